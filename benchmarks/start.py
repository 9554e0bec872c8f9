"""Measure how long `attribution analyze` takes for one article from a cold start, beside another checkout.

python -m benchmarks.start ARTICLE [--beside CHECKOUT] [--turns 15]

Each run is a new process of this Python, in an empty folder; the files that it reads are in memory after the first,
which is not counted. The two checkouts take turns. Each figure is a median: seconds by the clock and of the processor,
and of the ratios of the pairs. Both have to print the same bytes. What is imported is compiled beforehand.
"""

import argparse
import compileall
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

_HERE = Path(__file__).parents[1]


class Run(NamedTuple):
    """What one process took, and what it printed."""

    clock: float
    processor: float
    printed: bytes


def run(checkout: Path, article: Path, folder: str) -> Run:
    """Analyse the article in a new process with the code of a checkout."""
    command = [sys.executable, "-m", "attribution", "analyze", str(article)]
    before, start = os.times(), time.perf_counter()
    ended = subprocess.run(
        command, cwd=folder, env=os.environ | {"PYTHONPATH": str(checkout)}, capture_output=True, check=True
    )
    clock, after = time.perf_counter() - start, os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(clock, used, ended.stdout)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("article", type=Path)
    parser.add_argument("--beside", type=Path, help="another checkout")
    parser.add_argument("--turns", type=int, default=15)
    given = parser.parse_args()
    checkouts = [_HERE, *([given.beside.resolve()] if given.beside else [])]
    for checkout in checkouts:
        compileall.compile_dir(checkout / "attribution", quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        turns = [[run(one, given.article.resolve(), folder) for one in checkouts] for _ in range(given.turns + 1)][1:]
    for checkout, runs in zip(checkouts, zip(*turns, strict=True), strict=True):
        clock, processor = statistics.median(r.clock for r in runs), statistics.median(r.processor for r in runs)
        print(f"{clock:5.2f} s by the clock, {processor:5.2f} s of the processor: {checkout}")
    if given.beside:
        clock = statistics.median(ours.clock / theirs.clock for ours, theirs in turns)
        processor = statistics.median(ours.processor / theirs.processor for ours, theirs in turns)
        same = "the same bytes" if len({r.printed for turn in turns for r in turn}) == 1 else "OTHER BYTES"
        print(f"ratio: {clock:.2f} by the clock, {processor:.2f} of the processor; {same}")


if __name__ == "__main__":
    main()
