"""What stands in a text and is none of its words: addresses of links, marks of notes, comments under a draft.

The rest of the library sees spaces there, so nobody is found in an address, and no word of a comment is quoted.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_ADDRESS = r"<[^<>\n]{1,2000}>|[^()\s<>]{1,2000}(?:\([^()\s]{0,200}\)[^()\s<>]{0,200})?"
_TITLE = r"\"[^\"\n]{0,300}\"|“[^”\n]{0,300}”|'[^'\n]{0,300}'"
#: A link of Markdown: its brackets and its address are silent, its words are the article's.
_LINK = re.compile(
    rf"(?P<open>!?\[)(?P<words>[^\[\]\n]{{0,500}})(?P<close>\](?:\((?P<address>{_ADDRESS})(?:\s{{1,4}}(?:{_TITLE}))?\s?\)"
    r"|\[(?P<name>[^\[\]\n]{1,80})\]))"
)
#: What an address has, and a remark in brackets after brackets has not: "[sic] (twice)".
_ADDRESS_SIGN = re.compile(r"[/#@]|\.\w")
_DEFINED = re.compile(
    r"^ {0,3}\[(?P<name>[^\[\]\n^]{1,80})\]:[ \t]+(?:https?://|<|/|#|\.)[^\n\r]{1,2000}$", re.MULTILINE
)
_PLAIN_ADDRESS = re.compile(r"<https?://[^<>\s]{1,2000}>")
#: The mark of a footnote right after a word or a mark, "[3]", "[^3]", "¹"; and the footnotes of Markdown.
_NOTE_MARK = re.compile(
    r"(?<=[^\s\[\](){}])(?:\[(?:\d{1,3}|\^[^\[\]\s]{1,30})\]){1,9}(?!\()|(?<=[.,!?;:”\"’')])[¹²³⁰⁴-⁹]{1,3}(?!\w)"
)
_NOTE = re.compile(r"^\[\^[^\[\]\s]{1,30}\]:[^\n\r]*(?:(?:\r\n|\n|\r)[ \t]{2,}[^\n\r]+)*", re.MULTILINE)
#: What mail programs and Markdown set before quoted lines. Two such signs together begin a turn in some transcripts.
_QUOTING = re.compile(r"^[ \t]{0,3}>(?!>)(?:[ \t]>(?!>))*[ \t]?", re.MULTILINE)
#: A comment in the text that Google Docs makes of a draft: "[a]Who says so?" in a line below, "[a]" in the draft.
_COMMENT = re.compile(r"^\[(?P<mark>[a-z]{1,2})\](?P<words>[^\n\r]*)", re.MULTILINE)
#: So many lines that begin with "[a]" are tried as the first comment.
_MOST_TRIED = 5


class DraftComment(NamedTuple):
    """A comment under a draft."""

    words: str
    #: Where its mark stands in the draft.
    start: int
    end: int


class Comments(NamedTuple):
    """The comments under a draft, and where they begin; the text's end where there are none."""

    comments: tuple[DraftComment, ...]
    start: int


def find_comments(text: str, start: int = 0) -> Comments:
    r"""Return the comments that stand under a draft, as Google Docs writes them where it makes plain text of one.

    >>> find_comments("“It is safe,[a]” she said.\n\n[a]Who says so?")
    Comments(comments=(DraftComment(words='Who says so?', start=12, end=15),), start=28)
    """
    rows = list(_COMMENT.finditer(text, start))
    firsts = [place for place, row in enumerate(rows) if row["mark"] == "a"][:_MOST_TRIED]
    for place in firsts:
        below, begins = rows[place:], rows[place].start()
        # Each mark is looked for once, however often it stands below.
        places = {mark: _mark_of(mark, text, start, begins) for mark in dict.fromkeys(row["mark"] for row in below)}
        if places["a"] is not None:
            ends = [*(row.start() for row in below[1:]), len(text)]
            found = [
                DraftComment(" ".join(text[row.start("words") : end].split()), *at)
                for row, end in zip(below, ends, strict=True)
                if (at := places[row["mark"]]) is not None
            ]
            return Comments(tuple(found), begins)
    return Comments((), len(text))


def _mark_of(letter: str, text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the mark of a comment stands: right after a word, or else anywhere but at the start of a line."""
    mark = f"[{letter}]"
    found = None
    at = text.find(mark, start, end)
    while at >= 0:
        if at > start and not text[at - 1].isspace():
            return at, at + len(mark)
        if at > start and text[at - 1] not in "\r\n":
            found = found or (at, at + len(mark))
        at = text.find(mark, at + 1, end)
    # The first has to show that there are comments at all.
    return None if letter == "a" else found


def find_silent(text: str, start: int = 0) -> tuple[tuple[int, int], ...]:
    """Return the stretches of a text from `start` on that are none of its words, in text order; no two overlap.

    >>> text = 'As [Ann Lee](https://ely.example "About her") said.[1]'
    >>> [text[begin:end] for begin, end in find_silent(text)]
    ['[', '](https://ely.example "About her")', '[1]']
    """
    return merged(_all(text, start))


def merged(stretches: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return stretches in text order, those that overlap as one, without empty ones.

    >>> merged([(5, 9), (1, 3), (2, 4)])
    ((1, 4), (5, 9))
    """
    found: list[tuple[int, int]] = []
    for begin, end in sorted(stretches):
        if found and begin < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        elif begin < end:
            found.append((begin, end))
    return tuple(found)


def blank(text: str, silent: tuple[tuple[int, int], ...]) -> str:
    r"""Return a text of the same length with spaces for what is silent; line ends stay.

    >>> blank("Safe.[1]", ((5, 8),))
    'Safe.   '
    """
    pieces, done = [], 0
    for begin, end in silent:
        pieces += [text[done:begin], re.sub(r"[^\n\r]", " ", text[begin:end])]
        done = end
    return "".join([*pieces, text[done:]])


def _all(text: str, start: int) -> Iterator[tuple[int, int]]:
    if "[" in text:
        yield from _links(text, start)
        yield from (found.span() for form in (_NOTE, _NOTE_MARK) for found in form.finditer(text, start))
        comments = find_comments(text, start)
        if comments.comments:
            yield from ((comment.start, comment.end) for comment in comments.comments)
            yield comments.start, len(text)
    elif re.search(r"[¹²³⁰⁴-⁹]", text):
        yield from (found.span() for found in _NOTE_MARK.finditer(text, start))
    if ">" in text:
        yield from (found.span() for form in (_QUOTING, _PLAIN_ADDRESS) for found in form.finditer(text, start))


def _links(text: str, start: int) -> Iterator[tuple[int, int]]:
    defined = {found["name"].casefold() for found in _DEFINED.finditer(text, start)}
    yield from (found.span() for found in _DEFINED.finditer(text, start))
    for found in _LINK.finditer(text, start):
        named = found["name"] is not None and found["name"].casefold() in defined
        if not named and (found["address"] is None or not _ADDRESS_SIGN.search(found["address"])):
            continue
        if found["open"] == "![":
            yield found.span()
        else:
            yield found.span("open")
            yield found.span("close")
