"""Each way in which a limit stands to what it limits, and how far it reaches from there."""

import pytest

from attribution.model.checks import Check
from attribution.verify import record_of, verify
from tests.analyses import Story


def check(said: str, quoted: str) -> Check:
    """Return the check of a quotation of what one person said."""
    story = Story(f"“{quoted}” Diaz said.")
    story.quotation(f"“{quoted}”")
    return verify(story.analysis(), [record_of(said)])[0]


def left_off(said: str, quoted: str) -> str | None:
    """Return the words that limit a quotation and were left off, or None."""
    found = check(said, quoted)
    assert (found.verdict == "qualifier-cut") is (found.qualifier is not None)
    return found.qualifier.text if found.qualifier else None


@pytest.mark.parametrize(
    ("said", "quoted", "limit"),
    [
        # Right before, where a pause ends the reach.
        ("I doubt that the mill will close.", "The mill will close.", "doubt that"),
        ("We had no idea that the mill would close.", "The mill would close.", "no idea that"),
        ("In case the mill closes, we leave.", "The mill closes.", "In case"),
        ("They were doubtful, and the mill closed.", "The mill closed.", None),
        # Right before, over a pause.
        ("Perhaps the mill will close.", "The mill will close.", "Perhaps"),
        ("Perhaps, the mill will close.", "The mill will close.", "Perhaps"),
        # Right before, only with a pause.
        ("Then she goes, the mill is closing.", "The mill is closing.", "she goes"),
        ("As she says, the mill is closing.", "The mill is closing.", None),
        # At the beginning of a clause.
        ("If the state agrees, the mill will close.", "The mill will close.", "If the state agrees"),
        ("And well, if it rains, the mill will close.", "The mill will close.", "And well, if it rains"),
        ("If you ask me, the mill will close.", "The mill will close.", None),
        ("Look, if it rains, the mill will close.", "The mill will close.", "if it rains"),
        (
            "Look, if it rains, and I fear so, the mill will close.",
            "The mill will close.",
            "if it rains, and I fear so",
        ),
        ("Look, if it rains, they go home early, the mill will close.", "The mill will close.", None),
        (
            "Look, unless it rains, of course, the mill will close.",
            "The mill will close.",
            "unless it rains, of course",
        ),
        ("If it rains the mill will close.", "The mill will close.", "If it rains"),
        ("If it rains. The mill will close.", "The mill will close.", None),
        # In a question before.
        ("And if nobody pays? Then the mill closes.", "The mill closes.", "And if nobody pays"),
        ("And who pays? The mill closes.", "The mill closes.", None),
    ],
)
def test_before(said: str, quoted: str, limit: str | None) -> None:
    """A limit before a statement goes as far as its row says: to a pause, over one, over a clause, over a question."""
    assert left_off(said, quoted) == limit


@pytest.mark.parametrize(
    ("said", "quoted", "limit"),
    [
        # In the same sentence, with a pause and without one.
        ("The mill will close unless it rains.", "The mill will close.", "unless it rains"),
        ("The mill will close, unless it rains.", "The mill will close.", "unless it rains"),
        ("The mill will close, and only if it rains.", "The mill will close.", "and only if it rains"),
        ("The mill will close, if anything.", "The mill will close.", None),
        # Only after a pause.
        ("The mill will close, no promises.", "The mill will close.", "no promises"),
        ("The mill made us no promises.", "The mill made us.", None),
        # Between pauses.
        ("The mill will close, I think.", "The mill will close.", "I think"),
        ("The mill will close, I think the owner knows.", "The mill will close.", None),
        # In the next sentence.
        ("The mill will close. It depends on the rain.", "The mill will close.", "It depends on the rain"),
        ("The mill will close. If the rain stops.", "The mill will close.", "If the rain stops"),
        ("The mill will close. If the rain stops, we stay.", "The mill will close.", None),
        ("The mill will close. More or less all of us go.", "The mill will close.", None),
    ],
)
def test_after(said: str, quoted: str, limit: str | None) -> None:
    """A limit after a statement stands in its sentence, after a pause, between pauses, or in the next sentence."""
    assert left_off(said, quoted) == limit


