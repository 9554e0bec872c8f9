"""Whether a sentence counts, dates or measures otherwise than its paraphrase does."""

from collections.abc import Iterator
from itertools import pairwise

from attribution import lexicon
from attribution.model import EditKind
from attribution.verify.paraphrases.matching import Match, Paraphrase
from attribution.verify.paraphrases.shares import other_share, tells_share
from attribution.verify.paraphrases.tallies import other_addition, other_tally
from attribution.verify.paraphrases.terms import clause_around
from attribution.verify.words import Tokens, is_number, lemma, phrase_length, words

#: A number is of the same thing where one of so many words after it is.
_UNITS = 3
_DAYS = frozenset(name.lower() for name in lexicon.WEEKDAYS)
_MONTHS = frozenset(name.lower() for name in lexicon.MONTHS)
_ARTICLES = frozenset({"a", "an", "the"})
#: What makes an exception in a paraphrase in its own way: "only the first was better".
_EXCEPTING = frozenset("but only second 2nd nearly almost virtually practically most one 1".split())
_LESS = frozenset({"not", "nearly", "almost", "practically", "virtually"})
#: A sentence that gives another number for the one before it has no more words.
_BARE = 5
_SEASONS = frozenset({"spring", "summer", "autumn", "winter"})
_SPANS = frozenset("second minute hour day week month year decade century".split())
#: So much of a paraphrase is in a sentence whose only number stands for that of the paraphrase.
_ENOUGH = 0.6

#: A number that is said so near may be that of the paraphrase.
_NEARBY = 60
_BEFORE_NUMBERS = frozenset("for in since of to from by at until after before with".split())
_SIGNS = "$£€₹¥%"
_TIMES = {"once": "1", "twice": "2", "thrice": "3"}

type _Found = tuple[EditKind, int, int, str] | None


def other_number(paraphrase: Paraphrase, match: Match) -> _Found:
    """Return where a sentence has another number of the same thing, another day, month or span of time."""
    record, statement = match.speech.tokens, match.statement
    told = "the article’s indirect speech has another number"
    after = record.keys[statement.high : statement.then]
    if len(after) <= _BARE and any(is_number(key) and key in paraphrase.keys for key in after):
        # “It opens five days. We propose three.”
        return None
    said = record.keys[statement.low : statement.high]
    if tells_share(paraphrase.keys, said):
        return None
    low, high = statement.low, statement.high
    at = _in_words(paraphrase, record, low, high)
    if at is None and _is_near(match):
        at = _in_all_else(paraphrase, match)
    if at is None:
        at = _first(
            other_tally(paraphrase.keys, record.keys, low, high),
            other_addition(paraphrase.keys, record.keys, low, statement.then),
        )
    return None if at is None else ("number", at, at + 1, told)


def _in_words(paraphrase: Paraphrase, record: Tokens, low: int, high: int) -> int | None:
    """Return where a sentence has another number of a thing, another day, or another span of time."""
    return _first(
        _counted_otherwise(paraphrase.keys, record, low, high),
        _dated_otherwise(paraphrase.quoted.tokens, record, low, high),
        _measured_otherwise(paraphrase.keys, record, low, high),
    )


def _in_all_else(paraphrase: Paraphrase, match: Match) -> int | None:
    """Return the other number of a sentence that has all else of its paraphrase."""
    keys, record, low, high = paraphrase.keys, match.speech.tokens, match.statement.low, match.statement.high
    share = other_share(keys, record.keys[low:high])
    return _first(
        _repeated_otherwise(keys, record, low, high),
        None if share is None else low + share,
        _only_other(keys, match),
        _other_after(keys, match),
    )


def _first(*found: int | None) -> int | None:
    return next((at for at in found if at is not None), None)


