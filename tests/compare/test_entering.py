"""What a person entered, in words."""

from typing import get_args

from attribution.compare import compare
from attribution.corrections import corrected
from attribution.model import Analysis, Anonymity, Correction
from tests.corrections_by_hand import Pencil
from tests.drafts_by_hand import old_draft


def every_kind(analysis: Analysis) -> Pencil:
    """Return an entry of each kind, some of them twice."""
    pencil = Pencil(analysis)
    pencil.status("“Nobody", "verified-minor-edit")
    pencil.status("“Nobody", "unchecked", "call her again")
    pencil.signed("“Nobody", "called", "twice")
    pencil.speaker("“The water", source="Ana Ruiz")
    pencil.speaker("“We were told", mention="Tom Hale")
    pencil.speaker("“It is a good pump")
    pencil.no_quotation("“It is a good pump")
    pencil.missed("official said", kind="indirect", name="Cy Poe")
    pencil.span("“The water", "The water is safe")
    pencil.via("“Nobody", source="Tom Hale")
    pencil.same("Ana Ruiz", "one official")
    pencil.apart("Tom Hale", other="Ana Ruiz")
    pencil.apart("Tom Hale", "Tom Hale", name="Ida Moss")
    pencil.apart("Tom Hale", "Tom Hale")
    pencil.rename("Tom Hale", "Thomas Hale")
    pencil.describe("Tom Hale", "an engineer")
    pencil.describe("Tom Hale", None)
    pencil.kind("one official", "group")
    pencil.named("one official", named=True)
    pencil.named("one official", named=False)
    pencil.anonymity("one official", Anonymity(condition="asked not to be named", reason="for fear of losing the job"))
    pencil.anonymity("one official", None)
    pencil.known_to("one official", "editor")
    pencil.known_to("one official", "")
    return pencil


def test_each_kind_in_words() -> None:
    """Each entry stands with the words or the source that it is about, and says what was entered."""
    pencil = every_kind(old_draft())
    after = corrected(old_draft(), pencil.corrections())

    assert {type(entry) for entry in pencil.entries} == set(get_args(Correction))
    assert [(it.about, it.said) for it in compare(old_draft(), after).entered] == [
        ("“Nobody has ordered parts.”", "verified minor edit"),
        ("“Nobody has ordered parts.”", "note: call her again"),
        ("“Nobody has ordered parts.”", "signed, called the speaker; twice"),
        ("“The water is safe,”", "said by Ana Ruiz"),
        ("“We were told to wait,”", "said by “Tom Hale”"),
        ("“It is a good pump,”", "said by nobody known"),
        ("“It is a good pump,”", "not a quotation"),
        ("official said", "a quotation, said by Cy Poe"),
        ("“The water is safe,”", "the words are “The water is safe”"),
        ("“Nobody has ordered parts.”", "passed on by Tom Hale"),
        ("Ana Ruiz", "the same as one official"),
        ("Tom Hale", "not the same as Ana Ruiz"),
        ("Tom Hale", "“Tom Hale” is Ida Moss"),
        ("Tom Hale", "“Tom Hale” is somebody else"),
        ("Tom Hale", "called Thomas Hale"),
        ("Tom Hale", "described as “an engineer”"),
        ("Tom Hale", "not described"),
        ("one official", "of the kind group"),
        ("one official", "has a name"),
        ("one official", "has no name"),
        ("one official", "on these terms: asked not to be named; for fear of losing the job"),
        ("one official", "on no terms"),
        ("one official", "known to editor"),
        ("one official", "not entered to whom it is known"),
    ]


def test_what_it_is_of() -> None:
    """An entry is of a quotation or of a source of the new draft, by its id."""
    pencil = Pencil(old_draft())
    pencil.status("“Nobody", "cut")
    pencil.missed("official said", kind="indirect", name="Cy Poe")
    pencil.rename("Tom Hale", "Thomas Hale")
    after = corrected(old_draft(), pencil.corrections())
    status, missed, renamed = compare(old_draft(), after).entered

    def words(name: str | None) -> list[str]:
        return [it.text for it in after.quotations if it.id == name]

    assert (words(status.quotation_id), status.source_id) == (["“Nobody has ordered parts.”"], None)
    assert (words(missed.quotation_id), missed.source_id) == (["official said"], None)
    assert renamed.quotation_id is None
    assert [it.name for it in after.sources if it.id == renamed.source_id] == ["Thomas Hale"]


def test_nothing_was_entered() -> None:
    """Without corrections there is nothing to tell."""
    assert compare(old_draft(), old_draft()).entered == ()
