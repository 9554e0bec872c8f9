"""The one part that knows spaCy. A `Document` comes in, an `Analysis` goes out; `analyze` does it.

Its stages, in the order in which text flows, each a room: `grammar` parses, `cues` finds what reports speech and what
is reported, `speakers` says who is linked to each quotation, `sources` which mentions are one source. `assembling` puts
the analysis together; `learned` holds the weights that the stages read.
"""

from attribution.engine.grammar import load_pipeline, mark_boundaries
from attribution.engine.pipeline import analyze, analyze_doc, analyze_many
from attribution.engine.profiles import find_key_terms, profile_sources

__all__ = [
    "analyze",
    "analyze_doc",
    "analyze_many",
    "find_key_terms",
    "load_pipeline",
    "mark_boundaries",
    "profile_sources",
]
