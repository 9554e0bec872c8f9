"""What the machines of a cluster do: read dumps, analyse articles, write rows.

Between the stages go tables. A document is in them as JSON; what failed is in them too, so that it comes to the one who
asked, once, whichever machine it happened on and however often that was tried.
"""

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import fs
from ray.data import Datasink

from attribution.corpus.local import analyze_in_processes
from attribution.corpus.rows import ArticleRow, article_row
from attribution.corpus.stores import Dump, open_dump
from attribution.engine import load_pipeline
from attribution.errors import AttributionError, LoadError, reason_of
from attribution.lexicon import HouseWords
from attribution.load import MAX_BAD, Reading, format_of, read_many
from attribution.model import Document

if TYPE_CHECKING:
    from ray.data._internal.execution.interfaces import TaskContext
    from ray.data.datasource import WriteResult

#: A file is begun anew after so many articles.
ARTICLES_PER_FILE = 2_000
#: So many failures are kept of each file that is written, and in all; the others are only counted.
MOST_FAILURES = 100

#: Of an article that could not be read or analysed: what it is, and what is wrong.
_FAILURE = pa.field("failure", pa.list_(pa.string()))
_READ = pa.schema([pa.field("document", pa.binary()), _FAILURE])

#: The columns of what is written; only what an article may not have may be null.
SCHEMA = pa.schema(
    [
        pa.field("id", pa.string(), nullable=False),
        pa.field("sha256", pa.string(), nullable=False),
        *(pa.field(name, pa.string()) for name in ("title", "byline", "published", "outlet", "url")),
        *(
            pa.field(name, pa.int64(), nullable=False)
            for name in (
                *("words", "quotations", "direct", "mixed", "indirect", "with_speaker", "quoted_words"),
                *("sources", "named_sources", "unnamed_sources"),
            )
        ),
        pa.field("names", pa.list_(pa.string()), nullable=False),
        pa.field("extra", pa.map_(pa.string(), pa.string()), nullable=False),
        pa.field("analysis", pa.string(), nullable=False),
    ]
)
_ANALYSED = pa.schema([*(field.with_nullable(nullable=True) for field in SCHEMA), _FAILURE])


class Reader:
    """Reads dumps; called with a table of them, it yields tables of documents."""

    def __init__(self, store: fs.FileSystem, reading: Reading) -> None:
        self._store = store
        self._reading = reading

    def __call__(self, dumps: dict[str, Any]) -> Iterator[pa.Table]:
        """Yield each article of the dumps as a row, with the document or with what is wrong."""
        for path, name in zip(dumps["path"], dumps["name"], strict=True):
            failed: list[LoadError] = []
            for document in self._documents(Dump(path=str(path), name=str(name)), failed):
                yield _table([*_drained(failed), {"document": msgspec.json.encode(document)}], _READ)
            if failed:
                yield _table(_drained(failed), _READ)

    def _documents(self, dump: Dump, failed: list[LoadError]) -> Iterator[Document]:
        good = bad = 0

        def report(where: str, advice: str) -> None:
            nonlocal bad
            bad += 1
            if bad > MAX_BAD and not good:
                raise LoadError(dump.name, f"none of its first {MAX_BAD} records can be read: check what it is")
            failed.append(LoadError(f"{dump.name}, {where}", advice))

        try:
            read = read_many(format_of(dump.name))
            with open_dump(self._store, dump.path) as file:
                for document in read(file, dump.name, self._reading, report):
                    good += 1
                    yield document
        except LoadError as error:
            failed.append(LoadError(dump.name, error.advice))
        # The libraries that take files apart fail in as many ways as files can be broken.
        except Exception as error:
            failed.append(
                LoadError(dump.name, f"can't be read ({reason_of(error)}): the articles after this are left out")
            )


