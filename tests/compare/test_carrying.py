"""What was said of an old draft, carried to a new one: nothing is lost, and nothing holds that it contradicts."""

import itertools
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.compare import carry_corrections, compare
from attribution.corrections import anchor_at, anchor_source, corrected
from attribution.model import (
    AddQuotation,
    Analysis,
    Anchor,
    Anonymity,
    Correction,
    Describe,
    DifferentSource,
    NotAQuotation,
    QuotationAnchor,
    Rename,
    SameSource,
    SetAnonymity,
    SetKind,
    SetKnownTo,
    SetNamed,
    SetSpans,
    SetSpeaker,
    SetStatus,
    SetVia,
    SourceAnchor,
    Span,
    Whom,
)
from tests.any_analyses import analyses
from tests.drafts_by_hand import draft, entered, new_draft, old_draft, statuses, which, whose, words

WHEN = "2026-03-02T14:05:00Z"
OLD = "“The pump is old,” Ana Lee said. She had asked for parts. Ben Roe, a plumber, agreed with that."
ROW = ("“The pump is old,”", "Ana Lee")


def carry(old: Analysis, new: Analysis, *entries: Correction) -> tuple[Any, ...]:
    """Return what becomes of entries of an old draft in a new one."""
    return carry_corrections(entered(old, *entries), compare(old, new), old, new).entries


def one_draft(text: str = OLD, *rows: tuple[str, str | None]) -> Analysis:
    """Return a draft with one quotation of Ana Lee's, and with Ben Roe as another source."""
    return draft(text, *(rows or (ROW,)))


def test_every_fate() -> None:
    """Kept words keep what was entered; of others a person is asked again, and is told why."""
    old, new = old_draft(), new_draft()
    given = statuses(old, q1="verified-verbatim", q2="needs-fix", q3="misquote", q4="cut", q5="cannot-verify")
    carried = carry_corrections(given, compare(old, new), old, new)

    assert [(it.id, it.quotation.spans[0].text, it.ask_again) for it in carried.entries] == [
        ("c-1", "“The pump may fail again by June,”", "The words were “The pump will fail again by June,”."),
        ("c-2", "“Nobody has ordered parts.”", None),
        (
            "c-3",
            "“We were told to wait,”",
            "The words were given to one official, and are given to Ben Roe in this draft.",
        ),
        ("c-4", "“It is a good pump,”", "The words are not in this draft."),
        ("c-5", "“The water is safe,”", None),
    ]
    assert [it.status for it in carried.entries] == [
        "verified-verbatim",
        "needs-fix",
        "misquote",
        "cut",
        "cannot-verify",
    ]
    assert (carried.document.id, carried.document.sha256) == ("pump-2.txt", new.document.sha256)


def test_a_moved_paragraph() -> None:
    """Words that stand elsewhere now are found there, and their quotation by its id there."""
    old = draft("“Go now,” Ana Lee said.\n\nIt rained all day.", ("“Go now,”", "Ana Lee"))
    new = draft("It rained all day.\n\n“Go now,” Ana Lee said.", ("“Go now,”", "Ana Lee"))
    (status,) = carry(old, new, SetStatus(id="c-1", when=WHEN, quotation=which(old, 1), status="cut"))

    assert status.ask_again is None
    assert status.quotation == which(new, 1)


def test_equal_words_of_two_people() -> None:
    """Where two say the same, each keeps what was entered for it when they change places."""
    line = "“No comment from me,” {} said. “It rained,” Ida Moss said. “No comment from me,” {} said."

    def told(one: str, two: str) -> Analysis:
        rows = (("“No comment from me,”", one), ("“It rained,”", "Ida Moss"), ("“No comment from me,”", two))
        return draft(line.format(one, two), *rows)

    old, new = told("Ana Lee", "Ben Roe"), told("Ben Roe", "Ana Lee")
    said = [SetStatus(id=f"c-{n}", when=WHEN, quotation=which(old, n)) for n in (1, 3)]
    first, second = carry(old, new, *said)

    assert (first.ask_again, second.ask_again) == (None, None)
    assert first.quotation.spans[0].after.startswith(" Ana Lee")
    assert second.quotation.spans[0].after.startswith(" Ben Roe")


