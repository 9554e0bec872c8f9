"""Comments put into a Word document, on the words that they are about; the document stays as it is otherwise."""

import copy
import io
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from attribution.corrections import Places, anchor_at
from attribution.model import Span
from attribution.output import showable
from attribution.worksheet.archives import settled
from attribution.worksheet.remarks import Remark

if TYPE_CHECKING:
    from docx.oxml.text.run import CT_R

#: Who the comments are by.
AUTHOR, _INITIALS = "attribution", "att"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_DELETED, _INSERTED = (f"{_W}del", f"{_W}moveFrom"), (f"{_W}ins", f"{_W}moveTo")
#: What has runs that are not the body's.
_OUTSIDE = frozenset(f"{_W}{name}" for name in ("txbxContent", "object", "sdtPr"))
#: What holds runs of a paragraph, and is not to hold the ends of a comment.
_AROUND = frozenset(f"{_W}{name}" for name in ("ins", "moveTo", "del", "moveFrom", "hyperlink"))
_BETWEEN = "\n\n"


@dataclass(frozen=True)
class Commented:
    """A document with comments."""

    data: bytes
    #: How many comments were put in.
    count: int
    #: What is about words that are not found in the document.
    unplaced: tuple[Remark, ...]


class _Run(NamedTuple):
    """A run of the body, and where its text stands in the text of all; or, without one, the gap after a paragraph."""

    start: int
    end: int
    element: "CT_R | None"


def add_comments(data: bytes, text: str, remarks: Iterable[Remark], *, accept: bool = True) -> Commented:
    """Return a Word document with a comment for each remark.

    Runs are divided where a comment begins or ends, which changes nothing that is seen. Tracked changes, the comments
    that are there and all parts but the body and the comments are left as they are. The same document and remarks give
    the same bytes.

    Args:
        data: The document, as `attribution.load` has read it.
        text: The text of the article, in which the remarks' offsets count.
        remarks: What to say.
        accept: Whether the text has tracked changes as made; False where it has them undone.
    """
    import docx  # noqa: PLC0415 -- it takes a moment, and few need it
    from docx.text.run import Run  # noqa: PLC0415

    document = docx.Document(io.BytesIO(data))
    body = document.element.body
    runs = list(_runs(body, _DELETED if accept else _INSERTED))
    whole = "".join(_BETWEEN if run.element is None else _text(run.element) for run in runs)
    placed, unplaced = _place(Places(whole), text, remarks)
    edges = {edge for span, _ in placed for edge in (span.start, span.end)}
    pieces = _divide([run for run in runs if run.element is not None], edges)
    starts = [piece.start for piece in pieces]
    count = 0
    for span, remark in placed:
        first = pieces[bisect_right(starts, span.start) - 1]
        last = pieces[bisect_right(starts, span.end - 1) - 1]
        comment = document.add_comment(
            [Run(piece.element, document) for piece in (first, last)],  # type: ignore[arg-type] # none is a gap
            text=showable("\n".join(remark.lines)),
            author=AUTHOR,
            initials=_INITIALS,
        )
        # The time would make other bytes of the same.
        comment._comment_elm.attrib.pop(f"{_W}date", None)
        _take_out(first.element, last.element)
        count += 1
    file = io.BytesIO()
    document.save(file)
    return Commented(settled(file.getvalue(), dated=False), count, unplaced)


def _runs(body: Any, dropped: Sequence[str]) -> "Iterator[_Run]":
    """Yield the runs that have the body's text, in order, with a gap between paragraphs."""
    at = 0
    for paragraph in body.iter(f"{_W}p"):
        if any(above.tag in _OUTSIDE for above in paragraph.iterancestors()):
            continue
        for run in paragraph.iter(f"{_W}r"):
            above = [it.tag for it in run.iterancestors()]
            inner = above[: above.index(f"{_W}p")]
            if (
                any(tag in _OUTSIDE or tag in dropped for tag in inner)
                or next(run.iterancestors(f"{_W}p")) is not paragraph
            ):
                continue
            length = len(_text(run))
            if length:
                yield _Run(at, at + length, run)
                at += length
        yield _Run(at, at + len(_BETWEEN), None)
        at += len(_BETWEEN)


def _text(run: Any) -> str:
    return "".join(_words(child) for child in run)


def _words(child: Any) -> str:
    if child.tag in (f"{_W}t", f"{_W}delText"):
        return child.text or ""
    return _SIGNS.get(child.tag.removeprefix(_W), "")


def _place(
    places: Places, text: str, remarks: Iterable[Remark]
) -> tuple[list[tuple[Span, Remark]], tuple[Remark, ...]]:
    """Return where each remark's words stand in the document, from the first to the last, and what is not found."""
    placed, unplaced = [], []
    for remark in remarks:
        first, last = (places.find(anchor_at(text, span)) for span in (remark.spans[0], remark.spans[-1]))
        if first is None or last is None or first.start >= last.end:
            unplaced.append(remark)
        else:
            placed.append((Span(start=first.start, end=last.end), remark))
    return placed, tuple(unplaced)


def _take_out(first: Any, last: Any) -> None:
    """Put the ends of a comment, set beside two runs, outside tracked changes and links that begin or end there.

    A tracked change then stays as it is, and the comment stays whatever becomes of the change.
    """
    start, end = first.getprevious(), last.getnext()
    sign = end.getnext()
    while (above := start.getparent()).tag in _AROUND and above.index(start) == 0:
        above.addprevious(start)
    while (above := sign.getparent()).tag in _AROUND:
        if end.getparent() is above and sign.getnext() is None:
            above.addnext(end)
            end.addnext(sign)
        else:
            above.addnext(sign)


def _divide(runs: Sequence[_Run], edges: Iterable[int]) -> list[_Run]:
    """Divide runs at these places, and return them all."""
    wanted = sorted(edges)
    pieces = []
    for run in runs:
        rest = run
        for edge in wanted[bisect_right(wanted, run.start) : bisect_right(wanted, run.end - 1)]:
            right = _split(rest.element, edge - rest.start)
            pieces.append(_Run(rest.start, edge, rest.element))
            rest = _Run(edge, run.end, right)
        pieces.append(rest)
    return pieces


def _split(run: Any, offset: int) -> Any:
    """Divide a run after so many characters, and return the second part, which looks as the first does."""
    right = copy.deepcopy(run)
    for part, begins, ends in ((run, 0, offset), (right, offset, len(_text(run)))):
        at = 0
        for child in list(part):
            words = _words(child)
            start, at = at, at + len(words)
            if child.tag == f"{_W}rPr":
                continue
            kept = words[max(0, begins - start) : max(0, ends - start)]
            if words and not kept:
                part.remove(child)
            elif child.tag in (f"{_W}t", f"{_W}delText") and kept != words:
                child.text = kept
                child.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            elif not words and part is right and start < offset:
                # What has no text, such as a picture, stays in the first part.
                part.remove(child)
            elif not words and part is run and start >= offset:
                part.remove(child)
    run.addnext(right)
    return right
