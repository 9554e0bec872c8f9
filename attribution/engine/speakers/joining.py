"""Quotations put together: cues with their contents, and quoted units with their speakers, become one list.

A draft knows its speaker as a mention. Which mentions are one source comes next, in `sources`.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from attribution import lexicon
from attribution.engine.cues import Reported, spans
from attribution.engine.learned import NUMBERS, Learned
from attribution.engine.speakers.inner import find_inner
from attribution.engine.speakers.linking import Link
from attribution.engine.speakers.relays import passes_on
from attribution.engine.speakers.scene import Scene
from attribution.engine.speakers.sifting import likelihood
from attribution.engine.speakers.terms import only_names
from attribution.model import QuotationKind, Span

_COMPLEMENTS = frozenset({"ccomp", "xcomp", "conj", "pcomp", "parataxis"})
_WORDS = {
    "label": "the label before the words names the speaker",
    "interviewed": "the label before the words stands for the one named above the interview",
    "signature": "signed after the words",
    "announced": "the one who speaks in the line before, which ends in a colon",
    "letterhead": "the line above says whom the words are from",
    "headline": "the name after the quotation's colon",
    "opener": "named after the verb that opens the sentence",
    "quoted": "the one who is quoted as saying it",
    "as-put": "the one who puts it so right after the words",
    "words-in-words": "the one whom the quoted words name as the speaker of these",
    "told-by": "the one by whom another is told to do what the words say",
    "participle": "the one before the participle that the words follow",
    "parenthesis": "named between commas after the words, with a reporting verb",
    "sentence-tag": "the one who speaks in the tag of the sentence that the words stand in",
    "owned-noun": "whose the noun is that says what the words are",
    "adjoining": "the one whose reporting word stands right beside the words",
    "tag": "the one who speaks in the tag beside the words",
    "speaks-on": "the last speaker goes on: nobody else comes between",
    "nearest-mention": "the likeliest mention near the words; no reporting word ties them together",
    "sentence-before": "the sentence right before the words is about this one; no reporting word ties them together",
    "paragraph-before": "the paragraph before the words is about this one alone; no reporting word ties them together",
    "no-candidate": "no mention near the words could have said them",
    "too-unsure": "no mention near the words is likely enough",
    "two-equal": "two mentions are equally likely",
    "next-door": "the reporting word belongs to the quotation right beside these words",
    "another-acts": "the last speaker may go on, but the text turns to somebody else in between",
    "spoken-of": "the words are said to or of the likeliest mention, by somebody who is not named",
    "asked-before": "the last speaker asked somebody a question, and these words may be the answer",
}
_PLACES = {
    "source-of-governing-cue": "which governs the quotation",
    "source-of-cue-in-sentence": "in the sentence of the quotation",
    "source-of-cue-before": "the last reporting word before the quotation",
    "source-of-cue-after": "the first reporting word after the quotation",
}


@dataclass(frozen=True)
class LinkedQuotation:
    """A quotation before its source is known."""

    #: The tokens of the content.
    tokens: frozenset[int]
    #: The cue, by index into `Scene.reported`.
    cue: int | None
    #: Where the speaker's mention stands, and its head token.
    speaker: Span | None
    head: int | None
    confidence: float
    rule: str
    evidence: str
    #: The units of quoted speech in it, each as linked.
    links: tuple[Link, ...] = ()
    #: The head of the mention of who passed the words on.
    via: int | None = None
    #: Who it may be, where it has no speaker: heads with their probabilities, the best first.
    candidates: tuple[tuple[int, float], ...] = ()
    spans: tuple[Span, ...] = field(default=())
    kind: QuotationKind = "indirect"
    #: The head of the mention of those who were told.
    addressee: int | None = None
    #: Of a quotation inside another: the first token of the unit that it stands in.
    inside: int | None = None
    #: Of one in single marks inside the unit.
    single: bool = False

    @property
    def is_likely(self) -> bool:
        """Whether it is given: an indirect quotation that is hardly one is not."""
        return bool(self.links) or self.confidence >= NUMBERS.speakers.is_indirect


def join_quotations(
    scene: Scene, links: Sequence[Link], learned: Learned, *, threshold: float = 0.0
) -> tuple[LinkedQuotation, ...]:
    """Return the quotations of the article, in text order, those among them that are hardly one.

    Args:
        scene: The article as the linker saw it.
        links: Its quoted units with their speakers.
        learned: The weights.
        threshold: The least probability with which a speaker is given. For an indirect quotation it counts squared,
            since its probability carries the doubt of being a quotation as well.
    """
    drafts = _quoted(scene, [link for link in links if link.speech >= NUMBERS.speakers.is_speech])
    told = {link.cue for link in links if link.rule == "told-by"}
    asides = [link.unit for link in links if link.rule == "aside"]
    reported = [
        draft
        for draft in _reported(scene, drafts, learned)
        if draft.cue is None or not (draft.cue in told or only_names(scene, draft.cue, draft.tokens, asides))
    ]
    drafts += [_held_back(draft, threshold * threshold) for draft in reported]
    drafts = _relayed(scene, drafts)
    drafts += [inner for draft in drafts for inner in _inner(scene, draft)]
    spoken = {
        t for link in links if link.speech >= NUMBERS.speakers.is_speech for t in range(link.unit.first, link.unit.last)
    }
    finished = (_finish(scene, draft, spoken) for draft in drafts)
    return tuple(sorted((d for d in finished if d.spans), key=lambda d: (d.spans[0].start, d.spans[-1].end)))


def _quoted(scene: Scene, links: Iterable[Link]) -> list[LinkedQuotation]:
    """Return a draft for each quotation that has quoted units; those that go on with one another are one."""
    drafts: list[LinkedQuotation] = []
    for link in links:
        tokens = frozenset(range(link.unit.first, link.unit.last))
        if link.rule == "told-by":
            tokens |= {link.unit.first - 1}  # the "to"
        elif link.relay is not None and link.cue is not None:
            tokens |= _complement(scene, link)
        elif link.cue is not None and scene.covers(link.cue, link.unit) >= NUMBERS.speakers.governs:
            tokens |= _ended(scene, link, _content(scene, link))
        if link.relay is not None and link.relay >= link.unit.last:
            places = (scene.reported[i].site for i in scene.governed.get(link.relay, ()))
            according = [site.head for site in places if site.form == "according" and site.head >= link.unit.last]
            first = min((scene.parse.mentions[link.relay].first, *according))
            tokens = frozenset(token for token in tokens if token < first)
        last = drafts[-1] if drafts else None
        if last is not None and not _goes_on(scene, last, link):
            tokens -= last.tokens
        if last is not None and _goes_on(scene, last, link):
            drafts[-1] = replace(
                last,
                tokens=last.tokens | tokens,
                links=(*last.links, link),
                confidence=min(last.confidence, link.confidence),
            )
        else:
            evidence = _evidence(scene, link.rule, link.cue)
            drafts.append(
                LinkedQuotation(
                    tokens=tokens,
                    cue=link.cue,
                    speaker=link.speaker,
                    head=link.head if link.speaker is not None else None,
                    confidence=link.confidence,
                    rule=link.rule,
                    evidence=evidence,
                    links=(link,),
                    via=link.relay,
                    candidates=link.candidates,
                )
            )
    return drafts


def _content(scene: Scene, link: Link) -> frozenset[int]:
    """Return what the unit's cue reports; what stands before a colon or in "quoted as saying" is not said."""
    assert link.cue is not None
    content = scene.reported[link.cue].content
    first = link.unit.first
    lemma = scene.parse.tokens[scene.reported[link.cue].site.head].lemma
    if first and (scene.parse.tokens[first - 1].lower == ":" or lemma == "quote"):
        return frozenset(token for token in content if token >= first)
    if link.rule == "told-by":
        # In "she was told by a superior to “stop”" she is who was told, and nothing of what she was told.
        return frozenset(token for token in content if token > scene.reported[link.cue].site.head)
    if link.rule == "tag":
        verb = scene.reported[link.cue].site.head
        return frozenset(token for token in content if token < verb)
    return content


