"""Two people on one story at the same time, each in a browser of their own."""

import json
import time
from typing import Any

from tests.browsing import becomes
from tests.desk.desks import Served
from tests.desk.pages import (
    RECORD,
    drop,
    file,
    is_saved,
    made,
    pick,
    press,
    settled,
    sign,
    standing_of,
    take,
    to_do,
    unfold,
)

#: How soon each is to see what the other does, in seconds.
SOON = 2


def give(tab: Any, words: str, name: str) -> None:
    """Give a quotation to a speaker."""
    take(tab, words)
    press(tab, "Change speaker")
    pick(tab, "#card select[name=whom]", name)
    press(tab, "Set speaker")
    becomes(tab, lambda it: it.inner_text("#card-heading bdi"), name)


def heard_from(tab: Any, words: str) -> str:
    """Return under which source a page lists a quotation."""
    found = tab.locator(".source", has_text=words).locator("h3 .name")
    return str(found.first.inner_text()) if found.count() else ""


def test_each_sees_what_the_other_does(visit: Any, desk: Served) -> None:
    """What one enters, the other sees within two seconds, with who it was; so with a signature."""
    path = made(desk, "Both.txt")
    eva, finn = visit(path, who="Eva"), visit(path, who="Finn")

    give(eva, "“The pier is too old for ice,”", "Ana Ruiz")
    is_saved(eva)
    since = time.monotonic()
    becomes(finn, lambda it: heard_from(it, "“The pier is too old for ice,”"), "Ana Ruiz")
    assert time.monotonic() - since < SOON
    assert finn.locator("#news").inner_text() == "Eva has entered 1 thing here."

    settled(desk, path)
    before = len(to_do(eva))
    sign(finn, "“We will keep the ferry all winter,”")
    since = time.monotonic()
    becomes(eva, lambda it: "signed" in standing_of(it, "“We will keep the ferry all winter,”"), wanted=True)
    assert time.monotonic() - since < SOON
    assert len(to_do(eva)) == before - 1


def test_a_conflict_is_shown_and_nothing_is_lost(visit: Any, desk: Served) -> None:
    """Where two say different things of one quotation, both stand in the file, and the page says so."""
    path = made(desk, "Conflict.txt")
    eva, finn = visit(path, who="Eva"), visit(path, who="Finn")
    finn.context.set_offline(True)
    give(finn, "“The pier is too old for ice,”", "The council")
    give(eva, "“The pier is too old for ice,”", "Ana Ruiz")
    is_saved(eva)
    finn.context.set_offline(False)
    is_saved(finn)

    becomes(
        finn, lambda it: "You and Eva have said different things of" in it.locator("#news").inner_text(), wanted=True
    )
    entries = json.loads((desk.folder / "Conflict/story.corrections.json").read_bytes())["entries"]
    assert {(it["who"], it["speaker"]["source"]["name"]) for it in entries} == {
        ("Eva", "Ana Ruiz"),
        ("Finn", "The council"),
    }
    settled(desk, path)
    becomes(eva, lambda it: it.locator("#corrections-made > li").count(), 2)


def test_a_record_of_the_other_is_held_against_by_itself(visit: Any, desk: Served) -> None:
    """A record that one drops, the other's page takes into account by itself; what is half typed there is kept."""
    path = made(desk, "Records.txt")
    eva, finn = visit(path, who="Eva"), visit(path, who="Finn")
    take(finn, "“The pier is too old for ice,”")
    press(finn, "Change speaker")
    finn.locator("#card input[name=reason]").fill("half a thou")

    unfold(eva)
    drop(eva, "record", file("interview.txt", RECORD))
    becomes(finn, lambda it: it.locator("#news").inner_text(), "There are other records or rules now. Show it")
    assert finn.locator("#card input[name=reason]").input_value() == "half a thou"
    finn.locator("#card").get_by_role("button", name="Cancel").click()
    becomes(finn, lambda it: "interview.txt" in it.locator("#to-do").inner_text(), wanted=True)
