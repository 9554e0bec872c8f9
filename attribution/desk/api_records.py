"""What programs ask of the desk, and what it answers, where that is none of the library's own formats."""

import datetime
from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from attribution.model import (
    CHECKS_SCHEMA,
    Analysis,
    Check,
    Correction,
    Corrections,
    QuotationKind,
    RecordFormat,
    Standard,
    State,
)
from attribution.policy import Checked

#: So many records or originals may come at once.
MOST_TEXTS = 50

#: The standards and the house rules that come along. A file of one's own is no name that a program may send.
StandardName = Literal["strict", "spoken", "cleaned"]
PolicyName = Literal["general", "ap", "npr", "nyt", "reuters"]

_Name = Annotated[str, Meta(description="What the text is called in the answer.", max_length=500)]
_Who = Annotated[str, Meta(description="Who does it, for the story's history.", max_length=200)]
_Day = Annotated[datetime.date, Meta(description="A date: 2026-03-02.")]


class _Strict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A record that is read strictly."""


# What is asked


class About(_Strict, frozen=True, kw_only=True):
    """What is known of a text beside its words; where it is not given, what the text itself says of it counts."""

    title: str | None = None
    byline: str | None = None
    published: _Day | None = None
    url: str | None = None
    outlet: str | None = None


class Text(About, frozen=True, kw_only=True):
    """An article as text."""

    text: str
    name: _Name = "text"


class Article(About, frozen=True, kw_only=True):
    """An article: its text, or its analysis where that has been made; one of the two."""

    text: str | UnsetType = UNSET
    analysis: Analysis | UnsetType = UNSET
    name: _Name | UnsetType = UNSET

    def __post_init__(self) -> None:
        """Refuse what is neither, or both."""
        if (self.text is UNSET) == (self.analysis is UNSET):
            raise ValueError("give either a text or an analysis")
        if self.analysis is not UNSET and (self.name is not UNSET or self.about != {}):
            raise ValueError("an analysis has its name and title itself: give it alone")

    @property
    def about(self) -> dict[str, str]:
        """What is said of the text, by the fields of a `Document`."""
        return about(self)


class RecordText(_Strict, frozen=True, kw_only=True):
    """A record as text; its name's ending says how to read it: .txt, .vtt, .srt, .json, .jsonl, .csv or .tsv."""

    name: _Name
    text: str


class Verify(Article, frozen=True, kw_only=True):
    """An article to be held against records."""

    records: Annotated[tuple[RecordText, ...], Meta(min_length=1, max_length=MOST_TEXTS)]
    standard: StandardName = "strict"


class CheckRules(Article, frozen=True, kw_only=True):
    """An article to be held to house rules."""

    policy: PolicyName = "general"


class Guard(_Strict, frozen=True, kw_only=True):
    """A text to be held against what it was made from."""

    originals: Annotated[tuple[Article, ...], Meta(min_length=1, max_length=MOST_TEXTS)]
    derived: Article


class Correct(_Strict, frozen=True, kw_only=True):
    """An analysis, and what a person says of it."""

    analysis: Analysis
    corrections: Corrections


class NewStory(_Strict, frozen=True, kw_only=True):
    """The first draft of a story, as text."""

    text: Annotated[str, Meta(min_length=1)]
    title: Annotated[str, Meta(description="What the story is called; its first words if not given.")] = ""
    who: _Who = ""


class Enter(_Strict, frozen=True, kw_only=True):
    """Entries to be saved, and the ids of those that are taken back."""

    add: tuple[Correction, ...] = ()
    remove: tuple[str, ...] = ()
    who: _Who = ""


# What comes with files


class AboutForm(About, frozen=True, kw_only=True):
    """What may be said of a file that is analysed."""


class NoForm(_Strict, frozen=True, kw_only=True):
    """Nothing comes with the file."""


class VerifyForm(_Strict, frozen=True, kw_only=True):
    """What comes with an article and its records."""

    standard: StandardName = "strict"


class CheckForm(_Strict, frozen=True, kw_only=True):
    """What comes with an article that is held to house rules."""

    policy: PolicyName = "general"


class StoryForm(_Strict, frozen=True, kw_only=True):
    """What comes with the first draft of a story."""

    who: _Who = ""


# What stands in an address


class NoQuery(_Strict, frozen=True, kw_only=True):
    """Nothing stands there."""


