"""A worksheet as CSV for a spreadsheet: one row a quotation, an unnamed source, or somebody who did not comment."""

import csv
import io
from collections.abc import Iterator

from attribution.output import neutralised, showable
from attribution.worksheet.content import ATTEMPTS, BOXES, SIGN_OFF, Worksheet

_CALL = ("source", "about the source", "ask about the source", "number", "place", "how", "words", "facts to ask")
_UNNAMED = ("descriptor", "reason", "condition", "how it knows", "people claimed", "first use", "quotations")
_COLUMNS = (
    *("sheet", *_CALL, *BOXES, *(f"attempt {number}" for number in range(1, ATTEMPTS + 1))),
    *(*_UNNAMED, *SIGN_OFF, "note", "status"),
)


def to_csv(sheet: Worksheet) -> bytes:
    """Return a worksheet as CSV in UTF-8 with a byte order mark, as spreadsheets read it.

    >>> empty = Worksheet(title="a", about=(), calls=(), unnamed=(), silences=())
    >>> to_csv(empty).decode("utf-8-sig").split(",")[:3]
    ['sheet', 'source', 'about the source']
    """
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, _COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in _rows(sheet):
        writer.writerow({column: neutralised(showable(text)) for column, text in row.items()})
    return file.getvalue().encode("utf-8-sig")


def _rows(sheet: Worksheet) -> Iterator[dict[str, str]]:
    for call in sheet.calls:
        for item in call.items:
            facts, ask = "; ".join(item.facts), "; ".join(call.ask)
            values = (call.name, call.about, ask, str(item.number), item.place, item.how, item.words, facts)
            entered = {"note": item.note, "status": item.status}
            yield {"sheet": "call", **dict(zip(_CALL, values, strict=True)), **entered}
    for one in sheet.unnamed:
        known = (one.descriptor, one.reason, one.condition, one.knows, one.claimed, one.first_use, str(one.quotations))
        signed = dict(zip(SIGN_OFF, one.sign_off, strict=True))
        yield {"sheet": "unnamed source", **dict(zip(_UNNAMED, known, strict=True)), **signed}
    for silence in sheet.silences:
        yield {"sheet": "no comment", "source": silence.who, "words": silence.what, "place": silence.place}
