"""What the sources of an archive talk about."""

from pathlib import Path

import msgspec

from attribution.archive import format_sources, open_archive
from tests.archived import said


def test_what_a_source_says(tmp_path: Path) -> None:
    """Its quotations over all articles, by date, the latest so many; of an unnamed one those of its article."""
    with open_archive(tmp_path / "news.db") as archive:
        archive.add(said("Rust, they say.", "one engineer", "d.txt", named=False))
        archive.add(said("Rust is everywhere.", "one engineer", "c.txt", named=False))
        archive.add(said("No steel.", "Ana Ruiz", "b.txt", published="2024-05-18"))
        archive.add(said("No rust.", "Ana Ruiz", "a.txt", published="2024-05-17"))
        ana, *engineers = archive.sources()

        assert archive.said_by(ana) == ("“No rust.”", "“No steel.”")
        assert archive.said_by(ana, limit=1) == ("“No steel.”",)
        assert {one.article: archive.said_by(one) for one in engineers} == {
            "c.txt": ("“Rust is everywhere.”",),
            "d.txt": ("“Rust, they say.”",),
        }


def test_terms_are_listed(tmp_path: Path) -> None:
    """They stand under the source, fit for a terminal."""
    with open_archive(tmp_path / "news.db") as archive:
        archive.add(said("No steel.", "Ana Ruiz"))
        [ana] = archive.sources()
    shown = format_sources([msgspec.structs.replace(ana, key_terms=("pilot boat", "steel\x1b[31m"))])

    assert shown.splitlines()[2] == f"{'':31}talks about pilot boat; steel�[31m"
