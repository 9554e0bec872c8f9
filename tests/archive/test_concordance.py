"""The words that were looked for, under one another, by textacy's keyword in context."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from attribution.archive import Archive, format_concordance, open_archive
from tests.archived import said

STEEL = "Steel is not wood, and old steel is no steel."


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with open_archive(tmp_path / "news.db") as archive:
        archive.add(said(STEEL, "Ben Roe", "b.txt", published="2024-05-18"))
        archive.add(said("Steal nothing\n\n\tbut »steel«\x1b[31m.", "an engineer", "c.txt", named=False))
        yield archive


def lines(archive: Archive, *words: str, width: int = 110, **asked: bool) -> list[str]:
    return format_concordance(archive.search(" ".join(words), **asked), width=width).splitlines()  # type: ignore[arg-type] # flags


def test_each_place_has_a_line(archive: Archive) -> None:
    """Every place of the words is there, under the one before, with what stands around it, who says it, and where."""
    found = lines(archive, "steel")

    assert [line.index("»") for line in found[:3]] == [44, 44, 44]
    assert [line[:22].strip() for line in found] == ["Ben Roe"] * 3 + ["an engineer (unnamed …"]
    assert [line[78:] for line in found] == ["2024-05-18 · b.txt"] * 3 + ["no date · c.txt"]
    assert [line[24:76].strip() for line in found] == [
        "“»Steel« is not wood, and old ste",
        "s not wood, and old »steel« is no steel.”",
        "and old steel is no »steel«.”",
        "“Steal nothing but »»steel««�[31m.”",
    ]


def test_only_what_was_found_is_marked(archive: Archive) -> None:
    """The places are those of the search: of a phrase, not each of its words."""
    found = lines(archive, "old steel", phrase=True)

    assert len(found) == 1
    assert "and »old steel« is no steel.”" in found[0]


def test_nothing_steers_the_terminal(archive: Archive) -> None:
    """Line ends become spaces and controls a sign; marks that the article has stay."""
    [found] = lines(archive, "nothing")

    assert "“Steal »nothing« but »steel«�[31m.”" in found


def test_a_search_without_words(archive: Archive) -> None:
    """Where no word was looked for there is no place of it."""
    assert lines(archive, "") == []
