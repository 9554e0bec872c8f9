"""Quoted words inside another's sentence: whose noun for what is said they are, or whose tag the sentence has.

“Lee’s advice was “never run”” gives Lee's words. So does “This “slow walking” helps, Lee says: “I know.””.
"""

from bisect import bisect_left, bisect_right

from attribution import lexicon
from attribution.engine.grammar import Parse
from attribution.engine.learned import NUMBERS
from attribution.engine.speakers.scene import Scene
from attribution.engine.speakers.units import Unit
from attribution.text import is_reporting_form

_REACH = 16
_LONGEST_TAG = 12
_LONGEST_NAME = 4
_SUBJECTS = ("nsubj", "nsubjpass")
_FROM = ("from", "by", "of", "among")
#: Nouns that may be the very words: "her rule was “no radio”".
_WORDS = frozenset(
    "advice answer comeback command conclusion counsel creed demand diagnosis excuse explanation greeting joke mantra "
    "maxim message motto opinion order plea prayer principle promise question quip recommendation refrain reply "
    "request response retort riposte rule slogan suggestion threat tip toast verdict warning".split()
)
#: Of these the words may be a judgement: "his verdict was “awful”".
_JUDGEMENTS = frozenset({"verdict", "opinion", "diagnosis", "answer"})
_SPEAKERS = ("person", "group", "organization", "document")


def find_owner(scene: Scene, unit: Unit) -> int | None:
    """Return the head of the one whose noun governs a unit: "Lee’s reply was “no”", "claims by staff that “…”"."""
    parse = scene.parse
    phrase = _in_words_of(parse, unit)
    if phrase is not None:
        return phrase
    announced = _announced(scene, unit)
    if announced is not None:
        return announced
    noun = _predicated(parse, unit)
    if noun is None:
        noun = _complemented(scene, unit)
    if noun is None or _is_reported_before(scene, unit, noun):
        return None
    owner = _owner(parse, noun, unit)
    acts = parse.tokens[noun].dep == "dobj" and parse.child(parse.tokens[noun].head, *_SUBJECTS) is not None
    # "He repeated his claim": the one who repeats it speaks.
    return None if owner is not None and acts and parse.tokens[owner].tag == "PRP$" else owner


def _in_words_of(parse: Parse, unit: Unit) -> int | None:
    """Return the head of the one whose words a sentence says it gives: "in the words of Ana Lee", "in her words"."""
    tokens = parse.tokens
    first, _ = parse.sentence_bounds(parse.sentence_of[unit.first])
    for place in range(unit.first - 1, first, -1):
        if tokens[place].lower != "words" or parse.stretch_of[place] >= 0 or tokens[tokens[place].head].lower != "in":
            continue
        owner = parse.child(place, "poss")
        of = next((c for c in parse.children[place] if tokens[c].lower == "of"), None)
        owner = owner if owner is not None or of is None else parse.child(of, "pobj")
        return owner if owner is not None and _may_speak(parse, owner) else None
    return None


def _announced(scene: Scene, unit: Unit) -> int | None:
    """Return whose the noun for what is said is that stands right before a colon and a unit: "Lee’s answer: “No.”"."""
    parse, tokens = scene.parse, scene.parse.tokens
    noun = unit.first - 2
    if noun < 1 or tokens[noun + 1].lower != ":" or parse.paragraph_of[noun] != parse.paragraph_of[unit.first]:
        return None
    owner = parse.child(noun, "poss")
    if tokens[noun].tag != "NN" or tokens[noun].lemma not in _WORDS or owner is None or parse.stretch_of[noun] >= 0:
        return None
    # "He mocked her answer: “…”": what follows may be his.
    verb = tokens[noun].head if tokens[noun].dep == "dobj" else tokens[tokens[noun].head].head
    judged = lexicon.reporting_verbs().get(tokens[verb].lemma, "thought") != "thought"
    own = tokens[owner].tag != "PRP$" or tokens[owner].lower in ("my", "our")
    return owner if own and not judged else None


