"""A name after what its bearer is, where the parser hangs it wrongly: "Mayor of Port Alda Ana Lee said".

Parsers take the place and the name for one, or the first of two descriptions for the one who speaks and the name for
another: "cafe owner and firefighter Ana Lee said", "former rower turned trainer Ana Lee said".
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from attribution import lexicon
from attribution.engine.grammar.tree import Token
from attribution.names import fold

Entities = tuple[tuple[int, int, str], ...]

_OF = frozenset({"of", "for", "at"})
_PARTICLES = frozenset("al bin da de del den der di el ibn la le ter van von".split())
#: What a description before a name is made of.
_DESCRIBING = frozenset("NN NNP JJ JJR JJS CD HYPH RB CC IN VBN VBD VBG NNS".split())
_BESIDE_NOUN = frozenset({"compound", "amod", "nmod", "npadvmod", "pobj", "nummod", "poss"})
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_PLACING = frozenset({"inside", "outside"})
_LONGEST_DESCRIPTION = 12
_LONGEST_ASIDE = 9
_LONGEST_BODY = 9


class _Bearer(NamedTuple):
    """A description or an office before a name: its first token, and the first and the one after the last of the name.

    `above` is the token that the whole hangs from, by `label`.
    """

    first: int
    name: int
    end: int
    above: int
    label: str


def hang_from_names(tokens: Sequence[Token], entities: Entities) -> tuple[tuple[Token, ...], Entities]:
    """Return the tokens with each description hung from the name that follows it, and each such name as a person's."""
    mended = list(tokens)
    named: list[tuple[int, int]] = []
    for place, token in enumerate(tokens):
        if token.lower in _OF:
            found = _office(mended, place)
            if found is not None:
                _hang_office(mended, found)
                named.append((found.name, found.end))
        elif token.lower in ("and", "turned"):
            found = _description(mended, place)
            if found is not None:
                _hang_description(mended, found)
        elif token.tag == "POS":
            _hang_owners(mended, place)
        elif token.lower == "whose":
            _hang_whose(mended, place)
        elif token.lower in _PLACING:
            _hang_place(mended, place)
        elif token.dep == "nsubj" and token.pos == "PROPN" and _is_role(tokens[token.head]):
            _hang_title(mended, place)
    return tuple(mended), _with_persons(entities, named)


def _office(tokens: Sequence[Token], of: int) -> _Bearer | None:
    """Return an office with its capitalised body or place right before a full name: "Mayor of Port Alda Ana Lee"."""
    end = of + 1
    while end < len(tokens) and (tokens[end].pos == "PROPN" or _is_joined(tokens, end)):
        end += 1
    name = _name_at_end(tokens, of + 1, end)
    office = _office_before(tokens, of)
    if name is None or office is None or tokens[name - 1].pos != "PROPN":
        return None
    last = end - 1
    inside = range(office, end)
    outer = next((i for i in (office, last) if tokens[i].head not in inside or tokens[i].head == i), None)
    if outer is None:
        return None
    head = tokens[outer].head
    return _Bearer(office, name, end, last if head == outer else head, tokens[outer].dep)


def _is_joined(tokens: Sequence[Token], place: int) -> bool:
    """Whether a small word joins two capitalised ones: "Trade and Industry", "Piet de Wit"."""
    if place + 1 >= len(tokens) or tokens[place - 1].pos != "PROPN" or tokens[place + 1].pos != "PROPN":
        return False
    joins = tokens[place].lower == "and" and lexicon.noun_kind(tokens[place + 1].lower) != "person"
    return joins or tokens[place].lower in _PARTICLES


def _name_at_end(tokens: Sequence[Token], first: int, end: int) -> int | None:
    """Return where a full name begins that ends capitalised words, one of which at least stands before it."""
    given = end - 2
    while given > first and tokens[given].lower in _PARTICLES:
        given -= 1
    before = tokens[given - 1].lower
    if given <= first or before == "and" or before in _titles() or lexicon.noun_kind(before) == "person":
        return None
    known = fold(tokens[given].lower) in lexicon.given_names()
    begins = tokens[given].entity == "PERSON" != tokens[given - 1].entity
    last = tokens[end - 1].lower
    kind = lexicon.noun_kind(last)
    return given if (known or begins) and kind is None and last not in lexicon.organization_nouns() else None


@lexicon.cached
def _titles() -> frozenset[str]:
    return frozenset(map(str.lower, lexicon.titles()))


def _office_before(tokens: Sequence[Token], of: int) -> int | None:
    """Return the noun for an office before a preposition, and perhaps a body: "Member of Parliament for"."""
    place = of - 1
    while place >= max(0, of - _LONGEST_BODY):
        token = tokens[place]
        if lexicon.noun_kind(token.lower) == "person" and token.tag in ("NN", "NNP"):
            before = _before_office(tokens, place)
            determined = before >= 0 and tokens[before].tag in ("DT", "PRP$", "POS")
            return None if determined or tokens[place + 1].lower not in _OF else place
        if token.pos not in ("PROPN", "NOUN", "ADJ") and token.lower not in _OF | {"and", "the"}:
            return None
        place -= 1
    return None


