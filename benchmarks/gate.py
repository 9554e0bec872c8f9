"""Time the gate on a story with 60 quotations and 30 records, the first time and again.

python -m benchmarks.gate [--turns 5] [--quotations 60] [--records 30] [--words 2000]

The sentences are those of the project's own invented stories, put together by a seed: half of the quotations are in a
record as they are, a third with a word changed, the rest in none. Each turn runs `attribution gate` as a process, on a
folder without a cache and then once more. It prints the seconds of each, and the medians.
"""

import argparse
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path

_CHECKOUT = Path(__file__).parents[1]
_PEOPLE = ("Ana Ruiz", "Ben Roe", "Cy Poe", "Dana Quist", "Eli Marsh", "Finn Alder")


def sentences() -> list[str]:
    """Return sentences without quotation marks, from the sample stories and from the stories of the gate's tests."""
    files = [*_CHECKOUT.glob("reports/sample/*.txt"), *_CHECKOUT.glob("tests/gate/stories/*/**/*.txt")]
    text = " ".join(path.read_text(encoding="utf-8") for path in sorted(files))
    parts = re.split(r"(?<=[.?!])\s+", " ".join(text.split()))
    return [part for part in dict.fromkeys(parts) if 40 < len(part) < 160 and not re.search('["“”:\\[]', part)]


def make_story(folder: Path, quotations: int, records: int, words: int) -> None:
    """Write a story's folder."""
    chance = random.Random(7)
    drawn = sentences()
    chance.shuffle(drawn)
    said, others = drawn[:quotations], cycle(drawn[quotations:])
    (folder / "records").mkdir(parents=True)
    paragraphs = ["A town hears of a plan"]
    for number, words_said in enumerate(said):
        quoted = words_said if number % 3 else re.sub(r"\b(?:the|a|is|was)\b", "no", words_said, count=1)
        paragraphs += [f"“{quoted.rstrip('.')},” {_PEOPLE[number % 6]} said.", next(others)]
    (folder / "draft.txt").write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    for number in range(records):
        turns, length = [], 0
        while length < words:
            turn = f"{chance.choice(_PEOPLE).split()[1].upper()}: {next(others)} {next(others)}"
            turns.append(turn)
            length += len(turn.split())
        for at, words_said in enumerate(said):
            if at % records == number and at % 6:
                speaker = _PEOPLE[at % 6].split()[1].upper()
                turns.insert(chance.randrange(len(turns)), f"{speaker}: Well, {words_said} That is so.")
        (folder / "records" / f"talk-{number:02}.txt").write_text("\n\n".join(turns) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, number in (("turns", 5), ("quotations", 60), ("records", 30), ("words", 2000)):
        parser.add_argument(f"--{name}", type=int, default=number)
    asked = parser.parse_args()
    times: dict[str, list[float]] = {"first": [], "again": []}
    for _ in range(asked.turns):
        with tempfile.TemporaryDirectory() as place:
            make_story(Path(place, "story"), asked.quotations, asked.records, asked.words)
            for which, spent in times.items():
                start = time.perf_counter()
                command = [sys.executable, "-m", "attribution", "gate", str(Path(place, "story"))]
                run = subprocess.run(command, capture_output=True, text=True, check=False)
                spent.append(time.perf_counter() - start)
                print(f"{which:6}{spent[-1]:6.2f} s   {run.stdout.splitlines()[0]}")
    for which, spent in times.items():
        print(f"{which:6}{statistics.median(spent):6.2f} s in the middle")


if __name__ == "__main__":
    main()
