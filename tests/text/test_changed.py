"""What was changed in quoted words: where, by whom, how they read before, and what is worst."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.load.options import Reading
from attribution.load.parts import label_parts
from attribution.model import TrackedChange
from attribution.text import find_changed
from tests.analyses import Story
from tests.drafts_in_word import draft_analysis

#: What was deleted outside the marks is read too.
ALL = Reading(with_comments=True)


@pytest.mark.parametrize(
    ("draft", "before", "now"),
    [
        ("“We will [-never-][+not+] sell,” she said.", "“We will never sell,”", "“We will not sell,”"),
        ("“[-Never-][+Not+] now,” she said.", "“Never now,”", "“Not now,”"),
        ("“We will sell[- in May-],” she said.", "“We will sell in May,”", "“We will sell,”"),
        ("“We will sell[+ in May+],” she said.", "“We will sell,”", "“We will sell in May,”"),
        ("“[+Perhaps +]we will sell,” she said.", "“we will sell,”", "“Perhaps we will sell,”"),
        # One quotation was made of two.
        ("“We will sell[-,” she said. “But not-] in May.”", "“We will sell,” she said. “But not in May.”", None),
        # The whole was put in the place of another, marks and all.
        ("She said: [-“Never.”-][+“Not now.”+]", "“Never.”", "“Not now.”"),
        # Words that were the reporter’s are in marks now.
        ("She said they would [+“+]not sell[+”+].", "not sell", "“not sell”"),
        ("She said they would [-'-][+“+]not sell[-'-][+”+].", "'not sell'", "“not sell”"),
        # Marks inside marks.
        ("“He told me, ‘[-No-][+Yes+],’ ” she said.", "“He told me, ‘No,’ ”", "“He told me, ‘Yes,’ ”"),
    ],
)
def test_what_was_changed_inside_marks(draft: str, before: str, now: str | None) -> None:
    """The words before and after are told, marks and all."""
    [changed] = find_changed(draft_analysis(draft, reading=ALL))

    assert changed.before == before
    assert now is None or changed.now == now


@pytest.mark.parametrize(
    "draft",
    [
        "“We will sell,” she [-claimed-][+said+].",
        "[+On Monday, +]“We will sell,” she said.",
        "“We will sell,”[- she said-] at noon.",
        "“We will sell.”[- “Soon.”-] It rained.",
        "She said they would [-never-][+not+] sell.",
    ],
)
def test_what_was_changed_outside_them(draft: str) -> None:
    """Changes beside quoted words are none of them."""
    analysis = draft_analysis(draft, reading=ALL)

    assert find_changed(analysis) == ()
    assert not any(change.quoted for change in analysis.document.changes)


def test_words_that_are_not_shown() -> None:
    """What was left out as confidential has a sign in its place."""
    [changed] = find_changed(draft_analysis("“We will sell[-,” said Ben Roe. “But not-] in May.”"))

    assert changed.before == "“We will sell[…] in May.”"
    assert changed.told == ("Ed took out words that are not shown.",)


def test_a_block_quotation_is_quoted_too() -> None:
    """Words that are set off have no marks, and are somebody’s all the same."""
    story = Story(
        "The board wrote:\n\n> We will not sell.\n\nIt rained.",
        changes=(
            TrackedChange(start=28, end=28, kind="deletion", text="never"),
            TrackedChange(start=28, end=31, kind="insertion", text="not"),
        ),
    )
    analysis = story.analysis()
    document = msgspec.structs.replace(analysis.document, parts=label_parts(analysis.document.text))

    [changed] = find_changed(msgspec.structs.replace(analysis, document=document))

    assert "We will never sell." in changed.before


def test_who_did_what_and_when() -> None:
    """One who takes words out and puts others in replaces them; a time is told to the minute."""
    told = {"author": "Ed Roe", "when": "2026-03-02T14:05:00Z"}
    changes = (
        TrackedChange(start=3, end=3, kind="deletion", text="never", **told),
        TrackedChange(start=3, end=6, kind="insertion", text="not", **told),
        TrackedChange(start=7, end=7, kind="deletion", text="ever ", author="Al Noor", when="2026-03-03"),
        TrackedChange(start=10, end=11, kind="insertion", text=",", when="noon"),
        TrackedChange(start=12, end=12, kind="moved-away", text="we  told\nthem "),
    )
    story = Story("“W not go, x.”", changes=changes)

    [changed] = find_changed(story.analysis())

    assert changed.told == (
        "Ed Roe replaced “never” with “not” (2026-03-02 14:05).",
        "Al Noor took out “ever” (2026-03-03).",
        "Somebody put in the mark ,.",
        "Somebody moved away “we told them”.",
    )


def test_two_who_change_the_same_place_are_told_apart() -> None:
    """What one took out the other did not replace."""
    changes = (
        TrackedChange(start=3, end=3, kind="deletion", text="never", author="Ed"),
        TrackedChange(start=3, end=6, kind="insertion", text="not", author="Al"),
    )

    [changed] = find_changed(Story("“W not go.”", changes=changes).analysis())

    assert changed.told == ("Ed took out “never”.", "Al put in “not”.")


def test_the_worst_comes_first() -> None:
    """Words put between marks, then figures and “not”, then most words, then what changed no word."""
    analysis = draft_analysis(
        "“It is late[-,-][+.+]” she said.",
        "“It is [-late-][+early+],” she said.",
        "“It is [-very late and cold-][+early+],” she said.",
        "“It costs [-40-][+400+] dollars,” she said.",
        "“It is[+n’t+] late,” she said.",
        "She said it was [+“+]late[+”+].",
    )

    assert [changed.now for changed in find_changed(analysis)] == [
        "“late”",
        "“It costs 400 dollars,”",
        "“It isn’t late,”",
        "“It is early,”",
        "“It is early,”",
        "“It is late.”",
    ]
    assert "very" in find_changed(analysis)[3].before


def test_which_quotation_it_lies_in() -> None:
    """The places are exact, and the innermost quotation counts."""
    analysis = draft_analysis(
        "“He told me, ‘[-No-][+Yes+],’ ” Ana Lee said. “It [-was-][+is+] late.”",
        quotations=(("“He told me, ‘Yes,’ ”", "“It is late.”"), ("‘Yes,’",)),
    )
    text, changes = analysis.document.text, analysis.document.changes

    assert [(it.kind, it.text, text[it.start : it.end], it.quotation_id) for it in changes] == [
        ("deletion", "No", "", "q-0001"),
        ("insertion", "Yes", "Yes", "q-0001"),
        ("deletion", "was", "", "q-0000"),
        ("insertion", "is", "is", "q-0000"),
    ]


PIECES = st.lists(
    st.tuples(st.sampled_from(["", "+", "-"]), st.text(alphabet="ab ,n", min_size=1, max_size=5)),
    min_size=1,
    max_size=8,
)


@settings(max_examples=30, deadline=None)
@given(PIECES)
def test_before_and_now_are_what_both_readings_have(pieces: list[tuple[str, str]]) -> None:
    """However a draft was changed, the words before are those of the draft with its changes undone."""
    inside = "".join(f"[{sign}{words}{sign}]" if sign else words for sign, words in pieces)
    draft = f"It rained. “No{inside}x,” she said."
    readings = {
        how: draft_analysis(draft, reading=Reading(revisions=how, with_comments=True)) for how in ("accept", "reject")
    }

    for analysis in readings.values():
        for changed in find_changed(analysis):
            for how, words in (("accept", changed.now), ("reject", changed.before)):
                text = readings[how].document.text
                assert " ".join(text[text.index("“") : text.index("”") + 1].split()) == words
    assert bool(find_changed(readings["accept"])) == any(sign for sign, _ in pieces)
