"""Denials: what turns a statement round."""

import re
from collections.abc import Iterable, Sequence

from attribution import lexicon
from attribution.guard.clauses import Clause, Story
from attribution.guard.labels import descriptors, head_of, telling_words
from attribution.guard.matching import Match
from attribution.guard.speakers import is_same
from attribution.guard.voices import Voice
from attribution.guard.words import Word, entries, is_telling, listed, phrase_pattern, stem
from attribution.verify import lemma

#: Of so many telling words after a denial one has to be in the derived clause.
REACH = 3
#: Of a clause that has no other words than the original's so much is shared.
_WHOLE = 0.9
_TWO = 2
#: What somebody else is told of with, and where in it the word of saying stands.
_WHO, _NEXT = frozenset({"who", "whose"}), 4
_TIMES = frozenset({"when", "while", "although", "though"})
#: "not until May", "not since May": what is told of the time after it.
_AFTER_ALL = ("until", "since")
#: So many words may name what was said: "a report in a local newspaper that".
_OPENING = 7
#: How well the original has to match for a "failed" or an "unable" to be missing.
_NEAR = 2.0
#: What is left of a word without its "un" has so many letters at least.
_LEAST_REST = 4
#: What is denied twice: "did not rule out a fine".
_DOUBLE = re.compile(
    r"\b(?P<not>not|never) (?:be |been |yet )?"
    r"(?P<what>rule|ruled|exclude|excluded|deny|denied|dismiss|dismissed|reject|rejected|oppose|opposed|opposing|against)\b"
)
_RULED_OUT = re.compile(
    r"\b(?:rul(?:e|es|ed|ing) out|exclud\w+|den(?:y|ies|ied|ying)|dismiss\w*|reject\w*|oppos\w*|against)\b"
)
_UNDONE = re.compile(r"\b(?P<not>not|never|refused to|declined to|n[’']t)\s+(?:yet\s+)?\Z")
_FREE_NOT = re.compile(r"\b(?:not|never|no|nor|cannot|refused?|refuses|declined?|declines|without|avoid\w*)\b")
#: Of whom nothing is said by these.
_ANYBODY = frozenset({"anyone", "anybody", "someone", "somebody"})
_PREFIXES = ("un", "non", "in", "im", "il", "ir", "dis")


def find_denial(clause: Clause, match: Match, derived: Story, original: Story) -> str | None:
    """Return the word that turns the original's statement round and is missing in a clause; None where none is."""
    if doubled := _DOUBLE.search(joined(with_frame(match.clause, original))):
        own = joined(with_frame(clause, derived))
        is_of_it = bool(match.shared - {stem(doubled["what"])})
        return doubled["not"] if is_of_it and _RULED_OUT.search(own) and not _FREE_NOT.search(own) else None
    there = {word.key for word in match.clause.words}
    framed = without_asides(with_frame(clause, derived), clause, derived)
    # What the original denies may hold a word like it itself: "denied that they had refused to pay".
    near = [word for word in framed if word.key not in there]
    whole = joined(framed)
    if has("counter", near) or any(" " in found[0] for found in phrase_pattern("counter").finditer(whole)):
        return None
    if undone := _undone(clause, match, derived, original):
        return undone
    voice = match.clause.voice
    is_denial = voice is not None and (voice.is_denial or _is_doubt(voice))
    if voice is not None and is_denial and _opens_denial(voice, match.clause.words[0].key):
        if clause.voice is not None and (clause.voice.is_denial or _is_another(clause.voice, voice, original)):
            return None
        if (has("negations", near) and not _admits_denied(clause, match)) or _is_turned(match, clause):
            return None
        cue = voice.quotation.cue if voice.quotation else None
        return cue.text if cue else "denied"
    if has("negations", _without_shared(without_asides(sentence_words(clause, derived), clause, derived), match)):
        return None
    return _denial_in(match, clause)


def _admits_denied(clause: Clause, match: Match) -> bool:
    """Whether somebody admits what was denied, with its "not": "denied that they had none", "admits they had none"."""
    cue = clause.voice.quotation.cue if clause.voice and clause.voice.quotation else None
    return cue is not None and cue.lemma in listed("admissions") and has("negations", match.clause.words)


def _opens_denial(voice: Voice, key: str) -> bool:
    """Whether a word opens what somebody denies: "that", or what was done: "denied refusing help"."""
    cue = voice.quotation.cue if voice.quotation else None
    return key in listed("denied_openings") or (cue is not None and cue.lemma == "deny" and key.endswith("ing"))


def _is_doubt(voice: Voice) -> bool:
    """Whether somebody doubts what is told: "She doubted that the line would open"."""
    return voice.quotation is not None and voice.quotation.cue is not None and voice.quotation.cue.lemma == "doubt"


def _undone(clause: Clause, match: Match, derived: Story, original: Story) -> str | None:
    """Return the "not" before what is done by saying it, and is done here: "did not promise", "never offered"."""
    mine, yours = clause.voice, match.clause.voice
    cue = yours.quotation.cue if yours is not None and yours.quotation is not None else None
    own = mine.quotation.cue if mine is not None and mine.quotation is not None else None
    if cue is None or cue.lemma not in listed("acts") or own is None or stem(own.lemma) != stem(cue.lemma):
        return None
    before = _UNDONE.search(original.text, match.clause.sentence.start, cue.start)
    if before is None or has("negations", with_frame(clause, derived)):
        return None
    return before["not"]


