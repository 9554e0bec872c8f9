"""Who said it, one test for each way in which news ties words to a speaker."""

import pytest

from attribution.engine.pipeline import analyze
from attribution.model import Analysis, Quotation
from tests.marked import assert_attributed


def quoted(analysis: Analysis) -> list[Quotation]:
    """Return the quotations that have quotation marks."""
    return [q for q in analysis.quotations if q.kind != "indirect"]


def speakers(text: str) -> list[str | None]:
    """Return the speaker's mention of each quotation with quotation marks."""
    return [q.speaker.text if q.speaker else None for q in quoted(analyze(text))]


@pytest.mark.parametrize(
    "markup",
    [
        "{content:“The ferry will run again in May,”} {speaker:Ruth Okafor} {cue:said}.",
        "{content:“We had no warning at all,”} {speaker:the harbor master} {cue:told} reporters on Monday.",
        "{speaker:Ruth Okafor} {cue:said}, {content:“The ferry will run again in May.”}",
        "{speaker:She} {cue:said} {content:“nothing of the kind happened on my watch.”}",
        "{speaker:The union} {cue:said} in a letter to members, {content:“We will not sign.”}",
        "On Tuesday {speaker:Ruth Okafor}, who runs the port, {cue:said}: {content:“The ferry will run again.”}",
    ],
)
def test_before_and_after(markup: str):
    """The speaker stands before the words, or after them."""
    assert_attributed(markup)


@pytest.mark.parametrize(
    "markup",
    [
        "{content:“The ferry,”} {cue:said} {speaker:Ruth Okafor}, {content:“will run again in May.”}",
        "{content:“The ferry,”} {speaker:Okafor} {cue:said}, {content:“will run again in May.”}",
        "{content:“If it rains,”} {speaker:the farmer} {cue:said}, {content:“we lose the whole crop.”}",
        "{content:“No,”} {speaker:she} {cue:said}. {content:“Nobody asked us about it.”}",
        "{content:“We tried,”} {cue:said} {speaker:Dele Marsh}, a clinic nurse. {content:“We tried for a year.”}",
    ],
)
def test_inside(markup: str):
    """The attribution interrupts the words; all of them are one quotation in pieces."""
    assert_attributed(markup)


@pytest.mark.parametrize(
    "markup",
    [
        "{content:“The ferry will run again in May,”} {cue:said} {speaker:Ruth Okafor}.",
        "{content:“Where is the money?”} {cue:asked} {speaker:Councilman Idris Vane}.",
        "{content:“Never!”} {cue:shouted} {speaker:one of the farmers} from the back of the hall.",
        "{cue:Said} {speaker:Okafor}: {content:“We will wait and see what the survey finds.”}",
        "{content:“The roof came off first,”} {cue:recalled} {speaker:Tom Brandt}, 71, who watched from his porch.",
        "{content:“It is a good day for the valley,”} {cue:added} {speaker:Lena Petrov}, the mayor.",
    ],
)
def test_inverted(markup: str):
    """The verb stands before its subject."""
    assert_attributed(markup)


@pytest.mark.parametrize(
    "markup",
    [
        "{content:The new bridge}, {speaker:engineers} {cue:say}, {content:will last a century}.",
        "{content:The plan}, {speaker:the company} {cue:said}, {content:would be “built and run” by local firms}.",
        "{content:The vote}, {cue:according to} {speaker:the clerk}, {content:was never recorded}.",
        "{content:The harvest}, {speaker:the ministry} {cue:said} on Friday, {content:was “the worst in a decade”}.",
    ],
)
def test_parenthetical(markup: str):
    """The attribution stands between commas in the words that it reports."""
    assert_attributed(markup)


@pytest.mark.parametrize(
    "markup",
    [
        "{cue:According to} {speaker:Ruth Okafor}, {content:the ferry will run again in May}.",
        "{content:The ferry will run again in May}, {cue:according to} {speaker:the port authority}.",
        "{content:“The pumps were never tested,”} {cue:according to} {speaker:a memo obtained by the paper}.",
        "{content:The dam held “by a matter of inches,”} {cue:according to} {speaker:two engineers who saw it}.",
    ],
)
def test_according_to(markup: str):
    """“According to” names who says so."""
    assert_attributed(markup)


