"""The narrator's words in a record that is an article itself, such as "she said".

What a narrator says between two pieces of a quotation is no part of it, so that nothing is cut where it is left off.
"""

import re

from attribution.names import is_capital
from attribution.text import has_stop
from attribution.verify.words import Tokens, words

_CLOSES = re.compile(r"[,.!?…—–-]*[\"”’']")
_ENDED = re.compile(r"\.[\"”’']")
_OPENS = re.compile(r"[\"“‘'][\[(…. ]*\Z")
_MARK = re.compile(r"[\"“”]")
_QUOTED = re.compile(r"[“\"][^“”\"]*(?:[”\"]|\Z)")
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Ww]e|[Uu]s|[Oo]ur)\b")
#: So many characters before a place tell whether a narrator speaks, and the rest of their paragraph.
_BEFORE = 600
#: A longer narration is a story of its own.
_LONGEST = 25
_LONGEST_TAG = 14


def closes_marks(record: Tokens, index: int) -> bool:
    """Return whether a quotation in an article ends before a word."""
    return 0 < index < len(record) and _is_article(record, index) and bool(_CLOSES.match(record.between(index)))


def opens_marks(record: Tokens, index: int) -> bool:
    """Return whether a quotation in an article begins at a word."""
    return 0 < index < len(record) and _is_article(record, index) and bool(_OPENS.search(record.between(index)))


def is_narration(record: Tokens, low: int, high: int) -> bool:
    """Return whether the words from `low` up to `high` are a narrator's, between two pieces of what one person says."""
    if not 0 < high - low <= _LONGEST or not (closes_marks(record, low) and opens_marks(record, high)):
        return False
    if not record.share_paragraph(low - 1, high):
        return False
    if any(_MARK.search(record.between(index)) for index in range(low + 1, high)):
        return False
    return _reports(record, low, high) and not _is_next_of_another(record, low, high)


def narration_before(record: Tokens, index: int) -> int:
    """Return where the narration begins that ends before a word, or `index` if none does."""
    if not opens_marks(record, index):
        return index
    earliest = max(0, index - _LONGEST)
    return next((low for low in range(index - 1, earliest, -1) if is_narration(record, low, index)), index)


def narration_after(record: Tokens, index: int) -> int:
    """Return where the narration ends that begins at a word, or `index` if none does."""
    if not closes_marks(record, index):
        return index
    last = min(len(record), index + _LONGEST + 1)
    return next((high for high in range(index + 1, last) if is_narration(record, index, high)), index)


def _is_article(record: Tokens, index: int) -> bool:
    """Whether a text without labels has a narrator here, who does not say "I": a speech may quote others as well."""
    if record.segment(index).speaker is not None or record.segment(index - 1) is not record.segment(index):
        return False
    start, _ = record.layout.paragraph_around(max(0, record.starts[index] - _BEFORE))
    outside = _QUOTED.sub(" ", record.text[start : record.starts[index]])
    return not _FIRST_PERSON.search(outside)


def _reports(record: Tokens, low: int, high: int) -> bool:
    return any(record.keys[index] in words("reporting") for index in range(low, high))


def _is_next_of_another(record: Tokens, low: int, high: int) -> bool:
    """Whether what begins at `high` is said to be another person's: “No,” said Roe. “Yes,” said Diaz."""
    end = high + 1
    while end < len(record) and not closes_marks(record, end) and record.share_paragraph(end - 1, end):
        end += 1
    if not closes_marks(record, end) or _ENDED.match(record.between(end)) or not record.share_paragraph(end - 1, end):
        return False
    last = end + 1
    while last < len(record) and last - end < _LONGEST_TAG and not _is_edge(record, last):
        last += 1
    names = {record.keys[index] for index in range(end, last) if is_capital(record.surface(index))}
    known = {record.keys[index] for index in range(low, high)}
    return _reports(record, end, last) and bool(names - known)


def _is_edge(record: Tokens, index: int) -> bool:
    between = record.between(index)
    return has_stop(between) or _MARK.search(between) is not None
