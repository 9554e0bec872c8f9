"""The folder of a story: its drafts, `records/`, `story.json`, `story.corrections.json` and `ledger.jsonl`."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from attribution.errors import LoadError, OutputError, StoryError
from attribution.load import ARTICLE_SUFFIXES, printable, suffix_of
from attribution.model import STORY_SCHEMA, UNREADABLE, Story
from attribution.output import naming
from attribution.story.drafts import find_drafts, newest_draft
from attribution.story.saving import read_bytes, save_file

STORY, RECORDS, CORRECTIONS = "story.json", "records", "story.corrections.json"


class RecordFile(NamedTuple):
    """A file in `records/`."""

    #: Its path under `records/`, with slashes: what the record is called.
    id: str
    path: Path


class Folder(NamedTuple):
    """A story's folder, as it is now."""

    path: Path
    story: Story
    #: The draft that counts.
    draft: Path
    #: All drafts, by name.
    drafts: tuple[Path, ...]
    records: tuple[RecordFile, ...]

    @property
    def corrections(self) -> Path | None:
        """The file with the corrections of the draft, or None where there is none."""
        own = self.draft.with_name(self.draft.stem + ".corrections.json")
        return next((path for path in (own, self.path / CORRECTIONS) if path.is_file()), None)


def open_story(path: Path) -> Folder:
    """Return what is in a story's folder.

    Raises:
        StoryError: There is no such folder, no draft in it, or its `story.json` is broken.
    """
    if not path.is_dir():
        raise StoryError(path, "there is no such folder: make it with attribution story new")
    story = read_story(path)
    draft = newest_draft(path, story.draft)
    return Folder(path, story, draft, tuple(dict.fromkeys((*find_drafts(path), draft))), _records(path))


def read_story(folder: Path) -> Story:
    """Return what the `story.json` of a folder says; all defaults where there is none.

    Raises:
        StoryError: It can't be read, is broken, or was made by a newer version.
    """
    path = folder / STORY
    data = read_bytes(path)
    if data is None:
        return Story()
    try:
        head = msgspec.json.decode(data, type=dict[str, object])
        schema = head.pop("schema", STORY_SCHEMA)
        if schema != STORY_SCHEMA:
            raise StoryError(path, f"it has the format {schema}, which is not {STORY_SCHEMA}: update attribution")
        return msgspec.convert(head, Story)
    except UNREADABLE as error:
        raise StoryError(path, f"it is broken ({error}): see docs/gate.md for what it holds") from error


def make_story(path: Path, drafts: Sequence[Path] = ()) -> Folder | None:
    """Make a story's folder, copy drafts into it, and return it; None where it has no draft yet.

    Raises:
        StoryError: A draft can't be read as one, or a file of its name is there already.
        OutputError: The folder can't be made.
    """
    for draft in drafts:
        if suffix_of(draft.name) not in ARTICLE_SUFFIXES:
            raise LoadError(printable(str(draft)), f"it is no draft: give one of {', '.join(ARTICLE_SUFFIXES)}")
        if not draft.is_file():
            raise LoadError(printable(str(draft)), "there is no such file: check the path")
        if (path / draft.name).exists():
            raise StoryError(path, f"{draft.name} is there already: give the new draft another name")
    with naming(path):
        (path / RECORDS).mkdir(parents=True, exist_ok=True)
    if not (path / STORY).exists():
        save_file(path / STORY, msgspec.json.format(msgspec.json.encode(Story())) + b"\n", based_on=None)
    for draft in drafts:
        try:
            shutil.copy2(draft, path / draft.name)
        except OSError as error:
            raise OutputError(
                path / draft.name, f"can't be written ({error.strerror}): choose another place"
            ) from error
    return open_story(path) if find_drafts(path) else None


def _records(folder: Path) -> tuple[RecordFile, ...]:
    """Return the files in `records/` and below, by name; hidden ones are none."""
    root = folder / RECORDS
    if not root.is_dir():
        return ()
    found = (path.relative_to(root) for path in root.rglob("*") if path.is_file())
    visible = (path for path in found if not any(part.startswith((".", "~$")) for part in path.parts))
    return tuple(RecordFile(path.as_posix(), root / path) for path in sorted(visible))
