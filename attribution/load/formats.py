"""Which reader a file's suffix calls for. A new format is one module and one line here."""

import importlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath
from types import MappingProxyType
from typing import BinaryIO, Protocol, cast

import msgspec

from attribution.errors import LoadError, cannot_import
from attribution.load.options import Reading, Report
from attribution.load.unpacking import unpack
from attribution.model import Document


class ReadOne(Protocol):
    """Makes a document of a file's bytes and the id that it is to have."""

    def __call__(self, data: bytes, name: str, reading: Reading) -> Document:
        """Return the document."""


class ReadEach(Protocol):
    """Yields the documents of a file's bytes, which mostly is one."""

    def __call__(self, data: bytes, name: str, reading: Reading) -> Iterator[Document]:
        """Yield the documents."""


class ReadMany(Protocol):
    """Yields the documents of a file that holds many, one at a time.

    A record that can't be read is told to `report` and left out.
    """

    def __call__(self, file: BinaryIO, name: str, reading: Reading, report: Report) -> Iterator[Document]:
        """Yield the documents."""


class InputFormat(msgspec.Struct, frozen=True, kw_only=True):
    """A format, and where its reader is; the reader's module is imported when a file needs it."""

    #: What people call it.
    name: str
    module: str
    function: str
    #: The package that reads it, by the name it is installed by.
    package: str | None = None
    #: One file holds many articles.
    is_dump: bool = False
    #: The function that yields each article of a file that mostly holds one, and may be an export of many.
    each: str | None = None
    #: The file is packed with gzip, and unpacked before its reader gets it.
    is_packed: bool = False


_TEXT = InputFormat(name="text", module="text", function="read_text", each="read_texts")
_HTML = InputFormat(name="HTML", module="html", function="read_html", package="trafilatura")
_DOCX = InputFormat(name="a Word document", module="docx", function="read_docx", package="defusedxml")
_PDF = InputFormat(name="PDF", module="pdf", function="read_pdf", package="pypdf")
_RTF = InputFormat(name="RTF", module="rtf", function="read_rtf", package="striprtf")
_ODT = InputFormat(name="an OpenDocument text", module="odt", function="read_odt", package="defusedxml")
_EPUB = InputFormat(name="an electronic book", module="epub", function="read_epub", package="lxml")
_MAIL = InputFormat(name="an e-mail", module="mail", function="read_mail")
_CAPTIONS = InputFormat(name="captions", module="captions", function="read_caption_file")
_JSONL = InputFormat(name="JSON lines", module="jsonl", function="read_jsonl", is_dump=True)
_JSON = InputFormat(name="JSON", module="json_array", function="read_json", is_dump=True)
_TABLE = InputFormat(name="a table", module="tables", function="read_table", is_dump=True)
_NEWS = InputFormat(name="NITF or NewsML", module="news_xml", function="read_news_xml", package="lxml", is_dump=True)
_PACKED_JSONL = msgspec.structs.replace(_JSONL, is_packed=True)
_PACKED_TABLE = msgspec.structs.replace(_TABLE, is_packed=True)
_PARQUET = InputFormat(name="Parquet", module="parquet", function="read_parquet", package="pyarrow", is_dump=True)
_WARC = InputFormat(name="WARC", module="warc", function="read_warc", package="FastWARC", is_dump=True)

FORMATS: Mapping[str, InputFormat] = MappingProxyType(
    {
        ".txt": _TEXT,
        ".md": _TEXT,
        ".html": _HTML,
        ".htm": _HTML,
        ".xhtml": _HTML,
        ".docx": _DOCX,
        ".odt": _ODT,
        ".rtf": _RTF,
        ".epub": _EPUB,
        ".pdf": _PDF,
        ".eml": _MAIL,
        ".vtt": _CAPTIONS,
        ".srt": _CAPTIONS,
        ".jsonl": _JSONL,
        ".jsonl.gz": _PACKED_JSONL,
        ".ndjson": _JSONL,
        ".ndjson.gz": _PACKED_JSONL,
        ".json": _JSON,
        ".xml": _NEWS,
        ".csv": _TABLE,
        ".csv.gz": _PACKED_TABLE,
        ".tsv": _TABLE,
        ".tsv.gz": _PACKED_TABLE,
        ".parquet": _PARQUET,
        ".warc": _WARC,
        ".warc.gz": _WARC,
    }
)

#: The suffixes of files that hold one article each: what a folder is searched for.
ARTICLE_SUFFIXES = tuple(suffix for suffix, format_ in FORMATS.items() if not format_.is_dump)


