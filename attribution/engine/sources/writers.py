"""Who wrote the article: the one person in its byline, or whom the note at its end tells of."""

import re

from attribution.engine.grammar import Parse
from attribution.names import PersonName, may_be_same, parse_name

#: What stands before the name in a byline, and what shows that it names more than one person.
_AUTHOR = re.compile(r"^\s*(?:by|from|text|words)\b:?\s+", re.I)
_JOINED = re.compile(r",|&|/|\band\b", re.I)
#: Among so many paragraphs at the end a note tells who wrote the article.
_LAST = 3
#: What a writer does, in the present: "Ana Lee teaches law".
_DOING = frozenset("be cover direct edit head host lead live represent run serve teach work write".split())


def writer_of(parse: Parse) -> PersonName | None:
    """Return the name of the one person who wrote the article, or None where it names nobody, or more than one."""
    byline = _AUTHOR.sub("", parse.document.byline or "")
    return named_by_byline(parse) if parse_name(byline).is_full else _in_note(parse)


def named_by_byline(parse: Parse) -> PersonName | None:
    """Return the name of the one person whom the byline names, or None where it names nobody, or more than one."""
    byline = _AUTHOR.sub("", parse.document.byline or "")
    name = parse_name(byline)
    return name if name.is_full and not _JOINED.search(byline) else None


def _in_note(parse: Parse) -> PersonName | None:
    """Return who is named by a note at the end, and nowhere else: "Ana Lee is a lawyer in Bergen."."""
    last = len(parse.paragraphs) - 1
    found = [name for number in range(max(1, last + 1 - _LAST), last + 1) if (name := _noted(parse, number))]
    return found[0] if len(found) == 1 else None


def _noted(parse: Parse, number: int) -> PersonName | None:
    start, end = parse.paragraphs[number]
    known = next(
        ((f, e) for f, e, label in parse.entities if parse.tokens[f].start == start and label == "PERSON"), None
    )
    if known is None:
        return None
    subject = known[1] - 1
    verb = parse.tokens[parse.tokens[subject].head]
    name = parse_name(parse.text[start : parse.tokens[subject].end])
    tells = parse.tokens[subject].dep == "nsubj" and verb.tag in ("VBZ", "VBG") and verb.lemma in _DOING
    if not tells or not name.is_full or parse.stretch_of[subject] >= 0:
        return None
    return None if _is_told_of(parse, name, start, end) else name


def _is_told_of(parse: Parse, name: PersonName, start: int, end: int) -> bool:
    """Whether somebody of this name is spoken of outside a paragraph; a namesake with another given name is not."""
    others: set[int] = set()
    for first, last, label in parse.entities:
        other = parse_name(parse.text[parse.tokens[first].start : parse.tokens[last - 1].end])
        if label == "PERSON" and other.is_full and not may_be_same(name, other):
            others.update(range(first, last))
    return any(
        token.lower == name.last and not start <= token.start < end and place not in others
        for place, token in enumerate(parse.tokens)
    )
