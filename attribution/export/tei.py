"""TEI: for each article a document with its text, in which each quotation is a `said` that points at its source."""

import os
import re
from collections.abc import Iterable
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from attribution.corrections import made_by
from attribution.export.passages import chunks_in
from attribution.export.texts import address_of, whole
from attribution.export.written import Tally, Written, empty_folder, file_stem
from attribution.model import Analysis, Document, Quotation, Source
from attribution.output import replacing, showable

_NAME = re.compile(r"[A-Za-z_][\w.-]{0,60}", re.ASCII)
#: What TEI takes for a version.
_VERSION = re.compile(r"\d+[a-z]*\d*(?:\.\d+[a-z]*\d*){0,3}", re.ASCII)
_LISTED = ("person", "group", "organization")
_ELEMENTS = {
    "person": ("person", "persName"),
    "group": ("personGrp", "persName"),
    "organization": ("org", "orgName"),
}
_METHOD = (
    "Found by a program, attribution {version}. Quotation marks are kept. A said whose direct is false is wholly or "
    "partly in indirect speech. What a source is reported to deny is not marked."
)


def write_tei(analyses: Iterable[Analysis], folder: str | os.PathLike[str]) -> Written:
    """Write a TEI document for each article into `folder`.

    The characters within `body` are those of the text, one for one: offsets count them. A character that XML can't
    hold is “�”. Where a quotation is in pieces, is over several paragraphs or overlaps another, it is several `said`
    elements, linked by `next` and `prev`.

    Raises:
        OutputError: The folder or a file can't be made or written, or the folder is not empty.

    >>> import tempfile
    >>> from pathlib import Path
    >>> from attribution import analyze
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = write_tei([analyze("“It holds,” Ana Ruiz said.")], folder)
    ...     lines = Path(folder, "000001-text.xml").read_text(encoding="utf-8").splitlines()
    >>> print(lines[-2])
    <text>...<p><said xml:id="q-..." who="#s-..." direct="true">“It holds,”</said> Ana Ruiz said.</p></body></text>
    """
    tally = Tally()
    target = empty_folder(folder)
    for number, analysis in enumerate(map(whole, tally.passing(analyses)), start=1):
        with replacing(target / f"{file_stem(number, analysis.document.id)}.xml") as file:
            file.write(_document(analysis).encode())
    return tally.written(target)


def _document(analysis: Analysis) -> str:
    names = _Names()
    sources: dict[str, str] = {}
    for source in analysis.sources:
        sources.setdefault(source.id, names.unused(source.id, "s"))
    listed = {source.id: source for source in reversed(analysis.sources)}
    entries = [listed[name] for name in sources]
    people = [_entry(source, sources[source.id]) for source in entries if source.kind in _LISTED]
    works = [_work(source, sources[source.id]) for source in entries if source.kind not in _LISTED]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0">\n'
        f"{_header(analysis, people, works)}"
        f'<text><body xml:space="preserve">{_body(analysis, sources, names)}</body></text>\n</TEI>\n'
    )


def _header(analysis: Analysis, people: list[str], works: list[str]) -> str:
    document = analysis.document
    method = _METHOD.format(version=analysis.engine.attribution)
    author = _element("author", document.byline)
    participants = f"<particDesc><listPerson>{''.join(people)}</listPerson></particDesc>" if people else ""
    profile = f"<profileDesc>{participants}</profileDesc>\n" if people else ""
    return (
        f"<teiHeader>\n<fileDesc><titleStmt>{_title(document)}{author}</titleStmt>\n"
        "<publicationStmt><p>Made for analysis; the rights in the text are its publisher’s.</p></publicationStmt>\n"
        f"<sourceDesc>{_origin(document)}{f'<listBibl>{"".join(works)}</listBibl>' if works else ''}</sourceDesc>"
        f'</fileDesc>\n<encodingDesc><editorialDecl><quotation marks="all"><p>{_text(method)}</p></quotation>'
        f"</editorialDecl>{_application(analysis)}</encodingDesc>\n{profile}</teiHeader>\n"
    )


def _application(analysis: Analysis) -> str:
    """Return which program made the marks, and which corrections a person made of them."""
    made = made_by(analysis)
    found = _VERSION.match(analysis.engine.attribution)
    version = found[0] if found else "0"
    return (
        f'<appInfo><application ident="attribution" version="{version}"><label>{_text(made.program)}</label>'
        f"<p>{_text(made.engine_in_words)}</p><p>Corrections: {_text(made.corrections_in_words)}</p>"
        "</application></appInfo>"
    )


