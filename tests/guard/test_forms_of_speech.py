"""Forms in which a text gives words to somebody, and forms that only look so."""

import pytest

from attribution import analyze
from attribution.guard import guard

STORY = "\n\n".join(
    (
        "The town of Ardrish will lose its only bank branch in September, and people will have to travel to Kilmory.",
        "The bank, Northern Mutual, announced it on Tuesday. It has ordered its cashiers not to talk to reporters.",
        "Fiona Strang, who runs the bakery next door, said the closure would ruin the high street. "
        "“I bank my takings there every night, and now I’ll be driving round with cash in a flour tin,” she said.",
        "The bank’s regional manager, Craig Dunnet, said only 40 customers a day used the counter. "
        "He said the landlord had asked for more rent. “Nobody is being abandoned,” he said.",
        "MP Hector Baird said the bank had lied to the council in March. "
        "He said insurers were refusing to pay for the roof.",
        "Harbour master Eilidh Moy said the ferry had been late. Soil tests showed that the car park was sinking.",
        "The roof of the branch was damaged by a storm in May. A petition has gathered 1,750 signatures. "
        "A crane and two vans went into the harbour. Visitors who come on 9 July will be given an estimated price.",
        "The leak, said the economist Dr Priya Nair, came from a pipe. She said towns without a bank lost shops.",
    )
)


@pytest.fixture(scope="module")
def story():
    """Return the story, analysed."""
    return analyze(STORY)


@pytest.mark.parametrize(
    ("derived", "expected"),
    [
        # Who says it stands after any word of saying, and may be what somebody is before a name.
        (
            "The closure would ruin the high street, insisted the bank’s regional manager, Craig Dunnet.",
            "speaker-changed",
        ),
        ("The bank had lied to the council, in the view of the town’s convener, Alison Keir.", "speaker-changed"),
        ("As Fiona Strang tells it, only 40 customers a day used the counter.", "speaker-changed"),
        ("A petition has gathered 1,750 signatures, grumbled Craig Dunnet.", "attribution-gained"),
        # What a body does by saying it is told by the narrator.
        ("Craig Dunnet noted that the cashiers had been ordered not to talk to reporters.", "attribution-gained"),
        ("Insurers are refusing to pay for the roof in Ardrish.", "attribution-lost"),
        ("The landlord has asked for more rent.", "attribution-lost"),
        # A word of what somebody is called may be that of a thing.
        ("A crane and two vans went into the harbour, says harbour master Eilidh Moy.", "attribution-gained"),
        ("The roof, said Dunnet, was damaged by a storm in May.", "attribution-gained"),
        ("As Dunnet tells it, a petition has gathered 1,750 signatures.", "attribution-gained"),
        ("According to Hector Baird, soil tests showed that the car park was sinking.", "attribution-gained"),
        ("Visitors who come on 9 July will get an estimated price, according to Priya Nair.", "attribution-gained"),
        # A statement beside news, in a clause of its own or in a relative one.
        ("Having lied to the council in March, the bank announced it on Tuesday.", "attribution-lost"),
        ("The town of Ardrish will lose its only bank branch that lied to the council in March.", "attribution-lost"),
        # Two, one of whom is named after what he is.
        ("Like the economist, Priya Nair, Hector Baird said the bank had lied to the council.", "sources-merged"),
        ("Hector Baird said the bank had lied to the council, a charge Fiona Strang repeated.", "sources-merged"),
        # What stands in no marks in the original, or is another statement, was not altered.
        ("“The high street will be dead by Christmas,” warned Fiona Strang.", "quotation-from-nowhere"),
        ("“A petition has gathered thousands of names,” Baird said.", "quotation-from-nowhere"),
        ("“Nobody is being forgotten,” Craig Dunnet said.", "quotation-altered"),
    ],
)
def test_who_says_it(story, derived: str, expected: str) -> None:
    """Each is found, and nothing else is."""
    assert [one.departure for one in guard(story, analyze(derived)).departures] == [expected]


@pytest.mark.parametrize(
    "derived",
    [
        # What readers are told is no name.
        "Pity the bakers: the town will lose its only bank branch in September.",
        "Meet the cashiers: they have been ordered not to talk to reporters.",
        # What is parted by the words for the one who speaks is one clause.
        "The counter, he said, was used by only 40 customers a day: Craig Dunnet again.",
        "Northern Mutual says through its regional manager that only 40 customers a day used the counter.",
        "The high street would be ruined, insisted the baker, Fiona Strang.",
        # A label may have two letters.
        "MP: bank lied to council in March",
        "Northern Mutual has ordered its cashiers not to talk to reporters.",
    ],
)
def test_it_is_the_same(story, derived: str) -> None:
    """Nothing is found."""
    assert [one.departure for one in guard(story, analyze(derived)).departures] == []
