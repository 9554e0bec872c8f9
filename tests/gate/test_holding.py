"""What stands behind a quotation: a record, a person, nothing; and signatures that no longer hold."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

from attribution import analyze
from attribution.gate import format_text, hold, signature
from attribution.model import Analysis, Gate, Held, HeldRecord, LedgerLine, Record
from attribution.story import add_lines
from attribution.verify import record_of
from tests.analyses import Story, told_together

RECORDS = (
    record_of("RUIZ: We will not close the ferry in 15 days. I think the pier is safe.\n\nROE: It is old.", "call.txt"),
    record_of("Statement. The crew may get a bonus if the state pays.", "statement.txt"),
)


def story(*said: tuple[str, str], name: str = "ferry.txt") -> Analysis:
    """Return a draft of paragraphs, each with one quotation, by whom."""
    text = "\n\n".join(f"{words} {by} said." if words[0] == "“" else f"{by} said {words}." for words, by in said)
    draft = Story(text, name)
    for by in dict.fromkeys(by for _, by in said):
        draft.source(by, by, named=by[0].isupper() and " " in by)
    for words, by in said:
        draft.quotation(words, source=by, speaker=by, kind="direct" if words[0] == "“" else "indirect")
    return draft.analysis()


def held(words: str, by: str = "Ana Ruiz", records: Sequence[Record] = RECORDS) -> Held:
    """Return what stands behind the one quotation of a story."""
    return hold(story((words, by)), records).quotations[0]


@pytest.mark.parametrize(
    ("words", "by", "state", "cause"),
    [
        ("“We will not close the ferry in 15 days,”", "Ana Ruiz", "backed", ""),
        ("“We will not close the ferry in fifteen days,”", "one official", "backed", ""),
        ("“We will close the ferry in 15 days,”", "Ana Ruiz", "look", "words"),
        ("“We will not close the ferry in 50 days,”", "Ana Ruiz", "look", "words"),
        ("“We will not close the ferry in 15 days,”", "Ben Roe", "look", "speaker"),
        ("“The pier is safe,”", "Ana Ruiz", "look", "hedge"),
        ("“I think the pier is safe,”", "Ana Ruiz", "backed", ""),
        ("“Nobody has asked the captains about it,”", "Ana Ruiz", "unbacked", ""),
        ("the pier was old", "Ben Roe", "unbacked", ""),
        ("the ferry would close in 15 days", "Ana Ruiz", "look", "denial"),
        ("the ferry would not close in 15 days", "Ana Ruiz", "unbacked", ""),
        ("the ferry would not close in 20 days", "Ana Ruiz", "look", "number"),
        ("the crew would get a bonus", "Ana Ruiz", "look", "hedge"),
        ("the crew might get a bonus", "Ana Ruiz", "unbacked", ""),
        ("the crew would get a bonus if the state paid", "Ana Ruiz", "unbacked", ""),
    ],
)
def test_states(words: str, by: str, state: str, cause: str) -> None:
    """Words that were said are backed; what differs, or is another's, is to be looked at; no paraphrase is backed."""
    found = held(words, by)

    assert (found.state, found.cause) == (state, cause), found.reason


def test_a_backed_quotation_says_where_it_stands() -> None:
    """The record, its paragraph and line, who says it there, and the words themselves."""
    backing = held("“It is old,”", "Ben Roe").backing

    assert backing is not None
    assert (backing.record, backing.paragraph, backing.line, backing.speaker) == ("call.txt", 2, 3, "ROE")
    record = next(record for record in RECORDS if record.id == backing.record)
    assert record.text[backing.words.start : backing.words.end] == backing.words.text == "It is old"


@pytest.mark.parametrize(("by", "state"), [("Ben Roe", "look"), ("Ana Ruiz", "backed"), ("one official", "backed")])
def test_a_record_that_quotes_somebody(by: str, state: str) -> None:
    """In an article or a statement, the one whom it quotes with the words is the one who said them."""
    release = story(("“It is the oldest pier of all,”", "Ana Ruiz"), name="release.txt")
    record = record_of(release.document.text, "release.txt")

    gate = hold(story(("“It is the oldest pier of all,”", by)), [record], voices=lambda _: release)

    assert gate.quotations[0].state == state
    assert gate.quotations[0].backing is not None
    assert gate.quotations[0].backing.speaker == "Ana Ruiz"


