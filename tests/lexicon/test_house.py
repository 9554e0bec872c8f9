"""House words are in force where they are given, and nowhere else."""

import ast
import threading
from pathlib import Path

import pytest

from attribution import lexicon
from attribution.lexicon import HouseWord, HouseWords, using
from attribution.names import parse_name
from attribution.text.tags import is_reporting_form

PACKAGE = Path(lexicon.__file__).parents[1]


def house(*words: tuple[str, str, str]) -> HouseWords:
    """Return house words of so many, each with its list and section."""
    return HouseWords(
        name="desk.toml", words=tuple(HouseWord(text=text, file=file, section=section) for text, file, section in words)
    )


SKEET = house(("skeet", "reporting-verbs.txt", "neutral"))
VLOG = house(("vlog", "reporting-verbs.txt", "loaded"))


def test_a_word_is_there_and_gone_again() -> None:
    """In the context the lexicon has the word; before and after it has not."""
    assert "skeet" not in lexicon.reporting_verbs()
    with using(SKEET):
        assert lexicon.reporting_verbs()["skeet"] == "neutral"
        assert lexicon.reporting_verbs()["say"] == "neutral"
    assert "skeet" not in lexicon.reporting_verbs()


def test_contexts_one_in_the_other() -> None:
    """The inner context has its own words alone, and with None none; the outer one goes on with its own."""
    with using(SKEET):
        with using(VLOG):
            assert {"skeet", "vlog"} & set(lexicon.reporting_verbs()) == {"vlog"}
        with using(None):
            assert not {"skeet", "vlog"} & set(lexicon.reporting_verbs())
        assert {"skeet", "vlog"} & set(lexicon.reporting_verbs()) == {"skeet"}


def test_an_error_ends_the_context() -> None:
    """The words are gone also where the context ends in an error."""
    with pytest.raises(KeyError), using(SKEET):
        raise KeyError
    assert "skeet" not in lexicon.reporting_verbs()


def test_another_thread_has_words_of_its_own() -> None:
    """What is in force in one thread is not in force in another."""
    seen: list[bool] = []
    with using(SKEET):
        thread = threading.Thread(target=lambda: seen.append("skeet" in lexicon.reporting_verbs()))
        thread.start()
        thread.join()
    assert seen == [False]


def test_what_was_made_of_the_lexicon_is_kept_apart() -> None:
    """What other rooms keep of the lexicon, by the word or as a whole, is not handed from one house to the next."""
    title = house(("Portreeve", "titles.txt", "any"))
    asked = ("Portreeve Ana Lee", "skeeted")
    assert (parse_name(asked[0]).shown, is_reporting_form(asked[1])) == ("Portreeve Ana Lee", False)
    with using(title):
        assert parse_name(asked[0]).shown == "Ana Lee"
    with using(SKEET):
        assert is_reporting_form(asked[1])
    assert (parse_name(asked[0]).shown, is_reporting_form(asked[1])) == ("Portreeve Ana Lee", False)


def test_a_word_that_has_another_place_with_us() -> None:
    """Where a house and our lists say different things of a word, the house's holds."""
    assert (lexicon.reporting_verbs()["claim"], lexicon.noun_kind("panel")) != ("neutral", "document")
    changed = house(("claim", "reporting-verbs.txt", "neutral"), ("panel", "document-nouns.txt", ""))
    with using(changed):
        assert (lexicon.reporting_verbs()["claim"], lexicon.noun_kind("panel")) == ("neutral", "document")
        assert lexicon.noun_kind("aide") == "person"


def test_many_houses_by_turns() -> None:
    """However many houses take turns, each has its own words."""
    houses = [house((f"skeet{number}", "manner-verbs.txt", "")) for number in range(20)]
    for _ in range(2):
        for number, words in enumerate(houses):
            with using(words):
                assert {f"skeet{n}" for n in range(20)} & lexicon.manner_verbs() == {f"skeet{number}"}


def functions(tree: ast.AST) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def names_in(node: ast.AST) -> set[str]:
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_nothing_else_keeps_what_the_lexicon_says(path: Path) -> None:
    """No function that looks at the lexicon, itself or by another in its module, is kept by functools."""
    if path.parent.name == "lexicon":
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    uses = {"lexicon"}
    while more := {f.name for f in functions(tree) if f.name not in uses and names_in(f) & uses}:
        uses |= more
    for function in functions(tree):
        kept = any("cache" in ast.unparse(one) and "functools" in ast.unparse(one) for one in function.decorator_list)
        property_ = any("cached_property" in ast.unparse(one) for one in function.decorator_list)
        body = set().union(*(names_in(one) for one in function.body))

        assert not kept or property_ or not body & uses, f"{function.name}: keep it with lexicon.cached"
