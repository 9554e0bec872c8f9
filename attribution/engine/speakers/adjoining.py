"""Who has the verb that stands right beside the words, where the model of speakers chose another.

In "When Roe noted that Lee had won, Lee boasted, “I was the best.”" the clause that holds everything is Roe's, and the
words are Lee's: nothing stands between her verb and them.
"""

from bisect import bisect_left
from typing import NamedTuple

from attribution import lexicon
from attribution.engine.learned import NUMBERS
from attribution.engine.speakers.scene import Scene
from attribution.engine.speakers.units import Unit
from attribution.text import END_MARKS

_SUBJECTS = ("nsubj", "nsubjpass")
_FINITE = ("VBD", "VBZ", "VBP")
_BETWEEN = frozenset({",", ":"})
#: What may stand between a subject and its verb: "Lee also said", "a doctor had written".
_AUXILIARIES = frozenset({"have", "do"})
_LONGEST_APPOSITION = 14
_FUSED = frozenset({"what", "whom", "which", "whatever"})
_SAYING = ("neutral", "loaded")
_CLAUSE_MARKS = frozenset({"that", "how", "why", "whether", "if"})


class Adjoining(NamedTuple):
    """A verb right beside a unit, and whose it is."""

    #: The head of the mention, and where it begins.
    head: int
    first: int
    verb: int
    confidence: float


def find_adjoining(scene: Scene, unit: Unit) -> Adjoining | None:
    """Return whose verb stands right before a unit, or right after it behind nothing but its subject."""
    verb = _verb_before(scene, unit)
    head = None if verb is None else _subject_before(scene, verb)
    if verb is not None and head is not None:
        return _of(scene, head, verb, NUMBERS.speakers.participle)
    return (
        _heard_before(scene, unit)
        or _parenthesis_before(scene, unit)
        or _tag_after(scene, unit)
        or _pair_after(scene, unit)
    )


def _of(scene: Scene, head: int, verb: int, confidence: float) -> Adjoining:
    return Adjoining(head, scene.parse.mentions[head].first, verb, confidence)


def _verb_before(scene: Scene, unit: Unit) -> int | None:
    """Return the finite verb that reports and has only a sign after it: Lee boasted, “…”; Lee went on about “…”."""
    parse = scene.parse
    place = unit.first - 1
    if place > 0 and parse.tokens[place].lower in _BETWEEN:
        place -= 1
    if place < 1 or parse.paragraph_of[place] != parse.paragraph_of[unit.first] or parse.stretch_of[place] >= 0:
        return None
    for verb in (place, place - 1, place - 2):
        if verb > 0 and _reports(scene, verb, place + 1):
            return verb
    return None


def _reports(scene: Scene, verb: int, end: int) -> bool:
    """Whether the tokens from a verb to `end` are a verb that reports, with its particle and "about" or without."""
    tokens = scene.parse.tokens
    if scene.parse.stretch_of[verb] >= 0 or not _is_finite(scene, verb):
        return False
    words = [token.lower for token in tokens[verb + 1 : end]]
    if not words:
        return lexicon.reporting_verbs().get(tokens[verb].lemma, "thought") != "thought" or _is_manner(scene, verb)
    if len(words) > 1 and words[-1] == "about":
        words.pop()
    phrase = " ".join((tokens[verb].lemma, *words))
    return len(words) == 1 and lexicon.reporting_phrases().get(phrase, "thought") != "thought"


def _is_manner(scene: Scene, verb: int) -> bool:
    return scene.parse.tokens[verb].lemma in lexicon.manner_verbs()


def _is_finite(scene: Scene, verb: int) -> bool:
    token = scene.parse.tokens[verb]
    if scene.parse.child(verb, "auxpass") is not None or token.pos == "AUX":
        return False
    return token.tag in _FINITE or (token.tag == "VBN" and scene.parse.tokens[verb - 1].lemma == "have")


def _subject_before(scene: Scene, verb: int) -> int | None:
    """Return the head of the mention that ends right before a verb, but for "also" or "had", and is its subject."""
    parse, place = scene.parse, verb - 1
    while place > 0 and (parse.tokens[place].pos == "ADV" or parse.tokens[place].lemma in _AUXILIARIES):
        place -= 1
    subjects = [c for c in parse.children[verb] if parse.tokens[c].dep in _SUBJECTS and c < verb]
    head = subjects[-1] if subjects else None
    if head is None and parse.tokens[place].pos == "PROPN" and parse.tokens[place].dep not in ("pobj", "poss", "dobj"):
        head = place
    if head is None or parse.stretch_of[head] >= 0:
        return None
    set_off = parse.tokens[place].lower == ","  # "the chairman, Idris Pugh, retorted"
    if parse.mentions[head].end != place + 1 - set_off:
        return None
    if _is_asked_by_another(scene, head, verb):
        return None
    return head if head in scene.personal else None


def _is_asked_by_another(scene: Scene, head: int, verb: int) -> bool:
    """Whether a clause only tells more of another's words: "what it calls “…”", "nothing he says “…”"."""
    parse = scene.parse
    first = parse.mentions[head].first
    fused = first > 0 and parse.tokens[first - 1].lower in _FUSED
    fused = fused or (parse.tokens[verb].dep == "relcl" and not parse.mentions[head].is_relative)
    thing = lexicon.pronouns().get(parse.tokens[head].lower) in ("it", "demonstrative")
    return fused or (thing and lexicon.reporting_verbs().get(parse.tokens[verb].lemma) != "neutral")


