"""What reports speech, what it reports, and who did not comment.

A `Parse` comes in, a `Reported` for each possible cue goes out, with its source by grammar, its content and its
probability; `find_cues` and then `find_contents` do it.
"""

from attribution.engine.cues.candidates import quoted_as_saying
from attribution.engine.cues.contents import Reported, find_contents, spans
from attribution.engine.cues.no_comment import find_conditions, find_no_comments
from attribution.engine.cues.scoring import find_cues

__all__ = ["Reported", "find_conditions", "find_contents", "find_cues", "find_no_comments", "quoted_as_saying", "spans"]
