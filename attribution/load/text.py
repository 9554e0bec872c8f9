"""Plain text and Markdown: the text is kept as it is, markup and all."""

from collections.abc import Iterator

from attribution.load.composing import Block, Comment, Told, compose
from attribution.load.encoding import decode
from attribution.load.news_databases import split_export
from attribution.load.options import DEFAULT, Reading
from attribution.model import Document
from attribution.text import find_comments


def read_text(data: bytes, name: str, reading: Reading = DEFAULT) -> Document:
    r"""Return the document that a file's bytes hold, under the id `name`.

    `Document.text` is every character of the file, with its line ends as they are; a byte order mark is not one of
    them. Metadata at the start stays in the text, and `Document.body_start` tells where the article begins. Comments
    that Google Docs set below a draft become notes as well.

    Raises:
        LoadError: The bytes are no text.

    >>> document = read_text(b"date 2021-03-02 The bridge will close.\r\n", "bridge.txt")
    >>> document.published, document.text[document.body_start :]
    ('2021-03-02', 'The bridge will close.\r\n')
    """
    text, notes = decode(data, name)
    remarks = tuple(Comment("comment", one.words, one.start, one.end) for one in find_comments(text).comments)
    return compose(name, [Block(text, remarks=remarks)], Told(), reading, notes)


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
