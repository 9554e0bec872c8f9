"""The JSON Schemas of the formats: generated, committed, and true of real analyses and corrections."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from attribution import analyze
from attribution.corrections import (
    anchor_at,
    corrected,
    encode_corrections,
    encode_evaluation,
    evaluate,
    parse_corrections,
)
from attribution.masking import encode_key, protect
from attribution.model import (
    Anonymity,
    Changes,
    Correction,
    EvaluatedStory,
    Evaluation,
    Kept,
    Links,
    SetSpeaker,
    Span,
    to_json,
)
from attribution.model.schema import analysis_schema
from tests.analyses import Story, ferry
from tests.corrections_by_hand import Pencil
from tests.exported import harbour

DOCS = Path(__file__).parents[2] / "docs"
COMMITTED = DOCS / "analysis.schema.json"
COMMITTED_CORRECTIONS = DOCS / "corrections.schema.json"
COMMITTED_EVALUATION = DOCS / "evaluation.schema.json"
COMMITTED_KEY = DOCS / "key.schema.json"
EVALUATION_PAGE = (DOCS / "evaluation.md").read_text(encoding="utf-8")
CORRECTIONS_PAGE = (DOCS / "corrections.md").read_text(encoding="utf-8")


def validator() -> Draft202012Validator:
    schema = json.loads(COMMITTED.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker(["date"]))


def test_the_committed_schema_is_what_is_generated() -> None:
    """docs/analysis.schema.json is what `python -m attribution.model.schema` prints."""
    printed = subprocess.run([sys.executable, "-m", "attribution.model.schema"], capture_output=True, check=True)

    assert printed.stdout.decode() == COMMITTED.read_text(encoding="utf-8")
    assert json.loads(printed.stdout) == json.loads(json.dumps(analysis_schema()))


def test_analyses_are_valid() -> None:
    """What the engine finds, and what the tests build by hand, is valid."""
    text = "March 2, 2024\n\n“It holds,” said Ana Ruiz, who “tested” it. Officials denied that they knew."
    for analysis in (analyze(text), ferry(), harbour()):
        validator().validate(json.loads(to_json(analysis)))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("document.published", "March 2"),
        ("document.published", "2024-02-31"),
        ("document.sha256", "0"),
        ("quotations.0.kind", "shouted"),
        ("quotations.0.spans.0.start", "0"),
        ("sources.0.surname", "Ruiz"),
        ("schema", "attribution/analysis/2"),
    ],
)
def test_what_is_not_valid(path: str, value: Any) -> None:
    """A wrong value, a day that is none, or a field that the format does not have is refused."""
    analysis = json.loads(to_json(harbour()))
    put(analysis, path, value)

    with pytest.raises(ValidationError):
        validator().validate(analysis)


# The format of corrections


def corrections_validator() -> Draft202012Validator:
    schema = json.loads(COMMITTED_CORRECTIONS.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def every_kind() -> Pencil:
    """Return a file with an entry of each kind."""
    pencil = Pencil(harbour(), who="NF")
    pencil.speaker("“It holds", name="Tom Hale", kind="group", named=False)
    pencil.no_quotation("cracks")
    pencil.missed("=The ministry", kind="mixed", mention="Officials")
    pencil.span("“Who did?”", "Who did?", kind="indirect")
    pencil.same("Ana Ruiz", "Officials")
    pencil.apart("Ana Ruiz", "Ana", name="Ana Lee")
    pencil.apart("Ana Ruiz", other="Officials")
    pencil.rename("Ana Ruiz", "Ana Ruiz Pena")
    pencil.describe("Ana Ruiz", None)
    pencil.kind("the audit", "other")
    pencil.named("Officials", named=True)
    pencil.anonymity("Officials", Anonymity(reason="they feared for their jobs"))
    pencil.via("“It holds", source="Officials")
    pencil.status("“It holds", "needs-fix", "on the tape?")
    pencil.signed("“It holds", "called", "asked twice")
    pencil.known_to("Officials", "editor")
    return pencil


def test_the_committed_schema_of_corrections_is_what_is_generated() -> None:
    """docs/corrections.schema.json is what `python -m attribution.model.schema corrections` prints."""
    command = [sys.executable, "-m", "attribution.model.schema", "corrections"]
    printed = subprocess.run(command, capture_output=True, check=True)

    assert printed.stdout.decode() == COMMITTED_CORRECTIONS.read_text(encoding="utf-8")


def test_a_file_with_each_kind_of_entry_is_valid() -> None:
    """There is an entry of each kind that may be entered, and all are valid; what is written is read back."""
    corrections = every_kind().corrections()
    data = encode_corrections(corrections)

    assert {type(entry) for entry in corrections.entries} == set(get_args(Correction))
    corrections_validator().validate(json.loads(data))
    assert parse_corrections(data, "harbour.corrections.json") == corrections


def test_each_kind_of_entry_is_described() -> None:
    """docs/corrections.md has a line for each kind of entry, with all of its own fields."""
    for kind in get_args(Correction):
        name = kind.__struct_config__.tag
        [line] = re.findall(rf"^\| `{name}` \|.*$", CORRECTIONS_PAGE, re.MULTILINE)
        for field in set(kind.__struct_fields__) - {"id", "when", "who", "reason", "ask_again"}:
            assert f"`{field}`" in line, (name, field)


def test_the_example_of_the_document_holds() -> None:
    """The file that docs/corrections.md shows is valid, and gives the words to Tom Hale."""
    [shown] = re.findall(r"```json\n(.*?)```", CORRECTIONS_PAGE, re.DOTALL)
    [text] = re.findall(r"for the text `([^`]+)`", CORRECTIONS_PAGE)
    words = "“I took none of them,”"
    story = Story(text, "quay.txt")
    story.quotation(words, speaker="he")

    corrections_validator().validate(json.loads(shown))
    corrections = parse_corrections(shown.encode(), "docs/corrections.md")
    assert corrections.document.sha256 == story.document.sha256
    [entry] = corrections.entries
    assert isinstance(entry, SetSpeaker)
    assert entry.quotation.spans == (
        anchor_at(text, Span(start=text.index(words), end=text.index(words) + len(words))),
    )
    assert entry.speaker.mention == anchor_at(text, Span(start=0, end=8))
    analysis = corrected(story.analysis(), corrections)
    assert [source.name for source in analysis.sources] == ["Tom Hale"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("document.sha256", "0"),
        ("entries.0.correction", "guess"),
        ("entries.0.quotation.kind", "shouted"),
        ("entries.0.speaker.nickname", "Tom"),
        ("schema", "attribution/corrections/2"),
    ],
)
def test_what_is_no_valid_file_of_corrections(path: str, value: Any) -> None:
    """A wrong value, or a field that the format does not have, is refused."""
    content = json.loads(encode_corrections(every_kind().corrections()))
    put(content, path, value)

    with pytest.raises(ValidationError):
        corrections_validator().validate(content)


# The format of an evaluation


def evaluation_validator() -> Draft202012Validator:
    schema = json.loads(COMMITTED_EVALUATION.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_the_committed_schema_of_an_evaluation_is_what_is_generated() -> None:
    """docs/evaluation.schema.json is what `python -m attribution.model.schema evaluation` prints."""
    command = [sys.executable, "-m", "attribution.model.schema", "evaluation"]
    printed = subprocess.run(command, capture_output=True, check=True)

    assert printed.stdout.decode() == COMMITTED_EVALUATION.read_text(encoding="utf-8")


def test_an_evaluation_is_valid() -> None:
    """What corrected stories give is valid, and a count that is no number is refused."""
    pencil = every_kind()
    found = evaluate([(harbour(), corrected(harbour(), pencil.corrections()))])
    content = json.loads(encode_evaluation(found))
    evaluation_validator().validate(content)

    put(content, "links.all.kept", "most")
    with pytest.raises(ValidationError):
        evaluation_validator().validate(content)


def test_every_field_of_an_evaluation_is_described() -> None:
    """docs/evaluation.md names each field of the JSON."""
    for record in (Evaluation, EvaluatedStory, Links, Kept, Changes):
        for field in record.__struct_fields__:
            assert f"`{field}`" in EVALUATION_PAGE, (record.__name__, field)


# The format of what `guard` gives


def test_the_committed_schema_of_guard_is_what_is_generated() -> None:
    """docs/guard.schema.json is what `python -m attribution.model.schema guard` prints."""
    command = [sys.executable, "-m", "attribution.model.schema", "guard"]
    printed = subprocess.run(command, capture_output=True, check=True)

    assert printed.stdout.decode() == (DOCS / "guard.schema.json").read_text(encoding="utf-8")


# The format of a key


def test_the_committed_schema_of_a_key_is_what_is_generated() -> None:
    """docs/key.schema.json is what `python -m attribution.model.schema key` prints."""
    command = [sys.executable, "-m", "attribution.model.schema", "key"]
    printed = subprocess.run(command, capture_output=True, check=True)

    assert printed.stdout.decode() == COMMITTED_KEY.read_text(encoding="utf-8")


def test_a_key_is_valid() -> None:
    """The key of a story is valid, and one whose hash is none is refused."""
    schema = json.loads(COMMITTED_KEY.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    content = json.loads(encode_key(protect(ferry(), sources=True).key))
    Draft202012Validator(schema).validate(content)

    put(content, "masked_sha256", "0")
    with pytest.raises(ValidationError):
        Draft202012Validator(schema).validate(content)


def put(content: Any, path: str, value: Any) -> None:
    """Put a value in its place."""
    *above, last = path.split(".")
    for key in above:
        content = content[int(key)] if key.isdigit() else content[key]
    content[last] = value


@pytest.mark.parametrize("name", ["gate", "ledger", "story"])
def test_the_committed_schemas_of_stories_are_what_is_generated(name: str) -> None:
    """docs/NAME.schema.json is what `python -m attribution.model.schema NAME` prints."""
    command = [sys.executable, "-m", "attribution.model.schema", name]
    printed = subprocess.run(command, capture_output=True, check=True)

    assert printed.stdout.decode() == (DOCS / f"{name}.schema.json").read_text(encoding="utf-8")


def test_a_schema_that_is_not_there() -> None:
    """A name that no format has is told, with those that there are."""
    command = [sys.executable, "-m", "attribution.model.schema", "nothing"]
    ended = subprocess.run(command, capture_output=True, check=False, text=True)

    assert (ended.returncode, ended.stdout) == (1, "")
    assert "there is no schema of nothing: give one of analysis, corrections" in ended.stderr