class Search(_Strict, frozen=True, kw_only=True):
    """What is looked for in all stories."""

    words: Annotated[str, Meta(description="Words that all stand in the quotation.", max_length=1000)] = ""
    source: Annotated[str, Meta(description="A part of the name of who says it.", max_length=1000)] = ""
    since: Annotated[datetime.date | None, Meta(description="Stories of this day, or later.")] = None
    until: Annotated[datetime.date | None, Meta(description="Stories of this day, or earlier.")] = None
    named: Annotated[bool | None, Meta(description="Only what named sources say, or only what unnamed ones do.")] = None
    phrase: Annotated[bool, Meta(description="The words stand together, in this order.")] = False


# What is answered


class Problem(_Strict, frozen=True, kw_only=True):
    """Why something was not done, and what to do."""

    problem: str


class Called(_Strict, frozen=True, kw_only=True):
    """Which text it was."""

    id: str
    sha256: str


class CalledRecord(Called, frozen=True, kw_only=True):
    """Which record it was, and how it was read."""

    format: RecordFormat


class Checks(_Strict, frozen=True, kw_only=True):
    """What records say of each quotation: what `attribution verify --format json` prints."""

    schema: Literal["attribution/checks/1"] = CHECKS_SCHEMA
    article: Called
    records: tuple[CalledRecord, ...]
    #: The standard; the first version of the format calls it so.
    policy: Standard
    checks: tuple[Check, ...]


class Findings(_Strict, frozen=True, kw_only=True):
    """Where house rules call for a look: what `attribution check --format json` prints."""

    schema: Literal["attribution/findings/1"] = "attribution/findings/1"
    policy: str
    articles: tuple[Checked, ...]


StoryState = Literal["passes", "open", "reading", "broken"]


class ListedStory(_Strict, frozen=True, kw_only=True):
    """A story in the list of all."""

    name: str
    title: str
    draft: str
    state: StoryState
    summary: str
    #: When a file of it was last changed, in seconds since 1970.
    changed: float
    #: What is wrong with it; "" where nothing is.
    problem: str


class Stories(_Strict, frozen=True, kw_only=True):
    """All stories of the desk, the one that was changed last first."""

    stories: tuple[ListedStory, ...]


class MadeStory(_Strict, frozen=True, kw_only=True):
    """A story that was made."""

    name: str


class StandingQuotation(_Strict, frozen=True, kw_only=True):
    """How one quotation stands at the gate."""

    id: str
    number: int
    state: State
    #: Why, or what became of its signature.
    told: str


class StoryStanding(_Strict, frozen=True, kw_only=True):
    """How a story stands: of one that is being read, or can't be, no more than that."""

    name: str
    state: StoryState
    problem: str = ""
    title: str | UnsetType = UNSET
    draft: str | UnsetType = UNSET
    #: The hash of the draft's text.
    sha256: str | UnsetType = UNSET
    summary: str | UnsetType = UNSET
    verdict: str | UnsetType = UNSET
    #: How many things are left to do.
    left: int | UnsetType = UNSET
    quotations: tuple[StandingQuotation, ...] | UnsetType = UNSET
    #: What was left out, and what became of corrections.
    told: tuple[str, ...] | UnsetType = UNSET


class Entered(_Strict, frozen=True, kw_only=True):
    """All entries of a story's corrections."""

    #: It is another one when the entries are others.
    hash: str
    entries: tuple[Correction, ...]


class HitPart(_Strict, frozen=True, kw_only=True):
    """A part of a quotation that was found: words that were looked for, or what stands between them."""

    text: str
    is_match: bool


class Hit(_Strict, frozen=True, kw_only=True):
    """A quotation that was found, and its place in its draft, from its first piece to its last."""

    story: str
    draft: str
    title: str
    published: str | None
    quotation_id: str
    kind: QuotationKind
    start: int
    end: int
    source: str | None
    named: bool | None
    parts: tuple[HitPart, ...]


class Hits(_Strict, frozen=True, kw_only=True):
    """What was found, the newest story first; 200 at most."""

    hits: tuple[Hit, ...]


def about(given: About) -> dict[str, str]:
    """Return what is said of a text, by the fields of a `Document`.

    >>> about(Text(text="", title="The pier", published=datetime.date(2026, 3, 2)))
    {'title': 'The pier', 'published': '2026-03-02'}
    """
    fields = {name: getattr(given, name) for name in About.__struct_fields__}
    return {name: str(value) for name, value in fields.items() if value is not None}
