import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.model import Analysis, Anonymity, Profile
from attribution.report import render_report, write_report
from attribution.report.article.view import article_page
from attribution.report.index import building as index
from attribution.report.index import page as index_page
from attribution.report.index.building import Index, page_links, split
from attribution.report.index.page import (
    ArticlesPage,
    DatesPage,
    IndexPart,
    IndexSource,
    NamesPage,
    SourcesPage,
    UnnamedPage,
)
from tests.analyses import Story, ferry
from tests.any_analyses import analyses
from tests.html_checks import check_pages

HOSTILE = "</style></title><script>alert(1)</script>\"'><img src=x onerror=alert(1)>&amp;{{ 7*7 }}{% raw %}javascript:1"
DOCS = (Path(__file__).parents[3] / "docs" / "templates.md").read_text(encoding="utf-8")


def story(name: str, *said: tuple[str, str, bool], **document: str) -> Analysis:
    """Return an article in which each of `said`, a name, a kind and whether it is one, says “No” once."""
    made = Story(" ".join(f"“No,” {who} said." for who, _, _ in said) or "Nothing.", f"{name}.txt", **document)
    for number, (who, kind, named) in enumerate(said):
        if who not in {source.name for source in made.sources.values()}:
            made.source(f"{name}{number}", who, kind, named=named)
    keys = {source.name: key for key, source in made.sources.items()}
    for who, _, _ in said:
        made.quotation("“No,”", source=keys[who], speaker=who)
    return made.analysis()


def made(*stories: Analysis) -> dict[str, IndexPart]:
    """Return the data of an index's pages by file name."""
    whole = Index("Lorn desk")
    for number, analysis in enumerate(stories):
        whole.add(article_page(analysis, file=f"{number}.html", index="index.html"))
    return {file: data for file, _, data in whole.pages()}


def sources(*stories: Analysis) -> tuple[IndexSource, ...]:
    """Return the rows of the first page of sources."""
    part = made(*stories)["sources.html"]
    assert isinstance(part, SourcesPage)
    return part.rows


def test_one_article_has_no_index() -> None:
    """An index joins pages: where there is one page there is none."""
    assert made(ferry()) == {}


def test_the_index_sums_up() -> None:
    """Every page says how much there is in all, and which parts there are."""
    pages = made(story("a", ("Ana Ruiz", "person", True)), ferry())

    assert list(pages) == ["index.html", "sources.html", "names.html", "unnamed.html", "dates.html"]
    for page in pages.values():
        assert page.heading == "Lorn desk"
        assert page.found.startswith("2 articles, 24 quotations, ")
        assert [(tab.text, tab.count) for tab in page.tabs] == [
            ("Articles", "2"),
            ("Sources", "9"),
            ("A to Z", "5"),
            ("Unnamed sources", "4"),
            ("By date", None),
        ]
    assert [[tab.current for tab in page.tabs].index(True) for page in pages.values()] == [0, 1, 2, 3, 4]


def test_articles_come_newest_first() -> None:
    """Articles are in order of date; those without one come last, as they were given."""
    dates = {"a": "2021-03-02", "b": "early March", "c": "2024-01-01", "d": "", "e": "2021-03-02"}
    page = made(*(story(name, published=date) for name, date in dates.items()))["index.html"]

    assert isinstance(page, ArticlesPage)
    assert [row.heading for row in page.rows] == ["c.txt", "a.txt", "e.txt", "b.txt", "d.txt"]
    assert [row.date for row in page.rows] == ["1 January 2024", "2 March 2021", "2 March 2021", "early March", None]


def test_a_row_says_what_needs_a_look() -> None:
    """An article's row has the number of things that need a look, by reason, and the outlet."""
    page = made(story("a", url="https://www.example.org/1"), ferry())["index.html"]

    assert isinstance(page, ArticlesPage)
    row = page.rows[0]
    assert (row.document_id, row.outlet, row.byline) == ("lorn-ferry.txt", None, "By Mara Quill")
    assert sum(look.count for look in row.looks) == row.look_count > 0
    assert page.rows[1].outlet == "example.org"
    assert page.rows[1].document_id is None


