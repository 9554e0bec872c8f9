"""Words of an article made fit for what can't hold every character: XML documents, cells of a table, terminals.

Each character gives one character, so that offsets stay as they are.
"""

import re

#: What XML can't hold: most control characters, lone surrogates, and code points that stand for no character.
_UNSHOWABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
#: What makes a spreadsheet take a cell for a formula.
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
# An article's characters must not steer the terminal: control characters, the marks that turn the direction of text
# round, and what else has no width of its own. Line and paragraph separators are spaces, as newlines are.
_SPACES = re.compile(r"[\s\u2028\u2029]+")
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e0fff]"
)


def showable(text: str) -> str:
    r"""Return `text` with “�” for each character that a document can't hold.

    >>> showable("a\0b")
    'a�b'
    """
    return _UNSHOWABLE.sub("\ufffd", text)


def is_formula(text: str) -> bool:
    """Return whether a spreadsheet would take a cell with this text for a formula.

    >>> is_formula("=1+1"), is_formula("“=1+1”")
    (True, False)
    """
    return _FORMULA.match(text) is not None


def neutralised(text: str) -> str:
    """Return `text` for a cell in which nothing is taken for a formula: such a text gets an apostrophe before it.

    >>> neutralised("=1+1"), neutralised("“Go.”")
    ("'=1+1", '“Go.”')
    """
    return f"'{text}" if is_formula(text) else text


def clean(text: str) -> str:
    r"""Return `text` on one line, with nothing in it that a terminal obeys.

    >>> clean("“Yes,”\n\tshe \x1b[31msaid")
    '“Yes,” she \ufffd[31msaid'
    """
    return _UNSAFE.sub("\ufffd", _SPACES.sub(" ", text)).strip()
