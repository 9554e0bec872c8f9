"""What is certain of a unit's speaker: a transcript's label, a signature after a dash, a tag beside the words."""

import re
from bisect import bisect_left
from functools import partial
from typing import NamedTuple

from attribution import lexicon
from attribution.engine.cues import quoted_as_saying
from attribution.engine.grammar import Token
from attribution.engine.learned import NUMBERS
from attribution.engine.speakers.beside import BESIDE, teller
from attribution.engine.speakers.interviews import find_interviewed
from attribution.engine.speakers.partials import find_in_parenthesis, find_owner, find_tagger
from attribution.engine.speakers.relays import inner_cue, last_relay
from attribution.engine.speakers.scene import Scene
from attribution.engine.speakers.units import Unit, find_label
from attribution.model import Span
from attribution.names import ARTICLES, PARTICLES, is_capital, match_name
from attribution.text import is_reporting_form

_LONGEST_TAG = 8
_TOKENS_BEFORE = 40
_LETTERHEAD = re.compile(
    r"(?:From the desk of|A message from|Message from|Statement (?:by|from|of)|From:)\s{1,3}(?=\S)"
)
_OPENER = re.compile(r"(?P<verb>[A-Z][a-z]{2,12})\s(?P<name>[^.:;!?“”\"\n]{1,81}?)\s?:\s{1,3}")
_DESCRIBED = re.compile(
    r"[A-Z][^.:;!?“”\"\n]{2,81}?\s(?P<name>(?:[A-Z][\w’'.-]{0,30}\s){1,3}[A-Z][\w’'-]{1,30})\s?:\s{0,3}"
)
_COLON = re.compile(r"\s?:\s{1,3}(?=\S)")
_DASH = re.compile(r"[\s”\"']{0,4}(?:—|―|–|--?|~)\s{0,2}(?=\S)")
#: What may stand after a signature's name, to the end of its line.
_REST_OF_LINE = re.compile(r"[^\n.!?“\"]{0,80}[.]?\s{0,3}(?:\n|$)")
#: A signature may be that of a body: "Friends of the River".
_JOINING_BODIES = PARTICLES | {"of", "the"}
_LONGEST_SIGNATURE = 7


class Ruling(NamedTuple):
    """What a rule says of a unit: where its speaker's mention stands, and the head of it."""

    rule: str
    speaker: Span
    head: int
    #: The probability that the rule is right.
    confidence: float
    #: The cue, by index into `Scene.reported`.
    cue: int | None = None
    #: The head of the mention of who passed the words on.
    relay: int | None = None


def find_by_rule(scene: Scene, unit: Unit) -> Ruling | None:
    """Return what the first rule that applies says of a unit; None where nothing is certain."""
    for rule, find, confidence in _RULES:
        found = find(scene, unit)
        if found is not None:
            ruling = Ruling(rule, found, _head_at(scene, found), confidence)
            if rule in BESIDE:
                cue = BESIDE[rule](scene, unit)
                assert cue is not None
                return ruling._replace(cue=cue, relay=teller(scene, unit, cue) if rule == "told-by" else None)
            if rule == "quoted":
                return _passed_on(scene, unit, ruling)
            return _tagged(scene, unit, ruling) if rule in ("tag", "opener") else ruling
    return None


def _label(scene: Scene, unit: Unit) -> Span | None:
    """A transcript's label inside the marks, or before them at the paragraph's start, names the speaker."""
    parse = scene.parse
    stretch = parse.stretches[unit.stretches[0]]
    if stretch.is_block:
        return None
    if stretch.label is not None:
        return Span(start=stretch.label[0], end=stretch.label[1])
    found = find_label(parse.text, stretch.inner_start)
    if found is None:
        start = parse.paragraphs[stretch.paragraph][0]
        found = find_label(parse.text, start)
        if found is None:
            return _described_label(scene, start, stretch.start)
        if not _only_between(parse.text[found[1] : stretch.start]) or not _is_turn(scene, found):
            return None
    return Span(start=found[0], end=found[1])