def test_sources_of_one_full_name_are_one() -> None:
    """The same full name and kind in two articles is one source, with its counts and its places in both."""
    (row,) = sources(
        story("a", ("Ana Ruiz", "person", True), published="2021-01-01"),
        story("b", ("Ana Ruiz", "person", True), ("Ana Ruiz", "person", True), published="2022-01-01"),
    )

    assert (row.name, row.kind, row.article_count, row.quotation_count, row.words) == ("Ana Ruiz", "person", 2, 3, 3)
    assert [(place.link, place.quotation_count) for place in row.places] == [("1.html#s-b0", 2), ("0.html#s-a0", 1)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Ana Ruiz", "person", True), ("Ana M. Ruiz", "person", True)),
        (("Ana Ruiz", "person", True), ("Ana RUIZ", "person", True)),
        (("Ana Ruiz", "person", True), ("Ana Ruiz", "organization", True)),
        (("Ruiz", "person", True), ("Ruiz", "person", True)),
        (("one official", "person", False), ("one official", "person", False)),
        (("Lorn officials", "group", False), ("Lorn officials", "group", False)),
        (("the ministry", "organization", True), ("the ministry", "organization", True)),
        (("The 40-page audit", "document", True), ("The 40-page audit", "document", True)),
    ],
)
def test_sources_are_never_merged_by_resemblance(one: tuple[str, str, bool], other: tuple[str, str, bool]) -> None:
    """What is alike, has no name, or has one that many may have stays apart."""
    assert [row.article_count for row in sources(story("a", one), story("b", other))] == [1, 1]


def test_what_a_source_talks_about_in_all_articles() -> None:
    """Of the key terms of one source those in most articles come first, five at most, whatever their case."""
    told = [("steel", "rust", "harbour"), ("Rust", "cranes"), ("ferries", "rust", "cranes")]
    built = Index()
    for number, terms in enumerate(told):
        story = Story("“Rust,” Ana Ruiz said.", f"{number}.txt")
        story.source("ruiz", "Ana Ruiz")
        story.quotation("“Rust,”", source="ruiz", speaker="Ana Ruiz")
        profiles = {"s-ruiz": Profile(key_terms=terms)}
        built.add(article_page(story.analysis(), file=f"{number}.html", profiles=profiles))
    [row] = next(page for name, _, page in built.pages() if name == "sources.html").rows

    assert row.key_terms == ("rust", "cranes", "steel", "harbour", "ferries")


def test_an_accent_written_in_two_ways_is_one_name() -> None:
    """A name is the same whichever way Unicode writes its accents, and wherever its line was broken."""
    (row,) = sources(
        story("a", ("Ana Ru\u00edz", "person", True)),
        story("b", ("Ana\nRui\u0301z", "person", True)),
    )

    assert row.article_count == 2


def test_sources_in_most_articles_come_first() -> None:
    """Sources are in order of articles, then quotations, then words, then name."""
    ana, ben, cora = (("Ana Lee", "person", True), ("Ben Roe", "person", True), ("Cora Day", "person", True))
    rows = sources(story("a", ana, cora, ben, ben), story("b", cora))

    assert [row.name for row in rows] == ["Cora Day", "Ben Roe", "Ana Lee"]


def test_sources_stand_from_a_to_z() -> None:
    """People stand under their last name, all else under its first word; unnamed people and groups are left out."""
    page = made(
        story("a", ("Zoë Álvarez", "person", True), ("The Lorn Post", "organization", True), ("Ruiz", "person", True)),
        story("b", ("an audit", "document", False), ("7 Rivers", "organization", True), ("an aide", "person", False)),
        story("c", ("Zoë Álvarez", "person", True), ("Ben de la Roe", "person", True)),
    )["names.html"]

    assert isinstance(page, NamesPage)
    assert [(letter.text, [row.name for row in letter.rows]) for letter in page.letters] == [
        ("A", ["Zoë Álvarez", "an audit"]),
        ("D", ["Ben de la Roe"]),
        ("L", ["The Lorn Post"]),
        ("R", ["Ruiz"]),
        ("0–9", ["7 Rivers"]),
    ]
    first = page.letters[0].rows[0]
    assert (first.link, first.kind, first.article_count, first.quotation_count) == (
        "sources.html#source-1",
        "person",
        2,
        2,
    )


@pytest.mark.usefixtures("small_pages")
def test_a_letter_leads_to_the_first_page_that_has_it() -> None:
    """From every page from A to Z one gets to every letter, and from a name to its row among the sources."""
    said = [(f"Ana {last}", "person", True) for last in ("Lee", "Low", "Lum", "Moe")]
    pages = made(story("a", *said), story("b"))
    links = {name: [it.file for it in page.links] for name, page in pages.items() if isinstance(page, NamesPage)}

    assert list(links) == ["names.html", "names-2.html"]
    assert all(files == ["names.html#letter-l", "names-2.html#letter-m"] for files in links.values())
    check_pages(render_report([story("a", *said), story("b")]))


