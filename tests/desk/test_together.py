"""Two people, two desks, and hands in the folder: nothing that anybody saved is lost, and everybody sees it."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import msgspec
import pytest
from lxml import html

from attribution.corrections import anchor_quotation, parse_corrections
from attribution.desk.saving import read_history
from attribution.model import Analysis, SetStatus
from attribution.story import check_ledger
from tests.desk.desks import Served, running

FERRY = """\
“We will keep the ferry,” Ana Ruiz said.

“The pier is old,” Ben Roe said.

“It may close,” an official said.
"""
LATER = f"The ferry is in doubt.\n\n{FERRY}"
SEEN_WITHIN = 2.0


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Served]]:
    """Return two desks on one folder."""
    folder = tmp_path_factory.mktemp("shared")
    with running(folder) as first, running(folder) as second:
        yield first, second


@pytest.fixture(scope="module")
def quiet(desks: tuple[Served, Served]) -> "Page":
    """Return the page of a story that nothing is entered on."""
    return story(desks, "Quiet")[0]


class Page:
    """What the page of a story does on one desk."""

    def __init__(self, desk: Served, name: str) -> None:
        self.desk, self.name = desk, name
        self.path = desk.story_path(name)
        self.folder = desk.folder / name

    def state(self, **query: str) -> dict[str, Any]:
        """Return how the story stands, as far as it is known."""
        said: dict[str, Any] = self.desk.ask("GET", f"{self.path}/state", params=query).json()
        return said

    def settled(self, seconds: float = 60) -> dict[str, Any]:
        """Return how the story stands, as soon as that is known."""
        return within(seconds, lambda: said if (said := self.state())["is_current"] else None)

    def problem(self, seconds: float = 60) -> str:
        """Return what is wrong with the story, as soon as that is known."""
        return within(seconds, lambda: self.state()["problem"])

    def post(self, what: str, status: int = 200, **content: Any) -> dict[str, Any]:
        """Return what is answered to something that is entered."""
        answer = self.desk.ask("POST", f"{self.path}/{what}", json=msgspec.to_builtins(content))
        assert answer.status_code == status, answer.text
        said: dict[str, Any] = answer.json()
        return said

    def save(self, *add: SetStatus, **more: Any) -> dict[str, str]:
        """Return the notes that are there then."""
        entries = self.post("corrections", add=add, **more)["entries"]["entries"]
        return {it["id"]: it["note"] for it in entries}

    def analysis(self, draft: str) -> Analysis:
        """Return what was kept of a draft."""
        for path in (self.folder / "cache" / "analyses").glob("*.json"):
            found = msgspec.json.decode(path.read_bytes(), type=Analysis)
            if found.document.id.endswith(draft):
                return found
        raise AssertionError(f"{draft} was not read")

    def entry(self, name: str, note: str, number: int = 0) -> SetStatus:
        """Return a note on a quotation of the first draft."""
        analysis = self.analysis(f"{self.name}.txt")
        which = anchor_quotation(analysis.document.text, analysis.quotations[number])
        return SetStatus(
            id=f"c-{name}", when="2026-03-02T14:05:00Z", quotation=which, status="needs-fix", note=note, who="Ana"
        )

    def notes(self) -> dict[str, Any]:
        """Return the notes that are in the file."""
        data = (self.folder / "story.corrections.json").read_bytes()
        return {it.id: it.note for it in parse_corrections(data, "").entries if isinstance(it, SetStatus)}


def within[T](seconds: float, found: Callable[[], T | None]) -> T:
    """Return what is found within some seconds."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        if value := found():
            return value
        time.sleep(0.05)
    raise AssertionError(f"it was not seen within {seconds} seconds")


def story(desks: tuple[Served, Served], name: str) -> tuple[Page, Page]:
    """Return the pages of a new story on both desks, where it is read."""
    desks[0].ask("POST", "/stories", files={"files": (f"{name}.txt", FERRY.encode())})
    pages = Page(desks[0], name), Page(desks[1], name)
    for page in pages:
        page.settled()
    return pages


def test_what_one_enters_the_other_sees(desks: tuple[Served, Served]) -> None:
    """Within two seconds, on another desk, too."""
    here, there = story(desks, "Seen")
    known = there.state(entries="")["entries"]["hash"]
    here.save(here.entry("a", "hers"))

    said = within(SEEN_WITHIN, lambda: there.state(entries=known).get("entries"))

    assert [it["note"] for it in said["entries"]] == ["hers"]


