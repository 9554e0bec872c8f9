"""Checks and findings in the report: what a page is given of them, and what it shows."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from attribution.model import Analysis, Mention, Span
from attribution.model.checks import Check, Passage
from attribution.report import Review, page, render_report, review_page, write_report
from attribution.report.article.view import article_page
from tests.analyses import ferry
from tests.browsing import becomes, chromium, follows, visits
from tests.html_checks import check_pages
from tests.reviews_by_hand import ARTICLE, altered, finding, passage, record, review, story

HOSTILE = "</style><script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}\u202e\x00javascript:1"


def shown(told: Review, text: str = ARTICLE) -> page.ArticlePage:
    """Return the data of the story's page with this review."""
    return article_page(story(text), file="story.html", review=told)


def always(told: Review) -> Callable[[Analysis], Review]:
    """Return a function that gives this review for every article."""
    return lambda _: told


def check_of(told: Check) -> review_page.ShownCheck:
    """Return what the page shows of a check of the first quotation."""
    found = shown(Review(checks=(told,))).quotations[0].check
    assert found
    return found


def words_of(place: review_page.ShownPassage) -> str:
    """Return a passage as text, with what only one has in brackets."""
    return "".join(f"[{run.only}: {run.text}]" if run.only else run.text for run in place.runs)


def test_without_a_review_the_page_is_the_same() -> None:
    """Where nothing was checked, a page has not one byte that it would not have otherwise."""
    plain = render_report([ferry(), story()])

    assert render_report([ferry(), story()], review=lambda _: None) == plain
    assert render_report([ferry(), story()], review=lambda _: Review()) == plain


def test_a_review_is_of_one_article() -> None:
    """Of two articles, the one that has no review keeps its page."""
    pages = render_report([ferry(), story()], review=lambda it: review(it) if it.document.id == "story.txt" else None)
    check_pages(pages)

    assert pages["lorn-ferry.html"] == render_report([ferry(), story()])["lorn-ferry.html"]
    assert "verdict: " in pages["story.html"]


def test_the_verdict_in_words() -> None:
    """A check has its verdict, and what the policy says of it, in words."""
    assert (check_of(altered()).verdict, check_of(altered()).result) == ("altered", "does not pass")
    assert check_of(altered(verdict="minor-edits", passes=True)).verdict == "acceptable, with minor edits"
    assert check_of(altered(passes=True)).result == "passes"
    assert check_of(altered(verdict="not-judged", passes=None)).result is None


def test_the_passage_marks_what_differs() -> None:
    """Words that only one of the two has are told apart, and keep a space between them."""
    (place,) = check_of(altered()).passages

    assert words_of(place) == "We will [record: not] close it in [record: fifteen] [article: 50] days."
    assert (place.before, place.after) == ("Well.", "It is safe, I think.")


def test_the_passage_says_where_it_is() -> None:
    """A passage has its record, speaker, turn, time and offsets; what is not known is none of these."""
    (place,) = check_of(altered()).passages
    assert (place.record, place.speaker, place.turn, place.time, place.offsets) == (
        "hearing.txt",
        "MAYOR DIAZ",
        1,
        "0:01:10",
        "18–54",
    )

    nowhere = passage("Good", speaker=None, turn=None, time=None)
    (place,) = check_of(altered(passages=(nowhere,))).passages
    assert (place.speaker, place.turn, place.time) == (None, None, None)


def test_offsets_are_given_in_both() -> None:
    """The words and each edit have their places in the article and in the record."""
    found = check_of(altered())

    assert found.offsets == "0–30"
    assert [(it.kind, it.critical, it.article, it.record) for it in found.edits] == [
        ("polarity", True, "8–8", "26–29"),
        ("number or date", True, "21–23", "42–49"),
    ]


def test_other_places_are_not_marked() -> None:
    """The edits are those of the passage, so another place that fits is shown as it is."""
    (place,) = check_of(altered(others=(passage("We will not close it in fifteen days"),))).others

    assert words_of(place) == "We will not close it in fifteen days."


