"""Parses written by hand, for tests of rules over dependencies: they need no model, and change with none.

One token a line, an empty line between sentences:

    word  tag  label  head

The head is a word of the same sentence, "-" for a root; where a word comes twice, "the.2" is the second. What follows
the head in lower case is the lemma, where it is not the word itself; in capitals, the type of the entity. A line with
"¶" alone begins a new paragraph. The text is made from the words, spaced as print does.
"""

from typing import TYPE_CHECKING

import spacy
from spacy.tokens import Doc
from spacy.tokens import Span as Words

from attribution.engine.cues.candidates import find_sites
from attribution.engine.cues.contents import Reported
from attribution.engine.cues.no_comment import find_withheld
from attribution.engine.grammar.parsing import Parse, read_doc
from attribution.engine.speakers.linking import Link, cue_of
from attribution.engine.speakers.scene import Scene
from attribution.engine.speakers.units import find_units
from attribution.model import Document, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_POS = {
    "NN": "NOUN",
    "NNS": "NOUN",
    "NNP": "PROPN",
    "NNPS": "PROPN",
    "PRP": "PRON",
    "PRP$": "PRON",
    "WP": "PRON",
    "WDT": "PRON",
    "DT": "DET",
    "CD": "NUM",
    "JJ": "ADJ",
    "RB": "ADV",
    "WRB": "SCONJ",
    "IN": "ADP",
    "RP": "ADP",
    "CC": "CCONJ",
    "TO": "PART",
    "POS": "PART",
    "MD": "AUX",
    "VB": "VERB",
    "VBD": "VERB",
    "VBG": "VERB",
    "VBN": "VERB",
    "VBP": "VERB",
    "VBZ": "VERB",
    "_SP": "SPACE",
}
_VOCABULARY = spacy.blank("en").vocab
_AUXILIARIES = frozenset({"be", "have", "do"})
_NO_SPACE_BEFORE = frozenset({".", ",", ";", ":", "?", "!", ")", "”", "’", "'s", "’s", "n't", "n’t"})
_NO_SPACE_AFTER = frozenset({"(", "“", "‘"})


def by_hand(table: str) -> Parse:
    """Return the parse that a table of tokens describes.

    >>> parse = by_hand('''
    ...     Ana   NNP  nsubj  said  PERSON
    ...     said  VBD  ROOT   -     say
    ...     so    RB   advmod said
    ...     .     .    punct  said
    ... ''')
    >>> parse.text, parse.tokens[1].lemma, parse.tokens[0].head, parse.entities
    ('Ana said so.', 'say', 1, ((0, 1, 'PERSON'),))
    """
    doc = make_doc(table)
    return read_doc(doc, Document.from_text(doc.text))


def make_doc(table: str) -> Doc:
    """Return the spaCy document that a table of tokens describes."""
    rows: list[list[str]] = []
    heads: list[int] = []
    starts: list[int] = []
    for sentence in _sentences(table):
        starts.append(len(rows))
        heads += _heads(sentence, len(rows))
        rows += sentence
    words = ["\n\n" if row[0] == "¶" else row[0] for row in rows]
    lemmas = [_lemma(row) for row in rows]
    doc = Doc(
        _VOCABULARY,
        words=words,
        spaces=_spaces(words),
        heads=heads,
        deps=[row[2] for row in rows],
        tags=[row[1] for row in rows],
        pos=[_pos(row, lemma) for row, lemma in zip(rows, lemmas, strict=True)],
        lemmas=lemmas,
        sent_starts=[index in starts for index in range(len(rows))],
    )
    doc.set_ents(_entities(doc, rows, starts))
    return doc


def scene_by_hand(table: str, probability: float = 0.9, **cues: str) -> Scene:
    """Return the scene of a table where the words named are cues, each with what it reports.

    Pieces of what is reported are parted by "/"; the other verbs and nouns are no cues.
    """
    parse = by_hand(table)
    reported = []
    for site in find_sites(parse):
        word = parse.tokens[site.head].lower
        pieces = [piece for piece in cues.get(word, "").split("/") if piece]
        content = frozenset(index for piece in pieces for index in tokens_of(parse, piece))
        reported.append(Reported(site, probability if word in cues else 0.0, content))
    return Scene(parse, tuple(reported), find_units(parse), find_withheld(parse))


