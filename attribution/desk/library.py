"""The folder of a desk: which stories there are, what is in their folders now, and how files come in.

What somebody calls a file never becomes a path: of its name only letters, digits and a few signs are left, and what is
asked for is looked up among what is there.
"""

import errno
import hashlib
import os
import re
import secrets
import shutil
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Literal

from filelock import FileLock, Timeout

from attribution.errors import LoadError, StoryError
from attribution.load import ARTICLE_SUFFIXES, suffix_of
from attribution.output import naming
from attribution.story import NOTES, RECORDS, STORY, find_drafts, locked, make_story

#: Where the index of all stories lies in the folder of a desk. It may be deleted at any time.
INDEX = "desk.sqlite"
#: Where files lie while they come in.
INCOMING = ".incoming"
#: What a file that is added to a story is.
Role = Literal["draft", "record"]
#: A record may be anything that `attribution verify` reads.
RECORD_SUFFIXES = (*ARTICLE_SUFFIXES, ".json", ".jsonl", ".vtt", ".srt", ".csv", ".tsv")

#: So long may a name be, in letters and in bytes: what is put beside a file is named after it.
_LONGEST, _LONGEST_BYTES = 80, 150
#: A text that was pasted is called by its first words.
_WORDS_OF_NAME = 6
_UNFIT = re.compile(r"[^\w .()+-]+")
#: Names that Windows keeps for devices.
_DEVICE = re.compile(r"(?i)^(con|prn|aux|nul|(com|lpt)[\d¹²³])($|[ .])")
#: A file system that has no second names for a file, or one that spans two disks.
_CANNOT_LINK = frozenset({errno.EPERM, errno.EACCES, errno.EXDEV, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})


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
            if not folder.is_dir():
                folder.parent.mkdir(parents=True, exist_ok=True)
                # What is in it is confidential until its owner says otherwise.
                folder.mkdir(mode=0o700)
        self._own = folder / INCOMING / secrets.token_hex(8)
        self._in_use = FileLock(f"{self._own}.lock", timeout=0, thread_local=False)
        self._beginning = threading.Lock()

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
            return max((there.st_mtime for _, there in _files(self.folder / name)), default=0.0)
        except OSError:
            return 0.0

    def new_story(self, file_name: str, data: Path) -> str:
        """Make a story of a draft that came in, and return its name. It is there with its draft, or not at all.

        Args:
            file_name: What the draft is called.
            data: Where it lies now; it is moved.

        Raises:
            LoadError: It is no draft by its name, or one of our reports.
            OutputError: It can't be written.
        """
        made = self.incoming()
        try:
            draft = _draft_name(file_name)
            make_story(made)
            with naming(made):
                data.replace(made / draft)
            _check_draft(made, file_name)
            with locked(self.index), naming(self.folder):
                name = _free(safe_stem(draft), [INDEX, *_names(self.folder)])
                made.rename(self.folder / name)
        finally:
            _clear(made, data)
        return name

    def add_file(self, name: str, file_name: str, data: Path, role: Role) -> str:
        """Put a draft or a record into a story, and return the name that it has there.

        A file of that name is never replaced: the new one gets a number.

        Args:
            name: The story's name.
            file_name: What the file is called.
            data: Where it lies now; it is moved.
            role: What it is.

        Raises:
            StoryError: There is no such story.
            LoadError: It is no draft, or no record, by its name, or one of our reports.
            OutputError: It can't be written.
        """
        aside = self.incoming()
        try:
            story = self.path(name)
            if role == "record":
                folder, wanted = story / RECORDS, safe_name(file_name, RECORD_SUFFIXES)
            else:
                folder, wanted = story, _draft_name(file_name)
            with naming(aside):
                aside.mkdir()
                lies = data.replace(aside / wanted)
            if role == "draft":
                _check_draft(aside, file_name)
            with locked(story / STORY), naming(folder / wanted):
                folder.mkdir(exist_ok=True)
                chosen = _place(lies, folder, wanted)
                if role == "draft":
                    # The newest counts; where names tell nothing, the time does.
                    os.utime(folder / chosen)
        finally:
            _clear(aside, data)
        return chosen

    def incoming(self) -> Path:
        """Return a path for a file that comes in.

        Raises:
            OutputError: The folder for it can't be made.
        """
        with self._beginning, naming(self._own):
            if not self._in_use.is_locked:
                self._own.parent.mkdir(exist_ok=True)
                # Held until this desk ends, however it ends: what lies there is in use.
                self._in_use.acquire()
            self._own.mkdir(exist_ok=True)
        return self._own / secrets.token_hex(8)

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
        """Remove what desks that have ended left half received; another that shares the folder may be receiving now."""
        for lock in (self.folder / INCOMING).glob("*.lock"):
            with suppress(Timeout, OSError), FileLock(lock, timeout=0):
                shutil.rmtree(lock.with_suffix(""), ignore_errors=True)
                lock.unlink(missing_ok=True)


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

    >>> safe_stem("con.txt"), safe_stem("NUL.1.txt"), safe_stem("....txt"), safe_stem("Łódź 1.2.txt")
    ('story con', 'story NUL.1', 'story', 'Łódź 1.2')
    """
    stem = name[: len(name) - len(suffix_of(name))] if suffix_of(name) else name
    fit = " ".join(_UNFIT.sub(" ", stem).split()).strip(" .")[:_LONGEST]
    fit = fit.encode()[:_LONGEST_BYTES].decode(errors="ignore").strip(" .")
    return f"story {fit}" if _DEVICE.match(fit) else fit or "story"


def _draft_name(file_name: str) -> str:
    """Return a draft's name; notes that somebody lays beside drafts are none, so one that is called so is renamed."""
    name = safe_name(file_name, ARTICLE_SUFFIXES)
    return f"story {name}" if safe_stem(name).casefold() in NOTES else name


