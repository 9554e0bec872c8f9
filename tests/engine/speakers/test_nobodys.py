import pytest

from attribution.engine.grammar import Parse, load_pipeline, parse_many
from attribution.engine.speakers.nobodys import find_aside, guess_aside, is_sentence, is_titled
from attribution.engine.speakers.units import Unit, find_units
from attribution.model import Document


def first_unit(text: str) -> tuple[Parse, Unit]:
    """Return the parse of a text and its first stretch in quotation marks."""
    parse = next(parse_many([Document.from_text(text)], load_pipeline()))
    return parse, find_units(parse)[0]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The novel “The Salt Road” won a prize.", "title"),
        ("In an essay titled “What We Owe,” she asked for patience.", "title"),
        ("A poem called “The Well” hangs in the hall.", "title"),
        ("The “Green Lane” project was dropped.", "term"),
        ("The so-called “ghost ships” carry oil.", "term"),
        ("The method is known as “dry stacking.”", "term"),
        ("The tunnel is known as the “long drop.”", "term"),
        ("An account called “Northbound” showed the mayor asleep.", "term"),
        ("The prize, named the “Golden Gull,” went to a cook.", "term"),
        ("Joe “Kit” Moran runs the shop.", "term"),
        ("“To be or not to be” is the line everyone knows.", "term"),
        ("The firm's motto, “Cheaper by the mile,” is on every van.", "motto"),
        ("Its slogan is “Fresh every day.”", "motto"),
        ("The party ran under the slogan “Work for all.”", "motto"),
    ],
)
def test_surely_nobodys_words(text: str, reason: str):
    """The words around a title, a term or a motto may tell beyond doubt that nobody says it."""
    assert find_aside(*first_unit(text)) == reason


@pytest.mark.parametrize(
    "text",
    [
        "“Bless This House,” she said.",
        "“No More Lies!” the crowd shouted.",
        "He hated the film. “The Salt Road,” she said.",
        "Roe likes “Green Lane” songs.",
        "In her speech she shouted “No More Lies!”",
        "The report said “Rivers at Risk.”",
        "“We move on” was the message from Ben Roe.",
        "She called the mayor “King Lear.”",
        "The plan, called “Nothing less than theft” by the growers, passed.",
        "The sauce, called “too salty,” was thrown out.",
        "He said the talks were “a farce.”",
        "The “experts” had never seen a pier.",
        "“We are the line everyone knows,” she said.",
        "LEE: The film won.\n\nROE: So it did.",
    ],
)
def test_may_be_speech(text: str):
    """Words that a verb reports, in capitals or not, and words of which nothing tells, are left to the model."""
    assert find_aside(*first_unit(text)) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("“Late Harvest” opens on Friday.", "title"),
        ("An editorial headlined “Enough” ran on Monday.", "title"),
        ("The episode, “Pilot,” aired in 2004.", "title"),
        ("A tax dubbed the “grandma levy” was dropped.", "term"),
        ("The Latin phrase “in loco parentis” was struck out.", "term"),
        ("The word “pier” comes from Latin.", "term"),
        ("The box marked “Other” was ticked.", "term"),
        ("The “no” campaign won.", "term"),
        ("She got an “A” in chemistry.", "term"),
        ("The “experts” had never seen a pier.", "scare-quote"),
        ("His “apology” ran to four words.", "scare-quote"),
        ("They “borrowed” the boat.", "scare-quote"),
        ("Its slogan is “Fresh every day.”", "motto"),
    ],
)
def test_what_it_is_instead(text: str, reason: str):
    """What nobody says is a title, a term, a motto, or words held at arm's length."""
    assert guess_aside(*first_unit(text)) == reason


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The Salt Road” is out.", True),
        ("“How to Cook a Wolf” is out.", True),
        ("“Cats” is out.", False),
        ("“The salt road” is out.", False),
        ("“of Mice and Men” is out.", False),
        ("“One Two Three Four Five Six Seven Eight Nine Ten Eleven” is out.", False),
    ],
)
def test_titled(text: str, expected: bool):
    """A title has two words or more, a capital at the start and small words alone without one."""
    assert is_titled(*first_unit(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The gates are shut.”", True),
        ("It snowed. “The gates are shut,” she said.", True),
        ("She said: “Are the gates shut?”", True),
        ("She called it “The worst day of the year.”", False),
        ("It was “shut for good.”", False),
        ("“The Salt Road.”", False),
        ("“Yes.”", False),
        ("“The gates are shut", False),
    ],
)
def test_sentence(text: str, expected: bool):
    """A whole sentence that stands as one is told from a part of one, a title and a single word."""
    assert is_sentence(*first_unit(text)) is expected
