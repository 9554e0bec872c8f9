"""A desk that is killed at any moment: what it had answered is there, all files are whole, and it starts again."""

import os
import random
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest

from attribution.corrections import anchor_quotation
from attribution.desk.saving import read_entries, read_history
from attribution.desk.unnamed import read_unnamed
from attribution.model import Analysis, SetStatus
from attribution.story import check_ledger, find_drafts, read_story
from tests.desk.desks import Served, running

#: Set this to kill it more often.
ROUNDS = int(os.environ.get("DESK_ROUNDS", "4"))
FERRY = "“We will keep the ferry,” Ana Ruiz said.\n\n“It may close,” an official said.\n"
STORY = "/stories/Ferry"


class Saving:
    """People who save at the same time, and what was answered to them."""

    def __init__(self, folder: Path) -> None:
        self.story = folder / "Ferry"
        self.answered: dict[str, set[str]] = {"entry": set(), "sign": set(), "unnamed": set(), "record": set()}
        self.stories: set[str] = set()
        self.number = self.rounds = 0
        self._lock = threading.Lock()

    def until_killed(self, desk: Served, state: dict[str, Any]) -> list[threading.Thread]:
        """Return people who save things until the desk answers no more."""
        [path] = (self.story / "cache" / "analyses").glob("*.json")
        analysis = msgspec.json.decode(path.read_bytes(), type=Analysis)
        words, files = (self._enter, self._sign, self._know), (self._enter, self._record, self._make)
        # What comes in keeps the desk busy with reading, so it does not come every time.
        self.rounds += 1
        works = words if self.rounds % 2 else files
        threads = [threading.Thread(target=self._work, args=(one, desk, state, analysis)) for one in works]
        for thread in threads:
            thread.start()
        return threads

    def _work(self, one: Callable[..., None], desk: Served, state: dict[str, Any], analysis: Analysis) -> None:
        try:
            while True:
                with self._lock:
                    self.number += 1
                    number = self.number
                one(desk, f"n{number}", state, analysis)
        except (httpx.TransportError, OSError):
            return

    def _enter(self, desk: Served, name: str, _: Any, analysis: Analysis) -> None:
        which = anchor_quotation(analysis.document.text, analysis.quotations[0])
        entry = SetStatus(id=f"c-{name}", when="2026-03-02T14:05:00Z", quotation=which, status="needs-fix", note=name)
        content = {"add": [msgspec.to_builtins(entry)], "who": "Ana"}
        if desk.ask("POST", f"{STORY}/corrections", json=content).status_code == 200:
            self.answered["entry"].add(entry.id)

    def _sign(self, desk: Served, name: str, state: dict[str, Any], _: Analysis) -> None:
        quotation = state["standing"]["quotations"][0]["id"]
        content = {"quotation": quotation, "who": "Ana", "how": "heard", "note": name}
        answer = desk.ask("POST", f"{STORY}/sign", json=content)
        if answer.status_code == 200:
            self.answered["sign"].add(answer.json()["hash"])

    def _know(self, desk: Served, name: str, _: Any, analysis: Analysis) -> None:
        [source] = [it.id for it in analysis.sources if it.is_unnamed]
        content = {"source": source, "who": "Ana", "note": name}
        if desk.ask("POST", f"{STORY}/unnamed", json=content).status_code == 200:
            self.answered["unnamed"].add(name)

    def _record(self, desk: Served, name: str, _: Any, __: Analysis) -> None:
        if self.number % 5:
            time.sleep(0.4)
        files = {"files": (f"{name}.txt", body_of(name))}
        answer = desk.ask("POST", f"{STORY}/files", data={"role": "record"}, files=files)
        if answer.status_code == 200:
            self.answered["record"].update(answer.json()["added"])

    def _make(self, desk: Served, name: str, _: Any, __: Analysis) -> None:
        time.sleep(0.3)
        answer = desk.ask("POST", "/stories", files={"files": (f"Story {name}.txt", body_of(name))})
        if answer.status_code == 200:
            self.stories.add(answer.json()["stories"][0]["name"])


def body_of(name: str) -> bytes:
    """Return a file of many bytes that tells by its words whether it is whole."""
    return f"Ana Ruiz: We keep {name}.\n".encode() + b"\n" * 300_000 + b"The end.\n"


def assert_all_is_there(folder: Path, saving: Saving) -> None:
    """Fail where something that was answered is gone, or a file is not whole."""
    story, answered = saving.story, saving.answered
    saved = read_entries(story)
    assert answered["entry"] <= {it.id for it in (saved.entries if saved else ())}
    assert answered["sign"] <= {line.hash for line in check_ledger(story).lines}
    assert answered["unnamed"] <= {line.note for line in read_unnamed(story)}
    records = {path.name: path for path in (story / "records").iterdir() if not path.name.startswith(".")}
    assert answered["record"] <= records.keys()
    for name, path in records.items():
        assert path.read_bytes() == body_of(name.removesuffix(".txt"))
    told = {it.entry for it in read_history(story, last=100_000) if it.did == "entered"}
    assert answered["entry"] <= told
    read_story(story)

    stories = {path.name: path for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")}
    assert saving.stories <= stories.keys()
    for name, path in stories.items():
        [draft] = find_drafts(path)
        expected = FERRY.encode() if name == "Ferry" else body_of(name.removeprefix("Story "))
        assert draft.read_bytes() == expected


def settled(desk: Served) -> dict[str, Any]:
    """Return how the story stands, as soon as that is known."""
    ends = time.monotonic() + 120
    while time.monotonic() < ends:
        state: dict[str, Any] = desk.ask("GET", f"{STORY}/state").json()
        assert not state["problem"]
        if state["is_current"]:
            return state
        time.sleep(0.1)
    raise AssertionError("the story was not read")


def test_a_desk_that_is_killed_loses_nothing(tmp_path: Path) -> None:
    """At random moments, in the middle of saves of all kinds, again and again on one folder."""
    saving, moments = Saving(tmp_path), random.Random(os.environ.get("DESK_SEED"))
    with running(tmp_path) as desk:
        desk.ask("POST", "/stories", files={"files": ("Ferry.txt", FERRY.encode())})
        settled(desk)
    for _ in range(ROUNDS):
        with running(tmp_path) as desk:
            left = [path for path in (tmp_path / ".incoming").rglob("*") if path.is_file() and path.suffix != ".lock"]
            assert left == []
            people = saving.until_killed(desk, settled(desk))
            time.sleep(moments.uniform(0.3, 2.5))
            desk.process.kill()
            for one in people:
                one.join(30)
        assert_all_is_there(tmp_path, saving)
    with running(tmp_path) as desk:
        settled(desk)

    assert saving.answered["entry"]


@pytest.mark.parametrize("name", [".story.corrections.json.lock", ".ledger.jsonl.lock"])
def test_a_lock_that_was_left_locks_nobody_out(tmp_path: Path, name: str) -> None:
    """It is the system's, and ended with the process that had it."""
    with running(tmp_path) as desk:
        desk.ask("POST", "/stories", files={"files": ("Ferry.txt", FERRY.encode())})
        settled(desk)
        (tmp_path / "Ferry" / name).write_text("")

        quotation = settled(desk)["standing"]["quotations"][0]["id"]
        signed = desk.ask("POST", f"{STORY}/sign", json={"quotation": quotation, "who": "Ana", "how": "heard"})
        saved = desk.ask("POST", f"{STORY}/corrections", json={"add": []})

    assert (signed.status_code, saved.status_code) == (200, 200)
