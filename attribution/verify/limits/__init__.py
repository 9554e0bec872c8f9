"""What in the record limits the words that are quoted: a condition, a denial, a claim of somebody else's.

Tokens and the place of the quoted words come in, a `Qualifier` goes out; `find_qualifier` does it. The words that limit
are rows of `limits.toml`, and `reach` tells how far each goes.
"""

from attribution.verify.limits.qualifiers import find_own_hedge, find_qualifier
from attribution.verify.limits.reach import Qualifier
from attribution.verify.limits.rows import Kind

__all__ = ["Kind", "Qualifier", "find_own_hedge", "find_qualifier"]
