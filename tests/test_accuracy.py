"""The accuracy on annotated articles is held; see accuracy_gate.py."""

import re
from pathlib import Path

import pytest

from tests import accuracy_gate as gate

FLOORS = gate.load_floors(gate.FLOORS)


@pytest.fixture(scope="module")
def corpora(shared: Path) -> Path:
    """Return the folder of the corpora; tests that need it are skipped where a part of it is absent."""
    absent = gate.missing(shared)
    if absent:
        pytest.skip(f"not beside the checkout: {absent}")
    return shared


@pytest.fixture(scope="module")
def figures(corpora: Path) -> gate.Figures:
    return gate.measure(corpora)


def test_corpora_are_those_of_the_floors(corpora: Path):
    """The floors were measured on these corpora; after a change of them: python -m tests.accuracy_gate --update."""
    assert gate.digest(corpora) == FLOORS.corpora


@pytest.mark.parametrize("name", FLOORS.figures)
def test_accuracy_is_held(name: str, figures: gate.Figures):
    """No figure is worse than what was reached, less a margin, nor worse than its fixed bound."""
    least = gate.bound(name, FLOORS.figures[name])
    assert not gate.is_worse(name, figures[name], least), f"{name}: {figures[name]} is worse than {least}"


def test_every_figure_has_a_floor(figures: gate.Figures):
    """What is measured is held."""
    assert set(figures) == set(FLOORS.figures)


SHOWN = ("quoted.detect", "quoted.link", "all.content", "all.source", "quoted.source", "sure", "caught")


@pytest.mark.parametrize(
    ("place", "row"),
    [
        ("README.md", r"\| attribution \|(.+)\|"),
        ("training/README.md", r"\| \+ calibration and threshold[^|]*\|(.+)\|"),
    ],
)
def test_documents_show_the_figures(checkout: Path, place: str, row: str):
    """The tables in the documents show the figures that are held; the commands beside them print the tables anew."""
    match = re.search(row, (checkout / place).read_text(encoding="utf-8"))
    assert match, f"no table in {place}"
    shown = [float(cell) for cell in match[1].split("|")]
    assert shown == pytest.approx([FLOORS.figures[f"dev/{name}"] for name in SHOWN], abs=gate.MARGIN)