def _described_label(scene: Scene, start: int, end: int) -> Span | None:
    """A paragraph's first words are a name with an office before it, and a colon: Former head of state Ana Lee: “…”."""
    parse, match = scene.parse, _DESCRIBED.fullmatch(scene.parse.text, start, end)
    if match is None:
        return None
    first, name = parse.token_at(start), parse.token_at(match.start("name"))
    office = parse.tokens[first:name]
    plain = all(t.pos in ("ADJ", "NOUN", "PROPN", "ADP", "DET", "CCONJ", "PUNCT") for t in office)
    held = any(lexicon.noun_kind(t.lemma) == "person" for t in office)
    return Span(start=match.start("name"), end=match.end("name")) if plain and held else None


def _interviewed(scene: Scene, unit: Unit) -> Span | None:
    """The label of an interview's turn stands for the one named above the first question: "A:", "EIDE:"."""
    label = scene.parse.stretches[unit.stretches[0]].label
    head = None if label is None else find_interviewed(scene, label)
    return None if head is None else scene.parse.mentions[head].span


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
    """A dash and a name after the closing mark, or a line under words that are set off, name the speaker."""
    parse = scene.parse
    stretch = parse.stretches[unit.stretches[-1]]
    if stretch.is_block:
        return None if stretch.label is None else Span(start=stretch.label[0], end=stretch.label[1])
    dash = _DASH.match(parse.text, stretch.end)
    if dash is None or not stretch.closed or parse.is_silent(dash.end()):
        return None
    start = dash.end()
    end = match_name(parse.text, start, longest=_LONGEST_SIGNATURE, joining=_JOINING_BODIES)
    line = _REST_OF_LINE.match(parse.text, end) if end is not None else None
    if end is None or line is None or parse.text[start:end].lower() in ARTICLES:
        return None
    first, last = parse.token_at(start), parse.token_at(line.end() - 1)
    rest = [t for t in parse.tokens[first : last + 1] if parse.text[t.start].islower()]
    if any(t.pos in ("VERB", "AUX") and t.tag != "VBG" for t in rest):
        return None
    return Span(start=start, end=end)


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
    return scene.parse.mentions[found].span


def _quoted(scene: Scene, unit: Unit) -> Span | None:
    """Somebody whom another quotes is the speaker: Reuters quoted an aide as saying “…”."""
    verb = _quoting_verb(scene, unit)
    quoted = None if verb is None else quoted_as_saying(scene.parse, verb)
    return None if quoted is None else scene.parse.mentions[quoted].span


def _quoting_verb(scene: Scene, unit: Unit) -> int | None:
    """Return the verb of "Reuters quoted an aide as saying", where the words hang from it."""
    parse = scene.parse
    first, _ = parse.sentence_bounds(parse.sentence_of[unit.first])
    for verb in range(unit.first - 1, max(first, unit.first - _TOKENS_BEFORE) - 1, -1):
        quotes = parse.tokens[verb].lemma in ("quote", "cite")
        if (quotes or quoted_as_saying(parse, verb) is not None) and parse.right_edge[verb] > unit.first:
            active = parse.child(verb, "nsubj") is not None and quoted_as_saying(parse, verb) is not None
            return verb if active and parse.stretch_of[verb] < 0 else None
    return None


def _passed_on(scene: Scene, unit: Unit, ruling: Ruling) -> Ruling:
    """Return the ruling with its cue, the saying, and with who quotes as the relay."""
    verb = _quoting_verb(scene, unit)
    assert verb is not None
    saying = next(iter(scene.sites_between(verb + 1, unit.first)), scene.by_head.get(verb))
    return ruling._replace(cue=saying, relay=scene.parse.child(verb, "nsubj"))


