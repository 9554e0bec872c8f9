"""Accessibility, as axe-core sees it: an npm package, which is no part of this project.

ATTRIBUTION_AXE is the path of its axe.min.js; CI installs it and sets this.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from attribution import Analysis
from attribution.report import write_report
from tests.analyses import Story, ferry
from tests.browsing import becomes, chromium, skip, visits
from tests.reviews_by_hand import review, story

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
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a report on articles rich and poor, and of one so long that its index has several pages."""
    folder = tmp_path_factory.mktemp("report")
    empty = Story("Nothing was said.", "empty.txt", published="2024-06-01").analysis()
    checked = story(name="checked.txt")
    write_report([ferry(), crowd(), empty, checked], folder, review=lambda it: review(it) if it is checked else None)
    return folder


def crowd() -> Analysis:
    """Return an analysis with more sources than a page of the index has, and than the glance draws."""
    words = " ".join(f"“No {number},” Ana Ruiz{number} said." for number in range(230))
    story = Story(words, "crowd.txt", published="2024-05-18")
    for number in range(230):
        story.source(str(number), f"Ana Ruiz{number}")
        story.quotation(f"“No {number},”", source=str(number), speaker=f"Ana Ruiz{number}")
    return story.analysis()


def violations(axe: str, browser: Any, address: str, width: int, scheme: str) -> dict[str, list[str]]:
    """Return the rules that a page breaks with all that folds unfolded and all of it laid out, and where."""
    with visits(browser) as open_address:
        tab = open_address(address, width, color_scheme=scheme)
        tab.evaluate("for (const it of document.querySelectorAll('details')) it.open = true")
        tab.evaluate("for (const it of document.querySelectorAll('.source')) it.style.contentVisibility = 'visible'")
        becomes(tab, "document.querySelectorAll('details:not([open])').length", 0)
        tab.evaluate("scrollTo(0, 0)")
        becomes(tab, "scrollY", 0)
        tab.evaluate(axe)
        found = tab.evaluate("options => axe.run(document, options)", OPTIONS)["violations"]
    return {it["id"]: [node["html"][:120] for node in it["nodes"]] for it in found}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize(
    "name", ["lorn-ferry", "checked", "empty", "index", "sources", "sources-2", "names", "unnamed", "dates"]
)
def test_axe_finds_nothing(axe: str, browser: Any, report: Path, name: str, width: int, scheme: str) -> None:
    """No page of a report, with all that folds unfolded, breaks a rule of axe-core."""
    assert violations(axe, browser, (report / f"{name}.html").as_uri(), width, scheme) == {}


@pytest.mark.parametrize("in_hand", ["q-0000", "s-diaz", "look", "tools", "corrections", "keys"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1440])
def test_axe_finds_nothing_in_the_card(
    axe: str, browser: Any, report: Path, in_hand: str, width: int, scheme: str
) -> None:
    """With a quotation, a source, the list of looks, the search or the keys in hand, no rule is broken either."""
    address = f"{(report / 'checked.html').as_uri()}#{in_hand}"

    assert violations(axe, browser, address, width, scheme) == {}


@pytest.mark.parametrize("control", ["speaker", "none", "via", "span", "missed", "same", "rename", "about", "terms"])
@pytest.mark.parametrize("width", [320, 1440])
def test_axe_finds_nothing_in_what_corrects(axe: str, browser: Any, report: Path, control: str, width: int) -> None:
    """With each form that corrects open, no rule is broken either."""
    of_source = control in {"same", "rename", "about", "terms"}
    with visits(browser) as open_address:
        tab = open_address(f"{(report / 'lorn-ferry.html').as_uri()}#{'s-captain' if of_source else 'q-0001'}", width)
        tab.locator("#card").wait_for()
        tab.evaluate("name => (name === 'missed' ? askWords('quotation') : pressControl(name))", control)
        tab.locator("#words-box" if control in {"span", "missed"} else "#card form").wait_for()
        tab.evaluate(axe)
        found = tab.evaluate("options => axe.run(document, options)", OPTIONS)["violations"]

    assert {it["id"]: [node["html"][:120] for node in it["nodes"]] for it in found} == {}
