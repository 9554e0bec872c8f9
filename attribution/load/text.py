"""Plain text and Markdown: the text is kept as it is, markup and all."""

from attribution.load.encoding import decode
from attribution.load.metadata import find_metadata
from attribution.model import Document, Note, text_hash


def read_text(data: bytes, name: str) -> Document:
    r"""Return the document that a file's bytes hold, under the id `name`.

    `Document.text` is every character of the file, with its line ends as they are; a byte order mark is not one of
    them. Metadata at the start stays in the text, and `Document.body_start` tells where the article begins.

    Raises:
        LoadError: The bytes are no text.

    >>> document = read_text(b"date 2021-03-02 The bridge will close.\r\n", "bridge.txt")
    >>> document.published, document.text[document.body_start :]
    ('2021-03-02', 'The bridge will close.\r\n')
    """
    text, notes = decode(data, name)
    found = find_metadata(text)
    if not text[found.body_start :].strip():
        notes = (*notes, Note(kind="empty", message="the article is empty"))
    return Document(
        id=name,
        text=text,
        sha256=text_hash(text),
        title=found.title,
        byline=found.byline,
        published=found.published,
        url=found.url,
        body_start=found.body_start,
        notes=(*notes, *found.notes),
    )
