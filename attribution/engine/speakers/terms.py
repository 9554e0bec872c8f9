"""Words in marks that only name a thing: somebody makes it, buys it or decides on it, and says nothing by its name.

"The council approved a “traffic garden” beside the school": the words are under a verb, and the model of speech may
take its subject for who says them. Where a verb that says something governs them they are that one's all the same.
"""

from collections.abc import Iterator, Sequence

from attribution import lexicon
from attribution.engine.grammar import Parse
from attribution.engine.learned import NUMBERS
from attribution.engine.speakers.nobodys import is_titled, names_work
from attribution.engine.speakers.scene import Scene
from attribution.engine.speakers.units import Unit

_LONGEST = 5
#: How a name of a thing stands in its phrase: a “twin key” system, the “expulsion of criminals initiative”.
_WITHIN = frozenset("nmod compound amod nummod".split())
_THINGS = ("NOUN", "PROPN", "ADJ", "NUM")
_OWNERS = ("PRP$", "POS", "CD", "JJ")
_CLAUSES = ("ccomp", "xcomp", "acl", "pcomp", "advcl", "conj")
#: What gives a name or an honour, and not an opinion: "was named “Beekeeper of the Year”".
_NAMING = frozenset("name crown elect vote become christen entitle title".split())


def names_thing(scene: Scene, unit: Unit) -> bool:
    """Whether a unit names what something is done to by a verb that reports nothing: bought a “quiet room”."""
    parse = scene.parse
    titled = is_titled(parse, unit)
    if _is_given(parse, unit):
        return True
    if not titled and not _is_noun_phrase(parse, unit):
        return False
    verb = governing_act(parse, unit)
    if verb is None:
        return False
    if titled and parse.tokens[_top(parse, unit)].dep == "dobj":
        return lexicon.reporting_verbs().get(parse.tokens[verb].lemma) is None
    if any(_is_told(parse, above) for above in _above(parse, verb)):
        return False
    return not any(_says(scene, index, unit, verb) for index in scene.near_sites(unit))


def only_names(scene: Scene, cue: int, content: frozenset[int], asides: Sequence[Unit]) -> bool:
    """Whether what a verb reports is a thing with its name in marks, and no speech: the film “Nine Winters”."""
    parse, site = scene.parse, scene.reported[cue].site
    inside = [unit for unit in asides if unit.first in content]
    if not inside or site.form != "verb":
        return False
    tops = [t for t in content if parse.tokens[t].head not in content and parse.tokens[t].pos != "PUNCT"]
    if len(tops) == 1 and parse.tokens[tops[0]].dep == "xcomp" and parse.tokens[tops[0]].head == site.head:
        means = lexicon.reporting_verbs().get(parse.tokens[site.head].lemma) == "thought"
        return means and all(governing_act(parse, unit) == tops[0] for unit in inside)
    is_name = is_act(parse, site.head) or parse.tokens[site.head].lemma in _NAMING
    if not is_name and not any(names_work(parse, unit) for unit in inside):
        return False
    objects = ("dobj", "pobj", "prep", "oprd", "appos", "attr", "nsubjpass")
    # What is joined to the verb is not told by it: "voted for a “quiet room”, and work starts in May".
    tops = [t for t in tops if parse.tokens[t].dep not in ("cc", "conj") or parse.tokens[t].head != site.head]
    return all(parse.tokens[t].dep in objects and parse.tokens[t].head == site.head for t in tops)


def governing_act(parse: Parse, unit: Unit) -> int | None:
    """Return the verb that a unit is the object of, with a preposition or without, if nobody says anything by it."""
    tokens = parse.tokens
    place = _top(parse, unit)
    while tokens[place].dep in _WITHIN and tokens[place].head != place:
        place = tokens[place].head
    if tokens[place].dep == "pobj" and tokens[tokens[place].head].lower != "as":
        place = tokens[place].head
    above = tokens[place].head
    is_object = tokens[place].dep in ("dobj", "prep") and tokens[above].pos == "VERB"
    return above if is_object and above < unit.first and is_act(parse, above) else None


def _top(parse: Parse, unit: Unit) -> int:
    inside = range(unit.first, unit.last)
    tops = (i for i in inside if parse.tokens[i].head not in inside and parse.tokens[i].pos != "PUNCT")
    return next(tops, unit.first)


def _is_given(parse: Parse, unit: Unit) -> bool:
    """Whether a unit is what somebody is named or becomes: "was named “Beekeeper of the Year”"."""
    token = parse.tokens[_top(parse, unit)]
    inside = parse.tokens[unit.first : unit.last]
    bare = all(one.pos not in ("VERB", "AUX", "PRON", "DET") for one in inside[:2])
    return bare and token.dep in ("oprd", "attr") and parse.tokens[token.head].lemma in _NAMING


def _is_noun_phrase(parse: Parse, unit: Unit) -> bool:
    """Whether a unit is a few words without a verb, with a determiner before the marks: a “twin key” system."""
    stretch = parse.stretches[unit.stretches[0]]
    inside = parse.tokens[unit.first : unit.last]
    words = [token for token in inside if token.pos not in ("PUNCT", "SPACE")]
    if len(unit.stretches) > 1 or not stretch.closed or not stretch.opened or not 0 < len(words) <= _LONGEST:
        return False
    before = parse.tokens[unit.first - 1] if unit.first else None
    several = before is not None and before.pos == "VERB" and words[-1].tag == "NNS"
    led = before is not None and (before.pos == "DET" or before.tag in _OWNERS or several)
    return led and words[-1].pos in _THINGS and all(token.pos not in ("VERB", "AUX", "PRON") for token in words)


def is_act(parse: Parse, verb: int) -> bool:
    """Whether a verb tells what is done: one that reports nothing, or that does so with a clause alone."""
    tokens = parse.tokens
    if tokens[verb].lemma in lexicon.act_verbs():
        return True
    phrase = f"{tokens[verb].lemma} {tokens[min(verb + 1, len(tokens) - 1)].lower}"
    reports = lexicon.reporting_verbs().keys() | lexicon.manner_verbs()
    return tokens[verb].lemma not in reports and phrase not in lexicon.reporting_phrases()


def _above(parse: Parse, verb: int) -> Iterator[int]:
    """Yield what a verb's clause hangs from, the nearest first."""
    tokens = parse.tokens
    while (tokens[verb].dep in _CLAUSES or tokens[verb].pos == "ADP") and tokens[verb].head != verb:
        verb = tokens[verb].head
        yield verb


def _is_told(parse: Parse, above: int) -> bool:
    """Whether a word tells what another says of the act: "the accusation that she plays", "promised to create"."""
    token = parse.tokens[above]
    if token.pos == "NOUN":
        return token.lemma in lexicon.reporting_nouns()
    return lexicon.reporting_verbs().get(token.lemma, "thought") != "thought"


def _says(scene: Scene, index: int, unit: Unit, verb: int) -> bool:
    """Whether a cue other than the verb, and than what somebody means to do, reports a unit."""
    site, probability = scene.reported[index].site, scene.reported[index].probability
    if site.head == verb or probability < NUMBERS.speakers.is_cue:
        return False
    word_class = lexicon.reporting_verbs().get(scene.parse.tokens[site.head].lemma)
    if word_class == "thought" and site.head in _above(scene.parse, verb):
        return False
    says = site.form != "verb" or word_class is not None
    return says and scene.covers(index, unit) >= NUMBERS.speakers.governs
