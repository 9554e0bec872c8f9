import hashlib
import json
import time
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.errors import LoadError
from attribution.model import (
    Analysis,
    Anonymity,
    Candidate,
    Cue,
    Document,
    Engine,
    Mention,
    Note,
    Quotation,
    Relay,
    Source,
    Span,
    Unattributed,
    from_json,
    text_hash,
    to_json,
)

TEXT = "“We told them in writing,” one official said Tuesday. “Nobody answered.”"


def analysis() -> Analysis:
    """Return an analysis with something in every field."""
    official = Mention(start=27, end=39, text="one official")
    return Analysis(
        document=Document.from_text(TEXT, "story.txt"),
        engine=Engine(attribution="0.1.0", spacy="3.8", pipeline="en_core_web_md 3.8.0"),
        quotations=(
            Quotation(
                id="q-1",
                kind="direct",
                spans=(Span(start=0, end=26), Span(start=54, end=72)),
                text="“We told them in writing,” “Nobody answered.”",
                cue=Cue(start=40, end=44, text="said", lemma="say", cue_class="neutral"),
                speaker=official,
                source_id="s-1",
                via=Relay(start=27, end=39, text="one official", source_id="s-1"),
                addressee=Mention(start=9, end=13, text="them"),
                confidence=0.97,
                evidence="subject of “said”",
                rule="source-of-governing-cue",
                flags=("speaks-on",),
            ),
        ),
        sources=(
            Source(
                id="s-1",
                name="one official",
                kind="person",
                named=False,
                may_be=("s-2",),
                pronouns=("she",),
                anonymity=Anonymity(reason="because the talks are private"),
                mentions=(official,),
            ),
        ),
        unattributed=(
            Unattributed(
                spans=(Span(start=54, end=72),),
                text="“Nobody answered.”",
                reason="ambiguous",
                quotation_id="q-1",
                candidates=(Candidate(speaker=official, confidence=0.5),),
            ),
        ),
        notes=(Note(kind="no-comment", message="one official: declined to comment", span=official, source_id="s-1"),),
    )


def changed(path: str, value: Any) -> str:
    """Return the JSON of an analysis with one value changed: "quotations.0.kind"."""
    data = json.loads(to_json(analysis()))
    *parents, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    inner = data
    for part in parents:
        inner = inner[part]
    inner[last] = value
    return json.dumps(data)


def test_round_trip():
    """JSON out and in again is the same analysis, with every field."""
    assert from_json(to_json(analysis())) == analysis()
    assert from_json(to_json(analysis()).encode()) == analysis()


@given(st.text(), st.text(max_size=20))
def test_round_trip_of_any_text(text: str, name: str):
    """Whatever the article and its name, JSON out and in again is the same."""
    one = msgspec.structs.replace(analysis(), document=Document.from_text(text, name))
    line = to_json(one)
    assert "\n" not in line
    assert from_json(line) == one


def test_format():
    """The JSON has the names of the format: a cue's class is "class", offsets are numbers, all on one line."""
    data = json.loads(to_json(analysis()))
    assert data["schema"] == "attribution/analysis/1"
    assert list(data) == ["schema", "document", "engine", "quotations", "sources", "unattributed", "notes"]
    quotation = data["quotations"][0]
    assert quotation["spans"] == [{"start": 0, "end": 26}, {"start": 54, "end": 72}]
    assert quotation["cue"] == {"start": 40, "end": 44, "text": "said", "lemma": "say", "class": "neutral"}
    assert quotation["speaker"] == {"start": 27, "end": 39, "text": "one official"}
    assert data["sources"][0]["anonymity"] == {
        "condition": None,
        "reason": "because the talks are private",
        "knowledge": None,
        "claimed": None,
    }
    assert to_json(analysis()).count("\n") == 0


