"""Correcting on an article's page, in a browser: what is shown at once, what is saved, and what Python makes of it."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attribution import Analysis
from attribution.corrections import corrected, parse_corrections
from attribution.model import Correction, Corrections
from attribution.report import wording, write_report
from tests.analyses import Story, ferry
from tests.browsing import becomes, chromium, visits
from tests.corrections.test_properties import entries, of
from tests.corrections_by_hand import pointed

TEXT = """“The weir will hold,” Dora Finch said on Monday. Amos Reed stood beside her.

The council calls this a “brown summer” in its letters.

The river is rising by the hour, Amos Reed told the board.

“We open the gates at six,” Mr Reed added. “Nobody asked us,” he said. “It was late,” he said.

“We are not the mill,” said the Weir Trust."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Return a browser, or skip the tests."""
    with chromium() as opened:
        yield opened


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """Return a function that opens an analysis's page from disk; nothing on it may complain or ask for anything."""
    with visits(browser) as open_address:

        def open_page(analysis: Analysis, **options: Any) -> Any:
            (path,) = write_report([analysis], tmp_path)
            return open_address(path.as_uri(), **options)

        yield open_page


def weir() -> Analysis:
    """Return an analysis with five faults.

    The first quotation is given to Amos Reed, the “brown summer” is taken for one, what Reed told the board is missed,
    Mr Reed is kept apart from Amos Reed, and the Weir Trust is called the Mill Trust.
    """
    story = Story(TEXT, "weir.txt", title="Weir will hold")
    story.source("amos", "Amos Reed")
    story.source("dora", "Dora Finch")
    story.source("reed", "Mr Reed")
    story.source("trust", "the Mill Trust", "organization")
    story.source("council", "the council", "organization")
    story.quotation("“The weir will hold,”", source="amos", speaker="Amos Reed", confidence=0.6)
    story.quotation("“brown summer”", source="council", speaker="The council", cue=None)
    story.quotation("“We open the gates at six,”", source="reed", speaker="Mr Reed", cue="added")
    story.quotation("“Nobody asked us,”", source="reed", speaker="he")
    story.quotation("“It was late,”", source="reed", speaker="he")
    story.quotation("“We are not the mill,”", source="trust", speaker="the Weir Trust")
    story.mention("Dora Finch", "dora")
    return story.analysis()


#: Who says what, once the five faults are put right.
RIGHT = [
    ("“The weir will hold,”", "Dora Finch"),
    ("The river is rising by the hour", "Amos Reed"),
    ("“We open the gates at six,”", "Amos Reed"),
    ("“Nobody asked us,”", "Amos Reed"),
    ("“It was late,”", "Amos Reed"),
    ("“We are not the mill,”", "the Weir Trust"),
]


def told(tab: Any) -> dict[str, Any]:
    """Return what a page says: its figures, its sources with their quotations, what is nobody's, the glance."""
    return tab.evaluate("""() => {
      const text = it => it.textContent.replace(/\\s+/gu, " ").trim(), isShown = it => !it.closest("[hidden]");
      const all = (place, selector) => [...place.querySelectorAll(selector)].filter(isShown);
      const words = it => [...it.querySelectorAll("blockquote bdi")].map(text).join(" ");
      const named = it => text(it.querySelector("h3 .name")), its = it => all(it, ".entry").map(words);
      const source = it => [named(it), text(it.querySelector(".kind")), its(it)];
      const rows = all(document, "#glance tbody tr").map(row => text(row).replace(/^[A-Z]{1,2} /u, ""));
      const pieces = [...document.querySelectorAll(".article .quoted")].map(it => [it.classList[1], text(it)]);
      return { found: text(document.querySelector(".found")), sources: all(document, ".source").map(source).sort(),
        open: all(document, "#no-speaker .entry").map(words), nobodys: all(document, "#nobodys .excerpt").map(text),
        glance: rows.sort(), shares: all(document, ".shares li").map(text), pieces,
        links: all(document, ".contents li").map(text).filter(it => !it.startsWith("Needs")) };
    }""")


def saved(tab: Any) -> tuple[str, Corrections]:
    """Return the name of the file that the page saves, and what Python reads in it."""
    with tab.expect_download() as waiting:
        tab.locator("#save").click()
    return waiting.value.suggested_filename, parse_corrections(Path(waiting.value.path()).read_bytes(), "saved")


def close(tab: Any) -> None:
    """Put back what is in hand."""
    tab.evaluate("() => { if (!document.getElementById('card').hidden) closeCard(); }")


