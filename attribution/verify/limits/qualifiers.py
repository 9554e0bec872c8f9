"""What limits a statement and stands just outside the words that are quoted: "only if", "I don't think", "some say"."""

import re
from itertools import pairwise
from typing import NamedTuple

from attribution.model import Span
from attribution.verify.differences import limit_before, limits_in
from attribution.verify.limits import conditions
from attribution.verify.limits.claims import claim_before, is_own, speech_before
from attribution.verify.places import (
    Hole,
    Quoted,
    closes_marks,
    is_narration,
    narration_after,
    narration_before,
    opens_marks,
)
from attribution.verify.words import (
    Tokens,
    ends_sentence,
    ends_with,
    filler_flags,
    has_pause,
    is_number,
    is_punctuated,
    phrase_length,
    words,
    words_in,
)

_LONGEST_CLAUSE = conditions.LONGEST_CLAUSE
_NEAR = 300
#: So many words before what is kept may deny it.
_NEAR_DENIAL = 4
_STOP = re.compile(r"[.!?]")
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
    candidates = [_limited_quantity(record, first)]
    look = narration_before(record, first)
    if look == first and opens_marks(record, first):
        candidates.append(_denied_by_narrator(record, first))
    else:
        candidates += [_before(record, look), _condition(record, look), _question(quoted, record, look, end)]
        candidates.append(_denied(quoted, record, look))
    candidates += [_in_hole(record, hole) for hole in holes]
    candidates.append(_after(record, end))
    told = _told(quoted)
    return next((each for each in candidates if each is not None and each.word not in told), None)


def _before(record: Tokens, first: int) -> Qualifier | None:
    """What stands right before: "I don't think", "some say", "not"."""
    start = conditions.clause_start(record, first)
    keys = record.keys[start:first]
    pauses = _pauses(record, first)
    if not keys or ends_sentence(record, first):
        return None
    length = 0 if is_own(keys) else limit_before(keys, after_comma=pauses)
    if length:
        telling = [key for key in keys[-length:] if key not in words("common") and key not in words("claims")]
        return Qualifier(first - length, first, telling[0] if telling else "")
    if pauses:
        verb = speech_before(keys)
        return None if verb is None else Qualifier(first - len(keys) + verb - 1, first, keys[verb - 1])
    if keys[-1] == "then" and "if" in keys:
        start = len(keys) - 1 - keys[::-1].index("if")
        return Qualifier(first - len(keys) + start, first, "if")
    if keys[-1] == "no" and record.keys[first] in words("subjects"):
        return None
    if keys[-1] in words("polarity"):
        return Qualifier(first - 1, first, keys[-1])
    verb = claim_before(keys)
    return None if verb is None else Qualifier(first - len(keys) + max(0, verb - 3), first, keys[verb - 1])


def _denied(quoted: Quoted, record: Tokens, first: int) -> Qualifier | None:
    """A denial a few words before what is given as a sentence: "I wouldn't call it brave" as "It's brave"."""
    is_made_sentence = quoted.tokens.surface(0)[:1].isupper() and not record.surface(first)[:1].isupper()
    if not is_made_sentence or not is_punctuated(record):
        return None
    for low in range(first - 1, max(-1, first - 1 - _NEAR_DENIAL), -1):
        if has_pause(record, low + 1) or record.keys[low] in words("new_clauses") or ends_sentence(record, low + 1):
            return None
        if record.keys[low] in words("polarity"):
            return Qualifier(low, first, record.keys[low])
    return None


def _denied_by_narrator(record: Tokens, first: int) -> Qualifier | None:
    """What an article says before the marks is the narrator's; only a denial may turn what is in them."""
    key = record.keys[first - 1]
    return Qualifier(first - 1, first, key) if key in words("polarity") and not _pauses(record, first) else None


