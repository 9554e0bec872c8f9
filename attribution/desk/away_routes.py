"""The desk's addresses for what is put away and brought back."""

import asyncio

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from attribution.desk.answering import as_json, read_json
from attribution.desk.away import bring_record_back, bring_story_back, put_record_away, put_story_away
from attribution.desk.desk import Desk


class _About(msgspec.Struct):
    who: str = ""
    #: The story or the record that is brought back, or the record that is put away.
    name: str = ""


def away_routes(desk: Desk) -> list[Route]:
    """Return the addresses for what is put away and brought back.

    Args:
        desk: The stories, and what works on them.
    """
    pages = _Away(desk)
    story = "/stories/{name:str}"
    return [
        Route("/bring-back", pages.bring_back, methods=["POST"]),
        Route(f"{story}/put-away", pages.put_away, methods=["POST"]),
        Route(f"{story}/records/put-away", pages.put_record_away, methods=["POST"]),
        Route(f"{story}/records/bring-back", pages.bring_record_back, methods=["POST"]),
    ]


class _Away:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def put_away(self, request: Request) -> Response:
        """Put a story away: neither the list nor a search has it."""
        name, asked = request.path_params["name"], await read_json(request, _About)
        await self._desk.leave_out(name)
        await asyncio.to_thread(put_story_away, self._desk.library, name, asked.who)
        return as_json({"away": name})

    async def bring_back(self, request: Request) -> Response:
        """Bring a story back."""
        asked = await read_json(request, _About)
        name = await asyncio.to_thread(bring_story_back, self._desk.library, asked.name, asked.who)
        self._desk.look_at(name)
        return as_json({"name": name})

    async def put_record_away(self, request: Request) -> Response:
        """Put a record of a story away: nothing is held against it."""
        name, asked = request.path_params["name"], await read_json(request, _About)
        await asyncio.to_thread(put_record_away, self._desk.library.path(name), asked.name, asked.who)
        self._desk.look_at(name)
        return as_json({"away": asked.name})

    async def bring_record_back(self, request: Request) -> Response:
        """Bring a record of a story back."""
        name, asked = request.path_params["name"], await read_json(request, _About)
        await asyncio.to_thread(bring_record_back, self._desk.library.path(name), asked.name, asked.who)
        self._desk.look_at(name)
        return as_json({"name": asked.name})
