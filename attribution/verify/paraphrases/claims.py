"""What a record gives as another's: "my neighbour says that he was there", "Cllr Brandt said that it was late"."""

from collections.abc import Iterable

from attribution.model import EditKind, Quotation
from attribution.verify.paraphrases.hedging import sentence_keys
from attribution.verify.paraphrases.matching import Match, Paraphrase
from attribution.verify.paraphrases.terms import AUXILIARIES, is_adverb, pauses
from attribution.verify.words import Tokens, lemma, words

_TELLING = frozenset({"say", "tell", "claim", "swear", "insist"})
_LEARNING = frozenset({"heard", "read"})
_FIRST = frozenset({"i", "we"})
#: What may stand between a subject and its verb.
_BETWEEN = AUXILIARIES | frozenset("'ve 's 'd already just also always often now all both even only".split())
_JOINING = frozenset({"and", "but", "so"})
#: An article with one of these tells where it is from.
_SOURCED = frozenset({"hear", "read", "inform", "accord", "according", "promise", "assure", "warn", "rumour", "rumor"})
#: So many words after "I have heard" say from whom, and what.
_REACH = 7
#: Another's sentence has so much of a paraphrase, and so many of its telling words, where none of theirs has.
_LEAST_SHARE, _LEAST_SHARED, _LEAST_REPORTED = 0.6, 3, 2
_HALF, _MOST, _ALL = 0.5, 0.75, 0.95

type _Found = tuple[EditKind, int, int, str] | None


def find_hearsay(quotation: Quotation, paraphrase: Paraphrase, match: Match) -> _Found:
    """Return who told the speaker what a paraphrase tells as known: "somebody told me that he had sold them"."""
    record, low = match.speech.tokens, match.statement.low
    own = [pair for pair in match.pairs if pair.where == "own"]
    last = max((pair.said.low for pair in own), default=low)
    deed = next((pair.said.low for pair in own if pair.term is paraphrase.deed), last)
    if deed == low or match.who != "same" or record.segment(low).speaker is None:
        return None
    forms = {lemma(key) for key in paraphrase.keys}
    around = {lemma(key) for key in sentence_keys(quotation, paraphrase.quoted)}
    if not _SOURCED.isdisjoint(around) or paraphrase.telling.denials:
        return None
    for at in range(low + 1, deed):
        subject = _subject(record, low, at)
        if subject < low or _begins_anew(record, at + 1, deed):
            continue
        is_told = lemma(record.keys[at]) in _TELLING and record.keys[at + 1] != "to" and forms.isdisjoint(_TELLING)
        is_others = is_told and record.keys[subject] not in words("polarity") | _FIRST | {"you", "to"}
        is_learnt = record.keys[at] in _LEARNING and record.keys[subject] in _FIRST and _is_of(record, at, deed)
        if (is_others and lemma(record.keys[subject]) not in around) or is_learnt:
            return "modal", subject, at + 1, "the article’s indirect speech does not say who told it"
    return None


def _subject(record: Tokens, low: int, verb: int) -> int:
    """Return the word before a verb that is its subject, or one before `low`."""
    at = verb - 1
    while at >= low and (record.keys[at] in _BETWEEN or is_adverb(record.keys[at])):
        at -= 1
    return low - 1 if pauses(record, verb) else at


def _begins_anew(record: Tokens, low: int, high: int) -> bool:
    """Whether a clause that stands for itself begins between two words: "he says no, and we signed"."""
    return any(
        pauses(record, at) and (record.keys[at] in _JOINING or record.keys[at] in _FIRST) for at in range(low, high)
    )


def _is_of(record: Tokens, verb: int, high: int) -> bool:
    """Whether somebody heard that something is so: not "I have heard the engine"."""
    after = record.keys[verb + 1 : min(high, verb + 1 + _REACH)]
    return "that" in after and (after[0] in ("that", "from", "somewhere") or "from" in after)


def find_other(paraphrase: Paraphrase, matches: Iterable[Match]) -> Match | None:
    """Return the sentence of another that says what a paraphrase tells, where no sentence of theirs is near."""
    return next((match for match in matches if match.who == "other" and _says_it(paraphrase, match)), None)


def _says_it(paraphrase: Paraphrase, match: Match) -> bool:
    """Whether another's sentence surely says what a paraphrase tells: its deed with enough besides, or nearly all."""
    own = [pair for pair in match.pairs if pair.where == "own" and not pair.opposite]
    has_deed = any(pair.term is paraphrase.deed and pair.term.form not in words("light") for pair in own)
    if match.share < _LEAST_SHARE:
        has_more = len(match.pairs) > _LEAST_SHARED or (match.share >= _HALF and len(match.pairs) > len(own))
        return match.cover >= _ALL and len(own) >= _LEAST_REPORTED and has_more
    if match.share >= _MOST and sum(pair.term.weight for pair in own) > _LEAST_SHARED:
        return True
    # Under a label stands what others may say as well; minutes say who it was.
    is_reported = match.speech.tokens.segment(match.statement.low).speaker is None
    return has_deed and len(own) >= (_LEAST_REPORTED if is_reported else _LEAST_SHARED)
