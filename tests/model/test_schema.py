"""The JSON Schema of the format: generated, committed, and true of real analyses."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from attribution import analyze
from attribution.model import to_json
from attribution.model.schema import analysis_schema
from tests.analyses import ferry
from tests.exported import harbour

COMMITTED = Path(__file__).parents[2] / "docs/analysis.schema.json"


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
    *above, last = path.split(".")
    node = analysis
    for key in above:
        node = node[int(key)] if key.isdigit() else node[key]
    node[last] = value

    with pytest.raises(ValidationError):
        validator().validate(analysis)