def test_unnamed_sources_are_listed_by_article() -> None:
    """Each article has its unnamed sources, with what it says of why they have no name and how they know."""
    hidden = Anonymity(condition="on condition of anonymity", knowledge="who was in the room", claimed=2)
    aides = Story("“No,” two aides said.", "aides.txt", published="2024-05-18")
    aides.source("aides", "two aides", "group", named=False, anonymity=hidden, affiliation="the ministry")
    aides.quotation("“No,”", source="aides", speaker="two aides")
    page = made(aides.analysis(), story("none", ("Ana Lee", "person", True)), ferry())["unnamed.html"]

    assert isinstance(page, UnnamedPage)
    assert [article.heading for article in page.articles] == [
        "aides.txt",
        "Cracks under the paint: island ferry will not sail this summer",
    ]
    (row,) = page.articles[0].sources
    assert (row.link, row.kind, row.claimed, row.affiliation) == (
        "0.html#s-aides",
        "unnamed group",
        2,
        "the ministry",
    )
    assert (row.condition, row.reason, row.knowledge) == ("on condition of anonymity", None, "who was in the room")
    assert {source.name for source in page.articles[1].sources} == {
        "Transport officials",
        "one official",
        "A second official",
        "A captain on the line",
    }


def test_an_article_goes_on_on_the_next_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where an article's unnamed sources do not fit on a page, the next one says that it continues."""
    monkeypatch.setattr(index, "UNNAMED_A_PAGE", 3)
    pages = made(ferry(), story("a", ("one aide", "person", False)))
    found = [
        [(article.heading[:6], article.continued, len(article.sources)) for article in page.articles]
        for page in pages.values()
        if isinstance(page, UnnamedPage)
    ]

    assert found == [[("Cracks", False, 3)], [("Cracks", True, 1), ("a.txt", False, 1)]]


@pytest.mark.parametrize(
    ("dates", "unit", "first", "last", "width"),
    [
        (("2024-02-28", "2024-03-01"), "Day", "28 February 2024", "1 March 2024", 30),
        (("2024-01-31", "2024-12-01"), "Month", "January 2024", "December 2024", 120),
        (("1990-06-01", "2024-12-01"), "Year", "1990", "2024", 350),
        (("0001-01-01", "9999-12-31"), "Year", "1", "9999", 99990),
    ],
)
def test_charts_are_by_day_month_or_year(dates: tuple[str, str], unit: str, first: str, last: str, width: int) -> None:
    """Few days are told one by one, many by month and very many by year; empty ones leave a gap."""
    official = ("one official", "person", False)
    page = made(*(story(f"s{number}", official, published=date) for number, date in enumerate(dates)))["dates.html"]

    assert isinstance(page, DatesPage)
    kinds, share = page.charts
    assert (kinds.columns[0], kinds.first, kinds.last, kinds.width) == (unit, first, last, width)
    assert [bar.x for bar in kinds.strips[0].bars] == [0, width - 10]
    assert [row.label for row in kinds.rows] == [first, last]
    assert share.strips[0].summary == "100% of 2 quotations"


def test_a_chart_and_its_table_say_the_same() -> None:
    """Each kind of source has a row of bars and a column, on one scale."""
    page = made(
        story("a", ("Ana Lee", "person", True), ("one official", "person", False), published="2024-01-01"),
        story("b", ("Ana Lee", "person", True), ("Ana Lee", "person", True), published="2024-01-03"),
        story("c", ("Ana Lee", "person", True)),
    )["dates.html"]

    assert isinstance(page, DatesPage)
    kinds, share = page.charts
    assert page.about == "1 article has no date and is left out."
    assert [(strip.label, strip.summary, strip.unnamed) for strip in kinds.strips] == [
        ("Named people and groups", "3 quotations, at most 2 on 3 January 2024", False),
        ("Unnamed people and groups", "1 quotation, at most 1 on 1 January 2024", True),
    ]
    assert [[(bar.x, bar.height) for bar in strip.bars] for strip in kinds.strips] == [[(0, 50), (20, 100)], [(0, 50)]]
    assert [(row.label, row.cells) for row in kinds.rows] == [
        ("1 January 2024", ("1", "2", "1", "1")),
        ("3 January 2024", ("1", "2", "2", "0")),
    ]
    assert [row.cells for row in share.rows] == [("2", "1", "50%"), ("2", "0", "0%")]


def test_without_dates_there_are_no_charts() -> None:
    """Where no article has a date there is no page for charts, and no way to it."""
    pages = made(story("a"), story("b", published="early March"))

    assert "dates.html" not in pages
    assert [tab.text for tab in pages["index.html"].tabs] == ["Articles", "Sources", "A to Z", "Unnamed sources"]


