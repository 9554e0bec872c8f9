"""The index over many articles: what is kept of each, and the pages made of it in the end.

It has five parts: the articles, their sources, these from A to Z, the unnamed ones by article, and charts by date. A
part of many rows is split into pages.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from attribution.report import page, wording
from attribution.report.index.alphabet import letter_links, letters, name_rows
from attribution.report.index.charts import DateCounts
from attribution.report.index.files import page_file
from attribution.report.index.page import (
    ArticlesPage,
    DatesPage,
    IndexArticle,
    IndexPart,
    IndexSource,
    NamesPage,
    PageLink,
    Reason,
    SourcesPage,
    Tab,
    UnnamedArticle,
    UnnamedPage,
    UnnamedRow,
)
from attribution.report.index.sources import SourceList

#: So many rows are on a page, and so many links in the rows of sources.
ARTICLES_A_PAGE = 100
SOURCES_A_PAGE = 200
NAMES_A_PAGE = 600
UNNAMED_A_PAGE = 100
PLACES_A_PAGE = 10_000
#: So many pages on either side of the current one are linked by number.
_NEAR = 2
_PARTS = {
    "index": "Articles",
    "sources": "Sources",
    "names": "A to Z",
    "unnamed": "Unnamed sources",
    "dates": "By date",
}
_ABOUT = {
    "index": "The newest first; articles without a date come last, in the order in which they were given.",
    "sources": "Those in most articles first. Two are taken for one only where the full name is the same, letter for "
    "letter, and the kind too; that may still be two people of one name. A source without a name, or a person of whom "
    "an article has one word, stands alone.",
    "names": "People by their last name, everything else by its first word. People and groups without a name have a "
    "list of their own.",
    "unnamed": "People and groups without a name, article by article. None is taken for one in another article.",
}


class Index:
    """What the index needs of each article: a row, its sources and its date. No quotation and no text is kept."""

    def __init__(self, report_title: str | None = None) -> None:
        self._heading = report_title or "Quotations and their sources"
        self._rows: list[IndexArticle] = []
        self._sources = SourceList()
        self._unnamed: list[tuple[UnnamedRow, ...]] = []
        self._dates = DateCounts()
        self._quotations = self._looks = 0

    def add(self, article: page.ArticlePage) -> None:
        """Keep what the index needs of an article's page."""
        self._sources.add(len(self._rows), article.sources)
        self._unnamed.append(tuple(_unnamed_row(article, source) for source in article.sources if source.unnamed))
        self._dates.add(article)
        self._rows.append(article_row(article))
        self._quotations += article.quotation_count
        self._looks += article.look_count

    def pages(self) -> Iterator[tuple[str, str, IndexPart]]:
        """Yield the pages: the file's name, the template's and the data. One article has no index."""
        if len(self._rows) > 1:
            # Where two are equal they stay in the order in which they came.
            order = sorted(range(len(self._rows)), key=lambda at: self._rows[at].date_iso or "", reverse=True)
            yield from self._articles([self._rows[at] for at in order])
            ranks = {at: rank for rank, at in enumerate(order)}
            sources = self._sources.rows(self._rows, [ranks[at] for at in range(len(order))])
            chunks = split(sources, SOURCES_A_PAGE, lambda row: len(row.places), PLACES_A_PAGE)
            yield from self._source_pages(chunks)
            yield from self._name_pages(chunks)
            yield from self._unnamed_pages([(at, row) for at in order for row in self._unnamed[at]])
            if charts := self._dates.charts():
                yield "dates.html", "index-dates.html", DatesPage(charts=charts, **self._part("dates", 1, 1))

    def _articles(self, rows: Sequence[IndexArticle]) -> Iterator[tuple[str, str, IndexPart]]:
        chunks = split(rows, ARTICLES_A_PAGE)
        for number, chunk in enumerate(chunks, 1):
            part = self._part("index", number, len(chunks))
            yield page_file("index", number), "index.html", ArticlesPage(rows=tuple(chunk), **part)

    def _source_pages(self, chunks: Sequence[Sequence[IndexSource]]) -> Iterator[tuple[str, str, IndexPart]]:
        for number, chunk in enumerate(chunks, 1):
            part = self._part("sources", number, len(chunks))
            yield page_file("sources", number), "index-sources.html", SourcesPage(rows=tuple(chunk), **part)

    def _name_pages(self, sources: Sequence[Sequence[IndexSource]]) -> Iterator[tuple[str, str, IndexPart]]:
        """Yield the pages from A to Z, given the pages of sources that they lead to."""
        rows = name_rows(
            (page_file("sources", number), row) for number, chunk in enumerate(sources, 1) for row in chunk
        )
        chunks = split(rows, NAMES_A_PAGE)
        files = [page_file("names", number) for number, _ in enumerate(chunks, 1)]
        links = letter_links(files, chunks)
        for number, (file, chunk) in enumerate(zip(files, chunks, strict=True), 1):
            part = self._part("names", number, len(chunks))
            yield file, "index-names.html", NamesPage(links=links, letters=letters(chunk), **part)

    def _unnamed_pages(self, rows: Sequence[tuple[int, UnnamedRow]]) -> Iterator[tuple[str, str, IndexPart]]:
        chunks = split(rows, UNNAMED_A_PAGE)
        before = None
        for number, chunk in enumerate(chunks, 1):
            part = self._part("unnamed", number, len(chunks))
            by_article: dict[int, list[UnnamedRow]] = {}
            for at, row in chunk:
                by_article.setdefault(at, []).append(row)
            articles = tuple(
                self._unnamed_article(at, tuple(found), place=place, continued=at == before)
                for place, (at, found) in enumerate(by_article.items(), 1)
            )
            yield page_file("unnamed", number), "index-unnamed.html", UnnamedPage(articles=articles, **part)
            before = chunk[-1][0] if chunk else None

    def _unnamed_article(
        self, at: int, sources: tuple[UnnamedRow, ...], *, place: int, continued: bool
    ) -> UnnamedArticle:
        row = self._rows[at]
        return UnnamedArticle(
            anchor=f"article-{place}",
            file=row.file,
            heading=row.heading,
            byline=row.byline,
            date=row.date,
            date_iso=row.date_iso,
            continued=continued,
            sources=sources,
        )

    def _part(self, stem: str, number: int, of: int) -> dict[str, Any]:
        """Return what all pages of the index have."""
        return {
            "heading": self._heading,
            "found": wording.found_in_all(len(self._rows), self._quotations, self._looks),
            "section": _PARTS[stem],
            "about": _ABOUT.get(stem) or self._about_dates(),
            "place": f"page {number:,} of {of:,}" if of > 1 else None,
            "tabs": self._tabs(stem),
            "pages": page_links(stem, number, of),
            "previous": page_file(stem, number - 1) if number > 1 else None,
            "next": page_file(stem, number + 1) if number < of else None,
        }

    def _tabs(self, current: str) -> tuple[Tab, ...]:
        counts = {
            "index": len(self._rows),
            "sources": len(self._sources),
            "names": self._sources.named_count,
            "unnamed": sum(map(len, self._unnamed)),
        }
        stems = [stem for stem in _PARTS if stem in counts or len(self._dates)]
        return tuple(
            Tab(
                text=_PARTS[stem],
                count=f"{counts[stem]:,}" if stem in counts else None,
                file=page_file(stem, 1),
                current=stem == current,
            )
            for stem in stems
        )

    def _about_dates(self) -> str:
        undated = self._dates.undated
        if not undated:
            return "Every article has a date."
        has = "has no date and is" if undated == 1 else "have no date and are"
        return f"{wording.count(undated, 'article')} {has} left out."


