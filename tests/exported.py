"""Analyses to export: a small one by hand, and any that there may be; and what each export must keep of them."""

import msgspec
from hypothesis import strategies as st

from attribution.export.texts import inside, whole
from attribution.model import Analysis, Anonymity, Mention, Relay, Source, Unattributed
from tests.analyses import Story
from tests.any_analyses import IDS, SPAN, analyses

_WORDS = st.sampled_from(["", "=1+1", "she", "#N/A", "a\tb", "\x0b\ud800", "x" * 40_000, "naïve 🛥", "<b>&'\"", "]]>"])
_MAYBE = st.none() | _WORDS


def harbour() -> Analysis:
    """Return an analysis with an emoji before all else, a quotation in pieces, a relay, a denial and a gap."""
    text = (
        "🛥 The harbour\r\n\r\n“It holds,” Ana Ruiz said. “It always held.”\r\n\r\n"
        "Officials said the audit found cracks.\r\n\r\n=The ministry denied that it knew. “Who did?”\r\n"
    )
    story = Story(
        text,
        "drafts/The harbour.txt",
        title="The harbour",
        published="2024-05-17",
        outlet="Lorn News",
        url="https://example.org/harbour",
        extra={"desk": "islands"},
    )
    story.source("ruiz", "Ana Ruiz", description="the harbour master", affiliation="the harbour board")
    story.source("officials", "Officials", "group", named=False, anonymity=Anonymity(condition="not to be named"))
    story.source("audit", "the audit", "document")
    story.source("ministry", "The ministry", "organization")
    story.quotation("“It holds,”", "“It always held.”", source="ruiz", speaker="Ana Ruiz")
    story.quotation(
        "cracks", source="audit", speaker="the audit", cue="found", kind="indirect", via=("Officials", "officials")
    )
    story.quotation(
        "that it knew", source="ministry", speaker="The ministry", cue="denied", kind="indirect", denied=True
    )
    story.open_quotation("“Who did?”", cue=None)
    return story.analysis()


@st.composite
def any_exported(draw: st.DrawFn) -> Analysis:
    """Return any analysis, with everything in it that an export has a place for."""
    analysis = draw(analyses())
    text = analysis.document.text

    def mention() -> Mention:
        span = draw(SPAN)
        return Mention(start=span.start, end=span.end, text=text[max(0, span.start) : max(0, span.end)])

    def relay() -> Relay:
        one = mention()
        return Relay(start=one.start, end=one.end, text=one.text, source_id=draw(IDS))

    quotations = tuple(
        msgspec.structs.replace(
            quotation,
            via=relay() if draw(st.booleans()) else None,
            addressee=mention() if draw(st.booleans()) else None,
            denied=draw(st.booleans()),
            flags=tuple(draw(st.lists(_WORDS, max_size=2))),
            text=draw(_WORDS),
        )
        for quotation in analysis.quotations
    )
    sources = tuple(_with_words(draw, source) for source in analysis.sources)
    document = msgspec.structs.replace(
        analysis.document,
        id=draw(_WORDS),
        title=draw(_MAYBE),
        byline=draw(_MAYBE),
        published=draw(_MAYBE),
        outlet=draw(_MAYBE),
        url=draw(st.sampled_from([None, "http://a.example/ <>", "http://a.example/b?c=d&e=f", "\ud800"])),
        extra=draw(st.dictionaries(_WORDS, _WORDS, max_size=2)),
    )
    gaps = tuple(
        Unattributed(spans=one.spans, text=one.text, reason="no-speaker", quotation_id=one.id)
        for one in quotations
        if one.speaker is None
    )
    return msgspec.structs.replace(
        analysis, document=document, quotations=quotations, sources=sources, unattributed=gaps
    )


def _with_words(draw: st.DrawFn, source: Source) -> Source:
    return msgspec.structs.replace(
        source,
        kind=draw(st.sampled_from(["person", "group", "organization", "document", "other"])),
        description=draw(_MAYBE),
        affiliation=draw(_MAYBE),
        anonymity=Anonymity(condition=draw(_MAYBE), claimed=draw(st.none() | st.integers(0, 9))),
    )


def shown(analysis: Analysis, *, denied: bool = True) -> list[list[tuple[int, int]]]:
    """Return the places of each quotation that has words in the text, as an export must give them back."""
    text = analysis.document.text
    places = [
        [(span.start, span.end) for span in inside(text, quotation.spans)]
        for quotation in whole(analysis).quotations
        if denied or not quotation.denied
    ]
    return [spans for spans in places if spans]