def rough_number(paraphrase: Paraphrase, match: Match) -> _Found:
    """Return where a sentence gives roughly the number that its paraphrase gives as exact: "close to 40 million"."""
    record, statement = match.speech.tokens, match.statement
    if not _is_near(match) or any(_is_rough(paraphrase.keys, at, len(paraphrase.keys)) for at in _numbers(paraphrase)):
        return None
    exact = {paraphrase.keys[at] for at in _numbers(paraphrase)}
    for at in range(statement.low, statement.high):
        if record.keys[at] in exact and _is_rough(record.keys, at, statement.high, statement.low):
            return "quantifier", at, at + 1, "the article’s indirect speech gives the number as exact"
    return None


def _numbers(paraphrase: Paraphrase) -> list[int]:
    return [at for at, key in enumerate(paraphrase.keys) if is_number(key)]


def _is_rough(keys: list[str], number: int, high: int, low: int = 0) -> bool:
    """Whether what stands before a number, or after it and its unit, says that it is none exactly."""
    first = number - (number > low and keys[number - 1] in _ARTICLES)
    before = (first - start for start in range(max(low, first - _UNITS - 1), first))
    return any(phrase_length(keys, first - size, first, "rough") == size for size in before) or any(
        phrase_length(keys, after, high, "rough_after") for after in range(number + 1, min(high, number + _UNITS + 1))
    )


def other_amount(paraphrase: Paraphrase, match: Match, near: frozenset[int]) -> _Found:
    """Return where a sentence says of some what its paraphrase says of all or none."""
    record, statement = match.speech.tokens, match.statement
    said = record.keys[statement.low : statement.high]
    keys = paraphrase.keys
    told = "the article’s indirect speech says it of all or none"
    if _speaks_of(keys, "of_all_times") and not _speaks_of(said, "of_all_times"):
        for at in sorted(near):
            if record.keys[at] in words("of_some_times"):
                return "quantifier", at, at + 1, told
    exception = _exception(keys, record, near, statement.high)
    if exception is not None:
        return "quantifier", *exception, "the article’s indirect speech makes no exception"
    if not _says_of_all(paraphrase, match) or _is_some(keys) or _has_exception(keys):
        return None
    if (_speaks_of(said, "of_all") or ("no", "1") in pairwise(said)) and not _has_exception(said):
        return None
    for at in sorted(near):
        if is_number(record.keys[at]) and record.keys[at] in keys:
            continue
        if record.keys[at - 1 : at + 1] != ["the", "most"] and _is_of_some(record, at, statement.high):
            return "quantifier", at, at + 1, told
    return None


def _exception(keys: list[str], record: Tokens, near: frozenset[int], high: int) -> tuple[int, int] | None:
    """Return the exception that a sentence makes to what its paraphrase says of all: "any year bar the first"."""
    if not _speaks_of(keys, "topmost") and not _speaks_of(keys, "of_all"):
        return None
    if _EXCEPTING & {*keys} or any(phrase_length(keys, at, len(keys), "exceptions") for at in range(len(keys))):
        return None
    top = next((at for at in sorted(near) if record.keys[at] in words("topmost") | words("of_all")), high)
    for at in range(top + 1, high):
        length = phrase_length(record.keys, at, high, "exceptions")
        if length and record.keys[at - 1] not in _ARTICLES:
            return at, at + length
    return None


def _says_of_all(paraphrase: Paraphrase, match: Match) -> bool:
    """Whether a paraphrase says of all what a sentence is about: not "everyone was safe" of "most of the stock"."""
    tokens = paraphrase.quoted.tokens
    every = [at for at, key in enumerate(tokens.keys) if key in words("of_all")]
    clauses = [clause_around(tokens, at, 0, len(tokens)) for at in every]
    return any(low <= pair.term.low < high for low, high in clauses for pair in match.pairs)


def _speaks_of(keys: list[str], name: str) -> bool:
    return not words(name).isdisjoint(keys)


def _is_of_some(record: Tokens, at: int, high: int) -> bool:
    """Whether it is said of some: "most", "all but two", "two of the three"."""
    is_all = record.keys[at] in words("of_all") and _has_exception(record.keys[max(0, at - 1) : high])
    return is_all or record.keys[at] in words("of_some") or _is_part(record, at, high)


