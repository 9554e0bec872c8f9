"""House words change what is found, and only for the call that they are given to."""

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from attribution import HouseWords, analyze, analyze_many, load_words, to_json
from attribution.corpus import analyze_in_processes
from attribution.errors import WordsError
from attribution.model import Analysis, Document

if TYPE_CHECKING:
    from spacy.language import Language

DESK = """\
[verbs]
neutral = ["parley", "skeet"]

[titles]
any = ["Portreeve", "Rtv."]

[kinds]
person = ["lampward"]
document = ["chapbook"]
"""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("house") / "desk.toml"
    path.write_text(DESK, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def words(file: Path) -> HouseWords:
    return load_words(file)


def shown(analysis: Analysis) -> list[tuple[str, str, str | None]]:
    """Return of each quotation its words, the class of its cue, and the name of its source."""
    found = []
    for quotation in analysis.quotations:
        source = analysis.source_of(quotation)
        found.append(
            (quotation.text, quotation.cue.cue_class if quotation.cue else "", source.name if source else None)
        )
    return found


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        pytest.param(
            "The firm parleyed the pumps had failed.",
            [],
            [("the pumps had failed", "neutral", "The firm")],
            id="a verb reports",
        ),
        pytest.param(
            "“We go,” skeeted Ana Lee.",
            [("“We go,”", "other", "Ana Lee")],
            [("“We go,”", "neutral", "Ana Lee")],
            id="a verb has a class",
        ),
        pytest.param(
            "“It holds,” said Portreeve Ana Lee.",
            [("“It holds,”", "neutral", "Portreeve Ana Lee")],
            [("“It holds,”", "neutral", "Ana Lee")],
            id="a title is no name",
        ),
        pytest.param(
            "“It holds,” said Rtv. Ana Lee.",
            [("“It holds,”", "neutral", "Rtv")],
            [("“It holds,”", "neutral", "Ana Lee")],
            id="a stop after a title ends no sentence",
        ),
    ],
)
def test_a_word_changes_what_is_found(
    text: str, before: object, after: object, words: HouseWords, nlp: "Language"
) -> None:
    """With the words the outcome is another one, and the next call without them is as it was."""
    assert shown(analyze(text, nlp)) == before
    assert shown(analyze(text, nlp, words=words)) == after
    assert shown(analyze(text, nlp)) == before


@pytest.mark.parametrize(("noun", "kind"), [("lampward", "person"), ("chapbook", "document")])
def test_a_kind_changes_a_source(noun: str, kind: str, words: HouseWords, nlp: "Language") -> None:
    """A noun of the house says what kind of source it stands for, for this call alone."""
    text = f"A {noun} said the pumps had failed."
    kinds = [analyze(text, nlp, words=given).sources[0].kind for given in (None, words, None)]
    assert kinds == ["other", kind, "other"]


def test_words_leave_nothing_behind(words: HouseWords, nlp: "Language") -> None:
    """An article analysed without words, after one with them, has the bytes that it had before."""
    text = "The firm parleyed the pumps had failed. “It holds,” said Portreeve Ana Lee, a lampward."
    before = to_json(analyze(text, nlp))
    assert to_json(analyze(text, nlp, words=words)) != before
    assert to_json(analyze(text, nlp)) == before


def test_words_are_not_in_force_between_two_articles(words: HouseWords, nlp: "Language") -> None:
    """While the caller looks at one of many analyses, another call has its own words."""
    text = "The firm parleyed the pumps had failed."
    for analysis in analyze_many([text, text], nlp, words=words, batch_size=1):
        assert len(analysis.quotations) == 1
        assert not analyze(text, nlp).quotations


def test_words_for_a_parsed_doc(words: HouseWords, nlp: "Language") -> None:
    """A spaCy Doc is read with the words too."""
    doc = nlp("“It holds,” said Portreeve Ana Lee.")
    assert [analyze(doc, words=given).sources[0].name for given in (words, None)] == ["Ana Lee", "Portreeve Ana Lee"]


def test_an_analysis_says_its_words(words: HouseWords, file: Path, nlp: "Language") -> None:
    """The engine of an analysis has the name and the hash of the words; without words it says nothing of them."""
    assert analyze("Yes.", nlp, words=words).engine.words == words.label
    assert analyze("Yes.", nlp, words=file).engine.words == words.label
    assert analyze("Yes.", nlp).engine.words is msgspec.UNSET
    assert "words" not in msgspec.to_builtins(analyze("Yes.", nlp).engine)


def test_a_file_that_is_not_there(nlp: "Language") -> None:
    """What is wrong with the words is told at once."""
    with pytest.raises(WordsError, match="there is no such file"):
        analyze_many([], nlp, words="no-such.toml")
    with pytest.raises(WordsError, match="there is no such file"):
        next(analyze_in_processes([], words="no-such.toml"))


def test_words_in_other_processes(words: HouseWords) -> None:
    """Two processes find with the words what one finds."""
    text = "The firm parleyed the pumps had failed {}."
    documents = [Document.from_text(text.format(number), str(number)) for number in range(70)]
    analyses = list(analyze_in_processes(documents, workers=2, words=words))
    assert [len(analysis.quotations) for analysis in analyses] == [1] * 70
    assert analyses[0].engine.words == words.label
