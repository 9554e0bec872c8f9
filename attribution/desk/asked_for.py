"""What pages send, as records: each is checked as it is read."""

from typing import Annotated, Any

import msgspec

from attribution.model import Correction

#: What people call themselves, and what they note: more would fill files that only grow.
Name = Annotated[str, msgspec.Meta(max_length=200)]
Note = Annotated[str, msgspec.Meta(max_length=5_000)]


class Correct(msgspec.Struct):
    """Entries of a page that are to be saved, or taken back."""

    add: tuple[Correction, ...] = ()
    remove: tuple[str, ...] = ()
    who: Name = ""
    #: The hash of the draft's text that the page shows; "" for the newest.
    document: str = ""
    #: What the page knew of the entries that it changes or takes back.
    seen: tuple[Correction, ...] = ()


class PutBack(msgspec.Struct):
    """An entry that is to be put back, by its id."""

    entry: str
    who: Name = ""


class Sign(msgspec.Struct):
    """A quotation that is to be signed; where `how` is None its signature is taken back."""

    quotation: str
    who: Name
    how: Any = None
    note: Note = ""


class Settings(msgspec.Struct):
    """What a story is to be held to; what is not given stays as it is."""

    who: Name = ""
    standard: str | msgspec.UnsetType | None = msgspec.UNSET
    policy: str | msgspec.UnsetType | None = msgspec.UNSET
    draft: str | msgspec.UnsetType | None = msgspec.UNSET
    speakers: dict[str, str | dict[str, str]] | msgspec.UnsetType = msgspec.UNSET


class Unnamed(msgspec.Struct):
    """What the house knows of an unnamed source."""

    source: str
    who: Name
    identity: Note = ""
    terms: Note = ""
    known_to: Note = ""
    signed_off_by: Note = ""
    note: Note = ""
