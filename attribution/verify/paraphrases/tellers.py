"""Who tells a sentence of a record without labels: minutes, a reporter's notes, a release that quotes somebody."""

import re
from bisect import bisect_right

from attribution.names import is_capital
from attribution.verify.paraphrases.terms import pauses
from attribution.verify.records import heads_in
from attribution.verify.words import Tokens, is_number, words

#: Under these labels a hearing has whoever was sworn last: "TAMSIN BIRCH, sworn".
_ANSWERING = frozenset({"a", "answer", "witness", "the witness"})
_PRONOUNS = frozenset({"he", "she"})
_NO_NAMES = _PRONOUNS | {"i", "we", "you", "they", "it", "this", "that", "who"}
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_MARKED = re.compile(r"“[^“”]*(?:”|\Z)|\"[^\"]*(?:\"|\Z)")
_NAME = r"(?:[A-Z][\w’'-]*\.?[ \t]+){0,3}[A-Z][\w’'-]+"
_SAYING = r"(?:said|says|added|adds|told|explained|continued|noted|warned)"
#: "…,” said the trust's chair, Ana Diaz", "Mr Diaz said: “…”".
_SAID = re.compile(rf"\b{_SAYING}[ \t\n]+(?:[^.A-Z\n]{{0,60}}?)({_NAME})|({_NAME})[ \t\n]+{_SAYING}\b")
_PRONOUN_SAID = re.compile(rf"\b(?:[Hh]e|[Ss]he)[ \t\n]+{_SAYING}\b|\b{_SAYING}[ \t\n]+(?:he|she)\b")


class Tellers:
    """Those who tell the sentences of a record, as far as it says so."""

    def __init__(self, record: Tokens) -> None:
        self._record = record
        # Only a hearing has labels and heads.
        text = record.text if any(_is_told(segment.speaker) for segment in record.segments) else ""
        self._heads = list(heads_in(text))
        self._head_starts = [start for start, _ in self._heads]
        self._quoted = list(_quoted_in(text))
        self._quoted_starts = [start for start, _, _ in self._quoted]
        self._last: str | None = None

    def of(self, low: int, high: int) -> str | None:
        """Return who tells the sentence from a word up to another, or None; sentences are asked for in their order."""
        record = self._record
        label = record.segment(low).speaker
        if label is not None:
            return self._head(record.starts[low]) if _is_told(label) else None
        goes_on = low > 0 and "\n" not in record.between(low) and record.keys[low] in _PRONOUNS
        told = _reported_by(record, low, high) or (self._last if goes_on else None)
        self._last = told
        return told or self._quoting(record.starts[low]) or self._head(record.starts[low])

    def _quoting(self, place: int) -> str | None:
        at = bisect_right(self._quoted_starts, place) - 1
        if at < 0:
            return None
        _, end, name = self._quoted[at]
        return name if place < end else None

    def _head(self, place: int) -> str | None:
        at = bisect_right(self._head_starts, place) - 1
        return self._heads[at][1] or None if at >= 0 else None


def _is_told(label: str | None) -> bool:
    """Whether something else than a label says who speaks."""
    return label is None or label.lower() in _ANSWERING


def _reported_by(record: Tokens, low: int, high: int) -> str | None:
    """Return whom minutes name who report a sentence: "Cllr Brandt" of "2.1 Cllr Brandt said that it was late"."""
    first = low
    while first < high and is_number(record.keys[first]):
        first += 1
    if record.keys[first : first + 1] == ["in"] and record.keys[first + 1 : first + 3] in (
        ["reply", "to"],
        ["response", "to"],
    ):
        first = next((at for at in range(first + 3, high) if pauses(record, at)), first)
    at = first
    while at < high and is_capital(record.surface(at)) and record.keys[at] != "the":
        at += 1
    is_named = first < at < high and record.keys[first] not in _NO_NAMES
    tells = is_named and (record.keys[at] in words("reporting") or record.keys[at] in words("reporting_in_minutes"))
    is_report = tells and not pauses(record, at)
    return record.text[record.starts[first] : record.ends[at - 1]] if is_report else None


def _quoted_in(text: str) -> list[tuple[int, int, str]]:
    """Return the stretches in marks of a text, with the one whom their paragraph names as saying them."""
    found: list[tuple[int, int, str]] = []
    start, last = 0, ""
    for end in [*(match.start() for match in _PARAGRAPH.finditer(text)), len(text)]:
        paragraph = text[start:end]
        marked = list(_MARKED.finditer(paragraph)) if '"' in paragraph or "“" in paragraph else []
        if marked:
            rest = _MARKED.sub("|", paragraph)
            names = {one or two for one, two in _SAID.findall(rest)}
            last = names.pop() if len(names) == 1 else last if not names and _PRONOUN_SAID.search(rest) else ""
            found += [(start + one.start(), start + one.end(), last) for one in marked if last]
        start = end
    return found
