"""From an alignment to a verdict: which of the rules below fits first."""

from itertools import pairwise
from typing import NamedTuple

from attribution.model import CRITICAL, EditKind, Verdict
from attribution.verify.differences import Difference, Hearing, find_differences, hear
from attribution.verify.limits import Qualifier, find_own_hedge, find_qualifier
from attribution.verify.places import Alignment, Hole, Piece, Quoted, find_holes, find_pieces, settle
from attribution.verify.records import Speech
from attribution.verify.speakers import Named
from attribution.verify.words import Tokens, filler_flags, has_pause, likeness, words

#: A quotation of which less is in the record is not found in it.
_LEAST_SHARE, _LEAST_CONTENT = 0.55, 0.5
#: A quotation of so few telling words must be there as it is: near misses are chance.
_FEW = 2
#: A scrap of so few words, of which so much stands side by side in the record, is those words altered.
_SHORT_SCRAP, _SCRAP_SHARE, _SCRAP_SLACK = 6, 0.4, 2
#: A clause that is there to the word is so much of a quotation of which the rest is not.
_CLAUSE_SHARE = 0.25
_SAME = ("same", "contraction", "inflection")


class Judgement(NamedTuple):
    """What one alignment says."""

    verdict: Verdict
    links: tuple[int, ...]
    holes: tuple[Hole, ...]
    #: What of it comes from one place and is one speaker's.
    pieces: tuple[Piece, ...]
    differences: tuple[Difference, ...]
    #: How well the record's words in each of them were heard.
    hearings: tuple[Hearing, ...]
    qualifier: Qualifier | None
    #: The speaker's own hedge before the words.
    left_off: Qualifier | None
    #: The label of the turn that most of it is in.
    label: str | None
    #: How much of the quotation is there, of 1.
    share: float
    score: float

    @property
    def kinds(self) -> frozenset[EditKind]:
        """The kinds of its differences."""
        return frozenset(each.kind for each in self.differences)

    @property
    def is_critical(self) -> bool:
        """Whether a difference may turn what was said into something else."""
        return bool(self.kinds & CRITICAL)

    @property
    def is_unsure(self) -> bool:
        """Whether each critical difference rests on words that a recogniser was not sure of."""
        pairs = zip(self.differences, self.hearings, strict=True)
        return self.is_critical and all(heard.is_unsure for each, heard in pairs if each.kind in CRITICAL)


def judge(quoted: Quoted, source: Speech, found: Alignment, named: Named) -> Judgement:
    """Return what an alignment with at least one link says of a quotation."""
    record = source.tokens
    links = settle(quoted, record, found.links)
    holes = find_holes(quoted, record, links)
    differences = find_differences(quoted, record, links, holes)
    hearings = tuple(hear(source.record, record, each) for each in differences)
    qualifier = find_qualifier(quoted, record, links, holes)
    label = _label(record, links)
    share = _share(quoted, record, links)
    finding = Judgement(
        "not-found",
        links,
        holes,
        find_pieces(quoted, record, links, holes),
        differences,
        hearings,
        qualifier,
        find_own_hedge(quoted, record, links),
        label,
        share,
        found.score,
    )
    is_found = _is_found(quoted, record, links, critical=finding.is_critical)
    is_part = finding.is_critical and named.compare(label) == "same" and _has_clause(quoted, record, links)
    if not is_found and not is_part:
        return finding
    return finding._replace(verdict=_verdict(finding, named))


