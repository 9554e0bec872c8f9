"""Which draft of a story is the newest: by what `story.json` says, by the numbers in the names, by time."""

import re
from collections.abc import Sequence
from pathlib import Path

from attribution.errors import StoryError
from attribution.load import ARTICLE_SUFFIXES, is_aside, suffix_of

_NUMBER = re.compile(r"\d+")
#: Files that stand beside drafts, and are none.
NOTES = frozenset({"readme", "license", "notes", "todo"})


def find_drafts(folder: Path) -> tuple[Path, ...]:
    """Return the drafts in a story's folder, not below it, by name; what we made of a draft is none.

    Raises:
        StoryError: The folder can't be searched.
    """
    try:
        files = sorted(folder.iterdir())
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise StoryError(folder, f"this folder can't be searched ({reason}): check its path") from error
    return tuple(
        path
        for path in files
        if suffix_of(path.name) in ARTICLE_SUFFIXES and path.stem.casefold() not in NOTES and not is_aside(path)
    )


def newest_draft(folder: Path, chosen: str | None = None) -> Path:
    """Return the draft that counts.

    Drafts whose names are the same but for numbers go by the numbers, read from left to right, so that draft-10 comes
    after draft-9. Other drafts go by the time when they were last changed.

    Args:
        folder: The story's folder.
        chosen: The name that `story.json` gives.

    Raises:
        StoryError: There is no draft, or not the one that was chosen, or two are equally new.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as name:
    ...     for draft in ("ferry-9.txt", "ferry-10.txt"):
    ...         _ = Path(name, draft).write_text("A ferry.")
    ...     newest_draft(Path(name)).name
    'ferry-10.txt'
    """
    if chosen is not None:
        path = folder / chosen
        if Path(chosen).name != chosen or not path.is_file():
            raise StoryError(folder, f"story.json says the draft is “{chosen}”, and there is no such file: correct it")
        return path
    drafts = find_drafts(folder)
    if not drafts:
        formats = ", ".join(ARTICLE_SUFFIXES)
        raise StoryError(folder, f"there is no draft in it: put one there ({formats})")
    return drafts[0] if len(drafts) == 1 else _newest(folder, drafts)


def is_newest_by_name(drafts: Sequence[Path]) -> bool:
    """Return whether drafts have names that are the same but for numbers.

    >>> is_newest_by_name([Path("ferry-9.txt"), Path("ferry-10.docx")]), is_newest_by_name([Path("a.txt")])
    (True, False)
    """
    return len(drafts) > 1 and len({_NUMBER.sub("#", path.stem.casefold()) for path in drafts}) == 1


def _newest(folder: Path, drafts: Sequence[Path]) -> Path:
    if is_newest_by_name(drafts):
        order = {path: tuple(int(number) for number in _NUMBER.findall(path.stem)) for path in drafts}
        newest = [path for path in drafts if order[path] == max(order.values())]
    else:
        times = {path: path.stat().st_mtime for path in drafts}
        newest = [path for path in drafts if times[path] == max(times.values())]
    if len(newest) > 1:
        names = " and ".join(path.name for path in newest)
        raise StoryError(folder, f"{names} are equally new: say which counts as “draft” in story.json")
    return newest[0]
