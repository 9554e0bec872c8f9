"""The page of two drafts compared."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from attribution.compare import Comparison, Piece, carry_corrections, compare
from attribution.corrections import corrected
from attribution.errors import TemplateError
from attribution.model import Analysis, SetKind, SetStatus, SourceAnchor
from attribution.report.comparison import ComparedEntry, ComparePage, Section, compare_page, render_comparison
from tests.any_analyses import analyses
from tests.browsing import becomes, chromium, visits
from tests.drafts_by_hand import draft, entered, new_draft, old_draft, statuses, which
from tests.html_checks import check_pages
from tests.report.test_axe import axe, violations

AXE = axe  # the fixture
DOCS = (Path(__file__).parents[2] / "docs" / "templates.md").read_text(encoding="utf-8")


def carried() -> Comparison:
    """Return the drafts compared, with everything that was entered for the old one carried to the new one."""
    old, new = old_draft(), new_draft()
    given = statuses(old, q1="verified-verbatim", q2="needs-fix", q3="verified-verbatim", q4="cut")
    kept = carry_corrections(given, compare(old, new), old, new)
    return compare(corrected(old, given), corrected(new, kept))


def test_its_sections() -> None:
    """What has to be checked again stands first; what is kept is folded away."""
    page = compare_page(compare(old_draft(), new_draft()))

    assert page.found == "2 quotations kept, 1 reworded, 1 given to another source, 1 new, 1 gone."
    assert [(section.anchor, len(section.entries)) for section in page.sections] == [
        ("reworded", 1),
        ("reattributed", 1),
        ("new", 1),
        ("gone", 1),
        ("sources", 3),
        ("kept", 2),
    ]


def test_the_page_is_sound() -> None:
    """It has the words that changed, marked by more than colour, and nothing that loads."""
    html = render_comparison(carried())
    check_pages({"compare.html": html})

    # Neither line goes on under the space after the word.
    assert '<s><span class="spoken">removed: </span>will<span class="spoken"> (end)</span></s> ' in html
    assert '<u><span class="spoken">added: </span>may<span class="spoken"> (end)</span></u> ' in html


def test_what_was_entered_is_shown() -> None:
    """What still holds stands with its words; what does not stands first, with why a person has to be asked."""
    page = compare_page(carried())
    entries = {section.anchor: section.entries for section in page.sections}

    assert [(it.who, it.ask) for it in entries["ask-again"]] == [
        ("verified verbatim; note: note 1", "The words were “The pump will fail again by June,”."),
        (
            "verified verbatim; note: note 3",
            "The words were given to one official, and are given to Ben Roe in this draft.",
        ),
        ("cut; note: note 4", "The words are not in this draft."),
    ]
    assert [it.entered for it in entries["kept"]] == [("needs fix; note: note 2",), ()]
    assert [it.entered for it in entries["gone"]] == [("to be asked again: cut; note: note 4",)]
    assert page.found.endswith("1 new, 1 gone. To be asked again: 3.")


def test_what_could_not_be_applied_is_shown() -> None:
    """What was entered for a source that the new draft's reading has not is listed, with the reason."""
    typed = SetKind(
        id="c-1", when="2026-03-02T14:05:00Z", source=SourceAnchor(id="s-typed", name="Cy Poe"), kind="organization"
    )
    new = corrected(new_draft(), entered(new_draft(), typed))
    [section] = [it for it in compare_page(compare(old_draft(), new)).sections if it.anchor == "unplaced"]

    assert [(it.who, it.entered, it.ask) for it in section.entries] == [
        ("Cy Poe", ("of the kind organization",), "There is no source “Cy Poe” any more.")
    ]


def test_drafts_without_a_quotation() -> None:
    """The page says that there is nothing to compare."""
    empty = draft("Nothing was said.")
    html = render_comparison(compare(empty, empty))
    check_pages({"compare.html": html})

    assert "Nothing changed. 0 quotations kept." in html


def test_hostile_words() -> None:
    """Words of an article, and what was entered, are text, whatever they are."""
    old = draft("“<script>alert(1)</script> go,” Ana Lee said.", ("“<script>alert(1)</script> go,”", "Ana Lee"))
    new = draft("“</style> go,” Ana Lee said.", ("“</style> go,”", "Ana Lee"), title="<b>")
    status = SetStatus(id="c-1", when="2026-03-02T14:05:00Z", quotation=which(old, 1), note="<script>x</script>")
    kept = carry_corrections(entered(old, status), compare(old, new), old, new)
    html = render_comparison(compare(old, corrected(new, kept)))
    check_pages({"compare.html": html})

    assert "<script>" not in html


def test_a_house_template(tmp_path: Path) -> None:
    """A house's template wins, and a broken one is named."""
    (tmp_path / "compare.html").write_text("{% extends 'default/compare.html' %}{% block kicker %}Ours{% endblock %}")
    assert "Ours" in render_comparison(compare(old_draft(), new_draft()), templates=tmp_path)

    (tmp_path / "compare.html").write_text("{% if %}")
    with pytest.raises(TemplateError, match=r"compare\.html, line 1"):
        render_comparison(compare(old_draft(), new_draft()), templates=tmp_path)


@settings(max_examples=30)
@given(analyses(), analyses())
def test_any_two_analyses_give_a_sound_page(old: Analysis, new: Analysis) -> None:
    """Whatever is in them."""
    check_pages({"compare.html": render_comparison(compare(old, new))})


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Return a browser, or skip the tests."""
    with chromium() as opened:
        yield opened


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1440])
def test_in_a_browser(browser: Any, tmp_path: Path, width: int, scheme: str) -> None:
    """Nothing scrolls sideways, nothing is loaded, and nothing complains."""
    path = tmp_path / "compare.html"
    path.write_text(render_comparison(carried()), encoding="utf-8")
    with visits(browser) as open_page:
        tab = open_page(path.as_uri(), width, color_scheme=scheme)
        becomes(tab, "document.documentElement.scrollWidth - document.documentElement.clientWidth", 0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1440])
def test_axe_finds_nothing(axe: str, browser: Any, tmp_path: Path, width: int, scheme: str) -> None:
    """The page, unfolded, violates no rule of axe-core."""
    path = tmp_path / "compare.html"
    path.write_text(render_comparison(carried()), encoding="utf-8")

    assert violations(axe, browser, path.as_uri(), width, scheme) == {}


def test_every_value_of_the_comparison_is_documented() -> None:
    """docs/templates.md lists the fields of every record that compare.html gets, in their order."""
    text = DOCS.partition("\n## The values of the comparison\n")[2].partition("\n## ")[0]
    sections = dict(re.findall(r"^### (\w+)\n(.*?)(?=^### |\Z)", text, re.MULTILINE | re.DOTALL))
    records = {kind.__name__: kind for kind in (ComparePage, Section, ComparedEntry, Piece)}

    assert list(sections) == list(records)
    for name, section in sections.items():
        assert tuple(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)) == records[name].__struct_fields__, name
