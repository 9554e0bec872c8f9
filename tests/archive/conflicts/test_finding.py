"""Words that several articles have and do not agree on."""

import random
from collections.abc import Iterable
from pathlib import Path

import msgspec
import pytest

from attribution.archive import open_archive, words_of
from attribution.archive.conflicts import Conflict, find_conflicts
from attribution.archive.conflicts.listing import format_conflict
from attribution.archive.conflicts.nearness import near_pairs
from attribution.model import Analysis
from tests.archived import said

WORDS = "We will not close the harbour before the summer."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where an archive may be made."""
    return tmp_path / "news.db"


def conflicts(path: Path, articles: Iterable[Analysis], **asked: object) -> list[Conflict]:
    """Return the conflicts between articles."""
    with open_archive(path) as archive:
        for article in articles:
            archive.add(article)
        return list(find_conflicts(archive, **asked))  # type: ignore[arg-type]


def test_another_speaker(path: Path) -> None:
    """The same words of two people are a conflict, the earliest article first; case and punctuation do not matter."""
    [conflict] = conflicts(
        path,
        [
            said("We will NOT close the harbour – before the summer", "Tom Hale", "b.txt", published="2024-05-18"),
            said(WORDS, "Ana Ruiz", "a.txt", published="2024-05-17"),
        ],
    )

    assert conflict.kinds == ("other-speaker",)
    [version] = conflict.versions
    assert [(place.article, place.source) for place in version.places] == [("a.txt", "Ana Ruiz"), ("b.txt", "Tom Hale")]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ana Ruiz", "Ana Ruiz"), ("Ana Ruiz", "Ruiz"), ("Ana Ruiz", "Ana M. Ruiz"), ("Mohamed Ali", "Mohammed Ali")],
)
def test_names_that_may_be_one_persons(path: Path, one: str, other: str) -> None:
    """Where nothing speaks against one person, there is no conflict."""
    assert conflicts(path, [said(WORDS, one, "a.txt"), said(WORDS, other, "b.txt")]) == []


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        ("Lorn Line", "the Quay Board", ("other-speaker",)),
        ("Lorn Line", "the Lorn Line company", None),
        ("Federal Ferry Board", "FFB", None),
    ],
)
def test_names_of_bodies(path: Path, one: str, other: str, kinds: tuple[str, ...] | None) -> None:
    """Two bodies are two where their names share no word and none is short for the other."""
    found = conflicts(
        path,
        [
            said(WORDS, one, "a.txt", source_kind="organization"),
            said(WORDS, other, "b.txt", source_kind="organization"),
        ],
    )
    assert [conflict.kinds for conflict in found] == ([kinds] if kinds else [])


def test_another_sort_of_source(path: Path) -> None:
    """An unnamed source here and a name there may both be right; it is told, and it is no other speaker."""
    articles = [said(WORDS, "Ana Ruiz", "a.txt"), said(WORDS, "one official", "b.txt", named=False)]

    assert [conflict.kinds for conflict in conflicts(path, articles)] == [("other-source",)]


@pytest.mark.parametrize(("name", "kinds"), [("Rolf Stamm", None), ("Tess Marlow", ("other-source",))])
def test_one_of_two_who_speak_together(path: Path, name: str, kinds: tuple[str, ...] | None) -> None:
    """Words of two people here and of one of the two there are no conflict; those of a third one are."""
    both = said(WORDS, "Ines Calder and Rolf Stamm", "a.txt", source_kind="group")
    found = conflicts(path, [both, said(WORDS, name, "b.txt")])

    assert [conflict.kinds for conflict in found] == ([kinds] if kinds else [])


def test_two_unnamed_sources(path: Path) -> None:
    """Two descriptions are of one source or of two: nobody can tell."""
    articles = [said(WORDS, "a source", "a.txt", named=False), said(WORDS, "one official", "b.txt", named=False)]

    assert conflicts(path, articles) == []


@pytest.mark.parametrize(
    ("words", "difference"),
    [
        ("We will close the harbour before the summer.", ("polarity", "not", "")),
        ("We may not close the harbour before the summer.", ("modal", "will", "may")),
        ("We will not close the harbour before the autumn.", ("content", "summer", "autumn")),
    ],
)
def test_a_difference_that_may_change_the_sense(path: Path, words: str, difference: tuple[str, ...]) -> None:
    """Nearly the same words of the same person are a conflict where a critical word differs."""
    [conflict] = conflicts(
        path,
        [said(WORDS, article="a.txt", published="2024-05-17"), said(words, article="b.txt", published="2024-05-18")],
    )

    assert conflict.kinds == ("altered",)
    assert [(it.kind, it.there, it.here) for it in conflict.versions[1].differences] == [difference]


def test_the_longer_one_comes_later(path: Path) -> None:
    """What an article says is told from the earliest article, whichever is longer."""
    [conflict] = conflicts(
        path,
        [
            said("We will close the harbour before the summer.", article="a.txt", published="2024-05-17"),
            said(WORDS, article="b.txt", published="2024-05-18"),
        ],
    )

    assert [(it.kind, it.there, it.here) for it in conflict.versions[1].differences] == [("polarity", "", "not")]


@pytest.mark.parametrize(
    "words", ["We will not close the harbour before the", "We won’t close the harbour before the summer."]
)
def test_a_cut_and_a_contraction_are_no_difference(path: Path, words: str) -> None:
    """What an article leaves off at the end, and what it contracts, changes nothing."""
    assert conflicts(path, [said(WORDS, article="a.txt"), said(words, article="b.txt")]) == []


def test_nearly_the_same_words_of_two_people(path: Path) -> None:
    """A conflict may be of two kinds; the first is what a checker looks into first."""
    articles = [said(WORDS, article="a.txt"), said("We will close the harbour before the summer.", "Tom Hale", "b.txt")]

    [conflict] = conflicts(path, articles)

    assert conflict.kinds == ("other-speaker", "altered")
    assert "1. the same words, another speaker; nearly the same words" in format_conflict(1, conflict)


def test_what_is_not_compared(path: Path) -> None:
    """Indirect speech, few words, and two places in one article are not compared."""
    few = [said("We will not go.", "Ana Ruiz", "a.txt"), said("We will not go.", "Tom Hale", "b.txt")]
    indirect = [said(WORDS, name, f"{name}.txt", kind="indirect") for name in ("Ana Ruiz", "Tom Hale")]

    assert conflicts(path, [*few, *indirect, said(WORDS, article="c.txt")]) == []


def test_only_some_kinds(path: Path) -> None:
    """Conflicts of other kinds are left out; those that are there come in the order of the kinds."""
    closing = "We will close the harbour before the summer."
    articles = [
        said(WORDS, article="a.txt", published="2020-01-01"),
        said(closing, article="b.txt", published="2020-01-02"),
        said("Nobody has ever told us where it went.", "Tom Hale", "c.txt", published="2021-01-01"),
        said("Nobody has ever told us where it went.", "Zoe Marsh", "d.txt", published="2021-01-02"),
    ]

    assert [it.kinds for it in conflicts(path, articles)] == [("other-speaker",), ("altered",)]
    assert [it.kinds for it in conflicts(path, [], kinds=["altered"])] == [("altered",)]


def test_most_pairs_are_found_and_few_are_tried() -> None:
    """Of wordings with one word changed nearly all are found; wordings that share little are hardly ever compared."""
    pick = random.Random(7)
    vocabulary = [f"w{number}" for number in range(3000)]
    wordings, wanted = [], set()
    for number in range(0, 600, 2):
        words = pick.choices(vocabulary, k=pick.randint(9, 25))
        changed = list(words)
        changed[pick.randrange(len(words))] = "changed"
        wordings += [(number, words), (number + 1, changed)]
        wanted.add((number, number + 1))

    found = set(near_pairs(wordings))

    assert len(found & wanted) >= 0.9 * len(wanted)
    assert len(found - wanted) <= 10


def test_a_formula_is_compared_with_its_neighbours() -> None:
    """A wording that very many share does not make the number of pairs its square."""
    words = words_of("We do not comment on pending cases.", "direct")

    assert len(set(near_pairs((number, words) for number in range(500)))) == 499


def test_a_writer_in_between(path: Path) -> None:
    """What another process changes meanwhile changes nothing for a search that has begun."""
    articles = [said(WORDS, name, f"{name}.txt") for name in ("Ana Ruiz", "Tom Hale")]
    other = "Nobody has ever told us where it went."
    articles += [said(other, name, f"{name}.txt") for name in ("Ana Ruiz", "Tom Hale")]
    conflicts(path, articles)

    with open_archive(path, read_only=True) as archive:
        found = find_conflicts(archive)
        first = next(found)
        with open_archive(path) as writer:
            for article in articles:
                newer = msgspec.structs.replace(article.engine, attribution="9.0.0")
                writer.add(msgspec.structs.replace(article, engine=newer, quotations=()))
        rest = list(found)

    assert [it.kinds for it in (first, *rest)] == [("other-speaker",)] * 2


def test_many_places(path: Path) -> None:
    """Of a wording that stands in very many places some are shown, and how many more there are."""
    articles = [said(WORDS, "Tom Hale" if number == 3 else "Ana Ruiz", f"{number}.txt") for number in range(13)]
    [conflict] = conflicts(path, articles)

    assert format_conflict(1, conflict).splitlines()[-1] == "     and in 3 more places"


@pytest.mark.parametrize(
    ("there", "here", "line"),
    [
        ("We will close it before the summer.", WORDS, "with “not”"),
        (WORDS, "We may not close the harbour before the summer.", "“may” for “will”"),
    ],
)
def test_differences_in_words(path: Path, there: str, here: str, line: str) -> None:
    """A difference is told from the earlier article."""
    there = there.replace("close it", "close the harbour")
    articles = [said(there, article="a.txt", published="2020-01-01"), said(here, article="b.txt")]

    [conflict] = conflicts(path, articles)

    assert line in format_conflict(1, conflict, colour=True)


def test_listing(path: Path) -> None:
    """Text tells the wordings, where each stands, and what differs; nothing in it steers a terminal."""
    [conflict] = conflicts(
        path,
        [
            said(WORDS, article="a.txt", published="2024-05-17"),
            said("We will close \x1bthe harbour before the summer.", article="b.txt", outlet="The Post"),
        ],
    )

    assert format_conflict(3, conflict) == (
        "3. nearly the same words, and what differs may change the sense\n"
        "   “We will not close the harbour before the summer.”\n"
        "     2024-05-17 · a.txt · Ana Ruiz\n"
        "   “We will close �the harbour before the summer.”\n"
        "     - polarity: without “not”\n"
        "     no date · b.txt · The Post · Ana Ruiz\n"
    )
