"""schema.org JSON-LD: a NewsArticle with its Quotations, and who each is attributed to.

Schema.org can only say that somebody said something. So a quotation that its source denies is left out, and a source
without a name has a description and no `name`.
"""

import uuid
from collections.abc import Iterable, Iterator

from attribution.corrections import made_by
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


def article_node(document: Document) -> _Json:
    """Return an article as schema.org tells of it, without what was found in it."""
    about: _Json = {
        "@type": "NewsArticle",
        "@id": text_uri(document.sha256),
        "identifier": document.id,
        "headline": document.title,
        "creditText": document.byline,
        "datePublished": document.published,
        "url": address_of(document),
        "publisher": {"@type": "Organization", "name": document.outlet} if document.outlet else None,
    }
    return {name: value for name, value in about.items() if value is not None}


def finding_node(analysis: Analysis) -> _Json:
    """Return the finding as a data set of its own: schema.org has no other place for a program that made something."""
    made = made_by(analysis)
    about: _Json = {
        "@type": "Dataset",
        "name": "Quotations and their sources, found by a program",
        "measurementTechnique": made.engine_in_words,
    }
    return about | ({"correction": made.corrections_in_words} if made.entries_sha256 else {})


def origin_nodes(analysis: Analysis, quotation: Quotation, speaker: str) -> _Json:
    """Return whose words a quotation has: the speaker under the property of that name, a document under `isBasedOn`."""
    found = _numbered(analysis, quotation.source_id)
    if found is None:
        return {}
    number, source = found
    if source.kind in _TYPES:
        return {speaker: _speakers(analysis, number, source)}
    work = {"@type": "CreativeWork", "@id": node_uri(analysis.document, f"source-{number}")}
    return {"isBasedOn": work | _names(source)}


def node_uri(document: Document, name: str) -> str:
    """Return a URI for a thing in an article, the same each time."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{text_uri(document.sha256)}#{name}").urn


def _article(analysis: Analysis) -> _Json:
    parts = [
        _quotation(analysis, number, quotation)
        for number, quotation in enumerate(analysis.quotations, start=1)
        if not quotation.denied and inside(analysis.document.text, quotation.spans)
    ]
    about: _Json = {"@context": CONTEXT} | article_node(analysis.document)
    about |= {"wordCount": analysis.word_count, "subjectOf": finding_node(analysis)}
    return about | ({"hasPart": parts} if parts else {})


def _quotation(analysis: Analysis, number: int, quotation: Quotation) -> _Json:
    document = analysis.document
    places = [
        {"@type": "PropertyValue", "propertyID": PLACE, "value": f"char={span.start},{span.end}"}
        for span in inside(document.text, quotation.spans)
    ]
    about: _Json = {
        "@type": "Quotation",
        "@id": node_uri(document, f"quotation-{number}"),
        "identifier": [quotation.id, *places],
        "position": number,
        "keywords": quotation.kind,
        "text": quotation.text,
    }
    return about | origin_nodes(analysis, quotation, "spokenByCharacter") | _relay(analysis, quotation)


def _relay(analysis: Analysis, quotation: Quotation) -> _Json:
    relay = _numbered(analysis, quotation.via.source_id) if quotation.via else None
    return {"contributor": _speakers(analysis, *relay)} if relay and relay[1].kind in _TYPES else {}


def _speakers(analysis: Analysis, number: int, source: Source) -> _Json | list[_Json]:
    """Return who speaks; people who speak together one by one."""
    found = (_numbered(analysis, it.id) for it in analysis.members_of(source.id))
    together = [_speaker(analysis.document, *it) for it in found if it is not None and it[1].kind in _TYPES]
    return together if len(together) > 1 else _speaker(analysis.document, number, source)


def _numbered(analysis: Analysis, source_id: str | None) -> tuple[int, Source] | None:
    found = ((number, it) for number, it in enumerate(analysis.sources, start=1) if it.id == source_id)
    # Of two with one id, which no analysis of ours has, the last counts.
    return max(found, key=lambda row: row[0], default=None)


def _speaker(document: Document, number: int, source: Source) -> _Json:
    about: _Json = {"@type": _TYPES[source.kind], "@id": node_uri(document, f"source-{number}")}
    about |= _names(source)
    if source.affiliation and source.kind == "person":
        about["affiliation"] = {"@type": "Organization", "name": source.affiliation}
    return about


def _names(source: Source) -> _Json:
    if not source.named:
        return {"description": source.name}
    about: _Json = {"name": source.name}
    return about | {"description": source.description} if source.description else about