def test_offsets_in_json_count_code_points():
    """Offsets count characters beyond the first plane once, as Python does."""
    text = "😀 “Yes,” said Ana."
    start = text.index("“")
    one = msgspec.structs.replace(analysis(), document=Document.from_text(text))
    again = from_json(to_json(one))
    assert again.document.text[start : start + 6] == "“Yes,”"
    assert start == 2


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        ("quotations.0.kind", "spoken", "$.quotations[0].kind"),
        ("sources.0.kind", "ghost", "$.sources[0].kind"),
        ("unattributed.0.reason", "whim", "$.unattributed[0].reason"),
        ("notes.0.kind", "gossip", "$.notes[0].kind"),
        ("quotations.0.cue.class", "rude", "$.quotations[0].cue.class"),
        ("quotations.0.spans.0.start", "0", "$.quotations[0].spans[0].start"),
        ("quotations.0.spans.0.start", 0.5, "$.quotations[0].spans[0].start"),
        ("quotations.0.confidence", None, "$.quotations[0].confidence"),
        ("document.text", None, "$.document.text"),
        ("schema", "attribution/analysis/2", "$.schema"),
    ],
)
def test_invalid_value(path: str, value: Any, where: str):
    """A value of the wrong kind is an error of ours with the path of what is wrong and what to do, and its cause."""
    with pytest.raises(LoadError, match="make it again with attribution analyze --format jsonl") as caught:
        from_json(changed(path, value))
    assert where in str(caught.value)
    assert isinstance(caught.value.__cause__, msgspec.ValidationError)


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("quotations.0.colour", "$.quotations[0]"),
        ("document.colour", "$.document"),
        ("colour", "colour"),
    ],
)
def test_unknown_field(path: str, where: str):
    """A field that the format does not have is an error with its name and path."""
    with pytest.raises(LoadError) as caught:
        from_json(changed(path, "red"))
    assert "colour" in str(caught.value)
    assert where in str(caught.value)


def test_missing_field():
    """A field that must be there and is not is an error that names it."""
    data = json.loads(to_json(analysis()))
    del data["quotations"][0]["spans"]
    with pytest.raises(LoadError, match=r"missing required field `spans` - at `\$\.quotations\[0\]`"):
        from_json(json.dumps(data))


@pytest.mark.parametrize("line", ["", "{", "not JSON", "[1,", b"\xff"])
def test_not_json(line: str | bytes):
    """What is no JSON is an error of ours, chained to what the decoder says."""
    with pytest.raises(LoadError, match="JSON: it is no analysis of ours") as caught:
        from_json(line)
    assert isinstance(caught.value.__cause__, msgspec.DecodeError | UnicodeDecodeError)


@pytest.mark.parametrize("value", [None, 4, {"schema": "attribution/analysis/1"}])
def test_what_can_hold_no_json(value: Any):
    """What is neither text nor bytes is named, with what to give."""
    with pytest.raises(TypeError, match=r"give a line of JSON as text or bytes, not (None|int|dict)"):
        from_json(value)


def test_deep_nesting():
    """JSON nested without end is an error and no crash."""
    with pytest.raises(LoadError):
        from_json('{"quotations":' + "[" * 100_000)


def test_records_are_frozen():
    """A record cannot be edited, and takes its fields by name only."""
    with pytest.raises(AttributeError):
        analysis().quotations[0].kind = "mixed"  # type: ignore[misc]
    with pytest.raises(TypeError):
        Span(0, 5)  # type: ignore[misc]


def test_json_schema():
    """A JSON Schema of the format comes from the records, and says what values a kind may have."""
    schema = msgspec.json.schema(Analysis)
    kinds = schema["$defs"]["Quotation"]["properties"]["kind"]["enum"]
    assert sorted(kinds) == ["direct", "indirect", "mixed"]
    assert schema["$defs"]["Cue"]["properties"]["class"]


def test_document_from_text():
    """A document of text alone has the text as it is, its hash, and nothing else."""
    document = Document.from_text("\ufeffHello\r\n ", "a.txt")
    assert (document.text, document.id, document.body_start) == ("\ufeffHello\r\n ", "a.txt", 0)
    assert document.sha256 == hashlib.sha256("\ufeffHello\r\n ".encode()).hexdigest()
    assert (document.title, document.published, document.notes) == (None, None, ())


