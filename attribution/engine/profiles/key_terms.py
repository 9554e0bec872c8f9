"""What words are about: which noun phrases in them count as terms, and which tell most."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc
from spacy.vocab import Vocab

from attribution import lexicon
from attribution.engine.grammar import Word

#: So many terms are given.
MOST_TERMS = 5
#: textacy leaves out of these what is nearly the same as a better one.
_MOST_RANKED = 2 * MOST_TERMS
#: A longer run of nouns is several things that no stop parts.
_LONGEST = 4
#: Scores are the same if they differ less than processors do in adding up; what comes first in the text is then first.
_DIGITS = 6
_NOUNS = frozenset({"NOUN", "PROPN"})
_SENTENCE_ENDS = frozenset(".?!")


class _Unit(NamedTuple):
    """One word, or several that hyphens join."""

    text: str
    lemma: str
    #: "NOUN", "PROPN" or "ADJ" where it may be in a term, else "X".
    pos: str
    begins_sentence: bool

    @property
    def shown(self) -> str:
        """The word as it is in the middle of a sentence; of an adjective nobody can tell: "Russian", "Tidy"."""
        return self.text.lower() if self.begins_sentence and self.pos == "NOUN" else self.text

    @property
    def is_name(self) -> bool:
        """Whether it is a name without a doubt: at the start of a sentence every word looks like one."""
        return self.pos == "PROPN" and not self.begins_sentence


def rank_terms(doc: Doc, words: Sequence[Word], names: Iterable[str]) -> tuple[str, ...]:
    """Return the terms of a tagged text, the most telling first.

    A term is a run of nouns, and of adjectives before them, that says something: a noun alone has to come twice, or be
    a name. The names of the one who speaks are no terms.

    Args:
        doc: The text.
        words: What the pipeline says of its tokens.
        names: Names that are no terms.
    """
    own = {part.lower() for name in names for part in name.split()}
    units = list(_units(doc, words))
    runs = [run for run in _runs(units) if len(run) <= _LONGEST and not all(unit.lemma in own for unit in run)]
    often = Counter(_key(run) for run in runs if run[0].is_name or run[0].pos != "PROPN")
    terms = [run for run in runs if len(run) > 1 or run[0].is_name or often[_key(run)] > 1]
    if not terms:
        return ()
    return tuple(_as_printed(terms)[key] for key in _ranked(units, terms))


def _ranked(units: Sequence[_Unit], terms: Sequence[Sequence[_Unit]]) -> list[str]:
    """Return the terms by TextRank: a word counts by the words that it stands beside, a term by its words."""
    from textacy.extract.keyterms.textrank import textrank  # noqa: PLC0415 -- it takes a second, and not all ask for this

    # textacy is given the words that may be in a term as nouns and all others as none, so that its terms are these.
    inside = {id(unit) for term in terms for unit in term}
    doc = Doc(
        Vocab(),
        words=[unit.text for unit in units],
        lemmas=[unit.lemma for unit in units],
        pos=["NOUN" if id(unit) in inside else "X" for unit in units],
    )
    scored = textrank(doc, include_pos="NOUN", topn=_MOST_RANKED)
    first = {key: number for number, key in reversed(list(enumerate(_key(term) for term in terms)))}
    scored.sort(key=lambda row: (-round(row[1], _DIGITS), first.get(row[0], 0)))
    return [key for key, _ in scored if key in first][:MOST_TERMS]


def _as_printed(terms: Iterable[Sequence[_Unit]]) -> dict[str, str]:
    """Return how the text has each term most often; of forms that are as frequent the first."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for term in terms:
        forms[_key(term)][" ".join(unit.shown for unit in term)] += 1
    return {key: counted.most_common(1)[0][0] for key, counted in forms.items()}


def _key(run: Iterable[_Unit]) -> str:
    return " ".join(unit.lemma for unit in run)


def _runs(units: Iterable[_Unit]) -> Iterator[list[_Unit]]:
    """Yield the runs of words that may be in a term, each up to its last noun."""
    run: list[_Unit] = []
    for unit in (*units, _Unit("", "", "X", begins_sentence=False)):
        if unit.pos != "X":
            run.append(unit)
            continue
        while run and run[-1].pos == "ADJ":
            run.pop()
        if run:
            yield run
        run = []


def _units(doc: Doc, words: Sequence[Word]) -> Iterator[_Unit]:
    """Yield the words of a text, with those that a hyphen joins as one."""
    begins, at = True, 0
    while at < len(doc):
        last = at
        while last + 2 < len(doc) and words[last + 1].lower in "-–" and not _spaced(doc, last):
            last += 2
        text = doc[at : last + 1].text
        known, follows = words[last], words[last + 1] if last + 1 < len(words) else None
        pos = _part(known, follows, joined=last > at)
        lemma = known.lemma.lower() if last == at else text.lower()
        if text.isspace():
            begins = True
        else:
            yield _Unit(text, lemma, pos, begins)
            # Marks and brackets leave open whether a sentence begins.
            begins = text in _SENTENCE_ENDS or (begins and not text[-1].isalnum())
        at = last + 1


def _spaced(doc: Doc, index: int) -> bool:
    """Whether a space stands before or after the hyphen that follows a token."""
    return bool(doc[index].whitespace_ or doc[index + 1].whitespace_)


def _part(word: Word, follows: Word | None, *, joined: bool) -> str:
    """Return the part of speech of a word in a term, or "X" where it belongs in none."""
    if joined and word.pos not in _NOUNS:
        # "state-owned", "short-term"
        return "ADJ"
    if word.pos not in {"ADJ", *_NOUNS} or not word.lower[:1].isalpha() or len(word.lower) < 2:
        return "X"
    general = lexicon.general_words() if word.pos != "PROPN" else frozenset[str]()
    if word.lower in lexicon.time_words() or word.lower in general or word.lemma in general:
        return "X"
    if word.pos == "ADJ" and word.tag != "JJ":
        return "X"
    is_honorific = follows is not None and follows.pos == "PROPN" and word.lower in _honorifics()
    return "X" if is_honorific else word.pos


@lexicon.cached
def _honorifics() -> frozenset[str]:
    """Return titles that are short for a word: "mr.", "sen"; a term is better off without them."""
    stopped = {title.lower() for title in lexicon.titles() if title.endswith(".") and " " not in title}
    return frozenset(stopped | {title[:-1] for title in stopped})
