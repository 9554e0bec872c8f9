"""Stretches in quotation marks that are nobody's words: titles, terms, mottoes, words held at arm's length.

What is certain is told here from the words around a stretch; the rest is left to the model of speech.
"""

from itertools import pairwise

from attribution import lexicon
from attribution.engine.grammar import Parse, nickname
from attribution.engine.speakers.units import Unit
from attribution.model import UnattributedReason
from attribution.text import END_MARKS, begins_with_tag

_SMALL = frozenset("a an the of and or in on to for at by from with is as".split())
_ARTICLES = frozenset({"the", "a", "an"})
_CALLED = (("know", "as"), ("so", "-", "call"), ("so", "call"), ("nickname",), ("so-called",))
_NAMED = frozenset("call dub entitle name title".split())
_MOTTOES = frozenset("motto slogan tagline catchphrase".split())
_SOFT = frozenset({",", ":", "be"})
_LONGEST_TITLE = 10
_NEAR = 4
#: How many characters before a stretch tell what it is.
_REACH = 40
_BEFORE_CLOSING = END_MARKS | {","}
_BEFORE_SENTENCE = frozenset('.?!:,”"')


def find_aside(parse: Parse, unit: Unit) -> UnattributedReason | None:
    """Return what a unit is that surely nobody says, or None."""
    if not parse.stretches[unit.stretches[0]].is_marked:
        return None
    if nickname(parse, unit.last - 1) is not None:
        return "term"
    before = [t.lemma.lower() for t in parse.tokens[max(0, unit.first - _NEAR) : unit.first]]
    if _names_a_motto(before):
        return "motto"
    if _is_tagged(parse, unit):
        return None
    if before[-1:] and before[-1] in _ARTICLES:
        before.pop()
    if any(tuple(before[-len(called) :]) == called for called in _CALLED):
        return "term"
    if is_titled(parse, unit):
        if names_work(parse, unit) or any(t.entity == "WORK_OF_ART" for t in parse.tokens[unit.first : unit.last]):
            return "title"
        if _qualifies(parse, unit):
            return "term"
    return "term" if _is_named(parse, unit) or _is_spoken_of(parse, unit) else None


def _is_named(parse: Parse, unit: Unit) -> bool:
    """Whether a unit is only what a thing before it is called: an account named “Two Rivers”, a page, called “Feed”."""
    tokens, verb = parse.tokens, unit.first - 1
    if verb > 0 and tokens[verb].lower in _ARTICLES:
        verb -= 1
    inner = parse.text[parse.stretches[unit.stretches[0]].inner_start]
    named = tokens[verb].tag in ("VBN", "VBD") and tokens[verb].lemma in _NAMED and tokens[verb].dep == "acl"
    by = any(token.lower == "by" for token in tokens[unit.last : unit.last + 1])
    return named and inner.isupper() and not by


def _names_a_motto(before: list[str]) -> bool:
    """Whether the words before a stretch end in "motto", or in "motto is"."""
    while before[-1:] and before[-1] in _SOFT:
        before = before[:-1]
    return bool(before) and before[-1] in _MOTTOES


def _is_tagged(parse: Parse, unit: Unit) -> bool:
    """Whether a unit begins its sentence and a tag follows it: “Bless This House,” she said."""
    stretch = parse.stretches[unit.stretches[-1]]
    if not stretch.closed or parse.text[stretch.inner_end - 1] not in ",?!":
        return False
    begins = parse.sentence_starts[parse.sentence_of[unit.first]] == unit.first
    return begins and begins_with_tag(parse.text, stretch.end, parse.paragraphs[stretch.paragraph][1])


def names_work(parse: Parse, unit: Unit) -> bool:
    """Whether a word for a work, such as "film", stands before a unit, and no reporting verb after it."""
    works, verbs = lexicon.work_words(), lexicon.reporting_verbs().keys() | lexicon.manner_verbs()
    for token in reversed(parse.tokens[max(0, unit.first - _NEAR) : unit.first]):
        if token.lemma.lower() in works or (token.lower in works and token.dep == "acl"):
            return True
        if token.pos == "VERB" and token.lemma in verbs:
            return False
    return False


