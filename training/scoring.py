"""The scorer that lies beside the corpora, applied to analyses."""

import importlib.util
import tempfile
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType


def load_script(path: Path) -> ModuleType:
    """Return a script beside the corpora, such as score.py, as a module.

    Raises:
        FileNotFoundError: There is no such file.
    """
    spec = importlib.util.spec_from_file_location(f"shared_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score(scorer: ModuleType, corpus: Path, lines: Iterable[str]) -> dict[str, float]:
    """Return each figure in percent: the F1 where there are precision, recall and F1.

    "sure" is the share that is right of those shown with 0.9 or more, "sure.shown" the share that is shown so.

    Args:
        scorer: The module of score.py.
        corpus: A folder with text/, attributions/ and perhaps sources/.
        lines: An analysis a line, in JSON.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "analyses.jsonl"
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        figures, _, _ = scorer.score(scorer.read_gold(corpus), scorer.read_predictions(path))
    found = {name: float(value[-1] if isinstance(value, tuple) else value) for name, value in figures.items()}
    if "sure" in figures:
        found["sure"], found["sure.shown"] = map(float, figures["sure"])
    return found
