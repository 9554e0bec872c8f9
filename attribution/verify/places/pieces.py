"""The pieces of a quotation that each come from one place in a record and are one speaker's."""

from itertools import pairwise
from typing import NamedTuple

from attribution.verify.places.holes import FAR, Hole
from attribution.verify.places.quoted import Quoted
from attribution.verify.words import Tokens


class Piece(NamedTuple):
    """Words of a quotation that stand together in a record: half-open ranges of words, and the label of their turn."""

    first: int
    last: int
    low: int
    high: int
    label: str | None


def find_pieces(quoted: Quoted, record: Tokens, links: tuple[int, ...], holes: tuple[Hole, ...]) -> tuple[Piece, ...]:
    """Return the pieces of an alignment with at least one link, in the order of the quotation."""
    jumps = {hole.last for hole in holes if hole.jump}
    linked = [index for index, link in enumerate(links) if link >= 0]
    starts = [linked[0]]
    for before, index in pairwise(linked):
        is_apart = index in jumps or record.segment(links[before]).speaker != record.segment(links[index]).speaker
        if is_apart or _is_far_fragment(quoted, links, before, index):
            starts.append(index)
    return tuple(_piece(record, links, *edges) for edges in pairwise([*starts, len(links)]))


def _is_far_fragment(quoted: Quoted, links: tuple[int, ...], before: int, index: int) -> bool:
    """Whether a fragment begins that stands far from the one before it, or before that."""
    is_next = "fragment" in quoted.gaps[before + 1 : index + 1]
    return is_next and not 0 < links[index] - links[before] <= FAR


def _piece(record: Tokens, links: tuple[int, ...], first: int, last: int) -> Piece:
    placed = [(index, link) for index, link in enumerate(links[first:last], start=first) if link >= 0]
    run = [link for _, link in placed]
    return Piece(first, placed[-1][0] + 1, min(run), max(run) + 1, record.segment(run[0]).speaker)
