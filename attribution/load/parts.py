"""What in an article is not its running text: labelled, never taken out."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from attribution.load.repeats import find_repeats
from attribution.model import Part, PartKind, Span
from attribution.text import find_dateline

#: What a line is by its words: each form has to fit the whole line. They are tried in this order.
_FORMS: tuple[tuple[PartKind, str], ...] = (
    ("advertisement", r"[\W_]{0,5}(?:advertise?ment|sponsored(?: content| by .{1,60})?|paid post)[\W_]{0,5}"),
    ("advertisement", r"(?:story|article) continues (?:below|after)(?: (?:this )?ad(?:vertisement)?)?\W{0,3}"),
    (
        "read-more",
        r"(?:read|see) (?:more|also|next)(?: on this(?: story)?| here)?(?:\W{0,3}|\s{0,3}[:|>»→–—].{0,300})",
    ),
    (
        "read-more",
        r"(?:related|recommended|more on this|watch|listen|in pictures|also read)"
        r"(?: stor(?:y|ies)| articles?| coverage| reading)?:.{0,300}",
    ),
    (
        "newsletter",
        r"(?:sign up|subscribe|register)\b[^“\"]{0,160}\b(?:newsletters?|inbox|alerts?|e-?mails?)\b[^“\"]{0,100}",
    ),
    (
        "correction",
        r"(?:corrections?|clarifications?|editor['’]s note|updated?)(?: \([^)\n]{1,60}\)| on [^:\n]{1,40})?:\s.+",
    ),
    (
        "correction",
        r"\W?this (?:story|article|report|version|post) (?:has been|was) (?:updated|corrected|amended)\b.{0,500}",
    ),
    ("contributors", r"\(?(?:additional )?(?:reporting|writing|editing|compiled) by [^“\"]{1,300}"),
    (
        "contributors",
        r"[^“\"]{1,200} contributed (?:to this (?:report|story|article)|reporting)\b[^“\"]{0,80}",
    ),
    ("copyright", r"(?:©|\(c\)|copyright (?:©|\(c\)|[12][0-9]{3})).{0,300}"),
    ("copyright", r"[^“\"]{0,120}\ball rights reserved\b[^“\"]{0,160}"),
    ("end-mark", r"- ?30 ?-|#(?: ?#){2,4}|- ?ends? ?-|(?-i:ENDS)"),
)
_LINES = tuple((kind, re.compile(form, re.IGNORECASE)) for kind, form in _FORMS)

#: A line longer than this is running text, and is not looked at.
_MAX_LINE = 700

_LINE = re.compile(r"[^\r\n]+")
#: "— Ann Lee (@annlee) March 2, 2024", as networks write under a post that is shown elsewhere.
_POSTED = re.compile(
    r"(?:—|–|--|&mdash;)\s?[^\W\d_][^\r\n—()]{1,60}\s\(@[\w.]{1,40}\)\s(?:on\s)?(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},\s\d{4}"
    r"|\d{1,2}\s[A-Z][a-z]{2,8}\.?\s\d{4})[\s.]{0,3}"
)
#: What a line has before it that is set off; a list's sign makes it an item of a list.
_INDENTED = re.compile(r"(?: {2,12}|\t)(?=[^\s*•·>–—-])(?!\d{1,3}[.)])")
#: Two such signs begin a turn in some transcripts.
_QUOTING = re.compile(r"[ \t]{0,3}>(?!>)")


def label_parts(text: str, body_start: int = 0, parts: Iterable[Part] = ()) -> tuple[Part, ...]:
    r"""Return the parts of an article: those that its reader knows of, and those that its words show.

    A pull quote is told where the running text has its words, in `Part.repeats`. A paragraph whose words all stand in
    a longer one, one after the other, is a pull quote too.

    >>> text = "“We told the ministry in writing,” Ann Lee said.\n\nWe told the ministry in writing\n\nAdvertisement"
    >>> [(part.kind, text[part.start : part.end], part.repeats) for part in label_parts(text)]
    [('pull-quote', 'We told the ministry in writing', Span(start=1, end=32)), ('advertisement', 'Advertisement', None)]
    """
    known = sorted(parts, key=lambda part: part.start)
    lines = [Span(start=line.start(), end=line.end()) for line in _LINE.finditer(text, body_start)]
    free = list(_outside(lines, known))
    known += (*_quoted_lines(text, free), *_posts(text, free), *_indented(text, free))
    free = list(_outside(free, known))
    known += _by_words(text, free)
    if first := next(_outside(free, known), None):
        known += _dateline(text, first)
    known = find_repeats(text, known, tuple(_outside(free, known)))
    return tuple(sorted(known, key=lambda part: part.start))


def _outside(lines: Iterable[Span], parts: Iterable[Part]) -> Iterator[Span]:
    """Yield the lines that lie in no part."""
    taken = sorted((part.start, part.end) for part in parts)
    for line in lines:
        at = bisect_left(taken, (line.end, -1))
        if at == 0 or taken[at - 1][1] <= line.start:
            yield line


def _quoted_lines(text: str, lines: Iterable[Span]) -> Iterator[Part]:
    """Yield what is set off by ">" before each of its lines, as in Markdown; lines with nothing between are one."""
    start = end = -1
    for line in lines:
        is_quoted = _QUOTING.match(text, line.start, line.end) is not None
        if is_quoted and start >= 0 and text[end : line.start].count("\n") <= 1:
            end = line.end
            continue
        if start >= 0:
            yield Part(kind="block-quote", start=start, end=end)
        start, end = (line.start, line.end) if is_quoted else (-1, -1)
    if start >= 0:
        yield Part(kind="block-quote", start=start, end=end)


def _indented(text: str, lines: Iterable[Span]) -> Iterator[Part]:
    """Yield what is set off by spaces before each of its lines, under a line without any that ends in a colon."""
    announced = False
    start = end = -1
    for line in lines:
        words = text[line.start : line.end]
        if not words.strip():
            continue
        if (
            (announced or start >= 0)
            and _INDENTED.match(words)
            and (start < 0 or text[end : line.start].count("\n") <= 1)
        ):
            start, end, announced = (start if start >= 0 else line.start), line.end, False
            continue
        if start >= 0:
            yield Part(kind="block-quote", start=start, end=end)
        start = -1
        announced = words.rstrip().endswith(":") and not words[0].isspace()
    if start >= 0:
        yield Part(kind="block-quote", start=start, end=end)


def _posts(text: str, lines: Iterable[Span]) -> Iterator[Part]:
    """Yield the posts that are shown in an article: they end in a name, its handle and a date, or these stand below."""
    before: Span | None = None
    for line in lines:
        found = _POSTED.search(text, line.start, line.end)
        if found is not None and found.end() == line.end and not _QUOTING.match(text, line.start, line.end):
            below = found.start() == line.start and before is not None
            yield Part(kind="block-quote", start=before.start if below and before else line.start, end=line.end)
            before = None
        else:
            before = line


def _by_words(text: str, lines: Iterable[Span]) -> Iterator[Part]:
    for line in lines:
        words = text[line.start : line.end].strip()
        if not words or len(words) > _MAX_LINE:
            continue
        for kind, form in _LINES:
            if form.fullmatch(words):
                start = text.index(words, line.start)
                yield Part(kind=kind, start=start, end=start + len(words))
                break


def _dateline(text: str, line: Span) -> Iterator[Part]:
    start = line.start + len(text[line.start : line.end]) - len(text[line.start : line.end].lstrip())
    begins = find_dateline(text, start, line.end)
    if begins is not None:
        yield Part(kind="dateline", start=start, end=len(text[:begins].rstrip()))
