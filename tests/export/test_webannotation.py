"""W3C Web Annotation: what the recommendation asks for, and places that lead to the words."""

import json
import re
from typing import Any

import msgspec
from hypothesis import given, settings

from attribution.export import encode_annotations
from attribution.export.texts import whole
from attribution.model import Analysis
from tests.analyses import Story, ferry
from tests.exported import any_exported, harbour, shown

#: Of the recommendation: the motivations, and the keys that this library uses of each class, those that must be first.
MOTIVATIONS = set(
    "assessing bookmarking classifying commenting describing editing highlighting identifying linking moderating "
    "questioning replying tagging".split()
)
KEYS = {
    "Annotation": ({"@context", "id", "type", "target"}, {"body", "motivation", "generator"}),
    "TextualBody": ({"type", "value"}, {"purpose", "format"}),
    "TextQuoteSelector": ({"type", "exact"}, {"prefix", "suffix"}),
    "TextPositionSelector": ({"type", "start", "end"}, set()),
    "Software": ({"type", "name"}, set()),
    "Text": ({"id", "type"}, {"format", "via"}),
}
IRI = re.compile(r"[a-z][a-z0-9+.-]*:[!#-;=?-\[\]_a-z~]+")


def annotations(*analyses: Analysis, confidential: bool = False) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(b"".join(encode_annotations(analyses, confidential=confidential)))
    for annotation in found:
        check(annotation)
    assert len({annotation["id"] for annotation in found}) == len(found)
    return found


def check(annotation: dict[str, Any]) -> None:
    """Hold an annotation against the rules of the recommendation."""
    check_keys(annotation, "Annotation")
    check_keys(annotation["generator"], "Software")
    assert annotation["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert IRI.fullmatch(annotation["id"])
    assert annotation["motivation"] in MOTIVATIONS
    for body in annotation["body"]:
        check_keys(body, "TextualBody")
        assert body["purpose"] in MOTIVATIONS
    assert annotation["target"]
    for target in annotation["target"]:
        assert set(target) == {"source", "selector"}
        if isinstance(target["source"], str):
            assert IRI.fullmatch(target["source"])
        else:
            check_keys(target["source"], "Text")
            assert IRI.fullmatch(target["source"]["id"])
            assert IRI.fullmatch(target["source"].get("via", "a:b"))
        for selector in selectors(target):
            check_keys(selector, selector["type"])


def check_keys(node: dict[str, Any], type_: str) -> None:
    required, optional = KEYS[type_]
    assert node["type"] == type_
    assert required <= set(node) <= required | optional


def selectors(target: dict[str, Any]) -> list[dict[str, Any]]:
    selector = target["selector"]
    return selector if isinstance(selector, list) else [selector]


def places(annotation: dict[str, Any]) -> list[tuple[int, int]]:
    found = [selectors(target)[-1] for target in annotation["target"]]
    return [(selector["start"], selector["end"]) for selector in found]


def check_words(annotation: dict[str, Any], text: str) -> None:
    """Follow both selectors of each target into the text."""
    for target in annotation["target"]:
        quote, position = target["selector"]
        start, end = position["start"], position["end"]
        assert quote["exact"] == text[start:end]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])


def test_an_annotation_a_quotation() -> None:
    """Each quotation is an annotation; each of its pieces a target, whose selectors lead to the same words."""
    analysis = harbour()

    first, *_ = found = annotations(analysis)

    text = analysis.document.text
    assert [[text[start:end] for start, end in places(one)] for one in found] == [
        ["“It holds,”", "“It always held.”"],
        ["cracks"],
        ["that it knew"],
        ["“Who did?”"],
    ]
    assert [(body["purpose"], body["value"]) for body in first["body"]] == [
        ("identifying", "Ana Ruiz"),
        ("describing", "the harbour master"),
        ("commenting", "subject of “said”, which governs the quotation (0.95)"),
        ("tagging", "kind:direct"),
        ("tagging", "source-kind:person"),
        ("tagging", "named"),
    ]
    assert "denied" in [body["value"] for body in found[2]["body"]]
    for annotation in found:
        check_words(annotation, text)