@pytest.mark.parametrize(
    "markup",
    [
        "It rained. Said {speaker:Okafor}: {content:“The ferry will run again in May.”}",
        "{speaker:Ruth Okafor}: {content:“The ferry will run again in May.”}",
        "{speaker:Okafor} was blunt: {content:“We were lied to for years.”}",
        "Asked about the delay, {speaker:Okafor} shook her head: {content:“We were lied to.”}",
        "{speaker:Her lawyer} had one word for the charge: {content:“Nonsense.”}",
    ],
)
def test_colon(markup: str):
    """A colon gives the words that follow to the one named before it."""
    assert_attributed(markup)


@pytest.mark.parametrize(
    "markup",
    [
        "{content:“A town without a library is a town asleep.”} — {speaker:Ruth Okafor}",
        "{content:“A town without a library is a town asleep.”} -- {speaker:Ruth Okafor}, librarian",
        "{content:“He will serve this county with honor.”} -{speaker:Commissioner Dana Field}",
        "{content:“He will serve this county with honor.”}\n—{speaker:Dana Field}, county commissioner",
        "{content:“He will serve this county with honor.”} – {speaker:Dana Field} (D-Ohio)",
        "{content:“This is the best soup in town.”} ~ {speaker:Pat Moran}, Lowell",
    ],
)
def test_dash_signature(markup: str):
    """A dash and a name after the words sign them."""
    assert_attributed(markup)


@pytest.mark.parametrize(
    "markup",
    [
        "{speaker:OKAFOR}: {content:“We open in May.”}",
        "{speaker:Mr. Brandt}: {content:“I saw it fall.”}",
        "{speaker1:OKAFOR}: {content1:“We open in May.”}\n\n{speaker2:BRANDT}: {content2:“I doubt it.”}",
        "{speaker:SEN. DANA FIELD} (D-Ohio): {content:“I yield back.”}",
    ],
)
def test_label_before_marks(markup: str):
    """A transcript's label at the start of the paragraph names who speaks in the marks after it."""
    assert_attributed(markup)


@pytest.mark.parametrize(
    "markup",
    [
        "{content:“The ferry is safe,”} {speaker:Ruth Okafor}, the port's director since 2011, {cue:said}.",
        "{content:“The ferry is safe,”} {speaker:Ruth Okafor}, who replaced Tom Brandt in July, {cue:said}.",
        "{speaker:A port official}, granted anonymity to speak freely, {cue:said} {content:that the sale was “dead.”}",
        "{speaker:The chief engineer} on Saturday {cue:said} {content:that the dam was “safe.”}",
        "{content:“It was dark up there,”} {speaker:Sgt. Ivo Lant} {cue:said} Monday.",
        "{speaker:Sir Ivo Lant}, who took over from Mary Dell in June, {cue:said}: {content:“We start again.”}",
        "{speaker:Ruth Okafor}, a cousin of Mayor Lena Petrov, {cue:said} {content:the ferry was safe}.",
        "{content:“We start again,”} {cue:said} {speaker:Ivo Lant}, whose brother Karl Lant owns the yard.",
        "{content:“The ferry is safe,”} {speaker:Okafor}, speaking at a rally with Governor Mills, {cue:said}.",
        "{speaker:Ruth Okafor of the port authority}, which sued Brandt & Sons in May, {cue:said} "
        "{content:the case was “a waste of time.”}",
    ],
)
def test_apposition_and_relative_clause(markup: str):
    """Names in an apposition or a relative clause between speaker and verb are not the speaker."""
    assert_attributed(markup)