def test_short_words_whose_neighbours_changed() -> None:
    """The same words from the same source are the same quotation, whatever is around them now."""
    old = draft("“Go,” Ana Lee said on Monday.", ("“Go,”", "Ana Lee"))
    new = draft("Asked again, Ana Lee said: “Go,” and left.", ("“Go,”", "Ana Lee"))
    (status,) = carry(old, new, SetStatus(id="c-1", when=WHEN, quotation=which(old, 1)))

    assert (status.ask_again, status.quotation) == (None, which(new, 1))


def test_words_of_the_reporter_that_go_on() -> None:
    """An indirect quotation that has more words now was reworded, though the old words stand in it."""
    old = draft("Ana Lee said the bridge would close.", ("the bridge would close", "Ana Lee"))
    new = draft("Ana Lee said the bridge would close in May.", ("the bridge would close in May", "Ana Lee"))
    (status,) = carry(old, new, SetStatus(id="c-1", when=WHEN, quotation=which(old, 1)))

    assert status.ask_again == "The words were “the bridge would close”."
    assert status.quotation == which(new, 1)


def test_words_that_are_only_read_otherwise() -> None:
    """Where the text is the same and only the machine's borders are others, nobody is asked."""
    text = "Ana Lee said the bridge would close in May."
    old = draft(text, ("the bridge would close", "Ana Lee"))
    new = draft(f"{text} It rained.", ("the bridge would close in May", "Ana Lee"))
    (status,) = carry(old, new, SetStatus(id="c-1", when=WHEN, quotation=which(old, 1)))

    assert status.ask_again is None
    assert status.quotation.spans[0].text == "the bridge would close"


def test_a_speaker_that_a_person_set() -> None:
    """It holds where the machine gives the words to the same source as before; that it is wrong is known."""
    old = one_draft()
    new = one_draft(f"It rained. {OLD}")
    (kept,) = carry(
        old, new, SetSpeaker(id="c-1", when=WHEN, quotation=which(old, 1), speaker=Whom(mention=words(old, "Ben Roe")))
    )

    assert kept.ask_again is None
    assert kept.speaker.mention == words(new, "Ben Roe")


def test_a_speaker_that_the_new_draft_contradicts() -> None:
    """Where the new draft names somebody else beside the words, a person is asked."""
    old = one_draft()
    new = one_draft(OLD.replace("Ana Lee", "Ida Moss"), (ROW[0], "Ida Moss"))
    (asked,) = carry(old, new, SetSpeaker(id="c-1", when=WHEN, quotation=which(old, 1), speaker=Whom(name="Cy Poe")))

    assert asked.ask_again == "The words were given to Ana Lee, and are given to Ida Moss in this draft."
    assert asked.speaker == Whom(name="Cy Poe")


def test_a_speaker_who_is_gone() -> None:
    """The words are there, and the one who was said to have said them is not."""
    old = one_draft(OLD, ROW, ("that", "Ben Roe"))
    new = one_draft("“The pump is old,” Ana Lee said. She had asked for parts.")
    by_source, by_mention = carry(
        old,
        new,
        SetSpeaker(id="c-1", when=WHEN, quotation=which(old, 1), speaker=Whom(source=whose(old, "Ben Roe"))),
        SetSpeaker(id="c-2", when=WHEN, quotation=which(old, 1), speaker=Whom(mention=words(old, "Ben Roe"))),
    )

    assert by_source.ask_again == "“Ben Roe” is not in this draft."
    assert by_mention.ask_again == "“Ben Roe”, who is meant, is not there in this draft."


def test_a_missed_quotation() -> None:
    """Words that a person found are found again; reworded ones are asked for, where they stand now."""
    old = one_draft(f"{OLD} And we will all go home, she thought aloud.")
    same = one_draft(f"And we will all go home, she thought aloud. {OLD}")
    other = one_draft(f"{OLD} And we may all go home, she thought aloud.")
    speaker = Whom(mention=words(old, "she thought"))
    found = AddQuotation(
        id="c-1", when=WHEN, kind="indirect", spans=(words(old, "we will all go home"),), speaker=speaker
    )
    (kept,) = carry(old, same, found)
    (asked,) = carry(old, other, found)

    assert (kept.ask_again, kept.spans) == (None, (words(same, "we will all go home"),))
    assert (asked.ask_again, asked.spans) == (
        "The words were “we will all go home”.",
        (words(other, "we may all go home"),),
    )


