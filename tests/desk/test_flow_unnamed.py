"""The page of unnamed sources in a browser: what is entered is kept, and it prints on one page."""

import json
import re
from typing import Any

from tests.browsing import becomes
from tests.desk.desks import Served
from tests.desk.pages import made, settled, to_do

#: Six who are not named, each with a reason.
SIX = "The pier stays shut\n\n" + "\n\n".join(
    f"“We shut gate {number} in the night,” said {who}, who asked not to be named because {why}."
    for number, who, why in (
        (1, "a harbour official", "he feared for his job"),
        (2, "a senior engineer", "she was not allowed to speak"),
        (3, "a police officer", "the case is open"),
        (4, "a nurse at the clinic", "she feared for her post"),
        (5, "a former minister", "he still advises the board"),
        (6, "a ship’s cook", "his captain would not like it"),
    )
)


def last_of(desk: Served, name: str) -> tuple[str, ...]:
    """Return who entered what was entered last of an unnamed source of a story, and what."""
    path = desk.folder / name / "unnamed.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else ["{}"]
    return tuple(json.loads(lines[-1]).get(field, "") for field in ("who", "identity", "signed_off_by"))


def test_a_source_is_signed_off(visit: Any, desk: Served) -> None:
    """Who a source is said to be, and who signed it off, is kept with who entered it; it is no longer to be done."""
    path = made(desk, "Signed off.txt", SIX)
    story = visit(path)
    assert "6 unnamed sources are not signed off" in to_do(story)
    story.get_by_role("link", name="6 unnamed sources are not signed off").click()
    tab = story
    source = tab.locator(".unnamed-source", has_text="harbour official")
    assert "he feared for his job" in source.inner_text()

    source.locator("input[name=identity]").fill("Olav Brandt")
    source.locator("input[name=signed_off_by]").fill("Hanna Ott")
    source.locator("input[name=signed_off_by]").press("Tab")
    becomes(tab, lambda _: last_of(desk, "Signed off"), ("Eva", "Olav Brandt", "Hanna Ott"))
    becomes(tab, lambda _: source.locator("[data-saved]").inner_text(), "Saved, entered by Eva.")

    settled(desk, path)
    tab.goto(desk.base + path)
    becomes(tab, lambda it: "5 unnamed sources are not signed off" in to_do(it), wanted=True)


def test_nothing_is_entered_without_a_name(visit: Any, desk: Served) -> None:
    """Without the name of the one who enters it, nothing is kept, and the page says why."""
    path = made(desk, "Nobody.txt", SIX)
    tab = visit(f"{path}/unnamed", who="")
    field = tab.locator("input[name=identity]").first
    field.fill("Olav Brandt")
    field.press("Tab")

    becomes(tab, lambda it: "Say who you are first" in it.locator("#desk-message").inner_text(), wanted=True)
    assert not (desk.folder / "Nobody/unnamed.jsonl").exists()
    tab.locator("#desk-who").fill("Eva")
    tab.locator("#desk-who").press("Tab")
    becomes(tab, lambda it: it.locator("[data-saved]").first.inner_text(), "Saved, entered by Eva.")


def test_six_sources_print_on_one_page(visit: Any, desk: Served) -> None:
    """Six sources with all that is known of them are one A4 page, and say that they are confidential."""
    path = made(desk, "Printed.txt", SIX)
    tab = visit(f"{path}/unnamed")
    for source in tab.locator(".unnamed-source").all():
        for name in ("identity", "terms", "known_to", "signed_off_by", "note"):
            source.locator(f"input[name={name}]").fill("a name of a person, and more than a few words on it")

    pages = tab.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pages)) == 1
    assert b"/MediaBox [0 0 594" in pages or b"/MediaBox [0 0 595" in pages
    tab.emulate_media(media="print")
    assert "Confidential." in tab.locator("body").inner_text()
