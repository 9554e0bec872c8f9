"""What users of other tools reported of speakers, each fault with further examples of its kind."""

import tomllib
from pathlib import Path

import pytest

from attribution.engine.pipeline import analyze
from attribution.model import Analysis, Quotation


def quoted(analysis: Analysis) -> list[Quotation]:
    """Return the quotations with quotation marks."""
    return [q for q in analysis.quotations if q.kind != "indirect"]


def attributed(text: str) -> list[tuple[str, str | None]]:
    """Return each quotation with quotation marks and the name or description of its source."""
    analysis = analyze(text)
    names = {source.id: source.name for source in analysis.sources}
    return [(q.text, names.get(q.source_id or "")) for q in quoted(analysis)]


def speakers(text: str) -> list[str | None]:
    """Return the speaker's mention of each quotation with quotation marks."""
    return [q.speaker.text if q.speaker else None for q in quoted(analyze(text))]


@pytest.mark.parametrize(
    "text",
    [
        "“The kiln cracked at noon. We had no other.\n\n“By night the whole batch was lost,” said Ines Roy.",
        '"The kiln cracked at noon," said Ines Roy. "We had no other.\n\n"By night the whole batch was lost."',
        "‘The kiln cracked at noon,’ said Ines Roy. ‘We had no other.\n\n‘By night the whole batch was lost.’",
    ],
)
def test_quotation_reopened_in_the_next_paragraph(text: str):
    """A quotation left open at a paragraph's end and opened again in the next is one, and what follows is not moved."""
    after = "\n\n“Nothing was insured,” Karl Ott said."
    found = attributed(text + after.translate(str.maketrans("“”", "‘’") if "‘" in text else {}))
    assert {name for _, name in found[:-1]} == {"Ines Roy"}
    assert any("We had no other" in words and "the whole batch" in words for words, _ in found)
    assert found[-1][1] == "Karl Ott"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“He is a fair man and will serve the county well.” -Commissioner Lena Cho", "Lena Cho"),
        ("“Every vote was counted twice.” – Sheriff Omar Diaz, Pine County", "Omar Diaz"),
        ("“The orchestra saved my life.”\n— Ines Roy, violinist", "Ines Roy"),
        ('"A joy from start to finish." --Karl Ott', "Karl Ott"),
        ("“The orchestra saved my life.”\n— Élodie Marsh, violinist", "Élodie Marsh"),
        ("“The orchestra saved my life.”\n— İbrahim Şahin", "İbrahim Şahin"),
        ("“The orchestra saved my life.”\n— Łukasz O’Brien-Żak, violinist", "Łukasz O’Brien-Żak"),
    ],
)
def test_signature_after_a_dash(text: str, name: str):
    """A dash and a name after the words name the speaker where no verb does."""
    assert [found for _, found in attributed(text)] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("From the desk of Lena Cho, vice president, Acme Tools.\n\n“Good tools matter more than ever.”", "Lena Cho"),
        ("A message from Omar Diaz, head teacher\n\n“We will open our doors on Monday.”", "Omar Diaz"),
        ("From: Åsa de la Cour, Director\n\n“The museum will stay open all summer long.”", "Åsa de la Cour"),
        ("From: Ines Roy, Director\n\n“The museum will stay open all summer long.”", "Ines Roy"),
    ],
)
def test_letterhead(text: str, name: str):
    """Who a letter is from is the speaker of the words under it, and it is said that this is not sure."""
    analysis = analyze(text)
    (quotation,) = quoted(analysis)
    names = {source.id: source.name for source in analysis.sources}
    assert names.get(quotation.source_id or "") == name
    assert quotation.confidence < 0.9


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('The road will open by June at the latest," the minister said.', "The road will open by June at the latest,"),
        ("We have done all that we can,” Ines Roy said.", "We have done all that we can,"),
        ("Nobody told the parents anything!” one teacher shouted.", "Nobody told the parents anything!"),
    ],
)
def test_opening_mark_missing(text: str, words: str):
    """A closing mark alone closes what stands before it, and it is said that no mark opens it."""
    analysis = analyze(text)
    (quotation,) = quoted(analysis)
    assert quotation.text.startswith(words)
    assert quotation.speaker is not None
    assert "unopened-mark" in quotation.flags
    assert [note.kind for note in analysis.notes] == ["unopened-mark"]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("Ines Roy said that the kiln had cracked.", "Ines Roy", "that the kiln had cracked"),
        ("The ministry said the road would open in June.", "The ministry", "the road would open in June"),
        ("Karl Ott told reporters that nobody was hurt.", "Karl Ott", "that nobody was hurt"),
        ("The road, the ministry said, would open in June.", "the ministry", "The road would open in June"),
    ],
)
def test_said_without_marks(text: str, speaker: str, words: str):
    """What is reported without quotation marks is an indirect quotation."""
    (quotation,) = analyze(text).quotations
    assert quotation.kind == "indirect"
    assert quotation.speaker is not None
    assert (quotation.speaker.text, quotation.text.removesuffix(",")) == (speaker, words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Make Every Vote Count,” she said.", ["she"]),
        ("“God Bless America,” Karl Ott shouted from the roof.", ["Karl Ott"]),
        ("“No More Lies!” the crowd chanted.", ["the crowd"]),
        ("The “Clean Rivers for All” act passed, he said.", []),
        ("The film “No More Lies” opens on Friday.", []),
        ("They hummed “Bless This House” on the way home.", []),
    ],
)
def test_words_in_capitals(text: str, expected: list[str]):
    """The words around tell a title from speech; its capitals alone do not."""
    assert speakers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“They ran hard. They never let up,” Coach Vera Lund said. “We had a plan.\n\n“But we missed every kick.”",
        'Coach Vera Lund said. “They ran hard. They never let up.\n\n"But we missed every kick.”',
        "Coach Vera Lund said: “They ran hard. They never let up.\n\n“But we missed every kick.”",
    ],
)
def test_last_paragraph_is_kept(text: str):
    """The last paragraph of a quotation goes on with its speaker, and no mark is added to its words."""
    analysis = analyze(text)
    names = {source.id: source.name for source in analysis.sources}
    assert {names.get(q.source_id or "") for q in quoted(analysis)} == {"Vera Lund"}
    assert quoted(analysis)[-1].text.endswith(("“But we missed every kick.”", '"But we missed every kick.”'))
    assert all(q.text == " ".join(text[s.start : s.end] for s in q.spans) for q in analysis.quotations)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("On Monday Amara Obi, a Green senator, said she was alarmed. “What he did was reckless.”", "Amara Obi"),
        ("Last night Jon Pryce, the club's owner, said he was furious. “That was no penalty.”", "Jon Pryce"),
        ("The union said it was alarmed. “What they did was reckless,” it said.", "The union"),
    ],
)
def test_words_in_the_sentence_after(text: str, name: str):
    """Words with no attribution of their own belong to the one whose speech the sentence before reports."""
    assert [found for _, found in attributed(text)] == [name]


