"""The sources of all articles: which are one, and in which order they are listed.

Two sources are one only where the full name and the kind are the same. A source without a name, or a person of whom
an article has one word, is never taken for one in another article.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from attribution.model import text_hash
from attribution.names import is_full_name
from attribution.report import page, wording
from attribution.report.index.page import IndexArticle, IndexPlace, IndexSource

#: So many terms are shown.
_MOST_TERMS = 5


class _Found(msgspec.Struct):
    """A source, and where it was found so far."""

    name: str
    unnamed: bool
    kind: str
    quoted_words: int = 0
    words: int = 0
    #: Which article, the anchor on its page and the number of quotations there.
    places: list[tuple[int, str, int]] = msgspec.field(default_factory=list)
    #: In how many articles each term is one, and the term as the first of them has it.
    terms: Counter[str] = msgspec.field(default_factory=Counter)
    forms: dict[str, str] = msgspec.field(default_factory=dict)


class SourceList:
    """The quoted sources of all articles; it holds counts and places, and no quotation."""

    def __init__(self) -> None:
        self._found: list[_Found] = []
        self._by_name: dict[tuple[str, str], _Found] = {}

    def __len__(self) -> int:
        return len(self._found)

    @property
    def named_count(self) -> int:
        """How many there are without the unnamed people and groups."""
        return sum(not found.unnamed for found in self._found)

    def add(self, number: int, sources: Iterable[page.ShownSource]) -> None:
        """Add the sources of the article with this number."""
        for source in sources:
            if source.quotations:
                found = self._entry(source)
                found.quoted_words += source.quoted_words
                found.words += source.quoted_words + source.reported_words
                found.places.append((number, source.anchor, len(source.quotations)))
                for term in source.key_terms:
                    found.terms[term.casefold()] += 1
                    found.forms.setdefault(term.casefold(), term)

    def rows(self, articles: Sequence[IndexArticle], ranks: Sequence[int]) -> list[IndexSource]:
        """Return a row for each source: in most articles first, then with most quotations, most words, by name.

        Args:
            articles: The articles by number.
            ranks: For each article, its place in the order of the index.
        """
        ranked = sorted(self._found, key=_rank)
        return [_row(number, found, articles, ranks) for number, found in enumerate(ranked, 1)]

    def _entry(self, source: page.ShownSource) -> _Found:
        entry = _Found(name=wording.shorten(source.name), unnamed=source.unnamed, kind=source.kind)
        name = unicodedata.normalize("NFC", " ".join(source.name.split()))
        if not source.named or not is_full_name(name, source.badge.kind):
            self._found.append(entry)
            return entry
        # A hash, since a name may be of any length.
        known = self._by_name.setdefault((source.badge.kind, text_hash(name)), entry)
        if known is entry:
            self._found.append(entry)
        return known


def _rank(found: _Found) -> tuple[int, int, int, str]:
    articles = len({number for number, _, _ in found.places})
    return (-articles, -sum(count for _, _, count in found.places), -found.words, found.name)


def _row(number: int, found: _Found, articles: Sequence[IndexArticle], ranks: Sequence[int]) -> IndexSource:
    places = sorted(found.places, key=lambda place: ranks[place[0]])
    return IndexSource(
        number=number,
        anchor=f"source-{number}",
        name=found.name,
        unnamed=found.unnamed,
        kind=found.kind,
        article_count=len({at for at, _, _ in places}),
        quotation_count=sum(count for _, _, count in places),
        quoted_words=found.quoted_words,
        words=found.words,
        # Of those in as many articles, those that came first.
        key_terms=tuple(found.forms[term] for term, _ in found.terms.most_common(_MOST_TERMS)),
        places=tuple(
            IndexPlace(
                link=f"{articles[at].file}#{anchor}",
                heading=articles[at].heading,
                date=articles[at].date,
                quotation_count=count,
            )
            for at, anchor, count in places
        ),
    )
