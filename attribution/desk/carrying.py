"""What was entered of one draft, when the story has another by now: carried to it, never placed where it does not fit.

A page that shows an older draft may still send what was entered there, after the file has been carried to the newest.
Its entries are carried by themselves then; where that can't be done they are kept, and a person is asked again.
"""

from pathlib import Path

import msgspec

from attribution.compare import carry_corrections, compare
from attribution.desk.saving import carry_entries, read_entries
from attribution.model import Analysis, CorrectedDocument, Correction, Corrections, QuotationAnchor, SourceAnchor, Whom
from attribution.story import Kept

#: Why a person is asked again where the draft that an entry was made on is not known any more.
ASK_AGAIN = "It was entered on another draft."


class Moved(msgspec.Struct, frozen=True):
    """Entries, as they are to be put into a file of corrections."""

    #: The hash of the draft's text that they are of now.
    sha256: str
    add: tuple[Correction, ...]
    seen: tuple[Correction, ...]


def carry_to(story: Path, new: Analysis) -> bool:
    """Carry what a story's corrections say to a draft; return whether anything was carried.

    Corrections of a text that nobody has analysed here stay as they are: they were made elsewhere.

    Args:
        story: The story's folder.
        new: The draft, as the machine read it.

    Raises:
        CorrectionsError: They are broken.
        OutputError: They can't be written.
    """
    kept = Kept(story)

    def carried(entered: Corrections) -> Corrections:
        old = kept.earlier([entered.document.sha256]).get(entered.document.sha256)
        return entered if old is None else _carried(entered, old, new)

    return carry_entries(story, new.document.sha256, carried)


def is_known(story: Path, sha256: str) -> bool:
    """Return whether a text is that of a draft of the story's that has been analysed, by the text's hash."""
    return bool(Kept(story).earlier([sha256]))


def move_entries(
    story: Path, add: tuple[Correction, ...], seen: tuple[Correction, ...], *, of: str, to: str, newest: Analysis | None
) -> Moved:
    """Return entries that were made of one draft as entries of another, which a file of corrections is of.

    Args:
        story: The story's folder.
        add: Entries that are to be put into the file.
        seen: What the page knew of those that it changes.
        of: The hash of the text that they were made of.
        to: The hash of the text that the file is of.
        newest: The newest draft, as the machine read it; None where it has not been read.

    Raises:
        CorrectionsError: The file is broken.
        OutputError: It can't be written.
    """
    if newest is not None and newest.document.sha256 == of:
        # The page is ahead of the file. One that can't be carried was made elsewhere, and takes entries as they are.
        carry_to(story, newest)
        entered = read_entries(story)
        return Moved(of if entered is None else entered.document.sha256, add, seen)
    known = Kept(story).earlier([of, to])
    old, new = known.get(of), known.get(to)
    if old is None or new is None:
        asked = tuple(msgspec.structs.replace(entry, ask_again=entry.ask_again or ASK_AGAIN) for entry in add)
        return Moved(to, asked, seen)
    entered = read_entries(story)
    there = {entry.id: _places(entry) for entry in entered.entries} if entered else {}
    document, comparison = CorrectedDocument(id=old.document.id, sha256=of), compare(old, new)

    def carried(entry: Correction) -> Correction:
        # The page has been told of what is in the file, so it may know of places in the newer draft.
        if there.get(entry.id) == _places(entry):
            return entry
        [one] = carry_corrections(Corrections(document=document, entries=(entry,)), comparison, old, new).entries
        return one

    return Moved(to, *(tuple(carried(entry) for entry in some) for some in (add, seen)))


def _places(entry: Correction) -> list[object]:
    """Return what of an entry says where it is about."""
    values = (getattr(entry, name) for name in entry.__struct_fields__)
    return [value for value in values if isinstance(value, QuotationAnchor | SourceAnchor | Whom | tuple)]


def _carried(entered: Corrections, old: Analysis, new: Analysis) -> Corrections:
    return carry_corrections(entered, compare(old, new), old, new)
