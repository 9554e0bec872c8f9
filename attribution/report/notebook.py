"""What a notebook shows of an analysis: the sources, what each says, and why it is theirs."""

import functools
from typing import NamedTuple

from attribution.model import Analysis, Quotation
from attribution.report import wording
from attribution.report.html import Templates

#: A notebook's cell shows so many quotations; the report shows them all.
_MOST = 200
_LONGEST = 500


class _Said(NamedTuple):
    words: str
    kind: str
    confidence: str
    evidence: str


class _Voice(NamedTuple):
    #: Empty over the quotations without a speaker.
    name: str
    kind: str
    description: str
    said: tuple[_Said, ...]


class Card(NamedTuple):
    """An analysis as a notebook's cell shows it."""

    title: str
    found: str
    voices: tuple[_Voice, ...]
    #: How many more quotations there are.
    left: str


def render_card(analysis: Analysis) -> str:
    """Return an analysis as a piece of HTML for a notebook: no script, no style sheet, nothing that is loaded.

    It has the sources, those with most words first, and of each quotation the kind, the confidence and the evidence; of
    a long article 200 quotations. Text of the article is never HTML, and turns the direction of nothing but itself.

    >>> from attribution import Document, Engine
    >>> engine = Engine(attribution="", spacy="", pipeline="")
    >>> empty = Analysis(document=Document.from_text("<b>", "<i>"), engine=engine)
    >>> "&lt;i&gt;" in render_card(empty), "<i>" in render_card(empty)
    (True, False)
    """
    return _templates().card(card_of(analysis))


def card_of(analysis: Analysis) -> Card:
    """Return what a notebook's cell shows of an analysis."""
    room = _MOST
    voices: list[_Voice] = []
    for source, its_own in analysis.by_source():
        if its_own and room:
            kind = wording.source_kind(source.kind, unnamed=not source.named)
            said = tuple(map(_said, its_own[:room]))
            room -= len(said)
            voices.append(_Voice(wording.shorten(source.name, _LONGEST), kind, source.description or "", said))
    open_ = tuple(quotation for quotation in analysis.quotations if quotation.source_id is None)
    if open_ and room:
        voices.append(_Voice("", "", "", tuple(map(_said, open_[:room]))))
    left = len(analysis.quotations) - sum(len(voice.said) for voice in voices)
    quotations, sources = len(analysis.quotations), len(analysis.sources)
    return Card(
        title=analysis.document.title or analysis.document.id,
        found=f"{wording.count(quotations, 'quotation')}, {wording.count(sources, 'source')}",
        voices=tuple(voices),
        left=wording.count(left, "more quotation") if left else "",
    )


def _said(quotation: Quotation) -> _Said:
    words, evidence = wording.shorten(quotation.text, _LONGEST), wording.shorten(quotation.evidence, _LONGEST)
    return _Said(words, quotation.kind, wording.confidence(quotation.confidence), evidence)


@functools.cache
def _templates() -> Templates:
    return Templates()