@pytest.mark.parametrize(
    "markup",
    [
        "{speaker:Okafor} stood up and {cue:said}, {content:“That is enough.”}",
        "{speaker:Okafor} smiled and {cue:added} {content:that the ferry was “as good as new.”}",
        "{speaker:Okafor} declined to {cue:say} {content:who had “signed off” on the sale}.",
        "{speaker:Okafor} was {cue:quoted} as saying {content:“the ferry is as good as new.”}",
        "{speaker:Okafor} went on to {cue:call} {content:the sale “a gift to the rich.”}",
        "{content:“It is late,”} {speaker:Okafor} sighed, shaking her head.",
        "Wiping her eyes, {speaker:Okafor} {cue:said} {content:“it was home.”}",
    ],
)
def test_joined_and_controlled_verbs(markup: str):
    """A verb without a subject of its own takes the one of the verb that it is joined to or hangs under."""
    assert_attributed(markup)


def test_two_things_said_by_one_subject():
    """What “said … and added” report are both the subject's."""
    found = quoted(analyze("Okafor said the ferry was “as good as new” and added that “nobody was hurt.”"))
    assert {q.speaker.text if q.speaker else None for q in found} == {"Okafor"}


@pytest.mark.parametrize(
    "markup",
    [
        "{speaker:Okafor} {cue:told} {told:the council} {content:that the ferry was “as good as new.”}",
        "{speaker:Okafor} {cue:told} {told:Brandt}, {content:“You are wrong.”}",
        "{content:“You are wrong,”} {speaker:Okafor} {cue:told} {told:Brandt}.",
        "{speaker:Brandt} {cue:asked} {told:Okafor}, {content:“Who paid for this?”}",
        "{speaker:Okafor} {cue:said} to {told:Brandt}, {content:“You are wrong.”}",
        "{speaker:The governor} {cue:warned} {told:farmers} {content:that “the wells will run dry.”}",
    ],
)
def test_told(markup: str):
    """Whom the words are said to is not the speaker."""
    assert_attributed(markup)


@pytest.mark.parametrize(
    "markup",
    [
        "In {cue:a statement}, {speaker:the company} {cue:said} {content:the leak was “fully contained.”}",
        "{content:“The leak is fully contained,”} {speaker:the company} {cue:said} in a statement.",
        "{speaker:A statement from the company} {cue:said} {content:the leak was “fully contained.”}",
    ],
)
def test_reporting_nouns(markup: str):
    """A statement is its owner's; where it stands as the subject, it is itself the source."""
    assert_attributed(markup)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brandt repeated his claim that the sale was “a gift to the rich.”", ["Brandt"]),
        ("The union's response: “We will not sign.”", ["The union"]),
    ],
)
def test_reporting_noun_with_an_owner(text: str, expected: list[str]):
    """A noun such as “claim” or “warning” reports, and its owner is the source."""
    assert [s and s.removesuffix("'s") for s in speakers(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The sale was described by Okafor as “a gift to the rich.”", ["Okafor"]),
        ("The sale was called “a gift to the rich” by two former directors.", ["two former directors"]),
        ("“A gift to the rich” was how Okafor described the sale.", ["Okafor"]),
        ("Okafor was accused by Brandt of “selling the harbor for a song.”", ["Brandt"]),
        ("The sale, dubbed “the great giveaway” by critics, went ahead.", ["critics"]),
    ],
)
def test_passives(text: str, expected: list[str]):
    """In the passive the one after “by” speaks, not the subject."""
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The ferry is safe,” Ruth Okafor said on Monday. She waved. “It sails in May.”", ["Ruth Okafor"]),
        ("Ruth Okafor said the ferry was safe.\n\n“It sails in May.”", ["Ruth Okafor"]),
        ("“The ferry is safe,” Ruth Okafor said.\n\n“It sails in May. I will be on board.”", ["Ruth Okafor"]),
        ("Last week Kamal Noor, a Labour councillor, said he was worried. “What they did is wrong.”", ["Kamal Noor"]),
    ],
)
def test_goes_on_in_the_next_sentence(text: str, expected: list[str]):
    """Words without an attribution of their own go on with the speaker of the sentence or paragraph before."""
    analysis = analyze(text)
    names = {s.id: s.name for s in analysis.sources}
    assert {names.get(q.source_id or "") for q in quoted(analysis)} == set(expected)


