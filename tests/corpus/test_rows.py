"""One row an article."""

import msgspec

from attribution.corpus.rows import ArticleRow, article_row
from attribution.model import from_json
from tests.exported import harbour


def test_the_row_of_an_article() -> None:
    """What researchers filter by is counted, and the whole analysis is there to be read back."""
    analysis = harbour()

    row = article_row(analysis)

    assert from_json(row.analysis) == analysis
    assert (row.id, row.sha256, row.extra) == (analysis.document.id, analysis.document.sha256, {"desk": "islands"})
    assert row.quotations == row.direct + row.mixed + row.indirect == len(analysis.quotations)
    assert row.sources == len(analysis.sources)
    assert row.names == tuple(source.name for source in analysis.sources if source.named)


def test_an_article_without_quotations() -> None:
    """All counts are 0."""
    analysis = msgspec.structs.replace(harbour(), quotations=(), sources=())

    row = article_row(analysis)

    counts = ("quotations", "with_speaker", "quoted_words", "sources", "named_sources", "unnamed_sources")
    assert {getattr(row, name) for name in counts} == {0}
    assert isinstance(row, ArticleRow)
