"""Measure how fast an archive takes articles in, and what a search costs beyond SQLite's own full-text query.

python -m benchmarks.archive [--quotations 1000000] [--file FILE] [--turns 31] [--conflicts]

The articles are generated, the same each time: words whose frequencies follow Zipf's law, 10 quotations an article, 20
years of dates. The engine does not run. Each article is one transaction. Adding is timed alone, without the time to
generate; its rate is given by the clock and by the processor's time, since others may use the machine. What it costs to
search is the median of the ratios of interleaved runs: `Archive.search` against the bare query for the same quotations,
that is, the SQL that one would write by hand, in the same order. What that query returns is chosen with `--bare`:
"joined", all that a hit tells, as SQLite joins it to FTS5's answer; "marked", only the text, with what was found marked
by FTS5's `highlight`; "words", only the text; "ranked", as "marked", in the order of FTS5's rank and not of dates.
"""

import argparse
import random
import resource
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from attribution.archive import Archive, open_archive
from attribution.archive.days import number_range, parse_day
from attribution.archive.queries import match_expression
from attribution.archive.searching import statement_for
from attribution.model import Analysis, Document, Engine, Mention, Quotation, Source, Span, text_hash

_ENGINE = Engine(attribution="0", spacy="0", pipeline="generated")
_PER_ARTICLE = 10
_WORDS, _NAMES, _OUTLETS, _DAYS = 60_000, 30_000, 200, 7300
_FIRST_DAY = 731_000
_SYLLABLES = (
    "ba be bo da de do fa fi ga go ha he ka ki la le li lo ma me mi mo na ne no pa pe ra re ri ro sa se so ta te to "
    "va vi wa"
).split()
_UNNAMED = ("one official", "a spokesman", "two people briefed on the talks", "a senior officer", "a resident")


class Query(NamedTuple):
    """A search to be timed."""

    name: str
    asked: dict[str, Any]


class Generator:
    """Makes analyses of articles that nobody wrote."""

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)
        made: dict[str, None] = {}
        while len(made) < _WORDS:
            made["".join(self._random.choices(_SYLLABLES, k=self._random.choice((1, 2, 2, 3, 3, 4))))] = None
        #: The most frequent word first.
        self.words = list(made)
        self._weights = list(accumulate(1 / (rank + 2) for rank in range(_WORDS)))
        capital = [word.title() for word in self.words]
        family = self._random.sample(capital, _NAMES)
        self.names = [f"{one} {two}" for one, two in zip(capital[100:], family, strict=False)]
        self._name_weights = list(accumulate(1 / (rank + 20) for rank in range(_NAMES)))
        self.outlets = [f"{word}-post.example" for word in self.words[500 : 500 + _OUTLETS]]

    def analyses(self, count: int) -> Iterator[Analysis]:
        """Yield `count` analyses of ten quotations each."""
        return (self._analysis(number) for number in range(count))

    def _analysis(self, number: int) -> Analysis:
        pick = self._random
        people = [*pick.choices(self.names, cum_weights=self._name_weights, k=3), pick.choice(_UNNAMED)]
        sources = {name: f"s-{index}" for index, name in enumerate(dict.fromkeys(people))}
        quotations, text = [], ""
        for index in range(_PER_ARTICLE):
            length = pick.randint(5, 35)
            words = " ".join(pick.choices(self.words, cum_weights=self._weights, k=length))
            kind = pick.choices(("direct", "mixed", "indirect"), (60, 10, 30))[0]
            shown = f"“{words},”" if kind == "direct" else words
            name = pick.choice(people)
            start, end = len(text), len(text) + len(shown)
            text += f"{shown} {name} said. "
            speaker = Mention(start=end + 1, end=end + 1 + len(name), text=name)
            quotations.append(
                Quotation(
                    id=f"q-{index}",
                    kind=kind,
                    spans=(Span(start=start, end=end),),
                    text=shown,
                    speaker=speaker,
                    source_id=sources[name],
                    confidence=0.9,
                )
            )
        day = parse_day(_day(pick.randrange(_DAYS)))
        document = Document(
            id=f"{number}.txt",
            text=text,
            sha256=text_hash(text),
            title=" ".join(pick.choices(self.words, k=6)),
            published=day.isoformat() if day else None,
            outlet=pick.choice(self.outlets),
        )
        listed = tuple(
            Source(id=label, name=name, kind="person", named=name not in _UNNAMED) for name, label in sources.items()
        )
        return Analysis(document=document, engine=_ENGINE, quotations=tuple(quotations), sources=listed)


def _day(number: int) -> str:
    import datetime

    return datetime.date.fromordinal(_FIRST_DAY + number).isoformat()


