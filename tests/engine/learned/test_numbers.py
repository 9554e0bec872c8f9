"""The numbers that were set on articles."""

import re
from importlib import resources
from pathlib import Path

import msgspec
import pytest

from attribution.engine.learned.numbers import NUMBERS, read_numbers
from attribution.engine.sources.by_pronoun import Pronouns
from attribution.engine.sources.identities import Identity, Registry
from attribution.engine.sources.salience import Nearest, Standpoint, Trace, evidence
from attribution.engine.speakers.sifting import all_traits
from attribution.model import THRESHOLD
from tests.docs_by_hand import by_hand, scene_by_hand
from tests.weights_by_hand import weights

TABLE = (resources.files("attribution.engine.learned") / "numbers.toml").read_text(encoding="utf-8")
ROOT = Path(__file__).parents[3]


def test_a_number_that_is_missing_is_named():
    """A table that lacks a number is an error that names it."""
    without = re.sub(r"\[speakers\.is_cue\]\n(?:.+\n)+", "", TABLE)
    with pytest.raises(msgspec.ValidationError, match=r"is_cue.*speakers"):
        read_numbers(without)


def test_a_number_without_a_place_in_the_code_is_named():
    """A number that nothing reads is an error that names it."""
    more = TABLE.replace("[speakers.is_cue]", "[speakers.is_cew]\nvalue = 1.0\n\n[speakers.is_cue]")
    with pytest.raises(msgspec.ValidationError, match="is_cew"):
        read_numbers(more)


def test_every_number_says_what_it_was_set_on():
    """Every number has what it is and what it was set on, in words."""
    rows = re.split(r"\n(?=\[)", TABLE)[1:]
    untold = [row for row in rows if not re.search(r"\nwhat = \"[^\"]+\"\nset_on = \"[^\"]+\"", row)]
    assert [row.split("\n")[0] for row in untold] == ["[salience.value]", "[indirect.value]"]


def test_every_number_is_read():
    """Every number is read somewhere in the engine; the records keep the threshold."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "attribution" / "engine").rglob("*.py"))
    names = [(room, name) for room in ("cues", "speakers", "sources") for name in _fields(getattr(NUMBERS, room))]
    unread = [f"{room}.{name}" for room, name in names if not re.search(rf"NUMBERS\.{room}\.{name}\b", code)]
    assert unread == ["speakers.threshold"]
    assert NUMBERS.speakers.threshold == THRESHOLD


def _fields(numbers: msgspec.Struct) -> tuple[str, ...]:
    return numbers.__struct_fields__


def test_weights_are_those_of_the_evidence():
    """Whatever speaks for somebody's being meant has its weight, and no weight is of anything else."""
    place = Standpoint(head=9, sentence=1, paragraph=0, is_subject=True, is_possessive=False, is_main=True, verb=-1)
    plain = evidence(Trace(), place, Nearest(subject=-1, speaking=-1, main=-1))
    registry = Registry()
    registry.add(Identity(kind="person", named=True, trace=Trace(head=1, sentence=1)))
    (of_pronoun,) = Pronouns(by_hand("Go VB ROOT -"), registry, {}).rank(place._replace(pronoun="she", speaks=True))
    assert set(plain) < set(of_pronoun.evidence) == set(NUMBERS.salience)


def test_weights_are_those_of_the_traits():
    """Whatever speaks for an indirect quotation has its weight, with a source and without one."""
    found = {"always"}
    for table in ("Ana NNP nsubj fell PERSON\nfell VBD ROOT - fall", "fell VBD ROOT - fall\nso RB advmod fell"):
        scene = scene_by_hand(table, fell="fell")
        (reported,) = scene.reported
        found |= set(all_traits(scene.parse, reported, reported.content, weights()))
    assert found == set(NUMBERS.indirect)


def test_readme_has_the_table():
    """The table in training/README.md is the one that the package reads."""
    numbers = pytest.importorskip("training.numbers")
    readme = (ROOT / "training" / "README.md").read_text(encoding="utf-8")
    assert "\n".join(numbers.table()) in readme