@pytest.mark.parametrize(
    ("said", "quoted", "limit"),
    [
        ("We will stay until the lease is up.", "We will stay.", "until the lease is up"),
        ("We stayed until the lease was up.", "We stayed.", None),
        ("You may not park here without a permit.", "You may not park here.", "without a permit"),
        ("He left here without a permit.", "He left here.", None),
        ("There are at least nine cracks.", "Nine cracks.", "at least"),
        ("There are eight or nine cracks.", "Nine cracks.", "eight or"),
        ("There are, at least, nine cracks.", "Nine cracks.", None),
        ("Had it rained, the mill would be shut.", "The mill would be shut.", "Had it rained"),
        ("Had it rained, the mill is shut.", "The mill is shut.", None),
        ("I wouldn’t ever call it safe.", "Call it safe.", "wouldn’t ever"),
        ("The wall is not safe and never was.", "The wall is.", "not"),
    ],
)
def test_what_some_limits_are_of(said: str, quoted: str, limit: str | None) -> None:
    """Some limits are only of what is denied, intended, counted, or only supposed."""
    assert left_off(said, quoted) == limit


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("If it rains, the mill will close.", "a condition"),
        ("I never said the mill will close.", "a denial"),
        ("The owner says the mill will close.", "somebody else's claim"),
        ("Maybe the mill will close.", "a hedge"),
        ("The hope is that the mill will close.", "a plan or a hope"),
        ("Almost the mill will close.", "a limit of a quantity"),
        ("Do you think the mill will close?", "a question"),
        ("The mill will close, but not today.", "an exception"),
    ],
)
def test_the_reason_says_what_was_left_off(said: str, kind: str) -> None:
    """The reason names the kind of limit that was left off."""
    assert check(said, "The mill will close.").reason.endswith(f", {kind}.")


@pytest.mark.parametrize(
    ("said", "quoted", "limit"),
    [
        ("The mill, if it rains, will close.", "The mill … will close.", "if it rains"),
        (
            "The mill will close. The report says the road is wide.",
            "The mill will close … the road is wide.",
            "report says",
        ),
        ("The mill is old. If it rains, we leave. The road is wide.", "The mill is old … The road is wide.", None),
        ("They were, they were, um, wonderful.", "They were wonderful.", None),
    ],
)
def test_in_what_is_cut(said: str, quoted: str, limit: str | None) -> None:
    """A limit that is cut out of the middle is missed where it reaches what is kept."""
    found = check(said, quoted).qualifier

    assert (found.text if found else None) == limit


def test_a_limit_in_the_article_s_own_words() -> None:
    """A limit that the article gives outside the marks is not missed."""
    story = Story("The mill will close if it rains, Diaz said: “The mill will close.”")
    story.quotation("“The mill will close.”")

    assert verify(story.analysis(), [record_of("If it rains, the mill will close.")])[0].verdict == "verbatim"


def test_a_verb_without_its_not() -> None:
    """A "not" right after the quotation's last verb is missed, whatever other "not" the article has."""
    story = Story("“The wall is,” Diaz said, and did not smile.")
    story.quotation("“The wall is,”")

    assert verify(story.analysis(), [record_of("The wall is not safe.")])[0].verdict == "qualifier-cut"


@pytest.mark.parametrize(
    ("said", "limit"),
    [
        ("if you touch it it will ring", "if you touch it"),
        ("if you touch it and nobody sees it will ring", None),
    ],
)
def test_captions_without_punctuation(said: str, limit: str | None) -> None:
    """Where nothing is punctuated, an "if" reaches the next subject, and no further than an "and"."""
    assert left_off(f"so {said} and that is all we know of it by now", "It will ring.") == limit


def test_a_limit_after_the_narrator() -> None:
    """In a record that is an article, a limit after its "she said" is missed, unless a sentence ended before it."""
    goes_on = "“The mill will close,” said Ana Diaz, the mayor, “unless it rains. We know that.”"
    ended = "“The mill will close,” said Ana Diaz, the mayor. “Unless it rains we go. We know that.”"

    assert left_off(goes_on, "The mill will close.") is not None
    assert left_off(ended, "The mill will close.") is None
