"""Finding, checking, saving and exporting on an article's page, in a browser."""

import csv
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from attribution import Analysis
from attribution.report import render_report, write_report
from attribution.report.article.script_data import work_data
from attribution.report.article.view import article_page
from tests.analyses import Story, ferry
from tests.browsing import becomes, chromium, comes_into_view, follows, visits
from tests.html_checks import check_pages

#: Where the focus is, and how it is shown.
FOCUSED = """(() => {
  const it = document.activeElement, { outlineStyle, outlineWidth } = getComputedStyle(it);
  const place = [...document.querySelectorAll("*")].indexOf(it);
  return { place, nowhere: it === document.body, outline: outlineStyle, width: parseFloat(outlineWidth) };
})()"""
HOSTILE = "</script><script>alert(1)</script><!--<script>\u2028\u202e\"'\\&amp;\x85"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Return a browser, or skip the tests."""
    with chromium() as opened:
        yield opened


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """Return a function that opens an analysis's page from disk; nothing on it may complain or ask for anything."""
    with visits(browser) as open_address:

        def open_page(analysis: Analysis | None = None, fragment: str = "", **options: Any) -> Any:
            (path,) = write_report([analysis or ferry()], tmp_path)
            return open_address(path.as_uri() + fragment, **options)

        yield open_page


def shown(tab: Any) -> list[str]:
    """Return the labels of the quotations that are shown."""
    labels = tab.evaluate(
        "[...document.querySelectorAll('.entry')].filter(e => !e.closest('[hidden]'))"
        ".map(e => e.querySelector('.label').textContent)"
    )
    return sorted(labels, key=lambda label: int("".join(c for c in label if c.isdigit())))


def said(tab: Any) -> str:
    """Return what the page says of the quotations that are shown."""
    return tab.inner_text("#shown")


def enter(tab: Any, entry: str, status: str = "unchecked", note: str = "") -> None:
    """Choose a quotation's status and write its note, and wait until the page's script has both."""
    tab.evaluate("id => takeInHand(id)", entry.removeprefix("#"))
    tab.select_option(f"{entry} .work select", status)
    tab.fill(f"{entry} .work textarea", note)
    script = "id => { const { status, note } = check(id); return [status, note]; }"
    becomes(tab, lambda it: it.evaluate(script, entry.removeprefix("#")), [status, note])


def saved(tab: Any, button: str) -> tuple[str, str]:
    """Return the name and the text of the file that a button gives."""
    with tab.expect_download() as waiting:
        tab.locator(f"#{button}").click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes().decode()


def rows(text: str) -> list[list[str]]:
    """Return the rows of a CSV file."""
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


def test_a_search_finds_words_and_sources(visit: Any) -> None:
    """A search finds quotations by all of its words, in it or of its source, whatever their case."""
    tab = visit()

    tab.fill("#search", "CAN'T seven")
    becomes(tab, shown, ["B16"])
    tab.fill("#search", "harbour master")
    becomes(tab, shown, ["A2", "A12", "A13", "A23"])
    tab.fill("#search", "nothing like it")
    becomes(tab, shown, [])


def test_what_needs_a_look_is_filtered_too(visit: Any) -> None:
    """Of what needs a look, that which leads to a quotation is shown with it, and a group with nothing left is not."""
    tab = visit()
    groups = tab.locator(".look-group h3").filter(visible=True)
    assert groups.count() == 5
    tab.fill("#search", "sail her again")
    becomes(tab, lambda _: groups.all_inner_texts(), ["Doubtful speaker 1", "Unnamed, and relied on alone 1"])
    tab.click("#show-all")
    becomes(tab, lambda _: groups.count(), 5)


