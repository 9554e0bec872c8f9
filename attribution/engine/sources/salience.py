"""Whom a pronoun may stand for: how near at hand somebody is where it stands.

The structure of news decides: who spoke last, whose paragraph it is, who was the subject of
the sentence before, who is spoken of in the words and so doesn't say them (after Lappin and Leass 1994).
"""

import itertools
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

from attribution.engine.grammar import Parse
from attribution.engine.learned import NUMBERS

_SUBJECTS = ("nsubj", "nsubjpass")
_OBJECTS = ("dobj", "pobj", "dative", "attr", "oprd")
_OWNERS = ("poss", "compound", "nmod")
_VERBS = ("VERB", "AUX")
_DEEPEST = 6
#: A line that parts the items of a live report.
_PARTING = re.compile(r"\s*_{2,}\.?\s*")
_KILLING = frozenset("kill murder assassinate behead execute".split())
#: The kinds of mention for which evidence has weights of their own, in the order of the table: a pronoun, "he" or "she"
#: that speaks, and a description, "it" or "they".
Mentioned = Literal["pronoun", "he or she", "other"]


_WEIGHTS: dict[Mentioned, list[tuple[str, float]]] = {
    mention: [(name, row[column]) for name, row in NUMBERS.salience.items() if row[column]]
    for column, mention in enumerate(get_args(Mentioned))
}


class Standpoint(NamedTuple):
    """Where a pronoun stands."""

    head: int
    sentence: int
    paragraph: int
    is_subject: bool
    is_possessive: bool
    #: Whether it is the subject of a sentence's main verb.
    is_main: bool
    #: The verb that it hangs from, or -1.
    verb: int
    #: The pronoun under which its forms go: "he".
    pronoun: str = ""
    #: Whether a quotation is linked to it.
    speaks: bool = False
    #: Names inside quotation marks in its paragraph.
    named_in_words: frozenset[str] = frozenset()
    #: Who is said to say that in which it stands, if its verb is not joined to another, or -1; and whether it is.
    teller: int = -1
    is_joined: bool = False

    @classmethod
    def of(
        cls,
        parse: Parse,
        head: int,
        sentence: int,
        pronoun: str = "",
        named_in_words: frozenset[str] = frozenset(),
        *,
        speaks: bool = False,
    ) -> "Standpoint":
        """Return the place of the pronoun at a token, in a sentence as `number_sentences` counts."""
        token = parse.tokens[head]
        joined = parse.tokens[token.head].dep == "conj"
        return cls(
            head=head,
            sentence=sentence,
            paragraph=parse.paragraph_of[head],
            is_subject=token.dep in _SUBJECTS,
            is_possessive=token.dep == "poss",
            is_main=token.dep in _SUBJECTS and parse.tokens[token.head].dep == "ROOT",
            verb=governing_verb(parse, head),
            pronoun=pronoun,
            speaks=speaks,
            named_in_words=named_in_words,
            teller=-1 if joined else teller_of(parse, head),
            is_joined=joined,
        )


def acts_beside(parse: Parse, head: int) -> bool:
    """Whether the token is who acts in a phrase with "with": Lee of "The vote is near, with Lee urging delay"."""
    tokens = parse.tokens
    above = tokens[head].head
    if tokens[head].dep != "pobj" or tokens[above].lower != "with" or tokens[above].head == above:
        return False
    acts = [c for c in (*parse.children[above], *parse.children[head]) if tokens[c].tag == "VBG" and c > head]
    return any(tokens[c].dep in ("pcomp", "acl", "advcl") for c in acts)


def introduces(parse: Parse, head: int, *, first: bool) -> bool:
    """Whether a mention says who somebody is whom the article names for the first time, or opens with "there is"."""
    tokens = parse.tokens
    if tokens[head].dep == "attr" and parse.child(tokens[head].head, "expl") is not None:
        return True
    names = first and tokens[head].pos == "PROPN"
    return names and any(c > head and tokens[c].dep in ("appos", "relcl") for c in parse.children[head])


