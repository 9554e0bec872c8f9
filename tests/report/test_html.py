import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings

from attribution.errors import OutputError, TemplateError
from attribution.model import Analysis, Quotation, Span
from attribution.report import html, page, render_report, review_page, wording, write_report
from attribution.report.direction import settle
from attribution.text import read_layout
from tests.analyses import ENGINE, Story, ferry
from tests.any_analyses import analyses
from tests.html_checks import check_pages
from tests.reviews_by_hand import review, story

HOSTILE = "</style></title><script>alert(1)</script>\"'><img src=x onerror=alert(1)>&amp;{{ 7*7 }}{% raw %}javascript:1"


def nothing(name: str = "story.txt", text: str = "Nothing was said.") -> Analysis:
    """Return an analysis in which nothing was found."""
    return Story(text, name).analysis()


def only(pages: dict[str, str]) -> str:
    """Return the one page of a report."""
    (text,) = pages.values()
    return text


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Return an empty folder for house templates."""
    folder = tmp_path / "house"
    folder.mkdir()
    return folder


def test_one_article_is_one_page_without_an_index() -> None:
    """A report on one article is its page alone, which leads to no index."""
    pages = render_report([ferry()])
    check_pages(pages)

    assert list(pages) == ["lorn-ferry.html"]
    assert "index.html" not in only(pages)


def test_more_articles_have_an_index() -> None:
    """A report on more articles has an index, with links both ways."""
    pages = render_report([ferry(), nothing()])
    read = check_pages(pages)

    assert list(pages)[:3] == ["lorn-ferry.html", "story.html", "index.html"]
    assert {"lorn-ferry.html", "story.html"} <= set(read["index.html"].links)
    assert "index.html" in read["story.html"].links


def test_no_articles_are_no_pages(tmp_path: Path) -> None:
    """A report on nothing has no pages, and makes no folder."""
    assert render_report([]) == {}
    assert write_report([], tmp_path / "out") == ()
    assert not (tmp_path / "out").exists()


def test_the_same_analysis_gives_the_same_page() -> None:
    """Pages hold no time and no chance: twice the same."""
    assert render_report([ferry(), nothing()], title="May") == render_report([ferry(), nothing()], title="May")


def test_words_quoted_have_the_marks_of_the_article_and_no_others() -> None:
    """No page has the element q, to which a browser adds marks of its own."""
    assert not [name for name, text in render_report([ferry(), nothing()]).items() if re.search(r"</?q\b", text)]


def test_the_page_is_in_order() -> None:
    """The article comes first, then what needs a look, the sources, the glance, the search, asides and the method."""
    wanted = ["article", "look", "sources", "glance", "tools", "keys", "no-comment", "nobodys", "method"]
    linked = [name for name in wanted if name not in {"tools", "keys"}]
    page = render_report([ferry()])
    read = check_pages(page)["lorn-ferry.html"]
    contents = only(page).partition('<nav class="contents"')[2].partition("</nav>")[0]

    assert [name for name in read.ids if name in wanted] == wanted
    assert re.findall(r'href="#([^"]+)"', contents) == linked


def test_the_page_is_in_words_that_people_use() -> None:
    """No word of the trade stands on the page without an explanation beside it, on paper or on the screen."""
    pages = render_report([ferry(), story()], review=lambda it: review(it) if it.document.id == "story.txt" else None)
    shown = [re.sub(r"<(script|style|article)\b.*?</\1>|<[^>]*>", " ", it, flags=re.DOTALL) for it in pages.values()]

    assert re.findall(r"\b(?:cues?|mixed|speaks on|nobody’s words|unclosed mark)\b", "".join(shown)) == []


def test_every_quotation_leads_to_its_place_and_back() -> None:
    """Each entry leads to the quotation in the article, and the quotation to its entry."""
    (read,) = check_pages(render_report([ferry()])).values()
    for quotation in ferry().quotations:
        assert {f"#{quotation.id}", f"#at-{quotation.id}"} <= set(read.links)
        assert {quotation.id, f"at-{quotation.id}"} <= set(read.ids)


def test_the_article_is_shown_as_it_is() -> None:
    """The paragraphs of the page are those of the text, character by character."""
    analysis = ferry()
    (read,) = check_pages(render_report([analysis])).values()
    text, start = analysis.document.text, analysis.document.body_start
    bounds = read_layout(text, start).paragraphs

    assert len(bounds) > 10
    assert [read.texts[f"p-{n}"] for n, _ in enumerate(bounds, 1)] == [text[a:b] for a, b in bounds]


@pytest.mark.parametrize("kind", ["organization", "document", "other"])
def test_what_is_no_person_is_not_called_unnamed(kind: str) -> None:
    """A document or a body without a name has its kind beside it, and neither the word "unnamed" nor a dashed badge."""
    stories = []
    for name in ("one.txt", "two.txt"):
        story = Story("“No one knew,” an intelligence assessment said.", name, published="2024-05-17")
        story.source("it", "an intelligence assessment", kind, named=False, member_of="all")
        story.source("all", "assessments", kind, named=False, may_be=("it",))
        story.quotation("“No one knew,”", source="it", speaker="an intelligence assessment", via=("said", "all"))
        story.note("no-comment", "Nobody commented.", "an intelligence assessment", "it")
        stories.append(story.analysis())
    pages = render_report(stories)
    found = pages["one.html"].partition('id="look"')[2].partition('id="method"')[0]
    found = re.sub(r'<section class="tools".*?</section>', "", found, flags=re.DOTALL)

    assert not [name for name, text in pages.items() if re.search(r'class="(badge [^"]* unnamed|unnamed-word)"', text)]
    assert "unnamed" not in found.casefold()
    assert f'<span class="named-word">{wording.source_kind(kind, unnamed=False)}</span>' in found
    assert "from 1 source." in pages["one.html"]
    assert "No person or group without a name was found." in pages["unnamed.html"]
    assert "0% of 2 quotations" in pages["dates.html"]


def test_unnamed_sources_are_told_by_words_and_shape() -> None:
    """An unnamed source has a dashed badge and the word "unnamed", wherever it is linked."""
    text = only(render_report([ferry()]))

    assert re.search(r'<span class="badge hue-\d+ person unnamed">C</span> <bdi class="name">one official', text)
    assert '<span class="unnamed-word">unnamed person</span>' in text
    assert not re.search(r'unnamed">\w</span> <bdi>[^<]+</bdi></a>(?! <span class="unnamed-word">)', text)


def test_the_title_stands_above_and_in_the_tab() -> None:
    """The report's title stands above the article's heading and after it in the tab."""
    text = only(render_report([ferry()], title="May & June"))

    assert '<p class="kicker"><bdi>May &amp; June</bdi></p>' in text
    assert "will not sail this summer – May &amp; June</title>" in text


def test_hostile_text_is_text_everywhere() -> None:
    """Markup in any value that comes from outside is shown and does nothing."""
    story = Story(
        f"{HOSTILE} “{HOSTILE}” {HOSTILE} said.",
        name=HOSTILE,
        title=HOSTILE,
        byline=HOSTILE,
        published=HOSTILE,
        url="javascript:alert(1)",
    )
    story.source("a", HOSTILE, description=HOSTILE, pronouns=(HOSTILE,))
    story.quotation(f"“{HOSTILE}”", source="a", speaker=HOSTILE, evidence=HOSTILE, rule=HOSTILE, flags=(HOSTILE,))
    story.open_quotation(HOSTILE, candidates=((HOSTILE, 0.3),))
    story.note("unresolved", HOSTILE, HOSTILE, "a")
    story.note("no-comment", HOSTILE, HOSTILE, "a")
    story.nobodys(HOSTILE)
    pages = render_report([story.analysis(), nothing()], title=HOSTILE)
    read = check_pages(pages)

    assert all(not link.startswith("javascript") for checked in read.values() for link in checked.links)
    assert "49" not in read["index.html"].texts["main"]
    assert HOSTILE in next(iter(read.values())).texts["p-1"]


def test_ids_with_quotation_marks_become_anchors() -> None:
    """Ids that would end an attribute are replaced by a hash, on both ends of each link."""
    story = Story("“No,” Ana said.")
    story.source('"onclick="', "Ana")
    story.quotation("“No,”", source='"onclick="', speaker="Ana")

    check_pages(render_report([story.analysis()]))


def test_characters_that_html_cannot_hold_are_shown_as_pictures() -> None:
    """A control character is shown by its picture, and a lone surrogate by the replacement character."""
    text = only(render_report([nothing(text="a\0b\x1bc\x7fd\x9fe\ud800f\ufffeg\U0001ffffh\ti")]))

    assert "a␀b␛c␡d�e�f�g�h\ti" in text


def test_a_turn_of_direction_ends_with_its_words() -> None:
    """A name that leaves a turn open is closed, and one that ends a turn too many ends none of ours."""
    story = Story("Ana\u202e said \u2069“no”.")
    story.source("a", "Ana\u202e")
    story.quotation("\u2069“no”", source="a", speaker="Ana\u202e")
    (read,) = check_pages(render_report([story.analysis()])).values()

    assert read.texts["s-a-name"] == "A Ana\u202e\u202c"
    assert "\u2066\u2069“no”" in read.texts["p-1"]


@settings(max_examples=60)
@given(analyses())
def test_any_analysis_renders_to_valid_html(analysis: Analysis) -> None:
    """Whatever is in an analysis, its page is valid, its links resolve and its paragraphs are those of the text."""
    (read,) = check_pages(render_report([analysis])).values()
    text = analysis.document.text
    for number, (start, end) in enumerate(read_layout(text, analysis.document.body_start).paragraphs, 1):
        assert visible(read.texts[f"p-{number}"]) == visible(text[start:end])


def visible(text: str) -> str:
    """Return `text` as HTML hands it on, without the controls that keep turns apart."""
    shown = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "␀").replace("\ud800", "\ufffd")
    return re.sub("[\u202c\u2066\u2069]", "", settle(shown))


def test_ten_megabytes_in_one_line_are_rendered() -> None:
    """A line of ten megabytes is rendered whole."""
    text = "<b>&“" * 2_000_000
    quotation = Quotation(id="q-1", kind="mixed", spans=(Span(start=1, end=len(text) - 1),), text="b" * 9)
    analysis = Analysis(document=Story(text).document, engine=ENGINE, quotations=(quotation,))
    shown = only(render_report([analysis]))

    assert shown.count("&lt;b&gt;&amp;“") > 1_999_000


def test_deep_nesting_does_not_grow_with_its_square() -> None:
    """Two thousand quotations, each in the one before, take a few layers each."""
    text = "word " * 1000
    quotations = tuple(
        Quotation(id=f"q-{i}", kind="direct", spans=(Span(start=i, end=5000 - i),), text="") for i in range(2000)
    )
    analysis = Analysis(document=Story(text).document, engine=ENGINE, quotations=quotations)
    article = only(render_report([analysis])).partition('<article class="article"')[2]

    assert article.count('class="quoted') <= 3 * 4001


def test_pages_are_written_with_the_index_first(tmp_path: Path) -> None:
    """The paths come back with the index first, and the files hold the pages."""
    paths = write_report([ferry(), nothing()], tmp_path / "deep" / "out")

    assert [path.name for path in paths] == ["index.html", "lorn-ferry.html", "story.html"]
    written = {path.name: path.read_bytes().decode() for path in (tmp_path / "deep" / "out").iterdir()}
    assert written == render_report([ferry(), nothing()])


def test_pages_are_written_as_the_analyses_come(tmp_path: Path) -> None:
    """A page is on disk before the next but one analysis is asked for, so the report may be of any length."""
    seen = []

    def stream() -> Iterator[Analysis]:
        for number in range(6):
            seen.append(len(list(tmp_path.glob("*.html"))))
            yield nothing(f"story {number}.txt")

    write_report(stream(), tmp_path)

    assert seen == [0, 0, 2, 3, 4, 5]


def test_a_page_that_fails_leaves_the_old_one(tmp_path: Path, house: Path) -> None:
    """If a template breaks, the page that was there before is untouched and nothing else is left."""
    (path,) = write_report([ferry()], tmp_path / "out")
    before = path.read_bytes()
    (house / "page.html").write_text("{{ page.nonsense }}")

    with pytest.raises(TemplateError):
        write_report([ferry()], tmp_path / "out", templates=house)
    assert path.read_bytes() == before
    assert list((tmp_path / "out").iterdir()) == [path]


def test_a_folder_that_is_a_file_is_an_output_error(tmp_path: Path) -> None:
    """A report can't be written where a file is, and the error names the place."""
    (tmp_path / "out").write_text("")

    with pytest.raises(OutputError) as caught:
        write_report([ferry()], tmp_path / "out")
    assert caught.value.subject == str(tmp_path / "out")


