"""Hedges: what keeps a statement from being certain."""

import re
from collections.abc import Sequence

from attribution.guard.clauses import Clause, Story
from attribution.guard.matching import Match
from attribution.guard.wording import REACH, has, joined, sentence_words, shares, with_frame, without_asides
from attribution.guard.words import Word, entries, is_telling, listed, phrase_pattern, read_words

_SEEMS = ("it seems", "it appears", "it seemed", "it appeared")
_CAN = frozenset({"can", "could", "able", "should"})
#: So many words after a "by" or "at" may tell what a statement hangs from.
_CONDITION = 6
#: What stands before the name of a thing, and after it where it tells of more: "a risk that".
_BEFORE_THING = frozenset("the a an some of his her its their our two three any all these those no such other".split())
_TELLS_MORE = frozenset({"that", "of", "to", "is", "was"})
#: "over" after one of these is no measure: "take over two branches".
_PHRASAL = frozenset(
    "take takes took taken taking hand handed hands turn turned win won run ran go went move moved".split()
)
_OTHERS_SAID = re.compile(r"\bas (?:\S+ ){0,4}suggest(?:s|ed)?\Z")
#: Between who does something and the word for it are no more words.
_NEAR_DEED = 5
_NOT = frozenset({"not", "never", "cannot"})


def find_dropped_hedge(clause: Clause, match: Match, derived: Story, original: Story) -> str | None:
    """Return the original's hedge that a clause lacks; None where it lacks none."""
    if number := _number_without_about(clause, match.clause, derived.text):
        return number
    own, there = joined(match.clause.words), with_frame(match.clause, original)
    label = match.clause.voice.label if match.clause.voice else ""
    if clause.words[0].key in listed("conditions"):
        return None  # what it hangs from stands for itself
    here = without_asides(sentence_words(clause, derived), clause, derived)
    near = _without_things(_without_cannot(_without_months(here)), match)
    is_open = own.startswith("whether ") or _hedge("whether", match.clause.words, match, clause) is not None
    # "Unclear whether it could be moved" does not say that it can.
    if has("hedges", [word for word in near if not (is_open and word.key in _CAN)]):
        return None
    if _has_estimate(clause) and not _has_estimate(match.clause):
        return None
    if is_open and not has("open_questions", here):
        return "whether"
    if found := _hedge("strong_hedges", there, match, clause):
        return None if _is_of_number(found, match.clause) and _has_estimate(clause) else found
    if found := _hedge("intentions", match.clause.words, match, clause):
        return found
    if early := phrase_pattern("early").search(label.lower()):
        return early[0]
    return _dropped_condition(match, near)


def _dropped_condition(match: Match, near: Sequence[Word]) -> str | None:
    """Return what the original's statement hangs from where the words of a clause have nothing like it."""
    own = joined(match.clause.words)
    condition = phrase_pattern("conditions").search(own)
    if condition and not shares(match.clause.words[: own[: condition.start()].count(" ")], match):
        return None  # the clause is the condition itself
    if condition is None or has("conditions", near) or _is_conditional(condition, match, near):
        return None
    return condition[0]


def _is_conditional(condition: re.Match[str], match: Match, words: Sequence[Word]) -> bool:
    """Whether some words tell what a statement hangs from, by another word than "if": "after a vote"."""
    if has("sure_conditions", words):
        return True
    at = joined(match.clause.words)[: condition.end()].count(" ") + 1
    hung = {word.stem for word in match.clause.words[at:] if is_telling(word.key)}
    keys = joined(words)
    for found in phrase_pattern("like_conditions").finditer(keys):
        first = keys[: found.end()].count(" ") + 1
        if not hung.isdisjoint(word.stem for word in words[first : first + _CONDITION]):
            return True
    return False


