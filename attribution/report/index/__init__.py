"""The pages over many articles: all sources, dates, names from A to Z, and who is unnamed.

Pages of articles come in one by one, parts of the index go out; `Index` does it.
"""

from attribution.report.index.building import Index
from attribution.report.index.files import remove_stale
from attribution.report.index.page import IndexPart

__all__ = ["Index", "IndexPart", "remove_stale"]