def _ended(scene: Scene, link: Link, content: frozenset[int]) -> frozenset[int]:
    """Return content without what follows words that a comma or a stop ends: “I quit,” when asked; “I quit,” ex-rower.

    What stands before the words, further words in marks, and a "that" show that the reported clause goes on.
    """
    parse, unit = scene.parse, link.unit
    stretch = parse.stretches[unit.stretches[-1]]
    ended = parse.text[stretch.inner_start : stretch.inner_end].rstrip().endswith((",", "."))
    # So does a comma after the mark where the words were introduced: Lee said: “I quit”, and left.
    introduced = unit.first > 0 and parse.tokens[unit.first - 1].lower in (":", ",")
    ended = ended or (introduced and parse.text[stretch.end : stretch.end + 1] == ",")
    after = [parse.tokens[t].lower for t in sorted(content) if t >= unit.last]
    goes_on = "that" in after[:2] or any(
        t < unit.first or (t >= unit.last and parse.stretch_of[t] >= 0) for t in content
    )
    return frozenset(t for t in content if t < unit.last) if ended and not goes_on else content


def _complement(scene: Scene, link: Link) -> frozenset[int]:
    """Return the phrase under a relayed cue that holds the unit: "with “high confidence”"."""
    parse = scene.parse
    assert link.cue is not None
    site = scene.reported[link.cue].site
    for place in parse.children[site.head]:
        if place > site.head and parse.left_edge[place] <= link.unit.first < parse.right_edge[place]:
            return frozenset(parse.subtree(place))
    return frozenset()


