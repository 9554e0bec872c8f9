"""What is right of an analysis, against marks; articles and analyses are written by hand."""

import pytest

from tests.analyses import Story
from tests.gold.reading import Article, parse_article
from tests.gold.scoring import Judgement, extra_figures, faults, figures, fits, judge, same_stretch

MARKED = """
lee   Ana Lee | person | named
roe   Ben Roe | person | named
aide  an aide to the mayor | person | unnamed
---
{lee> “The bridge is safe,”} {@lee Ana Lee} said. {@lee She} said {lee< it was “as good as new.”}

{roe> “Nobody asked us,”} said {@roe Ben Roe}. {@aide An aide to the mayor} said {i:aide< the toll would rise}.
"""
ARTICLE = parse_article(MARKED)


def story(lee: str = "lee", *, she: str = "lee", lee_name: str = "Ana Lee", junk: bool = False) -> Story:
    """Return an analysis; the first quotation is given to the source `lee`, the second to `she`."""
    found = Story(ARTICLE.text)
    found.source("lee", lee_name)
    found.source("roe", "Ben Roe")
    found.source("aide", "An aide to the mayor", named=False)
    found.quotation("“The bridge is safe,”", source=lee, speaker="Ana Lee" if lee == "lee" else "Ben Roe")
    found.quotation("it was “as good as new.”", kind="mixed", source=she, speaker="She")
    found.quotation("“Nobody asked us,”", source="roe", speaker="Ben Roe")
    found.quotation("the toll would rise", kind="indirect", source="aide", speaker="An aide to the mayor")
    if junk:
        found.quotation("to the mayor", source="roe", speaker=None)
    return found


def judged(found: Story, article: Article = ARTICLE) -> list[Judgement]:
    return [judge(article, found.analysis())]


def test_all_is_right():
    """Where all is as it is marked, each figure is whole and nothing is wrong."""
    reached = figures(judged(story()))
    assert reached.pop("quoted.wrong") == 0
    assert set(reached.values()) == {100.0}


def test_quotation_of_another():
    """A quotation given to another person is wrong in mention, source and name, and shown under a wrong name."""
    reached = figures(judged(story(lee="roe")))
    assert reached["quoted.found"] == 100
    for name in ("quoted.link", "quoted.source", "quoted.name"):
        assert reached[name] == pytest.approx(66.67)
    assert reached["quoted.wrong"] == pytest.approx(33.33)
    assert reached["all.source"] == 75


def test_pronoun_of_another():
    """A pronoun put to another person has the right mention, and the wrong source and name."""
    reached = figures(judged(story(she="roe")))
    assert reached["quoted.link"] == 100
    assert reached["quoted.source"] == pytest.approx(66.67)
    assert reached["quoted.wrong"] == pytest.approx(33.33)


def test_short_name():
    """The last name alone is the right source, without the full name; a title is no part of a name."""
    reached = figures(judged(story(lee_name="Lee")))
    assert reached["quoted.source"] == 100
    assert reached["quoted.name"] == pytest.approx(33.33)
    assert figures(judged(story(lee_name="Mayor Ana Lee")))["quoted.name"] == 100


def test_junk():
    """What was found and is nobody's words lowers what is found."""
    reached = figures(judged(story(junk=True)))
    assert reached["quoted.found"] == pytest.approx(85.71)
    assert reached["all.found"] == reached["all.source"] == pytest.approx(88.89)
    assert reached["quoted.source"] == 100


def test_nothing_found():
    """An analysis without quotations has nothing right, and nothing under a wrong name."""
    reached = figures(judged(Story(ARTICLE.text)))
    assert reached.pop("unnamed.source") == 100, "nobody unnamed is quoted"
    assert set(reached.values()) == {0.0}


def test_source_without_a_name():
    """Words of somebody unnamed that stand under a person's name are shown under a wrong one."""
    article = parse_article("aide  an aide | person | unnamed\n---\n{aide> “No,”} said {@aide an aide}. Ben Roe left.")
    found = Story(article.text)
    found.source("roe", "Ben Roe")
    found.quotation("“No,”", source="roe", speaker="an aide")
    reached = figures(judged(found, article))
    assert (reached["quoted.link"], reached["quoted.wrong"], reached["unnamed.source"]) == (100, 100, 0)


