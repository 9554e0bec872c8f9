"""What is a quotation mark in a text, and which way each one points."""

import re
from typing import NamedTuple

#: What may stand for an opening or a closing mark, with the direction of its shape. Names of characters in HTML, and
#: marks whose bytes were read in the wrong encoding, are marks too.
_DOUBLE = {
    '"': "",
    "＂": "",
    "″": "",
    "\ufffd": "",
    "“": "open",
    "„": "open",
    "‟": "open",
    "❝": "open",
    "〝": "open",
    "”": "close",
    "❞": "close",
    "〞": "close",
    "〟": "close",
    "«": "open",
    "»": "close",
    "「": "open",
    "」": "close",
    "『": "open",
    "』": "close",
    "``": "open",
    ",,": "open",
    "''": "",
    "‘‘": "open",
    "’’": "close",
    "\x93": "open",
    "\x94": "close",
    "â€œ": "open",
    "â€\x9d": "close",
    "&quot;": "",
    "&#34;": "",
    "&ldquo;": "open",
    "&rdquo;": "close",
    "&laquo;": "open",
    "&raquo;": "close",
    **dict.fromkeys(("&#8220;", "&#x201c;", "&#x201C;", "&#147;", "=E2=80=9C", "%u201C", "â\x80\x9c"), "open"),
    **dict.fromkeys(("&#8221;", "&#x201d;", "&#x201D;", "&#148;", "=E2=80=9D", "%u201D", "â\x80\x9d"), "close"),
    '\\"': "",
    "\\u201c": "open",
    "\\u201d": "close",
    "\\u0022": "",
    "â€\ufffd": "close",
    # Its last byte was lost altogether.
    "â€": "close",
}
_SINGLE = {
    "'": "",
    "`": "open",
    "´": "close",
    "‘": "open",
    "‚": "open",
    "‛": "open",
    "’": "close",
    "‹": "open",
    "›": "close",
    "\x91": "open",
    "\x92": "close",
    "â€˜": "open",
    "â€™": "close",
    "&lsquo;": "open",
    "&rsquo;": "close",
    "&apos;": "",
    "&#39;": "",
    **dict.fromkeys(("&#8216;", "&#x2018;", "&#145;", "=E2=80=98", "%u2018", "â\x80\x98"), "open"),
    **dict.fromkeys(("&#8217;", "&#x2019;", "&#146;", "=E2=80=99", "%u2019", "â\x80\x99"), "close"),
    "\\'": "",
    "\\u2018": "open",
    "\\u2019": "close",
}
_SHAPES = _DOUBLE | _SINGLE
_UNKNOWN = "\ufffd"
#: A dash read in the wrong encoding ends in what looks like a mark; three backticks fence off code. Both are passed by.
_MARK = re.compile(
    "```|â€[”“]|(?<![^\\s(\\[]),,(?=\\w)|‘‘|’’|``|''|\\\\[\"']|"
    + "|".join(re.escape(s) for s in sorted(_SHAPES, key=len, reverse=True) if len(s) > 2)
    + "|â€(?![\\w˜™¦•\"'])|["
    + re.escape("".join(s for s in _SHAPES if len(s) == 1))
    + "]"
)
_MARK_CHARACTERS = frozenset(s for s in _SHAPES if len(s) == 1)
#: Characters without a width: they say nothing about a mark's direction.
INVISIBLE = frozenset(
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad"
)
_BEFORE_OPEN = frozenset("([{—–-/:")
_AFTER_CLOSE = frozenset(")]}.,:;!?…—–-/")
_MOST_SKIPPED = 8
_ELISION = re.compile(r"(?:em|til|tis|twas|twere|cause|bout|round|n|ere|neath|\d\ds?)\b", re.IGNORECASE)
#: The end of a word that an apostrophe cuts short: "goin'", "rock 'n'", "th'".
_CUT_SHORT = re.compile(r"(?:\w\win|\b(?:o|ol|an|th|wi))$", re.IGNORECASE)
_CUT_AT_BOTH_ENDS = re.compile(r"['‘’]n$", re.IGNORECASE)
_LONGEST_CUT = 4


