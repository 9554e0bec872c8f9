"""What an archive gives back."""

from typing import Literal

import msgspec

from attribution.model import QuotationKind, SourceKind, Span

#: What became of an article that was added.
Outcome = Literal["added", "unchanged", "replaced", "corrected"]


class _Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all records of this module share."""


class Hit(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A quotation that a search has found.

    A search makes many, so that their fields can be given by position too, which is quicker. Nothing in one can lead
    back to it, so that Python need not look for that.
    """

    #: The article's id, title, date, address and outlet.
    article: str
    title: str | None
    published: str | None
    url: str | None
    outlet: str | None
    #: The first characters of the hash of the article's text: it tells articles with one id apart.
    article_hash: str
    quotation_id: str
    kind: QuotationKind
    #: Where it begins and ends in the article.
    start: int
    end: int
    text: str
    #: The words that were looked for: places in `text`, not in the article.
    matches: tuple[Span, ...]
    source: str | None
    source_kind: SourceKind | None
    #: Whether the source has a name; None where there is no source.
    named: bool | None
    confidence: float


class ListedSource(_Record, frozen=True, kw_only=True):
    """A source over all articles that give its full name, or a source of one article."""

    name: str
    kind: SourceKind
    named: bool
    articles: int
    quotations: int
    #: How many words its quotations have.
    words: int
    #: The article, where the source is not merged with those of other articles.
    article: str | None = None
    description: str | None = None
    #: What its words are about, the most telling first, where that was asked for.
    key_terms: tuple[str, ...] = ()


class Counts(_Record, frozen=True, kw_only=True):
    """How much is in an archive."""

    articles: int
    quotations: int
    sources: int


class Location(_Record, frozen=True, kw_only=True):
    """Where one wording stands: an article, and to whom it gives the words."""

    number: int
    article: str
    article_hash: str
    published: str | None
    outlet: str | None
    quotation_id: str
    start: int
    end: int
    text: str
    kind: QuotationKind
    source: str | None
    source_kind: SourceKind | None
    named: bool | None
