"""Which mentions are one source: names, descriptions and pronouns, read in order.

Indefinite descriptions open a new source, definite ones go back to the nearest that fits; two that may be the same
person stay two. Pronouns go to the likeliest that agrees, or stay open. An article is read twice. The first reading
leaves "he" and "she" open, and all of them together tell which pronoun goes with whom; a given name is a weak hint.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from attribution.engine.grammar import Parse
from attribution.engine.learned import NUMBERS
from attribution.engine.sources.anonymity import find_anonymity, find_terms
from attribution.engine.sources.by_pronoun import expected_pronoun
from attribution.engine.sources.identities import Identity
from attribution.engine.sources.particulars import count_claimed, find_affiliation, find_knowledge
from attribution.engine.sources.printed_names import PrintedNames
from attribution.engine.sources.pronoun_use import Leanings, find_leanings
from attribution.engine.sources.reading import Reader
from attribution.engine.sources.steps import Step
from attribution.engine.speakers import LinkedQuotation, Scene
from attribution.model import Anonymity, Span

_SURELY = NUMBERS.sources.surely_speaks


@dataclass(frozen=True)
class People:
    """The sources of an article and which draft is whose."""

    identities: tuple[Identity, ...]
    #: The drafts, each with all of its speaker's mention where that is of several who are named together.
    drafts: tuple[LinkedQuotation, ...]
    #: For each draft: its relay's mention.
    vias: tuple[Span | None, ...]
    #: For each draft: its speaker's identity and its relay's.
    speakers: tuple[Identity | None, ...]
    relays: tuple[Identity | None, ...]
    #: For each draft: how surely its speaker's mention is that identity's, and why.
    steps: tuple[Step | None, ...]


def merge_sources(
    scene: Scene,
    drafts: Sequence[LinkedQuotation],
    unlikely: Sequence[LinkedQuotation] = (),
    *,
    threshold: float = 0.0,
) -> People:
    """Return who speaks in the article, in the order of first mention, and which draft is whose.

    Args:
        scene: The article as the linker saw it.
        drafts: Its quotations.
        unlikely: What is hardly one and is not given. Who would have said it is a mention like the others.
        threshold: The least probability of the whole way to its source with which a pronoun is given to somebody.
    """
    reader = read_mentions(scene, (*drafts, *unlikely), threshold=threshold)
    speakers = tuple(reader.found(d.head) if d.inside is None else reader.inner_speaker(d) for d in drafts)
    relays = tuple(reader.found(d.via) for d in drafts)
    voices = {id(i) for i in (*speakers, *relays) if i is not None}
    together = (member for i in reader.registry.identities if id(i) in voices for member in i.members)
    # Others without a name are no source where they don't speak by themselves: the friends of "Lee and two friends".
    voices |= {id(member) for member in together if member.named or member.kind not in ("person", "group")}
    voices |= {id(i.member_of) for i in reader.registry.identities if id(i) in voices and i.member_of is not None}
    kept = [i for i in reader.registry.identities if id(i) in voices]
    _link_doubles(kept)
    for identity in kept:
        identity.affiliation = next(filter(None, map(find_affiliation, identity.descriptions)), None)
        identity.anonymity = _anonymity(scene.parse, identity)
    steps = tuple(None if draft.head is None else reader.step(draft.head) for draft in drafts)
    return People(
        identities=tuple(sorted(kept, key=lambda i: (min(i.heads), not i.members))),
        drafts=tuple(reader.with_whole_mention(draft) for draft in drafts),
        vias=tuple(None if draft.via is None else reader.mention(draft.via) for draft in drafts),
        speakers=speakers,
        relays=relays,
        steps=steps,
    )


def read_mentions(scene: Scene, drafts: Sequence[LinkedQuotation], *, threshold: float = 0.0) -> Reader:
    """Return what was read of an article's mentions, the second time; `threshold` is as for `merge_sources`."""
    # What stands in quoted words is read last: it tells nothing of the article's own pronouns.
    drafts = [draft for draft in drafts if draft.inside is None]
    speaking = frozenset(h for d in drafts for h in (d.head, d.via) if h is not None)
    surely = frozenset(
        d.head for d in drafts if d.head is not None and d.is_likely and (d.links or d.confidence >= _SURELY)
    )
    spans = {d.head: d.speaker for d in drafts if d.head is not None and d.speaker is not None}
    printed = PrintedNames(scene.parse)
    first = Reader(scene, printed, speaking, surely, None)
    first.read_all(spans)
    reader = Reader(scene, printed, speaking, surely, _leanings_by_name(first))
    reader.pronouns.least = _least(drafts, threshold)
    reader.read_all(spans, first.idle)
    return reader


def _least(drafts: Sequence[LinkedQuotation], threshold: float) -> dict[int, float]:
    """Return how likely somebody has to be meant by each speaker, for the surest of its quotations to be given.

    In “He shrugged off the vote, calling it a “farce”” one "he" may be a doubtful source of some words and a sure one
    of others.
    """
    surest: dict[int, float] = {}
    for draft in drafts:
        if draft.head is not None and threshold:
            surest[draft.head] = max(surest.get(draft.head, threshold), draft.confidence)
    return {head: threshold / confidence for head, confidence in surest.items()}


def _anonymity(parse: Parse, identity: Identity) -> Anonymity | None:
    """Return why a source has no name, or, as in "Ana, who asked that her surname not be used", no full name."""
    mentions = tuple(identity.mentions)
    if identity.named:
        in_part = identity.person_names and not any(name.is_full for name in identity.person_names)
        return find_terms(parse, mentions) if in_part else None
    if identity.kind not in ("person", "group"):
        return None
    described = identity.descriptions
    return msgspec.structs.replace(
        find_anonymity(parse, mentions),
        knowledge=next(filter(None, map(find_knowledge, described)), None),
        claimed=count_claimed(described[0], plural=identity.plural) if described else None,
    )


def _leanings_by_name(reader: Reader) -> Leanings[str]:
    """Return which pronouns stand for each named person, by each of the person's names."""
    named = [i for i in reader.registry.identities if i.kind == "person" and i.named]
    expected = {i: pronoun for i in named if (pronoun := expected_pronoun(i)) is not None}
    found = find_leanings(reader.guesses, expected)
    people = [i for i in named if i in found.counts]
    return found.under({i: tuple(dict.fromkeys(name.shown for name in i.person_names)) for i in people})


def _link_doubles(identities: list[Identity]) -> None:
    """Name for each unnamed person the others who may be the same one."""
    for number, one in enumerate(identities):
        for other in identities[:number]:
            if one.named or other.named or one.plural or other.plural or one.kind != "person" or other.kind != "person":
                continue
            if one.noun and one.noun == other.noun and not one.apart:
                one.may_be.append(other)
                other.may_be.append(one)
