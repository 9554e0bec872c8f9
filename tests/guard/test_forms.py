"""The forms in which texts tell who says what, and how far it reaches: each is read on both sides."""

import pytest

from attribution import analyze
from attribution.guard import guard
from attribution.model import Analysis

STORY = "\n\n".join(
    (
        "OSTRA, Vell - A former ferry captain went on trial on Monday, accused of selling lifeboats to a dealer. "
        "Orla Trask, 51, denied that she had met the dealer.",
        "Corvin Lines, which runs four ferries, will close its yard in May. Corvin has bought 900 hectares since 2020 "
        "and has asked the Ostra District Council for a permit.",
        "Shipwright Basil Noe said the yard could be moved to Brack. “One of them was laughing,” he said. "
        "His guild said that the tools would be sold.",
        "Economist Ruth Abara of Lorn University said the yard appeared to have enough orders. "
        "The closure could cost the town a fifth of its income, Mayor Otto Lindt said.",
        "A guide with a boat firm, who asked for his name to be withheld, said visitors had been feeding the seals. "
        "The head of the guides' guild, Jonas Ek, said he had not seen it.",
        "Engineer Signe Vik said no boat had left a harbour without an inspection. "
        "She said she would not allow the slip to be closed. Council planner Ada Roe said the plan was old.",
        "Lawyer Paula Rey called it an invention that the firm had been sold. "
        "The town has 3,400 boats. The seals are lost.",
        "The harbour council said the gates would be opened if a second survey confirmed the crack.",
    )
)


@pytest.fixture(scope="module")
def story() -> Analysis:
    """The story, analysed once."""
    return analyze(STORY)


def departures(story: Analysis, derived: str) -> list[str]:
    """Return the classes of what is found in a text."""
    return [one.departure for one in guard(story, analyze(derived)).departures]


@pytest.mark.parametrize(
    ("derived", "expected"),
    [
        # What a sentence says in a relative clause, in its second part, and after a colon.
        ("The yard, which experts say appeared to have enough orders, is old.", "named-unnamed"),
        ("Winters are cold, guides say, but Noe and Lindt think the yard could be moved to Brack.", "sources-merged"),
        ("Noe: yard will be moved to Brack", "hedge-dropped"),
        ("The yard could be moved to Brack, one boat builder told the jury.", "named-unnamed"),
        # The words for the speaker in the midst of a sentence, and all that stands before them at its end.
        ("The yard and its sheds could be moved to Brack, according to a local woman.", "named-unnamed"),
        # Speakers who stand beside what they are.
        (
            "Basil Noe, a shipwright, and Otto Lindt, the mayor, said the yard could be moved to Brack.",
            "sources-merged",
        ),
        ("The yard could be moved to Brack, according to the mayor, Otto Lindt, and Basil Noe.", "sources-merged"),
        (
            "The gates would be opened if the crack was confirmed, Otto Lindt, the mayor, and Ruth Abara warned.",
            "sources-merged",
        ),
        # Of a body's words another body's name, and a person's who is not of it.
        ("A spokeswoman for the town, Brackholm, said the yard could be moved to Brack.", "named-unnamed"),
        ("Mayor Otto Lindt said that the tools would be sold.", "speaker-changed"),
        # A name that follows a role in a label, and a guild that makes nobody a guide.
        ("The yard appeared to have enough orders, an economist said.", "named-unnamed"),
        ("Scientist: yard has enough orders", "hedge-dropped"),
        ("Visitors had been feeding the seals, said Jonas Ek of the guides' guild.", "speaker-changed"),
        ("Visitors had been feeding the seals, said guide Piet Maas.", "unnamed-named"),
        # What is admitted, and a "no" beside a "without" that both have.
        ("Captain admits that she met the dealer", "denial-dropped"),
        ("Signe Vik said boats had left the harbour without an inspection.", "denial-dropped"),
        ("The slip will be closed, Vik said.", "denial-dropped"),
        # Clauses that a relative clause or a dateline parts.
        ("Corvin Lines may close its yard in May.", "hedge-added"),
        ("Corvin has bought 900 hectares since 2020, council planner Ada Roe said.", "attribution-gained"),
        # Shares, rough numbers, and what is feared.
        ("Closing the yard could cost the town a fifth of its income.", "figure-without-source"),
        ("The town has roughly 3,400 boats.", "hedge-added"),
        ("The seals are feared lost.", "hedge-added"),
        # An "after" that has nothing to do with what the statement hangs from.
        ("The gates will be opened, the harbour council said, after a night of rain.", "hedge-dropped"),
        # What follows somebody's words in the same sentence, and is somebody else's in the story.
        (
            "The yard appeared to have enough orders, Ruth Abara said, while visitors had been feeding seals.",
            "attribution-lost",
        ),
        (
            "Ruth Abara said the yard appeared to have enough orders; visitors had been feeding seals.",
            "attribution-lost",
        ),
        # A short quotation with another word.
        ("“One of them was crying,” said Basil Noe.", "quotation-altered"),
    ],
)
def test_it_is_read(story: Analysis, derived: str, expected: str) -> None:
    """What departs is found, and nothing else is."""
    assert departures(story, derived) == [expected]