def test_source_shown_under_a_description():
    """A named person shown under a description of him is not under his name, and under no wrong one."""
    article = parse_article("roe  Ben Roe | person | named\n---\n{roe> “No,”} {@roe the baker} said. “Yes,” he lied.")
    found = Story(article.text)
    found.source("roe", "the baker", named=False)
    found.quotation("“No,”", source="roe", speaker="the baker")
    reached = figures(judged(found, article))
    assert (reached["quoted.link"], reached["quoted.source"], reached["quoted.wrong"]) == (100, 0, 0)


def test_words_inside_words():
    """A quotation inside another is measured for itself and is no junk; the outer one is found by its own."""
    article = parse_article(
        "lee  Ana Lee | person | named\nroe  Ben Roe | person | named\n---\n"
        "{lee> “Then {@roe Roe} said, {roe< ‘Not in my town,’}”} said {@lee Ana Lee}."
    )
    found = Story(article.text)
    found.source("lee", "Ana Lee")
    found.source("roe", "Ben Roe")
    found.quotation("“Then Roe said, ‘Not in my town,’”", source="lee", speaker="Ana Lee")
    assert extra_figures(judged(found, article))["nested.found"] == 0
    found.quotation("‘Not in my town,’", source="roe", speaker="Roe")
    reached = judged(found, article)
    assert figures(reached)["quoted.found"] == 100
    assert extra_figures(reached)["nested.source"] == 100


def test_words_passed_on():
    """Who passes words on is measured, and what he says of them is no junk."""
    article = parse_article(
        "lee  Ana Lee | person | named\nroe  Ben Roe | person | named\n---\n"
        "{@roe Ben Roe} said {@lee Ana Lee} had promised him {i:lee<~roe that the toll would fall}."
    )
    found = Story(article.text)
    found.source("lee", "Ana Lee")
    found.source("roe", "Ben Roe")
    content = "that the toll would fall"
    found.quotation(content, kind="indirect", source="lee", speaker="Ana Lee", via=("Ben Roe", "roe"))
    found.quotation(f"Ana Lee had promised him {content}", kind="indirect", source="roe", speaker="Ben Roe")
    reached = judged(found, article)
    assert figures(reached)["all.source"] == 100
    assert extra_figures(reached)["via.found"] == 100


def test_faults_are_told():
    """The lines under a figure say which quotations went wrong in it, whose they are and whose they seem."""
    [line] = faults(judged(story(lee="roe")), "quoted.source")
    assert line == ("article: wrong name: '“The bridge is safe,”' is Ana Lee’s, given to 'Ben Roe', shown as Ben Roe")
    assert faults(judged(story()), "all.source") == []
    assert faults(judged(story(junk=True)), "quoted.found") == ["article: nobody says: 'to the mayor'"]
    assert len(faults(judged(Story(ARTICLE.text)), "quoted.found")) == 3
    assert len(faults(judged(Story(ARTICLE.text)), "all.found")) == 4
    assert faults(judged(Story(ARTICLE.text)), "unnamed.source") == []
    assert faults(judged(story(lee_name="Lee")), "quoted.name")[0].startswith("article: name: ")
    assert faults(judged(story(lee_name="Lee")), "quoted.wrong") == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ([(0, 10)], [(5, 20)], True),
        ([(0, 10)], [(6, 20)], False),
        ([(0, 4), (10, 14)], [(10, 40)], True),
        ([], [(0, 4)], False),
    ],
)
def test_same_stretch(one: list[tuple[int, int]], other: list[tuple[int, int]], same: bool):
    """Two stretches are the same where half of the shorter is shared."""
    assert same_stretch(one, other) == same


@pytest.mark.parametrize(
    ("name", "other", "fit"),
    [
        ("Dr. Nguyễn", "Nguyễn Thị Lan Hương", True),
        ("The Courier", "Courier", True),
        ("Ana Lee", "Ben Lee", False),
        ("the", "The", False),
    ],
)
def test_fits(name: str, other: str, fit: bool):
    """One name fits another where it has all its words, titles left off."""
    assert fits(name, other) == fit
