"""The accuracy on twenty invented articles is held, in a bare clone too; see gold/README.md."""

from collections.abc import Sequence

import pytest

from attribution.model import Analysis
from tests import accuracy_gate
from tests.gold import features, gate, readings, scoring
from tests.gold.reading import Article, read_articles

#: Processors differ in the last digits of their floating point.
_TOLERANCE = 0.02
_ANEW = "changed; if that was meant, read the change and run: python -m tests.gold.readings --update"
FLOORS = accuracy_gate.load_floors(gate.FLOORS)


@pytest.fixture(scope="session")
def articles() -> tuple[Article, ...]:
    return read_articles()


@pytest.fixture(scope="session")
def read(articles: Sequence[Article]) -> tuple[tuple[Analysis, ...], features.Rows]:
    """Return the analyses of the articles, and what the models read in them; they are analysed once."""
    with features.recorded() as rows:
        return gate.analyse_articles(articles), rows


@pytest.fixture(scope="session")
def analyses(read: tuple[tuple[Analysis, ...], features.Rows]) -> tuple[Analysis, ...]:
    return read[0]


@pytest.fixture(scope="session")
def judgements(articles: Sequence[Article], analyses: Sequence[Analysis]) -> tuple[scoring.Judgement, ...]:
    """Return what is right of each article."""
    return gate.judge_analyses(articles, analyses)


@pytest.mark.parametrize("name", FLOORS.figures)
def test_accuracy_is_held(name: str, judgements: Sequence[scoring.Judgement]):
    """No figure is worse than what was reached, less a margin; where one is, what went wrong is listed."""
    figure, least = gate.held(judgements)[name], accuracy_gate.bound(name, FLOORS.figures[name])
    faults = "\n".join(scoring.faults(judgements, name.removeprefix("gold/")))
    assert not accuracy_gate.is_worse(name, figure, least), f"{name}: {figure} is worse than {least}\n{faults}"


def test_readings_are_those_committed(analyses: Sequence[Analysis]):
    """Nothing that the engine makes of the articles changes unseen, be it better or worse."""
    changed = "\n".join(readings.differences(readings.stored_lines(), readings.read_lines(analyses)))
    assert not changed, f"{_ANEW}\n{changed}"


def test_features_are_those_committed(read: tuple[tuple[Analysis, ...], features.Rows]):
    """Nothing that the models read of the articles changes unseen."""
    old, new = readings.stored_lines(features.SUMS), features.sum_lines(read[1])
    changed = "\n".join(readings.differences(old, new))
    assert not changed, f"{_ANEW}\n{changed}"


def test_confidences_are_those_committed(analyses: Sequence[Analysis]):
    """Each speaker is as sure as before, but for what a processor's floating point does to it."""
    for old, new in zip(readings.stored_lines(), readings.read_lines(analyses), strict=True):
        assert readings.confidence(new) == pytest.approx(readings.confidence(old), abs=_TOLERANCE), f"{_ANEW}\n{new}"


def test_every_figure_has_a_floor(judgements: Sequence[scoring.Judgement]):
    """What is measured is held."""
    assert set(gate.held(judgements)) == set(FLOORS.figures)


def test_articles_are_those_of_the_floors():
    """The floors were measured on these marks; after a change of them: python -m tests.gold.gate --update."""
    assert gate.digest() == FLOORS.corpora


def test_there_is_enough_to_measure(articles: Sequence[Article]):
    """There are twenty articles with two hundred quotations in marks, and all that the figures tell apart."""
    quotations = [quotation for article in articles for quotation in article.quotations]
    outer = [quotation for quotation in quotations if not quotation.nested]
    assert len(articles) == 20
    assert sum(quotation.kind != "indirect" for quotation in outer) >= 200
    assert {quotation.kind for quotation in outer} == {"direct", "mixed", "indirect"}
    assert any(quotation.nested for quotation in quotations)
    assert any(quotation.via for quotation in quotations)
    assert {i.kind for a in articles for i in a.identities.values()} >= {"person", "group", "organization", "document"}
