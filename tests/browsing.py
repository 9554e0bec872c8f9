"""What the browser tests share: the system's browser, pages opened under watch, and how to wait for them.

A page acts when an event reaches it, and on a busy machine that may be long after the action that caused it. So a test
does not read a page right after it did something to it: it says with `becomes` what the page comes to.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = Path("/usr/bin/chromium")
#: Set by CI, where a browser and axe-core have to be there.
NO_SKIP = "ATTRIBUTION_NO_SKIP"
#: How many seconds a test waits for a page, far more than a busy machine needs. Only a test that fails waits as long.
PATIENCE = 60


def skip(reason: str) -> None:
    """Skip the test that runs now; where tests may not be skipped, fail it."""
    if os.environ.get(NO_SKIP):
        pytest.fail(f"{reason}, and {NO_SKIP} is set")
    pytest.skip(reason)


@contextmanager
def chromium() -> Iterator[Any]:
    """Give a browser, or skip the test."""
    try:
        from playwright import sync_api
    except ImportError:
        skip("playwright is not installed")
    if not CHROMIUM.exists():
        skip(f"there is no browser at {CHROMIUM}")
    sync_api.expect.set_options(timeout=PATIENCE * 1000)
    with sync_api.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@contextmanager
def visits(browser: Any) -> Iterator[Callable[..., Any]]:
    """Give a function that opens an address in a window of its own, and close the windows in the end.

    A window is 900 pixels high; its other options are those of Playwright's `new_context`. Nothing on a page may
    complain, no page may ask for anything but files, and no box may open but the one that asks whether to leave.
    """
    windows, complaints = [], []

    def asked(url: str) -> None:
        if not url.startswith(("file:", "blob:")):
            complaints.append(url)

    def answer(box: Any) -> None:
        if box.type != "beforeunload":
            complaints.append(box.message)
        box.accept()

    def open_page(address: str, width: int = 1440, **options: Any) -> Any:
        window = browser.new_context(viewport={"width": width, "height": 900}, **options)
        window.set_default_timeout(PATIENCE * 1000)
        windows.append(window)
        tab = window.new_page()
        tab.on("console", lambda message: complaints.append(message.text))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("request", lambda request: asked(request.url))
        tab.on("dialog", answer)
        tab.goto(address)
        return tab

    try:
        yield open_page
    finally:
        for window in windows:
            window.close()
    assert complaints == []


def becomes(tab: Any, read: str | Callable[[Any], object], wanted: object) -> None:
    """Wait until a page gives `wanted`, and fail with what it gave last.

    Args:
        tab: The page.
        read: A JavaScript expression, or a function of the page.
        wanted: What it is to give.
    """
    end = time.monotonic() + PATIENCE
    while True:
        found = tab.evaluate(read) if isinstance(read, str) else read(tab)
        if found == wanted or time.monotonic() > end:
            break
        tab.wait_for_timeout(20)
    assert found == wanted, f"the page came to {found!r}"


def comes_into_view(tab: Any, anchor: str, height: int = 900) -> None:
    """Wait until the top of what has this anchor stands in the upper `height` pixels of the window."""
    script = "name => document.getElementById(name).getBoundingClientRect().top"
    becomes(tab, lambda it: 0 <= it.evaluate(script, anchor) < height, wanted=True)


def follows(tab: Any, link: Any, fragment: str) -> None:
    """Click on a link that leads to a place on the page, and wait until the address says so."""
    link.click()
    becomes(tab, lambda it: it.url.partition("#")[2], fragment)
