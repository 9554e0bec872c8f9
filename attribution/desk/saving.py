"""What people enter on the desk, put into the files of the story: corrections, the history of who did what, settings.

Two people may enter things at the same time. Each entry has an id of its own, so what both entered is kept; of two that
contradict each other the later counts, as everywhere, and each page is told of what the other entered. A page says what
it knew of an entry that it changes or takes back: where that is another one by now, both are kept. What was replaced or
taken back is in the history, whole, and can be put back.
"""

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from attribution.compare import about_entry, in_words
from attribution.corrections import encode_corrections, parse_corrections
from attribution.errors import CorrectionsError, StoryError
from attribution.gate import now
from attribution.model import UNREADABLE, CorrectedDocument, Correction, Corrections, Deed, Happened, Story
from attribution.output import naming, replacing
from attribution.story import CORRECTIONS, STORY, find_drafts, locked, open_story, read_bytes, read_story

HISTORY = "history.jsonl"
#: No more entries are kept, as on the page.
_MOST_ENTRIES = 20_000
_MOST_HISTORY = 50_000_000
#: So many characters of the words are told, and of what people call themselves and their files.
_MOST_TOLD, _MOST_NAME = 80, 200
_ID = re.compile(r"c-[0-9A-Za-z-]{1,64}")
_MOST_ENTRY_BYTES = 500_000


class AnotherDraftError(Exception):
    """A file of corrections is of another draft than what is to be put into it.

    Args:
        document: What the file is of.
    """

    def __init__(self, document: CorrectedDocument) -> None:
        super().__init__(document.sha256)
        self.document = document


def corrections_path(story: Path) -> Path:
    """Return the file that the corrections of a story's newest draft are in, or are to be in."""
    return open_story(story).corrections or story / CORRECTIONS


def read_entries(story: Path) -> Corrections | None:
    """Return the corrections of a story, or None where there is no file of them.

    Raises:
        CorrectionsError: The file is broken.
        StoryError: It can't be read.
    """
    path = corrections_path(story)
    data = read_bytes(path)
    return None if data is None else parse_corrections(data, path.name)


def hash_of(corrections: Corrections | None) -> str:
    """Return what is another one where the entries of a story are others."""
    entries = corrections.entries if corrections is not None else ()
    return hashlib.sha256(msgspec.json.encode(entries)).hexdigest()[:16]


def save_entries(
    story: Path,
    document: CorrectedDocument,
    *,
    add: Sequence[Correction] = (),
    remove: Iterable[str] = (),
    seen: Sequence[Correction] = (),
    who: str = "",
) -> Corrections:
    """Put entries into a story's corrections, take others out, and return all that are there then.

    Args:
        story: The story's folder.
        document: The draft that the entries are of.
        add: Entries; one whose id is there takes its place.
        remove: The ids of entries that are taken back; one that is gone is no error.
        seen: Entries as the page knew them. Where one that is changed or taken back is another one by now, that stays,
            and what was to take its place gets an id of its own.
        who: Who does it, for the history.

    Raises:
        AnotherDraftError: The file is of another draft: nothing is written.
        CorrectionsError: The file is broken, or an entry can't be put into one: nothing is written.
        StoryError: It can't be read.
        OutputError: It can't be written.
    """
    _check(add)
    path = corrections_path(story)
    with locked(path):
        data = read_bytes(path)
        before = Corrections(document=document) if data is None else parse_corrections(data, path.name)
        if before.document.sha256 != document.sha256:
            raise AnotherDraftError(before.document)
        entries, events = _changed(before, add, set(remove), {entry.id: entry for entry in seen}, who)
        if len(entries) > _MOST_ENTRIES:
            raise CorrectionsError(path.name, f"it has {_MOST_ENTRIES} entries, and takes no more")
        after = msgspec.structs.replace(before, entries=tuple(entries.values()))
        if after.entries != before.entries or data is None:
            encoded = encode_corrections(after)
            # What could not be read again would lock everybody out.
            parse_corrections(encoded, "what was entered")
            with replacing(path) as file:
                file.write(encoded)
    note_down(story, events)
    return after


def _check(add: Sequence[Correction]) -> None:
    for entry in add:
        if not _ID.fullmatch(entry.id):
            raise CorrectionsError("what was entered", "an entry's id is “c-” and letters and digits: enter it again")
        if len(msgspec.json.encode(entry)) > _MOST_ENTRY_BYTES:
            raise CorrectionsError("what was entered", "an entry is too long: shorten it")


