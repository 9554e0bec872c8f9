"""Stretches in quotation marks that are nobody's words: titles, terms, mottoes, words held at arm's length.

What is certain is told here from the words around a stretch; the rest is left to the model of speech.
"""

from attribution import lexicon
from attribution.mentions import nickname
from attribution.model import UnattributedReason
from attribution.parse import Parse
from attribution.quotations import Unit

_SMALL = frozenset("a an the of and or in on to for at by from with is as".split())
_CALLED = (("know", "as"), ("so", "-", "call"), ("so", "call"), ("nickname",), ("so-called",))
_LONGEST_TITLE = 10
_NEAR = 4
#: How many characters before a stretch tell what it is.
_REACH = 40


def find_aside(parse: Parse, unit: Unit) -> UnattributedReason | None:
    """Return what a unit is that surely nobody says, or None."""
    before = [t.lemma.lower() for t in parse.tokens[max(0, unit.first - _NEAR) : unit.first]]
    if nickname(parse, unit.last - 1) is not None:
        return "term"
    if before[-1:] in (["the"], ["a"], ["an"]):
        before.pop()
    if any(tuple(before[-len(called) :]) == called for called in _CALLED):
        return "term"
    following = parse.tokens[unit.last] if unit.last < len(parse.tokens) else None
    if is_titled(parse, unit):
        works = lexicon.work_words() & set(before)
        if works or any(t.entity == "WORK_OF_ART" for t in parse.tokens[unit.first : unit.last]):
            return "title"
        determined = unit.first > 0 and parse.tokens[unit.first - 1].pos == "DET"
        if determined and following is not None and following.pos == "NOUN":
            return "term"
    return "term" if _is_spoken_of(parse, unit) else None


def is_titled(parse: Parse, unit: Unit) -> bool:
    """Whether a unit is set as titles are: two words or more, capitals but for the small ones, no clause's comma."""
    stretch = parse.stretches[unit.stretches[0]]
    words = parse.text[stretch.inner_start : stretch.inner_end].strip(" ,.!?").split()
    if not 1 < len(words) <= _LONGEST_TITLE or len(unit.stretches) > 1 or not words[0][:1].isupper():
        return False
    return all(w[:1].isupper() or w[:1].isdigit() or w.lower() in _SMALL for w in words)


def _is_spoken_of(parse: Parse, unit: Unit) -> bool:
    """Whether a sentence is about the words themselves: "“To be or not to be” is the line everyone knows"."""
    stretch = parse.stretches[unit.stretches[0]]
    if parse.text[stretch.inner_end - 1] in ",?!" or unit.last + 2 >= len(parse.tokens):
        return False
    starts = parse.sentence_starts[parse.sentence_of[unit.last]]
    verb, article = parse.tokens[unit.last], parse.tokens[unit.last + 1]
    return starts == unit.first and verb.lemma == "be" and article.lower in ("the", "a", "an", "not")


def guess_aside(parse: Parse, unit: Unit) -> UnattributedReason:
    """Return what a unit is that the model takes for nobody's words."""
    before = parse.text[max(0, parse.tokens[unit.first].start - _REACH) : parse.tokens[unit.first].start]
    before = " " + before.lower().rstrip(" ,:(\u00a0")
    if before.endswith((" motto", " slogan")):
        return "motto"
    if any(before.endswith((" " + phrase, " the " + phrase.removeprefix("a "))) for phrase in lexicon.term_words()):
        return "term"
    return find_aside(parse, unit) or ("title" if is_titled(parse, unit) else "scare-quote")