def test_a_house_file_wins(house: Path) -> None:
    """A template in the house folder is used in place of ours; the others stay ours."""
    (house / "method.html").write_text('<section id="method"><h2>How</h2></section>')
    text = only(render_report([ferry()], templates=house))

    assert "<h2>How</h2>" in text
    assert "What it can’t know" not in text
    assert 'id="sources"' in text


def test_a_house_style_sheet_is_allowed_by_the_policy(house: Path) -> None:
    """A house style sheet comes last, and the page's policy allows it."""
    (house / "house.css").write_text(":root { --paper: #fff; }\r\n")
    (read,) = check_pages(render_report([ferry()], templates=house)).values()

    assert read.style.rstrip().endswith(":root { --paper: #fff; }")


def test_a_missing_house_folder_is_an_error(tmp_path: Path) -> None:
    """A folder of templates that is not there is named."""
    with pytest.raises(TemplateError, match="no such folder of templates") as caught:
        render_report([ferry()], templates=tmp_path / "gone")
    assert caught.value.subject == str(tmp_path / "gone")


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("page.html", "one\n{{ page.headng }}", "page.html, line 2: "),
        ("page.html", "one\ntwo\n{% if %}", "page.html, line 3: "),
        ("page.html", "{% include 'gone.html' %}", "gone.html: "),
        ("method.html", "\n\n{{ 1 / 0 }}", "method.html, line 3: "),
        ("method.html", "{{ page.sources + 1 }}", "method.html, line 1: "),
        ("method.html", "{% include 'method.html' %}", "method.html, line 1: "),
        ("look.html", "{% from 'macros.html' import nonsense %}\n{{ nonsense() }}", "look.html, line 2: "),
        ("macros.html", "{% macro dated(it) %}\n{{ it.gone }}{% endmacro %}", "macros.html, line 2: "),
        ("house.css", "a { b: {{ gone }} }", "house.css, line 1: "),
        ("house.css", "</STYLE>", "style.css: "),
    ],
)
def test_a_broken_house_template_is_named_with_its_line(house: Path, name: str, text: str, place: str) -> None:
    """The error of a broken template has the template's name and line, and is one line itself."""
    (house / name).write_text(text)

    with pytest.raises(TemplateError) as caught:
        render_report([ferry()], templates=house)
    assert place in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("name", "place"), [("method.html", "page.html, line "), ("style.css", "style.css: ")])