def _is_reported_before(scene: Scene, unit: Unit, noun: int) -> bool:
    """Whether a cue before the noun reports it with the words: "she said that his reply was “a joke”"."""
    first, _ = scene.parse.sentence_bounds(scene.parse.sentence_of[unit.first])
    return any(
        _says(scene, scene.reported[index].site.head) and scene.covers(index, unit) >= NUMBERS.speakers.governs
        for index in scene.sites_between(first, noun)
    )


def _predicated(parse: Parse, unit: Unit) -> int | None:
    """Return the noun for what is said that a unit is, by a form of "be": "her only rule is “no radio”"."""
    tokens = parse.tokens
    first, _ = parse.sentence_bounds(parse.sentence_of[unit.first])
    verb = unit.first - 1
    if verb > first and tokens[verb].lower == ":":
        verb = next((i for i in range(verb - 1, max(first, verb - _LONGEST_NAME) - 1, -1) if _is_be(parse, i)), first)
    if verb < first or not _is_be(parse, verb):
        return None
    for place in range(verb - 1, first - 1, -1):
        token = tokens[place]
        if token.dep in _SUBJECTS and token.head in (verb, tokens[verb].head) and parse.stretch_of[place] < 0:
            fits = token.tag == "NN" and token.lemma in _WORDS
            return place if fits and (token.lemma in _JUDGEMENTS or not _judges(parse, unit)) else None
    return None


def _judges(parse: Parse, unit: Unit) -> bool:
    """Whether a unit is an adjective or two, or "a joke", "not a good thing": what somebody thinks of something."""
    words = [t for t in parse.tokens[unit.first : unit.last] if t.pos not in ("PUNCT", "SPACE")]
    article = words[words[0].lower == "not" :][:1] if words else []
    plain = all(t.pos in ("ADJ", "ADV") for t in words) and any(t.pos == "ADJ" for t in words)
    return plain or any(t.lower in ("a", "an") for t in article)


def _is_be(parse: Parse, index: int) -> bool:
    return parse.tokens[index].lemma == "be" and parse.stretch_of[index] < 0


def _is_for_words(parse: Parse, index: int) -> bool:
    token = parse.tokens[index]
    return token.pos == "NOUN" and parse.stretch_of[index] < 0 and token.lemma in lexicon.reporting_nouns()


def _complemented(scene: Scene, unit: Unit) -> int | None:
    """Return the noun for what is said whose clause or phrase a unit is in: "a claim that lifts are “coffins”"."""
    parse, tokens = scene.parse, scene.parse.tokens
    first, _ = parse.sentence_bounds(parse.sentence_of[unit.first])
    least = max(first, unit.first - _REACH)
    joint = unit.first - 1
    if joint < least or tokens[joint].lower not in ("of", "that"):
        joint = next((i for i in range(unit.first - 1, least, -1) if tokens[i].lower == "that"), -1)
        if joint < 0 or any(_says(scene, i) for i in range(joint, unit.first)):
            return None
    governing = tokens[tokens[joint].head].head
    from_whom = least <= governing < joint and _is_for_words(parse, governing) and tokens[governing + 1].lower in _FROM
    if from_whom and tokens[joint].dep == "mark" and tokens[tokens[joint].head].dep == "acl":
        return governing  # with a name between commas: "claims by the treasurer, Ana Lee, that"
    if tokens[joint].dep not in ("mark", "prep") or any(t.lower in ",;:" for t in tokens[joint : unit.first]):
        return None
    for place in range(joint - 1, max(least, joint - _LONGEST_TAG) - 1, -1):
        if tokens[place].pos in ("VERB", "AUX") or tokens[place].lower in ",;:":
            return None
        if _is_for_words(parse, place) and (place == joint - 1 or tokens[place + 1].lower in _FROM):
            return place
    return None


def _says(scene: Scene, index: int) -> bool:
    """Whether a token is a likely cue of its own."""
    site = scene.by_head.get(index)
    return site is not None and scene.reported[site].probability >= NUMBERS.speakers.is_cue


