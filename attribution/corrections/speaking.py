"""Who says a quotation, and who passed it on, as a person says."""

import re
from collections.abc import Sequence

from attribution import lexicon
from attribution.corrections.revision import Revision, UnplacedError
from attribution.model import (
    AddQuotation,
    DifferentSource,
    Mention,
    Quotation,
    Relay,
    SetSpeaker,
    SetVia,
    Source,
    Span,
    Unattributed,
    Whom,
)

#: What joins the names of people who speak together.
_AND = re.compile(r",? and |, ")


def set_speaker(revision: Revision, entry: SetSpeaker) -> str:
    """Give a quotation to another source, or to nobody."""
    quotation = revision.quotation(entry.quotation)
    give(revision, quotation, entry.speaker, entry)
    return quotation.id


def set_via(revision: Revision, entry: SetVia) -> str:
    """Say who passed a quotation on, or that nobody did."""
    quotation = revision.quotation(entry.quotation)
    if entry.via.is_nobody:
        revision.put(quotation, via=None)
        return quotation.id
    source, mention = _resolve(revision, entry.via)
    place = mention or _nearest(revision, quotation, source)
    if place is None:
        raise UnplacedError(f"the article does not mention “{source.name}”, who is to have passed the words on")
    revision.put(quotation, via=Relay(start=place.start, end=place.end, text=place.text, source_id=source.id))
    return quotation.id


def give(revision: Revision, quotation: Quotation, whom: Whom, entry: SetSpeaker | AddQuotation) -> None:
    """Give a quotation to whom a person says, a source, a mention or a name, or to nobody."""
    if not whom.is_nobody:
        source, mention = _resolve(revision, whom)
        if mention is None:
            mention = _kept(quotation, source) or _nearest(revision, quotation, source)
        link(revision, quotation, source, mention, entry)
        return
    _open(revision, quotation)
    revision.put(quotation, speaker=None, source_id=None, first_person=(), **_link(entry))
    revision.unattributed.append(
        Unattributed(spans=quotation.spans, text=quotation.text, reason="no-speaker", quotation_id=quotation.id)
    )


def link(
    revision: Revision,
    quotation: Quotation,
    source: Source,
    mention: Mention | None,
    entry: SetSpeaker | AddQuotation | DifferentSource,
) -> None:
    """Give a quotation to a source, by a mention where there is one, and the mention to the source too."""
    _open(revision, quotation)
    if mention is not None:
        revision.move_mention(mention, source)
    revision.put(quotation, speaker=mention, source_id=source.id, **_link(entry))


def _open(revision: Revision, quotation: Quotation) -> None:
    """Leave out what was told of a quotation without a speaker."""
    revision.unattributed = [it for it in revision.unattributed if it.quotation_id != quotation.id]


def _link(entry: SetSpeaker | AddQuotation | DifferentSource) -> dict[str, object]:
    return {"confidence": 1.0, "evidence": evidence(entry.who, entry.reason), "rule": "corrected"}


def evidence(who: str | None, reason: str | None) -> str:
    """Return why a link is as it is, where a person made it.

    >>> evidence("NF", "on the tape"), evidence(None, None)
    ('corrected by NF: on the tape', 'corrected by a person')
    """
    return f"corrected by {who or 'a person'}{f': {reason}' if reason else ''}"


def is_pronoun(mention: Mention) -> bool:
    """Return whether a mention is a pronoun."""
    return mention.text.lower() in lexicon.pronouns()


def _resolve(revision: Revision, whom: Whom) -> tuple[Source, Mention | None]:
    """Return the source that is meant, and the mention where one is; a source that is not there is put in.

    Raises:
        UnplacedError: The source or the mention can't be found.
    """
    mention = None if whom.mention is None else revision.mention(revision.span(whom.mention))
    if whom.source is not None:
        return revision.source(whom.source), mention
    name = whom.name or ""
    there = revision.named(name) if name.strip() else None
    if there is None and mention is not None and not name.strip():
        there, name = revision.source_at(mention), mention.text
    if there is not None:
        return there, mention
    name = " ".join(name.split())
    if not name:
        raise UnplacedError("it does not say who is meant")
    members = _together(revision, name)
    kind = "group" if members else whom.kind
    return revision.add_source(name, kind, named=whom.named, members=members), mention


def _together(revision: Revision, name: str) -> tuple[str, ...]:
    """Return the people of the article whom a new name names together: "Ana Lee and Ben Roe"; none of any other."""
    found = [revision.named(part) for part in _AND.split(name)]
    people = [it for it in found if it is not None and it.named and it.kind == "person"]
    return tuple(it.id for it in people) if len(people) == len(found) > 1 else ()


def _kept(quotation: Quotation, source: Source) -> Mention | None:
    """Return the mention that a quotation has, where it is a pronoun or the source's own."""
    mention = quotation.speaker
    if mention is None:
        return None
    own = any((it.start, it.end) == (mention.start, mention.end) for it in source.mentions)
    return mention if own or is_pronoun(mention) else None


def _nearest(revision: Revision, quotation: Quotation, source: Source) -> Mention | None:
    """Return the mention of a source that stands nearest to a quotation, outside its words and in its paragraphs."""
    paragraphs = [
        (start, end)
        for start, end in revision.paragraphs
        if any(span.start < end and start < span.end for span in quotation.spans)
    ]
    near = [
        mention
        for mention in revision.sources[source.id].mentions
        if any(start <= mention.start < end for start, end in paragraphs)
        and not any(span.start <= mention.start < span.end for span in quotation.spans)
    ]
    return min(near, key=lambda it: _distance(it, quotation.spans), default=None)


def _distance(mention: Mention, spans: Sequence[Span]) -> int:
    return min(max(span.start - mention.end, mention.start - span.end) for span in spans)
