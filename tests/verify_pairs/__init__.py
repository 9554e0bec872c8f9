"""The pairs of records and quotations beside this file, and what `verify` says of each."""

import functools
import tomllib
from pathlib import Path
from typing import NamedTuple

from attribution.model import Analysis, Document, Engine, Mention, Quotation, Source, Span
from attribution.model.checks import CRITICAL, Check
from attribution.verify import PreparedRecords, prepare, record_of, verify

HERE = Path(__file__).parent
ENGINE = Engine(attribution="0", spacy="0", pipeline="none")
#: The passes that the rules were made and mended with, and those that were not run before the rules stood still.
DEVELOPED_ON = (
    "first.txt",
    "second.txt",
    "third.txt",
    "fourth.txt",
    "fifth.txt",
    "sixth.txt",
    "seventh.txt",
    "eighth.txt",
    "ninth.txt",
    "tenth.txt",
    "eleventh.txt",
    "recordings.txt",
)
KEPT_ASIDE = ("twelfth.txt", "thirteenth.txt")
#: Verdicts under which a quotation may pass somewhere.
ACCEPTABLE = frozenset({"verbatim", "marked-edits", "minor-edits", "cleaned-up"})


class Pair(NamedTuple):
    """A record, a quotation and what is to be said of it."""

    id: str
    record: str | None
    suffix: str
    says: str
    by: str
    form: str
    verdict: str
    edits: frozenset[str]

    @property
    def is_critical(self) -> bool:
        """Whether an edit may have turned what was said into something else."""
        return bool(self.edits & CRITICAL)


def read_pairs(name: str) -> tuple[Pair, ...]:
    """Return the pairs of a file."""
    blocks: list[dict[str, list[str]]] = []
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition(":")
        if key == "id":
            blocks.append({})
        if line and not line.startswith("#"):
            blocks[-1].setdefault(key, []).append(value.removeprefix(" "))
    by_id = {block["id"][0]: block for block in blocks}
    return tuple(_pair(block, by_id) for block in blocks)


def developed_on() -> tuple[Pair, ...]:
    """Return the pairs that the rules were made and mended with."""
    return tuple(pair for name in DEVELOPED_ON for pair in read_pairs(name))


def kept_aside() -> tuple[Pair, ...]:
    """Return the pairs that were kept aside; none where no pass is."""
    return tuple(pair for name in KEPT_ASIDE for pair in read_pairs(name))


class KnownWrong(NamedTuple):
    """What is known to be wrong with a pair: its verdict or its edits, and in what way."""

    verdict: str | None = None
    edits: str | None = None


@functools.cache
def known_wrong() -> dict[str, KnownWrong]:
    """Return what is known to be wrong, by the pair's id."""
    entries = tomllib.loads((HERE / "known_wrong.toml").read_text(encoding="utf-8"))
    return {name: KnownWrong(**entry) for name, entry in entries.items()}


@functools.cache
def check(pair: Pair) -> Check:
    """Return the check of a pair."""
    return verify(article(pair), prepared(pair.record, pair.suffix))[0]


@functools.cache
def prepared(record: str | None, suffix: str) -> PreparedRecords:
    """Return the record of a pair, made ready once for all pairs that share it."""
    return prepare([] if record is None else [record_of(record, suffix=suffix)])


def article(pair: Pair) -> Analysis:
    """Return an article that quotes what a pair says."""
    person = pair.by[:1].isupper()
    if pair.form == "direct":
        text, spans = _direct(pair.says, pair.by)
    else:
        text, spans = pair.says, [(0, len(pair.says))]
    at = text.rfind(pair.by)
    speaker = Mention(start=max(0, at), end=max(0, at) + len(pair.by), text=pair.by)
    quotation = Quotation(
        id="q-1",
        kind=pair.form,  # type: ignore[arg-type] # the pairs' forms are the kinds
        spans=tuple(Span(start=start, end=end) for start, end in spans),
        text=" ".join(text[start:end] for start, end in spans),
        speaker=speaker,
        source_id="s-1",
    )
    source = Source(id="s-1", name=pair.by, kind="person", named=person)
    return Analysis(document=Document.from_text(text), engine=ENGINE, quotations=(quotation,), sources=(source,))


def _pair(block: dict[str, list[str]], by_id: dict[str, dict[str, list[str]]]) -> Pair:
    shared = by_id[block["in"][0]] if "in" in block else block
    record = "\n".join(shared["record"]) if "record" in shared else None
    return Pair(
        id=block["id"][0],
        record=record,
        suffix="." + shared.get("format", ["txt"])[0],
        says=block["says"][0],
        by=block["by"][0],
        form=block.get("form", ["direct"])[0],
        verdict=block["verdict"][0],
        edits=frozenset(filter(None, block.get("edits", [""])[0].split(", "))),
    )


def _direct(says: str, by: str) -> tuple[str, list[tuple[int, int]]]:
    text, spans = "", []
    parts = says.replace(" // ", " /. ").split(" /")
    for number, part in enumerate(parts):
        inside = part.removeprefix(".").strip()
        start = len(text)
        text += f"“{inside}”"
        spans.append((start, len(text)))
        follows = parts[number + 1] if number + 1 < len(parts) else "."
        stop = "." if follows.startswith(".") else ","
        text += f" {by} said{stop} " if number == 0 else " "
    return text.rstrip(), spans
