"""The differences between a quotation and a record, each of one kind and with its places in both."""

import html
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from attribution import lexicon
from attribution.model import CRITICAL, EditKind
from attribution.text import has_stop
from attribution.verify.differences.cuts import cut_out
from attribution.verify.differences.spelling import is_spelled_otherwise
from attribution.verify.places import Hole, Quoted, is_narration
from attribution.verify.words import (
    Tokens,
    critical_kind,
    false_start,
    filler_flags,
    is_name,
    is_number,
    is_punctuated,
    is_same_amount,
    likeness,
    words,
)

_LEAST_CLAUSE = 3
#: Words that say something else with a hyphen after “re”: to resign and to re-sign.
_AGAIN = ("recount", "recover", "recreat", "reform", "relay", "release", "represent", "reserve", "resign", "resort")
_WAS = frozenset({"was", "were"})
_DASHES = ("-", "–", "—", "\u2011")


class Difference(NamedTuple):
    """A difference: half-open ranges of words in the quotation and in the record."""

    kind: EditKind
    first: int
    last: int
    low: int
    high: int
    #: A question became a statement, or the other way round.
    question: bool = False


def find_differences(
    quoted: Quoted, record: Tokens, links: tuple[int, ...], holes: tuple[Hole, ...]
) -> tuple[Difference, ...]:
    """Return the differences, in the order of the quotation."""
    found = [difference for hole in holes for difference in _in_hole(quoted, record, hole)]
    found = [_whole_words(quoted.tokens, record, links, difference) for difference in found]
    found += _before_first(record, links)
    found += _at_links(quoted, record, links, found)
    found = [each for each in found if not _is_spacing(quoted.tokens, record, links, each)]
    found += _punctuation(quoted, record, links)
    found.sort(key=lambda each: (each.first, each.low))
    return tuple(_merged(found))


def _is_spacing(tokens: Tokens, record: Tokens, links: tuple[int, ...], each: Difference) -> bool:
    """Whether a difference is in how words are written: "health care" and "healthcare"; "not able" is not "notable"."""
    first, low = each.first, each.low
    for start in range(max(0, first - 1), first + 1):
        for end in range(max(start + 1, each.last), min(len(tokens), each.last + 1) + 1):
            lows = [links[i] for i in range(start, end) if links[i] >= 0]
            said = range(min([low, *lows]), max([each.high, *(link + 1 for link in lows)]))
            written, spoken = tokens.keys[start:end], record.keys[said.start : said.stop]
            joined = "".join(written)
            if len(written) != len(spoken) and joined == "".join(spoken):
                if "re" in {*written, *spoken} and any(word.startswith(_AGAIN) for word in (*written, *spoken)):
                    return False
                return words("polarity").isdisjoint((*written, *spoken))
    return False


def _in_hole(quoted: Quoted, record: Tokens, hole: Hole) -> Iterator[Difference]:
    if hole.jump:
        yield from _added(quoted, hole.first, hole.last, hole.low)
        return
    inside = range(hole.first, hole.last)
    bracketed = [index for index in inside if quoted.bracketed[index]]
    free = [index for index in inside if not quoted.bracketed[index]]
    low, high = hole.low, hole.high
    if bracketed:
        end = high if not free else low
        yield Difference("bracketed", bracketed[0], bracketed[-1] + 1, low, end)
        if not free:
            yield from _lost_in_brackets(quoted.tokens, bracketed, record, low, high)
    if free and low < high:
        yield from _replaced(quoted.tokens, free, record, low, high)
    elif free:
        yield from _added(quoted, free[0], free[-1] + 1, low)
    elif low < high and not bracketed:
        marked = hole.gap in ("ellipsis", "break")
        if hole.gap != "ellipsis" and is_narration(record, low, high):
            return
        if _is_score(quoted.tokens, hole.first, record, low, high) or _is_in_brackets(quoted, hole, record):
            return
        for kind, cut_low, cut_high in cut_out(record, low, high, marked=marked, said_again=hole.gap != "ellipsis"):
            yield Difference(kind, hole.first, hole.first, cut_low, cut_high)


def _is_in_brackets(quoted: Quoted, hole: Hole, record: Tokens) -> bool:
    """Whether a bracket beside the hole stands for its few small words too: “[Gov. Marsh]” for “the governor”."""
    is_beside = any(quoted.bracketed[max(0, hole.first - 1) : hole.first + 1])
    return is_beside and all(key in ("the", "a", "an") for key in record.keys[hole.low : hole.high])


def _is_score(tokens: Tokens, first: int, record: Tokens, low: int, high: int) -> bool:
    """Whether a dash stands for the "to" between two numbers: "7-2" for "seven to two"."""
    is_to = record.keys[low:high] == ["to"] and is_number(tokens.keys[first]) and is_number(tokens.keys[first - 1])
    return is_to and tokens.between(first) in _DASHES


