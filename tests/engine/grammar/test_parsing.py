import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import example, given, settings
from hypothesis import strategies as st

from attribution.engine.grammar.parsing import Parse, _Copy, parse_many, read_doc
from attribution.model import Document
from tests.docs_by_hand import by_hand, token, words
from tests.growth import grows_evenly

if TYPE_CHECKING:
    from spacy.language import Language

ODD = "ab.,?!'\"“”„«»‘’`-—()\n\r\t \u00a0\u200b\u2028\u2029\x85e\u0301é😀İ:"


@pytest.fixture(scope="module")
def tokenizer() -> "Language":
    """Return a pipeline that only parts words, which is enough where no grammar is asked for."""
    return spacy.blank("en")


def parse(text: str, nlp: "Language", **document: int) -> Parse:
    plain = Document.from_text(text)
    (found,) = parse_many([Document(id="a", text=text, sha256=plain.sha256, **document)], nlp)
    return found


def shown(found: Parse) -> list[str]:
    return [found.text[t.start : t.end] for t in found.tokens]


def sentences(text: str, nlp: "Language") -> list[str]:
    found = parse(text, nlp)
    bounds = [*found.sentence_starts, len(found.tokens)]
    pairs = itertools.pairwise(bounds)
    return [text[found.tokens[a].start : found.tokens[b - 1].end].strip() for a, b in pairs]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("“We’re off,” she said.", ["“", "We", "’re", "off", ",", "”", "she", "said", "."]),
        ("«\u00a0Oui\u00a0»", ["«", "Oui", "»"]),
        ("Ana\u00a0Lee spoke", ["Ana", "Lee", "spoke"]),
        ("cafe\u0301 talk", ["cafe\u0301", "talk"]),
        ("😀 she laughed", ["😀", "she", "laughed"]),
        ("One\r\nTwo", ["One", "\r\n", "Two"]),
        ("One\u2028Two", ["One", "\u2028", "Two"]),
    ],
)
def test_offsets_are_those_of_the_text_as_read(text: str, tokens: list[str], tokenizer: "Language"):
    """Curly marks, odd spaces, emoji, accents and line breaks are parsed as plain ones and shown as they were read."""
    assert [word for word in shown(parse(text, tokenizer)) if word != "\u00a0"] == tokens


def test_zero_width_characters_move_nothing(tokenizer: "Language"):
    """A character without a width counts as one code point, as it does in the text."""
    found = parse("\u200b“Yes,”\u200b said Ana.", tokenizer)
    ana = found.text.index("Ana")
    assert found.tokens[found.token_at(ana)].start == ana


def test_metadata_is_not_read(tokenizer: "Language"):
    """Nothing before the body is a word, a paragraph or a quotation; offsets count from the first character."""
    text = 'Title: "Go"\n\n“Yes,” she said.'
    found = parse(text, tokenizer, body_start=13)
    assert found.paragraphs == ((13, 29),)
    assert [text[s.start : s.end] for s in found.stretches] == ["“Yes,”"]
    assert [text[t.start : t.end] for t in found.tokens if not t.lower.isspace()] == [
        "“",
        "Yes",
        ",",
        "”",
        "she",
        "said",
        ".",
    ]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ('said."No', ["said", ".", '"', "No"]),
        ("rained.“We", ["rained", ".", "“", "We"]),
        ("‘Go,’ he said", ["‘", "Go", ",", "’", "he", "said"]),
        ("He said''Go''", ["He", "said", "''", "Go", "''"]),
        ("(“Go”)", ["(", "“", "Go", "”", ")"]),
    ],
)
def test_marks_glued_to_words_are_tokens_of_their_own(text: str, tokens: list[str], tokenizer: "Language"):
    """No token lies across the edge of a quoted stretch."""
    found = parse(text, tokenizer)
    assert [word for word in shown(found) if word in tokens] == tokens
    for stretch in found.stretches:
        for edge in (stretch.start, stretch.inner_start, stretch.inner_end, stretch.end):
            assert not any(t.start < edge < t.end for t in found.tokens)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Who did it?” asked Ana.", ["“Who did it?” asked Ana."]),
        ("“Morning?” Ben asked.", ["“Morning?” Ben asked."]),
        ("It rained. “Don't worry!” he said.", ["It rained.", "“Don't worry!” he said."]),
        ("“We go. They stay,” she said.", ["“We go.", "They stay,” she said."]),
        ("“We go.” The rain went on.", ["“We go.”", "The rain went on."]),
        ("She said it was “over.”\n\nThe rain went on.", ["She said it was “over.”", "The rain went on."]),
        ("The mayor, calling it “a farce,” walked out.", ["The mayor, calling it “a farce,” walked out."]),
        ("Storm closes bridge\n\nNobody was hurt.", ["Storm closes bridge", "Nobody was hurt."]),
    ],
)
def test_marks_set_the_sentences(text: str, expected: list[str], nlp: "Language"):
    """A sentence goes on through a quotation and its attribution, and ends where the marks and the words do."""
    assert sentences(text, nlp) == expected


