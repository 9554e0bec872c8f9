"""One story on the desk, in a browser, as a journalist works on it: from the first draft to the last signature."""

import json
from typing import Any

from tests.browsing import becomes
from tests.desk.desks import Served
from tests.desk.pages import (
    DRAFT,
    RECORD,
    SECOND,
    drop,
    file,
    is_saved,
    is_story,
    made,
    pick,
    press,
    settled,
    sign,
    standing_of,
    take,
    to_do,
    unfold,
)
from tests.docx_by_hand import document_of


def entries_of(desk: Served, name: str) -> list[dict[str, Any]]:
    """Return the entries that lie in a story's folder."""
    path = desk.folder / name / "story.corrections.json"
    return list(json.loads(path.read_bytes())["entries"]) if path.exists() else []


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


def test_a_word_draft_with_changes_is_read(visit: Any) -> None:
    """A Word file that is dropped becomes a story; its page opens by itself, and tells what was changed in it."""
    tab = visit()
    draft = document_of("The weir", "“It will [-not -]hold until [+late +]May,” Ana Ruiz said.")

    drop(tab, "new", file("Weir.docx", draft))
    is_story(tab, "/stories/Weir")

    assert "hold until late May" in tab.locator("#article").inner_text()
    assert "Changed inside quotation marks" in tab.locator("#look").inner_text()


def test_what_is_corrected_is_saved_at_once(visit: Any, desk: Served) -> None:
    """A speaker, a missed quotation and two sources that are one: each lies in the folder a moment later."""
    path = made(desk, "Corrected.txt")
    tab = visit(path)

    take(tab, "“The pier is too old for ice,”")
    press(tab, "Change speaker")
    pick(tab, "#card select[name=whom]", "Ana Ruiz")
    press(tab, "Set speaker")
    becomes(tab, lambda it: it.inner_text("#card-heading bdi"), "Ana Ruiz")
    is_saved(tab)
    choose_words(tab, "Ferry will run")
    tab.click("#selection-quotation")
    pick(tab, "#words-box select[name=whom]", "The council")
    tab.get_by_role("button", name="These are the words").click()
    is_saved(tab)
    tab.locator("#card").get_by_role("link", name="About the source").click()
    press(tab, "Same as …")
    pick(tab, "#card select[name=other]", "a harbour official")
    press(tab, "They are one")
    is_saved(tab)

    entries = entries_of(desk, "Corrected")
    assert [it["correction"] for it in entries] == ["speaker", "quotation", "same-source"]
    assert {it["who"] for it in entries} == {"Eva"}
    assert "Eva entered" in desk.ask("GET", path).text.replace("</bdi>", "").replace("<bdi>", "")


def test_undone_and_taken_back(visit: Any, desk: Served) -> None:
    """What is undone leaves the folder; what an earlier visit entered is taken back, which the page shows by itself."""
    path = made(desk, "Undone.txt")
    tab = visit(path)
    take(tab, "“The pier is too old for ice,”")
    press(tab, "Change speaker")
    pick(tab, "#card select[name=whom]", "Ana Ruiz")
    press(tab, "Set speaker")
    is_saved(tab)
    assert len(entries_of(desk, "Undone")) == 1
    tab.locator("#undo").click()
    is_saved(tab)
    assert entries_of(desk, "Undone") == []

    take(tab, "“The pier is too old for ice,”")
    press(tab, "Change speaker")
    pick(tab, "#card select[name=whom]", "Ana Ruiz")
    press(tab, "Set speaker")
    is_saved(tab)
    settled(desk, path)
    tab.goto(desk.base + path)
    assert "Ana Ruiz" in tab.locator("#to-do li", has_text="The pier").inner_text()
    tab.locator("#corrections").get_by_role("button", name="Take back").click()
    becomes(tab, lambda it: "Ben Roe" in it.locator("#to-do li", has_text="The pier").inner_text(), wanted=True)
    becomes(tab, lambda it: it.locator("#news").is_visible() and it.locator("#news bdi").inner_text(), "Taken back.")
    assert entries_of(desk, "Undone") == []

    tab.locator("#news button", has_text="Undo").click()
    is_saved(tab)
    assert len(entries_of(desk, "Undone")) == 1


def test_a_transcript_backs_quotations(visit: Any, desk: Served) -> None:
    """When a record comes, the page tells beside each quotation what it says, and what to do, the worst first."""
    path = made(desk, "Ferry.txt")
    tab = visit(path)
    assert "not backed" in standing_of(tab, "“We will keep the ferry all winter,”")

    drop(tab, "record", file("interview.txt", RECORD))
    becomes(tab, lambda it: "interview.txt" in it.locator("#to-do").inner_text(), wanted=True)

    assert "backed by a record" in standing_of(tab, "“We will keep the ferry all winter,”")
    lines = to_do(tab)
    assert lines[0] == (
        "▲ to be looked at 2. “Nobody asked the islanders,” — Ana Ruiz. Grammar or contractions are not as they were "
        "said. interview.txt: Nobody [record: has] asked the islanders."
    )
    assert [line.split()[1] for line in lines[:-1]] == ["to", "to", "not", "not", "not"]
    assert lines[-1] == "1 unnamed source is not signed off"


