"""Words that nothing attributes: whose they are by the sentence or the paragraph right before them.

News sets words after a gesture ("He shrugged. “Not yet.”"), after a sentence that is about one person ("For Ana Lee, it
was never about money. “They took the stove.”"), or alone in a paragraph after one about one person.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from attribution import lexicon
from attribution.engine.grammar import Parse
from attribution.engine.speakers.scene import Scene
from attribution.engine.speakers.units import Unit
from attribution.text import END_MARKS

_SUBJECTS = ("nsubj", "nsubjpass")
_PRONOUNS = frozenset({"he", "she"})
#: What begins a paragraph that tells whose the words before it are, or what they are.
_BACK = frozenset("so thus that those these such this".split())
_ENDS = END_MARKS | frozenset({"—", "-"})


class Floating(NamedTuple):
    """Whose words nothing attributes: a mention's head, and the rule that says so."""

    rule: str
    head: int


def find_floating(scene: Scene, unit: Unit) -> Floating | None:
    """Return whose a unit's words are that begin and end a sentence and have no words of attribution in it."""
    if not is_bare(scene.parse, unit):
        return None
    parse = scene.parse
    start, _ = parse.paragraphs[parse.paragraph_of[unit.first]]
    if parse.tokens[unit.first].start > start:
        head = _of_sentence_before(scene, unit)
        return None if head is None else Floating("sentence-before", head)
    head = _of_paragraph_before(scene, unit)
    return None if head is None else Floating("paragraph-before", head)


def is_bare(parse: Parse, unit: Unit) -> bool:
    """Whether a unit is set as a sentence is, and stands between sentences, as in "He shrugged. “Not yet.”"."""
    first, last = parse.stretches[unit.stretches[0]], parse.stretches[unit.stretches[-1]]
    inner = parse.text[first.inner_start : last.inner_end].strip()
    if not (first.opened and last.closed and inner[:1].isupper() and inner[-1:] in _ENDS) or not first.is_marked:
        return False
    start, end = parse.paragraphs[first.paragraph][0], parse.paragraphs[last.paragraph][1]
    before, after = parse.text[start : first.start].rstrip(), parse.text[last.end : end].lstrip()
    led = not before or before[-1] in END_MARKS or (before[-1] == ":" and _is_for_somebody(parse, unit))
    return led and (not after or after[0].isupper())


def _is_for_somebody(parse: Parse, unit: Unit) -> bool:
    """Whether the clause before a colon tells for whom something is so: "For Ana Lee, the answer is plain: “…”"."""
    first, _ = parse.sentence_bounds(parse.sentence_of[unit.first - 1])
    opener = parse.tokens[first]
    target = parse.child(first, "pobj") if opener.lower in ("for", "to") else None
    verbs = [t for t in parse.tokens[first : unit.first] if t.pos in ("VERB", "AUX")]
    return target is not None and len(verbs) == 1 and verbs[0].lemma == "be"


def _of_sentence_before(scene: Scene, unit: Unit) -> int | None:
    """Return whom the sentence is about that stands right before a unit in its paragraph."""
    parse = scene.parse
    last = unit.first - 1
    if parse.stretch_of[last] >= 0:
        return None
    first, _ = parse.sentence_bounds(parse.sentence_of[last])
    return _spoken_of(scene, first, unit.first)


def _spoken_of(scene: Scene, first: int, last: int) -> int | None:
    """Return the person whom a sentence is about: its subject, or the only one in it."""
    parse = scene.parse
    people = list(_people(scene, first, last))
    subjects = [head for head in people if _is_main_subject(parse, head)]
    if len(subjects) > 1 or any(_has_partner(parse, head) for head in subjects):
        return None
    if subjects:
        return None if _meets_another(parse, people, subjects[0]) else subjects[0]
    return _only(parse, people)


def _meets_another(parse: Parse, people: Iterable[int], subject: int) -> bool:
    """Whether a subject does something to or with another, who may answer: "Ana Lee met Ben Roe"."""
    others = (parse.tokens[head] for head in people if head > subject)
    return any(t.dep in ("dobj", "dative", "pobj") and t.lower != parse.tokens[subject].lower for t in others)


def has_two_subjects(scene: Scene, unit: Unit, head: int | None) -> bool:
    """Whether a mention is one of two subjects of the sentence right before bare words: "Lee and Roe shook hands."."""
    parse = scene.parse
    if head is None or not is_bare(parse, unit) or parse.sentence_of[head] != parse.sentence_of[unit.first - 1]:
        return False
    subject = parse.tokens[head].head if parse.tokens[head].dep == "conj" else head
    return _is_main_subject(parse, subject) and _has_partner(parse, subject)


