"""What only a browser can tell. These tests are skipped where there is none."""

from collections.abc import Iterator
from typing import Any

import pytest

from attribution.report import write_report
from tests.analyses import Story, ferry
from tests.browsing import chromium

WIDTHS = (320, 768, 1100, 1440)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Return a browser, or skip the tests."""
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the addresses of a report's pages by file name."""
    long = Story(f"“{'x' * 3000}” said {'y' * 3000}. “No,” he said.", "long.txt", title="z" * 500)
    long.source("y", "y" * 3000, named=False)
    long.quotation(f"“{'x' * 3000}”", source="y", speaker="y" * 3000, evidence="w" * 500, flags=("v" * 500,))
    long.note("parse", "u" * 500, "“No,”", "y")
    turning = Story("“It holds,” Ana\u2069\u202eRuiz said. He \u202esaid so.", "turning.txt")
    turning.source("ana", "Ana\u2069\u202eRuiz", named=False)
    turning.quotation("“It holds,”", source="ana", speaker="Ana\u2069\u202eRuiz")
    folder = tmp_path_factory.mktemp("report")
    paths = write_report([ferry(), long.analysis(), turning.analysis()], folder, title="t" * 300)
    return {path.name: path.as_uri() for path in paths}


@pytest.fixture
def visit(browser: Any, report: dict[str, str]) -> Iterator[Any]:
    """Return a function that opens a page of the report; nothing on it may complain."""
    opened = []

    def open_page(name: str = "lorn-ferry.html", width: int = 1440, **options: Any) -> Any:
        tab = browser.new_page(viewport={"width": width, "height": 900}, **options)
        tab.complaints = []
        tab.on("console", lambda message: tab.complaints.append(message.text))
        tab.on("pageerror", lambda error: tab.complaints.append(str(error)))
        opened.append(tab)
        tab.goto(report[name])
        return tab

    yield open_page
    complaints = [complaint for tab in opened for complaint in tab.complaints]
    for tab in opened:
        tab.close()
    assert complaints == []


def top(tab: Any, anchor: str) -> float:
    """Return how far an anchor is from the top of the window."""
    return tab.evaluate("name => document.getElementById(name).getBoundingClientRect().top", anchor)


@pytest.mark.parametrize("name", ["index.html", "lorn-ferry.html", "long.html", "turning.html"])
def test_no_request_leaves_the_page(browser: Any, report: dict[str, str], name: str) -> None:
    """Opening a page, printing it and following its links asks for the report's own files and nothing else."""
    asked = []
    tab = browser.new_page()
    tab.on("request", lambda request: asked.append(request.url.partition("#")[0]))
    tab.goto(report[name])
    tab.emulate_media(media="print")
    tab.wait_for_timeout(100)
    tab.close()

    assert asked == [report[name]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["index.html", "lorn-ferry.html", "long.html"])
def test_nothing_scrolls_sideways(visit: Any, name: str, width: int, scheme: str) -> None:
    """At any width the page fits, even with words of thousands of letters."""
    tab = visit(name, width, color_scheme=scheme)

    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert tab.evaluate("document.querySelector('.sources')?.scrollWidth ?? 0") <= width


def test_the_schemes_differ(visit: Any) -> None:
    """Paper is light in the light scheme and dark in the dark one, and ink is the other way round."""
    script = "(() => { const s = getComputedStyle(document.body); return [s.backgroundColor, s.color]; })()"
    light, dark = (visit(color_scheme=scheme).evaluate(script) for scheme in ("light", "dark"))

    assert light == ["rgb(253, 252, 248)", "rgb(28, 27, 25)"]
    assert dark == ["rgb(22, 23, 26)", "rgb(231, 228, 221)"]


