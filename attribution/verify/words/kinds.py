"""What kind of word a word is, as far as verification asks: a negation, a number, a hedge, a name, a filler."""

import re

from attribution import lexicon
from attribution.model import EditKind
from attribution.names import is_capital
from attribution.text import count_stops, has_stop
from attribution.verify.words.lists import phrases, words
from attribution.verify.words.numbers import is_number
from attribution.verify.words.tokens import Tokens

_PAUSE = re.compile(r"[,;:.!?…—–()-]|\n")
_LONGEST_REPEAT = 6
_LONGEST_SOUND = 2
_PREFIXES = frozenset({"be", "co", "de", "en", "ex", "in", "re", "un"})
_DAYS_AND_MONTHS = frozenset(name.lower() for name in (*lexicon.MONTHS, *lexicon.WEEKDAYS))
#: A record with fewer sentence ends than one in so many words has no punctuation worth the name.
_WORDS_PER_STOP = 60


def critical_kind(tokens: Tokens, index: int, last: int) -> EditKind | None:
    """Return the kind of a word that a change of which is critical; None for any other word.

    Args:
        tokens: The text.
        index: The word.
        last: Where the stretch in question ends; a hedge of several words lies within it.
    """
    key = tokens.keys[index]
    if is_number(key) or ((key in words("dates") or key in _DAYS_AND_MONTHS) and not _is_plain_may(tokens, index)):
        return "number"
    if key in words("polarity"):
        return "polarity"
    if key == "a" and tokens.keys[index + 1 : index + 2] == ["few"]:
        return "quantifier"  # “few doubts” are not “a few doubts”
    if key in words("modal"):
        return "modal"
    if key in words("quantifier") or key in words("before_numbers"):
        return "quantifier" if key not in words("before_numbers") or _counts(tokens, index + 1) else None
    if hedge_length(tokens, index, last):
        return "modal"
    if phrase_length(tokens.keys, index, last, "quantity_phrases"):
        return "quantifier"
    return None


def hedge_length(tokens: Tokens, index: int, last: int) -> int:
    """Return how many words of the stretch a hedge that begins at `index` has; 0 for none."""
    return phrase_length(tokens.keys, index, last, "hedge_phrases")


def phrase_length(keys: list[str], index: int, last: int, name: str) -> int:
    """Return how many words the longest phrase of a list has that stands at `index`; 0 for none.

    >>> phrase_length(["i", "mean", "it"], 0, 3, "filler_phrases")
    2
    """
    for phrase in phrases(name).get(keys[index], ()) if index < last else ():
        if index + len(phrase) <= last and all(keys[index + n] == word for n, word in enumerate(phrase)):
            return len(phrase)
    return 0


def filler_flags(tokens: Tokens, first: int, last: int) -> list[bool]:
    """Return which of the words from `first` to `last` are said without a meaning: fillers, false starts, repeats."""
    keys = tokens.keys
    flags = [keys[i] in words("fillers") for i in range(first, last)]
    for i in range(first, last):
        for n in range(phrase_length(keys, i, last, "filler_phrases")):
            flags[i - first + n] = True
        flags[i - first] |= _is_broken_off(tokens, i)
    for i in range(first, last):
        if keys[i] in words("openers") and _opens(tokens, i, first, flags):
            flags[i - first] = True
    rest = [i for i in range(first, last) if not flags[i - first]]
    if (
        0 < len(rest) <= _LONGEST_REPEAT
        and _repeats(keys, rest, first, last)
        and _is_stutter(tokens, rest, first, last)
    ):
        flags = [True] * len(flags)
    return flags


def false_start(tokens: Tokens, first: int) -> int:
    """Return where words begin that are said again right from `first` on: "They were, they were good"; else `first`.

    After a filler the speaker begins anew: of "We, uh, we were" nothing is left off before the second "we".
    """
    keys, low = tokens.keys, first
    for length in range(1, _LONGEST_REPEAT):
        begins = low - length
        while begins >= 0 and keys[begins:low] == keys[first : first + length] and _is_said_again(tokens, begins, low):
            low, begins = begins, begins - length
    return low if low == 0 or ends_sentence(tokens, low) or has_pause(tokens, low) else first


