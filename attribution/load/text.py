"""Plain text and Markdown: the text is kept as it is, markup and all."""

import re
from collections.abc import Iterator

from attribution.load.blocks import Block
from attribution.load.composing import Told, compose
from attribution.load.confidential import hidden_note
from attribution.load.encoding import decode
from attribution.load.news_databases import split_export
from attribution.load.options import DEFAULT, Reading
from attribution.model import Document

_OPEN, _CLOSE = "<!--", "-->"
#: What becomes a space where it is hidden; line ends stay.
_SHOWN = re.compile(r"[^\n\r]")


def read_text(data: bytes, name: str, reading: Reading = DEFAULT) -> Document:
    r"""Return the document that a file's bytes hold, under the id `name`.

    `Document.text` is every character of the file, with its line ends as they are; a byte order mark is not one of
    them. Metadata at the start stays in the text, and `Document.body_start` tells where the article begins. Spaces
    stand for what Markdown hides, `<!-- like this -->`, and the comments that Google Docs set below a draft are left
    out; both become notes where `Reading.with_comments` says so.

    Raises:
        LoadError: The bytes are no text.

    >>> document = read_text(b"date 2021-03-02 The bridge will close.\r\n", "bridge.txt")
    >>> document.published, document.text[document.body_start :]
    ('2021-03-02', 'The bridge will close.\r\n')
    """
    text, notes = decode(data, name)
    shown, hidden = _without_hidden(text)
    return compose(name, [Block(shown)], Told(), reading, (*notes, *hidden_note(hidden)))


def read_texts(data: bytes, name: str, reading: Reading = DEFAULT) -> Iterator[Document]:
    r"""Yield the documents of a file: one, or the articles of an export of LexisNexis or Factiva, each with a number.

    An export's articles have the words alone as their text; what stands around these becomes what is told of them.

    Raises:
        LoadError: The bytes are no text.

    >>> [document.id for document in read_texts(b"Ely.", "bridge.txt")]
    ['bridge.txt']
    """
    text, notes = decode(data, name)
    articles = split_export(text)
    if not articles:
        yield read_text(data, name, reading)
    for number, article in enumerate(articles, 1):
        yield compose(f"{name}#{number}", article.blocks, article.told, reading, notes)


def _without_hidden(text: str) -> tuple[str, str]:
    """Return a text with spaces for what Markdown hides, so that offsets stay, and the words that are hidden."""
    pieces, hidden, done = [], [], 0
    while (begins := text.find(_OPEN, done)) >= 0 and (ends := text.find(_CLOSE, begins)) >= 0:
        ends += len(_CLOSE)
        pieces += [text[done:begins], _SHOWN.sub(" ", text[begins:ends])]
        hidden.append(text[begins + len(_OPEN) : ends - len(_CLOSE)])
        done = ends
    return "".join([*pieces, text[done:]]), " ".join(hidden)