@pytest.mark.parametrize(("by", "state"), [("Ben Roe", "look"), ("Ana Ruiz", "backed"), ("one official", "backed")])
def test_a_record_that_reports_somebody(by: str, state: str) -> None:
    """Words that minutes give to somebody in indirect speech are that one's, without marks of their own."""
    text = "Cllr Ana Ruiz said that the way people were told was shabby and cold. The chair moved on."
    record = record_of(text, "minutes.txt")

    gate = hold(story(("“shabby and cold”", by)), [record], voices=lambda _: analyze(text))

    assert gate.quotations[0].state == state


NOTES = """
tuesday, harbour. wind.

BEN ROE, 61, skipper, red cap. on record:

"It is the oldest pier of all. Nobody asks me."
wife wd not talk

Ana Ruiz, 44, chandler: "Sit down, we are closing." abt the pier: "They sold it twice."

IVO DAHL (phone) "I never saw the plan."
3.30 TOWN HALL (upstairs)
"Order, order."
"""


@pytest.mark.parametrize(
    ("words", "by", "state", "speaker"),
    [
        pytest.param("It is the oldest pier of all", "Ben Roe", "backed", "BEN ROE", id="below the name"),
        pytest.param("It is the oldest pier of all", "Ana Ruiz", "look", "BEN ROE", id="below another's name"),
        pytest.param("They sold it twice", "Ana Ruiz", "backed", "Ana Ruiz", id="behind a name with an age"),
        pytest.param("They sold it twice", "Ben Roe", "look", "Ana Ruiz", id="behind another's name with an age"),
        pytest.param("I never saw the plan", "Ivo Dahl", "backed", "IVO DAHL", id="behind a name and how"),
        pytest.param("I never saw the plan", "Ben Roe", "look", "IVO DAHL", id="behind another's name and how"),
        pytest.param("Order, order", "Ben Roe", "backed", None, id="where the next entry has no name"),
    ],
)
def test_an_entry_of_notes_is_of_the_one_whom_it_names(words: str, by: str, state: str, speaker: str | None) -> None:
    """In a reporter's notes words in marks are of the one with whose name the entry begins."""
    record = record_of(NOTES, "notes.txt")

    gate = hold(story((f"“{words},”", by)), [record], voices=lambda _: analyze(NOTES))

    assert gate.quotations[0].state == state
    assert gate.quotations[0].backing is not None
    assert gate.quotations[0].backing.speaker == speaker


SHORT_NOTES = """
PHONE - Ana Ruiz, chandler, on record

- "They sold it twice."

ROE (stairs, quick)
- "It is the oldest pier of all."

HARE
- "Nobody tells us."

11.40 GATE – Ivo Dahl, skipper, on record:

"I never saw the plan."

Roe - blue coat, tired.

"It rained on the pier."

Cllr Ben Roe, harbour ward - rang back 4.05
"They never wrote to me."

ruiz: nobody asked the captains
dahl: we asked them to wait

Media statement
The following may be attributed to the chief executive Kit Vane, of Harbour Lines:

"We are sorry for the delay."
"""


@pytest.mark.parametrize(
    ("words", "speaker", "other"),
    [
        pytest.param("They sold it twice", "Ana Ruiz", "Ben Roe", id="behind how they spoke"),
        pytest.param("It is the oldest pier of all", "ROE", "Ana Ruiz", id="below a family name in capitals"),
        pytest.param("Nobody tells us", None, "Ben Roe", id="below the name of one whom the draft has not"),
        pytest.param("I never saw the plan", "Ivo Dahl", "Ana Ruiz", id="behind where they spoke"),
        pytest.param("It rained on the pier", "Ivo Dahl", "Ana Ruiz", id="what a label has behind it is all of it"),
        pytest.param("They never wrote to me", "Cllr Ben Roe", "Ana Ruiz", id="behind a title, with more"),
        pytest.param("nobody asked the captains", "ruiz", "Ben Roe", id="behind a label in small letters"),
        pytest.param("we asked them to wait", "dahl", "Ana Ruiz", id="behind the next label"),
        pytest.param("We are sorry for the delay", "Kit Vane", "Ana Ruiz", id="to whom a statement is to be given"),
    ],
)
def test_an_entry_is_known_by_those_whom_the_draft_names(words: str, speaker: str | None, other: str) -> None:
    """Who is named in the draft may stand in any way at the head of an entry: it is no other's then."""
    people = [("“They wait,”", name) for name in ("Ana Ruiz", "Ben Roe", "Ivo Dahl", "Kit Vane") if name != other]
    record = record_of(SHORT_NOTES, "notes.txt")

    gate = hold(story((f"“{words},”", other), *people), [record], voices=lambda _: None)
    first = gate.quotations[0]

    assert first.state == ("backed" if speaker is None else "look")
    assert first.backing is not None
    assert first.backing.speaker == speaker


