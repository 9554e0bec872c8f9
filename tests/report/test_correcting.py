"""Correcting on an article's page, in a browser: what is shown at once, what is saved, and what Python makes of it."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from attribution import Analysis
from attribution.corrections import corrected, encode_corrections, parse_corrections
from attribution.model import Correction, Corrections
from attribution.report import wording, write_report
from tests.analyses import Story, ferry, told_together
from tests.browsing import becomes, chromium, visits
from tests.corrections.test_properties import entries, of
from tests.corrections_by_hand import Pencil, pointed

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


def unheard() -> Analysis:
    """Return an analysis with a quotation whose speaker nobody knows."""
    story = Story("“We shut it,” a voice said. “It leaks,” Dora Finch said.", "mill.txt", title="Mill shut")
    story.source("dora", "Dora Finch")
    story.quotation("“We shut it,”", source=None, speaker=None, cue=None)
    story.quotation("“It leaks,”", source="dora", speaker="Dora Finch")
    return story.analysis()


def test_words_without_a_speaker_are_listed_anew(visit: Any) -> None:
    """Where nobody is known to have said some words, what is corrected moves other words to them and away from them."""
    tab = visit(unheard())
    take(tab, "“It leaks,”")
    press(tab, "Change speaker")
    tab.select_option("#card select[name=whom]", "")
    press(tab, "Set speaker")
    becomes(tab, lambda it: it.locator("#card form").count(), 0)
    close(tab)
    becomes(tab, lambda it: told(it)["open"], ["“We shut it,”", "“It leaks,”"])

    take(tab, "“We shut it,”")
    press(tab, "Change speaker")
    tab.select_option("#card select[name=whom]", "+")
    tab.fill("#card input[name=name]", "Amos Reed")
    press(tab, "Set speaker")
    becomes(tab, lambda it: it.locator("#card form").count(), 0)
    close(tab)
    becomes(tab, lambda it: told(it)["open"], ["“It leaks,”"])
    assert told(tab)["sources"] == [["Amos Reed", "person · 1 quotation: 3 words quoted", ["“We shut it,”"]]]


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
          const via = it => it && [it.at, name(it.source)];
          const others = it => [name(it.memberOf), it.members.map(name), it.mayBe.map(name)];
          const shown = it => [textOf(it.spans), it.kind, name(it.source), it.speaker, via(it.via), it.link];
          const about = it => [it.name, it.kind, it.named, it.description, it.mentions, ...others(it)];
          return { quotations: [...quotations.values()].map(shown), sources: [...sources.values()].map(about),
            unplaced: [...now.unplaced.keys()].sort(), nobodys: now.nobodys.map(textOf).sort(),
            proposals: proposed(now, entries).map(it => [it.entry, it.quotation_id, name(it.source_id)]) };
        }""",
        json.loads(msgspec.json.encode(made)),
    )


def applied(made: Sequence[Correction], story: Analysis) -> dict[str, Any]:
    """Return the same of what Python makes of them."""
    it = corrected(story, of(story, made))
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
            [names[other] for other in one.members or ()],
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

    is_the_same(revised(opened, made), applied(made, ferry()))


def is_the_same(shown: dict[str, Any], wanted: dict[str, Any]) -> None:
    """Compare what the script makes of corrections with what Python does; the page lists its sources by their words."""
    shown["sources"].sort(key=str)
    wanted["sources"].sort(key=str)
    assert shown == wanted


def test_the_page_knows_who_speaks_together(browser: Any, tmp_path: Path) -> None:
    """People who speak together stay so when one is renamed, is another, or says it alone, and may be named anew."""
    story = told_together()
    (path,) = write_report([story], tmp_path)
    both = "Ines Calder and Rolf Stamm"
    with visits(browser) as open_address:
        tab = open_address(path.as_uri())
        for correct in (
            lambda it: it.rename("Rolf Stamm", "Rolf Stamme"),
            lambda it: it.same("Ines Calder", "Rolf Stamm"),
            lambda it: it.same(both, "Rolf Stamm"),
            lambda it: it.speaker("“The ferry is old", source="Rolf Stamm"),
            lambda it: it.speaker("“I sold my boat", mention=both),
            lambda it: it.speaker("“I sold my boat", name="Rolf Stamm and Ines Calder"),
            lambda it: it.speaker("“I sold my boat", name="Rolf Stamm and Tess Marlow"),
        ):
            pencil = Pencil(story)
            correct(pencil)
            is_the_same(revised(tab, pencil.entries), applied(pencil.entries, story))


def load(tab: Any, content: object, name: str = "old.json") -> str:
    """Load a file into the page and return what the page says of it."""
    text = content if isinstance(content, str) else json.dumps(content)
    tab.evaluate("document.getElementById('message').textContent = ''")
    tab.set_input_files("#file", {"name": name, "mimeType": "application/json", "buffer": text.encode()})
    becomes(tab, "document.getElementById('message').textContent !== ''", wanted=True)
    return str(tab.evaluate("document.getElementById('message').textContent"))


