"""Quotations inside quotations: “He said, ‘Don’t open it,’ ” Lee recalled. The inner words are his, inside Lee's.

What stands in marks inside marks is a quotation where a reporting word of the outer words governs it and says whose it
is. Where "I" says it, it is the one who says the outer words. Terms and scare quotes in the outer words are left alone.
"""

from typing import NamedTuple

from attribution import lexicon
from attribution.engine.grammar import Parse
from attribution.engine.learned import NUMBERS
from attribution.engine.speakers.scene import Scene
from attribution.engine.speakers.units import Unit
from attribution.model import Span

_REACH = 7
_SAYING = ("neutral", "loaded", "question")
_BETWEEN = frozenset({"PRON", "PROPN", "NOUN", "DET", "ADP", "ADJ", "ADV", "PUNCT", "PART", "SPACE", "NUM"})
_NOBODY = frozenset("you me him her us them it this that which what who".split())
_FIRST = frozenset({"i", "we"})
#: Verbs that give the name of something: "they call it ‘Old Bess,’".
_NAMING = frozenset("call name dub nickname title entitle label term know describe".split())
_MARKS = " \u00a0\u2009\u202f“”‘’\"'"
_ENDS = ".,?!…"


class Inner(NamedTuple):
    """A quotation inside a unit: its tokens, its cue by index into `Scene.reported`, and who says it."""

    tokens: range
    cue: int
    #: The head of the speaker's mention; None for "I", who is the speaker of the unit.
    head: int | None
    #: Where it stands, its marks among it, and whether they are single.
    span: Span
    single: bool


def find_inner(scene: Scene, unit: Unit) -> tuple[Inner, ...]:
    """Return the quotations inside a unit of which it is known who says them, in text order."""
    parse, found = scene.parse, []
    start, end = parse.tokens[unit.first].start, parse.tokens[unit.last - 1].end
    for stretch in parse.stretches:
        if stretch.depth != 1 or not start <= stretch.start < stretch.end <= end or not stretch.closed:
            continue
        words = range(parse.token_at(stretch.start), parse.token_at(stretch.end - 1) + 1)
        cue = _governing(scene, unit, words)
        source = None if cue is None else scene.reported[cue].site.source
        if cue is None or source is None or source in words or not unit.first <= source < unit.last:
            continue
        if _may_speak(parse, source):
            head = None if parse.tokens[source].lower in _FIRST else source
            span = Span(start=stretch.start, end=stretch.end)
            found.append(Inner(words, cue, head, span, stretch.single))
    return tuple(found)


def _may_speak(parse: Parse, source: int) -> bool:
    """Whether a word in the outer words may be who says the inner ones: "my father", "they", "the sign"."""
    token = parse.tokens[source]
    if token.pos in ("PRON", "DET"):
        return token.lower not in _NOBODY and not parse.mentions[source].is_relative
    return token.pos == "PROPN" or lexicon.noun_kind(token.lemma) is not None


def _governing(scene: Scene, unit: Unit, words: range) -> int | None:
    """Return the cue in a unit that reports words inside it: right before them, right after them, or around them."""
    parse = scene.parse
    before = _verb_before(parse, unit, words)
    if before is not None and before in scene.by_head:
        return scene.by_head[before]
    after = _verb_after(scene, unit, words)
    if after is not None:
        return scene.by_head[after]
    for index in scene.sites_between(unit.first, unit.last):
        reported = scene.reported[index]
        share = sum(map(reported.content.__contains__, words)) / len(words)
        likely = reported.probability >= NUMBERS.speakers.is_cue and share >= NUMBERS.speakers.governs
        if likely and reported.site.head not in words and _reports(parse, reported.site.head, words):
            return index
    return None


def _verb_before(parse: Parse, unit: Unit, words: range) -> int | None:
    """Return the reporting verb before the words, with nothing but who was told between: "told us, ‘Go’"."""
    for place in range(words[0] - 1, max(unit.first, words[0] - 1 - _REACH) - 1, -1):
        token = parse.tokens[place]
        if token.pos in ("VERB", "AUX"):
            return place if _reports(parse, place, words) else None
        if token.pos not in _BETWEEN or token.lower in (";", "."):
            return None
    return None


def _verb_after(scene: Scene, unit: Unit, words: range) -> int | None:
    """Return the reporting verb of a tag after the words: "‘That is not my name,’ I told him"."""
    parse = scene.parse
    if _inside(parse, words)[-1] not in ",?!":
        return None
    for place in range(words[-1] + 1, min(unit.last, words[-1] + 1 + _REACH // 2)):
        if parse.tokens[place].pos in ("VERB", "AUX"):
            return place if _reports(parse, place, words) and place in scene.by_head else None
    return None


def _reports(parse: Parse, verb: int, words: range) -> bool:
    """Whether a verb reports words inside marks; one of manner or of naming only what is set as speech is."""
    token = parse.tokens[verb]
    if verb and parse.tokens[verb - 1].lower == "-":
        return False  # "the so-called ‘reform’"
    inner = _inside(parse, words)
    if lexicon.reporting_verbs().get(token.lemma) in _SAYING:
        return " " in inner or inner[:1].isupper()
    told = token.lemma in lexicon.manner_verbs() or token.lemma in lexicon.reporting_verbs()
    return told and token.lemma not in _NAMING and inner[:1].isupper() and inner[-1:] in _ENDS


def _inside(parse: Parse, words: range) -> str:
    """Return what stands inside the marks; a space where nothing does."""
    return parse.text[parse.tokens[words[0]].start : parse.tokens[words[-1]].end].strip(_MARKS) or " "