def _has_exception(said: list[str]) -> bool:
    """Whether it is "all but two", "everyone except", "not all", "nearly all"."""
    first = next((at for at, key in enumerate(said) if key in words("of_all")), len(said))
    return "except" in said[first:] or any(
        (one in words("of_all") and other == "but") or (one in _LESS and other in words("of_all"))
        for one, other in pairwise(said)
    )


def _is_part(record: Tokens, at: int, high: int) -> bool:
    """Whether a number is one of more: "two of the three"."""
    return is_number(record.keys[at]) and record.keys[at + 1 : at + 2] in (["of"], ["or"]) and at + 2 < high


def _is_some(keys: list[str]) -> bool:
    """Whether "not every" stands for some."""
    return any(keys[at] == "not" and keys[at + 1] in ("every", "all", "everyone") for at in range(len(keys) - 1))


def _counted_otherwise(keys: list[str], record: Tokens, low: int, high: int) -> int | None:
    said = record.keys[low:high]
    keys = ["1/2" if key == "half" else key for key in keys]
    for index, key in enumerate(keys[:-1]):
        if not is_number(key) or key in said or key == "1":
            continue
        things = {lemma(word) for word in keys[index + 1 : index + 1 + _UNITS] if word not in words("common")}
        for at in range(low, high - 1):
            after = record.keys[at + 1 : min(high, at + 1 + _UNITS)]
            shared = things & {lemma(it) for it in after}
            if is_number(record.keys[at]) and shared and not _counts_too(keys, record.keys[at], shared):
                return at
    return None


def _counts_too(keys: list[str], number: str, things: set[str]) -> bool:
    """Whether a paraphrase has a number that is not plainly of something else: "four cans two days before"."""
    found = [at for at, key in enumerate(keys) if key == number]
    return any(things & {lemma(key) for key in _after(keys, at)} or not _after(keys, at) for at in found)


def _after(keys: list[str], number: int) -> list[str]:
    """Return what may be the thing that a number counts."""
    return [key for key in keys[number + 1 : number + 1 + _UNITS] if key not in words("common")]


def _dated_otherwise(tokens: Tokens, record: Tokens, low: int, high: int) -> int | None:
    """Return the weekday or month of a sentence that has one, and not that of the paraphrase."""
    keys = tokens.keys
    for names in (_DAYS, _MONTHS, _SEASONS):
        wanted = {key for at, key in enumerate(keys) if key in names and _named(tokens, at, names)}
        wanted |= {part for key in keys for part in key.split("-")[1:] if part in names}
        said = {at: name for at in range(low, high) if (name := _named(record, at, names))}
        found = sorted(said)
        if wanted and found and wanted.isdisjoint(said.values()):
            return found[0]
    return None


def _named(tokens: Tokens, at: int, names: frozenset[str]) -> str:
    """Return the month or weekday that a word is, or has in it: "9-february"."""
    name = tokens.keys[at].rpartition("-")[2]
    return (
        name
        if name in names and (tokens.surface(at)[:1].isupper() or name != tokens.keys[at] or names is _SEASONS)
        else ""
    )


def _is_near(match: Match) -> bool:
    """Whether all but the numbers of a paraphrase is in a sentence."""
    is_own = any(pair.where == "own" and not is_number(pair.term.form) for pair in match.pairs)
    is_answer = match.statement.answer != "" and any(pair.where == "asked" for pair in match.pairs)
    return (is_own or is_answer) and match.cover >= _ENOUGH