def teller_of(parse: Parse, head: int) -> int:
    """Return the subject of the verb in whose complement the token stands, or -1: the Lee of "Lee says Roe lied"."""
    tokens = parse.tokens
    for _ in range(_DEEPEST):
        verb, dep = tokens[head].head, tokens[head].dep
        if verb == head:
            return -1
        if dep == "ccomp" and tokens[verb].pos in _VERBS:
            told = parse.child(verb, "nsubj")
            return -1 if told is None else told
        head = verb
    return -1


def governing_verb(parse: Parse, head: int) -> int:
    """Return the verb whose subject or object, with or without a preposition, the token is; -1 where there is none."""
    tokens = parse.tokens
    for _ in range(_DEEPEST):
        above = tokens[head].head
        if above == head or tokens[head].dep in ("poss", "compound", "appos"):
            return -1
        if tokens[above].pos in _VERBS:
            return above
        if tokens[above].pos != "ADP" and tokens[head].dep != "conj":
            return -1
        head = above
    return -1


@dataclass
class Trace:
    """What the mentions of one identity so far tell of its place."""

    #: Of the last mention: where it stands, how, and whether it is a pronoun.
    head: int = -1
    sentence: int = -1
    paragraph: int = -1
    is_subject: bool = False
    is_possessive: bool = False
    is_pronoun: bool = False
    is_object: bool = False
    is_asked: bool = False
    #: Words around a mention so far say that it is dead.
    is_dead: bool = False
    #: Whether it stands in what somebody else is said to say.
    is_reported: bool = False
    #: Whether it is the first one and says who somebody is, or sets somebody before the reader: "there is Lee".
    is_introduced: bool = False
    verb: int = -1
    #: How many mentions there are, and where the last subject and the last one that speaks stand.
    count: int = 0
    subject_head: int = -1
    speaking_head: int = -1
    speaking_sentence: int = -1
    speaking_paragraph: int = -1
    #: Where it last was the subject of a sentence's main verb.
    main_head: int = -1
    main_sentence: int = -1

    def note(self, parse: Parse, head: int, sentence: int, *, speaks: bool, is_pronoun: bool) -> None:
        """Take one more mention, which stands after the others, in a sentence as `number_sentences` counts."""
        token = parse.tokens[head]
        self.is_introduced = introduces(parse, head, first=self.count == 0)
        self.is_reported = teller_of(parse, head) not in (-1, self.head, self.subject_head)
        self.head, self.sentence, self.paragraph = head, sentence, parse.paragraph_of[head]
        self.is_subject = token.dep in _SUBJECTS or acts_beside(parse, head)
        self.is_possessive = token.dep in _OWNERS
        self.is_pronoun = is_pronoun
        self.is_object = token.dep in _OBJECTS
        self.is_dead = self.is_dead or is_dead(parse, head)
        self.is_asked = token.dep in ("dobj", "dative") and parse.tokens[token.head].lemma == "ask"
        self.verb = -1 if self.is_possessive else governing_verb(parse, head)
        self.count += 1
        if self.is_subject or speaks:
            self.subject_head = head
        if self.is_subject and parse.tokens[token.head].dep == "ROOT":
            self.main_head, self.main_sentence = head, sentence
        if speaks:
            self.speaking_head, self.speaking_sentence = head, sentence
            self.speaking_paragraph = self.paragraph


def is_dead(parse: Parse, head: int) -> bool:
    """Whether the words around a mention say that somebody is dead: "Lee died in 1994", "the late Ana Lee"."""
    tokens = parse.tokens
    if tokens[head].dep in _SUBJECTS and _tells_a_death(parse, tokens[head].head):
        return True
    for place in parse.children[head]:
        if tokens[place].lower == "late" or (tokens[place].dep == "relcl" and _tells_a_death(parse, place)):
            return True
    return False


def _tells_a_death(parse: Parse, verb: int) -> bool:
    token = parse.tokens[verb]
    if token.tag not in ("VBD", "VBN") or not (token.lemma == "die" or token.lemma in _KILLING):
        return False
    real = all(parse.tokens[place].tag != "MD" and parse.tokens[place].dep != "neg" for place in parse.children[verb])
    return real and (token.lemma == "die" or parse.child(verb, "nsubjpass") is not None)


