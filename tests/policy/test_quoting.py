"""Rules about quotations, whoever says them."""

import pytest

from attribution.model import Analysis, Mention, Note
from attribution.policy import Policy, check
from attribution.policy.policies import Chosen
from tests.analyses import Story
from tests.drafts_in_word import draft_analysis
from tests.findings_by_hand import found


def lee(text: str, *pieces: str, kind: str = "direct", speaker: str = "Ana Lee", cue_class: str = "neutral") -> Story:
    """Return a story in which Ana Lee says `pieces`."""
    story = Story(text)
    story.source("lee", "Ana Lee")
    cue = "claimed" if cue_class == "loaded" else "said"
    story.quotation(*pieces, source="lee", speaker=speaker, kind=kind, cue=cue, cue_class=cue_class)
    return story


# QUO001


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("Ana Lee said the plan was “dead” now.", "the plan was “dead” now", ["“dead”"]),
        ("Ana Lee said the plan was “dead before we had even read it.”", "“dead before we had even read it.”", []),
        ("“No,” Ana Lee said.", "“No,”", []),
    ],
)
def test_fragments(text: str, content: str, expected: list[str]) -> None:
    """A few words in the middle of a sentence are a fragment; a short sentence is none."""
    kind = "direct" if content.startswith("“") else "mixed"

    assert found(lee(text, content, kind=kind), "QUO001") == expected


def test_how_short_a_fragment_is() -> None:
    """A house sets the number of words."""
    story = lee("Ana Lee said it was “dead as a nail” now.", "it was “dead as a nail” now", kind="mixed")

    assert found(story, "QUO001") == []
    assert found(story, "QUO001", most_words=4) == ["“dead as a nail”"]


# QUO002


def test_a_speaker_told_late() -> None:
    """Two sentences before the name are one too many; the first is pointed at."""
    text = "“The pipe burst at six. Nobody called us,” Ana Lee said."

    assert found(lee(text, "“The pipe burst at six. Nobody called us,”"), "QUO002") == ["“The pipe burst at six."]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (
            "“The pipe burst at six,” Ana Lee said. “Nobody called us.”",
            ("“The pipe burst at six,”", "“Nobody called us.”"),
        ),
        ("Ana Lee said: “The pipe burst at six. Nobody called us.”", ("“The pipe burst at six. Nobody called us.”",)),
        ("“I asked Mr. Roe to call us,” Ana Lee said.", ("“I asked Mr. Roe to call us,”",)),
    ],
)
def test_a_speaker_told_in_time(text: str, pieces: tuple[str, ...]) -> None:
    """After the first sentence, or before it, is in time; the stop of “Mr.” ends no sentence."""
    assert found(lee(text, *pieces), "QUO002") == []


# QUO003


@pytest.mark.parametrize(("between", "expected"), [(" ", ["“It has not,”"]), ("\n\n", [])])
def test_two_speakers(between: str, expected: list[str]) -> None:
    """Two people in one paragraph are found, in two paragraphs they are not."""
    story = Story(f"“The pipe burst,” Ana Lee said.{between}“It has not,” Ben Roe said.")
    for key, name, words in (("lee", "Ana Lee", "“The pipe burst,”"), ("roe", "Ben Roe", "“It has not,”")):
        story.source(key, name)
        story.quotation(words, source=key, speaker=name)

    assert found(story, "QUO003") == expected


# QUO004


def test_loaded_words() -> None:
    """“Claimed” judges; “said” does not; a house may allow a word, or add one."""
    loaded = lee("“It burst,” Ana Lee claimed.", "“It burst,”", cue_class="loaded")
    neutral = lee("“It burst,” Ana Lee said.", "“It burst,”")

    assert found(loaded, "QUO004") == ["claimed"]
    assert found(neutral, "QUO004") == []
    assert found(loaded, "QUO004", allow=("say",)) == []
    assert found(neutral, "QUO004", also=("say",)) == ["said"]


@pytest.mark.parametrize(("act", "expected"), [("refused to comment", 1), ("declined to comment", 0)])
def test_refusing_is_a_loaded_word(act: str, expected: int) -> None:
    """“Refused to comment” sounds like a charge; “declined” does not."""
    story = Story(f"Ana Lee {act}.")
    story.note("no-comment", f"Ana Lee: {act}", act)

    assert found(story, "QUO004") == [act] * expected