def _tagged(scene: Scene, unit: Unit, ruling: Ruling) -> Ruling:
    """Return a tag's ruling with its cue, and with a relay where it, or what follows it, passes on another's words.

    In "He insisted he had “only borrowed it,” Lee wrote" the words are his, and Lee the relay.
    """
    parse, head = scene.parse, ruling.head
    starts_small = parse.text[parse.stretches[unit.stretches[0]].inner_start].islower()
    if head >= unit.last and starts_small:
        first, _ = parse.sentence_bounds(parse.sentence_of[unit.first])
        for index in reversed(scene.sites_between(first, unit.first)):
            site, probability = scene.reported[index].site, scene.reported[index].probability
            own_clause = site.form == "verb" and parse.tokens[site.head].dep not in ("relcl", "acl")
            reports = (
                own_clause
                and probability >= NUMBERS.speakers.reports_tag
                and scene.covers(index, unit) >= NUMBERS.speakers.governs
            )
            told_by = parse.tokens[head].pos != "PRON" or site.route.startswith("the agent")
            if reports and told_by and site.source is not None and parse.stretch_of[site.source] < 0:
                speaker = parse.mentions[site.source].span
                return ruling._replace(speaker=speaker, head=site.source, cue=index, relay=head)
    cue = _tag_cue(scene, unit, head)
    inner = inner_cue(scene, unit, cue) if head >= unit.last and starts_small else None
    if inner is not None:
        source = scene.reported[inner].site.source
        assert source is not None
        return ruling._replace(speaker=parse.mentions[source].span, head=source, cue=inner, relay=head)
    return ruling._replace(cue=cue, relay=last_relay(scene, unit, head))


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
    heads = [h for h in places if h in scene.personal and tokens[h].dep not in ("pobj", "poss")]
    return heads[0] if len(verbs) == len(heads) == 1 and _is_tag_verb(verbs[0]) else None


def _tail(scene: Scene, unit: Unit) -> int | None:
    """Return the head of the mention in a tag right after a quotation that ends in a comma, "?" or "!"; else None."""
    parse = scene.parse
    stretch = parse.stretches[unit.stretches[-1]]
    if not stretch.closed or parse.text[stretch.inner_end - 1] not in ",?!":
        return None
    place = bisect_left(scene.heads, unit.last)
    head = _owned(scene, scene.heads[place]) if place < len(scene.heads) else None
    if head is None or not _is_somebody(scene, head) or parse.paragraph_of[head] != stretch.paragraph:
        return None
    mention = parse.mentions[head]
    first, last = mention.first, mention.end
    starts_small = parse.text[parse.stretches[unit.stretches[0]].inner_start].islower()
    verb = last if first == unit.last else unit.last
    if verb >= len(parse.tokens) or (verb != last and first != verb + 1 + _has_particle(scene, verb)):
        return None
    if not _is_tag_verb(parse.tokens[verb]) and not _has_particle(scene, verb):
        return None
    more = any(
        parse.tokens[c].dep in ("ccomp", "dobj", "oprd", "intj") and c > head and parse.tokens[c].tag != "VBN"
        for c in parse.children[verb]
    )
    told = starts_small and parse.tokens[verb].lemma in lexicon.manner_verbs()
    return None if more or told else head


def _owned(scene: Scene, head: int) -> int:
    """Return the head of the whole mention that begins with an owner: the mother of "Lee's mother"."""
    tokens = scene.parse.tokens
    while tokens[head].dep == "poss" and tokens[head].head > head:
        head = tokens[head].head
    return head


def _is_somebody(scene: Scene, head: int) -> bool:
    """Whether a mention may be a person or body: "Lee", "one of the farmers"."""
    tokens, children = scene.parse.tokens, scene.parse.children
    of = (place for place in children[head] if tokens[place].lower == "of")
    members = (member for place in of for member in children[place])
    return head in scene.personal or any(lexicon.noun_kind(tokens[member].lemma) == "person" for member in members)


def _is_tag_verb(token: Token) -> bool:
    known = (
        lexicon.reporting_verbs().get(token.lemma) in ("neutral", "question") or token.lemma in lexicon.manner_verbs()
    )
    return token.tag in ("VBD", "VBZ") and known


def _has_particle(scene: Scene, verb: int) -> bool:
    """Whether a verb reports together with the word after it: "cut in", "shot back"."""
    tokens = scene.parse.tokens
    if verb + 1 >= len(tokens) or tokens[verb].tag not in ("VBD", "VBZ", "VBN", "VB"):
        return False
    return f"{tokens[verb].lemma} {tokens[verb + 1].lower}" in lexicon.reporting_phrases()


