"""What all of the desk's addresses share: reading what a request says, and answering with JSON or a page."""

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from attribution.model import UNREADABLE

#: What a person enters at once is small.
_MOST_JSON = 10_000_000


async def read_json[T](request: Request, kind: type[T]) -> T:
    """Return what a request says, checked.

    Raises:
        HTTPException: It is too long, or says something else.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise HTTPException(415, "Send JSON.")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _MOST_JSON:
            raise HTTPException(413, "This is too long.")
    try:
        return msgspec.json.decode(bytes(body), type=kind)
    except UNREADABLE as error:
        raise HTTPException(422, f"This can't be read: {' '.join(str(error).split())}.") from error


def as_json(content: object, status: int = 200) -> Response:
    """Return an answer that is JSON."""
    return Response(msgspec.json.encode(content), status, media_type="application/json")


def as_page(content: bytes) -> Response:
    """Return an answer that is a page, or a piece of one."""
    return Response(content, media_type="text/html; charset=utf-8")
