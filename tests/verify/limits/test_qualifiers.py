"""Limits that were left off beside the words that are quoted, and what is none."""

import pytest

from attribution.model.checks import Check
from attribution.verify import record_of, verify
from tests.analyses import Story


def check(said: str, quoted: str) -> Check:
    """Return the check of a quotation of what one person said."""
    story = Story(f"“{quoted}” Diaz said.")
    story.quotation(f"“{quoted}”")
    return verify(story.analysis(), [record_of(said)])[0]


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("Should the rain stop, we will play on Friday.", "We will play on Friday."),
        ("Had the alarm gone off, they would have got out.", "They would have got out."),
        ("Without your help, we would have lost.", "We would have lost."),
        ("Weather permitting, the fair starts at noon.", "The fair starts at noon."),
        ("If the council signs, and I have said this before, we will hire.", "We will hire."),
        ("And if nobody comes? Then we cancel it.", "We cancel it."),
        ("As far as I knew, the gate was shut.", "The gate was shut."),
        ("To the best of my recollection, he signed.", "He signed."),
        ("Some will tell you the road is too wide.", "The road is too wide."),
        ("They told the papers that the men were happy.", "The men were happy."),
        ("According to the owner, the smoke is clean.", "The smoke is clean."),
        ("So he goes, the bank is closing.", "The bank is closing."),
        ("You would think the road was finished.", "The road was finished."),
        ("I doubt the mill will close.", "The mill will close."),
        ("We deny that the wall was cracked.", "The wall was cracked."),
        ("I wouldn’t call it brave.", "It’s brave."),
        ("Do you think the wall is safe?", "The wall is safe."),
        ("Let’s say the tax goes up.", "The tax goes up."),
        ("The plan was that we would leave in May.", "We would leave in May."),
        ("Usually the bus is late.", "The bus is late."),
        ("We will not sell the hall until the lease is up.", "We will not sell the hall."),
        ("You can’t fish here without a permit.", "You can’t fish here."),
        ("It works, but not everywhere.", "It works."),
        ("The cow was sold, I think.", "The cow was sold."),
        ("We will open the pool. If the pump comes.", "We will open the pool."),
        ("It was a good year. I may be wrong.", "It was a good year."),
        ("The pool opens in June, at least that’s the plan.", "The pool opens in June."),
        ("The pool opens in June. At least that is our hope.", "The pool opens in June."),
        ("The pool opens in June. That’s what I was told.", "The pool opens in June."),
        ("The wall is dry – that’s what the leaflet says.", "The wall is dry."),
        ("The wall is dry. Well, that’s what the board wants me to say.", "The wall is dry."),
        ("The wall is dry. Not that I believe it.", "The wall is dry."),
        ("The wall is dry. That’s a joke.", "The wall is dry."),
        ("They want me to say the wall is dry.", "The wall is dry."),
        ("I was wrong when I said the wall is dry.", "The wall is dry."),
        ("Far from it being true that the wall is dry.", "The wall is dry."),
        ("Nine times out of ten the bus is late.", "The bus is late."),
        ("Apart from the east side, the wall is dry.", "The wall is dry."),
        ("The wall is dry in parts.", "The wall is dry."),
        ("By and large the wall is dry.", "The wall is dry."),
    ],
)
def test_a_limit_that_is_left_off(said: str, quoted: str) -> None:
    """What limits a statement is missed where the quotation begins after it or ends before it."""
    assert check(said, quoted).verdict == "qualifier-cut"


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("Should we worry? We should not.", "We should not."),
        ("On Tuesday, after the shift, we will hire.", "We will hire."),
        ("I would argue that the road is too wide.", "The road is too wide."),
        ("I told the council that the money was there.", "The money was there."),
        ("I’m telling you that the bank is closing.", "The bank is closing."),
        ("Let me tell you, the smoke is bad.", "The smoke is bad."),
        ("As he said, the bank is closing.", "The bank is closing."),
        ("I’m glad that the men went home.", "The men went home."),
        ("The good news is that the road is ours.", "The road is ours."),
        ("Frankly, the bus is late.", "The bus is late."),
        ("He sang without a microphone.", "He sang."),
        ("I lived there until 1990.", "I lived there."),
        ("We will open the pool. If the pump comes, we swim.", "We will open the pool."),
        ("We don’t want her job. I’m told that Mr. Roe cried.", "We don’t want her job."),
        ("Who left it on? The stove was hot.", "The stove was hot."),
        ("The wall is dry. That’s what we wanted.", "The wall is dry."),
        ("The wall is dry. That’s what I said in May.", "The wall is dry."),
        ("The wall is dry. At least that is done.", "The wall is dry."),
        ("Apart from that, the wall is dry.", "The wall is dry."),
        ("I said the wall is dry.", "The wall is dry."),
    ],
)
def test_what_is_no_limit(said: str, quoted: str) -> None:
    """What goes before or comes after and limits nothing may be left off."""
    assert check(said, quoted).verdict == "verbatim"


