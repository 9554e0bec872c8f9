"""Words that keep a statement from being certain, or deny it: each is missed, and one may stand for another."""

import pytest

from attribution.engine import analyze_many
from attribution.guard import guard
from attribution.model import Analysis, Document

BEFORE = "The mill at Ostra burned down on Sunday night. Nobody was hurt.\n\n"
AFTER = " The mill made flour for three villages.\n\nFarmer Jon Beck said his barn had been spared."

#: What stands for "caused": "a faulty heater ... the blaze".
CAUSED = (
    *("may have caused", "might have caused", "could have caused", "may well have caused", "possibly caused"),
    *("had probably caused", "perhaps caused", "potentially caused", "conceivably caused", "most likely caused"),
    *("apparently caused", "seemingly caused", "presumably caused", "supposedly caused", "purportedly caused"),
    *("ostensibly caused", "allegedly caused", "reportedly caused", "in all likelihood caused"),
    *("appears to have caused", "seems to have caused", "looks to have caused", "was likely to have caused"),
    *("is thought to have caused", "was believed to have caused", "is said to have caused", "is feared to have caused"),
    *("is understood to have caused", "is assumed to have caused", "is alleged to have caused"),
    *("is reported to have caused", "is rumoured to have caused", "is suspected of causing"),
    *("was the likely cause of", "was a possible cause of", "was the suspected cause of", "was the probable cause of"),
    *("could be the cause of", "was tentatively blamed for"),
)
#: What stands before "a faulty heater had caused the blaze".
THAT = (
    *("it was possible that", "it was likely that", "it seemed that", "it looked as if", "one possibility was that"),
    *("there were signs that", "there were indications that", "she suspected that", "she assumed that"),
    *("there was a chance that", "the theory was that", "her guess was that", "as far as she knew"),
    *("it could not be ruled out that", "she did not rule out that", "it was too early to say whether"),
    *("it was not certain that", "she was not sure that", "early findings indicated that"),
)
#: What stands for "will close in May".
CLOSES = (
    *("may close", "might close", "could close", "may have to close", "may yet close", "is likely to close"),
    *("is expected to close", "will probably close", "will presumably close", "will potentially close"),
    *("looks likely to close", "looks set to close", "is tipped to close", "is in danger of closing"),
    *(
        "is at risk of closing",
        "is considering closing",
        "will almost certainly close",
        "will in all probability close",
    ),
)
#: What somebody would do.
WOULD = ("hopes to close", "aims to close", "would like to close", "wants to close", "is thinking of closing")
#: What stands before "jobs" in place of 340.
NUMBERS = (
    *("about 340", "around 340", "roughly 340", "some 340", "nearly 340", "almost 340", "more than 340", "up to 340"),
    *("at least 340", "as many as 340", "an estimated 340", "close to 340", "approximately 340", "just under 340"),
    *("upwards of 340", "well over 340", "somewhere near 340", "more or less 340", "nigh on 340", "340 or so"),
    *("in the order of 340", "in excess of 340", "not quite 340", "a minimum of 340", "perhaps 340", "340-odd"),
    *("340 or more", "at the very least 340", "getting on for 340", "in the region of 340"),
)
#: What stands for "said it had known of the leak".
DENIALS = (
    *("said it had not known of the leak", "said it had never known of the leak", "said it was unaware of the leak"),
    *(
        "said it had no knowledge of the leak",
        "said it knew nothing of the leak",
        "insisted it had not known of the leak",
    ),
    *("denied having known of the leak", "denied that it had known of the leak"),
    *("rejected the claim that it had known of the leak", "dismissed reports that it had known of the leak"),
    *("refuted claims that it had known of the leak", "contested the claim that it had known of the leak"),
    *("disputed that it had known of the leak", "ruled out that it had known of the leak"),
    *("scoffed at the idea that it had known of the leak", "laughed off the idea that it had known of the leak"),
    *("said it was untrue that it had known of the leak", "said it was nonsense that it had known of the leak"),
    *("said there was no truth in the claim that it had known of the leak",),
    *("said the claim that it had known of the leak was baseless",),
    *("called it a lie that it had known of the leak", "said it was wrong to claim that it had known of the leak"),
)
FORMS = {
    "caused": ("Inspector Ana Lee said a faulty heater {} the blaze.", "caused", CAUSED),
    "that": ("Inspector Ana Lee said {} a faulty heater had caused the blaze.", "", THAT),
    "closes": ("Director Ana Lee said the ferry line {} in May.", "will close", CLOSES),
    "would": ("Director Ana Lee said the ferry line {} in May.", "will close", WOULD),
    "numbers": ("Director Ana Lee said the fire had cost {} jobs.", "340", NUMBERS),
    "denials": ("The tannery {}.", "said it had known of the leak", DENIALS),
}
#: Of these nothing is told where they are put in: who rounds a number, or denies it, says less than the original.
_NOT_TOLD = ("numbers", "denials", "would")
EVERY = [(form, word) for form, (_, _, words) in FORMS.items() for word in words]


