"""Whole articles: protected and restored, they are what they were."""

from pathlib import Path

import pytest

from attribution import analyze_many, read
from attribution.masking import protect, restore
from attribution.model import Analysis


def assert_restored(analysis: Analysis) -> None:
    """Check that the words come back, with and without the names, and that nothing is told."""
    for sources in (False, True):
        protected = protect(analysis, sources=sources)
        edited = restore(f"{protected.text}\n", protected.key)

        assert restore(protected.text, protected.key).text == analysis.document.text
        assert edited.text == f"{analysis.document.text}\n"
        assert edited.remarks == ()


def test_the_samples(checkout: Path) -> None:
    """Every sample story comes back as it was, and none of its direct quotations is left in it."""
    stories = sorted((checkout / "reports/sample").glob("*.txt"))

    assert stories
    for analysis in analyze_many(map(read, stories)):
        assert_restored(analysis)
        masked = protect(analysis).text
        assert not [one.text for one in analysis.quotations if one.kind == "direct" and one.text in masked]


def test_the_articles_of_the_corpus(shared: Path) -> None:
    """Every article that the accuracy is measured on comes back as it was."""
    # Every fourth of them: all of them take a minute.
    articles = sorted((shared / "eval/polnear/dev/text").glob("*.txt"))[::4]
    if not articles:
        pytest.skip("the articles of the corpus are not here")
    for analysis in analyze_many(map(read, articles)):
        assert_restored(analysis)
