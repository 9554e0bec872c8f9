"""The desk's pages and what they send, as a Starlette application."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from attribution.desk import asked_for
from attribution.desk.answering import as_json, as_page, read_json
from attribution.desk.api import api_routes
from attribution.desk.away import stories_away
from attribution.desk.away_routes import away_routes
from attribution.desk.desk import Desk
from attribution.desk.guarding import App, Guarded
from attribution.desk.jobs import templates
from attribution.desk.library import RECORD_SUFFIXES
from attribution.desk.receiving import Received, received
from attribution.desk.saving import hash_of
from attribution.desk.taking_out import TAKEN_OUT
from attribution.desk.workers import JobError
from attribution.errors import AttributionError, LoadError
from attribution.load import ARTICLE_SUFFIXES, suffix_of
from attribution.model import Corrections, SourceAnchor
from attribution.policy import NAMES as POLICIES

#: The standards that can be chosen.
STANDARDS = ("spoken", "strict", "cleaned")


def make_app(
    desk: Desk,
    token: str,
    port: int,
    quit_desk: Callable[[], None],
    *,
    program_token: str | None = None,
    no_text: bool = False,
) -> App:
    """Return the desk as an application that only answers who may ask.

    Args:
        desk: The stories, and what works on them.
        token: What a request has to bring.
        port: The port that it listens on.
        quit_desk: Ends the server.
        program_token: What a program may bring instead, to ask under /api alone.
        no_text: Whether what programs are answered is without words.
    """
    pages = _Pages(desk, quit_desk)
    routes = [*pages.routes(), *away_routes(desk), *api_routes(desk, no_text=no_text)]
    app = Starlette(routes=routes, lifespan=pages.lifespan, exception_handlers=_HANDLERS)
    return Guarded(app, token, port, program_token=program_token)


class _Pages:
    def __init__(self, desk: Desk, quit_desk: Callable[[], None]) -> None:
        self._desk = desk
        self._quit_desk = quit_desk

    @contextlib.asynccontextmanager
    async def lifespan(self, _: Starlette) -> AsyncIterator[None]:
        """Start the processes, and end them."""
        self._desk.start()
        try:
            yield
        finally:
            self._desk.close()

    def routes(self) -> list[Route]:
        """Return the addresses of the desk."""
        story = "/stories/{name:str}"
        return [
            Route("/", self.stories),
            Route("/list", self.listed),
            Route("/static/{name:str}", self.static),
            Route("/stories", self.new_stories, methods=["POST"]),
            Route(story, self.story),
            Route(f"{story}/state", self.state),
            Route(f"{story}/files", self.add_files, methods=["POST"]),
            Route(f"{story}/corrections", self.correct, methods=["POST"]),
            Route(f"{story}/put-back", self.put_back, methods=["POST"]),
            Route(f"{story}/sign", self.sign, methods=["POST"]),
            Route(f"{story}/settings", self.settings, methods=["POST"]),
            Route(f"{story}/unnamed", self.unnamed),
            Route(f"{story}/unnamed", self.enter_unnamed, methods=["POST"]),
            Route(f"{story}/confidential", self.confidential),
            Route(f"{story}/compare", self.compare),
            Route(f"{story}/out/{{what:str}}", self.take_out),
            Route("/search", self.search),
            Route("/people", self.people),
            Route("/conflicts", self.conflicts),
            Route("/quit", self.quit, methods=["POST"]),
        ]

    # Over all stories

    async def stories(self, _: Request) -> Response:
        """Answer with the page of all stories."""
        listed = await asyncio.to_thread(self._desk.listed)
        away = await asyncio.to_thread(stories_away, self._desk.library)
        shown = {"stories": listed, "away": away, "suffixes": _SUFFIXES["draft"], "folder": self._folder}
        return as_page(templates().page("stories.html", **shown).encode())

    async def listed(self, _: Request) -> Response:
        """Answer with the list of all stories, for a page that is open."""
        listed = await self._desk.list_and_read()
        return as_page(templates().page("list.html", stories=listed).encode())

    async def static(self, request: Request) -> Response:
        """Answer with a style sheet or a script."""
        asset = templates().asset(request.path_params["name"])
        if asset is None:
            raise HTTPException(404, "There is no such file.")
        text, kind = asset
        return Response(text, media_type=f"{kind}; charset=utf-8")

    async def new_stories(self, request: Request) -> Response:
        """Make a story of each file that was dropped, or of a text that was pasted."""
        made, refused = [], []
        async with received(request, self._desk.library) as form:
            who = form.fields.get("who", "")
            files = list(form.files)
            if text := form.fields.get("text", "").strip():
                title = form.fields.get("title", "")
                files.append(Received(*await asyncio.to_thread(self._desk.library.pasted, title, text)))
            for file in files:
                try:
                    made.append(await self._desk.new_story(file.name, file.path, who))
                except AttributionError as error:
                    refused.append({"file": file.name, "reason": str(error)})
        if not made and not refused:
            raise HTTPException(400, "There is no file and no text.")
        stories = [{"name": name, "address": address(name)} for name in made]
        return as_json({"stories": stories, "refused": refused}, status=200 if made else 422)

    async def search(self, request: Request) -> Response:
        """Answer with the page of a search over all stories."""
        asked = {name: request.query_params.get(name, "") for name in ("words", "source", "since", "until")}
        named = {"named": True, "unnamed": False}.get(request.query_params.get("named", ""))
        phrase = "phrase" in request.query_params
        is_asked = any(asked.values()) or named is not None
        found = await self._desk.ask("search", **asked, named=named, phrase=phrase) if is_asked else b"[]"
        shown = {**asked, "named": request.query_params.get("named", ""), "phrase": phrase}
        hits = msgspec.json.decode(found)
        return as_page(templates().page("search.html", hits=hits, asked=shown, is_asked=is_asked).encode())

    async def people(self, request: Request) -> Response:
        """Answer with the page of who is quoted in all stories."""
        named = {"named": True, "unnamed": False}.get(request.query_params.get("named", ""))
        people = msgspec.json.decode(await self._desk.ask("people", named=named))
        return as_page(templates().page("people.html", people=people).encode())

    async def conflicts(self, _: Request) -> Response:
        """Answer with the page of the same words under two names."""
        conflicts = msgspec.json.decode(await self._desk.ask("conflicts"))
        return as_page(templates().page("conflicts.html", conflicts=conflicts).encode())

    async def quit(self, _: Request) -> Response:
        """End the desk."""
        self._quit_desk()
        return as_json({"ended": True})

    # One story

    async def story(self, request: Request) -> Response:
        """Answer with the page of a story; while it is being read, with one that waits for it."""
        name = request.path_params["name"]
        _, standing, problem = self._desk.look_at(name)
        if standing is None:
            if problem is None:
                with contextlib.suppress(TimeoutError, AttributionError):
                    # What is quick is waited for; a long story tells that it is being read.
                    standing = await asyncio.wait_for(self._desk.settled(name), 1.5)
                _, _, problem = self._desk.look_at(name)
            if standing is None:
                shown = str(problem) if problem else ""
                return as_page(templates().page("waiting.html", name=name, problem=shown).encode())
        page = await self._desk.page(name, policies=sorted(POLICIES), standards=STANDARDS, suffixes=_SUFFIXES)
        return as_page(page)

    async def state(self, request: Request) -> Response:
        """Answer how a story stands: what a page asks every second."""
        name = request.path_params["name"]
        stamp, standing, problem = self._desk.look_at(name)
        shown = standing or self._desk.standing(name)
        answer: dict[str, Any] = {
            "stamp": stamp,
            "is_current": standing is not None,
            "problem": str(problem) if problem else "",
        }
        if shown is not None and shown.stamp != request.query_params.get("stamp"):
            answer["standing"] = msgspec.to_builtins(shown)
        if (known := request.query_params.get("entries")) is not None:
            entries = await self._desk.entries(name)
            if hash_of(entries) != known:
                answer["entries"] = _entries(entries)
        return as_json(answer)

    async def add_files(self, request: Request) -> Response:
        """Put drafts or records into a story."""
        name, added, refused = request.path_params["name"], [], []
        async with received(request, self._desk.library) as form:
            role = form.fields.get("role", "")
            if role not in ("draft", "record"):
                raise HTTPException(400, "Say whether it is a draft or a record.")
            for file in form.files:
                try:
                    who = form.fields.get("who", "")
                    chosen: Any = role
                    added.append(await self._desk.add_file(name, file.name, file.path, chosen, who))
                except LoadError as error:
                    refused.append({"file": file.name, "reason": str(error)})
        return as_json({"added": added, "refused": refused}, status=200 if added else 422)

    async def correct(self, request: Request) -> Response:
        """Save entries, and take others back; answer with all that are there then."""
        asked = await read_json(request, asked_for.Correct)
        name = request.path_params["name"]
        saved = await self._desk.save(name, asked.add, asked.remove, asked.who, of=asked.document, seen=asked.seen)
        return as_json({"entries": _entries(saved)})

    async def put_back(self, request: Request) -> Response:
        """Put an entry back as it was before it was taken back or changed; answer with all that are there then."""
        asked = await read_json(request, asked_for.PutBack)
        saved = await self._desk.put_back(request.path_params["name"], asked.entry, asked.who)
        return as_json({"entries": _entries(saved)})

    async def sign(self, request: Request) -> Response:
        """Sign a quotation, or take a signature back."""
        asked = await read_json(request, asked_for.Sign)
        if not asked.who.strip():
            raise HTTPException(422, "Say who you are first: your name or initials.")
        name = request.path_params["name"]
        line = await self._desk.sign(name, asked.quotation, asked.how, asked.who.strip(), asked.note.strip())
        return Response(line, media_type="application/json")

    async def settings(self, request: Request) -> Response:
        """Change which standard and house rules a story is held to, and who its records' labels are."""
        asked = await read_json(request, asked_for.Settings)
        changes = {name: getattr(asked, name) for name in ("standard", "policy", "speakers", "draft")}
        given = {name: value or None for name, value in changes.items() if value is not msgspec.UNSET}
        for field, known in (("standard", STANDARDS), ("policy", POLICIES)):
            if given.get(field) is not None and given[field] not in known:
                raise HTTPException(422, f"There is no such {field}: choose one of {', '.join(sorted(known))}.")
        if "speakers" in given:
            given["speakers"] = asked.speakers or {}
        story = await self._desk.change_settings(request.path_params["name"], asked.who, **given)
        return as_json(msgspec.to_builtins(story))

    async def unnamed(self, request: Request) -> Response:
        """Answer with the page of the unnamed sources of a story."""
        return as_page(await self._desk.ask("unnamed", request.path_params["name"]))

    async def enter_unnamed(self, request: Request) -> Response:
        """Enter what the house knows of an unnamed source."""
        name, asked = request.path_params["name"], await read_json(request, asked_for.Unnamed)
        if not asked.who.strip():
            raise HTTPException(422, "Say who you are first: your name or initials.")
        anchor = msgspec.json.decode(await self._desk.ask("anchor", name, source=asked.source), type=SourceAnchor)
        fields = ("identity", "terms", "known_to", "signed_off_by", "note")
        entered = {field: " ".join(getattr(asked, field).split()) for field in fields}
        await self._desk.enter_unnamed(name, anchor, asked.who.strip(), **entered)
        return as_json({"entered": True})

    async def confidential(self, request: Request) -> Response:
        """Answer with a piece of a page: what is confidential in the draft's file."""
        return as_page(await self._desk.ask("confidential", request.path_params["name"]))

    async def compare(self, request: Request) -> Response:
        """Answer with the page of what changed since an older draft."""
        older = request.query_params.get("with", "")
        return as_page(await self._desk.compare(request.path_params["name"], older))

    async def take_out(self, request: Request) -> Response:
        """Answer with a file that is made of a story."""
        name, what = request.path_params["name"], request.path_params["what"]
        if what not in TAKEN_OUT:
            raise HTTPException(404, "There is no such file.")
        made = await self._desk.take_out(name, what, {it: it in request.query_params for it in _CHOICES})
        standing = await self._desk.settled(name)
        kind = TAKEN_OUT[what]
        suffix = kind.suffix or f" - checked{suffix_of(standing.draft)}"
        return Response(made, media_type=kind.media_type, headers={"content-disposition": attachment(name + suffix)})

    @property
    def _folder(self) -> str:
        return str(self._desk.library.folder)


