"""Which pronouns an article uses of whom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.engine.sources.pronoun_use import Guess, find_leanings

guesses = st.dictionaries(
    st.integers(0, 500),
    st.builds(
        lambda pronoun, weights: Guess(
            pronoun, {who: weight / sum(weights.values()) for who, weight in weights.items()}
        ),
        st.sampled_from(["he", "she"]),
        st.dictionaries(st.sampled_from("ABCD"), st.floats(0.01, 1), min_size=1),
    ),
    max_size=12,
)


def test_plain_places_tell_the_doubtful_one():
    """Where "she" is plainly Lee's elsewhere, a "she" that is rather Roe's by its place is Lee's."""
    plain = {place: Guess("she", {"Lee": 0.9, "Roe": 0.1}) for place in (1, 2)} | {3: Guess("he", {"Roe": 1.0})}
    found = find_leanings({**plain, 9: Guess("she", {"Lee": 0.4, "Roe": 0.6})})
    assert found.own[9].shares["Lee"] > found.own[9].shares["Roe"]


def test_two_who_change_places():
    """Of two people who speak by turns, each is found to have one pronoun, whichever is nearer where it stands."""
    turns = {
        place: Guess(pronoun, {near: 0.7, far: 0.3})
        for place, (pronoun, near, far) in enumerate([("he", "Lee", "Roe"), ("she", "Roe", "Lee")] * 5)
    }
    counts = find_leanings({**turns, 90: Guess("he", {"Roe": 0.7, "Lee": 0.3})}).counts
    assert counts["Lee"]["he"] > counts["Lee"]["she"]
    assert counts["Roe"]["she"] > counts["Roe"]["he"]


def test_a_pronoun_is_no_evidence_for_itself():
    """Of the only pronoun of an article, nothing is told beforehand."""
    found = find_leanings({4: Guess("he", {"Lee": 0.6, "Roe": 0.4})})
    assert found.without("Lee", 4) == pytest.approx(found.without("Roe", 4))
    assert found.without("Lee", 5)["he"] > found.without("Roe", 5)["he"]


def test_who_shares_a_name():
    """What is told of two who share a name goes together, and one without a name is left out."""
    found = find_leanings({4: Guess("he", {"x": 0.5, "y": 0.3, "z": 0.2})})
    named = found.under({"x": ["Lee"], "y": ["Lee", "Ana Lee"]})
    assert set(named.counts) == {"Lee", "Ana Lee"}
    assert named.counts["Lee"]["he"] > named.counts["Ana Lee"]["he"]


@given(guesses)
def test_shares_stay_shares(made: dict[int, Guess[str]]):
    """No place counts for more than one, and nobody's count is below what is taken for everybody beforehand."""
    found = find_leanings(made)
    assert all(0 <= sum(guess.shares.values()) <= 1 + 1e-9 for guess in found.own.values())
    assert all(count > 0 for who in found.counts for place in made for count in found.without(who, place).values())


def test_expected_pronoun_is_outweighed():
    """A given name counts as one pronoun that was seen: it decides where nothing else does, and two outweigh it."""
    open_still = {0: Guess("she", {"Lee": 0.5, "Roe": 0.5})}
    assert find_leanings(open_still, {"Roe": "he"}).own[0].shares["Lee"] > 0.8
    for_roe = {1: Guess("she", {"Roe": 1.0}), 2: Guess("she", {"Roe": 1.0})}
    counts = find_leanings(for_roe, {"Roe": "he"}).counts["Roe"]
    assert counts["she"] > counts["he"]
