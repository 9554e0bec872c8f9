"""Reading what quotations are held against: transcripts, captions, speeches, documents, other articles."""

import os
from pathlib import Path

from attribution.errors import LoadError
from attribution.load import NO_CAPTIONS, Reading, decode, printable, read, read_captions, read_webvtt
from attribution.model import Document, Note, Record, RecordFormat, Segment, text_hash
from attribution.text import is_subrip, is_webvtt
from attribution.verify.records.data import SUFFIXES, read_data
from attribution.verify.records.mail import find_letters
from attribution.verify.records.turns import find_segments

#: A longer file is no record of one occasion.
MAX_BYTES = 20_000_000

_NO_WORDS = "there are no words in it: give a record that has some"
_CAPTIONS = {".vtt": read_webvtt, ".srt": read_captions}
_FORMATS: dict[str, RecordFormat] = {".vtt": "webvtt", ".srt": "srt"}
_TEXTS = frozenset({"", ".txt", ".md", *_CAPTIONS, *SUFFIXES})


def read_record(path: str | os.PathLike[str], *, name: str | None = None) -> Record:
    r"""Return the record in the file at `path`: text, a transcript, captions, recognised speech, a table.

    A text is taken for a transcript where its lines begin with labels: "MAYOR DIAZ:", "Q.", "[00:01:10] Ana Lee:".
    Offsets count in the file's own text, labels and time codes included. JSON and tables give their words, and HTML,
    Word and PDF are read as articles are; there offsets count in the text that was taken out of them.

    Args:
        path: The file.
        name: The record's id; the file's name if not given.

    Raises:
        LoadError: The file is absent, can't be opened, is no text, is broken, has no words or has over 20 MB.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "meeting.txt").write_text("MAYOR DIAZ: It stays.\nROE: It goes.\n", encoding="utf-8")
    ...     record = read_record(folder + "/meeting.txt")
    >>> record.format, [(s.speaker, record.text[s.start : s.end]) for s in record.segments]
    ('transcript', [('MAYOR DIAZ', 'It stays.'), ('ROE', 'It goes.')])
    """
    subject = printable(os.fspath(path))
    try:
        with Path(path).open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise LoadError(subject, _advice(error)) from error
    if len(data) > MAX_BYTES:
        raise LoadError(subject, f"it has more than {MAX_BYTES // 1_000_000} MB: give the part that matters")
    suffix = Path(path).suffix.lower()
    if suffix not in _TEXTS:
        # Of an e-mail all that its sender wrote is the record, also what comes before a story.
        document = read(path, reading=Reading(with_comments=suffix == ".eml"))
        if suffix == ".eml":
            return _mail(document, data, name, subject)
        return _record(document.text, name or document.id, ".txt", document.notes, subject)
    text, notes = decode(data, subject)
    return _record(text, name or printable(Path(path).name), suffix, notes, subject)


def record_of(text: str, name: str = "record", *, suffix: str = ".txt") -> Record:
    """Return the record that `text` is; `suffix` says how to read it: .txt, .vtt, .srt, .json, .jsonl, .csv or .tsv.

    Raises:
        LoadError: It is broken, or has no words.

    >>> record_of("We will stay. We promise.").format
    'text'
    """
    return _record(text, name, suffix, (), name)


def record_from(document: Document) -> Record:
    """Return an article as a record: what another article quotes may stand in it.

    >>> record_from(Document.from_text("“It stays,” she said.", "first.txt")).id
    'first.txt'
    """
    segments = _whole(document.text)
    return Record(id=document.id, text=document.text, sha256=document.sha256, segments=segments)


def _mail(document: Document, data: bytes, name: str | None, subject: str) -> Record:
    segments = find_letters(document, data)
    if not segments:
        raise LoadError(subject, _NO_WORDS)
    return Record(
        id=name or document.id,
        text=document.text,
        sha256=document.sha256,
        format="e-mail",
        segments=segments,
        notes=document.notes,
    )


def _record(text: str, name: str, suffix: str, notes: tuple[Note, ...], subject: str) -> Record:
    form: RecordFormat = "text"
    segments: tuple[Segment, ...]
    if suffix in SUFFIXES:
        made = read_data(text, suffix, subject)
        sha256, form = text_hash(made.text), "transcript"
        return Record(
            id=name, text=made.text, sha256=sha256, format=form, segments=made.segments, words=made.words, notes=notes
        )
    if suffix in _CAPTIONS or is_webvtt(text) or is_subrip(text):
        suffix = suffix if suffix in _CAPTIONS else ".vtt" if is_webvtt(text) else ".srt"
        form = _FORMATS[suffix]
        segments, is_whole = _CAPTIONS[suffix](text, subject)
        if not is_whole:
            notes = (*notes, Note(kind="parse", message=NO_CAPTIONS))
    else:
        turns = find_segments(text)
        form = "text" if turns is None else "transcript"
        segments = _whole(text) if turns is None else turns
    if not any(character.isalnum() for segment in segments for character in text[segment.start : segment.end]):
        raise LoadError(subject, _NO_WORDS)
    return Record(id=name, text=text, sha256=text_hash(text), format=form, segments=segments, notes=notes)


def _whole(text: str) -> tuple[Segment, ...]:
    return (Segment(start=0, end=len(text)),) if text else ()


def _advice(error: OSError | ValueError) -> str:
    match error:
        case FileNotFoundError():
            return "there is no such file: check the path"
        case PermissionError():
            return "permission denied: change who may read it"
        case IsADirectoryError():
            return "this is a folder: give the record's file"
        case OSError(strerror=str(reason)):
            return f"can't be read ({reason.lower()}): check the file"
        case _:
            return "this is no path: check its characters"
