"""What is asked of sources without a name: who may be the same people, why they have none, what rests on them alone."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import islice, takewhile
from operator import itemgetter

from attribution.model.analysis import Analysis
from attribution.model.elements import Quotation, Source


def stated_reason(source: Source, whole: Source | None) -> str | None:
    """Return why a source has no name, in the article's words: its own reason, or that of the group it belongs to.

    >>> from attribution.model import Anonymity
    >>> aides = Source(id="s-1", name="aides", kind="group", named=False, anonymity=Anonymity(reason="for fear"))
    >>> stated_reason(Source(id="s-2", name="one aide", kind="person", named=False, member_of="s-1"), aides)
    'for fear'
    """
    reasons = (one.anonymity.reason for one in (source, whole) if one and one.anonymity)
    return next(filter(None, reasons), None)


class Voices:
    """Who is quoted where in an article.

    Args:
        analysis: The article.
        paragraphs_of: Gives the numbers of the paragraphs that a quotation stands in; none for one outside the text.
    """

    def __init__(self, analysis: Analysis, paragraphs_of: Callable[[Quotation], Iterable[int]]) -> None:
        self._members: dict[str, set[str]] = defaultdict(set)
        for source in analysis.sources:
            if source.member_of:
                self._members[source.member_of].add(source.id)
        known = {source.id for source in analysis.sources}
        #: For each source: its quotations by their place in the analysis, each with its paragraphs.
        self._said: dict[str, list[tuple[int, frozenset[int]]]] = defaultdict(list)
        heard: set[tuple[int, str]] = set()
        for place, quotation in enumerate(analysis.quotations):
            name, numbers = quotation.source_id, frozenset(paragraphs_of(quotation))
            if name is not None and name in known and numbers:
                self._said[name].append((place, numbers))
                heard |= {(number, name) for number in numbers}
        #: Paragraphs, each with a source that is quoted there, in text order.
        self._heard = sorted(heard)

    def kin(self, source: Source) -> frozenset[str]:
        """Return the sources that may be the same people: itself, its group, its members, its fellows, its likes."""
        groups = {source.id} | ({source.member_of} if source.member_of else set())
        members = (name for group in groups for name in self._members.get(group, ()))
        return frozenset({*groups, *source.may_be, *members})

    def alone(self, source: Source, *, reach: int = 1) -> tuple[int, ...]:
        """Return the quotations of a source, by place, near which nobody is quoted but the source and its kin.

        Args:
            source: The source.
            reach: How many paragraphs before and after count as near.
        """
        kin = self.kin(source)
        return tuple(
            place
            for place, numbers in self._said.get(source.id, ())
            if all(name in kin for name in self._between(min(numbers) - reach, max(numbers) + reach))
        )

    def is_only(self, source: Source) -> bool:
        """Whether nobody but the source and its kin is quoted in the article."""
        return self._said.keys() <= self.kin(source)

    def _between(self, first: int, last: int) -> Iterable[str]:
        """Return the sources that are quoted in the paragraphs from `first` to `last`."""
        start = bisect_left(self._heard, first, key=itemgetter(0))
        return (name for _, name in takewhile(lambda one: one[0] <= last, islice(self._heard, start, None)))
