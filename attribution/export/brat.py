"""brat standoff: for each article a .txt with its text and an .ann with what was found."""

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from attribution.corrections import made_by
from attribution.export.texts import inside, whole
from attribution.export.written import Tally, Written, empty_folder, file_stem
from attribution.model import Analysis, Quotation, Span
from attribution.output import replacing

CONFIGURATION = "annotation.conf"
#: A table beside the articles, which brat leaves alone: what made each.
ABOUT = "about.tsv"
_ABOUT = ("file", "article_id", "article_sha256", "engine", "corrections")
_TYPES = """\
[entities]
Content
Cue
Source

[relations]
SpokenBy\tArg1:Content, Arg2:Source
CuedBy\tArg1:Content, Arg2:Cue
PassedOnBy\tArg1:Content, Arg2:Source
SaidTo\tArg1:Content, Arg2:Source
Equiv\tArg1:Source, Arg2:Source, <REL-TYPE>:symmetric-transitive

[events]

[attributes]
Kind\tArg:Content, Value:direct|mixed|indirect
Denied\tArg:Content
Named\tArg:Source
SourceKind\tArg:Source, Value:person|group|organization|document|other
"""
# A fragment stays on its line, whatever a reader takes for the end of one, and has no tab, which divides fields.
_FRAGMENT = re.compile(r"[^\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")


def write_brat(analyses: Iterable[Analysis], folder: str | os.PathLike[str]) -> Written:
    r"""Write a .txt and an .ann for each article into `folder`, annotation.conf, which brat needs, and about.tsv.

    The .txt has the text as it was read, with its line ends; offsets count its characters (code points). A piece that
    goes over several lines becomes a fragment a line.

    Raises:
        OutputError: The folder or a file can't be made or written, or the folder is not empty.

    >>> import tempfile
    >>> from attribution import analyze
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = write_brat([analyze("“It holds,” Ana Ruiz said.")], folder)
    ...     lines = Path(folder, "000001-text.ann").read_text(encoding="utf-8").splitlines()
    >>> lines[0].split("\t"), lines[4].split("\t")
    (['T1', 'Source 12 20', 'Ana Ruiz'], ['T2', 'Content 0 11', '“It holds,”'])
    """
    tally = Tally()
    target = empty_folder(folder)
    _write(target / CONFIGURATION, _TYPES)
    with replacing(target / ABOUT) as about:
        about.write("\t".join(_ABOUT).encode() + b"\n")
        for number, analysis in enumerate(map(whole, tally.passing(analyses)), start=1):
            stem = file_stem(number, analysis.document.id)
            about.write(_about(stem, analysis))
            _write(target / f"{stem}.txt", analysis.document.text)
            _write(target / f"{stem}.ann", "".join(f"{line}\n" for line in _Annotations(analysis).lines()))
    return tally.written(target)


def _about(stem: str, analysis: Analysis) -> bytes:
    """Return the line that says of an article's files what made them."""
    document, made = analysis.document, made_by(analysis)
    cells = (stem, document.id, document.sha256, made.engine_in_words, made.corrections_in_words)
    return "\t".join(" ".join(cell.split()) for cell in cells).encode() + b"\n"


def _write(path: Path, text: str) -> None:
    with replacing(path) as file:
        file.write(text.encode())


class _Annotations:
    """The annotations of one article, numbered as they are made."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._sources = {source.id: source for source in analysis.sources}
        self._text = analysis.document.text
        self._numbers: dict[str, int] = defaultdict(int)
        self._places: dict[tuple[str, tuple[tuple[int, int], ...]], str] = {}
        self._told: set[tuple[str, str]] = set()

    def lines(self) -> Iterator[str]:
        for source in self._analysis.sources:
            names = []
            for mention in source.mentions:
                name, lines = self._place("Source", [mention])
                yield from lines
                names += [name] if name and name not in names else []
            for name in names:
                yield from self._attribute("SourceKind", name, source.kind)
                yield from self._attribute("Named", name) if source.named else ()
                yield self._note(name, f"{source.id}: {source.name}")
            # Equivalent mentions have no number of their own.
            if len(names) > 1:
                yield f"*\tEquiv {' '.join(names)}"
        for quotation in self._analysis.quotations:
            yield from self._quotation(quotation)

    def _quotation(self, quotation: Quotation) -> Iterator[str]:
        content, lines = self._place("Content", quotation.spans)
        if not content:
            return
        yield from lines
        yield from self._attribute("Kind", content, quotation.kind)
        yield from self._attribute("Denied", content) if quotation.denied else ()
        yield self._note(content, f"{quotation.id}: {self._why(quotation)} ({quotation.confidence:.2f})")
        for relation, type_, mention in (
            ("SpokenBy", "Source", quotation.speaker),
            ("CuedBy", "Cue", quotation.cue),
            ("PassedOnBy", "Source", quotation.via),
            ("SaidTo", "Source", quotation.addressee),
        ):
            if mention:
                other, lines = self._place(type_, [mention])
                yield from lines
                if other:
                    yield f"{self._next('R')}\t{relation} Arg1:{content} Arg2:{other}"

    def _why(self, quotation: Quotation) -> str:
        """Return the evidence of a quotation; before it who says it, where a person named one not mentioned there."""
        source = self._sources.get(quotation.source_id or "")
        if source is None or quotation.speaker is not None:
            return quotation.evidence
        return f"{source.name}, {quotation.evidence}"

    def _place(self, type_: str, spans: Iterable[Span]) -> tuple[str, list[str]]:
        """Return the name of the annotation of these places, and its line if it is a new one."""
        pieces = tuple(
            found.span()
            for span in inside(self._text, spans)
            for found in _FRAGMENT.finditer(self._text, span.start, span.end)
        )
        if not pieces:
            return "", []
        if type_ != "Content" and (type_, pieces) in self._places:
            return self._places[type_, pieces], []
        name = self._places[type_, pieces] = self._next("T")
        places = ";".join(f"{start} {end}" for start, end in pieces)
        words = " ".join(self._text[start:end] for start, end in pieces)
        return name, [f"{name}\t{type_} {places}\t{words}"]

    def _attribute(self, type_: str, name: str, value: str = "") -> Iterator[str]:
        """Yield the line of an attribute, once: two sources may stand at one place, and brat takes one value for it."""
        if (type_, name) not in self._told:
            self._told.add((type_, name))
            yield f"{self._next('A')}\t{type_} {name} {value}".rstrip()

    def _note(self, name: str, note: str) -> str:
        return f"{self._next('#')}\tAnnotatorNotes {name}\t{' '.join(note.split())}"

    def _next(self, letter: str) -> str:
        self._numbers[letter] += 1
        return f"{letter}{self._numbers[letter]}"
