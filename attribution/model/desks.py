"""The records of the desk's own files in a story's folder: `history.jsonl`, and the confidential `unnamed.jsonl`."""

from typing import Literal

from attribution.model.corrections import Correction, SourceAnchor
from attribution.model.frozen import Frozen

HISTORY_SCHEMA: Literal["attribution/history/1"] = "attribution/history/1"
UNNAMED_SCHEMA: Literal["attribution/unnamed/1"] = "attribution/unnamed/1"

#: What somebody did on the desk.
Deed = Literal[
    "entered",
    "took-back",
    "signed",
    "withdrew",
    "added-draft",
    "added-record",
    "set",
    "unnamed",
    "put-away",
    "brought-back",
]


class Happened(Frozen, frozen=True, kw_only=True):
    """One line of a story's history: who did what on the desk, and when."""

    schema: Literal["attribution/history/1"] = HISTORY_SCHEMA
    #: When, as ISO 8601 in UTC.
    when: str
    #: Who, as they call themselves; "" where they did not say.
    who: str = ""
    did: Deed
    #: What it was about, in words: the kind of the entry and the words that it is about, or a file's name.
    about: str = ""
    #: The id of the entry of the corrections file; "" where it was about none.
    entry: str = ""
    #: That entry as it was before, where it was taken back or another took its place: what can be put back.
    was: Correction | None = None
    #: The hash of the draft's text that `was` is of.
    was_of: str = ""


class UnnamedLine(Frozen, frozen=True, kw_only=True):
    """One line on an unnamed source: all that is known of it then. The last line on a source counts.

    It stays in the story's folder, and is in no report, export or archive.
    """

    schema: Literal["attribution/unnamed/1"] = UNNAMED_SCHEMA
    when: str
    who: str
    source: SourceAnchor
    #: Who the source is said to be.
    identity: str = ""
    #: On what terms it was agreed to leave the name out.
    terms: str = ""
    #: Who in the house knows.
    known_to: str = ""
    #: Which editor has agreed to it; "" where none has.
    signed_off_by: str = ""
    note: str = ""
