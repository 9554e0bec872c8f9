"""Policies: which verdicts may stand."""

from pathlib import Path

import pytest

from attribution.errors import PolicyError
from attribution.verify import NAMES, load_policy, record_of, verify
from tests.analyses import Story


@pytest.mark.parametrize("name", NAMES)
def test_shipped_policies_say_what_they_follow(name: str) -> None:
    """Each policy names the rules it follows, with house, place and date, and when they were read."""
    policy = load_policy(name)

    assert policy.name == name
    assert policy.read
    assert all(rule.house and rule.name and rule.date and rule.rule for rule in policy.follows)


@pytest.mark.parametrize(
    ("quotation", "strict", "cleaned"),
    [
        ("“They was never told,”", True, True),
        ("“They … never told,”", True, True),
        ("“They were never told,”", False, True),
        ("“They was told,”", False, False),
    ],
)
def test_policies_differ_on_grammar(quotation: str, strict: bool, cleaned: bool) -> None:
    """Mended grammar passes where it may be cleaned up; what changes the sense passes nowhere."""
    story = Story(f"{quotation} Ana Diaz said.")
    story.quotation(quotation, speaker="Ana Diaz")
    record = record_of("DIAZ: They was never told.")

    assert verify(story.analysis(), [record])[0].passes is strict
    assert verify(story.analysis(), [record], policy="cleaned")[0].passes is cleaned


def test_a_policy_of_ones_own(tmp_path: Path) -> None:
    """A TOML file is a policy."""
    file = tmp_path / "house.toml"
    file.write_text('name = "house"\ntitle = "ours"\nread = "2026-01-02"\npasses = ["verbatim"]\n', encoding="utf-8")

    assert load_policy(file).passes == {"verbatim"}


@pytest.mark.parametrize("text", ["name = ", 'name = "x"\n', 'name="x"\ntitle="x"\nread="x"\npasses=["fine"]\n'])
def test_broken_policies(tmp_path: Path, text: str) -> None:
    """One that is broken, lacks something or names no verdict is an error about the file."""
    (tmp_path / "house.toml").write_text(text, encoding="utf-8")

    with pytest.raises(PolicyError, match=r"house\.toml: this is no policy"):
        load_policy(tmp_path / "house.toml")


def test_a_policy_that_is_not_there() -> None:
    """A name that no policy has is an error that says which there are."""
    with pytest.raises(PolicyError, match="give one of strict, cleaned, or a TOML file"):
        load_policy("lenient")
