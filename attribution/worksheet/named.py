"""The names and numbers of an article as one list, each once with its paragraphs: what is looked up."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from attribution import lexicon
from attribution.model import Analysis
from attribution.names import parse_name
from attribution.text import layout_of
from attribution.worksheet.facts import facts_in
from attribution.worksheet.items import in_paragraphs

#: The sorts of facts that are listed: an absolute is asked for where it stands.
_LISTED = ("name", "figure", "time")
#: Parts that are not what the article says.
_LEFT_OUT = ("title", "byline", "advertisement", "read-more", "newsletter", "copyright", "end-mark", "page-furniture")
_MARKS = "“”\"‘’' .,!?"
_SHORT_TITLE = re.compile(r"(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sen|Rep|Gov|Rev|Gen|Col|Sgt|Lt|Capt|Hon)\.?\s)+(?=\w)")


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A name or a number, and the paragraphs that have it."""

    words: str
    #: "name", "figure" or "time".
    sort: str
    paragraphs: tuple[int, ...]

    @property
    def place(self) -> str:
        """Where it stands: "¶2, 4"."""
        return in_paragraphs(self.paragraphs)


def list_named(analysis: Analysis) -> tuple[Named, ...]:
    r"""Return the names and numbers of an article in the order in which they first come.

    A short form of one longer name is the same; where two longer ones have it, it is an entry of its own.

    >>> from attribution import analyze
    >>> found = list_named(analyze("Mayor Ana Lee sold 40 boats.\n\n“No,” Lee said. The 40 boats sank."))
    >>> [(it.words, it.place) for it in found]
    [('40 boats', '¶1, 2'), ('Mayor Ana Lee', '¶1, 2')]
    """
    found: dict[tuple[str, str], list[int]] = {}
    shown: dict[tuple[str, str], str] = {}
    for number, sort, words in _facts(analysis):
        key = (sort, words.casefold())
        if key not in shown or shown[key].isupper():
            shown[key] = words
        if number not in found.setdefault(key, []):
            found[key].append(number)
    for short, full in tuple(_short_forms(words for sort, words in found if sort == "name")):
        numbers = {*found[("name", full)], *found.pop(("name", short))}
        found[("name", full)] = sorted(numbers)
    listed = [Named(words=shown[key], sort=key[0], paragraphs=tuple(numbers)) for key, numbers in found.items()]
    return tuple(sorted(listed, key=lambda it: it.paragraphs[0]))


def _facts(analysis: Analysis) -> Iterator[tuple[int, str, str]]:
    """Yield each fact of an article with the number of its paragraph and its sort."""
    document, layout = analysis.document, layout_of(analysis.document)
    slogans = {document.text[it.start : it.end].strip(_MARKS) for it in layout.stretches}
    for number, (start, end) in enumerate(layout.paragraphs, start=1):
        part = document.part_at(start)
        if part is not None and part.kind in _LEFT_OUT:
            continue
        for fact in facts_in(document.text[start:end]):
            sort, _, words = fact.partition(": ")
            if sort in _LISTED and words not in slogans:
                yield number, sort, _SHORT_TITLE.sub("", words) if sort == "name" else words


def _short_forms(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield family names, and names without a title, each with the one person's name that ends in it."""
    words = {name: name.replace(".", "").split() for name in names}
    full: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for name, own in words.items():
        if len(own) > 1:
            full[own[-1]][name] = own
    for short, own in words.items():
        alike = full.get(own[-1], {}) if own else {}
        longer = {name: whole for name, whole in alike.items() if len(whole) > len(own) and whole[-len(own) :] == own}
        longest = max(longer, key=lambda name: len(longer[name]), default=None)
        # “Clinton” is short for neither “Bill Clinton” nor “Hillary Clinton”, where both are there.
        is_one = longest is not None and all(longer[longest][-len(whole) :] == whole for whole in longer.values())
        if longest is not None and is_one and _is_person(longest):
            yield short, longest


def _is_person(name: str) -> bool:
    return parse_name(name.title()).first in lexicon.given_names()
