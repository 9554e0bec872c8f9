"""What a person says of an analysis: corrections of it, and a status and a note on its quotations.

They stand in a file of their own, `attribution/corrections/1`, and never in the machine's analysis; `corrected` of
attribution.corrections applies them. Each entry says which words it is about as a Web Annotation does (W3C, 2017): by
their place, and by the words themselves with what stands before and after them. So it holds in another encoding, in
another format of the same story and, carried by `compare`, in another draft.

Offsets are code points into the text that the file's hash is of, half-open.
"""

from typing import Literal

import msgspec

from attribution.model.elements import Anonymity, Mention, QuotationKind, SourceKind
from attribution.model.frozen import Frozen
from attribution.model.stories import How

CORRECTIONS_SCHEMA: Literal["attribution/corrections/1"] = "attribution/corrections/1"
#: So many characters before and after its words help to find them again.
CONTEXT = 32

#: What a person says of a quotation that was looked at.
Status = Literal[
    "unchecked",
    "verified-verbatim",
    "verified-minor-edit",
    "needs-fix",
    "misquote",
    "source-disputes",
    "cannot-verify",
    "cut",
]
#: Who knows an unnamed source; the identity itself is asked for nowhere.
KnownTo = Literal["", "editor", "checker", "nobody"]


class Anchor(Mention, frozen=True, kw_only=True):
    """Words in the text, with what stands around them."""

    #: Up to 32 characters before the words and after them, as they are in the text.
    before: str = ""
    after: str = ""


class QuotationAnchor(Frozen, frozen=True, kw_only=True):
    """Which quotation is meant."""

    #: The quotation's id when the entry was made.
    id: str
    kind: QuotationKind
    #: Its pieces, in text order.
    spans: tuple[Anchor, ...]


class SourceAnchor(Frozen, frozen=True, kw_only=True):
    """Which source is meant."""

    #: The source's id and name when the entry was made.
    id: str
    name: str
    #: Places where the article names or describes it; there may be none.
    mentions: tuple[Anchor, ...] = ()


class Whom(Frozen, frozen=True, kw_only=True):
    """Who is meant: a source, a mention, a name that was typed in, or nobody where none of these is given."""

    source: SourceAnchor | None = None
    mention: Anchor | None = None
    name: str | None = None
    #: Of a source that is new: what kind it is.
    kind: SourceKind = "person"
    #: Of a source that is new: whether what it is called is a name.
    named: bool = True

    @property
    def is_nobody(self) -> bool:
        """Whether nobody is meant."""
        return self.source is None and self.mention is None and self.name is None


class Entry(Frozen, frozen=True, kw_only=True, tag_field="correction"):
    """What all entries have."""

    #: "c-" and letters and digits; no two entries of a file have the same.
    id: str
    #: When it was made, as ISO 8601 in UTC: "2026-03-02T14:05:00Z". Of two that contradict each other the later counts.
    when: str
    #: Who made it, as they call themselves.
    who: str | None = None
    reason: str | None = None
    #: Why a person has to be asked whether it still holds: the words of a later draft are others. It is not applied.
    ask_again: str | None = None


class SetSpeaker(Entry, frozen=True, kw_only=True, tag="speaker"):
    """Somebody else says the words, or nobody known."""

    quotation: QuotationAnchor
    speaker: Whom


class NotAQuotation(Entry, frozen=True, kw_only=True, tag="not-a-quotation"):
    """The words are nobody's speech here."""

    quotation: QuotationAnchor


class AddQuotation(Entry, frozen=True, kw_only=True, tag="quotation"):
    """A quotation that was missed. Its id is "q-" and what follows "c-" in the entry's."""

    kind: QuotationKind
    spans: tuple[Anchor, ...]
    speaker: Whom


class SetSpans(Entry, frozen=True, kw_only=True, tag="span"):
    """The quotation begins or ends elsewhere."""

    quotation: QuotationAnchor
    spans: tuple[Anchor, ...]
    #: What kind it is now; None where it stays.
    kind: QuotationKind | None = None