def test_a_house_template_that_is_not_utf_8_is_an_error(house: Path, name: str, place: str) -> None:
    """A template in another encoding is an error that says where it is used."""
    (house / name).write_bytes(b"\xff\xfe caf\xe9")

    with pytest.raises(TemplateError, match=rf"{place}.*utf-8"):
        render_report([ferry()], templates=house)


def test_lost_templates_are_an_error_that_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """If our own templates are gone, the installation is named as incomplete."""
    monkeypatch.setattr(html, "_PLACES", (tmp_path,))

    with pytest.raises(TemplateError, match="install attribution again"):
        render_report([ferry()])


def test_reports_are_made_without_spacy() -> None:
    """Importing the report package and rendering a page imports neither spaCy nor textacy."""
    code = (
        "import sys; from attribution.report import render_report; from tests.analyses import ferry;"
        "render_report([ferry()]); print([name for name in ('spacy', 'textacy', 'numpy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=CHECKOUT)

    assert done.stdout == "[]\n"


CHECKOUT = Path(__file__).parents[2]
DOCS = (CHECKOUT / "docs" / "templates.md").read_text(encoding="utf-8")


def test_every_value_is_documented() -> None:
    """docs/templates.md lists the fields of every record that a template gets, in their order."""
    values = {**vars(page), **vars(review_page)}
    records = {name: kind for name, kind in values.items() if isinstance(kind, type) and name[0] != "_"}
    text = DOCS.partition("\n## The values of the comparison\n")[0]
    sections = dict(re.findall(r"^### (\w+)\n(.*?)(?=^### |\Z)", text, re.MULTILINE | re.DOTALL))

    assert set(sections) == set(records)
    for name, section in sections.items():
        assert tuple(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)) == records[name].__struct_fields__


def test_every_template_is_documented() -> None:
    """docs/templates.md lists the files in templates/."""
    listed = re.findall(r"^\| `((?:desk/)?[\w-]+\.(?:html|css|js|svg))` \|", DOCS, re.MULTILINE)
    folder = html.default_templates()

    assert sorted(listed) == sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.*"))


def test_the_house_templates_in_the_docs_work(house: Path) -> None:
    """The examples in docs/templates.md, put into one folder, render and do what they say."""
    examples = re.findall(r"```(?:jinja|css)\n(?:\{#|/\*) (\S+) (?:#\}|\*/)\n(.*?)```", DOCS, re.DOTALL)
    for name, text in examples:
        (house / name).write_text(text, encoding="utf-8")
    (read,) = check_pages(render_report([ferry()], templates=house)).values()

    assert sorted(name for name, _ in examples) == ["asides.html", "house.css", "page.html"]
    assert "What it can’t know" in read.texts["method"] or "What it can’t know" in read.texts["main"]
    assert "Questions about this page go to the standards desk." in read.texts["main"]
    assert "one official: who knows the name?" in read.texts["main"]
    assert '"Times New Roman"' in read.style
