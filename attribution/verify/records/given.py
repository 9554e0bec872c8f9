"""What may be given as a record: the record itself, an article, a text, a file; one or many."""

import os
import re
from collections.abc import Iterable
from pathlib import PurePath

from attribution.model import Document, Record, named_kind
from attribution.verify.records.reading import read_record, record_from, record_of

#: What a record may be made of. A string is its words, a path its file.
type Given = Record | Document | str | os.PathLike[str]

_WHAT = "a record is a Record, a Document, a text or a pathlib.Path"
#: What looks like the name of a file and not like words that were said.
_FILE_NAME = re.compile(r"[^\n]{0,300}\.(?:txt|md|vtt|srt|html?|docx|pdf|eml|json|jsonl|csv)\s*", re.IGNORECASE)


def records_of(given: Given | Iterable[Given]) -> tuple[Record, ...]:
    """Return as records what is given for them: a record, a `Document`, a text or a path, or several of these.

    A text has no name; the first is called "record", the third of several "record 3".

    Raises:
        LoadError: A file can't be read, or there are no words in a text.
        TypeError: Something is none of these.
        ValueError: A text looks like the name of a file.

    >>> [record.id for record in records_of(["DIAZ: It stays.", Document.from_text("It goes.", "story.txt")])]
    ['record', 'story.txt']
    """
    many = [given] if isinstance(given, Record | Document | str | os.PathLike) else _listed(given)
    return tuple(_record(one, number) for number, one in enumerate(many, start=1))


def _listed(given: object) -> Iterable[Given]:
    _refuse_bytes(given)
    if not isinstance(given, Iterable):
        raise TypeError(f"{_WHAT}, or several of these, not {named_kind(given)}")
    return given


def _record(given: object, number: int) -> Record:
    match given:
        case Record():
            return given
        case Document():
            return record_from(given)
        case str():
            if _FILE_NAME.fullmatch(given):
                name = PurePath(given.strip()).name
                raise ValueError(f"a string is the words of a record: for the file {name} give pathlib.Path({given!r})")
            return record_of(given, "record" if number == 1 else f"record {number}")
        case os.PathLike():
            return read_record(given)
        case _:
            _refuse_bytes(given)
            raise TypeError(f"{_WHAT}, not {named_kind(given)}")


def _refuse_bytes(given: object) -> None:
    if isinstance(given, bytes | bytearray):
        raise TypeError(f"{_WHAT}, not {named_kind(given)}: decode it, or give the path of its file")
