"""A text that was made from a story, held against it: one short example of each departure, and of what is none."""

import pytest

from attribution import analyze
from attribution.guard import guard
from attribution.model import Analysis, Departure, Document, Guarded

STORY = "\n\n".join(
    (
        "The council in Lorn will close the Salt Lane market on 1 May, it decided by six votes to three.",
        "“The roof is not safe, and we cannot wait for another winter,” said Mara Quill, the city engineer. "
        "She said repairs may cost about £2 million.",
        "Trader Otto Brandt said the closure would cost 140 jobs. “Nobody asked a single trader,” he said. "
        "Brandt denied that the traders had refused to pay for repairs.",
        "A council employee, who asked not to be named, said the mayor had never read the inspection report.",
        "The market opened in 1911. It has 88 stalls.",
    )
)


@pytest.fixture(scope="module")
def story() -> Analysis:
    """Return the analysis of the story."""
    return analyze(Document.from_text(STORY, "story.txt"))


def held(story: Analysis, text: str) -> Guarded:
    """Return what is found in a text that was made from the story."""
    return guard(story, analyze(Document.from_text(text, "brief.txt")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The roof is safe, and we cannot wait for another winter,” said Mara Quill.", "quotation-altered"),
        ("“This council has betrayed us,” said Otto Brandt, a trader.", "quotation-from-nowhere"),
        ("“Nobody asked a single trader,” said Mara Quill.", "speaker-changed"),
        ("Mara Quill said the closure would cost 140 jobs.", "speaker-changed"),
        ("The mayor had never read the inspection report.", "attribution-lost"),
        ("Closing the market in Lorn will cost 140 jobs.", "figure-without-source"),
        ("Otto Brandt said the market had 88 stalls.", "attribution-gained"),
        ("Otto Brandt said that the traders had refused to pay for repairs.", "denial-dropped"),
        ("Mara Quill said repairs would cost about £2 million. The market will close on 1 May.", "hedge-dropped"),
        ("Mara Quill said repairs cost £2 million.", "hedge-dropped"),
        ("The market reportedly opened in 1911.", "hedge-added"),
        ("An expert said repairs may cost about £2 million.", "named-unnamed"),
        ("Council employee Nils Harrow said the mayor had never read the inspection report.", "unnamed-named"),
        ("Quill and Brandt said the closure would cost 140 jobs.", "sources-merged"),
        # One sentence with what two say, given to one of them.
        ("Brandt said the closure would cost 140 jobs and that repairs may cost about £2 million.", "speaker-changed"),
        # Headlines.
        ("Engineer: repairs will cost about £2 million", "hedge-dropped"),
        ("Mayor had never read inspection report", "attribution-lost"),
        # What reports without a word of saying.
        ("Mara Quill put the loss of jobs at 140.", "speaker-changed"),
        # A denial by another word, and one in a word.
        ("The mayor had read the inspection report, a council employee said.", "denial-dropped"),
        # A family name by itself is the person's whom the original knows by it.
        ("Brandt said repairs may cost about £2 million.", "speaker-changed"),
    ],
)
def test_what_departs(story: Analysis, text: str, expected: str) -> None:
    """Each is found, and nothing else is."""
    assert [one.departure for one in held(story, text).departures] == [expected]


DAM = "\n\n".join(
    (
        "The Lindal dam leaked for nine hours on Monday and drove 400 people from their homes.",
        "Engineer Petra Olm said the leak did not come from the spillway. “We found a cracked seal,” Olm said. "
        "“It was old.” She said the repair could take until October.",
        "A diver in Brega, Hugo Castell, put the damage at 7.5 million euros "
        "and said the lower gate could not be saved. "
        "The board's chairman, Ansel Roth, said none of the alarms had failed.",
        "A night watchman, who would not give his name, said the gate had been left open twice in July.",
        "The dam was built in 1958. The board has not published its inspection reports.",
        "Mayor Ida Brandl said the village was never warned. Farmers say the flood has cost them 300,000 euros "
        "in maize. The repair was not at risk, Brandl said.",
        "The arrests were not linked to the leak, police commander Tomas Reik said. "
        "Two men were arrested on Friday, Reik said.",
        "A new seal lasts twice as long as the old one, its maker, Hydrofit, said on Tuesday, lifting its shares.",
    )
)


