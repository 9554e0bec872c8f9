"""Whose speaker may change with one that a person set: that of the pronouns that went with it."""

from collections.abc import Iterator, Mapping, Sequence

from attribution import lexicon
from attribution.corrections.revision import Revision
from attribution.corrections.speaking import is_pronoun
from attribution.model import Correction, Mention, Proposal, Quotation, SetSpeaker


def propose(revision: Revision, entries: Sequence[Correction], placed: Mapping[str, str]) -> Iterator[Proposal]:
    """Yield, for each pronoun whose speaker was set, the quotations that went with it, as proposals.

    They are those of the same pronoun that the machine gave to the same source, with no other mention of that source
    between. Nothing is changed by a proposal.
    """
    before = {quotation.id: quotation for quotation in revision.before.quotations}
    settled = {placed[entry.id] for entry in entries if isinstance(entry, SetSpeaker) and entry.id in placed}
    told: set[str] = set()
    for entry in entries:
        quotation = before.get(placed.get(entry.id, ""))
        if not isinstance(entry, SetSpeaker) or quotation is None or quotation.speaker is None:
            continue
        source_id = revision.quotations[quotation.id].source_id if quotation.id in revision.quotations else None
        if source_id is None or source_id == quotation.source_id or not is_pronoun(quotation.speaker):
            continue
        for other in _beside(revision, quotation):
            now = revision.quotations.get(other.id)
            if now is None or other.id in settled or other.id in told or now.source_id == source_id:
                continue
            told.add(other.id)
            name, word = revision.sources[source_id].name, quotation.speaker.text
            reason = f"“{word}” was given to {name} elsewhere, and this “{word}” went with it"
            yield Proposal(entry=entry.id, quotation_id=other.id, source_id=source_id, reason=reason)


def _beside(revision: Revision, quotation: Quotation) -> Iterator[Quotation]:
    """Yield the quotations whose pronoun the machine resolved as it did that of this one."""
    source = next((it for it in revision.before.sources if it.id == quotation.source_id), None)
    if source is None or quotation.speaker is None:
        return
    full = [mention for mention in source.mentions if not is_pronoun(mention)]
    last = _last_before(full, quotation.speaker)
    kind = lexicon.pronouns()[quotation.speaker.text.lower()]
    for other in revision.before.quotations:
        speaker = other.speaker
        if other.id == quotation.id or other.source_id != source.id or speaker is None or not is_pronoun(speaker):
            continue
        if lexicon.pronouns()[speaker.text.lower()] == kind and _last_before(full, speaker) == last:
            yield other


def _last_before(mentions: Sequence[Mention], place: Mention) -> int:
    """Return where the last of the mentions before a place begins; -1 where there is none."""
    return max((mention.start for mention in mentions if mention.start < place.start), default=-1)
