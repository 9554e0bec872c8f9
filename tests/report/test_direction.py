import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.report.direction import settle, turns

CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize("text", ["", "Ana Ruiz", "עברית", "a\u200fb", "\u202eabc\u202c", "\u2067a\u202eb\u2069c"])
def test_settled_text_stays_as_it_is(text: str) -> None:
    """Text that closes what it opens is not touched."""
    assert settle(text) == text


@pytest.mark.parametrize(
    ("text", "settled"),
    [
        ("a\u202eb", "a\u202eb\u202c"),
        ("a\u2067b\u202ec", "a\u2067b\u202ec\u202c\u2069"),
        ("a\u2069b", "a\u2066\u2069b"),
        ("\u202ea\u2069b", "\u202ea\u2066\u2069b\u202c"),
        ("a\u202cb", "a\u202cb"),
    ],
)
def test_what_is_open_is_closed_and_a_stray_end_is_given_a_beginning(text: str, settled: str) -> None:
    """An open turn ends with the text, and an end without a beginning ends nothing."""
    assert settle(text) == settled


@given(st.text(alphabet="ab" + CONTROLS, max_size=30))
def test_settling_adds_controls_only_and_once(text: str) -> None:
    """Settled text shows the same characters, and settling it again changes nothing."""
    settled = settle(text)

    assert [c for c in settled if c not in CONTROLS] == [c for c in text if c not in CONTROLS]
    assert settle(settled) == settled


def test_marks_without_a_width_turn_too() -> None:
    """A right-to-left mark is told, so that the page isolates it."""
    assert turns("a\u200fb")
    assert not turns("a\u200bb")
