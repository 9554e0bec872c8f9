"""The index's files: their names, and which of them an earlier report left behind."""

import re
from collections.abc import Collection
from pathlib import Path

from attribution.output import naming
from attribution.report.file_names import is_index_stem

#: What base.html says of the pages of an index. A file without it is not ours to remove.
_MARK = b'<meta name="generator" content="attribution index">'
#: It stands at the beginning.
_LOOKED_AT = 4096


def page_file(stem: str, number: int) -> str:
    """Return the name of a part's page, counted from 1.

    >>> page_file("sources", 1), page_file("sources", 3)
    ('sources.html', 'sources-3.html')
    """
    return f"{stem}.html" if number == 1 else f"{stem}-{number}.html"


def remove_stale(folder: Path, written: Collection[str]) -> None:
    """Remove the pages of an earlier index from `folder`, except those just `written`.

    A page is known by its name and by what it says it was made by. Whatever else is in the folder stays.

    Raises:
        OutputError: A page can't be read or removed.
    """
    with naming(folder):
        files = sorted(path for path in folder.iterdir() if re.fullmatch(r"[a-z]+(?:-\d+)?\.html", path.name))
    for path in files:
        if path.name not in written and is_index_stem(path.stem) and not path.is_symlink() and path.is_file():
            with naming(path):
                with path.open("rb") as file:
                    is_ours = _MARK in file.read(_LOOKED_AT)
                if is_ours:
                    path.unlink()
