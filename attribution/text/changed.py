"""What was changed in quoted words, by the tracked changes of a draft: where, by whom, and how they read before."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise, zip_longest
from typing import NamedTuple

import msgspec

from attribution.model import Analysis, ChangeKind, Document, Quotation, Span, TrackedChange
from attribution.text.layout import layout_of
from attribution.text.stretches import Stretch

_PUT_IN = frozenset(("insertion", "moved-here"))
#: What stands for words that the reader of a file left out.
_WITHHELD = "[…]"
_DONE: dict[ChangeKind, str] = {
    "insertion": "put in",
    "deletion": "took out",
    "moved-here": "moved here",
    "moved-away": "moved away",
}
#: Words that turn a sentence round, or say how many; with figures, the changes that are looked at first.
_TURNS = frozenset(
    "not no never none nobody nothing nowhere neither nor cannot without hardly all every some few many most "
    "one two three four five six seven eight nine ten eleven twelve hundred thousand million billion dozen half "
    "must may might could should would will can shall".split()
)
_WORD = re.compile(r"\w+(?:[’'.,]\w+)*")
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?")
#: So much of a change is told.
_LONGEST = 120


class ChangedWords(NamedTuple):
    """Quoted words that were changed."""

    place: Span
    changes: tuple[TrackedChange, ...]
    #: The words as they were, and as they are now, each on one line.
    before: str
    now: str
    #: The quotation that the first of them lies in, as far as there is one.
    quotation_id: str | None

    @property
    def told(self) -> tuple[str, ...]:
        """What was done to them, a sentence each."""
        return tuple(_told(self.changes))


def place_changes(document: Document, quotations: Sequence[Quotation]) -> Document:
    """Return a document whose tracked changes say whether they lie in quoted words, and in which quotation."""
    if document.changes is msgspec.UNSET:
        return document
    changes = _in_stretches(document)
    quoted = {id(change) for _, group in changes for change in group}
    pieces = _Pieces(quotations)
    return msgspec.structs.replace(
        document,
        changes=tuple(
            msgspec.structs.replace(it, quoted=id(it) in quoted, quotation_id=pieces.quotation_at(it))
            for it in document.changes
        ),
    )


def find_changed(analysis: Analysis) -> tuple[ChangedWords, ...]:
    """Return the quoted words that tracked changes touch, the worst first.

    First come words that were put between marks, or had none of these marks before; then changes of figures, of “not”,
    “may” and the like; then other words, those with most of them changed first; last what changed no word.
    """
    document = analysis.document
    if document.changes is msgspec.UNSET:
        return ()
    found = [_changed(document.text, stretch, group) for stretch, group in _in_stretches(document)]
    return tuple(sorted(found, key=_badness))


def _in_stretches(document: Document) -> list[tuple[Stretch, tuple[TrackedChange, ...]]]:
    """Return the stretches that changes lie in, each with its changes; a change may lie in several."""
    if document.changes is msgspec.UNSET:
        return []
    stretches = layout_of(document).outermost
    ends = [stretch.end for stretch in stretches]
    starts = [stretch.start for stretch in stretches]
    groups: dict[int, list[TrackedChange]] = defaultdict(list)
    beside = _replaced(document.changes)
    for change, with_it in zip(document.changes, beside, strict=True):
        for number in range(bisect_left(ends, change.start), bisect_right(starts, change.end)):
            if _lies_in(change, stretches[number]) or any(_lies_in(it, stretches[number]) for it in with_it):
                groups[number].append(change)
    return [(stretches[number], tuple(groups[number])) for number in sorted(groups)]


def _lies_in(change: Span, stretch: Stretch) -> bool:
    if change.start < change.end:
        return change.start < stretch.end and stretch.start < change.end
    if stretch.is_marked:
        return stretch.start < change.start < stretch.end
    return stretch.start <= change.start <= stretch.end


def _replaced(changes: Sequence[TrackedChange]) -> list[list[TrackedChange]]:
    """Return for each change what was put in its place, or what it was put in the place of."""
    beside: list[list[TrackedChange]] = [[] for _ in changes]
    for at, (one, two) in enumerate(pairwise(changes)):
        if one.end == two.start and _is_put_in(one) != _is_put_in(two):
            for mine, its in ((at, two), (at + 1, one)):
                if changes[mine].start == changes[mine].end:
                    beside[mine].append(its)
    return beside


class _Pieces:
    """The pieces of quotations, to find the one that a change lies in."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        pieces = ((span.start, span.end, quotation.id) for quotation in quotations for span in quotation.spans)
        self._pieces = sorted(pieces, key=lambda piece: (piece[0], -piece[1]))
        #: How far the pieces up to each reach.
        self._reach = list(accumulate((end for _, end, _ in self._pieces), max))

    def quotation_at(self, change: TrackedChange) -> str | None:
        """Return the quotation that a change lies in: of several the one that begins last."""
        last = bisect_right(self._pieces, change.end, key=lambda piece: piece[0])
        for number in range(last - 1, -1, -1):
            if self._reach[number] <= change.start:
                break
            start, end, name = self._pieces[number]
            if start < change.end and change.start < end and (start < change.start or change.start < change.end):
                return name
        return None