def _changed(
    before: Corrections, add: Sequence[Correction], remove: set[str], seen: dict[str, Correction], who: str
) -> tuple[dict[str, Correction], list[Happened]]:
    """Return the entries of a file after a change, by their ids, and what is to be told of it."""
    entries, events = {entry.id: entry for entry in before.entries}, []
    there = dict(entries)

    def happened(did: Deed, entry: Correction, was: Correction | None) -> None:
        of = before.document.sha256 if was else ""
        about = Happened(when=now(), who=who, did=did, about=_said(entry), entry=entry.id, was=was, was_of=of)
        events.append(about)

    for name in sorted(remove & there.keys()):
        if seen.get(name, there[name]) == there[name]:
            del entries[name]
            happened("took-back", there[name], there[name])
    for entry in add:
        own, was = entry, there.get(entry.id)
        if was is not None and was != entry and seen.get(entry.id, was) != was:
            own, was = _beside(entry), there.get(_beside(entry).id)
        entries[own.id] = own
        if own != was:
            happened("entered", own, was)
    return entries, events


def _beside(entry: Correction) -> Correction:
    """Return an entry under an id of its own, always the same one, so that it may be sent twice."""
    return msgspec.structs.replace(entry, id=f"c-{hashlib.sha256(msgspec.json.encode(entry)).hexdigest()[:20]}")


def carry_entries(story: Path, sha256: str, carried: Callable[[Corrections], Corrections]) -> bool:
    """Put what becomes of a story's corrections in a new draft in their place; return whether that is another thing.

    Args:
        story: The story's folder.
        sha256: The hash of the new draft's text; corrections of just this text stay as they are.
        carried: Returns what becomes of them, all of them.

    Raises:
        CorrectionsError: They are broken.
        OutputError: They can't be written.
    """
    path = corrections_path(story)
    with locked(path):
        data = read_bytes(path)
        before = None if data is None else parse_corrections(data, path.name)
        if before is None or before.document.sha256 == sha256:
            return False
        after = carried(before)
        if after == before:
            return False
        with replacing(path) as file:
            file.write(encode_corrections(after))
    return True


def taken_back(story: Path, entry: str) -> Happened | None:
    """Return what last took an entry back or replaced it, with the entry as it was; None where nothing did.

    Raises:
        StoryError: The history can't be read.
    """
    every = read_history(story, last=_MOST_HISTORY)
    return next((event for event in every if event.entry == entry and event.was is not None), None)


def note_down(story: Path, events: Sequence[Happened]) -> None:
    """Add lines to the history of a story.

    Raises:
        OutputError: It can't be written.
    """
    if not events:
        return
    path = story / HISTORY
    lines = b"".join(msgspec.json.encode(_short(event)) + b"\n" for event in events)
    with locked(path), naming(path), path.open("ab+") as file:
        if file.seek(0, os.SEEK_END) >= _MOST_HISTORY:
            return
        if file.tell():
            file.seek(-1, os.SEEK_END)
            # A line that was cut off, as when the power fails, must not spoil the next one.
            lines = lines if file.read(1) == b"\n" else b"\n" + lines
        file.write(lines)
        file.flush()
        os.fsync(file.fileno())


def _short(event: Happened) -> Happened:
    return msgspec.structs.replace(event, who=event.who[:_MOST_NAME], about=event.about[:_MOST_NAME])


def read_history(story: Path, last: int = 200) -> tuple[Happened, ...]:
    """Return the last lines of a story's history, the latest first; what is no line of one is left out.

    Raises:
        StoryError: It can't be read.
    """
    found: list[Happened] = []
    for line in reversed((read_bytes(story / HISTORY) or b"").splitlines()):
        if len(found) == last:
            break
        try:
            found.append(msgspec.json.decode(line, type=Happened))
        except UNREADABLE:
            continue
    return tuple(found)


def change_settings(story: Path, *, who: str = "", **changes: Any) -> Story:
    """Change what `story.json` says, and return what it says then.

    Raises:
        StoryError: It is broken, or what is given is none of its fields.
        OutputError: It can't be written.
    """
    path = story / STORY
    with locked(path):
        before = read_story(story)
        draft = changes.get("draft")
        if draft is not None and draft not in {one.name for one in find_drafts(story)}:
            raise StoryError(story.name, f"there is no such draft: {str(draft)[:_MOST_TOLD]}")
        try:
            after = msgspec.convert({**msgspec.to_builtins(before), **changes}, Story)
        except msgspec.ValidationError as error:
            raise StoryError(path.name, f"it can't say that ({error})") from error
        with replacing(path) as file:
            file.write(msgspec.json.format(msgspec.json.encode(after)) + b"\n")
    note_down(story, [Happened(when=now(), who=who, did="set", about=", ".join(sorted(changes)))])
    return after


def choose_draft(story: Path, draft: str) -> None:
    """Let a draft that has just come count, where the names of the drafts, or what was chosen, say another.

    Raises:
        StoryError: `story.json` is broken.
        OutputError: It can't be written.
    """
    chosen = read_story(story).draft
    if chosen == draft or (chosen is None and open_story(story).draft.name == draft):
        return
    change_settings(story, draft=draft)


def _said(entry: Correction) -> str:
    """Return what an entry says, in words, and of what."""
    about = " ".join(about_entry(entry).split())
    short = about if len(about) <= _MOST_TOLD else f"{about[:_MOST_TOLD].rsplit(' ', 1)[0]} …"
    return f"{in_words(entry)}: {short}"
