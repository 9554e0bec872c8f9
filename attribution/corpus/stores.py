"""Folders and files in any store that pyarrow knows: this machine's disks, S3, Google Cloud Storage, Azure, HDFS."""

import io
import os
from pathlib import PurePosixPath
from typing import BinaryIO

import msgspec
from pyarrow import fs

from attribution.errors import LoadError, OutputError, reason_of
from attribution.load import printable, suffix_of

SUFFIXES = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz", ".parquet")
_BUFFER = 1 << 20


class Dump(msgspec.Struct, frozen=True, kw_only=True):
    """A file with many articles."""

    #: Where it is in its store.
    path: str
    #: Its name, or its path inside the folder that it was found in; it starts the ids of its articles.
    name: str


def find_dumps(place: str) -> "tuple[fs.FileSystem, tuple[Dump, ...]]":
    """Return the store that `place` is in, and the dumps there: the file itself, or all in the folder, sorted.

    Files whose names begin with "." or "_" are left out, as other tools do; so are those in folders of such names.

    Args:
        place: A path on this machine, or an address such as `s3://bucket/news`.

    Raises:
        LoadError: There is no dump at `place`, or the store can't be reached.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     for name in ("b.parquet", "a.jsonl", "_left.jsonl", "notes.txt"):
    ...         _ = open(f"{folder}/{name}", "x").close()
    ...     store, dumps = find_dumps(folder)
    >>> [dump.name for dump in dumps]
    ['a.jsonl', 'b.parquet']
    """
    try:
        store, path = _resolve(place)
        about = store.get_file_info(path)
        if about.type == fs.FileType.NotFound:
            raise LoadError(printable(place), "there is no such file or folder: check the path")
        is_folder = about.type == fs.FileType.Directory
        found = store.get_file_info(fs.FileSelector(path, recursive=True)) if is_folder else []
    except (OSError, ValueError) as error:
        raise LoadError(printable(place), f"can't be read ({reason_of(error)}): check the address") from error
    if is_folder:
        files = sorted(one.path for one in found if one.type == fs.FileType.File)
        dumps = [Dump(path=file, name=_inside(file, path)) for file in files]
        dumps = [dump for dump in dumps if _is_shown(dump.name)]
    else:
        dumps = [Dump(path=path, name=PurePosixPath(path).name)]
    dumps = [dump for dump in dumps if suffix_of(dump.name) in SUFFIXES]
    if not dumps:
        raise LoadError(printable(place), f"there is no dump here: give a file of {', '.join(SUFFIXES)}, or a folder")
    return store, tuple(dumps)


def empty_folder(place: str) -> "tuple[fs.FileSystem, str]":
    """Return the store that `place` is in, and the path of the folder there, which has nothing in it.

    Raises:
        OutputError: It has something in it, or the store can't be reached.
    """
    try:
        store, path = _resolve(place)
        about = store.get_file_info(path)
        if about.type == fs.FileType.File:
            raise OutputError(printable(place), "this is a file: give the name of a new folder")
        if store.get_file_info(fs.FileSelector(path, allow_not_found=True)):
            raise OutputError(printable(place), "there is something in this folder: give the name of a new one")
        if isinstance(store, fs.LocalFileSystem):
            store.create_dir(path)
    except (OSError, ValueError) as error:
        raise OutputError(printable(place), f"can't be written ({reason_of(error)}): choose another place") from error
    return store, path


def open_dump(store: "fs.FileSystem", path: str) -> BinaryIO:
    """Return a file of a store, to be read in any order."""
    # pyarrow's own file can't read lines.
    return io.BufferedReader(store.open_input_file(path), _BUFFER)


def _resolve(place: str) -> "tuple[fs.FileSystem, str]":
    if "://" in place:
        store, path = fs.FileSystem.from_uri(place)
        return store, path.rstrip("/")
    return fs.LocalFileSystem(), os.path.abspath(place).replace(os.sep, "/")  # noqa: PTH100 -- a link keeps its own name


def _inside(path: str, folder: str) -> str:
    return path.removeprefix(folder).lstrip("/")


def _is_shown(name: str) -> bool:
    return not any(part.startswith((".", "_")) for part in PurePosixPath(name).parts)
