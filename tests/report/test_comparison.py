"""The page of two drafts compared."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from attribution.compare import Piece, carry_statuses, compare, encode_statuses, parse_statuses
from attribution.errors import TemplateError
from attribution.model import Analysis
from attribution.report import write_report
from attribution.report.comparison import ComparedEntry, ComparePage, Section, compare_page, render_comparison
from tests.any_analyses import analyses
from tests.browsing import becomes, chromium, visits
from tests.drafts_by_hand import draft, new_draft, old_draft, status_file
from tests.html_checks import check_pages
from tests.report.test_axe import axe, violations

AXE = axe  # the fixture
DOCS = (Path(__file__).parents[2] / "docs" / "templates.md").read_text(encoding="utf-8")


def carried() -> dict[str, Any]:
    """Return the new draft's status file, with everything of the old one's."""
    old, new = old_draft(), new_draft()
    statuses = status_file(old, q1="verified-verbatim", q2="needs-fix", q3="verified-verbatim", q4="cut")
    checked = parse_statuses(encode_statuses(statuses), "work.json")
    return carry_statuses(checked, compare(old, new), old, new)


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
    html = render_comparison(compare(old_draft(), new_draft()), carried())
    check_pages({"compare.html": html})

    # Neither line goes on under the space after the word.
    assert '<s><span class="spoken">removed: </span>will<span class="spoken"> (end)</span></s> ' in html
    assert '<u><span class="spoken">added: </span>may<span class="spoken"> (end)</span></u> ' in html


def test_what_was_entered_is_shown() -> None:
    """A status that no longer holds is told as an earlier one, one that is kept for gone words with these."""
    page = compare_page(compare(old_draft(), new_draft()), carried())
    entered = {section.anchor: [entry.entered for entry in section.entries] for section in page.sections}

    assert entered["reworded"] == [("earlier: verified verbatim; note: note 1",)]
    assert entered["gone"] == [("cut; note: note 4",)]
    assert entered["kept"] == [("needs fix; note: note 2",), ()]


def test_drafts_without_a_quotation() -> None:
    """The page says that there is nothing to compare."""
    empty = draft("Nothing was said.")
    html = render_comparison(compare(empty, empty))
    check_pages({"compare.html": html})

    assert "Nothing changed. 0 quotations kept." in html


def test_hostile_words() -> None:
    """Words of an article are text, whatever they are."""
    old = draft("“<script>alert(1)</script> go,” Ana Lee said.", ("“<script>alert(1)</script> go,”", "Ana Lee"))
    new = draft("“</style> go,” Ana Lee said.", ("“</style> go,”", "Ana Lee"), title="<b>")
    html = render_comparison(compare(old, new))
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
    path.write_text(render_comparison(compare(old_draft(), new_draft()), carried()), encoding="utf-8")
    with visits(browser) as open_page:
        tab = open_page(path.as_uri(), width, color_scheme=scheme)
        becomes(tab, "document.documentElement.scrollWidth - document.documentElement.clientWidth", 0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1440])
def test_axe_finds_nothing(axe: str, browser: Any, tmp_path: Path, width: int, scheme: str) -> None:
    """The page, unfolded, violates no rule of axe-core."""
    path = tmp_path / "compare.html"
    path.write_text(render_comparison(compare(old_draft(), new_draft()), carried()), encoding="utf-8")

    assert violations(axe, browser, path.as_uri(), width, scheme) == {}


def test_the_new_page_loads_the_carried_file(browser: Any, tmp_path: Path) -> None:
    """The report of the new draft takes the file whole: statuses, earlier ones, and what belongs to gone words."""
    (page,) = write_report([new_draft()], tmp_path)
    (tmp_path / "work.json").write_bytes(encode_statuses(carried()))
    with visits(browser) as open_page:
        tab = open_page(page.as_uri())
        tab.set_input_files("input[type=file]", str(tmp_path / "work.json"))
        becomes(tab, lambda it: it.inner_text("#message").startswith("Loaded"), wanted=True)
        message = tab.inner_text("#message")
        becomes(tab, "[...document.querySelectorAll('.earlier')].filter(it => it.textContent).length", 2)
        saved = tab.evaluate("JSON.stringify(statusFile())")

    assert "of this text: 5 carried over, 0 new, 0 changed, 0 gone" in message
    again = parse_statuses(saved.encode(), "again.json")
    assert sorted(row["status"] for row in again["quotations"].values()) == ["needs-fix"] + ["unchecked"] * 4
    assert [row["status"] for row in again["gone"]["quotations"].values()] == ["cut"]
    assert [row["identity_known_to"] for row in again["gone"]["sources"].values()] == ["editor"]


def test_every_value_of_the_comparison_is_documented() -> None:
    """docs/templates.md lists the fields of every record that compare.html gets, in their order."""
    text = DOCS.partition("\n## The values of the comparison\n")[2].partition("\n## ")[0]
    sections = dict(re.findall(r"^### (\w+)\n(.*?)(?=^### |\Z)", text, re.MULTILINE | re.DOTALL))
    records = {kind.__name__: kind for kind in (ComparePage, Section, ComparedEntry, Piece)}

    assert list(sections) == list(records)
    for name, section in sections.items():
        assert tuple(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)) == records[name].__struct_fields__, name
