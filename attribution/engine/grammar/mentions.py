"""Noun phrases that can speak: where each begins and ends, its form, and what it stands beside.

A mention is known by its head token. Its span takes in titles and what stands before the head, and for a description
("a person familiar with the matter") what follows up to the first comma, dash, bracket or quotation mark.
"""

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from attribution import lexicon
from attribution.engine.grammar.extents import find_extent, join_hyphens, nickname
from attribution.engine.grammar.given_names import Office, find_given, find_office, name_at_end, name_given_by_verb
from attribution.engine.grammar.tree import Tree
from attribution.model import Mention, Span
from attribution.names import is_capital, is_handle

_PHRASE_POS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
#: Pronouns that count or point out people, and so describe them: "some of the residents".
_TELLING_PRONOUNS = frozenset("one some many others all most none those anyone someone".split())

#: Types that the tagger of entities gives to what it takes for a name.
_NAMED = frozenset({"PERSON", "ORG", "GPE", "PRODUCT", "FAC"})
_ONE = frozenset("a an one another every each any some".split())

Form = Literal["name", "description", "pronoun"]


class Beside(NamedTuple):
    """A noun phrase that tells of the same one as the phrase that it stands beside."""

    head: int
    #: "apposition" for one under the phrase: "Ana Lee, the chair"; "apposed" for the one that the phrase itself is in
    #: apposition to; "title" for a noun before a name: "actor Ana Lee"; "comma" for what stands right before the
    #: comma before a description: "Ana Lee, now the chair".
    how: Literal["apposition", "apposed", "title", "comma"]


@dataclass(frozen=True, eq=False)
class NounPhrase:
    """A noun phrase: where it stands, what form it has, and what it stands beside.

    An article has hundreds, of most of which little is asked: each thing is worked out when it is.
    """

    _tree: Tree = field(repr=False)
    head: int

    @property
    def first(self) -> int:
        """Its first token."""
        return self._extent[0]

    @property
    def end(self) -> int:
        """The token after its last."""
        return self._extent[1]

    @functools.cached_property
    def mention(self) -> Mention:
        """Where it stands in the text, and its words."""
        first, end = self._extent
        start, stop = self._tree.tokens[first].start, self._tree.tokens[end - 1].end
        return Mention(start=start, end=stop, text=self._tree.text[start:stop])

    @functools.cached_property
    def form(self) -> Form:
        """Whether it is a name, a description or a pronoun."""
        return _form(self._tree, self.head)

    @functools.cached_property
    def noun(self) -> str:
        """The head noun in the singular, whole where it is hyphenated: descriptions are looked up by it."""
        return _noun(self._tree, self.head)

    @functools.cached_property
    def is_role(self) -> bool:
        """Whether the head is a common noun, or one that is capitalised as an office: "the Chief Constable"."""
        return _is_role(self._tree, self.head)

    @property
    def is_relative(self) -> bool:
        """Whether it is a relative pronoun."""
        return is_relative(self._tree, self.head)

    @property
    def has_nickname(self) -> bool:
        """Whether a nickname stands in it: Ann “Kit” Lee."""
        return any(nickname(self._tree, index) is not None for index in range(self.first, self.head))

    @property
    def is_somebody_elses(self) -> bool:
        """Whether it describes another than the one it stands beside: the husband of "Ana Lee, whose husband …"."""
        return any(self._tree.tokens[c].lower == "whose" for c in self._tree.children[self.head])

    @functools.cached_property
    def beside(self) -> tuple[Beside, ...]:
        """What it stands beside: what hangs under it in text order, then the others."""
        return tuple(_beside(self._tree, self.head))

    @property
    def name(self) -> int | None:
        """The head of the name that a description gives.

        That is so in "its president, Ana Lee", "one of the backers, Ana Lee, said", "a woman who gave her name only as
        Ana".
        """
        return self._given[1]

    @functools.cached_property
    def office(self) -> Office | None:
        """The office with its body that stands right before the name: "Head of the Port Authority Ana Lee"."""
        return find_office(self._tree, self.head) if self.form == "name" else None

    @property
    def name_given(self) -> int | None:
        """The head of the name that its verb says it gives: "She gave her name as Ana"."""
        return name_given_by_verb(self._tree, self.head)

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return Span(start=self.mention.start, end=self.mention.end)

    def at(self, *how: str) -> tuple[int, ...]:
        """Return the heads of what stands beside it in one of these ways."""
        return tuple(near.head for near in self.beside if near.how in how)

    @functools.cached_property
    def _extent(self) -> tuple[int, int]:
        if self.form == "pronoun":
            return self.head, self.head + 1
        return find_extent(self._tree, self.head, self._given[0])

    @functools.cached_property
    def _given(self) -> tuple[int | None, int | None]:
        """The heads of the name right after a role, and of the name that it gives in any way."""
        return find_given(self._tree, self.head, self.noun, role=self.is_role, description=self.form == "description")


