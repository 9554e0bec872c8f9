"""Who wrote an article that says "I": the byline's one person, or whom the note at its end tells of."""

import msgspec
import pytest

from attribution.engine.grammar import load_pipeline, parse_many
from attribution.engine.sources.writers import writer_of
from attribution.model import Document


def writer(text: str, byline: str | None = None) -> str | None:
    """Return the name of an article's writer as it is shown."""
    document = msgspec.structs.replace(Document.from_text(text), byline=byline)
    [parse] = parse_many([document], load_pipeline())
    name = writer_of(parse)
    return None if name is None else name.shown


@pytest.mark.parametrize(
    ("note", "name"),
    [
        pytest.param("Marta Quill is a retired geologist in Bergen.", "Marta Quill", id="is"),
        pytest.param("Helga Brand teaches economics at Norrvik College.", "Helga Brand", id="teaches"),
        pytest.param("Anton Weil, who lives in Basel, is working on a novel.", "Anton Weil", id="is working"),
        pytest.param("Ben Roe and Ida Salt are the authors of Two Gates.", None, id="two of them"),
        pytest.param("Marta Quill was a retired geologist in Bergen.", None, id="was"),
        pytest.param("Quill is a retired geologist in Bergen.", None, id="a part of a name"),
        pytest.param("Marta Quill says the lift is broken.", None, id="says"),
    ],
)
def test_note_at_the_end(note: str, name: str | None):
    """A note at the end that says who somebody is, in the present, names the writer."""
    assert writer(f"I stood at the gate of the old quarry.\n\n“Come in,” I said.\n\n{note}") == name


def test_somebody_in_the_story():
    """Who is spoken of elsewhere too is somebody in the story."""
    assert (
        writer("I met Marta Quill in the lift.\n\n“Going up?” I asked.\n\nMarta Quill is the mayor of Bergen.") is None
    )


def test_somebody_of_the_same_family():
    """A namesake with another given name is another."""
    text = "I met my cousin Olive Quill at noon.\n\n“Sit,” I said.\n\nMarta Quill is the mayor of Bergen."

    assert writer(text) == "Marta Quill"


def test_note_far_from_the_end():
    """What stands in the middle of an article is no note."""
    text = "\n\n".join(["I stood there.", "Marta Quill is a geologist.", "It rained.", "It snowed.", "It hailed."])

    assert writer(text) is None


@pytest.mark.parametrize(
    ("byline", "name"),
    [
        pytest.param("By Ana Lee", "Ana Lee", id="one person"),
        pytest.param("By Ana Lee and Ben Roe", None, id="two of them"),
    ],
)
def test_byline(byline: str, name: str | None):
    """A byline goes before a note, and names one person or nobody."""
    text = "I stood at the gate.\n\n“Come in,” I said.\n\nMarta Quill is a retired geologist in Bergen."

    assert writer(text, byline) == name