def test_many_at_once_on_two_desks(desks: tuple[Served, Served]) -> None:
    """Entries, those that are taken back, and signatures: all are there, and the ledger's lines fit each other."""
    pages = story(desks, "Many")
    quotations = [it["id"] for it in pages[0].settled()["standing"]["quotations"]]
    number = 12

    def work(which: int) -> str:
        page = pages[which % 2]
        page.save(page.entry(f"keep{which}", f"kept {which}"))
        page.save(page.entry(f"gone{which}", f"gone {which}"))
        quotation = quotations[which % len(quotations)]
        line: str = page.post("sign", quotation=quotation, who=f"Editor {which}", how="heard")["hash"]
        page.save(remove=[f"c-gone{which}"], seen=[page.entry(f"gone{which}", f"gone {which}")])
        return line

    with ThreadPoolExecutor(6) as threads:
        hashes = list(threads.map(work, range(number)))

    assert pages[0].notes() == {f"c-keep{which}": f"kept {which}" for which in range(number)}
    ledger = check_ledger(pages[0].folder)
    assert sorted(line.hash for line in ledger.lines) == sorted(hashes)
    taken = [it.was for it in read_history(pages[0].folder) if it.did == "took-back"]
    assert sorted(it.note or "" for it in taken if isinstance(it, SetStatus)) == sorted(
        f"gone {which}" for which in range(number)
    )
    for page in pages:
        assert not page.settled()["problem"]


def test_of_two_changes_both_are_kept_and_can_be_undone(desks: tuple[Served, Served]) -> None:
    """Each page is told of the other's; what was taken back can be put back on any page."""
    here, there = story(desks, "Both")
    first = here.entry("a", "first")
    here.save(first)
    here.save(here.entry("a", "hers"), seen=[first])

    assert sorted(there.save(there.entry("a", "his"), seen=[first]).values()) == ["hers", "his"]
    assert "hers" in there.save(remove=["c-a"], seen=[first]).values()

    assert "c-a" not in there.save(remove=["c-a"], seen=[there.entry("a", "hers")])
    back = here.post("put-back", entry="c-a", who="Cleo")["entries"]["entries"]
    assert {it["id"]: it["note"] for it in back}["c-a"] == "hers"
    here.post("put-back", status=404, entry="c-none", who="Cleo")


def test_what_a_page_has_is_what_the_desk_knows(desks: tuple[Served, Served]) -> None:
    """The entries that a page is made with are those of the file, so that nobody else seems to have changed them."""
    page, _ = story(desks, "Made")
    page.save(page.entry("a", "first"))
    page.settled()
    tree = html.fromstring(page.desk.ask("GET", page.path).text)
    [data] = [
        found
        for script in tree.xpath('//script[@type="application/json"]')
        if "corrections" in (found := json.loads(script.text))
    ]
    [known] = data["corrections"]["entries"]

    assert page.save(page.entry("a", "second"), seen=[known]) == {"c-a": "second"}
    assert data["document"]["sha256"] == page.analysis("Made.txt").document.sha256


# A new draft while a page is open


def test_what_is_entered_on_an_old_page_after_a_new_draft(desks: tuple[Served, Served]) -> None:
    """It stands where its words are in the new draft, on the desk that knows of that draft, and on the other."""
    pages = story(desks, "Draft")
    old = pages[0].analysis("Draft.txt")
    pages[0].save(pages[0].entry("a", "before"), document=old.document.sha256)
    late = [pages[0].entry("b", "late", 1), pages[0].entry("c", "later", 1)]
    pages[0].desk.ask(
        "POST", f"{pages[0].path}/files", data={"role": "draft"}, files={"files": ("Draft.txt", LATER.encode())}
    )
    pages[0].settled()
    for page, entry in zip(pages, late, strict=True):
        page.save(entry, document=old.document.sha256)
    new = pages[0].analysis("Draft 2.txt")

    def carried() -> Any:
        found = parse_corrections((pages[0].folder / "story.corrections.json").read_bytes(), "")
        return found if found.document.sha256 == new.document.sha256 else None

    entries = {it.id: it for it in within(30, carried).entries if isinstance(it, SetStatus)}
    assert set(entries) == {"c-a", "c-b", "c-c"}
    for it in entries.values():
        assert it.ask_again is None
        for span in it.quotation.spans:
            assert new.document.text[span.start : span.end] == span.text
    for page in pages:
        assert not page.settled()["problem"]