def test_a_search_finds_silence_and_nobodys_words_too(visit: Any) -> None:
    """Who did not comment and what is nobody's words are found, unfolded and counted; later all is as it was."""
    tab = visit()
    fold, asides = tab.locator("#nobodys details"), tab.locator("[data-aside]").filter(visible=True)
    tab.fill("#search", "bridge to SUMMER")
    becomes(tab, lambda it: it.inner_text("#shown-asides"), "In quotation marks, but no quotation: 1")
    assert asides.all_inner_texts() == ["“Bridge to Summer.”\n\na title ¶\u00a013"]
    follows(tab, tab.locator("#shown-asides a"), "nobodys?search=bridge+to+SUMMER")
    comes_into_view(tab, "nobodys")

    tab.fill("#search", "spokeswoman declined")
    becomes(tab, lambda it: it.inner_text("#shown-asides"), "No comment: 1")
    tab.select_option("#filter-source", "document")
    becomes(tab, lambda _: asides.count(), 0)
    tab.select_option("#filter-source", "organization")
    becomes(tab, lambda _: asides.count(), 1)
    tab.click("#show-all")
    becomes(tab, said, "All 23 quotations shown.")
    becomes(tab, lambda _: (fold.get_attribute("open"), asides.count()), (None, 0))
    assert tab.locator("[data-aside][hidden]").count() == 0


def test_a_document_without_a_name_is_neither_named_nor_unnamed(visit: Any) -> None:
    """The filter of names leaves out what has no name and is no person: it is not what editors call unnamed."""
    story = Story("“Yes,” an audit found. “No,” an aide said. “Well,” Ana Ruiz said.")
    for key, name, kind in (("audit", "an audit", "document"), ("aide", "an aide", "person")):
        story.source(key, name, kind, named=False)
    story.source("ruiz", "Ana Ruiz")
    for words, key, name in (
        ("“Yes,”", "audit", "an audit"),
        ("“No,”", "aide", "an aide"),
        ("“Well,”", "ruiz", "Ana Ruiz"),
    ):
        story.quotation(words, source=key, speaker=name)
    tab = visit(story.analysis())

    tab.select_option("#filter-named", "unnamed")
    becomes(tab, shown, ["B2"])
    tab.select_option("#filter-named", "named")
    becomes(tab, shown, ["C3"])
    asked = "id => { takeInHand(id); return document.querySelectorAll('#card [data-control=known]').length; }"
    assert [tab.evaluate(asked, f"s-{key}") for key in ("audit", "aide", "ruiz")] == [0, 1, 0]
    head, *body = rows(saved(tab, "export-all")[1])
    assert [row[head.index("unnamed")] for row in body] == ["false", "true", "false"]


@pytest.mark.parametrize(
    ("name", "value", "labels", "sources"),
    [
        ("source", "document", ["E6", "E7"], "1 source"),
        ("named", "unnamed", ["G3", "G4", "C5", "J8", "D18", "D19", "D20", "G22"], "4 sources"),
        ("kind", "mixed", ["E6", "F10", "F11"], "2 sources"),
        ("status", "cut", [], "0 sources"),
    ],
)
def test_filters(visit: Any, name: str, value: str, labels: list[str], sources: str) -> None:
    """Each filter leaves the quotations that fit, and the count of them is told."""
    tab = visit()
    tab.select_option(f"#filter-{name}", value)

    becomes(tab, shown, labels)
    becomes(tab, said, f"{len(labels)} of 23 quotations shown, from {sources}.")
    assert tab.get_attribute("#shown", "role") == "status"
    assert f"({len(labels)} of 23)" in tab.inner_text("#export-shown")


def test_what_needs_a_look(visit: Any) -> None:
    """The filter shows what has no speaker, what is doubtful and where an unnamed source is relied on alone."""
    tab = visit()
    tab.check("#filter-look")

    becomes(tab, shown, ["?17", "D18", "D19", "D20"])
    becomes(tab, lambda page: page.locator(".source:visible h3 .name").all_inner_texts(), ["A captain on the line"])
    assert "left-out" in tab.get_attribute("[data-quotation=A2] >> nth=0", "class")
    tab.click("#show-all")
    becomes(tab, said, "All 23 quotations shown.")
    assert len(shown(tab)) == 23


