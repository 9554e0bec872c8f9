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
        ("Hale & Sons built it.", "Hale and Sons built it."),
        ("Hale and Sons built it.", "Hale &amp; Sons built it."),
        ("It cost £2.5bn to build.", "It cost two and a half billion pounds to build."),
        ("It cost €1.5m to build.", "It cost one and a half million euros to build."),
        ("It cost $3m to build.", "It cost three million dollars to build."),
        ("Dr. Osei told us to wait.", "Doctor Osei told us to wait."),
        ("Sgt. Osei told Lt. Bell to wait.", "Sergeant Osei told Lieutenant Bell to wait."),
        ("The hall of St. Mary’s is on Pine St. now.", "The hall of Saint Mary's is on Pine Street now."),
        ("We walked 5 km today.", "We walked five kilometers today."),
        ("It ran at 40 mph through town.", "It ran at forty miles per hour through town."),
        ("We have No. 1 on board.", "We have number one on board."),
        ("Your co-operation helped us.", "Your cooperation helped us."),
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
    "said",
    [
        "We k-knew it was late.",
        "We, um, knew it was, uh, late.",
        "We knew it was, you know, late.",
        "We knew it was was late.",
    ],
)
def test_what_is_said_without_a_meaning(said: str) -> None:
    """Fillers, and words that are begun or said twice, are told as what they are."""
    found = check("We knew it was late.", said)

    assert (found.verdict, {edit.kind for edit in found.edits}) == ("minor-edits", {"filler"})


def test_a_prefix_is_no_stutter() -> None:
    """To re-record is not to record."""
    assert check("We record it today.", "We re-record it today.").verdict == "silent-cut"


@pytest.mark.parametrize(
    ("quoted", "said"),
    [
        ("The pier opens at 5 a.m. today.", "The pier opens at five in the afternoon today."),
        ("The pier opens at 17:30 today.", "The pier opens at 6.30pm today."),
        ("It is notable that the pier is shut.", "It is not able that the pier is shut."),
        ("It cost £25m to build.", "It cost £2.5m to build."),
        ("It fell to −25 at night.", "It fell to −2.5 at night."),
        ("There are few doubts about it.", "There are a few doubts about it."),
        ("She is my partner.", "She was my partner."),
        ("They were safe at sea.", "They are safe at sea."),
        ("We resigned the contract.", "We re-signed the contract."),
    ],
)
def test_what_only_looks_like_one_thing(quoted: str, said: str) -> None:
    """Another part of the day, another hour, and a “not” are differences all the same."""
    assert check(quoted, said).verdict == "altered"