#: What can be chosen beside a file that is taken out.
_CHOICES = ("only_looks", "confidential")
_SUFFIXES = {"draft": ",".join(ARTICLE_SUFFIXES), "record": ",".join(RECORD_SUFFIXES)}


def address(name: str) -> str:
    """Return the address of a story's page.

    >>> address("The ferry & co")
    '/stories/The%20ferry%20%26%20co'
    """
    return f"/stories/{quote(name, safe='')}"


def attachment(file_name: str) -> str:
    """Return the header that lets a browser keep an answer as a file of this name.

    >>> attachment("Łódź – report.html")
    "attachment; filename*=UTF-8''%C5%81%C3%B3d%C5%BA%20%E2%80%93%20report.html"
    """
    return f"attachment; filename*=UTF-8''{quote(file_name, safe='')}"


def _entries(corrections: Corrections | None) -> dict[str, Any]:
    entries = corrections.entries if corrections is not None else ()
    return {"hash": hash_of(corrections), "entries": msgspec.to_builtins(entries)}


def _wants_page(request: Request) -> bool:
    return "text/html" in request.headers.get("accept", "")


async def _tell_error(request: Request, error: Exception) -> Response:
    """Answer with what went wrong: a page to a person, JSON to a script."""
    if isinstance(error, HTTPException):
        status, problem = error.status_code, str(error.detail)
    else:
        assert isinstance(error, AttributionError)
        kind = error.kind if isinstance(error, JobError) else type(error).__name__
        status, problem = (404 if kind == "StoryError" and "no such" in error.advice else 422), str(error)
    if _wants_page(request):
        page = templates().page("problem.html", problem=problem)
        return Response(page.encode(), status, media_type="text/html; charset=utf-8")
    return as_json({"problem": problem}, status)


async def _tell_failure(request: Request, _: Exception) -> Response:
    """Answer where the desk itself failed."""
    return await _tell_error(request, HTTPException(500, "The desk failed at this: try again, or else report it."))


_HANDLERS: Mapping[Any, Any] = MappingProxyType(
    {HTTPException: _tell_error, AttributionError: _tell_error, Exception: _tell_failure}
)