@pytest.mark.parametrize("width", [320, 1440])
def test_links_lead_both_ways(visit: Any, width: int) -> None:
    """From a quotation in the article to its entry and back again, each time into view."""
    tab = visit(width=width)
    for quotation in ferry().quotations:
        anchor = quotation.id
        tab.locator(f".mark a[href='#{anchor}']").first.click()
        assert 0 <= top(tab, anchor) < 900, f"{anchor} is not in view"
        tab.locator(f"#{anchor} .label a").click()
        assert 0 <= top(tab, f"at-{anchor}") < 900, f"at-{anchor} is not in view"


def test_the_article_stays_in_view_beside_its_sources(visit: Any) -> None:
    """On a wide window a click in the article moves the sources, and the article stays where it can be read."""
    tab = visit()
    for anchor in ("q-0007", "q-0012", "q-0019"):
        tab.locator(f"#at-{anchor}").scroll_into_view_if_needed()
        tab.evaluate("name => document.getElementById(name).scrollIntoView({block: 'center'})", f"at-{anchor}")
        tab.locator(f".mark a[href='#{anchor}']").first.click()

        assert 0 <= top(tab, anchor) < 850
        assert 0 <= top(tab, f"at-{anchor}") < 900


def test_sources_stand_beside_the_article_from_1100_pixels(visit: Any) -> None:
    """Wide windows have two columns, narrower ones have one."""
    script = (
        "['sources', 'article'].map(name => Math.round(document.getElementById(name).getBoundingClientRect().left))"
    )
    wide, narrow = visit(width=1100).evaluate(script), visit(width=1099).evaluate(script)

    assert wide[0] + 300 < wide[1]
    assert narrow[0] == narrow[1]


def test_the_measure_is_that_of_a_book(visit: Any) -> None:
    """A line of the article has 60 to 75 characters on a wide window."""
    script = """() => {
      const p = document.getElementById("p-9"), pen = document.createElement("canvas").getContext("2d");
      pen.font = getComputedStyle(p).font;
      const text = p.textContent.slice(0, 200);
      return p.getBoundingClientRect().width / (pen.measureText(text).width / text.length);
    }"""

    assert 60 <= visit().evaluate(script) <= 75


def test_the_keyboard_reaches_the_links(visit: Any) -> None:
    """The first stop is the skip link, which is then to be seen; every stop shows where it is."""
    tab = visit()
    tab.keyboard.press("Tab")
    skip = tab.evaluate(
        "(() => { const r = document.activeElement.getBoundingClientRect(); return [r.top, r.width]; })()"
    )

    assert tab.evaluate("document.activeElement.className") == "skip"
    assert skip[0] >= 0 < skip[1]
    for _ in range(12):
        tab.keyboard.press("Tab")
        assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_nothing_is_folded_on_paper(visit: Any) -> None:
    """In print the evidence is there, the ink is black on white and the sources do not scroll."""
    tab = visit()
    tab.emulate_media(media="print")
    script = """() => [...document.querySelectorAll("main section:not(.tools) details")].map(
      folded => folded.querySelector("dd, li")).filter(
      words => !words.getClientRects().length || !words.checkVisibility()).length"""

    assert tab.evaluate("document.querySelectorAll('details').length") > 20
    assert tab.evaluate(script) == 0
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert tab.evaluate("getComputedStyle(document.querySelector('.badge')).color") == "rgb(0, 0, 0)"
    assert tab.evaluate("getComputedStyle(document.querySelector('.sources')).overflowY") == "visible"


def test_a_name_that_turns_leaves_what_follows_in_place(visit: Any) -> None:
    """After a name with turning characters, the words that follow stand to its right, in lists and in the article."""
    tab = visit("turning.html", 800)
    script = """([first, second]) => {
      const [a, b] = [first, second].map(s => document.querySelector(s).getBoundingClientRect());
      return a.right <= b.left + 1;
    }"""

    for first, second in (
        (".key bdi", ".key .unnamed-word"),
        (".entry .facts bdi", ".entry .facts li:nth-child(3)"),
        (".article .speaker", ".article .cue"),
        (".article .mark", ".article .speaker"),
    ):
        assert tab.evaluate(script, [first, second]), (first, second)