class Analyst:
    """Analyses articles with a pipeline of its own; called with a table of documents, it returns a table of rows."""

    def __init__(self, model: str | None, threshold: float, words: HouseWords | None = None) -> None:
        load_pipeline(model)
        self._model = model
        self._threshold = threshold
        self._words = words

    def __call__(self, read: pa.Table) -> pa.Table:
        """Return the rows of the articles, and what failed before or fails here."""
        failed: list[AttributionError] = []
        documents = (msgspec.json.decode(one, type=Document) for one in read["document"].to_pylist() if one is not None)
        analyses = analyze_in_processes(
            documents,
            workers=1,
            model=self._model,
            threshold=self._threshold,
            words=self._words,
            on_error=failed.append,
        )
        rows = [_fields(article_row(analysis)) for analysis in analyses]
        before = [{"failure": one} for one in read["failure"].to_pylist() if one is not None]
        return _table([*before, *rows, *_drained(failed)], _ANALYSED)


class Counted(NamedTuple):
    """What was written and what was left out."""

    articles: int
    quotations: int
    #: How many articles, or dumps as a whole, were left out.
    failures: int
    #: The first of them: what each is, and what is wrong.
    told: tuple[tuple[str, str], ...]


class Writer(Datasink[Counted]):
    """Writes rows into a folder, some thousand a file, each file whole or not at all."""

    def __init__(self, store: fs.FileSystem, folder: str) -> None:
        self._store = store
        self._folder = folder
        #: What was written in all, when the work is done.
        self.tally = Counted(0, 0, 0, ())

    @property
    def min_rows_per_write(self) -> int:
        """How many rows Ray is to gather for a file."""
        return ARTICLES_PER_FILE

    def write(self, blocks: Iterable[pa.Table], ctx: "TaskContext") -> Counted:
        """Write one file; what is tried again writes the same file again."""
        tables = [block.select(_ANALYSED.names).cast(_ANALYSED) for block in blocks if block.num_rows]
        failures = [one for table in tables for one in table["failure"].to_pylist() if one is not None]
        rows = pa.concat_tables([_ANALYSED.empty_table(), *tables])
        rows = rows.filter(rows["failure"].is_null()).select(SCHEMA.names).cast(SCHEMA)
        if rows.num_rows:
            self._put(rows, f"articles-{ctx.task_idx:06}.parquet")
        told = tuple((subject, advice) for subject, advice in failures[:MOST_FAILURES])
        return Counted(rows.num_rows, sum(rows["quotations"].to_pylist()), len(failures), told)

    def on_write_complete(self, write_result: "WriteResult[Counted]") -> None:
        """Add up what the machines wrote, and mark the folder as whole, as other tools do."""
        tallies = [Counted(*one) for one in write_result.write_returns]
        self.tally = Counted(
            sum(one.articles for one in tallies),
            sum(one.quotations for one in tallies),
            sum(one.failures for one in tallies),
            tuple(sorted(told for one in tallies for told in one.told)[:MOST_FAILURES]),
        )
        with self._store.open_output_stream(f"{self._folder}/_SUCCESS"):
            pass

    def _put(self, rows: pa.Table, name: str) -> None:
        if isinstance(self._store, fs.LocalFileSystem):
            self._store.create_dir(self._folder)
        # Tools that read the folder meanwhile leave out what begins like this.
        part = f"{self._folder}/_{name}.{os.getpid()}"
        with self._store.open_output_stream(part) as file:
            pq.write_table(rows, file, compression="zstd")
        self._store.move(part, f"{self._folder}/{name}")


def _table(rows: list[dict[str, Any]], schema: pa.Schema) -> pa.Table:
    return pa.Table.from_pylist(rows, schema=schema)


def _fields(row: ArticleRow) -> dict[str, Any]:
    # Arrow has no names for the keys of a map, only pairs.
    return {**msgspec.to_builtins(row), "extra": list(row.extra.items())}


def _drained(failed: list[Any]) -> list[dict[str, Any]]:
    """Return the failures as rows, and empty the list."""
    rows = [{"failure": [error.subject, error.advice]} for error in failed]
    failed.clear()
    return rows
