"""The JSON Schema of the analysis format, made from its records.

`python -m attribution.model.schema` prints it; docs/analysis.schema.json is what it prints.
"""

import json
import sys

import msgspec

from attribution.model.analysis import SCHEMA, Analysis

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def analysis_schema() -> dict[str, object]:
    """Return the JSON Schema of one analysis.

    >>> analysis_schema()["$id"]
    'urn:attribution:analysis:1'
    """
    schema = msgspec.json.schema(Analysis)
    definitions = schema["$defs"]
    # What the records only say in words.
    definitions["Document"]["properties"]["sha256"]["pattern"] = "^[0-9a-f]{64}$"
    definitions["Document"]["properties"]["published"]["anyOf"][0]["format"] = "date"
    return {"$schema": _DIALECT, "$id": f"urn:{SCHEMA.replace('/', ':')}", "title": SCHEMA, **schema}


def main() -> None:
    """Print the schema on standard output."""
    sys.stdout.write(json.dumps(analysis_schema(), indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
