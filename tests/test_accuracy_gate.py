"""The gate that holds the accuracy; the corpora and figures here are invented."""

import json
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any, cast

import msgspec
import pytest

from attribution.model import Analysis, Document, Engine, Mention, Quotation, Source, Span
from tests import accuracy_confidence as confidence
from tests import accuracy_gate as gate
from tests.accuracy_confidence import Judged
from tests.accuracy_gate import Floors

TEXT = "“The bridge is safe,” Ana Lee said. “Nobody asked us,” Ben Roe said."
FIRST, SECOND = (0, 21), (36, 53)
ANA, BEN = (22, 29), (54, 61)


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """Return a folder with all that the gate reads: one article, its annotation, a scorer, a case of each sort."""
    for part in ("eval/polnear/dev", "eval/polnear/unnamed"):
        for kind in ("text", "attributions"):
            (tmp_path / part / kind).mkdir(parents=True)
        (tmp_path / part / "text" / "bridge.txt").write_text(TEXT, encoding="utf-8")
        (tmp_path / part / "attributions" / "bridge.ann").write_text(
            f"T1\tSource {ANA[0]} {ANA[1]}\tAna Lee\nT2\tContent {FIRST[0]} {FIRST[1]}\t-\nE1\tContent:T2 Source:T1\n",
            encoding="utf-8",
        )
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "unnamed.tsv").write_text("id\tsentence\na1\t“Yes,” one official said.\n", encoding="utf-8")
    (tmp_path / "cases" / "unnamed.py").write_text(
        "import csv\n"
        "def cases(path):\n"
        "    with open(path, encoding='utf-8') as rows:\n        return list(csv.DictReader(rows, delimiter='\\t'))\n"
        "def verdict(case, record):\n    return bool(record['quotations']), ''\n",
        encoding="utf-8",
    )
    for name, told in (("kinds", "kinds passed {} of 1"), ("stories", "right {} of 9 quoted; wrong 3, of them sure 0")):
        (tmp_path / "cases" / f"{name}.py").write_text(CHECKER.replace("TOLD", told), encoding="utf-8")
    (tmp_path / "cases" / "kinds.tsv").write_text("“Yes,” one official said.", encoding="utf-8")
    (tmp_path / "cases" / "stories").mkdir()
    (tmp_path / "cases" / "stories" / "text").write_text("“No,” one official said. “No,” said Roe.", encoding="utf-8")
    (tmp_path / "eval" / "score.py").write_text(SCORER, encoding="utf-8")
    return tmp_path


#: As a checker of cases: it has one text, and counts the quotations that it gets.
CHECKER = """
import json, sys
from pathlib import Path
command, cases, target = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
if command == "texts":
    target.mkdir()
    text = cases / "text" if cases.is_dir() else cases
    (target / "one.txt").write_text(text.read_text(encoding="utf-8"), encoding="utf-8")
else:
    (line,) = target.read_text(encoding="utf-8").splitlines()
    print("TOLD".format(len(json.loads(line)["quotations"])))
"""
#: As the scorer in what the gate uses of it; its figures are a constant and the number of quotations.
SCORER = """
import json
def read_gold(folder):
    return {"bridge": ((folder / "text" / "bridge.txt").read_text(encoding="utf-8"), [])}
def read_predictions(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
def score(gold, predictions):
    return {"quoted.link": (1.0, 2.0, 90.129), "quotations": len(predictions[0]["quotations"])}, {}, []
def quoted_stretches(text):
    return []
def match(gold, predicted):
    return [], 0, 0
"""


def test_missing(shared: Path):
    """What is absent is named; where all is there, nothing is."""
    assert gate.missing(shared) == ""
    (shared / "cases" / "unnamed.tsv").unlink()
    assert gate.missing(shared) == "cases/unnamed.tsv"


@pytest.mark.parametrize("place", ["eval/score.py", "cases/unnamed.tsv", "eval/polnear/dev/attributions/bridge.ann"])
def test_digest_knows_the_content(shared: Path, place: str):
    """The digest of the corpora changes with every file, and with nothing else."""
    before = gate.digest(shared)
    assert gate.digest(shared) == before
    (shared / place).write_bytes((shared / place).read_bytes() + b"\n")
    assert gate.digest(shared) != before


def test_digest_knows_the_names(shared: Path):
    """An article under another name is another corpus."""
    before = gate.digest(shared)
    article = shared / "eval" / "polnear" / "dev" / "text" / "bridge.txt"
    article.rename(article.with_name("ferry.txt"))
    assert gate.digest(shared) != before


def test_measure(shared: Path):
    """The figures are those of the scorer for each corpus, the confidences, and the number of cases that pass."""
    figures = gate.measure(shared)
    assert figures == {
        "dev/quoted.link": 90.13,
        "dev/quotations": 2.0,
        "confidence/quoted.sure": 100.0,
        "confidence/quoted.error": 0.0,
        "confidence/all.sure": figures["confidence/all.sure"],
        "confidence/all.error": figures["confidence/all.error"],
        "unnamed/quoted.link": 90.13,
        "unnamed/quotations": 2.0,
        "cases/unnamed": 1,
        "cases/kinds": 1.0,
        "cases/stories.right": 2.0,
        "cases/stories.wrong": 3.0,
    }


