"""Files that come in from a page: bounded in number and size, written to a place of our own, never by their names."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NamedTuple

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from attribution.desk.library import Library
from attribution.output import advice_for, naming

#: So many files may come at once, and each may be this large.
MOST_FILES = 50
MOST_FILE_BYTES = 100_000_000
_MOST_FIELDS, _MOST_FIELD_BYTES = 8, 5_000_000
_CHUNK = 1_000_000


class Received(NamedTuple):
    """A file that has come in, and lies in a place of ours."""

    #: What the browser calls it; never a path.
    name: str
    path: Path
    #: The field of the form that it came in.
    field: str = ""


class Form(NamedTuple):
    """What a form has brought."""

    files: tuple[Received, ...]
    fields: dict[str, str]


@asynccontextmanager
async def received(request: Request, library: Library) -> AsyncIterator[Form]:
    """Give what a form brings; files that nobody has taken by the end are removed.

    Raises:
        HTTPException: It is no form, or brings too many files, or one that is too large.
    """
    files: list[Received] = []
    try:
        try:
            # Whatever is large lies in a file while it comes in, not in memory.
            async with request.form(
                max_files=MOST_FILES, max_fields=_MOST_FIELDS, max_part_size=_MOST_FIELD_BYTES
            ) as form:
                fields = {name: value for name, value in form.items() if isinstance(value, str)}
                for field, value in form.multi_items():
                    if isinstance(value, UploadFile):
                        files.append(await _kept(field, value, library))
        except OSError as error:
            raise HTTPException(507, f"What comes in can't be kept: {advice_for(error)}.") from error
        yield Form(tuple(files), fields)
    finally:
        for file in files:
            file.path.unlink(missing_ok=True)


async def _kept(field: str, upload: UploadFile, library: Library) -> Received:
    name = upload.filename or ""
    if (upload.size or 0) > MOST_FILE_BYTES:
        raise HTTPException(413, f"{name[:80]}: it has more than {MOST_FILE_BYTES // 1_000_000} MB")
    return Received(name, await asyncio.to_thread(_written, upload, library), field)


def _written(upload: UploadFile, library: Library) -> Path:
    """Return where a file lies that has come in, all of it on the disk."""
    path = library.incoming()
    with naming(path):
        try:
            with path.open("xb") as target:
                shutil.copyfileobj(upload.file, target, _CHUNK)
                target.flush()
                os.fsync(target.fileno())
        except BaseException:
            path.unlink(missing_ok=True)
            raise
    return path
