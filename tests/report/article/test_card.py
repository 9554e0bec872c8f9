"""What is in hand on an article's page: the card, what needs a look one after the other, and keys."""

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from attribution import Analysis
from attribution.report import Review, write_report
from attribution.report.html import default_templates
from tests.analyses import ferry
from tests.browsing import becomes, chromium, comes_into_view, follows, visits
from tests.reviews_by_hand import ARTICLE, altered, finding, review, story

#: Whether the words of A2 are marked as in hand, and nothing else is.
IN_HAND = "[...new Set([...document.querySelectorAll('.quoted.in-hand')].map(it => it.dataset.quotation))].join()"
FOCUSED = "document.activeElement.closest('sup') ? document.activeElement.textContent : document.activeElement.id"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Return a browser, or skip the tests."""
    with chromium() as opened:
        yield opened


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """Return a function that opens an analysis's page from disk; nothing on it may complain or ask for anything."""
    with visits(browser) as open_address:

        def open_page(
            analysis: Analysis | None = None, fragment: str = "", told: Review | None = None, **options: Any
        ) -> Any:
            (path,) = write_report([analysis or ferry()], tmp_path, review=lambda _: told)
            return open_address(path.as_uri() + fragment, **options)

        yield open_page


def ids(tab: Any) -> list[str]:
    """Return the ids of the page, sorted."""
    return list(tab.evaluate("[...document.querySelectorAll('[id]')].map(it => it.id).sort()"))


@pytest.mark.parametrize("width", [360, 1440])
def test_a_press_on_words_takes_their_quotation_in_hand(visit: Any, width: int) -> None:
    """The card has the entry under its source's name, and the words are marked; closed, all is in its place again."""
    tab = visit(width=width)
    before, place = ids(tab), "document.getElementById('q-0001').closest('.card, .source').id"
    assert not tab.locator("#card").is_visible()
    tab.locator("[data-quotation=A2]").first.click()

    becomes(tab, "inHand()", "q-0001")
    becomes(tab, IN_HAND, "A2")
    becomes(tab, place, "card")
    assert "Ana Ruiz" in tab.inner_text("#card-heading")
    assert tab.url.endswith("#q-0001")
    assert ids(tab) == before
    comes_into_view(tab, "q-0001")
    comes_into_view(tab, "at-q-0001")
    tab.click("#card-close")
    becomes(tab, place, "s-ruiz")
    becomes(tab, IN_HAND, "")
    assert tab.evaluate("inHand()") is None
    assert not tab.locator("#card").is_visible()


def test_the_card_stands_level_with_its_words(visit: Any) -> None:
    """On a wide window the card begins as high as the words, and stays in the window when the article moves."""
    tab = visit()
    tab.evaluate("scrollTo(0, 200)")
    tab.locator("[data-quotation=A2]").first.click()
    top = "name => document.querySelector(name).getBoundingClientRect().top"
    becomes(tab, lambda it: abs(it.evaluate(top, ".in-hand") - it.evaluate(top, "#card")) < 12, wanted=True)
    tab.mouse.wheel(0, 900)

    becomes(tab, lambda it: it.evaluate(top, ".in-hand") < 0, wanted=True)
    becomes(tab, lambda it: 0 < it.evaluate(top, "#card") < 100, wanted=True)


def test_narrow_the_card_is_a_sheet_of_half_the_window(visit: Any) -> None:
    """On a narrow window the card lies at the bottom, no higher than half of it, and Escape closes it."""
    tab = visit(width=360)
    tab.locator(".article .mark a[href='#s-ruiz'], .article .mark a[href='#q-0001']").first.click()
    box = (
        "(({ top, bottom, height }) => [top, bottom, height])(document.getElementById('card').getBoundingClientRect())"
    )
    becomes(tab, lambda it: it.evaluate(box)[1], 900)

    assert tab.evaluate(box)[2] <= 451
    becomes(tab, FOCUSED, "card-heading")
    tab.keyboard.press("Escape")
    becomes(tab, FOCUSED, "A2")
    assert not tab.locator("#card").is_visible()


