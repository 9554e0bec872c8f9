"""Hold the accuracy that was reached: python -m tests.accuracy_gate [--update] [--allow-regression].

Analyses the annotated articles that lie beside the checkout, scores them with the scorer that lies with them, and
compares the figures with those in accuracy_floors.json. `--update` writes the new figures. A figure can only rise: one
that fell is refused unless `--allow-regression` is given as well.

The figures belong to one state of the corpora. Its digest is kept with them, so that a change of the corpora shows.
"""

import argparse
import hashlib
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from attribution.engine.pipeline import analyze_many
from attribution.model import Analysis, Document, to_json
from tests.accuracy_confidence import calibration_error, judge_all, judge_quoted, share_right
from training.gold import read_documents
from training.scoring import load_script, score

SHARED = Path(__file__).parents[2] / "shared"
FLOORS = Path(__file__).with_name("accuracy_floors.json")
CORPORA = ("dev", "unnamed")
#: By how many points a figure may fall short: processors differ in their floating point.
MARGIN = 0.3
#: The same where there are few articles, and one quotation is nearly half a point.
SMALL_MARGIN = 1.0
#: What the confidences have to keep to, whatever was reached before.
_FIXED = {
    "dev/sure": 97.0,
    "dev/sure.shown": 50.0,
    "dev/caught": 55.0,
    "confidence/quoted.error": 0.06,
    "confidence/all.error": 0.05,
}
PARTS = (
    "eval/score.py",
    "eval/polnear/dev",
    "eval/polnear/unnamed",
    "cases/unnamed.py",
    "cases/unnamed.tsv",
    "cases/kinds.py",
    "cases/kinds.tsv",
    "cases/stories.py",
    "cases/stories",
)
Figures = dict[str, float]


class Floors(NamedTuple):
    """The figures reached, and the digest of the corpora on which they were."""

    corpora: str
    figures: Figures


def missing(shared: Path) -> str:
    """Return what is not there of what the figures are measured on, or ""."""
    return ", ".join(part for part in PARTS if not (shared / part).exists())


def digest(folder: Path, parts: Iterable[str] = PARTS) -> str:
    """Return a hash of parts of a folder, files or folders themselves: of each file's place and content."""
    total = hashlib.sha256()
    for part in parts:
        top = folder / part
        for path in [top] if top.is_file() else sorted(top.rglob("*")):
            if path.is_file():
                content = hashlib.sha256(path.read_bytes()).hexdigest()
                total.update(f"{path.relative_to(folder).as_posix()} {content}\n".encode())
    return total.hexdigest()


def measure(shared: Path) -> Figures:
    """Return all figures: F1 and shares in percent, the cases by number, the calibration error from 0 to 1."""
    scorer = load_script(shared / "eval" / "score.py")
    figures: Figures = {}
    for name in CORPORA:
        corpus = shared / "eval" / "polnear" / name
        analyses = list(analyze_many(read_documents(corpus)))
        found = score(scorer, corpus, map(to_json, analyses))
        figures |= {f"{name}/{figure}": round(value, 2) for figure, value in found.items()}
        if name == "dev":
            gold = scorer.read_gold(corpus)
            for kind, judge in (("quoted", judge_quoted), ("all", judge_all)):
                judged = list(judge(scorer, gold, analyses))
                figures[f"confidence/{kind}.sure"] = round(share_right(judged), 2)
                figures[f"confidence/{kind}.error"] = round(calibration_error(judged), 4)
    figures["cases/unnamed"] = passed_cases(shared)
    (figures["cases/kinds"],) = checked(shared, "kinds", r"kinds passed (\d+)")
    right, wrong = checked(shared, "stories", r"right (\d+) of \d+ quoted; wrong (\d+)")
    return figures | {"cases/stories.right": right, "cases/stories.wrong": wrong}


def passed_cases(shared: Path) -> int:
    """Return how many of the sentences with unnamed sources pass."""
    script = load_script(shared / "cases" / "unnamed.py")
    cases = script.cases(shared / "cases" / "unnamed.tsv")
    analyses: Iterable[Analysis] = analyze_many(Document.from_text(c["sentence"], c["id"]) for c in cases)
    pairs = zip(cases, analyses, strict=True)
    return sum(bool(script.verdict(case, json.loads(to_json(analysis)))[0]) for case, analysis in pairs)


