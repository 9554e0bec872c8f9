import pytest

from attribution.names import given_name_pronoun, parse_name


@pytest.mark.parametrize(
    ("name", "pronoun"),
    [
        ("Walter Roe", "he"),
        ("Mrs. Inés Roe", "she"),
        ("Jean-Luc Roe", None),
        ("Kim Roe", None),
        ("A. Roe", None),
        ("Grant", None),
        ("Melanie", "she"),
        ("Mrs. Melanie", None),
    ],
)
def test_given_name_pronoun(name: str, pronoun: str | None):
    """A given name hints at a pronoun; an initial, a family name alone, or a name of all kinds of people does not."""
    assert given_name_pronoun(parse_name(name)) == pronoun
