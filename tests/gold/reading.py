"""Articles of our own with what is said in them marked; README.md beside this file explains the marks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from attribution.model import QuotationKind, SourceKind

ARTICLES = Path(__file__).with_name("articles")
Bounds = tuple[int, int]

_HEAD = re.compile(
    r"\{(?:@(?P<mention>\w+)|(?P<nobody>nobody)|(?P<form>[id]:)?(?P<key>\w+)(?P<where>[<>+*])(?:~(?P<via>\w+))?) "
)
_KINDS: tuple[SourceKind, ...] = ("person", "group", "organization", "document", "other")
_OPENING, _CLOSING = "“‘\"'", "”’\"'"


@dataclass(frozen=True)
class Identity:
    """Somebody who speaks in an article."""

    key: str
    #: The fullest name that the article gives, or the fullest description.
    name: str
    kind: SourceKind
    named: bool


class MarkedMention(NamedTuple):
    """Where the article mentions an identity beside what it says."""

    key: str
    start: int
    end: int
    #: It stands in the words of a quotation.
    inside: bool


@dataclass(frozen=True)
class MarkedQuotation:
    """What is said, by whom, and the mention that tells so: several where none stands beside the words."""

    key: str
    kind: QuotationKind
    pieces: tuple[Bounds, ...]
    mentions: tuple[Bounds, ...]
    #: The identity that passes the words on, and its mention.
    via: str | None
    via_mention: Bounds | None
    #: It stands in the words of another quotation.
    nested: bool


@dataclass(frozen=True)
class Article:
    """An article without its marks, and what they say; all offsets are code points into the text."""

    name: str
    text: str
    identities: dict[str, Identity]
    mentions: tuple[MarkedMention, ...]
    quotations: tuple[MarkedQuotation, ...]
    #: What stands in quotation marks and is nobody's words.
    nobodys: tuple[Bounds, ...]


@dataclass
class _Mark:
    """A mark as it stands in the file; `pieces` grows by those that go on with it."""

    head: re.Match[str]
    pieces: list[Bounds]
    #: How many quotations it stands in.
    depth: int


def read_articles(folder: Path = ARTICLES) -> tuple[Article, ...]:
    """Return the articles of a folder, by name."""
    return tuple(read_article(path) for path in sorted(folder.glob("*.txt")))


def read_article(path: Path) -> Article:
    """Return the article of a marked file.

    Raises:
        ValueError: The file is not marked as README.md says; the message says where.
    """
    return parse_article(path.read_bytes().decode("utf-8"), path.stem)


def parse_article(marked: str, name: str = "article") -> Article:
    r"""Return the article that a marked text holds.

    Raises:
        ValueError: It is not marked as README.md says; the message says where.

    >>> article = parse_article("lee  Ana Lee | person | named\n---\n{lee> “Yes,”} said {@lee Lee}.")
    >>> article.text, article.quotations[0].pieces, article.quotations[0].mentions
    ('“Yes,” said Lee.', ((0, 6),), ((12, 15),))
    """
    header, line, body = marked.partition("---\n")
    if not line:
        raise ValueError(f"{name}: no line --- ends the header")
    try:
        identities = _read_header(header)
        text, marks = _read_marks(body)
        article = _assemble(name, text, identities, marks)
        _check_keys(article)
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from None
    return article


def _read_header(header: str) -> dict[str, Identity]:
    """Return the identities, by key; a line without a bar is a remark."""
    identities = {}
    for line in filter(None, header.splitlines()):
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) == 1:
            continue
        key, _, full_name = cells[0].partition(" ")
        kind = next((k for k in _KINDS if k == cells[1]), None)
        if len(cells) != 3 or kind is None or cells[2] not in ("named", "unnamed") or key in identities:
            raise ValueError(f"not “key  name | kind | named or unnamed”, or twice: {line}")
        identities[key] = Identity(key, full_name.strip(), kind, cells[2] == "named")
    return identities


def _read_marks(body: str) -> tuple[str, list[_Mark]]:
    """Return the text without marks, and the marks in the order in which they open."""
    text: list[str] = []
    marks: list[_Mark] = []
    opened: list[tuple[_Mark, int]] = []
    place = 0
    while place < len(body):
        head = _HEAD.match(body, place)
        if head:
            mark = _Mark(head, [], sum(outer.head["mention"] is None for outer, _ in opened))
            marks.append(mark)
            opened.append((mark, len(text)))
            place = head.end()
            continue
        if body[place] == "{" or (body[place] == "}" and not opened):
            raise ValueError(f"not a mark: {body[place : place + 40]!r}")
        if body[place] == "}":
            mark, start = opened.pop()
            mark.pieces.append((start, len(text)))
        else:
            text.append(body[place])
        place += 1
    if opened:
        raise ValueError(f"never closed: {opened[0][0].head[0]!r}")
    return "".join(text), marks


def _assemble(name: str, text: str, identities: dict[str, Identity], marks: list[_Mark]) -> Article:
    mentions = tuple(MarkedMention(m.head["mention"], *m.pieces[0], m.depth > 0) for m in marks if m.head["mention"])
    quotations = _join_pieces([m for m in marks if m.head["key"]])
    return Article(
        name=name,
        text=text,
        identities=identities,
        mentions=mentions,
        quotations=tuple(_quotation(mark, text, mentions) for mark in quotations),
        nobodys=tuple(m.pieces[0] for m in marks if m.head["nobody"]),
    )


def _join_pieces(marks: Sequence[_Mark]) -> list[_Mark]:
    """Return one mark for each quotation: a `+` goes on with the last one of the same identity."""
    whole: list[_Mark] = []
    for mark in marks:
        if mark.head["where"] != "+":
            whole.append(mark)
            continue
        begun = next((w for w in reversed(whole) if (w.head["key"], w.depth) == (mark.head["key"], mark.depth)), None)
        if begun is None:
            raise ValueError(f"nothing goes before {mark.head[0]!r}")
        begun.pieces += mark.pieces
    return whole


def _quotation(mark: _Mark, text: str, mentions: Sequence[MarkedMention]) -> MarkedQuotation:
    via = mark.head["via"]
    return MarkedQuotation(
        key=mark.head["key"],
        kind=_kind(mark, text),
        pieces=tuple(mark.pieces),
        mentions=_speakers(mark, mentions),
        via=via,
        via_mention=_nearest(mark, via, mentions) if via else None,
        nested=mark.depth > 0,
    )


def _kind(mark: _Mark, text: str) -> QuotationKind:
    """Return the kind, which the marks of quotation show: it is only written where they do not stand."""
    words = [text[a:b] for a, b in mark.pieces]
    quoted = any(sign in piece for piece in words for sign in '“”"')
    if mark.head["form"]:
        if quoted and mark.head["form"] == "i:":
            raise ValueError(f"indirect, with quotation marks: {words}")
        return "indirect" if mark.head["form"] == "i:" else "direct"
    if not quoted and not any(sign in piece for piece in words for sign in "‘'"):
        raise ValueError(f"neither indirect nor in quotation marks: {words}")
    return "direct" if all(piece[0] in _OPENING and piece[-1] in _CLOSING for piece in words) else "mixed"


def _speakers(mark: _Mark, mentions: Sequence[MarkedMention]) -> tuple[Bounds, ...]:
    """Return the mention that the mark points at: the next after it, the last before it, or all of them."""
    own = [m for m in mentions if m.key == mark.head["key"] and (mark.depth or not m.inside)]
    start, end = mark.pieces[0]
    match mark.head["where"]:
        case ">":
            own = [m for m in own if m.start >= end][:1]
        case "<":
            own = [m for m in own if m.end <= start][-1:]
    if not own:
        raise ValueError(f"no mention where {mark.head[0]!r} points")
    return tuple((m.start, m.end) for m in own)


def _nearest(mark: _Mark, key: str, mentions: Sequence[MarkedMention]) -> Bounds:
    start = mark.pieces[0][0]
    own = [m for m in mentions if m.key == key]
    if not own:
        raise ValueError(f"no mention of {key}, through whom {mark.head[0]!r} comes")
    mention = min(own, key=lambda m: abs(m.start - start))
    return mention.start, mention.end


def _check_keys(article: Article) -> None:
    used = {m.key for m in article.mentions} | {q.key for q in article.quotations}
    if used - set(article.identities):
        raise ValueError(f"not in the header: {', '.join(sorted(used - set(article.identities)))}")
    speaking = {q.key for q in article.quotations} | {q.via for q in article.quotations}
    if set(article.identities) - speaking:
        raise ValueError(f"says nothing: {', '.join(sorted(set(article.identities) - speaking))}")