def test_what_is_entered_while_a_new_draft_is_read(desks: tuple[Served, Served]) -> None:
    """At whatever moment of it: all is there in the end, of the new draft."""
    here, there = story(desks, "Reading")
    old = here.analysis("Reading.txt").document.sha256
    entries = [here.entry(f"n{number}", f"note {number}", number % 3) for number in range(60)]
    saved: list[str] = []

    def enter() -> None:
        for number, entry in enumerate(entries):
            (here, there)[number % 2].save(entry, document=old)
            saved.append(entry.id)
            time.sleep(0.05)

    entering = threading.Thread(target=enter)
    entering.start()
    time.sleep(0.5)
    here.desk.ask(
        "POST", f"{here.path}/files", data={"role": "draft"}, files={"files": ("Reading.txt", LATER.encode())}
    )
    while entering.is_alive():
        here.state()
        time.sleep(0.1)
    entering.join()
    here.settled()
    new = here.analysis("Reading 2.txt").document

    def carried() -> Any:
        here.settled()
        found = parse_corrections((here.folder / "story.corrections.json").read_bytes(), "")
        return found if found.document.sha256 == new.sha256 else None

    found = {it.id: it for it in within(30, carried).entries if isinstance(it, SetStatus)}
    assert len(saved) == len(entries)
    assert set(found) == set(saved)
    for it in found.values():
        assert it.ask_again is None
        for span in it.quotation.spans:
            assert new.text[span.start : span.end] == span.text


# Hands in the folder


def test_what_is_put_there_by_hand_is_seen(desks: tuple[Served, Served]) -> None:
    """Within two seconds: a record, and corrections that somebody has edited."""
    page, _ = story(desks, "Hands")
    page.save(page.entry("a", "first"))
    stamp = page.settled()["stamp"]
    known = page.state(entries="")["entries"]["hash"]

    path = page.folder / "story.corrections.json"
    path.write_text(path.read_text(encoding="utf-8").replace("first", "by hand"), encoding="utf-8")
    said = within(SEEN_WITHIN, lambda: page.state(entries=known).get("entries"))
    assert [it["note"] for it in said["entries"]] == ["by hand"]
    second = within(SEEN_WITHIN, lambda: s if (s := page.state()["stamp"]) != stamp else None)

    (page.folder / "records" / "call.txt").write_text("Ana Ruiz: We will keep the ferry.", encoding="utf-8")
    within(SEEN_WITHIN, lambda: page.state()["stamp"] != second)
    assert [it["id"] for it in page.settled()["standing"]["records"]] == ["call.txt"]