class SameSource(Entry, frozen=True, kw_only=True, tag="same-source"):
    """Two sources are one; `source` stays, and takes over all that `other` has."""

    source: SourceAnchor
    other: SourceAnchor


class DifferentSource(Entry, frozen=True, kw_only=True, tag="different-source"):
    """Two are not one.

    With `mentions`, these places, and what is said there, are another source than `source`, called `name`. With
    `other`, two sources that may be the same are not.
    """

    source: SourceAnchor
    other: SourceAnchor | None = None
    mentions: tuple[Anchor, ...] = ()
    name: str | None = None


class Rename(Entry, frozen=True, kw_only=True, tag="rename"):
    """A source has another name."""

    source: SourceAnchor
    name: str


class Describe(Entry, frozen=True, kw_only=True, tag="describe"):
    """A source is described otherwise; None where it has no description."""

    source: SourceAnchor
    description: str | None = None


class SetKind(Entry, frozen=True, kw_only=True, tag="kind"):
    """A source is of another kind."""

    source: SourceAnchor
    kind: SourceKind


class SetNamed(Entry, frozen=True, kw_only=True, tag="named"):
    """A source has a name, or has none."""

    source: SourceAnchor
    named: bool


class SetAnonymity(Entry, frozen=True, kw_only=True, tag="anonymity"):
    """A source spoke on other terms; None where on none."""

    source: SourceAnchor
    anonymity: Anonymity | None = None


class SetVia(Entry, frozen=True, kw_only=True, tag="via"):
    """Somebody else passed the words on, or nobody."""

    quotation: QuotationAnchor
    via: Whom


class SetStatus(Entry, frozen=True, kw_only=True, tag="status"):
    """What became of checking a quotation."""

    quotation: QuotationAnchor
    status: Status = "unchecked"
    note: str = ""


class SetSigned(Entry, frozen=True, kw_only=True, tag="signed"):
    """A person has checked a quotation, and answers for it: `attribution sign --from` writes that into the ledger."""

    quotation: QuotationAnchor
    #: How it was checked.
    how: How
    note: str = ""


class SetKnownTo(Entry, frozen=True, kw_only=True, tag="known-to"):
    """Who in the newsroom knows who an unnamed source is; "" where that is not entered."""

    source: SourceAnchor
    identity_known_to: KnownTo = ""


Correction = (
    SetSpeaker
    | NotAQuotation
    | AddQuotation
    | SetSpans
    | SameSource
    | DifferentSource
    | Rename
    | Describe
    | SetKind
    | SetNamed
    | SetAnonymity
    | SetVia
    | SetStatus
    | SetSigned
    | SetKnownTo
)


class CorrectedDocument(Frozen, frozen=True, kw_only=True):
    """Which text the entries were made for."""

    id: str
    #: The hash of the text that the offsets count in: that of `Document.sha256`.
    sha256: str
    title: str | None = None


class Corrections(Frozen, frozen=True, kw_only=True):
    """A file of corrections: `STORY.corrections.json`."""

    schema: Literal["attribution/corrections/1"] = CORRECTIONS_SCHEMA
    document: CorrectedDocument
    entries: tuple[Correction, ...] = ()


class Unplaced(Frozen, frozen=True, kw_only=True):
    """An entry that was not applied."""

    #: The entry's id.
    entry: str
    #: Why, and of which words, in a sentence.
    reason: str


class Proposal(Frozen, frozen=True, kw_only=True):
    """A quotation that went with one whose speaker a person set, so that its speaker may be the same."""

    #: The id of the entry that set the other's speaker.
    entry: str
    quotation_id: str
    #: The source that it may be.
    source_id: str
    #: Why, in a sentence.
    reason: str


class Corrected(Frozen, frozen=True, kw_only=True):
    """What became of the corrections of an analysis."""

    #: All of them, by when they were made.
    entries: tuple[Correction, ...] = ()
    #: By an entry's id, the id of the quotation or the source that it was applied to.
    placed: dict[str, str] = msgspec.field(default_factory=dict)
    unplaced: tuple[Unplaced, ...] = ()
    proposals: tuple[Proposal, ...] = ()