def file_of(pencil: Pencil) -> Any:
    """Return what a person entered as its file has it."""
    return json.loads(encode_corrections(pencil.corrections()))


def test_what_came_is_drawn_as_it_came(visit: Any) -> None:
    """The script draws the article, the sources and the figures as the templates do."""
    tab = visit(ferry())
    differs = tab.evaluate("""() => {
      remember();
      const marks = marksOf(came), empty = '<ol class="plain"></ol>';
      const tidy = it => it.innerHTML.replace(/\\n/gu, "").replaceAll(empty, "");
      const places = [...document.querySelectorAll(".article > p[id], .source")], before = places.map(tidy);
      article.paragraphs.forEach((it, at) => drawParagraph(it, marks[at]));
      for (const [id, its] of bySource(came)) if (id) { drawn.delete(id); drawSource(came, came.sources.get(id), its); }
      return places.filter((it, at) => tidy(it) !== before[at]).map(it => it.id);
    }""")

    assert differs == []
    assert tab.evaluate("foundIn(came)") == tab.inner_text(".found")


def test_a_file_is_loaded_once(visit: Any) -> None:
    """Entries are merged by their ids: what a file has is shown, and loading it again changes nothing."""
    pencil = Pencil(weir(), who="NF")
    pencil.speaker("“The weir", name="Cy Poe", kind="person")
    pencil.status("“We are", "misquote", "tape at 4:10")
    tab = visit(weir())

    assert load(tab, file_of(pencil)) == (
        "Loaded old.json, of this text: 2 new, 0 were here already, 0 can’t be placed."
    )
    assert "0 new, 2 were here already" in load(tab, file_of(pencil))
    assert ["Cy Poe", "person · 1 quotation: 4 words quoted", ["“The weir will hold,”"]] in told(tab)["sources"]
    assert tab.evaluate("check('q-0005')") == {"status": "misquote", "note": "tape at 4:10"}
    assert saved(tab)[1].entries == pencil.corrections().entries


def test_each_change_can_be_undone(visit: Any) -> None:
    """Undo brings the page back as it was, one change at a time; so does taking an entry back from the list."""
    tab = visit(weir())
    before = told(tab)
    pencil = Pencil(weir())
    pencil.missed("The river is rising by the hour", kind="indirect", source="Amos Reed")
    load(tab, file_of(pencil))
    between = told(tab)
    pencil = Pencil(weir())
    pencil.same("Mr Reed", "Amos Reed")
    load(tab, {**file_of(pencil), "entries": [{**file_of(pencil)["entries"][0], "id": "c-2"}]})
    assert len(told(tab)["sources"]) == 4

    tab.click("#undo")
    becomes(tab, told, between)
    tab.evaluate("goTo('corrections')")
    tab.locator("#corrections-made button", has_text="Take back").click()
    becomes(tab, lambda it: it.locator("#corrections-made li").count(), 0)
    close(tab)
    assert told(tab) == before


def test_a_pronoun_that_went_along_is_proposed(visit: Any) -> None:
    """Where “he” is given to another source, the other “he” beside it is proposed; a press on yes gives it too."""
    tab = visit(weir())
    take(tab, "“Nobody asked us,”")
    press(tab, "Change speaker")
    pick(tab, "#card select[name=whom]", "Dora Finch")
    press(tab, "Set speaker")
    take(tab, "“It was late,”")
    assert "went with it" in tab.inner_text("#card .proposal")
    press(tab, "Yes, Dora Finch says this too")
    becomes(tab, lambda it: it.inner_text("#card-heading bdi"), "Dora Finch")

    speakers = dict(pointed(corrected(weir(), saved(tab)[1])))
    assert speakers["“Nobody asked us,”"] == speakers["“It was late,”"] == "Dora Finch"


def test_what_came_with_the_page_is_listed_and_asked_again(visit: Any) -> None:
    """Entries that came are listed; one that is not applied says why, and holds again at a press."""
    pencil = Pencil(weir(), who="NF")
    pencil.no_quotation("“brown summer”")
    pencil.speaker("“We are", source="Dora Finch")
    asked = structs.replace(pencil.entries[1], ask_again="The words were “We were not the mill”.")
    corrections = structs.replace(pencil.corrections(), entries=(pencil.entries[0], asked))
    tab = visit(corrected(weir(), corrections))

    assert "Corrections that are not applied 1" in tab.locator(".look-group h3").all_inner_texts()
    tab.evaluate("goTo('corrections')")
    assert tab.locator("#corrections-made li > .strong").inner_text() == (
        "Not applied: The words were “We were not the mill”."
    )
    tab.locator("#corrections-made button", has_text="Still holds").click()
    becomes(tab, "quotations.get('q-0005').from.name", "Dora Finch")
    assert [it.ask_again for it in saved(tab)[1].entries] == [None, None]

    tab.locator("#corrections-made button", has_text="Take back").last.click()
    becomes(tab, lambda it: it.inner_text("#said"), "Taken back. The page shows it until the report is made again.")
    assert len(saved(tab)[1].entries) == 1


