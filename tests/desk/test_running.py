"""The desk as it starts, takes a draft, and ends."""

import time
from pathlib import Path

from tests.desk.desks import running

TALK = "“We will keep the ferry,” Ana Ruiz said. Ben Roe said the pier was old.\n"


def test_a_draft_becomes_a_story(tmp_path: Path) -> None:
    """A draft that comes in lies in a story's folder as it was, and its page has what was found in it."""
    with running(tmp_path) as desk:
        made = desk.ask("POST", "/stories", files={"files": ("Ferry.txt", TALK.encode())})
        [story] = made.json()["stories"]
        while not (state := desk.ask("GET", f"{story['address']}/state").json())["is_current"]:
            assert not state["problem"]
            time.sleep(0.1)
        page = desk.ask("GET", story["address"])

    assert (tmp_path / "Ferry" / "Ferry.txt").read_text(encoding="utf-8") == TALK
    assert "Ana Ruiz" in page.text
    assert state["standing"]["summary"] == "0 of 2 backed; 2 not backed"


def test_quit_ends_it(tmp_path: Path) -> None:
    """The button on the page ends the program, with its exit status 0."""
    with running(tmp_path) as desk:
        assert desk.ask("POST", "/quit", json={}).json() == {"ended": True}

        assert desk.process.wait(timeout=30) == 0
