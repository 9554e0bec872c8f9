"""Which words two wordings share, and how much alike they are."""

import re
from collections import Counter
from difflib import SequenceMatcher
from itertools import pairwise

from attribution.compare.records import Piece, PieceKind

#: Words less alike than this are another quotation. The report's page uses the same when it loads a status file.
LEAST_LIKENESS = 0.6
#: A word with its inner apostrophes and hyphens, or one mark.
TOKEN = re.compile(r"\w+(?:[’'.,-]\w+)*|[^\w\s]")
_WORD = re.compile(r"\w+(?:[’'.,-]\w+)*")
#: From this many words on, the words in order take too long; then both wordings are shown whole.
_LONGEST = 2000


def same_words(old: str, new: str) -> bool:
    r"""Return whether two wordings are the same but for white space.

    >>> same_words("“Go\nnow.”", "“Go now.”"), same_words("“Go now.”", "“Go, now.”")
    (True, False)
    """
    return old.split() == new.split()


def bag(text: str) -> Counter[str]:
    """Return the words of a text, counted, in lower case.

    >>> bag("No, no!")
    Counter({'no': 2})
    """
    return Counter(word.lower() for word in _WORD.findall(text))


def likeness(one: Counter[str], two: Counter[str]) -> float:
    """Return how much alike two bags of words are: 0, nothing is shared, to 1, all is.

    >>> likeness(bag("the old bridge"), bag("the new bridge"))
    0.6666666666666666
    """
    total = one.total() + two.total()
    return 2 * (one & two).total() / total if total else 0.0


def word_pieces(old: str, new: str) -> tuple[Piece, ...]:
    """Return both wordings as pieces in order: what both have, what only the old one has, what only the new one has.

    The space after a piece belongs to it: without the deleted pieces they make the new wording, without the added ones
    the old one, but for white space.

    >>> [(piece.kind, piece.text) for piece in word_pieces("It will not close.", "It may close.")]
    [('same', 'It '), ('deleted', 'will not '), ('added', 'may '), ('same', 'close.')]
    """
    before, after = _tokens(old), _tokens(new)
    if len(before) > _LONGEST or len(after) > _LONGEST:
        return (Piece(kind="deleted", text=f"{_plain(old)} "), Piece(kind="added", text=_plain(new)))
    matcher = SequenceMatcher(
        None, [words.strip() for words in before], [words.strip() for words in after], autojunk=False
    )
    pieces: list[Piece] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            _add(pieces, "same", after[j1:j2])
            continue
        _add(pieces, "deleted", before[i1:i2])
        _add(pieces, "added", after[j1:j2])
    return tuple(pieces)


def _tokens(text: str) -> list[str]:
    """Return the words and marks of a text, each with the white space after it as one space."""
    line = _plain(text)
    starts = [found.start() for found in TOKEN.finditer(line)]
    return [line[start:end] for start, end in pairwise((*starts, len(line)))]


def _plain(text: str) -> str:
    return " ".join(text.split())


def _add(pieces: list[Piece], kind: PieceKind, tokens: list[str]) -> None:
    if tokens:
        pieces.append(Piece(kind=kind, text="".join(tokens)))