@given(st.lists(st.integers(0, 9), max_size=30), st.integers(1, 5), st.integers(0, 20))
def test_splitting_keeps_every_row_in_order(rows: list[int], most: int, heaviest: int) -> None:
    """Pages put together are the rows; none is too long, and one that is too heavy has one row."""
    pages = split(rows, most, lambda row: row, heaviest)

    assert [row for page in pages for row in page] == rows
    assert all(len(page) <= most and (len(page) == 1 or sum(page) <= heaviest) for page in pages if page)


@pytest.mark.parametrize(
    ("number", "of", "shown"),
    [(1, 1, ""), (1, 2, "1 2"), (1, 9, "1 2 3 … 9"), (5, 9, "1 … 3 4 5 6 7 … 9"), (9, 9, "1 … 7 8 9")],
)
def test_pages_near_by_are_linked(number: int, of: int, shown: str) -> None:
    """The first, the last and the pages near by have a link; a gap has none."""
    links = page_links("index", number, of)

    assert " ".join(link.text for link in links) == shown
    assert [link.file for link in links if link.text == "1"] == (["index.html"] if of > 1 else [])
    assert all((link.file is None) == (link.text == "…") for link in links)


@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every part of the index have several pages."""
    for name in ("ARTICLES_A_PAGE", "SOURCES_A_PAGE", "NAMES_A_PAGE", "UNNAMED_A_PAGE"):
        monkeypatch.setattr(index, name, 2)


def stories(count: int) -> Iterator[Analysis]:
    """Yield so many articles, each with a named and an unnamed source of its own, a month apart."""
    for number in range(1, count + 1):
        said = ((f"Ana L{'e' * number}", "person", True), (f"official {number}", "person", False))
        yield story(f"story {number}", *said, published=f"2024-{number:02}-01")


@pytest.mark.usefixtures("small_pages")
def test_pages_of_the_index_lead_to_each_other() -> None:
    """Parts are split into pages with plain names; every link leads somewhere, and next leads through all of them."""
    pages = render_report(stories(5), title="May")
    read = check_pages(pages)
    names = [name for name in pages if not name.startswith("story")]

    assert names == [
        *("index.html", "index-2.html", "index-3.html"),
        *("sources.html", "sources-2.html", "sources-3.html", "sources-4.html", "sources-5.html"),
        *("names.html", "names-2.html", "names-3.html"),
        *("unnamed.html", "unnamed-2.html", "unnamed-3.html", "dates.html"),
    ]
    for name, after in (("index.html", "index-2.html"), ("sources-4.html", "sources-5.html")):
        assert f'<a href="{after}" rel="next">' in pages[name]
    assert "<title>Sources, page 2 of 5 – May</title>" in pages["sources-2.html"]
    assert {"story-5.html", "story-4.html"} <= set(read["index.html"].links)


def test_every_table_has_a_caption_and_headers() -> None:
    """Each table of the index is named, its columns and rows have headers, and every cell stands under one."""
    pages = render_report([ferry(), *stories(2)])
    for name in ("index.html", "sources.html", "unnamed.html", "dates.html"):
        tables = re.findall(r"<table.*?</table>", pages[name], re.DOTALL)
        assert tables, name
        for table in tables:
            assert table.count("<caption") == 1
            columns = table.count('scope="col"')
            bodies = re.findall(r"<tr.*?</tr>", table.partition("<tbody")[2], re.DOTALL)
            assert bodies
            for row in bodies:
                assert row.count('scope="row"') == 1
                assert row.count("<td ") == columns - 1
                assert row.count("data-header=") == columns - 1


@pytest.mark.usefixtures("small_pages")
def test_the_same_articles_give_the_same_index() -> None:
    """An index holds no time and no chance: twice the same."""
    assert render_report(stories(3)) == render_report(stories(3))


def test_hostile_text_is_text_in_the_index() -> None:
    """Markup in titles, bylines, dates, ids, names and reasons is shown and does nothing."""
    hidden = Anonymity(condition=HOSTILE, reason=HOSTILE, knowledge=HOSTILE)
    document = {"title": HOSTILE, "byline": HOSTILE, "published": HOSTILE, "url": "javascript:alert(1)"}
    hostile = Story(f"“{HOSTILE}” {HOSTILE} said.", HOSTILE, **document)
    hostile.source('"onclick="', HOSTILE, named=False, description=HOSTILE, anonymity=hidden, affiliation=HOSTILE)
    hostile.quotation(f"“{HOSTILE}”", source='"onclick="', speaker=HOSTILE)
    read = check_pages(render_report([hostile.analysis(), ferry()], title=HOSTILE))
    turning = "Ana\u202e Ruiz"

    assert "alert(1)" in read["index.html"].texts["main"]
    for name in ("index.html", "sources.html", "names.html", "unnamed.html"):
        assert "49" not in read[name].texts["main"].split()
        assert not [link for link in read[name].links if "javascript" in link.partition("#")[0].split("-")[0]]
    settled = check_pages(render_report([story("a", (turning, "person", True)), story("b")]))
    assert f"{turning}\u202c" in settled["sources.html"].texts["main"]


def test_long_words_are_cut_in_the_index() -> None:
    """A title of any length takes a line or two in the index, which keeps no more of it."""
    page = made(story("a", title="word " * 9999), story("b"))["index.html"]

    assert isinstance(page, ArticlesPage)
    assert all(len(row.heading) <= 162 for row in page.rows)


@settings(max_examples=30)
@given(st.lists(analyses(), min_size=2, max_size=4))
def test_any_analyses_give_a_valid_index(several: list[Analysis]) -> None:
    """Whatever is in the analyses, the index is valid and its links lead to places in the report."""
    check_pages(render_report(several))


def test_stale_pages_of_an_index_are_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second report on fewer articles removes the pages of the index that it has no more."""
    with monkeypatch.context() as patch:
        patch.setattr(index, "SOURCES_A_PAGE", 2)
        write_report(stories(3), tmp_path)
    assert (tmp_path / "sources-3.html").exists()
    write_report(stories(2), tmp_path)
    assert [path.name for path in sorted(tmp_path.glob("sources*"))] == ["sources.html"]
    write_report(stories(1), tmp_path)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["story-1.html", "story-2.html", "story-3.html"]


