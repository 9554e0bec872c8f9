"""Analyses of any text, with any spans and ids, for properties that hold whatever is in one."""

from hypothesis import strategies as st
from msgspec import UNSET

from attribution.model import Analysis, Cue, Mention, Quotation, Source, Span, TrackedChange
from tests.analyses import ENGINE, Story

SPAN = st.builds(lambda a, b: Span(start=a, end=b), st.integers(-5, 70), st.integers(-5, 70))
IDS = st.sampled_from(["s-a", "s-b", "s-c", "article", '"', None])


@st.composite
def analyses(draw: st.DrawFn) -> Analysis:
    """Return an analysis of any text, with any spans and ids."""
    text = draw(st.text(alphabet=st.sampled_from("ab “”‘’\n\r<>&\"'\0\u202e\u2069\ud800"), max_size=60))

    def mention(span: Span) -> Mention:
        return Mention(start=span.start, end=span.end, text=text[max(0, span.start) : max(0, span.end)])

    quotations = [
        Quotation(
            id=draw(st.sampled_from(["q-1", "q-2", "p-1", "<"])),
            kind=draw(st.sampled_from(["direct", "mixed", "indirect"])),
            spans=tuple(draw(st.lists(SPAN, max_size=3))),
            text=draw(st.text(max_size=9)),
            cue=Cue(start=3, end=5, text=text[3:5], lemma=text[:2]) if draw(st.booleans()) else None,
            speaker=mention(draw(SPAN)) if draw(st.booleans()) else None,
            source_id=draw(IDS),
            confidence=draw(st.floats(0, 1)),
            evidence=draw(st.text(max_size=9)),
        )
        for _ in range(draw(st.integers(0, 4)))
    ]
    sources = [
        Source(
            id=name,
            name=draw(st.text(max_size=9)),
            kind=draw(st.sampled_from(["person", "group", "document"])),
            named=draw(st.booleans()),
            member_of=draw(IDS),
            members=draw(st.sampled_from([UNSET, (), ("s-a",), ("s-a", "s-b"), ("nobody", name)])),
            may_be=(name, "nobody"),
            mentions=tuple(mention(span) for span in draw(st.lists(SPAN, max_size=3))),
        )
        for name in draw(st.lists(st.sampled_from(["s-a", "s-b", "article", '"']), max_size=4))
    ]
    changes = tuple(
        TrackedChange(
            start=span.start,
            end=span.end,
            kind=draw(st.sampled_from(["insertion", "deletion", "moved-here", "moved-away"])),
            text=draw(st.sampled_from(["", "a", "“", " \n", "\0"])),
            author=draw(st.sampled_from([None, "Ed", "\u202e"])),
            when=draw(st.sampled_from([None, "2026-03-02T14:05:00Z", "noon"])),
            quotation_id=draw(st.sampled_from([None, "q-1", "nobody"])),
        )
        for span in draw(st.lists(SPAN, max_size=3))
    )
    story = Story(text, body_start=draw(st.integers(0, 9)), **({"changes": changes} if changes else {}))
    document = story.document
    return Analysis(document=document, engine=ENGINE, quotations=tuple(quotations), sources=tuple(sources))
