"""What people enter is saved, and nothing of it is lost."""

import errno
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.desk import unnamed as unnamed_module
from attribution.desk.saving import (
    HISTORY,
    change_settings,
    note_down,
    read_entries,
    read_history,
    save_entries,
    taken_back,
)
from attribution.desk.unnamed import enter_unnamed, read_unnamed
from attribution.errors import CorrectionsError, OutputError, StoryError
from attribution.model import Correction, Happened, SetStatus, SourceAnchor
from attribution.story import read_story
from tests.desk.entries import DRAFT, FILE, entry, of, save, story_in, there
from tests.drafts_by_hand import OLD


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """Return the folder of a story with one draft, which has been analysed."""
    return story_in(tmp_path)


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

    assert read_story(story).standard == "strict"
    assert read_story(story).speakers == {"A": "Ana Ruiz"}
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