def _opener(scene: Scene, unit: Unit) -> Span | None:
    """A verb and a name that open the sentence before a colon name the speaker: Said Lee: “…”."""
    parse = scene.parse
    first, _ = parse.sentence_bounds(parse.sentence_of[unit.first])
    start = parse.tokens[first].start
    match = _OPENER.fullmatch(parse.text, start, parse.stretches[unit.stretches[0]].start)
    if match is None or not is_reporting_form(match["verb"].lower()):
        return None
    if not is_capital(match["name"]) and match["name"].split()[0] not in ARTICLES | {"one"}:
        return None
    return Span(start=match.start("name"), end=match.end("name"))


def _beside(rule: str, scene: Scene, unit: Unit) -> Span | None:
    """Who speaks in a clause right before or after the words that can have nothing else to report; see `beside`."""
    cue = BESIDE[rule](scene, unit)
    source = None if cue is None else scene.reported[cue].site.source
    return None if source is None else scene.parse.mentions[source].span


def _letterhead(scene: Scene, unit: Unit) -> Span | None:
    """The paragraph before names who writes: "From the desk of Ana Lee", "Statement by the mayor, Ana Lee"."""
    parse = scene.parse
    paragraph = parse.paragraph_of[unit.first]
    stretch = parse.stretches[unit.stretches[0]]
    if not paragraph or stretch.start != parse.paragraphs[paragraph][0]:
        return None
    return _name_after(_LETTERHEAD, parse.text, *parse.paragraphs[paragraph - 1])


def _owned_noun(scene: Scene, unit: Unit) -> Span | None:
    """A noun for what is said, and whose it is, govern the words: Lee's reply was “no”."""
    return _span_of(scene, find_owner(scene, unit))


def _sentence_tag(scene: Scene, unit: Unit) -> Span | None:
    """A tag follows the clause of the words, and more words follow it: This “yoga” helps, he says: “It does”."""
    return _span_of(scene, find_tagger(scene, unit))


def _parenthesis(scene: Scene, unit: Unit) -> Span | None:
    """A name and a verb stand between commas, and the sentence goes on: “Leave,” the handbook states, is paid."""
    head = find_in_parenthesis(scene, unit)
    if head is None:
        return None
    first = scene.parse.tokens[unit.last].start
    return Span(start=first, end=scene.parse.tokens[head].end)


def _span_of(scene: Scene, head: int | None) -> Span | None:
    return None if head is None else scene.parse.mentions[head].span


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
    return _name_after(_COLON, parse.text, stretch.end, parse.paragraphs[stretch.paragraph][1])


def _name_after(lead: re.Pattern[str], text: str, start: int, end: int) -> Span | None:
    """Return where the name stands that follows what `lead` matches at `start`."""
    found = lead.match(text, start, end)
    last = match_name(text, found.end(), end) if found else None
    return None if found is None or last is None else Span(start=found.end(), end=last)


#: The rules in their order, each with the probability that it is right.
_RULES = (
    ("interviewed", _interviewed, NUMBERS.speakers.label),
    ("label", _label, NUMBERS.speakers.label),
    ("signature", _signature, NUMBERS.speakers.signature),
    ("quoted", _quoted, NUMBERS.speakers.quoted),
    ("tag", _tag, NUMBERS.speakers.tag),
    ("opener", _opener, NUMBERS.speakers.opener),
    ("participle", partial(_beside, "participle"), NUMBERS.speakers.participle),
    ("as-put", partial(_beside, "as-put"), NUMBERS.speakers.as_put),
    ("told-by", partial(_beside, "told-by"), NUMBERS.speakers.as_put),
    ("announced", partial(_beside, "announced"), NUMBERS.speakers.announced),
    ("letterhead", _letterhead, NUMBERS.speakers.letterhead),
    ("headline", _headline, NUMBERS.speakers.headline),
    ("parenthesis", _parenthesis, NUMBERS.speakers.parenthesis),
    ("sentence-tag", _sentence_tag, NUMBERS.speakers.sentence_tag),
    ("owned-noun", _owned_noun, NUMBERS.speakers.owned_noun),
)


def _head_at(scene: Scene, span: Span) -> int:
    """Return the token that heads a stretch of text: the one that hangs from outside it."""
    parse = scene.parse
    first, last = parse.token_at(span.start), parse.token_at(span.end - 1)
    tops = [i for i in range(first, last + 1) if not first <= parse.tokens[i].head <= last or parse.tokens[i].head == i]
    return tops[-1] if tops else last
