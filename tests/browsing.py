"""What the browser tests share: the system's browser, and when they may be skipped."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = Path("/usr/bin/chromium")
#: Set by CI, where a browser and axe-core have to be there.
NO_SKIP = "ATTRIBUTION_NO_SKIP"


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
    with sync_api.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()
