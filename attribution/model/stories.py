"""The records of a story folder: what `story.json` says, and the lines of `ledger.jsonl`.

The ledger has none of a story's words and no name of a source: it names a quotation by its id, its place and hashes.
"""

from typing import Literal

import msgspec

from attribution.model.frozen import Frozen

STORY_SCHEMA: Literal["attribution/story/1"] = "attribution/story/1"
LEDGER_SCHEMA: Literal["attribution/ledger/1"] = "attribution/ledger/1"

#: How a person has checked a quotation.
How = Literal["heard", "called", "e-mail", "own-notes", "document"]
#: What a line of the ledger does.
LedgerState = Literal["signed", "withdrawn"]
#: What the records say of a quotation, before anybody has signed it.
FoundState = Literal["backed", "look", "unbacked"]

#: The ways to check in words.
HOW_WORDS: dict[How, str] = {
    "heard": "heard the recording",
    "called": "called the speaker",
    "e-mail": "asked by e-mail",
    "own-notes": "own notes",
    "document": "read the document",
}


class Story(Frozen, frozen=True, kw_only=True):
    """What `story.json` says; a folder without one has all of the defaults."""

    schema: Literal["attribution/story/1"] = STORY_SCHEMA
    #: The file's name of the draft that counts; the newest one if not given.
    draft: str | None = None
    #: The standard that says which verdicts pass.
    standard: str | None = None
    #: The house rules that the draft is held to.
    policy: str | None = None
    #: Who the labels of records are: {"SPEAKER_00": "Ana Ruiz"}, or of one record {"call.json": {"A": "Ana Ruiz"}}.
    speakers: dict[str, str | dict[str, str]] = msgspec.field(default_factory=dict)


class Signed(Frozen, frozen=True, kw_only=True):
    """Which words a line of the ledger is about, without the words."""

    #: The quotation's id.
    id: str
    #: The file's name of the draft, and the hash of its text.
    draft: str
    draft_sha256: str
    #: Where its first piece begins and its last one ends, in the draft's text.
    start: int
    end: int
    #: Hashes of its words, of who says them, and of the paragraph that it begins in.
    words_sha256: str
    speaker_sha256: str
    paragraph_sha256: str


class Basis(Frozen, frozen=True, kw_only=True):
    """What the records said when a person signed."""

    state: FoundState
    #: The verdict on its words: "altered", "not-found", …
    verdict: str
    #: The record with the nearest passage, and the hash of its text; None where there was none.
    record: str | None = None
    record_sha256: str | None = None


class LedgerLine(Frozen, frozen=True, kw_only=True):
    """One line of the ledger. Lines are added, and never changed."""

    schema: Literal["attribution/ledger/1"] = LEDGER_SCHEMA
    #: Its number, from 1.
    number: int
    #: When, as ISO 8601 in UTC.
    when: str
    #: Who, as they call themselves.
    who: str
    state: LedgerState
    quotation: Signed
    #: How it was checked; None where a signature is withdrawn.
    how: How | None = None
    note: str = ""
    #: The id of the entry of a corrections file that it was written from; not there where there was none.
    entry: str | msgspec.UnsetType = msgspec.UNSET
    basis: Basis
    #: The hash of the line before; of the first line "".
    previous: str = ""
    #: The SHA-256 of this line with "" here.
    hash: str = ""