def number_sentences(parse: Parse) -> tuple[int, ...]:
    """Return for each sentence how many there are up to it that are not all in quotation marks.

    Where a line of underscores parts items, as of a live report, each names its people anew: what comes after is out of
    a pronoun's reach.
    """
    numbers, count = [], 0
    bounds = [*parse.sentence_starts, len(parse.tokens)]
    for start, end in itertools.pairwise(bounds):
        # A text of white space alone has no paragraph.
        if parse.paragraphs and _PARTING.fullmatch(parse.text, *parse.paragraphs[parse.paragraph_of[start]]):
            count += NUMBERS.sources.reach
        words = parse.outside_before[min(end, len(parse.tokens) - 1)] - parse.outside_before[start]
        count += words > 0 or end == len(parse.tokens)
        numbers.append(count)
    return tuple(numbers)


class Nearest(NamedTuple):
    """Of all who may be meant: where the last subject, the last that speaks, the last main subject stand."""

    subject: int
    speaking: int
    main: int

    @classmethod
    def of(cls, traces: Sequence[Trace]) -> "Nearest":
        """Return what is nearest among these."""
        return cls(
            max((t.subject_head for t in traces), default=-1),
            max((t.speaking_head for t in traces), default=-1),
            max((t.main_head for t in traces), default=-1),
        )


def evidence(trace: Trace, place: Standpoint, nearest: Nearest, names: Iterable[str] = ()) -> dict[str, float]:
    """Return what speaks for the bearer of a trace at a place, by the names in `NUMBERS.salience`.

    Args:
        trace: Where the mentions so far stand.
        place: Where the pronoun stands.
        nearest: What stands nearest to it.
        names: The family names of the one in question.
    """
    between = place.sentence - trace.sentence
    here, just_before, spoke = between == 0, between <= 1, trace.speaking_head >= 0
    return {
        "sentences between": between,
        "same sentence": here,
        "same paragraph": place.paragraph == trace.paragraph,
        "possessive": trace.is_possessive,
        "pronoun": trace.is_pronoun,
        "subject pronoun": trace.is_pronoun and trace.is_subject,
        "often": math.log(max(1, trace.count)),
        "spoke": spoke,
        "last subject": trace.subject_head == nearest.subject >= 0,
        "subject just before": trace.is_subject and just_before,
        "main subject just before": trace.main_head >= 0 and place.sentence - trace.main_sentence <= 1,
        "spoke just before": spoke and place.sentence - trace.speaking_sentence <= 1,
        "last main subject": trace.main_head == nearest.main >= 0,
        "last to speak": trace.speaking_head == nearest.speaking >= 0,
        "spoke in the paragraph": trace.speaking_paragraph == place.paragraph,
        "spoke in the paragraph before": trace.speaking_paragraph == place.paragraph - 1 >= 0,
        "object just before": trace.is_object and just_before,
        "asked just before": trace.is_asked and just_before,
        "in a clause": here and not place.is_main,
        "earlier in the sentence": here and place.is_main and trace.is_object,
        "in another's words just before": trace.is_reported and just_before,
        "introduced just before": trace.is_introduced and just_before,
        "named in the words": place.speaks and not place.named_in_words.isdisjoint(names),
    }


def weigh(found: Mapping[str, float], mention: Mentioned) -> float:
    """Return what evidence weighs together for a kind of mention, in units of log odds."""
    return sum([weight * found[name] for name, weight in _WEIGHTS[mention] if name in found])


def is_beside(trace: Trace, place: Standpoint) -> bool:
    """Whether the last mention hangs from the verb of the pronoun: of "Lee praised her" one is not the other."""
    return place.verb >= 0 and trace.verb == place.verb and not place.is_possessive and trace.head != place.head


def is_before(trace: Trace, place: Standpoint) -> bool:
    """Whether the last mention stands in a sentence before, or as subject or pronoun in a clause before the main."""
    fronted = place.is_main and (trace.is_subject or trace.is_pronoun) and trace.main_head != trace.head
    return trace.sentence < place.sentence or (trace.sentence == place.sentence and fronted)


def is_aside(trace: Trace, place: Standpoint) -> bool:
    """Whether the last mention is the subject of the sentence's main verb, before a clause that it does not report.

    In "Lee urged delay, a step the senator called wise" that is so, and not in "Lee said the senator had called".
    """
    return (
        trace.sentence == place.sentence and trace.head == trace.main_head < place.head and trace.head != place.teller
    )
