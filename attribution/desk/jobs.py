"""What a process of the desk is asked to do with a story: read it, hold it, render its pages, write its files.

Each job takes JSON and returns bytes. Those in `JOBS` of this module load no spaCy; engine_jobs.py has those that do.
"""

import hashlib
from collections import OrderedDict
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec

from attribution.archive import open_archive
from attribution.compare import compare
from attribution.desk.carrying import carry_to, move_entries
from attribution.desk.confidential import find_confidential
from attribution.desk.library import drafts_of
from attribution.desk.saving import note_down
from attribution.desk.searching import find_conflicting, find_people, find_words
from attribution.desk.standings import Labels, QuotationStanding, Standing
from attribution.desk.taking_out import TAKEN_OUT
from attribution.desk.unnamed import anchor_of, unnamed_sources
from attribution.errors import ArchiveError, NotMadeError, OutputError, StoryError
from attribution.gate import Asked, HeldStory, Maker, hold_story, machine_analysis, read_kept_record, signature
from attribution.model import Analysis, Correction, Deed, Happened, How
from attribution.report import DeskTemplates, Review, find_headline
from attribution.story import Kept, add_lines, fingerprint, open_story

#: So many stories are kept ready in a process.
_MOST_HELD = 8
#: So many characters of the words are told.
_MOST_TOLD = 80
_held: OrderedDict[tuple[str, str], tuple[HeldStory, list[str]]] = OrderedDict()
_templates: list[DeskTemplates] = []


def templates() -> DeskTemplates:
    """Return the desk's templates, read once in a process."""
    if not _templates:
        _templates.append(DeskTemplates())
    return _templates[0]


def held(path: str, stamp: str) -> tuple[HeldStory, list[str]]:
    """Return a story as it stands, and what was told of it.

    Args:
        path: The story's folder.
        stamp: What is another one when a file of it has changed.

    Raises:
        NotMadeError: Its draft has not been analysed.
        AttributionError: It can't be held.
    """
    key = path, stamp
    if key not in _held:
        told: list[str] = []
        _held[key] = hold_story(Path(path), Asked(maker=Maker()), tell=told.append), told
    _held.move_to_end(key)
    while len(_held) > _MOST_HELD:
        _held.popitem(last=False)
    return _held[key]


def review_of(story: HeldStory) -> Review:
    """Return what records, house rules and the gate say of a story."""
    return Review.of_gate(story.gate, story.standard, story.records.values())


def _stand(path: str, stamp: str, index: str) -> bytes:
    """Return how a story stands, as JSON, and put it into the index."""
    story, told = held(path, stamp)
    if story.corrections is not None and story.corrections.document.sha256 != story.machine.document.sha256:
        # Then the story is another one by now, which is seen the next time that somebody looks.
        with suppress(OutputError):
            carry_to(Path(path), story.machine)
    _put_into_index(Path(index), Path(path).name, story)
    gate = story.gate
    standing = Standing(
        stamp=stamp,
        name=Path(path).name,
        title=_heading(story),
        draft=story.folder.draft.name,
        drafts=drafts_of(story.folder.path),
        previous=_previous(story),
        basis=_basis(story),
        document=(story.machine.document.id, story.machine.document.sha256, story.machine.document.title),
        published=story.machine.document.published,
        summary=gate.summary,
        verdict=gate.verdict,
        passes=gate.passes,
        left=len(gate.open) + len(gate.unread) + len(gate.findings),
        quotations=tuple(
            QuotationStanding(id=one.quotation_id, number=one.number, state=one.state, told=one.stale or one.reason)
            for one in gate.quotations
        ),
        records=_labels(story),
        unread=tuple((record.id, record.problem or "") for record in gate.unread),
        told=tuple(told),
        corrections=fingerprint(story.folder.corrections) if story.folder.corrections else None,
        to_do=templates().to_do(
            gate,
            name=Path(path).name,
            unnamed=sum(not (one.signed_off_by or one.is_gone) for one in unnamed_sources(story)),
        ),
    )
    data = msgspec.json.encode(standing)
    Kept(Path(path)).keep_value("standing", standing)
    return data


def _heading(story: HeldStory) -> str:
    """Return what a story is called on its own page."""
    document = story.analysis.document
    return document.title or find_headline(document) or story.folder.draft.name


def _previous(story: HeldStory) -> str | None:
    """Return the draft that came last before the one that counts."""
    others = [path for path in story.folder.drafts if path != story.folder.draft]
    return max(others, key=lambda path: path.stat().st_mtime).name if others else None


def _basis(story: HeldStory) -> str:
    """Return what is another one where more has changed than what people enter on the story's page."""
    records = [(record.id, record.sha256) for record in story.records.values()]
    told = story.folder.draft.name, story.machine.document.sha256, records, story.folder.story
    return hashlib.sha256(msgspec.json.encode(told)).hexdigest()[:16]


def _labels(story: HeldStory) -> tuple[Labels, ...]:
    """Return the records of a story with the labels that they have themselves, and who these were said to be."""
    own = dict(story.records)
    if story.folder.story.speakers:
        kept = Kept(story.folder.path)
        own = {file.id: read_kept_record(file, kept) for file in story.folder.records if file.id in own}
    found: list[Labels] = []
    for name, record in own.items():
        pairs = [(a.speaker, b.speaker) for a, b in zip(record.segments, story.records[name].segments, strict=True)]
        names = {label: shown for label, shown in pairs if label and shown and label != shown}
        found.append(Labels(id=name, labels=tuple(dict.fromkeys(label for label, _ in pairs if label)), names=names))
    return tuple(found)


