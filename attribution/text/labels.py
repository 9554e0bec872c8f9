"""What stands before the words of a line in a transcript: a time, a speaker's name, "Q." or "A."."""

import re
from typing import NamedTuple

from attribution import lexicon
from attribution.names import is_capital, is_in_capitals, match_name

_TIME = r"(?:[\[(<]?(?P<time>(?:\d{1,2}:)?\d{1,2}:\d\d(?:[.,]\d{1,3})?)[\])>]?[ \t]*[-–—]?[ \t]*)"
_LEAD = re.compile(rf"[ \t]*{_TIME}?(?P<change>(?:>>|&gt;&gt;)[ \t]*)?[*_]{{0,3}}")
#: "Q. Where were you?", and "QWhere were you?", as it is left of a page that set its letters in bold.
_LETTER = re.compile(r"(?P<letter>[QA])\.(?=\s|\Z)|(?P<glued>Q)(?=[A-Z][a-z'’])")
#: What may stand between a name and its words: "(voice-over)", ", CNN Host", a colon.
_ASIDE = r"(?P<aside>\s?[(\[][^)\]\n]{1,60}[)\]])?"
_TAIL = re.compile(rf"{_ASIDE}(?:,\s(?P<role>[^:\n]{{2,61}}))?\s?(?::[*_]{{0,3}}(?=\s|\Z)|：)")
_GAP = re.compile(r"[*_]{0,3}[ \t]*")
_LONGEST_NAME = 6
_SECONDS = (3600, 60, 1)


class Label(NamedTuple):
    """What stands before the words of a line."""

    #: Where its words begin.
    end: int
    #: Where the name, or the letter of "Q.", stands.
    name: tuple[int, int] | None = None
    #: In seconds.
    time: float | None = None
    #: Somebody else speaks from here on: there is a name, or a mark says so.
    changes: bool = False
    #: Something in brackets stands after the name.
    aside: bool = False


class _Named(NamedTuple):
    name: tuple[int, int]
    #: Where the colon after it ends.
    end: int
    aside: bool = False


def read_label(text: str, start: int, end: int, *, in_prose: bool = False) -> Label:
    """Return what stands before the words of a line from `start` to `end`: a time, a name, both or neither.

    Args:
        text: The text.
        start: Where the line begins.
        end: Where it ends.
        in_prose: Whether the line may be one of an article. There "Ana Lee said:" and "Ticket prices:" stand before
            a colon as well, so a name has no other word in lower case, nor one that heads the parts of a listing.

    >>> read_label("[00:01:10] ÅSA WELLS: The log shows it.", 0, 39)
    Label(end=22, name=(11, 20), time=70.0, changes=True, aside=False)
    >>> read_label("Nobody answered.", 0, 16)
    Label(end=0, name=None, time=None, changes=False, aside=False)
    """
    lead = _LEAD.match(text, start, end)
    assert lead is not None  # each of its parts may be empty
    time = seconds(lead["time"]) if lead["time"] else None
    letter = _LETTER.match(text, lead.end(), end)
    if letter is not None:
        named: _Named | None = _Named(letter.span(letter.lastgroup or 0), letter.end())
    else:
        named = _named(text, lead.end(), end, in_prose=in_prose)
    changes = named is not None or lead["change"] is not None
    if not changes and time is None:
        return Label(start)
    gap = _GAP.match(text, named.end if named else lead.end(), end)
    assert gap is not None  # it may be empty
    return Label(gap.end(), named and named.name, time, changes, named is not None and named.aside)


def find_label(text: str, start: int) -> tuple[int, int] | None:
    """Return where the name of a transcript's label that begins at `start` of an article's text stands, or None.

    >>> find_label("PENCE: Well, look.", 0)
    (0, 5)
    """
    lead = _LEAD.match(text, start)
    assert lead is not None  # each of its parts may be empty
    named = _named(text, lead.end(), len(text), in_prose=True)
    return named and named.name


def seconds(clock: str) -> float:
    """Return the seconds that "1:02:03.5" or "62:03" stands for.

    >>> seconds("01:02:03,500")
    3723.5
    """
    parts = clock.replace(",", ".").split(":")
    return sum(float(part) * unit for part, unit in zip(reversed(parts), reversed(_SECONDS), strict=False))


def _named(text: str, start: int, end: int, *, in_prose: bool) -> _Named | None:
    """Return the name before a colon that begins at `start`."""
    last = match_name(text, start, end, longest=_LONGEST_NAME, others=0 if in_prose else _LONGEST_NAME)
    tail = _TAIL.match(text, last, end) if last is not None else None
    if last is None or tail is None or _is_nobody(text[start:last], in_prose=in_prose):
        return None
    role = tail["role"] or ""
    if role and (not is_capital(role) or (in_prose and "." in role)):
        return None
    return _Named((start, last), tail.end(), tail["aside"] is not None)


def _is_nobody(name: str, *, in_prose: bool) -> bool:
    """Whether what stands before a colon is no speaker: "Note", "Ticket prices", in a transcript "Ana said"."""
    words = name.split()
    plain = [word.lower().removesuffix("’s").strip(".'’") for word in words]
    if in_prose:
        return not lexicon.listing_words().isdisjoint(plain)
    if plain[0] in lexicon.headings() or " ".join(plain) in lexicon.headings():
        return True
    capitals = sum(is_capital(word) or word[0].isdigit() for word in words)
    in_capitals = len(words[0]) > 1 and is_in_capitals(words[0])
    return not in_capitals and len(words) - capitals > (1 if capitals > 1 else 0)
