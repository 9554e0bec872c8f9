"""spaCy's DocBin: analyses as `Doc` objects, with the spans that the pipeline component writes."""

import os
from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.tokens import DocBin

from attribution.export import Tally, Written, empty_folder, whole
from attribution.model import Analysis
from attribution.output import replacing
from attribution.pipes.component import write_spans

#: So many articles are in memory, and in one file, at a time.
PER_FILE = 500


def write_docbin(analyses: Iterable[Analysis], folder: str | os.PathLike[str]) -> Written:
    """Write `analyses` into `folder` as files that `DocBin` and spaCy's corpus readers read, 500 articles a file.

    Each `Doc` has the words of the article, tokenised by spaCy's rules for English, the groups of spans that the
    component writes, and `doc._.attribution` with the exact offsets. There is no parse.

    Raises:
        OutputError: The folder or a file can't be made or written, or the folder is not empty.

    >>> import tempfile
    >>> from attribution import analyze
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = write_docbin([analyze("“It holds,” Ana Ruiz said.")], folder)
    ...     bin = DocBin().from_disk(folder + "/00001.spacy")
    >>> [doc] = bin.get_docs(spacy.blank("en").vocab)
    >>> list(doc.spans["quotations"]), doc._.attribution["quotations"][0]["spans"]
    ([“It holds,”], ({'start': 0, 'end': 11},))
    """
    tally = Tally()
    target = empty_folder(folder)
    tokenizer = spacy.blank("en").tokenizer
    batch = DocBin(store_user_data=True)
    number = 0
    for analysis in map(whole, tally.passing(analyses)):
        doc = tokenizer(analysis.document.text)
        write_spans(doc, analysis)
        batch.add(doc)
        if len(batch) == PER_FILE:
            number += 1
            _write(batch, target, number)
            batch = DocBin(store_user_data=True)
    if len(batch):
        _write(batch, target, number + 1)
    return tally.written(target)


def _write(batch: DocBin, folder: Path, number: int) -> None:
    with replacing(folder / f"{number:05}.spacy") as file:
        file.write(batch.to_bytes())
