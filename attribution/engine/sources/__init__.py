"""Which mentions are one source, under which name, and on what terms one has none.

A `Scene` and its `Draft` quotations come in, an `Identity` for each source goes out; `merge_sources` does it.
"""

from attribution.engine.sources.anonymity import find_anonymity, find_terms
from attribution.engine.sources.identities import Identity
from attribution.engine.sources.merging import People, merge_sources
from attribution.engine.sources.particulars import count_claimed, find_affiliation, find_knowledge

__all__ = [
    "Identity",
    "People",
    "count_claimed",
    "find_affiliation",
    "find_anonymity",
    "find_knowledge",
    "find_terms",
    "merge_sources",
]
