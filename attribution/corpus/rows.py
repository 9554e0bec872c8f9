"""One row an article: the table that a cluster writes."""

from collections import Counter

import msgspec

from attribution.model import Analysis, to_json


class ArticleRow(msgspec.Struct, frozen=True, kw_only=True):
    """One article: what is known of it, what researchers filter by, and the whole analysis."""

    id: str
    #: SHA-256 of the text in UTF-8, in hexadecimal.
    sha256: str
    title: str | None
    byline: str | None
    published: str | None
    outlet: str | None
    url: str | None
    #: How many words the text has, the leading metadata left off.
    words: int
    quotations: int
    direct: int
    mixed: int
    indirect: int
    #: How many of the quotations have a speaker.
    with_speaker: int
    #: How many words the quotations have together; words that a pull quote repeats count once.
    quoted_words: int
    sources: int
    named_sources: int
    #: How many people and groups without a name there are: `Analysis.unnamed()`.
    unnamed_sources: int
    #: The sources' names, those of the named ones only, in text order.
    names: tuple[str, ...]
    #: The columns of the dump that have no place of their own.
    extra: dict[str, str]
    #: The analysis as one line of JSON, the article's text in it.
    analysis: str


def article_row(analysis: Analysis) -> ArticleRow:
    """Return the row of an article.

    >>> from attribution import analyze
    >>> row = article_row(analyze("“It holds,” Ana Ruiz said. “For now,” one official said."))
    >>> row.words, row.quotations, row.quoted_words, row.names, row.unnamed_sources
    (10, 2, 4, ('Ana Ruiz',), 1)
    """
    document = analysis.document
    kinds = Counter(quotation.kind for quotation in analysis.quotations)
    return ArticleRow(
        id=document.id,
        sha256=document.sha256,
        title=document.title,
        byline=document.byline,
        published=document.published,
        outlet=document.outlet,
        url=document.url,
        words=analysis.word_count,
        quotations=len(analysis.quotations),
        direct=kinds["direct"],
        mixed=kinds["mixed"],
        indirect=kinds["indirect"],
        with_speaker=sum(quotation.speaker is not None for quotation in analysis.quotations),
        quoted_words=sum(quotation.word_count for quotation in analysis.quotations),
        sources=len(analysis.sources),
        named_sources=sum(source.named for source in analysis.sources),
        unnamed_sources=len(analysis.unnamed()),
        names=tuple(source.name for source in analysis.sources if source.named),
        extra=document.extra,
        analysis=to_json(analysis),
    )
