"""What differs between a quotation and the words in the record, and of what kind each difference is.

An `Alignment` comes in, each `Difference` goes out; `find_differences` does it. `hear` says how well a recogniser of
speech heard the record's words in one.
"""

from attribution.verify.differences.edits import Difference, find_differences
from attribution.verify.differences.hearing import Hearing, hear
from attribution.verify.differences.spelling import find_respelt, may_be_respelt, whole_name

__all__ = ["Difference", "Hearing", "find_differences", "find_respelt", "hear", "may_be_respelt", "whole_name"]
