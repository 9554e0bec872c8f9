"""What people enter on the desk, put into the files of the story: corrections, the history of who did what, settings.

Two people may enter things at the same time. Each entry has an id of its own, so what both entered is kept; of two that
contradict each other the later counts, as everywhere, and each page is told of what the other entered.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from attribution.compare import about_entry, in_words
from attribution.corrections import encode_corrections, parse_corrections
from attribution.errors import CorrectionsError, StoryError
from attribution.gate import now
from attribution.model import UNREADABLE, CorrectedDocument, Correction, Corrections, Happened, Story
from attribution.output import replacing
from attribution.story import CORRECTIONS, STORY, locked, open_story, read_bytes, read_story

HISTORY = "history.jsonl"
#: No more entries are kept, as on the page.
_MOST_ENTRIES = 20_000
_MOST_HISTORY = 50_000_000
#: So many characters of the words are told.
_MOST_TOLD = 80


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


def save_entries(
    story: Path,
    document: CorrectedDocument,
    *,
    add: Sequence[Correction] = (),
    remove: Iterable[str] = (),
    who: str = "",
) -> Corrections:
    """Put entries into a story's corrections, take others out, and return all that are there then.

    Args:
        story: The story's folder.
        document: What the entries are about, for a file that is not there yet.
        add: Entries; one whose id is there takes its place.
        remove: The ids of entries that are taken back; one that is gone is no error.
        who: Who does it, for the history.

    Raises:
        CorrectionsError: The file is broken: nothing is written.
        StoryError: It can't be read.
        OutputError: It can't be written.
    """
    path = corrections_path(story)
    with locked(path):
        data = read_bytes(path)
        before = Corrections(document=document) if data is None else parse_corrections(data, path.name)
        gone = set(remove)
        entries = {entry.id: entry for entry in before.entries}
        taken_back = [entries.pop(name) for name in gone & entries.keys()]
        for entry in add:
            entries[entry.id] = entry
        if len(entries) > _MOST_ENTRIES:
            raise CorrectionsError(path.name, f"it has {_MOST_ENTRIES} entries, and takes no more")
        after = msgspec.structs.replace(before, entries=tuple(entries.values()))
        with replacing(path) as file:
            file.write(encode_corrections(after))
    taken = [Happened(when=now(), who=who, did="took-back", about=_said(it), entry=it.id) for it in taken_back]
    entered = [Happened(when=it.when, who=who, did="entered", about=_said(it), entry=it.id) for it in add]
    note_down(story, [*taken, *entered])
    return after


def carry_entries(story: Path, sha256: str, carried: Callable[[Corrections], Corrections]) -> None:
    """Put what becomes of a story's corrections in a new draft in their place.

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
            return
        with replacing(path) as file:
            file.write(encode_corrections(carried(before)))


def note_down(story: Path, events: Sequence[Happened]) -> None:
    """Add lines to the history of a story.

    Raises:
        OutputError: It can't be written.
    """
    if not events:
        return
    path = story / HISTORY
    with locked(path), path.open("ab") as file:
        if file.tell() < _MOST_HISTORY:
            file.write(b"".join(msgspec.json.encode(event) + b"\n" for event in events))


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


def settings_of(story: Path) -> Story:
    """Return what `story.json` says.

    Raises:
        StoryError: It is broken.
    """
    return read_story(story)


def change_settings(story: Path, *, who: str = "", **changes: Any) -> Story:
    """Change what `story.json` says, and return what it says then.

    Raises:
        StoryError: It is broken, or what is given is none of its fields.
        OutputError: It can't be written.
    """
    path = story / STORY
    with locked(path):
        before = read_story(story)
        try:
            after = msgspec.convert({**msgspec.to_builtins(before), **changes}, Story)
        except msgspec.ValidationError as error:
            raise StoryError(path.name, f"it can't say that ({error})") from error
        with replacing(path) as file:
            file.write(msgspec.json.format(msgspec.json.encode(after)) + b"\n")
    note_down(story, [Happened(when=now(), who=who, did="set", about=", ".join(sorted(changes)))])
    return after


def _said(entry: Correction) -> str:
    """Return what an entry says, in words, and of what."""
    about = " ".join(about_entry(entry).split())
    short = about if len(about) <= _MOST_TOLD else f"{about[:_MOST_TOLD].rsplit(' ', 1)[0]} …"
    return f"{in_words(entry)}: {short}"