def test_checks_are_given_by_id() -> None:
    """Each quotation gets the check of its id; one without a check has none; equal ids are served in order."""
    told = Review(checks=(altered(quotation_id="q-0002"), altered(quotation_id="q-none")))
    assert [bool(it.check) for it in shown(told).quotations] == [False, False, True]

    story_twice = msgspec.structs.replace(story(), quotations=story().quotations[:1] * 2)
    told = Review(checks=(altered(), altered(verdict="verbatim", passes=True)))
    entries = article_page(story_twice, file="story.html", review=told).quotations
    assert [it.check.verdict if it.check else None for it in entries] == ["altered", "verbatim"]


def test_what_does_not_pass_needs_a_look() -> None:
    """It comes first among what needs a look, with the reason and the way to its entry; what passes does not."""
    told = review(story())
    group = shown(told).look_groups[0]

    assert [(it.reason, it.links[0].anchor) for it in group.looks] == [
        ("Altered. What differs may change what was said: polarity.", "q-0000"),
        ("A qualifier is cut off. “I think” was left off.", "q-0001"),
    ]
    assert "“desk”" in group.explanation
    assert shown(Review(checks=(altered(passes=True),))).look_groups == ()


def test_the_summary_counts_both() -> None:
    """The line of what was found says how many quotations pass, and how many findings there are."""
    told = review(story())

    assert shown(told).found.endswith(
        " Against the record: 0 of 2 quotations pass “desk”, 1 not judged. House rules: 2 findings."
    )
    assert shown(Review(checks=())).found.endswith(" Against the record: no quotation.")
    assert shown(Review(findings=())).found.endswith(" House rules: no finding.")


def test_findings_stand_under_their_rules() -> None:
    """Rules come by their ids, each with its words and its findings; numbers go by the order of the findings."""
    rules = shown(review(story())).house_rules
    assert rules

    assert [(it.id, it.name, it.asks, it.follows) for it in rules.rules] == [
        ("ANON001", "bare source", "Quote sentences.", "the desk’s book, 2026"),
        ("QUO001", "few words", "Quote sentences.", "the desk’s book, 2026"),
    ]
    (found,) = rules.rules[0].findings
    assert (found.label, found.place, found.paragraph) == ("§2", "at-f-2", "¶\u00a01")
    assert (found.excerpt, found.reason) == ("Ana Diaz", "Who is it?")
    assert (rules.policy, rules.amount, rules.is_long) == ("The Desk", "2 findings", False)


def test_findings_leave_the_article_as_it_is() -> None:
    """A mark in the margin is all that a finding adds: speakers stay speakers, and the text stays the text."""
    segments = shown(review(story())).paragraphs[0].segments
    marked = [(it.text, it.role) for it in segments for mark in it.marks if mark.text[0] == "§"]

    assert "".join(it.text for it in segments) == ARTICLE
    assert marked == [("Ana Diaz", "speaker"), ("“It is safe,”", "")]


def test_a_finding_outside_the_article_has_no_link() -> None:
    """A place before the article's beginning, or past its end, is told without a way there."""
    told = Review(
        findings=(
            finding(ARTICLE, "old", place=msgspec.structs.replace(finding(ARTICLE, "old").place, start=500, end=510)),
        )
    )
    (page_read,) = check_pages(render_report([story()], review=always(told))).values()

    assert "Is that fair?" in page_read.texts["rules"]
    assert "at-f-1" not in page_read.ids


