"""Accessibility, as axe-core sees it: an npm package, which is no part of this project.

ATTRIBUTION_AXE is the path of its axe.min.js; CI installs it and sets this.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from attribution.report import write_report
from tests.analyses import Story, ferry
from tests.browsing import chromium, skip

AXE = "ATTRIBUTION_AXE"
#: What axe leaves off unless it is asked: targets of 24 pixels, of WCAG 2.2.
OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}


@pytest.fixture(scope="module")
def axe() -> str:
    """Return the source of axe-core, or skip the tests."""
    path = os.environ.get(AXE)
    if not path or not Path(path).is_file():
        skip(f"axe-core is not here: run “npm install axe-core” in a temporary folder and set {AXE} to its axe.min.js")
    return Path(path or "").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Return a browser, or skip the tests."""
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Return the addresses of a report's pages: two articles, one of them with nothing found, and the index."""
    folder = tmp_path_factory.mktemp("report")
    write_report([ferry(), Story("Nothing was said.", "empty.txt", published="2024-06-01").analysis()], folder)
    return sorted(path.as_uri() for path in folder.glob("*.html"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1440])
def test_axe_finds_nothing(axe: str, browser: Any, report: list[str], width: int, scheme: str) -> None:
    """No page of a report, with all that folds unfolded, violates a rule of axe-core."""
    found = {}
    for address in report:
        tab = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        tab.goto(address)
        tab.evaluate("for (const it of document.querySelectorAll('details')) it.open = true")
        tab.evaluate(axe)
        for violation in tab.evaluate("options => axe.run(document, options)", OPTIONS)["violations"]:
            nodes = [node["html"][:120] for node in violation["nodes"]]
            found[address.rpartition("/")[2], violation["id"]] = nodes
        tab.close()

    assert len(report) > 2
    assert found == {}
