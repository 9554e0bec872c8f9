"""schema.org ClaimReview: held against schema.org's own vocabulary."""

import json
from typing import Any

from hypothesis import given, settings

from attribution.corrections import corrected
from attribution.export import encode_claimreview
from attribution.model import Analysis, Check
from tests.analyses import ferry, told_together
from tests.corrections_by_hand import Pencil
from tests.exported import any_exported, harbour
from tests.schema_org import check


def reviews(analysis: Analysis, *checks: Check) -> list[dict[str, Any]]:
    """Return the reviews of an article, held against the vocabulary."""
    found: list[dict[str, Any]] = json.loads(b"".join(encode_claimreview([analysis], {analysis.document.id: checks})))
    for review in found:
        assert review["@context"] == "https://schema.org"
        check(review)
    return found


def of(words: str, found: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the review of words that begin so."""
    return next(it for it in found if it["claimReviewed"].startswith(words))


def test_a_claim_has_its_author_and_where_it_appears() -> None:
    """The speaker is the author of the claim; what has none has no author, and a document is what it is based on."""
    found = reviews(harbour())
    first = of("“It holds,”", found)

    assert first["@type"] == "ClaimReview"
    assert first["claimReviewed"] == "“It holds,” “It always held.”" == first["itemReviewed"]["text"]
    assert (first["itemReviewed"]["@type"], first["itemReviewed"]["author"]["name"]) == ("Claim", "Ana Ruiz")
    assert first["itemReviewed"]["appearance"]["url"] == "https://example.org/harbour"
    assert of("cracks", found)["itemReviewed"]["isBasedOn"]["name"] == "the audit"
    assert "author" not in of("“Who did?”", found)["itemReviewed"]


def test_a_source_without_a_name_has_none() -> None:
    """Its description is no name."""
    author = of("“Nobody wants", reviews(ferry()))["itemReviewed"]["author"]

    assert (author["description"], "name" in author) == ("one official", False)


def test_people_who_speak_together_are_authors_both() -> None:
    """A claim of two people has two authors, each the same node as in what that one says alone."""
    both, alone = (review["itemReviewed"]["author"] for review in reviews(told_together()))

    assert [(it["@type"], it["name"]) for it in both] == [("Person", "Ines Calder"), ("Person", "Rolf Stamm")]
    assert both[1] == alone


def test_what_is_denied_is_no_claim() -> None:
    """Who denies words has not claimed them."""
    assert not [it for it in reviews(harbour()) if it["claimReviewed"].startswith("that it knew")]


def test_no_verdict_no_rating() -> None:
    """Nothing is rated of itself; a verdict that judges nothing is none."""
    unjudged = Check(quotation_id="q-0000", verdict="no-record", passes=None, reason="There is none.")

    assert not [it for it in reviews(harbour(), unjudged) if "reviewRating" in it]


def test_the_verdict_of_a_record() -> None:
    """It is a rating of the words, in words, without a number that nobody gave."""
    altered = Check(quotation_id="q-0000", verdict="altered", passes=False, reason="The record has “may hold”.")

    assert of("“It holds,”", reviews(harbour(), altered))["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "altered",
        "reviewAspect": "whether the words are what the record has",
        "ratingExplanation": "The record has “may hold”.",
    }


def test_what_a_person_entered() -> None:
    """The corrected speaker is the author, the corrected words are the claim, a status is a rating."""
    pencil = Pencil(harbour(), who="NF")
    pencil.speaker("“Who did?”", name="Cy Poe")
    pencil.span("“It holds,”", "“It always held.”")
    pencil.status("“It holds,”", "misquote", "She said “may”.")
    found = reviews(corrected(pencil.analysis, pencil.corrections()))

    assert of("“Who did?”", found)["itemReviewed"]["author"]["name"] == "Cy Poe"
    assert of("“It always held.”", found)["reviewRating"]["alternateName"] == "misquote"
    assert of("“It always held.”", found)["itemReviewed"]["text"] == "“It always held.”"
    assert found[0]["subjectOf"]["correction"].startswith("3 entries applied")


@settings(max_examples=30)
@given(any_exported())
def test_any_analysis(analysis: Analysis) -> None:
    """Whatever is in it, it is what schema.org takes."""
    reviews(analysis)
