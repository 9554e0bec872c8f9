"""A stand-in for the engine and the report, quick and without a model, for tests of the command line.

Every stretch in curly quotation marks is a direct quotation of Ann Lee's. An article with "Ctrl-C" in it is where the
user gives up; one with "full" is where the disk is full.
"""

import errno
import re
import signal
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType

from attribution.corpus import open_journal
from attribution.errors import MissingModelError
from attribution.lexicon import load_words
from attribution.model import (
    Analysis,
    Cue,
    Document,
    Engine,
    Mention,
    Note,
    Quotation,
    Relay,
    Source,
    Span,
    Unattributed,
)
from attribution.output.files import naming

ENGINE = Engine(attribution="0.1.0", spacy="3.8.0", pipeline="fake 1")


def analyze(document: Document, threshold: float) -> Analysis:
    """Return the analysis of `document`; every link has a probability of 0.97."""
    if "Ctrl-C" in document.text:
        # A shell lets what it starts in the background ignore the signal.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.raise_signal(signal.SIGINT)
    found = tuple(re.finditer("“[^”]*”", document.text[document.body_start :]))
    quotations = tuple(
        Quotation(
            id=f"q-{number}",
            kind="direct",
            spans=(Span(start=match.start(), end=match.end()),),
            text=match[0],
            cue=Cue(start=0, end=4, text="said", lemma="say"),
            speaker=Mention(start=0, end=7, text="Ann Lee") if threshold <= 0.97 else None,
            source_id="s-1" if threshold <= 0.97 else None,
            confidence=0.97,
        )
        for number, match in enumerate(found)
    )
    source = Source(id="s-1", name="Ann Lee", kind="person", named=True, description="the mayor")
    return Analysis(
        document=document,
        engine=ENGINE,
        quotations=quotations,
        sources=(source,) if quotations else (),
        notes=document.notes,
    )


def analyze_in_processes(
    documents: Iterable[Document],
    *,
    model: str | None,
    threshold: float,
    words: Path | None,
    workers: int | None,
    on_error: object,
    alone: bool,
) -> Iterator[Analysis]:
    """Yield the analysis of each document."""
    if model is not None:
        raise MissingModelError(model, "no spaCy pipeline of this name or path: install one, or leave out --model")
    if words is not None:
        load_words(words)
    return (analyze(document, threshold) for document in documents)


def write_report(
    analyses: Iterable[Analysis],
    directory: Path,
    *,
    title: str | None = None,
    templates: Path | None = None,
    review: object = None,
    profiles: object = None,
) -> tuple[Path, ...]:
    """Write a page for each analysis, and an index where there is more than one."""
    pages = {f"{analysis.document.id}.html": f"{title} {templates} {analysis.document.text}" for analysis in analyses}
    if len(pages) > 1:
        pages = {"index.html": "index", **pages}
    with naming(directory):
        if any("full" in page for page in pages.values()):
            raise OSError(errno.ENOSPC, "No space left on device")
        directory.mkdir(parents=True, exist_ok=True)
        for name, page in pages.items():
            (directory / name).write_text(page, encoding="utf-8")
    return tuple(directory / name for name in pages)


def modules() -> dict[str, ModuleType]:
    """Return modules to put in the place of the real ones."""
    corpus, report = ModuleType("attribution.corpus"), ModuleType("attribution.report")
    corpus.analyze_in_processes = analyze_in_processes  # type: ignore[attr-defined] # a made-up module
    corpus.open_journal = open_journal  # type: ignore[attr-defined]
    report.write_report = write_report  # type: ignore[attr-defined]
    return {module.__name__: module for module in (corpus, report)}


def main() -> int:
    """Run the command line with the stand-in, for tests that need a process of its own."""
    sys.modules.update(modules())
    from attribution.cli import main as run

    return run(sys.argv[1:])


def rich_analysis() -> Analysis:
    """Return an analysis that has something of everything, for tests of what is shown."""
    officials = Source(id="s-1", name="two officials", kind="group", named=False)
    official = Source(
        id="s-2",
        name="one official",
        kind="person",
        named=False,
        description="official",
        member_of="s-1",
        may_be=("s-3",),
    )
    audit = Source(id="s-3", name="the audit", kind="document", named=True, description="a 40-page audit")
    cue = Cue(start=0, end=4, text="said", lemma="say")
    here = (Span(start=0, end=1),)
    return Analysis(
        document=Document.from_text("…", "bridge.txt"),
        engine=ENGINE,
        quotations=(
            Quotation(
                id="q-1", kind="direct", spans=here, text="“It is\n\nsafe,”", cue=cue, source_id="s-2", confidence=0.974
            ),
            Quotation(
                id="q-2",
                kind="mixed",
                spans=here,
                text="the bridge had “cracks”",
                source_id="s-3",
                via=Relay(start=0, end=1, text="officials", source_id="s-1"),
                denied=True,
                confidence=0.6,
            ),
            Quotation(id="q-3", kind="direct", spans=here, text="“Who said this?”", cue=cue),
        ),
        sources=(officials, official, audit),
        unattributed=(
            Unattributed(spans=here, text="“soft landing”", reason="term"),
            Unattributed(spans=here, text="“Who said this?”", reason="no-speaker", quotation_id="q-3"),
        ),
        notes=(Note(kind="unclosed-mark", message="a mark is never closed"),),
    )


if __name__ == "__main__":
    raise SystemExit(main())
