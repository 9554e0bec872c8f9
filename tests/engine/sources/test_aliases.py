import pytest

from attribution import analyze


@pytest.mark.parametrize(
    ("named", "later", "name"),
    [
        ("Mara Stendal (née Renn) runs the inn.", "Renn", "Mara Stendal"),
        ("Peggy Lomax (formerly Stott) won the seat.", "Stott", "Peggy Lomax"),
        ("Tom “Tank” Garvey retired in May.", "Tank", "Tom Garvey"),
        ("Ana Ruiz, also known as Anita, sells fish.", "Anita", "Ana Ruiz"),
        ("Jon Doherty (stage name Kilo) played last.", "Kilo", "Jon Doherty"),
        ("Robert Hsu (aka Bobby Neon) played last.", "Neon", "Robert Hsu"),
        ("Li Na, who performs as Moonbeam, sang.", "Moonbeam", "Li Na"),
        ("Maria Falk, born Maria Lind, gave evidence.", "Lind", "Maria Falk"),
        ("Jane Orme, writing as Rex Stone, won.", "Stone", "Jane Orme"),
    ],
)
def test_other_name(named: str, later: str, name: str):
    """Whoever the article gives another name is the one who speaks under it."""
    [source] = analyze(f"{named} “It was cold,” {later} said.").sources

    assert (source.name.replace("“Tank” ", ""), source.kind) == (name, "person")


@pytest.mark.parametrize(
    "named",
    [
        "Mara Stendal, born in Renn, runs the inn.",
        "Mara Stendal met Renn (formerly a baker).",
        "Mara Stendal, known as a hard judge, met Renn.",
    ],
)
def test_no_other_name(named: str):
    """A place of birth or what somebody is known for is no name."""
    assert [source.name for source in analyze(f"{named} “It was cold,” Renn said.").sources] == ["Renn"]
