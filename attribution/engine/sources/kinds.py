"""What kind of source a common noun, an adjective or a number is: a person, people, a body, a document."""

from attribution import lexicon
from attribution.engine.grammar import Parse
from attribution.model import SourceKind

#: Words of quantity before the noun that they count: "a handful of aides", "46 percent of voters".
AMOUNTS = frozenset(
    "% array army bevy bunch chorus couple dozen fifth fraction group half handful host hundred lot majority "
    "million minority mix mixture number pair percent percentage plurality proportion quarter range score series share "
    "slew swath third thousand trio".split()
)
#: Those that stand for people where they speak and count no noun.
_ALONE = frozenset(
    "% dozen fifth half hundred majority million minority other percent plurality quarter third thousand".split()
)
#: Endings of nouns for people.
_PEOPLE = (
    "er",
    "or",
    "ist",
    "eer",
    "ian",
    "ee",
    "ant",
    "ster",
    "smith",
    "mate",
    "herd",
    "wright",
    "monger",
    "keeper",
    "goer",
)
_RANKS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth last other".split())


def kind_of(parse: Parse, head: int) -> SourceKind:
    """Return what kind of source a common noun is, or the name of a people or a party: "Democrats"."""
    token, noun = parse.tokens[head], parse.mentions[head].noun
    several = token.tag in ("NNS", "NNPS") or token.lower == "people"
    kind = lexicon.noun_kind(noun)
    if kind == "document" and token.dep != "pobj" and _has_who(parse, head):
        kind = "person"  # "the guide, who gave her name as Ana"
    if kind == "person" or (kind is None and _is_of_a_people(parse, head)):
        return "group" if several else "person"
    if kind == "organization" and several and token.lower != token.lemma.lower():
        return "group"
    return kind or "other"


def kind_of_speaker(parse: Parse, head: int) -> SourceKind:
    """Return what kind of source a noun is to which words are given: more may be people than `kind_of` knows.

    "46 percent" and "29 others" are, and by its ending "the lamplighter", and who has a clause with "who".
    """
    kind, token = kind_of(parse, head), parse.tokens[head]
    if kind != "other":
        return kind
    if token.lemma.lower() in _ALONE:
        return "group"
    noun = parse.mentions[head].noun
    joined = noun.partition("-")[0] in ("co", "ex", "fellow") or lexicon.noun_kind(noun.rpartition("-")[2]) == "person"
    last = noun.rpartition("-")[2]
    formed = len(last) > 4 and last.endswith(_PEOPLE) and last not in lexicon.thing_nouns()
    if token.pos in ("NOUN", "PROPN") and (joined or formed or _has_who(parse, head)):
        return "group" if token.tag in ("NNS", "NNPS") else "person"
    return "other"


def is_one_of_some(parse: Parse, head: int) -> bool:
    """Whether a mention is a rank or a superlative without a noun: "the fourth", "the other", "the youngest"."""
    token = parse.tokens[head]
    fits = token.lower in _RANKS or token.tag == "JJS"
    return fits and any(parse.tokens[c].lower == "the" for c in parse.children[head])


def _is_of_a_people(parse: Parse, head: int) -> bool:
    token = parse.tokens[head]
    return token.entity == "NORP" and token.pos == "PROPN"


def _has_who(parse: Parse, head: int) -> bool:
    """Whether a clause with "who" follows: "the lutenist, who asked not to be named"."""
    clauses = [c for c in parse.children[head] if parse.tokens[c].dep == "relcl"]
    return any(parse.tokens[g].lower == "who" for c in clauses for g in parse.children[c])
