"""Text that turns the direction of writing, kept from turning what stands around it.

Unicode has characters that open and close embeddings and isolates. In a page, one that an article leaves open would
turn our words after it, and one that closes too much would end the isolation that HTML gives a value.
"""

import re

_OPEN_EMBEDDING = frozenset("\u202a\u202b\u202d\u202e")
_OPEN_ISOLATE = frozenset("\u2066\u2067\u2068")
_CLOSE_EMBEDDING = "\u202c"
_CLOSE_ISOLATE = "\u2069"
_CONTROL = re.compile("[\u202a-\u202e\u2066-\u2069]")
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def turns(text: str) -> bool:
    """Return whether `text` has characters that turn the direction of writing."""
    return _TURNING.search(text) is not None


def settle(text: str) -> str:
    r"""Return `text` with what it opens closed, and nothing closed that it did not open.

    Only invisible characters are added, and none to text without such characters.

    >>> settle("Ana\u202eRuiz") == "Ana\u202eRuiz\u202c"
    True
    >>> settle("Ana\u2069Ruiz") == "Ana\u2066\u2069Ruiz"
    True
    """
    if not _CONTROL.search(text):
        return text
    parts: list[str] = []
    open_now: list[str] = []
    isolates = at = 0
    for match in _CONTROL.finditer(text):
        control = match.group()
        parts.append(text[at : match.start()])
        if control in _OPEN_EMBEDDING:
            open_now.append(_CLOSE_EMBEDDING)
        elif control in _OPEN_ISOLATE:
            open_now.append(_CLOSE_ISOLATE)
            isolates += 1
        elif control == _CLOSE_EMBEDDING:
            if open_now and open_now[-1] == control:
                open_now.pop()
        elif isolates:
            while open_now.pop() != control:
                pass
            isolates -= 1
        else:
            # An isolate with nothing in it gives a stray end something to close.
            parts.append("\u2066")
        parts.append(control)
        at = match.end()
    return "".join([*parts, text[at:], *reversed(open_now)])
