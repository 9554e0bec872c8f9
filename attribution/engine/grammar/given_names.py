"""Which name a description gives: "its president, Ana Lee", "a woman who gave her name only as Ana"."""

from bisect import bisect_left
from typing import NamedTuple

from attribution import lexicon
from attribution.engine.grammar.tree import Tree
from attribution.names import is_capital, is_handle

#: Types that the tagger of entities gives to names of people.
_NAMED = ("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "PRODUCT", "")
#: How many tokens after its noun a description gives the name, and how many lie between the verb and the name.
_FAR = 40
_BETWEEN = 9
_LONGEST_NAME = 4
#: How many words the thing has over which an office is, right before the name: "of 20 years".
_THING = 4
#: Verbs by which one is called something, in the passive or with "himself"; and those by which one gives a name.
_CALLING = frozenset("call identify introduce know list name refer register style".split())
_GIVING = frozenset("comment give offer post provide share sign tweet use write".split())
#: Nouns for a name or a part of one, and those for what one is called by on a network.
_NAMES = frozenset("alias initial moniker name nickname pseudonym surname".split())
_HANDLES = frozenset("account handle username user screenname alias commenter".split())
#: A clause that tells a name, or what stands right before one, has one of these.
_TELLING = _CALLING | _GIVING | _HANDLES | {"go"}
_OF_BODIES = frozenset({"of", "for", "at", "to"})
_OPENERS = frozenset({"who", "that", "which"})
_ITSELF = frozenset({"himself", "herself", "themselves", "themself"})
_BESIDE_NAMES = frozenset({",", "only", "just", "simply", "(", "“", "”", '"', "‘", "’", "'", ":"})


class Office(NamedTuple):
    """An office with its body right before the name of who bears it: "Head of the Port Authority Ana Lee"."""

    #: The noun for the office, and where the name begins.
    head: int
    name_first: int


def find_given(tree: Tree, head: int, noun: str, *, role: bool, description: bool) -> tuple[int | None, int | None]:
    """Return the heads of the name right after a role, and of the name that the description gives in any way."""
    right_after = _name_right_after(tree, head, noun) if role else None
    if right_after is not None or not description:
        return right_after, right_after
    for find in (_name_set_off, _name_by_place, _name_after_list, name_at_end, _part_given):
        name = find(tree, head)
        if name is not None:
            return None, name
    return None, None


def find_office(tree: Tree, head: int) -> Office | None:
    """Return the office with its body before the name that a token heads: "Head of the Port Authority Ana Lee".

    The tagger of entities takes the body and the name for one.
    """
    tokens = tree.tokens
    if tokens[head].pos != "PROPN":
        return None
    for office in tree.children[head]:
        if office > head or not _is_office(tree, office) or tokens[office].dep not in ("nmod", "compound"):
            continue
        bodies = [of for of in tree.children[office] if tokens[of].lower in _OF_BODIES and office < of < head]
        if bodies:
            first = tree.right_edge[bodies[-1]]
            return Office(office, first) if _is_name(tree, first, head + 1) else None
    return _in_body(tree, head) or _after_thing(tree, head)


def _after_thing(tree: Tree, head: int) -> Office | None:
    """Return the office over a thing right before a full name: "head of parks Ana Lee", "father of three Ben Roe".

    The parser makes one phrase of the thing and the name, or hangs both from the verb. A noun for a person between
    would be a title of the name's own: "a friend of the singer Ana Lee" is not she.
    """
    tokens = tree.tokens
    first = head
    while first and tokens[first - 1].pos == "PROPN" and tokens[first - 1].entity == "PERSON":
        first -= 1
    of = first - 1
    while of > first - _THING and tokens[of].pos in ("NOUN", "NUM", "ADJ") and tokens[of].tag != "NNP":
        of -= 1
    if not _is_name(tree, first, head + 1) or first == head or of == first - 1 or of < 1:
        return None
    things = range(of + 1, first)
    if any(lexicon.noun_kind(tokens[i].lemma.lower()) in ("person", "group") for i in things):
        return None
    office = of - 1
    begins = any(tokens[c].dep in ("det", "poss") for c in tree.children[office])
    fits = tokens[of].lower in _OF_BODIES and tokens[office].pos == "NOUN" and _is_office(tree, office) and not begins
    return Office(office, first) if fits and tree.stretch_of[office] == tree.stretch_of[head] else None


def _in_body(tree: Tree, head: int) -> Office | None:
    """Return the office of whom the parser takes for a part of the body: "Chair of the Harbor Trust Ana Lee"."""
    tokens = tree.tokens
    of = tokens[head].head
    office = tokens[of].head
    if tokens[head].dep != "pobj" or tokens[of].lower not in _OF_BODIES or tree.right_edge[office] > head + 1:
        return None
    begins = any(tokens[c].dep in ("det", "poss", "nummod") for c in tree.children[office])
    if begins or not _is_office(tree, office):
        return None
    first = head
    while first - 1 > of and tokens[first - 1].pos == "PROPN":
        first -= 1
    bodies = [i for i in range(first, head) if tokens[i].lower in lexicon.organization_nouns()]
    persons = [i for i in range(first + 1, head) if tokens[i].entity == "PERSON" != tokens[i - 1].entity]
    given = [i for i in range(first + 1, head) if tokens[i].lower in lexicon.given_name_pronouns()]
    start = bodies[-1] + 1 if bodies else persons[0] if persons else given[-1] if given else head
    titled = tree.text[tokens[start - 1].start : tokens[start - 1].end] in lexicon.titles()
    return Office(office, start) if start < head and _is_name(tree, start, head + 1) and not titled else None


def _is_office(tree: Tree, noun: int) -> bool:
    token = tree.tokens[noun]
    return lexicon.noun_kind(token.lemma.lower()) == "person" and token.tag not in ("NNS", "NNPS")


def _is_name(tree: Tree, first: int, end: int) -> bool:
    return 0 < end - first <= _LONGEST_NAME and all(tree.tokens[i].pos == "PROPN" for i in range(first, end))


def _name_right_after(tree: Tree, head: int, noun: str) -> int | None:
    """Return the head of the name that stands in apposition right after a role: "its president, Ana Lee"."""
    names = _names_after(tree, head)
    kind = lexicon.noun_kind(noun) if names else None
    labels = _NAMED if kind == "person" else ("PERSON", "ORG", "") if kind == "organization" else ("PERSON", "")
    for place in names:
        if tree.tokens[place].entity in labels:
            first = tree.left_edge[place]
            before = [t for t in tree.tokens[head + 1 : first] if t.pos != "SPACE"]
            if not before or [t.lower for t in before] == [","]:
                return _before_bracket(tree, first, place)
    return None


def _names_after(tree: Tree, head: int) -> list[int]:
    """Return the heads of the names in apposition under a phrase and after its head.

    Of "his nephew Ana el Lee said" parsers make a verb with two subjects.
    """
    tokens = tree.tokens
    under = [place for place in tree.children[head] if place > head and tokens[place].dep == "appos"]
    names = [place for place in under if tokens[place].pos == "PROPN"]
    if tokens[head].dep == "nsubj":
        beside = [place for place in tree.children[tokens[head].head] if tokens[place].dep == "nsubj" and place > head]
        names += [place for place in beside if tokens[place].pos == "PROPN" and tree.left_edge[place] == head + 1]
    return names


def _before_bracket(tree: Tree, first: int, place: int) -> int:
    """Return the head of a name's tokens, or the last before a bracket that the parser took in: "Ana Lee (D-Ely)"."""
    bracket = next((i for i in range(first, place) if tree.tokens[i].lower == "("), None)
    return place if bracket is None or tree.tokens[bracket - 1].pos != "PROPN" else bracket - 1


def _name_set_off(tree: Tree, head: int) -> int | None:
    """Return the head of the name after a whole description: "the envoy to the talks, Ana Lee".

    Of "one of the backers, Ana Lee, said" the parser hangs the name from the backers.
    """
    heads = tree.subtree(head) if tree.tokens[head].lower == "one" else [head]
    names = (name for above in heads for name in _names_after(tree, above) if tree.tokens[name].entity == "PERSON")
    name = next(names, None)
    return name if name is not None and tree.stretch_of[name] == tree.stretch_of[head] else None


def _name_after_list(tree: Tree, head: int) -> int | None:
    """Return the head of the name after an office over several things: "the minister for trade and ports, Ana Lee".

    The parser hangs the name from the last of them.
    """
    tokens = tree.tokens
    over = [of for of in tree.children[head] if of > head and tokens[of].lower in _OF_BODIES]
    if not over or not _is_office(tree, head):
        return None
    for of in over:
        things = [t for t in tree.subtree(of) if tokens[t].dep in ("pobj", "conj")]
        if not things or any(lexicon.noun_kind(tokens[t].lemma) == "person" for t in things):
            continue
        for name in _names_after(tree, things[-1]):
            if tokens[name].entity == "PERSON" and tokens[tree.left_edge[name] - 1].lower == ",":
                return name
    return None


def name_at_end(tree: Tree, head: int) -> int | None:
    """Return the head of the name that ends a description with no comma: "Chair of the Harbor Trust Ana Lee"."""
    last = tree.right_edge[head] - 1
    beside = last + 1
    while beside < len(tree.tokens) and tree.tokens[beside].pos == "PROPN" and tree.tokens[beside].entity == "PERSON":
        beside += 1
    for name in (last, beside - 1) if last < beside - 1 else (last,):
        office = find_office(tree, name) if name > head else None
        if office is not None and (name == last or office.head == head):
            return name
    return None


def _part_given(tree: Tree, head: int) -> int | None:
    """Return the head of the part of a name that a description gives: "a woman who gave her name only as Ana".

    So is a name on a network: "one reader, username quietowl". The parser may hang the clause from another noun, so
    that it is asked for by its place: before the next person.
    """
    tokens, end = tree.tokens, min(_sentence_end(tree, head), head + _FAR)
    if not _has_between(tree.where(_TELLING), head + 1, end):
        return None
    who = [t.lower for t in tokens[head + 1 : head + 3] if t.lower != ","][:1] == ["who"]
    if lexicon.noun_kind(tokens[head].lemma) not in ("person", None) and not who:
        return None
    for place in range(head + 1, end):
        token = tokens[place]
        if tree.stretch_of[place] >= 0:
            return None
        if token.lemma.lower() in _HANDLES and place > head + 1 and tokens[place - 1].lower == ",":
            name = _name_from(tree, place + 1, handle=True)
            if name is not None:
                return name
        if _is_giving(tree, place, head):
            return _name_in_clause(tree, place)
        if token.entity == "PERSON" or (token.pos == "NOUN" and lexicon.noun_kind(token.lemma) == "person"):
            return None
    return None


def _has_between(places: list[int], first: int, end: int) -> bool:
    """Whether one of some places, which are in order, stands at `first` or after it and before `end`."""
    after = bisect_left(places, first)
    return after < len(places) and places[after] < end


def name_given_by_verb(tree: Tree, head: int) -> int | None:
    """Return the head of the name that the verb of a subject says is given: "She gave her name as Ana"."""
    tokens = tree.tokens
    verb = tokens[head].head
    if tokens[head].dep not in ("nsubj", "nsubjpass") or tree.stretch_of[head] >= 0 or verb < head:
        return None
    asked = [c for c in tree.children[verb] if tokens[c].dep == "xcomp" and tokens[c].lemma in _CALLING]
    verb = asked[0] if asked else verb
    return _name_in_clause(tree, verb) if tokens[verb].lemma in _CALLING | _GIVING | {"go"} else None


def _name_by_place(tree: Tree, head: int) -> int | None:
    """Return the head of the name between commas right after an office, wherever the parser hangs it from."""
    tokens = tree.tokens
    first, end = head + 2, _sentence_end(tree, head)
    if first >= end or tokens[head + 1].lower != "," or lexicon.noun_kind(tokens[head].lemma) != "person":
        return None
    definite = any(tokens[c].lower == "the" or tokens[c].dep == "poss" for c in tree.children[head])
    last = first
    while last < end and tokens[last].entity == "PERSON" and tokens[last].pos == "PROPN":
        last += 1
    closed = last < end and (
        tokens[last].lower == "." or (tokens[last].lower == "," and tokens[last + 1].lower != "and")
    )
    return last - 1 if definite and tokens[head].tag == "NN" and last > first and closed else None


def _sentence_end(tree: Tree, head: int) -> int:
    return tree.sentence_bounds(tree.sentence_of[head])[1]


def _is_giving(tree: Tree, place: int, head: int) -> bool:
    """Whether a verb by which one has or gives a name stands in a clause on the noun before, and is not its verb."""
    tokens = tree.tokens
    verb = tokens[place]
    if verb.pos not in ("VERB", "AUX") or verb.lemma not in _CALLING | _GIVING | {"go"}:
        return False
    participle = verb.tag in ("VBN", "VBG") and (
        place == head + 1 or tokens[place - 1].lower == "," or verb.head == head
    )
    return participle or any(tokens[i].lower in _OPENERS for i in range(head + 1, place))


def _name_in_clause(tree: Tree, verb: int) -> int | None:
    """Return the head of the name that follows a verb such as "gave", "identified" or "calling" in its clause."""
    tokens = tree.tokens
    end = min(_sentence_end(tree, verb), verb + _BETWEEN)
    if verb + 1 < end and tokens[verb + 1].lower in _ITSELF:
        return _name_from(tree, verb + 2 + (tokens[verb + 2].lower == "as"), handle=True)
    passive = tokens[verb].lemma in _CALLING and tokens[verb].tag == "VBN"
    if passive and tokens[verb].lemma in ("call", "name"):
        return _name_from(tree, verb + 1, handle=False)
    named = passive or tokens[verb].lemma == "go"
    for place in range(verb + 1, end):
        lower, lemma = tokens[place].lower, tokens[place].lemma.lower()
        named = named or lemma in _NAMES | _HANDLES
        if named and (lower in ("as", "by") or lemma in _NAMES | _HANDLES):
            name = _name_from(tree, place + 1, handle=lemma in _HANDLES or lower == "as")
            if name is not None:
                return name
    return None


def _name_from(tree: Tree, place: int, *, handle: bool) -> int | None:
    """Return the last token of the name that begins at a place or right after a comma or "only"; None where none."""
    tokens = tree.tokens
    end = _sentence_end(tree, place - 1)
    while place < end and tokens[place].lower in _BESIDE_NAMES:
        place += 1
    if place >= end:
        return None
    word = tree.text[tokens[place].start : tokens[place].end]
    if handle and (is_handle(word) or (tokens[place - 1].lemma.lower() in _HANDLES and word.isalnum())):
        return place
    named = tokens[place].pos == "PROPN" or tokens[place].entity == "PERSON"
    if not named or not is_capital(word) or tokens[place].entity == "DATE":
        return None
    while place + 1 < end and tokens[place + 1].pos == "PROPN" and tokens[place].end + 1 == tokens[place + 1].start:
        place += 1
    return place