@pytest.mark.parametrize("marks", ["“”", '""', "‘’"])
def test_open_in_mid_paragraph_over_three(marks: str):
    """A quotation that opens in mid-paragraph and runs through three is one, and the words before are its speaker's."""
    text = (
        "“We count them,” Amara Obi said. “Herds grew.\n\n“Then the rain stopped.\n\n“Now we wait.”\n\nThe rain came."
    )
    text = text.translate(str.maketrans("“”", marks))
    found = attributed(text)
    assert {name for _, name in found} == {"Amara Obi"}
    assert "Then the rain stopped." in found[-1][0]
    assert found[-1][0].endswith("Now we wait." + marks[1])


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("A docker known as Shorty said “the crane was never checked.”", "A docker known as Shorty"),
        ("“The crane was never checked,” said a man they call Big Tom.", "a man they call Big Tom"),
        ("A docker known as “Shorty” said the crane was never checked.", "A docker known as “Shorty”"),
        ("“The crane was never checked,” a neighbor said.", "a neighbor"),
    ],
)
def test_description_is_the_source(text: str, mention: str):
    """Where a speaker has no proper name, the description is the source."""
    analysis = analyze(text)
    found = [q.speaker.text if q.speaker else None for q in analysis.quotations]
    assert found == [mention]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“As Grandpa Karl used to say, we are all sailors,” Ines Roy said.", ["Ines Roy"]),
        (
            "“Is it far?” asked Ines.\n\n“As Karl says, it is never far,” said Omar.\n\n“Good,” said Ines.",
            ["Ines", "Omar", "Ines"],
        ),
        ("“Karl Ott said no. Karl Ott always says no.”", [None]),
        ("“Karl told us to leave,” she said. “Karl was wrong.”", ["she"]),
    ],
)
def test_names_in_the_words(text: str, expected: list[str | None]):
    """Somebody named in the words does not say them."""
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        ("Omar Diaz ordered lunch. He said “I want soup.”", "He", "Omar Diaz"),
        ("Ines Roy sat down. “I want soup,” she said.", "she", "Ines Roy"),
        ("Ines Roy said the soup was hot. “I like it,” she added.", "she", "Ines Roy"),
        ("Mayor Ines Roy came late. “I want soup,” the mayor said.", "the mayor", "Ines Roy"),
    ],
)
def test_pronoun_has_a_name(text: str, mention: str, name: str):
    """A pronoun is the mention, and the source has the name that it stands for."""
    analysis = analyze(text)
    (quotation,) = quoted(analysis)
    (source,) = [s for s in analysis.sources if s.id == quotation.source_id]
    assert quotation.speaker is not None
    assert (quotation.speaker.text, source.name) == (mention, name)


