"""The same doors for programs: JSON under /api."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import Any

import msgspec
from msgspec import UNSET, Raw
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route

from attribution.desk import api_records as own
from attribution.desk.api_asking import Given, GivenFile, read_body, read_query
from attribution.desk.api_doors import DOORS, Door
from attribution.desk.api_openapi import describe
from attribution.desk.api_wordless import Handles, problem_without_words, without_words
from attribution.desk.desk import Desk
from attribution.desk.saving import hash_of
from attribution.desk.workers import JobError
from attribution.errors import AttributionError, StoryError
from attribution.model import Corrections

#: What does the work of a door: from what stands in the address and what came, the JSON of its answer.
type Work = Callable[[Request, Any, Given], Awaitable[bytes]]

#: Which status an error of the desk's own gives; any other one 422.
_STATUSES: Mapping[str, int] = MappingProxyType({"Exception": 500, "WorkerError": 503, "OutputError": 507})


def api_routes(desk: Desk, *, no_text: bool = False) -> list[BaseRoute]:
    """Return the addresses of the doors for programs.

    Args:
        desk: The stories, and what works on them.
        no_text: Whether answers are without words.
    """
    api = _Api(desk, Handles() if no_text else None)
    routes = [_route(api, path) for path in dict.fromkeys(door.path for door in DOORS)]
    told: dict[Any, Any] = dict.fromkeys((HTTPException, AttributionError, Exception), api.tell_error)
    app = Starlette(routes=routes, exception_handlers=told)
    # An address is there or not: nothing is served that is not in the document.
    app.router.redirect_slashes = False
    return [Mount("/api", app=app)]


def _route(api: "_Api", path: str) -> Route:
    """Return the route of an address, with all the methods that it takes."""
    doors = {door.method: door for door in DOORS if door.path == path}

    async def answer(request: Request) -> Response:
        return await api.answer(doors["POST" if request.method == "POST" else "GET"], request)

    return Route(path, answer, methods=list(doors))


class _Api:
    def __init__(self, desk: Desk, handles: Handles | None) -> None:
        self._desk = desk
        self._handles = handles
        self._work: Mapping[str, Work] = MappingProxyType(
            {
                "analyse": self._analyse,
                "read": self._read,
                "correct": self._correct,
                "verify": self._verify,
                "check": self._check,
                "guard": self._guard,
                "stories": self._stories,
                "new_story": self._new_story,
                "standing": self._standing,
                "gate": self._gate,
                "entries": self._entries,
                "enter": self._enter,
                "search": self._search,
            }
        )
        self._described = msgspec.json.encode(describe(no_text=handles is not None))

    async def answer(self, door: Door, request: Request) -> Response:
        """Answer at a door: the one place where answers go out."""
        query = read_query(request, door.query)
        if door.answer is None:
            return _json(self._described)
        work = self._work[door.name]
        if door.body is None and door.form is None:
            data = await work(request, query, Given())
        else:
            async with read_body(request, door, self._desk.library) as given:
                data = await work(request, query, given)
        if self._handles is not None:
            data = await asyncio.to_thread(without_words, data, door.answer, self._handles)
        return _json(data, door.status)

    async def tell_error(self, _: Request, error: Exception) -> Response:
        """Answer with what went wrong."""
        match error:
            case HTTPException():
                status, problem = error.status_code, str(error.detail)
                if problem == HTTPStatus(status).phrase:
                    problem = problem_without_words(status)
            case AttributionError():
                kind = error.kind if isinstance(error, JobError) else type(error).__name__
                is_absent = kind == "StoryError" and "no such" in error.advice
                status, problem = 404 if is_absent else _STATUSES.get(kind, 422), str(error)
            case _:
                status, problem = 500, "The desk failed at this: try again, or else report it."
        if self._handles is not None:
            problem = problem_without_words(status)
        headers = getattr(error, "headers", None)
        return _json(msgspec.json.encode(own.Problem(problem=problem)), status, headers)

    # Texts

    async def _analyse(self, _: Request, __: Any, given: Given) -> bytes:
        if given.body is not None:
            return await self._analysis_of_text(given.body, given.body.name)
        [file] = given.files["file"]
        return await self._analysis_of_file(file, own.about(given.fields))

    async def _read(self, _: Request, __: Any, given: Given) -> bytes:
        [file] = given.files["file"]
        return await self._document(file, {})

    async def _correct(self, _: Request, __: Any, given: Given) -> bytes:
        asked: own.Correct = given.body
        return await self._desk.work_out("correct", analysis=asked.analysis, corrections=asked.corrections)

    async def _verify(self, _: Request, __: Any, given: Given) -> bytes:
        analysis = await self._article(given)
        if given.body is not None:
            records = [{"name": record.name, "text": record.text} for record in given.body.records]
        else:
            records = [{"name": file.name, "path": str(file.path)} for file in given.files["records"]]
        standard = (given.body or given.fields).standard
        return await self._desk.work_out("verify", analysis=analysis, records=records, standard=standard)

    async def _check(self, _: Request, __: Any, given: Given) -> bytes:
        analysis = await self._article(given)
        return await self._desk.work_out("check", analysis=analysis, policy=(given.body or given.fields).policy)

    async def _guard(self, _: Request, __: Any, given: Given) -> bytes:
        if given.body is not None:
            asked: own.Guard = given.body
            numbered = enumerate(asked.originals, start=1)
            originals = [await self._analysed(one, f"original {number}") for number, one in numbered]
            derived = await self._analysed(asked.derived, "derived")
        else:
            originals = [Raw(await self._analysis_of_file(file, {})) for file in given.files["originals"]]
            derived = Raw(await self._analysis_of_file(given.files["derived"][0], {}))
        return await self._desk.work_out("guard", originals=originals, derived=derived)

    async def _article(self, given: Given) -> Any:
        """Return the analysis of the article that came, as a job takes it."""
        if given.body is not None:
            return await self._analysed(given.body, "text")
        return Raw(await self._analysis_of_file(given.files["file"][0], {}))

    async def _analysed(self, article: own.Article, name: str) -> Any:
        if article.analysis is not UNSET:
            return article.analysis
        return Raw(await self._analysis_of_text(article, name if article.name is UNSET else article.name))

    async def _analysis_of_text(self, asked: own.Text | own.Article, name: str) -> bytes:
        about = own.about(asked)
        document = await self._desk.work_out("read_text", text=asked.text, name=name, about=about)
        return await self._desk.analyse("analyse", document=Raw(document))

    async def _analysis_of_file(self, file: GivenFile, about: dict[str, str]) -> bytes:
        return await self._desk.analyse("analyse", document=Raw(await self._document(file, about)))

    async def _document(self, file: GivenFile, about: dict[str, str]) -> bytes:
        return await self._desk.work_out("read_file", path=str(file.path), name=file.name, about=about)

    # Stories

    async def _stories(self, _: Request, __: Any, ___: Given) -> bytes:
        listed = await self._desk.list_and_read()
        stories = msgspec.convert([msgspec.to_builtins(one) for one in listed], tuple[own.ListedStory, ...])
        return msgspec.json.encode(own.Stories(stories=stories))

    async def _new_story(self, _: Request, __: Any, given: Given) -> bytes:
        if given.body is not None:
            asked: own.NewStory = given.body
            name, path = await asyncio.to_thread(self._desk.library.pasted, asked.title, asked.text)
            made = await self._desk.new_story(name, path, asked.who)
        else:
            [file] = given.files["file"]
            made = await self._desk.new_story(file.name, file.path, given.fields.who)
        return msgspec.json.encode(own.MadeStory(name=made))

    async def _standing(self, request: Request, _: Any, __: Given) -> bytes:
        name = await self._name(request)
        _, standing, problem = self._desk.look_at(name)
        if standing is None:
            state: own.StoryState = "broken" if problem else "reading"
            return msgspec.json.encode(own.StoryStanding(name=name, state=state, problem=str(problem or "")))
        quotations = [msgspec.to_builtins(one) for one in standing.quotations]
        told = own.StoryStanding(
            name=name,
            state="passes" if standing.passes else "open",
            title=standing.title,
            draft=standing.draft,
            sha256=standing.document[1],
            summary=standing.summary,
            verdict=standing.verdict,
            left=standing.left,
            quotations=msgspec.convert(quotations, tuple[own.StandingQuotation, ...]),
            told=standing.told,
        )
        return msgspec.json.encode(told)

    async def _gate(self, request: Request, _: Any, __: Given) -> bytes:
        return await self._desk.ask("gate", await self._name(request))

    async def _entries(self, request: Request, _: Any, __: Given) -> bytes:
        return _entered(await self._desk.entries(await self._name(request)))

    async def _enter(self, request: Request, _: Any, given: Given) -> bytes:
        name, asked = await self._name(request), given.body
        # Entries are about the words of a draft, so it has to have been read.
        await self._desk.settled(name)
        return _entered(await self._desk.save(name, asked.add, asked.remove, asked.who.strip()))

    async def _search(self, _: Request, query: own.Search, __: Given) -> bytes:
        asked = {
            name: str(value or "") for name in ("words", "source", "since", "until") for value in [getattr(query, name)]
        }
        if not any(asked.values()) and query.named is None:
            raise HTTPException(422, "Say what to look for: words, source, since, until or named.")
        found = await self._desk.ask("search", **asked, named=query.named, phrase=query.phrase)
        return b'{"hits":%b}' % found

    async def _name(self, request: Request) -> str:
        """Return the name of the story that is asked for, which may be given by its handle.

        Raises:
            StoryError: There is no such story.
        """
        given: str = request.path_params["name"]
        names = await asyncio.to_thread(self._desk.library.names)
        if given in names:
            return given
        by_handle = {self._handles.of(name): name for name in names} if self._handles else {}
        if given not in by_handle:
            raise StoryError(given, "there is no such story on this desk")
        return by_handle[given]


def _entered(corrections: Corrections | None) -> bytes:
    entries = corrections.entries if corrections is not None else ()
    return msgspec.json.encode(own.Entered(hash=hash_of(corrections), entries=entries))


def _json(data: bytes, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    return Response(data, status, headers, media_type="application/json")
