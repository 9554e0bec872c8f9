"""From what a reader took out of a file to a document: blocks joined, parts labelled, metadata gathered."""

import re
from collections.abc import Callable, Iterable, Iterator

import msgspec

from attribution.load.blocks import Block, Comment
from attribution.load.confidential import withhold, withhold_words
from attribution.load.damage import find_damage
from attribution.load.formats import mender
from attribution.load.metadata import Metadata, find_metadata
from attribution.load.options import Reading
from attribution.load.parts import label_parts
from attribution.model import Document, Mention, Note, Part, TrackedChange, text_hash

#: What stands between two blocks: an empty line, as between paragraphs of plain text.
_BETWEEN = "\n\n"

#: A name or a time in a file is no longer than this.
_LONGEST_NAME = 200

_SURROGATE = re.compile("[\ud800-\udfff]")


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What a file tells of an article beside its text."""

    title: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None
    outlet: str | None = None
    extra: dict[str, str] = {}


def compose(name: str, blocks: Iterable[Block], told: Told, reading: Reading, notes: tuple[Note, ...] = ()) -> Document:
    r"""Return the document of `blocks`, an empty line between two of them.

    What is confidential is left out, unless it is asked for; a note counts it. Metadata that leads the text, after its
    title, is found as in plain text; what the file tells beside it wins.

    >>> blocks = [Block("Bridge to close", "title"), Block("By Ann Lee"), Block("It is safe."), Block("Advertisement")]
    >>> document = compose("bridge.html", blocks, Told(), Reading())
    >>> document.byline, document.text[document.body_start :]
    ('Ann Lee', 'It is safe.\n\nAdvertisement')
    >>> [part.kind for part in document.parts]
    ['title', 'advertisement']
    """
    kept, notes = withhold([block for block in blocks if block.text.strip()], notes, reading)
    if reading.fix_encoding:
        mend = mender()
        mended = [_mend(block, mend) for block in kept]
        told_mended = _mend_told(told, mend)
        if mended != kept or told_mended != told:
            notes = (*notes, Note(kind="encoding", message="wrongly decoded characters were mended, as asked"))
        kept, told = mended, told_mended
    text, parts, remarks = _join(kept)
    changes = tuple(_tracked(kept))
    title_end = _title_end(text, parts)
    found = find_metadata(text[title_end:])
    body_start = _body_start(text, title_end, found)
    if not text[body_start:].strip():
        notes = (*notes, Note(kind="empty", message="the article is empty"))
    document = Document(
        id=name,
        text=text,
        sha256=text_hash(text),
        title=told.title or found.title or _first_title(text, parts),
        byline=told.byline or found.byline,
        published=told.published or found.published,
        url=told.url or found.url,
        outlet=told.outlet,
        body_start=body_start,
        parts=label_parts(text, body_start, parts),
        extra=told.extra,
        notes=(*notes, *remarks, *found.notes, *find_damage(text, body_start)),
        changes=changes or msgspec.UNSET,
    )
    return document if reading.with_comments else withhold_words(document)


def whole(text: str) -> str:
    r"""Return `text` with U+FFFD for each half of a surrogate pair, which is no character; offsets stay as they are.

    >>> whole("a\ud800b")
    'a�b'
    """
    return _SURROGATE.sub("\ufffd", text)


def _join(blocks: list[Block]) -> tuple[str, tuple[Part, ...], tuple[Note, ...]]:
    pieces: list[str] = []
    parts: list[Part] = []
    remarks: list[Note] = []
    at = 0
    for block in blocks:
        piece = whole(block.text)
        if block.kind:
            parts.append(Part(kind=block.kind, start=at, end=at + len(piece)))
        remarks.extend(_note(remark, piece, at) for remark in block.remarks)
        pieces.append(piece)
        at += len(piece) + len(_BETWEEN)
    return _BETWEEN.join(pieces), tuple(parts), tuple(remarks)


def _tracked(blocks: Iterable[Block]) -> Iterator[TrackedChange]:
    """Yield the tracked changes of blocks that are joined."""
    at = 0
    for block in blocks:
        for it in (one for one in block.changes if one.end <= len(block.text)):
            start, end = at + it.start, at + it.end
            author, when = it.author[:_LONGEST_NAME] or None, it.when[:_LONGEST_NAME] or None
            yield TrackedChange(kind=it.kind, text=whole(it.text), start=start, end=end, author=author, when=when)
        at += len(block.text) + len(_BETWEEN)


def _note(remark: Comment, piece: str, at: int) -> Note:
    text = piece[remark.start : remark.end]
    span = Mention(start=at + remark.start, end=at + remark.end, text=text) if text else None
    return Note(kind=remark.kind, message=remark.message, span=span)


def _title_end(text: str, parts: tuple[Part, ...]) -> int:
    """Return where the title ends that a text begins with, or a note that comes with it; 0 without either.

    A page's header may stand before it.
    """
    found = end = 0
    for part in parts:
        if text[end : part.start].strip() or part.kind not in ("page-furniture", "covering-note", "title"):
            break
        end = part.end
        if part.kind != "page-furniture":
            found = end
        if part.kind == "title":
            break
    return found


def _body_start(text: str, title_end: int, found: Metadata) -> int:
    start = title_end + found.body_start
    return start + len(text[start:]) - len(text[start:].lstrip()) if start else 0


def _first_title(text: str, parts: tuple[Part, ...]) -> str | None:
    return next((" ".join(text[part.start : part.end].split()) for part in parts if part.kind == "title"), None)


def _mend(block: Block, mend: Callable[[str], str]) -> Block:
    text = mend(block.text)
    # The places in a text that has changed are not known any more.
    if text == block.text:
        return block
    return Block(text, block.kind, tuple(remark._replace(end=remark.start) for remark in block.remarks))


def _mend_told(told: Told, mend: Callable[[str], str]) -> Told:
    fields = {key: mend(value) for key, value in msgspec.structs.asdict(told).items() if isinstance(value, str)}
    return msgspec.structs.replace(told, **fields)
