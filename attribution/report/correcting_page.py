"""What the page's script needs to correct an article: where things stand in the text, and what was corrected before.

Templates need none of it. Places are offsets of code points into the document's text; sources and quotations are told
by their anchors.
"""

import msgspec

from attribution import model

#: A stretch of the text: where it starts, and where it ends.
type Place = tuple[int, int]


class _Record(msgspec.Struct, frozen=True, kw_only=True):
    """What all records of this module share."""


class ShownText(_Record, frozen=True, kw_only=True):
    """What the text has beside the paragraphs that the page shows, so that the script can put it together."""

    #: Where the first paragraph starts.
    start: int
    #: The characters before it and after the last one, as many as an anchor takes.
    head: str
    tail: str
    #: What stands between most paragraphs, and, by the number of the paragraph before, what stands between others.
    gap: str
    gaps: dict[int, str]
    #: By their numbers, the paragraphs that a page can't show as they are: those with line ends, controls and the like.
    exact: dict[int, str]


class QuotationPlaces(_Record, frozen=True, kw_only=True):
    """Where the parts of a quotation stand."""

    speaker: Place | None
    #: Who passed it on: the place, and the source's anchor.
    via: tuple[int, int, str | None] | None
    #: How many words in marks and without it adds to the article; None where it adds none, whatever is corrected.
    words: tuple[int, int] | None
    #: Its words where they are not those at its place in the article; None where they are.
    elsewhere: str | None


class SourcePlaces(_Record, frozen=True, kw_only=True):
    """Where a source is mentioned, and what else can be corrected of it."""

    mentions: tuple[Place, ...]
    #: Also where it is the name: the page shows it where the source is renamed.
    description: str | None
    anonymity: model.Anonymity | None
    member_of: str | None
    members: tuple[str, ...]
    may_be: tuple[str, ...]


class Correctable(_Record, frozen=True, kw_only=True):
    """All that the script needs to correct an article."""

    #: The story's file name without its suffix: the commands look for the file of corrections by it.
    story: str
    text: ShownText
    #: In the order of the page's quotations, and of its sources.
    quotations: tuple[QuotationPlaces, ...]
    sources: tuple[SourcePlaces, ...]
    #: The stretches in marks that are nobody's words, each in its pieces.
    nobodys: tuple[tuple[Place, ...], ...]
    #: Which of the speakers and mentions are pronouns, and whom they point to.
    pronouns: dict[str, str]
    #: By anchor, the ids of quotations and sources where they are not the anchors themselves.
    ids: dict[str, str]
    #: The anchors of sources that a note is about: they stay when nothing is said by them.
    noted: tuple[str, ...]
    #: What was corrected before the page was made.
    corrections: model.Corrected
