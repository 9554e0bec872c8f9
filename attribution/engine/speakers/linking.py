"""Who is linked to each unit of quoted speech.

What is certain is a rule: a transcript's label, a signature after a dash. Where it is a matter of weight a model of
boosted trees scores every mention near the unit, left to right, greedily (after the candidates and features of Muzny
et al. 2017). Where no mention is likely enough, or two are equally so, none is linked.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from attribution import lexicon
from attribution.engine.learned import NUMBERS, Learned, calibrate
from attribution.engine.speakers.adjoining import find_adjoining
from attribution.engine.speakers.citations import is_cited
from attribution.engine.speakers.features import unit_features
from attribution.engine.speakers.floating import find_floating, has_two_subjects
from attribution.engine.speakers.history import History
from attribution.engine.speakers.nobodys import find_aside, guess_aside, is_sentence
from attribution.engine.speakers.pairs import Pairs
from attribution.engine.speakers.relays import asking_cue, inner_cue, is_spoken_of, last_relay, passes_on
from attribution.engine.speakers.rules import find_by_rule
from attribution.engine.speakers.scene import Scene
from attribution.engine.speakers.terms import names_thing
from attribution.engine.speakers.units import Unit, is_line_apart
from attribution.model import Span, UnattributedReason

_MOST_SHOWN = 3
#: How many tokens after a question tell who was asked.
_TAG = 10
#: What stands between words that are listed.
_LISTING = frozenset({"", "and", "or", "and a", "and an", "and the"})
#: Without grammar from the cue to the words a link is less sure than its score.
_LOOSE_RULES = frozenset({"source-of-cue-in-sentence", "nearest-mention"})


class Link(NamedTuple):
    """A unit with what was decided of it."""

    unit: Unit
    #: The probability that it is somebody's words here.
    speech: float
    #: Where the speaker's mention stands, and its head token where the parse has one.
    speaker: Span | None
    head: int | None
    #: The cue, by index into `Scene.reported`.
    cue: int | None
    #: The probability that the speaker is right.
    confidence: float
    rule: str
    #: The likeliest heads with their probabilities, the best first.
    candidates: tuple[tuple[int, float], ...]
    #: The head of the mention of who passed the words on.
    relay: int | None = None
    #: What it is where it is nobody's words here.
    aside: UnattributedReason | None = None


def link_speakers(scene: Scene, learned: Learned, *, threshold: float) -> tuple[Link, ...]:
    """Return a link for each unit of `scene`, in text order.

    Args:
        scene: The parse with its cues and units.
        learned: The weights.
        threshold: The least probability with which a speaker is given.
    """
    history, pairs = History(), Pairs(scene)
    links: list[Link] = []
    for unit in scene.units:
        link = _aside(scene, unit) or _by_rule(scene, unit)
        if link is None:
            link = _floated(scene, _by_model(scene, unit, pairs, history, learned, threshold=threshold))
            link = _listed(scene, _adjoined(scene, link), links)
        elif link.rule == "tag":
            link = link._replace(confidence=_trust_in_tag(_weigh(scene, unit, pairs, history, learned).of(link.head)))
        if link.cue is not None and _is_next_door(scene, unit, scene.reported[link.cue].site.head):
            link = _without_speaker(link, "next-door")
        if link.speaker is not None and link.confidence < threshold:
            link = _without_speaker(link, "too-unsure")
        if link.speech >= NUMBERS.speakers.is_speech:
            history.add(scene.parse, unit, link.head if link.speaker else None)
        else:
            link = link._replace(aside=link.aside or guess_aside(scene.parse, unit))
        links.append(link)
    return tuple(links)


def _trust_in_tag(probability: float) -> float:
    """Return how likely the speaker of a tag is right whom the model holds for so likely."""
    if probability >= NUMBERS.speakers.agreed:
        return max(NUMBERS.speakers.agreed_tag, probability)
    return max(NUMBERS.speakers.least_of_tag, probability)


def _without_speaker(link: Link, why: str) -> Link:
    """Return the link without the speaker that it had, who stays a candidate; `why` names the rule that took it."""
    candidates = link.candidates
    if not candidates and link.head is not None:
        candidates = ((link.head, link.confidence),)
    return link._replace(speaker=None, head=None, cue=None, relay=None, rule=why, candidates=candidates)


def _is_next_door(scene: Scene, unit: Unit, verb: int) -> bool:
    """Whether the cue follows another quotation that stands right beside this one: "…?" "…," he said."""
    place = bisect_left(scene.units, unit) + 1
    if place >= len(scene.units):
        return False
    other = scene.units[place]
    parse = scene.parse
    gap = parse.text[parse.tokens[unit.last - 1].end : parse.tokens[other.first].start]
    return verb >= other.last and not gap.strip() and "\n" not in gap


def _aside(scene: Scene, unit: Unit) -> Link | None:
    if is_line_apart(scene.parse, scene.parse.stretches[unit.stretches[0]]):
        return Link(unit, 0.0, None, None, None, 0.0, "aside", (), aside="no-speaker")
    cited = is_cited(scene.parse, unit)
    if not cited and find_aside(scene.parse, unit) is None and not names_thing(scene, unit):
        return None
    return Link(unit, 0.0, None, None, None, 0.0, "aside", (), aside="title" if cited else None)


def _by_rule(scene: Scene, unit: Unit) -> Link | None:
    ruling = find_by_rule(scene, unit)
    if ruling is None:
        return None
    return Link(
        unit, 1.0, ruling.speaker, ruling.head, ruling.cue, ruling.confidence, ruling.rule, (), relay=ruling.relay
    )


class _Weighed(NamedTuple):
    """What the models say of a unit: whether it is speech, and whose, the likeliest first."""

    speech: float
    #: Heads with the raw scores and with the calibrated ones.
    heads: tuple[int, ...]
    scores: tuple[float, ...]
    probabilities: tuple[float, ...]

    def of(self, head: int | None) -> float:
        """Return the probability of one mention; 0 where it was not a candidate."""
        return self.probabilities[self.heads.index(head)] if head in self.heads else 0.0


def _weigh(scene: Scene, unit: Unit, pairs: Pairs, history: History, learned: Learned) -> _Weighed:
    about_unit = unit_features(scene, unit, history)
    heads = _led_in(scene, unit, pairs.candidates(unit, history))
    scores = learned.speaker.probabilities(pairs.features(unit, heads, history, about_unit)).tolist()
    ranked = sorted(zip(scores, heads, strict=True), key=lambda pair: (-pair[0], abs(pair[1] - unit.first)))
    best = [score for score, _ in ranked[:2]] + [0.0] * (2 - len(ranked[:2]))
    speech = float(learned.speech.probabilities([about_unit + best])[0])
    probabilities = tuple(calibrate(learned.quoted_curve, score * speech) for score, _ in ranked)
    return _Weighed(speech, tuple(h for _, h in ranked), tuple(s for s, _ in ranked), probabilities)


def _led_in(scene: Scene, unit: Unit, heads: Sequence[int]) -> Sequence[int]:
    """Return the candidates, of words after a colon only those in the clause before it that reports: "Roe replied:"."""
    tokens, before = scene.parse.tokens, unit.first - 1
    if (
        before < 0
        or tokens[before].lower != ":"
        or scene.parse.paragraph_of[before] != scene.parse.paragraph_of[unit.first]
    ):
        return heads
    first, _ = scene.parse.sentence_bounds(scene.parse.sentence_of[before])
    inside = [head for head in heads if first <= head < unit.first]
    says = any(
        scene.reported[i].site.source in inside and tokens[scene.reported[i].site.head].tag in ("VBD", "VBZ", "VBP")
        for i in scene.sites_between(first, unit.first)
        if lexicon.reporting_verbs().get(tokens[scene.reported[i].site.head].lemma) in ("neutral", "question", "loaded")
    )
    return inside if says else heads


def _by_model(scene: Scene, unit: Unit, pairs: Pairs, history: History, learned: Learned, *, threshold: float) -> Link:
    weighed = _weigh(scene, unit, pairs, history, learned)
    speech, scores = weighed.speech, (*weighed.scores, 0.0, 0.0)
    shown = tuple(zip(weighed.heads, weighed.probabilities, strict=True))[:_MOST_SHOWN]
    confidence = shown[0][1] if shown else 0.0
    if speech < NUMBERS.speakers.is_speech and is_sentence(scene.parse, unit):
        speech = NUMBERS.speakers.is_speech
    open_because = _why_open(scene, shown, scores[0] - scores[1], threshold=threshold)
    if open_because:
        return Link(unit, speech, None, None, None, confidence, open_because, shown)
    return _link_to(scene, Link(unit, speech, None, shown[0][0], None, confidence, "", shown), history)


def _why_open(scene: Scene, shown: Sequence[tuple[int, float]], lead: float, *, threshold: float) -> str:
    """Return why no speaker is given, or "": nobody is near, nobody is likely enough, or two are equally so."""
    if not shown:
        return "no-candidate"
    if shown[0][1] < threshold:
        return "too-unsure"
    tokens = scene.parse.tokens
    rivals = lead < NUMBERS.speakers.closest_rival and any(
        tokens[h].lower != tokens[shown[0][0]].lower for h, _ in shown[1:2]
    )
    return "two-equal" if rivals else ""


def _link_to(scene: Scene, link: Link, history: History) -> Link:
    """Return the link with its cue and evidence; words that the head's own words report are the inner speaker's."""
    assert link.head is not None
    unit, head = link.unit, link.head
    cue = cue_of(scene, unit, head)
    relay = None if cue is None else last_relay(scene, unit, head)
    link = link._replace(cue=cue, relay=relay)
    inner = inner_cue(scene, unit, cue) if relay is None else None
    if inner is not None and cue is not None:
        link = link._replace(head=scene.reported[inner].site.source, cue=inner)
        link = link._replace(relay=head if passes_on(scene, cue, inner) else None)
    asking = asking_cue(scene, cue) if relay is None and inner is None and cue is not None else None
    if asking is not None:
        link = link._replace(head=scene.reported[asking].site.source, cue=asking)
    assert link.head is not None
    if link.cue is None and is_spoken_of(scene, unit, link.head):
        return _without_speaker(link, "spoken-of")
    span = scene.parse.mentions[link.head].span
    rule = _rule_name(scene, link, history)
    if rule == "speaks-on" and _another_acts(scene, unit, link.head):
        return _without_speaker(link, "another-acts")
    if rule == "speaks-on" and _is_answer(scene, unit):
        return _without_speaker(link, "asked-before")
    confidence = link.confidence
    if rule in _LOOSE_RULES:
        confidence = min(confidence * NUMBERS.speakers.loose, NUMBERS.speakers.loosest)
    elif rule == "source-of-governing-cue" and confidence >= NUMBERS.speakers.agreed:
        confidence = max(NUMBERS.speakers.agreed_cue, confidence)
    return link._replace(speaker=span, rule=rule, confidence=round(confidence, 4))


def _floated(scene: Scene, link: Link) -> Link:
    """Return the link with the one whom the text before it is about, where the model leaves it open and no cue is near.

    Where two are the subject of the sentence before, neither is given: "They shook hands. “On Monday.”"
    """
    loose = link.rule in _LOOSE_RULES or link.rule in ("source-of-cue-before", "source-of-cue-after")
    if link.speaker is not None and loose and has_two_subjects(scene, link.unit, link.head):
        return _without_speaker(link, "two-equal")
    found = find_floating(scene, link.unit)
    if found is None or (link.speaker is not None and not loose):
        return link
    if link.rule == "two-equal" and any(h != found.head and not _is_thing(scene, h) for h, _ in link.candidates[:2]):
        return link
    rival = link.head is not None and link.head != found.head and not _is_thing(scene, link.head)
    if link.speaker is not None and (rival or link.confidence > NUMBERS.speakers.floating_alone):
        return link
    if link.rule == "another-acts" and not _was_asked(scene, link.unit):
        return link
    confidence = NUMBERS.speakers.floating if found.rule == "sentence-before" else NUMBERS.speakers.floating_alone
    return link._replace(
        speech=max(link.speech, NUMBERS.speakers.is_speech),
        speaker=scene.parse.mentions[found.head].span,
        head=found.head,
        rule=found.rule,
        confidence=confidence,
    )


def _adjoined(scene: Scene, link: Link) -> Link:
    """Return the link with the one whose verb stands right beside the words, where another was chosen, or nobody."""
    found = find_adjoining(scene, link.unit)
    if found is None or link.relay is not None or found.head == link.head:
        return link
    if link.speech < NUMBERS.speakers.is_speech and found.verb < link.unit.first:
        return link
    span = scene.parse.mentions[found.head].span
    return link._replace(
        speech=max(link.speech, NUMBERS.speakers.is_speech),
        speaker=Span(start=min(span.start, scene.parse.tokens[found.first].start), end=span.end),
        head=found.head,
        cue=scene.by_head.get(found.verb),
        rule="adjoining",
        confidence=found.confidence,
    )


def _listed(scene: Scene, link: Link, before: Sequence[Link]) -> Link:
    """Return the link with the speaker of the words that it is listed with: Lee went on about “order” and “a plan”."""
    last = before[-1] if before else None
    if last is None or last.rule != "adjoining" or last.speaker is None or last.head == link.head:
        return link
    parse = scene.parse
    between = parse.text[parse.tokens[last.unit.last - 1].end : parse.tokens[link.unit.first].start]
    if (
        last.head is None
        or last.head > last.unit.first
        or between.strip(" ,") not in ("and", "or", "and a", "and an", "")
    ):
        return link
    if "\n" in between:
        return link
    return link._replace(
        speaker=last.speaker, head=last.head, cue=last.cue, rule="adjoining", confidence=last.confidence
    )


def _another_acts(scene: Scene, unit: Unit, head: int) -> bool:
    """Whether between the words before and these, in one paragraph, a sentence is about another: "Tom nodded"."""
    parse, place = scene.parse, bisect_left(scene.units, unit)
    start = scene.units[place - 1].last if place else 0
    if not place or parse.paragraph_of[start - 1] != parse.paragraph_of[unit.first]:
        return False
    for index in range(start, unit.first):
        token = parse.tokens[index]
        verb = parse.tokens[token.head]
        acts = token.dep == "nsubj" and verb.dep == "ROOT"
        named = token.pos in ("PROPN", "NOUN") and index in scene.personal and parse.stretch_of[index] < 0
        if acts and named and token.lower != parse.tokens[head].lower:
            return True
    return False


def _is_thing(scene: Scene, head: int) -> bool:
    """Whether a mention is of nothing that speaks: the question of "For the pilot, the question was simple"."""
    token = scene.parse.tokens[head]
    return token.pos == "NOUN" and lexicon.noun_kind(scene.parse.mentions[head].noun) is None and not token.entity


def _was_asked(scene: Scene, unit: Unit) -> bool:
    """Whether the words before a unit are a question."""
    before = scene.units[bisect_left(scene.units, unit) - 1]
    return scene.parse.text[scene.parse.stretches[before.stretches[-1]].inner_end - 1] == "?"


def _is_answer(scene: Scene, unit: Unit) -> bool:
    """Whether a paragraph of words alone comes after one in which somebody was asked something."""
    parse, place = scene.parse, bisect_left(scene.units, unit)
    before = scene.units[place - 1] if place else None
    if before is None or parse.paragraph_of[before.last - 1] + 1 != parse.paragraph_of[unit.first]:
        return False
    start, _ = parse.paragraphs[parse.paragraph_of[unit.first]]
    alone = parse.tokens[unit.first].start == start
    after = range(before.last, min(unit.first, before.last + _TAG))
    asked = any(parse.tokens[i].lemma == "ask" and parse.child(i, "dobj", "dative") is not None for i in after)
    asks = parse.text[parse.stretches[before.stretches[-1]].inner_end - 1] == "?"
    return alone and asks and asked


def cue_of(scene: Scene, unit: Unit, head: int) -> int | None:
    """Return the cue that links a unit to the mention `head`: the one that reports the unit, else the nearest."""
    sentences = {scene.parse.sentence_of[unit.first], scene.parse.sentence_of[unit.last - 1]}
    best, most = None, 0.0
    for index in scene.governed.get(head, ()):
        reported = scene.reported[index]
        edge = unit.first if reported.site.head < unit.first else unit.last
        near = scene.parse.sentence_of[reported.site.head] in sentences
        value = 3 * scene.covers(index, unit) + reported.probability + near + 1 / (1 + abs(reported.site.head - edge))
        if value > most:
            best, most = index, value
    return best


def _rule_name(scene: Scene, link: Link, history: History) -> str:
    """Return the name of the evidence that the link rests on."""
    parse, unit = scene.parse, link.unit
    if link.cue is None:
        return "speaks-on" if link.head in history.recent()[:1] else "nearest-mention"
    site = scene.reported[link.cue].site
    if scene.covers(link.cue, unit) >= NUMBERS.speakers.governs:
        return "source-of-governing-cue"
    if parse.sentence_of[site.head] in (parse.sentence_of[unit.first], parse.sentence_of[unit.last - 1]):
        return "source-of-cue-in-sentence"
    if link.head in history.recent()[:1]:
        return "speaks-on"
    return "source-of-cue-before" if site.head < unit.first else "source-of-cue-after"
