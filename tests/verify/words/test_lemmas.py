"""Forms of one word, and words that only look like forms of one."""

import subprocess
import sys

import pytest

from attribution.verify import record_of, verify
from attribution.verify.words.lemmas import lemma
from attribution.verify.words.likeness import likeness
from tests.analyses import Story


@pytest.mark.parametrize(
    "forms",
    [
        "be am is are was were being been 's",
        "go goes went gone going",
        "eat eats ate eaten eating",
        "think thinks thought thinking",
        "leave leaves left leaving",
        "withdraw withdraws withdrew withdrawn withdrawing",
        "use uses used using",
        "die dies died dying",
        "person people",
        "life lives",
        "wolf wolves",
        "crisis crises",
    ],
)
def test_forms_of_one_word(forms: str) -> None:
    """Forms of a verb or a noun have one dictionary form, and are alike in no way but that."""
    first, *others = forms.split()

    assert [lemma(other) for other in others] == [first] * len(others)
    assert {likeness(first, other) for other in others} <= {"inflection", "contraction"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("good", "better"),
        ("large", "larger"),
        ("few", "least"),
        ("negative", "negatively"),
        ("will", "would"),
        ("can", "could"),
        ("lay", "lied"),
        ("medium", "media"),
        ("he", "him"),
        ("do", "don"),
        ("germany", "germans"),
    ],
)
def test_words_of_their_own(one: str, other: str) -> None:
    """Degrees, modals, pronouns and words of another sense are no forms of one word."""
    assert likeness(one, other) != "inflection"


@pytest.mark.parametrize(
    ("said", "quoted", "verdict"),
    [
        ("We withdrew the plan today.", "We withdraw the plan today.", "cleaned-up"),
        ("The plan for the dam is good.", "The plan for the dam is better.", "altered"),
    ],
)
def test_another_form_and_another_word(said: str, quoted: str, verdict: str) -> None:
    """A quotation with another form of a word is cleaned up; one with another degree is altered."""
    story = Story(f"“{quoted}” she said.")
    story.quotation(f"“{quoted}”")
    [check] = verify(story.analysis(), [record_of(said)])

    assert check.verdict == verdict


def test_forms_are_loaded_when_they_are_asked_for() -> None:
    """What knows the forms takes half a second to load, and is not loaded before two words differ."""
    code = "import sys, attribution.verify; sys.exit('simplemma' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
