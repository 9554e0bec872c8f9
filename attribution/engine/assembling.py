"""The analysis put together: ids, names, order, what is nobody's words, and notes."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

import msgspec

from attribution.engine.cues import is_denied, read_cue
from attribution.engine.grammar import Parse, find_first_person
from attribution.engine.sources import Identity, People, Step, find_affiliation
from attribution.engine.speakers import Link, LinkedQuotation, Scene
from attribution.model import (
    Analysis,
    Candidate,
    Document,
    Engine,
    Ids,
    Mention,
    Note,
    Quotation,
    Relay,
    Source,
    Span,
    Unattributed,
    UnattributedReason,
)
from attribution.text import place_changes

#: Why a quotation has no speaker, by the rule that gave it none; any other rule found nobody.
_NO_SPEAKER: dict[str, UnattributedReason] = {
    "two-equal": "ambiguous",
    "too-unsure": "low-confidence",
    "next-door": "low-confidence",
    "another-acts": "low-confidence",
    "asked-before": "low-confidence",
}
#: Descriptions that only point to some of those spoken of.
_PART = re.compile(
    r"(?:(?:an)?other|both|each|many|most|one|several|some|two|three|four|five|six)(?: of (?:them|us|those|these)\b.*)?"
    r"|the (?:first|second|third|fourth|fifth|sixth|last|other)",
    re.IGNORECASE,
)
#: Parts whose words are not the article's own: a quotation there is marked with the kind.
_CLUTTER = frozenset(
    "advertisement caption contributors copyright correction newsletter page-furniture quoted-reply read-more "
    "signature".split()
)


def build_analysis(
    scene: Scene, links: Sequence[Link], drafts: Sequence[LinkedQuotation], people: People, engine: Engine
) -> Analysis:
    """Return the analysis of an article from what its stages found."""
    parse = scene.parse
    ids = Ids()
    source_ids = {id(i): ids.give("s", _name(i)) for i in people.identities}
    quotations = _set_inside(
        drafts,
        [
            _quotation(
                scene,
                _all_the_way(scene, draft, speaker, step),
                ids,
                _id_of(source_ids, speaker),
                None if via is None else _relay(parse, via, _id_of(source_ids, relay)),
            )
            for draft, speaker, relay, step, via in zip(
                people.drafts, people.speakers, people.relays, people.steps, people.vias, strict=True
            )
        ],
    )
    sources = tuple(_source(parse, identity, source_ids) for identity in people.identities)
    unattributed = (*_nobodys(scene, links), *_speakerless(scene, drafts, quotations))
    document = parse.document
    notes = (
        *document.notes,
        *_mark_notes(parse),
        *_unresolved_notes(parse, people, source_ids),
        *_no_comment_notes(scene, people, source_ids),
    )
    return Analysis(
        document=place_changes(_without_notes(document), quotations),
        engine=engine,
        quotations=quotations,
        sources=sources,
        unattributed=tuple(sorted(unattributed, key=lambda u: u.spans[0].start)),
        notes=notes,
    )


def _all_the_way(scene: Scene, draft: LinkedQuotation, speaker: Identity | None, step: Step | None) -> LinkedQuotation:
    """Return a quotation whose confidence and evidence are those of the whole way, to its mention and to its source."""
    if step is None or speaker is None or draft.speaker is None:
        return draft
    confidence = round(draft.confidence * step.confidence, 4)
    name, mention = _name(speaker), scene.parse.text[draft.speaker.start : draft.speaker.end]
    if not step.reason or _plain(name) == _plain(mention):
        return replace(draft, confidence=confidence)
    rival = "" if step.rival is None else f"; or it is {_name(step.rival)}"
    evidence = f"{draft.evidence}; “{mention}” is {name}: {step.reason}{rival}"
    return replace(draft, confidence=confidence, evidence=evidence)


def _plain(mention: str) -> str:
    """Return a mention in small letters, without "the"."""
    return mention.lower().removeprefix("the ")


def _id_of(source_ids: dict[int, str], identity: Identity | None) -> str | None:
    return None if identity is None else source_ids[id(identity)]


def _mention(parse: Parse, span: Span) -> Mention:
    return Mention(start=span.start, end=span.end, text=parse.text[span.start : span.end])


def _quotation(scene: Scene, draft: LinkedQuotation, ids: Ids, source_id: str | None, via: Relay | None) -> Quotation:
    parse = scene.parse
    text = " ".join(parse.text[s.start : s.end] for s in draft.spans)
    site = None if draft.cue is None else scene.reported[draft.cue].site
    cue = None if site is None else read_cue(parse, site)
    return Quotation(
        id=ids.give("q", text),
        kind=draft.kind,
        spans=draft.spans,
        text=text,
        cue=cue,
        speaker=None if draft.speaker is None else _mention(parse, draft.speaker),
        source_id=source_id if draft.speaker is not None else None,
        via=via,
        addressee=None if draft.addressee is None else parse.mentions[draft.addressee].mention,
        first_person=() if draft.speaker is None else find_first_person(parse, draft.spans),
        denied=site is not None and cue is not None and is_denied(parse, site, cue),
        confidence=draft.confidence,
        evidence=draft.evidence,
        rule=draft.rule,
        flags=_flags(parse, draft),
    )


def _set_inside(drafts: Sequence[LinkedQuotation], quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """Return the quotations, those inside another with its id."""
    pairs = list(zip(drafts, quotations, strict=True))
    outer = {link.unit.first: quotation.id for draft, quotation in pairs for link in draft.links}
    return tuple(
        quotation if draft.inside is None else msgspec.structs.replace(quotation, inside=outer[draft.inside])
        for draft, quotation in pairs
    )


def _relay(parse: Parse, span: Span, source_id: str | None) -> Relay:
    who = _mention(parse, span)
    return Relay(start=who.start, end=who.end, text=who.text, source_id=source_id)


def _flags(parse: Parse, draft: LinkedQuotation) -> tuple[str, ...]:
    stretches = [parse.stretches[i] for link in draft.links for i in link.unit.stretches]
    marked = [s for s in stretches if s.is_marked]
    flags = {
        "unclosed-mark": any(not s.closed and not s.goes_on for s in marked),
        "unopened-mark": any(not s.opened for s in marked),
        "paragraphs": len({s.paragraph for s in stretches}) > 1,
        "single-marks": draft.single or any(s.single for s in stretches),
        "inside-another-quotation": draft.inside is not None,
        "speaks-on": len(draft.links) > 1,
        "label": any(link.rule in ("label", "interviewed") for link in draft.links),
    }
    part = parse.document.part_at(draft.spans[0].start)
    if part is not None:
        flags |= {part.kind: part.kind in _CLUTTER, "repeats": part.repeats is not None}
    return tuple(name for name, holds in flags.items() if holds)


def _name(identity: Identity) -> str:
    """Return the fullest name, titles left off; of a source without one its fullest description."""
    if identity.members:
        return _name_together(identity)
    if identity.named and identity.person_names:
        return max(identity.person_names, key=lambda n: (len(n.shown.split()), n.is_full)).shown
    if identity.named:
        return _one_line(max(identity.names, key=len).removesuffix("’s").removesuffix("'s"))
    unknown = "the writer" if identity.unresolved == "I" else "unknown"
    return _one_line(max(identity.descriptions, key=_telling, default=f"{unknown} (“{identity.unresolved}”)"))


def _name_together(identity: Identity) -> str:
    """Return the names of those who are one source together; one family name that is all of theirs stands once."""
    called = zip(identity.members, identity.called, strict=True)
    names = [_name(member) if member.named else _one_line(text) for member, text in called]
    last = names[-1].split()[-1]
    if identity.shares_name and all(name.endswith(f" {last}") for name in names):
        names[:-1] = [name.removesuffix(f" {last}") for name in names[:-1]]
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _one_line(name: str) -> str:
    """Return a name or a description that a line's end may break, on one line."""
    return " ".join(name.split()) if "\n" in name or "\r" in name else name


