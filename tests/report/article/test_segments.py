from hypothesis import given
from hypothesis import strategies as st

from attribution.report.article.segments import DEEPEST, Marking, annotate
from attribution.report.page import Closing, Layer, Opening
from attribution.text import find_paragraphs


def piece(start: int, end: int, label: str = "A1") -> Marking:
    """Return a piece of a quotation."""
    return Marking(
        start,
        end,
        layer=Layer(label=label, hue=1, kind="direct"),
        opening=Opening(place=f"at-{label}", spoken=f"{label}:"),
        closing=Closing(label=label, hue=1, anchor=label),
    )


def shown(text: str, *marks: Marking) -> list[list[str]]:
    """Return the paragraphs as segments: the labels that hold each one, and its text."""
    paragraphs = annotate(text, find_paragraphs(text), marks)
    return [
        [f"{'+'.join(layer.label for layer in s.layers)}{s.role}|{s.text}" for s in paragraph.segments]
        for paragraph in paragraphs
    ]


def test_text_without_marks_is_one_segment_a_paragraph() -> None:
    """A paragraph in which nothing is marked is one segment."""
    assert shown("One.\n\nTwo.") == [["|One."], ["|Two."]]


def test_a_mark_cuts_the_text_at_its_ends() -> None:
    """The words before, in and after a mark are three segments."""
    assert shown("He said yes twice.", piece(8, 11)) == [["|He said ", "A1|yes", "| twice."]]


def test_a_nested_mark_lies_inside() -> None:
    """A quotation in a quotation has both layers, the outermost first."""
    assert shown("abcdef", piece(0, 6, "A1"), piece(2, 4, "B2")) == [["A1|ab", "A1+B2|cd", "A1|ef"]]


def test_marks_that_cross_share_the_middle() -> None:
    """Two quotations that cross are cut at all four ends, and the middle belongs to both."""
    assert shown("abcdef", piece(0, 4, "A1"), piece(2, 6, "B2")) == [["A1|ab", "A1+B2|cd", "B2|ef"]]


def test_a_mark_goes_on_over_paragraphs() -> None:
    """A quotation over two paragraphs marks both, begins once and ends once."""
    first, second = annotate("One.\n\nTwo.", ((0, 4), (6, 10)), [piece(0, 10)])

    assert [len(first.segments[0].openings), len(second.segments[0].openings)] == [1, 0]
    assert [len(first.segments[0].closings), len(second.segments[0].closings)] == [0, 1]
    assert second.segments[0].layers[0].label == "A1"


def test_a_mark_that_begins_between_paragraphs_moves_to_the_next() -> None:
    """White space between paragraphs is not shown, so what begins there begins with the next paragraph."""
    assert shown("One.\n\nTwo.", piece(4, 10)) == [["|One."], ["A1|Two."]]


def test_what_lies_outside_is_left_out() -> None:
    """An empty mark, one before, after or between the paragraphs, and one that is turned round leave no trace."""
    marks = [piece(2, 2), piece(-9, -3), piece(40, 50), piece(4, 6), piece(3, 1)]

    assert shown("One.\n\nTwo.", *marks) == [["|One."], ["|Two."]]


def test_only_the_innermost_layers_are_shown() -> None:
    """However deep quotations nest, a segment has at most three, the innermost."""
    text = "x" * 20
    (paragraph,) = annotate(text, ((0, 20),), [piece(i, 20 - i, f"A{i}") for i in range(10)])

    assert [layer.label for layer in paragraph.segments[9].layers] == ["A7", "A8", "A9"]
    assert max(len(segment.layers) for segment in paragraph.segments) == DEEPEST


def test_a_speaker_and_a_cue_have_roles() -> None:
    """What is no quotation has a role instead of a layer, the speaker with the hue of its source."""
    marks = [Marking(0, 3, role="speaker", hue=4), Marking(4, 8, role="cue")]
    (paragraph,) = annotate("Ana said no.", ((0, 12),), marks)

    assert [(s.role, s.role_hue, s.text) for s in paragraph.segments] == [
        ("speaker", 4, "Ana"),
        ("", 0, " "),
        ("cue", 0, "said"),
        ("", 0, " no."),
    ]


SPANS = st.lists(st.tuples(st.integers(-3, 60), st.integers(-3, 60)), max_size=12)


@given(st.text(alphabet="ab “”\n\r\u2029\u202e<&", max_size=50), SPANS)
def test_segments_put_together_are_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    """Whatever is marked, the segments of a paragraph are its text, and what begins also ends."""
    bounds = find_paragraphs(text)
    paragraphs = annotate(text, bounds, [piece(start, end) for start, end in spans])
    segments = [segment for paragraph in paragraphs for segment in paragraph.segments]

    assert ["".join(s.text for s in paragraph.segments) for paragraph in paragraphs] == [text[a:b] for a, b in bounds]
    assert all(segment.text for segment in segments)
    assert sum(len(s.openings) for s in segments) == sum(len(s.closings) for s in segments)