def checked(shared: Path, name: str, said: str) -> list[float]:
    """Return the numbers that a script of cases prints of our analyses of their texts, as a pattern finds them."""
    script, cases = shared / "cases" / f"{name}.py", shared / "cases" / name
    cases = cases if cases.is_dir() else cases.with_suffix(".tsv")
    with tempfile.TemporaryDirectory() as folder:
        texts, lines = Path(folder) / "texts", Path(folder) / "analyses.jsonl"
        subprocess.run([sys.executable, script, "texts", cases, texts], check=True)
        documents = [Document.from_text(path.read_text("utf-8"), path.stem) for path in sorted(texts.iterdir())]
        lines.write_text("".join(f"{to_json(analysis)}\n" for analysis in analyze_many(documents)), encoding="utf-8")
        command = [sys.executable, script, "check", cases, lines]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    match = re.search(said, told)
    assert match, told
    return [float(number) for number in match.groups()]


def bound(name: str, reached: float) -> float:
    """Return how bad a figure may be at worst, given what was reached before."""
    if name in _FIXED:
        return _FIXED[name]
    if name.startswith("cases/"):
        return reached
    margin = SMALL_MARGIN if name.startswith("gold/") else MARGIN
    return round(reached + margin if _is_fault(name) else reached - margin, 4)


def is_worse(name: str, figure: float, than: float) -> bool:
    """Whether a figure is worse than another: a share of faults where it is greater, all else where it is smaller."""
    return figure > than if _is_fault(name) else figure < than


def _is_fault(name: str) -> bool:
    return name.endswith((".error", ".wrong"))


def failures(figures: Mapping[str, float], floors: Floors) -> list[str]:
    """Return a line for each figure that is worse than its bound, and for each that only one of the two has."""
    lines = [f"{name}: has no floor, run with --update" for name in figures if name not in floors.figures]
    for name, reached in floors.figures.items():
        least = bound(name, reached)
        if name not in figures:
            lines.append(f"{name}: is not measured any more")
        elif is_worse(name, figures[name], least):
            lines.append(f"{name}: {figures[name]:g} is worse than {least:g}")
    return lines


def raised(figures: Mapping[str, float], floors: Mapping[str, float]) -> Figures:
    """Return the better of figure and floor for each: a loss within the margin lowers no floor."""
    return {
        name: floors[name] if name in floors and is_worse(name, figure, floors[name]) else figure
        for name, figure in figures.items()
    }


def load_floors(path: Path) -> Floors:
    """Return the floors of a file; one that is not there has none."""
    if not path.exists():
        return Floors("", {})
    record = json.loads(path.read_text(encoding="utf-8"))
    return Floors(record["corpora"], record["figures"])


def save_floors(floors: Floors, path: Path) -> None:
    """Write the floors."""
    path.write_text(json.dumps(floors._asdict(), indent=2) + "\n", encoding="utf-8")


def update(figures: Figures, corpora: str, path: Path, *, allow_regression: bool = False) -> list[str]:
    """Write new floors; where a figure fell and that is not allowed, write nothing and return a line for each."""
    floors = load_floors(path)
    known = {name: figure for name, figure in figures.items() if name in floors.figures}
    lost = failures(known, floors)
    if lost and not allow_regression:
        return lost
    save_floors(Floors(corpora, figures if allow_regression else raised(figures, floors.figures)), path)
    return []


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print each figure beside its floor, and update the floors where that is asked for."""
    parser = command(__doc__, FLOORS)
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder of the corpora")
    given = parser.parse_args(arguments)
    if missing(given.shared):
        parser.error(f"not in {given.shared}: {missing(given.shared)}")
    return settle(given, measure(given.shared), digest(given.shared))


def command(description: str | None, floors: Path) -> argparse.ArgumentParser:
    """Return the parser of a command that holds figures against a file of floors."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="write the new figures as floors")
    parser.add_argument("--allow-regression", action="store_true", help="with --update: lower floors too")
    parser.add_argument("--floors", type=Path, default=floors, help="the file of the floors")
    return parser


def settle(given: argparse.Namespace, figures: Figures, corpora: str) -> int:
    """Print each figure beside its floor and what is wrong, update where that is given, and return the exit status."""
    floors = load_floors(given.floors)
    for name, figure in figures.items():
        sys.stdout.write(f"{name:28} {figure:8g}   floor {floors.figures.get(name, float('nan')):8g}\n")
    if given.update:
        lines = update(figures, corpora, given.floors, allow_regression=given.allow_regression)
    else:
        lines = failures(figures, floors)
        lines += ["the corpora have changed: run with --update"] if corpora != floors.corpora else []
    for line in lines:
        sys.stderr.write(f"{line}\n")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
