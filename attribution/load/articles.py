"""Finding the articles under the paths that a user gives."""

import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from attribution.errors import LoadError
from attribution.load.files import STDIN, STDIN_ID, printable
from attribution.load.formats import ARTICLE_SUFFIXES, FORMATS, advice_for, is_dump, suffix_of

#: What lies beside stories and is none: what a person corrected, and files of statuses.
_BESIDE = (".corrections.json", ".status.json")
#: What pages that were saved bring along, and reports.
_OF_PAGES = frozenset(".css .js .map .svg .woff .woff2 .ico".split())
#: So many names of files that were passed over are told.
_MOST_NAMES = 5

#: What a page of our own reports has near its start.
_REPORT_MARK = b'<meta name="generator" content="attribution'
_REPORT_HEAD = 2048


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """A file with one article, or a dump; `read_all(article.path, name=article.id)` reads it."""

    #: The file, or "-" for standard input.
    path: str | Path
    #: What tells it from the others: its name, or its path inside the folder that it was found in.
    id: str
    #: It may hold many articles.
    is_dump: bool = False


def find_articles(
    paths: Iterable[str | os.PathLike[str]] | str | os.PathLike[str],
    *,
    on_error: Callable[[LoadError], None] | None = None,
    on_passed_over: Callable[[str], None] | None = None,
) -> tuple[Article, ...]:
    """Return the articles under `paths`, in the order given and sorted within a folder.

    A folder is searched to its depths for files with one article each, of a format that can be read. Hidden files, and
    the pages that a report wrote, are left out; so are dumps, which may be anything: they have to be named. A file that
    is named twice is returned once. Files of the same name in different folders get ids that differ.

    Args:
        paths: Files, folders, or "-" for standard input.
        on_error: Is called with what is wrong with a path, which is then left out. Without it the error is raised.
        on_passed_over: Is called with a line for each kind of file that a folder has and that is not read.

    Raises:
        LoadError: There is nothing at a path, or a folder has no article or can't be searched.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     Path(folder, "bridge.txt").touch()
    ...     [article.id for article in find_articles(folder)]
    ['bridge.txt']
    """
    if isinstance(paths, str | os.PathLike):
        paths = (paths,)
    found: dict[str, _Found] = {}
    for path in paths:
        try:
            for file in _find(path, on_error, on_passed_over):
                found.setdefault(file.place, file)
        except LoadError as error:
            if on_error is None:
                raise
            on_error(error)
    return tuple(_with_ids(tuple(found.values())))


class _Found(msgspec.Struct, frozen=True, kw_only=True):
    """A file, and how many parts at the end of its path make its id."""

    path: str | Path
    place: str
    depth: int

    def name(self, more: int) -> str:
        parts = Path(self.place).parts
        return printable("/".join(parts[-min(self.depth + more, len(parts) - 1) :]))


def _find(
    path: str | os.PathLike[str],
    on_error: Callable[[LoadError], None] | None,
    on_passed_over: Callable[[str], None] | None,
) -> Iterator[_Found]:
    if path == STDIN:
        yield _Found(path=STDIN, place="/" + STDIN_ID, depth=1)
        return
    try:
        start = Path(path)
        is_folder, is_there = start.is_dir(), start.exists()
    except (OSError, ValueError):
        is_folder, is_there = False, False
    if is_folder:
        yield from _find_in_folder(start, on_error, on_passed_over)
    elif is_there:
        yield _Found(path=start, place=_place(start), depth=1)
    else:
        raise LoadError(printable(os.fspath(path)), "there is no such file or folder: check the path")


def _find_in_folder(
    folder: Path, on_error: Callable[[LoadError], None] | None, on_passed_over: Callable[[str], None] | None
) -> Iterator[_Found]:
    is_empty = True
    passed: dict[str, list[str]] = defaultdict(list)
    refused: list[OSError] = []
    for parent, folders, names in folder.walk(on_error=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        depth = len(parent.relative_to(folder).parts) + 1
        for name in sorted(names):
            path = parent / name
            if is_aside(path):
                continue
            if suffix_of(name) in ARTICLE_SUFFIXES:
                is_empty = False
                yield _Found(path=path, place=_place(path), depth=depth)
            else:
                passed[suffix_of(name)].append(printable(str(path.relative_to(folder))))
    if on_passed_over is not None:
        for suffix, names in sorted(passed.items()):
            on_passed_over(_passed_over(printable(str(folder)), suffix, names))
    for error in refused:
        _tell(error, on_error)
    if is_empty and not refused:
        formats = ", ".join(ARTICLE_SUFFIXES)
        raise LoadError(printable(str(folder)), f"no article in this folder ({formats}): give one that has articles")


def is_aside(path: Path) -> bool:
    """Return whether a file is no article: hidden, beside a story, part of a page, or a page that a report wrote."""
    suffix = suffix_of(path.name)
    is_hidden = path.name.startswith((".", "~$"))
    return (
        is_hidden
        or path.name.endswith(_BESIDE)
        or suffix in _OF_PAGES
        or not path.is_file()
        or (suffix == ".html" and _is_report(path))
    )


def _passed_over(folder: str, suffix: str, names: list[str]) -> str:
    """Return what to say of the files of one kind in a folder that are not read."""
    if suffix in FORMATS:
        why = f"{suffix} may hold many articles: name {'it' if len(names) == 1 else 'each'} to have it read"
    elif advice := advice_for(suffix):
        why = f"{suffix} can't be read: {advice}"
    else:
        why = f"{suffix} can't be read" if suffix else "the name has no suffix: add .txt if it is text"
    count = "1 file was" if len(names) == 1 else f"{len(names)} files were"
    rest = len(names) - _MOST_NAMES
    shown = ", ".join(names[:_MOST_NAMES]) + (f" and {rest} more" if rest > 0 else "")
    return f"{folder}: {count} passed over: {shown} ({why})"


def _is_report(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return _REPORT_MARK in file.read(_REPORT_HEAD)
    except OSError:
        return False


def _place(path: Path) -> str:
    return os.path.abspath(path)  # noqa: PTH100 -- a link keeps its own name


def _tell(error: OSError, on_error: Callable[[LoadError], None] | None) -> None:
    reason = (error.strerror or str(error)).lower()
    told = LoadError(
        printable(str(error.filename)), f"this folder can't be searched ({reason}): change who may read it"
    )
    if on_error is None:
        raise told from error
    on_error(told)


def _with_ids(found: tuple[_Found, ...]) -> Iterator[Article]:
    """Give each file an id; where two would have the same, the folders above them are added until they differ."""
    names = {file.place: file.name(0) for file in found}
    more = 0
    while clashes := {name for name, count in Counter(names.values()).items() if count > 1}:
        more += 1
        longer = {file.place: file.name(more) for file in found if names[file.place] in clashes}
        if all(names[place] == name for place, name in longer.items()):
            break
        names.update(longer)
    return (Article(path=file.path, id=names[file.place], is_dump=is_dump(file.place)) for file in found)
