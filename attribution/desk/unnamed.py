"""The unnamed sources of a story, with what the house knows of them: `unnamed.jsonl` in the story's folder.

It is confidential. Nothing but the desk's own page shows it, and no report, export or archive is made from it.
"""

from pathlib import Path

import msgspec

from attribution.corrections import anchor_source, known_to
from attribution.errors import StoryError
from attribution.gate import HeldStory, now
from attribution.model import UNREADABLE, SourceAnchor, UnnamedLine
from attribution.output import replacing
from attribution.story import locked, read_bytes

UNNAMED = "unnamed.jsonl"
_MOST_BYTES = 50_000_000


class UnnamedSource(msgspec.Struct, frozen=True, kw_only=True):
    """An unnamed source of a draft, and what was last entered of it."""

    id: str
    #: What the draft calls it.
    name: str
    #: What the draft says of the terms.
    condition: str
    reason: str
    #: The words of its quotations.
    said: tuple[str, ...]
    #: What was entered: who it is said to be, on what terms, who knows, who agreed; "" where nothing was.
    identity: str = ""
    terms: str = ""
    known_to: str = ""
    signed_off_by: str = ""
    note: str = ""
    #: Who entered it last, and when; "" where nobody did.
    who: str = ""
    when: str = ""
    #: It signs off another source than this draft has: the words that it was entered for are gone.
    is_gone: bool = False


def read_unnamed(story: Path) -> tuple[UnnamedLine, ...]:
    """Return all that was entered of unnamed sources, in the order of entering.

    Raises:
        StoryError: The file can't be read, or a line is broken.
    """
    path = story / UNNAMED
    data = read_bytes(path) or b""
    if len(data) > _MOST_BYTES:
        raise StoryError(path, f"it has more than {_MOST_BYTES // 1_000_000} MB: that is no ledger of unnamed sources")
    lines: list[UnnamedLine] = []
    for number, row in enumerate(data.splitlines(), start=1):
        try:
            lines.append(msgspec.json.decode(row, type=UnnamedLine))
        except UNREADABLE as error:
            raise StoryError(path, f"line {number} is broken ({error}): take the file from a copy") from error
    return tuple(lines)


def enter_unnamed(story: Path, source: SourceAnchor, who: str, **entered: str) -> UnnamedLine:
    """Add what is known of an unnamed source now, and return the line.

    Args:
        story: The story's folder.
        source: Which source.
        who: Who enters it.
        entered: `identity`, `terms`, `known_to`, `signed_off_by` and `note`; what is not given is "".

    Raises:
        StoryError: The file can't be read, or is broken: nothing is written.
        OutputError: It can't be written.
    """
    fields = {"when": now(), "who": who, "source": source, **entered}
    line = msgspec.convert(fields, UnnamedLine, from_attributes=True)
    path = story / UNNAMED
    with locked(path):
        read_unnamed(story)
        before = read_bytes(path) or b""
        if before and not before.endswith(b"\n"):
            before += b"\n"
        after = before + msgspec.json.encode(line) + b"\n"
        if len(after) > _MOST_BYTES:
            raise StoryError(path, f"it has {_MOST_BYTES // 1_000_000} MB, and takes no more")
        with replacing(path, private=True) as file:
            file.write(after)
    return line


def unnamed_sources(story: HeldStory) -> tuple[UnnamedSource, ...]:
    """Return the unnamed sources of a story in the order of the draft, then what was entered for others.

    Raises:
        StoryError: The file of what was entered can't be read, or is broken.
    """
    analysis = story.analysis
    lines = {line.source.id or line.source.name: line for line in read_unnamed(story.folder.path)}
    by_name = {line.source.name: line for line in lines.values()}
    known = known_to(analysis)
    found: list[UnnamedSource] = []
    for source in analysis.sources:
        said = tuple(it.text for it in analysis.quotations if it.source_id == source.id)
        if not source.is_unnamed or not said:
            continue
        line = lines.pop(source.id, None)
        if line is None or line.source.name != source.name:
            line = by_name.get(source.name, line)
        terms = source.anonymity
        one = UnnamedSource(
            id=source.id,
            name=source.name,
            condition=(terms.condition if terms else None) or "",
            reason=(terms.reason if terms else None) or "",
            said=said,
            known_to=known.get(source.id, ""),
        )
        found.append(one if line is None else _with(one, line))
    shown = {one.name for one in found}
    return (*found, *(_gone(line) for line in lines.values() if line.source.name not in shown))


def anchor_of(story: HeldStory, source_id: str) -> SourceAnchor:
    """Return the anchor of a source by its id.

    Raises:
        StoryError: There is no such source.
    """
    for source in story.analysis.sources:
        if source.id == source_id:
            return anchor_source(story.analysis.document.text, source)
    raise StoryError(story.folder.path.name, "there is no such source in this draft: read the page again")


def _with(source: UnnamedSource, line: UnnamedLine) -> UnnamedSource:
    """Return an unnamed source with what was entered of it."""
    return msgspec.structs.replace(
        source,
        identity=line.identity,
        terms=line.terms,
        known_to=line.known_to,
        signed_off_by=line.signed_off_by,
        note=line.note,
        who=line.who,
        when=line.when,
    )


def _gone(line: UnnamedLine) -> UnnamedSource:
    return _with(UnnamedSource(id="", name=line.source.name, condition="", reason="", said=(), is_gone=True), line)