class Mentions:
    """The noun phrases of an article by their heads, each looked into once; iterated, those that could speak."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._found: dict[int, NounPhrase] = {}

    def __getitem__(self, head: int) -> NounPhrase:
        """Return the noun phrase that a token heads, also where it is none that could speak."""
        found = self._found.get(head)
        if found is None:
            found = self._found[head] = NounPhrase(self._tree, head)
        return found

    def __contains__(self, head: int) -> bool:
        """Whether a token heads a noun phrase that a quotation could be given to."""
        return head in self._speakers

    def __iter__(self) -> Iterator[NounPhrase]:
        return map(self.__getitem__, sorted(self._speakers))

    @functools.cached_property
    def _speakers(self) -> frozenset[int]:
        return frozenset(index for index in range(len(self._tree.tokens)) if self._may_speak(index))

    def _may_speak(self, index: int) -> bool:
        return is_head(self._tree, index) and not (self._tree.apart and self._tree.is_apart(index))


def find_mentions(tree: Tree) -> Mentions:
    """Return the noun phrases of a parse; its `mentions` keeps them."""
    return Mentions(tree)


def _form(tree: Tree, head: int) -> Form:
    token = tree.tokens[head]
    if is_handle(tree.text[token.start : token.end]) or _is_misread(tree, head):
        return "name"
    if (token.pos == "PRON" and token.lower not in _TELLING_PRONOUNS) or token.tag == "PRP$":
        return "pronoun"
    if token.pos != "PROPN":
        return "description"
    several = not token.entity and lexicon.noun_kind(token.lower) == "group"
    described = several or _is_of_a_people(tree, head) or _is_role(tree, head)
    return "description" if described else "name"


def _is_misread(tree: Tree, head: int) -> bool:
    """Whether a token is a name that the tagger takes for a noun: "Corvane said", where it is tagged as a body too."""
    token = tree.tokens[head]
    tagged = token.pos == "NOUN" and token.tag == "NN" and token.entity in _NAMED
    if not tagged or not is_capital(tree.text[token.start]):
        return False
    bare = not any(tree.tokens[c].dep in ("det", "poss", "amod", "nummod") for c in tree.children[head])
    return bare and lexicon.noun_kind(token.lemma) is None


def _is_of_a_people(tree: Tree, head: int) -> bool:
    """Whether a mention is of people by their nation, faith or party: "Democrats", "one senior Democrat"."""
    token = tree.tokens[head]
    if token.entity not in ("NORP", "ORG", ""):
        return False
    if token.tag == "NNPS":
        return token.entity == "NORP" or lexicon.noun_kind(token.lower) == "group"
    before = {tree.tokens[c].lower for c in tree.children[head]}
    single = token.entity == "NORP" or lexicon.noun_kind(token.lower) == "person"
    return token.tag == "NNP" and single and bool(before & _ONE)


def _beside(tree: Tree, head: int) -> Iterator[Beside]:
    tokens = tree.tokens
    for place in tree.children[head]:
        token = tokens[place]
        if token.dep == "appos":
            yield Beside(place, "apposition")
        elif token.dep in ("compound", "nmod") and token.pos == "NOUN" and place < head:
            yield Beside(place, "title")
    if tokens[head].dep == "appos":
        yield Beside(tokens[head].head, "apposed")
    start = tree.left_edge[head]
    if tokens[head].pos == "NOUN" and start >= 2 and tokens[start - 1].lower == ",":
        yield Beside(start - 2, "comma")


def _is_role(tree: Tree, head: int) -> bool:
    """Whether a mention's head is a common noun, or one that is capitalised as an office: "the Chief Constable"."""
    token = tree.tokens[head]
    if token.pos == "NOUN":
        return not _is_misread(tree, head)
    if token.pos != "PROPN" or lexicon.noun_kind(token.lower) != "person":
        return False
    begins = {tree.tokens[c].dep for c in tree.children[head]}
    known = "det" in begins or ("poss" in begins and token.entity != "PERSON") or name_at_end(tree, head) is not None
    return known and tree.text[token.start : token.end] not in lexicon.outlet_names()


def _noun(tree: Tree, head: int) -> str:
    """Return the head noun of a phrase in the singular, whole where it is hyphenated."""
    last = join_hyphens(tree, head + 1)
    first = head
    while (
        first > 1 and tree.tokens[first - 1].lower == "-" and tree.tokens[first - 2].end == tree.tokens[first - 1].start
    ):
        first -= 2
    if last == head + 1 and first == head:
        return tree.tokens[head].lemma.lower()
    return tree.text[tree.tokens[first].start : tree.tokens[last - 1].end].lower().removesuffix("s")


def is_head(tree: Tree, index: int) -> bool:
    """Whether the token heads a noun phrase that a quotation could be given to."""
    token = tree.tokens[index]
    if token.pos in ("NOUN", "PROPN"):
        return token.dep not in ("compound", "amod", "nmod") and token.lower[:1].isalnum()
    if token.pos == "PRON" or token.tag == "PRP$":
        return token.lower not in ("it's", "there", "what", "whatever", "itself")
    if token.lower in (
        "some",
        "many",
        "others",
        "several",
        "both",
        "few",
        "one",
        "most",
        "all",
        "another",
        "two",
        "three",
        "critics",
    ):
        return token.dep in ("nsubj", "nsubjpass", "pobj", "conj", "dobj") and token.pos in _PHRASE_POS
    return token.dep in ("nsubj", "nsubjpass") and token.pos in ("ADJ", "NUM", "DET", "X", "VERB", "INTJ", "ADV")


def is_relative(tree: Tree, index: int) -> bool:
    """Whether the token is a relative pronoun."""
    token = tree.tokens[index]
    return token.lower in _RELATIVE and token.tag in ("WP", "WDT", "WP$", "IN", "PRP", "DT") and token.dep != "mark"


def find_first_person(tree: Tree, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return where "I", "we" and their forms in the quoted parts of `spans` stand for who says them.

    Words that are quoted within the quotation are another's.
    """
    found, pronouns = [], lexicon.pronouns()
    for span in spans:
        first, last = tree.token_at(span.start), tree.token_at(span.end - 1) + 1
        for index in range(first, last):
            token = tree.tokens[index]
            if (
                pronouns.get(token.lower) == "first"
                and tree.stretch_of[index] >= 0
                and not tree.is_quoted_within(index)
            ):
                found.append(Span(start=token.start, end=token.end))
    return tuple(found)
