import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.text import find_paragraphs, find_stretches, is_reporting_form
from attribution.text.tags import begins_with_tag, find_last_tag
from tests.growth import grows_evenly

MARKS = "\"“”„«»‘’'`‹› \ufffd,"


def inner(text: str) -> list[str]:
    return [text[s.inner_start : s.inner_end] for s in find_stretches(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"We go," she said.', ["We go,"]),
        ("“We go,” she said.", ["We go,"]),
        ("&#147;We go,&#148; she said. =E2=80=9CSo.=E2=80=9D", ["We go,", "So."]),
        ("&#8220;We go,&#8221; she said. &#x201C;So.&#x201D;", ["We go,", "So."]),
        ("â\x80\x9cWe go,â\x80\x9d she said.", ["We go,"]),
        (r"\u201cWe go,\u201d she said.", ["We go,"]),
        (r"\"We go,\" she said. \"So.\"", ["We go,", "So."]),
        ("â€œWe go,â€\ufffd she said â€” twice. â€œSo.â€", ["We go,", "So."]),
        ("”We go,“ she said.", ["We go,"]),
        ('„Wir gehen!" sagte sie.', ["Wir gehen!"]),
        ("„Wir gehen“, sagte sie.", ["Wir gehen"]),
        ("« Nous partons », dit-elle.", [" Nous partons "]),
        ("»Wir gehen«, sagte sie.", ["Wir gehen"]),
        ("``We go,'' she said.", ["We go,"]),
        ("‘‘We go,’’ she said.", ["We go,"]),
        ("'We go,' she said.", ["We go,"]),
        ("‘We go,’ she said.", ["We go,"]),
        ('“We go," she said.', ["We go,"]),
        ("She thought, ”well, it is only the cat.”", ["well, it is only the cat."]),
        ('It rained."We go" she said.', ["We go"]),
        ('"up","down"', ["up", "down"]),
        ("”Go,” she said. ”Now.”", ["Go,", "Now."]),
        ("“Go“, she said. “Now“.", ["Go", "Now"]),
        ("’’Go,‘‘ she said.", ["Go,"]),
        ('``Go," she said.', ["Go,"]),
        ("`Go,' she said.", ["Go,"]),
        ("`Go,´ she said.", ["Go,"]),
        (',,Geh!" rief sie.', ["Geh!"]),
        ("‚Geh!‘ rief sie.", ["Geh!"]),
        ("»Geh!« rief sie. »Er sagte ›nein‹.«", ["Geh!", "Er sagte ›nein‹.", "nein"]),
        ("«\u202fPars\u202f», dit-elle. «\u00a0Oui\u00a0».", ["\u202fPars\u202f", "\u00a0Oui\u00a0"]),
        ("「Go,」 she said.", ["Go,"]),
        ("＂Go,＂ she said.", ["Go,"]),
        ("❝Go,❞ she said.", ["Go,"]),
        ("″Go,″ she said.", ["Go,"]),
        ("“ Go, ” she said.", [" Go, "]),
        ('" Go, " she said.', [" Go, "]),
        ("” Go,” she said.", [" Go,"]),
        ("&ldquo;Go,&rdquo; she said. &quot;Now.&quot;", ["Go,", "Now."]),
        ("â€œGo,â€\x9d she said.", ["Go,"]),
        ("\x93Go,\x94 she said. It\x92s late.", ["Go,"]),
        ("\ufffdGo,\ufffd she said. It\ufffds late.", ["Go,"]),
    ],
)
def test_kinds_of_marks(text: str, words: list[str]):
    """Marks of every kind, the wrong way round or mixed, hold their words."""
    assert inner(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "It's Jess' n' Sam's van.",
        "The players' union met in the '90s, 'til dawn.",
        "The shelf is 6'2\" tall.",
        "Rock ’n’ roll isn’t dead.",
        "» Item one\n» Item two",
        "› Item one\n› Item two ›",
        "Home » World » Asia",
        "The players’ and coaches’ unions, the boys’ school and the Joneses’.",
        "He’s 6’2”, she’s 5’ 9”, the pipe is 12″ wide, at 45°30'15\" north.",
        "In ’68, ‘68 or '68, ’twas all ‘bout goin’ round.",
        "Don\u200b'\u200bt and won\u200b’\u200bt.",
        "The caf\ufffd and the ch\ufffdteau of Bront\ufffd.",
        "A dash â€” and another â€“ were read in the wrong encoding.",
        "```\ncode\n```",
        "Don`t go, y`all.",
        "",
        '"',
        "“ ”",
    ],
)
def test_what_is_no_mark(text: str):
    """Apostrophes, elisions, primes, list bullets and marks without a word between them hold no words."""
    assert inner(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“Give ‘em hell in the ‘90s,” he said.", ["Give ‘em hell in the ‘90s,"]),
        ("'Rock 'n' roll is dead,' he said. 'So.'", ["Rock 'n' roll is dead,", "So."]),
        ("'I'm goin' home,' he said. 'Nothin' doin'.'", ["I'm goin' home,", "Nothin' doin'."]),
        ("'Round the corner,' he said. 'We went 'round it.'", ["Round the corner,", "We went 'round it."]),
        ("'It's the boys' fault', he said. 'And the girls' fault.'", ["It's the boys' fault", "And the girls' fault."]),
        ("‘The ’90s are gone,’ he said.", ["The ’90s are gone,"]),
        ("The dogs’ owners said ‘no’ to the cats’ owners.", ["no"]),
        ("It was 'big' or 'huge', the cats' owners said.", ["big", "huge"]),
        ("The teachers' 'strike' is over.", ["strike"]),
        ("“The boys’ ‘den’ is gone,” he said.", ["The boys’ ‘den’ is gone,", "den"]),
    ],
)
def test_apostrophes_among_single_marks(text: str, words: list[str]):
    """Apostrophes at the start and the end of words neither open nor close a quotation in single marks."""
    assert inner(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"... and then," she said. "We . . ."', ["... and then,", "We . . ."]),
        ("“… and then …,” she said.", ["… and then …,"]),
        ('"[The city] is safe," she said. "It\'s [sic] late."', ["[The city] is safe,", "It's [sic] late."]),
        ('"(laughs) Go," she said.', ["(laughs) Go,"]),
        ('"I just"--she paused--"don\'t know."', ["I just", "don't know."]),
        ("“I just”—she paused—“don’t know.”", ["I just", "don’t know."]),
        ('"But—" he said. "—no."', ["But—", "—no."]),
        ('"$5 million," she said, "not #1, @ana."', ["$5 million,", "not #1, @ana."]),
        ("😀“Go,” she said.😀", ["Go,"]),
        ("“Cafe\u0301,” she said. “So\u00adon.”", ["Cafe\u0301,", "So\u00adon."]),
        ("MAYOR: 'WE WILL REBUILD'", ["WE WILL REBUILD"]),
        ('("Go," she said.) ["Now."]', ["Go,", "Now."]),
        ("It’s ‘a bad day’, said Qa’id’s aide: ‘a very bad day’.", ["a bad day", "a very bad day"]),
        ("'Abd al-Aziz said 'we go' twice. 'We go.'", ["we go", "We go."]),
    ],
)
def test_what_stands_beside_marks(text: str, words: list[str]):
    """Dots, brackets, dashes, signs and accents beside a mark leave it what it is."""
    assert inner(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“He’s 6’2”,” she said. “So.”", ["He’s 6’2”,", "So."]),
        ("“He’s 6’2” tall,” she said.", ["He’s 6’2” tall,"]),
        ('The 5\' 10" guard said, "I\'m 5\' 10" tall."', ["I'm 5' 10\" tall."]),
        ('"I sold 12" records," he said.', ['I sold 12" records,']),
        ('"I sold 12" iPads," he said.', ['I sold 12" iPads,']),
        ('"I sold 12" she said. "So."', ["I sold 12", "So."]),
        ("“I am 12” he wrote, and no more”.", ["I am 12"]),
        ('"I sold 12" He left."', ["I sold 12"]),
        ('The 10" and 12" records "sold well".', ["sold well"]),
        ("“He is 12,” she said. “I am 9”.", ["He is 12,", "I am 9"]),
    ],
)
def test_feet_and_inches(text: str, words: list[str]):
    """The marks of feet and inches close nothing."""
    assert inner(text) == words