def test_british_marks():
    """An article in single marks is read as surely as one in double marks."""
    text = (
        "“It was only bread and nobody came,” Maud Sands, the owner, told the paper. “We had no choice.”\n\n"
        "Her brother called it “a sad day”.\n\n“People want cake,” he said, adding: “They hate queues.”"
    )
    double, single = analyze(text), analyze(text.replace("“", "‘").replace("”", "’"))

    assert [q.confidence for q in single.quotations] == [q.confidence for q in double.quotations]
    assert [q.speaker for q in single.quotations] == [q.speaker for q in double.quotations]


def test_turns_in_paragraphs_of_their_own():
    """A closed quotation in a paragraph of its own, after another, is another turn."""
    assert [q.text for q in quoted(analyze("“How?” Liang asked.\n\n“From above.”"))] == ["“How?”", "“From above.”"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“Did you sign it?” asked Brandt.\n\n“I did,” said Okafor.\n\n“Why?” asked Brandt.\n\n"
            "“I was told to,” said Okafor.",
            ["Brandt", "Okafor", "Brandt", "Okafor"],
        ),
        (
            "“The sale is a gift to the rich,” said Ruth Okafor. “That is nonsense,” said Tom Brandt.",
            ["Ruth Okafor", "Tom Brandt"],
        ),
        ("Okafor called it “a gift to the rich”; Brandt called it “a bargain.”", ["Okafor", "Brandt"]),
        ("While Okafor said it was “a gift,” Brandt said it was “a bargain.”", ["Okafor", "Brandt"]),
    ],
)
def test_two_speakers_taking_turns(text: str, expected: list[str]):
    """Each of two speakers has their own words."""
    assert speakers(text) == expected


@pytest.mark.parametrize(
    "markup",
    [
        "{speaker:Okafor} {cue:said} {content:the sale was “a gift to the rich” and should be “torn up”}.",
        "{speaker:The mayor} {cue:said} {content:she was “deeply sorry” for the delay}.",
        "{speaker:Brandt} {cue:insisted} {content:that the price was “more than fair”}.",
        "{speaker:He} {cue:called} {content:the sale “a bargain”}.",
        "{speaker:Okafor} {cue:dismissed} {content:the offer as “an insult.”}",
        "{speaker:Officials} {cue:said} {content:the river had reached “record levels” by dawn}.",
    ],
)
def test_partial_quotation(markup: str):
    """A few words in marks inside reported speech belong to the one who is reported."""
    assert_attributed(markup)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("When Brandt called the sale “a gift,” Okafor laughed.", ["Brandt"]),
        ("Though she called it “a mess,” Okafor voted for the plan.", ["she"]),
        ("Okafor, calling it “a mess,” voted against the plan.", ["Okafor"]),
        ("As Ruth Okafor put it, “the sea gives and takes.”", ["Ruth Okafor"]),
        ("In the words of Ruth Okafor: “The sea gives and takes.”", ["Ruth Okafor"]),
        ("The bill, which Okafor has described as “a mess,” was dropped.", ["Okafor"]),
        ("“It’s a mess,” is how Tom Brandt, a plumber, puts it.", ["Tom Brandt"]),
        ("“Not true,” read a post on Okafor’s account.", ["a post on Okafor’s account"]),
    ],
)
def test_clause_of_its_own(text: str, expected: list[str]):
    """Words that a clause reports are its subject's, and not those of the one whom the sentence is about."""
    assert speakers(text) == expected


def test_what_is_called_is_not_told():
    """The object of “call” is what is called so, and not one who is told."""
    assert [q.addressee for q in quoted(analyze("Okafor, calling it “a mess,” voted against the plan."))] == [None]