def filled(form: str, word: str | None = None) -> str:
    """Return the sentence of a form with a word, or without any."""
    sentence, plain, _ = FORMS[form]
    return sentence.format(plain if word is None else word).replace("  ", " ")


@pytest.fixture(scope="module")
def texts() -> dict[str, Analysis]:
    """The analyses of all sentences, and of all as originals."""
    sentences = [filled(form, word) for form, word in [*EVERY, *((form, None) for form in FORMS)]]
    wanted = list(dict.fromkeys([*sentences, *(BEFORE + sentence + AFTER for sentence in sentences)]))
    documents = [Document.from_text(text, f"text {number}") for number, text in enumerate(wanted)]
    return dict(zip(wanted, analyze_many(documents), strict=True))


def departures(texts: dict[str, Analysis], original: str, derived: str) -> list[str]:
    """Return the classes of what is found in a sentence that is made from another."""
    return [one.departure for one in guard(texts[BEFORE + original + AFTER], texts[derived]).departures]


@pytest.mark.parametrize(("form", "word"), EVERY)
def test_it_is_missed(texts: dict[str, Analysis], form: str, word: str) -> None:
    """A statement that has lost it is told, by its class."""
    expected = "denial-dropped" if form == "denials" else "hedge-dropped"

    assert departures(texts, filled(form, word), filled(form)) == [expected]


@pytest.mark.parametrize(("form", "word"), [one for one in EVERY if one[0] not in _NOT_TOLD])
def test_it_is_put_in(texts: dict[str, Analysis], form: str, word: str) -> None:
    """A statement that has it where the original has none is told."""
    assert departures(texts, filled(form), filled(form, word)) == ["hedge-added"]


@pytest.mark.parametrize(("form", "word"), EVERY)
def test_one_stands_for_another(texts: dict[str, Analysis], form: str, word: str) -> None:
    """Nothing is told where the derived text has another word of the kind, or the same."""
    first = filled(form, FORMS[form][2][0])

    assert departures(texts, first, filled(form, word)) == []
    assert departures(texts, filled(form, word), first) == []
    assert departures(texts, filled(form, word), filled(form, word)) == []


@pytest.mark.parametrize("seen", ["appeared in March", "appeared before a magistrate", "appears on the north wall"])
def test_what_comes_to_be_seen_is_in_no_doubt(seen: str) -> None:
    """To appear somewhere is no hedge, as to appear to do something is."""
    texts = (
        f"{BEFORE}Fire chief Rosa Lind said the second crack {seen}.{AFTER}",
        f"The second crack was there {seen.split(' ', 1)[1]}, said fire chief Rosa Lind.",
        f"{BEFORE}Fire chief Rosa Lind said the second crack appeared to widen.{AFTER}",
        "The second crack widened, said fire chief Rosa Lind.",
    )
    plain, brief, open_, told = analyze_many([Document.from_text(text) for text in texts])

    assert [found.departure for found in guard(plain, brief).departures] == []
    assert [found.departure for found in guard(open_, told).departures] == ["hedge-dropped"]