def _heard_before(scene: Scene, unit: Unit) -> Adjoining | None:
    """Return who is shown saying the words, with only who was told and when between: "footage of Lee saying, “…”"."""
    parse, tokens = scene.parse, scene.parse.tokens
    first, _ = parse.sentence_bounds(parse.sentence_of[unit.first])
    if tokens[unit.first - 1].lower not in _BETWEEN:
        return None
    for verb in range(unit.first - 2, max(first, unit.first - _LONGEST_APPOSITION), -1):
        if tokens[verb].pos in ("AUX", "PUNCT", "SCONJ") or parse.stretch_of[verb] >= 0:
            return None
        if tokens[verb].pos == "VERB":
            index = scene.by_head.get(verb)
            site = None if index is None else scene.reported[index].site
            if site is None or site.source is None or not site.route.startswith("the one heard"):
                return None
            said = lexicon.reporting_verbs().get(tokens[verb].lemma) in _SAYING
            return _of(scene, site.source, verb, NUMBERS.speakers.participle) if said else None
    return None


def _parenthesis_before(scene: Scene, unit: Unit) -> Adjoining | None:
    """Return who says between commas what the sentence goes on with: "The staff, Lee said on Monday, were “happy”"."""
    parse, tokens = scene.parse, scene.parse.tokens
    first, _ = parse.sentence_bounds(parse.sentence_of[unit.first])
    if tokens[unit.first - 1].lower in _BETWEEN:
        return None
    for verb in range(unit.first - 1, first + 1, -1):
        said = lexicon.reporting_verbs().get(tokens[verb].lemma, "thought") if tokens[verb].pos == "VERB" else "thought"
        if said != "thought":
            sayable = said in _SAYING and parse.stretch_of[verb] < 0 and _is_finite(scene, verb)
            head = _subject_before(scene, verb) if sayable else None
            comma = _end_of_parenthesis(scene, verb, unit.first)
            if head is None or comma is None or tokens[head].tag in ("WDT", "WP"):
                return None
            opening = parse.mentions[head].first - 1
            begun = opening > first and tokens[opening].lower == "," and parse.stretch_of[opening] < 0
            return _of(scene, head, verb, NUMBERS.speakers.parenthesis) if begun else None
    return None


def _end_of_parenthesis(scene: Scene, verb: int, end: int) -> int | None:
    """Return the comma that closes a few words after a verb, none of which is a verb, before `end`."""
    for index in range(verb + 1, min(end - 1, verb + _LONGEST_APPOSITION)):
        token = scene.parse.tokens[index]
        if token.lower == ",":
            return index
        if token.pos in ("VERB", "AUX", "SCONJ", "PUNCT") or token.lower in _CLAUSE_MARKS:
            return None
    return None


def _pair_after(scene: Scene, unit: Unit) -> Adjoining | None:
    """Return who says it in a tag whose verb looks like a noun after a number: “We do not see it,” the two write."""
    parse, tokens = scene.parse, scene.parse.tokens
    stretch, number, verb = parse.stretches[unit.stretches[-1]], unit.last + 1, unit.last + 2
    if not stretch.closed or parse.text[stretch.inner_end - 1] not in ",?!" or verb + 1 >= len(tokens):
        return None
    counted = tokens[unit.last].lower == "the" and tokens[number].tag == "CD"
    said = tokens[verb].lower in lexicon.reporting_verbs() and tokens[verb + 1].pos in (
        "PUNCT",
        "ADP",
        "SCONJ",
        "SPACE",
    )
    return Adjoining(number, unit.last, verb, NUMBERS.speakers.tag) if counted and said else None


def _tag_after(scene: Scene, unit: Unit) -> Adjoining | None:
    """Return who says by a tag a sentence in marks, whatever the tag's verb: “It is safe,” Lee assured the crowd."""
    parse, stretch = scene.parse, scene.parse.stretches[unit.stretches[-1]]
    place = bisect_left(scene.heads, unit.last)
    if not stretch.closed or parse.text[stretch.inner_end - 1] not in ",?!" or not _opens_sentence(scene, unit):
        return None
    if not parse.text[stretch.end : stretch.end + 1].isspace():
        return None  # a paragraph begins, glued to this one
    if place >= len(scene.heads) or parse.paragraph_of[scene.heads[place]] != stretch.paragraph:
        return None
    head = scene.heads[place]
    mention = parse.mentions[head]
    verb = _past_apposition(scene, mention.end)
    starts = all(t.pos == "PUNCT" for t in parse.tokens[unit.last : mention.first])
    if not starts or head not in scene.personal or verb is None or not _reports(scene, verb, verb + 1):
        return None
    after = parse.tokens[verb + 1].lower if verb + 1 < len(parse.tokens) else ""
    if after in _CLAUSE_MARKS or parse.stretch_of[min(verb + 1, len(parse.tokens) - 1)] >= 0:
        return None
    return _of(scene, head, verb, NUMBERS.speakers.tag)


def _past_apposition(scene: Scene, place: int) -> int | None:
    """Return the token after an apposition between commas that begins at `place`; `place` itself where none does."""
    tokens = scene.parse.tokens
    if place >= len(tokens) or tokens[place].lower != ",":
        return place if place < len(tokens) else None
    for index in range(place + 1, min(len(tokens), place + _LONGEST_APPOSITION)):
        if tokens[index].tag in _FINITE and tokens[index - 1].lower == ",":
            return index
        if tokens[index].pos in ("VERB", "AUX") or tokens[index].lower in END_MARKS:
            return None
    return None


def _opens_sentence(scene: Scene, unit: Unit) -> bool:
    """Whether a unit begins with a capital where a paragraph or a sentence may begin."""
    parse, stretch = scene.parse, scene.parse.stretches[unit.stretches[0]]
    before = parse.text[parse.paragraphs[stretch.paragraph][0] : stretch.start].rstrip()
    return parse.text[stretch.inner_start].isupper() and (not before or before[-1] in END_MARKS)
