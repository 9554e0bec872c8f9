"""E-mail: the text of a message, a press release most often."""

import email.policy
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from functools import partial
from itertools import count
from typing import Protocol, cast

import msgspec

from attribution.errors import LoadError
from attribution.load.blocks import Block
from attribution.load.charset import decode_page
from attribution.load.composing import Told, compose
from attribution.load.formats import optional
from attribution.load.mail_parts import read_parts, set_note_apart
from attribution.load.options import DEFAULT, Reading
from attribution.model import Document, Note

#: A message with more parts than this, or nested more deeply, is none that anybody wrote.
_MAX_PARTS = 1_000
_MAX_DEPTH = 20

_HEADERS = frozenset(
    "from to subject date received return-path message-id mime-version content-type delivered-to reply-to".split()
)


class ReadPage(Protocol):
    """Makes a document of a page."""

    def __call__(
        self,
        data: bytes,
        name: str,
        reading: Reading,
        *,
        charset: str | None,
        arrange: Callable[[list[Block]], list[Block]],
    ) -> Document:
        """Return the document."""


def read_mail(data: bytes, name: str, reading: Reading = DEFAULT) -> Document:
    r"""Return the document of an e-mail: its plain text, or else its HTML without the markup.

    The subject is the title, the sender's name the byline. Lines that quote an earlier message, and the signature, are
    labelled. A note that comes with a story is left out, or set apart where `Reading.with_comments` says so; either is
    told. Attachments are not read; a note names them.

    Raises:
        LoadError: It is no e-mail, or it has HTML only and what reads that is not installed.

    >>> message = b"From: Ann Lee <a@x.example>\nSubject: Bridge\n\nIt is safe.\n> Is it?\n-- \nAnn Lee\n"
    >>> document = read_mail(message, "bridge.eml")
    >>> document.byline, [(part.kind, document.text[part.start : part.end]) for part in document.parts]
    ('Ann Lee', [('quoted-reply', '> Is it?'), ('signature', '-- \nAnn Lee')])
    """
    message = BytesParser(EmailMessage, policy=email.policy.default).parsebytes(data)
    if not _HEADERS & {key.lower() for key in message.keys()}:  # noqa: SIM118 -- a message is no mapping
        raise LoadError(name, "this is no e-mail: it has none of the lines that one begins with")
    parts = list(_walk(message, name))
    told = Told(title=_header(message, "subject"), byline=_sender(message), published=_date(message))
    attached = [part.get_filename() or part.get_content_type() for part in parts if _is_attached(part)]
    notes = (Note(kind="left-out", message=f"attachments were not read: {', '.join(attached)}"),) if attached else ()
    bodies = [part for part in parts if not _is_attached(part)]
    if plain := next((part for part in bodies if part.get_content_type() == "text/plain"), None):
        text, decoded = _decode(plain, name)
        return _compose(name, list(read_parts(text, told.byline or "")), told, reading, (*notes, *decoded))
    if page := next((part for part in bodies if part.get_content_type() == "text/html"), None):
        return _read_page(page, name, told, reading, notes)
    return compose(name, (), told, reading, notes)


def _compose(name: str, blocks: list[Block], told: Told, reading: Reading, notes: tuple[Note, ...]) -> Document:
    """Return the document of a message; a story that comes with a note has its own byline, where it tells one."""
    if not any(block.kind == "covering-note" for block in blocks):
        return compose(name, blocks, told, reading, notes)
    if reading.with_comments:
        message = "the covering note before the story is set apart, and is not analysed"
        notes = (*notes, Note(kind="left-out", message=message))
    found = compose(name, blocks, msgspec.structs.replace(told, byline=None), reading, notes)
    return msgspec.structs.replace(found, byline=found.byline or told.byline)


def _walk(message: EmailMessage, name: str) -> Iterator[EmailMessage]:
    """Yield the parts of a message that hold something themselves."""
    waiting = [(message, 0)]
    for seen in count(1):
        if not waiting:
            return
        part, depth = waiting.pop(0)
        if part.is_multipart() and not _is_attached(part):
            inside = part.get_payload()
            waiting[:0] = [(one, depth + 1) for one in inside if isinstance(one, EmailMessage)]
        else:
            yield part
        if depth > _MAX_DEPTH or seen == _MAX_PARTS:
            raise LoadError(name, "it has more parts than a message has: it was made to do harm")


def _is_attached(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment" or part.get_content_maintype() not in ("text", "multipart")


def _decode(part: EmailMessage, name: str) -> tuple[str, tuple[Note, ...]]:
    text, notes = decode_page(_payload(part), name, part.get_content_charset())
    return text.replace("\r\n", "\n").strip("\n"), notes


def _payload(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _read_page(page: EmailMessage, name: str, told: Told, reading: Reading, notes: tuple[Note, ...]) -> Document:
    read_html = cast(ReadPage, optional("html", "read_html", "an e-mail in HTML", "trafilatura"))
    arrange = partial(set_note_apart, sender=told.byline or "")
    document = read_html(_payload(page), name, reading, charset=page.get_content_charset(), arrange=arrange)
    return msgspec.structs.replace(
        document,
        title=told.title or document.title,
        byline=told.byline or document.byline,
        published=told.published or document.published,
        notes=(*notes, *document.notes),
    )


def _header(message: EmailMessage, key: str) -> str | None:
    value = message.get(key)
    return " ".join(str(value).split()) or None if value is not None else None


def _sender(message: EmailMessage) -> str | None:
    return parseaddr(_header(message, "from") or "")[0] or None


def _date(message: EmailMessage) -> str | None:
    try:
        return parsedate_to_datetime(_header(message, "date") or "").date().isoformat()
    except (ValueError, TypeError, OverflowError):
        return None
