"""Time a desk with many stories: its list, a story, a search; a long story beside short ones; and the first story.

python -m benchmarks.desk [--stories 200] [--turns 20]

The stories are those of the project's own samples and of the gate's tests, with other names. A desk is started as a
process and asked over HTTP, as a browser asks it. It prints the medians of the turns, in milliseconds, and in seconds
how long it took from the start of the program to the first story, and to a later one.
"""

import argparse
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import httpx

_CHECKOUT = Path(__file__).parents[1]
_NAMES = ("Ruiz", "Marsh", "Okoro", "Lind", "Castell", "Byrne", "Haddad", "Novak", "Quist", "Sandoval")


class Asked:
    """A desk that runs, and the time since it was started."""

    def __init__(self, folder: Path) -> None:
        self.start = time.perf_counter()
        command = [sys.executable, "-m", "attribution", "desk", str(folder), "--no-browser"]
        environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
        assert self.process.stdout is not None
        found = re.search(r"(http://[^/]+)/\?token=(\S+)", self.process.stdout.readline())
        assert found is not None
        self.client = httpx.Client(
            base_url=found.group(1), headers={"authorization": f"Bearer {found.group(2)}"}, timeout=600
        )

    def add(self, name: str, text: str) -> str:
        """Drop a draft on the desk, and return the address of its story."""
        made = self.client.post("/stories", files={"files": (name, text.encode())})
        return str(made.json()["stories"][0]["address"])

    def is_ready(self, address: str) -> bool:
        """Return whether a story has been read."""
        return bool(self.client.get(f"{address}/state").json()["is_current"])

    def wait(self, address: str) -> None:
        """Wait until a story has been read."""
        while not self.is_ready(address):
            time.sleep(0.02)

    def timed(self, turns: int, ask: Callable[[int], object]) -> float:
        """Return the median of some turns, in milliseconds."""
        spent = []
        for turn in range(turns):
            start = time.perf_counter()
            ask(turn)
            spent.append(time.perf_counter() - start)
        return 1000 * statistics.median(spent)


def texts() -> list[str]:
    """Return the drafts that the stories are made from."""
    files = [*_CHECKOUT.glob("reports/sample/*.txt"), *_CHECKOUT.glob("tests/gate/stories/*/draft.txt")]
    return [path.read_text(encoding="utf-8") for path in sorted(files)]


def varied(text: str, chance: random.Random) -> str:
    """Return a draft with another first sentence, so that no two are the same."""
    return f"{chance.choice(_NAMES)} {chance.choice(_NAMES)} {chance.randrange(10**9)}\n\n{text}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=200)
    parser.add_argument("--turns", type=int, default=20)
    asked = parser.parse_args()
    chance, drafts = random.Random(7), texts()
    with tempfile.TemporaryDirectory() as place:
        desk = Asked(Path(place, "stories"))
        try:
            first = desk.add("first.txt", drafts[0])
            desk.wait(first)
            desk.client.get(first)
            print(f"first story   {time.perf_counter() - desk.start:6.2f} s from the start of the program")
            start = time.perf_counter()
            later = desk.add("later.txt", varied(drafts[1], chance))
            desk.wait(later)
            desk.client.get(later)
            print(f"a later one   {time.perf_counter() - start:6.2f} s")
            addresses = [
                desk.add(f"story-{n}.txt", varied(drafts[n % len(drafts)], chance)) for n in range(asked.stories)
            ]
            for address in addresses:
                desk.wait(address)
            report(desk, addresses, asked.turns)
            beside_a_long_one(desk, drafts, chance)
        finally:
            desk.process.kill()
            desk.process.communicate()


def report(desk: Asked, addresses: list[str], turns: int) -> None:
    """Print how long the desk's pages take."""
    size = len(addresses)
    print(f"list of {size:4}  {desk.timed(turns, lambda _: desk.client.get('/')):6.0f} ms")
    print(f"a new story   {desk.timed(turns, lambda turn: desk.client.get(addresses[turn * 7 % size])):6.0f} ms")
    print(f"the same      {desk.timed(turns, lambda _: desk.client.get(addresses[0])):6.0f} ms")
    searches = ("hospital", "council money", "the", "generator", "house before")
    found = desk.timed(turns, lambda turn: desk.client.get("/search", params={"words": searches[turn % 5]}))
    print(f"a search      {found:6.0f} ms")


def beside_a_long_one(desk: Asked, drafts: list[str], chance: random.Random) -> None:
    """Print how long a short story takes while one of a megabyte is being read."""
    length = 0
    parts = []
    while length < 1_000_000:
        parts.append(varied(chance.choice(drafts), chance))
        length += len(parts[-1])
    long_one = desk.add("long.txt", "\n\n".join(parts))
    start = time.perf_counter()
    short = desk.add("short.txt", varied(drafts[2], chance))
    desk.wait(short)
    desk.client.get(short)
    spent = time.perf_counter() - start
    is_still_read = not desk.is_ready(long_one)
    print(
        f"beside 1 MB   {spent:6.2f} s for a short story{'' if is_still_read else ' (the long one was read before it)'}"
    )
    print(f"its list      {desk.timed(10, lambda _: desk.client.get('/')):6.0f} ms")
    desk.wait(long_one)
    print(f"1 MB          {time.perf_counter() - start:6.2f} s until it was read")


if __name__ == "__main__":
    main()
