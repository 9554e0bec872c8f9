import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.marks import find_paragraphs, find_stretches

MARKS = "\"“”„«»‘’'`‹› "


def inner(text: str) -> list[str]:
    return [text[s.inner_start : s.inner_end] for s in find_stretches(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"We go," she said.', ["We go,"]),
        ("“We go,” she said.", ["We go,"]),
        ("”We go,“ she said.", ["We go,"]),
        ('„Wir gehen!" sagte sie.', ["Wir gehen!"]),
        ("„Wir gehen“, sagte sie.", ["Wir gehen"]),
        ("« Nous partons », dit-elle.", [" Nous partons "]),
        ("»Wir gehen«, sagte sie.", ["Wir gehen"]),
        ("``We go,'' she said.", ["We go,"]),
        ("‘‘We go,’’ she said.", ["We go,"]),
        ("'We go,' she said.", ["We go,"]),
        ("‘We go,’ she said.", ["We go,"]),
        ('“We go," she said.', ["We go,"]),
        ("She thought, ”well, it is only the cat.”", ["well, it is only the cat."]),
        ('It rained."We go" she said.', ["We go"]),
        ('"up","down"', ["up", "down"]),
    ],
)
def test_kinds_of_marks(text: str, words: list[str]):
    """Marks of every kind, the wrong way round or mixed, hold their words."""
    assert inner(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "It's Jess' n' Sam's van.",
        "The players' union met in the '90s, 'til dawn.",
        "The shelf is 6'2\" tall.",
        "Rock ’n’ roll isn’t dead.",
        "» Item one\n» Item two",
    ],
)
def test_what_is_no_mark(text: str):
    """Apostrophes, elisions, primes and list bullets are not quotation marks."""
    assert inner(text) == []


def test_wrong_way_apostrophe_inside():
    """A curl that points the wrong way inside a word does not close the quotation."""
    assert inner('Ann told me I "shouldn‘t buy those" but I did.') == ["shouldn‘t buy those"]


def test_nested():
    """A quotation within a quotation lies one deeper."""
    stretches = find_stretches("“She said ‘never’ twice,” he said.")
    assert [s.depth for s in stretches] == [0, 1]


def test_nested_with_the_same_marks():
    """Equal marks nest where as many close as open."""
    assert inner("“He said “go” to me,” she said.") == ["He said “go” to me,", "go"]


def test_possessive_plural_inside_single_marks():
    """The apostrophe of a plural possessive does not close a quotation in single marks."""
    assert inner("‘The dogs’ owners won’t go,’ he said.") == ["The dogs’ owners won’t go,"]


def test_several_paragraphs():
    """A quotation reopened in each paragraph and closed in the last goes on through them."""
    stretches = find_stretches("“One,” she said. “Two.\n\n“Three.\n\n“Four.” Five.")
    assert [(s.goes_on, s.closed) for s in stretches] == [(False, True), (True, False), (True, False), (False, True)]


def test_stray_mark_stays_in_its_paragraph():
    """A mark without a partner does not shift the pairs of the next paragraph."""
    assert inner('He had " one too many.\n\n"Quite," she said. "So."')[-2:] == ["Quite,", "So."]


def test_missing_opening_mark():
    """A closing mark whose opening mark is missing closes what stands before it."""
    (stretch,) = find_stretches('We will see it through," the minister said.')
    assert not stretch.opened
    assert stretch.closed


def test_missing_closing_mark():
    """An opening mark whose closing mark is missing runs to the end of its paragraph."""
    (stretch,) = find_stretches("She said: “We will see.\n\nThe rain went on.")
    assert (stretch.closed, stretch.goes_on, stretch.end) == (False, False, 23)


def test_wrapped_lines_are_one_paragraph():
    """Lines broken at a width belong together; an empty line parts paragraphs."""
    text = (
        "The council met on Tuesday evening and\nheard from a long row of residents who\n"
        "spoke against the plan for the\nmarket square.\n\n"
        "Nobody from the firm had come, and the\nchair said that was no surprise to her,\nor to anyone.\n"
    )
    assert len(find_paragraphs(text)) == 2


@pytest.mark.parametrize("mark", ["'x ", '"x ', "“x ", "‘x’s ", "»x", "'", '"', "s' "])
def test_thirty_thousand_stray_marks(mark: str):
    """The scan is linear: marks without partners take no longer than prose of the length takes to read."""
    start = time.perf_counter()
    find_stretches(mark * 30_000)
    assert time.perf_counter() - start < 2


@given(st.text(alphabet=MARKS + "ab.,?\n", max_size=120))
def test_stretches_lie_inside_their_paragraphs(text: str):
    """Every stretch lies in one paragraph, its words inside its marks, and none crosses the edge of another."""
    paragraphs = find_paragraphs(text)
    stretches = find_stretches(text, paragraphs)
    for s in stretches:
        start, end = paragraphs[s.paragraph]
        assert start <= s.start <= s.inner_start <= s.inner_end <= s.end <= end
    for one in stretches:
        for other in stretches:
            crosses = one.start < other.start < one.end < other.end
            assert not crosses, (text[one.start : one.end], text[other.start : other.end])
