"""What a notebook shows of an analysis."""

import re

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.model import Analysis, Document
from attribution.report import render_card
from attribution.report.notebook import card_of
from tests.analyses import Story, ferry
from tests.any_analyses import analyses
from tests.html_checks import check_pages

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\" ' & {{ 7 * 7 }} \u202e"


def whole(card: str) -> dict[str, str]:
    """Return the piece in a page, as the checks of pages want it."""
    policy = "default-src 'none'; style-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    head = f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}"><title>Card</title>'
    body = f"<header><h1>Card</h1></header><main>{card}</main>"
    return {"card.html": f'<!doctype html><html lang="en"><head>{head}</head><body>{body}</body></html>'}


def hostile() -> Analysis:
    """Return an analysis whose every text is made to break out of a page."""
    story = Story(f"“{HOSTILE}” {HOSTILE} said.")
    story.source("x", HOSTILE, description=HOSTILE)
    story.quotation(f"“{HOSTILE}”", source="x", speaker=HOSTILE)
    made = story.analysis()
    quotation = msgspec.structs.replace(made.quotations[0], evidence=HOSTILE)
    document = msgspec.structs.replace(made.document, title=HOSTILE)
    return msgspec.structs.replace(made, document=document, quotations=(quotation,))


def test_a_notebook_asks_the_analysis() -> None:
    """An analysis shows itself, as notebooks ask for it."""
    assert ferry()._repr_html_() == render_card(ferry())


def test_sources_with_their_quotations() -> None:
    """Each source stands over its quotations, each with its kind, its confidence and why it is the source's."""
    card = card_of(ferry())
    spoken = [(source, quotations) for source, quotations in ferry().by_source() if quotations]

    assert [voice.name for voice in card.voices if voice.name] == [source.name for source, _ in spoken]
    for voice, (_, quotations) in zip(card.voices, spoken, strict=False):
        assert [said.kind for said in voice.said] == [quotation.kind for quotation in quotations]
        assert [said.confidence for said in voice.said] == [f"{q.confidence:.2f}" for q in quotations]
        assert [said.evidence for said in voice.said] == [q.evidence for q in quotations]


def test_what_nobody_is_given() -> None:
    """Quotations without a speaker stand last, under words that say so."""
    story = Story("“It holds,” he said.")
    story.quotation("“It holds,”", source=None)
    card = render_card(story.analysis())

    assert card.index("No speaker is given") < card.index("“It holds,”")


def test_text_of_the_article_is_never_html() -> None:
    """Names, words and evidence that look like HTML or a template are shown as they are; nothing runs or loads."""
    card = render_card(hostile())

    assert not re.search(r"<(?:script|img|style|iframe|a|link)\b", card)
    assert card.count("&lt;script&gt;alert(1)") >= 4
    assert "49" not in card
    check_pages(whole(card))


def test_a_long_article_is_cut() -> None:
    """A cell shows 200 quotations and says how many more there are."""
    quotation = ferry().quotations[0]
    many = tuple(msgspec.structs.replace(quotation, id=f"q-{number}") for number in range(1250))
    card = render_card(msgspec.structs.replace(ferry(), quotations=many))

    assert card.count("<li>") == 200
    assert "And 1,050 more quotations." in card


@pytest.mark.parametrize("text", ["", "Nothing was said."])
def test_nothing_to_show(text: str) -> None:
    """An article without quotations has a line that says so."""
    empty = Analysis(document=Document.from_text(text, "story.txt"), engine=ferry().engine)

    assert "0 quotations, 0 sources" in render_card(empty) or "no quotation" in render_card(empty)
    check_pages(whole(render_card(empty)))


@settings(max_examples=30)
@given(analyses(), st.text(max_size=20))
def test_any_analysis_has_a_card(analysis: Analysis, title: str) -> None:
    """Whatever is in it, the card is well-formed HTML."""
    document = msgspec.structs.replace(analysis.document, title=title)
    check_pages(whole(render_card(msgspec.structs.replace(analysis, document=document))))