def agrees(tab: Any, visit: Any, analysis: Analysis) -> Analysis:
    """Save, apply what was saved in Python, and see that the page of the outcome says what this page says."""
    name, corrections = saved(tab)
    outcome = corrected(analysis, corrections)
    assert name == "weir.corrections.json"
    assert outcome.corrections.unplaced == ()
    close(tab)
    again = visit(outcome)
    assert told(again) == told(tab)
    return outcome


def pick(tab: Any, select: str, name: str) -> None:
    """Choose the option of a list that begins with a name."""
    script = "(it, name) => [...it.options].find(option => option.text.startsWith(name)).value"
    tab.select_option(select, tab.locator(select).evaluate(script, name))


def take(tab: Any, words: str) -> None:
    """Take the quotation that begins with some words in hand, by a press on them."""
    tab.locator(".article .quoted", has_text=words).first.click()
    becomes(tab, lambda it: it.locator("#card .entry blockquote").inner_text().startswith(words), wanted=True)


def press(tab: Any, name: str) -> None:
    """Press a button in the card."""
    tab.locator("#card").get_by_role("button", name=name, exact=True).click()


def choose_words(tab: Any, words: str) -> None:
    """Select words in the article, as a mouse does, and wait for the bar below them."""
    tab.evaluate(
        """words => {
      const nodes = [...document.querySelectorAll(".article > p")].flatMap(it => [...wordsIn(it)]);
      const node = nodes.find(it => it.data.includes(words));
      const range = document.createRange(), at = node.data.indexOf(words);
      range.setStart(node, at);
      range.setEnd(node, at + words.length);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    }""",
        words,
    )
    becomes(tab, lambda it: it.locator("#selection").is_visible(), wanted=True)


def test_five_faults_by_mouse(visit: Any) -> None:
    """With the mouse alone the five faults are put right, saved, and hold in Python and on the next page."""
    tab = visit(weir())
    take(tab, "“The weir will hold,”")
    press(tab, "Change speaker")
    pick(tab, "#card select[name=whom]", "Dora Finch")
    press(tab, "Set speaker")
    becomes(tab, lambda it: it.inner_text("#card-heading bdi"), "Dora Finch")

    take(tab, "“brown summer”")
    press(tab, "Not a quotation")
    press(tab, "It is none")
    becomes(tab, "document.querySelectorAll('.article .quoted').length", 5)

    choose_words(tab, "The river is rising by the hour")
    tab.click("#selection-quotation")
    pick(tab, "#words-box select[name=whom]", "Amos Reed")
    tab.get_by_role("button", name="These are the words").click()
    becomes(tab, "document.querySelectorAll('.article .quoted').length", 6)

    tab.locator("#card").get_by_role("link", name="About the source").click()
    press(tab, "Same as …")
    pick(tab, "#card select[name=other]", "Mr Reed")
    press(tab, "They are one")
    becomes(tab, lambda it: len(told(it)["sources"]), 3)

    take(tab, "“We are not the mill,”")
    tab.locator("#card").get_by_role("link", name="About the source").click()
    press(tab, "Rename")
    tab.fill("#card input[name=name]", "the Weir Trust")
    press(tab, "Set name")
    becomes(tab, lambda it: it.inner_text("#card-heading bdi"), "the Weir Trust")

    assert pointed(agrees(tab, visit, weir())) == RIGHT


def in_focus(tab: Any) -> str:
    """Return what has the focus: the name of a control, a field or a place."""
    return tab.evaluate("(it => it.dataset.control ?? it.name ?? it.id)(document.activeElement)")


def type_keys(tab: Any, keys: str, focus: str) -> None:
    """Press keys, one after the other, and wait until the focus is where it should be."""
    for key in keys.split():
        tab.keyboard.press(key)
    becomes(tab, in_focus, focus)