def _qualifies(parse: Parse, unit: Unit) -> bool:
    """Whether a unit stands between a determiner and a noun: the “Green Lane” project."""
    following = parse.tokens[unit.last] if unit.last < len(parse.tokens) else None
    determined = unit.first > 0 and parse.tokens[unit.first - 1].pos == "DET"
    return determined and following is not None and following.pos == "NOUN"


def is_titled(parse: Parse, unit: Unit) -> bool:
    """Whether a unit is set as titles are: two words or more, capitals but for the small ones, no clause's comma."""
    stretch = parse.stretches[unit.stretches[0]]
    words = parse.text[stretch.inner_start : stretch.inner_end].strip(" ,.!?").split()
    if not 1 < len(words) <= _LONGEST_TITLE or len(unit.stretches) > 1 or not words[0][:1].isupper():
        return False
    return all(w[:1].isupper() or w[:1].isdigit() or w.lower() in _SMALL for w in words)


def is_sentence(parse: Parse, unit: Unit) -> bool:
    """Whether a unit is a sentence, or all of it but a tag, so that somebody must say it."""
    first, last = parse.stretches[unit.stretches[0]], parse.stretches[unit.stretches[-1]]
    inner = parse.text[first.inner_start : last.inner_end].strip()
    before = parse.text[max(0, first.start - 3) : first.start].rstrip()[-1:]
    begins, ends = first.start == parse.paragraphs[first.paragraph][0], last.end >= parse.paragraphs[last.paragraph][1]
    # A mark that opens a paragraph and is not closed opens speech, wherever that ends.
    closed = last.closed or begins
    whole = first.opened and closed and inner[:1].isupper() and inner[-1:] in _BEFORE_CLOSING
    alone = not before or before in _BEFORE_SENTENCE or begins
    least = 2 if begins and ends else 3
    return whole and alone and len(inner.split()) >= least and not is_titled(parse, unit)


def _is_spoken_of(parse: Parse, unit: Unit) -> bool:
    """Whether a sentence is about the words themselves: "“To be or not to be” is the line everyone knows"."""
    stretch = parse.stretches[unit.stretches[0]]
    if parse.text[stretch.inner_end - 1] in ",?!" or unit.last + 2 >= len(parse.tokens):
        return False
    starts = parse.sentence_starts[parse.sentence_of[unit.last]]
    verb, article = parse.tokens[unit.last], parse.tokens[unit.last + 1]
    about = starts == unit.first and verb.lemma == "be" and article.lower in ("the", "a", "an", "not")
    return about and not _is_owned(parse, unit.last + 2)


def _is_owned(parse: Parse, start: int) -> bool:
    """Whether a noun for what is said, with the one who says it, stands there: the message from Roe."""
    nouns = lexicon.reporting_nouns()
    near = parse.tokens[start : start + _NEAR]
    return any(one.lemma in nouns and two.lower in ("from", "of", "by") for one, two in pairwise(near))


def guess_aside(parse: Parse, unit: Unit) -> UnattributedReason:
    """Return what a unit is that the model takes for nobody's words."""
    sure = find_aside(parse, unit)
    if sure is not None:
        return sure
    if _names_a_term(parse, unit):
        return "term"
    stretch = parse.stretches[unit.stretches[0]]
    words = parse.text[stretch.inner_start : stretch.inner_end].strip(" ,.!?").split()
    capital = len(words) == 1 and words[0][:1].isupper()
    if is_titled(parse, unit) or (capital and names_work(parse, unit)):
        return "title"
    return "term" if _qualifies(parse, unit) or len("".join(words)) == 1 else "scare-quote"


def _names_a_term(parse: Parse, unit: Unit) -> bool:
    """Whether the words before a unit say that it is a word or a name: the Latin phrase “in loco parentis”."""
    start = parse.tokens[unit.first].start
    before = " " + parse.text[max(0, start - _REACH) : start].lower().rstrip(" ,:(\u00a0")
    bare = before.rsplit(" ", 1)[0] if before.endswith((" the", " a", " an")) else before
    phrases = lexicon.term_words()
    if any(place.endswith(" " + phrase) for phrase in phrases for place in (before, bare)):
        return True
    noun = before.rsplit(" ", 1)[-1]
    return f"the {noun}" in phrases or f"a {noun}" in phrases