def test_a_missed_quotation_that_is_somebody_elses_now() -> None:
    """Where the machine finds it in the new draft and somebody else is named beside it, a person is asked."""
    old = draft("“We go home tonight,” said Ana Lee. “No,” said Ben Roe.", ("“No,”", "Ben Roe"))
    rows = (("“We go home tonight,”", "Ben Roe"), ("“No,”", "Ben Roe"))
    new = draft("“We go home tonight,” said Ben Roe. “No,” said Ben Roe.", *rows)
    found = AddQuotation(
        id="c-1", when=WHEN, kind="direct", spans=(words(old, "“We go home tonight,”"),), speaker=Whom(name="Ana Lee")
    )
    (asked,) = carry(old, new, found)

    assert asked.ask_again == "The words are given to Ben Roe in this draft."


def test_two_of_the_same_description() -> None:
    """Where the article calls both givers the same, nobody can say that they are two."""
    old = one_draft("“The pump is old,” she said. Ana Lee had asked for parts.", (ROW[0], "she"))
    new = one_draft("“The pump is old,” she said. Ida Moss had asked for parts.", (ROW[0], "she"))
    new = msgspec.structs.replace(
        new,
        sources=tuple(msgspec.structs.replace(it, id="s-other", kind="group") for it in new.sources),
        quotations=tuple(msgspec.structs.replace(it, source_id="s-other") for it in new.quotations),
    )
    (status,) = carry(old, new, SetStatus(id="c-1", when=WHEN, quotation=which(old, 1)))

    assert status.ask_again is None


def test_who_a_source_is() -> None:
    """What was said of a source holds while the article says the same of it, and is asked where it does not."""
    old, renamed = one_draft(), one_draft(OLD.replace("Ana Lee", "Ana M. Lee"), (ROW[0], "Ana M. Lee"))
    source = whose(old, "Ana Lee")
    said: list[Correction] = [
        Rename(id="c-1", when=WHEN, source=source, name="Anna Lee"),
        Describe(id="c-2", when=WHEN, source=source, description="an engineer"),
        SetKind(id="c-3", when=WHEN, source=source, kind="group"),
        SetNamed(id="c-4", when=WHEN, source=source, named=False),
        SetAnonymity(id="c-5", when=WHEN, source=source, anonymity=Anonymity(reason="afraid")),
        SetKnownTo(id="c-6", when=WHEN, source=source, identity_known_to="editor"),
    ]
    assert [it.ask_again for it in carry(old, one_draft(f"It rained. {OLD}"), *said)] == [None] * 6

    asked = [it.ask_again for it in carry(old, renamed, *said)]
    assert asked == ["“Ana M. Lee” has another name in this draft."] + [None] * 5


def test_a_source_that_is_gone() -> None:
    """Who knows an unnamed source is asked for again where no such source is there; nobody else gets it."""
    old, new = old_draft(), new_draft()
    (asked,) = carry(
        old, new, SetKnownTo(id="c-1", when=WHEN, source=whose(old, "one official"), identity_known_to="editor")
    )

    assert asked.ask_again == "“one official” is not in this draft."
    assert (asked.source, asked.identity_known_to) == (whose(old, "one official"), "editor")


def test_a_source_that_an_entry_put_in() -> None:
    """A source that no machine found has no place in the text; what was said of it stays with its name."""
    old, new = one_draft(), one_draft(f"It rained. {OLD}")
    typed = SourceAnchor(id="s-typed", name="Cy Poe")
    (kept,) = carry(old, new, SetKind(id="c-1", when=WHEN, source=typed, kind="organization"))

    assert (kept.source, kept.ask_again) == (typed, None)


def test_what_was_to_be_asked_stays_so() -> None:
    """The words of the first draft are back in the third: still a person has to answer."""
    first, second = old_draft(), new_draft()
    given = statuses(first, q4="misquote")
    carried = carry_corrections(given, compare(first, second), first, second)
    again = carry_corrections(carried, compare(second, first), second, first)

    assert [it.ask_again for it in again.entries] == ["The words are not in this draft."]
    assert [it.quotation for it in again.entries] == [which(first, 4)]


