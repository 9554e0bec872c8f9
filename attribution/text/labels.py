"""What stands before the words of a line in a transcript: a time, a speaker's name, "Q." or "A."."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from attribution import lexicon
from attribution.names import is_capital, is_in_capitals, match_name
from attribution.text.stamps import Stamp, read_stamp, skip

_SPACE = re.compile(r"[ \t\u00a0]*")
_AFTER_TIME = re.compile(r"[ \t\u00a0]*[-–—|]?[ \t\u00a0]*")
#: A time of the day in somebody's notes, which counts for nothing unless a name follows: "11.05 LEE:".
_DOTTED = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d(?:[ \t\u00a0]?[AaPp]\.?[Mm]\b\.?)?[ \t\u00a0]+")
_CHANGE = re.compile(r"(?:(?P<change>>>|&gt;&gt;)[ \t]*)?[*_]{0,3}")
#: In a record also a bullet, or the dash of captions.
_BULLET = re.compile(r"(?:[-–—•*][ \t]+)?(?:(?P<change>>>|&gt;&gt;)[ \t]*)?[*_]{0,3}")
#: "Q. Where were you?", and "QWhere were you?", as it is left of a page that set its letters in bold.
_LETTER = re.compile(r"(?P<letter>[QA])(?:\.(?=\s|\Z)|(?=[ \t]{3,}|\t)(?=\s+\S))|(?P<glued>Q)(?=[A-Z][a-z'’])")
#: Who asks the questions that follow: "BY MS. RENN:", "CROSS-EXAMINATION BY MR ROE".
_EXAMINER = re.compile(
    r"(?P<told>(?:[A-Z-]{2,12}[ \t]){0,2}(?:[A-Z]{2,5}-)?EXAMINATION[ \t])?BY\s{1,4}"
    r"(?P<name>(?:M[RS]S?|MX|DR)\.?\s[^\W\d_][^:\n]{0,40}?)[ \t]*(?::[ \t]*|(?(told)(?=\n|\Z)|(?!)))"
)
#: As the Congressional Record has it: "Mr. ROE of Ohio. I yield.", "The PRESIDING OFFICER (Ms. ROE). No."
CAPITALS = r"(?:Ma?c|De|La|Le|Di|Van|Von|O['’])?(?:[^\W\d_a-z]['’-]?){2,30}"
_MEMBER = re.compile(
    r"(?P<name>(?:(?:Mr|Ms|Mrs|Miss|Dr)s?\.?|The|Senator|Delegate|Representative)[ \t]"
    rf"(?P<capitals>{CAPITALS}(?:[ \t]{CAPITALS}){{0,3}})(?![^\W\d_])"
    r"(?:[ \t](?:pro tempore|of [A-Z][\w. ]{2,30}?(?=[.(]|[ \t][(])))?)"
    r"(?P<aside>[ \t]\([^()\n]{1,80}\))?\.(?=[ \t—]|[ \t]*\Z)"
)
#: What may stand between a name and its words: "(voice-over)", "(Lowell) (Lab)", ", CNN Host", a colon.
_ASIDE = r"(?P<aside>(?:[ \t\u00a0]{0,3}[(\[][^)\]\n]{1,60}[)\]]){0,3})"
_TAIL = re.compile(rf"{_ASIDE}(?:,\s(?P<role>[^:\n]{{2,61}}))?[*_]{{0,3}}\s?(?::[*_]{{0,3}}(?=\s|\Z)|：)")
_OPENING = re.compile(r"[ \t\u00a0]{0,3}(?=[(\[])")
#: "An honourable member:", "The witness:".
_CALLED = re.compile(
    r"(?P<name>(?:An?|The|One|Several|Some|Another|Many)\s(?:[a-z][\w.]{1,20}\s){0,3}(?P<role>[a-z]{3,20})):(?=\s|\Z)"
)
#: Whoever writes in a chat may be called anything.
_CHATTER = re.compile(r"~?\s?(?P<name>[^\s:][^:\n]{0,40}?):(?=\s|\Z)")
_GAP = re.compile(r"[*_]{0,3}[ \t\u200e\u200f]*")
#: ">> ROE: Why? >> LEE: It is late." has two labels.
_NEXT = re.compile(r"(?<=\s)(?:>>|&gt;&gt;)(?=[\s<])")
_LONGEST_NAME = 6


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
    #: The one named asks what "Q." stands before from here on.
    asks: bool = False


class _Named(NamedTuple):
    name: tuple[int, int]
    #: Where the colon after it ends.
    end: int
    aside: bool = False
    asks: bool = False
    time: float | None = None


def read_label(text: str, start: int, end: int, *, in_prose: bool = False) -> Label:
    """Return what stands before the words of a line from `start` to `end`: a time, a name, both or neither.

    Args:
        text: The text.
        start: Where the line begins.
        end: Where it ends.
        in_prose: Whether the line may be one of an article. There "Ana Lee said:" and "Ticket prices:" stand before
            a colon as well, so a name has no other word in lower case, nor one that heads the parts of a listing.

    >>> read_label("[00:01:10] ÅSA WELLS: The log shows it.", 0, 39)
    Label(end=22, name=(11, 20), time=70.0, changes=True, aside=False, asks=False)
    >>> read_label("Nobody answered.", 0, 16)
    Label(end=0, name=None, time=None, changes=False, aside=False, asks=False)
    """
    lead = _read_lead(text, start, end, in_prose=in_prose)
    chatter = _CHATTER.match(text, lead.end, end) if lead.stamp and lead.stamp.has_date else None
    named = _named(text, lead.end, end, in_prose=in_prose)
    if named is None and chatter is not None:
        named = _Named(chatter.span("name"), chatter.end())
    changes = named is not None or lead.changes or bool(lead.stamp and lead.stamp.has_date)
    time = named.time if named and named.time is not None else lead.stamp and lead.stamp.time
    if not changes and time is None:
        return Label(start)
    gap = _GAP.match(text, named.end if named else lead.end, end)
    assert gap is not None  # it may be empty
    aside, asks = (named.aside, named.asks) if named else (False, False)
    return Label(gap.end(), named and named.name, time, changes, aside, asks)


def split_line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a line of a record that a mark for another speaker divides.

    >>> text = ">> ROE: Why? >> LEE: It is late."
    >>> [text[a:b] for a, b in split_line(text, 0, len(text))]
    ['>> ROE: Why? ', '>> LEE: It is late.']
    """
    for mark in _NEXT.finditer(text, start, end):
        if text[start : mark.start()].strip():
            yield start, mark.start()
            start = mark.start()
    yield start, end


