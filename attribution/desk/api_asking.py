"""What programs send, read and checked: what stands in the address, JSON, and forms with files."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request

from attribution.desk.api_doors import Door, FilePart, Form
from attribution.desk.api_records import MOST_TEXTS
from attribution.desk.library import Library, safe_name
from attribution.desk.receiving import Received, received
from attribution.load import suffix_of
from attribution.model import UNREADABLE

#: What a program may send as JSON.
MOST_JSON = 10_000_000
_JSON, _FORM = "application/json", "multipart/form-data"


class GivenFile(NamedTuple):
    """A file that came in, where it can be read by its name's ending."""

    name: str
    path: Path


class Given(NamedTuple):
    """What came with a request: a body of JSON, or the files and fields of a form."""

    body: Any = None
    #: By the fields of the form.
    files: dict[str, list[GivenFile]] = {}  # noqa: RUF012 -- it is never changed
    fields: Any = None


def read_query(request: Request, kind: type[Any]) -> Any:
    """Return what stands in the address.

    Raises:
        HTTPException: It is something else than is asked for.
    """
    pairs = request.query_params.multi_items()
    given = dict(pairs)
    if len(given) < len(pairs):
        raise HTTPException(422, "Give each parameter once.")
    return _converted({name: value for name, value in given.items() if value}, kind)


@asynccontextmanager
async def read_body(request: Request, door: Door, library: Library) -> AsyncIterator[Given]:
    """Give what comes with a request; its files are removed in the end.

    Raises:
        HTTPException: It is too large, or something else than is asked for.
        LoadError: A file can't be read by its name.
    """
    said = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if said == _FORM and door.form is not None:
        async with _read_form(request, door.form, library) as given:
            yield given
    elif said == _JSON and door.body is not None:
        yield Given(body=await _read_json(request, door.body))
    else:
        wanted = [name for name, kind in ((_JSON, door.body), (_FORM, door.form)) if kind is not None]
        raise HTTPException(415, f"Send {' or '.join(wanted)}.")


async def _read_json(request: Request, kind: type[Any]) -> Any:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_JSON:
            raise HTTPException(413, f"This is more than {MOST_JSON // 1_000_000} MB of JSON: send a file.")
    try:
        return await asyncio.to_thread(msgspec.json.decode, bytes(body), type=kind)
    except UNREADABLE as error:
        raise _unreadable(error) from error


@asynccontextmanager
async def _read_form(request: Request, form: Form, library: Library) -> AsyncIterator[Given]:
    placed: list[Path] = []
    async with received(request, library) as came:
        parts = {part.name: part for part in form.files}
        files: dict[str, list[GivenFile]] = {name: [] for name in parts}
        try:
            for file in came.files:
                if file.field not in parts:
                    raise HTTPException(422, f"There is no file {file.field[:80]!r} in this form: {', '.join(parts)}.")
                given = _placed(file, parts[file.field])
                placed.append(given.path)
                files[file.field].append(given)
            for part in form.files:
                _check_number(part, len(files[part.name]))
            yield Given(files=files, fields=_converted(came.fields, form.fields))
        finally:
            for path in placed:
                path.unlink(missing_ok=True)


def _placed(file: Received, part: FilePart) -> GivenFile:
    """Return a file by a name that ends as it is to be read."""
    name = safe_name(file.name, part.suffixes)
    return GivenFile(name, file.path.rename(file.path.with_name(file.path.name + suffix_of(name))))


def _check_number(part: FilePart, number: int) -> None:
    if number == 0:
        raise HTTPException(422, f"The file “{part.name}” is missing.")
    if number > (MOST_TEXTS if part.is_many else 1):
        raise HTTPException(422, f"There are too many files “{part.name}”.")


def _converted(given: dict[str, str], kind: type[Any]) -> Any:
    try:
        return msgspec.convert(given, kind, strict=False)
    except UNREADABLE as error:
        raise _unreadable(error) from error


def _unreadable(error: Exception) -> HTTPException:
    return HTTPException(422, f"This can't be read: {' '.join(str(error).split())}.")
