"""A text made from a story, held against it: a summary, a headline, a rewrite, what a machine wrote.

Analyses come in, a `Guarded` goes out, with each departure and its place in both texts; `guard` does it. `voices` tells
who speaks, `clauses` what each says, `matching` which clause comes from which; `quoting`, `speakers`, `wording` and
`hedging` tell what differs.
"""

from attribution.guard.classes import CLASSES
from attribution.guard.guarding import guard
from attribution.guard.listing import format_json, format_sarif, format_text

__all__ = ["CLASSES", "format_json", "format_sarif", "format_text", "guard"]
