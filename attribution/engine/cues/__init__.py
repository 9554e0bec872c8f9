"""What reports speech, what it reports, and who did not comment.

A `Parse` comes in, a `Reported` for each possible cue goes out, with its source by grammar, its content and its
probability; `find_cues` and then `find_contents` do it. `read_cue` gives a cue's words, and `is_denied` says whether
they deny the content. `find_withheld` finds who did not comment or has no name.
"""

from attribution.engine.cues.candidates import Site, quoted_as_saying, tells_a_look
from attribution.engine.cues.contents import CONTENT_FEATURES, Reported, find_contents, spans
from attribution.engine.cues.cue_words import is_denied, read_cue
from attribution.engine.cues.no_comment import Withheld, find_withheld
from attribution.engine.cues.scoring import CUE_FEATURES, find_cues

__all__ = [
    "CONTENT_FEATURES",
    "CUE_FEATURES",
    "Reported",
    "Site",
    "Withheld",
    "find_contents",
    "find_cues",
    "find_withheld",
    "is_denied",
    "quoted_as_saying",
    "read_cue",
    "spans",
    "tells_a_look",
]