def test_one_thing_is_in_hand_at_a_time(visit: Any) -> None:
    """From a quotation to its source, and on to another quotation: each goes back to its place."""
    tab = visit()
    tab.locator("[data-quotation=A2]").first.click()
    tab.locator("#card .walk a", has_text="About the source").click()
    becomes(tab, "inHand()", "s-ruiz")
    becomes(tab, IN_HAND, "A2,A12,A13,A23")
    assert tab.locator("#card .entry").count() == 4
    tab.locator("[data-quotation=E6]").first.click()

    becomes(tab, "inHand()", "q-0005")
    assert tab.locator("#card .entry").count() == 1
    assert tab.locator("#sources #s-ruiz .entry").count() == 4
    tab.go_back()
    becomes(tab, "inHand()", "s-ruiz")


def test_the_address_has_what_is_in_hand(visit: Any) -> None:
    """A page opened at a quotation, at its place in the article or at a look has it in hand."""
    for fragment, wanted in (("#q-0005", "q-0005"), ("#at-q-0005", "q-0005"), ("#look-2", "q-0019")):
        tab = visit(fragment=fragment)
        becomes(tab, "inHand()", wanted)
        becomes(tab, "document.querySelector('#card-looks li')?.id ?? ''", "look-2" if "look" in fragment else "")


def test_selecting_words_takes_nothing_in_hand(visit: Any) -> None:
    """Words that are selected in the article stay selected: that is no press."""
    tab = visit()
    tab.locator("[data-quotation=A2]").first.dblclick()
    tab.locator("#card-close").click()
    tab.evaluate("getSelection().selectAllChildren(document.querySelector('[data-quotation=E6]'))")
    tab.locator("[data-quotation=E6]").first.dispatch_event("click")

    assert tab.evaluate("inHand()") is None


def test_what_needs_a_look_is_stepped_through_the_worst_first(visit: Any) -> None:
    """Next and previous go through all that needs a look, house rules before notes; each says what to do."""
    told = Review(findings=(finding(ARTICLE, "old"),))
    analysis = story()
    tab = visit(analysis, told=told)
    assert tab.inner_text("#look-place") == "1 to look at"
    tab.click("#look-after")
    becomes(tab, lambda it: it.inner_text("#card-looks .what"), "QUO001 few words. Quote sentences.")
    becomes(tab, "inHand()", "q-0002")

    tab = visit()
    wanted = ["No speaker", "Doubtful speaker", "Quotation marks", "Unnamed, and relied on alone", "Notes", "Notes"]
    for number, heading in enumerate(wanted, 1):
        tab.click("#look-after")
        becomes(tab, lambda it: it.inner_text("#look-place"), f"{number} of 6")
        assert tab.inner_text("#card-looks .what").startswith(f"{heading}. ")
        assert tab.inner_text("#said").count(f"{number} of 6: {heading}") == 1
    assert tab.get_attribute("#look-after", "aria-disabled") == "true"
    tab.locator("#look-after").click(force=True)
    becomes(tab, lambda it: it.inner_text("#said"), "That is the last thing to look at.")
    tab.click("#look-before")
    becomes(tab, lambda it: it.inner_text("#look-place"), "5 of 6")


def test_what_is_done_is_marked_and_left_behind(visit: Any) -> None:
    """Done marks a look in its list and in the margin and goes on to the next; it can be taken back."""
    tab = visit()
    tab.click("#look-after")
    tab.locator("#card-looks button").click()
    becomes(tab, lambda it: it.inner_text("#look-place"), "2 of 6, 1 done")
    assert tab.evaluate("[...doneLooks]") == ["look-1"]
    assert tab.evaluate("keyOf(looks[0]).split('\\n').slice(0, 2)") == ["No speaker", "q-0016"]
    assert "done" in tab.get_attribute("#at-look-1", "class")
    assert "done" in tab.get_attribute("#look-1", "class")
    becomes(tab, FOCUSED, "card-heading")

    tab.click("#look-before")
    tab.locator("#card-looks button", has_text="Not done after all").click()
    becomes(tab, lambda it: it.inner_text("#look-place"), "1 of 6")
    assert tab.evaluate("doneLooks.size") == 0


