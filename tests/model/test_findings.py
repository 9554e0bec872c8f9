"""Where a finding stands."""

from hypothesis import given
from hypothesis import strategies as st

from attribution.model import Span
from attribution.model.findings import Lines


def test_lines_end_as_editors_end_them() -> None:
    """A line ends with a line feed, a carriage return or both."""
    lines = Lines("One.\r\nTwo.\rThree.\nFour.")

    assert [lines.position(offset) for offset in (0, 6, 11, 18)] == [(1, 1), (2, 1), (3, 1), (4, 1)]


def test_columns_count_code_points() -> None:
    """An emoji is one column, as it is one offset."""
    assert Lines("🌉 “Go,” she said.").place(Span(start=2, end=7)).column == 3


def test_a_place_may_reach_over_lines() -> None:
    """The end is told too: the column after the last character."""
    place = Lines("“One.\n“Two.”").place(Span(start=0, end=12))

    assert (place.end_line, place.end_column) == (2, 7)


@given(st.text(alphabet="a\r\n🌉"), st.integers(-3, 30), st.integers(-3, 30))
def test_any_span_has_a_place(text: str, start: int, end: int) -> None:
    """A place lies in the text, shows what its offsets show, and its line and column lead there."""
    place = Lines(text).place(Span(start=start, end=end))

    assert 0 <= place.start <= place.end <= len(text)
    assert place.text == text[place.start : place.end]
    assert Lines(text).position(place.start) == (place.line, place.column)
