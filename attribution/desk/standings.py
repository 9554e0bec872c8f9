"""How a story of the desk stands, as the server keeps it and the pages ask for it."""

import msgspec

from attribution.model import State


class QuotationStanding(msgspec.Struct, frozen=True):
    """How one quotation stands at the gate."""

    id: str
    number: int
    state: State
    #: Why, or what became of its signature.
    told: str


class Labels(msgspec.Struct, frozen=True):
    """A record, and whom it has speaking."""

    id: str
    #: As the record itself calls them, and who these were said to be.
    labels: tuple[str, ...]
    names: dict[str, str] = {}


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """How a story stood when its files were as `stamp` says."""

    stamp: str
    #: The name of its folder.
    name: str
    title: str
    draft: str
    drafts: tuple[str, ...]
    #: The draft before this one, by the time when each came; None where there is none.
    previous: str | None
    #: Another one where the page has to be made anew: another draft, other records or rules.
    basis: str
    #: The id of the draft's text, its hash and its title: what entries are about.
    document: tuple[str, str, str | None]
    published: str | None
    #: "12 of 14 backed; 1 to look at, 1 not backed".
    summary: str
    verdict: str
    passes: bool
    #: How many things are to be done.
    left: int
    quotations: tuple[QuotationStanding, ...]
    records: tuple[Labels, ...]
    #: Records that could not be read, and why.
    unread: tuple[tuple[str, str], ...]
    #: What else is to be told: what was left out, what became of corrections.
    told: tuple[str, ...]
    #: The fingerprint of the file of corrections.
    corrections: str | None
    #: The piece of the page that says what is to be done.
    to_do: str


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """A story in the list of all stories."""

    name: str
    title: str
    draft: str
    summary: str
    #: "passes", "open", "reading" or "broken".
    state: str
    #: When a file of it was last changed, in seconds since 1970.
    changed: float
    #: What is wrong with it; "" where nothing is.
    problem: str = ""