def _telling(description: str) -> tuple[bool, int]:
    """Return how much a description tells: what says who somebody is goes before "one of them" and "the fourth"."""
    return _PART.fullmatch(description) is None, len(description.split())


def _source(parse: Parse, identity: Identity, source_ids: dict[int, str]) -> Source:
    anonymity = identity.anonymity
    # "The mayor" mostly has a name somewhere, but not the one who "asked not to be named".
    named = identity.named or (identity.by_office and (anonymity is None or anonymity.condition is None))
    name = _name(identity)
    description = max((d for d in identity.descriptions if d != name), key=len, default=None)
    group = identity.member_of
    return Source(
        id=source_ids[id(identity)],
        name=name,
        kind=identity.kind,
        named=named,
        description=description if identity.named else None,
        affiliation=identity.affiliation,
        member_of=None if group is None else source_ids.get(id(group)),
        may_be=tuple(
            source_ids[id(other)] for other in (*identity.one_of, *identity.may_be) if id(other) in source_ids
        ),
        members=_members(identity, source_ids),
        pronouns=tuple(identity.pronouns),
        anonymity=anonymity if identity.named or not named else None,
        mentions=tuple(_mention(parse, span) for span in sorted(identity.mentions, key=lambda s: (s.start, s.end))),
    )


