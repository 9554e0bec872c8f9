"""Files in and out of the desk, in a browser: many drafts, what is taken out, confidential or put away."""

import json
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.browsing import becomes
from tests.desk.desks import Served
from tests.desk.pages import DRAFT, RECORD, drop, file, is_story, made, settled, unfold
from tests.docx_by_hand import saved as as_word

#: Words that nobody but the desk's own page may show.
SECRET, IDENTITY = "Ask Marlow first", "Petra Quill"
TERMS = {"identity": IDENTITY, "terms": "background only", "known_to": "Eva", "signed_off_by": "Hanna Ott"}


def word_draft() -> bytes:
    """Return the draft in Word, with a comment."""
    document = docx.Document()
    for paragraph in DRAFT.split("\n\n"):
        document.add_paragraph(paragraph)
    runs = document.paragraphs[1].runs
    document.add_comment([runs[0], runs[-1]], text=SECRET, author="Ed", initials="E")
    return as_word(document)


@pytest.fixture(scope="module")
def story(desk: Served) -> str:
    """Return the path of a story with a comment, a record, and an unnamed source whose identity was entered."""
    path = made(desk, "Told.docx", word_draft(), interview=RECORD)
    analysis = settled(desk, path)
    assert analysis["draft"] == "Told.docx"
    page = desk.ask("GET", f"{path}/unnamed").text
    source = page.partition('data-unnamed="')[2].partition('"')[0]
    entered = desk.ask("POST", f"{path}/unnamed", json={"source": source, "who": "Eva", **TERMS})
    assert entered.status_code == 200, entered.text
    settled(desk, path)
    return path


def taken_out(tab: Any, what: str) -> tuple[str, bytes]:
    """Take a file out of a story, and return its name and what is in it."""
    unfold(tab)
    with tab.expect_download() as waiting:
        tab.locator(f"a[href*='/out/{what}']").click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def all_text(data: bytes) -> str:
    """Return all text of a file; of one that is packed, of all that is in it."""
    if not data.startswith(b"PK"):
        return data.decode("utf-8", "replace")
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def test_twenty_drafts(visit: Any) -> None:
    """Twenty files are taken one after the other, while the page can be used; each is told when it is read."""
    tab = visit()
    drop(tab, "new", *(file(f"Twenty {number}.txt", DRAFT) for number in range(20)))
    becomes(tab, lambda it: it.locator("[data-arriving=new] li").count(), 20)
    becomes(tab, lambda it: "is read." in it.locator("[data-arriving=new] li").first.inner_text(), wanted=True)
    tab.locator("#desk-who").fill("Eva Lind")
    tab.locator("summary", has_text="Paste a text").click()
    assert tab.locator("#paste textarea").is_visible()

    becomes(tab, lambda it: it.locator("[data-arriving=new] li", has_text="is read.").count(), 20)
    becomes(tab, lambda it: it.locator("#stories li", has_text="Ferry will run all winter").count() >= 20, wanted=True)


def test_a_long_draft_tells_that_it_is_read(visit: Any) -> None:
    """A long draft tells how long it is being read, and its page opens then; it is on the list at once."""
    tab = visit()
    long = "\n\n".join(f"“The ferry number {number} sails,” Ana Ruiz said." for number in range(900))
    drop(tab, "new", file("Long.txt", long))
    row = tab.locator("[data-arriving=new] li")
    becomes(tab, lambda _: "is being read … 1 s" in row.inner_text(), wanted=True)
    other = tab.context.new_page()
    other.goto(tab.url.partition("#")[0] + "stories/Long")
    becomes(other, lambda it: "The draft is being read" in it.locator("main").inner_text(), wanted=True)
    other.close()

    is_story(tab, "/stories/Long")
    assert tab.locator(".found").first.inner_text().startswith("900 quotations")


def test_a_text_is_pasted(visit: Any) -> None:
    """A text that is pasted is a story like any other."""
    tab = visit()
    tab.locator("summary", has_text="Paste a text").click()
    tab.locator("#paste input").fill("The pier")
    tab.locator("#paste textarea").fill(DRAFT)
    tab.locator("#paste button").click()

    is_story(tab, "/stories/The%20pier")


def test_what_is_taken_out_can_be_opened(visit: Any, desk: Served, story: str) -> None:
    """Report, certificate, worksheet, tables and the draft with comments are files that their programs open."""
    tab = visit(story)

    name, report = taken_out(tab, "report")
    assert (name, "We will keep the ferry" in report.decode()) == ("Told - report.html", True)
    name, certificate = taken_out(tab, "certificate")
    assert (name, "We will keep the ferry" in certificate.decode()) == ("Told - certificate.html", False)
    name, worksheet = taken_out(tab, "worksheet")
    assert name == "Told - worksheet.docx"
    assert docx.Document(BytesIO(worksheet)).tables
    name, tables = taken_out(tab, "tables")
    assert name == "Told - tables.zip"
    assert zipfile.ZipFile(BytesIO(tables)).testzip() is None
    name, annotated = taken_out(tab, "annotated")
    assert name == "Told - checked.docx"
    told = [comment.text for comment in docx.Document(BytesIO(annotated)).comments]
    assert any("Nobody" in one or "record" in one for one in told)


