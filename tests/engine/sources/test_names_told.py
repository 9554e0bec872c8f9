"""What stands beside a name tells whether it is a person's, whatever the tagger of entities says."""

import pytest

from attribution import Analysis, analyze


def sources(text: str) -> dict[str, str]:
    """Return the sources of a text with their kinds."""
    return {source.name: source.kind for source in analyze(text).sources}


def said_by(analysis: Analysis) -> str | None:
    """Return the name of the last quotation's source."""
    names = {source.id: source.name for source in analysis.sources}
    return names.get(analysis.quotations[-1].source_id or "")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Helena Voss, defending, said her client was sorry. “It was foolish,” she told the judge.", "Helena Voss"),
        ("Geneva Marsh, 44, of Tarn Lane, said she had heard a bang. “It was loud,” she said.", "Geneva Marsh"),
        ("Phoenix Rourke, 38, said the pier was shut.", "Phoenix Rourke"),
        ("“It was loud,” said Savannah Brandt, a nurse at the ward. She said it would go on.", "Savannah Brandt"),
        ("Mayor Ana Lee welcomed it. Lourdes Quill told the council she would not. “It is wrong,” she said.", None),
    ],
)
def test_a_name_that_begins_as_a_place_does(text: str, name: str | None) -> None:
    """An age, counsel's work, a noun for a person, or the pronoun of the given name in what is said tell a person."""
    assert said_by(analyze(text)) == (name or "Lourdes Quill")
    assert sources(text)[name or "Lourdes Quill"] == "person"


@pytest.mark.parametrize(
    "text",
    [
        "Morgan Stanley said it had cut its forecast. “It is late,” it said.",
        "Carolina Power, a supplier, said it would rise. “It is late,” it said.",
        "Victoria Police said the road was shut. “It is shut,” it said.",
    ],
)
def test_a_body_stays_one(text: str) -> None:
    """A given name at the beginning makes nobody of a body."""
    assert set(sources(text).values()) == {"organization"}


@pytest.mark.parametrize(
    "address", ["44, of Tarn Lane, Ottersby,", "who lives in Quill Street,", "at her home near Marsh Road,"]
)
def test_a_street_is_nobody(address: str) -> None:
    """What follows is not said by a street where one stands beside a name."""
    analysis = analyze(f"Ana Brandt, {address} said there was a bang. “It was loud,” she said.")

    assert said_by(analysis) == "Ana Brandt"
    assert all(source.kind != "person" or source.name == "Ana Brandt" for source in analysis.sources)


def test_somebody_with_a_name_for_a_street() -> None:
    """A person whose family name is a word for a street stays one."""
    assert sources("The work of Nathan Lane is late. “It is late,” Lane said.") == {"Nathan Lane": "person"}
