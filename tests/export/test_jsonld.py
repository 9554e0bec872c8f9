"""schema.org JSON-LD: held against schema.org's own vocabulary, and read by a JSON-LD processor."""

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from pyld import jsonld

from attribution.export import encode_jsonld
from attribution.export.texts import whole
from attribution.model import Analysis
from tests.analyses import Story, ferry
from tests.exported import any_exported, harbour, shown
from tests.schema_org import check

#: What the context at https://schema.org says of the terms that are used here, without the network.
CONTEXT = {"@vocab": "http://schema.org/", "url": {"@type": "@id"}}


def articles(*analyses: Analysis) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(b"".join(encode_jsonld(analyses)))
    for article in found:
        assert article["@context"] == "https://schema.org"
        check(article)
    return found


def places(quotation: dict[str, Any]) -> list[tuple[int, int]]:
    found = [one["value"] for one in quotation["identifier"] if isinstance(one, dict)]
    matches = [re.fullmatch(r"char=([0-9]+),([0-9]+)", one) for one in found]
    return [(int(match[1]), int(match[2])) for match in matches if match]


def test_an_article_with_its_quotations() -> None:
    """An article has its quotations as parts, each with its words, its places and its speaker."""
    analysis = harbour()

    [article] = articles(analysis)

    text = analysis.document.text
    first, second, third = article["hasPart"]
    assert (article["@type"], article["headline"], article["url"]) == (
        *("NewsArticle", "The harbour", "https://example.org/harbour"),
    )
    assert [text[start:end] for start, end in places(first)] == ["“It holds,”", "“It always held.”"]
    assert {key: value for key, value in first["spokenByCharacter"].items() if key != "@id"} == {
        "@type": "Person",
        "name": "Ana Ruiz",
        "description": "the harbour master",
        "affiliation": {"@type": "Organization", "name": "the harbour board"},
    }
    assert second["isBasedOn"]["@type"] == "CreativeWork"
    assert second["contributor"]["description"] == "Officials"
    assert not {"spokenByCharacter", "isBasedOn", "contributor"} & set(third)


def test_a_source_without_a_name_gets_none() -> None:
    """It has a description in the article's words, and no `name`."""
    [article] = articles(ferry())

    speakers = [part["spokenByCharacter"] for part in article["hasPart"] if "spokenByCharacter" in part]
    unnamed = [speaker for speaker in speakers if "name" not in speaker]
    assert {speaker["description"] for speaker in unnamed} == {source.name for source in ferry().unnamed()}


def test_words_passed_on_by_two_who_speak_together() -> None:
    """Two people who pass words on together are two contributors; with others who have no name they are one body."""
    told = Story("Ines Calder and Rolf Stamm said the letter called it “a ruin.” Calder and others agreed: “It is.”")
    told.source("calder", "Ines Calder")
    told.source("stamm", "Rolf Stamm")
    told.source("both", "Ines Calder and Rolf Stamm", "group", members=("calder", "stamm"))
    told.source("others", "Ines Calder and others", "group", members=("calder",))
    told.source("letter", "the letter", "document", named=False)
    told.quotation("“a ruin.”", source="letter", speaker="the letter", via=("Ines Calder and Rolf Stamm", "both"))
    told.quotation("“It is.”", source="others", speaker="Calder and others")
    [article] = articles(told.analysis())
    relayed, joined = article["hasPart"]

    assert [it["name"] for it in relayed["contributor"]] == ["Ines Calder", "Rolf Stamm"]
    assert joined["spokenByCharacter"]["name"] == "Ines Calder and others"


def test_the_same_source_is_the_same_node() -> None:
    """Quotations of one source have one `@id` for it, and those of two have two."""
    [article] = articles(ferry())

    named = [part["spokenByCharacter"] for part in article["hasPart"] if "spokenByCharacter" in part]
    ruiz = {one["@id"] for one in named if one.get("name") == "Ana Ruiz"}
    hale = {one["@id"] for one in named if one.get("name") == "Tom Hale"}
    assert len(ruiz) == len(hale) == len(ruiz | hale) / 2 == 1


def test_what_is_denied_is_nobodys_words() -> None:
    """A quotation that its source denies is left out: schema.org could only say that the source said it."""
    story = Story("The ministry denied that it knew.")
    story.source("ministry", "The ministry", "organization")
    story.quotation(
        "that it knew", source="ministry", speaker="The ministry", cue="denied", kind="indirect", denied=True
    )

    [article] = articles(story.analysis())

    assert "hasPart" not in article


@pytest.mark.parametrize("analysis", [ferry(), harbour()])
def test_a_processor_loses_nothing(analysis: Analysis) -> None:
    """A JSON-LD processor takes every property for one of schema.org's, and every id for an IRI."""
    [article] = articles(analysis)
    article["@context"] = CONTEXT

    expanded = jsonld.expand(article)

    back = jsonld.compact(expanded, CONTEXT)
    assert back == article | {"hasPart": back["hasPart"]}
    assert len(back["hasPart"]) == len(article["hasPart"])
    triples = jsonld.to_rdf(article)["@default"]
    texts = [one["object"]["value"] for one in triples if one["predicate"]["value"] == "http://schema.org/text"]
    assert sorted(texts) == sorted(one.text for one in analysis.quotations if not one.denied)


@settings(max_examples=60)
@given(analysis=any_exported())
def test_any_analysis(analysis: Analysis) -> None:
    """Any analysis is encoded in schema.org's terms, and read back with the same places."""
    [article] = articles(analysis)

    text = whole(analysis).document.text
    found = [places(part) for part in article.get("hasPart", [])]
    assert found == shown(analysis, denied=False)
    assert all(text[start:end] for spans in found for start, end in spans)
