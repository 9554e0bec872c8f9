"""What is confidential in a draft's file: its comments, hidden text, the note that comes with it.

It is read anew each time, is kept nowhere, and is in nothing that the desk gives but where a person asks for it.
"""

from pathlib import Path

import msgspec

from attribution.load import Reading, read
from attribution.model import Analysis, Document

#: How each kind is called.
_NAMES = {"comment": "Comment", "hidden-text": "Hidden text"}


class Confidential(msgspec.Struct, frozen=True):
    """Something confidential in a draft's file."""

    #: "Comment", "Hidden text" or "Covering note".
    what: str
    #: The words of it.
    words: str
    #: The words of the draft that it is about; "" where it is about none.
    about: str = ""


def find_confidential(draft: Path) -> tuple[Confidential, ...]:
    """Return what is confidential in a draft's file, in the order of the text.

    Raises:
        LoadError: It can't be read.
    """
    document = _all_of(draft)
    notes = (note for note in document.notes if note.kind in _NAMES)
    parts = (part for part in document.parts if part.kind == "covering-note")
    return (
        *(Confidential("Covering note", document.text[part.start : part.end]) for part in parts),
        *(Confidential(_NAMES[note.kind], note.message, note.span.text if note.span else "") for note in notes),
    )


def with_confidential(analysis: Analysis, draft: Path) -> Analysis:
    """Return an analysis with what is confidential in the draft's file among its notes.

    Raises:
        LoadError: It can't be read.
    """
    found = _all_of(draft)
    # A covering note is words more; the places of the others are right where the text is the same.
    is_same = found.text == analysis.document.text
    notes = [note if is_same else msgspec.structs.replace(note, span=None) for note in found.notes]
    added = tuple(note for note in notes if note.kind in _NAMES)
    rest = tuple(note for note in analysis.notes if note.kind != "confidential")
    return msgspec.structs.replace(analysis, notes=(*rest, *added))


def _all_of(draft: Path) -> Document:
    return read(draft, name=draft.name, reading=Reading(with_comments=True))