@pytest.mark.parametrize(
    "markup",
    [
        "{content:“Tom Brandt said he would pay,”} {speaker:Ruth Okafor} {cue:said}.",
        "{content:“As my uncle Karl used to say, the sea gives and takes,”} {cue:said} {speaker:Ruth Okafor}.",
        "{content:“Brandt told me, ‘Ruth, go home,’”} {speaker:Okafor} {cue:said}.",
        "{speaker:Okafor} {cue:said}, {content:“I never met Brandt, and Brandt never called me.”}",
        "{content:“President Adeyemi has lied, Adeyemi says nothing,”} {cue:said} {speaker:a farmer}.",
    ],
)
def test_names_inside_never_win(markup: str):
    """A name in the words is not the one who says them."""
    assert_attributed(markup)


def test_names_inside_do_not_win_without_a_speaker_outside():
    """Where nobody outside the words can have said them, they have no speaker."""
    assert speakers("“Brandt told me that Okafor said no.”") == [None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘We will rebuild,’ says mayor\n\nThe town of Lowell will rebuild its pier.", "mayor"),
        ("Mayor Okafor: ‘We will rebuild’\n\nThe town of Lowell will rebuild its pier.", "Okafor"),
        ("Okafor calls sale ‘a gift to the rich’\n\nThe sale of the pier went ahead on Monday.", "Okafor"),
        ("‘A gift to the rich’: Okafor on the sale of the pier\n\nThe sale went ahead on Monday.", "Okafor"),
        ("Ruth Okafor, who says “the pier is our heart,” at her home in Lowell. Photo: Jay Lund", "Ruth Okafor"),
    ],
)
def test_headline_and_caption(text: str, expected: str):
    """A headline's or a caption's quotation has its source like any other."""
    analysis = analyze(text)
    names = {source.id: source.name for source in analysis.sources}
    assert [names.get(q.source_id or "") for q in quoted(analysis)] == [expected]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The novel “The Salt Road” won a prize last year.", "title"),
        ("She watched “Late Harvest” twice at the Rex cinema.", "title"),
        ("Her first film, “Nine Winters in Oslo,” opened in May.", "title"),
        ("The so-called “ghost ships” carry oil at night.", "term"),
        ("Fishermen use what is known as a “purse seine” to catch herring.", "term"),
        ("The firm's motto, “Cheaper by the mile,” is painted on every van.", "motto"),
        ("The “experts” had never seen a pier.", "scare-quote"),
        ("The word “pier” comes from Latin.", "term"),
        ("Joe “Kit” Moran runs the shop.", "term"),
    ],
)
def test_nobodys_words(text: str, reason: str):
    """Titles, terms, mottoes and words held at arm's length are nobody's words here."""
    analysis = analyze(text)
    assert quoted(analysis) == []
    assert [u.reason for u in analysis.unattributed] == [reason]


@pytest.mark.parametrize(
    "markup",
    [
        "{via:Officials} said {speaker:the audit} {cue:concluded} {content:with “high confidence” that it failed}.",
        "{via:Two aides} said {speaker:the report} {cue:found} {content:“no sign of fraud.”}",
        "{speaker:The governor} {cue:told} {told:his staff} {content:it was “finished,”} according to {via:two aides}.",
        "{content:“I quit,”} {speaker:Brandt} {cue:told} {told:the board}, according to {via:minutes of the meeting}.",
        "{via:Okafor} said {speaker:Brandt} had {cue:called} {content:the sale “a bargain.”}",
        "{via:Okafor} said that {speaker:Brandt} {cue:told} {told:her} {content:“it was over.”}",
        "{content:“I was right there,”} {speaker:Brandt} {cue:said}, {via:his sister} recalled.",
        "{speaker:A builder who took their savings} {cue:told} one of his clients {content:she was “too trusting”}, "
        "{via:a court} has heard.",
        "{speaker:Brandt} {cue:insisted} {content:he had “borrowed it for a friend,”} {via:Okafor} wrote.",
    ],
)
def test_relay(markup: str):
    """Words that one passes on for another are the other's, by way of the one."""
    assert_attributed(markup)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Nobody believed Carver’s claim that “the money was safe.”", "Carver"),
        (
            "Brandt, who has taken $2 million from the firm, according to the clerk’s office, said that he had "
            "“breathed the same air” as everyone.",
            "Brandt",
        ),
    ],
)
def test_no_relay(text: str, speaker: str):
    """Who doubts what another says, or is named for something else in the sentence, passes nothing on."""
    [quotation] = quoted(analyze(text))
    assert quotation.speaker is not None
    assert (quotation.speaker.text, quotation.via) == (speaker, None)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Brandt denied that he had “sold the harbor.”", True),
        ("Brandt denied taking money from the firm.", True),
        ("The ministry has denied any role in the sale.", True),
        ("Brandt did not deny that he had “sold the harbor.”", False),
        ("Brandt said he had sold the harbor.", False),
    ],
)
def test_denied(text: str, denied: bool):
    """What is denied is marked so; what is not denied is not."""
    assert [q.denied for q in analyze(text).quotations] == [denied]


