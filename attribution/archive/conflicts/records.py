"""What conflicts between articles are made of."""

from typing import Literal

import msgspec

from attribution.archive.records import Location
from attribution.model import EditKind

#: "other-speaker": two people, or two bodies, whose names can't be one's. "other-source": another sort of source, such
#: as an unnamed official and a named minister, which may both be right. "altered": what differs may change the sense.
ConflictKind = Literal["other-speaker", "altered", "other-source"]

#: The kinds in words, those first that a checker looks into first.
CONFLICT_WORDS: dict[ConflictKind, str] = {
    "other-speaker": "the same words, another speaker",
    "altered": "nearly the same words, and what differs may change the sense",
    "other-source": "the same words, another sort of source",
}


class _Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all records of this module share."""


class VersionDifference(_Record, frozen=True, kw_only=True):
    """Words that one version has in the place of others."""

    kind: EditKind
    #: The words of the version that it is held against, and of this one; one of them may be empty.
    there: str
    here: str


class Version(_Record, frozen=True, kw_only=True):
    """One wording, and where it stands, the earliest article first."""

    text: str
    places: tuple[Location, ...]
    #: What may change the sense, against the first version.
    differences: tuple[VersionDifference, ...] = ()


class Conflict(_Record, frozen=True, kw_only=True):
    """Words that articles do not agree on. It is a reason to look, not a judgement of anybody."""

    kinds: tuple[ConflictKind, ...]
    #: Wordings that are nearly the same, that of the earliest article first.
    versions: tuple[Version, ...]
