"""Short passages, each of a kind that is easily read wrong: python -m tests.kinds.passages; README.md explains them.

Prints for each kind how many passages come out right, and what is got of the others.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from attribution import analyze_many
from attribution.model import Analysis, Quotation, Source
from tests.gold.scoring import name_words, same_stretch

PASSAGES = Path(__file__).with_name("passages.tsv")
KNOWN_WRONG = Path(__file__).with_name("known_wrong.txt")
_RIGHT = re.compile(r"(?P<sources>.+?)(?: via (?P<via>.+?))?(?: \[(?P<kind>\w+)\])?")
_HE, _SHE = {"he", "him", "his", "himself"}, {"she", "her", "hers", "herself"}


@dataclass(frozen=True)
class Passage:
    """A passage, words in it that are asked about, and what is right of them."""

    id: str
    kind: str
    text: str
    words: str
    #: As it is marked.
    right: str

    @property
    def bounds(self) -> tuple[int, int]:
        """The code points of the words asked about."""
        start = self.text.index(self.words)
        return start, start + len(self.words)


def read_passages(path: Path = PASSAGES) -> tuple[Passage, ...]:
    """Return the passages of a file, in its order."""
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    return tuple(_read_line(line) for line in lines)


def read_known_wrong() -> frozenset[str]:
    """Return the ids of the passages that the engine is known to read wrong."""
    return frozenset(KNOWN_WRONG.read_text(encoding="utf-8").split())


def analyse_passages(passages: Iterable[Passage]) -> dict[str, Analysis]:
    """Return the analysis of each passage, by its id."""
    given = list(passages)
    return dict(zip((p.id for p in given), analyze_many([p.text for p in given]), strict=True))


def is_right(passage: Passage, analysis: Analysis) -> bool:
    """Whether the words asked about are under a source that is right."""
    quotation, source = find(passage, analysis)
    if passage.right == "NOBODY":
        return source is None
    alternatives = passage.right.split("|")
    if quotation is None or source is None:
        return alternatives[0] == "OPEN"
    want = _RIGHT.fullmatch(passage.right.removeprefix("OPEN|"))
    assert want is not None, passage
    return (
        any(_fits(name, quotation, source) for name in want["sources"].split("|"))
        and not _is_he_and_she(source)
        and (want["via"] is None or _is_via(quotation, want["via"]))
        and (want["kind"] is None or source.kind == want["kind"])
    )


def find(passage: Passage, analysis: Analysis) -> tuple[Quotation | None, Source | None]:
    """Return the quotation that has the words asked about, the shortest where there are several, and its source."""
    having = [q for q in analysis.quotations if same_stretch(_bounds(q), [passage.bounds])]
    found = min(having, key=lambda q: sum(end - start for start, end in _bounds(q)), default=None)
    sources = {source.id: source for source in analysis.sources}
    return found, sources.get(found.source_id) if found and found.source_id else None


def got(passage: Passage, analysis: Analysis) -> str:
    """Return in a line what is got of a passage."""
    quotation, source = find(passage, analysis)
    if quotation is None:
        found = "no quotation"
    elif source is None:
        found = "nobody"
    else:
        via = f" via {quotation.via.text}" if quotation.via else ""
        found = f"{source.name}{via} [{source.kind}] at {quotation.confidence:.2f}"
    return f"{passage.id}: {passage.words!r} is {passage.right}, got {found}"


def main() -> int:
    """Print how many of each kind are right, and what is got of those that are not."""
    passages = read_passages()
    analyses = analyse_passages(passages)
    wrong = [p for p in passages if not is_right(p, analyses[p.id])]
    for passage in wrong:
        sys.stdout.write(f"{got(passage, analyses[passage.id])}\n")
    for kind, number in _by_kind(passages).items():
        sys.stdout.write(f"{kind:20} {number - _by_kind(wrong)[kind]:3} of {number}\n")
    sys.stdout.write(f"{'all':20} {len(passages) - len(wrong):3} of {len(passages)}\n")
    return 0


def _read_line(line: str) -> Passage:
    ident, kind, text, words, right = line.split("\t")
    return Passage(id=ident, kind=kind, text=text.replace(" ¶ ", "\n\n"), words=words, right=right)


def _fits(name: str, quotation: Quotation, source: Source) -> bool:
    """Whether a source is called this: by all of the name, or, where it has none, by these words and perhaps more."""
    if source.named:
        return name_words(source.name) == name_words(name)
    shown = [source.name, source.description or "", quotation.speaker.text if quotation.speaker else ""]
    return any(_has_words(one, name) for one in shown)


def _has_words(shown: str, name: str) -> bool:
    words = set(name_words(name))
    return bool(words) and words <= set(name_words(shown))


def _is_he_and_she(source: Source) -> bool:
    called = {mention.text.lower() for mention in source.mentions}
    return bool(called & _HE and called & _SHE)


def _is_via(quotation: Quotation, name: str) -> bool:
    return quotation.via is not None and _has_words(quotation.via.text, name)


def _by_kind(passages: Sequence[Passage]) -> Counter[str]:
    return Counter(passage.kind for passage in passages)


def _bounds(quotation: Quotation) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in quotation.spans]


if __name__ == "__main__":
    sys.exit(main())