def links_by_hand(scene: Scene, *speakers: str) -> tuple[Link, ...]:
    """Return the links of a scene where each unit in turn is given to a mention: "Ana.2" is the second Ana."""
    links = []
    for unit, speaker in zip(scene.units, speakers, strict=True):
        word, _, number = speaker.partition(".")
        head = token(scene.parse, word, int(number or 1))
        who = scene.parse.mentions[head].mention
        given = Link(
            unit=unit,
            speech=1.0,
            speaker=Span(start=who.start, end=who.end),
            head=head,
            cue=cue_of(scene, unit, head),
            confidence=0.9,
            rule="source-of-governing-cue",
            candidates=((head, 0.9),),
        )
        links.append(given)
    return tuple(links)


def tokens_of(parse: Parse, part: str) -> list[int]:
    """Return the tokens of a part of the text, which stands in it once."""
    start = parse.text.index(part)
    assert part not in parse.text[start + 1 :], f"{part!r} stands twice in {parse.text!r}"
    return [index for index, t in enumerate(parse.tokens) if start <= t.start < start + len(part)]


def token(parse: Parse, word: str, number: int = 1) -> int:
    """Return the index of a word's first, second … token."""
    found = [index for index, t in enumerate(parse.tokens) if parse.text[t.start : t.end] == word]
    return found[number - 1]


def words(parse: Parse, indices: "Sequence[int]") -> str:
    """Return the words of the tokens, with a space between."""
    return " ".join(parse.text[parse.tokens[i].start : parse.tokens[i].end] for i in indices)


def _sentences(table: str) -> list[list[list[str]]]:
    """Return the sentences as rows; a paragraph's break is the last token of the sentence before it."""
    sentences: list[list[list[str]]] = [[]]
    for line in table.strip().splitlines():
        row = line.split()
        if row == ["¶"]:
            before = sentences[-1] or sentences[-2]
            before.append(["¶", "_SP", "dep", before[-1][0] if before[-1][3] == "-" else before[-1][3]])
        elif row:
            sentences[-1].append(row)
        elif sentences[-1]:
            sentences.append([])
    return [sentence for sentence in sentences if sentence]


def _heads(sentence: list[list[str]], offset: int) -> list[int]:
    places: dict[str, int] = {}
    for index, row in enumerate(sentence):
        number = 1
        while f"{row[0]}.{number}" in places:
            number += 1
        places[f"{row[0]}.{number}"] = index
    heads = []
    for index, row in enumerate(sentence):
        head = row[3]
        place = index if head == "-" else places.get(head, places.get(f"{head}.1"))
        if place is None:
            raise ValueError(f"the head of {row[0]!r} is {head!r}, which is no word of its sentence")
        heads.append(offset + place)
    return heads


def _lemma(row: list[str]) -> str:
    given = next((word for word in row[4:] if word.islower()), None)
    return given or (row[0] if row[1].startswith("NNP") else row[0].lower())


def _pos(row: list[str], lemma: str) -> str:
    if row[1].startswith("VB") and (lemma in _AUXILIARIES or row[2] in ("aux", "auxpass")):
        return "AUX"
    return _POS.get(row[1], "PUNCT" if not row[0].isalnum() else "X")


def _spaces(words: list[str]) -> list[bool]:
    following = [*words[1:], ""]
    return [
        not (two in _NO_SPACE_BEFORE or one in _NO_SPACE_AFTER or one.isspace() or two.isspace() or not two)
        for one, two in zip(words, following, strict=True)
    ]


def _entities(doc: Doc, rows: list[list[str]], starts: list[int]) -> list[Words]:
    """Return the entities: neighbours of one type are one entity."""
    labels = [next((word for word in row[4:] if word.isupper()), "") for row in rows]
    out: list[Words] = []
    for index, label in enumerate(labels):
        if not label:
            continue
        if out and out[-1].end == index and out[-1].label_ == label and index not in starts:
            out[-1] = Words(doc, out[-1].start, index + 1, label)
        else:
            out.append(Words(doc, index, index + 1, label))
    return out
