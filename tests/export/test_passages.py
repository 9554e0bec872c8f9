"""Places that may overlap, cut so that they nest."""

from hypothesis import given
from hypothesis import strategies as st

from attribution.export.passages import Chunk, chunks_in
from attribution.model import Span

TEXT = "x" * 40
PLACES = st.builds(lambda a, n: Span(start=a, end=a + n), st.integers(0, 30), st.integers(1, 10))


def spans(*places: tuple[int, int]) -> list[Span]:
    return [Span(start=start, end=end) for start, end in places]


def test_apart_and_within() -> None:
    """Chunks that are apart, or one within the other, stay whole; the outer comes first."""
    assert chunks_in(TEXT, {0: spans((2, 4)), 1: spans((0, 8)), 2: spans((9, 12))}, [(0, 40)]) == (
        *(Chunk(0, 8, 1), Chunk(2, 4, 0), Chunk(9, 12, 2)),
    )


def test_frames() -> None:
    """A chunk is cut where a frame ends, and what is in no frame is left out."""
    assert chunks_in(TEXT, {0: spans((2, 20))}, [(0, 5), (6, 10), (30, 40)]) == (Chunk(2, 5, 0), Chunk(6, 10, 0))


@given(places=st.dictionaries(st.integers(0, 9), st.lists(PLACES, max_size=4), max_size=6))
def test_any_places(places: dict[int, list[Span]]) -> None:
    """Any two chunks are apart or nested, and each key has all its characters once."""
    chunks = chunks_in(TEXT, places, [(0, 15), (16, 40)])

    for one in chunks:
        for other in chunks:
            shared = min(one.end, other.end) - max(one.start, other.start)
            assert shared <= 0 or shared in (one.end - one.start, other.end - other.start)
    for key in places:
        covered = [at for chunk in chunks if chunk.key == key for at in range(chunk.start, chunk.end)]
        assert len(covered) == len(set(covered))
    assert list(chunks) == sorted(chunks, key=lambda chunk: (chunk.start, -chunk.end, chunk.key))


def test_many_that_cross() -> None:
    """A thousand places that all cross are cut in good time."""
    text = "x" * 3000
    places = {key: spans((key, key + 1000)) for key in range(0, 1000, 10)}

    chunks = chunks_in(text, places, [(0, 3000)])

    assert sum(chunk.end - chunk.start for chunk in chunks) == 100 * 1000