#: What to do with files that newsrooms have and that are not read.
_ADVICE: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys((".doc", ".dot", ".wps", ".wpd", ".pages", ".gdoc", ".docm"), "save it as .docx"),
        **dict.fromkeys((".msg", ".mbox"), "save each message as .eml"),
        **dict.fromkeys((".xls", ".xlsx", ".ods", ".numbers"), "save it as .csv"),
        **dict.fromkeys((".mobi", ".azw", ".azw3"), "save it as .epub"),
        **dict.fromkeys((".ppt", ".pptx", ".odp", ".key"), "save its text as .txt"),
        **dict.fromkeys(
            (".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff", ".heic", ".webp"),
            "if it shows text, type that into a .txt file",
        ),
        **dict.fromkeys((".mp3", ".wav", ".m4a", ".mp4", ".mov"), "have it transcribed, and give the transcript"),
        **dict.fromkeys((".zip", ".7z", ".rar", ".tar"), "unpack it"),
    }
)


def advice_for(suffix: str) -> str | None:
    """Return what to do with a file that is not read, by its suffix; None where nothing better than the list is known.

    >>> advice_for(".doc"), advice_for(".txt")
    ('save it as .docx', None)
    """
    return _ADVICE.get(suffix)


def format_of(name: str) -> InputFormat:
    """Return the format of a file called `name`; one without a suffix is taken for text.

    Raises:
        LoadError: There is no reader for its suffix.

    >>> format_of("bridge.TXT").name, format_of("news.warc.gz").name
    ('text', 'WARC')
    """
    suffix = suffix_of(name)
    found = FORMATS.get(suffix or ".txt")
    if found is None:
        if advice := advice_for(suffix):
            raise LoadError(name, f"{suffix} files can't be read: {advice}")
        raise LoadError(name, f"{suffix} files can't be read: give one of {', '.join(sorted(FORMATS))}")
    return found


def is_dump(name: str) -> bool:
    """Return whether a file called `name` may hold many articles.

    >>> is_dump("news.csv"), is_dump("bridge.txt"), is_dump("photo.jpg")
    (True, False, False)
    """
    found = FORMATS.get(suffix_of(name))
    return found is not None and found.is_dump


def has_lines(name: str) -> bool:
    """Return whether the lines of an article's text are those of its file, as they are not in a Word document or PDF.

    >>> has_lines("bridge.txt"), has_lines("bridge.docx"), has_lines("standard input")
    (True, False, True)
    """
    return FORMATS.get(suffix_of(name), _TEXT) in (_TEXT, _CAPTIONS)


def suffix_of(name: str) -> str:
    """Return the suffix of a file's name in lower case, both parts of it where it is compressed.

    >>> suffix_of("news.WARC.gz"), suffix_of("report.v2.pdf")
    ('.warc.gz', '.pdf')
    """
    path = PurePath(name)
    suffix = path.suffix.lower()
    return PurePath(path.stem).suffix.lower() + suffix if suffix == ".gz" else suffix


def read_each(format_: InputFormat) -> ReadEach:
    """Return the reader of a format whose files hold one article, or are an export of several.

    Raises:
        LoadError: The packages that it needs are not installed.
    """
    if format_.each is not None:
        return cast(ReadEach, optional(format_.module, format_.each, format_.name, format_.package))
    reader = cast(ReadOne, optional(format_.module, format_.function, format_.name, format_.package))
    return lambda data, name, reading: iter((reader(data, name, reading),))


def read_many(format_: InputFormat) -> ReadMany:
    """Return the reader of a format whose files hold many articles; what is packed it unpacks as it reads.

    Raises:
        LoadError: The packages that it needs are not installed.
    """
    reader = cast(ReadMany, optional(format_.module, format_.function, format_.name, format_.package))
    if not format_.is_packed:
        return reader
    return lambda file, name, reading, report: reader(unpack(file, name), name, reading, report)


def mender() -> Callable[[str], str]:
    """Return what mends text that was decoded wrongly.

    Raises:
        LoadError: The package for it is not installed.
    """
    return cast(Callable[[str], str], optional("mojibake", "mend", "mended encoding", "ftfy"))


def optional(module: str, function: str, what: str, package: str | None) -> object:
    """Return a function of a module beside this one, whose package may not be installed.

    Raises:
        LoadError: It is not, or can't be used; the message says how to install it.
    """
    try:
        return getattr(importlib.import_module(f"attribution.load.{module}"), function)
    except (ImportError, OSError) as error:
        if package is None:
            raise
        raise LoadError(what, f"can't be read: {cannot_import(package, error)}") from error