def _check_draft(folder: Path, file_name: str) -> None:
    """Refuse what is not taken for a draft although it is called like one."""
    if not find_drafts(folder):
        raise LoadError(file_name[:_LONGEST], "it is a report that was made here: give the draft itself")


def _free(stem: str, taken: list[str], suffix: str = "") -> str:
    """Return a name that nothing has, whatever its capitals, and however its accents are written."""
    there = {unicodedata.normalize("NFC", one).casefold() for one in taken}
    number, chosen = 1, stem + suffix
    while chosen.casefold() in there:
        number += 1
        chosen = f"{stem} {number}{suffix}"
    return chosen


def _clear(folder: Path, file: Path) -> None:
    """Remove what is left of what came in, wherever it is by now."""
    shutil.rmtree(folder, ignore_errors=True)
    file.unlink(missing_ok=True)


def _names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def _place(data: Path, folder: Path, wanted: str) -> str:
    """Move a file into a folder under a name that nothing has there, and return that name."""
    suffix, refused = suffix_of(wanted), list[str]()
    while True:
        chosen = _free(wanted[: len(wanted) - len(suffix)], [*_names(folder), *refused], suffix)
        try:
            _move(data, folder / chosen)
        except FileExistsError:
            # Somebody has just put one of that name there, by hand.
            refused.append(chosen)
        else:
            return chosen


def _move(data: Path, target: Path) -> None:
    """Move a file to a path where nothing is, else FileExistsError is raised."""
    try:
        os.link(data, target)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in _CANNOT_LINK:
            raise
        if target.exists():
            raise FileExistsError(target) from error
        near = target.with_name(f".{secrets.token_hex(8)}.part")
        shutil.move(data, near)
        near.rename(target)
    else:
        data.unlink()


def _stamps(story: Path) -> Iterator[str]:
    for name, there in _files(story):
        yield f"{name} {there.st_size} {there.st_mtime_ns} {there.st_ino}"


def _files(story: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Return the files of a story that count: what is worked out is kept beside, and locks lie there."""
    with os.scandir(story) as entries:
        found = [Path(entry.path) for entry in entries if entry.is_file()]
    for folder, folders, names in os.walk(story / RECORDS):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found.extend(Path(folder, name) for name in names)
    for file in found:
        # One that is gone by now is none.
        if not file.name.startswith("."):
            with suppress(OSError):
                yield str(file.relative_to(story)), file.stat()


def drafts_of(story: Path) -> tuple[str, ...]:
    """Return the names of a story's drafts."""
    return tuple(path.name for path in find_drafts(story))