def test_labels_are_named_and_unnamed_again(visit: Any, desk: Served) -> None:
    """SPEAKER_01 is said to be somebody; what he says is held against him, and not any more when he has no name."""
    path = made(desk, "Labels.txt", interview=RECORD)
    tab = visit(path)

    def name(label: str, value: str) -> None:
        unfold(tab)
        tab.locator(f"[data-speaker={label}]").fill(value)
        with tab.expect_navigation():
            tab.locator(f"[data-speaker={label}]").press("Tab")

    name("SPEAKER_00", "Ben Roe")
    assert settled(desk, path)["records"] == [
        {"id": "interview.txt", "labels": ["SPEAKER_00", "SPEAKER_01"], "names": {"SPEAKER_00": "Ben Roe"}}
    ]
    is_story(tab, path)
    becomes(tab, lambda it: "to be looked at" in standing_of(it, "“We will keep the ferry all winter,”"), wanted=True)
    name("SPEAKER_01", "Ana Ruiz")
    is_story(tab, path)
    assert tab.locator("[data-speaker=SPEAKER_00]").input_value() == "Ben Roe"

    name("SPEAKER_00", "")
    assert settled(desk, path)["records"][0]["names"] == {"SPEAKER_01": "Ana Ruiz"}


def test_a_record_is_put_away_and_brought_back(visit: Any, desk: Served) -> None:
    """Nothing is held against a record that was put away, nor are its labels named; brought back, it counts again."""
    path = made(desk, "Shelf.txt", interview=RECORD)
    tab = visit(path)
    desk.ask("POST", f"{path}/settings", json={"speakers": {"interview.txt": {"SPEAKER_00": "Ana Ruiz"}}})

    unfold(tab)
    tab.locator("[data-away]").click()
    becomes(tab, lambda it: "not backed" in standing_of(it, "“We will keep the ferry all winter,”"), wanted=True)
    assert (desk.folder / "Shelf/records/.removed/interview.txt").read_text(encoding="utf-8") == RECORD

    unfold(tab)
    tab.locator("[data-back]").evaluate("it => it.closest('details').open = true")
    tab.locator("[data-back]").click()
    becomes(
        tab, lambda it: "backed by a record" in standing_of(it, "“We will keep the ferry all winter,”"), wanted=True
    )