def find_label(text: str, start: int) -> tuple[int, int] | None:
    """Return where the name of a transcript's label that begins at `start` of an article's text stands, or None.

    >>> find_label("PENCE: Well, look.", 0)
    (0, 5)
    """
    named = _colon(text, _read_lead(text, start, len(text), in_prose=True).end, len(text), in_prose=True)
    return named and named.name


class _Lead(NamedTuple):
    end: int
    stamp: Stamp | None
    #: A mark says that somebody else speaks.
    changes: bool


def _read_lead(text: str, start: int, end: int, *, in_prose: bool) -> _Lead:
    """Return what stands before the name: a time, two angles, stars."""
    at = skip(_SPACE, text, start, end)
    stamp = read_stamp(text, at, end)
    if stamp is not None and ":" not in text[at : stamp.end] and not stamp.in_brackets:
        stamp = None  # "5 minutes later"
    if stamp is not None:
        at = skip(_AFTER_TIME, text, stamp.end, end)
    elif not in_prose:
        at = skip(_DOTTED, text, at, end)
    change = (_CHANGE if in_prose else _BULLET).match(text, at, end)
    assert change is not None  # it may be empty
    return _Lead(change.end(), stamp, change["change"] is not None)


def _named(text: str, start: int, end: int, *, in_prose: bool) -> _Named | None:
    """Return the name that begins at `start` and is one by what follows it: a colon, "Q.", the stop of the record."""
    letter = _LETTER.match(text, start, end)
    if letter is not None:
        return _Named(letter.span(letter.lastgroup or 0), letter.end())
    examiner = _EXAMINER.match(text, start, end)
    if examiner is not None:
        return _Named(examiner.span("name"), examiner.end(), asks=True)
    member = _MEMBER.match(text, start, end)
    if member is not None and is_in_capitals(member["capitals"]):
        return _Named(member.span("name"), member.end(), aside=member["aside"] is not None)
    called = _CALLED.match(text, start, end)
    if called is not None and (called["role"] in lexicon.label_roles()):
        return _Named(called.span("name"), called.end())
    return _colon(text, start, end, in_prose=in_prose)


def _colon(text: str, start: int, end: int, *, in_prose: bool) -> _Named | None:
    """Return the name before a colon that begins at `start`."""
    last = match_name(text, start, end, longest=_LONGEST_NAME, others=0 if in_prose else _LONGEST_NAME)
    tail = _TAIL.match(text, last, end) if last is not None else None
    if last is None or tail is None or _is_nobody(text[start:last], in_prose=in_prose):
        return None
    role = tail["role"] or ""
    if role and (not is_capital(role) or (in_prose and "." in role)):
        return None
    opening = _OPENING.match(text, last, end)
    stamp = read_stamp(text, opening.end(), end) if opening else None
    return _Named((start, last), tail.end(), aside=bool(tail["aside"]), time=stamp and stamp.time)


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
