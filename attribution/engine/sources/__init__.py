"""Which mentions are one source, under which name, and on what terms one has none.

A `Scene` and each `LinkedQuotation` come in, an `Identity` for each source goes out; `merge_sources` does it.
"""

from attribution.engine.sources.identities import Identity
from attribution.engine.sources.merging import People, merge_sources
from attribution.engine.sources.particulars import find_affiliation
from attribution.engine.sources.steps import Step

__all__ = ["Identity", "People", "Step", "find_affiliation", "merge_sources"]