def _is_said_again(tokens: Tokens, begins: int, low: int) -> bool:
    """Whether words from `begins` to `low` are a slip of the tongue: a pause comes after them, and no stop."""
    stops = any(ends_sentence(tokens, index) for index in range(begins + 1, low + 1))
    return (
        has_pause(tokens, low) and not stops and all(critical_kind(tokens, i, low) is None for i in range(begins, low))
    )


def is_name(tokens: Tokens, index: int) -> bool:
    """Return whether a word is written as a name is: with a capital where no sentence begins."""
    surface = tokens.surface(index)
    if not is_capital(surface) or tokens.keys[index] in words("common") or len(surface) < 2:
        return False
    if index == 0 or is_number(tokens.keys[index]):
        return False
    return tokens.keys[index - 1] in lexicon.short_titles() or not _may_begin(tokens, index)


def _may_begin(tokens: Tokens, index: int) -> bool:
    """Whether a sentence, or what is written like one, may begin at a word: after a stop, a colon or a line's end."""
    between = tokens.between(index)
    return has_stop(between) or ":" in between or "\n" in between


def has_pause(tokens: Tokens, index: int) -> bool:
    """Return whether punctuation stands before a word."""
    return bool(_PAUSE.search(tokens.between(index)))


def ends_sentence(tokens: Tokens, index: int) -> bool:
    """Return whether a sentence ends before a word; a new turn is a new sentence."""
    if index <= 0 or index >= len(tokens):
        return True
    return has_stop(tokens.between(index)) or tokens.segment(index).turn != tokens.segment(index - 1).turn


def is_punctuated(tokens: Tokens) -> bool:
    """Return whether a text has sentence ends at all; captions made by a machine often have none."""
    stops = sum(count_stops(tokens.text, s.start, s.end) for s in tokens.segments)
    return stops * _WORDS_PER_STOP >= len(tokens) and stops > 0


def _counts(tokens: Tokens, index: int) -> bool:
    return index < len(tokens) and (is_number(tokens.keys[index]) or tokens.keys[index] in words("quantifier"))


def _is_plain_may(tokens: Tokens, index: int) -> bool:
    """Whether "may" or "march" is a verb here."""
    begins = index == 0 or _may_begin(tokens, index)
    return tokens.keys[index] in ("may", "march") and (begins or not tokens.surface(index)[:1].isupper())


def _opens(tokens: Tokens, index: int, first: int, flags: list[bool]) -> bool:
    """Whether an opener stands where a sentence begins, or between pauses."""
    before = all(flags[i - first] for i in range(first, index)) and (first == 0 or ends_sentence(tokens, first))
    return before or ends_sentence(tokens, index) or (has_pause(tokens, index) and has_pause(tokens, index + 1))


def _is_broken_off(tokens: Tokens, index: int) -> bool:
    """Whether a word is the first sound of the next one, said twice: "k-knew", and not "re-record"."""
    after = index + 1
    if after >= len(tokens) or tokens.keys[index] in _PREFIXES or len(tokens.keys[index]) > _LONGEST_SOUND:
        return False
    is_joined = tokens.between(after) in ("-", "\u2010", "\u2011", "- ")
    return is_joined and tokens.keys[index].isalpha() and tokens.keys[after].startswith(tokens.keys[index])


def _is_stutter(tokens: Tokens, rest: list[int], first: int, last: int) -> bool:
    """Whether words are said again by mistake; "not not" may be meant, and "it isn't, not really" is."""
    if [tokens.keys[i] for i in rest] == ["not"]:
        return False
    telling = any(critical_kind(tokens, i, last) for i in rest)
    return not telling or has_pause(tokens, first) or has_pause(tokens, last)


def _repeats(keys: list[str], rest: list[int], first: int, last: int) -> bool:
    """Whether all words left out are said again right after, or were right before: "the, the", "I was, um, I was a"."""
    before, after = keys[max(0, first - _LONGEST_REPEAT) : first], keys[last : last + _LONGEST_REPEAT]
    said = [keys[i] for i in rest]
    at = 0
    while at < len(said):
        heard, coming = before + said[:at], said[at:] + after
        run = next(
            (
                n
                for n in range(len(said) - at, 0, -1)
                if coming[n : 2 * n] == coming[:n] or (len(heard) >= n and heard[-n:] == coming[:n])
            ),
            0,
        )
        if not run:
            return False
        at += run
    return True