def long_text() -> str:
    story = "“The bridge is safe,” said Mayor Lee.\n\nShe had walked across it — twice — on Monday.\n\n"
    return story * 360 + "“Enough,” said Ben Roe."


def test_long_text_is_parsed_in_pieces_with_the_same_offsets(tokenizer: "Language"):
    """A text of more than 30,000 characters has the tokens, in the places, that its paragraphs have alone."""
    text = long_text()
    assert len(text) > 30_000
    found = parse(text, tokenizer)
    marks = sum(word in "“”" for word in shown(found))
    assert marks == 722
    assert found.text[found.tokens[-2].start : found.tokens[-2].end] == "Roe"
    assert len(found.sentence_starts) >= 721


def test_one_line_longer_than_a_piece(tokenizer: "Language"):
    """A line that is longer than a piece is cut at a space, and no word is lost or halved."""
    text = "the mayor spoke of bridges and roads " * 1500
    found = parse(text.rstrip(), tokenizer)
    assert [word for word in shown(found) if word.strip()] == text.split()


def test_one_word_longer_than_a_piece(tokenizer: "Language"):
    """A line without a space is cut all the same, and the pieces are the whole."""
    text = "x" * 70_000
    assert "".join(shown(parse(text, tokenizer))) == text


def test_heads_stay_inside_a_piece(nlp: "Language"):
    """In a text of several pieces each word's head stands in its own sentence."""
    found = parse(long_text()[-31_000:], nlp)
    assert all(found.sentence_of[t.head] == found.sentence_of[i] for i, t in enumerate(found.tokens))


def test_thousands_of_marks(tokenizer: "Language"):
    """A long line of quoted letters takes no longer to part into words than prose of its length."""
    assert grows_evenly(lambda times: parse("“a” " * times, tokenizer), 8000)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b", "“", "“”", "."])
def test_next_to_nothing(text: str, nlp: "Language"):
    """Empty text, white space and lone marks give a parse like any other."""
    found = parse(text, nlp)
    assert "".join(shown(found)).strip() == text.strip()


def test_documents_keep_their_order(tokenizer: "Language"):
    """Several documents, long and empty ones among them, come out as they went in, each with its own tokens."""
    texts = ["One.", "", long_text(), "Two.", "x " * 40_000, "Three."]
    found = list(parse_many([Document.from_text(t, str(n)) for n, t in enumerate(texts)], tokenizer, batch_size=2))
    assert [p.document.id for p in found] == ["0", "1", "2", "3", "4", "5"]
    assert [p.text for p in found] == texts
    assert [shown(found[i]) for i in (0, 1, 3, 5)] == [["One", "."], [], ["Two", "."], ["Three", "."]]


def test_documents_are_read_as_they_are_asked_for(tokenizer: "Language"):
    """The first parse is there before the last document is read."""
    read: list[int] = []

    def documents() -> Iterator[Document]:
        for number in range(100):
            read.append(number)
            yield Document.from_text("It rained.")

    next(parse_many(documents(), tokenizer, batch_size=4))
    assert len(read) <= 12


@pytest.mark.parametrize(
    ("text", "place", "sentence"),
    [
        ("OSLO (AP) — The mayor said the bridge is shut.", "OSLO", "The mayor said the bridge is shut."),
        ("EXCLUSIVE-The mayor resigned on Friday", "EXCLUSIVE", "The mayor resigned on Friday"),
        (
            "NEW HARBOUR: The mayor, Ana Lee, said the bridge is shut.",
            "HARBOUR",
            "The mayor, Ana Lee, said the bridge is shut.",
        ),
    ],
)
def test_what_stands_apart(nlp: "Language", text: str, place: str, sentence: str):
    """A dateline or a tag is no part of the sentence after it, and nobody in it can speak."""
    found = parse(text, nlp)
    head = found.token_at(text.index(place))
    assert sentences(text, nlp)[-1] == sentence
    assert found.is_apart(head)
    assert head not in found.mentions
    assert any(mention.head > head for mention in found.mentions)


