"""YAML front matter: the block between two `---` lines that Markdown files begin with."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from attribution.model import Note

#: Front matter is a few lines. What goes past these limits is not front matter, or is meant to do harm.
_MAX_CHARACTERS = 1 << 16
_MAX_DEPTH = 8

_FENCE = re.compile(r"---[ \t]*(?:\r\n|\n|\r)")
_CLOSE = re.compile(r"(?:\r\n|\n|\r)(?:---|\.\.\.)[ \t]*(?=\r|\n|\Z)")


class FrontMatter(NamedTuple):
    """What a block of front matter holds."""

    #: The values by their keys, in lower case; values are str, list or dict, never anything else.
    fields: Mapping[str, object]
    #: Where the block ends; 0 where there is none.
    end: int
    notes: tuple[Note, ...]


_NONE = FrontMatter(MappingProxyType({}), 0, ())


def split_front_matter(text: str) -> FrontMatter:
    r"""Return the front matter that `text` begins with; without fields, and ending at 0, where there is none.

    A block that is broken, too large, or uses YAML's anchors is text like any other. Where a writer must have meant
    front matter, a note says so.

    >>> split_front_matter("---\ntitle: Bridge to close\n---\nEly.").fields["title"]
    'Bridge to close'
    >>> split_front_matter("--- she said ---").end
    0
    """
    opening = _FENCE.match(text)
    closing = _CLOSE.search(text, opening.end() - 1, _MAX_CHARACTERS) if opening else None
    if opening is None or closing is None:
        return _NONE
    block = text[opening.end() : closing.start()]
    try:
        fields = _parse(block)
    except ValueError as error:
        message = f"the block between “---” is no YAML that can be read, so it counts as text ({error})"
        return FrontMatter(_NONE.fields, 0, (Note(kind="parse", message=message),))
    return FrontMatter(fields, closing.end(), ()) if fields else _NONE


def _parse(block: str) -> Mapping[str, object]:
    """Return the mapping in `block`; an empty one if it holds something else.

    The base loader makes nothing but str, list and dict, so no value runs code or turns into a type of YAML's choice.

    Raises:
        ValueError: It is no YAML, or has what is not read.
    """
    import yaml  # noqa: PLC0415 -- few articles have front matter

    try:
        _check(yaml.parse(block, Loader=yaml.BaseLoader))
        # `yaml.load` is safe with this loader; see above.
        value = yaml.load(block, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise ValueError(getattr(error, "problem", None) or str(error).partition("\n")[0]) from error
    return {str(key).strip().lower(): entry for key, entry in value.items()} if isinstance(value, dict) else {}


def _check(events: Iterable[object]) -> None:
    from yaml import CollectionEndEvent, CollectionStartEvent  # noqa: PLC0415 -- as above

    depth = 0
    for event in events:
        if getattr(event, "anchor", None) is not None:
            raise ValueError("anchors and aliases are not read")
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth > _MAX_DEPTH:
            raise ValueError("it is nested too deeply")