def _before_office(tokens: Sequence[Token], office: int) -> int:
    place = office - 1
    while place >= 0 and (tokens[place].pos in ("ADJ", "NOUN", "PROPN", "ADV") or tokens[place].tag == "HYPH"):
        place -= 1
    return place


def _hang_office(tokens: list[Token], found: _Bearer) -> None:
    first, name, end, above, label = found
    last = end - 1
    of = max(i for i in range(first, name) if tokens[i].lower in _OF)
    for place, token in enumerate(tokens[of + 1 : end], start=of + 1):
        head, dep = (last, "compound") if place >= name else (name - 1, "compound")
        keeps = place < name - 1 and of < token.head < name and token.head != place
        tokens[place] = token if keeps else token._replace(head=head, dep=dep)
        if place >= name:
            tokens[place] = tokens[place]._replace(entity="PERSON")
    tokens[name - 1] = tokens[name - 1]._replace(head=of, dep="pobj")
    if not first <= tokens[of].head < of:
        tokens[of] = tokens[of]._replace(head=first, dep="prep")
    tokens[last] = tokens[last]._replace(head=above, dep=label)
    _give_over(tokens, range(first, first + 1), last)
    tokens[first] = tokens[first]._replace(head=last, dep="nmod")


def _description(tokens: Sequence[Token], joint: int) -> _Bearer | None:
    """Return two descriptions, joined by "and" or "turned", right before a full name and its verb."""
    first = joint
    while first > 0 and joint - first <= _LONGEST_DESCRIPTION and _describes(tokens[first - 1]):
        first -= 1
    name = joint + 1
    while name < len(tokens) and name - joint <= _LONGEST_DESCRIPTION and _describes(tokens[name]):
        name += 1
    end = name
    while end < len(tokens) and tokens[end].pos == "PROPN" and tokens[end].entity == "PERSON":
        end += 1
    if end - name < 2 or not _is_edge(tokens, first - 1):
        return None
    sides = (tokens[first:joint], tokens[joint + 1 : name])
    if any(t.tag == "NNS" for side in sides for t in side) or not any(map(_is_role, sides[0])):
        return None
    if tokens[joint].lower == "and" and not any(map(_is_role, sides[1])):
        return None
    verb = _verb_beside(tokens, first, end)
    return None if verb is None else _Bearer(first, name, end, verb, "nsubj")


def _describes(token: Token) -> bool:
    fits = token.tag in _DESCRIBING and token.pos != "PUNCT" and token.entity != "PERSON"
    return token.lower == "-" or (fits and not _reports(token))


def _is_role(token: Token) -> bool:
    return lexicon.noun_kind(token.lower) == "person" and token.tag in ("NN", "NNP", "JJ")


def _is_edge(tokens: Sequence[Token], place: int) -> bool:
    if place < 0 or (tokens[place].pos in ("PUNCT", "SPACE") and tokens[place].lower != "-"):
        return True
    return _reports(tokens[place])


def _reports(token: Token) -> bool:
    return token.tag in _FINITE and token.pos == "VERB" and token.lemma in lexicon.reporting_verbs()


def _verb_beside(tokens: Sequence[Token], first: int, end: int) -> int | None:
    """Return the finite verb right after a name, or after what stands between commas there; or else right before."""
    before = first - 1
    if before >= 0 and _reports(tokens[before]):
        return before
    place = end
    if place < len(tokens) and tokens[place].lower == ",":
        after = range(place + 1, min(len(tokens), place + _LONGEST_ASIDE))
        place = next((i + 1 for i in after if tokens[i].lower == ","), len(tokens))
    finite = place < len(tokens) and tokens[place].tag in _FINITE and tokens[place].dep not in ("aux", "auxpass")
    return place if finite else None


def _hang_description(tokens: list[Token], found: _Bearer) -> None:
    first, name, end, verb, label = found
    last = end - 1
    for place in range(name, last):
        tokens[place] = tokens[place]._replace(head=last, dep="compound")
    if tokens[verb].head in range(first, end):
        tokens[verb] = tokens[verb]._replace(head=verb, dep="ROOT")
    tokens[last] = tokens[last]._replace(head=verb, dep=label)
    _give_over(tokens, range(first, name), verb)
    for place in range(first, name):
        token = tokens[place]
        if token.pos in ("NOUN", "PROPN"):
            keeps = token.dep in _BESIDE_NOUN and first <= token.head < name and token.head != place
            tokens[place] = token if keeps else token._replace(head=last, dep="nmod")
        elif token.pos in ("VERB", "AUX") or not first <= token.head < end or token.head == place:
            tokens[place] = token._replace(head=last, dep="amod" if token.pos == "VERB" else token.dep)


