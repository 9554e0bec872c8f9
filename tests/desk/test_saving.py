"""What people enter is saved, nothing of it is lost, and nothing is placed where it does not fit."""

import asyncio
import errno
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.desk import unnamed as unnamed_module
from attribution.desk.carrying import ASK_AGAIN, Moved, carry_to, is_known, move_entries
from attribution.desk.desk import Desk
from attribution.desk.saving import (
    HISTORY,
    AnotherDraftError,
    change_settings,
    note_down,
    read_entries,
    read_history,
    save_entries,
    settings_of,
    taken_back,
)
from attribution.desk.unnamed import enter_unnamed, read_unnamed
from attribution.errors import CorrectionsError, OutputError, StoryError
from attribution.model import Analysis, CorrectedDocument, Correction, Happened, SetStatus, SourceAnchor
from attribution.story import Kept
from tests.drafts_by_hand import NEW, OLD, new_draft, old_draft, which

DRAFT = old_draft()
FILE = "story.corrections.json"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """Return the folder of a story with one draft, which has been analysed."""
    folder = tmp_path / "Pump"
    folder.mkdir()
    (folder / "pump-1.txt").write_text(OLD, encoding="utf-8")
    Kept(folder).keep_analysis("old", DRAFT)
    return folder


def of(analysis: Analysis) -> CorrectedDocument:
    document = analysis.document
    return CorrectedDocument(id=document.id, sha256=document.sha256, title=document.title)


def entry(name: str, note: str, number: int = 1, analysis: Analysis = DRAFT) -> SetStatus:
    """Return an entry: a note on a quotation."""
    return SetStatus(
        id=f"c-{name}",
        when="2026-03-02T14:05:00Z",
        quotation=which(analysis, number),
        status="needs-fix",
        note=note,
    )


def save(story: Path, *add: Correction, **options: Any) -> dict[str, Any]:
    """Return the notes that are in the file after some were saved."""
    return notes(save_entries(story, options.pop("document", of(DRAFT)), add=add, **options).entries)


def notes(entries: tuple[Correction, ...]) -> dict[str, Any]:
    return {it.id: it.note for it in entries if isinstance(it, SetStatus)}


def there(story: Path) -> dict[str, Any]:
    """Return the notes that are in the file."""
    found = read_entries(story)
    return notes(found.entries) if found else {}


# Two people at once


def test_what_both_enter_is_kept(story: Path) -> None:
    """Each entry has an id of its own."""
    save(story, entry("a", "hers"))

    assert save(story, entry("b", "his")) == {"c-a": "hers", "c-b": "his"} == there(story)


def test_who_knew_an_entry_may_change_it(story: Path) -> None:
    """It stays under its id; the history has what it was."""
    first, second = entry("a", "first"), entry("a", "second")
    save(story, first)

    assert save(story, second, seen=[first]) == {"c-a": "second"}
    assert read_history(story)[0].was == first


def test_of_two_who_change_one_entry_both_are_kept(story: Path) -> None:
    """The one who comes later did not know of the other: what is entered then stands beside it."""
    first, hers, his = entry("a", "first"), entry("a", "hers"), entry("a", "his")
    save(story, first)
    save(story, hers, seen=[first])

    saved = save(story, his, seen=[first])

    assert saved["c-a"] == "hers"
    assert sorted(saved.values()) == ["hers", "his"]
    assert save(story, his, seen=[first]) == saved, "sent twice, it is there once"


def test_what_somebody_has_just_changed_is_not_taken_back(story: Path) -> None:
    """Who takes it back meant what it was before; who knows what it is may take that back."""
    first, hers = entry("a", "first"), entry("a", "hers")
    save(story, first)
    save(story, hers, seen=[first])

    assert save(story, remove=["c-a"], seen=[first]) == {"c-a": "hers"}
    assert save(story, remove=["c-a"], seen=[hers]) == {}


def test_what_somebody_has_taken_back_and_another_has_changed_is_there(story: Path) -> None:
    """A change outlives the taking back of what it was made of."""
    first = entry("a", "first")
    save(story, first)
    save(story, remove=["c-a"], seen=[first], who="Ana")

    assert save(story, entry("a", "second"), seen=[first]) == {"c-a": "second"}


def test_sent_twice_is_saved_once(story: Path) -> None:
    """As where the answer did not arrive: neither the file nor the history has it twice."""
    save(story, entry("a", "first"))
    stamp = (story / FILE).stat().st_mtime_ns
    save(story, entry("a", "first"), remove=["c-z"])

    assert (story / FILE).stat().st_mtime_ns == stamp
    assert len(read_history(story)) == 1


