"""Where a text has the names of its sources, in every form that it uses: "Ana Lee", "Ms. LEE", "the Ferry Board"."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from attribution import lexicon
from attribution.model import Analysis, Source
from attribution.names import ARTICLES, PARTICLES, find_names, is_capital, is_handle, match_name, name_words, parse_name

#: Words that stand within the names of bodies.
_JOINING = PARTICLES | frozenset({"of", "for", "and", "the", "on", "in", "&"})
_EDGES = " ,.;:()[]“”\"‘’'"
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_SPACE = r"[^\S\r\n]{1,2}"
_MARK = "[“”\"‘’'()]?"


class NamePlace(NamedTuple):
    """A place where a text names a source."""

    start: int
    end: int
    source: Source


def find_source_names(analysis: Analysis) -> tuple[NamePlace, ...]:
    """Return where the text has the names of its sources, in text order; no two overlap.

    Every form counts: a family name by itself, a given name, capitals, a body's initials that the article uses. A form
    that two sources share goes to the one that is mentioned there, or else to the first. It is rather a place too many
    than one too few: the names are taken out, and put back.

    >>> from attribution import analyze
    >>> analysis = analyze("“It holds,” said Mayor Ana Lee. Lee’s office had no comment.")
    >>> [analysis.document.text[place.start : place.end] for place in find_source_names(analysis)]
    ['Ana Lee', 'Lee']
    """
    text = analysis.document.text
    found = [place for source in analysis.sources for place in _places(text, source)]
    mentions = {source.id: [(m.start, m.end) for m in source.mentions] for source in analysis.sources}
    rank = {source.id: number for number, source in enumerate(analysis.sources)}

    def order(place: NamePlace) -> tuple[int, int, bool, int]:
        is_meant = any(a < place.end and place.start < b for a, b in mentions[place.source.id])
        return place.start, -place.end, not is_meant, rank[place.source.id]

    kept: list[NamePlace] = []
    for place in sorted(found, key=order):
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return tuple(kept)


def _places(text: str, source: Source) -> Iterator[NamePlace]:
    pattern = _pattern(source)
    if pattern is not None:
        yield from (NamePlace(*match.span(), source) for match in pattern.finditer(text))


def _pattern(source: Source) -> re.Pattern[str] | None:
    """Return what matches the names of a source, or None where it has none."""
    if not _has_name(source):
        return None
    forms = _forms_of_person(source) if source.kind == "person" and source.named else _forms_of_body(source)
    alternatives = "|".join(sorted(set(forms), key=lambda form: (-len(form), form)))
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)") if alternatives else None


def _has_name(source: Source) -> bool:
    """Whether a source has a name, whatever it is taken for: of "the Roper Center" every word has a capital."""
    bare = _bare(source.name)
    words = [word for word in bare.split() if word not in _JOINING]
    return any(map(_may_name, words)) and (source.named or (len(words) > 1 and all(map(is_capital, words))))


def _forms_of_person(source: Source) -> Iterator[str]:
    """Yield what matches a run of the words of a person's names, in any order, as long as it can be."""
    words = set(_words(source.name))
    for mention in source.mentions:
        name = parse_name(mention.text).shown
        if name_words(mention.text) and match_name(name, 0) == len(name) and not _is_pronoun(name):
            words |= _words(name)
    telling = set(filter(_is_telling, words))
    if not telling:
        return
    core = _any_of(telling)
    # An initial may have its stop; after a whole word one ends the sentence.
    word = "|".join((core, *(rf"(?:{_any_of([short])})\.?" for short in sorted(words - telling))))
    joined = rf"{_MARK}{_SPACE}{_MARK}(?:(?:{_any_of(PARTICLES)}){_SPACE}){{0,3}}"
    own = [part for part in source.name.split() if part in PARTICLES]
    led = rf"(?:(?:{_any_of([*own, *map(str.title, own)])}){_SPACE}){{0,3}}" if own else ""
    before = rf"{led}(?:(?:{word}){joined}){{0,6}}"
    after = rf"(?:{joined}(?:{word})){{0,6}}"
    yield rf"{before}(?:{core}){after}"


def _is_telling(word: str) -> bool:
    """Whether a word of a name is enough to name its bearer: no initial, and no "Jr."."""
    return "." not in word and word.lower() not in _SUFFIXES and (len(word) > 1 or not word.isascii())


def _words(name: str) -> set[str]:
    found = (word.strip(_EDGES) for word in name.split())
    return {word for word in found if _may_name(word)}


def _may_name(word: str) -> bool:
    return is_capital(word) or is_handle(word)


def _any_of(words: Iterable[str]) -> str:
    """Return what matches one of some words, as they are or in capitals, with either apostrophe."""
    forms = {form for word in words for form in (word, word.upper())}
    return "|".join(re.sub("['’]", "['’]", re.escape(form)) for form in sorted(forms, key=lambda it: (-len(it), it)))


def _forms_of_body(source: Source) -> Iterator[str]:
    """Yield what matches the names of a body as the article has them, whole."""
    for text in (source.name, *(mention.text for mention in source.mentions)):
        bare = _bare(text)
        if is_capital(bare) and not _is_pronoun(bare) and (bare == _bare(source.name) or _is_one_name(bare)):
            yield _phrase(bare)
    for start, end in find_names(_bare(source.name), joining=_JOINING):
        name = _bare(_bare(source.name)[start:end])
        if " " in name or name == _bare(source.name):
            yield _phrase(name)


def _is_one_name(text: str) -> bool:
    return match_name(text, 0, joining=_JOINING) == len(text)


def _phrase(name: str) -> str:
    spaced = [_any_of([word]) for word in name.split()]
    return _SPACE.join(f"(?:{word})" for word in spaced)


def _bare(name: str) -> str:
    """Return a name without the article before it and the signs around it."""
    words = name.strip(_EDGES).removesuffix("’s").removesuffix("'s").split()
    return " ".join(words[1:] if words and words[0].casefold() in ARTICLES else words)


def _is_pronoun(text: str) -> bool:
    return text.lower() in lexicon.pronouns()
