"""spaCy's side: the components of `nlp.add_pipe`, and analyses as spaCy's own files.

A parsed `Doc` comes in and goes out with spans and an analysis on it; `make_attribution` makes the component that does
it, and `make_attribution_marks` the one that stands before the parser and sets boundaries for it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from attribution.pipes.component import Attribution, make_attribution
from attribution.pipes.marks import AttributionMarks, make_attribution_marks

if TYPE_CHECKING:
    from attribution.pipes.docbin import write_docbin

__all__ = ["Attribution", "AttributionMarks", "make_attribution", "make_attribution_marks", "write_docbin"]


if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        # spaCy imports this package whenever it makes a pipeline; it is not to bring all formats of export along.
        if name != "write_docbin":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return import_module("attribution.pipes.docbin").write_docbin
