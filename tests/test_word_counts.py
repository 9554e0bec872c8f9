"""The words that somebody says are counted in one way, wherever they are counted."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from attribution.archive import open_archive
from attribution.corpus.rows import article_row
from attribution.corrections import corrected
from attribution.export import quotation_rows, source_rows, write_csv
from attribution.model import Analysis, Part, Quotation, Span, count_words
from attribution.report.article import article_page
from attribution.worksheet import make_worksheet
from tests.analyses import Story
from tests.corrections_by_hand import Pencil

WORDS = "“We’ve lost 1,200 boats — this year,”"
TEXT = f"{WORDS} Ana Ruiz said, and she hopes “to stay” here.\n\n“We’ve lost 1,200 boats”\n\n“No,” said Ben Roe."


@pytest.fixture
def analysis() -> Analysis:
    """Return an article in which a pull quote has four of nine words of Ana Ruiz again, and Ben Roe has one."""
    story = Story(TEXT)
    pulled = "“We’ve lost 1,200 boats”"
    start = TEXT.index(pulled)
    story.source("ben", "Ben Roe")
    story.source("ana", "Ana Ruiz")
    story.quotation(WORDS, source="ana", speaker="Ana Ruiz")
    story.quotation("“to stay” here", source="ana", speaker="she", kind="mixed")
    story.quotation(pulled, source="ana", speaker="Ana Ruiz", flags=("repeats",))
    story.quotation("“No,”", source="ben", speaker="Ben Roe")
    part = Part(kind="pull-quote", start=start, end=start + len(pulled), repeats=Span(start=0, end=len(WORDS)))
    story.document = type(story.document)(id="story.txt", text=TEXT, sha256=story.document.sha256, parts=(part,))
    return story.analysis()


def in_archive(analysis: Analysis, folder: Path) -> list[int]:
    """Return the words of each source that an archive with the article lists."""
    with open_archive(folder / "news.db") as archive:
        archive.add(analysis)
        return [source.words for source in archive.sources()]


def in_csv(analysis: Analysis, folder: Path) -> list[int]:
    """Return the words of each source that the table of quotations has, read back from the file."""
    write_csv([analysis], folder)
    rows = csv.DictReader((folder / "quotations.csv").read_text(encoding="utf-8-sig").splitlines())
    counts: dict[str, int] = {}
    for row in rows:
        counts[row["source"]] = counts.get(row["source"], 0) + int(row["words"])
    return list(counts.values())


COUNTS: dict[str, Callable[[Analysis, Path], list[int]]] = {
    "analysis": lambda analysis, _: list(analysis.words_by_source().values()),
    "by source": lambda analysis, _: [sum(q.word_count for q in said) for _, said in analysis.by_source()],
    "report": lambda analysis, _: [
        s.quoted_words + s.reported_words for s in article_page(analysis, file="story.html").sources
    ],
    "glance": lambda analysis, _: [
        r.quoted_words + r.reported_words for r in article_page(analysis, file="story.html").glance.rows
    ],
    "rows of quotations": lambda analysis, _: [
        sum(row.words for row in quotation_rows(analysis) if row.source == name) for name in ("Ana Ruiz", "Ben Roe")
    ],
    "rows of sources": lambda analysis, _: sorted((row.words for row in source_rows(analysis)), reverse=True),
    "CSV": in_csv,
    "archive": in_archive,
}


@pytest.mark.parametrize("count", COUNTS.values(), ids=COUNTS.keys())
def test_every_count_of_the_words_of_a_source_is_the_same(
    count: Callable[[Analysis, Path], list[int]], analysis: Analysis, tmp_path: Path
):
    """Ana Ruiz has nine words and Ben Roe one: what a pull quote repeats counts once, and a lone dash is no word."""
    assert count(analysis, tmp_path) == [9, 1]


@pytest.mark.parametrize("count", COUNTS.values(), ids=COUNTS.keys())
def test_corrected_words_count_alike_everywhere(
    count: Callable[[Analysis, Path], list[int]], analysis: Analysis, tmp_path: Path
):
    """A person gives three words of Ana Ruiz to Ben Roe: she has six then and he four, in every count."""
    pencil = Pencil(analysis)
    pencil.speaker("“to stay”", source="Ben Roe")
    assert sorted(count(corrected(analysis, pencil.corrections()), tmp_path)) == [4, 6]


def test_counts_of_the_whole_article(analysis: Analysis):
    """The row of a cluster and the shares of the report have as many quoted words as the sources have together."""
    assert article_row(analysis).quoted_words == 10
    assert sum(share.word_count for share in article_page(analysis, file="story.html").glance.shares) == 10


def test_worksheet_begins_with_most_words(analysis: Analysis):
    """The worksheet calls the source first that has most words."""
    assert [call.name for call in make_worksheet(analysis).calls] == ["Ana Ruiz", "Ben Roe"]


def test_words_without_a_source_count_for_nobody():
    """Words without a source are counted under None, and those of a source that is not there under its id."""
    open_one = Quotation(id="q-1", kind="direct", spans=(), text="“Who knows?”")
    lost = Quotation(id="q-2", kind="direct", spans=(), text="“I do.”", source_id="s-gone")
    story = Story("“Who knows?” “I do.”").analysis()
    analysis = Analysis(document=story.document, engine=story.engine, quotations=(open_one, lost))
    assert analysis.words_by_source() == {None: 2, "s-gone": 2}
    assert analysis.by_source() == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“Don’t,” she said", 3),
        ("a well-known town", 3),
        ("1,200 boats at 5:30 in the U.S.", 7),
        ("yes — no", 2),
        ("yes—no", 2),
        ("… “” –", 0),
        ("Ærø größer naïve", 3),
    ],
)
def test_what_is_a_word(text: str, words: int):
    """A word is letters and digits with what holds them together; a mark that stands alone is none."""
    assert count_words(text) == words