def test_the_page_with_everything() -> None:
    """The page nests, every link on it leads somewhere, and its own policy allows its style sheet and script."""
    (read,) = check_pages(render_report([story()], review=review)).values()

    entry = " ".join(read.texts["q-0000"].split())
    assert "verdict: altered does not pass" in entry
    assert "hearing.txt: MAYOR DIAZ, turn 1, at 0:01:10, characters 18–54" in entry
    assert "We will [record: not] close it in [record: fifteen] [article: 50] days." in entry
    assert "polarity: The record has “not”, which the article leaves out. (article 8–8, record 26–29)" in entry
    assert "Left off: I think (record 68–75)" in " ".join(read.texts["q-0001"].split())
    assert "hearing.txt, transcript, 2 turns, SHA-256" in read.texts["method"]
    assert {"#f-2", "#at-f-1", "#at-f-2"} <= set(read.links)


def test_places_are_paragraphs_and_lines() -> None:
    """A passage, and the words in the article, are told by paragraph and line; a remark stands with the reason."""
    place = passage("We will not close it in fifteen days", paragraph=2, line=5)
    check = altered(passages=(place,), paragraph=3, line=7, remarks=("The record spells the name “Dias”.",))
    (read,) = check_pages(render_report([story()], review=always(Review(checks=(check,))))).values()

    entry = " ".join(read.texts["q-0000"].split())
    assert "MAYOR DIAZ, turn 1, at 0:01:10, ¶ 2, line 5, characters 18–54" in entry
    assert "In the article: ¶ 3, line 7, characters 0–30" in entry
    assert "The record spells the name “Dias”." in entry


def test_the_policy_is_of_the_same_kind() -> None:
    """The Content-Security-Policy allows one style sheet and one script by hash, and nothing else."""
    (read,) = check_pages(render_report([story()], review=review)).values()

    rules = [rule.split()[0] for rule in read.policy.split(";")]
    assert rules == ["default-src", "style-src", "script-src", "base-uri", "form-action"]
    assert "unsafe" not in read.policy


def test_many_findings_are_folded() -> None:
    """Thirteen are folded under their number; twelve are not."""
    for number, is_folded in ((12, False), (13, True)):
        told = Review(findings=(finding(ARTICLE, "old"),) * number)
        (text,) = render_report([story()], review=always(told)).values()

        assert (f"<summary>{number} findings</summary>" in text) == is_folded


def test_nothing_found_is_said() -> None:
    """House rules that found nothing have a section that says so."""
    (read,) = check_pages(render_report([story()], review=lambda _: Review(findings=(), house="The Desk"))).values()

    assert "Nothing was found." in read.texts["rules"]


def test_hostile_text_is_shown_as_text() -> None:
    """Whatever a record, a check or a finding holds, the page is sound and has no element of theirs."""
    place = Passage(
        record_id=HOSTILE, start=0, end=90, text=HOSTILE, words=(Span(start=0, end=90),), before=HOSTILE,
        after=HOSTILE, speaker=HOSTILE, turn=1, time=float("nan"),
    )  # fmt: skip
    hostile = altered(
        verdict="ambiguous",
        reason=HOSTILE,
        passages=(place,),
        others=(place,),
        edits=tuple(
            msgspec.structs.replace(it, sentence=HOSTILE, said=HOSTILE, quoted=HOSTILE) for it in altered().edits
        ),
        qualifier=Mention(start=0, end=9, text=HOSTILE),
    )
    found = finding(ARTICLE, "old", rule=HOSTILE, name=HOSTILE, reason=HOSTILE, policy=HOSTILE, follows=HOSTILE)
    told = Review(checks=(hostile,), records=(record(HOSTILE, HOSTILE),), findings=(found,), house=HOSTILE)
    (text,) = (pages := render_report([story()], review=always(told))).values()
    check_pages(pages)

    assert "<script>alert" not in text
    assert "<img" not in text
    assert "{{ 7*7 }}" in text