@pytest.mark.parametrize(
    ("name", "figure", "held"),
    [
        ("dev/quoted.link", 90.0, True),
        ("dev/quoted.link", 89.7, True),
        ("dev/quoted.link", 89.69, False),
        ("dev/quoted.link", 99.0, True),
        ("cases/unnamed", 90, True),
        ("cases/unnamed", 89, False),
        ("cases/stories.wrong", 90, True),
        ("cases/stories.wrong", 91, False),
        ("dev/sure", 97.0, True),
        ("dev/sure", 96.9, False),
        ("dev/sure.shown", 50.0, True),
        ("dev/caught", 54.9, False),
        ("confidence/quoted.error", 0.06, True),
        ("confidence/all.error", 0.051, False),
        ("confidence/all.sure", 89.8, True),
        ("confidence/all.sure", 89.6, False),
        ("gold/quoted.link", 89.0, True),
        ("gold/quoted.link", 88.9, False),
        ("gold/quoted.wrong", 91.0, True),
        ("gold/quoted.wrong", 91.1, False),
        ("gold/quoted.wrong", 5.0, True),
    ],
)
def test_bounds(name: str, figure: float, held: bool):
    """A figure of 90 is held less its margin, a share of faults plus it; cases have none, some bounds are fixed."""
    assert (gate.failures({name: figure}, Floors("", {name: 90.0})) == []) == held


def test_figures_without_a_counterpart():
    """A figure without a floor fails, and so does a floor without a figure: nothing falls out of the gate unseen."""
    assert gate.failures({"dev/new": 1.0}, Floors("", {})) == ["dev/new: has no floor, run with --update"]
    assert gate.failures({}, Floors("", {"dev/old": 1.0})) == ["dev/old: is not measured any more"]


@pytest.fixture
def floors(tmp_path: Path) -> Path:
    """Return a file of floors."""
    path = tmp_path / "floors.json"
    gate.save_floors(Floors("before", {"dev/quoted.link": 90.0, "confidence/all.error": 0.02}), path)
    return path


def test_update_raises(floors: Path):
    """Better figures become the floors, with the digest of the corpora and with figures that are new."""
    figures = {"dev/quoted.link": 91.0, "confidence/all.error": 0.01, "dev/all.source": 60.0}
    assert gate.update(figures, "after", floors) == []
    assert gate.load_floors(floors) == Floors("after", figures)


def test_update_keeps_what_fell_within_the_margin(floors: Path):
    """A loss within the margin is not refused, but it does not lower the floor, else many small ones would add up."""
    assert gate.update({"dev/quoted.link": 89.9, "confidence/all.error": 0.03}, "after", floors) == []
    assert gate.load_floors(floors) == Floors("after", {"dev/quoted.link": 90.0, "confidence/all.error": 0.02})


@pytest.mark.parametrize(
    "figures", [{"dev/quoted.link": 89.0, "confidence/all.error": 0.01}, {"confidence/all.error": 0.01}]
)
def test_update_refuses_to_lower(floors: Path, figures: dict[str, float]):
    """Where a figure fell, or is gone, nothing is written and the figure is named."""
    before = floors.read_bytes()
    [line] = gate.update(figures, "after", floors)
    assert line.startswith("dev/quoted.link: ")
    assert floors.read_bytes() == before


def test_update_lowers_when_told_to(floors: Path):
    """A floor is lowered where that is asked for."""
    figures = {"dev/quoted.link": 80.0, "confidence/all.error": 0.04}
    assert gate.update(figures, "after", floors, allow_regression=True) == []
    assert gate.load_floors(floors) == Floors("after", figures)


def test_first_update(tmp_path: Path):
    """Where there are no floors yet, the figures are the floors."""
    path = tmp_path / "new.json"
    assert gate.load_floors(path) == Floors("", {})
    assert gate.update({"dev/quoted.link": 80.0}, "after", path) == []
    assert json.loads(path.read_text(encoding="utf-8")) == {"corpora": "after", "figures": {"dev/quoted.link": 80.0}}