def test_a_file_of_an_earlier_draft() -> None:
    """Corrections that are a draft older are carried by their words, or to the words most like them."""
    first, newer = old_draft(), new_draft()
    given = statuses(first, q2="verified-verbatim", q1="cut")
    carried = carry_corrections(given, compare(newer, newer), newer, newer)

    assert [(it.quotation.spans[0].text, it.ask_again) for it in carried.entries] == [
        ("“The pump may fail again by June,”", "The words were “The pump will fail again by June,”."),
        ("“Nobody has ordered parts.”", None),
    ]


def test_what_the_new_draft_has_already() -> None:
    """What was said of the new draft itself is kept as it is; of two with one id the later counts."""
    old, new = old_draft(), new_draft()
    mine = statuses(new, q1="needs-fix", q3="cut")
    given = entered(old, *statuses(old, q1="verified-verbatim", q2="cut").entries)
    carried = carry_corrections(given, compare(old, new), old, new, own=mine)

    assert [(it.id, it.status, it.ask_again) for it in carried.entries] == [
        ("c-1", "needs-fix", None),
        ("c-2", "cut", None),
        ("c-3", "cut", None),
    ]


def test_a_draft_that_was_saved_as_corrected() -> None:
    """A speaker who was set holds where the neighbours of the words are the same, and is asked where they are not."""
    said = SetSpeaker(id="c-1", when=WHEN, quotation=which(one_draft(), 1), speaker=Whom(name="Cy Poe"))
    named = Rename(id="c-2", when=WHEN, source=whose(one_draft(), "Ana Lee"), name="Anna Lee")
    file = entered(one_draft(), said, named)
    old = corrected(one_draft(), file)
    same, other = one_draft(f"{OLD} It rained."), one_draft(OLD.replace("Ana Lee", "Ida Moss"), (ROW[0], "Ida Moss"))

    assert [it.ask_again for it in carry_corrections(file, compare(old, same), old, same).entries] == [None, None]
    first, _ = carry_corrections(file, compare(old, other), old, other).entries
    assert first.ask_again == "The words were given to Cy Poe, and are given to Ida Moss in this draft."


def test_texts_that_are_too_long_to_be_aligned() -> None:
    """Reworded words of a very long draft are given up as gone; what stayed is found all the same."""
    rest = " rain" * 20_001
    old, new = one_draft(f"{OLD} We go home at noon.{rest}"), one_draft(f"{OLD} We come home at noon.{rest}")
    shared: dict[str, Any] = {"when": WHEN, "kind": "indirect", "speaker": Whom(name="Cy Poe")}
    gone, kept = carry(
        old,
        new,
        AddQuotation(id="c-1", spans=(words(old, "We go home at noon"),), **shared),
        AddQuotation(id="c-2", spans=(words(old, "She had asked for parts"),), **shared),
    )

    assert (gone.ask_again, kept.ask_again) == ("The words are not in this draft.", None)


TEXT = (
    "“We will close the bridge in May,” Ana Lee said. Ben Roe told her: “Not yet.” Police said the road was wet.\n\n"
    "Lee met a clerk, who asked not to be named. “Nobody has ordered parts,” the clerk said, “and nobody will.”\n\n"
    "“Not yet,” said Roe again, and left for the harbour with his sister."
)
ROWS = (
    ("“We will close the bridge in May,”", "Ana Lee"),
    ("“Not yet.”", "Ben Roe"),
    ("the road was wet", "Police"),
    ("“Nobody has ordered parts,”", "the clerk"),
    ("“Not yet,”", "Ben Roe"),
)


@st.composite
def edits(draw: st.DrawFn) -> str:
    """Return the text with words left out, put in and changed, and paragraphs in another order."""
    paragraphs = draw(st.permutations(TEXT.split("\n\n")))
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(paragraphs) - 1))
        pieces = paragraphs[at].split(" ")
        place = draw(st.integers(0, len(pieces)))
        pieces[place : place + draw(st.integers(0, 4))] = draw(
            st.lists(st.sampled_from(["never", "she", "“Not", "yet.”", "May", "Ana", "Lee", "’"]), max_size=3)
        )
        paragraphs[at] = " ".join(pieces)
    return "\n\n".join(paragraphs)


