"""Files that come in from a page: bounded in number and size, written to a place of our own, never by their names."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NamedTuple

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request

from attribution.desk.library import Library

#: So many files may come at once, and each may be this large.
MOST_FILES = 50
MOST_FILE_BYTES = 100_000_000
_CHUNK = 1_000_000


class Received(NamedTuple):
    """A file that has come in, and lies in a place of ours."""

    #: What the browser calls it; never a path.
    name: str
    path: Path


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
            async with request.form(max_files=MOST_FILES, max_fields=20, max_part_size=5_000_000) as form:
                fields = {name: value for name, value in form.items() if isinstance(value, str)}
                for _, value in form.multi_items():
                    if isinstance(value, UploadFile):
                        files.append(await _kept(value, library))
        except MultiPartException as error:
            raise HTTPException(400, error.message) from error
        yield Form(tuple(files), fields)
    finally:
        for file in files:
            file.path.unlink(missing_ok=True)


async def _kept(upload: UploadFile, library: Library) -> Received:
    name = upload.filename or ""
    if (upload.size or 0) > MOST_FILE_BYTES:
        raise HTTPException(413, f"{name[:80]}: it has more than {MOST_FILE_BYTES // 1_000_000} MB")
    path = library.incoming()
    with path.open("wb") as target:
        while chunk := await upload.read(_CHUNK):
            target.write(chunk)
    return Received(name, path)
