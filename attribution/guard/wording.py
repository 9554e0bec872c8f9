"""Denials and hedges: what keeps a statement from being certain, or turns it round."""

import re
from collections.abc import Sequence

from attribution.guard.clauses import Clause, Story
from attribution.guard.labels import descriptors, head_of, telling_words
from attribution.guard.matching import Match
from attribution.guard.speakers import is_same
from attribution.guard.voices import Voice
from attribution.guard.words import Word, entries, is_telling, listed, phrase_pattern, stem

#: Of so many telling words after a denial one has to be in the derived clause.
_REACH = 3
#: Of a clause that has no other words than the original's so much is shared.
_WHOLE = 0.9
_TWO = 2
_TIMES = frozenset({"when", "while", "although", "though"})
#: So many words after a "by" or "at" may tell what a statement hangs from.
_CONDITION = 6
#: How well the original has to match for a "failed" or an "unable" to be missing.
_NEAR = 2.0
#: What is left of a word without its "un" has so many letters at least.
_LEAST_REST = 4
#: "over" after one of these is no measure: "take over two branches".
_PHRASAL = frozenset(
    "take takes took taken taking hand handed hands turn turned win won run ran go went move moved".split()
)
_OTHERS_SAID = re.compile(r"\bas (?:\S+ ){0,4}suggest(?:s|ed)?\Z")
#: What is denied twice: "did not rule out a fine".
_DOUBLE = re.compile(
    r"\b(?P<not>not|never) (?:be |been |yet )?"
    r"(?P<what>rule|ruled|exclude|excluded|deny|denied|dismiss|dismissed|reject|rejected)\b"
)
_RULED_OUT = re.compile(r"\b(?:rul(?:e|es|ed|ing) out|exclud\w+|den(?:y|ies|ied|ying)|dismiss\w*|reject\w*)\b")
_NOT = frozenset({"not", "never", "cannot"})
_FREE_NOT = re.compile(r"\b(?:not|never|no|nor|cannot|refused?|refuses|declined?|declines|without|avoid\w*)\b")
_PREFIXES = ("un", "non", "in", "im", "il", "ir", "dis")


def find_denial(clause: Clause, match: Match, derived: Story, original: Story) -> str | None:
    """Return the word that turns the original's statement round and is missing in a clause; None where none is."""
    if doubled := _DOUBLE.search(_joined(_with_frame(match.clause, original))):
        own = _joined(_with_frame(clause, derived))
        is_of_it = bool(match.shared - {stem(doubled["what"])})
        return doubled["not"] if is_of_it and _RULED_OUT.search(own) and not _FREE_NOT.search(own) else None
    there = {word.key for word in match.clause.words}
    # What the original denies may hold a word like it itself: "denied that they had refused to pay".
    near = [word for word in _with_frame(clause, derived) if word.key not in there]
    whole = _joined(_with_frame(clause, derived))
    if _has("counter", near) or any(" " in found[0] for found in phrase_pattern("counter").finditer(whole)):
        return None
    voice = match.clause.voice
    if voice is not None and voice.is_denial and match.clause.words[0].key in listed("denied_openings"):
        if clause.voice is not None and (clause.voice.is_denial or _is_another(clause.voice, voice, original)):
            return None
        if _has("negations", near):
            return None
        cue = voice.quotation.cue if voice.quotation else None
        return cue.text if cue else "denied"
    if _has("negations", _without_shared(sentence_words(clause, derived), match)):
        return None
    return _denial_in(match, clause)


def _without_shared(words: Sequence[Word], match: Match) -> list[Word]:
    """Return words but for a "without" that the original has too, beside another denial: "no train left without"."""
    there = [found[0] for found in phrase_pattern("negations").finditer(_joined(match.clause.words))]
    if len(there) < _TWO:
        return list(words)
    return [word for word in words if word.key != "without" or "without" not in there]


def _is_another(mine: Voice, yours: Voice, original: Story) -> bool:
    """Whether somebody else than the one who denies something says it, and not the same by another name."""
    if mine.source is None or yours.source is None or not mine.label or not telling_words(mine.label):
        return False
    if is_same(mine.source, yours.source) or head_of(mine.label) in descriptors(yours.source):
        return False
    return mine.is_named or any(head_of(mine.label) in descriptors(one) for one in original.analysis.sources)


def _denial_in(match: Match, clause: Clause) -> str | None:
    words = match.clause.words
    keys = _joined(words)
    if " until " in keys or " since " in keys:
        return None
    if _is_put_before(match, clause):
        return None  # "nothing is sold before a vote": "a vote comes before the sale"
    idle = [found.span() for found in phrase_pattern("idle_negations").finditer(keys)]
    for found in phrase_pattern("negations").finditer(keys):
        if any(first <= found.start() < last for first, last in idle):
            continue
        if found[0].split()[0] in listed("weak_negations") and match.score < _NEAR:
            continue
        at = keys[: found.end()].count(" ") + 1
        after = _denied(words[at:], match)
        if not after and keys[: found.start()].endswith("but "):
            continue  # "safer within five years, but not yet"
        # "and would not", "but the others had not": what stands before is denied.
        after = after or [word for word in words[:at] if is_telling(word.key)][: -_REACH - 1 : -1]
        if not after:
            continue
        is_said = after[0].stem in match.shared or (match.own > _WHOLE and _shares(after, match))
        if is_said and _is_contrasted(match, clause, at):
            continue
        if is_said and not _is_prefixed(after, clause) and not any(_has_opposite(word, clause) for word in after):
            return found[0].split()[0]
    return _denied_in_a_word(match, clause)