def test_what_is_confidential_is_nowhere_else(visit: Any, desk: Served, story: str) -> None:
    """Comments and who unnamed sources are: in no download, list, search, state or index."""
    tab = visit(story)

    for what in ("report", "certificate", "worksheet", "tables", "annotated"):
        text = all_text(taken_out(tab, what)[1])
        assert IDENTITY not in text, what
        assert SECRET not in text, what
    for path in ("/", "/list", story, f"{story}/state?entries=", "/people", "/conflicts", "/search?words=Quill"):
        answer = desk.ask("GET", path).text.replace('value="Quill"', "")
        assert "Quill" not in answer, path
        assert "Marlow" not in answer, path
    index = b"".join(path.read_bytes() for path in desk.folder.glob("desk.sqlite*"))
    assert b"Quill" not in index
    assert b"Marlow" not in index


def test_what_is_confidential_is_shown_where_it_is_asked_for(visit: Any, story: str) -> None:
    """The story's page shows comments in a part that folds; a download has them by a tick, which holds for one time."""
    tab = visit(story)
    unfold(tab)
    tab.locator("#confidential").evaluate("it => { it.open = true }")
    becomes(tab, lambda it: SECRET in it.locator("#confidential").inner_text(), wanted=True)

    tab.locator("#report-confidential").check()
    assert SECRET in all_text(taken_out(tab, "report")[1])
    assert SECRET not in all_text(taken_out(tab, "report")[1])
    assert not tab.locator("#report-confidential").is_checked()
    tab.locator("#annotated-confidential").check()
    assert SECRET in all_text(taken_out(tab, "annotated")[1])
    tab.locator("#worksheet-confidential").check()
    text = all_text(taken_out(tab, "worksheet")[1])
    assert IDENTITY in text
    assert "signed off by: Hanna Ott" in text


def test_a_search_and_all_that_one_said(visit: Any, desk: Served, story: str) -> None:
    """Words are found with who said them, and a link leads to them in the story; a name leads to all that one said."""
    tab = visit("/search")
    tab.locator("input[name=words]").fill("keep the ferry")
    tab.locator("input[name=source]").fill("Ruiz")
    tab.get_by_role("button", name="Search").click()
    hit = tab.locator(".hits li", has_text="Ferry will run all winter").first
    assert "We will keep the ferry all winter" in hit.inner_text()
    hit.get_by_role("link").click()
    becomes(tab, lambda it: it.locator("#card").is_visible(), wanted=True)

    tab.goto(desk.base + "/people")
    tab.get_by_role("link", name="Ana Ruiz").first.click()
    becomes(tab, lambda it: "Nobody asked the islanders" in it.locator(".hits").inner_text(), wanted=True)


def test_the_same_words_under_two_names(visit: Any, desk: Served, story: str) -> None:
    """Words that two stories give to two people are shown side by side, each with a way to its story."""
    path = made(desk, "Otherwise.txt", DRAFT.replace("Ana Ruiz", "Dora Finch"))
    tab = visit("/conflicts")

    words = tab.locator("section.part", has_text="We will keep the ferry all winter")
    assert "Ana Ruiz" in words.inner_text()
    assert "Dora Finch" in words.inner_text()
    words.locator("li", has_text="Dora Finch").get_by_role("link").click()
    is_story(tab, path)


def test_a_story_is_put_away_and_brought_back(visit: Any, desk: Served) -> None:
    """A story that is put away is on no list and in no search, and lies in the folder; it comes back whole."""
    path = made(desk, "Gone.txt", "“The lighthouse hums,” Cleo Finn said.\n")
    tab = visit(path)
    unfold(tab)
    tab.locator("#put-away").click()
    becomes(tab, lambda it: it.locator("summary", has_text="Put away (1)").count(), 1)
    assert "Gone" not in tab.locator("#stories").inner_text()
    assert (desk.folder / ".removed/Gone/Gone.txt").is_file()
    assert "lighthouse" not in desk.ask("GET", "/search?words=hums").text

    tab.locator("summary", has_text="Put away (1)").click()
    tab.locator("[data-story-back]").click()
    becomes(tab, lambda it: "Gone" in it.locator("#stories").inner_text(), wanted=True)
    settled(desk, path)
    assert "lighthouse" in desk.ask("GET", "/search?words=hums").text
    history = (desk.folder / "Gone/history.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["did"] for line in history] == ["added-draft", "put-away", "brought-back"]