@pytest.mark.parametrize("word", ["A", "I", "x", "7", "?!a"])
def test_one_letter(word: str):
    """A quotation may be a single letter or figure."""
    assert inner(f"She wrote “{word}” twice.") == inner(f"She wrote '{word}' twice.") == [word]


@pytest.mark.parametrize(
    "text",
    [
        "\u2067“Go,”\u2069 she said.",
        "\u200e“\u200bGo,\u200b”\u200f she said.",
        '\ufeff"Go," she said.',
        'She said:\u200b"Go,"\u200b twice.',
        "She said \u202a'Go,'\u202c twice.",
    ],
)
def test_invisible_characters_beside_marks(text: str):
    """Characters without a width do not change which way a mark points."""
    assert [words.strip("\u200b") for words in inner(text)] == ["Go,"]


@pytest.mark.parametrize(
    "text",
    [
        "“She said ‘he told me “go” and I went’ twice,” he said.",
        '"She said \'he told me "go" and I went\' twice," he said.',
        "‘She said “he told me ‘go’ and I went” twice,’ he said.",
        "'She said \"he told me 'go' and I went\" twice,' he said.",
    ],
)
def test_nested_three_deep(text: str):
    """Quotations nest in one another three deep, in marks that take turns."""
    assert [s.depth for s in find_stretches(text)] == [0, 1, 2]