def _title(document: Document) -> str:
    return _element("title", document.title or document.id or "untitled")


def _origin(document: Document) -> str:
    date = _element("date", document.published)
    reference = f"<ref target={quoteattr(address)}/>" if (address := address_of(document)) else ""
    hash_ = f'<idno type="sha256">{_text(document.sha256)}</idno>'
    return f"<bibl>{_title(document)}{_element('publisher', document.outlet)}{date}{reference}{hash_}</bibl>"


def _entry(source: Source, name: str) -> str:
    element, name_element = _ELEMENTS[source.kind]
    # A description is no name.
    named = _element(name_element, source.name) if source.named else _note("description", source.name)
    described = source.description if source.description != source.name else None
    return (
        f'<{element} xml:id="{name}">{named}{_note("description", described)}'
        f"{_note('affiliation', source.affiliation)}{'' if source.named else _note('status', 'unnamed')}</{element}>\n"
    )


def _work(source: Source, name: str) -> str:
    return f'<bibl xml:id="{name}" type="{source.kind}">{_text(source.name)}</bibl>\n'


def _body(analysis: Analysis, sources: dict[str, str], names: "_Names") -> str:
    text = analysis.document.text
    quotations = {number: one for number, one in enumerate(analysis.quotations) if not one.denied}
    paragraphs = _paragraphs(text)
    chunks = chunks_in(text, {number: one.spans for number, one in quotations.items()}, paragraphs)
    ids: dict[int, list[str]] = {number: [] for number in quotations}
    for chunk in chunks:
        stem = quotations[chunk.key].id
        part = len(ids[chunk.key]) + 1
        ids[chunk.key].append(names.unused(stem if part == 1 else f"{stem}.{part}", "q"))
    before: dict[int, str] = {}
    seen = dict.fromkeys(quotations, 0)
    # What ends at a place is written before what begins there, the outer before the inner.
    for chunk in chunks:
        before[chunk.end] = "</said>" + before.get(chunk.end, "")
    for start, end in paragraphs:
        before[end] = before.get(end, "") + "</p>"
        before[start] = before.get(start, "") + "<p>"
    for chunk in chunks:
        tag = _said(quotations[chunk.key], ids[chunk.key], seen[chunk.key], sources)
        before[chunk.start] = before.get(chunk.start, "") + tag
        seen[chunk.key] += 1
    return _marked(text, before) if paragraphs else f"<p/>{text}"


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the lines that have words; what stands between them is only spaces, which XML allows there."""
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip(" \t"):
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def _marked(text: str, before: dict[int, str]) -> str:
    edges = sorted({0, len(text), *before})
    pieces = [before.get(0, "")]
    for start, end in pairwise(edges):
        pieces += [_text(text[start:end]), before.get(end, "")]
    return "".join(pieces)


def _said(quotation: Quotation, ids: list[str], part: int, sources: dict[str, str]) -> str:
    attributes = [f'xml:id="{ids[part]}"']
    if quotation.source_id in sources:
        attributes.append(f'who="#{sources[quotation.source_id]}"')
    attributes.append(f'direct="{"true" if quotation.kind == "direct" else "false"}"')
    if part + 1 < len(ids):
        attributes.append(f'next="#{ids[part + 1]}"')
    if part:
        attributes.append(f'prev="#{ids[part - 1]}"')
    return f"<said {' '.join(attributes)}>"


def _element(name: str, content: str | None) -> str:
    return f"<{name}>{_text(content)}</{name}>" if content else ""


def _note(type_: str, content: str | None) -> str:
    return f'<note type="{type_}">{_text(content)}</note>' if content else ""


def _text(text: str) -> str:
    # A carriage return of its own would be read as a newline.
    return escape(showable(text), {"\r": "&#13;"})


class _Names:
    """Gives each element an id of its own that XML allows."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def unused(self, wanted: str, letter: str) -> str:
        """Return `wanted` if it will do, or else a name with a number."""
        name, number = wanted, len(self._used)
        while name in self._used or not _NAME.fullmatch(name):
            number += 1
            name = f"{letter}.{number}"
        self._used.add(name)
        return name
