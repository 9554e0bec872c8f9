"""Several processes on one machine, each with its own pipeline; the analyses come in the order of the documents."""

import functools
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from typing import TYPE_CHECKING, NamedTuple

from attribution.corpus.starting import keep_loaded, one_thread, start_engine
from attribution.errors import AnalysisError, AttributionError, WorkerError
from attribution.lexicon import HouseWords, as_words
from attribution.model import THRESHOLD, Analysis, Document, check_threshold, from_json, to_json

if TYPE_CHECKING:
    from spacy.language import Language

#: A batch ends after so many documents or characters: enough to be worth sending, and never much memory.
_MOST_DOCUMENTS = 16
_MOST_CHARACTERS = 200_000
#: So many batches a process are on their way at a time.
_BATCHES_AHEAD = 3
#: With no more documents than these, other processes would take longer to start than they help.
_FEW = 64


class _How(NamedTuple):
    """How the articles are analysed; it goes to each process with its work."""

    model: str | None
    threshold: float
    words: HouseWords | None


def count_cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def analyze_in_processes(
    documents: Iterable[Document],
    *,
    workers: int | None = None,
    model: str | None = None,
    threshold: float = THRESHOLD,
    words: HouseWords | str | os.PathLike[str] | None = None,
    on_error: Callable[[AttributionError], None] | None = None,
    alone: bool = False,
) -> Iterator[Analysis]:
    """Return the analyses of documents in their order, each as soon as it and those before it are made.

    However many there are, only some are in memory at a time. A few documents are analysed in this process.

    Args:
        documents: The documents, read as they are needed.
        workers: How many processes; one for each core this process may use if not given.
        model: A spaCy pipeline's name or path, as for `load_pipeline`.
        threshold: As for `analyze_many`.
        words: As for `analyze_many`.
        on_error: Is called with what went wrong with a document, which is then left out. Without it that is raised.
        alone: Nobody else's work is done in this process, so numpy and spaCy may come in with no more than is needed.

    Raises:
        AnalysisError: A document could not be analysed, and there is no `on_error`.
        MissingModelError: The pipeline is not installed or lacks a part.
        TypeError: The threshold or the words are something else.
        ValueError: The threshold is not from 0 to 1.
        WordsError: The file of house words can't be read, or has a word that is not allowed.
        WorkerError: A process was ended from outside.

    >>> analyses = analyze_in_processes([Document.from_text("“Yes,” said Ana Lee.")])
    >>> [analysis.sources[0].name for analysis in analyses]
    ['Ana Lee']
    """
    check_threshold(threshold)
    how = _How(model, threshold, as_words(words))
    documents = iter(documents)
    first = list(islice(documents, _FEW + 1))
    batches = _batches(chain(first, documents))
    number = (workers or count_cores()) if len(first) > _FEW else 1
    for answer in _here(batches, how, alone=alone) if number == 1 else _elsewhere(batches, number, how):
        if isinstance(answer, Analysis):
            yield answer
        elif on_error is None:
            raise answer
        else:
            on_error(answer)


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    batch: list[Document] = []
    size = 0
    for document in documents:
        batch.append(document)
        size += len(document.text)
        if len(batch) == _MOST_DOCUMENTS or size >= _MOST_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _here(batches: Iterable[list[Document]], how: _How, *, alone: bool) -> Iterator[Analysis | AnalysisError]:
    if alone:
        start_engine()
    from attribution.engine import load_pipeline  # noqa: PLC0415 -- it imports spaCy

    nlp = load_pipeline(how.model)
    if alone:
        keep_loaded()
    return chain.from_iterable(_analyze_batch(batch, nlp, how) for batch in batches)


def _elsewhere(batches: Iterable[list[Document]], number: int, how: _How) -> Iterator[Analysis | AnalysisError]:
    pool = ProcessPoolExecutor(number, get_context("spawn"), _start_worker)
    waiting: deque[Future[list[str | AnalysisError]]] = deque()
    work = functools.partial(_work, how=how)
    try:
        # There are as many processes as cores, and each starts when there is work for it.
        with one_thread():
            for batch in batches:
                waiting.append(pool.submit(work, batch))
                if len(waiting) >= number * _BATCHES_AHEAD:
                    yield from _decoded(waiting.popleft().result())
        while waiting:
            yield from _decoded(waiting.popleft().result())
        # They have nothing left to do; if Python ended while they end, it might complain.
        pool.shutdown(wait=True)
    except BrokenProcessPool as error:
        advice = "a process was ended from outside, perhaps for want of memory: give fewer, and --resume"
        raise WorkerError("workers", advice) from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _start_worker() -> None:
    # Ctrl-C reaches every process of the group; the first one ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when the first one has ended; where that was killed, work would be waited for without end."""
    if (parent := parent_process()) is not None:
        parent.join()
        os._exit(1)


def _work(batch: list[Document], *, how: _How) -> list[str | AnalysisError]:
    """Analyse a batch in a process of the pool."""
    start_engine()
    from attribution.engine import load_pipeline  # noqa: PLC0415 -- it imports spaCy

    nlp = load_pipeline(how.model)
    keep_loaded()
    answers = _analyze_batch(batch, nlp, how)
    return [to_json(answer) if isinstance(answer, Analysis) else answer for answer in answers]


def _decoded(answers: list[str | AnalysisError]) -> Iterator[Analysis | AnalysisError]:
    return (from_json(answer) if isinstance(answer, str) else answer for answer in answers)


def _analyze_batch(batch: list[Document], nlp: "Language", how: _How) -> list[Analysis | AnalysisError]:
    """Return an answer for each document of a batch; what one of them does to the engine is no harm to the others."""
    from attribution.engine import analyze_many  # noqa: PLC0415 -- it imports spaCy

    try:
        return list(analyze_many(batch, nlp, threshold=how.threshold, words=how.words))
    except Exception as error:
        if len(batch) > 1:
            return [answer for document in batch for answer in _analyze_batch([document], nlp, how)]
        advice = f"it could not be analysed ({type(error).__name__}: {error}): leave it out, and report this"
        return [AnalysisError(batch[0].id, advice)]