def test_a_verdict_is_never_a_status() -> None:
    """The script is the same with a verdict and without, and a verdict adds itself to its data, and no status."""
    passing = Review(checks=(altered(verdict="verbatim", passes=True),))
    (with_verdict,) = check_pages(render_report([story()], review=lambda _: passing)).values()
    (without,) = check_pages(render_report([story()])).values()

    assert with_verdict.script == without.script
    plain, told = json.loads(without.data), json.loads(with_verdict.data)
    assert told.pop("held")
    names, *rows = told.pop("quotations")
    at = names.index("verdict")
    assert [names[at : at + 2], *(row[at : at + 2] for row in rows)] == [
        ["verdict", "passes"],
        ["verbatim", True],
        [None, None],
        [None, None],
    ]
    assert [row[:at] + row[at + 2 :] for row in (names, *rows)] == plain.pop("quotations")
    assert told == plain


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Return a browser, or skip the tests."""
    with chromium() as opened:
        yield opened


@pytest.mark.parametrize("scripts", [True, False])
def test_verdicts_and_findings_in_a_browser(browser: Any, tmp_path: Path, scripts: bool) -> None:
    """A passage opens on request, a folded finding by a link; paper has what does not pass; no status is set."""
    told = msgspec.structs.replace(review(story()), findings=(finding(ARTICLE, "old"),) * 13)
    (path,) = write_report([story()], tmp_path, review=always(told))
    with visits(browser) as open_address:
        tab = open_address(path.as_uri(), java_script_enabled=scripts)
        passage_shown, finding_shown = tab.locator("#q-0000 .passage"), tab.locator("#f-13")
        assert not passage_shown.is_visible()
        assert not finding_shown.is_visible()

        tab.emulate_media(media="print")
        for place in (passage_shown, finding_shown):
            place.wait_for()

        tab.emulate_media(media="screen")
        passage_shown.wait_for(state="hidden")
        tab.locator("#q-0000 .check summary").click()
        passage_shown.wait_for()
        assert "[record: fifteen] [article: 50]" in passage_shown.inner_text()

        tab.evaluate("location.hash = 'f-13'")
        finding_shown.wait_for()
        follows(tab, finding_shown.locator(".go a"), "at-f-13")
        if scripts:
            becomes(tab, "check('q-0000').status", "unchecked")


@pytest.fixture
def checked(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """Return a function that opens the story's page with its review, at a fragment."""
    with visits(browser) as open_address:

        def open_page(told: Review | None = None, fragment: str = "") -> Any:
            (path,) = write_report([story()], tmp_path, review=always(told) if told else review)
            return open_address(path.as_uri() + fragment)

        yield open_page


def labels(tab: Any) -> list[str]:
    """Return the labels of the quotations that are shown."""
    return list(tab.locator(".sources .entry > .label").filter(visible=True).all_inner_texts())


def exported(tab: Any, button: str = "export-all") -> list[list[str]]:
    """Return the rows of the CSV file that a button gives."""
    with tab.expect_download() as waiting:
        tab.locator(f"#{button}").click()
    return list(csv.reader(io.StringIO(Path(waiting.value.path()).read_bytes().decode("utf-8-sig"))))


def columns(table: list[list[str]], *names: str) -> list[tuple[str, ...]]:
    """Return some columns of a CSV file, without its head."""
    return [tuple(row[table[0].index(name)] for name in names) for row in table[1:]]


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        ("record", "does not pass", ["A1", "A2"]),
        ("record", "passes", []),
        ("record", "a qualifier is cut off", ["A2"]),
        ("record", "not judged", ["A3"]),
        ("rule", "any finding", ["A2"]),
        ("rule", "QUO001", ["A2"]),
        ("rule", "ANON001", []),
    ],
)
def test_verdicts_and_rules_are_filters(checked: Any, name: str, value: str, wanted: list[str]) -> None:
    """A verdict, what the policy makes of it, or a rule chooses quotations, which are counted; the address has it."""
    tab = checked()
    tab.select_option(f"#filter-{name}", value)

    becomes(tab, labels, wanted)
    sources = "1 source" if wanted else "0 sources"
    becomes(tab, lambda it: it.inner_text("#shown"), f"{len(wanted)} of 3 quotations shown, from {sources}.")
    fragment = f"#?{name}={value.replace(' ', '+')}"
    becomes(tab, "location.hash", fragment)
    again = checked(fragment=fragment)
    becomes(again, labels, wanted)
    assert again.input_value(f"#filter-{name}") == value