def test_the_filters_are_in_the_address(visit: Any) -> None:
    """The address holds the filters, also after a link on the page was followed, and opens the page as it was."""
    tab = visit()
    tab.select_option("#filter-kind", "direct")
    tab.fill("#search", "Ruiz")
    becomes(tab, shown, ["A2", "A13", "A23"])
    follows(tab, tab.locator("#q-0001 .label a"), "at-q-0001?search=Ruiz&kind=direct")
    again = visit(fragment="#at-q-0001?search=Ruiz&kind=direct")

    becomes(tab, shown, ["A2", "A13", "A23"])
    becomes(again, shown, ["A2", "A13", "A23"])
    comes_into_view(again, "at-q-0001")


def test_a_nonsense_address_is_no_error(visit: Any) -> None:
    """An address with unknown filters or values, or broken escapes, shows everything."""
    tab = visit(fragment="#%E0%A4%A?kind=sung&nothing=1&status=%E0")

    becomes(tab, said, "All 23 quotations shown.")


def test_a_link_leads_to_what_the_filters_leave_out(visit: Any) -> None:
    """Following a link from the article shows its entry although the filters do not."""
    tab = visit()
    tab.select_option("#filter-source", "document")
    follows(tab, tab.locator(".mark a[href='#q-0015']").first, "q-0015?source=document")

    becomes(tab, shown, ["E6", "E7", "B16"])
    comes_into_view(tab, "q-0015")


def test_csv_of_what_is_shown(visit: Any) -> None:
    """The file's name says how many of how many it has, and by which filters; its first line is its head."""
    tab = visit()
    tab.select_option("#filter-source", "document")
    becomes(tab, shown, ["E6", "E7"])
    enter(tab, "#q-0005", "source-disputes")
    name, text = saved(tab, "export-shown")
    head, *body = rows(text)

    assert name == "lorn-ferry-2-of-23-quotations-source-document.csv"
    assert text.startswith('\ufeff"label","id","quotation",')
    assert [row[head.index("label")] for row in body] == ["E6", "E7"]
    assert body[0][head.index("status")] == "source-disputes"
    assert body[0][head.index("quotation")] == ferry().quotations[5].text


def test_csv_of_everything(visit: Any) -> None:
    """Everything is exported whatever is shown, and the file says so."""
    tab = visit()
    tab.fill("#search", "bus")
    becomes(tab, lambda it: len(shown(it)) < 23, wanted=True)
    name, text = saved(tab, "export-all")
    head, *body = rows(text)

    assert name == "lorn-ferry-all-23-quotations.csv"
    assert [row[head.index("quotation")] for row in body] == [quotation.text for quotation in ferry().quotations]
    assert [row[head.index("evidence")] for row in body] == [quotation.evidence for quotation in ferry().quotations]
    assert text.startswith("\ufeff")
    assert "\r\n" in text


def test_a_formula_is_no_formula_in_a_spreadsheet(visit: Any) -> None:
    """Cells that begin as a formula does get an apostrophe, and quotation marks in a cell are doubled."""
    story = Story('=SUM(A1) said “no "no" no”', "sum.txt")
    story.source("a", "=SUM(A1)")
    story.quotation('“no "no" no”', source="a", speaker="=SUM(A1)")
    tab = visit(story.analysis())
    enter(tab, "#q-0000", note="@now")
    head, row = rows(saved(tab, "export-all")[1])

    assert row[head.index("source")] == "'=SUM(A1)"
    assert row[head.index("note")] == "'@now"
    assert row[head.index("quotation")] == '“no "no" no”'


def test_the_page_is_complete_without_scripts(visit: Any) -> None:
    """With scripts off all quotations, sources and links are there, and no control that would do nothing."""
    tab = visit(java_script_enabled=False)

    assert tab.locator(".entry:visible").count() == 23
    assert tab.locator("button:visible, input:visible, select:visible, textarea:visible").count() == 0
    assert not tab.locator("a[href='#tools']").is_visible()
    follows(tab, tab.locator(".mark a[href='#q-0015']").first, "q-0015")