def _changed(text: str, stretch: Stretch, changes: tuple[TrackedChange, ...]) -> ChangedWords:
    before = _words(text, stretch, changes, without=True)
    now = _words(text, stretch, changes, without=False)
    quotation = next((it.quotation_id for it in changes if it.quotation_id), None)
    return ChangedWords(Span(start=stretch.start, end=stretch.end), changes, before, now, quotation)


def _words(text: str, stretch: Stretch, changes: Iterable[TrackedChange], *, without: bool) -> str:
    """Return a stretch as it is without what was put in, or as it is without what was taken out."""
    pieces, at = [], stretch.start
    for change in changes:
        start, end = max(change.start, at), min(change.end, stretch.end)
        is_there = _is_put_in(change) != without
        if change.start == change.end:
            pieces += [text[at : change.start], (change.text or _WITHHELD) if is_there else ""]
            at = max(at, change.start)
        elif start < end:
            pieces += [text[at:start], text[start:end] if is_there else ""]
            at = end
    return _line("".join([*pieces, text[at : stretch.end]]))


def _is_put_in(change: TrackedChange) -> bool:
    return change.kind in _PUT_IN


def _badness(changed: ChangedWords) -> tuple[int, int, int]:
    before, now = (_WORD.findall(words.lower()) for words in (changed.before, changed.now))
    differing = [word for word in (*before, *now) if before.count(word) != now.count(word)]
    if not before or changed.before[:1].isalnum() != changed.now[:1].isalnum():
        rank = 0
    elif any(word in _TURNS or "n’t" in word or "n't" in word or any(map(str.isdigit, word)) for word in differing):
        rank = 1
    else:
        rank = 2 if before != now else 3
    return rank, -len(differing), changed.place.start


def _told(changes: Sequence[TrackedChange]) -> Iterator[str]:
    """Yield what was done, a sentence each; one who takes words out and puts others in replaces them."""
    is_told = False
    for one, two in zip_longest(changes, changes[1:]):
        who = _line(one.author or "") or "Somebody"
        if is_told:
            is_told = False
        elif two and _replaces(one, two):
            old, new = (one, two) if one.kind == "deletion" else (two, one)
            yield f"{who} replaced {_shown(old.text)} with {_shown(new.text)}{_when(new)}."
            is_told = True
        else:
            yield f"{who} {_DONE[one.kind]} {_shown(one.text)}{_when(one)}."


def _replaces(one: TrackedChange, two: TrackedChange) -> bool:
    kinds = {one.kind, two.kind}
    return kinds == {"insertion", "deletion"} and one.author == two.author and one.end == two.start


def _when(change: TrackedChange) -> str:
    found = _TIME.match(change.when or "")
    return f" ({' '.join(filter(None, found.groups()))})" if found else ""


def _shown(words: str) -> str:
    line = _line(words)
    if not words:
        return "words that are not shown"
    if not line:
        return "white space"
    if not any(map(str.isalnum, line)):
        return f"the mark{'' if len(line) == 1 else 's'} {line}"
    return f"“{line if len(line) <= _LONGEST else line[: _LONGEST - 2].rstrip() + ' …'}”"


def _line(words: str) -> str:
    return " ".join(words.split())
