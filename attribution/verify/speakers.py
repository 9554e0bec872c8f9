"""Who says the pieces of a quotation in a record, and whether it is the person to whom the article gives them."""

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from attribution.names import Sameness, compare_names, fold, is_in_capitals, is_respelt, name_words


class Named(NamedTuple):
    """The person to whom an article gives words; without a name nobody is surely the same or another."""

    name: str | None = None
    #: The labels of the records that spell the name in another way.
    respelt: frozenset[str] = frozenset()

    def compare(self, label: str | None) -> Sameness:
        """Return whether a label surely names this person, or another."""
        return "same" if label in self.respelt else compare_names(label, self.name)

    def is_other(self, labels: Sequence[str | None]) -> bool:
        """Return whether all that is known of who says these pieces is that it is somebody else."""
        found = {self.compare(label) for label in labels}
        return "other" in found and "same" not in found

    def are_several(self, labels: Sequence[str | None]) -> bool:
        """Return whether these pieces are surely said by more than one person."""
        found = {self.compare(label) for label in labels}
        return found >= {"same", "other"} or any(
            compare_names(one, two) == "other" for one, two in combinations(dict.fromkeys(labels), 2)
        )


def tell_respelt(named: Named, labels: Iterable[str | None]) -> tuple[str, ...]:
    """Return a sentence for each label that surely names a person and spells the name in another way.

    >>> tell_respelt(find_named("Ana Diaz", ["ANNA DIAZ"], []), ["ANNA DIAZ", "ANNA DIAZ"])
    ('The record spells the name “ANNA DIAZ”; the article has “Ana Diaz”.',)
    """
    name = named.name or ""
    unlike = [
        label
        for label in dict.fromkeys(labels)
        if label and named.compare(label) == "same" and (is_respelt(label, name) or _has_other_accents(label, name))
    ]
    return tuple(f"The record spells the name “{label}”; the article has “{name}”." for label in unlike)


def _has_other_accents(label: str, name: str) -> bool:
    """Whether a word of both names has accents in one only; capitals often go without."""
    if is_in_capitals(label):
        return False
    said, written = label.casefold().split(), name.casefold().split()
    return any(one != other and fold(one) == fold(other) for one in said for other in written)


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
