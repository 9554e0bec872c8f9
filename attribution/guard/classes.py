"""The classes of departures: what each looks for, and what it can't know."""

from collections.abc import Mapping
from typing import NamedTuple

from attribution.model import DepartureClass


class About(NamedTuple):
    """What a class is about."""

    looks_for: str
    cannot_know: str


CLASSES: Mapping[DepartureClass, About] = {
    "quotation-altered": About(
        "Words in quotation marks that are not those of the original's quotation.",
        "whether the original had them wrong, and the derived text has heard the recording.",
    ),
    "quotation-from-nowhere": About(
        "Words in quotation marks that no original has, or has in its own words.",
        "whether they come from a source that was not given here.",
    ),
    "speaker-changed": About(
        "Words, quoted or paraphrased, that are given to somebody else than in the original.",
        "whether one of two names is the same person's that the original does not link.",
    ),
    "attribution-lost": About(
        "What somebody says in the original, told as a fact.",
        "whether it was found to be true since.",
    ),
    "attribution-gained": About(
        "What the original tells as a fact, given to somebody.",
        "whether that somebody said it elsewhere.",
    ),
    "denial-dropped": About(
        "A statement that lacks the original's “not”, “never”, “denied”.",
        "whether other words of the sentence say the same.",
    ),
    "hedge-dropped": About(
        "A statement that lacks the original's “may”, “about”, “if”, “alleged”.",
        "whether it is certain by now.",
    ),
    "hedge-added": About(
        "A statement with a “may”, “reportedly”, “is thought to” that the original has not.",
        "whether it is in doubt by now.",
    ),
    "named-unnamed": About(
        "A source that the original names, without a name.",
        "whether the name was left out for want of room; the reader learns less either way.",
    ),
    "unnamed-named": About(
        "A source that the original does not name, with a name.",
        "whether the name is right, and whether the source agreed.",
    ),
    "sources-merged": About(
        "One statement given to two sources of whom one made it, or those of two given to “officials”.",
        "whether the other one agrees.",
    ),
    "figure-without-source": About(
        "A figure that somebody gives in the original, told as a fact.",
        "whether it was confirmed since.",
    ),
}