def _goes_on(scene: Scene, draft: LinkedQuotation, link: Link) -> bool:
    """Whether a unit goes on with the quotation before it: the same speaker, and only the attribution between."""
    parse = scene.parse
    last = draft.links[-1]
    if link.head is None or draft.head != link.head or link.rule in ("label", "interviewed", "signature"):
        return False
    gap = parse.text[parse.tokens[last.unit.last - 1].end : parse.tokens[link.unit.first].start]
    if not gap.strip():
        return "\n" in gap and not parse.stretches[last.unit.stretches[-1]].closed
    if parse.paragraph_of[last.unit.last - 1] != parse.paragraph_of[link.unit.first]:
        return False
    sentence = parse.sentence_of[link.unit.first]
    if link.rule == draft.rule == "tag" and parse.sentence_of[last.unit.last] == sentence:
        return True
    inside = draft.tokens & set(range(link.unit.first, link.unit.last))
    if draft.cue is not None and draft.cue == link.cue and (inside or "." not in gap):
        return True
    return parse.sentence_starts[sentence] == link.unit.first and sentence == parse.sentence_of[last.unit.last] + 1


def _evidence(scene: Scene, rule: str, cue: int | None) -> str:
    if rule in _WORDS or cue is None:
        return _WORDS.get(rule, "")
    return f"{scene.reported[cue].site.route}, {_PLACES[rule]}"


def _reported(scene: Scene, quoted: Sequence[LinkedQuotation], learned: Learned) -> list[LinkedQuotation]:
    """Return a draft for each likely cue whose content is not a quoted draft's already."""
    used = {draft.cue for draft in quoted if draft.cue is not None and draft.tokens & scene.reported[draft.cue].content}
    used |= {
        link.cue
        for draft in quoted
        for link in draft.links
        if link.cue is not None and scene.covers(link.cue, link.unit) >= NUMBERS.speakers.governs
    }
    taken = {token for draft in quoted for token in draft.tokens}
    acts = [*(act.span for act in scene.withheld.acts), *scene.withheld.conditions]
    out = []
    for index, reported in enumerate(scene.reported):
        if (
            index in used
            or reported.probability < NUMBERS.speakers.is_cue
            or (scene.parse.stretch_of[reported.site.head] >= 0 and reported.site.head in taken)
        ):
            continue
        token = scene.parse.tokens[reported.site.head]
        if any(a.start <= token.start < a.end for a in acts):
            continue
        if reported.site.source is None and token.tag == "VBN" and token.dep in ("acl", "amod"):
            continue  # "a docker known as Shorty": nobody says so here
        tokens = reported.content - taken
        if len(tokens) < len(reported.content) and _words(scene, tokens) < NUMBERS.speakers.few_words:
            continue
        out.append(_indirect(scene, index, reported, tokens, learned))
    return out


def _indirect(
    scene: Scene, index: int, reported: Reported, tokens: frozenset[int], learned: Learned
) -> LinkedQuotation:
    head = reported.site.source
    speaker = None
    if head is not None:
        speaker = scene.parse.mentions[head].span
    confidence = likelihood(scene.parse, reported, tokens, learned)
    return LinkedQuotation(tokens, index, speaker, head, confidence, "source-of-cue", reported.site.route)


def _inner(scene: Scene, draft: LinkedQuotation) -> Iterator[LinkedQuotation]:
    """Yield the quotations inside the quoted words of a draft."""
    for unit in (link.unit for link in draft.links):
        for inner in find_inner(scene, unit):
            head = draft.head if inner.head is None else inner.head
            speaker = draft.speaker if inner.head is None else scene.parse.mentions[inner.head].span
            if speaker is not None:
                yield LinkedQuotation(
                    tokens=frozenset(inner.tokens),
                    cue=inner.cue,
                    speaker=speaker,
                    head=head,
                    confidence=min(draft.confidence, NUMBERS.speakers.inner),
                    rule="words-in-words",
                    evidence=_WORDS["words-in-words"],
                    inside=unit.first,
                    single=inner.single,
                    spans=(inner.span,),
                )