@pytest.mark.parametrize(
    "text",
    ["“He said, ‘I’m done.’”", "\"He said, 'I'm done.'\"", "“‘Done,’ he said.”", "'\"Done,\" he said.'", "“‘Done.’”"],
)
def test_nested_at_the_edge(text: str):
    """Marks that stand side by side open or close one quotation each."""
    assert [s.depth for s in find_stretches(text)] == [0, 1]
    assert all(s.opened and s.closed for s in find_stretches(text))


def test_wrong_way_apostrophe_inside():
    """A curl that points the wrong way inside a word does not close the quotation."""
    assert inner('Ann told me I "shouldn‘t buy those" but I did.') == ["shouldn‘t buy those"]


def test_nested():
    """A quotation within a quotation lies one deeper."""
    stretches = find_stretches("“She said ‘never’ twice,” he said.")
    assert [s.depth for s in stretches] == [0, 1]


def test_nested_with_the_same_marks():
    """Equal marks nest where as many close as open."""
    assert inner("“He said “go” to me,” she said.") == ["He said “go” to me,", "go"]


def test_possessive_plural_inside_single_marks():
    """The apostrophe of a plural possessive does not close a quotation in single marks."""
    assert inner("‘The dogs’ owners won’t go,’ he said.") == ["The dogs’ owners won’t go,"]


def shape(text: str) -> list[tuple[str, bool, bool, bool]]:
    """Return each stretch with whether it is opened, is closed, and goes on in the next paragraph."""
    return [(text[s.start : s.end], s.opened, s.closed, s.goes_on) for s in find_stretches(text)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("“Go, she said. “They stay.”", "“Go,"),
        ('"Go! said Ana Lee, who left. "They stay," she said. "So."', '"Go!'),
        ("“Go, one of the boys shouted. “They stay.”", "“Go,"),
        ("'Go, she said. 'They stay,' she said.", "'Go,"),
    ],
)
def test_closing_mark_missing_before_a_tag(text: str, first: str):
    """Where the closing mark before "she said" is missing, the words end there and the next pair is whole."""
    found = shape(text)
    assert found[0] == (first, True, False, False)
    assert found[1][0][1:].startswith("They stay")
    assert all(one[1:] == (True, True, False) for one in found[1:])


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("“Go,” she said. They stay.”", "They stay.”"),
        ('"Go," said Sen. Ana Lee. It is late, I fear."', 'It is late, I fear."'),
    ],
)
def test_opening_mark_missing_after_a_tag(text: str, last: str):
    """Where the opening mark after "she said." is missing, the words begin with the next sentence."""
    assert shape(text)[1:] == [(last, False, True, False)]