def _hang_title(tokens: list[Token], last: int) -> None:
    """Hang a noun from the name right after it, which the parser takes for its subject: "visitor Ana Lee, 40, said"."""
    title = tokens[last].head
    names = tokens[title + 1 : last + 1]
    if title < last and all(t.pos == "PROPN" and t.entity == "PERSON" for t in names):
        tokens[last] = tokens[last]._replace(head=tokens[title].head, dep=tokens[title].dep)
        _give_over(tokens, range(title, title + 1), last)
        tokens[title] = tokens[title]._replace(head=last, dep="compound")


def _hang_whose(tokens: list[Token], whose: int) -> None:
    """Hang a clause with "whose" from the noun before it, where the parser joins its verb with the main one.

    In "It was sold to Corvane, whose owner, Ana Lee, said" the owner says it, and not "it".
    """
    noun = tokens[whose].head
    end = noun + 2
    while end < len(tokens) and tokens[end].pos == "PROPN":
        end += 1
    if noun < whose or tokens[noun].dep != "appos" or end == noun + 2 or end + 1 >= len(tokens):
        return
    verb, owner = end + 1, tokens[noun].head
    has_subject = any(t.dep == "nsubj" and t.head == verb for t in tokens[whose:verb])
    if not tokens[noun + 1].lower == tokens[end].lower == "," or tokens[verb].tag not in _FINITE or has_subject:
        return
    if tokens[verb].dep == "ROOT":
        _make_root(tokens, verb, owner)
    elif tokens[verb].dep not in ("conj", "advcl", "dep"):
        return
    tokens[verb] = tokens[verb]._replace(head=owner, dep="relcl")
    tokens[noun] = tokens[noun]._replace(head=verb, dep="nsubj")


def _make_root(tokens: list[Token], verb: int, below: int) -> None:
    """Make the clause that a token is in the main one, and not the verb after it from which the clause hangs."""
    main = below
    while tokens[main].head not in (verb, main):
        main = tokens[main].head
    for place in range(main):
        if tokens[place].head == verb:
            tokens[place] = tokens[place]._replace(head=main)
    tokens[main] = tokens[main]._replace(head=main, dep="ROOT")


def _hang_place(tokens: list[Token], place: int) -> None:
    """Hang from the verb where somebody speaks, which the parser takes for who does: "Outside court, Ana Lee said"."""
    noun = place + 1
    if tokens[place].dep != "amod" or tokens[place].head != noun or tokens[noun].tag != "NN":
        return
    above = tokens[noun].head
    if tokens[noun].dep == "compound" and tokens[above].pos == "PROPN":
        verb = tokens[above].head
    elif tokens[noun].dep == "nsubj" and any(t.dep == "nsubj" and t.head == above for t in tokens[noun + 1 : above]):
        verb = above
    else:
        return
    tokens[place] = tokens[place]._replace(head=verb, dep="prep", pos="ADP")
    tokens[noun] = tokens[noun]._replace(head=place, dep="pobj")


def _hang_owners(tokens: list[Token], sign: int) -> None:
    """Hang two names from the noun that is of both, where the parser joins the first with it: "Lee and Roe's lawyer".

    Where the verb is in the plural, "Lee and Roe's lawyer are", the first is one and the lawyer another.
    """
    owner = tokens[sign].head
    noun, start = tokens[owner].head, owner
    while start and tokens[start - 1].head == owner and tokens[start - 1].pos == "PROPN":
        start -= 1
    first = start - 2
    if first < 0 or tokens[owner].pos != "PROPN" or tokens[start - 1].lower != "and" or tokens[first].pos != "PROPN":
        return
    joined = tokens[owner].dep == "poss" and tokens[noun].dep == "conj" and tokens[noun].head == first
    if not joined or not _is_role(tokens[noun]) or tokens[tokens[first].head].tag == "VBP":
        return
    tokens[noun] = tokens[noun]._replace(head=tokens[first].head, dep=tokens[first].dep)
    tokens[first] = tokens[first]._replace(head=noun, dep="poss")
    tokens[owner] = tokens[owner]._replace(head=first, dep="conj")


def _give_over(tokens: list[Token], of: range, to: int) -> None:
    """Hang from another token what hangs from these and stands outside of them, but for what is their own."""
    inside = range(of.start, to + 1) if to >= of.start else of
    for place in (*range(max(0, of.start - 2 * _LONGEST_DESCRIPTION), of.start), *range(inside.stop, len(tokens))):
        if tokens[place].head in of and place != to and tokens[place].dep not in ("amod", "compound", "det", "advmod"):
            tokens[place] = tokens[place]._replace(head=to)
        if place > inside.stop + 4 * _LONGEST_DESCRIPTION:
            break


def _with_persons(entities: Entities, named: Iterable[tuple[int, int]]) -> Entities:
    """Return the entities with these for persons, and what of others lies before or after them."""
    found = list(entities)
    for first, end in named:
        kept = []
        for start, stop, label in found:
            kept += [(a, b, label) for a, b in ((start, min(stop, first)), (max(start, end), stop)) if a < b]
        found = sorted([*kept, (first, end, "PERSON")])
    return tuple(found)
