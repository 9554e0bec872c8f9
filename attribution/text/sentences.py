"""Where sentences end, by the punctuation alone: the one rule for it, where no parse is at hand."""

import re

from attribution import lexicon
from attribution.names import is_capital

#: The marks that end a sentence.
END_MARKS = frozenset(".!?…")
#: The same in a text in which an ellipsis stands for words left out.
_STOP = re.compile(r"[.!?]")
_END = re.compile(r"(?<![.!?…])[.!?…]{1,6}[”’\"'»)\]]{0,4}(?=\s{1,3}[“‘\"'«(\[]?(?P<next>[^\W_]))")
#: The same before any word, however it begins.
_SPACED_END = re.compile(r"[.!?…][)\]]?\s+")
_SHORT = ("Jr", "Inc", "Co", "Corp", "Ltd", "No", "vs")
_LONGEST_ABBREVIATION = 10


def sentence_ends(text: str, start: int = 0) -> tuple[int, ...]:
    """Return where sentences of `text` from `start` on end and another follows: the offsets after their last marks.

    The stop of an abbreviation, of an initial or of a title ends none.

    >>> sentence_ends("“We met Mr. Lee. He waved,” she said.")
    (16,)
    >>> sentence_ends("Å. Lund left. Émile stayed. então foi.")
    (13,)
    """
    ends = (end for end in _END.finditer(text, start) if end["next"].isdigit() or is_capital(end["next"]))
    return tuple(end.end() for end in ends if end[0] != "." or not _shortens(text, end.start()))


def next_sentence(text: str, start: int, end: int) -> int | None:
    """Return where what follows the first sentence end between two offsets begins; None where no sentence ends.

    >>> next_sentence("Mr. Lee said. we stay", 0, 21), next_sentence("Mr. Lee", 0, 7)
    (14, None)
    """
    ends = _SPACED_END.finditer(text, start, end)
    return next((found.end() for found in ends if found[0][0] != "." or not _shortens(text, found.start())), None)


def has_stop(text: str) -> bool:
    """Return whether a full stop, a question mark or an exclamation mark stands in a piece of text.

    >>> has_stop("? "), has_stop(" … ")
    (True, False)
    """
    return _STOP.search(text) is not None


def count_stops(text: str, start: int, end: int) -> int:
    """Return how many full stops, question marks and exclamation marks stand between two offsets."""
    return len(_STOP.findall(text, start, end))


def _shortens(text: str, stop: int) -> bool:
    """Whether the full stop at an offset only shortens the word before it."""
    found = _abbreviation().search(text, max(0, stop - _LONGEST_ABBREVIATION), stop)
    return found is not None and (found["initial"] is None or found["initial"] != found["initial"].lower())


@lexicon.cached
def _abbreviation() -> re.Pattern[str]:
    months = {name for name in map(str.capitalize, lexicon.MONTH_NUMBERS) if name not in lexicon.MONTHS}
    short = {*_SHORT, *months, *map(str.capitalize, lexicon.short_titles())}
    words = "|".join(sorted(short, key=len, reverse=True))
    return re.compile(rf"(?:\b(?:(?P<initial>[^\W\d_])|{words})|\.[^\W\d_])\Z")