def sign(analysis: Analysis, gate: Gate, *numbers: int, folder: Path, records: Sequence[Record] = RECORDS) -> None:
    """Sign quotations of a gate as heard."""
    by_id = {record.id: record for record in records}
    lines = [signature(analysis, gate.quotations[number - 1], by_id, who="NF", how="heard") for number in numbers]
    add_lines(folder, lines)


def ledger(folder: Path) -> tuple[LedgerLine, ...]:
    """Return the lines of a folder's ledger."""
    from attribution.story import read_ledger

    return read_ledger(folder).lines


def test_a_signed_quotation_goes_out(tmp_path: Path) -> None:
    """A person answers for what no record has, and the gate says who and how."""
    draft = story(("“Nobody has asked the captains,”", "Ana Ruiz"), ("the pier was old", "Ben Roe"))
    gate = hold(draft, RECORDS)
    assert not gate.passes

    sign(draft, gate, 1, 2, folder=tmp_path)
    gate = hold(draft, RECORDS, ledger=ledger(tmp_path))

    assert [one.state for one in gate.quotations] == ["signed", "signed"]
    assert gate.passes
    approval = gate.quotations[0].approval
    assert approval is not None
    assert (approval.who, approval.how, approval.line) == ("NF", "heard", 1)


def test_a_signature_is_taken_back(tmp_path: Path) -> None:
    """The later line counts, and the earlier one stays in the ledger."""
    draft = story(("“Nobody has asked the captains,”", "Ana Ruiz"))
    gate = hold(draft, RECORDS)
    sign(draft, gate, 1, folder=tmp_path)
    add_lines(tmp_path, [signature(draft, gate.quotations[0], {}, who="MB", how=None)])

    assert hold(draft, RECORDS, ledger=ledger(tmp_path)).quotations[0].state == "unbacked"
    assert len(ledger(tmp_path)) == 2


@pytest.mark.parametrize(
    ("now", "why"),
    [
        (story(("“Nobody has asked the pilots,”", "Ana Ruiz")), "its words were changed"),
        (story(("“Nobody has asked the captains,”", "Ben Roe")), "it was given to another speaker"),
        (story(("“Nobody has asked the captains,”", "Ana Ruiz"), ("“It is old,”", "Ben Roe")), None),
    ],
)
def test_a_changed_draft_makes_a_signature_stale(tmp_path: Path, now: Analysis, why: str | None) -> None:
    """What was signed is told where its words or its speaker are others; a paragraph elsewhere changes nothing."""
    draft = story(("“Nobody has asked the captains,”", "Ana Ruiz"))
    sign(draft, hold(draft, RECORDS), 1, folder=tmp_path)

    gate = hold(now, RECORDS, ledger=ledger(tmp_path), earlier={draft.document.sha256: draft})
    first = gate.quotations[0]

    if why is None:
        assert (first.state, first.stale) == ("signed", None)
        assert first.approval is not None
        assert first.approval.draft == "ferry.txt"
    else:
        assert first.state == "unbacked"
        assert first.stale is not None
        assert why in first.stale
        assert why in format_text(gate)