def _members(identity: Identity, source_ids: dict[int, str]) -> tuple[str, ...] | msgspec.UnsetType:
    """Return the ids of those who speak together."""
    return tuple(source_ids[id(one)] for one in identity.members if id(one) in source_ids) or msgspec.UNSET


def _nobodys(scene: Scene, links: Iterable[Link]) -> list[Unattributed]:
    """Return the stretches in marks that nobody says here, each with what it is instead."""
    parse = scene.parse
    out = []
    for link in links:
        if link.aside is not None:
            spans = tuple(Span(start=parse.stretches[i].start, end=parse.stretches[i].end) for i in link.unit.stretches)
            text = " ".join(parse.text[s.start : s.end] for s in spans)
            out.append(Unattributed(spans=spans, text=text, reason=link.aside))
    return out


def _speakerless(
    scene: Scene, drafts: Sequence[LinkedQuotation], quotations: Sequence[Quotation]
) -> list[Unattributed]:
    """Return the quoted quotations whose speaker is not known, with who it may be."""
    out = []
    for draft, quotation in zip(drafts, quotations, strict=True):
        if draft.speaker is None and (draft.links or draft.candidates):
            out.append(
                Unattributed(
                    spans=quotation.spans,
                    text=quotation.text,
                    reason=_NO_SPEAKER.get(draft.rule, "no-speaker"),
                    quotation_id=quotation.id,
                    candidates=tuple(
                        Candidate(speaker=scene.parse.mentions[h].mention, confidence=c) for h, c in draft.candidates
                    ),
                )
            )
    return out


def _mark_notes(parse: Parse) -> list[Note]:
    notes = []
    for stretch in parse.stretches:
        if not stretch.is_marked:
            continue
        place = _mention(parse, Span(start=stretch.start, end=min(stretch.end, stretch.start + 60)))
        if not stretch.closed and not stretch.goes_on and stretch.depth == 0:
            notes.append(
                Note(kind="unclosed-mark", message="a quotation mark opens here and none closes it", span=place)
            )
        if not stretch.opened:
            notes.append(
                Note(kind="unopened-mark", message="a quotation mark closes here and none opens it", span=place)
            )
    return notes


def _unresolved_notes(parse: Parse, people: People, source_ids: dict[int, str]) -> list[Note]:
    return [
        Note(
            kind="unresolved",
            message=message,
            span=_mention(parse, identity.mentions[0]),
            source_id=source_ids[id(identity)],
        )
        for identity in people.identities
        if (message := _why_unresolved(parse, identity))
    ]


def _why_unresolved(parse: Parse, identity: Identity) -> str:
    """Return why it is left open who a source is; nothing where it is not."""
    if identity.one_of:
        first = _mention(parse, identity.mentions[0]).text
        return f"“{first}” may be {' or '.join(map(_name, identity.one_of))}; the article does not say which"
    if identity.unresolved == "I":
        return "" if identity.named else _NARRATOR
    open_still = identity.unresolved and not identity.descriptions
    return _UNRESOLVED.format(identity.unresolved) if open_still else ""


_UNRESOLVED = "nobody whom the article names or describes before is surely meant by “{}”"
_NARRATOR = "“I” is who wrote the article; no single byline says who that is"


def _no_comment_notes(scene: Scene, people: People, source_ids: dict[int, str]) -> list[Note]:
    parse, notes = scene.parse, []
    for act in scene.withheld.acts:
        # Of a head that stands for several who are named together, all of them.
        having = [i for i in people.identities if act.head is not None and act.head in i.heads]
        who = max(having, key=lambda i: len(i.members), default=None)
        by = None if act.head is None else parse.mentions[act.head].mention
        told = None if by is None else find_affiliation(by.text)
        notes.append(
            Note(
                kind="no-comment",
                message=f"{by.text if by else 'somebody'}: {_ACTS[act.kind]}",
                span=_mention(parse, act.span),
                source_id=_id_of(source_ids, who),
                by=by,
                on_behalf_of=told or (None if who is None else who.affiliation),
            )
        )
    return notes


_ACTS = {
    "declined": "declined to comment",
    "would-not": "would not comment",
    "refused": "refused to comment",
    "no-response": "did not respond",
    "unreachable": "could not be reached",
    "referred": "referred questions to others",
    "unavailable": "was not available",
}


def _without_notes(document: Document) -> Document:
    return msgspec.structs.replace(document, notes=())
