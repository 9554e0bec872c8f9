"""Holding the newest draft of a story's folder: draft, corrections, records, ledger, together."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from attribution.corrections import corrected, read_corrections, tell_applied
from attribution.errors import LoadError, StoryError
from attribution.gate.holding import hold
from attribution.gate.prepared import Maker, check_quotations, machine_analysis, read_kept_record
from attribution.model import Allowed, Analysis, Corrections, Gate, HeldRecord, Record, Standard
from attribution.policy import check, load_policy
from attribution.story import Folder, Kept, name_speakers, open_story, read_ledger
from attribution.verify import load_standard


class Asked(NamedTuple):
    """How a story is to be held."""

    standard: str | None = None
    policy: str | None = None
    allowed: tuple[Allowed, ...] = ()
    #: "LABEL=NAME" or "RECORD:LABEL=NAME".
    speakers: tuple[str, ...] = ()
    #: What analyses texts.
    maker: Maker = Maker()


class HeldStory(NamedTuple):
    """A story that was held."""

    folder: Folder
    #: The draft as the machine reads it.
    machine: Analysis
    #: What people entered; None where there is no file of it.
    corrections: Corrections | None
    #: The draft, corrected.
    analysis: Analysis
    records: dict[str, Record]
    standard: Standard
    gate: Gate


def hold_story(path: Path, asked: Asked, *, tell: Callable[[str], None] = lambda _: None) -> HeldStory:
    """Return how the newest draft in a story's folder stands.

    Args:
        path: The folder.
        asked: How it is to be held.
        tell: Is called with each remark: what was left out, what became of corrections, which record can't be read.

    Raises:
        StoryError: The folder, its `story.json` or its ledger is broken.
        LoadError: The draft can't be read.
        CorrectionsError: The file of corrections is broken.
        NotMadeError: The maker makes nothing new, and an analysis is missing.
    """
    folder = open_story(path)
    # What is wrong with the ledger, the standard or the rules is told before the long work.
    ledger = read_ledger(path)
    standard = load_standard(_near(path, asked.standard or folder.story.standard or "spoken"))
    rules = asked.policy or folder.story.policy
    policy = load_policy(_near(path, rules)) if rules else None
    kept = Kept(path)
    records, unread = _read_records(folder, kept, asked.speakers, tell)
    machine = machine_analysis(folder.draft, kept, asked.maker, tell)
    corrections = read_corrections(folder.corrections) if folder.corrections else None
    analysis = machine if corrections is None else _corrected(folder, machine, corrections, tell)
    checks = check_quotations(analysis, records, standard, kept)
    gate = hold(
        analysis,
        records,
        story=path.resolve().name,
        standard=standard,
        ledger=ledger.lines,
        earlier=kept.earlier(line.quotation.draft_sha256 for line in ledger.lines),
        voices=lambda record: asked.maker.quoted_in(record, kept),
        checks=checks,
        unread=unread,
        allowed=asked.allowed,
        policy=policy.name if policy else None,
        findings=check(analysis, policy) if policy else (),
    )
    return HeldStory(folder, machine, corrections, analysis, {record.id: record for record in records}, standard, gate)


def _near(folder: Path, name: str) -> str:
    """Return the path of a file that lies in the story's folder, or the name as it is."""
    return str(folder / name) if (folder / name).is_file() else name


def _read_records(
    folder: Folder, kept: Kept, speakers: Sequence[str], tell: Callable[[str], None]
) -> tuple[tuple[Record, ...], list[HeldRecord]]:
    """Return the records of a story, each read once and kept, and those that can't be read."""
    read: list[Record] = []
    unread: list[HeldRecord] = []
    for file in folder.records:
        try:
            read.append(read_kept_record(file, kept))
        except (LoadError, OSError) as error:
            problem = error.advice if isinstance(error, LoadError) else f"can't be read ({error.strerror})"
            unread.append(HeldRecord(id=file.id, problem=problem))
            tell(f"records/{file.id}: {problem}")
    named = name_speakers(read, folder.story.speakers)
    return name_speakers(named, _given(speakers), "--speaker"), unread


def _given(speakers: Sequence[str]) -> dict[str, str | dict[str, str]]:
    """Return the names of labels as they are given on the command line."""
    names: dict[str, str | dict[str, str]] = {}
    for one in speakers:
        label, equals, name = one.partition("=")
        if not (label and equals and name.strip()):
            raise StoryError("--speaker", f'“{one}” is no LABEL=NAME: give SPEAKER_00="Ana Ruiz"')
        record, colon, own = label.rpartition(":")
        if colon:
            within = names.setdefault(record, {})
            assert isinstance(within, dict)
            within[own] = name.strip()
        else:
            names[label] = name.strip()
    return names


def _corrected(folder: Folder, analysis: Analysis, corrections: Corrections, tell: Callable[[str], None]) -> Analysis:
    """Return an analysis with the story's corrections; what became of them is told."""
    result = corrected(analysis, corrections)
    for line in tell_applied(str(folder.corrections), corrections, result):
        tell(line)
    return result
