"""How many of the stories' quotations the gate gives the right state."""

import csv
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from attribution.cli.articles import maker
from attribution.gate import Asked, hold_story
from attribution.model import Held

#: The stories that the rules were written with in view, and those that nobody had read before they were counted once.
SETS = tuple(
    Path(__file__).parent / name
    for name in (
        "stories",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
    )
)
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
#: So many characters of a row's words say which quotation is meant.
_ENOUGH = 40


class Row(NamedTuple):
    """A row of a story's states, and what the gate says."""

    story: str
    words: str
    kind: str
    right: str
    held: Held | None

    @property
    def got(self) -> str:
        """The state that the gate gives it; "" where it finds no such quotation."""
        return self.held.state if self.held else ""

    @property
    def is_right(self) -> bool:
        """Whether the gate is right. What nobody quoted has nothing to be backed."""
        return self.got == self.right

    @property
    def is_dangerous(self) -> bool:
        """Whether the gate lets through what differs, is another's, or is in no record."""
        return self.got == "backed" and self.right != "backed"


def read_rows(story: Path) -> list[Row]:
    """Return the rows of a story, each with what the gate says of it.

    Rows for parts of one quotation, “A,” she said. “B.”, are one: the gate gives a quotation one state. Where a part is
    backed and another is not, something is found and differs.
    """
    rows: dict[object, Row] = {}
    for number, row in enumerate(_rows_of(story)):
        key = number if row.held is None else row.held.quotation_id
        known = rows.setdefault(key, row)
        if known.right != row.right:
            rows[key] = known._replace(right="look")
    return list(rows.values())


def _rows_of(story: Path) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        # What is worked out is kept in the folder.
        copy = Path(folder, story.name)
        shutil.copytree(story, copy)
        quotations = hold_story(copy, Asked(maker=maker())).gate.quotations
    with (story / "states.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            right = "unbacked" if row["state"] == "signed" else row["state"]
            yield Row(story.name, row["words"], row["kind"], right, _find(row["words"], row["kind"], quotations))


def _find(words: str, kind: str, quotations: tuple[Held, ...]) -> Held | None:
    """Return the shortest quotation with these words; indirect speech is no part of words in marks."""
    wanted = _plain(words)[:_ENOUGH]
    found = [one for one in quotations if wanted in _plain(one.words.text)]
    fitting = [one for one in found if (one.kind == "indirect") == (kind == "indirect")]
    return min(fitting, key=lambda one: len(one.words.text), default=None)


def _plain(text: str) -> str:
    return " ".join(text.translate(_STRAIGHT).split())


def stories_of(folder: Path) -> list[Path]:
    """Return the stories of a set."""
    return [path for path in sorted(folder.iterdir()) if path.is_dir()]


if __name__ == "__main__":
    for folder in SETS:
        rows = [row for path in stories_of(folder) for row in read_rows(path)]
        for row in rows:
            if not row.is_right:
                print(f"{row.story}: {row.words[:60]}: {row.got or 'no quotation'}, not {row.right}")
        print(f"{folder.name}: {sum(row.is_right for row in rows)} of {len(rows)}", end=", ")
        print(f"{sum(row.is_dangerous for row in rows)} let through")
