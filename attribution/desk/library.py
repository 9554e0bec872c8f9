"""The folder of a desk: which stories there are, what is in their folders now, and how files come in.

What somebody calls a file never becomes a path: of its name only letters, digits and a few signs are left, and what is
asked for is looked up among what is there.
"""

import hashlib
import os
import re
import secrets
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from attribution.errors import LoadError, StoryError
from attribution.load import ARTICLE_SUFFIXES, suffix_of
from attribution.output import naming
from attribution.story import RECORDS, find_drafts, locked, make_story

#: Where the index of all stories lies in the folder of a desk. It may be deleted at any time.
INDEX = "desk.sqlite"
#: Where files lie while they come in.
INCOMING = ".incoming"
#: What a file that is added to a story is.
Role = Literal["draft", "record"]
#: A record may be anything that `attribution verify` reads.
RECORD_SUFFIXES = (*ARTICLE_SUFFIXES, ".json", ".jsonl", ".vtt", ".srt", ".csv", ".tsv")

_LONGEST = 80
#: A text that was pasted is called by its first words.
_WORDS_OF_NAME = 6
_UNFIT = re.compile(r"[^\w .()+-]+")
#: Names that Windows keeps for devices.
_DEVICE = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)$")


class Library:
    """The stories in a folder.

    Args:
        folder: The folder; it is made if there is none.

    Raises:
        OutputError: It can't be made.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with naming(folder):
            folder.mkdir(parents=True, exist_ok=True)

    @property
    def index(self) -> Path:
        """The archive with all stories."""
        return self.folder / INDEX

    def names(self) -> list[str]:
        """Return the names of the stories, sorted.

        Raises:
            StoryError: The folder can't be read.
        """
        try:
            with os.scandir(self.folder) as entries:
                found = [entry.name for entry in entries if entry.is_dir() and not entry.name.startswith(".")]
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise StoryError(self.folder, f"the stories can't be read ({reason}): check the folder") from error
        return sorted(found, key=str.casefold)

    def path(self, name: str) -> Path:
        """Return the folder of a story.

        Raises:
            StoryError: There is no story of that name.
        """
        if name not in self.names():
            raise StoryError(name, "there is no such story on this desk")
        return self.folder / name

    def stamp(self, name: str) -> str:
        """Return what is another one whenever a file of a story has changed; "" where the story is gone."""
        try:
            parts = sorted(_stamps(self.folder / name))
        except OSError:
            return ""
        return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def changed(self, name: str) -> float:
        """Return when a file of a story was last changed, in seconds since 1970; 0 where the story is gone."""
        try:
            with os.scandir(self.folder / name) as entries:
                times = [entry.stat().st_mtime for entry in entries if entry.is_file()]
        except OSError:
            return 0.0
        return max(times, default=0.0)

    def new_story(self, file_name: str, data: Path) -> str:
        """Make a story of a draft that came in, and return its name.

        Args:
            file_name: What the draft is called.
            data: Where it lies now; it is moved.

        Raises:
            LoadError: It is no draft by its name.
            OutputError: It can't be written.
        """
        draft = safe_name(file_name, ARTICLE_SUFFIXES)
        with locked(self.folder / INDEX):
            name = _free(safe_stem(draft), self.names())
            make_story(self.folder / name)
        _move(data, self.folder / name / draft)
        return name

    def add_file(self, name: str, file_name: str, data: Path, role: Role) -> str:
        """Put a draft or a record into a story, and return the name that it has there.

        A file of that name is never replaced: the new one gets a number.

        Raises:
            StoryError: There is no such story.
            LoadError: It is no draft, or no record, by its name.
            OutputError: It can't be written.
        """
        story = self.path(name)
        if role == "record":
            folder, wanted = story / RECORDS, safe_name(file_name, RECORD_SUFFIXES)
            with naming(folder):
                folder.mkdir(exist_ok=True)
            taken = [path.name for path in folder.iterdir()]
        else:
            folder, wanted = story, safe_name(file_name, ARTICLE_SUFFIXES)
            taken = [path.name for path in story.iterdir()]
        with locked(story / "story.json"):
            suffix = suffix_of(wanted)
            chosen = _free(wanted[: len(wanted) - len(suffix)], [_stem(one, suffix) for one in taken], suffix)
            _move(data, folder / chosen)
        if role == "draft":
            # The newest counts; where names tell nothing, the time does.
            os.utime(folder / chosen)
        return chosen

    def incoming(self) -> Path:
        """Return a path for a file that comes in.

        Raises:
            OutputError: The folder for it can't be made.
        """
        folder = self.folder / INCOMING
        with naming(folder):
            folder.mkdir(exist_ok=True)
        return folder / secrets.token_hex(8)

    def pasted(self, title: str, text: str) -> tuple[str, Path]:
        """Return the name and the place of a draft that was pasted.

        Raises:
            OutputError: It can't be written.
        """
        path = self.incoming()
        with naming(path):
            path.write_text(text, encoding="utf-8", newline="")
        first = " ".join((title or text).split()[:_WORDS_OF_NAME])
        return f"{first.replace('/', ' ').replace(chr(92), ' ')}.txt", path

    def clear_incoming(self) -> None:
        """Remove what an earlier run left half received."""
        for path in (self.folder / INCOMING).glob("*"):
            path.unlink(missing_ok=True)


def safe_name(file_name: str, suffixes: tuple[str, ...]) -> str:
    r"""Return a file's name that can be no path and is no surprise to any system.

    Args:
        file_name: What the browser calls it.
        suffixes: Those that are allowed.

    Raises:
        LoadError: It has no suffix that is allowed, or no name.

    >>> safe_name("Ferry – final (2).docx", (".docx",)), safe_name("../../etc/passwd.txt", (".txt",))
    ('Ferry - final (2).docx', 'passwd.txt')
    >>> safe_name("C:\\desk\\a<b>.txt", (".txt",))
    'a b.txt'
    """
    last = re.split(r"[/\\]", file_name)[-1]
    plain = unicodedata.normalize("NFC", last).replace("–", "-").replace("—", "-")
    suffix = suffix_of(plain)
    if suffix not in suffixes:
        raise LoadError(plain[:_LONGEST] or "the file", f"the desk does not read it: give {', '.join(suffixes)}")
    return safe_stem(plain) + suffix


def safe_stem(name: str) -> str:
    """Return a file's name without its suffix, as a folder can be called.

    >>> safe_stem("con.txt"), safe_stem("....txt"), safe_stem("Łódź 1.2.txt")
    ('story con', 'story', 'Łódź 1.2')
    """
    stem = name[: len(name) - len(suffix_of(name))] if suffix_of(name) else name
    fit = " ".join(_UNFIT.sub(" ", stem).split()).strip(" .")[:_LONGEST].strip(" .")
    return f"story {fit}" if _DEVICE.match(fit) else fit or "story"


def _free(stem: str, taken: list[str], suffix: str = "") -> str:
    """Return a name that nothing has, whatever its capitals."""
    there = {one.casefold() for one in taken}
    number, chosen = 1, stem
    while chosen.casefold() in there:
        number += 1
        chosen = f"{stem} {number}"
    return chosen + suffix


def _stem(name: str, suffix: str) -> str:
    return name.removesuffix(suffix)


def _move(data: Path, target: Path) -> None:
    with naming(target):
        data.replace(target)


def _stamps(story: Path) -> Iterator[str]:
    for folder in (story, story / RECORDS):
        if folder != story and not folder.is_dir():
            continue
        with os.scandir(folder) as entries:
            for entry in entries:
                # What is worked out is kept beside, and locks lie there.
                if entry.is_file() and not entry.name.startswith("."):
                    there = entry.stat()
                    yield f"{folder.name}/{entry.name} {there.st_size} {there.st_mtime_ns}"


def drafts_of(story: Path) -> tuple[str, ...]:
    """Return the names of a story's drafts."""
    return tuple(path.name for path in find_drafts(story))
