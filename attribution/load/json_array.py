"""JSON that is one thing: an array of records, what the interface of a news service answers, or one record."""

import json
from collections.abc import Iterator
from typing import BinaryIO

from attribution.errors import LoadError
from attribution.load.columns import find_columns, read_record
from attribution.load.encoding import decode
from attribution.load.jsonl import read_jsonl
from attribution.load.options import Reading, Report
from attribution.load.streams import as_file
from attribution.model import Document

#: JSON has to be read at once; a larger file is better written as one object a line.
MAX_BYTES = 200_000_000

#: Under which of these names an answer has its records: News API, JSON Feed, search engines.
_LISTS = tuple("articles items results docs documents records data stories posts hits response".split())
_DEEPEST = 3


def read_json(file: BinaryIO, name: str, reading: Reading, report: Report) -> Iterator[Document]:
    r"""Yield the articles in a file of JSON; a record that can't be read is told to `report` and left out.

    The file holds an array of records, an object with such an array under a name that is known, or one record. JSON
    lines under the wrong suffix are read as such.

    Raises:
        LoadError: It is too large, is no JSON, or has no records.

    >>> import io
    >>> array = io.BytesIO(b'[{"text": "Ely."}, {"body": "Bly.", "id": "b2"}]')
    >>> [document.id for document in read_json(array, "news.json", Reading(), lambda *told: print(told))]
    ['news.json#1', 'b2']
    """
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise LoadError(name, f"it has more than {MAX_BYTES // 1_000_000} MB: write one object a line, as .jsonl")
    text, notes = decode(data, name)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        if _is_lines(text):
            yield from read_jsonl(as_file([data]), name, reading, report)
            return
        raise LoadError(name, f"this is no JSON ({error}): check how it was made") from error
    for number, record in enumerate(_records(value, name, reading), 1):
        if not isinstance(record, dict):
            report(f"record {number}", "this is no JSON object: give one an article, with the text under a name")
            continue
        try:
            yield read_record(record, number, name, reading, notes)
        except LoadError as error:
            report(f"record {number}", error.advice)


def _is_lines(text: str) -> bool:
    first = text.lstrip().partition("\n")[0].strip()
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _records(value: object, name: str, reading: Reading, depth: int = 0) -> list[object]:
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        try:
            find_columns(tuple(value), reading)
        except LoadError:
            for key in _LISTS:
                if isinstance(value.get(key), list | dict) and depth < _DEEPEST:
                    return _records(value[key], name, reading, depth + 1)
        return [value]
    raise LoadError(name, "there are no records in it: give an array of objects, one an article")
