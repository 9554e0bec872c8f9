"""What comparing two drafts gives."""

from typing import Literal

import msgspec

SCHEMA: Literal["attribution/comparison/1"] = "attribution/comparison/1"

PieceKind = Literal["same", "deleted", "added"]


class _Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all records share."""


class Piece(_Record, frozen=True, kw_only=True):
    """A stretch of words that both drafts have, or one of them, with the space after it."""

    kind: PieceKind
    text: str


class Draft(_Record, frozen=True, kw_only=True):
    """Which draft it is."""

    id: str
    sha256: str
    title: str | None = None


class ComparedQuotation(_Record, frozen=True, kw_only=True):
    """A quotation in one draft, with its source."""

    id: str
    #: Its number in text order, from 1.
    number: int
    kind: str
    text: str
    source_id: str | None = None
    #: The source's name; None where no speaker is known.
    source: str | None = None


class Pair(_Record, frozen=True, kw_only=True):
    """A quotation that both drafts have."""

    old: ComparedQuotation
    new: ComparedQuotation
    #: The words of both, in order; one piece where they are the same.
    words: tuple[Piece, ...]
    #: Another source is given in the new draft than in the old one.
    reattributed: bool = False


class Named(_Record, frozen=True, kw_only=True):
    """A source in one draft."""

    id: str
    name: str
    named: bool
    kind: str
    quotations: int


class Renamed(_Record, frozen=True, kw_only=True):
    """A source that the drafts call by different names or descriptions."""

    old: Named
    new: Named


class Entered(_Record, frozen=True, kw_only=True):
    """What a person entered for a quotation or a source, as the new draft's corrections have it."""

    #: The entry's id.
    entry: str
    #: The words that it is about, or the name of the source.
    about: str
    #: What was entered, in words: "needs fix; note: four letters", "said by Ben Roe".
    said: str
    #: The quotation of the new draft, or where that is gone, of the old one.
    quotation_id: str | None = None
    source_id: str | None = None
    #: Why a person has to be asked whether it still holds.
    ask_again: str | None = None
    #: Why it could not be applied, where nobody has to be asked.
    unplaced: str | None = None


class Comparison(_Record, frozen=True, kw_only=True):
    """What became of an old draft's quotations and sources, and what is new. Each stands in one list only."""

    schema: Literal["attribution/comparison/1"] = SCHEMA
    old: Draft
    new: Draft
    #: The same words, the same source.
    kept: tuple[Pair, ...] = ()
    #: Other words, in the order of the new draft; the source may be another one too.
    reworded: tuple[Pair, ...] = ()
    #: The same words, another source.
    reattributed: tuple[Pair, ...] = ()
    added: tuple[ComparedQuotation, ...] = ()
    gone: tuple[ComparedQuotation, ...] = ()
    sources_kept: tuple[Named, ...] = ()
    sources_renamed: tuple[Renamed, ...] = ()
    sources_added: tuple[Named, ...] = ()
    sources_gone: tuple[Named, ...] = ()
    #: What a person entered, where the new draft has corrections.
    entered: tuple[Entered, ...] = ()


def to_json(comparison: Comparison) -> str:
    """Return a comparison as JSON, indented, with a newline at the end.

    >>> to_json(Comparison(old=Draft(id="a", sha256="0"), new=Draft(id="b", sha256="1"))).splitlines()[1]
    '  "schema": "attribution/comparison/1",'
    """
    return f"{msgspec.json.format(msgspec.json.encode(comparison)).decode()}\n"