def test_everybody_can_put_back(story: Path) -> None:
    """The history tells who did what; it has what was taken back or replaced, whole."""
    first, second = entry("a", "first"), entry("a", "second")
    save(story, first, who="Ana")
    save(story, second, seen=[first], who="Ben")
    save(story, remove=["c-a"], seen=[second], who="Cleo")

    history = read_history(story)
    assert [(it.who, it.did, it.entry, it.was) for it in history] == [
        ("Cleo", "took-back", "c-a", second),
        ("Ben", "entered", "c-a", first),
        ("Ana", "entered", "c-a", None),
    ]
    gone = taken_back(story, "c-a")
    assert gone is not None
    assert (gone.was, gone.was_of) == (second, DRAFT.document.sha256)
    assert taken_back(story, "c-b") is None


STEPS = st.lists(
    st.tuples(st.integers(0, 1), st.sampled_from(["add", "change", "remove", "look"]), st.integers(0, 5)), max_size=14
)


@given(STEPS)
def test_in_any_order_nothing_is_lost(steps: list[tuple[int, str, int]]) -> None:
    """Whatever two pages do, each entry that was saved is in the file, or was known to who took it away.

    What was taken away is in the history.
    """
    with tempfile.TemporaryDirectory() as folder:
        story = Path(folder)
        (story / "pump-1.txt").write_text(OLD, encoding="utf-8")
        pages: list[dict[str, Correction]] = [{}, {}]
        saved: list[Correction] = []
        known: set[tuple[int, str]] = set()

        def look(page: int) -> None:
            found = read_entries(story)
            pages[page] = {it.id: it for it in (found.entries if found else ())}
            known.update((page, text_of(it)) for it in pages[page].values())

        for number, (page, what, index) in enumerate(steps):
            mine = pages[page]
            names = sorted(mine)
            name = names[index % len(names)] if names else None
            if what == "look":
                look(page)
                continue
            add: list[Correction] = []
            remove: list[str] = []
            if what == "add":
                add = [entry(f"new{number}", f"text {number}")]
            elif name is None:
                continue
            elif what == "change":
                add = [msgspec.structs.replace(mine[name], note=f"text {number}")]
            else:
                remove = [name]
            seen = [mine[it] for it in (*remove, *(it.id for it in add)) if it in mine]
            before = {text_of(it) for it in (read_entries(story) or save_entries(story, of(DRAFT))).entries}
            after = save_entries(story, of(DRAFT), add=add, remove=remove, seen=seen, who=str(page))
            saved.extend(add)
            texts = {text_of(it) for it in after.entries}
            assert {text_of(it) for it in add} <= texts
            assert all((page, text) in known for text in before - texts)
            look(page)

        found = read_entries(story)
        kept = {text_of(it) for it in (found.entries if found else ())}
        kept |= {text_of(it.was) for it in read_history(story) if it.was is not None}
        assert {text_of(it) for it in saved} <= kept


def text_of(one: Correction) -> str:
    assert isinstance(one, SetStatus)
    return one.note or ""


# Files that are broken, and disks that are full


@pytest.mark.parametrize(
    "content", ["", "{", '{"schema": "attribution/corrections/1"}', "null", "[" * 100_000, "\0" * 50]
)
def test_a_broken_file_is_told_and_stays(story: Path, content: str) -> None:
    """Nothing is written over it, whatever is wrong with it."""
    (story / FILE).write_text(content)

    with pytest.raises(CorrectionsError, match=FILE):
        save(story, entry("a", "mine"))
    assert (story / FILE).read_text() == content
    assert read_history(story) == ()


@pytest.mark.parametrize("name", ["", "a", "c-", "c-<b>", "c-a b", "c-" + "a" * 100])
def test_an_entry_with_another_id_is_refused(story: Path, name: str) -> None:
    """Else the file could not be read again, or not by everybody."""
    with pytest.raises(CorrectionsError, match="enter it again"):
        save(story, msgspec.structs.replace(entry("a", "mine"), id=name))
    assert not (story / FILE).exists()


def test_an_entry_without_end_is_refused(story: Path) -> None:
    """A file of them would keep everybody waiting."""
    with pytest.raises(CorrectionsError, match="shorten it"):
        save(story, entry("a", "a" * 600_000))


