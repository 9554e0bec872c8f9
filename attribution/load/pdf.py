"""PDF: the text of the pages, its lines joined to paragraphs."""

import logging
import re
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from attribution.errors import LoadError
from attribution.load.composing import Told, compose
from attribution.load.options import DEFAULT, Reading
from attribution.load.pdf_columns import set_in_order
from attribution.load.pdf_layout import Line, find_columns, join_lines
from attribution.load.pdf_lines import page_lines
from attribution.model import Document, Note

#: More pages than this are no article.
MAX_PAGES = 2_000

#: More text than this is no article, whatever it unpacks from.
MAX_TEXT = 20_000_000

#: Where a PDF says that it is one, at the latest.
_HEAD = 1024

#: What programs write where nobody gave a title.
_NO_TITLE = re.compile(
    r"^(?:untitled|title|document\d*|microsoft word - .*)$|\.(?:docx?|odt|indd|qxd|pdf|txt|rtf)$", re.I
)

# pypdf has limits of its own for what a stream unpacks to, and for what is nested: 75 MB, and so on.
logging.getLogger("pypdf").addHandler(logging.NullHandler())


def read_pdf(data: bytes, name: str, reading: Reading = DEFAULT) -> Document:
    """Return the document of a PDF file: the text that is in it, none of what its pictures show.

    A PDF has no paragraphs and no words, only characters in places. Lines are joined to paragraphs by their distances,
    and words that are split at the end of a line are joined, which a note tells. Headers and footers that come again on
    page after page are labelled, and so are the headline and headings, by their size. Columns are read one after the
    other, and give a warning.

    Raises:
        LoadError: It is no PDF, is protected with a password, has too many pages, or unpacks to far too much.
    """
    if b"%PDF-" not in data[:_HEAD]:
        raise LoadError(name, "this is no PDF: give it the suffix that it should have")
    try:
        pdf = PdfReader(BytesIO(data))
        if pdf.is_encrypted and not pdf.decrypt(""):
            raise LoadError(name, "it is protected with a password: save it without one")
        pages = _read_pages(pdf, name)
        title = _title(pdf)
    except PyPdfError as error:
        raise LoadError(name, f"this PDF is broken, or was made to do harm ({error})") from error
    if not any(pages):
        scanned = Note(kind="empty", message="there is no text in this PDF: it may be a scan")
        return compose(name, (), Told(title=title), reading, (scanned,))
    blocks, joined = join_lines(pages)
    notes = tuple(
        Note(kind="layout", message=f"page {number} is set in columns: check that sentences run on as they should")
        for number in find_columns(pages)
    )
    if joined:
        words = ", ".join(f"“{word}”" for word in joined[:10]) + (" …" if len(joined) > 10 else "")
        many = "1 word was" if len(joined) == 1 else f"{len(joined)} words were"
        notes = (*notes, Note(kind="hyphen", message=f"{many} joined that the end of a line had split: {words}"))
    return compose(name, blocks, Told(title=title), reading, notes)


def _read_pages(pdf: PdfReader, name: str) -> list[list[Line]]:
    if len(pdf.pages) > MAX_PAGES:
        raise LoadError(name, f"it has more than {MAX_PAGES} pages: split it into single articles")
    pages, size = [], 0
    for page in pdf.pages:
        lines = set_in_order(page_lines(page))
        size += sum(len(line.text) for line in lines)
        if size > MAX_TEXT:
            raise LoadError(name, f"it has more than {MAX_TEXT // 1_000_000} MB of text: split it into single articles")
        pages.append(lines)
    return pages


def _title(pdf: PdfReader) -> str | None:
    title = pdf.metadata.title if pdf.metadata else None
    words = " ".join(title.split()) if isinstance(title, str) else ""
    return None if not words or _NO_TITLE.search(words) else words
