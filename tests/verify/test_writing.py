"""Ways to write one thing, which are no differences between a quotation and a record, and what only looks like one."""

import pytest

from attribution.model import Check
from attribution.verify import record_of, verify
from tests.analyses import Story


def check(quoted: str, said: str) -> Check:
    """Return the check of a quotation against a record."""
    story = Story(f"“{quoted}” she said.")
    story.quotation(f"“{quoted}”")
    [found] = verify(story.analysis(), [record_of(said)])
    return found


@pytest.mark.parametrize(
    ("quoted", "said"),
    [
        ("Okay, the pier is all right.", "OK, the pier is alright."),
        ("O.K., we cannot open the pier.", "Okay, we can not open the pier."),
        ("The pier opens at 5:30 p.m. today.", "The pier opens at half past five in the afternoon today."),
        ("The pier opens at 5 p.m. today.", "The pier opens at five in the evening today."),
        ("The pier opens at 17:30 today.", "The pier opens at 5.30pm today."),
        ("The pier opens at 9 a.m. today.", "The pier opens at nine in the morning today."),
        ("The pier opens at 5 today.", "The pier opens at five o'clock today."),
        ("The pier closes at 10pm today.", "The pier closes at ten at night today."),
        ("The carpenters found it sound.", "The car-\npenters found it sound."),
        ("The well-known pier is shut.", "The well-\nknown pier is shut."),
        ("The pier and the boat are old.", "The pier-\nand the boat are old."),
        ("Health care and email matter to them.", "Healthcare and e-mail matter to them."),
        ("We travelled with the programme.", "We traveled with the program."),
        ("We left the café with Mr. Roe.", "We left the cafe with Mister Roe."),
        ("We sang and then we left.", "We sang ♪ music ♪ and then we left."),
        ("We sang and then we left.", "We sang *laughs* and then {pause} we left."),
    ],
)
def test_ways_to_write_one_thing(quoted: str, said: str) -> None:
    """Spelling, the clock, spaces in a word, a word parted at a line's end and noises are no differences."""
    assert check(quoted, said).verdict == "verbatim"


@pytest.mark.parametrize(
    ("quoted", "said"),
    [
        ("Their pier is here.", "There pier is here."),
        ("The pier has lost its roof.", "The pier has lost it's roof."),
        ("They're here to stay.", "Their here to stay."),
    ],
)
def test_words_that_sound_alike(quoted: str, said: str) -> None:
    """Where only a word that sounds the same differs, the record may be wrong: nobody altered what was said."""
    assert check(quoted, said).verdict == "cleaned-up"


@pytest.mark.parametrize(
    ("quoted", "said"),
    [
        ("The pier opens at 5 a.m. today.", "The pier opens at five in the afternoon today."),
        ("The pier opens at 17:30 today.", "The pier opens at 6.30pm today."),
        ("It is notable that the pier is shut.", "It is not able that the pier is shut."),
    ],
)
def test_what_only_looks_like_one_thing(quoted: str, said: str) -> None:
    """Another part of the day, another hour, and a “not” are differences all the same."""
    assert check(quoted, said).verdict == "altered"