def test_a_status_file_of_an_earlier_version_is_loaded(visit: Any) -> None:
    """Its rows become entries, by id or by words; what belongs to words that are gone stays in the file."""
    row = {"label": "A1", "source": "Amos Reed", "status": "needs-fix", "note": "ask her"}
    old = {
        "schema": "attribution/status/1",
        "document": {"title": "Weir will hold"},
        "quotations": {
            "q-0000": {**row, "text": "“The weir will hold,”"},
            "q-old": {**row, "text": "“We open the gates at six,”", "note": "by its words"},
            "q-gone": {**row, "text": "“Gone.”", "note": "gone"},
        },
    }
    tab = visit(weir())

    assert "3 new, 0 were here already, 1 can’t be placed" in load(tab, old)
    assert "0 new" in load(tab, old)
    assert tab.evaluate("[check('q-0000').note, check('q-0002').note]") == ["ask her", "by its words"]
    assert {it.note for it in saved(tab)[1].entries} == {"ask her", "by its words", "gone"}


HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\u2028\u202e\"'"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "is no file of corrections"),
        ("null", "is no file of corrections"),
        ('{"schema": "attribution/corrections/1"}', "is broken: take an older copy"),
        ('{"schema": "attribution/corrections/1", "document": {"id": "a", "sha256": ""}, "entries": 3}', "is broken"),
        (
            '{"schema": "attribution/corrections/1", "document": {"id": "a", "sha256": ""}, "entries": [{"id": "c-1", '
            '"correction": "rename", "when": "", "constructor": 1, "source": {"id": "", "name": ""}, "name": ""}]}',
            "is broken (entry 1): take an older copy",
        ),
    ],
)
def test_other_files_change_nothing(visit: Any, content: str, message: str) -> None:
    """A file that is none of corrections, or is broken, is named and changes nothing."""
    tab = visit(weir())

    assert message in load(tab, content)
    assert tab.evaluate("[work.entries.length, work.isUnsaved]") == [0, False]


def test_a_hostile_file_is_text(visit: Any) -> None:
    """Markup in names, notes and reasons is text, and a kind of entry that is unknown is kept as it is."""
    pencil = Pencil(weir(), who=HOSTILE)
    pencil.speaker("“The weir", name=HOSTILE)
    pencil.status("“We are", "cut", HOSTILE)
    content = file_of(pencil)
    content["entries"].append({"correction": HOSTILE, "id": "c-9", "when": "2026-01-01T00:00:00Z", "more": [HOSTILE]})
    tab = visit(weir())
    load(tab, content)
    tab.evaluate("takeInHand('q-0005')")

    assert tab.locator("script").count() == 2
    assert tab.locator("img").count() == 0
    assert tab.evaluate("quotations.get('q-0000').from.name").startswith("</script>")
    with tab.expect_download() as waiting:
        tab.locator("#save").click()
    assert content["entries"][-1] in json.loads(Path(waiting.value.path()).read_bytes())["entries"]


def test_nothing_is_kept_unless_the_reader_says_so(visit: Any) -> None:
    """The page asks once, at the first change; what is kept is there after a reload, until it is forgotten."""
    tab = visit(weir())
    kept = "Object.keys(localStorage)"
    take(tab, "“The weir will hold,”")
    assert not tab.locator("#keep-question").is_visible()
    tab.select_option("#card select", "cut")
    tab.locator("#keep-question").wait_for()
    assert tab.evaluate(kept) == []
    tab.click("#keep-yes")
    becomes(tab, kept, [f"attribution/corrections/1/{weir().document.sha256}"])
    tab.reload()
    becomes(tab, "check('q-0000').status", "cut")
    tab.evaluate("goTo('corrections')")
    tab.click("#forget")
    becomes(tab, kept, [])


def test_the_reader_is_asked_before_work_is_lost(browser: Any, tmp_path: Path) -> None:
    """A page with something unsaved asks before it is left; a page with nothing, or with all saved, does not."""
    (path,) = write_report([weir()], tmp_path)
    tab = browser.new_page()
    asked: list[str] = []
    tab.on("dialog", lambda box: (asked.append(box.type), box.accept()))
    tab.goto(path.as_uri())
    tab.reload()
    assert asked == []
    take(tab, "“The weir will hold,”")
    tab.select_option("#card select", "cut")
    tab.reload()
    assert asked == ["beforeunload"]
    tab.close()