def _limited_quantity(record: Tokens, first: int) -> Qualifier | None:
    """A number that begins the quotation, without its "at least"."""
    if not (is_number(record.keys[first]) or record.keys[first] in words("quantifier")):
        return None
    start = conditions.clause_start(record, first)
    before = record.keys[start:first]
    if len(before) > 1 and before[-1] in ("or", "to") and is_number(before[-2]) and is_number(record.keys[first]):
        return Qualifier(first - 2, first, before[-2])
    length = 0 if _pauses(record, first) else ends_with(before, "limits_quantity")
    return Qualifier(first - length, first, record.keys[first - length]) if length else None


def _condition(record: Tokens, first: int) -> Qualifier | None:
    """A clause before, in the same sentence or asked in the one before: "If the state agrees, …", "And if not? …"."""
    found = conditions.condition_before(record, first) or conditions.condition_asked(record, first)
    return Qualifier(*found) if found else None


def _question(quoted: Quoted, record: Tokens, first: int, end: int) -> Qualifier | None:
    """The beginning of a question, of which the end is given as a statement: "Do you believe the wall is safe?"."""
    start = conditions.clause_start(record, first)
    if start == first or ends_sentence(record, first) or _pauses(record, first):
        return None
    after = record.between(end) if end < len(record) else record.text[record.ends[-1] : record.segments[-1].end]
    written = quoted.tokens.text[quoted.tokens.ends[-1] : quoted.pieces[-1].end]
    if "?" not in after.split("\n")[0] or "?" in written or all(filler_flags(record, start, first)):
        return None
    return Qualifier(start, first, "asked")


def _after(record: Tokens, end: int) -> Qualifier | None:
    """A clause after: "… if the state agrees"; in the next sentence only what plainly goes back to this one."""
    if end >= len(record) or record.segment(end).turn != record.segment(end - 1).turn:
        return None
    if closes_marks(record, end):
        begins = narration_after(record, end)
        if begins == end or _STOP.search(record.between(end)) or _STOP.search(record.between(begins)):
            return None
        return _limit_at(record, end, begins, "limits_after")
    is_verb = record.keys[end - 1] in words("modal") or record.keys[end - 1] in words("auxiliaries")
    if is_verb and record.keys[end] in ("not", "never") and not has_pause(record, end):
        return Qualifier(end, end + 1, "")
    start = end
    while start < min(len(record), end + 3) and record.keys[start] in words("fillers"):
        start += 1
    return _limit_at(record, end, start, "limits_next_sentence" if ends_sentence(record, end) else "limits_after")


def _limit_at(record: Tokens, end: int, start: int, name: str) -> Qualifier | None:
    """A limit that begins at `start`, after words that end at `end`."""
    skips_and = record.keys[start : start + 2] in (["and", "only"], ["and", "even"])
    for begins in (start, start + skips_and):
        if phrase_length(record.keys, begins, len(record), "no_conditions"):
            return None
        last = min(len(record), begins + 8)
        if (
            phrase_length(record.keys, begins, last, name)
            or _is_remark(record, begins)
            or (
                has_pause(record, begins)
                and not ends_sentence(record, begins)
                and phrase_length(record.keys, begins, last, "limits_after_pause")
            )
            or (name == "limits_after" and conditions.limits_denial(record, end, begins))
            or (name == "limits_next_sentence" and conditions.is_condition_sentence(record, begins))
        ):
            return Qualifier(end, _clause_end(record, begins), _limit_word(record.keys, begins))
    return None


def _is_remark(record: Tokens, begins: int) -> bool:
    """Whether a remark stands between pauses: ", I think."; a sentence of its own is one."""
    length = phrase_length(record.keys, begins, min(len(record), begins + 8), "remarks")
    ends = begins + length
    return bool(length) and has_pause(record, begins) and (ends == len(record) or has_pause(record, ends))


def _limit_word(keys: list[str], index: int) -> str:
    return keys[index + 1] if keys[index] in ("but", "or") and index + 1 < len(keys) else keys[index]


def _clause_end(record: Tokens, start: int) -> int:
    end = start + 1
    while end < len(record) and end - start < _LONGEST_CLAUSE and not has_pause(record, end):
        end += 1
    return end


def _in_hole(record: Tokens, hole: Hole) -> Qualifier | None:
    if hole.jump or hole.low >= hole.high or hole.first != hole.last or is_narration(record, hole.low, hole.high):
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