def find_added_hedge(clause: Clause, match: Match, derived: Story, original: Story) -> str | None:
    """Return the hedge of a clause that the original has not; None where it has none, or one like it."""
    # "at risk" is no hedge where the clause says "in danger".
    plain = {word.stem for word in clause.words if word.key not in listed("hedges")} & match.shared
    there = _without_months(sentence_words(match.clause, original))
    there = [word for word, near in zip(there, _around(there), strict=True) if not _is_thing(word, near)]
    there = [word for word in there if word.stem not in plain and not _is_of_another(word, clause, match)]
    phrases = phrase_pattern("hedges").finditer(joined(sentence_words(match.clause, original)))
    is_open = any(not _NOT.isdisjoint(one[0].split()) for one in phrases)  # "not ruled out"
    if is_open or has("hedges", there) or has("conditions", match.clause.words):
        return None
    lists = ("added_hedges", "strong_hedges")
    near = frozenset(word.stem for word in sentence_words(match.clause, original) if is_telling(word.key))
    whole = match._replace(shared=match.shared | (near & {word.stem for word in clause.telling}))
    rough = _number_without_about(match.clause, clause, original.text)
    if rough is not None and rough in entries("rough"):
        return rough
    found = next((one for name in lists if (one := _hedge(name, clause.words, whole, match.clause))), None)
    found = found or _set_beside(clause, derived) or _before_deed(clause, derived)
    if found is None or f" {found} " in f" {joined(_without_months(match.clause.words))} ":
        return None
    if not listed("hedges").isdisjoint({*found.split()} & {word.key for word in _without_months(match.clause.words)}):
        return None  # "seemed late", "late, it seemed"
    return None if _is_of_number(found, clause) and _has_estimate(match.clause) else found


def _set_beside(clause: Clause, derived: Story) -> str | None:
    """Return an "it seems" that stands by itself beside a clause: "It has left, it seems, a guard said"."""
    beside = joined(with_frame(clause, derived)).removeprefix(joined(clause.words)).strip()
    return next((one for one in _SEEMS if beside.startswith(one)), None)


def _before_deed(clause: Clause, derived: Story) -> str | None:
    """Return the hedge before the word for what somebody does by saying it: "has reportedly ordered a review"."""
    cue = clause.voice.quotation.cue if clause.voice is not None and clause.voice.quotation is not None else None
    if clause.voice is None or cue is None or clause.voice.label_start < 0 or clause.is_contested:
        return None
    before = read_words(derived.text, clause.voice.label_start + len(clause.voice.label), cue.start)
    found = phrase_pattern("deed_hedges").search(joined(before)) if len(before) <= _NEAR_DEED else None
    return found[0] if found else None


def _is_of_number(hedge: str, clause: Clause) -> bool:
    """Whether a hedge stands before a number: "perhaps 40" is no more in doubt than "about 40"."""
    return re.search(rf"\b{re.escape(hedge)} \S*\d", joined(clause.words)) is not None


def _is_of_another(word: Word, clause: Clause, match: Match) -> bool:
    """Whether a hedge of the original stands before the same word in a clause: "a moth thought lost"."""
    if word.key not in listed("hedges") or word.key not in {own.key for own in clause.words}:
        return False
    follows = [_next(words, word.key) for words in (clause.words, match.clause.words)]
    return follows[0] is not None and follows[0] == follows[1]


def _next(words: Sequence[Word], key: str) -> str | None:
    """Return the stem of the telling word that follows another at once."""
    at = next((index for index, word in enumerate(words) if word.key == key), len(words))
    return next((word.stem for word in words[at + 1 : at + 2] if is_telling(word.key)), None)


def _hedge(name: str, words: Sequence[Word], match: Match, clause: Clause) -> str | None:
    """Return the first hedge of a list that bears on something that both clauses have."""
    keys = joined(words)
    for found in phrase_pattern(name).finditer(keys):
        at = keys[: found.start()].count(" ")
        if found[0] == "may" and words[at].is_capital and at:
            continue  # the month
        if found[0] == "could" and keys[found.end() :].split()[:1] in (["not"], ["never"]):
            continue  # it is certain that it can't be
        if "expect" in found[0] and has("dates", clause.words):
            continue  # "due in June"
        if _OTHERS_SAID.search(keys[: found.end()]):
            continue  # others said it: "not salt, as some had suggested"
        after = [word for word in words[at + 1 + found[0].count(" ") :] if is_telling(word.key)][:REACH]
        before = [word for word in words[:at] if is_telling(word.key)][-REACH:]
        near = after + before if found[0] in listed("after_hedged") else after or before
        if any(word.stem in match.shared for word in near):
            return found[0]
    return None