def test_the_findings_of_a_rule_are_chosen_with_it(checked: Any) -> None:
    """The list of findings has those of the rule, counted with a link to them; folded, it opens, and folds again."""
    many = (finding(ARTICLE, "old"),) * 13
    told = msgspec.structs.replace(review(story()), findings=(*many, finding(ARTICLE, "Ana Diaz", rule="ANON001")))
    tab = checked(told)
    rows = tab.locator("[data-finding]").filter(visible=True)
    assert rows.count() == 0
    tab.select_option("#filter-rule", "ANON001")
    becomes(tab, lambda _: rows.count(), 1)
    becomes(tab, lambda it: it.inner_text("#shown-asides"), "House rules: 1")
    follows(tab, tab.locator("#shown-asides a"), "rules?rule=ANON001")
    tab.fill("#search", "nothing like it")
    becomes(tab, lambda _: rows.count(), 0)
    tab.click("#show-all")
    becomes(tab, lambda it: it.get_attribute("#rules details", "open"), None)
    assert tab.locator("[data-finding][hidden]").count() == 0


def test_the_filters_stay_in_place(checked: Any) -> None:
    """What needs a look stands above the filters and gets shorter; the filters do not move under the reader's hand."""
    tab = checked()
    tab.locator("#filter-record").scroll_into_view_if_needed()
    top = "Math.round(document.getElementById('filter-record').getBoundingClientRect().top)"
    before = tab.evaluate(top)
    tab.select_option("#filter-record", "a qualifier is cut off")

    becomes(tab, labels, ["A2"])
    becomes(tab, top, before)


def test_verdicts_and_rules_are_exported(checked: Any) -> None:
    """The CSV file has the verdict, whether it passes, and the rules."""
    tab = checked()
    assert columns(exported(tab), "label", "verdict", "passes", "house_rules") == [
        ("A1", "altered", "false", ""),
        ("A2", "a qualifier is cut off", "false", "QUO001"),
        ("A3", "not judged", "", ""),
    ]

    tab.select_option("#filter-record", "not judged")
    becomes(tab, labels, ["A3"])
    table = exported(tab, "export-shown")
    assert columns(table, "label", "verdict") == [("A3", "not judged")]


def test_a_rule_that_begins_as_a_formula_is_none(checked: Any) -> None:
    """A rule of one's own may have any id: in the CSV file an apostrophe comes before what would be a formula."""
    tab = checked(Review(findings=(finding(ARTICLE, "old", rule="=SUM(A1)"),)))

    table = exported(tab)
    assert columns(table, "label", "house_rules") == [("A1", ""), ("A2", ""), ("A3", "'=SUM(A1)")]
    assert not {"verdict", "passes"} & set(table[0])


def test_without_a_review_there_is_no_filter_of_it(checked: Any) -> None:
    """A page of the analysis alone has no filter and no column for verdicts and rules."""
    tab = checked(Review())

    assert tab.locator("#filter-record, #filter-rule").count() == 0
    assert not {"verdict", "passes", "house_rules"} & set(exported(tab)[0])


def test_a_finding_is_of_a_quotation_a_source_or_a_place() -> None:
    """A quotation has the rules that name it or its source; where neither is named, those that point at its words."""
    told = Review(
        findings=(
            finding(ARTICLE, "Ana Diaz", rule="R1", quotation_id="q-0001"),
            finding(ARTICLE, "“It is safe,”", rule="R2", source_id="s-diaz"),
            finding(ARTICLE, "it was", rule="R3"),
            finding(ARTICLE, "said. “It", rule="R3"),
            finding(ARTICLE, "said. She", rule="R4"),
        )
    )

    assert [it.rules for it in shown(told).quotations] == [("R2",), ("R1", "R2", "R3"), ("R2", "R3")]