def test_hash_of_a_lone_surrogate():
    """Text that has half a surrogate pair, as broken files give, has a hash too."""
    assert len(text_hash("a\ud800b")) == 64


def test_lone_surrogate_in_json():
    """Text that has half a surrogate pair is bad text and no error: it goes out as JSON for a file."""
    one = msgspec.structs.replace(analysis(), document=Document.from_text("a\ud800b"))
    assert json.loads(to_json(one).encode())["document"]["id"] == "text"


def two_voices() -> Analysis:
    """Return an analysis with two sources and an open quotation: Lee, Roe, Lee, nobody."""
    said = [("q-1", "s-lee"), ("q-2", "s-roe"), ("q-3", "s-lee"), ("q-4", None)]
    return msgspec.structs.replace(
        analysis(),
        quotations=tuple(
            Quotation(id=id_, kind="direct", spans=(Span(start=at, end=at + 1),), text=TEXT[at], source_id=source)
            for at, (id_, source) in enumerate(said)
        ),
        sources=tuple(Source(id=f"s-{n.lower()}", name=n, kind="person", named=True) for n in ("Lee", "Roe", "Mute")),
        unattributed=(),
    )


def test_source_of_a_quotation():
    """The source of a quotation is found by the record or by its id; an open one has none."""
    one = two_voices()
    assert [one.source_of(quotation) for quotation in one.quotations] == [
        one.sources[0],
        one.sources[1],
        one.sources[0],
        None,
    ]
    assert one.source_of("q-2") is one.sources[1]


def test_quotations_of_a_source():
    """The quotations of a source are found by the record or by its id, in text order; a silent one has none."""
    one = two_voices()
    assert [quotation.id for quotation in one.quotations_of(one.sources[0])] == ["q-1", "q-3"]
    assert [quotation.id for quotation in one.quotations_of("s-roe")] == ["q-2"]
    assert one.quotations_of("s-mute") == ()


def test_an_equal_record_is_as_good():
    """A record that went through JSON is the same record."""
    one = two_voices()
    again = from_json(to_json(one))
    assert one.source_of(again.quotations[0]) == again.sources[0]


@pytest.mark.parametrize("stranger", ["q-9", "s-lee", analysis().quotations[0]])
def test_source_of_a_stranger(stranger: Any):
    """A quotation of another analysis, even one with an id that is used here too, is an error that says so."""
    with pytest.raises(ValueError, match=r"“(q-9|s-lee|q-1)” (in this|is of another) analysis"):
        two_voices().source_of(stranger)


@pytest.mark.parametrize("value", [None, 3, two_voices().sources[0]])
def test_source_of_something_else(value: Any):
    """What is neither a quotation nor an id is an error that names what may be given."""
    with pytest.raises(TypeError, match=r"give a quotation of this analysis or its id, not (None|int|Source)"):
        two_voices().source_of(value)


def test_quotations_of_a_stranger():
    """A source of another analysis is an error that says so."""
    with pytest.raises(ValueError, match="no source “s-1” in this analysis: take one from its sources"):
        two_voices().quotations_of(analysis().sources[0])


def test_looking_up_changes_nothing():
    """An analysis in which was looked up is equal to one in which was not, and goes out as the same JSON."""
    asked, fresh = two_voices(), two_voices()
    asked.source_of("q-1")
    asked.quotations_of("s-lee")
    assert asked == fresh
    assert to_json(asked) == to_json(fresh)


def test_looking_up_is_quick():
    """Asking for the source of each of many quotations takes time in proportion to their number."""
    many = msgspec.structs.replace(
        two_voices(),
        quotations=tuple(
            Quotation(id=f"q-{n}", kind="direct", spans=(), text="", source_id="s-lee") for n in range(100_000)
        ),
    )
    began = time.process_time()
    assert {many.source_of(quotation) for quotation in many.quotations} == {many.sources[0]}
    assert all(len(many.quotations_of("s-lee")) == 100_000 for _ in range(1000))
    assert time.process_time() - began < 2