# QUO005, QUO006


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("“It … burst,”", ["…"]),
        ("“It . . . burst,”", [". . ."]),
        ("“[The pipe] burst,”", ["[The pipe]"]),
        ("“It burst,”", []),
    ],
)
def test_edited_words(words: str, expected: list[str]) -> None:
    """An ellipsis and brackets inside the marks are found."""
    assert found(lee(f"{words} Ana Lee said … [later].", words), "QUO005") == expected


@pytest.mark.parametrize(("words", "expected"), [("“It’s gonna burst,”", ["gonna"]), ("“It will burst,”", [])])
def test_dialect_spelling(words: str, expected: list[str]) -> None:
    """A spelling that shows the sound is found inside the marks, not outside them."""
    assert found(lee(f"{words} Ana Lee said, gonna or not.", words), "QUO006") == expected


def test_a_spelling_that_ends_in_an_apostrophe() -> None:
    """Curly and straight apostrophes are one."""
    assert found(lee("“I’m goin’ home,” Ana Lee said.", "“I’m goin’ home,”"), "QUO006", words=("goin'",)) == ["goin’"]


# QUO007


def test_which_official() -> None:
    """“The official” that may be either of two is found; “a second official” is not."""
    story = Story("“Go,” one official said. “Stay,” a second official said. “Well,” the official said.")
    for key, words, speaker, others in (
        ("one", "“Go,”", "one official", ()),
        ("two", "“Stay,”", "a second official", ()),
        ("the", "“Well,”", "the official", ("one", "two")),
    ):
        story.source(key, speaker, named=False, may_be=others)
        story.quotation(words, source=key, speaker=speaker)

    assert found(story, "QUO007") == ["the official"]


def test_a_pronoun_for_nobody() -> None:
    """A mention that nobody in the article fits is found too."""
    story = Story("“Go,” she said.")
    story.note("unresolved", "nobody fits", "she")

    assert found(story, "QUO007") == ["she"]


# QUO010


def test_words_changed_in_a_draft() -> None:
    """They are found where they stand, with what was done; changes outside the marks are not."""
    analysis = draft_analysis(
        "“We will [-never-][+not+] sell,” Ana Lee [-claimed-][+said+].", quotations=(("“We will not sell,”",),)
    )
    policy = Policy(name="Test", rules={"QUO010": Chosen(asks="Look.", follows="a test")})

    [finding] = check(analysis, policy)

    assert (finding.place.text, finding.quotation_id) == ("“We will not sell,”", "q-0000")
    assert finding.reason == ("Ed replaced “never” with “not”. Before: “We will never sell,” Which did the source say?")


# QUO008, QUO009


@pytest.mark.parametrize(("kind", "expected"), [("unclosed-mark", ["“Go, she said."]), ("encoding", [])])
def test_marks_without_a_partner(kind: str, expected: list[str]) -> None:
    """What the marks' reader noted becomes a finding; other notes do not."""
    story = Story("“Go, she said.")
    story.note(kind, "something was noted", "“Go, she said.")

    assert found(story, "QUO008") == expected


def test_words_without_a_speaker() -> None:
    """They are found, with who it may be; words with a speaker are not."""
    story = lee("“It burst,” Ana Lee said. “Nobody came.”", "“It burst,”")
    story.open_quotation("“Nobody came.”", reason="ambiguous", candidates=(("Ana Lee", 0.4),))
    policy = Policy(name="Test", rules={"QUO009": Chosen(asks="Look.", follows="a test")})
    findings = check(story.analysis(), policy)

    assert [finding.place.text for finding in findings] == ["“Nobody came.”"]
    assert "it may be “Ana Lee”" in findings[0].reason


def test_places_outside_the_text_are_no_error() -> None:
    """An analysis may come from a file that somebody edited."""
    story = Story("Nothing was said.")
    outside = Mention(start=-5, end=90, text="?")
    notes = (Note(kind="unclosed-mark", message="a mark", span=outside),)
    analysis = Analysis(document=story.document, engine=story.analysis().engine, notes=notes)

    assert [finding.place.line for finding in check(analysis)] == [1]
