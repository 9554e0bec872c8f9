"""From files to documents: one module per format, chosen by suffix in `formats`.

Paths and streams come in, `Document` records go out, with the text exactly as it was read; `read` does it for one
article, `read_all` for a file of many.

>>> from attribution.load import find_articles, read_all
>>> documents = [document for file in find_articles([]) for document in read_all(file.path, name=file.id)]
"""

from importlib import import_module
from typing import TYPE_CHECKING

from attribution.load.articles import Article, find_articles, is_aside
from attribution.load.encoding import decode
from attribution.load.files import MAX_BAD, STDIN, printable, read, read_all
from attribution.load.formats import ARTICLE_SUFFIXES, format_of, has_lines, read_each, read_many, suffix_of
from attribution.load.options import DEFAULT, Reading, Revisions
from attribution.load.pages import parse_page
from attribution.load.saved import holds_analyses, read_analyses

if TYPE_CHECKING:
    from attribution.load.caption_turns import NO_CAPTIONS, read_captions, read_webvtt

__all__ = [
    "ARTICLE_SUFFIXES",
    "DEFAULT",
    "MAX_BAD",
    "NO_CAPTIONS",
    "STDIN",
    "Article",
    "Reading",
    "Revisions",
    "decode",
    "find_articles",
    "format_of",
    "has_lines",
    "holds_analyses",
    "is_aside",
    "parse_page",
    "printable",
    "read",
    "read_all",
    "read_analyses",
    "read_captions",
    "read_each",
    "read_many",
    "read_webvtt",
    "suffix_of",
]

#: These need what is known of texts, whose patterns take half the time that a page of help does.
_OF_CAPTIONS = ("NO_CAPTIONS", "read_captions", "read_webvtt")


if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        if name not in _OF_CAPTIONS:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module("attribution.load.caption_turns"), name)