def _before_first(record: Tokens, links: tuple[int, ...]) -> Iterator[Difference]:
    """Words that are said twice at the beginning, of which the quotation has one: "They were, they were good"."""
    if links[0] >= 0:
        low = false_start(record, links[0])
        if low < links[0]:
            yield Difference("filler", 0, 0, low, links[0])


def _lost_in_brackets(
    tokens: Tokens, bracketed: list[int], record: Tokens, low: int, high: int
) -> Iterator[Difference]:
    """Brackets may explain and replace; what was denied, counted or limited is to stay so."""
    first, last = bracketed[0], bracketed[-1] + 1
    written = {critical_kind(tokens, index, last): tokens.keys[index] for index in bracketed}
    said = {critical_kind(record, index, high): record.keys[index] for index in range(low, high)}
    kinds: tuple[EditKind, ...] = ("polarity", "number", "modal", "quantifier")
    for kind in kinds:
        is_lost = kind in said and (kind not in written or (kind == "number" and written[kind] != said[kind]))
        is_new = kind == "polarity" and kind in written and kind not in said
        if is_lost or is_new:
            yield Difference(kind, first, last, low, high)


def _replaced(tokens: Tokens, free: list[int], record: Tokens, low: int, high: int) -> Iterator[Difference]:
    """Words stand in the place of others."""
    first, last = free[0], free[-1] + 1
    flags = filler_flags(record, low, high)
    said = [index for index in range(low, high) if not flags[index - low]]
    shared = {tokens.keys[index] for index in free} & {record.keys[index] for index in said}
    kinds: list[EditKind] = []
    for text, indexes, end in ((tokens, free, last), (record, said, high)):
        for index in indexes:
            kind = critical_kind(text, index, end)
            if kind is not None and text.keys[index] not in shared and kind not in kinds:
                kinds.append(kind)
    written = [index for index in free if _says_much(tokens, index)]
    left = [index for index in said if _says_much(record, index)]
    named = any(is_name(tokens, index) for index in written) or any(is_name(record, index) for index in left)
    if named and written and left:
        kinds.append("name")
    elif written:
        kinds.append("content")
    elif left:
        kinds.append("silent-cut")
    if not kinds:
        kinds.append("grammar" if said or not flags else "filler")
    for kind in kinds:
        yield Difference(kind, first, last, low, high)


def _says_much(tokens: Tokens, index: int) -> bool:
    key = tokens.keys[index]
    return key not in words("grammar") and key not in words("fillers") and critical_kind(tokens, index, index) is None


def _added(quoted: Quoted, first: int, last: int, at: int) -> Iterator[Difference]:
    """Words that the record does not have."""
    tokens = quoted.tokens
    free = [index for index in range(first, last) if not quoted.bracketed[index]]
    if len(free) < last - first:
        yield Difference("bracketed", first, last, at, at)
    flags = filler_flags(tokens, first, last)
    # A word that is said again by mistake is no mistake where it is put in.
    flags = [flag and critical_kind(tokens, first + i, last) is None for i, flag in enumerate(flags)]
    free = [index for index in free if not flags[index - first]]
    if len(free) >= _LEAST_CLAUSE and any(key not in words("grammar") for key in tokens.keys[free[0] : free[-1] + 1]):
        yield Difference("content", free[0], free[-1] + 1, at, at)
        free = [index for index in free if critical_kind(tokens, index, last) == "polarity"]
    for index in free:
        kind = critical_kind(tokens, index, last)
        if kind is None and is_name(tokens, index):
            kind = "name"
        yield Difference(
            kind or ("grammar" if tokens.keys[index] in words("grammar") else "content"), index, index + 1, at, at
        )
    for index in range(first, last):
        if flags[index - first] and not quoted.bracketed[index]:
            yield Difference("filler", index, index + 1, at, at)


def _at_links(quoted: Quoted, record: Tokens, links: tuple[int, ...], holes: list[Difference]) -> Iterator[Difference]:
    """Words that are linked and are not the same, or that are contracted on one side only."""
    taken = {index for each in holes for index in range(each.first, each.last)}
    for index, link in enumerate(links):
        if link < 0 or index in taken:
            continue
        for kind in _substitution(quoted, record, index, link):
            yield Difference(kind, index, index + 1, link, link + 1)