@pytest.fixture(scope="module")
def dam() -> Analysis:
    """Return the analysis of a second story."""
    return analyze(Document.from_text(DAM, "dam.txt"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What is denied, in a clause that has no other words, and at the end of one.
        ("Diver Hugo Castell said the lower gate could be saved.", "denial-dropped"),
        ("Mayor Ida Brandl said the village was warned.", "denial-dropped"),
        (
            "Commander Tomas Reik said two men were arrested on Friday in a link to the leak.",
            "denial-dropped",
        ),
        # A name that follows a description; a description that is all that is left of a name.
        ("A local expert said the lower gate could not be saved.", "named-unnamed"),
        ("A villager said the village was never warned.", "named-unnamed"),
        # A figure with other words around it, and beside the one whom it costs something.
        ("The leak left a bill of 7.5 million euros.", "figure-without-source"),
        ("The flood left farmers with a bill of 300,000 euros for maize.", "figure-without-source"),
        ("New seal lasts twice as long as old one", "figure-without-source"),
        # Two with a title each, for what one of them says.
        (
            "Engineer Petra Olm and board chairman Ansel Roth said the repair could take until October.",
            "sources-merged",
        ),
        (
            "Officials said the lower gate could not be saved and the leak did not come from the spillway.",
            "sources-merged",
        ),
        # A hedge that is more than one word, and one beside a word that is a hedge elsewhere.
        ("The dam, with luck, was built in 1958.", "hedge-added"),
        ("The repair was probably not in danger, Brandl said.", "hedge-added"),
        # A part of a sentence of the narrator's.
        ("The man who built the dam had left the gate open twice in July.", "attribution-lost"),
        # Of a quotation in two sentences it is told once.
        ("“We found a cracked seal. It was old,” said Ansel Roth.", "speaker-changed"),
        (
            "Ida Brandl said the village was never warned. She also said the lower gate could not be saved.",
            "speaker-changed",
        ),
    ],
)
def test_what_departs_in_other_words(dam: Analysis, text: str, expected: str) -> None:
    """Where few words are kept, each is found, and nothing else is."""
    assert [one.departure for one in held(dam, text).departures] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The lower gate was beyond saving, said diver Hugo Castell.",
        "All the alarms worked, chairman Ansel Roth said.",
        "Saving the lower gate is out of the question, Hugo Castell said.",
        "Hugo Castell, a diver, estimates the damage at 7.5 million euros.",
        "Farmers put their losses at 300,000 euros.",
        "Engineer Petra Olm blamed a cracked seal, not the spillway.",
        "Hydrofit says its new seal lasts twice as long as the old one.",
        "Two men were arrested on Friday, Tomas Reik said, but had no link to the leak.",
        "Mayor Ida Brandl said no warning had reached the village.",
    ],
)
def test_what_is_faithful_in_other_words(dam: Analysis, text: str) -> None:
    """An opposite for a denial, another word for an estimate, the source as the subject: nothing is found."""
    assert held(dam, text).departures == ()


@pytest.mark.parametrize(
    "text",
    [
        "Lorn will close the Salt Lane market on 1 May.",
        "“The roof is not safe,” said Mara Quill, the city engineer.",
        "The roof, said the city engineer, is “not safe”.",
        "Repairs could cost some £2 million, Quill said.",
        "Otto Brandt, a trader, rejected the claim that traders refused to pay for the repairs.",
        "A council employee said the mayor had not read the report on the inspection.",
        "The market, which has 88 stalls, opened in 1911.",
        "Salt Lane market to close on 1 May after council vote",
        "Closing the market will cost 140 jobs, according to Otto Brandt.",
        "Repairs might cost £2 million or so, the city engineer says.",
        "Brandt denied a refusal to pay for repairs.",
        "The mayor left the inspection report unread, a council employee said.",
        "Could repairs cost £2 million? About that, says Quill.",
        "",
    ],
)
def test_what_is_faithful(story: Analysis, text: str) -> None:
    """Another order, other words for the same, a shorter name, a part of a quotation: nothing is found."""
    assert held(story, text).departures == ()


def test_both_places_are_exact(story: Analysis) -> None:
    """A departure has the words of both texts by their offsets, and both sentences."""
    text = "The market is shut.\n\nQuill said repairs would cost about £2 million."
    [found] = held(story, text).departures

    assert isinstance(found, Departure)
    assert text[found.derived.start : found.derived.end] == found.derived.text
    assert (found.derived.line, found.sentence) == (3, "Quill said repairs would cost about £2 million.")
    assert found.original is not None
    assert STORY[found.original.start : found.original.end] == found.original.text
    assert found.original.sentence == "She said repairs may cost about £2 million."
    assert found.original.document_id == "story.txt"
    assert "“may”" in found.differs


def test_an_altered_quotation_tells_each_edit(story: Analysis) -> None:
    """The edits are those of `verify`: a denial that is missing is one of polarity."""
    [found] = held(story, "“The roof is safe,” said Mara Quill.").departures

    assert [(edit.kind, edit.said) for edit in found.edits] == [("polarity", "not")]


def test_several_originals() -> None:
    """What one original lacks another may have; each place says which one it is in."""
    one = analyze(Document.from_text("“We will stay,” said Ana Lee.", "one.txt"))
    two = analyze(Document.from_text("Ben Roe said the ferry may stop in June.", "two.txt"))
    made = analyze(Document.from_text("“We will stay,” said Ana Lee. Ben Roe said the ferry will stop in June.", "x"))

    [found] = guard([one, two], made).departures

    assert found.departure == "hedge-dropped"
    assert found.original is not None
    assert found.original.document_id == "two.txt"


def test_a_text_departs_from_itself_nowhere(story: Analysis) -> None:
    """The original as its own derived text gives nothing."""
    assert held(story, STORY).departures == ()


def test_what_is_no_analysis_is_refused(story: Analysis) -> None:
    """A text, no original at all, and two originals with one id are errors of the caller."""
    with pytest.raises(TypeError, match="analyses"):
        guard(story, "a text")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="one original or more"):
        guard([], story)
    with pytest.raises(ValueError, match="id of its own"):
        guard([story, story], story)


PAIR = (
    "Ines Calder and Rolf Stamm said the ferry had leaked for nine years. "
    "Tess Marlow said the pier was closed on Friday.\n\n"
    "“Nobody called us back about the ferry,” Calder and Stamm wrote in a letter to the council."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Calder said the ferry had leaked for nine years.", []),
        ("Rolf Stamm said the ferry had leaked for nine years.", []),
        ("Stamm and Calder said the ferry had leaked for nine years.", []),
        ("“Nobody called us back about the ferry,” said Rolf Stamm.", []),
        ("Tess Marlow said the ferry had leaked for nine years.", ["speaker-changed"]),
        ("Calder and Stamm said the pier was closed on Friday.", ["sources-merged"]),
    ],
)
def test_people_who_speak_together(text: str, expected: list[str]) -> None:
    """What two say together may be given to each of them, and to nobody else; what a third says is not theirs."""
    found = held(analyze(Document.from_text(PAIR, "pair.txt")), text)

    assert [one.departure for one in found.departures] == expected
