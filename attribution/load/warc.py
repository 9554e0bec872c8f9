"""WARC: web archives, one article a page."""

from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO, Protocol

import msgspec
from fastwarc import ArchiveIterator, GzipReader, WarcRecord, WarcRecordType
from fastwarc.stream_io import BrotliReader, ChunkedReader

from attribution.errors import LoadError
from attribution.load.html import read_html
from attribution.load.options import Reading, Report
from attribution.load.pages import MAX_PAGE
from attribution.model import Document

_HTML = ("text/html", "application/xhtml+xml")
_DONE = 200

#: A record that says that it is longer than this is passed over with what comes after it: it can't be skipped in a
#: reasonable time, packed as it may be.
_MAX_SKIPPED = 2_000_000_000


class _Reader(Protocol):
    def read(self, size: int) -> bytes: ...


def read_warc(file: BinaryIO, name: str, reading: Reading, report: Report) -> Iterator[Document]:
    """Yield the articles of the HTML pages in a web archive, packed with gzip or not.

    Only what a server answered with status 200 and in HTML counts. The page's address is the document's id and URL; a
    page that can't be read is told to `report` and left out.

    Raises:
        LoadError: It is no web archive.
    """
    number = 0
    records = ArchiveIterator(file, record_types=WarcRecordType.response, strict_mode=False)
    for record in records:
        number += 1
        try:
            if (document := _read_record(record, number, name, reading)) is not None:
                yield document
        except LoadError as error:
            report(f"record {number}", error.advice)
    if number == 0:
        raise LoadError(name, "there is no answer of a server in it: check that it is a web archive")


def _read_record(record: WarcRecord, number: int, name: str, reading: Reading) -> Document | None:
    if record.content_length > _MAX_SKIPPED:
        raise LoadError(name, f"it says that it has {record.content_length} bytes: it is no page")
    if not record.is_http or not _is_page(record):
        return None
    data = _page(record, name)
    if not data.strip():
        return None
    address = record.headers.get("WARC-Target-URI")
    document = read_html(data, address or f"{name}#{number}", reading, charset=record.http_charset)
    return msgspec.structs.replace(document, url=address or document.url)


def _page(record: WarcRecord, name: str) -> bytes:
    """Return the page in a record; it is unpacked here, since the record's own reader can't stop within a page."""
    headers = record.http_headers
    data = _read(record.reader, name)
    if "chunked" in (headers.get("Transfer-Encoding") or "").lower():
        data = _read(ChunkedReader(BytesIO(data)), name)
    match (headers.get("Content-Encoding") or "").strip().lower():
        case "gzip" | "x-gzip":
            data = _read(GzipReader(BytesIO(data)), name)
        case "deflate":
            data = _read(GzipReader(BytesIO(data), zlib=True), name)
        case "br":
            data = _read(BrotliReader(BytesIO(data)), name)
    return data


def _read(reader: _Reader, name: str) -> bytes:
    try:
        data = reader.read(MAX_PAGE + 1)
    except (OSError, ValueError) as error:
        raise LoadError(name, f"the page is broken ({error})") from error
    if len(data) > MAX_PAGE:
        raise LoadError(
            name, f"the page has more than {MAX_PAGE // 1_000_000} MB, so it was left out: it is no article"
        )
    return data


def _is_page(record: WarcRecord) -> bool:
    headers = record.http_headers
    return headers.status_code == _DONE and (record.http_content_type or "").lower() in _HTML
