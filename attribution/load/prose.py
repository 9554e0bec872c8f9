"""The text of an article in a dump, as dumps hold it: a string, paragraphs in a list, HTML, escaped once too often."""

import html
import json
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple, cast

from attribution.errors import LoadError
from attribution.load.blocks import Block
from attribution.load.formats import optional
from attribution.model import Note

#: "… the mayor said [+1234 chars]": how the interfaces of news services cut their texts.
_CUT = re.compile(r"\s{0,2}\[\+(?P<count>[0-9]{1,7}) chars\]\s*\Z")
#: How a program writes characters in JSON. Where they stand in what JSON was read to, they were written twice.
_ESCAPED = re.compile(r"\\(?:u(?P<code>[0-9a-fA-F]{4})|(?P<letter>[nrt\"'/]))")
_SURE = re.compile(r"\\u[0-9a-fA-F]{4}|\\n\\n|\\n(?=\\?[\"“A-Z])|\\\"")
_LETTERS = {"n": "\n", "r": "\r", "t": "\t"}
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
#: A character's name in HTML, where no tag stands beside it; "&amp;ldquo;" was written twice.
_ENTITY = re.compile(
    r"&(?:amp;)?(?:[lr][sd]quo|quot|apos|nbsp|[mn]dash|hellip|lt|gt|amp|#[0-9]{2,5}|#x[0-9a-fA-F]{2,4});"
)
_TAG = re.compile(r"<(?:p|br|div|blockquote|h[1-6]|ul|ol|span|strong|em|a|i|b|q)(?:\s[^<>]{0,500})?/?>", re.IGNORECASE)
_CLOSED = re.compile(r"</(?:p|div|blockquote|h[1-6]|ul|ol|span|strong|em|a|i|b|q)\s?>|<(?:br|p)\s?/?>", re.IGNORECASE)
#: Under which of these names a paragraph, or all of a text, has its words, where it is a thing with several.
_WORDS = tuple("text content rendered value html body paragraph paragraphs blocks p".split())
#: Lists in lists are looked into so deep.
_DEEPEST = 8


class Prose(NamedTuple):
    """The paragraphs of an article, and what is to be said of how they were read."""

    blocks: list[Block]
    notes: tuple[Note, ...] = ()


def read_prose(value: object, column: str, name: str) -> Prose:
    r"""Return the paragraphs in a column of a dump.

    HTML loses its markup, escapes that were written twice become what they stand for, and the count at the end of a cut
    text is left out; a note tells each.

    Raises:
        LoadError: There is no text. It is about `name`.

    >>> [block.text for block in read_prose(["The board met.", "“Yes,” she said."], "text", "n.json").blocks]
    ['The board met.', '“Yes,” she said.']
    >>> prose = read_prose("“We will … [+1834 chars]", "text", "n.json")
    >>> prose.blocks[0].text, prose.notes[0].message
    ('“We will …', 'the text was cut before it came here: 1834 characters more, as its end says')
    """
    pieces = list(_pieces(value, 0))
    if not pieces:
        what = "nothing" if value is None else f"no text but {json.dumps(value, default=str)[:40]}"
        raise LoadError(name, f"its column “{column}” holds {what}")
    notes: list[Note] = []
    pieces = [_unescaped(piece, notes) for piece in pieces]
    if cut := _CUT.search(pieces[-1][-80:]):
        pieces[-1] = pieces[-1][: len(pieces[-1]) - len(cut[0])]
        message = f"the text was cut before it came here: {cut['count']} characters more, as its end says"
        notes.append(Note(kind="left-out", message=message))
    blocks = [block for piece in pieces for block in _blocks(piece, notes)]
    return Prose(blocks, tuple(dict.fromkeys(notes)))


def is_markup(text: str) -> bool:
    """Return whether a text is HTML: it has tags, of those that prose is set with, and they are closed.

    >>> is_markup("<p>It is safe.</p>"), is_markup("If a < b and c > d, it is safe."), is_markup("Write <b> for bold.")
    (True, False, False)
    """
    return _TAG.search(text) is not None and _CLOSED.search(text) is not None


def _pieces(value: object, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list) and depth < _DEEPEST:
        for one in value:
            yield from _pieces(one, depth + 1)
    elif isinstance(value, dict) and depth < _DEEPEST:
        words = next((value[key] for key in _WORDS if key in value), None)
        yield from _pieces(words, depth + 1)


def _unescaped(text: str, notes: list[Note]) -> str:
    if _SURE.search(text):
        notes.append(_note("the text was escaped twice: it was read as what the escapes stand for"))
        text = _ESCAPED.sub(_character, text)
        text = _PAIR.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)
    if _ENTITY.search(text) and not is_markup(text):
        # Markup has names of characters by right, and is read with them below.
        notes.append(_note("names of characters, such as “&quot;”, were read as what they stand for"))
        text = html.unescape(html.unescape(text))
    return text


def _character(found: re.Match[str]) -> str:
    if found["code"]:
        return chr(int(found["code"], 16))
    return _LETTERS.get(found["letter"], found["letter"])


def _blocks(text: str, notes: list[Note]) -> list[Block]:
    if not is_markup(text):
        return [Block(text)]
    read = cast(Callable[[str], list[Block]], optional("fragments", "read_fragment", "HTML in a dump", "lxml"))
    notes.append(_note("the text is HTML: its markup was left out"))
    return read(text)


def _note(message: str) -> Note:
    return Note(kind="encoding", message=message)
