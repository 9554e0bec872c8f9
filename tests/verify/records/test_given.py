"""What may be given as a record."""

from pathlib import Path

import pytest

from attribution.errors import LoadError
from attribution.model import Analysis, Document, Record
from attribution.verify import prepare, record_of, verify
from tests.analyses import Story

WORDS = "ADU: It showed nine feet."


def story() -> Analysis:
    """Return the analysis of an article in which Adu says what the record has."""
    one = Story("“It showed nine feet,” Esi Adu said.")
    one.source("adu", "Esi Adu")
    one.quotation("“It showed nine feet,”", source="adu", speaker="Esi Adu", kind="direct")
    return one.analysis()


def given(kind: str, folder: Path) -> Record | Document | str | Path:
    """Return the same words as a record of some kind."""
    path = folder / "hearing.txt"
    path.write_text(WORDS, encoding="utf-8")
    return {"record": record_of(WORDS), "document": Document.from_text(WORDS), "text": WORDS, "path": path}[kind]


@pytest.mark.parametrize("kind", ["record", "document", "text", "path"])
def test_one_record(kind: str, tmp_path: Path) -> None:
    """A record may be a Record, a Document, its words, or the path of its file; one needs no list."""
    one = given(kind, tmp_path)

    assert verify(story(), one)[0].verdict == "verbatim"
    assert verify(story(), [one]) == verify(story(), one)
    assert verify(story(), prepare(one)) == verify(story(), one)


def test_many_records(tmp_path: Path) -> None:
    """Records of all kinds may stand in one list, or come from anything that yields them."""
    kinds = ("record", "document", "text", "path")
    ready = prepare(given(kind, tmp_path) for kind in kinds)

    assert [source.record.id for source in ready.sources] == ["record", "text", "record 3", "hearing.txt"]


def test_a_word_without_the_record(tmp_path: Path) -> None:
    """A text without words and a file that is not there are told as files of records are."""
    with pytest.raises(LoadError, match="there are no words in it"):
        verify(story(), "…")
    with pytest.raises(LoadError, match="there is no such file"):
        verify(story(), tmp_path / "none.vtt")


@pytest.mark.parametrize("name", ["hearing.vtt", "records/day one.txt", "/srv/Speech.PDF "])
def test_the_name_of_a_file_as_a_string(name: str) -> None:
    """A string is words; one that looks like a file's name is refused, since nothing would be found in it."""
    with pytest.raises(ValueError, match=r"give pathlib.Path\("):
        verify(story(), name)


@pytest.mark.parametrize("words", ["She wrote README.md.", "He sent hearing.vtt\nto us.", "See a.txt and b.txt for it"])
def test_words_with_the_name_of_a_file(words: str) -> None:
    """Words in which a file is named are words."""
    assert [source.record.text for source in prepare(words).sources] == [words]


@pytest.mark.parametrize(
    ("records", "advice"),
    [
        (None, "or several of these, not None"),
        (4, "or several of these, not int"),
        (WORDS.encode(), "not bytes: decode it, or give the path of its file"),
        ([WORDS.encode()], "not bytes: decode it, or give the path of its file"),
        ([None], "not None"),
        ([story()], "not Analysis"),
    ],
)
def test_what_is_no_record(records: object, advice: str) -> None:
    """What is none of these is a TypeError that says what a record is."""
    with pytest.raises(TypeError, match=f"a record is a Record, a Document, a text or a pathlib.Path.*{advice}"):
        verify(story(), records)  # type: ignore[arg-type]


def test_an_article_that_is_not_analysed() -> None:
    """The article has to be analysed first."""
    with pytest.raises(TypeError, match="verify takes an Analysis, as analyze gives it, not str"):
        verify("“It showed nine feet,” Esi Adu said.", WORDS)  # type: ignore[arg-type]
