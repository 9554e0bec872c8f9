"""What corrected stories say of the machine: how often what it found was kept, `attribution/evaluation/1`."""

from typing import Literal

import msgspec

from attribution.model.frozen import Frozen

EVALUATION_SCHEMA: Literal["attribution/evaluation/1"] = "attribution/evaluation/1"


class Kept(Frozen, frozen=True, kw_only=True):
    """How many links of one sort were kept.

    A link is a quotation that the machine gave to a source. It was kept where it is still a quotation after the
    corrections, of the same source.
    """

    #: Which sort: "0.9-0.95", "direct", "tag", "pronoun"; "all".
    label: str
    links: int
    kept: int

    @property
    def share(self) -> float | None:
        """The share that was kept, 0 to 1; None where there was no link.

        >>> Kept(label="direct", links=4, kept=3).share
        0.75
        """
        return self.kept / self.links if self.links else None


class Links(Frozen, frozen=True, kw_only=True):
    """How many links were kept, in all and by what the machine said of them."""

    all: Kept
    #: By the confidence: from the first number up to the second; 1 belongs to the last.
    by_confidence: tuple[Kept, ...] = ()
    #: By the kind of the quotation.
    by_kind: tuple[Kept, ...] = ()
    #: By the rule that linked the speaker, the most frequent first.
    by_rule: tuple[Kept, ...] = ()
    #: By what the speaker's mention is: "name", "description", "pronoun", or "none" where there is no mention.
    by_speaker: tuple[Kept, ...] = ()


class Changes(Frozen, frozen=True, kw_only=True):
    """What was corrected."""

    #: Quotations that were missed, and those that were none.
    added: int = 0
    removed: int = 0
    #: Quotations that begin or end elsewhere.
    spans: int = 0
    #: Quotations of the machine that are another source's now, nobody's now, or were nobody's and are somebody's.
    given_to_another: int = 0
    given_to_nobody: int = 0
    given_to_somebody: int = 0
    #: Sources that were two and are one, that were one and are two, and that have another name.
    merged: int = 0
    split: int = 0
    renamed: int = 0


class EvaluatedStory(Frozen, frozen=True, kw_only=True):
    """One story that was corrected."""

    id: str
    #: How many quotations the machine found, how many of them somebody looked at, and how many have a status.
    quotations: int
    looked_at: int
    with_status: int
    links: int
    kept: int
    #: How many entries could not be applied, and so count for nothing.
    unplaced: int


class Evaluation(Frozen, frozen=True, kw_only=True):
    """How often people corrected what, in the stories that have corrections."""

    schema: Literal["attribution/evaluation/1"] = EVALUATION_SCHEMA
    stories: tuple[EvaluatedStory, ...] = ()
    #: The ids of the stories that have no corrections; they count for nothing.
    without_corrections: tuple[str, ...] = ()
    #: All links, and those of quotations that somebody looked at.
    links: Links
    looked_at: Links
    changes: Changes = msgspec.field(default_factory=Changes)
