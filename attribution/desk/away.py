"""What is put away on the desk, and brought back: stories and records. Nothing is deleted.

What was put away lies in a folder `.removed`: a story in that of the desk, a record in that of its story's `records`.
"""

from pathlib import Path

from attribution.desk.library import INDEX, Library
from attribution.desk.saving import change_settings, note_down
from attribution.errors import StoryError
from attribution.gate import now
from attribution.model import Deed, Happened
from attribution.output import naming
from attribution.story import RECORDS, STORY, locked, open_story, read_story

AWAY = ".removed"


def stories_away(library: Library) -> list[str]:
    """Return the names of the stories that were put away, sorted."""
    return _names(library.folder / AWAY)


def put_story_away(library: Library, name: str, who: str) -> None:
    """Put a story away.

    Raises:
        StoryError: There is no such story.
        OutputError: It can't be moved.
    """
    story = library.path(name)
    _note(story, who, "put-away", name)
    with locked(library.folder / INDEX):
        _move(story, library.folder / AWAY)


def bring_story_back(library: Library, name: str, who: str) -> str:
    """Bring a story back, and return its name, which is another one where the old one is taken.

    Raises:
        StoryError: There is no such story.
        OutputError: It can't be moved.
    """
    if name not in stories_away(library):
        raise StoryError(name, "there is no such story that was put away")
    with locked(library.folder / INDEX):
        back = _move(library.folder / AWAY / name, library.folder)
    _note(back, who, "brought-back", back.name)
    return back.name


def records_away(story: Path) -> list[str]:
    """Return the names of the records that were put away, sorted."""
    return _names(story / RECORDS / AWAY)


def put_record_away(story: Path, record: str, who: str) -> None:
    """Put a record of a story away, and forget who its labels were said to be.

    Raises:
        StoryError: There is no such record.
        OutputError: It can't be moved.
    """
    path = next((file.path for file in open_story(story).records if file.id == record), None)
    if path is None:
        raise StoryError(story.name, "there is no such record: read the page again")
    speakers = read_story(story).speakers
    if record in speakers:
        change_settings(story, who=who, speakers={key: it for key, it in speakers.items() if key != record})
    with locked(story / STORY):
        _move(path, story / RECORDS / AWAY)
    _note(story, who, "put-away", record)


def bring_record_back(story: Path, record: str, who: str) -> None:
    """Bring a record back that was put away.

    Raises:
        StoryError: There is no such record.
        OutputError: It can't be moved.
    """
    if record not in records_away(story):
        raise StoryError(story.name, "there is no such record that was put away: read the page again")
    with locked(story / STORY):
        back = _move(story / RECORDS / AWAY / record, story / RECORDS)
    _note(story, who, "brought-back", back.name)


def _names(folder: Path) -> list[str]:
    there = folder.iterdir() if folder.is_dir() else ()
    return sorted((path.name for path in there if not path.name.startswith(".")), key=str.casefold)


def _move(path: Path, folder: Path) -> Path:
    """Move a file or a folder to where nothing has its name, and return where it is then."""
    with naming(folder):
        folder.mkdir(parents=True, exist_ok=True)
    taken = {there.name.casefold() for there in folder.iterdir()}
    target, number = folder / path.name, 1
    while target.name.casefold() in taken:
        number += 1
        target = folder / f"{path.stem} {number}{path.suffix}"
    with naming(target):
        path.rename(target)
    return target


def _note(story: Path, who: str, did: Deed, about: str) -> None:
    note_down(story, [Happened(when=now(), who=who, did=did, about=about)])
