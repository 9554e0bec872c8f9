"""What somebody does and does not say, by a verb that may report: "recalled the envoy", "pressed the button"."""

from collections.abc import Collection

from attribution import lexicon
from attribution.engine.grammar import Parse

#: How what is done to something hangs from the verb, and what may stand beside it.
_OBJECTS = ("dobj", "nsubjpass")
_BESIDE = frozenset("prep npadvmod advmod prt agent dative punct cc conj dep advcl".split())
_CLAUSE_MARKS = frozenset({"that", "whether", "if", "how", "why"})
_TAKING_AS = frozenset({"as", "about"})
#: What alone is nothing that somebody says: "they said nothing", "which they fear".
_NOTHING = frozenset("anything everything nothing something".split())
#: Verbs with what somebody does as their object: "they watched him go".
_SEEING = frozenset("feel hear notice observe see watch".split())


def does_deed(parse: Parse, head: int, tokens: Collection[int]) -> bool:
    """Whether a verb tells what is done to something, or seen of it, and nothing that is said.

    "Recalled the envoy" does, "recalled that he left" and "recalled the envoy's words" do not, and neither does "saw
    the envoy as a friend".
    """
    if _has_particle(parse, head) or all(_is_empty(parse, i) for i in tokens):
        return True
    tops = [i for i in tokens if parse.tokens[i].head == head and parse.tokens[i].dep not in ("punct", "cc", "conj")]
    if not tops or any(parse.stretch_of[i] >= 0 for i in tokens):
        return False
    if len(tops) == 1 and _is_seen(parse, head, tops[0]):
        return True
    things = [i for i in tops if parse.tokens[i].dep in _OBJECTS]
    others = [i for i in tops if i not in things]
    if len(things) > 1 or not all(parse.tokens[i].dep in _BESIDE for i in others):
        return False
    if any(parse.tokens[i].lower in _TAKING_AS and things for i in parse.children[head]):
        return False
    return _is_deed(parse, head, things[0] if things else None, others)


def _is_empty(parse: Parse, index: int) -> bool:
    token = parse.tokens[index]
    return token.lower in _NOTHING or token.tag in ("WDT", "WP")


def _has_particle(parse: Parse, head: int) -> bool:
    """Whether a small word makes the verb one that says nothing: "told them apart", "warned two boys off"."""
    verb, deeds = parse.tokens[head].lemma, lexicon.deeds()
    small = [parse.tokens[c] for c in parse.children[head] if parse.tokens[c].dep in ("prt", "advmod")]
    return any(deeds.get(f"{verb} {token.lower}") is not None for token in small)


def _is_seen(parse: Parse, head: int, top: int) -> bool:
    """Whether what a verb has below it is what happens, or a thing of a kind: "saw them lose", "found that cat"."""
    token = parse.tokens[top]
    bare = token.tag == "VB" and token.dep == "ccomp" and parse.child(top, "aux", "mark") is None
    pointed = token.pos == "NOUN" and token.dep == "dobj" and parse.child(top, "mark") is not None
    seen = bare and parse.child(top, "nsubj") is not None and parse.tokens[head].lemma in _SEEING
    return seen or pointed


def _is_deed(parse: Parse, head: int, thing: int | None, others: Collection[int]) -> bool:
    """Whether the list of deeds has the verb, alone or with a small word after it, with what it is done to."""
    verb, deeds = parse.tokens[head].lemma, lexicon.deeds()
    for place in others:
        below = parse.child(place, "pobj")
        nouns = deeds.get(f"{verb} {parse.tokens[place].lower}")
        if nouns is not None and below is not None and _fits(parse, below, nouns):
            return True
    nouns = deeds.get(verb)
    return thing is not None and nouns is not None and _fits(parse, thing, nouns)


def _fits(parse: Parse, thing: int, nouns: Collection[str]) -> bool:
    """Whether a noun is among these, or any will do; what is said or told is none, and a clause may tell what it is."""
    token = parse.tokens[thing]
    told = any(parse.tokens[i].lower in _CLAUSE_MARKS for i in parse.subtree(thing)) or token.tag in (
        "WP",
        "WDT",
        "VBG",
    )
    if told or token.pos not in ("NOUN", "PROPN", "PRON"):
        return False
    counted = "number" in nouns and any(parse.tokens[c].dep == "nummod" for c in parse.children[thing])
    is_said = token.lemma in lexicon.reporting_nouns()
    return token.lemma in nouns or (not is_said and (counted or "any" in nouns))