@pytest.mark.parametrize(
    "text",
    [
        "> “The kiln cracked,” said Ines Roy.\n> “We had no other.”\n\nThanks.",
        "\u2067“The kiln cracked,”\u2069 said Ines Roy.",
        "“The kiln cracked,”\u200b said\u200b Ines\u00a0Roy.",
        "\ufeff“The kiln cracked,” said Ines Roy.",
        "“The kiln cracked,” said Ines Roy.\u2029“We had no other.”\u2029It rained.",
        "\u00a0\u00a0“The kiln cracked,” said Ines Roy.\r\n\r\n\u3000“We had no other.”",
        "&ldquo;The kiln cracked,&rdquo; said Ines Roy. &quot;We had no other.&quot;",
        "â€œThe kiln cracked,â€\x9d said Ines Roy.",
        "\x93The kiln cracked,\x94 said Ines Roy.",
        "\ufffdThe kiln cracked,\ufffd said Ines Roy. It\ufffds late.",
        "``The kiln cracked,'' said Ines Roy.",
        "`The kiln cracked,' said Ines Roy.",
        ',,The kiln cracked," said Ines Roy.',
        "«\u202fThe kiln cracked\u202f», said Ines Roy.",
        "»The kiln cracked«, said Ines Roy.",
        "“The kiln cracked, said Ines Roy. It rained.",
        "The kiln cracked,” said Ines Roy. “We had no other.”",
        "“The kiln [at the back] cracked . . . twice,” said Ines Roy.",
        "“She said ‘he told me “go” and I went’ twice,” said Ines Roy.",
        "“I just—” said Ines Roy.",
        "“K,” said Ines Roy.",
    ],
)
def test_typography(text: str):
    """The speaker is found, to the letter, whatever the marks and the spaces are."""
    assert [s and " ".join(s.split()) for s in speakers(text)[:1]] == ["Ines Roy"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Q. Did it crack?\n\nA. It did. At noon.\n\nQ. Why?\n\nA. Frost.", ["Q", "A", "Q", "A"]),
        ("INES ROY, POTTER: It cracked.\n\nOMAR DIAZ: When?", ["INES ROY", "OMAR DIAZ"]),
        ("[00:01] SPEAKER 1: It cracked.\n[00:04] SPEAKER 2: When?", ["SPEAKER 1", "SPEAKER 2"]),
        ("**Ines Roy:** It cracked.\n\n**Omar Diaz:** When?", ["Ines Roy", "Omar Diaz"]),
        ("LEE: It cracked.\n\nIt was noon.\n\nROY: He said “frost” did it.\n\nLEE: No.", ["LEE", "ROY", "LEE"]),
    ],
)
def test_transcript(text: str, expected: list[str]):
    """Each turn of a transcript is a quotation of its label's name, flagged so, and nothing is said of its marks."""
    analysis = analyze(text)
    assert [q.speaker.text if q.speaker else None for q in analysis.quotations] == expected
    assert all("label" in q.flags and "unclosed-mark" not in q.flags for q in analysis.quotations)
    assert analysis.notes == ()


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "One official, who asked not to be named, said it was “dead.” “We asked for the money,” Ben Roe said.",
            ["One official", "Ben Roe"],
        ),
        ("Ana Lee called it “dead.” “We paid for it,” Ben Roe said.", ["Ana Lee", "Ben Roe"]),
        ("Ana Lee said the plan was “dead.” Ben Roe said it was “fine.”", ["Ana Lee", "Ben Roe"]),
    ],
)
def test_words_side_by_side_in_one_paragraph(text: str, want: list[str]):
    """Where a quotation ends in a stop, the next words are another sentence's and may be another's."""
    assert speakers(text) == want


