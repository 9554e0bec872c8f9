"""What a person entered of a corrected analysis: statuses, who knows a source, what was changed."""

from attribution.corrections import corrected, corrected_ids, known_to, statuses
from attribution.model import Analysis
from tests.analyses import ferry
from tests.corrections.test_applying import story
from tests.corrections_by_hand import Pencil


def after(pencil: Pencil) -> Analysis:
    """Return the analysis as it was corrected."""
    return corrected(pencil.analysis, pencil.corrections())


def test_nothing_is_entered_in_a_machines_analysis() -> None:
    """There is no status, nobody knows a source, and nothing was changed."""
    assert (statuses(ferry()), known_to(ferry()), corrected_ids(ferry())) == ({}, {}, frozenset())


def test_the_latest_status_counts() -> None:
    """Of several of one quotation it is the last that was entered, with its note."""
    pencil = Pencil(story())
    pencil.status("“The pump", "needs-fix", "which pump?")
    pencil.status("“The pump", "verified-verbatim")
    quotation = pencil.analysis.quotations[0]

    assert {name: (one.status, one.note) for name, one in statuses(after(pencil)).items()} == {
        quotation.id: ("verified-verbatim", "")
    }


def test_who_knows_a_source_may_be_taken_back() -> None:
    """What is empty was taken back."""
    pencil = Pencil(story())
    pencil.known_to("one official", "editor")
    assert list(known_to(after(pencil)).values()) == ["editor"]

    pencil.known_to("one official", "")
    assert known_to(after(pencil)) == {}


def test_what_was_changed() -> None:
    """Sources and quotations to which a correction was applied, and quotations that followed a mention elsewhere."""
    pencil = Pencil(story())
    pencil.rename("Tom Hale", "Tom Hale Jr.")
    pencil.apart("Ana Ruiz", "fail,” |she|", name="Di Roe")
    pencil.status("“They told", "needs-fix")
    pencil.known_to("one official", "editor")
    analysis = after(pencil)
    changed = corrected_ids(analysis)

    assert [it.text for it in analysis.quotations if it.id in changed] == [
        "“The pump will fail,”",
        "“Nobody has ordered parts.”",
    ]
    assert [it.name for it in analysis.sources if it.id in changed] == ["Tom Hale Jr.", "Di Roe"]
