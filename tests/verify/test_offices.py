"""A label that tells an office names nobody, and tells who speaks all the same."""

import pytest

from attribution import analyze
from attribution.model import Mention, Source
from attribution.verify import record_of, verify
from attribution.verify.offices import labels_of_another, labels_of_own


def person(name: str, description: str | None = None, *mentions: str) -> Source:
    """Return a source with what the article calls it."""
    found = tuple(Mention(start=0, end=len(text), text=text) for text in mentions)
    return Source(id=name, name=name, kind="person", named=True, description=description, mentions=found)


@pytest.mark.parametrize(
    ("label", "description", "mentions", "is_another"),
    [
        pytest.param("THE CORONER", "counsel assisting the coroner", (), True, id="counsel"),
        pytest.param("THE CORONER", "Counsel", ("the coroner", "Ana Lee"), True, id="taken for the coroner"),
        pytest.param("THE CORONER", "the coroner", (), False, id="the coroner"),
        pytest.param("THE CONVENER", "a farmer and a singer", (), False, id="no office is said of him"),
        pytest.param("THE CONVENER", "the council leader", (), True, id="the convener is no leader"),
        pytest.param("MAYOR", "an aide to the mayor", (), True, id="aide"),
        pytest.param("MAYOR", "the mayor's lawyer", (), True, id="lawyer"),
        pytest.param("MAYOR", None, ("Mayor Ana Lee", "Lee"), False, id="by title"),
        pytest.param("MAYOR", None, ("Deputy Mayor Ana Lee",), True, id="the deputy"),
        pytest.param("Madam Chair", "chairwoman of the board", (), False, id="one office in two words"),
        pytest.param("CHAIR", "secretary to the chair of the board", (), True, id="secretary"),
        pytest.param("DIRECTOR", "the managing director of the yard", (), False, id="a managing director is one"),
        pytest.param("CHAIR", None, ("Ana Lee",), False, id="nothing is said of her"),
        pytest.param("CHAIR", "a mother of two", (), False, id="no office is said of her"),
        pytest.param("WITNESS", "the mayor", (), False, id="no office"),
        pytest.param("SPEAKER", "the mayor", (), False, id="anybody"),
        pytest.param("MAYOR ROE", "an aide to the mayor", (), False, id="a name"),
    ],
)
def test_whose_a_label_is(label: str, description: str | None, mentions: tuple[str, ...], is_another: bool) -> None:
    """It is another's where the article says that this one is something else."""
    found = labels_of_another([label, "BEN ROE"], person("Ana Lee", description, *mentions), [])

    assert found == (frozenset({label}) if is_another else frozenset())


@pytest.mark.parametrize(
    ("label", "mention", "is_own"),
    [
        ("REEVE", "Reeve Ana Lee", True),
        ("The Reeve", "the town’s reeve Ana Lee", True),
        ("HEAD REEVE", "head reeve Ana Lee", True),
        ("REEVE", "head reeve Ana Lee", True),
        ("REEVE", "the reeve", False),
        ("ANA REEVE", "Reeve Ana Lee", False),
        ("LEE", "Reeve Ana Lee", False),
    ],
)
def test_what_somebody_is_called_before_the_name(label: str, mention: str, is_own: bool) -> None:
    """A label that no list has is somebody's where the article calls this one so by name."""
    assert labels_of_own([label], person("Ana Lee", None, mention)) == (frozenset({label}) if is_own else frozenset())


def test_a_label_of_two() -> None:
    """Words under it are the reeve's, and not the clerk's; where both are called so they may be either's."""
    record = record_of("REEVE: It stays open.\n\nCLERK: We close.")

    def verdict(text: str) -> str:
        return verify(analyze(text), [record])[0].verdict

    assert verdict("“It stays open,” said Reeve Ana Lee.") == "verbatim"
    assert verdict("“It stays open,” said Clerk Ben Roe. “We close,” said Reeve Ana Lee.") == "wrong-speaker"


def test_office_of_somebody_else() -> None:
    """It is another's where the article has another who holds the office."""
    ana, ben = person("Ana Lee", None, "the mayor", "Ana Lee"), person("Ben Roe", "mayor of Lorn")

    assert labels_of_another(["THE MAYOR"], ana, [ben]) == {"THE MAYOR"}
    assert labels_of_another(["THE MAYOR"], ben, [ana]) == frozenset()


@pytest.mark.parametrize(
    ("labels", "others"),
    [
        pytest.param(["REPORTER", "ANA LEE"], {"REPORTER"}, id="who asks"),
        pytest.param(["THE CLERK", "CHAIR", "LEE"], {"THE CLERK", "CHAIR"}, id="who leads, and who notes"),
        pytest.param(["Q", "LEE"], {"Q"}, id="a question"),
        pytest.param(["Q", "A", "LEE"], set[str](), id="she may be under A herself, or ask"),
        pytest.param(["MAN IN AUDIENCE", "CALLER 2", "LEE"], {"MAN IN AUDIENCE", "CALLER 2"}, id="one among others"),
        pytest.param(
            ["Protester", "Voice from the floor", "Lee"], {"Protester", "Voice from the floor"}, id="who calls"
        ),
        pytest.param(["SPEAKER 2", "UNKNOWN MAN", "VOICE", "GUEST", "LEE"], set[str](), id="anybody"),
        pytest.param(["RESCUE CHIEF", "GATE OFFICER", "LEE"], set[str](), id="what she may be"),
        pytest.param(["WOMAN FARMER", "LEE"], {"WOMAN FARMER"}, id="of two nouns"),
        pytest.param(["MAN IN AUDIENCE", "BEN ROE"], set[str](), id="beside somebody else"),
        pytest.param(["REPORTER", "WITNESS"], set[str](), id="she has no label of her own"),
        pytest.param(["MODERATOR", "SPEAKER 2", "BEN ROE"], set[str](), id="nor here"),
    ],
)
def test_labels_beside_her_own(labels: list[str], others: set[str]) -> None:
    """Beside somebody's own label those who ask, lead and note are others."""
    assert labels_of_another(labels, person("Ana Lee"), []) == others


def test_a_reporter_who_is_called_so() -> None:
    """The article may call the one whom it quotes what the label does."""
    assert labels_of_another(["REPORTER", "ANA LEE"], person("Ana Lee", "a reporter on the Mail"), []) == frozenset()
    assert labels_of_another(["FARMER 1", "ANA LEE"], person("Ana Lee", "a farmer at Lorn"), []) == frozenset()
    assert labels_of_another(["FARMER", "CALLER", "ANA FARMER"], person("Ana Farmer"), []) == {"CALLER"}