def article_row(article: page.ArticlePage) -> IndexArticle:
    """Return what the index shows of an article."""
    heading = wording.shorten(article.heading)
    return IndexArticle(
        file=article.file,
        heading=heading or "Untitled",
        byline=_short(article.byline),
        outlet=outlet(article.url),
        date=_short(article.date),
        date_iso=article.date_iso,
        document_id=_short(article.document_id) if article.document_id != article.heading else None,
        quotation_count=article.quotation_count,
        source_count=article.source_count,
        unnamed_count=article.unnamed_count,
        look_count=article.look_count,
        looks=tuple(Reason(text=group.heading, count=len(group.looks)) for group in article.look_groups),
    )


def outlet(url: str | None) -> str | None:
    """Return the host of an address, which tells where an article was published.

    >>> outlet("https://www.example.org/story"), outlet("javascript:alert(1)"), outlet("http://[")
    ('example.org', None, None)
    """
    try:
        parts = urlsplit(url or "")
        host = parts.hostname if parts.scheme in {"http", "https"} else None
    except ValueError:
        return None
    return wording.shorten(host.removeprefix("www.")) if host else None


def page_links(stem: str, number: int, of: int) -> tuple[PageLink, ...]:
    """Return the links to a part's pages: the first, the last, those near this one, and gaps; none where it is alone.

    >>> [link.text for link in page_links("sources", 6, 20)]
    ['1', '…', '4', '5', '6', '7', '8', '…', '20']
    """
    if of == 1:
        return ()
    shown = sorted({1, of, *range(max(1, number - _NEAR), min(of, number + _NEAR) + 1)})
    links: list[PageLink] = []
    for at, before in zip(shown, [0, *shown], strict=False):
        if at > before + 1:
            links.append(PageLink(text="…", file=None, current=False))
        links.append(PageLink(text=f"{at:,}", file=page_file(stem, at), current=at == number))
    return tuple(links)


def split[Row](
    rows: Sequence[Row], most: int, weigh: Callable[[Row], int] = lambda _: 0, heaviest: int = 0
) -> list[list[Row]]:
    """Return `rows` in pages of `most` rows, or fewer where together they would be heavier than `heaviest`.

    A row is never split, and there is at least one page.

    >>> split([1, 2, 3], 2), split([], 2), split([1, 9, 1, 1], 3, lambda row: row, 4)
    ([[1, 2], [3]], [[]], [[1], [9], [1, 1]])
    """
    pages: list[list[Row]] = [[]]
    weight = 0
    for row in rows:
        weight += weigh(row)
        if pages[-1] and (len(pages[-1]) == most or weight > heaviest):
            pages.append([])
            weight = weigh(row)
        pages[-1].append(row)
    return pages


def _unnamed_row(article: page.ArticlePage, source: page.ShownSource) -> UnnamedRow:
    return UnnamedRow(
        link=f"{article.file}#{source.anchor}",
        name=wording.shorten(source.name),
        kind=source.kind,
        description=_short(source.description),
        affiliation=_short(source.affiliation),
        claimed=source.claimed,
        condition=_short(source.condition),
        reason=_short(source.reason),
        knowledge=_short(source.knowledge),
        quotation_count=len(source.quotations),
        words=source.quoted_words + source.reported_words,
    )


def _short(text: str | None) -> str | None:
    return wording.shorten(text) if text else None