def test_command(shared: Path, floors: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """The command fails where a figure fell or the corpora changed, and passes after an update."""
    monkeypatch.setattr(gate, "measure", lambda shared: {"dev/quoted.link": 95.0, "confidence/all.error": 0.01})
    arguments = ["--shared", str(shared), "--floors", str(floors)]
    assert gate.main(arguments) == 1
    assert capsys.readouterr().err == "the corpora have changed: run with --update\n"
    assert gate.main([*arguments, "--update"]) == 0
    assert gate.main(arguments) == 0
    assert "dev/quoted.link" in capsys.readouterr().out


def test_command_without_corpora(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """The command says what it needs and does not find."""
    with pytest.raises(SystemExit):
        gate.main(["--shared", str(tmp_path)])
    assert "eval/score.py" in capsys.readouterr().err


def scorer() -> ModuleType:
    """Return a stand-in for the scorer: a stretch is covered by what shares a character with it."""

    def shares(one: Any, other: Any) -> bool:
        return any(a < d and c < b for a, b in one for c, d in other)

    def match(gold: Any, predicted: Any) -> Any:
        return [(g, p) for g in gold for p in predicted if shares(g["content"], p["content"])], 0, 0

    return cast(
        "ModuleType",
        SimpleNamespace(
            quoted_stretches=lambda text: [FIRST, SECOND],
            covering=lambda stretch, relations: next((r for r in relations if shares([stretch], r["content"])), None),
            same_mention=shares,
            right_source=lambda who, found: shares([who["at"]], found["source"]),
            match=match,
        ),
    )


def analysis(*quotations: tuple[tuple[int, int], tuple[int, int] | None, float]) -> Analysis:
    """Return an analysis of TEXT with quotations of a content, a speaker and a confidence."""
    found = tuple(
        Quotation(
            id=f"q-{number}",
            kind="direct",
            spans=(Span(start=content[0], end=content[1]),),
            text=TEXT[slice(*content)],
            speaker=speaker and Mention(start=speaker[0], end=speaker[1], text=TEXT[slice(*speaker)]),
            confidence=confidence,
        )
        for number, (content, speaker, confidence) in enumerate(quotations)
    )
    engine = Engine(attribution="", spacy="", pipeline="")
    return Analysis(document=Document.from_text(TEXT, "bridge"), engine=engine, quotations=found)


def gold(*relations: tuple[tuple[int, int], tuple[int, int] | None]) -> confidence.Gold:
    found = [{"content": [c], "source": [s] if s else [], "who": {"at": s} if s else None} for c, s in relations]
    return {"bridge": (TEXT, found)}


@pytest.mark.parametrize("judge", [confidence.judge_quoted, confidence.judge_all])
def test_right_and_wrong_links(judge):
    """A link is right where the annotation has the same source, wrong where it has another or no attribution."""
    found = [analysis((FIRST, ANA, 0.9), (SECOND, ANA, 0.5))]
    assert list(judge(scorer(), gold((FIRST, ANA), (SECOND, BEN)), found)) == [Judged(0.9, True), Judged(0.5, False)]
    assert list(judge(scorer(), gold((FIRST, ANA)), found)) == [Judged(0.9, True), Judged(0.5, False)]


def test_quotations_without_a_speaker():
    """A quotation without a speaker is no link; and of a stretch without an annotated source nothing can be told."""
    found = [analysis((FIRST, None, 0.4), (SECOND, BEN, 0.8))]
    annotated = gold((FIRST, ANA), (SECOND, None))
    assert list(confidence.judge_quoted(scorer(), annotated, found)) == []
    assert list(confidence.judge_all(scorer(), annotated, found)) == [Judged(0.8, False)]


def test_the_name_counts():
    """Of quoted words it counts whether the source is right, and of all, whether the mention is."""
    by_name = SimpleNamespace(**vars(scorer()) | {"right_source": lambda who, found: found["who"]["name"] == "Ana Lee"})
    said = analysis((FIRST, ANA, 0.9)).quotations[0]
    for name, right in (("Ana Lee", True), ("Ben Roe", False)):
        source = Source(id="s-1", name=name, kind="person", named=True)
        found = [
            msgspec.structs.replace(
                analysis(), quotations=(msgspec.structs.replace(said, source_id="s-1"),), sources=(source,)
            )
        ]
        assert list(confidence.judge_quoted(cast("ModuleType", by_name), gold((FIRST, ANA)), found)) == [
            Judged(0.9, right)
        ]
        assert list(confidence.judge_all(cast("ModuleType", by_name), gold((FIRST, ANA)), found)) == [Judged(0.9, True)]


def test_share_right():
    """The share counts the links from the confidence on, and is whole where there is none."""
    judged = [Judged(0.9, True), Judged(0.95, False), Judged(0.89, False)]
    assert confidence.share_right(judged) == 50.0
    assert confidence.share_right(judged, 0.99) == 100.0


@pytest.mark.parametrize(
    ("judged", "error"),
    [
        ([], 0.0),
        ([Judged(1.0, True)], 0.0),
        ([Judged(0.75, True)] * 3 + [Judged(0.75, False)], 0.0),
        ([Judged(0.9, True), Judged(0.9, False)], 0.4),
        ([Judged(0.8, True), Judged(0.2, True)], 0.5),
    ],
)
def test_calibration_error(judged: list[Judged], error: float):
    """The error is the mean gap between confidence and share right, over bins a tenth wide."""
    assert confidence.calibration_error(judged) == pytest.approx(error)
