"""People who are named together: "Mona Ferris and Karl Brandt", "the ministers, Ana Lee, Ben Roe and Ida Holm".

A joint phrase is several noun phrases that "and" joins, a name among them. Who speaks so speaks together with the
others. Of "Ferris and Brandt's lawyer" the lawyer is one, and "Ferris or Brandt" is not both.
"""

import functools
import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from attribution import lexicon
from attribution.engine.grammar.mentions import Mentions
from attribution.engine.grammar.tree import Tree
from attribution.model import Span
from attribution.names import fold, is_capital, parse_name

_AND = frozenset({"and", "&"})
#: What joins names of which not all are meant.
_PARTING = frozenset({"or", "nor", "but", "not", "than", "versus", "vs", "v"})
_DEFINITE = frozenset("the this that its".split())
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
#: So many tokens may stand between two of them: an apposition or a clause.
_FAR = 15
#: Nouns for so many people.
COLLECTIVE = {"couple": 2, "duo": 2, "pair": 2, "twosome": 2, "trio": 3, "quartet": 4}
_KIN = frozenset("brother couple husband parent sibling sister spouse twin".split())


@dataclass(frozen=True, slots=True)
class Joint:
    """Several who are named together."""

    #: The head of the phrase of each, in text order.
    heads: tuple[int, ...]
    #: Where the whole stands in the text.
    span: Span
    #: The head of the description that the names explain: the ministers of "the ministers, Ana Lee and Ben Roe".
    group: int | None
    #: What they are called together, in the singular: "minister", "brother"; or "".
    noun: str
    #: Whether the last one's family name is that of all: "Tom and Will Hale".
    shares_name: bool
    #: Whether they are the subject of a verb, or the ones by whom something is done.
    is_subject: bool

    @property
    def head(self) -> int:
        """The token that the whole is known by."""
        return self.heads[0] if self.group is None else self.group


def find_joints(tree: Tree, mentions: Mentions) -> tuple[Joint, ...]:
    """Return the joint phrases of a parse outside its quotation marks, in text order."""
    found = [_joint(tree, mentions, head) for head, token in enumerate(tree.tokens) if token.pos == "PROPN"]
    listed: dict[int, Joint] = {}
    for joint in found:
        if joint is not None:
            listed.setdefault(joint.heads[-1], joint)
    return tuple(listed.values())


def _joint(tree: Tree, mentions: Mentions, first: int) -> Joint | None:
    """Return the joint phrase whose first name, or what stands before it, a token heads."""
    tokens = tree.tokens
    if tree.stretch_of[first] >= 0 or tokens[first].dep in ("conj", "compound"):
        return None
    heads = _listed(tree, first)
    near = itertools.starmap(functools.partial(_stand_together, tree), itertools.pairwise(heads))
    if len(heads) < 2 or not (all(near) and all(_is_one(tree, mentions, head, first) for head in heads)):
        return None
    between = {tokens[i].lower for i in range(first, heads[-1])}
    last_gap = {tokens[i].lower for i in range(heads[-2] + 1, mentions[heads[-1]].first)}
    if between & _PARTING or not last_gap & _AND or _is_of_last(tree, heads):
        return None
    group = _group(tree, first)
    start = mentions[first if group is None else group].mention.start
    top = first if group is None else group
    return Joint(
        heads=heads,
        span=Span(start=start, end=_end(tree, mentions, heads[-1])),
        group=group,
        noun=_noun(tree, heads, group),
        shares_name=_shares_name(tree, mentions, heads),
        is_subject=tokens[top].dep in _SUBJECTS or tokens[tokens[top].head].dep == "agent",
    )


def _end(tree: Tree, mentions: Mentions, last: int) -> int:
    """Return where the last phrase ends, without the sign of the possessive."""
    tokens, end = tree.tokens, mentions[last].end
    return tokens[end - 2 if tokens[end - 1].tag == "POS" else end - 1].end


def _listed(tree: Tree, first: int) -> tuple[int, ...]:
    """Return the heads of what "and" joins to a name.

    Of a list parsers take the second name for one that explains the first: "Ana Lee, Ben Roe and Ida Holm". Of "said
    Ana Lee, of Leeds, and Ben Roe" they make two subjects.
    """
    tokens = tree.tokens
    todo = [first, *_other_subjects(tree, first)]
    heads = [*todo]
    several = tokens[first].tag == "NNPS"
    while todo:
        here = todo.pop()
        for place in tree.children[here]:
            explains = tokens[place].dep == "appos" and _has_partner(tree, place) and not several
            explains = explains and tokens[place].pos == "PROPN"
            if place > here and tokens[place].pos in ("PROPN", "NOUN") and (tokens[place].dep == "conj" or explains):
                heads.append(place)
                todo.append(place)
    return tuple(sorted(heads))