class Mark(NamedTuple):
    """A quotation mark where it stands."""

    start: int
    end: int
    #: The direction of its shape, "" for a straight one.
    shape: str
    single: bool
    #: A guillemet, which in some languages stands apart from its words by a space.
    pointed: bool
    #: "open" or "close" where its place tells, or else its shape; "" where neither does.
    direction: str
    #: The nearest characters on its sides that are no marks and have a width; "" at the paragraph's edge.
    left: str
    right: str
    #: It stands before a word that is often written with an apostrophe there: ’round, ’90s.
    doubtful: bool = False


def read_marks(text: str, bounds: tuple[tuple[int, int], ...]) -> list[list[Mark]]:
    """Return the marks of each paragraph, in text order, without apostrophes, primes after a word, and bullets."""
    rows = []
    for start, end in bounds:
        row = [mark for match in _MARK.finditer(text, start, end) if (mark := _read_mark(text, match, start, end))]
        rows.append(_drop_unknown(text, row))
    return rows


def _read_mark(text: str, match: re.Match[str], start: int, end: int) -> Mark | None:
    string = match.group()
    if string not in _SHAPES or _is_bullet(text, match, start):
        return None
    single = string in _SINGLE
    left, right = _neighbour(text, match.start(), start, -1), _neighbour(text, match.end() - 1, end, 1)
    if (single or string == _UNKNOWN) and _is_apostrophe(text, match, start, end):
        return None
    return Mark(
        start=match.start(),
        end=match.end(),
        shape=_SHAPES[string],
        single=single,
        pointed=string in "«»‹›",
        direction=_direction(left, right, _SHAPES[string]),
        left=left,
        right=right,
        doubtful=single and not left.isalnum() and bool(_ELISION.match(text, match.end())),
    )


def _is_bullet(text: str, match: re.Match[str], start: int) -> bool:
    """Whether a guillemet sets off an item of a list: it begins the paragraph, and a space parts it from the words."""
    return match.group() in "»›" and match.start() == start and text[match.end() : match.end() + 1].isspace()


def _neighbour(text: str, position: int, limit: int, step: int) -> str:
    """Return the first character beside a mark that is no mark and has a width; "" at the paragraph's edge."""
    for _ in range(_MOST_SKIPPED):
        position += step
        if not (position >= limit if step < 0 else position < limit):
            return ""
        if text[position] not in _MARK_CHARACTERS and text[position] not in INVISIBLE:
            return text[position]
    return ""


def _is_apostrophe(text: str, match: re.Match[str], start: int, end: int) -> bool:
    before, after = _beside(text, match.start(), start, -1), _beside(text, match.end() - 1, end, 1)
    if before.isalnum() and after.isalnum():
        return True
    cut = _CUT_AT_BOTH_ENDS.search(text, max(start, match.start() - 2), match.start())
    return cut is not None and not _beside(text, cut.start(), start, -1).isalnum()


def _beside(text: str, position: int, limit: int, step: int) -> str:
    """Return the first character beside a mark that has a width, be it a mark; "" at the paragraph's edge."""
    for _ in range(_MOST_SKIPPED):
        position += step
        if not (position >= limit if step < 0 else position < limit):
            return ""
        if text[position] not in INVISIBLE:
            return text[position]
    return ""


def _direction(left: str, right: str, shape: str) -> str:
    """Return "open" or "close" where the sides tell, "" where they do not."""
    left_free = not left or left.isspace() or left in _BEFORE_OPEN
    right_free = not right or right.isspace() or right in _AFTER_CLOSE
    if left_free and not right_free:
        return "open"
    if right_free and not left_free:
        return "close"
    if not left:
        return "open"
    return shape


def _drop_unknown(text: str, row: list[Mark]) -> list[Mark]:
    """Return the marks without the characters that were lost in reading, unless these stand in pairs, as marks do."""
    unknown = [mark for mark in row if text.startswith(_UNKNOWN, mark.start)]
    paired = len(unknown) % 2 == 0 and all(
        mark.direction == ("close" if place % 2 else "open") for place, mark in enumerate(unknown)
    )
    return row if paired else [mark for mark in row if not text.startswith(_UNKNOWN, mark.start)]


def may_be_apostrophe(text: str, mark: Mark) -> bool:
    """Whether a single mark after a word may be the apostrophe of a plural possessive or of a word cut short."""
    follows = text[mark.end : mark.end + 2]
    if _CUT_SHORT.search(text, max(0, mark.start - _LONGEST_CUT), mark.start):
        return follows[:1] in (" ", ",", ".") or not follows
    return mark.left in "sS" and follows[:1] == " " and follows[1:].isalpha()