def _without_months(words: Sequence[Word]) -> list[Word]:
    """Return words but for the month of May, which is no hedge."""
    return [word for index, word in enumerate(words) if not (index and word.surface == "May")]


def _without_things(words: Sequence[Word], match: Match) -> list[Word]:
    """Return words but for those that only name a thing, or what the original has in doubt: "the cut was planned"."""
    doubted = _doubted(match.clause.words)
    there = {word.key for word in match.clause.words}
    return [
        word
        for word, near in zip(words, _around(words), strict=True)
        if word.key not in doubted and not (word.key in there and _is_thing(word, near))
    ]


def _doubted(words: Sequence[Word]) -> frozenset[str]:
    """Return the words like "planned" that a hedge stands before: "was apparently planned"."""
    keys = joined(words).split()
    hedged = {keys[index + 1] for index, key in enumerate(keys[:-1]) if key in listed("strong_hedges")}
    return frozenset(hedged & listed("thing_hedges"))


def _around(words: Sequence[Word]) -> list[tuple[str, str]]:
    """Return the words before and after each of some words."""
    keys = ["", *(word.key for word in words), ""]
    return list(zip(keys, keys[2:], strict=False))


def _is_thing(word: Word, near: tuple[str, str]) -> bool:
    """Whether a word like "claims" names a thing, and is no hedge: "some of the claims"."""
    is_noun = near[0] in _BEFORE_THING or near[0].isdigit()
    return word.key in listed("thing_hedges") and is_noun and near[1] not in _TELLS_MORE


def _without_cannot(words: Sequence[Word]) -> list[Word]:
    """Return words but for a "can" before a "not": what can't be is certain."""
    after = (word.key for word in words[1:])
    return [word for word, then in zip(words, [*after, ""], strict=True) if (word.key, then) != ("can", "not")]


def _has_estimate(clause: Clause) -> bool:
    """Whether a number of a clause is given as one that is not exact."""
    return any(word.is_number and _approximation(clause.words, index) for index, word in enumerate(clause.words))


def _number_without_about(clause: Clause, rough: Clause, text: str) -> str | None:
    """Return the word that one clause has before a number and that another one with the same number lacks."""
    here, there = clause.words, rough.words
    for index, word in enumerate(there):
        if not (word.is_number or word.key == "half") or word.key not in {own.key for own in here}:
            continue
        before = _approximation(there, index)
        place = next(number for number, own in enumerate(here) if own.key == word.key)
        if text[here[place].end : here[place].end + 1] == "-":
            continue  # "a six-minute raid" rounds
        hedged = here if before in listed("hedges") else here[:place]
        if (
            before
            and not _has_other_about(here, there)
            and not _approximation(here, place)
            and not has("hedges", hedged)
        ):
            return before
    return None


def _has_other_about(words: Sequence[Word], others: Sequence[Word]) -> bool:
    """Whether some words have an "about" that stands before no number which the others have with it too."""
    both = _rough_numbers(words) & _rough_numbers(others)
    return sum(1 for _ in phrase_pattern("approximate").finditer(joined(words))) > len(both)


def _rough_numbers(words: Sequence[Word]) -> frozenset[str]:
    return frozenset(word.key for index, word in enumerate(words) if word.is_number and _approximation(words, index))


def _approximation(words: Sequence[Word], index: int) -> str | None:
    if after := phrase_pattern("approximate_after").match(joined(words[index + 1 : index + 4])):
        return after[0]
    near = joined(words[max(0, index - 4) : index])
    found = next((found for found in phrase_pattern("approximate").finditer(near) if found.end() == len(near)), None)
    if found is None or (set(near[: found.start()].split()) & _PHRASAL and found[0] == "over"):
        return None
    return found[0]