def test_a_full_disk_is_told(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was there before is there still."""
    save(story, entry("a", "first"))
    before = (story / FILE).read_bytes()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="the disk is full"):
        save(story, entry("b", "second"))
    with pytest.raises(OutputError, match=r"history\.jsonl: the disk is full"):
        note_down(story, [Happened(when="2026-03-02T14:05:00Z", did="entered")])
    assert (story / FILE).read_bytes() == before
    assert not list(story.glob(".*.part"))


def test_a_line_of_the_history_that_was_cut_off_spoils_no_other(story: Path) -> None:
    """As when the power fails in the middle of it."""
    save(story, entry("a", "first"), who="Ana")
    whole = (story / HISTORY).read_bytes()
    (story / HISTORY).write_bytes(whole + whole[: len(whole) // 2])
    save(story, entry("b", "second"), who="Ben")

    assert [it.who for it in read_history(story)] == ["Ben", "Ana"]


def test_names_without_end_do_not_fill_the_history(story: Path) -> None:
    """It only grows, so what people call themselves is cut."""
    note_down(story, [Happened(when="2026-03-02T14:05:00Z", who="a" * 1_000_000, did="set", about="b" * 1_000_000)])

    assert (story / HISTORY).stat().st_size < 1000


# A new draft in the meantime


@pytest.fixture
def renewed(story: Path) -> Path:
    """Return the story after a new draft came, was analysed, and got what was entered of the old one."""
    save(story, entry("a", "on the pump", 5))
    (story / "pump-2.txt").write_text(NEW, encoding="utf-8")
    Kept(story).keep_analysis("new", new_draft())
    assert carry_to(story, new_draft())
    return story


def moved(story: Path, *add: Correction, of: Analysis, to: str, newest: Analysis | None = None, **options: Any) -> Any:
    return move_entries(story, add, (), of=of.document.sha256, to=to, newest=newest, **options)


def test_what_was_entered_is_carried_once(renewed: Path) -> None:
    """To where its words are now."""
    found = read_entries(renewed)
    assert found is not None
    [one] = found.entries

    assert found.document.sha256 == new_draft().document.sha256
    assert isinstance(one, SetStatus)
    assert one.quotation.spans == which(new_draft(), 4).spans
    assert not carry_to(renewed, new_draft())


def test_an_entry_of_an_old_page_is_not_put_among_those_of_a_new_draft(renewed: Path) -> None:
    """Its places would be those of other words."""
    with pytest.raises(AnotherDraftError) as error:
        save(renewed, entry("b", "late", 2))

    assert error.value.document.sha256 == new_draft().document.sha256
    assert set(there(renewed)) == {"c-a"}


def test_an_entry_of_an_old_page_is_carried(renewed: Path) -> None:
    """Where its words are in the new draft it holds; where they were reworded or are gone, a person is asked again."""
    to = new_draft().document.sha256
    late = [entry("b", "kept", 2), entry("c", "reworded", 1), entry("d", "gone", 4)]
    found = moved(renewed, *late, of=DRAFT, to=to, newest=new_draft())
    saved = save_entries(renewed, of(new_draft()), add=found.add)

    by_name = {it.id: it for it in saved.entries if isinstance(it, SetStatus)}
    assert found.sha256 == to
    assert by_name["c-b"].ask_again is None
    assert by_name["c-b"].quotation.spans == which(new_draft(), 2).spans
    assert by_name["c-c"].ask_again == "The words were “The pump will fail again by June,”."
    assert by_name["c-d"].ask_again
    assert set(by_name) == {"c-a", "c-b", "c-c", "c-d"}


def test_an_entry_of_a_draft_that_nobody_knows_any_more_is_asked_again(renewed: Path) -> None:
    """It is kept, and is not applied until somebody has said that it holds."""
    for path in (renewed / "cache" / "analyses").glob("*-old.json"):
        path.unlink()
    found = moved(renewed, entry("b", "late", 2), of=DRAFT, to=new_draft().document.sha256, newest=new_draft())

    assert [it.ask_again for it in found.add] == [ASK_AGAIN]
    assert not is_known(renewed, DRAFT.document.sha256)
    assert is_known(renewed, new_draft().document.sha256)


def test_a_page_that_is_ahead_of_the_file_has_it_carried_first(story: Path) -> None:
    """So what is there and what comes are of one draft."""
    save(story, entry("a", "on the pump", 5))
    (story / "pump-2.txt").write_text(NEW, encoding="utf-8")
    new = new_draft()
    Kept(story).keep_analysis("new", new)
    found = moved(story, entry("b", "new", 5, new), of=new, to=DRAFT.document.sha256, newest=new)
    save_entries(story, of(new), add=found.add)

    entered = read_entries(story)
    assert entered is not None
    assert (found.sha256, entered.document.sha256) == (new.document.sha256, new.document.sha256)
    assert [it.id for it in entered.entries] == ["c-a", "c-b"]


def test_corrections_that_were_made_elsewhere_stay_of_their_text(story: Path) -> None:
    """They are found by their words; what is entered here stands among them as it is."""
    elsewhere = CorrectedDocument(id="theirs.txt", sha256="0" * 64)
    save(story, entry("a", "theirs"), document=elsewhere)

    assert not carry_to(story, DRAFT)
    found = moved(story, entry("b", "ours", 2), of=DRAFT, to=elsewhere.sha256, newest=DRAFT)
    assert found.sha256 == elsewhere.sha256
    assert save(story, *found.add, document=elsewhere) == {"c-a": "theirs", "c-b": "ours"}


def test_a_page_that_knew_the_entry_before_it_was_carried_may_change_it(renewed: Path) -> None:
    """What it knew is carried the same way, so that nobody else seems to have changed it."""
    old, late = entry("a", "on the pump", 5), entry("a", "on the new pump", 5)
    to = new_draft().document.sha256
    found = move_entries(renewed, (late,), (old,), of=DRAFT.document.sha256, to=to, newest=new_draft())

    assert save(renewed, *found.add, seen=found.seen, document=of(new_draft())) == {"c-a": "on the new pump"}


def test_an_old_page_may_change_what_it_was_told_of_the_new_draft(renewed: Path) -> None:
    """What was entered there is about words that the old draft does not have; its places stay as they are."""
    hers = entry("b", "hers", 5, new_draft())
    save(renewed, hers, document=of(new_draft()))
    changed = msgspec.structs.replace(hers, note="his")
    to = new_draft().document.sha256
    found = move_entries(renewed, (changed,), (hers,), of=DRAFT.document.sha256, to=to, newest=new_draft())

    assert (found.add, found.seen) == ((changed,), (hers,))


def test_a_draft_that_never_comes_to_rest_is_told(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is saved in a wrong place meanwhile; the page keeps it, and sends it again."""
    desk = Desk(story.parent)
    document = (DRAFT.document.id, DRAFT.document.sha256, None)
    desk._standings["Pump"] = SimpleNamespace(document=document)  # type: ignore[assignment]

    async def elsewhere(_: Path, entries: Moved, __: str) -> Moved:
        return entries

    async def save_it() -> None:
        await desk.save("Pump", (entry("b", "late"),), (), "Ana", of=DRAFT.document.sha256)

    save(story, entry("a", "theirs"), document=of(new_draft()))
    monkeypatch.setattr(desk, "_moved", elsewhere)
    with pytest.raises(StoryError, match="nothing was saved: save it again"):
        asyncio.run(save_it())
    desk.close()
    assert there(story) == {"c-a": "theirs"}


# What is known of unnamed sources


def test_what_is_known_of_unnamed_sources_has_its_bound(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is full is told, and stays one that can be read."""
    source = SourceAnchor(id="s-1", name="an official")
    enter_unnamed(story, source, "Ana", note="first")
    size = (story / unnamed_module.UNNAMED).stat().st_size
    monkeypatch.setattr(unnamed_module, "_MOST_BYTES", size + 10)

    with pytest.raises(StoryError, match="takes no more"):
        enter_unnamed(story, source, "Ana", note="second")
    assert [it.note for it in read_unnamed(story)] == ["first"]


# What a story is held to


def test_settings_change_one_at_a_time(story: Path) -> None:
    """What the other person has set stays."""
    change_settings(story, who="Ana", standard="strict")
    change_settings(story, who="Ben", speakers={"A": "Ana Ruiz"})

    assert settings_of(story).standard == "strict"
    assert settings_of(story).speakers == {"A": "Ana Ruiz"}
    assert [(it.who, it.about) for it in read_history(story)] == [("Ben", "speakers"), ("Ana", "standard")]


@pytest.mark.parametrize(
    "change",
    [
        lambda story: change_settings(story, draft="../outside.txt"),
        lambda story: change_settings(story, draft="None.txt"),
        lambda story: change_settings(story, standard=3),
        lambda story: change_settings(story, speakers=[]),
    ],
)
def test_what_a_story_cannot_be_held_to_is_refused(story: Path, change: Callable[[Path], object]) -> None:
    """Else its page could not be opened to set it right."""
    with pytest.raises(StoryError):
        change(story)
    assert not (story / "story.json").exists()


@pytest.mark.parametrize("content", ["{", '{"schema": "attribution/story/9"}', '{"speakers": 3}', "[" * 100_000])
def test_broken_settings_are_told_and_stay(story: Path, content: str) -> None:
    """Nothing is written over them."""
    (story / "story.json").write_text(content)

    with pytest.raises(StoryError, match=r"story\.json"):
        change_settings(story, standard="strict")
    assert (story / "story.json").read_text() == content
