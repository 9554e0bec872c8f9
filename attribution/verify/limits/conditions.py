"""Conditions that stand outside the words that are quoted: "If the state agrees, …", "… until the lease is up"."""

import re

from attribution.verify.differences import begins_condition
from attribution.verify.words import Tokens, ends_sentence, has_pause, is_punctuated, phrase_length, phrases, words

#: One clause to each side, and no more words than this.
LONGEST_CLAUSE = 25
#: A remark of no more words may stand between a condition and what it limits.
_LONGEST_REMARK = 7
_LONGEST_QUESTION = 14
_LONGEST_FRAGMENT = 8
_LONGEST_UNPUNCTUATED = 10
_FRAGMENTS = frozenset(
    {"if", "unless", "provided", "providing", "assuming", "barring", "subject", "pending", "depending", "weather"}
) | {"except", "as", "so", "only", "contingent"}
_REMARKS = frozenset({"and", "or", "but", "as", "which", "then", "well", "so", "like"})
_JOINING = frozenset({"and", "but", "so", "or", "well", "now", "what", "then", "okay"})
_INVERTED = frozenset({"should", "had", "were"})
_WOULD = frozenset({"would", "could", "might", "'d"})
_INTENDED = frozenset({"will", "can", "shall", "would", "could", "not", "never"})
_WOULD_BY = 8
_CONDITIONAL = frozenset(phrase[0] for phrase in phrases("conditions"))
_ASKING = frozenset({"if", "unless", "suppose", "supposing", "say", "imagine"})
_NOMINATIVE = frozenset({"i", "we", "they", "he", "she", "it", "you", "there"})
_COMMA = re.compile(r"[,;—–]")

type Condition = tuple[int, int, str]


def clause_start(record: Tokens, first: int) -> int:
    """Return where the sentence begins that a word stands in, or as far back as is looked."""
    start = first
    while start > 0 and first - start < LONGEST_CLAUSE and not ends_sentence(record, start):
        start -= 1
    return start


def condition_before(record: Tokens, first: int) -> Condition | None:
    """Return a condition in the same sentence before a word, and the word that makes it one."""
    if ends_sentence(record, first):
        return None
    if not is_punctuated(record):
        return _condition_unpunctuated(record, first)
    start = clause_start(record, first)
    if not has_pause(record, first):
        is_new_clause = record.keys[first] in words("subjects")
        edges = [start] if is_new_clause else []
    else:
        edges = _edges_before(record, start, first)
    for low in edges:
        if begins_condition(record.keys, low, first):
            return low, first, next(key for key in record.keys[low:first] if key in _CONDITIONAL)
    if has_pause(record, first) and _is_inverted(record, start, first):
        return start, first, record.keys[start]
    return None


def _condition_unpunctuated(record: Tokens, first: int) -> Condition | None:
    """Return a condition right before a word of captions that have no punctuation: "if you touch it it will ring"."""
    if record.keys[first] not in _NOMINATIVE:
        return None
    for low in range(first - 2, max(-1, first - _LONGEST_UNPUNCTUATED), -1):
        if record.keys[low] in ("if", "unless"):
            return low, first, record.keys[low]
        if record.keys[low] in ("and", "but", "so"):
            return None
    return None


def condition_asked(record: Tokens, first: int) -> Condition | None:
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
    at = low
    while at < begins and record.keys[at] in _JOINING:
        at += 1
    is_condition = at < begins <= low + _LONGEST_QUESTION and record.keys[at] in _ASKING
    return (low, begins, record.keys[at]) if is_condition else None


def is_condition_sentence(record: Tokens, begins: int) -> bool:
    """Return whether a sentence is no more than a condition: "If the pump comes."."""
    end = begins + 1
    while end < len(record) and not ends_sentence(record, end):
        end += 1
    if record.keys[begins] not in _FRAGMENTS or end - begins > _LONGEST_FRAGMENT or not is_punctuated(record):
        return False
    if not begins_condition(record.keys, begins, end):
        return False
    has_main_clause = any(key in _NOMINATIVE for key in record.keys[begins + 3 : end])
    return not has_main_clause and not any(has_pause(record, index) for index in range(begins + 1, end))


def limits_denial(record: Tokens, end: int, begins: int) -> bool:
    """Return whether what begins at `begins` limits what is denied or intended: "we will not sell … until May"."""
    start = clause_start(record, end - 1)
    start = max((index for index in range(start, end) if has_pause(record, index)), default=start)
    said = record.keys[start:end]
    is_denied = any(key in words("polarity") for key in said)
    is_intended = any(key in _INTENDED for key in said)
    last = min(len(record), begins + 8)
    if is_denied and phrase_length(record.keys, begins, last, "limits_denied"):
        return True
    return is_intended and bool(phrase_length(record.keys, begins, last, "limits_intended"))


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


def _is_inverted(record: Tokens, start: int, first: int) -> bool:
    """Whether a clause before a comma is a condition without an "if": "Should it rain, …", "Without you, …"."""
    at = start
    while at < first and record.keys[at] in _JOINING:
        at += 1
    if at >= first - 1 or not _COMMA.search(record.between(first)):
        return False
    would = bool(_WOULD & set(record.keys[first : first + _WOULD_BY]))
    key = record.keys[at]
    if key == "should":
        return record.keys[at + 1] not in ("not", "be", "have")
    return (
        would
        and (key in _INVERTED or key == "without")
        and record.keys[at + 1] not in ("a", "any", "question", "doubt")
    )
