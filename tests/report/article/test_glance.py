import pytest
from hypothesis import given

from attribution.model import Analysis
from attribution.report import page
from attribution.report.article.view import article_page
from tests.analyses import Story, ferry
from tests.any_analyses import analyses


def glance(analysis: Analysis) -> page.Glance:
    """Return an analysis at a glance."""
    return article_page(analysis, file="story.html").glance


def one_source(kind: str = "direct") -> Analysis:
    """Return an analysis in which Ana says all there is."""
    story = Story("“Yes,” Ana said.")
    story.source("ana", "Ana")
    story.quotation("“Yes,”", source="ana", speaker="Ana", kind=kind)
    return story.analysis()


def test_a_row_says_where_a_source_speaks_and_how_much() -> None:
    """Places are in thousandths of the article, and the longest bar is the whole width."""
    (row,) = glance(one_source()).rows

    assert row.stretches == (page.ShownStretch(start=0, width=375, kind="direct"),)
    assert (row.quotation_count, row.quoted_words, row.reported_words) == (1, 1, 0)
    assert (row.quoted_width, row.reported_width) == (1000, 0)
    assert [link.text for link in row.paragraphs] == ["¶\u00a01"]


def test_rows_are_the_quoted_sources_and_then_nobody() -> None:
    """Sources without a quotation have no row, and quotations without a source have the last one."""
    names = [row.badge.name for row in glance(ferry()).rows]

    assert len(names) == 10
    assert (names[0], names[-1]) == ("Ana Ruiz", "speaker not known")
    assert "Lorn Line" not in names


@pytest.mark.parametrize(("sources", "last"), [(20, []), (21, ["Ana U"]), (22, ["2 other sources"])])
def test_of_many_sources_the_last_are_drawn_as_one(sources: int, last: list[str]) -> None:
    """Twenty sources are drawn one by one, and the others in one row; the table has all."""
    names = [f"Ana {letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[:sources]]
    story = Story("“Yes,” somebody said. " + " ".join(f"“{who},” {who} said." for who in names))
    story.open_quotation("“Yes,”")
    for who in names:
        story.source(who[-1], who)
        story.quotation(f"“{who},”", source=who[-1], speaker=who)
    seen = glance(story.analysis())

    assert [row.badge.name for row in seen.drawn] == [*names[:20], *last, "speaker not known"]
    assert [row.badge.name for row in seen.rows] == [*names, "speaker not known"]
    assert sum(row.quotation_count for row in seen.drawn) == sources + 1
    assert max(row.quoted_width + row.reported_width for row in seen.drawn) == 1000


def test_shares_are_by_class() -> None:
    """The shares count sources, quotations and words for named and unnamed people, organizations and documents."""
    assert [(it.text, it.quotation_count, it.share) for it in glance(ferry()).shares] == [
        ("2 named people", 8, "46%"),
        ("3 unnamed people", 5, "19%"),
        ("1 unnamed group", 3, "8%"),
        ("2 organizations", 4, "12%"),
        ("1 document", 2, "12%"),
        ("no speaker known", 1, "4%"),
    ]


@pytest.mark.parametrize("text", ["", "Nothing was said."])
def test_nothing_found_is_nothing_to_see(text: str) -> None:
    """Without a quotation there are no rows and no shares."""
    assert glance(Story(text).analysis()) == page.Glance(rows=(), drawn=(), shares=())


@given(analyses())
def test_all_that_is_drawn_lies_in_the_picture(analysis: Analysis) -> None:
    """Whatever is in an analysis, strips and bars are seen and stay inside their thousand units."""
    for row in glance(analysis).drawn:
        assert row.quoted_width + row.reported_width <= 1000 + 4
        assert all(it.start >= 0 and it.width >= 4 and it.start + it.width <= 1000 for it in row.stretches)
