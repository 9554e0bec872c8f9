"""A corpus on a cluster: Ray shares the work among machines, each worker with its own pipeline.

Dumps are read, analysed and written at the same time, some articles at a time, so the memory in use does not grow with
the corpus. What a worker had in hand when it was ended is done again by another. Ray itself is imported when the work
begins.
"""

import logging
import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from attribution.corpus.local import count_cores
from attribution.errors import AttributionError, ClusterError, MissingExtraError, cannot_import
from attribution.lexicon import HouseWords, as_words
from attribution.load import DEFAULT, Reading
from attribution.model import THRESHOLD, check_threshold

if TYPE_CHECKING:
    from ray.data import Dataset

    from attribution.corpus.stages import Counted

#: Read and analysed together, and done again together where a worker ends: about a hundred articles.
BLOCK_BYTES = 500_000
#: An article that ends a worker each time must not be tried for ever.
_TRIES_AGAIN = 8
#: What a cluster on this machine keeps of articles that are on their way, and more for each worker.
_STORE_BYTES, _STORE_BYTES_PER_WORKER = 128_000_000, 32_000_000


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """What was done on a cluster."""

    articles: int
    quotations: int
    #: How many articles, or dumps as a whole, were left out.
    failures: int
    #: What was wrong with the first hundred of them.
    errors: tuple[AttributionError, ...]