def test_owner_of_a_relative_is_not_the_speaker():
    """Of "Roe's niece" the niece speaks, also where no rule ties the words to her."""
    text = "“This is our year!” Roe’s niece, Dana Price, shouted to the crowd. “We will win.”"
    assert "Roe" not in speakers(text)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("“He was kind,” said Kane’s mother.", "Kane’s mother"),
        ("“This is a lie,” said Mr. Holbrook’s lawyer, Sid Barr.", "Mr. Holbrook’s lawyer, Sid Barr"),
        ("“It is late,” added the boy’s teacher.", "the boy’s teacher"),
        ("“It is late,” said London’s mayor, Jo Platt.", "London’s mayor, Jo Platt"),
    ],
)
def test_owner_in_a_tag_is_not_the_speaker(text: str, want: str):
    """After the verb of a tag the whole mention speaks, not the owner that it begins with."""
    assert speakers(text) == [want]


@pytest.mark.parametrize(
    "markup",
    [
        "{via:The paper} {cue:quoted} {speaker:Mr. Ames} as {cue:saying} {content:he had been “misled.”}",
        "{via:Reuters} quoted {speaker:a spokesman} as {cue:saying} {content:that the plant was “safe.”}",
        "{via:State media} quoted {speaker:the minister} as {cue:saying}: {content:“We will not bow.”}",
    ],
)
def test_quoted_as_saying(markup: str):
    """Whoever is quoted as saying it is the speaker, and the one who quotes passes it on."""
    assert_attributed(markup.replace("{cue:quoted}", "quoted"))


@pytest.mark.parametrize(
    "markup",
    [
        "The council heard from tenants, with {speaker:one pensioner} {cue:writing}, {content:“I count the tiles.”}",
        "The forum quoted fans, {speaker:several} {cue:complaining} {content:that it was “sung in the wrong key.”}",
        "The board praised her, with {speaker:its chair, Ana Lee}, {cue:adding} {content:that it was “a fine roof.”}",
    ],
)
def test_participle_of_another_than_the_subject(markup: str):
    """Who stands before a participle says what it reports, and not the sentence's subject."""
    assert_attributed(markup)


@pytest.mark.parametrize(
    "markup",
    [
        "{speaker:The senator} {cue:demanded} that the governor publish {content:“every memo, every draft.”}",
        "{speaker:Residents} {cue:want} the firm to say {content:“who signed for the chainsaws”}.",
        "{speaker:The bishop} {cue:said} the dean must explain {content:“the eleven empty pews”}.",
    ],
)
def test_words_asked_of_another(markup: str):
    """What somebody is to tell is in the words of the one who asks for it."""
    text = markup.replace("{content:", "").replace("”}", "”").replace("{cue:", "{").replace("{speaker:", "{")
    speaker = markup[markup.index("{speaker:") + 9 : markup.index("}")]
    assert speakers(text.replace("{", "").replace("}", "")) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The driver had been told by a dispatcher to “keep the doors shut,” she testified.", "a dispatcher"),
        ("The driver had told a dispatcher to “keep the doors shut,” she testified.", "she"),
    ],
)
def test_words_of_an_agent_before_a_tag(text: str, speaker: str):
    """What somebody was told by another is the other's, whoever tells of it after the words."""
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The residents were told that the smell was “purely agricultural”.", None),
        ("The residents said they were told that the smell was “purely agricultural”.", "The residents"),
    ],
)
def test_words_to_somebody_by_nobody_who_is_named(text: str, speaker: str | None):
    """Who is told something does not say it; where nobody else is named, nobody does."""
    assert speakers(text)[0] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("He said a finding of “plain theft,” as its complaint puts it, would be worth a lot.", "its complaint"),
        ("The strike was “a family quarrel,” as the party paper called it at the time.", "the party paper"),
        ("The trench is “a grave with a view,” as the poet Ilse Rand wrote in 1917.", "the poet Ilse Rand"),
        ("“Nobody move,” the guard said as the minister called his wife.", "the guard"),
    ],
)
def test_as_somebody_puts_it(text: str, speaker: str):
    """Who puts it so right after the words says them; a clause with “as” further on tells of something else."""
    assert speakers(text) == [speaker]