@pytest.mark.parametrize(
    "text",
    [
        "“We will appeal,” Ines Roy told reporters.",
        "Ines Roy ordered soup. She said it was “cold as the sea.”",
        "According to two aides, the minister was “done waiting.”",
        "😀 “Ça va,” said Zoë Müller. “Très bien.”",
    ],
)
def test_offsets_of_all_parts(text: str):
    """Speaker, cue and words each have their offsets, and the text there is what is shown."""
    (quotation,) = quoted(analyze(text))
    assert quotation.speaker is not None
    assert quotation.cue is not None
    for part in (quotation.speaker, quotation.cue):
        assert text[part.start : part.end] == part.text
    assert " ".join(text[s.start : s.end] for s in quotation.spans) == quotation.text


@pytest.mark.parametrize(
    "text",
    [
        "“Good morning,” Ines Roy said, “did you sleep?",
        '"Good morning," Ines Roy said. "Did you sleep?',
        "Ines Roy said: “Good morning. Did you sleep?",
        "“Good morning,” said Ines Roy. “Did you sleep?\n\n",
    ],
)
def test_last_quotation_is_not_closed(text: str):
    """The last quotation is given though nothing closes it, and is flagged."""
    analysis = analyze(text)
    assert quoted(analysis)[-1].text.lower().endswith("did you sleep?")
    assert {q.speaker.text if q.speaker else None for q in quoted(analysis)} == {"Ines Roy"}
    assert "unclosed-mark" in quoted(analysis)[-1].flags


@pytest.mark.parametrize(
    "text",
    [
        "The girl had lost her cat. Her mother looked for it all night. “It is gone,” she said.",
        "Omar Diaz met his brother. It was late. His brother waved. “You came,” he said.",
        "Ines Roy left. The room was empty. A clock struck. “I am not coming back,” she had said.",
    ],
)
def test_mention_lies_in_the_text(text: str):
    """The speaker's mention lies in the text, wherever the name that it stands for is."""
    (quotation,) = quoted(analyze(text))
    assert quotation.speaker is not None
    assert text[quotation.speaker.start : quotation.speaker.end] == quotation.speaker.text
    assert abs(quotation.speaker.start - quotation.spans[0].end) < 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Are you well?” “Fine,” he said.", [None, "he"]),
        ('"Where to?" "The harbor," said Omar.', [None, "Omar"]),
        ("“Are you well?”“Fine,” he said.", [None, "he"]),
    ],
)
def test_neighbours_are_not_merged(text: str, expected: list[str | None]):
    """Two quotations side by side are two; who speaks in the first is not told by the tag of the second."""
    assert speakers(text) == expected


