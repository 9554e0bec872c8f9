"""Whose act a participle tells, where the sentence has another subject: "with its author, Ana Lee, adding".

Taggers take some for nouns ("with one pensioner writing"), and some finite verbs too ("while a third call it").
"""

from attribution import lexicon
from attribution.engine.grammar import Parse, Token

#: Verbs whose object is recorded doing what the participle tells.
_RECORDING = frozenset("capture catch depict feature film have hear quote record see show".split())
_SOME = frozenset("another few many most one others several some two three".split())
_OBJECTS = frozenset("it them him her this that".split())


def said_beside(parse: Parse, verb: int) -> int | None:
    """Return the head of who says by a participle what the sentence's subject does not; None where that is so.

    It stands after "with", or is the object of what records ("minutes show the treasurer, Len Boak, telling"), or
    stands alone before the participle ("several complaining", "an official saying").
    """
    tokens = parse.tokens
    if not is_participle(tokens[verb]):
        return None
    before, head = verb - 1, tokens[verb].head
    if before >= 0 and tokens[before].head == verb and _is_one(parse, before) and parse.stretch_of[before] < 0:
        return before
    for place in parse.children[head]:
        between = tokens[parse.right_edge[place] : verb]
        if place > verb or any(t.pos != "PUNCT" for t in between):
            continue
        person = parse.child(place, "pobj") if tokens[place].lower == "with" else place
        recorded = tokens[place].dep == "dobj" and tokens[head].lemma in _RECORDING
        if person is None or not (person != place or recorded) or not _may_say(parse, person):
            continue
        if not between or any(t.lower == "," for t in tokens[person : parse.right_edge[place]]):
            return person
    return None


def is_participle(token: Token) -> bool:
    """Whether a word is a verb that reports in its form in "-ing", or to the tagger a noun that may be one."""
    if token.tag == "VBG":
        return token.lemma in _saying()
    return (
        token.tag == "NN" and token.lower[-3:] == "ing" and bool({token.lower[:-3], token.lower[:-3] + "e"} & _saying())
    )


@lexicon.cached
def _saying() -> frozenset[str]:
    return frozenset(lexicon.reporting_verbs()) | lexicon.manner_verbs()


def amount_saying(parse: Parse, index: int) -> int | None:
    """Return the amount before a verb that the tagger took for a noun: "while a third call it"; else None."""
    tokens = parse.tokens
    if index < 1 or index + 1 >= len(tokens) or tokens[index].lower not in lexicon.reporting_verbs():
        return None
    before, after = tokens[index - 1], tokens[index + 1]
    amount = before.entity in ("ORDINAL", "CARDINAL", "PERCENT") or before.lower in _SOME
    return index - 1 if amount and after.lower in _OBJECTS else None


def is_told(parse: Parse, place: int) -> bool:
    """Whether the one before a participle is who the words go to: "wrote to the mayor demanding", "yelled at him"."""
    token = parse.tokens[place]
    way = parse.tokens[token.head]
    goes_to = token.dep == "pobj" and way.lower in ("to", "at")
    return goes_to and parse.tokens[way.head].lemma in lexicon.reporting_verbs()


def _is_one(parse: Parse, place: int) -> bool:
    """Whether a word before a participle can be its subject, whatever the parser calls it: "one", "an official"."""
    token = parse.tokens[place]
    if token.dep not in ("amod", "compound", "nummod", "det", "nmod", "nsubj"):
        return False
    return token.lower in _SOME or token.entity == "PERSON" or lexicon.noun_kind(token.lower) == "person"


def _may_say(parse: Parse, place: int) -> bool:
    token = parse.tokens[place]
    some = token.entity in ("PERSON", "ORG", "CARDINAL", "ORDINAL", "PERCENT") or token.lower in _SOME
    return some or lexicon.noun_kind(token.lemma) in ("person", "group", "organization")