def _verdict(finding: Judgement, named: Named) -> Verdict:
    """Return the verdict on what is found: the gravest that fits."""
    kinds, unsure = finding.kinds, finding.is_unsure
    critical = finding.is_critical and not unsure
    labels = [piece.label for piece in finding.pieces]
    rules: tuple[tuple[bool, Verdict], ...] = (
        (named.is_other(labels) and not critical, "wrong-speaker"),
        (named.are_several(labels) or any(hole.jump for hole in finding.holes), "spliced"),
        (critical, "altered"),
        (unsure, "listen"),
        (finding.qualifier is not None, "qualifier-cut"),
        ("silent-cut" in kinds, "silent-cut"),
        (bool(kinds & {"grammar", "contraction"}), "cleaned-up"),
        ("filler" in kinds or any(each.question for each in finding.differences), "minor-edits"),
        (bool(kinds & {"bracketed", "marked-cut"}), "marked-edits"),
    )
    return next((verdict for fits, verdict in rules if fits), "verbatim")


def _label(record: Tokens, links: tuple[int, ...]) -> str | None:
    """Return the label of the turn that most of the words are in."""
    labels = [record.segment(link).speaker for link in links if link >= 0]
    return max(dict.fromkeys(labels), key=labels.count)


def _share(quoted: Quoted, record: Tokens, links: tuple[int, ...]) -> float:
    wanted = [index for index in range(len(links)) if not quoted.bracketed[index]]
    same = sum(links[index] >= 0 for index in wanted)
    return same / len(wanted) if wanted else 0.0


def _is_found(quoted: Quoted, record: Tokens, links: tuple[int, ...], *, critical: bool) -> bool:
    """Whether so much of a quotation is in the record that it may come from there."""
    keys = quoted.tokens.keys
    flags = filler_flags(quoted.tokens, 0, len(keys))
    wanted = [i for i in range(len(keys)) if not quoted.bracketed[i] and not flags[i]]
    # A number in the place of another, or "all" in that of "none", says nothing about where the words are from.
    changed = {i for i in wanted if links[i] >= 0 and likeness(keys[i], record.keys[links[i]]) == "kind"}
    content = [i for i in wanted if keys[i] not in words("common") and i not in changed]
    same = [i for i in wanted if links[i] >= 0 and likeness(keys[i], record.keys[links[i]]) in _SAME]
    if not wanted:
        return bool(same) or any(link >= 0 for link in links)
    if critical and _is_scrap(record, links, wanted, same):
        return True
    if critical and len(wanted) <= _FEW:
        return False
    enough = len(same) >= _LEAST_SHARE * len(wanted)
    telling = sum(i in content for i in same)
    return enough and telling >= _LEAST_CONTENT * len(content) and (telling > 0 or not content or not critical)


def _is_scrap(record: Tokens, links: tuple[int, ...], wanted: list[int], same: list[int]) -> bool:
    """Whether a few words stand nearly side by side in the record: "kept informed" as "kept fully informed"."""
    placed = [links[i] for i in same]
    telling = [link for link in placed if record.keys[link] not in words("common")]
    is_short = len(wanted) <= _SHORT_SCRAP and len(same) >= max(_FEW, _SCRAP_SHARE * len(wanted))
    return is_short and len(telling) >= _FEW and max(placed) - min(placed) < len(placed) + _SCRAP_SLACK


def _has_clause(quoted: Quoted, record: Tokens, links: tuple[int, ...]) -> bool:
    """Whether a good part of a quotation is there, a clause of it to the word, and the rest is not.

    Of "We lost the house, and we lost all that was in it" the record has "We lost the house".
    """
    keys = quoted.tokens.keys
    edges = [0, *(index for index in range(1, len(keys)) if has_pause(quoted.tokens, index)), len(keys)]
    for low, high in pairwise(edges):
        same = [i for i in range(low, high) if links[i] >= 0 and keys[i] == record.keys[links[i]]]
        is_run = same and links[same[-1]] - links[same[0]] == same[-1] - same[0] == len(same) - 1
        telling = sum(keys[i] not in words("common") for i in same)
        # "He'll paint again" may be "You'll paint again".
        if is_run and telling >= _FEW and len(same) >= max(_FEW + 1, high - low - 1, _CLAUSE_SHARE * len(keys)):
            return True
    return False
