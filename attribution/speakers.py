"""Who is linked to each unit of quoted speech.

What is certain is a rule: a transcript's label, a signature after a dash. Where it is a matter of weight a model of
boosted trees scores every mention near the unit, left to right, greedily (after the candidates and features of Muzny
et al. 2017). Where no mention is likely enough, or two are equally so, none is linked.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from attribution import lexicon
from attribution.asides import find_aside
from attribution.learned import Learned, calibrate
from attribution.linker.features import History, covers, pair_features, unit_features
from attribution.linker.scene import Scene
from attribution.mentions import bounds
from attribution.model import Span
from attribution.quotations import Unit, find_label

_IS_SPEECH = 0.5
_CLOSEST_RIVAL = 0.02
_MOST_SHOWN = 3
_RELAYED = ("neutral", "loaded", "document", "denial", "question")
_CERTAIN = 0.97
_SIGNATURE = re.compile(
    r"[\s”\"']{0,4}(?:—|―|–|--?|~)\s{0,2}(?P<name>(?:[A-Z][\w.'’-]*)(?:\s(?:[A-Z][\w.'’-]*|[(]?[A-Z][)]?|de|van|von|der|la|bin|al|of|the)){0,6})"
    r"(?P<rest>[^\n.!?“\"]{0,80})[.]?\s{0,3}(?:\n|$)"
)


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


def link_speakers(scene: Scene, learned: Learned, *, threshold: float) -> tuple[Link, ...]:
    """Return a link for each unit of `scene`, in text order.

    Args:
        scene: The parse with its cues and units.
        learned: The weights.
        threshold: The least probability with which a speaker is given.
    """
    history = History()
    links = []
    for unit in scene.units:
        link = (
            _aside(scene, unit)
            or _by_rule(scene, unit)
            or _by_model(scene, unit, history, learned, threshold=threshold)
        )
        if link.speech >= _IS_SPEECH:
            history.speakers.append((unit, link.head if link.speaker else None))
        links.append(link)
    return tuple(links)


def _aside(scene: Scene, unit: Unit) -> Link | None:
    if find_aside(scene.parse, unit) is None:
        return None
    return Link(unit, 0.0, None, None, None, 0.0, "aside", ())


def _by_rule(scene: Scene, unit: Unit) -> Link | None:
    for rule, find in _RULES:
        found = find(scene, unit)
        if found is not None:
            return Link(unit, 1.0, found, _head_at(scene, found), None, _CERTAIN, rule, ())
    return None


def _label(scene: Scene, unit: Unit) -> Span | None:
    """A transcript's label inside the marks, or before them at the paragraph's start, names the speaker."""
    parse = scene.parse
    stretch = parse.stretches[unit.stretches[0]]
    found = find_label(parse.text, stretch.inner_start)
    if found is None:
        start = parse.paragraphs[stretch.paragraph][0]
        found = find_label(parse.text, start)
        if found is None or not _only_between(parse.text[found[1] : stretch.start]) or not _is_turn(scene, found):
            return None
    return Span(start=found[0], end=found[1])


def _only_between(text: str) -> bool:
    return re.fullmatch(r"(?:\s?[(\[][^)\]\n]{1,40}[)\]])?\s?:\s{0,3}", text) is not None


def _is_turn(scene: Scene, found: tuple[int, int]) -> bool:
    """Whether what stands before a colon is a name and not the end of a sentence: no verb, and a person or capitals."""
    parse = scene.parse
    tokens = [parse.tokens[i] for i in range(parse.token_at(found[0]), parse.token_at(found[1] - 1) + 1)]
    return all(t.pos not in ("VERB", "AUX") for t in tokens) and any(
        t.entity == "PERSON" or t.pos == "PROPN" for t in tokens
    )


def _signature(scene: Scene, unit: Unit) -> Span | None:
    """A dash and a name after the closing mark, to the end of the paragraph, name the speaker."""
    parse = scene.parse
    stretch = parse.stretches[unit.stretches[-1]]
    match = _SIGNATURE.match(parse.text, stretch.end)
    if match is None or not stretch.closed:
        return None
    first, last = parse.token_at(match.start("name")), parse.token_at(match.end() - 1)
    if any(parse.tokens[i].pos in ("VERB", "AUX") and parse.tokens[i].tag != "VBG" for i in range(first, last + 1)):
        return None
    return Span(start=match.start("name"), end=match.end("name"))


_RULES = (("label", _label), ("signature", _signature))


def _head_at(scene: Scene, span: Span) -> int:
    """Return the token that heads a stretch of text: the one that hangs from outside it."""
    parse = scene.parse
    first, last = parse.token_at(span.start), parse.token_at(span.end - 1)
    tops = [i for i in range(first, last + 1) if not first <= parse.tokens[i].head <= last or parse.tokens[i].head == i]
    return tops[-1] if tops else last


def _by_model(scene: Scene, unit: Unit, history: History, learned: Learned, *, threshold: float) -> Link:
    about_unit = unit_features(scene, unit, history)
    heads = scene.candidates(unit, history.recent())
    rows = [about_unit + pair_features(scene, unit, head, history) for head in heads]
    scores = learned.speaker.probabilities(rows).tolist() if rows else []
    ranked = sorted(zip(scores, heads, strict=True), key=lambda pair: (-pair[0], abs(pair[1] - unit.first)))
    best = [score for score, _ in ranked[:2]] + [0.0] * (2 - len(ranked[:2]))
    speech = float(learned.speech.probabilities([about_unit + best])[0])
    shown = tuple((head, calibrate(learned.quoted_curve, score * speech)) for score, head in ranked[:_MOST_SHOWN])
    confidence = shown[0][1] if shown else 0.0
    open_because = _why_open(scene, shown, best[0] - best[1], threshold=threshold)
    if open_because:
        return Link(unit, speech, None, None, None, confidence, open_because, shown)
    return _link_to(scene, Link(unit, speech, None, ranked[0][1], None, confidence, "", shown), history)


def _why_open(scene: Scene, shown: Sequence[tuple[int, float]], lead: float, *, threshold: float) -> str:
    """Return why no speaker is given, or "": nobody is near, nobody is likely enough, or two are equally so."""
    if not shown:
        return "no-candidate"
    if shown[0][1] < threshold:
        return "too-unsure"
    tokens = scene.parse.tokens
    rivals = lead < _CLOSEST_RIVAL and any(tokens[h].lower != tokens[shown[0][0]].lower for h, _ in shown[1:2])
    return "two-equal" if rivals else ""


def _link_to(scene: Scene, link: Link, history: History) -> Link:
    """Return the link with its cue and evidence; words that the head's own words report are the inner speaker's."""
    assert link.head is not None
    unit, head = link.unit, link.head
    cue = cue_of(scene, unit, head)
    inner = _inner_cue(scene, unit, cue)
    source = None if inner is None else scene.reported[inner].site.source
    link = link._replace(cue=cue)
    if source is not None:
        link = link._replace(head=source, cue=inner, relay=head)
    first, last = bounds(scene.parse, source if source is not None else head)
    span = Span(start=scene.parse.tokens[first].start, end=scene.parse.tokens[last - 1].end)
    return link._replace(speaker=span, rule=_rule_name(scene, link, history))


def _inner_cue(scene: Scene, unit: Unit, cue: int | None) -> int | None:
    """Return the cue inside what `cue` reports that reports the unit: "officials said the report found “…”"."""
    if cue is None or covers(scene.reported[cue], unit) < 0.5:
        return None
    parse = scene.parse
    for place in parse.children[scene.reported[cue].site.head]:
        index = scene.by_head.get(place)
        token = parse.tokens[place]
        if index is None or token.dep != "ccomp" or not place < unit.first < parse.right_edge[place]:
            continue
        site = scene.reported[index].site
        if site.form != "verb" or site.source is None:
            continue
        subject = parse.tokens[site.source]
        if (
            lexicon.reporting_verbs().get(token.lemma) in _RELAYED
            and subject.head == site.head
            and subject.pos in ("NOUN", "PROPN")
        ):
            return index
    return None


def cue_of(scene: Scene, unit: Unit, head: int) -> int | None:
    """Return the cue that links a unit to the mention `head`: the one that reports the unit, else the nearest."""
    sentences = {scene.parse.sentence_of[unit.first], scene.parse.sentence_of[unit.last - 1]}
    best, most = None, 0.0
    for index in scene.governed.get(head, ()):
        reported = scene.reported[index]
        edge = unit.first if reported.site.head < unit.first else unit.last
        near = scene.parse.sentence_of[reported.site.head] in sentences
        value = 3 * covers(reported, unit) + reported.probability + near + 1 / (1 + abs(reported.site.head - edge))
        if value > most:
            best, most = index, value
    return best


def _rule_name(scene: Scene, link: Link, history: History) -> str:
    """Return the name of the evidence that the link rests on."""
    parse, unit = scene.parse, link.unit
    if link.cue is None:
        return "speaks-on" if link.head in history.recent()[:1] else "nearest-mention"
    site = scene.reported[link.cue].site
    if covers(scene.reported[link.cue], unit) >= 0.5:
        return "source-of-governing-cue"
    if parse.sentence_of[site.head] in (parse.sentence_of[unit.first], parse.sentence_of[unit.last - 1]):
        return "source-of-cue-in-sentence"
    if link.head in history.recent()[:1]:
        return "speaks-on"
    return "source-of-cue-before" if site.head < unit.first else "source-of-cue-after"
