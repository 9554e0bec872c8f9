"""Standards: which verdicts may stand."""

from pathlib import Path

import pytest

from attribution.errors import StandardError
from attribution.verify import NAMES, load_standard, record_of, verify
from tests.analyses import Story


@pytest.mark.parametrize("name", NAMES)
def test_shipped_standards_say_what_they_follow(name: str) -> None:
    """Each standard names the rules it follows, with house, place and date, and when they were read."""
    standard = load_standard(name)

    assert standard.name == name
    assert standard.read
    assert all(rule.house and rule.name and rule.date and rule.rule for rule in standard.follows)


@pytest.mark.parametrize(
    ("quotation", "strict", "cleaned"),
    [
        ("“They was never told,”", True, True),
        ("“They … never told,”", True, True),
        ("“They were never told,”", False, True),
        ("“They was told,”", False, False),
    ],
)
def test_standards_differ_on_grammar(quotation: str, strict: bool, cleaned: bool) -> None:
    """Mended grammar passes where it may be cleaned up; what changes the sense passes nowhere."""
    story = Story(f"{quotation} Ana Diaz said.")
    story.quotation(quotation, speaker="Ana Diaz")
    record = record_of("DIAZ: They was never told.")

    assert verify(story.analysis(), [record])[0].passes is strict
    assert verify(story.analysis(), [record], standard="cleaned")[0].passes is cleaned


def test_a_standard_of_ones_own(tmp_path: Path) -> None:
    """A TOML file is a standard."""
    file = tmp_path / "house.toml"
    file.write_text('name = "house"\ntitle = "ours"\nread = "2026-01-02"\npasses = ["verbatim"]\n', encoding="utf-8")

    assert load_standard(file).passes == {"verbatim"}


@pytest.mark.parametrize("text", ["name = ", 'name = "x"\n', 'name="x"\ntitle="x"\nread="x"\npasses=["fine"]\n'])
def test_broken_standards(tmp_path: Path, text: str) -> None:
    """One that is broken, lacks something or names no verdict is an error about the file."""
    (tmp_path / "house.toml").write_text(text, encoding="utf-8")

    with pytest.raises(StandardError, match=r"house\.toml: this is no standard"):
        load_standard(tmp_path / "house.toml")


def test_a_standard_that_is_not_there() -> None:
    """A name that no standard has is an error that says which there are."""
    with pytest.raises(StandardError, match="give one of strict, spoken, cleaned, or a TOML file"):
        load_standard("lenient")


def test_a_standard_is_one_as_it_is() -> None:
    """A standard that is loaded already is taken as it is."""
    standard = load_standard("strict")

    assert load_standard(standard) is standard


def test_a_standard_that_is_no_text(tmp_path: Path) -> None:
    """A file that is no text is an error about the file."""
    (tmp_path / "house.toml").write_bytes(b"\xff\xfe\xff")

    with pytest.raises(StandardError, match=r"house\.toml: this can't be read as text"):
        load_standard(tmp_path / "house.toml")
