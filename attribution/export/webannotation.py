"""W3C Web Annotation: one annotation a quotation, which points at its words in the text.

Positions count Unicode code points, as the recommendation demands. JavaScript and the DOM count UTF-16 code units,
which differ after the first character outside the Basic Multilingual Plane: `[...text].slice(start, end).join("")`.
"""

import unicodedata
import uuid
from collections.abc import Iterable, Iterator

from attribution.corrections import corrected_ids, made_by, statuses
from attribution.export.texts import address_of, inside, text_uri, whole
from attribution.export.written import as_array
from attribution.model import Analysis, Quotation, SetStatus, Source, Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
#: How much of the text before and after the words helps to find them.
CONTEXT_CHARACTERS = 32
_JOINER = "\u200d"

type _Json = dict[str, object]


def encode_annotations(analyses: Iterable[Analysis], *, confidential: bool = False) -> Iterator[bytes]:
    """Yield the quotations of `analyses` as one JSON array of annotations, an annotation a line.

    The target of each is the text that was read, named by its hash, once for each piece of the quotation.

    Args:
        analyses: What was found.
        confidential: Leave out every word of the article, and what may be told by a hash of words: there are
            positions, kinds and numbers, and only who has the text can read them.

    >>> from attribution import analyze
    >>> analysis = analyze("“It holds,” Ana Ruiz said.")
    >>> [line] = b"".join(encode_annotations([analysis], confidential=True)).splitlines()[1:-1]
    >>> b"holds" in line, b"Ruiz" in line, b'{"type":"TextPositionSelector","start":0,"end":11}' in line
    (False, False, True)
    """
    generator = _bare if confidential else _full
    return as_array(annotation for analysis in map(whole, analyses) for annotation in generator(analysis))


def _full(analysis: Analysis) -> Iterator[_Json]:
    document = analysis.document
    about: _Json = {"id": text_uri(document.sha256), "type": "Text", "format": "text/plain"}
    if address := address_of(document):
        about["via"] = address
    sources = {source.id: source for source in analysis.sources}
    entered, changed, made = statuses(analysis), corrected_ids(analysis), made_by(analysis)
    for number, quotation in enumerate(analysis.quotations, start=1):
        source = sources.get(quotation.source_id or "")
        bodies = [*_identifying(source), *_describing(quotation, source), *_tags(quotation, source)]
        bodies += _entered(entered.get(quotation.id), is_corrected=quotation.id in changed)
        bodies += [_body("tagging", f"corrections:{made.corrections_in_words}")] if made.entries_sha256 else []
        targets: list[_Json] = [
            {"source": about, "selector": [_quote(document.text, span), _position(span)]}
            for span in inside(document.text, quotation.spans)
        ]
        if targets:
            yield _annotation(analysis, number, bodies, targets, made.engine_in_words)


def _bare(analysis: Analysis) -> Iterator[_Json]:
    about = text_uri(analysis.document.sha256)
    # An id is a hash of words, which who guesses the words can tell.
    sources = {source.id: (number, source) for number, source in enumerate(analysis.sources, start=1)}
    # The file of house words, and a hash of entries, are left out too.
    made = f"attribution {analysis.engine.attribution}, {analysis.engine.pipeline}"
    for number, quotation in enumerate(analysis.quotations, start=1):
        source_number, source = sources.get(quotation.source_id or "", (0, None))
        bodies = _tags(quotation, source)
        if source:
            bodies.append(_body("tagging", f"source:{source_number}"))
        spans = inside(analysis.document.text, quotation.spans)
        targets: list[_Json] = [{"source": about, "selector": _position(span)} for span in spans]
        if targets:
            yield _annotation(analysis, number, bodies, targets, made)


def _annotation(analysis: Analysis, number: int, bodies: list[_Json], targets: list[_Json], made: str) -> _Json:
    name = f"{text_uri(analysis.document.sha256)}#quotation-{number}"
    return {
        "@context": CONTEXT,
        "id": uuid.uuid5(uuid.NAMESPACE_URL, name).urn,
        "type": "Annotation",
        "motivation": "identifying",
        "generator": {"type": "Software", "name": made},
        "body": bodies,
        "target": targets,
    }


def _identifying(source: Source | None) -> Iterator[_Json]:
    if source:
        yield _body("identifying", source.name)


def _describing(quotation: Quotation, source: Source | None) -> Iterator[_Json]:
    if source and source.description and source.description != source.name:
        yield _body("describing", source.description)
    if quotation.evidence:
        yield _body("commenting", f"{quotation.evidence} ({quotation.confidence:.2f})")


def _entered(status: SetStatus | None, *, is_corrected: bool) -> Iterator[_Json]:
    """Yield what a person entered: the status and that something was corrected as tags, the note as a comment."""
    if is_corrected:
        yield _body("tagging", "corrected")
    if status:
        yield _body("tagging", f"status:{status.status}")
    if status and status.note:
        yield _body("commenting", status.note)


def _tags(quotation: Quotation, source: Source | None) -> list[_Json]:
    tags = [f"kind:{quotation.kind}"]
    if source:
        tags += [f"source-kind:{source.kind}", "named" if source.named else "unnamed"]
    else:
        tags.append("unattributed")
    if quotation.denied:
        tags.append("denied")
    return [_body("tagging", tag) for tag in tags]


def _body(purpose: str, value: str) -> _Json:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _position(span: Span) -> _Json:
    return {"type": "TextPositionSelector", "start": span.start, "end": span.end}


def _quote(text: str, span: Span) -> _Json:
    before = _character_start(text, max(0, span.start - CONTEXT_CHARACTERS), span.start)
    # No character that a reader knows has so many marks that this would cut it.
    last = min(len(text), span.end + 2 * CONTEXT_CHARACTERS)
    after = _character_start(text, min(last, span.end + CONTEXT_CHARACTERS), last)
    return {
        "type": "TextQuoteSelector",
        "exact": text[span.start : span.end],
        "prefix": text[before : span.start],
        "suffix": text[span.end : after],
    }


def _character_start(text: str, at: int, limit: int) -> int:
    """Return the first place from `at` on that is not within what a reader sees as one character."""
    while at < limit and (unicodedata.category(text[at])[0] == "M" or _JOINER in text[max(0, at - 1) : at + 1]):
        at += 1
    return at
