"""What became of an old draft's quotations and sources."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.compare import Comparison, compare
from attribution.compare.listing import format_text
from attribution.compare.rewording import word_pieces
from attribution.model import Analysis
from tests.analyses import Story, told_together
from tests.any_analyses import analyses
from tests.drafts_by_hand import draft, new_draft, old_draft


def fates(comparison: Comparison) -> dict[str, list[str]]:
    """Return the words in each list of a comparison."""
    return {
        "kept": [pair.new.text for pair in comparison.kept],
        "reworded": [pair.new.text for pair in comparison.reworded],
        "reattributed": [pair.new.text for pair in comparison.reattributed],
        "added": [it.text for it in comparison.added],
        "gone": [it.text for it in comparison.gone],
    }


def test_every_fate() -> None:
    """Each quotation of both drafts is in one list."""
    assert fates(compare(old_draft(), new_draft())) == {
        "kept": ["“Nobody has ordered parts.”", "“The water is safe,”"],
        "reworded": ["“The pump may fail again by June,”"],
        "reattributed": ["“We were told to wait,”"],
        "added": ["“We have bought a new one,”"],
        "gone": ["“It is a good pump,”"],
    }


def test_the_words_that_changed() -> None:
    """The words of both drafts are shown, in order."""
    pair = compare(old_draft(), new_draft()).reworded[0]

    assert [(piece.kind, piece.text) for piece in pair.words] == [
        ("same", "“The pump "),
        ("deleted", "will "),
        ("added", "may "),
        ("same", "fail again by June,”"),
    ]


def test_sources() -> None:
    """Sources are kept, new or gone."""
    it = compare(old_draft(), new_draft())

    assert [source.name for source in it.sources_kept] == ["Ana Ruiz", "Tom Hale"]
    assert [source.name for source in it.sources_added] == ["Ben Roe", "Lia Moss"]
    assert [source.name for source in it.sources_gone] == ["one official"]


def test_the_same_draft() -> None:
    """Nothing changed."""
    it = compare(old_draft(), old_draft())

    assert len(it.kept) == 5
    assert {name: words for name, words in fates(it).items() if words and name != "kept"} == {}


def test_a_fuller_name_is_the_same_source() -> None:
    """“Ruiz” and “Ana Ruiz” are one; her words stay hers."""
    old = draft("“Go,” Ruiz said.", ("“Go,”", "Ruiz"))
    new = draft("“Go,” Ana Ruiz said.", ("“Go,”", "Ana Ruiz"))
    it = compare(old, new)

    assert fates(it)["kept"] == ["“Go,”"]
    assert [(pair.old.name, pair.new.name) for pair in it.sources_renamed] == [("Ruiz", "Ana Ruiz")]


def test_the_same_people_speak_together() -> None:
    """People who speak together are the same source in both drafts, however fully they are named."""
    before = Story("“It is old,” Calder and Stamm said.")
    before.source("one", "Calder")
    before.source("two", "Stamm")
    before.source("both", "Calder and Stamm", "group", members=("one", "two"))
    before.quotation("“It is old,”", source="both", speaker="Calder and Stamm")
    after = Story("“It is old,” Rolf Stamm and Ines Calder said.")
    after.source("stamm", "Rolf Stamm")
    after.source("calder", "Ines Calder")
    after.source("pair", "Rolf Stamm and Ines Calder", "group", members=("stamm", "calder"))
    after.quotation("“It is old,”", source="pair", speaker="Rolf Stamm and Ines Calder")

    assert fates(compare(before.analysis(), after.analysis()))["kept"] == ["“It is old,”"]


def test_one_of_two_is_not_the_two() -> None:
    """Words of two people that are one’s in the new draft are given to another source."""
    after = Story("“The ferry is old,” Rolf Stamm said.")
    after.source("stamm", "Rolf Stamm")
    after.quotation("“The ferry is old,”", source="stamm", speaker="Rolf Stamm")

    assert fates(compare(told_together(), after.analysis()))["reattributed"] == ["“The ferry is old,”"]


def test_a_name_that_two_may_bear() -> None:
    """“Ruiz” may be either of two, so it is neither."""
    old = draft("“Go,” Ruiz said.", ("“Go,”", "Ruiz"))
    new = draft("“Go,” Ana Ruiz said. “No,” Leo Ruiz said.", ("“Go,”", "Ana Ruiz"), ("“No,”", "Leo Ruiz"))
    it = compare(old, new)

    assert it.sources_renamed == ()
    assert fates(it)["reattributed"] == ["“Go,”"]


def test_another_description_is_another_source() -> None:
    """“One official” and “a ministry engineer” may be one person; only a checker can say so."""
    old = draft("“Go,” one official said.", ("“Go,”", "one official"))
    new = draft("“Go,” a ministry engineer said.", ("“Go,”", "a ministry engineer"))

    assert fates(compare(old, new))["reattributed"] == ["“Go,”"]


@pytest.mark.parametrize(("before", "after"), [(None, "Ana Lee"), ("Ana Lee", None)])
def test_a_speaker_found_or_lost(before: str | None, after: str | None) -> None:
    """A quotation whose speaker was not known, or is not any more, is given to another source."""
    old, new = (draft("“Go,” Ana Lee said.", ("“Go,”", speaker)) for speaker in (before, after))

    assert fates(compare(old, new))["reattributed"] == ["“Go,”"]


def test_reworded_and_given_to_another() -> None:
    """It is in one list, with both told."""
    old = draft("“The pump will fail by June,” Ana Lee said.", ("“The pump will fail by June,”", "Ana Lee"))
    new = draft("“The pump may fail by June,” Ben Roe said.", ("“The pump may fail by June,”", "Ben Roe"))
    pair = compare(old, new).reworded[0]

    assert pair.reattributed
    assert (pair.old.source, pair.new.source) == ("Ana Lee", "Ben Roe")


def test_the_same_words_twice() -> None:
    """Of two equal quotations each keeps its own source, in whatever order they stand."""
    rows = [("“No comment from me,”", "Ana Lee"), ("“No comment from me,”", "Ben Roe")]
    old = draft("“No comment from me,” Ana Lee said. “No comment from me,” Ben Roe said.", *rows)
    new = draft("“No comment from me,” Ben Roe said. “No comment from me,” Ana Lee said.", *reversed(rows))

    assert len(compare(old, new).kept) == 2


def test_white_space_is_no_rewording() -> None:
    """A line broken elsewhere changes no words; a comma does."""
    old = draft("“Go\nnow,” Ana Lee said.", ("“Go\nnow,”", "Ana Lee"))
    new = draft("“Go now,” Ana Lee said.", ("“Go now,”", "Ana Lee"))
    comma = draft("“Go, now,” Ana Lee said.", ("“Go, now,”", "Ana Lee"))

    assert len(compare(old, new).kept) == 1
    assert len(compare(old, comma).reworded) == 1


def test_other_words_are_another_quotation() -> None:
    """What shares little is gone and new, and no rewording."""
    old = draft("“The pump is old,” Ana Lee said.", ("“The pump is old,”", "Ana Lee"))
    new = draft("“The mayor is away,” Ana Lee said.", ("“The mayor is away,”", "Ana Lee"))

    assert fates(compare(old, new))["gone"] == ["“The pump is old,”"]


def test_text_to_read() -> None:
    """A line for each change, with what is gone and what is new in brackets."""
    assert format_text(compare(old_draft(), new_draft())).splitlines() == [
        "pump-1.txt → pump-2.txt",
        "Quotations: 2 kept, 1 reworded, 1 given to another source, 1 new, 1 gone",
        "Sources: 2 kept, 0 renamed, 2 new, 1 gone",
        "",
        "Reworded",
        "  Ana Ruiz: “The pump [-will-] {+may+} fail again by June,”",
        "",
        "Given to another source",
        "  one official → Ben Roe: “We were told to wait,”",
        "",
        "New",
        "  Lia Moss: “We have bought a new one,”",
        "",
        "Gone",
        "  Tom Hale: “It is a good pump,”",
        "",
        "New sources",
        "  Ben Roe",
        "  Lia Moss",
        "",
        "Sources gone",
        "  one official",
    ]


def test_a_very_long_quotation() -> None:
    """Past some length both wordings are shown whole, so that time stays short."""
    old, new = "no " * 3000, "yes " * 3000

    assert [piece.kind for piece in word_pieces(old, new)] == ["deleted", "added"]


WORDINGS = st.text(alphabet="ab ,“”’.\n", max_size=30)


@given(WORDINGS, WORDINGS)
def test_pieces_make_both_wordings(old: str, new: str) -> None:
    """Without what was added they are the old words, without what was deleted the new ones."""
    pieces = word_pieces(old, new)

    def words(left_out: str) -> str:
        return "".join("".join(piece.text for piece in pieces if piece.kind != left_out).split())

    assert words("added") == "".join(old.split())
    assert words("deleted") == "".join(new.split())


@given(analyses(), analyses())
def test_nothing_is_left_out(old: Analysis, new: Analysis) -> None:
    """Whatever is in two analyses, each quotation is in one list, once."""
    it = compare(old, new)
    pairs = [*it.kept, *it.reworded, *it.reattributed]

    assert sorted([*(pair.old.number for pair in pairs), *(one.number for one in it.gone)]) == list(
        range(1, len(old.quotations) + 1)
    )
    assert sorted([*(pair.new.number for pair in pairs), *(one.number for one in it.added)]) == list(
        range(1, len(new.quotations) + 1)
    )
