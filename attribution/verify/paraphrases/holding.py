"""Holding a paraphrase against the sentences that it may go back to."""

from collections.abc import Sequence

from attribution.model import Edit, Passage, Quotation
from attribution.verify.paraphrases.claims import find_other
from attribution.verify.paraphrases.differing import Difference, agrees, denies, edits_of, find_differences
from attribution.verify.paraphrases.matching import Match, Paraphrase, match_paraphrase, read_paraphrase
from attribution.verify.paraphrases.voices import Voice
from attribution.verify.places import Quoted
from attribution.verify.records import Speech

#: So many sentences are looked at; one that is farther behind the nearest than this is about something else.
_MOST, _FAR = 8, 0.5
#: A sentence that differs counts where none that agrees is as near as this: with it, or in the very word.
_NEAR, _NEAR_IN_WORD = 0.15, 0.4


def hold_paraphrase(
    quotation: Quotation, quoted: Quoted, sources: Sequence[Speech], voice: Voice
) -> tuple[Passage, tuple[Edit, ...]] | None:
    """Return the sentence of the records that a paraphrase goes back to, and what it has besides; None without one.

    Args:
        quotation: The paraphrase.
        quoted: Its words.
        sources: The records.
        voice: Who says it.
    """
    paraphrase = read_paraphrase(quoted)
    matches = match_paraphrase(paraphrase, sources, voice)
    if not matches:
        return None
    theirs = [match for match in matches if match.who != "other"]
    another = find_other(paraphrase, matches) if not theirs else None
    if another is not None:
        told_by = Difference("name", another.statement.low, another.statement.high, "it is another’s there")
        return another.passage, edits_of(paraphrase, another, (told_by,))
    own = [match for match in theirs[:_MOST] if match.rank > theirs[0].rank - _FAR]
    told = [(match, find_differences(quotation, paraphrase, match)) for match in own]
    agreeing = [match for match, differences in told if not differences]
    for match, differences in told:
        others = [other for other in own if other is not match]
        kept = tuple(one for one in differences if not _is_outweighed(one, match, paraphrase, agreeing, others))
        if kept:
            return match.passage, edits_of(paraphrase, match, kept)
    return matches[0].passage, ()


def _is_outweighed(
    difference: Difference, match: Match, paraphrase: Paraphrase, agreeing: list[Match], others: list[Match]
) -> bool:
    """Whether a sentence as near says it as the paraphrase does."""
    if difference.is_plain and any(denies(one) and one.rank > match.rank - _NEAR_IN_WORD for one in others):
        return True
    near = _NEAR_IN_WORD if difference.is_opposite else _NEAR
    return any(
        agrees(paraphrase, one, difference)
        and not (difference.kind != "number" and _is_of_another(paraphrase, match, one))
        and not (difference.kind == "number" and match.who == "same" != one.who)
        and one.rank > match.rank - near
        and (difference.is_opposite or one.share > match.share - near)
        for one in agreeing
    )


def _is_of_another(paraphrase: Paraphrase, match: Match, other: Match) -> bool:
    """Whether a sentence lacks whom a paraphrase is about, and another one has them: "The union did not agree"."""
    subject = [term for term in paraphrase.telling.terms if paraphrase.deed and term.high <= paraphrase.deed.low]
    own = {pair.term for pair in match.pairs if pair.where == "own"}
    theirs = {pair.term for pair in other.pairs}
    return any(term in own and term not in theirs for term in subject)