def fill(archive: Archive, generator: Generator, quotations: int) -> None:
    """Add articles, and print how fast that went."""
    clock = processor = 0.0
    done = 0
    for analysis in generator.analyses(quotations // _PER_ARTICLE):
        started, worked = time.perf_counter(), time.process_time()
        archive.add(analysis)
        clock += time.perf_counter() - started
        processor += time.process_time() - worked
        done += len(analysis.quotations)
        if done % 100_000 == 0 or done == quotations:
            rates = f"{done / clock:,.0f} a second by the clock, {done / processor:,.0f} by the processor"
            print(f"{done:>9,} added: {rates}", flush=True)


def queries(generator: Generator) -> list[Query]:
    """Return searches of several kinds, from a word that stands everywhere to one that stands nearly nowhere."""
    words = generator.words
    days = {"since": parse_day("2010-01-01"), "until": parse_day("2010-12-31")}
    return [
        Query("the most frequent word", {"words": words[0]}),
        Query("a word in one of 100", {"words": words[40]}),
        Query("a rare word", {"words": words[20_000]}),
        Query("two words", {"words": f"{words[10]} {words[60]}"}),
        Query("three words, few hits", {"words": f"{words[30]} {words[90]} {words[300]}"}),
        Query("a phrase", {"words": f"{words[3]} {words[8]}", "phrase": True}),
        Query("a word of one source", {"words": words[5], "source": generator.names[10]}),
        Query("a source", {"source": generator.names[200]}),
        Query("a word in one year", {"words": words[40], **days}),
        Query("a word, direct, unnamed", {"words": words[40], "kind": "direct", "named": False}),
        Query("a word in one outlet", {"words": words[2], "outlet": generator.outlets[7]}),
        Query("the latest with a word", {"words": words[40], "newest_first": True}),
    ]


def time_queries(path: Path, asked: list[Query], *, turns: int, limit: int, kind: str) -> None:
    """Print for each search the median times of the bare query and of ours, and the median of the ratios."""
    from attribution.archive.opening import connect

    bare = connect(path, read_only=True, wait=1)
    with open_archive(path, read_only=True) as archive:
        print(f"{'search':<26} {'hits':>5} {'bare ms':>9} {'ours ms':>9} {'ratio':>6}")
        ratios = []
        for query in asked:
            pairs = []
            for turn in range(turns + 1):
                pair = {}
                for ours in (turn % 2 == 0, turn % 2 == 1):
                    started = time.perf_counter()
                    found = (
                        archive.search(**query.asked, limit=limit)
                        if ours
                        else _bare(bare, query.asked, limit=limit, kind=kind)
                    )
                    pair[ours] = time.perf_counter() - started
                pairs.append((pair[False], pair[True]))
            # The first turn reads the file.
            ratio = statistics.median(mine / theirs for theirs, mine in pairs[1:])
            ratios.append(ratio)
            theirs, mine = (statistics.median(pair[i] for pair in pairs[1:]) * 1000 for i in (0, 1))
            print(f"{query.name:<26} {len(found):>5} {theirs:>9.3f} {mine:>9.3f} {ratio:>6.2f}", flush=True)
        print(f"median of the ratios: {statistics.median(ratios):.2f}")
    bare.close()


def _bare(connection: sqlite3.Connection, asked: dict[str, Any], *, limit: int, kind: str) -> list[Any]:
    options = {key: value for key, value in asked.items() if key not in ("since", "until", "newest_first")}
    low, high = number_range(asked.get("since"), asked.get("until"))
    order = "DESC" if asked.get("newest_first") else ""
    if kind == "joined":
        statement = statement_for(newest_first=bool(order))
    else:
        shown = "text" if kind == "words" else "highlight(quotation_text, 0, '[', ']')"
        by = "rank" if kind == "ranked" else f"rowid {order}"
        statement = (
            f"SELECT rowid, {shown} FROM quotation_text "
            f"WHERE quotation_text MATCH ? AND rowid >= ? AND rowid < ? ORDER BY {by} LIMIT ?"
        )
    return connection.execute(statement, (match_expression(**options), low, high, limit)).fetchall()


def main() -> None:
    """Run the measurement."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quotations", type=int, default=1_000_000)
    parser.add_argument("--file", type=Path, help="keep the archive here; one that is there is searched as it is")
    parser.add_argument("--turns", type=int, default=31)
    parser.add_argument("--limit", type=int, default=20)
    parser.add_argument("--bare", choices=("words", "marked", "joined", "ranked"), default="joined")
    parser.add_argument("--conflicts", action="store_true", help="also time the search for conflicts")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = arguments.file or Path(folder, "archive.db")
        generator = Generator()
        if not path.exists():
            with open_archive(path) as archive:
                fill(archive, generator, arguments.quotations)
        print(f"SQLite {sqlite3.sqlite_version}, {path.stat().st_size / 1e6:,.0f} MB")
        time_queries(path, queries(generator), turns=arguments.turns, limit=arguments.limit, kind=arguments.bare)
        if arguments.conflicts:
            from attribution.archive.conflicts import find_conflicts

            started = time.perf_counter()
            with open_archive(path, read_only=True) as archive:
                found = sum(1 for _ in find_conflicts(archive))
            print(f"conflicts: {found:,} in {time.perf_counter() - started:,.0f} s")
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:,.0f} MB")


if __name__ == "__main__":
    main()