def _without_shared(words: Sequence[Word], match: Match) -> list[Word]:
    """Return words but for a "without" that the original has too, beside another denial: "no train left without"."""
    there = [found[0] for found in phrase_pattern("negations").finditer(joined(match.clause.words))]
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
    keys, here = joined(words), {word.key for word in clause.words}
    if any(f" {one} " in keys and one not in here for one in _AFTER_ALL):
        return None  # "not seen since May": "last seen in May"
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
        after = after or [word for word in words[:at] if is_telling(word.key)][: -REACH - 1 : -1]
        if not after:
            continue
        is_said = after[0].stem in match.shared or (match.own > _WHOLE and shares(after, match))
        if is_said and _is_contrasted(match, clause, at):
            continue
        if (
            is_said
            and not _is_prefixed(after, clause)
            and not any(_has_opposite(word, clause, match) for word in after)
        ):
            return found[0].split()[0]
    return _denied_in_a_word(match, clause)


def _denied(words: Sequence[Word], match: Match) -> list[Word]:
    """Return the first telling words of some that are denied; "allow" only carries what is."""
    after = [word for word in _main(_told(words)) if is_telling(word.key) and word.key not in _ANYBODY][:REACH]
    is_carrier = len(after) > 1 and after[0].key in listed("carriers") and after[0].stem not in match.shared
    return after[1:] if is_carrier else after


def _told(words: Sequence[Word]) -> Sequence[Word]:
    """Return words without the name of what was said: "a newspaper report that the site was sold"."""
    keys = [word.key for word in words[:_OPENING]]
    at = keys.index("that") if "that" in keys else 0
    return words[at + 1 :] if not listed("sayings").isdisjoint(keys[:at]) else words


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


def _is_turned(match: Match, clause: Clause) -> bool:
    """Whether a clause has the opposite of a word that somebody denies: "had been on", for "had been switched off"."""
    here = {word.stem for word in clause.words}
    return any(word.stem not in here and _has_opposite(word, clause, match) for word in match.clause.words)


def _has_opposite(word: Word, clause: Clause, match: Match) -> bool:
    """Whether a clause has the opposite of a word that is denied: "stays" beside "leave"."""
    stems = {own.stem for own in clause.words} - {one.stem for one in match.clause.words}
    pairs = (frozenset(stem(part) for part in pair.split()) for pair in entries("opposites"))
    return any(word.stem in pair and not pair.isdisjoint(stems) for pair in pairs)


def shares(words: Sequence[Word], match: Match) -> bool:
    """Return whether one of some words is in what two clauses share."""
    return any(word.stem in match.shared for word in words)


def _is_prefixed(words: list[Word], clause: Clause) -> bool:
    """Whether a clause has the denial in a word: "unsafe" for "not safe"."""
    keys = {word.key for word in clause.words}
    return any(f"{prefix}{word.key}" in keys for word in words for prefix in _PREFIXES)


def has_denial(clause: Clause) -> bool:
    """Return whether a clause has a word that turns what it says round."""
    return has("negations", clause.words) or has("counter", clause.words)


def has(name: str, words: Sequence[Word]) -> bool:
    """Return whether some words have an entry of a list."""
    return phrase_pattern(name).search(joined(words)) is not None


def joined(words: Sequence[Word]) -> str:
    """Return the keys of words, joined by spaces."""
    return " ".join(word.key for word in words)


def sentence_words(clause: Clause, story: Story) -> tuple[Word, ...]:
    """Return the words of the sentence of a clause, as far as they belong to it: others' words are left out."""
    if clause.voice is not None and clause.voice.quotation is not None:
        return with_frame(clause, story)
    near = [one for one in story.clauses if one.number == clause.number]
    return tuple(word for one in near if one is clause or one.voice is None for word in one.words)


def without_asides(words: Iterable[Word], clause: Clause, derived: Story) -> tuple[Word, ...]:
    """Return words around a derived clause but for what else is told of the one who speaks."""
    left = [one for one in derived.clauses if one.number == clause.number and one is not clause and _is_beside(one)]
    places = {word.start for one in left for word in one.words}
    return tuple(word for word in words if word.start not in places)


def _is_beside(clause: Clause) -> bool:
    """Whether a clause tells more of who speaks, or what else the one says: "Lee, who thinks it may rain, said"."""
    words = clause.words
    if clause.voice is not None or words[0].key not in _WHO or any(word.key in listed("sureness") for word in words):
        return False
    says = any(lemma(word.key) in lexicon.reporting_verbs() for word in words[1:_NEXT])
    return says or len(clause.telling) > _TWO


def with_frame(clause: Clause, story: Story) -> tuple[Word, ...]:
    """Return the words of a clause with those around it that tell who says it."""
    near = [one for one in story.clauses if one.number == clause.number]
    if not clause.is_contested:
        near = [one for one in near if one is clause or one.is_frame]
    return tuple(word for one in near for word in one.words)
