"""A worksheet as CSV for a spreadsheet: one row a quotation, a name or number, or somebody who did not comment."""

import csv
import io
from collections.abc import Iterable, Iterator

from attribution.output import neutralised, showable
from attribution.worksheet.changed import Changed
from attribution.worksheet.content import ATTEMPTS, BOXES, SIGN_OFF, Call, Unnamed, Worksheet
from attribution.worksheet.items import Said

#: What is told of an unnamed source, and filled in.
UNNAMED = ("condition", "reason", "how it knows", "people claimed", "relied on alone", *SIGN_OFF)
_COLUMNS = (
    *("sheet", "source", "about the source", "ask about the source", "number", "place", "how", "words", "facts to ask"),
    *(
        *BOXES,
        *(f"attempt {number}" for number in range(1, ATTEMPTS + 1)),
        *UNNAMED,
        "record",
        "note",
        "status",
        "changed",
        "before",
        "gate",
    ),
)

type Row = dict[str, str]


def to_csv(sheet: Worksheet) -> bytes:
    """Return a worksheet as CSV in UTF-8 with a byte order mark, as spreadsheets read it.

    >>> empty = Worksheet(title="a", about=())
    >>> to_csv(empty).decode("utf-8-sig").split(",")[:3]
    ['sheet', 'source', 'about the source']
    """
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, _COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in _rows(sheet):
        writer.writerow({column: neutralised(showable(text)) for column, text in row.items()})
    return file.getvalue().encode("utf-8-sig")


def changed_rows(changed: Iterable[Changed]) -> Iterator[Row]:
    """Yield a row for each stretch of quoted words that was changed in the draft."""
    for it in changed:
        yield {
            "number": str(it.number or ""),
            "place": it.place,
            "changed": it.done,
            "before": it.before,
            "words": it.now,
        }


def call_rows(calls: Iterable[Call]) -> Iterator[Row]:
    """Yield a row for each quotation of these sources, by the names of the columns."""
    for call in calls:
        about = {"source": call.name, "about the source": call.about, "ask about the source": "; ".join(call.ask)}
        yield from _said(about, call.said)


def unnamed_rows(unnamed: Iterable[Unnamed]) -> Iterator[Row]:
    """Yield a row for each quotation of unnamed sources, or one for a source without any."""
    for one in unnamed:
        about = {"source": one.descriptor, **dict(one.terms), **dict(zip(SIGN_OFF, one.sign_off, strict=True))}
        yield from _said(about, one.said) if one.said else (about,)


def _said(about: Row, said: Said) -> Iterator[Row]:
    for item in sorted((*said.items, *said.fragments), key=lambda it: it.number):
        known = {"record": item.record, "note": item.note, "status": item.status, "gate": item.state}
        place = {"number": str(item.number), "place": item.place, "how": item.how}
        yield {**about, **place, "words": item.words, "facts to ask": item.asked, **known}


def _rows(sheet: Worksheet) -> Iterator[Row]:
    for line in sheet.about:
        yield {"sheet": "about", "words": line}
    for line in sheet.left_off:
        yield {"sheet": "not on this sheet", "words": line}
    yield from ({"sheet": "changed in marks", **row} for row in changed_rows(sheet.changed))
    yield from ({"sheet": "call", **row} for row in call_rows(sheet.calls))
    for silence in sheet.silences:
        yield {"sheet": "no comment", "source": silence.who, "words": silence.what, "place": silence.place}
    yield from ({"sheet": "look up", **row} for row in call_rows(sheet.lookups))
    for one in sheet.named:
        yield {"sheet": "name or number", "words": one.words, "place": one.place, "how": one.sort}
    yield from ({"sheet": "unnamed source", **row} for row in unnamed_rows(sheet.unnamed))
    yield from ({"sheet": "group", **row} for row in call_rows(sheet.crowds))
