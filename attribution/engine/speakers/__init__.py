"""Quoted units, who says each, and units and cues joined into one list.

A `Parse` and its `Reported` cues come in (together a `Scene`), each `LinkedQuotation` goes out, with its speaker as a
mention; `find_units`, `link_speakers` and `join_quotations` do it, in this order.
"""

from attribution.engine.speakers.features import SPEECH_FEATURES
from attribution.engine.speakers.joining import LinkedQuotation, join_quotations
from attribution.engine.speakers.linking import Link, link_speakers
from attribution.engine.speakers.pairs import SPEAKER_FEATURES
from attribution.engine.speakers.scene import Scene
from attribution.engine.speakers.units import find_units

__all__ = [
    "SPEAKER_FEATURES",
    "SPEECH_FEATURES",
    "Link",
    "LinkedQuotation",
    "Scene",
    "find_units",
    "join_quotations",
    "link_speakers",
]
