"""Short passages of the kinds that are easily read wrong come out right; see kinds/README.md."""

from collections.abc import Mapping
from typing import Any

import pytest

from attribution.model import Analysis
from tests.kinds import passages
from tests.kinds.passages import Passage

PASSAGES = passages.read_passages()
KNOWN_WRONG = passages.read_known_wrong()


@pytest.fixture(scope="session")
def analyses() -> Mapping[str, Analysis]:
    """Return the analyses of the passages by their ids; they are analysed once."""
    return passages.analyse_passages(PASSAGES)


def _case(passage: Passage) -> Any:
    wrong = pytest.mark.xfail(reason="known to be read wrong", strict=True, raises=AssertionError)
    return pytest.param(passage, id=passage.id, marks=[wrong] if passage.id in KNOWN_WRONG else [])


@pytest.mark.parametrize("passage", [_case(passage) for passage in PASSAGES])
def test_passage(passage: Passage, analyses: Mapping[str, Analysis]):
    """The words asked about are under the right source; a mended passage must be taken off the list of wrong ones."""
    analysis = analyses[passage.id]
    assert passages.is_right(passage, analysis), passages.got(passage, analysis)


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.id)
def test_words_asked_about(passage: Passage):
    """The words asked about stand in their passage once, so that it is plain which are meant."""
    assert passage.text.count(passage.words) == 1


def test_ids():
    """Every passage has an id of its own."""
    assert len({passage.id for passage in PASSAGES}) == len(PASSAGES)


def test_known_wrong():
    """Only passages that there are can be known to be read wrong."""
    assert {passage.id for passage in PASSAGES} >= KNOWN_WRONG
