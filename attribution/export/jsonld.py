"""schema.org JSON-LD: a NewsArticle with its Quotations, and who each is attributed to.

Schema.org can only say that somebody said something. So a quotation that its source denies is left out, and a source
without a name has a description and no `name`.
"""

import uuid
from collections.abc import Iterable, Iterator

from attribution.export.texts import address_of, inside, text_uri, whole
from attribution.export.written import as_array
from attribution.model import Analysis, Document, Quotation, Source

CONTEXT = "https://schema.org"
#: The syntax of `identifier` for places: RFC 5147, "char=0,26", which counts characters.
PLACE = "https://www.rfc-editor.org/rfc/rfc5147"
#: What schema.org calls each kind of source; the others are no one who speaks.
_TYPES = {"person": "Person", "group": "Organization", "organization": "Organization"}

type _Json = dict[str, object]


def encode_jsonld(analyses: Iterable[Analysis]) -> Iterator[bytes]:
    """Yield `analyses` as one JSON array of schema.org articles, an article a line.

    >>> import msgspec
    >>> from attribution import analyze
    >>> [article] = msgspec.json.decode(b"".join(encode_jsonld([analyze("“It holds,” one official said.")])))
    >>> speaker = article["hasPart"][0]["spokenByCharacter"]
    >>> speaker["@type"], speaker["description"], "name" in speaker
    ('Person', 'one official', False)
    """
    return as_array(_article(whole(analysis)) for analysis in analyses)


def _article(analysis: Analysis) -> _Json:
    document = analysis.document
    sources = {source.id: (number, source) for number, source in enumerate(analysis.sources, start=1)}
    parts = []
    for number, quotation in enumerate(analysis.quotations, start=1):
        if not quotation.denied and inside(document.text, quotation.spans):
            said = _quotation(document, number, quotation)
            known = sources.get(quotation.source_id or "")
            relay = sources.get(quotation.via.source_id or "") if quotation.via else None
            parts.append(said | (_origin(document, *known) if known else {}) | _relay(document, relay))
    about: _Json = {
        "@context": CONTEXT,
        "@type": "NewsArticle",
        "@id": text_uri(document.sha256),
        "identifier": document.id,
        "headline": document.title,
        "creditText": document.byline,
        "datePublished": document.published,
        "url": address_of(document),
        "publisher": {"@type": "Organization", "name": document.outlet} if document.outlet else None,
        "wordCount": analysis.word_count,
        "hasPart": parts,
    }
    return {name: value for name, value in about.items() if value not in (None, [])}


def _quotation(document: Document, number: int, quotation: Quotation) -> _Json:
    places = [
        {"@type": "PropertyValue", "propertyID": PLACE, "value": f"char={span.start},{span.end}"}
        for span in inside(document.text, quotation.spans)
    ]
    return {
        "@type": "Quotation",
        "@id": _node(document, f"quotation-{number}"),
        "identifier": [quotation.id, *places],
        "position": number,
        "keywords": quotation.kind,
        "text": quotation.text,
    }


def _origin(document: Document, number: int, source: Source) -> _Json:
    if source.kind in _TYPES:
        return {"spokenByCharacter": _speaker(document, number, source)}
    work = {"@type": "CreativeWork", "@id": _node(document, f"source-{number}")}
    return {"isBasedOn": work | _names(source)}


def _relay(document: Document, relay: tuple[int, Source] | None) -> _Json:
    return {"contributor": _speaker(document, *relay)} if relay and relay[1].kind in _TYPES else {}


def _speaker(document: Document, number: int, source: Source) -> _Json:
    about: _Json = {"@type": _TYPES[source.kind], "@id": _node(document, f"source-{number}")}
    about |= _names(source)
    if source.affiliation and source.kind == "person":
        about["affiliation"] = {"@type": "Organization", "name": source.affiliation}
    return about


def _names(source: Source) -> _Json:
    if not source.named:
        return {"description": source.name}
    about: _Json = {"name": source.name}
    return about | {"description": source.description} if source.description else about


def _node(document: Document, name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{text_uri(document.sha256)}#{name}").urn
