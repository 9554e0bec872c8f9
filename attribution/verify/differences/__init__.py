"""What differs between a quotation and the words in the record, and of what kind each difference is.

An `Alignment` comes in, each `Difference` goes out; `find_differences` does it.
"""

from attribution.verify.differences.edits import Difference, find_differences

__all__ = ["Difference", "find_differences"]