def test_opening_mark_missing_before_another_pair():
    """A missing opening mark at the paragraph's start leaves the next pair whole."""
    assert [words for words, *_ in shape("We go,” she said. “They stay.”")] == ["We go,”", "“They stay.”"]


def test_missing_mark_is_not_excused_by_the_next_paragraph():
    """A mark missing before a tag is missing, though the next paragraph opens with one, indented or not."""
    for space in ("", "    ", "\t"):
        assert shape(f"{space}“Must we? he asked.\n\n{space}“Yes,” she said.") == [
            ("“Must we?", True, False, False),
            ("“Yes,”", True, True, False),
        ]


def test_tag_inside_a_long_quotation_is_not_its_end():
    """Words that only look like a tag do not end a quotation that goes on."""
    (first, second) = shape("“Then, in May, Lee said that the gates would be shut for good.\n\n“So they were.”")
    assert (first[3], second[3]) == (True, False)


@pytest.mark.parametrize(
    "text",
    [
        "“One.\u2029“Two.”\u2029Three.",
        "“One.\u2028“Two.”\u2028Three.",
        "“One.\x85“Two.”",
        "“One.\r\n\r\n“Two.”",
        "    “One.\n\t“Two.”",
        "\u3000“One.\n\u00a0\u00a0“Two.”",
        "> “One.\n>\n> “Two.”\n> Three.",
        "&gt; “One.\n&gt; “Two.”",
        "“One.\n… “Two.”",
        "'One.\n'Two,' he said.",
        "He said: 'One.\n'Two,' he said.",
        "“One.\nTwo.”",
    ],
)
def test_goes_on_in_the_next_paragraph(text: str):
    """However paragraphs are parted or indented, a quotation left open goes on where the next opens or only closes."""
    first, second = find_stretches(text)
    assert (first.goes_on, first.closed, second.closed, second.paragraph) == (True, False, True, 1)


@pytest.mark.parametrize(
    "text",
    [
        "“The bank says plant, the county says wait, my wife says sell.\n\n“So I wait.”",
        "“The dealer wants it, the expert wants it most of all.\n\n“And nobody checks.”",
        "‘The bank says plant, the county says wait.\n\n‘So I wait.’",
    ],
)
def test_verbs_in_words_that_go_on(text: str):
    """A verb in words that go on in the next paragraph attributes nothing."""
    first, second = find_stretches(text)
    assert (first.goes_on, text[first.end - 1], second.closed) == (True, ".", True)


def test_a_mark_left_out_before_a_quotation():
    """A pronoun or a name with a verb in the past, at the paragraph's end, attributes all the same."""
    first, _ = find_stretches("“The bank says plant, she said.\n\n“So I wait.”")
    assert (first.goes_on, first.end) == (False, 21)


def test_first_paragraph_that_closes():
    """A first paragraph that ends in a part of a sentence closes, and the next opens anew (the AP's way)."""
    assert [words for words, *_ in shape("Lee called it “a long year.”\n\n“We rested.\n\n“We slept.”")] == [
        "“a long year.”",
        "“We rested.",
        "“We slept.”",
    ]


def test_name_under_a_quotation_set_off():
    """A name before the closing mark, on a line of its own, is not among the words."""
    assert [words for words, *_ in shape('It is over.\n\n"We tried.\nFormer Mayor Ana Lee."\n\nShe left.')] == [
        '"We tried.'
    ]


def test_several_paragraphs():
    """A quotation reopened in each paragraph and closed in the last goes on through them."""
    stretches = find_stretches("“One,” she said. “Two.\n\n“Three.\n\n“Four.” Five.")
    assert [(s.goes_on, s.closed) for s in stretches] == [(False, True), (True, False), (True, False), (False, True)]


