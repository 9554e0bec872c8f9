"""The view model of a gate: what its page and its certificate get, as finished values."""

import msgspec

from attribution.report.review_page import ShownPassage, ShownState


class _Record(msgspec.Struct, frozen=True, kw_only=True):
    """What all records of this module share."""


class ShownHeld(_Record, frozen=True, kw_only=True):
    """One quotation, and what stands behind it."""

    anchor: str
    #: Its number in text order, from 1.
    number: int
    state: ShownState
    #: Nothing is asked for its kind.
    allowed: bool
    #: The quotation's id.
    id: str
    #: "¶ 2, line 3".
    place: str
    #: "partly in quotation marks".
    kind: str
    #: The words, as paragraphs.
    words: tuple[str, ...]
    #: Who says it, by the draft.
    speaker: str
    reason: str
    #: Why a signature no longer holds; None where none is stale.
    stale: str | None
    #: Who has signed, when and how: "NF, 2 March 2026: called the speaker"; None where nobody has.
    signed: str | None
    #: What was noted with it.
    note: str
    #: "records/call.txt, ¶ 1, line 1, RUIZ, 0:01:10"; None where no record has it.
    record: str | None
    #: The passage with what differs; of a splice, each place.
    passages: tuple[ShownPassage, ...]


class ShownFile(_Record, frozen=True, kw_only=True):
    """A file that the draft was held against, or the draft itself."""

    name: str
    #: "transcript".
    kind: str
    sha256: str


class ShownProblem(_Record, frozen=True, kw_only=True):
    """Something that is wrong apart from a quotation."""

    #: "records/tape.mp3", "ledger line 2", "line 14".
    what: str
    why: str


class GatePage(_Record, frozen=True, kw_only=True):
    """The page of a gate."""

    #: What the story is called, and the draft's title, or its file's name.
    story: str
    heading: str
    #: "12 of 14 backed or signed; 1 to look at, 1 not backed".
    summary: str
    #: "It may not go out: 2 quotations to settle.".
    verdict: str
    passes: bool
    #: "2 March 2026, 14:05 UTC".
    when: str
    draft: ShownFile
    #: "3 corrections", or "none".
    corrections: str
    standard: str
    policy: str | None
    #: "indirect, unnamed"; "nothing" where nothing is let through.
    allowed: str
    engine: str
    #: What is to be done, and the rest, each with what is worst first.
    open: tuple[ShownHeld, ...]
    settled: tuple[ShownHeld, ...]
    unread: tuple[ShownProblem, ...]
    findings: tuple[ShownProblem, ...]
    loose: tuple[ShownProblem, ...]
    records: tuple[ShownFile, ...]
    #: How long the ledger was, and the hash of its last line.
    ledger: str
    head: str


class CertifiedQuotation(_Record, frozen=True, kw_only=True):
    """How one quotation stands, without its words and without names of sources."""

    number: int
    state: ShownState
    allowed: bool
    id: str
    place: str
    kind: str
    #: The number of the record, in the order of the certificate's list; None where no record has it.
    record: int | None
    #: Who has signed, when and how; None where nobody has.
    signed: str | None
    #: The line of the ledger; None where nobody has signed.
    line: int | None
    #: The signature no longer holds.
    stale: bool


class CertificatePage(_Record, frozen=True, kw_only=True):
    """The certificate of a gate: it may be shown to those who may not see the story."""

    story: str
    summary: str
    verdict: str
    passes: bool
    when: str
    #: The draft's file name and hash.
    draft: ShownFile
    corrections: str
    standard: str
    policy: str | None
    allowed: str
    engine: str
    #: In text order.
    quotations: tuple[CertifiedQuotation, ...]
    #: The records by number, without their names: a file is often called after a source.
    records: tuple[ShownFile, ...]
    #: How many records could not be read; the rules that found something, each with its line.
    unread: int
    findings: tuple[str, ...]
    #: The lines of the ledger whose words are no longer in the draft.
    loose: tuple[int, ...]
    ledger: str
    head: str