def test_five_faults_by_keyboard(visit: Any) -> None:
    """With the keyboard alone the same five faults are put right, and the focus is always where one works."""
    tab = visit(weir())
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    becomes(tab, "document.activeElement.id", "article")

    type_keys(tab, "j c s", "whom")
    tab.keyboard.type("Dora")
    becomes(tab, "document.activeElement.selectedOptions[0].text.startsWith('Dora')", wanted=True)
    tab.keyboard.press("Tab")
    tab.keyboard.type("on the tape")
    tab.keyboard.press("Tab")
    tab.keyboard.type("NF")
    type_keys(tab, "Enter", "speaker")

    type_keys(tab, "j x", "reason")
    type_keys(tab, "Enter", "card-heading")
    becomes(tab, "document.querySelectorAll('.article .quoted').length", 5)

    type_keys(tab, "w", "first-words")
    tab.keyboard.type("the river")
    tab.keyboard.press("Tab")
    tab.keyboard.type("by the hour")
    becomes(tab, lambda it: it.inner_text("#words-found"), "These words are not in the article.")
    type_keys(tab, "Shift+Tab", "first-words")
    tab.keyboard.type("The river")
    becomes(tab, lambda it: it.inner_text("#words-found"), "Words: The river is rising by the hour")
    type_keys(tab, "Tab Tab", "whom")
    tab.keyboard.type("Amos")
    type_keys(tab, "Tab Enter", "card-heading")
    becomes(tab, lambda it: it.inner_text("#card-heading bdi"), "Amos Reed")

    tab.get_by_role("link", name="About the source").focus()
    type_keys(tab, "Enter", "card-heading")
    type_keys(tab, "m", "other")
    tab.keyboard.type("Mr")
    type_keys(tab, "Tab Enter", "same")
    becomes(tab, lambda it: len(told(it)["sources"]), 3)

    tab.get_by_role("button", name="Close").focus()
    type_keys(tab, "j j j j j j", "card-heading")
    becomes(tab, lambda it: it.inner_text("#card-heading bdi"), "the Mill Trust")
    tab.get_by_role("link", name="About the source").focus()
    type_keys(tab, "Enter", "card-heading")
    type_keys(tab, "r", "name")
    tab.keyboard.press("Control+A")
    tab.keyboard.type("the Weir Trust")
    type_keys(tab, "Enter", "rename")
    becomes(tab, lambda it: it.inner_text("#card-heading bdi"), "the Weir Trust")

    outcome = agrees(tab, visit, weir())
    assert pointed(outcome) == RIGHT
    assert outcome.quotations[0].evidence == "corrected by NF: on the tape"


@pytest.fixture(scope="module")
def opened(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Return the page of an article with sources of all kinds, open in a window."""
    with visits(browser) as open_address:
        (path,) = write_report([ferry()], tmp_path_factory.mktemp("ferry"))
        yield open_address(path.as_uri())


def revised(tab: Any, made: Sequence[Correction]) -> dict[str, Any]:
    """Return what the page's script makes of corrections."""
    return tab.evaluate(
        """entries => {
          const now = revised(entries), { quotations, sources } = now, name = id => (id ? sources.get(id).name : null);
          const via = it => it && [it.at, name(it.source)], others = it => [name(it.memberOf), it.mayBe.map(name)];
          const shown = it => [textOf(it.spans), it.kind, name(it.source), it.speaker, via(it.via), it.link];
          const about = it => [it.name, it.kind, it.named, it.description, it.mentions, ...others(it)];
          return { quotations: [...quotations.values()].map(shown), sources: [...sources.values()].map(about),
            unplaced: [...now.unplaced.keys()].sort(), nobodys: now.nobodys.map(textOf).sort(),
            proposals: proposed(now, entries).map(it => [it.entry, it.quotation_id, name(it.source_id)]) };
        }""",
        json.loads(msgspec.json.encode(made)),
    )


def applied(made: Sequence[Correction]) -> dict[str, Any]:
    """Return the same of what Python makes of them."""
    it = corrected(ferry(), of(ferry(), made))
    names = {source.id: source.name for source in it.sources}
    quotations = [
        [
            one.text,
            one.kind,
            names.get(one.source_id or ""),
            one.speaker and [one.speaker.start, one.speaker.end],
            one.via and [[one.via.start, one.via.end], names.get(one.via.source_id or "")],
            one.evidence if one.rule == "corrected" else None,
        ]
        for one in it.quotations
    ]
    sources = [
        [
            one.name,
            one.kind,
            one.named,
            one.description,
            [[mention.start, mention.end] for mention in one.mentions],
            names.get(one.member_of or ""),
            [names[other] for other in one.may_be],
        ]
        for one in it.sources
    ]
    return {
        "quotations": quotations,
        "sources": sources,
        "unplaced": sorted(one.entry for one in it.corrections.unplaced),
        "nobodys": sorted(one.text for one in it.unattributed if one.reason in wording.NOBODYS),
        "proposals": [[one.entry, one.quotation_id, names[one.source_id]] for one in it.corrections.proposals],
    }


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_the_page_applies_corrections_as_python_does(opened: Any, data: st.DataObject) -> None:
    """Whatever is corrected, the script and `corrected` make the same of it, and leave out the same."""
    made = data.draw(entries(ferry()))

    shown, wanted = revised(opened, made), applied(made)
    # The page lists its sources by what they say.
    shown["sources"].sort(key=str)
    wanted["sources"].sort(key=str)
    assert shown == wanted
