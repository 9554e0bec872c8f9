"""Who says something: another one than in the original, one with a name who had none, one who denied it."""

import pytest

from attribution import analyze
from attribution.guard import guard

STORY = "\n\n".join(
    (
        "The swimming pool in Arvo lost 30,000 litres of water over the weekend, the council said on Monday.",
        "Pool manager Lena Voss said a valve had been replaced in May. “We found it by the noise,” Voss said.",
        "A lifeguard who asked not to be named said two alarms had been switched off. "
        "Council leader Tim Orrell denied this.",
        "Two members of the night crew, who did not want to be identified, said the pumps had been run too hard.",
        "Governor Ida Sund said the chlorine would last for three weeks. "
        "A warehouse worker, who asked for anonymity, said it would last five days.",
        "Swimming club secretary Rolf Beck said his 210 members had nowhere to train. "
        "The council of the district said it had not been asked.",
        "A member of the swimming club, who spoke on condition of anonymity, said the wall had been painted over.",
        "The mayor had called the inspectors in April, a former clerk told the court, according to papers of the case.",
        "A member of the council said the signs had been taken down.",
        "Economist Petra Hoff doubted that many would find a place in another pool. "
        "Parents at the gate said they would look for a place in another pool.",
    )
)


def departures(derived: str, original: str = STORY) -> list[str]:
    """Return the classes of what is found in a text."""
    return [one.departure for one in guard(analyze(original), analyze(derived)).departures]


@pytest.mark.parametrize(
    "derived",
    [
        # A name that the original does not have.
        "Lifeguard Karin Dahl said two alarms had been switched off.",
        "Karin Dahl, a lifeguard, said two alarms had been switched off.",
        "One of the lifeguards, Karin Dahl, said two alarms had been switched off.",
        # The name of somebody else, who is called what the unnamed one is.
        "Lena Voss, a lifeguard, said two alarms had been switched off.",
        # Two of several.
        "The pumps had been run too hard, said night crew members Karin Dahl and Jon Falk.",
        # Of two who say nearly the same, the one who is called so.
        "The chlorine will last five days, said warehouse worker Jon Falk.",
    ],
)
def test_an_unnamed_source_gets_a_name(derived: str) -> None:
    """With what the original calls it beside the name, it is that source, whoever else bears the name."""
    assert departures(derived) == ["unnamed-named"]


def test_two_reports_of_one_statement() -> None:
    """What is told by a clerk, and by papers that tell of the clerk, may be given a name too."""
    assert departures("Former clerk Karin Dahl told the court that the mayor had called the inspectors in April.") == [
        "unnamed-named"
    ]


@pytest.mark.parametrize(
    "derived",
    [
        "Pool manager Lena Voss said two alarms had been switched off.",
        "Two alarms had been switched off, Voss said.",
        "“We found it by the noise,” said Tim Orrell.",
        "Karin Dahl of the council: “We found it by the noise.”",
        "The pool manager said the pumps had been run too hard.",
        # The office of one whom the original names, and one who leads others but is not the one who hides.
        "The pumps had been run too hard, the governor said.",
        "Swimming club secretary Rolf Beck said the wall had been painted over.",
        # A body for somebody who speaks for another.
        "The council said its 210 members had nowhere to train.",
    ],
)
def test_another_one_says_it(derived: str) -> None:
    """The name or the office of somebody else is another speaker."""
    assert departures(derived) == ["speaker-changed"]


def test_the_one_who_denied_it_says_it() -> None:
    """“Orrell denied this” is the denial of what stands before, and a denial may tell again what is denied."""
    original = (
        "Clerk Ben Aas accused the council of holding back two letters. Tim Orrell denied holding back any letter."
    )
    assert departures("Tim Orrell said two letters had been held back.", original) == ["denial-dropped"]
    assert departures("Council leader Tim Orrell said two alarms had been switched off.") == ["denial-dropped"]
    assert departures("Council leader Tim Orrell denied that two alarms had been switched off.") == []


@pytest.mark.parametrize(
    "derived",
    [
        # A headline with somebody's words, and what a place does.
        "‘We found it by the noise’: Arvo pool reopens",
        # The office of the one who says it, in a text that names another.
        "Lena Voss had a valve replaced in May, the pool manager said.",
        # Two of whom the original names one: what is said of the one may be the other's.
        "An economist doubted that many would find a place in another pool.",
        # One who is quoted without a name may be a member of the body that another one leads.
        "Council leader Tim Orrell said the signs had been taken down.",
        # Another word for somebody without a name.
        "A member of staff said two alarms had been switched off.",
    ],
)
def test_it_may_be_the_same(derived: str) -> None:
    """Where it may be the same one, nothing is said of who it is."""
    assert not {"speaker-changed", "unnamed-named"} & set(departures(derived))


def test_several_who_are_named() -> None:
    """Two unions are no source without a name where the original names both."""
    original = "The Union of Welders and the Union of Painters said in May that the yard had broken a promise."
    assert departures("Two unions said the yard had broken a promise.", original) == []


def test_what_somebody_does_is_told_by_another() -> None:
    """“The mayor called the inspectors” is what the clerk says, and no statement of the mayor's."""
    original = "It was a wet spring. A clerk said the mayor had called the inspectors in April, before the flood."
    assert departures("The mayor called the inspectors in April, before the flood.", original) == ["attribution-lost"]


QUARRY = "\n\n".join(
    (
        "The quarry at Hest lost a digger in a fall of stone on Friday, the county said.",
        "A crane operator who did not want to be named said the siren had been broken for a month. "
        "A former quarry guard said lorries had come by night. In 2019 the siren was tested by night.",
        "Ina Voll, the reeve of Hest Island, said the dust had reached the school. "
        "Rolf Aune, director of the quarry, said the slope had been measured in May.",
        "Dorte Lind, whose son Emil was in the cab, said nobody had called her. "
        "A team-mate said the digger had been too heavy. A guide who saw the fall said the men had run.",
        "A cook said stones had been thrown at the canteen. "
        "Manager Ada Bakke rejected the claim that stones had been thrown at the canteen.",
    )
)


@pytest.mark.parametrize(
    ("derived", "expected"),
    [
        # Someone with a "who", what somebody once was, and what stands before the name.
        ("Crane operator Nils Fogh said the siren had been broken for a month.", "unnamed-named"),
        ("Lorries had come by night, said Nils Fogh, once a guard at the quarry.", "unnamed-named"),
        ("Des Fogh, once a guard at the quarry, said lorries had come by night.", "unnamed-named"),
        ("Guide Nils Fogh said the men had run.", "unnamed-named"),
        ("Team-mate Nils Fogh said the digger had been too heavy.", "unnamed-named"),
        # Many who are no body that somebody leads, and one of many.
        ("Islanders said the dust had reached the school.", "named-unnamed"),
        ("Quarry staff said the slope had been measured in May.", "named-unnamed"),
        ("Quarry bosses said the slope had been measured in May.", "named-unnamed"),
        ("The mother of one worker said nobody had called her.", "named-unnamed"),
        ("The slope had been measured in May, according to someone close to the quarry.", "named-unnamed"),
        # The one who denies what another one says in nearly the same words.
        ("Stones had been thrown at the canteen, manager Ada Bakke said.", "denial-dropped"),
        ("Stones had been thrown at canteen, concedes manager Ada Bakke", "denial-dropped"),
    ],
)
def test_who_is_meant(derived: str, expected: str) -> None:
    """What somebody is called tells whose words they are, and whether the name is new or gone."""
    assert departures(derived, QUARRY) == [expected]