def analyze_on_cluster(
    source: str,
    target: str,
    *,
    address: str = "auto",
    workers: int | None = None,
    model: str | None = None,
    threshold: float = THRESHOLD,
    words: HouseWords | str | os.PathLike[str] | None = None,
    reading: Reading = DEFAULT,
    show_progress: bool = False,
) -> Done:
    """Analyse dumps on a Ray cluster, and write one row an article as Parquet files; return what was done.

    `attribution.corpus.rows.ArticleRow` lists the columns. The rows are those that `analyze_many` would give, in any
    order. A record that can't be read or analysed is left out and counted. In the end a file `_SUCCESS` is written.

    Args:
        source: A JSON lines or Parquet file or a folder of them, as a path or an address such as `s3://bucket/news`.
            Every machine of the cluster must see it, and `target`, at the same place.
        target: A new or an empty folder.
        address: The cluster's; "auto" is the one that this machine belongs to or that RAY_ADDRESS names, and where
            there is none, one of this machine alone for as long as the work lasts.
        workers: How many pipelines work at once; one for each core of the cluster if not given.
        model: As for `load_pipeline`; it has to be installed on every machine, as this package has.
        threshold: As for `analyze_many`.
        words: As for `analyze_many`; a file is read here, and its words go to the machines.
        reading: How the dumps are read.
        show_progress: Let Ray draw bars on standard error.

    Raises:
        ClusterError: The cluster can't be reached, or the work fails there as a whole.
        LoadError: There is nothing to read at `source`.
        MissingExtraError: Ray is not installed, or can't be used.
        MissingModelError: The pipeline is not installed or lacks a part.
        OutputError: `target` is not empty, or can't be written.
        TypeError: The threshold or the words are something else.
        ValueError: The threshold is not from 0 to 1.
        WordsError: The file of house words can't be read, or has a word that is not allowed.

    >>> analyze_on_cluster("no-such-file.parquet", "analyses")
    Traceback (most recent call last):
    attribution.errors.LoadError: no-such-file.parquet: there is no such file or folder: check the path
    """
    check_threshold(threshold)
    house = as_words(words)
    # Nothing is told to Ray's makers; Ray reads this when it is imported, and so do the processes that it starts.
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    try:
        import ray.data  # noqa: PLC0415 -- an optional package

        from attribution.corpus.stages import Reader, Writer  # noqa: PLC0415 -- it imports Ray
        from attribution.corpus.stores import empty_folder, find_dumps  # noqa: PLC0415 -- it imports pyarrow
    except (ImportError, OSError) as error:
        raise MissingExtraError("cluster", cannot_import("ray", error)) from error
    store, dumps = find_dumps(source)
    from attribution.engine import load_pipeline  # noqa: PLC0415 -- it imports spaCy

    # What is wrong with the pipeline is told before machines are started.
    load_pipeline(model)
    writer = Writer(*empty_folder(target))
    with _connected(address, workers), _settings(show_progress=show_progress), _told(), warnings.catch_warnings():
        # A single small dump is less than there are places for; Ray takes that for a slip.
        warnings.filterwarnings("ignore", "The maximum number of concurrent tasks", UserWarning)
        cores = ray.cluster_resources().get("CPU", 1)  # type: ignore[no-untyped-call]
        number = workers or max(1, int(cores))
        few = max(2, number // 8)
        read = ray.data.from_items([msgspec.to_builtins(dump) for dump in dumps], override_num_blocks=len(dumps))
        # Reading and writing take no core from the workers, who would wait for them for ever on a small machine.
        documents = read.map_batches(
            Reader(store, reading),
            batch_size=1,
            num_cpus=0,
            compute=ray.data.TaskPoolStrategy(size=few),
        )
        rows = _analysed(documents, (model, threshold, house), number)
        rows.write_datasink(writer, ray_remote_args={"num_cpus": 0}, concurrency=few)
    return _done(writer.tally)


def _analysed(documents: "Dataset", how: tuple[str | None, float, HouseWords | None], number: int) -> "Dataset":
    """Return what `number` workers make of documents."""
    from ray.data import ActorPoolStrategy  # noqa: PLC0415 -- an optional package

    from attribution.corpus.stages import Analyst  # noqa: PLC0415 -- it imports Ray

    with warnings.catch_warnings():
        # Ray takes no number of tries in another way yet.
        warnings.filterwarnings("ignore", "`ray_remote_args` is deprecated", DeprecationWarning)
        return documents.map_batches(
            Analyst,
            fn_constructor_args=how,
            batch_size=None,
            batch_format="pyarrow",
            compute=ActorPoolStrategy(size=number),
            num_cpus=1,
            max_task_retries=_TRIES_AGAIN,
        )


def _done(tally: "Counted") -> Done:
    errors = tuple(AttributionError(subject, advice) for subject, advice in tally.told)
    return Done(articles=tally.articles, quotations=tally.quotations, failures=tally.failures, errors=errors)


@contextmanager
def _connected(address: str, workers: int | None) -> Iterator[None]:
    """Connect to a cluster, or start one, as a context that ends what it began."""
    import ray  # noqa: PLC0415 -- an optional package

    if ray.is_initialized():
        yield
        return
    quiet: dict[str, Any] = {"log_to_driver": False, "logging_level": logging.ERROR}
    with ExitStack() as stack:
        try:
            ray.init(address=address, **quiet)
        except (ConnectionError, ValueError, RuntimeError) as error:
            if address != "auto" or os.environ.get("RAY_ADDRESS") or not isinstance(error, ConnectionError):
                raise ClusterError(address, f"can't be reached ({_reason(error)}): check the address") from error
            _start_here(workers or count_cores(), stack, quiet)
        try:
            yield
        finally:
            ray.shutdown()


def _start_here(workers: int, stack: ExitStack, quiet: dict[str, Any]) -> None:
    """Start a cluster of this machine alone, which takes work from nobody else; its files are removed with `stack`."""
    import ray  # noqa: PLC0415 -- an optional package

    # The paths of its sockets must be short, and articles may be in its files.
    short = "/tmp" if Path("/tmp").is_dir() else None
    folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="ray-", dir=short, ignore_cleanup_errors=True))
    ray.init(
        address="local",
        num_cpus=workers,
        include_dashboard=False,
        object_store_memory=_STORE_BYTES + workers * _STORE_BYTES_PER_WORKER,
        _temp_dir=folder,
        **quiet,
    )


@contextmanager
def _settings(*, show_progress: bool) -> Iterator[None]:
    """Set how Ray Data works and what it says, as a context that puts back what was set before."""
    from ray.data import DataContext  # noqa: PLC0415 -- an optional package

    context = DataContext.get_current()
    wanted = {
        "target_max_block_size": BLOCK_BYTES,
        "target_min_block_size": 1,
        "enable_progress_bars": show_progress,
        "print_on_execution_start": False,
    }
    before = {name: getattr(context, name) for name in wanted}
    logger = logging.getLogger("ray.data")
    level = logger.level
    try:
        for name, value in wanted.items():
            setattr(context, name, value)
        logger.setLevel(logging.ERROR)
        yield
    finally:
        for name, value in before.items():
            setattr(context, name, value)
        logger.setLevel(level)


@contextmanager
def _told() -> Iterator[None]:
    """Turn whatever ends the work on the cluster into an error of ours."""
    try:
        yield
    except Exception as error:
        advice = f"the work ended there ({_reason(error)}): see Ray's logs, and begin anew with another output folder"
        raise ClusterError("cluster", advice) from error


def _reason(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return " ".join(lines[-1].split())[:200] if lines else type(error).__name__