def test_stray_mark_stays_in_its_paragraph():
    """A mark without a partner does not shift the pairs of the next paragraph."""
    assert inner('He had " one too many.\n\n"Quite," she said. "So."')[-2:] == ["Quite,", "So."]


def test_missing_opening_mark():
    """A closing mark whose opening mark is missing closes what stands before it."""
    (stretch,) = find_stretches('We will see it through," the minister said.')
    assert not stretch.opened
    assert stretch.closed


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('We go. " she said.', ['We go. "']),
        ('We go. " she said. " So', ['We go. "', '" So']),
        ('We go. " she said. " Now " so', ['" she said. "', '" so']),
        ('“Yes,” she said. We go. " he said.', ["“Yes,”", '" he said.']),
        ('We go " she said.', ['" she said.']),
    ],
)
def test_mark_between_spaces(text: str, found: list[str]):
    """A mark between two spaces closes what begins its paragraph if it ends a sentence, and opens where others do."""
    assert [words for words, *_ in shape(text)] == found


@pytest.mark.parametrize(
    "text",
    ["“One.”\nTwo.”", "“One.\n\nNobody came.\n\nTwo.”", "“One.\n\nNobody came. “Two.”", "“One. She\nleft.\n“Two.”"],
)
def test_does_not_go_on(text: str):
    """A quotation that is closed, or that the very next paragraph leaves alone, does not go on in a later one."""
    assert not find_stretches(text)[0].goes_on


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("'The dogs' bowls were empty.\n'Nobody came,' she said.", ["'The dogs' bowls were empty.", "'Nobody came,'"]),
        ("'The dogs' bowls were empty.\nNobody came.\n'So,' she said.", ["'The dogs'", "'So,'"]),
        ("'nobody came.\n'Not one,' she said.", ["'nobody came.", "'Not one,'"]),
        ("'nobody came.\nNot one.\n'So,' she said.", ["'So,'"]),
        ("'Nobody came.\nNot one.\n'So,' she said.", ["'Nobody came.", "'So,'"]),
        ("She saw the 'Cellar. It was cold.\n'So,' she said.", ["'So,'"]),
    ],
)
def test_single_mark_left_open(text: str, found: list[str]):
    """A single mark that none closes opens speech where speech may begin, and is an apostrophe elsewhere."""
    assert [words for words, *_ in shape(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("'He told me “go away,' she said. 'So I went.'", ["'He told me “go away,'", "'So I went.'"]),
        ("'He told me go” away,' she said. 'So I went.'", ["'He told me go” away,'", "'So I went.'"]),
        (
            "'Go,' she said. We left at once,” he added. 'So.'",
            ["'Go,' she said. We left at once,”", "'Go,'", "'So.'"],
        ),
        ("'Go,' she said. “We left. 'So.'", ["'Go,'", "“We left. 'So.'", "'So.'"]),
    ],
)
def test_stray_double_mark_among_single_ones(text: str, found: list[str]):
    """Where quotations stand in single marks, a double mark without a partner leaves them whole."""
    assert [words for words, *_ in shape(text)] == found


def test_missing_closing_mark():
    """An opening mark whose closing mark is missing runs to the end of its paragraph."""
    (stretch,) = find_stretches("She said: “We will see.\n\nThe rain went on.")
    assert (stretch.closed, stretch.goes_on, stretch.end) == (False, False, 23)


def test_mail():
    """What mail programs set before the lines of an answered letter is not part of its paragraphs."""
    text = "> One.\n>\n>> Two.\n"
    assert [text[a:b] for a, b in find_paragraphs(text)] == ["One.", "Two."]


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("We go, she said. ", " she said. "),
        ("Who goes? asked one of the boys.", " asked one of the boys."),
        ("We go, said Sen. Ana Lee, who had come late.", " said Sen. Ana Lee, who had come late."),
        ("We go, she and I.", None),
        ("We go, Lee said that the gates would be shut.", None),
        ("She said we go.", None),
        ("", None),
    ],
)
def test_last_tag(text: str, tag: str | None):
    """Words that attribute at the end of a stretch are found, and prose is not taken for them."""
    place = find_last_tag(text, 0, len(text))
    assert (None if place is None else text[place:]) == tag


