"""Who says the pieces of a quotation in a record, and whether it is the person to whom the article gives them."""

import re
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from attribution.names import Sameness, compare_names, fold, is_in_capitals, is_respelt, name_words

_AND = re.compile(r",? and | ?[&,;/] ?", re.IGNORECASE)


class Named(NamedTuple):
    """The person to whom an article gives words; without a name nobody is surely the same or another.

    Of people who speak together it is each: who says the words in a record may be any of them.
    """

    name: str | None = None
    #: The labels of the records that spell the name in another way.
    respelt: frozenset[str] = frozenset()
    #: Those who say the words together with this person.
    others: tuple["Named", ...] = ()
    #: The labels of the records that tell another by an office: "THE CORONER".
    another: frozenset[str] = frozenset()
    #: The labels of the records that are what the article calls this person before the name: "RECORDER".
    own: frozenset[str] = frozenset()

    def compare(self, label: str | None) -> Sameness:
        """Return whether a label surely names this person, or another."""
        if label in self.another:
            return "other"
        if label in self.own:
            return "same"
        if not self.others:
            return "same" if label in self.respelt else compare_names(label, self.name)
        # A record may have both under one label: "LEE AND ROE".
        parts = _AND.split(label) if label else [None]
        found = {one.compare(part) for one in (self._replace(others=()), *self.others) for part in (label, *parts)}
        return "same" if "same" in found else "unsure" if "unsure" in found else "other"

    def is_other(self, labels: Sequence[str | None]) -> bool:
        """Return whether all that is known of who says these pieces is that it is somebody else."""
        found = {self.compare(label) for label in labels}
        return "other" in found and "same" not in found

    def are_several(self, labels: Sequence[str | None]) -> bool:
        """Return whether these pieces are surely said by more than one person."""
        found = {self.compare(label) for label in labels}
        together = [label for label in labels if self.others and self.compare(label) == "same"]
        return found >= {"same", "other"} or any(
            compare_names(one, two) == "other"
            for one, two in combinations(dict.fromkeys(labels), 2)
            if one not in together or two not in together
        )


def tell_respelt(named: Named, labels: Iterable[str | None]) -> tuple[str, ...]:
    """Return a sentence for each label that surely names a person and spells the name in another way.

    >>> tell_respelt(find_named("Ana Diaz", ["ANNA DIAZ"], []), ["ANNA DIAZ", "ANNA DIAZ"])
    ('The record spells the name “ANNA DIAZ”; the article has “Ana Diaz”.',)
    """
    known = dict.fromkeys(labels)
    unlike = [
        (label, one.name)
        for one in (named._replace(others=()), *named.others)
        for label in known
        if label and one.name and one.compare(label) == "same" and _is_unlike(label, one.name)
    ]
    return tuple(f"The record spells the name “{label}”; the article has “{name}”." for label, name in unlike)


def _is_unlike(label: str, name: str) -> bool:
    return is_respelt(label, name) or _has_other_accents(label, name)


def _has_other_accents(label: str, name: str) -> bool:
    """Whether a word of both names has accents in one only; capitals often go without."""
    if is_in_capitals(label):
        return False
    said, written = label.casefold().split(), name.casefold().split()
    return any(one != other and fold(one) == fold(other) for one in said for other in written)


def find_together(names: Sequence[str], labels: Sequence[str], others: Sequence[str]) -> Named:
    """Return the people called `names`, who say the same words: one, or several who speak together; or nobody.

    The arguments are those of `find_named`.

    >>> together = find_together(["Ana Diaz", "Ben Roe"], ["DIAZ", "ROE", "CY POE"], ["Ana Diaz", "Ben Roe"])
    >>> [together.compare(label) for label in ("DIAZ", "ROE", "DIAZ AND ROE", "CY POE")]
    ['same', 'same', 'same', 'other']
    """
    if not names:
        return Named()
    first, *rest = (find_named(name, labels, [it for it in others if it != name]) for name in names)
    return first._replace(others=tuple(rest))


def find_named(name: str | None, labels: Iterable[str], others: Iterable[str]) -> Named:
    """Return the person called `name`, with the labels that spell it in another way.

    Where one label spells the name as the article does, any other label is another person's. So is one that names
    another person of the article.

    Args:
        name: The name as the article has it, or None.
        labels: All labels of the records.
        others: The names of the other people in the article.

    >>> find_named("Ana Diaz", ["ANNA DIAZ", "BEN ROE"], []).respelt
    frozenset({'ANNA DIAZ'})
    >>> find_named("Ana Diaz", ["ANNA DIAZ", "ANA DIAZ"], []).respelt
    frozenset()
    """
    if name is None:
        return Named()
    unlike = [label for label in dict.fromkeys(labels) if is_respelt(label, name)]
    known = [*others]
    respelt = {label for label in unlike if not any(compare_names(label, other) == "same" for other in known)}
    is_spelt = any(compare_names(label, name) == "same" and not is_respelt(label, name) for label in labels)
    is_one = len({name_words(label)[-1:] for label in respelt}) == 1
    return Named(name, frozenset(respelt) if is_one and not is_spelt else frozenset())
