"""House words are read from a TOML file; what is wrong in it is told with the line."""

from pathlib import Path

import pytest

from attribution.errors import WordsError
from attribution.lexicon import HouseWord, HouseWords, as_words, load_words

DESK = """\
# What our desk writes.
[verbs]
neutral = ["skeet", "thunder on"]
manner = ["croak"]

[titles]
she = ["Portreeva"]
any = [
    "Portreeve",
    "Ald.",  # of the city
]

[kinds]
person = ["lock keeper"]
document = ["chapbook"]
"""


def saved(folder: Path, text: str | bytes) -> Path:
    path = folder / "desk.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_words_of_a_file(tmp_path: Path) -> None:
    """Each word goes to the list of ours that its table and key stand for."""
    words = load_words(saved(tmp_path, DESK))

    assert words.name == "desk.toml"
    assert [(word.text, word.file, word.section) for word in words.words if word.file != "lemma-fixes.txt"] == [
        ("skeet", "reporting-verbs.txt", "neutral"),
        ("thunder on", "reporting-phrases.txt", "neutral"),
        ("croak", "manner-verbs.txt", ""),
        ("Portreeva", "titles.txt", "she"),
        ("Portreeve", "titles.txt", "any"),
        ("Ald.", "titles.txt", "any"),
        ("lock keeper", "person-roles.txt", "other"),
        ("chapbook", "document-nouns.txt", ""),
    ]


def test_forms_of_a_verb(tmp_path: Path) -> None:
    """For a verb that spaCy does not know, the lemmas that it makes up of its forms lead to it."""
    words = load_words(saved(tmp_path, '[verbs]\nneutral = ["skeet"]\n'))

    assert HouseWord(text="skeete = skeet", file="lemma-fixes.txt", section="verb") in words.words


def test_an_empty_file(tmp_path: Path) -> None:
    """A file without words adds none."""
    assert load_words(saved(tmp_path, "")).words == load_words(saved(tmp_path, "[verbs]\n")).words == ()


def test_the_label_follows_the_words(tmp_path: Path) -> None:
    """What an analysis says of its words changes with them, and with nothing else in the file."""
    one = load_words(saved(tmp_path, DESK)).label
    assert one.startswith("desk.toml ")
    assert load_words(saved(tmp_path, DESK.replace("  # of the city", ""))).label == one
    assert load_words(saved(tmp_path, DESK.replace("skeet", "vlog"))).label != one


@pytest.mark.parametrize(
    ("text", "line", "advice"),
    [
        ('[verb]\nneutral = ["skeet"]\n', 1, "there is no “verb”: verbs, titles and kinds may stand here"),
        ('\n[verbs]\nneutrl = ["skeet"]\n', 3, "there is no “verbs.neutrl”: neutral, loaded"),
        ('[kinds]\nplace = ["dock"]\n', 2, "person, group, organization and document may stand here"),
        ('verbs = ["skeet"]\n', 1, r"“verbs” has to be a table: \[verbs\]"),
        ('[verbs]\n\nneutral = "skeet"\n', 3, "“verbs.neutral” has to be a list of words"),
        ('[verbs]\nneutral = [\n  "skeet",\n  4,\n]\n', 4, "“4” has to be a verb as a dictionary has it"),
        ('[verbs]\nneutral = ["skeet"]\nloaded = ["Rail"]\n', 3, "“Rail” has to be a verb as a dictionary has it"),
        ('[verbs]\nneutral = [\n "skeet",\n " rail",\n]\n', 4, "has to be a verb"),
        ('[titles]\nany = [\n  "Ald.",\n  "(Mr)",\n]\n', 4, "“\\(Mr\\)” has to be a title as it is printed"),
        ('[kinds]\nperson = ["Lockkeeper"]\n', 2, "has to be a noun, singular and in lower case"),
        ('[kinds]\ndocument = ["a.*"]\n', 2, "has to be a noun"),
        (
            '[verbs]\nneutral = ["skeet"]\nloaded = [\n "rail",\n "skeet"]\n',
            5,
            "“skeet” stands in “verbs.neutral” already",
        ),
        ('[verbs]\nneutral = [\n "skeet",\n "rail",\n "skeet"]\n', 5, "“skeet” stands in “verbs.neutral” already"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, line: int, advice: str, tmp_path: Path) -> None:
    """A table, a key or a word that is not allowed is an error with the file, the line and what is allowed."""
    path = saved(tmp_path, text)

    with pytest.raises(WordsError, match=advice) as caught:
        load_words(path)
    assert caught.value.subject == f"{path}, line {line}"


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        (b"[verbs\n", "it is no TOML: .*line 1"),
        (b'[verbs]\nneutral = ["skeet"\n\nloaded = []\n', "it is no TOML: .*line 4"),
        (b"[verbs]\nneutral = ['caf\xe9']\n", "line 2: it is not in UTF-8"),
        (b"#" * 1_000_001, "it has more than 1 MB"),
    ],
)
def test_a_file_of_something_else(data: bytes, advice: str, tmp_path: Path) -> None:
    """What is no TOML, no UTF-8 or no list of words by its size is told, with the line where there is one."""
    with pytest.raises(WordsError, match=advice):
        load_words(saved(tmp_path, data))


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    """A file that is not there, a folder and a path that is none are errors about that path."""
    with pytest.raises(WordsError, match="there is no such file: check the path"):
        load_words(tmp_path / "none.toml")
    with pytest.raises(WordsError, match="can't be read"):
        load_words(tmp_path)
    with pytest.raises(WordsError, match="can't be read"):
        load_words("a\0b")


@pytest.mark.parametrize("value", [4, b"desk.toml", ["skeet"], {"verbs": {}}])
def test_what_are_no_house_words(value: object) -> None:
    """What is neither the record nor a path is a TypeError that says what to give."""
    with pytest.raises(TypeError, match="give the path of a TOML file of house words, not"):
        as_words(value)  # type: ignore[arg-type]


def test_words_are_given_as_a_record_or_a_path(tmp_path: Path) -> None:
    """The record is taken as it is, a path is read, and None stands for none."""
    path = saved(tmp_path, DESK)
    words = load_words(path)
    assert isinstance(words, HouseWords)
    assert as_words(words) is words
    assert as_words(path) == as_words(str(path)) == words
    assert as_words(None) is None