def test_positions_count_code_points() -> None:
    """A character outside the Basic Multilingual Plane counts as one, as the recommendation demands."""
    [first, *_] = annotations(harbour())

    assert places(first)[0] == (17, 28)
    utf16 = harbour().document.text.encode("utf-16-le")
    assert utf16[2 * 17 : 2 * 28].decode("utf-16-le") != "“It holds,”"


def test_the_target_is_the_text_by_its_hash() -> None:
    """It is named by its SHA-256, whatever the file is called; the article's address is how it was come by."""
    [first, *_] = annotations(harbour())

    source = first["target"][0]["source"]
    assert source["id"].startswith("ni:///sha-256;")
    assert source["via"] == "https://example.org/harbour"


def test_the_context_does_not_cut_a_character() -> None:
    """What stands before and after the words begins and ends with whole characters, accents included."""
    accented = "e\u0301" * 40
    story = Story(f"{accented} “Oui,” {accented}")
    story.open_quotation("“Oui,”", cue=None)

    [annotation] = annotations(story.analysis())

    quote = annotation["target"][0]["selector"][0]
    assert quote["prefix"][0] == "e"
    assert quote["suffix"][-1] == "\u0301"


def test_the_context_is_short() -> None:
    """However many accents there are, what is given of the text around the words is a line."""
    story = Story("“Oui,”" + "\u0301" * 100_000)
    story.open_quotation("“Oui,”", cue=None)

    [annotation] = annotations(story.analysis())

    assert len(annotation["target"][0]["selector"][0]["suffix"]) == 64


def test_confidential_has_no_word() -> None:
    """Without words there are positions and kinds: no name, no description, no file's name, no address, no evidence."""
    analysis = ferry()

    found = annotations(analysis, confidential=True)

    assert [places(one) for one in found] == shown(analysis)
    values = {body["value"] for one in found for body in one["body"]}
    numbers = {f"source:{number}" for number in range(1, len(analysis.sources) + 1)}
    assert values <= numbers | {
        *("kind:direct", "kind:mixed", "kind:indirect", "named", "unnamed", "unattributed", "denied"),
        *("source-kind:person", "source-kind:group", "source-kind:organization", "source-kind:document"),
    }
    told = {string for one in found for string in strings(one)} - values
    assert {string for string in told if not string.startswith(("ni:///", "urn:uuid:"))} == {
        *("http://www.w3.org/ns/anno.jsonld", "Annotation", "TextualBody", "TextPositionSelector", "Software"),
        *("identifying", "tagging", "text/plain", "attribution 0.1.0, en_core_web_md 3.8.0"),
    }


def test_confidential_does_not_depend_on_words() -> None:
    """Other names of sources, files and addresses, and other ids, which are hashes of words, change nothing."""
    analysis = harbour()
    document = msgspec.structs.replace(analysis.document, id="b.txt", url=None, title=None, outlet=None, extra={})
    sources = tuple(msgspec.structs.replace(one, id=f"{one.id}x", name="Zoe") for one in analysis.sources)
    quotations = tuple(
        msgspec.structs.replace(one, id="q", source_id=f"{one.source_id}x", evidence="", cue=None)
        for one in analysis.quotations
    )
    other = msgspec.structs.replace(analysis, document=document, sources=sources, quotations=quotations)

    assert annotations(other, confidential=True) == annotations(analysis, confidential=True)


@settings(max_examples=60)
@given(analysis=any_exported())
def test_any_analysis(analysis: Analysis) -> None:
    """Any analysis is encoded by the rules, and read back with the same places."""
    assert [places(one) for one in annotations(analysis, confidential=True)] == shown(analysis)
    found = annotations(analysis)

    assert [places(one) for one in found] == shown(analysis)
    for annotation in found:
        check_words(annotation, whole(analysis).document.text)


def strings(value: object) -> list[str]:
    """Return the strings in a JSON value, without the keys."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [found for one in value.values() for found in strings(one)]
    return [found for one in value for found in strings(one)] if isinstance(value, list) else []