def test_the_margin_leads_to_what_needs_a_look(visit: Any) -> None:
    """A mark in the margin is a word, not a colour, and takes its look in hand; marks do not stand on one another."""
    tab = visit()
    mark = tab.locator("#at-look-1")
    assert mark.inner_text() == "who?"
    follows(tab, mark, "look-1")
    becomes(tab, "inHand()", "q-0016")
    boxes = tab.evaluate("[...document.querySelectorAll('.margin')].map(it => it.getBoundingClientRect().toJSON())")
    text = tab.evaluate("document.getElementById('p-1').getBoundingClientRect().left")

    assert all(one["bottom"] <= two["top"] + 1 for one, two in itertools.pairwise(boxes))
    assert all(box["right"] < text for box in boxes)


def test_the_whole_list_is_one_press_away(visit: Any) -> None:
    """The list of what needs a look stands in the card, and a press in it leads on."""
    tab = visit()
    tab.locator("#toolbar a", has_text="List").click()
    becomes(tab, "document.querySelectorAll('#card [data-look]').length", 6)
    follows(tab, tab.locator("#look-2 a", has_text="D20"), "look-2")
    becomes(tab, "[...document.querySelectorAll('#card [data-look]')].map(it => it.id).join()", "look-2")


def test_from_below_the_article_the_card_comes_into_view(visit: Any) -> None:
    """A press on a source that is not quoted, far below the article, brings its card into view."""
    tab = visit()
    link = tab.locator("#no-comment a.source-link")
    tab.locator("#no-comment summary").click()
    link.click()
    becomes(tab, "inHand() !== null", wanted=True)

    comes_into_view(tab, "card")


def test_find_lists_what_it_found(visit: Any) -> None:
    """The search stands in the card and lists what it found, as links."""
    tab = visit()
    tab.locator("#toolbar a", has_text="Find").click()
    tab.fill("#search", "harbour master")
    becomes(
        tab, "[...document.querySelectorAll('#card #matches a')].map(it => it.textContent).join()", "A2,A12,A13,A23"
    )
    follows(tab, tab.locator("#matches a").nth(1), "q-0011?search=harbour+master")
    becomes(tab, "inHand()", "q-0011")


def test_keys_act_in_the_article_and_the_card_alone(visit: Any) -> None:
    """Letters do nothing elsewhere; in the article they step, open and close, and the focus goes with the words."""
    tab = visit()
    tab.keyboard.type("jnd?/")
    assert tab.evaluate("inHand()") is None
    tab.locator(".skip").focus()
    tab.keyboard.press("Enter")
    becomes(tab, FOCUSED, "article")
    for key, label, held in (
        ("j", "H", "q-0000"),
        ("j", "A", "q-0001"),
        ("k", "H", "q-0000"),
        ("n", "?", "q-0016"),
    ):
        tab.keyboard.press(key)
        becomes(tab, "inHand()", held)
        becomes(tab, lambda it, label=label: it.evaluate(FOCUSED)[0] == label, wanted=True)
    tab.keyboard.press("c")
    becomes(tab, FOCUSED, "card-heading")
    tab.keyboard.press("d")
    becomes(tab, "[...doneLooks].join()", "look-1")
    tab.keyboard.press("p")
    becomes(tab, "hand.look?.id", "look-1")
    tab.keyboard.press("?")
    becomes(tab, lambda it: it.inner_text("#card-heading"), "Keys")
    tab.keyboard.press("/")
    becomes(tab, FOCUSED, "search")
    tab.keyboard.type("j?")
    becomes(tab, lambda it: it.input_value("#search"), "j?")
    tab.keyboard.press("Escape")
    becomes(tab, lambda it: it.locator("#card").is_visible(), wanted=False)


def test_single_letters_can_be_turned_off(visit: Any) -> None:
    """Where single letters are turned off they do nothing in the article either."""
    tab = visit(fragment="#keys")
    tab.uncheck("#single-keys")
    tab.keyboard.press("Escape")
    tab.locator("#article").focus()
    tab.keyboard.type("jnd?/")

    assert tab.evaluate("[inHand(), document.getElementById('card').hidden]") == [None, True]


