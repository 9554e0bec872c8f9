"""JSON lines: one article a line."""

import json
from collections.abc import Iterator
from typing import BinaryIO

from attribution.errors import LoadError
from attribution.load.columns import MAX_RECORD, read_record
from attribution.load.encoding import as_utf8, decode
from attribution.load.lines import read_lines
from attribution.load.options import Reading, Report
from attribution.model import Document


def read_jsonl(file: BinaryIO, name: str, reading: Reading, report: Report) -> Iterator[Document]:
    r"""Yield the articles in a file of JSON lines; a line that can't be read is told to `report` and left out.

    >>> import io
    >>> dump = io.BytesIO(b'{"text": "Ely."}\n\n{"text": \n')
    >>> [document.id for document in read_jsonl(dump, "news.jsonl", Reading(), lambda where, _: print(where, "is bad"))]
    line 3 is bad
    ['news.jsonl#1']
    """
    for number, line in read_lines(as_utf8(file, name), MAX_RECORD, report):
        if not line.strip():
            continue
        try:
            yield _read_line(line, number, name, reading)
        except LoadError as error:
            report(f"line {number}", error.advice)


def _read_line(line: bytes, number: int, name: str, reading: Reading) -> Document:
    text, notes = decode(line, name)
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise LoadError(name, f"this is no JSON ({error}): give one JSON object a line") from error
    if not isinstance(record, dict):
        raise LoadError(name, "this is no JSON object: give one a line, with the text under a name")
    return read_record(record, number, name, reading, notes)
