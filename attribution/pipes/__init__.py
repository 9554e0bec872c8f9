"""spaCy's side: the components of `nlp.add_pipe`, and analyses as spaCy's own files.

A parsed `Doc` comes in and goes out with spans and an analysis on it; `make_attribution` makes the component that does
it, and `make_attribution_marks` the one that stands before the parser and sets boundaries for it.
"""

from attribution.pipes.component import Attribution, make_attribution
from attribution.pipes.docbin import write_docbin
from attribution.pipes.marks import AttributionMarks, make_attribution_marks

__all__ = ["Attribution", "AttributionMarks", "make_attribution", "make_attribution_marks", "write_docbin"]