def test_joined_titles_are_titles():
    """Titles joined by “and” are both titles."""
    analysis = analyze("She starred in the films “Low Tide” and “Salt and Iron” before she was ten.")
    assert [(u.text, u.reason) for u in analysis.unattributed] == [
        ("“Low Tide”", "title"),
        ("“Salt and Iron”", "title"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "“Should we go? Ines asked.\n\n“Yes,” said Omar.",
        "  “Should we go? Ines asked.\n\n    “Yes,” said Omar.",
        '"Should we go, Ines asked.\n\n"Yes," said Omar.',
    ],
)
def test_missing_mark_before_another_speaker(text: str):
    """A mark that is missing before a tag is not excused by the next paragraph's mark: the two speakers stay two."""
    analysis = analyze(text)
    assert [q.speaker.text if q.speaker else None for q in quoted(analysis)] == ["Ines", "Omar"]
    assert "unclosed-mark" in quoted(analysis)[0].flags
    assert "unclosed-mark" in [note.kind for note in analysis.notes]


def test_line_that_ends_in_a_mark_before_a_label():
    """A transcript's label begins a new turn, whatever stands at the end of the line before."""
    text = (
        "“The ice is thin when it comes to the north.”\n"
        "LUND (voice-over): “The village has moved twice.”\n"
        "OBI: “We will move again.”"
    )
    assert attributed(text)[1:] == [("“The village has moved twice.”", "LUND"), ("“We will move again.”", "OBI")]
    assert attributed(text)[0][1] is None


@pytest.mark.parametrize(
    "text",
    [
        "LUND: The ice is thin.\n\nOBI (voice-over): We have moved twice. We will move again.\n\nLUND: When?",
        "Q: Is the ice thin?\n\nA: It is. It has been thin for years.\n\nQ: Will you move?\n\nA: We will.",
        "Vera Lund: The ice is thin.\n\nAmara Obi: We have moved twice.\n\nWe will move again.\n\nVera Lund: When?",
    ],
)
def test_transcript_without_marks(text: str):
    """Each turn of a transcript is a quotation of the one whom its label names."""
    analysis = analyze(text)
    labels = [line.partition(":")[0].removesuffix(" (voice-over)") for line in text.split("\n\n") if ":" in line]
    assert [q.speaker.text if q.speaker else None for q in analysis.quotations] == labels
    assert {q.kind for q in analysis.quotations} == {"direct"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The designers met the minister. They said the screen was “too small.”", "The designers"),
        ("The minister met two designers. She said the screen was “too small.”", "The minister"),
        ("The phone broke. Ines Roy was furious. “It is too small,” she said.", "Ines Roy"),
        ("The parties met in June. The talks failed. “We tried,” they said.", "The parties"),
    ],
)
def test_number_and_kind_agree(text: str, name: str):
    """A pronoun stands for what agrees with it in number and kind."""
    assert [found for _, found in attributed(text)] == [name]


def test_one_pronoun_does_not_swallow_all():
    """Each “he” is the one whom its own paragraph speaks of, and none gets a name of two."""
    text = (
        "Omar Diaz runs the port. “It is full,” he said.\n\n"
        "Karl Ott runs the rail yard. “It is empty,” he said.\n\n"
        "Omar Diaz disagrees. “It is never empty,” he said."
    )
    assert [name for _, name in attributed(text)] == ["Omar Diaz", "Karl Ott", "Omar Diaz"]


def test_equal_speakers_give_none():
    """Where “he” may be either of two men, the source has neither name."""
    names = [name for _, name in attributed("Omar Diaz met Karl Ott at the port. “It is full,” he said.")]
    assert names[0] not in ("Omar Diaz", "Karl Ott")


@pytest.mark.parametrize(
    "text",
    [
        "“The kiln cracked. We had no other. The batch was lost,” said Ines Roy.",
        "Ines Roy said: “The kiln cracked. We had no other. The batch was lost.”",
        "“The kiln cracked,” said Ines Roy. “We had no other. The batch was lost.”",
        "“The kiln cracked.\n\n“We had no other.\n\n“The batch was lost,” said Ines Roy.",
    ],
)
def test_every_sentence_of_a_quotation_has_its_speaker(text: str):
    """All sentences in one pair of marks, or reopened ones, have one speaker."""
    found = quoted(analyze(text))
    assert {q.speaker.text if q.speaker else None for q in found} == {"Ines Roy"}
    covered = " ".join(q.text for q in found)
    assert all(words in covered for words in ("kiln cracked", "no other", "batch was lost"))


