"""Full names: what a source of one article may be taken for the same source of another by."""

import re
import unicodedata

from attribution.model import Source
from attribution.names.words import ARTICLES

#: What joins the names of people who speak together.
_AND = re.compile(r" and |, ")


def is_full_name(name: str, kind: str) -> bool:
    """Return whether `name` is enough to know its bearer by: a capital first, and two words where it is a person.

    >>> [is_full_name(name, "person") for name in ("Ana Ruiz", "Ruiz")]
    [True, False]
    >>> [is_full_name(name, "organization") for name in ("Reuters", "The Lorn Post", "the state Health Department")]
    [True, True, False]
    """
    words = name.split()
    if words and words[0].casefold() in ARTICLES:
        words = words[1:]
    return bool(words) and words[0][0].isalpha() and not words[0][0].islower() and len(words) > (kind == "person")


def full_name(source: Source) -> str | None:
    """Return the name by which a source is one over all articles, or None where nothing is sure.

    Only the way to write spaces and accents is evened out; capitals and every word count.

    >>> full_name(Source(id="s-1", name="Ana  Ruiz", kind="person", named=True))
    'Ana Ruiz'
    >>> full_name(Source(id="s-2", name="Ruiz", kind="person", named=True)) is None
    True
    >>> full_name(Source(id="s-3", name="Ana Ruiz and Roe", kind="group", named=True, members=("s-1", "s-4"))) is None
    True
    """
    names = _AND.split(source.name) if source.members else [source.name]
    kind = "person" if source.members else source.kind
    if not source.named or not all(is_full_name(name, kind) for name in names):
        return None
    return unicodedata.normalize("NFC", " ".join(source.name.split()))
