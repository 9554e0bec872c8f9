"""What is confidential in a file: comments, hidden text, the note that comes with a story."""

import re
from collections import Counter
from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from attribution.load.blocks import Block, Comment
from attribution.load.options import Reading
from attribution.model import Document, Note, NoteKind
from attribution.text import find_comments, place_changes

_KINDS: tuple[NoteKind, ...] = ("comment", "hidden-text")
#: How the line of a comment below a draft begins.
_MARK = re.compile(r"\[[a-z]{1,2}\]")
#: Words that are all between marks, whether or not their own are among them: no “…,” said Ben Roe. “…
_INSIDE = re.compile(r"(?:[“‘]|\"(?=\S))?[^“”\"]*(?:”|(?<=\S)\")?\s*")
_ADVICE = "--with-comments shows"


def withhold(blocks: list[Block], notes: tuple[Note, ...], reading: Reading) -> tuple[list[Block], tuple[Note, ...]]:
    r"""Return blocks and notes without what is confidential, and a note for each sort of it that was left out.

    Where it is asked for, it stays. Comments that Google Docs set below a draft are found here.

    >>> blocks = [Block("“It is safe,[a]” she said.\n\n[a]Who says so?")]
    >>> [block], [note] = withhold(blocks, (), Reading())
    >>> block.text, note.message
    ('“It is safe,[a]” she said.\n\n[a]', '1 comment was left out; --with-comments shows it')
    """
    blocks = [_with_draft_comments(block) for block in blocks]
    if reading.with_comments:
        return blocks, notes
    remarks = [remark for block in blocks for remark in block.remarks]
    counts = Counter((*(note.kind for note in notes), *(remark.kind for remark in remarks)))
    kept = [_without_comments(block) for block in blocks if block.kind != "covering-note"]
    told = [
        *_told_comments(counts["comment"]),
        *([f"hidden text was left out; {_ADVICE} it"] if counts["hidden-text"] else []),
        *([f"the note before the story was left out; {_ADVICE} it"] if len(kept) < len(blocks) else []),
    ]
    rest = (note for note in notes if note.kind not in _KINDS)
    return kept, (*rest, *(Note(kind="confidential", message=message) for message in told))


def withhold_words(document: Document) -> Document:
    """Return a document without the words that are not in its text any more, but for those in quotation marks.

    What was deleted outside the marks may be what is not to be told: a source’s name. A change keeps its place, its
    author and its time.
    """
    if document.changes is msgspec.UNSET:
        return document
    placed = place_changes(document, ()).changes or ()
    changes = tuple(
        it if it.start < it.end or (of_marks.quoted and _INSIDE.fullmatch(it.text)) else replace(it, text="")
        for it, of_marks in zip(document.changes, placed, strict=True)
    )
    return replace(document, changes=changes)


def hidden_note(words: str) -> tuple[Note, ...]:
    r"""Return a note of words that are hidden in a file, or nothing where there are none.

    >>> [note.message for note in hidden_note(" Not\nso. ")], hidden_note(" ")
    (['hidden: Not so.'], ())
    """
    shown = " ".join(words.split())
    return (Note(kind="hidden-text", message=f"hidden: {shown}"),) if shown else ()


def _told_comments(count: int) -> Iterable[str]:
    if count:
        what, them = ("1 comment was", "it") if count == 1 else (f"{count} comments were", "them")
        yield f"{what} left out; {_ADVICE} {them}"


def _with_draft_comments(block: Block) -> Block:
    if "[a]" not in block.text:
        return block
    found = find_comments(block.text).comments
    return block._replace(
        remarks=(*block.remarks, *(Comment("comment", one.words, one.start, one.end) for one in found if one.words))
    )


def _without_comments(block: Block) -> Block:
    """Return a block without comments; of those below a draft the marks stay, which say what the marks in it are."""
    remarks = tuple(remark for remark in block.remarks if remark.kind not in _KINDS)
    if "[a]" not in block.text:
        return block._replace(remarks=remarks)
    begins = find_comments(block.text).start
    below = block.text[begins:]
    marks = "\n".join(mark[0] for line in below.splitlines() if (mark := _MARK.match(line)))
    return block._replace(text=block.text[:begins] + marks, remarks=remarks)