def _owner(parse: Parse, noun: int, unit: Unit) -> int | None:
    """Return whose a noun for what is said is: "Lee’s", "of the crew", "from two neighbours"."""
    owner = parse.child(noun, "poss")
    if owner is not None and parse.stretch_of[owner] < 0:
        return owner
    for place in parse.children[noun]:
        if parse.tokens[place].dep == "prep" and parse.tokens[place].lower in _FROM and place < unit.first - 1:
            target = parse.child(place, "pobj")
            if target is not None and parse.stretch_of[target] < 0 and _may_speak(parse, target):
                return target
    return None


def _may_speak(parse: Parse, index: int) -> bool:
    token = parse.tokens[index]
    named = token.pos == "PROPN" and token.entity in ("PERSON", "ORG", "NORP", "")
    return named or token.tag == "PRP" or lexicon.noun_kind(token.lemma) in _SPEAKERS


def find_tagger(scene: Scene, unit: Unit) -> int | None:
    """Return the head of the one whose tag the unit's sentence has before a colon: "“Yoga” helps, he says: “…”"."""
    parse, place = scene.parse, bisect_left(scene.units, unit) + 1
    if place >= len(scene.units):
        return None
    colon = scene.units[place].first - 1
    if parse.text[parse.stretches[unit.stretches[-1]].inner_end - 1] in ".?!":
        return None
    same = parse.paragraph_of[unit.first] == parse.paragraph_of[colon]
    if colon <= unit.last or not same or parse.tokens[colon].lower != ":":
        return None
    if any(t.lower in (".", "?", "!", ";", ":") for t in parse.tokens[unit.last : colon]):
        return None
    return _in_tag(scene, unit.last, colon)


def _in_tag(scene: Scene, start: int, colon: int) -> int | None:
    """Return the head of the one mention of a tag that stands after a comma and before a colon."""
    tokens = scene.parse.tokens
    comma = next((i for i in range(colon - 1, start - 1, -1) if tokens[i].lower == ","), None)
    if comma is None or colon - comma > _LONGEST_TAG or comma == start:
        return None
    verbs = [i for i in range(comma + 1, colon) if tokens[i].pos in ("VERB", "AUX")]
    if len(verbs) != 1 or not _is_tag_verb(scene.parse, verbs[0]):
        return None
    heads = scene.heads[bisect_right(scene.heads, comma) : bisect_left(scene.heads, colon)]
    fitting = [h for h in heads if h in scene.personal and tokens[h].dep not in ("pobj", "poss", "compound", "dobj")]
    return fitting[0] if fitting and (fitting[0] < verbs[0] or verbs[0] == comma + 1) else None


def _is_tag_verb(parse: Parse, index: int) -> bool:
    token = parse.tokens[index]
    plain = lexicon.reporting_verbs().get(token.lemma) in ("neutral", "loaded", "question")
    return token.tag in ("VBD", "VBZ", "VBP") and (plain or token.lemma in lexicon.manner_verbs())


def find_in_parenthesis(scene: Scene, unit: Unit) -> int | None:
    """Return the head of the one named between commas after a unit: "“Unpaid leave,” the handbook states, is …".

    The verb may be one that looks like a noun, so that the words count and not the parse.
    """
    parse, tokens = scene.parse, scene.parse.tokens
    stretch = parse.stretches[unit.stretches[-1]]
    if not stretch.closed or parse.text[stretch.inner_end - 1] != ",":
        return None
    end = next((i for i in range(unit.last, min(len(tokens), unit.last + 8)) if tokens[i].lower == ","), None)
    if end is None or end - unit.last < 2 or end + 1 >= len(tokens) or tokens[end + 1].pos not in ("AUX", "VERB"):
        return None
    verb, name = tokens[end - 1], tokens[end - 2]
    said = verb.tag in ("VBZ", "VBD") or (verb.tag == "NNS" and is_reporting_form(verb.lower))
    subject = name.pos in ("NOUN", "PROPN", "PRON") and parse.stretch_of[end - 2] < 0
    plain = all(t.pos in ("DET", "ADJ", "NOUN", "PROPN", "PRON") for t in tokens[unit.last : end - 2])
    begins = tokens[unit.last].pos in ("DET", "PROPN", "PRON")
    return end - 2 if said and subject and plain and begins else None
