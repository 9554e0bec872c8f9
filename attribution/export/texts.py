"""Texts as an export can hold them: whole, with places that show something, and named by their hash."""

import base64
import re
from collections.abc import Iterable

import msgspec

from attribution.model import Analysis, Document, Span

_ADDRESS = re.compile(r"https?://[!#-;=?-\[\]_a-z~]+")
_SURROGATE = re.compile("[\ud800-\udfff]")


def whole(analysis: Analysis) -> Analysis:
    r"""Return `analysis` with “�” for half a surrogate pair, which no file can hold; offsets stay as they are.

    >>> from attribution.model import Document, Engine
    >>> document = Document(id="a", text="a\ud800b", sha256="")
    >>> whole(Analysis(document=document, engine=Engine(attribution="", spacy="", pipeline=""))).document.text
    'a�b'
    """
    try:
        msgspec.msgpack.encode(analysis)
    except UnicodeEncodeError:
        return msgspec.convert(_mended(msgspec.to_builtins(analysis)), Analysis)
    return analysis


def _mended(value: object) -> object:
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {_mended(key): _mended(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_mended(one) for one in value]
    return value


def inside(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans that show something of `text`, in its order, without those that overlap an earlier one.

    All spans of an analysis that `analyze` made are like that; one made elsewhere may have others.

    >>> inside("It holds.", [Span(start=3, end=8), Span(start=0, end=2), Span(start=7, end=99)])
    (Span(start=0, end=2), Span(start=3, end=8))
    """
    found: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        if (found[-1].end if found else 0) <= span.start < span.end <= len(text):
            found.append(span)
    return tuple(found)


def text_uri(sha256: str) -> str:
    """Return the URI that names a text by its SHA-256 (RFC 6920), wherever it is kept.

    >>> text_uri("ef2e0a4c")
    'ni:///sha-256;7y4KTA'
    """
    try:
        digest = bytes.fromhex(sha256)
    except ValueError:
        digest = sha256.encode()
    return f"ni:///sha-256;{base64.urlsafe_b64encode(digest).decode().rstrip('=')}"


def address_of(document: Document) -> str | None:
    """Return the address of an article where it is one that any program takes: an http URL in ASCII.

    >>> address_of(Document(id="a", text="", sha256="", url="http://example.org/a"))
    'http://example.org/a'
    """
    return document.url if document.url and _ADDRESS.fullmatch(document.url) else None
