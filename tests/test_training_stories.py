"""Corrected stories as training examples. Nothing is trained here, but where a command is run."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from attribution.corrections import corrected, encode_corrections
from attribution.engine.grammar.parsing import parse_many
from attribution.engine.pipeline import analyze, find_units, make_scene
from attribution.load import read
from attribution.model import Analysis, Document
from tests.analyses import Story
from tests.corrections_by_hand import Pencil
from training.gold import Bounds, Example, Relation
from training.linking import walk_annotated
from training.stories import corrected_example, read_stories
from training.train import main

if TYPE_CHECKING:
    from spacy.language import Language

TEXT = """\
Ana Ruiz met Tom Hale at the pump house on Monday.

“The pump will fail,” she said on the way. “Nobody has ordered parts,” Hale added.

Ruiz, who walked home, said the water was safe. Hale called the pump a “work horse” for years.

“They told us nothing,” one official said. “It was late.”

Then the council agreed to wait, as everybody knew.
"""


def machine() -> Analysis:
    """Return what the machine made of the story."""
    told = Story(TEXT, "pump.txt")
    told.source("ruiz", "Ana Ruiz")
    told.source("hale", "Tom Hale")
    told.source("official", "one official", named=False)
    told.mention("Ana Ruiz", "ruiz")
    told.mention("Tom Hale", "hale")
    told.quotation("“The pump will fail,”", source="ruiz", speaker="she")
    told.quotation("“Nobody has ordered parts,”", source="hale", speaker="Hale", cue="added")
    told.quotation("the water was safe", source="ruiz", speaker="Ruiz", kind="indirect")
    told.quotation("the pump a “work horse”", source="hale", speaker="Hale", kind="mixed", cue="called")
    told.quotation("“They told us nothing,”", source="official", speaker="one official")
    return told.analysis()


def example(pencil: Pencil, nlp: "Language") -> Example:
    """Return the story as it was corrected, as an example."""
    parse = next(parse_many([pencil.analysis.document], nlp))
    return corrected_example(parse, pencil.analysis, corrected(pencil.analysis, pencil.corrections()))


def words_of(found: Relation) -> tuple[list[str], list[str], list[str]]:
    """Return the words of a relation's content, source and cue."""

    def words(bounds: tuple[Bounds, ...]) -> list[str]:
        return [TEXT[start:end] for start, end in bounds]

    return words(found.content), words(found.source), words(found.cue)


def cues(found: Example) -> dict[str, bool]:
    """Return the words of which somebody said, or it follows, whether they report something."""
    heads = [found.parse.tokens[site.head].lower for site in found.sites]
    return dict(zip(heads, found.are_cues, strict=True))


def test_what_was_looked_at_is_gold(nlp: "Language") -> None:
    """A quotation with a status gives the relation that the machine found; one without gives none."""
    pencil = Pencil(machine())
    pencil.status("“The pump will", "verified-verbatim")
    pencil.status("“Nobody", "unchecked", "ask again")
    found = example(pencil, nlp)

    assert [words_of(it) for it in found.relations] == [(["“The pump will fail,”"], ["she"], ["said"])]


def test_a_corrected_speaker_is_gold(nlp: "Language") -> None:
    """The mention that a person set is the source; what reports the words is not known then."""
    pencil = Pencil(machine())
    pencil.speaker("“The pump will", mention="Tom Hale")
    found = example(pencil, nlp)

    assert [words_of(it) for it in found.relations] == [(["“The pump will fail,”"], ["Tom Hale"], [])]
    assert cues(found) == {}


def test_a_source_without_a_mention_nearby(nlp: "Language") -> None:
    """Any mention of the source is right; where the article names it nowhere, nothing is learned of the words."""
    pencil = Pencil(machine())
    pencil.speaker("“They told", source="Ana Ruiz")
    pencil.speaker("“Nobody", name="Cy Poe")
    found = example(pencil, nlp)

    assert [words_of(it)[:2] for it in found.relations] == [
        (["“They told us nothing,”"], ["Ana Ruiz", "she", "Ruiz"]),
    ]


