"""The view model of the index over many articles: what its templates get, as finished values.

A template is given one `page`: an `ArticlesPage`, a `SourcesPage`, a `NamesPage`, an `UnnamedPage` or a `DatesPage`.
They share what `IndexPart` has. docs/templates.md lists every value with an example.
"""

import msgspec


class _Record(msgspec.Struct, frozen=True, kw_only=True):
    """What all records of the index share."""


class Tab(_Record, frozen=True, kw_only=True):
    """The way to one part of the index."""

    text: str
    #: How many there are in all: "1,204". None where nothing is counted.
    count: str | None
    file: str
    #: The page belongs to this part.
    current: bool


class PageLink(_Record, frozen=True, kw_only=True):
    """The way to one page of a part, or the gap between two of them."""

    #: The number of the page, or "…" for a gap.
    text: str
    #: None for a gap.
    file: str | None
    current: bool


class IndexPart(_Record, frozen=True, kw_only=True):
    """What all pages of the index have."""

    #: The report's title, or what stands for it.
    heading: str
    #: One line of what was found in all articles.
    found: str
    #: What this part lists: "Sources".
    section: str
    #: What the order and the counts mean, in a sentence or two.
    about: str
    #: Which page of the part this is: "page 2 of 20". None where there is one page.
    place: str | None
    tabs: tuple[Tab, ...]
    #: The pages of this part; empty where there is one page.
    pages: tuple[PageLink, ...]
    #: The file names of the pages before and after this one.
    previous: str | None
    next: str | None


class Reason(_Record, frozen=True, kw_only=True):
    """Why an article needs a look, and how often."""

    text: str
    count: int


class IndexArticle(_Record, frozen=True, kw_only=True):
    """An article in the index."""

    file: str
    heading: str
    byline: str | None
    #: Where it was published: the host of its address.
    outlet: str | None
    #: The date in words: "2 March 2021".
    date: str | None
    #: The same as HTML wants it; None where the article's date is not one.
    date_iso: str | None
    #: The document's name, where the heading is not the same.
    document_id: str | None
    quotation_count: int
    #: The sources that are quoted.
    source_count: int
    #: Those of them that are persons or groups without a name.
    unnamed_count: int
    look_count: int
    #: What `look_count` is made of.
    looks: tuple[Reason, ...]


class ArticlesPage(IndexPart, frozen=True, kw_only=True):
    """A page of articles, the newest first."""

    rows: tuple[IndexArticle, ...]


class IndexPlace(_Record, frozen=True, kw_only=True):
    """Where an article's page shows a source."""

    #: File and anchor: "story.html#s-91ab20".
    link: str
    #: The article.
    heading: str
    date: str | None
    quotation_count: int


class IndexSource(_Record, frozen=True, kw_only=True):
    """A source in all articles."""

    #: The place in the list, over all pages, from 1.
    number: int
    anchor: str
    name: str
    #: A person or a group without a name.
    unnamed: bool
    #: What kind of source, in words: "unnamed person".
    kind: str
    article_count: int
    quotation_count: int
    #: Words inside quotation marks.
    quoted_words: int
    #: All words, quoted and reported.
    words: int
    #: What its words are about, in most articles first; empty where it says too little, or where nobody asked.
    key_terms: tuple[str, ...]
    places: tuple[IndexPlace, ...]


class SourcesPage(IndexPart, frozen=True, kw_only=True):
    """A page of sources, those in most articles first."""

    rows: tuple[IndexSource, ...]


class NameRow(_Record, frozen=True, kw_only=True):
    """A source, to be looked up by its name."""

    #: Where the part on sources has it: file and anchor.
    link: str
    name: str
    #: What kind of source, in words.
    kind: str
    article_count: int
    quotation_count: int


class Letter(_Record, frozen=True, kw_only=True):
    """The sources that stand under a letter, or those of them that are on this page."""

    #: "R", or "0–9" for what begins with no letter.
    text: str
    anchor: str
    rows: tuple[NameRow, ...]


class NamesPage(IndexPart, frozen=True, kw_only=True):
    """A page of sources from A to Z."""

    #: The way to each letter, on this page or another.
    links: tuple[PageLink, ...]
    letters: tuple[Letter, ...]


class UnnamedRow(_Record, frozen=True, kw_only=True):
    """A person or a group without a name."""

    #: File and anchor.
    link: str
    name: str
    kind: str
    #: Who it is, where the article says more than the name.
    description: str | None
    affiliation: str | None
    #: How many people the article says they are.
    claimed: int | None
    condition: str | None
    reason: str | None
    #: How the source knows, in the article's words.
    knowledge: str | None
    quotation_count: int
    words: int


class UnnamedArticle(_Record, frozen=True, kw_only=True):
    """An article with its unnamed sources, or those of them that are on this page."""

    #: The anchor of the heading.
    anchor: str
    file: str
    heading: str
    byline: str | None
    date: str | None
    date_iso: str | None
    #: The article begins on the page before.
    continued: bool
    sources: tuple[UnnamedRow, ...]


class UnnamedPage(IndexPart, frozen=True, kw_only=True):
    """A page of unnamed sources by article."""

    articles: tuple[UnnamedArticle, ...]


class Bar(_Record, frozen=True, kw_only=True):
    """A bar of a chart: how many in one day, month or year."""

    x: int
    y: int
    height: int


class Strip(_Record, frozen=True, kw_only=True):
    """A row of bars over the same days, months or years as its neighbours."""

    label: str
    #: What it shows, in words: "31 quotations, at most 12 in May 2024".
    summary: str
    #: The bars stand for sources without a name.
    unnamed: bool
    bars: tuple[Bar, ...]


class TableRow(_Record, frozen=True, kw_only=True):
    """One day, month or year in numbers."""

    label: str
    cells: tuple[str, ...]


class Chart(_Record, frozen=True, kw_only=True):
    """A chart by date, with its data as a table."""

    anchor: str
    heading: str
    #: How to read it, in a sentence.
    about: str
    #: The width of the drawing: ten for each day, month or year.
    width: int
    #: The width on a wide page, in pixels.
    pixels: int
    #: The first and the last day, month or year.
    first: str
    last: str
    strips: tuple[Strip, ...]
    #: The headers of the table.
    columns: tuple[str, ...]
    #: Those without an article are left out.
    rows: tuple[TableRow, ...]


class DatesPage(IndexPart, frozen=True, kw_only=True):
    """The charts by date."""

    charts: tuple[Chart, ...]
