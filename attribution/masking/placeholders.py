"""Placeholders as they are written, and as they are read back after somebody has rewritten the text around them."""

import functools
import itertools
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

#: Of a quotation, or of a source's name.
type Letter = Literal["Q", "S"]

# Nothing that may stand before a placeholder begins a bracket: it would be taken with it.
_OPEN = r"(?:⟦|〚|\\?\[\\?\[|&(?:lobrk|#10214|#[xX]27[eE]6);)"
_CLOSE = r"(?:⟧|〛|\\?\]\\?\]|&(?:robrk|#10215|#[xX]27[eE]7);)"
#: Spaces and what has no width: editors put both where they like.
_GAP = "[\\s\u00ad\u200b-\u200f\u2060\ufeff]{0,4}"
_BODY = rf"(?P<letter>[QqSs]){_GAP}(?P<number>[0-9]{{1,6}})(?:{_GAP}[.·]{_GAP}(?P<part>[0-9]{{1,6}}))?"
#: No prefix is longer.
_LONGEST = 8
_ANY = re.compile(rf"{_OPEN}{_GAP}(?P<prefix>[A-Za-z]{{0,{_LONGEST}}}){_BODY}{_GAP}{_CLOSE}")
#: Letters that make a prefix: those of the placeholders themselves would be hard to read.
_LETTERS = "ABCDEFGHIJKLMNOPRTUVWXYZ"


class Placeholder(NamedTuple):
    """What a placeholder says: the third quotation, its second piece."""

    letter: Letter
    number: int
    part: int = 1

    def write(self, prefix: str) -> str:
        """Return it as it stands in a masked text.

        >>> Placeholder("Q", 3).write(""), Placeholder("S", 2, 4).write("A")
        ('⟦Q3⟧', '⟦AS2.4⟧')
        """
        piece = f".{self.part}" if self.part > 1 else ""
        return f"⟦{prefix}{self.letter}{self.number}{piece}⟧"


class Found(NamedTuple):
    """A placeholder in a text, and where it stands."""

    placeholder: Placeholder
    start: int
    end: int


def find_placeholders(text: str, prefix: str = "") -> Iterator[Found]:
    """Yield the placeholders of a text, in text order, also where their brackets, spaces and letters were changed.

    Args:
        text: The text.
        prefix: What its placeholders have before the letter; any other is no placeholder.

    >>> [found.placeholder.write("") for found in find_placeholders("⟦Q1⟧, [[q2]] and &lobrk; Q 3.2 &robrk;")]
    ['⟦Q1⟧', '⟦Q2⟧', '⟦Q3.2⟧']
    >>> list(find_placeholders("[Q1] and ⟦AQ1⟧"))
    []
    """
    for match in _pattern(prefix).finditer(text):
        letter: Letter = "Q" if match["letter"] in "Qq" else "S"
        yield Found(Placeholder(letter, int(match["number"]), int(match["part"] or 1)), *match.span())


def read_placeholder(written: str, prefix: str) -> Placeholder | None:
    """Return what a placeholder says that is written exactly, or None where it is not.

    >>> read_placeholder("⟦Q3.2⟧", ""), read_placeholder("[[Q3.2]]", "")
    (Placeholder(letter='Q', number=3, part=2), None)
    """
    found = next(find_placeholders(written, prefix), None)
    return found.placeholder if found and found.placeholder.write(prefix) == written else None


def free_prefix(text: str) -> str:
    """Return what to put before the letter of placeholders so that nothing in `text` is taken for one.

    >>> free_prefix("She said so."), free_prefix("She wrote ⟦Q3⟧ and [[as1]].")
    ('', 'B')
    """
    taken = {match["prefix"].upper() for match in _ANY.finditer(text)}
    longer = (itertools.product(_LETTERS, repeat=size) for size in range(_LONGEST + 1))
    prefixes = map("".join, itertools.chain.from_iterable(longer))
    return next(prefix for prefix in prefixes if prefix not in taken)


def find_near(text: str, placeholder: Placeholder, prefix: str) -> tuple[int, str] | None:
    """Return where something stands that may be meant for a placeholder but is not safely one, and what it is.

    >>> find_near("He said [Q3] today.", Placeholder("Q", 3), "")
    (8, '[Q3]')
    """
    piece = rf"[.·]{placeholder.part}" if placeholder.part > 1 else r"(?![.·]?[0-9])"
    body = rf"{prefix}{placeholder.letter}\s?{placeholder.number}{piece}"
    match = re.search(rf"(?<!\w)[\[({{<⟦〚]{{0,2}}\s?{body}(?!\w)\s?[\])}}>⟧〛]{{0,2}}", text, re.IGNORECASE)
    return (match.start(), match[0].strip()) if match else None


@functools.lru_cache(maxsize=16)
def _pattern(prefix: str) -> re.Pattern[str]:
    letters = "".join(f"[{letter}{letter.lower()}]" for letter in prefix)
    return re.compile(rf"{_OPEN}{_GAP}{letters}{_BODY}{_GAP}{_CLOSE}")
