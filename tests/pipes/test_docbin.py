"""spaCy's DocBin: read back by spaCy."""

from pathlib import Path

import msgspec
import pytest
import spacy
from hypothesis import given, settings
from spacy.tokens import Doc, DocBin
from spacy.training import Corpus

from attribution.export.texts import whole
from attribution.model import Analysis, Span
from attribution.pipes import docbin
from attribution.pipes.docbin import write_docbin
from tests.analyses import ferry
from tests.exported import any_exported, harbour

NLP = spacy.blank("en")


def read(folder: Path) -> list[Doc]:
    return [doc for path in sorted(folder.iterdir()) for doc in DocBin().from_disk(path).get_docs(NLP.vocab)]


def test_what_spacy_reads_back(tmp_path: Path) -> None:
    """The text, the groups of spans, and the analysis with its exact offsets."""
    written = write_docbin([harbour(), ferry()], tmp_path / "bin")

    first, second = read(tmp_path / "bin")
    assert (written.paths, written.articles) == ((tmp_path / "bin",), 2)
    assert (first.text, second.text) == (harbour().document.text, ferry().document.text)
    assert [span.text for span in first.spans["quotations"]] == [
        *("“It holds,”", "“It always held.”", "cracks", "that it knew", "“Who did?”"),
    ]
    assert [span.id_ for span in first.spans["quotations"]] == ["q-0000", "q-0000", "q-0001", "q-0002", "q-0003"]
    kinds = {quotation.id: quotation.kind for quotation in harbour().quotations}
    assert all(span.label_ == kinds[span.id_] for key in first.spans for span in first.spans[key])
    assert [span.text for span in first.spans["speakers"]] == ["Ana Ruiz", "the audit", "The ministry"]
    assert msgspec.convert(second._.attribution, Analysis) == ferry()


def test_files_of_so_many_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is written when there are enough articles for it, and spaCy's own reader takes the folder."""
    monkeypatch.setattr(docbin, "PER_FILE", 2)

    write_docbin([harbour()] * 5, tmp_path)

    assert [path.name for path in sorted(tmp_path.iterdir())] == ["00001.spacy", "00002.spacy", "00003.spacy"]
    assert len(list(Corpus(tmp_path)(NLP))) == 5


def test_a_full_last_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No empty file follows it."""
    monkeypatch.setattr(docbin, "PER_FILE", 2)

    write_docbin([harbour()] * 4, tmp_path)

    assert [path.name for path in sorted(tmp_path.iterdir())] == ["00001.spacy", "00002.spacy"]


def test_a_span_that_ends_before_it_begins(tmp_path: Path) -> None:
    """It is left out, as one outside the text is; the analysis keeps it."""
    [first, *rest] = harbour().quotations
    turned = msgspec.structs.replace(first, spans=(Span(start=20, end=3),))
    analysis = msgspec.structs.replace(harbour(), quotations=(turned, *rest))
    write_docbin([analysis], tmp_path / "bin")

    [doc] = read(tmp_path / "bin")
    assert "q-0000" not in {span.id_ for span in doc.spans["quotations"]}
    assert msgspec.convert(doc._.attribution, Analysis) == analysis


@settings(max_examples=40)
@given(analysis=any_exported())
def test_any_analysis(analysis: Analysis, tmp_path_factory) -> None:  # type: ignore[no-untyped-def]
    """Any analysis is written, and read back with the same text and the same offsets."""
    folder = tmp_path_factory.mktemp("docbin")
    write_docbin([analysis], folder)

    [doc] = read(folder)
    assert doc.text == whole(analysis).document.text
    assert msgspec.convert(doc._.attribution, Analysis) == whole(analysis)
