"""What only a browser can tell of the index. These tests are skipped where there is none, and in CI they fail."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from attribution.report import write_report
from tests.analyses import Story, ferry
from tests.browsing import becomes, chromium, visits

NAMES = ("index", "sources", "names", "unnamed", "dates")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Return a browser, or skip the tests."""
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a report with words of thousands of letters and a source in two articles."""
    long = Story(f"“No,” {'y' * 3000} said. “No,” Ana Ruiz said.", "long.txt", title="z" * 500, published="2024-06-01")
    long.source("y", "y" * 3000, named=False)
    long.source("ruiz", "Ana Ruiz")
    long.quotation("“No,”", source="y", speaker="y" * 3000)
    long.quotation("“No,”", source="ruiz", speaker="Ana Ruiz")
    folder = tmp_path_factory.mktemp("report")
    write_report([ferry(), long.analysis()], folder, title="t" * 300)
    return folder


@pytest.fixture
def visit(browser: Any, report: Path) -> Iterator[Any]:
    """Return a function that opens a page of the index; nothing on it may complain, or be asked for from elsewhere."""
    with visits(browser) as open_address:

        def open_page(name: str, width: int = 1440, **options: Any) -> Any:
            return open_address((report / f"{name}.html").as_uri(), width, **options)

        yield open_page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 900, 1440])
@pytest.mark.parametrize("name", NAMES)
def test_nothing_scrolls_sideways(visit: Any, name: str, width: int, scheme: str) -> None:
    """At any width the index fits, with all that is folded open, even with words of thousands of letters."""
    tab = visit(name, width, color_scheme=scheme)
    tab.evaluate("document.querySelectorAll('details').forEach(folded => { folded.open = true; })")

    assert tab.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize("name", ["index", "sources", "unnamed"])
def test_a_table_is_one_at_any_width(visit: Any, name: str, width: int) -> None:
    """Those who hear the page are told rows, cells and headers, also where each row is set as a block."""
    tab = visit(name, width)
    table = tab.get_by_role("table").first

    assert table.get_by_role("row").count() >= 2
    assert table.get_by_role("columnheader").count() == 5
    assert table.get_by_role("rowheader").count() == table.get_by_role("row").count() - 1


def test_the_index_works_with_scripts_off(visit: Any, report: Path) -> None:
    """Without scripts one gets from the index to a source's places and on to its article."""
    tab = visit("index", java_script_enabled=False)
    tab.get_by_role("link", name="Sources 10", exact=True).click()
    tab.get_by_text("2 places").click()
    tab.get_by_role("link", name="Cracks under the paint").first.click()
    becomes(tab, lambda it: it.url, (report / "lorn-ferry.html").as_uri() + "#s-ruiz")
    tab.get_by_role("link", name="All articles").click()
    becomes(tab, lambda it: it.url, (report / "index.html").as_uri())


def test_bars_are_as_wide_as_their_page(visit: Any) -> None:
    """A chart has a bar for each kind and date, told apart by fill, and fits on a narrow page."""
    tab = visit("dates", 320)
    script = "selector => getComputedStyle(document.querySelector(selector)).fill"

    assert tab.locator(".bars").count() >= 4
    assert all(bars.bounding_box()["width"] <= 288 for bars in tab.locator(".bars svg").all())
    assert tab.evaluate(script, ".bars.unnamed rect") != tab.evaluate(script, ".bars:not(.unnamed) rect")


def test_nothing_of_the_index_is_folded_on_paper(visit: Any) -> None:
    """In print the numbers of each chart are there and the ways to other pages are not."""
    tab = visit("dates")
    tab.emulate_media(media="print")

    assert tab.evaluate("[...document.querySelectorAll('td')].every(cell => cell.checkVisibility())")
    assert not tab.locator(".tabs").is_visible()
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
