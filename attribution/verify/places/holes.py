"""Where the words of a quotation and of a record do not run side by side: holes between links, and jumps."""

import re
from typing import NamedTuple

from attribution.text import has_stop
from attribution.verify.places.quoted import Gap, Quoted
from attribution.verify.words import Tokens, ends_sentence, has_pause, words

#: Words that are farther apart than this without a mark are from different places; with a mark, than that.
FAR, FAR_MARKED = 50, 150
#: A few words of another person, such as "Right." or "Go on.", do not part what stands on their two sides.
_SHORT_TURN = 4
#: More words at an edge are added, and stand for none of the record's.
_MOST_REPLACED = 3
_MOST_SHIFT = 6
_PAUSE = re.compile(r"[,;:—–-]")
_DETERMINERS = frozenset({"this", "that", "these", "those"})
_SPEAKERS = frozenset({"i", "we", "you"})


class Hole(NamedTuple):
    """What stands between two links: words of the quotation, words of the record, or both."""

    #: Half-open ranges of words.
    first: int
    last: int
    low: int
    high: int
    gap: Gap
    #: It is a jump: what follows is from another place.
    jump: bool = False


def find_holes(quoted: Quoted, record: Tokens, links: tuple[int, ...]) -> tuple[Hole, ...]:
    """Return the holes of an alignment, in the order of the quotation; there is at least one link."""
    holes: list[Hole] = []
    before = -1
    for index in [i for i, link in enumerate(links) if link >= 0]:
        link = links[index]
        gap = _gap(quoted, before + 1, index) if before >= 0 else ""
        if before < 0:
            if index:
                holes.append(Hole(0, index, _reach_back(quoted, record, index, link), link, ""))
        else:
            end = links[before] + 1
            if gap != "fragment" and _is_jump(record, end, link, gap):
                holes.append(Hole(before + 1, index, end, end, gap, jump=True))
            elif index > before + 1 or (link > end and gap != "fragment"):
                holes.append(Hole(before + 1, index, end, end if gap == "fragment" else link, gap))
        before = index
    if before + 1 < len(links):
        end = links[before] + 1
        holes.append(Hole(before + 1, len(links), end, _reach_on(quoted, record, before + 1, end), ""))
    return tuple(holes)


def _reach_back(quoted: Quoted, record: Tokens, count: int, link: int) -> int:
    """Return from where on words of the record may be those that the quotation's first words stand for."""
    if any(quoted.bracketed[:count]):
        count = 1
    low = link
    while low and link - low < min(count, _MOST_REPLACED) and not ends_sentence(record, low):
        low -= 1
    return low


def _reach_on(quoted: Quoted, record: Tokens, first: int, end: int) -> int:
    """Return up to where words of the record may be those that the quotation's last words stand for."""
    count = len(quoted.bracketed) - first
    high = end
    if any(quoted.bracketed[first:]):
        # Brackets at the end stand for the little that is left of the clause, or for nothing.
        while high < len(record) and high - end <= _MOST_REPLACED and not has_pause(record, high):
            high += 1
        return high if high - end <= _MOST_REPLACED else end
    while high < len(record) and high - end < min(count, _MOST_REPLACED) and not ends_sentence(record, high):
        high += 1
    return high


def settle(quoted: Quoted, record: Tokens, links: tuple[int, ...]) -> tuple[int, ...]:
    """Return the links with each unmarked cut moved to where a sentence or a clause begins, if the words permit it.

    In "an egg. I guess I was" either "I guess" or "guess I" may be what is left out.
    """
    moved = list(links)
    for hole in find_holes(quoted, record, links):
        if hole.jump or hole.gap or hole.first != hole.last or hole.low == hole.high:
            continue
        shift = _best_shift(record, moved, hole)
        for step in range(1, -shift + 1):
            moved[hole.first - step] = hole.high - step
        for step in range(shift):
            moved[hole.first + step] = hole.low + step
    return tuple(moved)


def _best_shift(record: Tokens, links: list[int], hole: Hole) -> int:
    """Return by how many words a cut is to be moved, to the left if negative."""
    best, shift = _edge(record, hole.low, hole.high), 0
    for direction in (-1, 1):
        for step in range(1, _MOST_SHIFT + 1):
            # The word that changes sides, and where it stands in the record on both.
            index = hole.first - step if direction < 0 else hole.first + step - 1
            near, far = (
                (hole.low - step, hole.high - step) if direction < 0 else (hole.high + step - 1, hole.low + step - 1)
            )
            if not (0 <= index < len(links)) or links[index] != near or record.keys[near] != record.keys[far]:
                break
            worth = _edge(record, hole.low + direction * step, hole.high + direction * step)
            if worth > best:
                best, shift = worth, direction * step
    return shift


def _edge(record: Tokens, low: int, high: int) -> int:
    """Return how well a clause begins at `low` or ends at `high`."""
    edges = [record.between(low), record.between(high)]
    return max(2 * has_stop(edge) + bool(_PAUSE.search(edge)) for edge in edges)


def _gap(quoted: Quoted, first: int, last: int) -> Gap:
    gaps = {quoted.gaps[index] for index in range(first, last + 1)}
    return next((gap for gap in ("fragment", "ellipsis", "break", "interruption") if gap in gaps), "")


def _is_jump(record: Tokens, end: int, link: int, gap: Gap) -> bool:
    marked = gap in ("ellipsis", "break")
    if link < end or link - end > (FAR_MARKED if marked else FAR):
        return True
    if gap == "break" and link - end <= FAR and _are_sentences_of_one(record, end, link):
        return False
    turns = [record.segment(index).turn for index in range(end - 1, link + 1)]
    if turns[0] == turns[-1]:
        others = sum(turn != turns[0] for turn in turns)
        return others > (_SHORT_TURN if marked else 0)
    if len(set(turns)) == 1:
        return False
    same = record.segment(end - 1).speaker == record.segment(link).speaker
    others = sum(turn not in (turns[0], turns[-1]) for turn in turns)
    return not (marked and same and record.segment(link).speaker is not None and others <= _SHORT_TURN)


def _are_sentences_of_one(record: Tokens, end: int, link: int) -> bool:
    """Whether one person's sentence ends before `end`, and another of theirs begins at `link` that stands for itself.

    “It was a lie” may be about what was asked in between.
    """
    label = record.segment(link).speaker
    is_theirs = label is not None and label == record.segment(end - 1).speaker
    return is_theirs and ends_sentence(record, end) and ends_sentence(record, link) and not _goes_back(record, link)


def _goes_back(record: Tokens, first: int) -> bool:
    """Whether a sentence may be about what was said before: not "These children have no marks", but "I hate it"."""
    end = next((at for at in range(first + 1, len(record)) if ends_sentence(record, at)), len(record))
    keys = record.keys[first:end]
    if keys[0] in _DETERMINERS and keys[1:2] and keys[1] not in words("common"):
        return False
    back = words("going_back") | words("others")
    begins = back | words("openers") | words("clause_openers") | {"then"}
    return keys[0] in begins or (keys[0] in _SPEAKERS and not back.isdisjoint(keys))