def _substitution(quoted: Quoted, record: Tokens, index: int, link: int) -> list[EditKind]:
    tokens = quoted.tokens
    how = likeness(tokens.keys[index], record.keys[link])
    if not quoted.bracketed[index] and is_spelled_otherwise(tokens, index, record, link):
        return []
    critical = [critical_kind(tokens, index, index + 1), critical_kind(record, link, link + 1)]
    kinds = [kind for kind in dict.fromkeys(critical) if kind is not None]
    if quoted.bracketed[index]:
        if how == "same":
            return ["bracketed"] if "[" in tokens.surface(index) else []
        return ["bracketed", *(kinds if how in ("kind", "negation") else [])]
    if how == "same":
        contracted = tokens.contracted[index] or record.contracted[link]
        if _is_end_of_both(tokens, index, record, link):
            return []
        return ["contraction"] if contracted and _plain(tokens, index) != _plain(record, link) else []
    if how == "contraction":
        return ["grammar" if "ain" in (tokens.keys[index], record.keys[link]) else "contraction"]
    if how in ("inflection", "grammar"):
        # “is” for “was” says another thing; “was” for “were” is grammar.
        is_other_time = (tokens.keys[index] in _WAS) != (record.keys[link] in _WAS)
        return ["content" if is_other_time else "grammar"]
    if how == "negation":
        return ["polarity"]
    if how == "kind" and is_same_amount(tokens, index, record, link):
        return []
    return kinds or ["name" if is_name(tokens, index) or is_name(record, link) else "content"]


def _is_end_of_both(tokens: Tokens, index: int, record: Tokens, link: int) -> bool:
    """Whether a word ends a contraction on both sides, of two stems: the "n't" of "don't" and of "doesn't"."""
    is_end = index > 0 and tokens.starts[index] == tokens.starts[index - 1]
    is_said_end = link > 0 and record.starts[link] == record.starts[link - 1]
    return is_end and is_said_end and tokens.keys[index - 1] != record.keys[link - 1]


def _plain(tokens: Tokens, index: int) -> str:
    return html.unescape(tokens.surface(index)).replace("’", "'").casefold()


def _whole_words(tokens: Tokens, record: Tokens, links: tuple[int, ...], each: Difference) -> Difference:
    """Return a difference that takes in the whole of a contraction: of "don't", not only its "n't"."""
    _, first, last, low, high, _ = each
    while 0 < first < len(tokens) and first < last and tokens.starts[first] == tokens.starts[first - 1]:
        first -= 1
        low = low - 1 if links[first] == low - 1 else low
    while 0 < last < len(tokens) and first < last and tokens.starts[last] == tokens.starts[last - 1]:
        high = high + 1 if links[last] == high else high
        last += 1
    while 0 < low < high and record.starts[low] == record.starts[low - 1] and first and links[first - 1] == low - 1:
        low, first = low - 1, first - 1
    while (
        low < high < len(record)
        and record.starts[high] == record.starts[high - 1]
        and last < len(links)
        and links[last] == high
    ):
        high, last = high + 1, last + 1
    return each._replace(first=first, last=last, low=low, high=high)


def _punctuation(quoted: Quoted, record: Tokens, links: tuple[int, ...]) -> Iterator[Difference]:
    """Sentence ends and question marks that differ, where the record has punctuation at all."""
    if not is_punctuated(record):
        return
    for index, (one, two) in enumerate(pairwise(links), start=1):
        if one < 0 or two != one + 1 or quoted.gaps[index] in ("break", "ellipsis"):
            continue
        if quoted.tokens.keys[index - 1] in lexicon.short_titles():
            continue  # the stop of "Mr." ends no sentence
        written, said = quoted.tokens.between(index), record.between(two)
        asked = ("?" in written) != ("?" in said)
        joined = quoted.gaps[index] == "interruption" and has_stop(said)
        if asked or joined or has_stop(written) != has_stop(said):
            yield Difference("punctuation", index, index + 1, two, two + 1, question=asked)
    if links and links[-1] >= 0:
        last = len(links)
        written = quoted.tokens.text[quoted.tokens.ends[-1] : quoted.pieces[-1].end]
        said = record.between(links[-1] + 1) if links[-1] + 1 < len(record) else _rest(record)
        both_end = has_stop(written) and has_stop(said)
        if both_end and ("?" in written) != ("?" in said):
            yield Difference("punctuation", last - 1, last, links[-1], links[-1] + 1, question=True)


def _rest(record: Tokens) -> str:
    return record.text[record.ends[-1] : record.segment(len(record) - 1).end]


def _merged(found: list[Difference]) -> Iterator[Difference]:
    """Join differences of one kind that touch in both texts; a critical one takes in a lesser one at its place."""
    kept: list[Difference] = []
    for each in found:
        last = kept[-1] if kept else None
        if (
            last is not None
            and last.kind == each.kind
            and each.kind != "punctuation"
            and each.first <= last.last
            and last.low <= each.low <= last.high
        ):
            kept[-1] = last._replace(last=max(last.last, each.last), high=max(last.high, each.high))
        else:
            kept.append(each)
    stronger = [each for each in kept if each.kind in CRITICAL or each.kind == "grammar"]
    for each in kept:
        if each.kind != "contraction" or not any(_covers(other, each) for other in stronger):
            yield each


def _covers(one: Difference, other: Difference) -> bool:
    return one.low <= other.low < one.high and one.first <= other.first < one.last