def test_the_files_of_others_stay(tmp_path: Path) -> None:
    """Only pages that say they are of an index are removed: no file of somebody else's, and no page of an article."""
    ours = '<meta name="generator" content="attribution index">'
    kept = {
        "index.html": "<!doctype html><title>My site</title>",
        "sources-3.html": f"{'x' * 5000}{ours}",
        "sources-x.html": ours,
        "my-index-2.html": ours,
        "unnamed.txt": ours,
        "names.txt": ours,
        "dates-2.html": '<meta name="generator" content="attribution">',
    }
    for name, text in kept.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "unnamed-2.html").mkdir()
    (tmp_path / "sources-2.html").symlink_to(tmp_path / "unnamed.txt")
    (tmp_path / "unnamed.html").write_text(f"<!doctype html>{ours}")
    write_report(stories(1), tmp_path)

    assert {name: (tmp_path / name).read_text() for name in kept} == kept
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        [*kept, "unnamed-2.html", "sources-2.html", "story-1.html"]
    )


def test_an_article_never_takes_a_name_of_the_index(tmp_path: Path) -> None:
    """An article that is called like a page of the index gets another file, in any case."""
    names = ["index.txt", "sources.txt", "Sources-2.txt", "names.txt", "unnamed.md", "DATES.txt"]
    paths = write_report([Story("Nothing.", name).analysis() for name in names], tmp_path)

    assert [path.name for path in paths] == [
        "index.html",
        *("index-article.html", "sources-article.html", "Sources-2-article.html"),
        *("names-article.html", "unnamed-article.html", "DATES-article.html"),
    ]


def test_every_value_of_the_index_is_documented() -> None:
    """docs/templates.md lists the fields of every record of the index; what all pages have is listed once."""
    records = {name: kind for name, kind in vars(index_page).items() if isinstance(kind, type) and name[0] != "_"}
    text = DOCS.partition("\n## The values of the index\n")[2]
    sections = dict(re.findall(r"^### (\w+)\n(.*?)(?=^### |\Z)", text, re.MULTILINE | re.DOTALL))

    assert set(sections) == set(records)
    for name, section in sections.items():
        shared = IndexPart.__struct_fields__ if issubclass(records[name], IndexPart) and name != "IndexPart" else ()
        fields = [field for field in records[name].__struct_fields__ if field not in shared]
        assert re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE) == fields, name


def test_the_house_index_in_the_docs_works(tmp_path: Path) -> None:
    """The example of an index in docs/templates.md, put into a folder, changes the index and nothing else."""
    for name, text in re.findall(r"```html\+jinja\n\{# (\S+) #\}\n(.*?)```", DOCS, re.DOTALL):
        (tmp_path / name).write_text(text, encoding="utf-8")
    pages, ours = (render_report(stories(2), templates=house) for house in (tmp_path, None))
    check_pages(pages)

    assert "Questions go to the standards desk." in pages["index.html"]
    assert {name for name in ours if ours[name] != pages[name]} == {"index.html"}