def test_what_was_missed_and_what_was_none(nlp: "Language") -> None:
    """A quotation that was put in is gold; one that was taken out is nobody's words, and its verb reports nothing."""
    pencil = Pencil(machine())
    pencil.missed("“It was late.”", mention="one official")
    pencil.no_quotation("the pump a “work")
    found = example(pencil, nlp)

    assert [words_of(it) for it in found.relations] == [(["“It was late.”"], ["one official"], [])]
    assert cues(found) == {"called": False}
    units = {
        TEXT[found.parse.tokens[unit.first].start :][:6]: found.is_judged(unit) for unit in find_units(found.parse)
    }
    assert units == {"“The p": False, "“Nobod": False, "“work ": True, "“They ": False, "“It wa": True}


def test_words_that_begin_or_end_elsewhere(nlp: "Language") -> None:
    """The borders that a person set are those of the content; the verb stays the reporting word."""
    pencil = Pencil(machine())
    pencil.span("the water", "the water was")
    found = example(pencil, nlp)

    assert [words_of(it) for it in found.relations] == [(["the water was"], ["Ruiz"], ["said"])]
    assert cues(found) == {"said": True, "walked": False}


def test_what_nobody_judged_only_says_who_spoke_before(nlp: "Language") -> None:
    """Its stretch gives no row to learn from, and its speaker is in the history of the rest."""
    pencil = Pencil(machine())
    pencil.status("“Nobody", "verified-verbatim")
    found = example(pencil, nlp)
    alone = Example(found.parse, found.relations, judged=found.judged)

    assert [words_of(it)[0] for it in found.assumed][:2] == [["“The pump will fail,”"], ["the water was safe"]]
    from attribution.engine.learned import load_learned
    from attribution.engine.pipeline import FEATURES

    scene = make_scene(found.parse, load_learned(FEATURES))
    with_history, without = walk_annotated(found, scene), walk_annotated(alone, scene)
    assert with_history.answers.tolist() == without.answers.tolist()
    assert with_history.rows.tolist() != without.rows.tolist()


def test_a_story_of_which_nobody_said_anything(nlp: "Language") -> None:
    """Nothing is learned of it."""
    found = example(Pencil(machine()), nlp)

    assert (found.relations, found.sites) == ((), ())
    assert not any(map(found.is_judged, find_units(found.parse)))
    assert not found.has_judged(machine().quotations[0].spans)


def test_an_annotated_article_is_judged_as_a_whole(nlp: "Language") -> None:
    """Where annotators went through all of an article, every stretch and every word counts."""
    parse = next(parse_many([Document.from_text(TEXT)], nlp))
    found = Example(parse, ())

    assert all(map(found.is_judged, find_units(parse)))
    assert found.has_judged(machine().quotations[0].spans)


def test_stories_of_a_folder(tmp_path: Path, nlp: "Language") -> None:
    """Those with corrections beside them are read, in the order of their names."""
    for name in ("b", "a", "c"):
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    for name in ("b", "a"):
        pencil = Pencil(analyze(read(tmp_path / f"{name}.txt"), nlp))
        pencil.speaker("“The pump will", mention="Tom Hale")
        (tmp_path / f"{name}.corrections.json").write_bytes(encode_corrections(pencil.corrections()))
    found = read_stories(tmp_path)

    assert [it.parse.document.id for it in found] == ["a.txt", "b.txt"]
    assert [words_of(it) for it in found[0].relations] == [(["“The pump will fail,”"], ["Tom Hale"], [])]


@pytest.mark.parametrize(
    ("names", "message"), [((), "no article in this folder"), (("a.txt",), "no stories with corrections in ")]
)
def test_a_folder_without_corrected_stories(
    names: tuple[str, ...], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is an error of one line, and nothing is trained."""
    for folder in ("text", "attributions", "stories"):
        (tmp_path / folder).mkdir()
    (tmp_path / "text" / "a.txt").write_text("“Yes,” Ana Lee said.", encoding="utf-8")
    (tmp_path / "attributions" / "a.ann").write_text("", encoding="utf-8")
    for name in names:
        (tmp_path / "stories" / name).write_text(TEXT, encoding="utf-8")
    with pytest.raises(SystemExit):
        main([str(tmp_path), "--stories", str(tmp_path / "stories")])

    assert message in capsys.readouterr().err.splitlines()[-1]
