"""What the characters of a text alone tell of it: known once, and asked of one place."""

import ast
from pathlib import Path

from attribution.engine.grammar.parsing import read_doc
from attribution.lexicon import HouseWord, HouseWords, using
from attribution.model import Document
from attribution.policy.article import CheckedArticle
from attribution.text import read_layout
from tests.analyses import Story
from tests.docs_by_hand import make_doc

PACKAGE = Path(__file__).parents[2] / "attribution"
TEXT = "By Ana Lee\n\n“We met Mr. Roe. He ‘waved’ twice,” she said. They left.\n\nDIAZ: Good.\n\nROE: Bad."
BODY = TEXT.index("“")


def shown(spans: tuple[tuple[int, int], ...]) -> list[str]:
    """Return the words of some spans of the text."""
    return [TEXT[start:end] for start, end in spans]


def test_paragraphs_begin_with_the_article() -> None:
    """What stands before the article is no paragraph of it; an offset lies in, or after, a paragraph."""
    layout = read_layout(TEXT, BODY)

    assert len(layout.paragraphs) == 3
    assert [layout.paragraph_at(offset) for offset in (0, BODY, BODY + 5, len(TEXT))] == [-1, 0, 0, 2]
    assert [layout.paragraph_around(offset) for offset in (0, BODY + 5)] == [(0, 0), layout.paragraphs[0]]
    assert len(read_layout(TEXT).paragraphs) == 4


def test_stretches_by_what_they_are() -> None:
    """The outermost stretches are those that no other holds; the marked ones have marks, and turns have none."""
    layout = read_layout(TEXT, BODY)

    assert [s.depth for s in layout.stretches] == [0, 1, 0, 0]
    assert [s.label is None for s in layout.outermost] == [True, False, False]
    assert shown(tuple((s.start, s.end) for s in layout.marked)) == ["“We met Mr. Roe. He ‘waved’ twice,”"]


def test_sentence_ends_within_a_stretch() -> None:
    """Those at its very end, where another sentence follows outside it, are not within it."""
    layout = read_layout("“We stay. They go.” He left.")

    assert layout.sentence_ends == (9, 19)
    assert layout.ends_within(0, 19) == (9,)
    assert layout.ends_within(9, 28) == (19,)
    assert layout.ends_within(0, 9) == ()


def test_one_text_is_read_once() -> None:
    """The parser and the rules of a house ask for the layout of one text and get the same one."""
    doc = make_doc(
        "“  ``  punct  Go\nGo  VB  ccomp  said  go\n”  ''  punct  Go\nAna  NNP  nsubj  said\nsaid  VBD  ROOT  -  say"
    )
    parse = read_doc(doc, Document.from_text(doc.text))
    article = CheckedArticle(Story(doc.text).analysis())

    assert parse.stretches is read_layout(doc.text).stretches
    assert article.layout is read_layout(doc.text)
    assert read_layout(TEXT, BODY) is not read_layout(TEXT)


def test_a_houses_words_have_layouts_of_their_own() -> None:
    """A title that a house adds ends no sentence, while the house's words are in force and no longer."""
    text = "We met Zapt. Roe. He left."
    house = HouseWords(name="house", words=(HouseWord(text="Zapt.", file="titles.txt"),))

    plain = read_layout(text).sentence_ends
    with using(house):
        assert read_layout(text).sentence_ends == plain[1:]
    assert read_layout(text).sentence_ends == plain == (12, 17)


def test_a_start_outside_the_text_is_moved_into_it() -> None:
    """An analysis may come from a file that somebody edited; it has no paragraphs where its article begins too late."""
    assert read_layout("One.", -3) is read_layout("One.")
    assert read_layout("One.", 99).paragraphs == ()


def test_nobody_else_looks_for_paragraphs_and_stretches() -> None:
    """Outside the room of text they are read from the layout, so that all who work on an article agree."""
    wanted = {"find_paragraphs", "find_stretches"}
    found = [
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if path.parent != PACKAGE / "text"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and wanted & {alias.name for alias in node.names}
    ]

    assert found == []
