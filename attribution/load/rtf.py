"""Rich text (RTF): its paragraphs, without what is hidden in it or was deleted."""

import re

from striprtf.striprtf import font_table_group, rtf_to_text

from attribution.errors import LoadError
from attribution.load.blocks import Block
from attribution.load.composing import Told, compose
from attribution.load.confidential import hidden_note
from attribution.load.options import DEFAULT, Reading
from attribution.model import Document, Note

#: More than this is no article, even with pictures taken out; and no article has so many fonts.
MAX_BYTES = 20_000_000
MAX_FONTS = 100_000

_PICTURE = re.compile(r"\{\\(?:\*\\shppict|pict)[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")
#: Where text begins to be hidden, where it ends, and where groups do; what is escaped is none of these.
_HIDING = re.compile(r"\\[\\{}]|(?P<on>\\v(?![a-z0-9]))|(?P<off>\\v0(?![0-9]))|(?P<open>\{)|(?P<close>\})")
_DELETED, _INSERTED = re.compile(r"\\deleted(?![a-z0-9])"), re.compile(r"\\revised(?![a-z0-9])")
_TITLE = re.compile(r"\{\\title (?P<title>[^{}\\]{1,300})\}")
#: A destination that nobody knows is left out to the end of its group.
_DESTINATION = "\\*"
_ANNOTATION = re.compile(r"\\\*\\annotation(?![a-z])")
#: What stands around hidden words where they are looked for.
_BEGINS, _ENDS = "\x01", "\x02"
_MARKED = re.compile(f"{_BEGINS}(?P<words>[^{_ENDS}]*){_ENDS}")


def read_rtf(data: bytes, name: str, reading: Reading = DEFAULT) -> Document:
    r"""Return the document of an RTF file.

    Hidden text is left out, and becomes a note where `Reading.with_comments` says so. Text that tracked changes
    deleted is left out too, or what `Reading.revisions` says; notes tell. Footnotes, headers, comments and pictures are
    no text.

    Raises:
        LoadError: It is no RTF, is far too large, or has tracked changes where they are to fail.

    >>> read_rtf(rb"{\rtf1\ansi \ldblquote It is safe,\rdblquote  she said.\par {\v Not so.}}", "bridge.rtf").text
    '“It is safe,” she said.'
    """
    if not data.lstrip().startswith(b"{\\rtf"):
        raise LoadError(name, "this is no RTF: give it the suffix that it should have")
    # Every byte stands for itself until the code page is known.
    markup = _PICTURE.sub("", data.decode("latin-1"))
    fonts = font_table_group(markup)  # type: ignore[no-untyped-call]
    if len(markup) > MAX_BYTES or len(fonts) > MAX_FONTS:
        raise LoadError(name, "it is far larger than an article: it was made to do harm, or is something else")
    # The library would write addresses into the words, by a pattern that takes its time.
    markup = markup.replace("\\fldinst{", "\\fldinst {")
    markup, notes = _without_changes(markup, reading, name)
    shown = _set_apart(markup, "{" + _DESTINATION, "}")
    text = _text(shown)
    if shown != markup:
        notes = (*notes, *hidden_note(_hidden(markup)))
    if comments := len(_ANNOTATION.findall(markup)):
        notes = (*notes, Note(kind="left-out", message=f"comments were left out: {comments}"))
    title = _TITLE.search(markup)
    told = Told(title=" ".join(title["title"].split()) if title else None)
    return compose(name, [_block(line) for line in text.split("\n")], told, reading, notes)


def _text(markup: str) -> str:
    return str(rtf_to_text(markup, errors="replace"))  # type: ignore[no-untyped-call]


def _hidden(markup: str) -> str:
    """Return the words that are hidden."""
    return " ".join(found["words"] for found in _MARKED.finditer(_text(_set_apart(markup, _BEGINS, _ENDS))))


def _set_apart(markup: str, opening: str, closing: str) -> str:
    """Return the markup with `opening` and `closing` around each hidden stretch.

    Where they make it a group of its own, with a destination, the library leaves it out.
    """
    pieces, done = [], 0
    #: For each group that is open: whether a hidden stretch is open in it.
    hides = [False]
    for found in _HIDING.finditer(markup):
        pieces.append(markup[done : found.start()])
        done, words = found.end(), found[0]
        if found["open"]:
            hides.append(False)
        elif found["on"]:
            words = "" if hides[-1] else opening
            hides[-1] = True
        elif found["off"]:
            words = closing if hides[-1] else words
            hides[-1] = False
        elif found["close"]:
            words = closing + "}" if hides[-1] else words
            hides[-1:] = [False] if len(hides) == 1 else []
        pieces.append(words)
    return "".join([*pieces, markup[done:]])


def _without_changes(markup: str, reading: Reading, name: str) -> tuple[str, tuple[Note, ...]]:
    insertions, deletions = len(_INSERTED.findall(markup)), len(_DELETED.findall(markup))
    if not insertions + deletions:
        return markup, ()
    if reading.revisions == "fail":
        changes = insertions + deletions
        raise LoadError(name, f"it has {changes} tracked changes: accept or reject them, or choose with --revisions")
    gone, done = (_DELETED, "accepted") if reading.revisions == "accept" else (_INSERTED, "rejected")
    count = f"{insertions} insertions and {deletions} deletions"
    return gone.sub(r"\\*", markup), (Note(kind="revision", message=f"tracked changes were {done}: {count}"),)


def _block(line: str) -> Block:
    text = line.strip(" \r\t")
    return Block(text.rstrip("|").replace("|", "\t"), "table") if text.endswith("|") else Block(text)
