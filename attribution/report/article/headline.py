"""What an article is called where nothing but its text says it: the title that its file marks, or its first line."""

import re

from attribution.model import Document
from attribution.text import find_dateline, read_layout

#: A headline has so many characters at most, and so many words at least.
_LONGEST = 120
_FEWEST_WORDS = 2
_BYLINE = re.compile(r"by\s", re.IGNORECASE)
_BYLINE_AFTER = re.compile(r"\s*\n[ \t]*by\s", re.IGNORECASE)
_BLANK_AFTER = re.compile(r"[ \t]*\r?\n[ \t]*\r?\n")
#: What ends a sentence, or shows that a line goes on.
_END = re.compile(r"[.!?…:;,—–-][”’\"')\]]*\Z")
_FULL_STOP = re.compile(r"\.[”’\"']?\Z")
#: A word that a headline in capitals begins with one; shorter ones may be small in it.
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_FEWEST_CAPITALS, _LEAST_CAPITALS = 3, 0.75


def find_headline(document: Document) -> str | None:
    r"""Return what the text itself has as the article's title, on one line, or None.

    That is a part which the file marks as the title, or else the first line where it stands alone above an empty line
    or a byline, is short and has no end as a sentence has. A full stop counts for nothing above a dateline, or where
    nearly every word has a capital, as in “Harbour Bridge To Close.”

    >>> find_headline(Document.from_text("Harbour bridge to close\n\nELY (AP) - It shuts on Monday."))
    'Harbour bridge to close'
    >>> find_headline(Document.from_text("It rained.\n\nNobody came.")) is None
    True
    """
    text = document.text
    for part in document.parts:
        if part.kind == "title":
            return " ".join(text[part.start : part.end].split()) or None
    paragraphs = read_layout(text, max(0, document.body_start)).paragraphs
    if not paragraphs:
        return None
    above_dateline = len(paragraphs) > 1 and find_dateline(text, *paragraphs[1], leads=True) is not None
    return _first_line(text, *paragraphs[0], may_stop=above_dateline)


def _first_line(text: str, start: int, end: int, *, may_stop: bool) -> str | None:
    line = text[start:end]
    stands_alone = _BLANK_AFTER.match(text, end) and text[end:].strip()
    if not (stands_alone or _BYLINE_AFTER.match(text, end)) or "\n" in line or len(line) > _LONGEST:
        return None
    if _BYLINE.match(line) or find_dateline(text, start, end, leads=True) is not None:
        return None
    if len(line.split()) < _FEWEST_WORDS or not line.lstrip("“‘\"'«¿¡").strip()[:1].isalnum():
        return None
    is_headline = not _END.search(line) or (_FULL_STOP.search(line) and (may_stop or _is_in_capitals(line)))
    return " ".join(line.split()) if is_headline else None


def _is_in_capitals(line: str) -> bool:
    words = _LONG_WORD.findall(line)
    capitals = sum(1 for word in words if word[:1].isupper())
    return capitals >= _FEWEST_CAPITALS and capitals >= _LEAST_CAPITALS * len(words)