def _only_other(keys: list[str], match: Match) -> int | None:
    """Return the one number of a sentence of the kind that the paraphrase has another one of.

    Of more than one that counts which stands right before what both tell of: "two in the yard, and eight men".
    """
    record, low, high = match.speech.tokens, match.statement.low, match.statement.high
    shared = {pair.said.low for pair in match.pairs if pair.where == "own"}
    numbers = [at for at, key in enumerate(keys) if is_number(key) and key != "1"]
    said = [at for at in range(low, high) if is_number(record.keys[at]) and record.keys[at] != "1"]
    for number in numbers:
        kind = _kind(keys[number])
        found = [at for at in said if _kind(record.keys[at]) == kind]
        rest = [at for at in found if record.keys[at] not in keys]
        if len(rest) > 1 and keys[number] not in record.keys[low:high]:
            found = rest = [at for at in rest if not shared.isdisjoint(range(at + 1, at + 2 + _UNITS))]
        if len(rest) != 1 or _has_day(keys[number], record.keys[low:high]):
            continue
        if len(found) == 1 or _stands_alike(keys, number, record, rest[0]):
            return rest[0]
    return None


def _other_after(keys: list[str], match: Match) -> int | None:
    """Return the number of the next sentence, where that goes on with the same: "I braked. It was 80 metres"."""
    record, statement = match.speech.tokens, match.statement
    high, then = statement.high, statement.then
    numbers = [at for at, key in enumerate(keys) if is_number(key) and key != "1"]
    said = [at for at in range(high, then) if is_number(record.keys[at]) and record.keys[at] != "1"]
    goes_on = record.keys[high : high + 1] == ["it"] or then - high <= _BARE
    has_own = any(is_number(key) for key in record.keys[statement.low : high])
    if len(numbers) != 1 or len(said) != 1 or not goes_on or has_own:
        return None
    number, other = keys[numbers[0]], record.keys[said[0]]
    if number.strip(_SIGNS) == other.strip(_SIGNS):
        return None
    units = (
        {*map(lemma, some)} - words("common") for some in (keys[numbers[0] + 1 :][:1], record.keys[said[0] + 1 :][:1])
    )
    is_alike = _kind(number) == _kind(other) != "n" or bool(set.intersection(*units)) or then - high <= _BARE
    nearby = record.keys[max(0, statement.low - _NEARBY) : then + _NEARBY]
    return said[0] if is_alike and number not in nearby else None


def _stands_alike(keys: list[str], number: int, record: Tokens, at: int) -> bool:
    """Whether a number that a sentence has beside another stands where another stands: "for 60" for "for 70"."""
    nearby = record.keys[max(0, at - _NEARBY) : at + _NEARBY]
    before = keys[number - 1] if number else ""
    return keys[number] not in nearby and before in _BEFORE_NUMBERS and record.keys[at - 1] == before


def _has_day(number: str, said: list[str]) -> bool:
    """Whether a sentence has the day of a date: "on the third of May and on the thirteenth"."""
    day = number.partition("-")[0]
    return "-" in number and any(f"{day}{ending}" in said for ending in ("th", "st", "nd", "rd"))


def _measured_otherwise(keys: list[str], record: Tokens, low: int, high: int) -> int | None:
    """Return where a sentence has the same number of another span of time: five weeks, and not five months."""
    for number, span in pairwise(keys):
        if not is_number(number) or lemma(span) not in _SPANS:
            continue
        found = [
            at for at in range(low, high - 1) if record.keys[at] == number and lemma(record.keys[at + 1]) in _SPANS
        ]
        if found and all(lemma(record.keys[at + 1]) != lemma(span) for at in found):
            return found[0]
    return None


def _repeated_otherwise(keys: list[str], record: Tokens, low: int, high: int) -> int | None:
    """Return where a sentence says another number of times: "three times", and not "twice"."""
    wanted, said = dict(_repeats(keys)), dict(_repeats(record.keys[low:high]))
    if not wanted or len(said) != 1 or set(wanted.values()) & set(said.values()):
        return None
    return low + next(iter(said))


def _repeats(keys: list[str]) -> Iterator[tuple[int, str]]:
    for at, key in enumerate(keys):
        if key in _TIMES:
            yield at, _TIMES[key]
        elif is_number(key) and keys[at + 1 : at + 2] in (["times"], ["time"]):
            yield at, key


def _kind(number: str) -> str:
    """Return the shape of a number: money, a share, a time, a day, a plain one."""
    return "".join(sorted(set(number) - set("0123456789."))) or "n"