def _page(path: str, stamp: str, desk: dict[str, Any]) -> bytes:
    """Return the page of a story."""
    story, _ = held(path, stamp)
    return (
        templates()
        .story(
            story.analysis,
            review_of(story),
            to_do=desk["standing"]["to_do"],
            unnamed_count=sum(not one.is_gone for one in unnamed_sources(story)),
            **desk,
        )
        .encode()
    )


def _take_out(path: str, stamp: str, what: str, options: dict[str, Any]) -> bytes:
    """Return a file that is made of a story."""
    story, _ = held(path, stamp)
    return TAKEN_OUT[what].make(story, review_of(story), options)


def _gate(path: str, stamp: str) -> bytes:
    """Return what backs each quotation of a story, as JSON."""
    return msgspec.json.encode(held(path, stamp)[0].gate)


def _unnamed(path: str, stamp: str) -> bytes:
    """Return the page with the unnamed sources of a story."""
    story, _ = held(path, stamp)
    return (
        templates()
        .page("unnamed.html", heading=_heading(story), name=story.folder.path.name, sources=unnamed_sources(story))
        .encode()
    )


def _confidential(path: str, stamp: str) -> bytes:
    """Return the piece of a page with what is confidential in the draft's file."""
    story, _ = held(path, stamp)
    return templates().page("confidential.html", found=find_confidential(story.folder.draft)).encode()


def _anchor(path: str, stamp: str, source: str) -> bytes:
    """Return the anchor of a source by its id, as JSON."""
    return msgspec.json.encode(anchor_of(held(path, stamp)[0], source))


def _sign(path: str, stamp: str, *, quotation: str, how: How | None, who: str, note: str) -> bytes:
    """Write a line into the ledger, and return it."""
    story, _ = held(path, stamp)
    found = next((one for one in story.gate.quotations if one.quotation_id == quotation), None)
    if found is None:
        raise StoryError(story.folder.path.name, "there is no such quotation in this draft: read the page again")
    line = signature(story.analysis, found, story.records, who=who, how=how, note=note)
    [added] = add_lines(story.folder.path, [line])
    did: Deed = "signed" if how else "withdrew"
    short = " ".join(found.words.text.split())[:_MOST_TOLD]
    note_down(story.folder.path, [Happened(when=added.when, who=who, did=did, about=short)])
    return msgspec.json.encode(added)


def _move(path: str, add: object, seen: object, of: str, to: str) -> bytes:
    """Return entries of one draft as entries of another, as JSON."""
    folder = open_story(Path(path))
    newest: Analysis | None = None
    with suppress(NotMadeError):
        newest = machine_analysis(folder.draft, Kept(folder.path), Maker(), lambda _: None)
    added, known = (msgspec.convert(some, tuple[Correction, ...]) for some in (add, seen))
    return msgspec.json.encode(move_entries(folder.path, added, known, of=of, to=to, newest=newest))


def _compare(path: str, stamp: str, older: str) -> bytes:
    """Return the page of what changed since an older draft.

    Raises:
        NotMadeError: The older draft has not been analysed.
        StoryError: There is no such draft.
    """
    story, _ = held(path, stamp)
    if older not in drafts_of(story.folder.path):
        raise StoryError(story.folder.path.name, f"there is no such draft: {older[:_MOST_TOLD]}")
    before = machine_analysis(story.folder.path / older, Kept(story.folder.path), Maker(), lambda _: None)
    return templates().comparison(compare(before, story.analysis), name=story.folder.path.name).encode()


def _put_into_index(index: Path, name: str, story: HeldStory) -> None:
    """Put the newest draft of a story into the index, in the place of the one before it."""
    document, corrections = story.machine.document, story.folder.corrections
    kept = Kept(story.folder.path)
    now = document.sha256, fingerprint(corrections) if corrections else None
    before = kept.value("indexed", tuple[str, str | None])
    if before == now and index.is_file():
        return
    called = msgspec.structs.replace(
        document, id=f"{name}/{story.folder.draft.name}", title=document.title or find_headline(document)
    )
    named = msgspec.structs.replace(story.machine, document=called)
    try:
        with open_archive(index) as archive:
            if before is not None and before[0] != document.sha256:
                archive.remove(before[0])
            archive.add(named, story.corrections)
    except ArchiveError:
        # The index can be made again; the story is more than it.
        return
    kept.keep_value("indexed", now)


def _leave_out(path: str, index: str) -> bytes:
    """Take a story out of the index."""
    kept = Kept(Path(path))
    before = kept.value("indexed", tuple[str, str | None])
    if before is not None and Path(index).is_file():
        with open_archive(index) as archive:
            archive.remove(before[0])
        kept.keep_value("indexed", None)
    return b""


JOBS = MappingProxyType(
    {
        "stand": _stand,
        "page": _page,
        "gate": _gate,
        "take_out": _take_out,
        "unnamed": _unnamed,
        "confidential": _confidential,
        "anchor": _anchor,
        "sign": _sign,
        "move": _move,
        "compare": _compare,
        "leave_out": _leave_out,
        "search": find_words,
        "people": find_people,
        "conflicts": find_conflicting,
    }
)
