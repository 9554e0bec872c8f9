"""Denials and hedges: what keeps a statement from being certain, or turns it round."""

from collections.abc import Sequence

from attribution.guard.clauses import Clause, Story
from attribution.guard.matching import Match
from attribution.guard.words import Word, is_telling, phrase_pattern

#: Of so many telling words after a denial one has to be in the derived clause.
_REACH = 3
#: What a denial begins with that is of something said, and not "dismissed the coach".
_DENIED_OPENINGS = frozenset(
    """
    that having any being it he she they claims claim reports report allegations allegation accusations accusation
    suggestions suggestion rumours rumors the his her its their there knowing making doing wrongdoing all involvement
    responsibility
    """.split()
)
#: "over" after one of these is no measure: "take over two branches".
_PHRASAL = frozenset(
    "take takes took taken taking hand handed hands turn turned win won run ran go went move moved".split()
)
_PREFIXES = ("un", "non", "in", "im", "il", "ir", "dis")


def find_denial(clause: Clause, match: Match, derived: Story, original: Story) -> str | None:
    """Return the word that turns the original's statement round and is missing in a clause; None where none is."""
    there = {word.key for word in match.clause.words}
    # What the original denies may hold a word like it itself: "denied that they had refused to pay".
    near = [word for word in _with_frame(clause, derived) if word.key not in there]
    if _has("counter", near):
        return None
    voice = match.clause.voice
    if voice is not None and voice.is_denial and match.clause.words[0].key in _DENIED_OPENINGS:
        if _has("negations", near):
            return None
        cue = voice.quotation.cue if voice.quotation else None
        return cue.text if cue else "denied"
    if _has("negations", sentence_words(clause, derived)):
        return None
    return _denial_in(match.clause.words, match.shared, clause)


def _denial_in(words: Sequence[Word], shared: frozenset[str], clause: Clause) -> str | None:
    keys = _joined(words)
    idle = [found.span() for found in phrase_pattern("idle_negations").finditer(keys)]
    for found in phrase_pattern("negations").finditer(keys):
        if any(first <= found.start() < last for first, last in idle):
            continue
        at = keys[: found.end()].count(" ") + 1
        after = [word for word in words[at:] if is_telling(word.key)][:_REACH]
        denied = [word for word in after[:2] if word.stem in shared] or [word for word in after if word.stem in shared]
        if denied and not _is_prefixed(after, clause):
            return found[0]
    return None


def _is_prefixed(words: list[Word], clause: Clause) -> bool:
    """Whether a clause has the denial in a word: "unsafe" for "not safe"."""
    keys = {word.key for word in clause.words}
    return any(f"{prefix}{word.key}" in keys for word in words for prefix in _PREFIXES)


def find_dropped_hedge(clause: Clause, match: Match, derived: Story, original: Story) -> str | None:
    """Return the original's hedge that a clause lacks; None where it lacks none."""
    if number := _number_without_about(clause, match):
        return number
    own, there = _joined(match.clause.words), _with_frame(match.clause, original)
    if _has("hedges", sentence_words(clause, derived)):
        return None
    if own.startswith("whether "):
        return "whether"
    found = phrase_pattern("strong_hedges").search(_joined(there))
    if found:
        return None if _is_name_of_month(found[0], match.clause) else found[0]
    condition = phrase_pattern("conditions").search(own)
    return condition[0] if condition and not _has("like_conditions", sentence_words(clause, derived)) else None


def find_added_hedge(clause: Clause, match: Match, original: Story) -> str | None:
    """Return the hedge of a clause that the original has not; None where it has none, or one like it."""
    if _has("hedges", sentence_words(match.clause, original)) or _has("conditions", match.clause.words):
        return None
    found = phrase_pattern("added_hedges").search(_joined(clause.words))
    return found[0] if found and not _is_name_of_month(found[0], clause) else None


def _is_name_of_month(hedge: str, clause: Clause) -> bool:
    return hedge == "may" and any(word.key == "may" and word.is_capital for word in clause.words)


def _number_without_about(clause: Clause, match: Match) -> str | None:
    """Return the word that the original has before a number and that a clause with the same number lacks."""
    here, there = clause.words, match.clause.words
    for index, word in enumerate(there):
        if not word.is_number or word.key not in {own.key for own in here}:
            continue
        before = _approximation(there, index)
        place = next(number for number, own in enumerate(here) if own.key == word.key)
        if before and not _has("approximate", here) and not _has("hedges", here[:place]):
            return before
    return None


def _approximation(words: Sequence[Word], index: int) -> str | None:
    near = _joined(words[max(0, index - 3) : index])
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
    near = (one for one in story.clauses if one.number == clause.number)
    return (
        tuple(word for one in near if one is clause or one.is_frame or one.voice is None for word in one.words)
        if clause.voice is None or clause.voice.quotation is None
        else _with_frame(clause, story)
    )


def _with_frame(clause: Clause, story: Story) -> tuple[Word, ...]:
    """Return the words of a clause with those around it that tell who says it."""
    near = [one for one in story.clauses if one.number == clause.number and (one is clause or one.is_frame)]
    return tuple(word for one in near for word in one.words)