def test_first_tag():
    """Words that attribute at the start of a stretch are found, and prose is not taken for them."""
    assert begins_with_tag(" she said. We stay.", 0, 19)
    assert not begins_with_tag(" and so on. We stay.", 0, 20)


@pytest.mark.parametrize(
    ("words", "is_tag"),
    [
        ("asked Lee", True),
        ("asked she", True),
        ("asked the mayor", True),
        ("asked", False),
        ("asked so Lee", False),
        ("she asked", True),
        ("she then asked", False),
        ("the old mayor asked", True),
        ("the mayor of the old town asked", True),
        ("the mayor of the very old town asked", False),
        ("Ana Lee asked", True),
        ("Ana so asked", False),
        ("so asked", False),
        ("asked.", False),
        ("", False),
    ],
)
def test_what_is_a_tag(words: str, is_tag: bool):
    """A verb that reports and who speaks, in this order or the other, with no more than a name's words between."""
    assert begins_with_tag(f" {words}", 0, len(words) + 1) is is_tag


@pytest.mark.parametrize(
    ("word", "expected"),
    [("said", True), ("cries", True), ("shouted", True), ("added", True), ("boat", False), ("", False)],
)
def test_reporting_form(word: str, expected: bool):
    """A form of a verb that reports, or that reports where it governs words in marks, is known by its ending."""
    assert is_reporting_form(word) is expected


def test_wrapped_lines_are_one_paragraph():
    """Lines broken at a width belong together; an empty line parts paragraphs."""
    text = (
        "The council met on Tuesday evening and\nheard from a long row of residents who\n"
        "spoke against the plan for the\nmarket square.\n\n"
        "Nobody from the firm had come, and the\nchair said that was no surprise to her,\nor to anyone.\n"
    )
    assert len(find_paragraphs(text)) == 2


@pytest.mark.parametrize(("width", "paragraphs"), [(30, 3), (31, 1), (100, 1), (101, 3)])
def test_width_of_wrapped_lines(width: int, paragraphs: int):
    """Lines are wrapped where they are as long as lines of mail are; shorter and longer ones are not."""
    assert len(find_paragraphs("\n".join(["x" * width] * 3))) == paragraphs


def test_paragraphs_begin_where_the_article_does():
    """What stands before the article's start is in no paragraph."""
    assert find_paragraphs("Title: One\nTwo.", 11) == ((11, 15),)


@pytest.mark.parametrize(
    "mark",
    [
        "'x ",
        '"x ',
        "“x ",
        "‘x’s ",
        "»x",
        "'",
        '"',
        "s' ",
        "x.” ",
        "a. b.” ",
        "“a, she said. ",
        "'goin' ",
        "`x ",
        "\ufffdx ",
        "&quot;x ",
        "‘x “y ‘z” ",
        "6'2\" ",
        "'em x, ",
        "“x” she said. ",
        "“   ",
        "\u200b'",
    ],
)
def test_thirty_thousand_stray_marks(mark: str):
    """The scan is linear: marks without partners take no longer than prose of the length takes to read."""
    assert grows_evenly(lambda times: find_stretches(mark * times), 30_000)


@given(st.text(alphabet=MARKS + "ab.,?\n", max_size=120))
def test_stretches_lie_inside_their_paragraphs(text: str):
    """Every stretch lies in one paragraph, its words inside its marks, and none crosses the edge of another."""
    paragraphs = find_paragraphs(text)
    stretches = find_stretches(text, paragraphs)
    for s in stretches:
        start, end = paragraphs[s.paragraph]
        assert start <= s.start <= s.inner_start <= s.inner_end <= s.end <= end
    for one in stretches:
        for other in stretches:
            crosses = one.start < other.start < one.end < other.end
            assert not crosses, (text[one.start : one.end], text[other.start : other.end])
