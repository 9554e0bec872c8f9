"""What was entered of one draft is carried to another, and nothing is placed where it does not fit."""

import asyncio
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from attribution.desk.carrying import ASK_AGAIN, Moved, carry_to, is_known, move_entries
from attribution.desk.desk import Desk
from attribution.desk.saving import (
    AnotherDraftError,
    read_entries,
    save_entries,
)
from attribution.errors import StoryError
from attribution.model import Analysis, CorrectedDocument, Correction, SetStatus
from attribution.story import Kept
from tests.desk.entries import DRAFT, entry, of, save, story_in, there
from tests.drafts_by_hand import NEW, new_draft, which


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """Return the folder of a story with one draft, which has been analysed."""
    return story_in(tmp_path)


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
