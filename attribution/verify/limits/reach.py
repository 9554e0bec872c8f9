"""What reaches a word: the limits of the table that stand before it or after it, as far as each of them goes."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from attribution.verify.limits.rows import After, Before, Kind, Of, is_of, rows_after, rows_before
from attribution.verify.words import Tokens, ends_sentence, has_pause, is_punctuated, words

#: One clause to each side, and no more words than this.
LONGEST_CLAUSE = 25
#: A remark of no more words may stand between a condition and what it limits.
_LONGEST_REMARK = 7
_LONGEST_QUESTION = 14
_LONGEST_FRAGMENT = 8
_LONGEST_UNPUNCTUATED = 10
#: No limit that begins a clause needs more words to be known.
_LONGEST_LIMIT = 8
_REMARKS = frozenset({"and", "or", "but", "as", "which", "then", "well", "so", "like"})
#: What may stand before a clause, and is no part of it.
_JOINING = frozenset({"and", "but", "so", "because", "that", "or", "well", "now", "what", "then", "okay"})
_WOULD = frozenset({"would", "could", "might", "'d"})
_INTENDED = frozenset({"will", "can", "shall", "would", "could", "not", "never"})
_WOULD_BY = 8
#: In captions without punctuation only these are sure to begin a condition.
_UNMARKED = frozenset({"if", "unless"})
_NOMINATIVE = frozenset({"i", "we", "they", "he", "she", "it", "you", "there"})
_COMMA = re.compile(r"[,;:.!?]")


class Qualifier(NamedTuple):
    """What limits a statement: a half-open range of words of the record."""

    low: int
    high: int
    #: The word that makes it a limit: "if", "not"; empty where the article can't be expected to have one.
    word: str
    kind: Kind


def reach_before(record: Tokens, first: int, *, of: tuple[Of, ...] = ()) -> Qualifier | None:
    """Return the longest limit right before a word: "I don't think", "some say", "not".

    Args:
        record: The record.
        first: The word.
        of: What begins there: only what limits that is asked for; nothing for what limits anything.
    """
    start = clause_start(record, first)
    if start == first or ends_sentence(record, first):
        return None
    pauses = has_comma(record, first)
    places: tuple[Before, ...] = ("near", "comma") if pauses else ("near", "next")
    return reach_of_words(record, start, first, places, of)


def reach_of_words(
    record: Tokens, start: int, first: int, places: tuple[Before, ...], of: tuple[Of, ...] = ()
) -> Qualifier | None:
    """Return the longest limit that some words before a word end in."""
    keys, following = record.keys[start:first], record.keys[first]
    found: Qualifier | None = None
    for limit, length in ((row.limit, row.ends(keys, following)) for row in rows_before(*places)):
        if not length or limit.of not in (of or (None,)):
            continue
        if limit.kind == "own":
            return None
        if found is None or first - length < found.low:
            said = record.keys[first - length : first]
            found = Qualifier(first - length, first, _telling(said), limit.kind)
    return found


def reach_of_clause(record: Tokens, first: int) -> Qualifier | None:
    """Return a limit that begins a clause before a word, in its sentence: "If the state agrees, …"."""
    if ends_sentence(record, first):
        return None
    if not is_punctuated(record):
        return _reach_unpunctuated(record, first)
    start = clause_start(record, first)
    if has_pause(record, first):
        edges = _edges_before(record, start, first)
    else:
        edges = [start] if is_of("subjects", record.keys[first]) else []
    return next((found for low in edges if (found := begins_limit(record, low, first))), None)


def begins_limit(record: Tokens, low: int, high: int) -> Qualifier | None:
    """Return a limit of the clause after it that begins at `low` and ends before `high`: "and if the state agrees"."""
    at = skip_joining(record, low, high)
    would = has_pause(record, high) and bool(_WOULD & set(record.keys[high : high + _WOULD_BY]))
    for row in rows_before("clause"):
        if row.limit.of in ((None, "would") if would else (None,)) and row.starts(record.keys[at:high]):
            return Qualifier(low, high, record.keys[at], row.limit.kind)
    return None


def reach_of_question(record: Tokens, first: int) -> Qualifier | None:
    """Return a condition that is asked in the sentence before: "And if nobody comes? Then we cancel it."."""
    begins = first
    while begins and first - begins < 2 and record.keys[begins - 1] in ("then", "well"):
        begins -= 1
    if begins == 0 or "?" not in record.between(begins):
        return None
    is_other_turn = record.segment(begins).turn != record.segment(begins - 1).turn
    if is_other_turn and "then" not in record.keys[begins:first]:
        return None
    low = clause_start(record, begins - 1)
    at = skip_joining(record, low, begins)
    if begins - low <= _LONGEST_QUESTION:
        for row in rows_before("question"):
            if row.starts(record.keys[at:begins]):
                return Qualifier(low, begins, record.keys[at], row.limit.kind)
    return None


def reach_after(
    record: Tokens, end: int, begins: int, *, same_sentence: bool, of: tuple[Of, ...] = ()
) -> Qualifier | None:
    """Return a limit that begins at `begins`, after words that end at `end`: "… if the state agrees".

    Args:
        record: The record.
        end: Where the words end.
        begins: Where the limit would begin; other words may lie between.
        same_sentence: Whether it is in the sentence of the words.
        of: What the words are, beside anything: "denied", "intended".
    """
    for row in rows_after():
        length = row.starts(record.keys[begins : begins + _LONGEST_LIMIT])
        if not length or row.limit.of not in (None, *of):
            continue
        if any(_stands(place, record, end, begins, length, same=same_sentence) for place in row.limit.after):
            if row.limit.of == "verb":
                # An article has no word of its own for the "not" of "is not".
                return Qualifier(end, begins + length, "", row.limit.kind)
            return Qualifier(end, clause_end(record, begins), _second(record.keys, begins), row.limit.kind)
    return None


def _stands(place: After, record: Tokens, end: int, begins: int, length: int, *, same: bool) -> bool:
    """Whether a limit at `begins` stands in such a place after words that end at `end`."""
    match place:
        case "next":
            return begins == end and not has_pause(record, begins)
        case "sentence":
            return same
        case "comma":
            return has_pause(record, begins) and not ends_sentence(record, begins)
        case "remark":
            last = begins + length
            return has_pause(record, begins) and (last == len(record) or has_pause(record, last))
        case "new-sentence":
            return not same
        case "fragment":
            return not same and _is_fragment(record, begins)


def limitable(record: Tokens, end: int) -> Iterator[Of]:
    """Yield what the words before `end` are that only some limits reach: denied, intended, a verb on its own."""
    start = clause_start(record, end - 1)
    start = max((index for index in range(start, end) if has_pause(record, index)), default=start)
    said = record.keys[start:end]
    if any(key in words("polarity") for key in said):
        yield "denied"
    if any(key in _INTENDED for key in said):
        yield "intended"
    if said[-1] in words("modal") or is_of("auxiliaries", said[-1]):
        yield "verb"


def clause_start(record: Tokens, first: int) -> int:
    """Return where the sentence begins that a word stands in, or as far back as is looked."""
    start = first
    while start > 0 and first - start < LONGEST_CLAUSE and not ends_sentence(record, start):
        start -= 1
    return start


def clause_end(record: Tokens, start: int) -> int:
    """Return where the clause ends that begins at a word, or as far on as is looked."""
    end = start + 1
    while end < len(record) and end - start < LONGEST_CLAUSE and not has_pause(record, end):
        end += 1
    return end


def skip_joining(record: Tokens, low: int, high: int) -> int:
    """Return where a clause begins after its "and", "but", "well"."""
    while low < high and record.keys[low] in _JOINING:
        low += 1
    return low


def has_comma(record: Tokens, index: int) -> bool:
    """Return whether a comma or a stop stands before a word; a dash or brackets are none."""
    return bool(_COMMA.search(record.between(index)))


def _telling(keys: list[str]) -> str:
    """Return the word of a limit that an article which gives it would have, or "" where none tells."""
    return next((key for key in keys if key not in words("common") and not is_of("claims", key)), "")


def _second(keys: list[str], index: int) -> str:
    return keys[index + 1] if keys[index] in ("but", "or") and index + 1 < len(keys) else keys[index]


def _reach_unpunctuated(record: Tokens, first: int) -> Qualifier | None:
    """Return a condition right before a word of captions that have no punctuation: "if you touch it it will ring"."""
    if record.keys[first] not in _NOMINATIVE:
        return None
    for low in range(first - 2, max(-1, first - _LONGEST_UNPUNCTUATED), -1):
        if record.keys[low] in _UNMARKED:
            return Qualifier(low, first, record.keys[low], "condition")
        if record.keys[low] in ("and", "but", "so"):
            return None
    return None


def _is_fragment(record: Tokens, begins: int) -> bool:
    """Whether a sentence is no more than a limit: "If the pump comes."."""
    end = begins + 1
    while end < len(record) and not ends_sentence(record, end):
        end += 1
    if end - begins > _LONGEST_FRAGMENT or not is_punctuated(record):
        return False
    has_main_clause = any(key in _NOMINATIVE for key in record.keys[begins + 3 : end])
    return not has_main_clause and not any(has_pause(record, index) for index in range(begins + 1, end))


def _edges_before(record: Tokens, start: int, first: int) -> list[int]:
    """Return where clauses begin that may limit what comes after: the sentence, and what only remarks part from it."""
    edges = [start]
    last = first
    for index in range(first - 1, start, -1):
        if has_pause(record, index):
            edges.append(index)
            is_remark = last - index <= _LONGEST_REMARK and record.keys[index] in _REMARKS
            if not is_remark and last - index > 2:
                break
            last = index
    return edges
