"""Searching an archive."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.archive import Archive, open_archive
from attribution.archive.listing import format_hits, in_context
from attribution.model import Span
from tests.analyses import ferry, told_together
from tests.archived import said


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """Return an archive of the ferry and of four short articles."""
    with open_archive(tmp_path_factory.mktemp("archive") / "news.db") as archive:
        archive.add(ferry())
        archive.add(said("Rust is everywhere.", "Ben Roe", "b.txt", published="2024-05-18", outlet="The Lorn Post"))
        archive.add(said("No rust at all.", "Zoë Álvarez", "c.txt", url="https://www.quay.example/c"))
        archive.add(said("Rust, they say.", "one engineer", "d.txt", published="2023-01-02", named=False))
        archive.add(said("that rust is old", "the union", "e.txt", kind="indirect", source_kind="organization"))
        yield archive


def articles(archive: Archive, *words: str, **asked: Any) -> list[str]:
    """Return the ids of the articles in which a search finds something."""
    return [hit.article for hit in archive.search(*words, **asked)]


def test_words_in_any_order(archive: Archive) -> None:
    """All words are in the quotation; case and accents do not count, the ends of words do."""
    assert articles(archive, "CITY", kind="direct") == []
    assert articles(archive, "numbers look") == articles(archive, "LOOK numbers") == ["lorn-ferry.txt"]
    assert articles(archive, "number look") == []
    assert articles(archive, "rust", source="alvarez zoe") == ["c.txt"]


def test_the_order_is_that_of_dates(archive: Archive) -> None:
    """The earliest comes first, or the latest; articles without a date come last in both."""
    assert articles(archive, "rust") == ["d.txt", "lorn-ferry.txt", "b.txt", "c.txt", "e.txt"]
    assert articles(archive, "rust", newest_first=True) == ["b.txt", "lorn-ferry.txt", "d.txt", "e.txt", "c.txt"]
    assert articles(archive, "rust", limit=2) == ["d.txt", "lorn-ferry.txt"]
    assert articles(archive, "rust", newest_first=True, limit=4) == ["b.txt", "lorn-ferry.txt", "d.txt", "e.txt"]


def test_a_phrase(archive: Archive) -> None:
    """The words follow one another."""
    assert articles(archive, "look at the numbers", phrase=True) == ["lorn-ferry.txt"]
    assert articles(archive, "numbers the at look", phrase=True) == []


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"named": True}, ["b.txt", "c.txt", "e.txt"]),
        ({"named": False}, ["d.txt", "lorn-ferry.txt"]),
        ({"kind": "indirect"}, ["lorn-ferry.txt", "e.txt"]),
        ({"kind": "mixed"}, []),
        ({"outlet": "lorn post"}, ["b.txt"]),
        ({"outlet": "quay.example"}, ["c.txt"]),
        ({"since": datetime.date(2024, 5, 17)}, ["lorn-ferry.txt", "b.txt"]),
        ({"until": datetime.date(2024, 5, 17)}, ["d.txt", "lorn-ferry.txt"]),
        ({"since": datetime.date(2024, 5, 18), "until": datetime.date(2024, 5, 18)}, ["b.txt"]),
        ({"source": "engineer", "until": datetime.date(2022, 1, 1)}, []),
        ({"named": False, "kind": "direct"}, ["d.txt"]),
    ],
)
def test_what_else_is_asked(archive: Archive, asked: dict[str, Any], found: list[str]) -> None:
    """Every condition holds for what is found; where a date is asked for, an article without one is not."""
    assert articles(archive, "rust", **asked) == found


def test_without_words(archive: Archive) -> None:
    """A search may ask for a source or for nothing at all."""
    assert {hit.source for hit in archive.search(source="official")} == {"one official", "A second official"} | {
        hit.source for hit in archive.search(source="official") if hit.source == "Transport officials"
    }
    assert len(archive.search()) == len(ferry().quotations) + 4
    assert all(hit.matches == () for hit in archive.search())


def test_what_a_hit_tells(archive: Archive) -> None:
    """It has the place in the article, and the places of the words that were looked for in its own text."""
    [hit] = archive.search("everywhere rust")

    assert (hit.article, hit.outlet, hit.published) == ("b.txt", "The Lorn Post", "2024-05-18")
    assert (hit.source, hit.source_kind, hit.named, hit.kind) == ("Ben Roe", "person", True, "direct")
    assert [hit.text[match.start : match.end] for match in hit.matches] == ["Rust", "everywhere"]
    assert archive.article("b.txt").document.text[hit.start : hit.end] == hit.text


@pytest.mark.parametrize(
    "words",
    ["", "   ", '"', "“”", "—", "*", "(", "NEAR(a b)", "text : x", "rust*", "\0", "\ud800", "a\0b", "^a", "{x}"],
)
def test_syntax_is_words(archive: Archive, words: str) -> None:
    """What SQLite would take for syntax is taken for words, or for nothing."""
    for phrase in (False, True):
        archive.search(words, phrase=phrase, source=words, outlet=words)


def test_nothing_that_could_be_found(archive: Archive) -> None:
    """Where words are asked for and there is no word in them, nothing is found, not everything."""
    assert archive.search("—") == archive.search("?!", phrase=True) == archive.search("rust", source="*") == ()


def test_operators_are_words(archive: Archive) -> None:
    """OR and NOT are looked for like any word."""
    assert articles(archive, "rust OR nothing") == articles(archive, "rust NOT old") == []
    assert articles(archive, '"rust" "is" "everywhere') == ["b.txt"]


@settings(max_examples=150)
@given(st.text(st.characters(), max_size=30) | st.text('"*():^{}+-ab OR', max_size=20), st.booleans(), st.booleans())
def test_no_words_are_an_error(archive: Archive, words: str, phrase: bool, newest_first: bool) -> None:
    """Whatever is typed, the answer is a list of quotations, and what is marked lies in their text."""
    for hit in archive.search(words, phrase=phrase, newest_first=newest_first):
        assert all(0 <= match.start < match.end <= len(hit.text) for match in hit.matches)
    archive.search(source=words, outlet=words, phrase=phrase)


def test_a_very_long_search(archive: Archive) -> None:
    """Words by the thousand are cut off, not an error."""
    assert archive.search(" ".join(f"w{number}" for number in range(5000))) == ()
    assert archive.search("rust " * 5000, limit=1)[0].article == "d.txt"
    assert archive.search("x" * 1_000_000, phrase=True) == ()


def test_marks_in_an_article_mark_nothing(tmp_path: Path) -> None:
    """Characters that could be taken for marks stay characters of the text."""
    with open_archive(tmp_path / "a.db") as archive:
        archive.add(said("Rust \ufdd0and\ufdd0 »and« \x1b[31m rust"))
        [hit] = archive.search("rust")

    assert hit.text == "“Rust \ufdd0and\ufdd0 »and« \x1b[31m rust”"
    assert [hit.text[match.start : match.end] for match in hit.matches] == ["Rust", "rust"]
    assert "\x1b" not in format_hits([hit])


def test_two_lines_a_hit(archive: Archive) -> None:
    """The first says where and who, the second has the words with what was looked for marked by signs."""
    hits = archive.search("rust", until=datetime.date(2023, 12, 31))

    assert format_hits(hits) == (
        "2023-01-02 · d.txt · one engineer (unnamed person) · direct · q-0000\n    “»Rust«, they say.”\n"
    )
    assert "\x1b[1;33m»Rust«\x1b[0m" in format_hits(hits, colour=True)


def test_what_is_wider_than_the_terminal(tmp_path: Path) -> None:
    """A phrase that does not fit is shown whole; of two words far apart the first is shown."""
    with open_archive(tmp_path / "a.db") as archive:
        long = " ".join(f"word{number}" for number in range(40))
        archive.add(said(f"First {long} last."))

        assert in_context(archive.search(long, phrase=True)[0], 40) == f"… »{long}« …"
        shown = in_context(archive.search("first last")[0], 40)
        assert shown.startswith("“»First« word0")
        assert shown.endswith(" …")


def test_words_in_their_context(archive: Archive) -> None:
    """Of a long quotation the words around the first match are shown, as wide as the terminal."""
    [hit] = archive.search("priest")
    shown = in_context(hit, 60)

    assert "the »priest« has offered four" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) <= 60 + len("… »« …")


@given(st.text("ab é\n\x1b“", max_size=200), st.integers(0, 200), st.integers(1, 50), st.integers(0, 120))
def test_any_hit_is_shown(archive: Archive, text: str, start: int, length: int, width: int) -> None:
    """Whatever its text and width, a hit is one line that steers no terminal."""
    import msgspec

    match = Span(start=min(start, len(text)), end=min(start + length, len(text)))
    matches = (match,) if match.start < match.end else ()
    hit = msgspec.structs.replace(archive.search(limit=1)[0], text=text, matches=matches)

    shown = in_context(hit, width)

    assert "\n" not in shown
    assert "\x1b" not in shown
    assert ("»" in shown) == bool(matches)


def test_sources_of_all_articles(tmp_path: Path) -> None:
    """Only the same full name makes one source; a last name, another kind and no name do not."""
    with open_archive(tmp_path / "a.db") as archive:
        archive.add(said("One.", "Ana Ruiz", "a.txt"))
        archive.add(said("Two two.", "Ana  Ruiz", "b.txt"))
        archive.add(said("Three.", "Ruiz", "c.txt"))
        archive.add(said("Four.", "one official", "d.txt", named=False))
        archive.add(said("Five.", "one official", "e.txt", named=False))
        listed = archive.sources()

        assert [(it.name, it.articles, it.quotations, it.words, it.article) for it in listed] == [
            ("Ana Ruiz", 2, 2, 3, None),
            ("Ruiz", 1, 1, 1, "c.txt"),
            ("one official", 1, 1, 1, "d.txt"),
            ("one official", 1, 1, 1, "e.txt"),
        ]
        assert [it.article for it in archive.sources(named=False)] == ["d.txt", "e.txt"]
        assert [it.name for it in archive.sources(named=True)] == ["Ana Ruiz", "Ruiz"]
        assert [it.name for it in archive.sources(limit=1)] == ["Ana Ruiz"]
        assert archive.counts().sources == 4


def test_an_address_that_is_none(tmp_path: Path) -> None:
    """An article with a broken address has no outlet."""
    with open_archive(tmp_path / "a.db") as archive:
        archive.add(said("It holds.", url="http://[broken"))
        assert archive.search()[0].outlet is None


def test_what_somebody_says_together_with_another(tmp_path: Path) -> None:
    """Whoever looks for one of two people finds what they say together as well; each of the three is a source."""
    with open_archive(tmp_path / "news.db") as archive:
        archive.add(told_together())

        assert [hit.text for hit in archive.search(source="Stamm")] == ["“The ferry is old,”", "“I sold my boat,”"]
        assert [hit.text for hit in archive.search(source="Ines Calder")] == ["“The ferry is old,”"]
        assert [it.name for it in archive.sources()] == ["Ines Calder and Rolf Stamm", "Rolf Stamm"]