def test_one_who_replies_before_a_colon():
    """Words after a colon are those of the one who replies in the clause before it, not of who spoke before."""
    text = "“I cannot sign this,” the engineer wrote. His manager, Stefan Aldous, replied at noon: “Noted. Burn it.”"
    assert speakers(text) == ["the engineer", "His manager, Stefan Aldous"]


@pytest.mark.parametrize(
    "markup",
    [
        "{speaker:Ulf Norr} used to {cue:tell} {told:apprentices} {content:that “a ship is a promise,”} according to "
        "{via:his biography}.",
        "{speaker:Lord Merrow} was fond of {cue:telling} {told:visitors} {content:that “the sea is a slow tenant,”} "
        "according to {via:a history of the town}.",
        "{speaker:The founder, Aoife Grady}, would {cue:warn} {told:members} {content:that “a slogan is dead,”} "
        "{via:her son} writes in a memoir.",
        "{speaker:Grace Moll}, the first to fly it, often {cue:said} {content:that “fog is a passenger,”} according to "
        "{via:her obituary}.",
        "{via:Gloria Stamm} reminded the council what {speaker:Mayor Walter Pruett} {cue:said} in 1962: "
        "{content:“A town that cannot swim will sink.”}",
        "{via:The diary} describes a dinner at which {speaker:a general} {cue:said}: {content:“We shall be home.”}",
        "{via:The complaint} says she was {cue:told} by {speaker:a superior} {content:to “stop writing novels.”}",
        "According to {via:papers}, she was {cue:ordered} by {speaker:a supervisor} {content:to “lose the file.”}",
        "Mr. Sato remembers {speaker:a soldier} {cue:shouting}, {content:“Run to the river!”}",
        "{via:The report} said {speaker:the mayor} had {cue:called} {content:the bridge “a hazard.”}",
        "{speaker:The report} {cue:said} {content:most wards continued to run at a “steady pace.”}",
    ],
)
def test_chain(markup: str):
    """The words are those of the last in a chain who says them; whoever tells of it passes them on."""
    assert_attributed(markup)


def test_bare_words_after_another_has_acted():
    """Words without a tag are not given to the last speaker where somebody else has acted in between."""
    assert speakers("“Great,” said Ana Lee. Tom Roe shook his head. “Terrible, if you ask me.”") == ["Ana Lee", None]
    assert speakers("“We go,” said Ana Lee. She shook her head. “It is too late now.”")[-1] is not None


def test_verb_with_a_particle_in_a_tag():
    """ "Shot back" and "cut in" are tags too, so that two quotations side by side stay two."""
    text = "“Due process, please,” shot back Ines Quiroz. “Order, I said,” cut in Walt Sims."
    assert speakers(text) == ["Ines Quiroz", "Walt Sims"]


def test_answer_in_a_paragraph_of_its_own():
    """Words alone after a question to somebody are not given to the one who asked."""
    text = "“Did you take the money, Mr. Hale?” Ana Ross asked the witness.\n\n“I did not take a penny of it.”"
    assert speakers(text)[0] == "Ana Ross"
    assert speakers(text)[1] != "Ana Ross"


def test_place_before_a_colon_is_not_the_speaker():
    """A place that begins a report, with a colon after it, says nothing."""
    assert "Sydney" not in speakers("Sydney: A man was fined for what a magistrate called a “flagrant” breach.")
