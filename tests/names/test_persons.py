import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.names.persons import may_be_same, parse_name


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("Ana Lee", "Ana Lee"),
        ("Mayor Ana Lee", "Ana Lee"),
        ("former Mayor Ana Lee", "Ana Lee"),
        ("Prime Minister Ana Lee", "Ana Lee"),
        ("Det Insp Ana Lee", "Ana Lee"),
        ("then-Gov. Ben Roe", "Ben Roe"),
        ("company spokeswoman Ana Lee", "Ana Lee"),
        ("Sen. Ben Roe (D-Ohio)", "Ben Roe"),
        ("Dr Lee", "Lee"),
        ("Mrs. Lee’s", "Lee"),
        ("Lee's", "Lee"),
        ("James’", "James"),
        ("Ana M. Lee", "Ana M. Lee"),
        ("J. R. Roe", "J. R. Roe"),
        ("Ana de la Cruz", "Ana de la Cruz"),
        ("Ana Lee-Roe", "Ana Lee-Roe"),
        ("Ben Roe III", "Ben Roe III"),
        ("Ben Roe Jr.", "Ben Roe Jr."),
        ("ANA LEE", "ANA LEE"),
    ],
)
def test_name_as_shown(printed: str, shown: str):
    """A name is shown as printed, without title, possessive ending and brackets, and with its initials and suffix."""
    assert parse_name(printed).shown == shown


def test_possessive_of_several_is_no_name():
    """What belongs to several stands before a name as a title does: "the Greens’ Ana Lee"."""
    assert parse_name("The Greens’ Ana Lee").shown == "Ana Lee"


def test_parts():
    """A name has a title, a given name, middle names, a family name, a suffix and a nickname."""
    name = parse_name("Dr. Ana Maria “Mia” de la Cruz Jr.")
    assert name[:6] == ("dr", "ana", ("maria",), "de la cruz", "jr", "mia")


def test_one_word():
    """A name of one word is taken as a family name."""
    name = parse_name("Lee")
    assert (name.first, name.last, name.is_full) == ("", "lee", False)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Lee", "Lee"),
        ("Ana Lee", "Dr. Lee"),
        ("Ana Lee", "Ana"),
        ("Ana Lee", "A. Lee"),
        ("Ana M. Lee", "Ana Lee"),
        ("Maria Ana Lee", "Ana Lee"),
        ("Ana Lee", "ANA LEE"),
        ("Ben “Bo” Roe", "Bo Roe"),
        ("Ana de la Cruz", "Cruz"),
        ("Ana Lee-Roe", "Lee-Roe"),
        ("Aung San Suu Kyi", "Suu Kyi"),
        ("Osman Abu Laban", "Abu Laban"),
        ("Ben Roe Jr.", "Roe"),
        ("Ann O’Neil", "O'Neil"),
    ],
)
def test_may_be_one_person(one: str, other: str):
    """A shorter form of a name may be the same person's, whichever comes first."""
    assert may_be_same(parse_name(one), parse_name(other))
    assert may_be_same(parse_name(other), parse_name(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Lee", "Ben Lee"),
        ("Ana Lee", "Ana Roe"),
        ("Ana Lee", "Roe"),
        ("Ana Lee", "Mr. Ana"),
        ("Ana Lee-Roe", "Roe"),
        ("B. Roe", "Ana Roe"),
        ("Ana M. Lee", "Ana B. Lee"),
        ("Ben Roe Jr.", "Ben Roe Sr."),
        ("Ben Roe Jr.", "Ben Roe"),
    ],
)
def test_two_people(one: str, other: str):
    """Another given name, family name, initial or generation is another person, whichever comes first."""
    assert not may_be_same(parse_name(one), parse_name(other))
    assert not may_be_same(parse_name(other), parse_name(one))


@given(st.text(alphabet="AabLMr.,;'’\"“”()[]- ", max_size=40))
def test_any_text(text: str):
    """Whatever stands for a name, it has parts and no error, and never a letter that was not printed."""
    name = parse_name(text)
    assert set(name.shown) <= set(text)
    assert name.shown == name.shown.strip()
    assert may_be_same(name, name)