NO_WIDTH = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, *range(0x2066, 0x206A), 0xFEFF, 0xAD])


@given(st.text(alphabet=ODD, max_size=80))
@example(",,a")
@example(",,a'' b")
def test_every_token_is_where_it_says(tokenizer: "Language", text: str):
    """Whatever the text, tokens lie in order inside it, do not overlap, and leave out nothing that has a width."""
    found = parse(text, tokenizer)
    place = 0
    for t in found.tokens:
        assert not text[place : t.start].translate(NO_WIDTH).strip()
        assert place <= t.start < t.end <= len(text)
        place = t.end
    assert not text[place:].translate(NO_WIDTH).strip()


@settings(max_examples=60)
@given(st.text(alphabet=ODD, max_size=80))
def test_structure_of_any_parse(nlp: "Language", text: str):
    """Whatever the text, every token has a head, a paragraph and a sentence, and no token lies across a mark's edge."""
    found = parse(text, nlp)
    size = len(found.tokens)
    assert len(found.sentence_of) == len(found.paragraph_of) == len(found.stretch_of) == size
    assert all(0 <= t.head < size for t in found.tokens)
    assert list(found.sentence_of) == sorted(found.sentence_of)
    quoted = [place for place in range(size) if found.stretch_of[place] >= 0]
    assert list(found.last_quoted) == [max((q for q in quoted if q <= i), default=-1) for i in range(size)]
    assert list(found.next_quoted) == [min((q for q in quoted if q >= i), default=size) for i in range(size)]
    for stretch in found.stretches:
        for edge in (stretch.start, stretch.inner_start, stretch.inner_end, stretch.end):
            assert not any(t.start < edge < t.end for t in found.tokens)


RELATIVE = """
    Ana      NNP  nsubj   left     PERSON
    ,        ,    punct   Ana
    who      WP   nsubj   spoke
    spoke    VBD  relcl   Ana      speak
    ,        ,    punct   Ana
    left     VBD  ROOT    -        leave
    .        .    punct   left
"""


def test_what_stands_under_a_token():
    """The subtree of a token is all that hangs from it, in text order."""
    found = by_hand(RELATIVE)
    assert words(found, found.subtree(token(found, "Ana"))) == "Ana , who spoke ,"
    assert (found.left_edge[0], found.right_edge[0]) == (0, 5)


def test_words_outside_marks_are_counted():
    """Only words outside quotation marks count as distance between two tokens."""
    found = by_hand("""
        He    PRP  nsubj  said
        said  VBD  ROOT   -     say
        “     ``   punct  said
        it    PRP  nsubj  holds
        holds VBZ  ccomp  said  hold
        ”     ''   punct  said
        twice RB   advmod said
    """)
    assert found.outside_before[token(found, "twice")] == 2
    assert [s >= 0 for s in found.stretch_of] == [False, False, True, True, True, True, False]


def test_read_doc_reads_what_another_pipeline_parsed():
    """A document that the caller parsed is read as it is: its heads, labels, entities and sentences."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    doc = nlp("It rained. “Go,” she said.")
    found = read_doc(doc, Document.from_text(doc.text))
    assert shown(found) == ["It", "rained", ".", "“", "Go", ",", "”", "she", "said", "."]
    assert len(found.sentence_starts) == 2


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("", [0]),
        ("word " * 100, [500]),
        ("x" * 70_000, [30_000, 60_000, 70_000]),
        ("word " * 14_000, [30_000, 60_000, 70_000]),
        (f"{'x' * 20_000}\n\n{'x' * 20_000}", [20_002, 40_002]),
        (f"{'x' * 10_000}\n\n{'x' * 10_000}", [20_002]),
        (f"{'x' * 20_000}\n\n{'x' * 40_000}", [20_002, 50_002, 60_002]),
    ],
)
def test_where_a_long_text_is_cut(text: str, ends: list[int]):
    """A text goes to the parser in pieces of bounded length, cut between paragraphs or else at a space."""
    pieces = _Copy.of(Document.from_text(text)).pieces()
    assert [end for _, end in pieces] == ends
    assert [start for start, _ in pieces] == [0, *ends[:-1]]
