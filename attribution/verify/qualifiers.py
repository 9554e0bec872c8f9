"""What limits a statement and stands just outside the words that are quoted: "only if", "I don't think", "some say"."""

import re
from itertools import pairwise
from typing import NamedTuple

from attribution.model import Span
from attribution.verify.cuts import begins_condition, limit_before, limits_in
from attribution.verify.holes import Hole
from attribution.verify.kinds import ends_sentence, ends_with, has_pause, is_punctuated, phrase_length
from attribution.verify.lists import phrases, words
from attribution.verify.numbers import is_number
from attribution.verify.quoted import Quoted
from attribution.verify.tokens import Tokens, words_in

#: One clause to each side, and no more words than this.
_LONGEST_CLAUSE = 25
_NEAR = 300
_CONDITIONAL = frozenset(phrase[0] for phrase in phrases("conditions"))
_PARAGRAPH = re.compile(r"\n\s*\n|\n(?=\S)")


class Qualifier(NamedTuple):
    """A limit that was left off: a half-open range of words of the record."""

    low: int
    high: int
    #: The word that makes it a limit: "if", "not"; empty where the article can't be expected to have one.
    word: str


def find_qualifier(quoted: Quoted, record: Tokens, links: tuple[int, ...], holes: tuple[Hole, ...]) -> Qualifier | None:
    """Return the first qualifier that was cut off, or None; one that the article gives in its own words is not."""
    linked = [link for link in links if link >= 0]
    first = holes[0].low if links[0] < 0 else linked[0]
    end = holes[-1].high if links[-1] < 0 else linked[-1] + 1
    candidates = [_before(record, first), _limited_quantity(record, first), _condition(record, first)]
    candidates += [_in_hole(record, hole) for hole in holes]
    candidates.append(_after(record, end))
    told = _told(quoted)
    return next((each for each in candidates if each is not None and each.word not in told), None)


def _clause_start(record: Tokens, first: int) -> int:
    """Return where the sentence begins that the quotation begins in, or as far back as is looked."""
    start = first
    while start > 0 and first - start < _LONGEST_CLAUSE and not ends_sentence(record, start):
        start -= 1
    return start


def _before(record: Tokens, first: int) -> Qualifier | None:
    """What stands right before: "I don't think", "some say", "not"."""
    start = _clause_start(record, first)
    keys = record.keys[start:first]
    pauses = _pauses(record, first)
    if not keys or ends_sentence(record, first):
        return None
    length = 0 if _is_own(keys) else limit_before(keys, after_comma=pauses)
    if length:
        telling = [key for key in keys[-length:] if key not in words("common") and key not in words("claims")]
        return Qualifier(first - length, first, telling[0] if telling else "")
    if pauses:
        return None
    if keys[-1] == "then" and "if" in keys:
        start = len(keys) - 1 - keys[::-1].index("if")
        return Qualifier(first - len(keys) + start, first, "if")
    if keys[-1] == "no" and record.keys[first] in words("subjects"):
        return None
    if keys[-1] in words("polarity"):
        return Qualifier(first - 1, first, keys[-1])
    return _claim(keys, first)


def _is_own(keys: list[str]) -> bool:
    """Whether the last words left off are no more than the speaker's "I think that", "I say"."""
    end = len(keys) - (keys[-1] == "that")
    return end > 1 and keys[end - 1] in words("claims") and keys[end - 2] in ("i", "we") and "if" not in keys[end - 2 :]


def _claim(keys: list[str], first: int) -> Qualifier | None:
    """Somebody else's say-so: "the report says that"."""
    end = len(keys) - (keys[-1] == "that")
    if end < 2 or keys[end - 1] not in words("claims") or keys[end - 2] in words("own_claims"):
        return None
    start = max(0, end - 4)
    return Qualifier(first - len(keys) + start, first, keys[end - 2])