def _held_back(draft: LinkedQuotation, threshold: float) -> LinkedQuotation:
    """Return a draft without its speaker where the speaker is not likely enough."""
    if draft.speaker is None or draft.confidence >= threshold:
        return draft
    assert draft.head is not None
    candidates = ((draft.head, draft.confidence),)
    return replace(draft, speaker=None, head=None, rule="too-unsure", candidates=candidates)


def _words(scene: Scene, tokens: Iterable[int]) -> int:
    return sum(scene.parse.tokens[t].pos not in ("PUNCT", "SPACE") for t in tokens)


def _relayed(scene: Scene, drafts: list[LinkedQuotation]) -> list[LinkedQuotation]:
    """Name who passed words on, and leave those words to the one who said them."""
    out = list(drafts)
    for place, draft in enumerate(drafts):
        outer = _outer(scene, draft)
        if outer is None:
            continue
        via = scene.reported[outer].site.source if draft.via is None else draft.via
        out[place] = draft = replace(draft, via=via, tokens=draft.tokens - _own_words(scene, outer))
        if not draft.links:
            continue
        clause = (
            draft.tokens | set(scene.parse.subtree(scene.reported[draft.cue].site.head))
            if draft.cue is not None
            else draft.tokens
        )
        for other, candidate in enumerate(out):
            if candidate.cue == outer and not candidate.links:
                rest = candidate.tokens - clause
                out[other] = replace(
                    candidate, tokens=rest if _words(scene, rest) > NUMBERS.speakers.few_words else frozenset()
                )
    return out


def _own_words(scene: Scene, cue: int) -> set[int]:
    """Return a cue's own words, its source's among them, which are not what another says."""
    site = scene.reported[cue].site
    source = set() if site.source is None else set(scene.parse.subtree(site.source))
    return source | {site.head}


def _outer(scene: Scene, draft: LinkedQuotation) -> int | None:
    """Return the cue that reports the draft's own cue, another's words about it."""
    if draft.cue is None or draft.head is None:
        return None
    inner = scene.reported[draft.cue].site.head
    beside = _clauses_beside(scene, inner)
    for head in (*_clauses_above(scene, inner), *beside):
        index = scene.by_head.get(head)
        if index is None or index == draft.cue or head in draft.tokens:
            continue
        reported = scene.reported[index]
        least = NUMBERS.speakers.is_relay_beside if head in beside else NUMBERS.speakers.is_relay
        if (
            reported.probability >= least
            and inner in reported.content
            and reported.site.source not in (None, draft.head)
            and passes_on(scene, index, draft.cue)
        ):
            return index
    return None


def _clauses_above(scene: Scene, inner: int) -> list[int]:
    """Return the heads of the clauses whose complement the cue's clause is, the nearest first."""
    tokens, out = scene.parse.tokens, []
    while tokens[inner].dep in _COMPLEMENTS and tokens[inner].head != inner:
        inner = tokens[inner].head
        out.append(inner)
    return out


def _clauses_beside(scene: Scene, inner: int) -> list[int]:
    """Return what may relay the cue's clause from within: "…, her brother recalled", "according to two aides"."""
    children = scene.parse.children
    return [place for near in children[inner] for place in (near, *children[near])]


def _finish(scene: Scene, draft: LinkedQuotation, spoken: Collection[int]) -> LinkedQuotation:
    tokens = {t for t in draft.tokens if scene.parse.tokens[t].pos != "SPACE"}
    found = draft.spans or spans(scene.parse, tokens)
    words = [t for t in tokens if scene.parse.tokens[t].pos != "PUNCT"]
    inside = sum(t in spoken for t in words)
    kind: QuotationKind = "indirect" if not inside else "direct" if inside == len(words) else "mixed"
    told = None if draft.cue is None else find_addressee(scene, draft.cue)
    return replace(draft, spans=found, kind=kind, addressee=None if told == draft.head else told)


def find_addressee(scene: Scene, cue: int) -> int | None:
    """Return the head of the mention of those who were told: "reporters" in "told reporters"."""
    parse = scene.parse
    head = scene.reported[cue].site.head
    for place in parse.children[head]:
        token = parse.tokens[place]
        target = parse.child(place, "pobj") if token.lower == "to" and token.dep in ("prep", "dative") else place
        direct = token.dep in ("dobj", "dative") and parse.tokens[head].lemma in _TELLING
        if target is not None and (direct or target != place) and target > head and target in parse.mentions:
            word = parse.tokens[target]
            if (
                word.entity in ("PERSON", "ORG", "NORP")
                or word.pos == "PRON"
                or lexicon.noun_kind(word.lemma) in ("person", "group", "organization")
            ):
                return target
    return None


_TELLING = frozenset("tell ask remind inform assure warn advise urge reassure notify brief order".split())