def test_on_paper_everything_stands_in_its_place(visit: Any) -> None:
    """What is in hand when the page is printed stands in its list on paper."""
    tab = visit()
    tab.locator("[data-quotation=A2]").first.click()
    becomes(tab, "inHand()", "q-0001")
    tab.emulate_media(media="print")

    becomes(tab, "document.getElementById('q-0001').closest('.source')?.id", "s-ruiz")
    assert tab.locator("#q-0001 .label").is_visible()


def test_every_entry_and_source_has_a_place_for_controls(visit: Any) -> None:
    """Each entry and each source's section has one place of its own for controls."""
    tab = visit(java_script_enabled=False)
    counts = {
        name: tab.locator(f"{name} > .change").evaluate_all("all => new Set(all.map(it => it.parentElement)).size")
        for name in (".entry", ".source")
    }

    assert counts == {".entry": 23, ".source": tab.locator(".source").count()}
    assert tab.locator(".change").count() == sum(counts.values())


def test_the_passage_of_words_that_do_not_pass_is_open_while_they_are_in_hand(visit: Any) -> None:
    """What the record has is to be seen at once in the card, and is folded again in the list."""
    tab = visit(story(), told=review(story()))
    tab.click("#look-after")
    becomes(tab, "inHand()", "q-0000")
    tab.locator("#card .passage").wait_for()
    assert tab.inner_text("#card-looks .what").startswith("Does not pass, against the record. Compare the words")
    tab.click("#card-close")
    becomes(tab, "document.querySelector('#q-0000 .check details').open", wanted=False)


def test_another_speaker_by_the_record_comes_after_other_words(visit: Any) -> None:
    """Words that the record has from somebody else are listed apart, right after words that are not the record's."""
    told = Review(checks=(altered(verdict="wrong-speaker"), altered(quotation_id="q-0001")))
    tab = visit(story(), told=told)
    heads = tab.locator(".look-group h3").all_inner_texts()

    assert heads == ["Does not pass, against the record 1", "Another speaker, by the record 1"]
    assert [tab.inner_text(f"#at-look-{number}") for number in (1, 2)] == ["words?", "who?"]


def test_steps_leave_the_browsers_history_alone(visit: Any) -> None:
    """Back leads to what was pressed last, and not through every step."""
    tab = visit()
    tab.locator("[data-quotation=A2]").first.click()
    becomes(tab, "inHand()", "q-0001")
    before = tab.evaluate("history.length")
    for _ in range(3):
        tab.click("#look-after")
    becomes(tab, lambda it: it.inner_text("#look-place"), "3 of 6")

    assert tab.evaluate("history.length") == before


def test_large_type_gets_the_narrow_page() -> None:
    """The widths at which the page changes are in the reader's own size of type."""
    css = "\n".join(path.read_text(encoding="utf-8") for path in default_templates().glob("*.css"))

    assert re.findall(r"@media[^{]*width: [\d.]+px", css) == []


def test_other_looks_of_the_same_words_stand_below(visit: Any) -> None:
    """The margin has one mark a place, with how many more begin there; in the card the worst is above the others."""
    told = Review(findings=(finding(ARTICLE, "it was old"), finding(ARTICLE, "it was")), checks=(altered(),))
    tab = visit(story(), told=told)
    assert tab.inner_text("#at-f-1") == "§1 +1"
    tab.locator("#at-f-1").click()
    becomes(tab, "document.querySelector('#card-looks li').id", "f-1")
    assert tab.locator("#card-more li").evaluate_all("all => all.map(it => it.id)") == ["f-2"]
    tab.locator("#card-more button").click()
    becomes(tab, "[...doneLooks].join()", "f-2")
    becomes(tab, "document.querySelector('#card-looks li').id", "f-1")
    assert "done" not in (tab.get_attribute("#at-f-1", "class") or "")
    tab.locator("#card-looks button").click()
    becomes(tab, "document.querySelector('#card-looks li').id", "look-1")
    assert "done" in tab.get_attribute("#at-f-1", "class")