def _limited_quantity(record: Tokens, first: int) -> Qualifier | None:
    """A number that begins the quotation, without its "at least"."""
    if not (is_number(record.keys[first]) or record.keys[first] in words("quantifier")):
        return None
    start = _clause_start(record, first)
    before = record.keys[start:first]
    if len(before) > 1 and before[-1] in ("or", "to") and is_number(before[-2]) and is_number(record.keys[first]):
        return Qualifier(first - 2, first, before[-2])
    length = 0 if _pauses(record, first) else ends_with(before, "limits_quantity")
    return Qualifier(first - length, first, record.keys[first - length]) if length else None


def _condition(record: Tokens, first: int) -> Qualifier | None:
    """A clause before, in the same sentence: "If the state agrees, …"."""
    if ends_sentence(record, first) or not is_punctuated(record):
        return None
    begins = [_clause_start(record, first)]
    if _pauses(record, first):
        begins.append(max((i for i in range(begins[0] + 1, first) if has_pause(record, i)), default=begins[0]))
    elif record.keys[first] not in words("subjects"):
        return None
    for low in begins:
        if begins_condition(record.keys, low, first):
            return Qualifier(low, first, next(key for key in record.keys[low:first] if key in _CONDITIONAL))
    return None


def _after(record: Tokens, end: int) -> Qualifier | None:
    """A clause after: "… if the state agrees"; in the next sentence only what plainly goes back to this one."""
    if end >= len(record) or record.segment(end).turn != record.segment(end - 1).turn:
        return None
    is_verb = record.keys[end - 1] in words("modal") or record.keys[end - 1] in words("auxiliaries")
    if is_verb and record.keys[end] in ("not", "never") and not has_pause(record, end):
        return Qualifier(end, end + 1, "")
    start = end
    while start < min(len(record), end + 3) and record.keys[start] in words("fillers"):
        start += 1
    name = "limits_next_sentence" if ends_sentence(record, end) else "limits_after"
    skips_and = record.keys[start : start + 2] in (["and", "only"], ["and", "even"])
    for begins in (start, start + skips_and):
        if phrase_length(record.keys, begins, len(record), "no_conditions"):
            return None
        if phrase_length(record.keys, begins, min(len(record), begins + 8), name):
            return Qualifier(end, _clause_end(record, begins), _limit_word(record.keys, begins))
    return None


def _limit_word(keys: list[str], index: int) -> str:
    return keys[index + 1] if keys[index] in ("but", "or") and index + 1 < len(keys) else keys[index]


def _clause_end(record: Tokens, start: int) -> int:
    end = start + 1
    while end < len(record) and end - start < _LONGEST_CLAUSE and not has_pause(record, end):
        end += 1
    return end


def _in_hole(record: Tokens, hole: Hole) -> Qualifier | None:
    if hole.jump or hole.low >= hole.high or hole.first != hole.last:
        return None
    found = limits_in(record, hole.low, hole.high)
    return Qualifier(*found, _limit_word(record.keys, found[0])) if found else None


def _pauses(record: Tokens, index: int) -> bool:
    return bool(re.search(r"[,;:.!?]", record.between(index)))


def _told(quoted: Quoted) -> frozenset[str]:
    """Return the words that the article has around the quotation, outside its marks and in the same paragraph."""
    text, pieces = quoted.tokens.text, quoted.pieces
    start, end = pieces[0].start, pieces[-1].end
    before = text[max(0, start - _NEAR) : start]
    after = text[end : end + _NEAR]
    breaks = [found.end() for found in _PARAGRAPH.finditer(before)]
    stop = _PARAGRAPH.search(after)
    spans = [Span(start=start - len(before) + (breaks[-1] if breaks else 0), end=start)]
    spans += [Span(start=one.end, end=two.start) for one, two in pairwise(pieces)]
    spans.append(Span(start=end, end=end + (stop.start() if stop else len(after))))
    return frozenset(key for span in spans for key, *_ in words_in(text, span.start, span.end))