def _is_one(tree: Tree, mentions: Mentions, head: int, first: int) -> bool:
    """Whether a phrase is of somebody by itself, and not what more is said of the one before it, or an office.

    "Ana Lee, head of parks and a Democrat" is one; so is "former Gov. and party chair Ana Lee".
    """
    tokens, token = tree.tokens, tree.tokens[head]
    if mentions[head].form == "name":
        title = tree.text[token.start : token.end] in lexicon.titles() or lexicon.noun_kind(token.lower) == "person"
        return token.entity == "PERSON" or not title
    before = [tokens[c] for c in tree.children[head] if c < head and tokens[c].dep in ("det", "poss")]
    begins = {one.lower if one.dep == "det" else "its" for one in before}
    start = tree.left_edge[head]
    if head != first and tokens[start - 1].lower not in {*_AND, ","}:
        return False
    if token.tag in ("NNS", "NNPS") or begins & _DEFINITE:
        return True
    return bool(begins) and start > 1 and tokens[start - 2].lower != ","


def _other_subjects(tree: Tree, first: int) -> list[int]:
    """Return the names that are subjects of a verb too, which stands before all of them."""
    tokens, verb = tree.tokens, tree.tokens[first].head
    if tokens[first].dep != "nsubj" or verb > first:
        return []
    beside = [c for c in tree.children[verb] if tokens[c].dep == "nsubj" and c > first and tokens[c].pos == "PROPN"]
    return [c for c in beside if tokens[tree.left_edge[c] - 1].lower in _AND]


def _has_partner(tree: Tree, place: int) -> bool:
    return any(tree.tokens[c].dep == "conj" and tree.tokens[c].pos in ("PROPN", "NOUN") for c in tree.children[place])


def _stand_together(tree: Tree, one: int, other: int) -> bool:
    """Whether two stand in one sentence with no words in marks, and not much else, between them."""
    near = other - one <= _FAR and tree.sentence_of[one] == tree.sentence_of[other]
    return near and all(tree.stretch_of[i] < 0 for i in range(one, other + 1))


def _is_of_last(tree: Tree, heads: Sequence[int]) -> bool:
    """Whether the last is what the names have: the lawyer of "Ferris and Brandt's lawyer"."""
    return any(
        tree.tokens[c].dep == "poss" and tree.tokens[c].pos == "PROPN" and heads[-2] < c
        for c in tree.children[heads[-1]]
    )


def _group(tree: Tree, first: int) -> int | None:
    """Return the head of the description in the plural right before the names, which explain it."""
    tokens = tree.tokens
    above = tokens[first].head
    plural = tokens[above].tag in ("NNS", "NNPS") or tokens[above].lower in COLLECTIVE
    several = above < first and tokens[first].dep == "appos" and plural
    start = tree.left_edge[first] if several else 0
    return above if several and all(tokens[i].lower in (",", ":", "—", "-") for i in range(above + 1, start)) else None


def _noun(tree: Tree, heads: Sequence[int], group: int | None) -> str:
    """Return what a title before the names, or what they explain or are explained by, says that all of them are."""
    tokens = tree.tokens
    before = [c for c in tree.children[heads[0]] if tokens[c].dep in ("compound", "nmod") and c < heads[0]]
    after = [c for h in (heads[0], heads[-1]) for c in tree.children[h] if tokens[c].dep == "appos" and c > heads[-1]]
    for place in ([] if group is None else [group], before, after):
        for noun in place:
            singular = _singular(tokens[noun].lower)
            if tokens[noun].tag in ("NNS", "NNPS") and lexicon.noun_kind(singular) == "person":
                return singular
    return ""


def _singular(noun: str) -> str:
    return noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")


def _shares_name(tree: Tree, mentions: Mentions, heads: Sequence[int]) -> bool:
    """Whether the family name of the last is that of all: given names, and a name in full after the "and"."""
    tokens = tree.tokens
    single = all(_is_alone(tree, head) for head in heads[:-1])
    last = mentions[heads[-1]]
    full = last.form == "name" and parse_name(last.mention.text).is_full
    plain = full and all(t.lower in (",", *_AND) or t.pos == "PROPN" for t in tokens[heads[0] : heads[-1]])
    if not (single and plain and is_capital(tree.text[tokens[heads[0]].start])):
        return False
    kin = _noun(tree, heads, None) in _KIN
    return kin or all(fold(tokens[head].lower) in lexicon.given_names() for head in heads[:-1])


def _is_alone(tree: Tree, head: int) -> bool:
    """Whether a name is of one word, with nothing before it but what all are: "brothers Tom and Dan Lee"."""
    before = (tree.tokens[c] for c in tree.children[head] if c < head)
    return all(token.tag in ("NNS", "NNPS", "DT", "JJ") for token in before)
