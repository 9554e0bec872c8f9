"""What one says, given to two, and what two say, given to one."""

import pytest

from attribution import analyze
from attribution.guard import guard

STORY = "\n\n".join(
    (
        "The theatre in Halm will close for the winter, its owner said on Tuesday.",
        "Director Nora Falk said the roof had been leaking since March. She said the stage was dry.",
        "The theatre workers' union said 40 people would lose their pay. Its lawyer, Per Aas, expects a lawsuit.",
        "Fire inspector Olga Reim said the repair would take 12 weeks. A carpenter, Finn Moe, said it would take 20.",
        "Actor Hugo Lind said he had slept under the stage. His agent, Mia Roos, said he was looking for work abroad.",
    )
)


def departures(derived: str) -> list[str]:
    """Return the classes of what is found in a text."""
    return [one.departure for one in guard(analyze(STORY), analyze(derived)).departures]


@pytest.mark.parametrize(
    "derived",
    [
        "Nora Falk, the director, and the actors' guild said the roof had been leaking since March.",
        "Director Nora Falk and the theatre workers' union said the roof had been leaking since March.",
        "Director Nora Falk, like fire inspector Olga Reim, said the roof had been leaking since March.",
        "Nora Falk, together with Olga Reim, said the roof had been leaking since March.",
        "Theatre director and fire inspector say the roof had been leaking since March",
        "Nora Falk, the director, and Olga Reim, an inspector, said the roof had been leaking since March.",
        "Nora Falk, who directs it, and the inspector Olga Reim said the roof had been leaking since March.",
        "The roof had been leaking since March, said Nora Falk, the director, and Olga Reim.",
        # Two numbers, each from somebody else.
        "Officials said the repair would take 12 or 20 weeks.",
    ],
)
def test_two_for_one(derived: str) -> None:
    """However the second is added, one statement is given to two, or two to one."""
    assert departures(derived) == ["sources-merged"]


@pytest.mark.parametrize(
    "derived",
    [
        "Director Nora Falk said the roof had been leaking since March and the repair would take 12 weeks.",
        "Fire inspector Olga Reim said the repair would take 12 or 20 weeks.",
    ],
)
def test_one_of_the_two(derived: str) -> None:
    """Who gets the words of another one beside words of the same one's own is another speaker."""
    assert departures(derived) == ["speaker-changed"]


@pytest.mark.parametrize(
    "derived",
    [
        "Fire inspector Olga Reim says the repair will take 12 weeks, and carpenter Finn Moe that it will take 20.",
        "Lind's circle said he had slept under the stage and was looking for work abroad.",
    ],
)
def test_each_has_its_own(derived: str) -> None:
    """Where each is given, or somebody's own people are, nothing is merged."""
    assert "sources-merged" not in departures(derived)
