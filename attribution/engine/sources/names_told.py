"""What an article tells of a name beside it: that it is a person's, a thing's, or an address, whatever a tagger says.

Taggers of entities take names that begin as places do for bodies ("Florence Achieng", "Savannah Pike"), and streets for
people ("44, of Tarn Lane").
"""

from attribution import lexicon
from attribution.engine.grammar import Parse
from attribution.names import given_name_pronoun, is_body_name, parse_name

#: What counsel does, right after a name: "Ana Lee, defending, said".
OF_COUNSEL = frozenset({"defending", "mitigating", "prosecuting"})
_PRONOUNS = {"he": "he", "his": "he", "him": "he", "she": "she", "her": "she"}
_STREETS = frozenset(
    "avenue boulevard close court crescent drive gardens green grove lane mews parade place rise road row square "
    "street terrace walk way".split()
)
_AT = frozenset({"at", "from", "in", "near", "of", "off", "on"})
_LONGEST_NAME = 3


def is_told_as_thing(parse: Parse, head: int) -> bool:
    """Whether a clause with "which", a noun for bodies, or "it … its" in what it says, tells a name for a body's."""
    tokens = parse.tokens
    for child in parse.children[head]:
        if tokens[child].dep == "relcl" and any(tokens[c].lower == "which" for c in parse.children[child]):
            return True
        if tokens[child].dep == "appos" and lexicon.noun_kind(tokens[child].lemma) == "organization":
            return True
    verb = tokens[head].head
    said = [c for c in parse.children[verb] if tokens[c].dep == "ccomp"] if tokens[head].dep == "nsubj" else []
    own = {tokens[i].lower for c in said for i in parse.subtree(c) if tokens[i].dep in ("nsubj", "poss")}
    return {"it", "its"} <= own


def is_told_as_person(parse: Parse, first: int, last: int) -> bool:
    """Whether a name has an age beside it, or begins with a given name and is said to be a person, or says "she".

    A given name alone does not tell: "Morgan Stanley said".
    """
    name = parse_name(parse.text[parse.tokens[first].start : parse.tokens[last - 1].end])
    if not 1 < last - first <= _LONGEST_NAME or is_body_name(name.shown):
        return False
    pronoun = given_name_pronoun(name)
    by_given_name = pronoun is not None and (_is_called_one(parse, last) or _says_of_itself(parse, last - 1, pronoun))
    return by_given_name or _has_age(parse, last)


def _has_age(parse: Parse, last: int) -> bool:
    """Whether an age, or what counsel does, stands between commas after a name: "Ana Lee, 44, said"."""
    after = [token.lower for token in parse.tokens[last : last + 3]]
    told = after[1] if len(after) > 2 and after[0] == after[2] == "," else ""
    return told in OF_COUNSEL or (told.isdigit() and len(told) == 2)


def _is_called_one(parse: Parse, last: int) -> bool:
    """Whether a noun for a person stands beside a name: "Ana Lee, a nurse"."""
    tokens = parse.tokens
    beside = (c for c in parse.children[last - 1] if c > last and tokens[c].dep == "appos" and tokens[c].pos == "NOUN")
    nouns = {tokens[c].lemma for c in beside} - lexicon.company_nouns()
    return any(lexicon.noun_kind(noun) == "person" for noun in nouns)


def _says_of_itself(parse: Parse, head: int, pronoun: str) -> bool:
    """Whether the pronoun of a given name stands in what its bearer says: "Florence Achieng said she had paid"."""
    tokens = parse.tokens
    if tokens[head].dep != "nsubj":
        return False
    said = (c for c in parse.children[tokens[head].head] if tokens[c].dep == "ccomp" and c > head)
    told = {_PRONOUNS.get(tokens[i].lower) for c in said for i in parse.subtree(c) if parse.stretch_of[i] < 0}
    return told - {None} == {pronoun}


def is_address(parse: Parse, first: int, last: int) -> bool:
    """Whether a name ends in a word for a street, and stands where an address does: "44, of Tarn Lane, said"."""
    tokens = parse.tokens
    if last - first < 2 or first < 2 or tokens[last - 1].lower not in _STREETS or tokens[first - 1].lower not in _AT:
        return False
    return tokens[first - 1].lower != "of" or tokens[first - 2].lower == ","