def _only(parse: Parse, people: Iterable[int]) -> int | None:
    """Return the last mention of the one person that all of these are; None where there are two, or none."""
    heads = list(people)
    names = {parse.tokens[head].lower for head in heads}
    return heads[-1] if len(names) == 1 else None


def _people(scene: Scene, first: int, last: int) -> Iterator[int]:
    """Yield the heads of the mentions of single persons between two tokens.

    Of a person and what is in apposition to it there is one, by the name where the noun is none for people: "the
    postmistress, Ana Lee".
    """
    parse = scene.parse
    for head in scene.heads[bisect_left(scene.heads, first) : bisect_left(scene.heads, last)]:
        apposed = parse.tokens[head].dep == "appos" and is_person(parse, parse.tokens[head].head)
        if is_person(parse, head) and not apposed:
            yield head


def is_person(parse: Parse, head: int) -> bool:
    """Whether a mention is of one person, by its name, its noun or a pronoun."""
    token = parse.tokens[head]
    if token.lower in _PRONOUNS:
        return True
    if token.tag in ("NNS", "NNPS") or token.dep == "poss":
        return False
    if token.lemma == "head" and parse.child(head, "poss") is not None and parse.child(head, "prep") is None:
        return False  # "He shook his head."
    named = token.entity == "PERSON" and token.pos == "PROPN"
    return named or (token.pos in ("NOUN", "PROPN") and lexicon.noun_kind(parse.mentions[head].noun) == "person")


def _is_main_subject(parse: Parse, head: int) -> bool:
    token = parse.tokens[head]
    verb = parse.tokens[token.head]
    while verb.dep == "conj" and verb.head != token.head and parse.tokens[verb.head].pos in ("VERB", "AUX"):
        verb = parse.tokens[verb.head]
    return token.dep in _SUBJECTS and verb.dep == "ROOT"


def _has_partner(parse: Parse, head: int) -> bool:
    """Whether a subject is two: "Ana Lee and Ben Roe shook hands"."""
    return parse.child(head, "conj") is not None


def _of_paragraph_before(scene: Scene, unit: Unit) -> int | None:
    """Return whom the paragraph is about that stands before a unit that is a paragraph alone.

    That is the one person named in it, as the subject of a sentence; nobody is quoted there. Where a question stands
    between, as in an interview, it is the one named before the first question.
    """
    parse = scene.parse
    number = parse.paragraph_of[unit.first]
    _, end = parse.paragraphs[parse.paragraph_of[unit.last - 1]]
    if not number or parse.tokens[unit.last - 1].end < end or _looks_back(parse, unit.last):
        return None
    above = _above_questions(parse, number)
    start, stop = parse.paragraphs[max(0, above)]
    first, last = parse.token_at(start), parse.token_at(stop - 1) + 1
    if above < 0 or _is_quoted(parse, first, last) or parse.text[stop - 1] not in END_MARKS:
        return None
    named = [h for h in _people(scene, first, last) if parse.tokens[h].entity == "PERSON"]
    others = [h for h in _people(scene, first, last) if parse.tokens[h].pos == "NOUN" and _is_main_subject(parse, h)]
    head = _only(parse, named)
    about = head is not None and (above < number - 1 or any(_is_main_subject(parse, h) for h in named))
    return head if about and not others else None


def _above_questions(parse: Parse, number: int) -> int:
    """Return the paragraph before one; where that is a question, the one before the first question and answer."""
    above = number - 1
    while above > 0 and _is_question(parse, above):
        above -= 1
        while above > 0 and _is_answer(parse, above) and not _is_question(parse, above):
            above -= 1
    return above


def _is_question(parse: Parse, number: int) -> bool:
    start, end = parse.paragraphs[number]
    first, last = parse.token_at(start), parse.token_at(end - 1) + 1
    return parse.text[end - 1] == "?" and not _is_quoted(parse, first, last)


def _is_answer(parse: Parse, number: int) -> bool:
    """Whether a paragraph is words in marks from its beginning to its end."""
    start, end = parse.paragraphs[number]
    first = parse.stretch_of[parse.token_at(start)]
    return first >= 0 and parse.stretch_of[parse.token_at(end - 1)] >= 0 and parse.stretches[first].is_marked


def _is_quoted(parse: Parse, first: int, last: int) -> bool:
    return any(parse.stretch_of[i] >= 0 for i in range(first, last))


def _looks_back(parse: Parse, following: int) -> bool:
    """Whether the next paragraph begins by telling of the words, or with words of another."""
    if following >= len(parse.tokens):
        return False
    place = next((i for i in range(following, len(parse.tokens)) if parse.tokens[i].pos != "SPACE"), following)
    return parse.stretch_of[place] >= 0 or parse.tokens[place].lower in _BACK
