"""Noun phrases that can speak: where each begins and ends, its form, and what it stands beside.

A mention is known by its head token. Its span takes in titles and what stands before the head, and for a description
("a person familiar with the matter") what follows up to the first comma, dash, bracket or quotation mark.
"""

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from attribution import lexicon
from attribution.engine.grammar.extents import find_extent, join_hyphens, nickname
from attribution.engine.grammar.tree import Tree
from attribution.model import Mention, Span

_PHRASE_POS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
#: Types that the tagger of entities gives to names of people.
_NAMED = ("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "PRODUCT", "")
#: Pronouns that count or point out people, and so describe them: "some of the residents".
_TELLING_PRONOUNS = frozenset("one some many others all most none those anyone someone".split())
#: How many tokens after its noun a description gives the name.
_FAR = 40
_GIVING_NAMES = frozenset("call give go identify introduce know name".split())

Form = Literal["name", "description", "pronoun"]


class Beside(NamedTuple):
    """A noun phrase that tells of the same one as the phrase that it stands beside."""

    head: int
    #: "apposition" for one under the phrase: "Ana Lee, the chair"; "apposed" for the one that the phrase itself is in
    #: apposition to; "title" for a noun before a name: "actor Ana Lee"; "comma" for what stands right before the
    #: comma before a description: "Ana Lee, now the chair".
    how: Literal["apposition", "apposed", "title", "comma"]


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun phrase: where it stands, what form it has, and what it stands beside."""

    head: int
    #: Its first token and the one after its last.
    first: int
    end: int
    #: Where it stands in the text, and its words.
    mention: Mention
    form: Form
    #: The head noun in the singular, whole where it is hyphenated: the words of descriptions are looked up by it.
    noun: str
    #: Whether the head is a common noun, or one that is capitalised as an office: "the Chief Constable".
    is_role: bool
    is_relative: bool
    #: Whether a nickname stands in it: Ann “Kit” Lee.
    has_nickname: bool
    #: Whether it describes another than the one it stands beside: the husband of "Ana Lee, whose husband …".
    is_somebody_elses: bool
    #: What it stands beside: what hangs under it in text order, then the others.
    beside: tuple[Beside, ...]
    #: The head of the name that a description gives: "its president, Ana Lee", "one of the backers, Ana Lee, said",
    #: "a woman who gave her name only as Ana".
    name: int | None

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return Span(start=self.mention.start, end=self.mention.end)

    def at(self, *how: str) -> tuple[int, ...]:
        """Return the heads of what stands beside it in one of these ways."""
        return tuple(near.head for near in self.beside if near.how in how)


class Mentions:
    """The noun phrases of an article by their heads, each looked into once; iterated, those that could speak."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._found: dict[int, NounPhrase] = {}

    def __getitem__(self, head: int) -> NounPhrase:
        """Return the noun phrase that a token heads, also where it is none that could speak."""
        if head not in self._found:
            self._found[head] = _find(self._tree, head)
        return self._found[head]

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


def _find(tree: Tree, head: int) -> NounPhrase:
    form = _form(tree, head)
    noun, role = _noun(tree, head), _is_role(tree, head)
    named = _name_right_after(tree, head, noun) if role else None
    first, end = (head, head + 1) if form == "pronoun" else find_extent(tree, head, named)
    start, stop = tree.tokens[first].start, tree.tokens[end - 1].end
    name = named
    if name is None and form == "description":
        name = _name_set_off(tree, head)
        name = _name_given(tree, head) if name is None else name
    return NounPhrase(
        head=head,
        first=first,
        end=end,
        mention=Mention(start=start, end=stop, text=tree.text[start:stop]),
        form=form,
        noun=noun,
        is_role=role,
        is_relative=is_relative(tree, head),
        has_nickname=any(nickname(tree, index) is not None for index in range(first, head)),
        is_somebody_elses=any(tree.tokens[c].lower == "whose" for c in tree.children[head]),
        beside=tuple(_beside(tree, head)),
        name=name,
    )


def _form(tree: Tree, head: int) -> Form:
    token = tree.tokens[head]
    if (token.pos == "PRON" and token.lower not in _TELLING_PRONOUNS) or token.tag == "PRP$":
        return "pronoun"
    several = not token.entity and lexicon.noun_kind(token.lower) == "group"
    return "name" if token.pos == "PROPN" and not several and not _is_role(tree, head) else "description"


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


def _name_right_after(tree: Tree, head: int, noun: str) -> int | None:
    """Return the head of the name that stands in apposition right after a role: "its president, Ana Lee"."""
    labels = _NAMED if lexicon.noun_kind(noun) == "person" else ("PERSON", "")
    for place in _names_after(tree, head):
        if tree.tokens[place].entity in labels:
            first = tree.left_edge[place]
            before = [t for t in tree.tokens[head + 1 : first] if t.pos != "SPACE"]
            if not before or [t.lower for t in before] == [","]:
                return _before_bracket(tree, first, place)
    return None


def _names_after(tree: Tree, head: int) -> Iterator[int]:
    """Yield the heads of the names in apposition under a phrase and after its head."""
    for place in tree.children[head]:
        if place > head and tree.tokens[place].dep == "appos" and tree.tokens[place].pos == "PROPN":
            yield place


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


def _name_given(tree: Tree, head: int) -> int | None:
    """Return the head of the part of a name that a description gives: "a woman who gave her name only as Ana"."""
    for place in range(head + 1, min(tree.right_edge[head], head + _FAR)):
        token = tree.tokens[place]
        if token.pos != "PROPN" or token.dep != "pobj" or tree.tokens[token.head].lower not in ("as", "by"):
            continue
        above = tree.tokens[tree.tokens[token.head].head]
        if above.lemma in _GIVING_NAMES and tree.stretch_of[place] < 0:
            return place
    return None


def _is_role(tree: Tree, head: int) -> bool:
    """Whether a mention's head is a common noun, or one that is capitalised as an office: "the Chief Constable"."""
    token = tree.tokens[head]
    if token.pos == "NOUN":
        return True
    if token.pos != "PROPN" or lexicon.noun_kind(token.lower) != "person":
        return False
    begins = {tree.tokens[c].dep for c in tree.children[head]}
    known = "det" in begins or ("poss" in begins and token.entity != "PERSON")
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
    found = []
    for span in spans:
        first, last = tree.token_at(span.start), tree.token_at(span.end - 1) + 1
        for index in range(first, last):
            token = tree.tokens[index]
            if (
                lexicon.pronouns().get(token.lower) == "first"
                and tree.stretch_of[index] >= 0
                and not tree.is_quoted_within(index)
            ):
                found.append(Span(start=token.start, end=token.end))
    return tuple(found)