def test_the_keyboard_alone_is_enough(visit: Any) -> None:
    """Tab reaches every control and link that is shown, in order and with a visible focus, and letters do nothing."""
    tab = visit()
    wanted = tab.locator("a:visible, button:visible:enabled, input:visible, select:visible, textarea:visible").count()
    reached = set()
    for _ in range(wanted + 60):
        before = tab.evaluate(FOCUSED)
        tab.keyboard.press("Tab")
        becomes(tab, lambda it, before=before: it.evaluate(FOCUSED) != before, wanted=True)
        at = tab.evaluate(FOCUSED)
        if at["place"] in reached or at["nowhere"]:
            break
        assert at["outline"] == "solid"
        assert at["width"] >= 2
        reached.add(at["place"])

    assert len(reached) >= wanted
    before = tab.evaluate("[location.href, document.body.innerText]")
    tab.evaluate("document.activeElement.blur()")
    tab.keyboard.type("jknps?/f")
    assert tab.evaluate("[location.href, document.body.innerText]") == before


def test_status_is_printed_in_words(visit: Any) -> None:
    """On paper there is no control: the status and the note stand in words, and all is unfolded."""
    tab = visit()
    enter(tab, "#q-0001", "needs-fix", "tape")
    tab.emulate_media(media="print")

    becomes(tab, lambda it: it.inner_text("#q-0001 .entered"), "needs fix: tape")
    becomes(tab, lambda it: it.locator("select, textarea, button, input").filter(visible=True).count(), 0)


def test_colours_and_motion_that_the_reader_chose(visit: Any) -> None:
    """With forced colours the strip is drawn in the system's ink, and with or without reduced motion nothing moves."""
    tab = visit(forced_colors="active", reduced_motion="reduce")
    fill, ink = tab.evaluate(
        "[getComputedStyle(document.querySelector('.strip')).fill, getComputedStyle(document.body).color]"
    )

    assert fill == ink
    assert tab.evaluate("document.getAnimations().length") == 0
    assert "transition" not in tab.evaluate("document.querySelector('style').textContent")


def test_script_data_is_json_that_ends_nothing() -> None:
    """Markup, line ends and turning marks are in the page's data as escapes, and come back whole."""
    story = Story(f"“{HOSTILE}” Ana said.", name=HOSTILE, title=HOSTILE)
    story.source("ana", HOSTILE)
    story.quotation(f"“{HOSTILE}”", source="ana", speaker="Ana")
    data = work_data(article_page(story.analysis(), file="amp.html"))
    (read,) = check_pages(render_report([story.analysis()])).values()

    names, row = json.loads(data)["sources"]
    assert row[names.index("name")] == HOSTILE
    assert not set(data) & set("<>&\u2028\u202e\x85")
    assert json.loads(read.data) == json.loads(data)


def test_the_script_is_small() -> None:
    """No file of the script is over 400 lines, and it has no way to run text or to ask for anything."""
    from attribution.report.html import default_templates

    texts = {path.name: path.read_text(encoding="utf-8") for path in default_templates().glob("*.js")}

    assert {"script.js", "corrections.js", "revising.js"} < set(texts)
    assert all(len(text.splitlines()) < 400 for text in texts.values())
    for word in (
        "eval(",
        "innerHTML",
        "outerHTML",
        "insertAdjacent",
        "document.write",
        "Function(",
        "fetch(",
        "XMLHttp",
    ):
        assert not [name for name, text in texts.items() if word in text], word


def test_the_longest_article_is_a_small_page(shared: Path, tmp_path: Path, visit: Any, nlp: Any) -> None:
    """The page of the longest article is under 350 KB; its first paint is printed, and not judged here."""
    from attribution import analyze
    from attribution.load import read

    paths = (shared / "eval" / "polnear" / "dev" / "text").glob("*.txt")
    analysis = analyze(read(max(paths, key=lambda path: (path.stat().st_size, path.name))), nlp)
    tab = visit(analysis)
    size = len(next(iter(render_report([analysis]).values())).encode())
    paints = "performance.getEntriesByName('first-contentful-paint')"
    becomes(tab, f"{paints}.length", 1)
    paint = tab.evaluate(f"{paints}[0].startTime")
    print(f"{size:,} bytes, first paint after {paint} ms, {os.cpu_count()} processors")  # noqa: T201

    assert size < 360_000
