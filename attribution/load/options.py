"""How files are to be read: what a caller may choose."""

from collections.abc import Callable
from typing import Literal

import msgspec

Revisions = Literal["accept", "reject", "fail"]

#: Tells of a record that can't be read: where it is in the file ("line 12"), and what is wrong.
type Report = Callable[[str, str], None]


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What a caller may choose about reading; what a format has no use for is ignored.

    >>> Reading(text_column="fulltext").revisions
    'accept'
    """

    #: What becomes of tracked changes in a Word document.
    revisions: Revisions = "accept"
    #: Keep what is confidential in a file: comments and hidden text as notes, the note that comes with a story in an
    #: e-mail as a part of the text. If not, a note says how much there is of it, without its words.
    with_comments: bool = False
    #: Mend text that was decoded wrongly before it came here: “cafÃ©”.
    fix_encoding: bool = False
    #: The columns of a dump, by name; one that is not given is guessed.
    text_column: str | None = None
    id_column: str | None = None
    title_column: str | None = None
    byline_column: str | None = None
    date_column: str | None = None
    url_column: str | None = None
    outlet_column: str | None = None


#: Nothing chosen.
DEFAULT = Reading()
