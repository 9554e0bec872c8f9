"""Who is linked to each unit of quoted speech.

What is certain is a rule: a transcript's label, a signature after a dash. Where it is a matter of weight a model of
boosted trees scores every mention near the unit, left to right, greedily (after the candidates and features of Muzny
et al. 2017). Where no mention is likely enough, or two are equally so, none is linked.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from attribution import lexicon
from attribution.asides import find_aside, is_sentence
from attribution.learned import Learned, calibrate
from attribution.linker.features import History, pair_features, unit_features
from attribution.linker.scene import Scene
from attribution.mentions import bounds
from attribution.model import Span
from attribution.parse import Parse, Token
from attribution.quotations import Unit, find_label

_IS_SPEECH = 0.5
_CLOSEST_RIVAL = 0.02
_MOST_SHOWN = 3
_LONGEST_TAG = 8
#: The least probability of a tag's speaker, whatever the model says.
_LEAST = 0.89
#: Without grammar from the cue to the words a link is less sure than its score.
_LOOSE_RULES = frozenset({"source-of-cue-in-sentence", "speaks-on", "nearest-mention"})
_LOOSE = 0.93
_RELAYED = ("neutral", "loaded", "document", "denial", "question")
_NAME = r"(?P<name>[A-Z][\w.'’-]*(?:\s(?:[A-Z][\w.'’-]*|de|van|von|der|la|bin|al)){0,4})"
_LETTERHEAD = re.compile(
    r"(?:From the desk of|A message from|Message from|Statement (?:by|from|of)|From:)\s{1,3}" + _NAME
)
_AFTER_COLON = re.compile(r"\s?:\s{1,3}" + _NAME)
_SIGNATURE = re.compile(
    r"[\s”\"']{0,4}(?:—|―|–|--?|~)\s{0,2}(?P<name>(?:[A-Z][\w.'’-]*)(?:\s(?:[A-Z][\w.'’-]*|de|van|von|der|la|bin|al|of|the)){0,6})"
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
        link = _aside(scene, unit) or _by_rule(scene, unit)
        if link is None:
            link = _by_model(scene, unit, history, learned, threshold=threshold)
        elif link.rule == "tag":
            link = link._replace(confidence=max(_LEAST, _weigh(scene, unit, history, learned).of(link.head)))
        if link.cue is not None and _is_next_door(scene, unit, scene.reported[link.cue].site.head):
            link = link._replace(speaker=None, head=None, cue=None, rule="two-equal")
        if link.speaker is not None and link.head is not None and link.confidence < threshold:
            candidates = link.candidates or ((link.head, link.confidence),)
            link = link._replace(speaker=None, head=None, cue=None, rule="too-unsure", candidates=candidates)
        if link.speech >= _IS_SPEECH:
            history.add(scene.parse, unit, link.head if link.speaker else None)
        links.append(link)
    return tuple(links)


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
    if find_aside(scene.parse, unit) is None:
        return None
    return Link(unit, 0.0, None, None, None, 0.0, "aside", ())


def _by_rule(scene: Scene, unit: Unit) -> Link | None:
    for rule, find, confidence in _RULES:
        found = find(scene, unit)
        if found is not None:
            head = _head_at(scene, found)
            cue = _tag_cue(scene, unit, head) if rule == "tag" else None
            return Link(unit, 1.0, found, head, cue, confidence, rule, ())
    return None


def _label(scene: Scene, unit: Unit) -> Span | None:
    """A transcript's label inside the marks, or before them at the paragraph's start, names the speaker."""
    parse = scene.parse
    stretch = parse.stretches[unit.stretches[0]]
    if stretch.label is not None:
        return Span(start=stretch.label[0], end=stretch.label[1])
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
    if parse.text[found[0] : found[1]].isupper():
        return True
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
    rest = [t for t in parse.tokens[first : last + 1] if parse.text[t.start].islower()]
    if any(t.pos in ("VERB", "AUX") and t.tag != "VBG" for t in rest):
        return None
    return Span(start=match.start("name"), end=match.end("name"))


def _tag(scene: Scene, unit: Unit) -> Span | None:
    """A verb and a name beside the words name the speaker: "…," said X, "…" and "…!" X shouted."""
    place = bisect_left(scene.units, unit)
    found = None
    if place:
        found = _interruption(scene, scene.units[place - 1].last, unit.first)
    if found is None and place + 1 < len(scene.units):
        found = _interruption(scene, unit.last, scene.units[place + 1].first)
    if found is None:
        found = _tail(scene, unit)
    if found is None:
        return None
    first, last = bounds(scene.parse, found)
    return Span(start=scene.parse.tokens[first].start, end=scene.parse.tokens[last - 1].end)


def _tag_cue(scene: Scene, unit: Unit, head: int) -> int | None:
    """Return the cue of the tag that the mention `head` stands in: the verb beside it."""
    near = range(max(0, head - _LONGEST_TAG), min(len(scene.parse.tokens), head + _LONGEST_TAG))
    verbs = [i for i in near if i in scene.by_head and _is_tag_verb(scene.parse.tokens[i])]
    outside = [i for i in verbs if not unit.first <= i < unit.last]
    nearest = min(outside, key=lambda i: abs(i - head), default=None)
    return None if nearest is None else scene.by_head[nearest]


def _interruption(scene: Scene, start: int, end: int) -> int | None:
    """Return the head of the one mention in a tag that interrupts a quotation and reports it; else None."""
    tokens, paragraph_of = scene.parse.tokens, scene.parse.paragraph_of
    inside = tokens[start:end]
    if paragraph_of[start - 1] != paragraph_of[end] or not 2 < len(inside) <= _LONGEST_TAG:
        return None
    if inside[-1].lower != "," or tokens[start - 2].lower != ",":
        return None
    verbs = [t for t in inside if t.pos in ("VERB", "AUX")]
    places = scene.heads[bisect_left(scene.heads, start) : bisect_left(scene.heads, end)]
    heads = [h for h in places if h in scene.personal and tokens[h].dep != "pobj"]
    return heads[0] if len(verbs) == len(heads) == 1 and _is_tag_verb(verbs[0]) else None


def _tail(scene: Scene, unit: Unit) -> int | None:
    """Return the head of the mention in a tag right after a quotation that ends in a comma, "?" or "!"; else None."""
    parse = scene.parse
    stretch = parse.stretches[unit.stretches[-1]]
    if not stretch.closed or parse.text[stretch.inner_end - 1] not in ",?!":
        return None
    place = bisect_left(scene.heads, unit.last)
    head = scene.heads[place] if place < len(scene.heads) else None
    if head is None or head not in scene.personal or parse.paragraph_of[head] != stretch.paragraph:
        return None
    first, last = bounds(parse, head)
    starts_small = parse.text[parse.stretches[unit.stretches[0]].inner_start].islower()
    verb = last if first == unit.last else unit.last
    if verb >= len(parse.tokens) or not _is_tag_verb(parse.tokens[verb]) or (verb != last and first != verb + 1):
        return None
    more = any(
        parse.tokens[c].dep in ("ccomp", "dobj", "oprd") and c > head and parse.tokens[c].tag != "VBN"
        for c in parse.children[verb]
    )
    told = starts_small and parse.tokens[verb].lemma in lexicon.manner_verbs()
    return None if more or told else head


def _is_tag_verb(token: Token) -> bool:
    known = (
        lexicon.reporting_verbs().get(token.lemma) in ("neutral", "question") or token.lemma in lexicon.manner_verbs()
    )
    return token.tag in ("VBD", "VBZ") and known


def _letterhead(scene: Scene, unit: Unit) -> Span | None:
    """The paragraph before names who writes: "From the desk of Ana Lee", "Statement by the mayor, Ana Lee"."""
    parse = scene.parse
    paragraph = parse.paragraph_of[unit.first]
    stretch = parse.stretches[unit.stretches[0]]
    if not paragraph or stretch.start != parse.paragraphs[paragraph][0]:
        return None
    match = _LETTERHEAD.match(parse.text, *parse.paragraphs[paragraph - 1])
    return None if match is None else Span(start=match.start("name"), end=match.end("name"))


def _headline(scene: Scene, unit: Unit) -> Span | None:
    """A headline of a quotation, a colon and a name gives the speaker: ‘We will rebuild’: mayor Lee on the bridge."""
    parse = scene.parse
    stretch = parse.stretches[unit.stretches[-1]]
    if (
        parse.paragraph_of[unit.first] > 1
        or not stretch.closed
        or stretch.start != parse.paragraphs[stretch.paragraph][0]
    ):
        return None
    match = _AFTER_COLON.match(parse.text, stretch.end, parse.paragraphs[stretch.paragraph][1])
    return None if match is None else Span(start=match.start("name"), end=match.end("name"))


#: The rules in their order, each with the probability that it is right.
_RULES = (
    ("label", _label, 0.97),
    ("signature", _signature, 0.97),
    ("tag", _tag, 0.97),
    ("letterhead", _letterhead, 0.6),
    ("headline", _headline, 0.75),
)


def _head_at(scene: Scene, span: Span) -> int:
    """Return the token that heads a stretch of text: the one that hangs from outside it."""
    parse = scene.parse
    first, last = parse.token_at(span.start), parse.token_at(span.end - 1)
    tops = [i for i in range(first, last + 1) if not first <= parse.tokens[i].head <= last or parse.tokens[i].head == i]
    return tops[-1] if tops else last


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


def _weigh(scene: Scene, unit: Unit, history: History, learned: Learned) -> _Weighed:
    about_unit = unit_features(scene, unit, history)
    heads = scene.candidates(unit, history.recent())
    rows = [about_unit + pair_features(scene, unit, head, history) for head in heads]
    scores = learned.speaker.probabilities(rows).tolist() if rows else []
    ranked = sorted(zip(scores, heads, strict=True), key=lambda pair: (-pair[0], abs(pair[1] - unit.first)))
    best = [score for score, _ in ranked[:2]] + [0.0] * (2 - len(ranked[:2]))
    speech = float(learned.speech.probabilities([about_unit + best])[0])
    probabilities = tuple(calibrate(learned.quoted_curve, score * speech) for score, _ in ranked)
    return _Weighed(speech, tuple(h for _, h in ranked), tuple(s for s, _ in ranked), probabilities)


def _by_model(scene: Scene, unit: Unit, history: History, learned: Learned, *, threshold: float) -> Link:
    weighed = _weigh(scene, unit, history, learned)
    speech, scores = weighed.speech, (*weighed.scores, 0.0, 0.0)
    shown = tuple(zip(weighed.heads, weighed.probabilities, strict=True))[:_MOST_SHOWN]
    confidence = shown[0][1] if shown else 0.0
    if speech < _IS_SPEECH and is_sentence(scene.parse, unit):
        return Link(unit, _IS_SPEECH, None, None, None, confidence, "too-unsure", shown)
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
    rule = _rule_name(scene, link, history)
    confidence = link.confidence * _LOOSE if rule in _LOOSE_RULES else link.confidence
    return link._replace(speaker=span, rule=rule, confidence=round(confidence, 4))


def _inner_cue(scene: Scene, unit: Unit, cue: int | None) -> int | None:
    """Return the cue inside what `cue` reports that reports the unit: "officials said the report found “…”"."""
    if cue is None or scene.covers(cue, unit) < 0.5:
        return None
    outer = scene.reported[cue]
    for place in _above(scene.parse, unit):
        index = scene.by_head.get(place)
        if index == cue:
            return None
        if index is None or place not in outer.content:
            continue
        token = scene.parse.tokens[place]
        clause = token.dep == "ccomp" and token.head == outer.site.head
        plain = outer.site.form == "according" and lexicon.reporting_verbs().get(token.lemma) in ("neutral", "question")
        if (clause or plain) and _speaks_itself(scene, index, outer.site.source):
            return index
    return None


def _above(parse: Parse, unit: Unit) -> Iterator[int]:
    """Yield the tokens that the unit hangs under, from the one nearest to it up to its sentence's root."""
    inside = range(unit.first, unit.last)
    place = next((i for i in inside if parse.tokens[i].head not in inside and parse.tokens[i].pos != "PUNCT"), None)
    while place is not None and parse.tokens[place].head != place:
        place = parse.tokens[place].head
        yield place


def _speaks_itself(scene: Scene, index: int, outer: int | None) -> bool:
    """Whether a cue has a source of its own, somebody else than the one who reports it: "Roe’s claim", "Roe called"."""
    parse, site = scene.parse, scene.reported[index].site
    if site.source is None or site.source == outer:
        return False
    source = parse.tokens[site.source]
    if site.form == "noun":
        return source.dep == "poss" and source.head == site.head and source.pos == "PROPN"
    word_class = lexicon.reporting_verbs().get(parse.tokens[site.head].lemma)
    own = source.head == site.head and source.pos in ("NOUN", "PROPN")
    person = source.entity in ("PERSON", "ORG") or lexicon.noun_kind(source.lemma) is not None
    return own and site.form == "verb" and (word_class in _RELAYED or (word_class == "other" and person))


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
    if scene.covers(link.cue, unit) >= 0.5:
        return "source-of-governing-cue"
    if parse.sentence_of[site.head] in (parse.sentence_of[unit.first], parse.sentence_of[unit.last - 1]):
        return "source-of-cue-in-sentence"
    if link.head in history.recent()[:1]:
        return "speaks-on"
    return "source-of-cue-before" if site.head < unit.first else "source-of-cue-after"
