"""The desk's pages in a browser, under watch, and drafts and records for them."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.browsing import PATIENCE, becomes
from tests.desk.desks import Served

#: A draft, two lines of it from the interview below.
DRAFT = """Ferry will run all winter

“We will keep the ferry all winter,” Ana Ruiz said on Monday. “Nobody asked the islanders,” she said.

“The pier is too old for ice,” said Ben Roe, who runs the yard. Mr Roe wants a new one.

“We were told to say nothing,” said a harbour official, who asked not to be named because he feared for his job.

The council calls this a “quiet season” in its letters.
"""
#: The draft after the next hand: a word is another one, and a paragraph is new.
SECOND = DRAFT.replace("on Monday", "on Monday night").replace(
    "The council calls", "“The ice comes in May,” said Cleo Finn.\n\nThe council calls"
)
#: What was said, by two who are not named in it.
RECORD = """SPEAKER_00: We will keep the ferry all winter, whatever it costs us.

SPEAKER_01: Nobody knows what the pier will do. The pier is too old for the ice.

SPEAKER_00: Nobody has asked the islanders.
"""

#: What a browser says of an answer that tells what is wrong, and of one that a test kept from it.
_TOLD_ANYWAY = ("status of 422", "ERR_INTERNET_DISCONNECTED")


@contextmanager
def watching(browser: Any, desk: Served) -> Iterator[Callable[..., Any]]:
    """Give a function that opens a path of the desk in a window of its own, and close the windows in the end.

    Nothing on a page may complain, and no page may ask anything but this desk.
    """
    windows, complaints = [], []

    def asked(url: str) -> None:
        if not url.startswith((desk.base + "/", "blob:")):
            complaints.append(url)

    def answer(box: Any) -> None:
        if box.type != "beforeunload":
            complaints.append(box.message)
        box.accept()

    def open_page(path: str = "/", width: int = 1440, who: str = "Eva", **options: Any) -> Any:
        window = browser.new_context(viewport={"width": width, "height": 900}, **options)
        window.set_default_timeout(PATIENCE * 1000)
        windows.append(window)
        tab = window.new_page()
        tab.on("console", lambda message: complaints.append(message.text))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("request", lambda request: asked(request.url))
        tab.on("dialog", answer)
        # Whoever waits for a chooser is told of one only if the browser was asked long before the key is pressed.
        tab.on("filechooser", lambda _: None)
        tab.goto(desk.address)
        if who:
            tab.locator("#desk-who").fill(who)
        if path != "/":
            tab.goto(desk.base + path)
        return tab

    try:
        yield open_page
    finally:
        for window in windows:
            window.close()
    assert [it for it in complaints if not any(sign in it for sign in _TOLD_ANYWAY)] == []


def made(desk: Served, name: str, draft: str | bytes = DRAFT, **records: str | bytes) -> str:
    """Make a story as a program does, wait until it is read, and return its page's path.

    Args:
        desk: The desk.
        name: What the draft is called.
        draft: What is in it.
        records: What is in the story's records, by name without suffix.
    """
    given = draft.encode() if isinstance(draft, str) else draft
    [story] = desk.ask("POST", "/stories", files={"files": (name, given)}).json()["stories"]
    path = str(story["address"])
    for stem, content in records.items():
        data = content.encode() if isinstance(content, str) else content
        added = desk.ask("POST", f"{path}/files", data={"role": "record"}, files={"files": (f"{stem}.txt", data)})
        assert added.status_code == 200, added.text
    settled(desk, path)
    return path


def settled(desk: Served, path: str) -> dict[str, Any]:
    """Wait until the desk knows how a story stands, and return it."""
    end = time.monotonic() + PATIENCE
    while True:
        said = desk.ask("GET", f"{path}/state").json()
        assert not said["problem"], said["problem"]
        if said["is_current"]:
            return dict(said["standing"])
        assert time.monotonic() < end, "the story was not read in time"
        time.sleep(0.1)


def drop(tab: Any, place: str, *files: Path | dict[str, Any]) -> None:
    """Let files fall on a place of a page, as from a folder's window."""
    tab.locator(f"#{place}-files").set_input_files(list(files))


def file(name: str, content: str | bytes) -> dict[str, Any]:
    """Return a file as the browser is given one."""
    data = content.encode() if isinstance(content, str) else content
    return {"name": name, "mimeType": "application/octet-stream", "buffer": data}


def is_story(tab: Any, path: str) -> None:
    """Wait until a tab shows the page of a story, read and ready."""
    becomes(tab, lambda it: it.url.partition("#")[0].endswith(path) and it.locator("#gate").count(), 1)
    becomes(tab, "typeof desk !== 'undefined' && desk.hash !== null", wanted=True)


def to_do(tab: Any) -> list[str]:
    """Return what is to be done, line by line."""
    tab.locator("#to-do details").evaluate_all("those => those.forEach(it => { it.open = true })")
    return [" ".join(line.split()) for line in tab.locator("#to-do li").all_inner_texts()]


def standing_of(tab: Any, words: str) -> str:
    """Return what a page says beside a quotation of how it stands."""
    entry = tab.locator(".entry", has_text=words).first
    return " ".join((entry.locator(".standing").first.text_content() or "").split())


def take(tab: Any, words: str) -> None:
    """Take a quotation in hand, by its link in what is to be done."""
    tab.locator("#to-do details").evaluate("it => { it.open = true }")
    tab.locator("#to-do a", has_text=words).click()
    becomes(tab, lambda it: it.locator("#card .entry > blockquote").first.inner_text().startswith(words), wanted=True)


def press(tab: Any, name: str) -> None:
    """Press a button in the card."""
    tab.locator("#card").get_by_role("button", name=name, exact=True).click()


def pick(tab: Any, select: str, name: str) -> None:
    """Choose the option of a list that begins with a name."""
    script = "(it, name) => [...it.options].find(option => option.text.startsWith(name)).value"
    tab.select_option(select, tab.locator(select).evaluate(script, name))


def sign(tab: Any, words: str) -> None:
    """Sign a quotation as heard."""
    take(tab, words)
    press(tab, "I checked it")
    tab.locator("#card select[name=how]").select_option("heard")
    tab.locator("#card form button[type=submit]").click()
    tab.locator("#card form").wait_for(state="detached")


def is_saved(tab: Any) -> None:
    """Wait until a page has saved all that was entered on it."""
    becomes(tab, "work.isUnsaved || desk.isSending", wanted=False)


def unfold(tab: Any) -> None:
    """Unfold the story's drafts and records, and who speaks in them."""
    tab.locator("details.work-files").evaluate("it => { it.open = true }")
    tab.locator(".work-files details").evaluate_all(
        "those => those.forEach(it => { it.open = it.id !== 'confidential' })"
    )
