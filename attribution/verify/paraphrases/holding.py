"""Holding a paraphrase against the sentences that it may go back to."""

from collections.abc import Sequence

from attribution.model import Edit, Passage, Quotation
from attribution.verify.paraphrases.differing import agrees, edits_of, find_differences
from attribution.verify.paraphrases.matching import match_paraphrase, read_paraphrase
from attribution.verify.places import Quoted
from attribution.verify.records import Speech
from attribution.verify.paraphrases.voices import Voice

#: So many sentences are looked at.
_MOST = 6
#: One that is farther behind the nearest than this is about something else.
_FAR = 0.35
#: One that differs counts where none that agrees is as near as this.
_NEAR = 0.3


def hold_paraphrase(
    quotation: Quotation, quoted: Quoted, sources: Sequence[Speech], voice: Voice
) -> tuple[Passage, tuple[Edit, ...]] | None:
    """Return the sentence of the records that a paraphrase goes back to, and what it has besides; None without one."""
    paraphrase = read_paraphrase(quoted)
    matches = match_paraphrase(paraphrase, sources, voice)
    if not matches:
        return None
    own = [match for match in matches[:_MOST] if match.who != "other" and match.rank > matches[0].rank - _FAR]
    told = [(match, find_differences(quotation, paraphrase, match)) for match in own]
    agreeing = max((match.rank for match, differences in told if not differences and agrees(paraphrase, match)), default=-1.0)
    for match, differences in told:
        if differences and match.rank > agreeing + _NEAR:
            return match.passage, edits_of(quotation, match, differences)
    return matches[0].passage, ()