def _denied(words: Sequence[Word], match: Match) -> list[Word]:
    """Return the first telling words of some that are denied; "allow" only carries what is."""
    after = [word for word in _main(words) if is_telling(word.key)][:_REACH]
    is_carrier = len(after) > 1 and after[0].key in listed("carriers") and after[0].stem not in match.shared
    return after[1:] if is_carrier else after


def _main(words: Sequence[Word]) -> Sequence[Word]:
    """Return words up to what is told of the time of something: "hurt" of "hurt when a storm broke the lamp"."""
    at = next((index for index, word in enumerate(words) if index and word.key in _TIMES), len(words))
    return words[:at] if any(is_telling(word.key) for word in words[:at]) else words


def _is_contrasted(match: Match, clause: Clause, at: int) -> bool:
    """Whether a clause has what the original puts in the place of what it denies: "not a moth, we sought a cow"."""
    words = match.clause.words
    ends = (n for n in range(at + 1, len(words)) if words[n].start - words[n - 1].end > 1 or words[n].key == "but")
    end = next(ends, None)
    if end is None or any(word.key in ("or", "nor", "not") for word in words[end:]):
        return False
    here = {word.stem for word in clause.telling}
    denied = [word.stem for word in words[at:end] if is_telling(word.key)]
    instead = {word.stem for word in words[end:] if is_telling(word.key)}
    first = next((one for one in denied if one not in instead), None)
    return first is not None and first not in here and not here.isdisjoint(instead.difference(denied))


def _is_put_before(match: Match, clause: Clause) -> bool:
    """Whether the original denies something "before" another, and a clause tells that the other comes first."""
    keys = [word.key for word in match.clause.words]
    if "before" not in keys:
        return False
    later = {word.stem for word in match.clause.words[keys.index("before") :] if is_telling(word.key)}
    here = [word.key for word in clause.words]
    first = next((index for index, word in enumerate(clause.words) if word.stem in later), len(here))
    follows = any(word.key in listed("sequences") for word in clause.words)
    return follows or (first < len(here) and "before" in here[first:])


def _denied_in_a_word(match: Match, clause: Clause) -> str | None:
    """Return the original's "unaware" where a clause has "aware"."""
    here, there = {word.key for word in clause.words}, {word.key for word in match.clause.words}
    for word in match.clause.telling:
        for prefix in _PREFIXES:
            rest = word.key.removeprefix(prefix)
            if rest != word.key and len(rest) >= _LEAST_REST and rest in here - there and word.key not in here:
                return word.key
    return None


def _has_opposite(word: Word, clause: Clause) -> bool:
    """Whether a clause has the opposite of a word that is denied: "stays" beside "leave"."""
    stems = {own.stem for own in clause.words}
    pairs = (frozenset(stem(part) for part in pair.split()) for pair in entries("opposites"))
    return any(word.stem in pair and not pair.isdisjoint(stems - {word.stem}) for pair in pairs)


def _shares(words: Sequence[Word], match: Match) -> bool:
    return any(word.stem in match.shared for word in words)


def _is_prefixed(words: list[Word], clause: Clause) -> bool:
    """Whether a clause has the denial in a word: "unsafe" for "not safe"."""
    keys = {word.key for word in clause.words}
    return any(f"{prefix}{word.key}" in keys for word in words for prefix in _PREFIXES)


def has_denial(clause: Clause) -> bool:
    """Return whether a clause has a word that turns what it says round."""
    return _has("negations", clause.words) or _has("counter", clause.words)


def find_dropped_hedge(clause: Clause, match: Match, derived: Story, original: Story) -> str | None:
    """Return the original's hedge that a clause lacks; None where it lacks none."""
    if number := _number_without_about(clause, match.clause, derived.text):
        return number
    own, there = _joined(match.clause.words), _with_frame(match.clause, original)
    label = match.clause.voice.label if match.clause.voice else ""
    near = _without_cannot(_without_months(sentence_words(clause, derived)))
    if _has("hedges", near) or (_has_estimate(clause) and not _has_estimate(match.clause)):
        return None
    is_open = own.startswith("whether ") or _hedge("whether", match.clause.words, match, clause) is not None
    if is_open and not _has("open_questions", sentence_words(clause, derived)):
        return "whether"
    if found := _hedge("strong_hedges", there, match, clause):
        return None if _is_of_number(found, match.clause) and _has_estimate(clause) else found
    if found := _hedge("intentions", match.clause.words, match, clause):
        return found
    if early := phrase_pattern("early").search(label.lower()):
        return early[0]
    condition = phrase_pattern("conditions").search(own)
    if condition and not _shares(match.clause.words[: own[: condition.start()].count(" ")], match):
        return None  # the clause is the condition itself
    if condition is None or _has("conditions", near) or _is_conditional(condition, match, near):
        return None
    return condition[0]


