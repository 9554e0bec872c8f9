"""What in the record limits the words that are quoted: a condition, a denial, a claim of somebody else's.

Tokens and the place of the quoted words come in, a `Qualifier` goes out; `find_qualifier` does it.
"""

from attribution.verify.limits.qualifiers import Qualifier, find_qualifier

__all__ = ["Qualifier", "find_qualifier"]
