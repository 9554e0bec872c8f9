"""Files of data as records: what recognisers of speech write, and tables with a speaker and words in a row."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from attribution.errors import LoadError
from attribution.verify.records.fields import Row, has_words, read_rows
from attribution.verify.records.recognised import read_recognised
from attribution.verify.records.spoken import Composed, Spoken, compose

_LONGEST_CELL = 1_000_000
_NO_WORDS = "no words are found in it: give each row a field “text”, and “speaker” and “start” where they are known"


def read_data(text: str, suffix: str, name: str) -> Composed:
    r"""Return the text that the words of a file of data make, and where they are, with speakers, times and scores.

    Args:
        text: What is in the file.
        suffix: One of `SUFFIXES`, which says what it is.
        name: What to call the file in an error.

    Raises:
        LoadError: It is broken, or no words are found in it.

    >>> read_data("speaker,text\nAna,We stay.\n", ".csv", "talk.csv").text
    'We stay.'
    """
    spoken = _READERS[suffix](text.removeprefix("\ufeff"), name)
    composed = compose(spoken)
    if not composed.text:
        raise LoadError(name, _NO_WORDS)
    return composed


def _read_json(text: str, name: str) -> tuple[Spoken, ...]:
    return read_recognised(_parsed(text, name))


def _read_lines(text: str, name: str) -> tuple[Spoken, ...]:
    rows = [_parsed(line, f"{name}, line {number}") for number, line in _lines(text)]
    return read_rows(row for row in rows if isinstance(row, dict))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    return ((number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip())


def _parsed(text: str, name: str) -> object:
    try:
        data: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise LoadError(name, f"this is no JSON ({str(error)[:100]}): check the file") from error
    if isinstance(data, dict) and str(data.get("schema", "")).startswith("attribution/"):
        raise LoadError(name, "attribution has made this, and it is no record: give what the quotations are from")
    return data


def _read_table(text: str, name: str) -> tuple[Spoken, ...]:
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    limit = csv.field_size_limit(_LONGEST_CELL)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise LoadError(name, f"this is no table ({error}): check its quotation marks") from error
    finally:
        csv.field_size_limit(limit)
    header, *rest = rows or [[]]
    named: list[Row] = [dict(zip(header, row, strict=False)) for row in rest]
    if not any(has_words(row) for row in named):
        raise LoadError(name, _NO_WORDS.replace("give each row a field", "call a column"))
    return read_rows(named)


_READERS: Mapping[str, Callable[[str, str], tuple[Spoken, ...]]] = MappingProxyType(
    {
        ".json": _read_json,
        ".jsonl": _read_lines,
        ".ndjson": _read_lines,
        ".csv": _read_table,
        ".tsv": _read_table,
    }
)
#: The suffixes of files of data.
SUFFIXES = frozenset(_READERS)