@pytest.mark.parametrize(
    ("called", "name"), [("One", "story.corrections.json"), ("Two", "ledger.jsonl"), ("Three", "story.json")]
)
def test_a_broken_file_is_told_and_stays(desks: tuple[Served, Served], called: str, name: str) -> None:
    """On the page; nothing is saved over it, and once it is mended all goes on."""
    page, _ = story(desks, called)
    quotation = page.settled()["standing"]["quotations"][0]["id"]
    entry = page.entry("a", "first")
    page.save(entry)
    page.post("sign", quotation=quotation, who="Ana", how="heard")
    page.settled()
    path = page.folder / name
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])

    assert name in page.problem(10)
    assert name in page.desk.ask("GET", page.path).text
    if name != "ledger.jsonl":
        page.desk.ask("POST", f"{page.path}/settings", json={"standard": "strict"})
        page.desk.ask("POST", f"{page.path}/corrections", json=msgspec.to_builtins({"add": [page.entry("b", "more")]}))
    page.post("sign", status=422, quotation=quotation, who="Ana", how="heard")
    assert path.read_bytes() == whole[: len(whole) // 2]

    path.write_bytes(whole)
    assert not page.settled()["problem"]
    page.post("sign", quotation=quotation, who="Ana", how="heard")


def test_a_broken_file_of_unnamed_sources_is_told_and_stays(desks: tuple[Served, Served]) -> None:
    """What the house knows is not lost by saving more."""
    page, _ = story(desks, "Unnamed")
    [source] = [it.id for it in page.analysis("Unnamed.txt").sources if it.is_unnamed]
    page.post("unnamed", source=source, who="Ana", identity="the harbour master")
    path = page.folder / "unnamed.jsonl"
    assert path.stat().st_mode & 0o077 == 0
    broken = path.read_bytes() + b'{"schema": \n'
    path.write_bytes(broken)
    assert "unnamed.jsonl" in page.problem()

    said = page.post("unnamed", status=422, source=source, who="Ana", identity="somebody else")
    assert "unnamed.jsonl: line 2 is broken" in said["problem"]
    assert path.read_bytes() == broken


@pytest.mark.parametrize(
    ("what", "content"),
    [
        ("settings", {"standard": "none"}),
        ("settings", {"policy": "../../../../etc/passwd"}),
        ("settings", {"draft": "../Other/Other.txt"}),
        ("sign", {"quotation": "q-1", "who": "a" * 201, "how": "heard"}),
        ("sign", {"quotation": "q-1", "who": "Ana", "how": "heard", "note": "a" * 5001}),
        ("sign", {"quotation": "q-1", "who": " ", "how": "heard"}),
        ("unnamed", {"source": "s-1", "who": "Ana", "identity": "a" * 5001}),
        ("corrections", {"add": [{"correction": "status", "id": "c-\ud800"}]}),
        ("corrections", {"add": [{"correction": "none", "id": "c-a"}]}),
        ("corrections", {"add": 3}),
        ("corrections", []),
    ],
)
def test_what_nobody_enters_on_a_page_is_refused(quiet: Page, what: str, content: object) -> None:
    """It would fill files that only grow, or lock everybody out."""
    page = quiet
    before = {path.name: path.read_bytes() for path in page.folder.glob("*.json*")}
    answer = page.desk.ask(
        "POST",
        f"{page.path}/{what}",
        content=json.dumps(content).encode(),
        headers={"content-type": "application/json"},
    )

    assert answer.status_code in (404, 422)
    assert {path.name: path.read_bytes() for path in page.folder.glob("*.json*")} == before


def test_a_story_that_is_taken_away_is_gone(desks: tuple[Served, Served]) -> None:
    """The page says so; the desk goes on."""
    page, _ = story(desks, "Gone")
    page.folder.rename(desks[0].folder.parent / "Elsewhere")

    assert desks[0].ask("GET", f"{page.path}/state").status_code == 404
    assert desks[0].ask("POST", f"{page.path}/corrections", json={"add": []}).status_code == 404
    assert "Gone" not in desks[0].ask("GET", "/list").text


def test_a_full_disk_is_told(desks: tuple[Served, Served]) -> None:
    """What was there stays; once there is room again, all goes on."""
    resource = pytest.importorskip("resource")
    if not hasattr(resource, "prlimit"):
        pytest.skip("this system does not let a disk seem full")
    page, _ = story(desks, "Full")
    page.save(page.entry("a", "first"))
    pid, limit = desks[0].process.pid, resource.RLIMIT_FSIZE
    before = resource.prlimit(pid, limit)
    resource.prlimit(pid, limit, (100, before[1]))
    try:
        said = page.post("corrections", status=422, add=[page.entry("b", "second")])
        refused = desks[0].ask("POST", "/stories", files={"files": ("Much.txt", b"a" * 5000)})
    finally:
        resource.prlimit(pid, limit, before)

    assert "can't be written" in said["problem"]
    assert refused.status_code in (422, 507)
    assert page.notes() == {"c-a": "first"}
    assert page.save(page.entry("b", "second")) == {"c-a": "first", "c-b": "second"}
    assert not (desks[0].folder / "Much").exists()


def test_a_folder_that_nobody_may_write_is_told(desks: tuple[Served, Served], tmp_path: Path) -> None:
    """Where the file is to be there is a folder, as nothing else stops every user of every system."""
    page, _ = story(desks, "Closed")
    (page.folder / ".story.corrections.json.lock").mkdir()

    said = page.post("corrections", status=422, add=[page.entry("a", "first")])

    assert "story.corrections.json" in said["problem"]