def _is_conditional(condition: re.Match[str], match: Match, words: Sequence[Word]) -> bool:
    """Whether some words tell what a statement hangs from, by another word than "if": "after a vote"."""
    if _has("sure_conditions", words):
        return True
    at = _joined(match.clause.words)[: condition.end()].count(" ") + 1
    hung = {word.stem for word in match.clause.words[at:] if is_telling(word.key)}
    keys = _joined(words)
    for found in phrase_pattern("like_conditions").finditer(keys):
        first = keys[: found.end()].count(" ") + 1
        if not hung.isdisjoint(word.stem for word in words[first : first + _CONDITION]):
            return True
    return False


def find_added_hedge(clause: Clause, match: Match, original: Story) -> str | None:
    """Return the hedge of a clause that the original has not; None where it has none, or one like it."""
    # "at risk" is no hedge where the clause says "in danger".
    plain = {word.stem for word in clause.words if word.key not in listed("hedges")} & match.shared
    there = [word for word in _without_months(sentence_words(match.clause, original)) if word.stem not in plain]
    there = [word for word in there if not _is_of_another(word, clause, match)]
    phrases = phrase_pattern("hedges").finditer(_joined(sentence_words(match.clause, original)))
    is_open = any(not _NOT.isdisjoint(one[0].split()) for one in phrases)  # "not ruled out"
    if is_open or _has("hedges", there) or _has("conditions", match.clause.words):
        return None
    lists = ("added_hedges", "strong_hedges")
    near = frozenset(word.stem for word in sentence_words(match.clause, original) if is_telling(word.key))
    whole = match._replace(shared=match.shared | (near & {word.stem for word in clause.telling}))
    rough = _number_without_about(match.clause, clause, original.text)
    if rough is not None and rough in entries("rough"):
        return rough
    found = next((one for name in lists if (one := _hedge(name, clause.words, whole, match.clause))), None)
    if found is None or found in _joined(_without_months(match.clause.words)):
        return None
    return None if _is_of_number(found, clause) and _has_estimate(match.clause) else found


def _is_of_number(hedge: str, clause: Clause) -> bool:
    """Whether a hedge stands before a number: "perhaps 40" is no more in doubt than "about 40"."""
    return re.search(rf"\b{re.escape(hedge)} \S*\d", _joined(clause.words)) is not None


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
    keys = _joined(words)
    for found in phrase_pattern(name).finditer(keys):
        at = keys[: found.start()].count(" ")
        if found[0] == "may" and words[at].is_capital and at:
            continue  # the month
        if found[0] == "could" and keys[found.end() :].split()[:1] in (["not"], ["never"]):
            continue  # it is certain that it can't be
        if "expect" in found[0] and _has("dates", clause.words):
            continue  # "due in June"
        if _OTHERS_SAID.search(keys[: found.end()]):
            continue  # others said it: "not salt, as some had suggested"
        after = [word for word in words[at + 1 + found[0].count(" ") :] if is_telling(word.key)][:_REACH]
        before = [word for word in words[:at] if is_telling(word.key)][-_REACH:]
        near = after + before if found[0] in listed("after_hedged") else after or before
        if any(word.stem in match.shared for word in near):
            return found[0]
    return None


def _without_months(words: Sequence[Word]) -> list[Word]:
    """Return words but for the month of May, which is no hedge."""
    return [word for index, word in enumerate(words) if not (index and word.surface == "May")]


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
        if before and not _has("approximate", here) and not _approximation(here, place) and not _has("hedges", hedged):
            return before
    return None


def _approximation(words: Sequence[Word], index: int) -> str | None:
    if after := phrase_pattern("approximate_after").match(_joined(words[index + 1 : index + 4])):
        return after[0]
    near = _joined(words[max(0, index - 4) : index])
    found = next((found for found in phrase_pattern("approximate").finditer(near) if found.end() == len(near)), None)
    if found is None or (set(near[: found.start()].split()) & _PHRASAL and found[0] == "over"):
        return None
    return found[0]


def _has(name: str, words: Sequence[Word]) -> bool:
    return phrase_pattern(name).search(_joined(words)) is not None


def _joined(words: Sequence[Word]) -> str:
    return " ".join(word.key for word in words)


def sentence_words(clause: Clause, story: Story) -> tuple[Word, ...]:
    """Return the words of the sentence of a clause, as far as they belong to it: others' words are left out."""
    if clause.voice is not None and clause.voice.quotation is not None:
        return _with_frame(clause, story)
    near = [one for one in story.clauses if one.number == clause.number]
    return tuple(word for one in near if one is clause or one.voice is None for word in one.words)


def _with_frame(clause: Clause, story: Story) -> tuple[Word, ...]:
    """Return the words of a clause with those around it that tell who says it."""
    near = [one for one in story.clauses if one.number == clause.number]
    if not clause.is_contested:
        near = [one for one in near if one is clause or one.is_frame]
    return tuple(word for one in near for word in one.words)