@pytest.mark.parametrize(
    ("quoted", "verdict"),
    [
        ("It stays. We promise that.", "verbatim"),
        ("It stays … We promise that.", "marked-edits"),
        ("It goes. We promise that.", "altered"),
        ("The gate was shut.", "qualifier-cut"),
        ("The roof leaks.", "verbatim"),
        ("It is late. It is early.", "silent-cut"),
    ],
)
def test_a_record_that_is_an_article(quoted: str, verdict: str) -> None:
    """A narrator's words between the pieces are nobody's loss; another person's quotation is not the first one's."""
    article = (
        "“It stays,” said Ana Diaz, the mayor. “We promise that.”\n\n"
        "“As far as I knew,” she said, “the gate was shut.”\n\n"
        "“The roof leaks,” she says. “I saw it.”\n\n"
        "“It is late,” said Roe. “It is early,” said Holt."
    )

    assert check(article, quoted).verdict == verdict


@pytest.mark.parametrize(
    ("said", "quoted", "verdict"),
    [
        ("Somebody should of told us.", "Somebody should have told us.", "cleaned-up"),
        ("The clerk, she come to see us.", "The clerk came to see us.", "cleaned-up"),
        ("They were, they were wonderful.", "They were wonderful.", "minor-edits"),
        ("We had, um, we had the, the keys.", "We had the keys.", "minor-edits"),
        ("It is good and it isn’t, not really.", "It is good and it is, not really.", "altered"),
        ("We lost seven to two.", "We lost 7-2.", "verbatim"),
        ("We lost seven to two.", "We lost 7-3.", "altered"),
        ("We owed two million dollars. We hold nine million.", "We hold $9 million.", "verbatim"),
        ("We owed two million dollars. We feed nine million people.", "We feed $9 million people.", "altered"),
        ("We hold nine million in all.", "We hold $9 million in all.", "altered"),
        ("It takes two to three million dollars.", "It takes $2 million to $3 million.", "verbatim"),
        ("It takes two to three million dollars.", "It takes $2 million to $4 million.", "altered"),
    ],
)
def test_what_is_mended(said: str, quoted: str, verdict: str) -> None:
    """Grammar, slips of the tongue and ways to write a sum are told from changes of what was said."""
    assert check(said, quoted).verdict == verdict


LATE = "We were aware in March that some letters were late. That was put down to the move."
LOST = "We were aware in March … that they were lost."


@pytest.mark.parametrize(
    ("said", "quoted", "verdict"),
    [
        ("It works on any reef that still has coral.", "It works on any reef.", "qualifier-cut"),
        ("We pay for every child that lives in town.", "We pay for every child that lives in town.", "verbatim"),
        ("We paid every bill that we had to pay.", "We paid every bill we had to pay.", "cleaned-up"),
        ("It works on the reef that the divers know.", "It works on the reef.", "verbatim"),
        (f"{LATE} We had no idea then, and I regret it now, that they were lost.", LOST, "qualifier-cut"),
        (f"{LATE} We told you then, and I tell you again now, that they were lost.", LOST, "marked-edits"),
    ],
)
def test_what_says_of_which_and_what_governs(said: str, quoted: str, verdict: str) -> None:
    """A clause that says of which limits "any", and what an ellipsis leaves out may deny what is kept."""
    assert check(said, quoted).verdict == verdict


@pytest.mark.parametrize(
    ("said", "quoted", "verdict"),
    [
        ("He says to me every week, tell them, I will stay here.", "I will stay here.", "qualifier-cut"),
        ("She told me once, in the rain, we will win this.", "We will win this.", "qualifier-cut"),
        ("She said it was late, so we went home early.", "We went home early.", "verbatim"),
        ("I said to him every week, we will win this.", "We will win this.", "verbatim"),
    ],
)
def test_another_persons_words(said: str, quoted: str, verdict: str) -> None:
    """What a speaker says that somebody else says is no statement of the speaker's."""
    assert check(said, quoted).verdict == verdict


@pytest.mark.parametrize(
    ("said", "quoted", "left_off"),
    [
        ("I think the pier is safe.", "The pier is safe.", "I think"),
        ("As for the rest, I believe that the pier is safe.", "The pier is safe.", "I believe that"),
        ("I think the pier is safe.", "I think the pier is safe.", None),
        ("I think the pier is safe.", "the pier is safe.", None),
        ("I think so. The pier is safe.", "The pier is safe.", None),
        ("I painted the pier.", "The pier.", None),
    ],
)
def test_the_speakers_own_hedge(said: str, quoted: str, left_off: str | None) -> None:
    """ "I think" before what is given as a sentence is told, and no verdict hangs on it."""
    found = check(said, quoted)

    assert found.verdict == "verbatim" or left_off is None
    assert (found.left_off and found.left_off.text) == left_off