def test_confidence_falls_where_the_speech_only_goes_on():
    """A paragraph without a tag of its own is less sure than the words before the tag."""
    text = "“The kiln cracked,” said Ines Roy.\n\n“We had no other. The batch was lost.”"
    first, second = quoted(analyze(text))
    assert second.speaker is None or second.confidence < first.confidence


@pytest.mark.parametrize(
    "text",
    [
        "😀😀 “Ça va bien,” said Zoë Müller. 👩‍👩‍👧 “Très bien.”",
        "東京 — 「はい」 “Yes,” said Ken Sato. “はい、そうです。”",
        "Cafe\u0301 owner Rene\u0301 Roy said “it’s de\u0301ja\u0300 vu.” 🥖",
        "\ufeff“Yes,”\u200b said\u00a0Ines\u202fRoy.\u2028“No.”\r\n\u2067“Go.”\u2069",
    ],
)
def test_offsets_are_code_points(text: str):
    """Offsets count code points of the text as it was given, whatever it is made of."""
    analysis = analyze(text)
    assert analysis.document.text == text
    for quotation in analysis.quotations:
        assert " ".join(text[s.start : s.end] for s in quotation.spans) == quotation.text
        assert (
            quotation.speaker is None or text[quotation.speaker.start : quotation.speaker.end] == quotation.speaker.text
        )
    assert any("Yes" in q.text or "bien" in q.text or "vu" in q.text for q in analysis.quotations)


@pytest.mark.parametrize(
    "text",
    [
        "“It’s  too…  late ,” she said . “ Far too  late . ”",
        "Ines Roy said ‘the \u201cold\u201d rules [sic] are\tgone’ — for good.",
        "``We  won't,'' said\r\nInes Roy.\r\n\r\n``Not   now.''",
        '„So\u00ad was,“ sagte Ines Roy. „Nein!"',
    ],
)
def test_words_are_verbatim(text: str):
    """A quotation's words are those of the text, letter for letter, space for space."""
    for quotation in analyze(text).quotations:
        assert " ".join(text[s.start : s.end] for s in quotation.spans) == quotation.text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dame A. Lorne, who replaced Peter Nash as head in July, said “the roof leaks.”", "A. Lorne"),
        ("Vera Lund, who beat Karl Ott in the runoff, said: “We start again.”", "Vera Lund"),
        ("“We start again,” said Vera Lund, who beat Karl Ott in the runoff.", "Vera Lund"),
    ],
)
def test_name_in_a_relative_clause(text: str, name: str):
    """The nearest name is not the speaker where it stands in a clause about the speaker."""
    assert [found for _, found in attributed(text)] == [name]


def test_long_article():
    """The end of a long article is read like its beginning."""
    filler = "The river rose a little in the night and fell again before noon, as rivers do here.\n\n"
    text = "“It begins,” said Ines Roy.\n\n" + filler * 800 + "“It ends,” said Karl Ott."
    assert len(text) > 60_000
    assert attributed(text) == [("“It begins,”", "Ines Roy"), ("“It ends,”", "Karl Ott")]


def test_current_python(checkout: Path):
    """The library asks for a Python that is current, and shuts out none that comes after."""
    project = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == ">=3.12"


@pytest.mark.parametrize(
    ("text", "speaker", "pieces"),
    [
        (
            "The bridge, the firm said, would be “tested and safe” by May.",
            "the firm",
            ["The bridge", "would be “tested and safe” by May"],
        ),
        (
            "The talks, Ines Roy said, had been “long and loud.”",
            "Ines Roy",
            ["The talks", "had been “long and loud.”"],
        ),
    ],
)
def test_parenthetical_tag(text: str, speaker: str, pieces: list[str]):
    """A tag between commas reports what stands on both its sides."""
    (quotation,) = quoted(analyze(text))
    assert quotation.kind == "mixed"
    assert quotation.speaker is not None
    assert quotation.speaker.text == speaker
    assert [text[s.start : s.end] for s in quotation.spans] == pieces


def test_title_in_a_report_is_no_quotation():
    """A title in marks inside what is reported does not make it a quotation with marks."""
    assert quoted(analyze("The firm, she said, had paid for the film “Low Tide” in cash.")) == []