def test_signed_and_taken_back(visit: Any, desk: Served) -> None:
    """Who has heard a quotation signs it: it is no longer to be done, at once; the signature can be taken back."""
    path = made(desk, "Signed.txt")
    tab = visit(path)
    before = len(to_do(tab))

    sign(tab, "“The pier is too old for ice,”")
    becomes(tab, lambda it: len(to_do(it)), before - 1)
    assert "signed" in standing_of(tab, "“The pier is too old for ice,”")
    [line] = (desk.folder / "Signed/ledger.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["who"] == "Eva"

    press(tab, "I checked it")
    tab.locator("#card select[name=how]").select_option("take-back")
    tab.locator("#card form button[type=submit]").click()
    becomes(tab, lambda it: len(to_do(it)), before)


def in_focus(tab: Any) -> str:
    """Return what has the focus: its text, or the label of a field."""
    script = "(it => (it.labels?.[0] ?? it).textContent.replace(/\\s+/gu, ' ').trim())(document.activeElement)"
    return str(tab.evaluate(script))


def tab_to(tab: Any, wanted: str) -> None:
    """Go on with the Tab key until something is in focus."""
    for _ in range(80):
        if in_focus(tab).startswith(wanted):
            return
        tab.keyboard.press("Tab")
    raise AssertionError(f"{wanted} can't be reached: {in_focus(tab)}")


def test_from_drop_to_signature_by_keyboard(visit: Any, desk: Served) -> None:
    """With the keyboard alone a draft comes in, a record after it, a quotation is signed and a source signed off."""
    tab = visit(who="")
    tab_to(tab, "Your name or initials")
    tab.keyboard.type("Eva")
    tab_to(tab, "Drop drafts here")
    with tab.expect_file_chooser() as chooser:
        tab.keyboard.press("Enter")
    chooser.value.set_files([file("By keys.txt", DRAFT)])
    is_story(tab, "/stories/By%20keys")

    tab_to(tab, "Drop what was said here")
    with tab.expect_file_chooser() as chooser, tab.expect_navigation():
        tab.keyboard.press("Enter")
        chooser.value.set_files([file("interview.txt", RECORD)])
    is_story(tab, "/stories/By%20keys")
    becomes(tab, lambda it: "interview.txt" in it.locator("#to-do").inner_text(), wanted=True)

    before = len(to_do(tab))
    tab_to(tab, "3. “The pier is too old")
    tab.keyboard.press("Enter")
    tab.locator("#card").wait_for()
    tab.keyboard.press("c")
    tab_to(tab, "I checked it")
    tab.keyboard.press("Enter")
    tab_to(tab, "Sign")
    tab.keyboard.press("Enter")
    becomes(tab, lambda it: len(to_do(it)), before - 1)
    assert in_focus(tab) == "I checked it"

    tab.goto(desk.base + "/stories/By%20keys/unnamed")
    tab_to(tab, "Signed off by")
    tab.keyboard.type("Hanna Ott")
    tab.keyboard.press("Tab")
    becomes(tab, lambda it: it.locator("[data-saved]").first.inner_text(), "Saved, entered by Eva.")


def test_no_name_no_signature(visit: Any, desk: Served) -> None:
    """Nobody signs without a name: the form says what is missing, and nothing is in the ledger."""
    path = made(desk, "Nobody.txt")
    tab = visit(path, who="")
    take(tab, "“The pier is too old for ice,”")
    press(tab, "I checked it")
    tab.locator("#card form button[type=submit]").click()

    assert "Write your name" in tab.locator("#card form [role=alert]").inner_text()
    assert not (desk.folder / "Nobody/ledger.jsonl").exists()


def test_the_next_draft(visit: Any, desk: Served) -> None:
    """A second draft takes over all work; what changed is one link away, what was signed for other words is told."""
    path = made(desk, "Drafts.txt", interview=RECORD)
    tab = visit(path)
    take(tab, "“The pier is too old for ice,”")
    press(tab, "Change speaker")
    pick(tab, "#card select[name=whom]", "Ana Ruiz")
    press(tab, "Set speaker")
    is_saved(tab)
    settled(desk, path)
    for words in ("“We were told to say nothing,”", "“Nobody asked the islanders,”"):
        sign(tab, words)
        becomes(tab, lambda it, words=words: "signed" in standing_of(it, words), wanted=True)

    unfold(tab)
    drop(tab, "draft", file("Drafts, second.txt", SECOND.replace("say nothing", "say nothing at all")))
    becomes(tab, lambda it: "Cleo Finn" in it.locator("#article").inner_text(), wanted=True)

    [pier] = [line for line in to_do(tab) if "The pier is too old" in line]
    assert "Ana Ruiz" in pier
    assert "signed" in standing_of(tab, "“Nobody asked the islanders,”")
    assert "changed" in tab.locator("#to-do li", has_text="We were told").inner_text()
    tab.locator("#gate").get_by_role("link", name="What changed since").click()
    assert "Cleo Finn" in tab.locator("main").inner_text()


def test_an_older_draft_counts_again(visit: Any, desk: Served) -> None:
    """An older draft can be chosen; the next that comes counts again, whatever it is called."""
    path = made(desk, "draft-9.txt")
    tab = visit(path)
    unfold(tab)
    drop(tab, "draft", file("draft-7.txt", SECOND))
    becomes(tab, lambda it: "Cleo Finn" in it.locator("#article").inner_text(), wanted=True)

    unfold(tab)
    tab.locator("button[data-draft]").click()
    becomes(tab, lambda it: "Cleo Finn" in it.locator("#article").inner_text(), wanted=False)
    assert settled(desk, path)["draft"] == "draft-9.txt"


def test_standard_and_house_rules_come_from_lists(visit: Any, desk: Served) -> None:
    """A standard and house rules are chosen from lists, count at once and stay chosen."""
    path = made(desk, "Held.txt", interview=RECORD)
    tab = visit(path)
    unfold(tab)
    with tab.expect_navigation():
        tab.locator("#standard").select_option("cleaned")
    is_story(tab, path)
    becomes(tab, lambda it: "backed" in standing_of(it, "“Nobody asked the islanders,”"), wanted=True)
    unfold(tab)
    with tab.expect_navigation():
        tab.locator("#policy").select_option(index=1)
    is_story(tab, path)

    assert json.loads((desk.folder / "Held/story.json").read_bytes())["standard"] == "cleaned"
    assert tab.locator("#policy").input_value() != ""


def test_a_broken_file_is_told_beside_its_name(visit: Any) -> None:
    """A file that can't be read says so beside its own name, and those beside it are taken."""
    tab = visit()

    drop(tab, "new", file("Broken.docx", b"no Word file"), file("Song.mp3", b"la"), file("Whole.txt", DRAFT))
    becomes(tab, lambda it: it.locator("[data-arriving=new] li").count(), 3)
    becomes(tab, lambda it: "is read." in it.locator("[data-arriving=new] li").nth(2).inner_text(), wanted=True)

    rows = tab.locator("[data-arriving=new] li").all_inner_texts()
    assert rows[0] == "Broken Broken.docx: it is broken, or is something else (File is not a zip file)"
    assert rows[1].startswith("Song.mp3 was not taken: ")
    assert rows[2] == "Whole is read."
