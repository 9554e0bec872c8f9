"""What is known of an article's tokens and cues, column by column, so that many candidates are looked at together."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from attribution import lexicon
from attribution.engine.cues import Reported
from attribution.engine.grammar import Flags, Parse, Places, is_relative
from attribution.engine.learned import Column, OneHot, Rows, columns, make_rows

FORMS = OneHot(("verb", "noun", "adjective", "according"))
CLASSES = OneHot(("neutral", "loaded", "thought", "question", "document", "other"))
_DEPS = OneHot("nsubj nsubjpass pobj dobj poss appos conj attr ROOT agent npadvmod compound".split())
#: How many characters a label at a paragraph's start has at most.
_LABEL = 40


class _Mention(NamedTuple):
    """A mention alone."""

    proper_noun: Column
    noun: Column
    he_or_she: Column
    they: Column
    first_person: Column
    impersonal: Column
    relative: Column
    possessive: Column
    person: Column
    body: Column
    place: Column
    time: Column
    person_noun: Column
    organization_noun: Column
    document_noun: Column
    plural: Column
    times_speaking: Column
    in_clause: Column


MENTION_FEATURES = (*_DEPS.columns("mention_label"), *columns("mention", _Mention._fields))


def mention_features(parse: Parse, speaking: Mapping[str, int]) -> Rows:
    """Return what there is to read of each token as a mention alone: the columns that `MENTION_FEATURES` names.

    Args:
        parse: The article.
        speaking: How often a name or noun is the source of a likely cue.
    """
    tokens = parse.columns
    lowers, pos, tags, entities, kinds = tokens.lowers, tokens.pos, tokens.tags, tokens.entities, tokens.noun_kinds
    mention = _Mention(
        proper_noun=pos.among("PROPN"),
        noun=pos.among("NOUN"),
        he_or_she=lowers.among("he", "she"),
        they=lowers.among("they"),
        first_person=lowers.among("i", "we"),
        impersonal=lowers.among("it", "that", "this"),
        relative=[*(is_relative(parse, index) for index in range(tokens.size)), False],
        possessive=tags.among("PRP$"),
        person=entities.among("PERSON"),
        body=entities.among("ORG", "NORP"),
        place=entities.among("GPE", "LOC", "FAC"),
        time=entities.among("DATE", "TIME"),
        person_noun=kinds.among("person"),
        organization_noun=kinds.among("organization"),
        document_noun=kinds.among("document"),
        plural=tags.among("NNS", "NNPS"),
        times_speaking=lowers.figures(lambda word: min(speaking.get(word, 0), 10)),
        in_clause=tokens.deps.among("relcl", "acl", "advcl")[tokens.heads],
    )
    return make_rows(tokens.size + 1, tokens.deps.columns(_DEPS.of), mention).T


class TokenFacts(NamedTuple):
    """Facts of the tokens of an article: for each token a place in each array, and one more for no token."""

    #: How many heads of mentions stand before it, and how many of them may be people.
    heads_before: Places
    people_before: Places
    #: How many that may be people stand in its sentence up to it.
    people_in_sentence: Places
    #: Whether it is a label at its paragraph's start: "NAME: …".
    is_label: Flags
    is_under_root: Flags

    @classmethod
    def of(cls, parse: Parse, heads: Collection[int], people: Collection[int]) -> "TokenFacts":
        """Return the facts of an article's tokens.

        Args:
            parse: The article.
            heads: The heads of the mentions in it.
            people: Those of them that may be people.
        """
        tokens = parse.columns
        heads_before, people_before = (_count_before(tokens.size, some) for some in (heads, people))
        until = np.minimum(np.arange(tokens.size + 1) + 1, tokens.size)
        paragraph_starts = np.array([start for start, _ in parse.paragraphs], dtype=np.int64)[tokens.paragraph_of]
        return cls(
            heads_before=heads_before,
            people_before=people_before,
            people_in_sentence=people_before[until] - people_before[tokens.sentence_starts],
            is_label=tokens.lowers.among(":")[until] & (tokens.starts - paragraph_starts < _LABEL),
            is_under_root=(tokens.heads == np.arange(tokens.size + 1)) | tokens.deps.among("ROOT")[tokens.heads],
        )


def _count_before(size: int, tokens: Collection[int]) -> Places:
    counted = np.zeros(size + 1, dtype=np.int64)
    counted[[token + 1 for token in tokens]] = 1
    return counted.cumsum()


class SiteFacts(NamedTuple):
    """Facts of the possible cues of an article: for each a place in each array."""

    #: The token of its reporting word, and how likely it is a cue.
    at: Places
    rate: npt.NDArray[np.float64]
    #: The first and the last token that it reports; -1 where it reports nothing.
    first_reported: Places
    last_reported: Places
    is_root: Flags
    is_relative: Flags
    is_adverbial: Flags
    is_finite: Flags
    is_gerund: Flags
    #: Its form and its word's class, in columns.
    forms: Rows
    classes: Rows

    @classmethod
    def of(cls, parse: Parse, reported: Sequence[Reported]) -> "SiteFacts":
        """Return the facts of an article's possible cues."""
        tokens, verbs = parse.columns, lexicon.reporting_verbs()
        deps, tags = tokens.deps, tokens.tags
        at = np.array([one.site.head for one in reported], dtype=np.int64)
        return cls(
            at=at,
            rate=np.array([one.probability for one in reported], dtype=np.float64),
            first_reported=np.array([min(one.content, default=-1) for one in reported], dtype=np.int64),
            last_reported=np.array([max(one.content, default=-1) for one in reported], dtype=np.int64),
            is_root=deps.among("ROOT")[at],
            is_relative=deps.among("relcl", "acl")[at],
            is_adverbial=deps.among("advcl", "conj")[at],
            is_finite=tags.among("VBD", "VBZ", "VBP")[at],
            is_gerund=tags.among("VBG")[at],
            forms=FORMS.of(one.site.form for one in reported),
            classes=CLASSES.of(verbs.get(parse.tokens[one.site.head].lemma, "") for one in reported),
        )


class Marks:
    """Where marks stand in a text."""

    def __init__(self, text: str) -> None:
        self._letters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        self._before: dict[tuple[str, ...], Places] = {}

    def stand_between(self, start: Places, end: Places, *marks: str) -> Flags:
        """Return whether one of `marks`, all equally long, stands at or after each `start` and ends by its `end`.

        >>> Marks("No. -- Yes").stand_between(np.array([0, 3, 5]), np.array([3, 6, 9]), "--").tolist()
        [False, True, False]
        """
        if marks not in self._before:
            self._before[marks] = self._count(marks)
        before = self._before[marks]
        return before[np.maximum(start, end - len(marks[0]) + 1)] > before[start]

    def _count(self, marks: tuple[str, ...]) -> Places:
        """Return for each place in the text how many of the marks start before it."""
        counted = np.zeros(len(self._letters) + 1, dtype=np.int64)
        for mark in marks:
            starts = np.arange(len(self._letters) - len(mark) + 1)
            found = [self._letters[starts + place] == ord(letter) for place, letter in enumerate(mark)]
            counted[starts[np.logical_and.reduce(found)] + 1] += 1
        return counted.cumsum()
