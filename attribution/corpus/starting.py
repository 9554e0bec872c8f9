"""Starting the engine in a process that is ours alone, with no more than it needs.

In a process of somebody else's numpy and spaCy come in whole, since others there may need the rest of them.
"""

import functools
import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from types import ModuleType

#: What the libraries that multiply matrices look at when they are loaded.
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


@functools.cache
def start_engine() -> None:
    """Import the engine.

    Numpy gets one thread: the matrices of a pipeline are small, and with more threads the work takes twice of the
    processor's time, and ends no sooner. spaCy comes without its commands. And Python does not look through all that
    is imported for what nobody needs, neither meanwhile nor when the process ends: that takes as long as to analyse a
    short article.
    """
    gc.disable()
    try:
        with one_thread():
            import_module("numpy")
        _import_spacy()
        import_module("attribution.engine")
        gc.freeze()
    finally:
        gc.enable()


@functools.cache
def keep_loaded() -> None:
    """Let Python's search for garbage pass over what is loaded by now, for good: it is all needed to the end."""
    gc.collect()
    gc.freeze()


@contextmanager
def one_thread() -> Iterator[None]:
    """Let libraries that are loaded meanwhile, here or in a process that is started, multiply in one thread."""
    before = {name: os.environ.get(name) for name in _THREADS}
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name)
            if value is not None:
                os.environ[name] = value


def _import_spacy() -> None:
    """Import spaCy without its commands, which it imports for `spacy.info` alone.

    They bring what fetches pipelines from the network and starts projects: a tenth of the time of a short article.
    Afterwards they can be imported as ever.
    """
    if "spacy" in sys.modules:
        return
    commands, info = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    info.info = _info  # type: ignore[attr-defined] # a made-up module
    sys.modules |= {"spacy.cli": commands, "spacy.cli.info": info}
    try:
        # A spaCy that asks more of its commands, or is broken, is imported whole where it is needed, and fails there.
        with suppress(ImportError):
            import_module("spacy")
    finally:
        del sys.modules["spacy.cli"], sys.modules["spacy.cli.info"]


def _info(*arguments: object, **options: object) -> object:
    """Stand in for `spacy.info`."""
    return import_module("spacy.cli.info").info(*arguments, **options)
