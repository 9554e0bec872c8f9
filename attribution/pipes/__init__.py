"""spaCy's side: the component `nlp.add_pipe("attribution")`, and analyses as spaCy's own files.

A parsed `Doc` comes in and goes out with spans and an analysis on it; `make_attribution` makes the component.
"""

from attribution.pipes.component import Attribution, make_attribution
from attribution.pipes.docbin import write_docbin

__all__ = ["Attribution", "make_attribution", "write_docbin"]
