"""The JSON Schemas of the formats, made from their records.

`python -m attribution.model.schema` prints that of an analysis, or of what is named after it: `corrections`,
`evaluation`, `story`, `ledger`, `history`, `unnamed`, `gate`, `guard`, `key`. docs/NAME.schema.json are what it prints.
"""

import json
import sys

import msgspec

from attribution.model.analysis import SCHEMA, Analysis
from attribution.model.corrections import CORRECTIONS_SCHEMA, Corrections
from attribution.model.desks import HISTORY_SCHEMA, UNNAMED_SCHEMA, Happened, UnnamedLine
from attribution.model.evaluations import EVALUATION_SCHEMA, Evaluation
from attribution.model.gates import GATE_SCHEMA, Gate
from attribution.model.guards import GUARD_SCHEMA, Guarded
from attribution.model.keys import KEY_SCHEMA, Key
from attribution.model.stories import LEDGER_SCHEMA, STORY_SCHEMA, LedgerLine, Story

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
#: What the records only say in words.
_SHA256 = "^[0-9a-f]{64}$"


def analysis_schema() -> dict[str, object]:
    """Return the JSON Schema of one analysis.

    >>> analysis_schema()["$id"]
    'urn:attribution:analysis:1'
    """
    schema = msgspec.json.schema(Analysis)
    definitions = schema["$defs"]
    definitions["Document"]["properties"]["sha256"]["pattern"] = _SHA256
    definitions["Document"]["properties"]["published"]["anyOf"][0]["format"] = "date"
    return _named(SCHEMA, schema)


def corrections_schema() -> dict[str, object]:
    """Return the JSON Schema of a file of corrections.

    >>> corrections_schema()["$id"]
    'urn:attribution:corrections:1'
    """
    schema = msgspec.json.schema(Corrections)
    schema["$defs"]["CorrectedDocument"]["properties"]["sha256"]["pattern"] = _SHA256
    return _named(CORRECTIONS_SCHEMA, schema)


def evaluation_schema() -> dict[str, object]:
    """Return the JSON Schema of what `attribution evaluate` gives.

    >>> evaluation_schema()["$id"]
    'urn:attribution:evaluation:1'
    """
    return _named(EVALUATION_SCHEMA, msgspec.json.schema(Evaluation))


def story_schema() -> dict[str, object]:
    """Return the JSON Schema of `story.json`.

    >>> story_schema()["$id"]
    'urn:attribution:story:1'
    """
    return _named(STORY_SCHEMA, msgspec.json.schema(Story))


def ledger_schema() -> dict[str, object]:
    """Return the JSON Schema of one line of `ledger.jsonl`.

    >>> ledger_schema()["$id"]
    'urn:attribution:ledger:1'
    """
    return _named(LEDGER_SCHEMA, msgspec.json.schema(LedgerLine))


def history_schema() -> dict[str, object]:
    """Return the JSON Schema of one line of `history.jsonl`.

    >>> history_schema()["$id"]
    'urn:attribution:history:1'
    """
    return _named(HISTORY_SCHEMA, msgspec.json.schema(Happened))


def unnamed_schema() -> dict[str, object]:
    """Return the JSON Schema of one line of `unnamed.jsonl`.

    >>> unnamed_schema()["$id"]
    'urn:attribution:unnamed:1'
    """
    return _named(UNNAMED_SCHEMA, msgspec.json.schema(UnnamedLine))


def gate_schema() -> dict[str, object]:
    """Return the JSON Schema of what `attribution gate` gives.

    >>> gate_schema()["$id"]
    'urn:attribution:gate:1'
    """
    return _named(GATE_SCHEMA, msgspec.json.schema(Gate))


def guard_schema() -> dict[str, object]:
    """Return the JSON Schema of what `attribution guard` gives.

    >>> guard_schema()["$id"]
    'urn:attribution:guard:1'
    """
    return _named(GUARD_SCHEMA, msgspec.json.schema(Guarded))


def key_schema() -> dict[str, object]:
    """Return the JSON Schema of a key of protected text.

    >>> key_schema()["$id"]
    'urn:attribution:key:1'
    """
    schema = msgspec.json.schema(Key)
    for name in ("original_sha256", "masked_sha256"):
        schema["$defs"]["Key"]["properties"][name]["pattern"] = _SHA256
    return _named(KEY_SCHEMA, schema)


_SCHEMAS = {
    "analysis": analysis_schema,
    "corrections": corrections_schema,
    "evaluation": evaluation_schema,
    "story": story_schema,
    "ledger": ledger_schema,
    "history": history_schema,
    "unnamed": unnamed_schema,
    "gate": gate_schema,
    "guard": guard_schema,
    "key": key_schema,
}


def _named(name: str, schema: dict[str, object]) -> dict[str, object]:
    return {"$schema": _DIALECT, "$id": f"urn:{name.replace('/', ':')}", "title": name, **schema}


def main(arguments: list[str]) -> None:
    """Print a schema on standard output."""
    name = next(iter(arguments), "analysis")
    if name not in _SCHEMAS:
        raise SystemExit(f"there is no schema of {name}: give one of {', '.join(_SCHEMAS)}")
    schema = _SCHEMAS[name]()
    sys.stdout.write(json.dumps(schema, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
