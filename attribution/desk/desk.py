"""A desk: a folder of stories, the processes that work on them, and how each story stands."""

import asyncio
import os
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from attribution.desk import saving
from attribution.desk.away import records_away
from attribution.desk.carrying import Moved, is_known
from attribution.desk.library import Library, Role
from attribution.desk.standings import Listed, Standing
from attribution.desk.unnamed import enter_unnamed
from attribution.desk.workers import Failure, JobError, Workers
from attribution.errors import AttributionError, StoryError
from attribution.gate import now
from attribution.model import CorrectedDocument, Correction, Corrections, Happened, SourceAnchor, Story
from attribution.story import Kept, read_story

#: How long a draft may take to be read and analysed, and everything else.
_ANALYSIS_SECONDS, _SECONDS = 900.0, 120.0
#: So often it is tried to save while a story gets a new draft.
_ATTEMPTS = 4
#: So many pages are kept ready.
_MOST_PAGES = 16


class Desk:
    """The stories in a folder, and what works on them.

    Args:
        folder: The folder with the stories; it is made if there is none.

    Raises:
        OutputError: It can't be made.
    """

    def __init__(self, folder: Path) -> None:
        self.library = Library(folder)
        self.library.clear_incoming()
        # What has to be analysed never waits before what is only to be shown; and a long story not before a short one.
        self._engine = Workers(2, "attribution.desk.engine_jobs", first="warm")
        self._pages = Workers(2, "attribution.desk.jobs")
        # What a program asks for never holds up a page.
        self._programs = Workers(1, "attribution.desk.api_jobs")
        self._standings: dict[str, Standing] = {}
        self._problems: dict[str, tuple[str, AttributionError]] = {}
        self._standing: dict[str, asyncio.Task[None]] = {}
        self._rendered: OrderedDict[tuple[str, str], bytes] = OrderedDict()

    def start(self) -> None:
        """Let the processes get ready."""
        self._pages.warm()
        self._engine.warm()

    def close(self) -> None:
        """End the processes."""
        self._engine.close()
        self._pages.close()
        self._programs.close()

    # How stories stand

    def standing(self, name: str) -> Standing | None:
        """Return how a story stands, as far as it is known; None where nothing is yet."""
        return self._standings.get(name)

    def look_at(self, name: str) -> tuple[str, Standing | None, AttributionError | None]:
        """Return what a story's files are now, how it stands if that is known of them, and what is wrong with it.

        Where it is not known, it is being found out from now on.

        Raises:
            StoryError: There is no such story.
        """
        self.library.path(name)
        stamp = self.library.stamp(name)
        known, problem = self._found(name, stamp)
        if known is None and problem is None and name not in self._standing:
            task = asyncio.get_running_loop().create_task(self._find_out(name, stamp), name=stamp)
            self._standing[name] = task
            task.add_done_callback(lambda _: self._standing.pop(name, None))
        return stamp, known, problem

    async def settled(self, name: str) -> Standing:
        """Return how a story stands now, as soon as that is known.

        Raises:
            StoryError: There is no such story, or its files can't be read.
            JobError: It can't be read or held.
            WorkerError: A process died, or took too long.
        """
        has_waited = False
        while True:
            # Then it is as things were when this was asked, or later. Where people save all the time, none stays new.
            is_late = has_waited or name not in self._standing
            _, known, problem = self.look_at(name)
            if known is None and problem is None:
                task = self._standing[name]
                await asyncio.wait([task])
                has_waited = True
                if is_late:
                    known, problem = self._found(name, task.get_name())
            if problem is not None:
                raise problem
            if known is not None:
                return known

    def _found(self, name: str, stamp: str) -> tuple[Standing | None, AttributionError | None]:
        """Return what was found of a story's files as they were; None of both where it was not."""
        known, failed = self._standings.get(name), self._problems.get(name)
        if known is not None and known.stamp == stamp:
            return known, None
        return None, failed[1] if failed is not None and failed[0] == stamp else None

    async def _find_out(self, name: str, stamp: str) -> None:
        path = str(self.library.path(name))
        try:
            data = await self._stand(path, stamp)
            self._standings[name] = msgspec.json.decode(data, type=Standing)
            self._problems.pop(name, None)
        except JobError as error:
            # What is wrong with a file is told by its name: the story's folder is known.
            failure = Failure(error.kind, error.subject.removeprefix(f"{path}{os.sep}"), error.advice)
            self._problems[name] = stamp, JobError(failure)
        except AttributionError as error:
            self._problems[name] = stamp, error

    async def _stand(self, path: str, stamp: str) -> bytes:
        index = str(self.library.index)
        for attempt in range(2):
            try:
                return await self._pages.do("stand", seconds=_SECONDS, path=path, stamp=stamp, index=index)
            except JobError as error:
                if error.kind != "NotMadeError" or attempt:
                    raise
            await self._engine.do("prepare", seconds=_ANALYSIS_SECONDS, path=path)
        raise AssertionError("the second attempt returns or raises")

    def listed(self) -> list[Listed]:
        """Return all stories, the one that was changed last first."""
        return sorted((self._listed(name) for name in self.library.names()), key=lambda it: -it.changed)

    async def list_and_read(self) -> list[Listed]:
        """Return all stories as `listed` does; those that have not been read are being read from now on."""
        listed = await asyncio.to_thread(self.listed)
        for one in listed:
            if one.state == "reading":
                self.look_at(one.name)
        return listed

    def _listed(self, name: str) -> Listed:
        path = self.library.folder / name
        known = self._standings.get(name) or Kept(path).value("standing", Standing)
        failed = self._problems.get(name)
        changed = self.library.changed(name)
        if known is not None and name not in self._standings:
            self._standings[name] = known
        if failed is not None and (known is None or failed[0] != known.stamp):
            return Listed(
                name=name, title=name, draft="", summary="", state="broken", changed=changed, problem=str(failed[1])
            )
        if known is None:
            return Listed(name=name, title=name, draft="", summary="", state="reading", changed=changed)
        state = "passes" if known.passes else "open"
        return Listed(
            name=name, title=known.title, draft=known.draft, summary=known.summary, state=state, changed=changed
        )

    # Pages and files

    async def page(self, name: str, **shown: Any) -> bytes:
        """Return the page of a story.

        Raises:
            AttributionError: It can't be held, or its page can't be made.
        """
        standing = await self.settled(name)
        key = name, standing.stamp
        if key not in self._rendered:
            story = self.library.path(name)
            desk = {
                "name": name,
                "standing": msgspec.to_builtins(standing),
                "settings": msgspec.to_builtins(read_story(story)),
                "history": msgspec.to_builtins(saving.read_history(story, last=50)),
                "away": records_away(story),
                **shown,
            }
            self._rendered[key] = await self._pages.do(
                "page", seconds=_SECONDS, path=str(story), stamp=standing.stamp, desk=desk
            )
        self._rendered.move_to_end(key)
        while len(self._rendered) > _MOST_PAGES:
            self._rendered.popitem(last=False)
        return self._rendered[key]

    async def take_out(self, name: str, what: str, options: dict[str, Any]) -> bytes:
        """Return a file that is made of a story; taking_out.py says which there are."""
        standing = await self.settled(name)
        return await self._pages.do(
            "take_out",
            seconds=_SECONDS,
            path=str(self.library.path(name)),
            stamp=standing.stamp,
            what=what,
            options=options,
        )

    async def ask(self, job: str, name: str | None = None, **arguments: Any) -> bytes:
        """Return what a job gives that is asked of a story, or of the index of all stories."""
        if name is None:
            return await self._pages.do(job, seconds=_SECONDS, index=str(self.library.index), **arguments)
        standing = await self.settled(name)
        path = str(self.library.path(name))
        return await self._pages.do(job, seconds=_SECONDS, path=path, stamp=standing.stamp, **arguments)

    async def compare(self, name: str, older: str) -> bytes:
        """Return the page of what changed between an older draft of a story and its newest."""
        try:
            return await self.ask("compare", name, older=older)
        except JobError as error:
            if error.kind != "NotMadeError":
                raise
        await self.analyse("prepare_draft", path=str(self.library.path(name)), draft=older)
        return await self.ask("compare", name, older=older)

    async def analyse(self, job: str, **arguments: Any) -> bytes:
        """Return what a job gives that needs the engine."""
        return await self._engine.do(job, seconds=_ANALYSIS_SECONDS, **arguments)

    async def work_out(self, job: str, **arguments: Any) -> bytes:
        """Return what a job of api_jobs.py gives, which a program asks for."""
        return await self._programs.do(job, seconds=_SECONDS, **arguments)

    async def leave_out(self, name: str) -> None:
        """Take a story out of the index of all stories, and forget how it stands.

        Raises:
            StoryError: There is no such story.
        """
        path = str(self.library.path(name))
        await self._pages.do("leave_out", seconds=_SECONDS, path=path, index=str(self.library.index))
        self._standings.pop(name, None)
        self._problems.pop(name, None)

    # What is entered

    async def new_story(self, file_name: str, data: Path, who: str) -> str:
        """Make a story of a draft that came in, and return its name."""
        name = await asyncio.to_thread(self.library.new_story, file_name, data)
        await asyncio.to_thread(self._added, name, "added-draft", file_name, who)
        self.look_at(name)
        return name

    async def add_file(self, name: str, file_name: str, data: Path, role: Role, who: str) -> str:
        """Put a draft or a record into a story, and return the name that it has there."""
        added = await asyncio.to_thread(self.library.add_file, name, file_name, data, role)
        await asyncio.to_thread(self._added, name, "added-draft" if role == "draft" else "added-record", added, who)
        if role == "draft":
            await asyncio.to_thread(saving.choose_draft, self.library.path(name), added)
        self.look_at(name)
        return added

    def _added(self, name: str, did: Any, file_name: str, who: str) -> None:
        saving.note_down(self.library.path(name), [Happened(when=now(), who=who, did=did, about=file_name)])

    async def save(
        self,
        name: str,
        add: Sequence[Correction],
        remove: Sequence[str],
        who: str,
        *,
        of: str = "",
        seen: Sequence[Correction] = (),
    ) -> Corrections:
        """Save entries of a story's page, and return all that are in its file then.

        Args:
            name: The story's name.
            add: Entries that are put in.
            remove: The ids of those that are taken back.
            who: Who does it.
            of: The hash of the draft's text that the page shows; "" for the newest.
            seen: What the page knew of entries that it changes or takes back.

        Raises:
            StoryError: There is no such story, or its draft has not been read yet, or is changing.
            CorrectionsError: The file is broken: nothing is written.
            OutputError: It can't be written.
        """
        story, standing = self.library.path(name), self._standings.get(name)
        if standing is None:
            raise StoryError(name, "its draft has not been read yet: wait a moment")
        number, sha256, title = standing.document
        document, moved = (
            CorrectedDocument(id=number, sha256=sha256, title=title),
            Moved(of or sha256, (*add,), (*seen,)),
        )
        if moved.sha256 != sha256 and not await asyncio.to_thread(is_known, story, moved.sha256):
            moved = await self._moved(story, moved, sha256)
        for _ in range(_ATTEMPTS):
            into = msgspec.structs.replace(document, sha256=moved.sha256)
            try:
                saved = await asyncio.to_thread(
                    saving.save_entries, story, into, add=moved.add, remove=remove, seen=moved.seen, who=who
                )
            except saving.AnotherDraftError as other:
                moved = await self._moved(story, moved, other.document.sha256)
            else:
                self.look_at(name)
                return saved
        raise StoryError(name, "its draft is changing just now, and nothing was saved: save it again")

    async def _moved(self, story: Path, entries: Moved, to: str) -> Moved:
        """Return entries that were made of one draft as entries of another."""
        given = {"add": msgspec.to_builtins(entries.add), "seen": msgspec.to_builtins(entries.seen)}
        data = await self._pages.do("move", seconds=_SECONDS, path=str(story), of=entries.sha256, to=to, **given)
        return msgspec.json.decode(data, type=Moved)

    async def put_back(self, name: str, entry: str, who: str) -> Corrections:
        """Put an entry back as it was before it was last taken back or changed, and return all that are there then.

        Raises:
            StoryError: The history has no such entry.
        """
        event = await asyncio.to_thread(saving.taken_back, self.library.path(name), entry)
        if event is None or event.was is None:
            raise StoryError(name, "there is no such entry in its history")
        return await self.save(name, (event.was,), (), who, of=event.was_of)

    async def sign(self, name: str, quotation: str, how: str | None, who: str, note: str) -> bytes:
        """Sign a quotation in the ledger of a story, or take a signature back where `how` is None."""
        line = await self.ask("sign", name, quotation=quotation, how=how, who=who, note=note)
        self.look_at(name)
        return line

    async def change_settings(self, name: str, who: str, **changes: Any) -> Story:
        """Change which standard and house rules a story is held to, and who the labels of its records are."""
        story = await asyncio.to_thread(saving.change_settings, self.library.path(name), who=who, **changes)
        self.look_at(name)
        return story

    async def enter_unnamed(self, name: str, source: SourceAnchor, who: str, **entered: str) -> None:
        """Enter what the house knows of an unnamed source."""
        story = self.library.path(name)
        await asyncio.to_thread(enter_unnamed, story, source, who, **entered)
        about = Happened(when=now(), who=who, did="unnamed", about=source.name)
        await asyncio.to_thread(saving.note_down, story, [about])

    async def entries(self, name: str) -> Corrections | None:
        """Return the corrections of a story as they are on the disk; None where there are none."""
        return await asyncio.to_thread(saving.read_entries, self.library.path(name))