def test_a_paragraph_that_was_changed_makes_a_signature_stale(tmp_path: Path) -> None:
    """What stands around the words may change what they say."""
    draft = story(("“Nobody has asked the captains,”", "Ana Ruiz"))
    sign(draft, hold(draft, RECORDS), 1, folder=tmp_path)
    changed = Story("“Nobody has asked the captains,” Ana Ruiz said of the budget.")
    changed.source("Ana Ruiz", "Ana Ruiz")
    changed.quotation("“Nobody has asked the captains,”", source="Ana Ruiz", speaker="Ana Ruiz")

    stale = hold(changed.analysis(), RECORDS, ledger=ledger(tmp_path)).quotations[0].stale

    assert stale is not None
    assert "its paragraph was changed" in stale


@pytest.mark.parametrize(
    ("records", "why"),
    [
        ((), "the record call.txt was taken away"),
        ((record_of("RUIZ: We will not close the ferry in 15 days. Or 16.", "call.txt"),), "call.txt was changed"),
        ((*RECORDS, record_of("RUIZ: We will close the ferry in 50 days.", "later.txt")), None),
    ],
)
def test_a_changed_record_makes_a_signature_stale(tmp_path: Path, records: tuple[Record, ...], why: str | None) -> None:
    """A signature was given against what the records said; a record that backs the words settles it."""
    draft = story(("“We will close the ferry in 50 days,”", "Ana Ruiz"))
    sign(draft, hold(draft, RECORDS), 1, folder=tmp_path)

    found = hold(draft, records, ledger=ledger(tmp_path)).quotations[0]

    if why is None:
        assert found.state == "backed"
    else:
        assert found.state != "signed"
        assert found.stale is not None
        assert why in found.stale


def test_a_signature_whose_words_are_gone_is_told(tmp_path: Path) -> None:
    """It is listed with its line, and is in nobody's way."""
    draft = story(("“Nobody has asked the captains,”", "Ana Ruiz"))
    sign(draft, hold(draft, RECORDS), 1, folder=tmp_path)

    gate = hold(story(("“It is old,”", "Ben Roe")), RECORDS, ledger=ledger(tmp_path))

    assert gate.passes
    assert [(loose.line, loose.who) for loose in gate.loose] == [(1, "NF")]
    assert "its words are no longer in the draft" in format_text(gate)


@pytest.mark.parametrize(
    ("allowed", "passes"),
    [((), False), (("indirect",), False), (("indirect", "unnamed"), True), (("unnamed",), False)],
)
def test_what_is_allowed(allowed: tuple[str, ...], passes: bool) -> None:
    """Indirect speech and words of unnamed sources may be let through; what differs from a record may not."""
    draft = story(("the pier was old", "Ben Roe"), ("“Nobody has asked the captains,”", "one official"))

    assert hold(draft, RECORDS, allowed=allowed).passes is passes  # type: ignore[arg-type]


def test_what_differs_is_never_allowed() -> None:
    """A paraphrase that leaves out a denial is to be looked at, whatever is allowed."""
    draft = story(("the ferry would close in 15 days", "Ana Ruiz"))

    assert not hold(draft, RECORDS, allowed=("indirect", "unnamed", "documents", "rules", "records")).passes


def test_a_record_that_was_not_read_stops_a_story() -> None:
    """Nobody knows what it says; who has looked may allow it."""
    draft, unread = story(("“It is old,”", "Ben Roe")), [HeldRecord(id="tape.doc", problem="save it as .docx")]

    gate = hold(draft, RECORDS, unread=unread)

    assert not gate.passes
    assert "not read: records/tape.doc: save it as .docx" in format_text(gate)
    assert hold(draft, RECORDS, unread=unread, allowed=("records",)).passes


def test_a_gate_is_read_back_from_json() -> None:
    """What is written is in the format that its schema has."""
    from attribution.gate import format_json

    gate = hold(story(("“It is old,”", "Ben Roe")), RECORDS)

    assert msgspec.json.decode(format_json(gate), type=Gate) == gate


@pytest.mark.parametrize(
    ("record", "state"),
    [
        ("CALDER: The ferry is old.", "backed"),
        ("STAMM: The ferry is old.", "backed"),
        ("“The ferry is old,” said Rolf Stamm, who runs it.", "backed"),
        ("ROE: The ferry is old.\n\nSTAMM: No.", "look"),
    ],
)
def test_words_of_two_who_speak_together(record: str, state: str) -> None:
    """A record backs words of two people where either of them says them in it."""
    assert hold(told_together(), [record_of(record)]).quotations[0].state == state
