"""Names that are heard as one and spelled in two ways."""

import pytest

from attribution.names import is_respelt


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sara Cole", "Sarah Cole"),
        ("JOHN SMITH", "Jon Smyth"),
        ("Catherine Hall", "Katharine Hall"),
        ("Steven Grey", "Stephen Gray"),
        ("MacDonald", "Iain McDonald"),
        ("Hansen", "Ole Hanson"),
        ("Mayor Susan Gomes", "Susan Gomez"),
        ("Leigh", "Lee"),
        ("O'Hare", "Ohare"),
        ("JO MARSH", "Joanne Marsh"),
        ("Will Dunne", "William Dunne"),
        ("Cathy Hall", "Katharine Hall"),
        ("Steve Grey", "Stephen Gray"),
    ],
)
def test_two_spellings(one: str, other: str) -> None:
    """Doubled letters, letters of one sound, silent ones, names that are listed as one, and what is short for one."""
    assert is_respelt(one, other)
    assert is_respelt(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Diaz", "Ana Diaz"),
        ("DIAZ", "Ana Díaz"),
        ("Maria Lee", "Marta Lee"),
        ("Eric Roe", "Erica Roe"),
        ("Mary Hale", "Mary Hall"),
        ("Carter", "Cartier"),
        ("Ann Roe", "Dan Roe"),
        ("Bill Roe", "Robert Roe"),
        ("Jo Roe", "Kate Roe"),
        ("Jo Roe", "Joanne Ray"),
        ("Tom Roe", "Tim Roe"),
        ("Q", "Ben Roe"),
        ("", "Ben Roe"),
    ],
)
def test_one_spelling_or_another_name(one: str, other: str) -> None:
    """The same spelling, whatever its accents, is none in another way, and a name of another sound is another name."""
    assert not is_respelt(one, other)
    assert not is_respelt(other, one)
