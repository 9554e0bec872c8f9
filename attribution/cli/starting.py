"""The engine, started in the command's own process, and what is told while it starts."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from attribution.cli.messages import said_after

if TYPE_CHECKING:
    from attribution.model import Analysis, Document

#: So many seconds without an analysis, and it is told what takes so long.
_PATIENCE = 1.0


def analyses_made(documents: Iterable["Document"], *, is_told: bool = True, **how: Any) -> Iterator["Analysis"]:
    """Yield the analyses of `documents`, as `analyze_in_processes` makes them; it is imported at the first.

    Args:
        documents: The documents, read as they are needed.
        is_told: Where it takes over a second to load the engine, which is done once, a line on a terminal says so.
        how: As for `analyze_in_processes`.
    """
    # Only now, since loading spaCy takes a second or more.
    from attribution.corpus import analyze_in_processes

    analyses = iter(analyze_in_processes(documents, alone=True, **how))
    is_told = is_told and sys.stderr.isatty() and "attribution.engine" not in sys.modules
    with said_after(_PATIENCE, "loading the engine") if is_told else nullcontext():
        first = list(islice(analyses, 1))
    yield from chain(first, analyses)
