"""Hold the accuracy on the articles beside this file: python -m tests.gold.gate [--update] [--allow-regression].

Analyses the articles without their marks, compares what is found with the marks, and the figures with those in
floors.json. `--update` writes the new figures. A figure can only get better: one that got worse is refused unless
`--allow-regression` is given as well. `--faults` lists the quotations that went wrong.
"""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import attribution
from tests import accuracy_gate
from tests.gold import scoring
from tests.gold.reading import ARTICLES, Article, read_articles

FOLDER = Path(__file__).parent
FLOORS = FOLDER / "floors.json"


def analyse_articles(articles: Sequence[Article]) -> tuple[attribution.Analysis, ...]:
    """Return the analyses of the articles, read as a newsroom would read them: from files."""
    with tempfile.TemporaryDirectory() as folder:
        return tuple(attribution.analyze_many(list(_documents(articles, Path(folder)))))


def judge_analyses(
    articles: Sequence[Article], analyses: Sequence[attribution.Analysis]
) -> tuple[scoring.Judgement, ...]:
    """Return what is right of each article."""
    return tuple(scoring.judge(*pair) for pair in zip(articles, analyses, strict=True))


def held(judgements: Sequence[scoring.Judgement]) -> scoring.Figures:
    """Return the figures that have a floor, by the names that they have there."""
    return {f"gold/{name}": figure for name, figure in scoring.figures(judgements).items()}


def digest() -> str:
    """Return a hash of the articles and their marks."""
    return accuracy_gate.digest(FOLDER, [ARTICLES.name])


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print each figure beside its floor, and update the floors where that is asked for."""
    parser = accuracy_gate.command(__doc__, FLOORS)
    parser.add_argument("--faults", action="store_true", help="list the quotations that went wrong")
    given = parser.parse_args(arguments)
    articles = read_articles()
    judgements = judge_analyses(articles, analyse_articles(articles))
    if given.faults:
        for line in scoring.faults(judgements, "all.source") + scoring.faults(judgements, "quoted.link"):
            sys.stdout.write(f"{line}\n")
    for name, figure in scoring.extra_figures(judgements).items():
        sys.stdout.write(f"{name:28} {figure:8g}   not held\n")
    return accuracy_gate.settle(given, held(judgements), digest())


def _documents(articles: Sequence[Article], folder: Path) -> Iterator[attribution.Document]:
    for article in articles:
        path = folder / f"{article.name}.txt"
        path.write_bytes(article.text.encode("utf-8"))
        yield attribution.read(path, name=article.name)


if __name__ == "__main__":
    sys.exit(main())