def read_again(text: str) -> Analysis:
    """Return a draft with those of the quotations that it still has, as a machine would find them."""
    return draft(text, *((quoted, who) for quoted, who in ROWS if quoted in text and (who is None or who in text)))


def everything(old: Analysis) -> list[Correction]:
    """Return an entry of each kind, about quotations and sources of a draft."""
    clerk, roe = whose(old, "the clerk"), whose(old, "Ben Roe")
    shared: dict[str, Any] = {"when": WHEN}
    return [
        *statuses(old, q1="cut", q2="misquote", q3="needs-fix", q4="cut", q5="unchecked").entries,
        SetSpeaker(id="c-a", quotation=which(old, 2), speaker=Whom(mention=words(old, "Ana Lee")), **shared),
        NotAQuotation(id="c-b", quotation=which(old, 5), **shared),
        AddQuotation(
            id="c-c", kind="direct", spans=(words(old, "“and nobody will.”"),), speaker=Whom(source=clerk), **shared
        ),
        SetSpans(id="c-d", quotation=which(old, 4), spans=(words(old, "Nobody has ordered"),), **shared),
        SameSource(id="c-e", source=roe, other=whose(old, "Ana Lee"), **shared),
        DifferentSource(id="c-f", source=roe, mentions=(words(old, "Roe again"),), name="Ida Roe", **shared),
        Rename(id="c-g", source=roe, name="B. Roe", **shared),
        SetVia(id="c-h", quotation=which(old, 3), via=Whom(mention=words(old, "his sister")), **shared),
        SetKnownTo(id="c-i", source=clerk, identity_known_to="checker", **shared),
    ]


def anchors_of(value: Any) -> list[Anchor]:
    """Return all anchors in an entry."""
    if isinstance(value, Anchor):
        return [value]
    if isinstance(value, tuple):
        return [anchor for one in value for anchor in anchors_of(one)]
    if isinstance(value, QuotationAnchor | SourceAnchor | Whom) or hasattr(value, "ask_again"):
        return [anchor for name in value.__struct_fields__ for anchor in anchors_of(getattr(value, name))]
    return []


@settings(max_examples=200, deadline=None)
@given(edits(), edits())
def test_nothing_is_lost(second: str, third: str) -> None:
    """Over two random drafts every entry stays, and the anchors of one that holds are where its words are."""
    drafts = [read_again(text) for text in (TEXT, second, third)]
    carried = entered(drafts[0], *everything(drafts[0]))
    ids = [entry.id for entry in carried.entries]
    for old, new in itertools.pairwise(drafts):
        carried = carry_corrections(carried, compare(old, new), old, new)

        assert [entry.id for entry in carried.entries] == ids
        for entry in carried.entries:
            for anchor in () if entry.ask_again else anchors_of(entry):
                assert anchor == anchor_at(new.document.text, Span(start=anchor.start, end=anchor.end))


def test_the_same_draft_changes_nothing() -> None:
    """Carried to the same text, every entry stays as it is."""
    old = read_again(TEXT)
    said = everything(old)

    assert list(carry(old, old, *said)) == said


@pytest.mark.parametrize("form", ["“The pump is old,”", '"The pump is old,"', "“The  pump\nis old,”"])
def test_another_form_of_the_words(form: str) -> None:
    """Other marks and other white space are no other words."""
    old, new = one_draft(), one_draft(OLD.replace(ROW[0], form), (form, "Ana Lee"))
    (status,) = carry(old, new, SetStatus(id="c-1", when=WHEN, quotation=which(old, 1)))

    assert (status.ask_again, status.quotation.spans) == (None, which(new, 1).spans)


@settings(max_examples=50)
@given(analyses(), analyses())
def test_any_two_analyses(old: Analysis, new: Analysis) -> None:
    """Whatever is in them, what was entered for each quotation and each source is in what is carried."""
    said = [SetStatus(id=f"c-q{n}", when=WHEN, quotation=which(old, n)) for n in range(1, len(old.quotations) + 1)] + [
        SetKnownTo(id=f"c-s{n}", when=WHEN, source=anchor_source(old.document.text, source))
        for n, source in enumerate(old.sources)
    ]

    assert [entry.id for entry in carry(old, new, *said)] == [entry.id for entry in said]
