"""Where the words stand that were looked for: a line a place, the words under one another."""

import re
from collections.abc import Iterable, Iterator

from attribution.archive.listing import on_one_line, source_words
from attribution.archive.records import Hit
from attribution.output import clean

_BOLD, _PLAIN = "\x1b[1;33m", "\x1b[0m"
#: So wide is a line where the width is not known.
_WIDTH = 140
_WHO, _WHERE = 22, 32
_LEAST_CONTEXT = 30
#: They stand around each match while its context is looked for. An article that has them loses them.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_MATCH = re.compile(f"{_OPEN}[^{_OPEN}{_CLOSE}]*{_CLOSE}")
_MARKS = str.maketrans("", "", _OPEN + _CLOSE)


def format_concordance(hits: Iterable[Hit], *, width: int | None = None, colour: bool = False) -> str:
    """Return a line for each place of the words that were looked for: who says it, the words in context, and where.

    Args:
        hits: The quotations.
        width: The columns of the terminal.
        colour: Whether to colour the words that were looked for as well.

    >>> from attribution.model import Span
    >>> hit = Hit(
    ...     article="a.txt", title=None, published="2024-05-17", url=None, outlet=None, article_hash="",
    ...     quotation_id="q-1", kind="direct", start=0, end=24, text="“The ferry sails at ten.”",
    ...     matches=(Span(start=5, end=10),), source="Ana Ruiz", source_kind="person", named=True, confidence=0.9,
    ... )
    >>> print(format_concordance([hit], width=96), end="")
    Ana Ruiz                         “The »ferry« sails at ten.”      2024-05-17 · a.txt
    """
    context = max(_LEAST_CONTEXT, (width or _WIDTH) - _WHO - _WHERE - 4)
    return "".join(f"{line}\n" for hit in hits for line in _lines(hit, context, colour=colour))


def _lines(hit: Hit, context: int, *, colour: bool) -> Iterator[str]:
    from textacy.extract.kwic import keyword_in_context  # noqa: PLC0415 -- it takes a second; no other search waits

    before = context * 2 // 5
    who = _cut(clean(source_words(hit.source, hit.source_kind, named=hit.named)), _WHO)
    where = _cut(clean(f"{hit.published or 'no date'} · {hit.article}"), _WHERE)
    marked = _marked(hit)
    # The marks of other matches are taken out again, so that more than what is shown is asked for.
    for left, found, right in keyword_in_context(marked, _MATCH, window_width=context + 2 * len(hit.matches)):
        words = f"»{found[1:-1]}«"
        after = max(0, context - before - len(words))
        shown = f"{_BOLD}{words}{_PLAIN}" if colour else words
        yield (
            f"{who:{_WHO}}  {left.translate(_MARKS)[-before:]:>{before}}{shown}"
            f"{right.translate(_MARKS)[:after]:{after}}  {where}"
        )


def _marked(hit: Hit) -> str:
    """Return the text on one line, with a mark before and after each match."""

    def piece(start: int, end: int | None) -> str:
        return on_one_line(hit.text[start:end].translate(_MARKS))

    text, at = "", 0
    for match in hit.matches:
        text += f"{piece(at, match.start)}{_OPEN}{piece(match.start, match.end)}{_CLOSE}"
        at = match.end
    return text + piece(at, None)


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"
