import pytest

from attribution.engine.sources.kinds import is_one_of_some, kind_of, kind_of_speaker
from tests.docs_by_hand import by_hand, token


def said(phrase: str, clause: str = "") -> str:
    """Return the rows of "the … said", where the phrase is one word with its tag and, it may be, its type."""
    word, tag, *entity = phrase.split("/")
    lemma = {"NNS": word.lower().removesuffix("s")}.get(tag, "") if tag != "NNPS" else ""
    rows = [f"the DT det {word}", f"{word} {tag} nsubj said {lemma} {' '.join(entity)}", clause, "said VBD ROOT - say"]
    return "\n".join(filter(None, rows))


@pytest.mark.parametrize(
    ("phrase", "kind", "speaking"),
    [
        pytest.param("violist/NN", "person", "person", id="a role"),
        pytest.param("co-gardener/NN", "other", "person", id="one beside others"),
        pytest.param("lampwright/NN", "other", "person", id="an ending of people"),
        pytest.param("newsletter/NN", "document", "document", id="a document with such an ending"),
        pytest.param("weather/NN", "other", "other", id="a thing with such an ending"),
        pytest.param("lampwrights/NNS", "other", "group", id="several"),
        pytest.param("Republicans/NNPS/NORP", "group", "group", id="a party's people"),
        pytest.param("Dane/NNP/NORP", "person", "person", id="one of a nation"),
        pytest.param("percent/NN", "other", "group", id="a share of those asked"),
        pytest.param("firms/NNS", "group", "group", id="several bodies"),
        pytest.param("police/NNS", "organization", "organization", id="a body that is plural"),
    ],
)
def test_kind_of_a_noun(phrase: str, kind: str, speaking: str):
    """A noun is of the kind that the lexicon says; where it speaks, its ending may tell that it is somebody."""
    parse = by_hand(said(phrase))
    head = token(parse, phrase.split("/")[0])

    assert (kind_of(parse, head), kind_of_speaker(parse, head)) == (kind, speaking)


def test_who_tells_a_person():
    """What a clause with "who" hangs from is a person, whatever the noun."""
    parse = by_hand(said("pillar/NN", "who WP nsubj laughed\nlaughed VBD relcl pillar laugh"))

    assert kind_of_speaker(parse, token(parse, "pillar")) == "person"


@pytest.mark.parametrize(
    ("word", "tag", "expected"), [("fourth", "JJ", True), ("oldest", "JJS", True), ("red", "JJ", False)]
)
def test_rank_without_a_noun(word: str, tag: str, expected: bool):
    """A rank or a superlative with "the" and no noun is one of some; another adjective is not."""
    parse = by_hand(said(f"{word}/{tag}"))

    assert is_one_of_some(parse, token(parse, word)) is expected


def test_who_tells_a_person_from_a_document():
    """A noun for something written is a person where a clause with "who" follows: "the guide, who laughed"."""
    parse = by_hand(said("guide/NN", "who WP nsubj laughed\nlaughed VBD relcl guide laugh"))

    assert kind_of(parse, token(parse, "guide")) == "person"
