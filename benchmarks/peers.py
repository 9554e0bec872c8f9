"""Compare with textacy's direct_quotations on the same articles: python -m benchmarks.peers [SHARED].

Both read the articles with the same spaCy model and are scored by the same scorer, which lies beside the corpora in
SHARED/eval. Prints a Markdown table.
"""

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc
from textacy.extract.triples import direct_quotations

from attribution.engine.grammar import load_pipeline
from attribution.engine.pipeline import analyze_many
from attribution.model import Document, to_json
from training.gold import read_documents
from training.scoring import load_script, score

#: The scorer's figures, with what they are called in the table.
FIGURES = {
    "quoted.detect": "quoted, found",
    "quoted.link": "quoted, with the right speaker",
    "all.content": "all, found",
    "all.source": "all, with the right speaker",
    "quoted.source": "quoted, under the right name",
    "sure": "right of those surer than 0.9",
    "caught": "wrong ones under 0.7",
}
#: Two people who annotated the articles of dev, one scored against the other.
ANNOTATORS = {"quoted.detect": 97.9, "quoted.link": 96.3, "all.content": 78.9, "all.source": 76.1}
#: What a system that gives no confidence has no figure for.
_OF_CONFIDENCE = ("sure", "caught")
_SHARED = Path(__file__).parents[2] / "shared"
_DEV = "eval/polnear/dev"
_PARAGRAPH = re.compile(r"[^\n]+")


class Outcome(NamedTuple):
    """What a system made of all articles: an analysis of each, a line each, and in how many articles it raised."""

    lines: list[str]
    failed: int


def whole(text: str) -> list[tuple[int, str]]:
    """Return the text as one piece with its offset."""
    return [(0, text)]


def paragraphs(text: str) -> list[tuple[int, str]]:
    """Return the paragraphs of the text, each with its offset."""
    return [(match.start(), match.group()) for match in _PARAGRAPH.finditer(text)]


def run_textacy(documents: Sequence[Document], nlp: Language, split: Callable[[str], list[tuple[int, str]]]) -> Outcome:
    """Return what textacy finds in the pieces that `split` makes of each article."""
    lines, failed = [], 0
    for document in documents:
        quotations: list[dict[str, object]] = []
        has_failed = False
        pieces = [(piece, offset) for offset, piece in split(document.text)]
        for doc, offset in nlp.pipe(pieces, as_tuples=True):
            try:
                quotations += list(_quotations(doc, offset))
            except ValueError:  # an odd number of quotation marks
                has_failed = True
        failed += has_failed
        sources = [
            {"id": name, "name": name, "kind": "person", "named": True}
            for name in dict.fromkeys(str(quotation["source_id"]) for quotation in quotations)
        ]
        lines.append(json.dumps({"document": {"id": document.id}, "quotations": quotations, "sources": sources}))
    return Outcome(lines, failed)


def _quotations(doc: Doc, offset: int) -> Iterator[dict[str, object]]:
    for speaker, _, content in direct_quotations(doc):
        first, last = speaker[0], speaker[-1]
        yield {
            "spans": [{"start": content.start_char + offset, "end": content.end_char + offset}],
            "speaker": {"start": first.idx + offset, "end": last.idx + len(last) + offset},
            "source_id": doc.text[first.idx : last.idx + len(last)],
        }


def run_attribution(documents: Sequence[Document], nlp: Language) -> Outcome:
    """Return what this library finds."""
    return Outcome([to_json(analysis) for analysis in analyze_many(documents, nlp)], 0)


def row(name: str, figures: dict[str, float]) -> str:
    """Return a line of the table; where there is no figure, a dash."""
    return f"| {name} | {' | '.join(f'{figures[f]:.1f}' if f in figures else '–' for f in FIGURES)} |"


def without_confidence(figures: dict[str, float]) -> dict[str, float]:
    """Return the figures of a system that does not say how sure it is."""
    return {name: value for name, value in figures.items() if name not in _OF_CONFIDENCE}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, nargs="?", default=_SHARED, help="the folder of the corpora")
    parser.add_argument("--corpus", default=_DEV, help="the corpus, in that folder")
    given = parser.parse_args(arguments)
    corpus = given.shared / given.corpus
    if not (corpus / "text").is_dir():
        parser.error(f"no corpus in {corpus}")
    scorer, nlp, documents = load_script(given.shared / "eval" / "score.py"), load_pipeline(), read_documents(corpus)
    print(f"| F1 on {len(documents)} annotated news articles | {' | '.join(FIGURES.values())} |")
    print(f"|---|{'---|' * len(FIGURES)}", flush=True)
    outcome = run_textacy(documents, nlp, whole)
    name = f"textacy {version('textacy')}, a whole article at a time (raises on {outcome.failed} of {len(documents)})"
    print(row(name, without_confidence(score(scorer, corpus, outcome.lines))), flush=True)
    outcome = run_textacy(documents, nlp, paragraphs)
    name = f"textacy {version('textacy')}, a paragraph at a time (raises on some in {outcome.failed})"
    print(row(name, without_confidence(score(scorer, corpus, outcome.lines))), flush=True)
    print(row("attribution", score(scorer, corpus, run_attribution(documents, nlp).lines)))
    if given.corpus == _DEV:
        print(row("two annotators, one against the other", ANNOTATORS))
    return 0


if __name__ == "__main__":
    sys.exit(main())