@pytest.mark.parametrize(
    "derived",
    [
        # Who opens the story without a name is named later, and may be called so.
        "Orla Trask, a former ferry captain, has gone on trial, accused of selling lifeboats to a dealer.",
        "The former captain denied that she had met the dealer.",
        # What stands before a colon and speaks nowhere.
        "Cyclone Vara: the seals are lost",
        # A part of a sentence that the words for the speaker may not reach.
        "The seals are lost, and the yard could be moved to Brack, says Basil Noe.",
        "The seals are lost because, Noe said, the yard could be moved to Brack.",
        # The words of a body under a word for what it is.
        "The gates will be opened if a second survey confirms the crack, the council said.",
        # Each has their own part.
        "The seals are lost, but Ruth Abara thinks the yard appears to have enough orders.",
        "The tools would be sold, the guild said.",
    ],
)
def test_nothing_departs(story: Analysis, derived: str) -> None:
    """What says the same in another form is let be."""
    assert departures(story, derived) == []


LIBRARY = "\n\n".join(
    (
        "The library in Fjell closed its doors on Friday. It has 40,000 books and was built in 1911.",
        "Major Eli Rask, a spokeswoman for the town guard, denied that doors had been forced. "
        "Rask said a lamp may have fallen.",
        "A porter said the clock had stopped. Clerk Ona Vik denied that the sprinklers had been switched off.",
        "The hall is 90 metres long and has about 200 seats.",
    )
)


@pytest.mark.parametrize(
    ("derived", "expected"),
    [
        # What is said of a thing, and said by nobody.
        ("The library, which is said to have 40,000 books, closed its doors on Friday.", ["hedge-added"]),
        ("The library, thought to have been built in 1911, closed its doors on Friday.", ["hedge-added"]),
        ("The hall, said to be 90 metres long, has about 200 seats.", ["hedge-added"]),
        ("The clock had stopped, it seems, a porter said.", ["hedge-added"]),
        # A number beside one that both texts round.
        ("The hall is about 90 metres long and has about 200 seats.", ["hedge-added"]),
        # Who somebody is, at the end of the sentence, is no statement.
        ("A lamp may have fallen, according to Major Eli Rask, the spokeswoman for the town guard.", []),
        # What opens a sentence with a capital is no name.
        ("Sprinklers were off, clerk Ona Vik said.", ["denial-dropped"]),
    ],
)
def test_parts_of_a_sentence(derived: str, expected: list[str]) -> None:
    """What is put into a sentence, or stands at its end, is read for what it is."""
    assert departures(analyze(LIBRARY), derived) == expected
