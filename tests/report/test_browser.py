"""What only a browser can tell. These tests are skipped where there is none, and in CI they fail."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from attribution.report import write_report
from tests.analyses import Story, ferry
from tests.browsing import becomes, chromium, comes_into_view, follows, visits

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
    with visits(browser) as open_address:

        def open_page(name: str = "lorn-ferry.html", width: int = 1440, **options: Any) -> Any:
            return open_address(report[name], width, **options)

        yield open_page


@pytest.mark.parametrize("name", ["index.html", "lorn-ferry.html", "long.html", "turning.html"])
def test_no_request_leaves_the_page(browser: Any, report: dict[str, str], name: str) -> None:
    """Opening a page, following a link in it and printing it asks for the page's own file and nothing else."""
    asked = []
    tab = browser.new_page()
    tab.on("request", lambda request: asked.append(request.url.partition("#")[0]))
    tab.goto(report[name])
    tab.locator(".skip").press("Enter")
    becomes(tab, lambda it: it.url, f"{report[name]}#{'main' if name == 'index.html' else 'article'}")
    tab.emulate_media(media="print")
    tab.pdf()
    tab.close()

    assert set(asked) == {report[name]}


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
        follows(tab, tab.locator(f".mark a[href='#{anchor}']").first, anchor)
        comes_into_view(tab, anchor)
        follows(tab, tab.locator(f"#{anchor} .label a"), f"at-{anchor}")
        comes_into_view(tab, f"at-{anchor}")


def test_the_article_begins_at_once(visit: Any) -> None:
    """The article's first line stands in the first window, narrow and wide."""
    for width in (360, 768, 1100, 1440):
        assert visit(width=width).evaluate("document.getElementById('p-1').getBoundingClientRect().top") < 800, width


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
    becomes(tab, "document.activeElement.className", "skip")
    becomes(tab, "document.activeElement.getBoundingClientRect().top >= 0", wanted=True)

    for _ in range(12):
        before = tab.evaluate_handle("document.activeElement")
        tab.keyboard.press("Tab")
        becomes(tab, lambda it, before=before: it.evaluate("it => it !== document.activeElement", before), wanted=True)
        assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_paper_has_the_article_and_the_sources_as_a_list(visit: Any) -> None:
    """In print the ink is black on white, looks are unfolded, and of each quotation there are its box and its label."""
    tab = visit()
    tab.emulate_media(media="print")
    shown = "it => [...document.querySelectorAll(it)].filter(one => one.checkVisibility()).length"

    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert tab.evaluate("getComputedStyle(document.querySelector('.badge')).color") == "rgb(0, 0, 0)"
    assert tab.evaluate(shown, "#look li[data-look]") == 6
    assert tab.evaluate(shown, ".entry .label") == len(ferry().quotations)
    assert tab.evaluate(shown, ".entry blockquote, .toolbar, .card, .glance") == 0


def test_fourteen_hundred_words_are_six_pages(browser: Any, tmp_path: Path) -> None:
    """An article of 1,400 words in which forty quotations have twenty sources takes at most six pages of A4."""
    words = " ".join(["The ferry was late again and nobody on the quay knew why it was."] * 2)
    text = "\n\n".join(f"“It is late {n},” Ana Ruiz{n % 20} said. {words}" for n in range(40))
    story = Story(text, "long.txt", title="The ferry is late")
    for number in range(20):
        story.source(str(number), f"Ana Ruiz{number}", description="the harbour master of the island")
    for number in range(40):
        story.quotation(f"“It is late {number},”", source=str(number % 20), speaker=f"Ana Ruiz{number % 20}")
    (path,) = write_report([story.analysis()], tmp_path)
    tab = browser.new_page()
    tab.goto(path.as_uri())
    printed = tab.pdf(format="A4")
    tab.close()

    assert len(text.split()) >= 1400
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) <= 6


def test_a_name_that_turns_leaves_what_follows_in_place(visit: Any) -> None:
    """After a name with turning characters, the words that follow stand to its right, in lists and in the article."""
    tab = visit("turning.html", 800)
    script = """([first, second]) => {
      const [a, b] = [first, second].map(s => document.querySelector(s).getBoundingClientRect());
      return a.right <= b.left + 1;
    }"""

    for first, second in (
        (".glance th bdi", ".glance th .unnamed-word"),
        (".entry .facts bdi", ".entry .facts li:nth-child(3)"),
        (".article .speaker", ".article .cue"),
        (".article .mark", ".article .speaker"),
    ):
        assert tab.evaluate(script, [first, second]), (first, second)
