"""Finding the words that articles do not agree on."""

import functools
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from attribution.archive.conflicts.nearness import near_pairs
from attribution.archive.conflicts.records import CONFLICT_WORDS, Conflict, ConflictKind, Version
from attribution.archive.conflicts.speakers import disagreement
from attribution.archive.conflicts.wording import Wording, compare, plain_text
from attribution.archive.records import Location
from attribution.archive.storage import Archive
from attribution.archive.wordings import words_of

#: A wording that stands in more places is a formula; those places tell enough.
_MOST_PLACES = 200
_MOST_SOURCES = 30
_RANKS = {kind: rank for rank, kind in enumerate(CONFLICT_WORDS)}


def find_conflicts(archive: Archive, *, kinds: Iterable[ConflictKind] = tuple(CONFLICT_WORDS)) -> Iterator[Conflict]:
    """Yield the conflicts between the articles of an archive, those first that a checker looks into first.

    Words in quotation marks are compared, five and more. The same words count, and those nearly the same: case,
    punctuation and a cut at either end do not matter. Only different articles are compared. The memory needed grows
    with the conflicts that are found, not with the archive.

    Args:
        archive: The archive.
        kinds: Which conflicts to look for.

    Raises:
        ArchiveError: The archive can't be read.

    >>> import tempfile
    >>> from attribution import analyze
    >>> from attribution.archive import open_archive
    >>> with tempfile.TemporaryDirectory() as folder, open_archive(folder + "/news.db") as archive:
    ...     _ = archive.add(analyze("“We will not sail before June,” said Ana Ruiz."))
    ...     _ = archive.add(analyze("“We will not sail before July,” said Tom Hale on Friday."))
    ...     [conflict] = find_conflicts(archive)
    >>> conflict.kinds, [(it.kind, it.there, it.here) for it in conflict.versions[1].differences]
    (('other-speaker', 'altered'), [('number', 'June', 'July')])
    """
    finder = _Finder(archive, frozenset(kinds))
    with archive.unchanging():
        # Only their keys are kept, and each is made again when its turn comes.
        found: list[tuple[int, int, tuple[int, ...]]] = []
        for keys in finder.groups():
            conflict = finder.conflict(keys)
            if finder.kinds.intersection(conflict.kinds):
                found.append((_RANKS[conflict.kinds[0]], conflict.versions[0].places[0].number, keys))
        for _, _, keys in sorted(found):
            yield finder.conflict(keys)


class _Finder:
    """Looks for conflicts in one archive."""

    def __init__(self, archive: Archive, kinds: frozenset[ConflictKind]) -> None:
        self._archive = archive
        self.kinds = kinds
        self._wording = functools.lru_cache(maxsize=20_000)(self._read_wording)

    def groups(self) -> Iterator[tuple[int, ...]]:
        """Yield the keys of wordings that are the same or nearly so, and stand in more than one place."""
        near = _Groups()
        tried: set[tuple[int, int]] = set()
        for pair in near_pairs((key, words_of(text, kind)) for key, text, kind in self._archive.wordings()):
            if pair in tried or near.are_one(*pair):
                continue
            if len(tried) >= 1_000_000:
                tried.clear()
            tried.add(pair)
            if compare(self._wording(pair[0]), self._wording(pair[1])) is not None:
                near.join(*pair)
        yield from near.all()
        yield from ((key,) for key in self._archive.repeated() if key not in near)

    def conflict(self, keys: Sequence[int]) -> Conflict:
        """Return what the articles do not agree on in a group of wordings; it has no kinds where they agree."""
        stands = [self._archive.places(key, limit=_MOST_PLACES) for key in keys]
        order = sorted(range(len(keys)), key=lambda index: stands[index][0].number)
        first, versions = keys[order[0]], []
        for index in order:
            is_first = keys[index] == first
            differences = None if is_first else compare(self._wording(first), self._wording(keys[index]))
            text = stands[index][0].text
            versions.append(Version(text=text, places=stands[index], differences=differences or ()))
        kinds = sorted(_kinds(versions), key=_RANKS.__getitem__)
        return Conflict(kinds=tuple(kinds), versions=tuple(versions))

    def _read_wording(self, key: int) -> Wording:
        place = self._archive.places(key, limit=1)[0]
        return Wording(key, plain_text(place.text, place.kind), words_of(place.text, place.kind))


class _Groups:
    """Keys that belong together."""

    def __init__(self) -> None:
        self._parents: dict[int, int] = {}

    def __contains__(self, key: int) -> bool:
        return key in self._parents

    def are_one(self, one: int, other: int) -> bool:
        """Return whether two keys belong together already."""
        return one in self and other in self and self._root(one) == self._root(other)

    def join(self, one: int, other: int) -> None:
        """Put the groups of two keys together."""
        for key in (one, other):
            self._parents.setdefault(key, key)
        self._parents[self._root(other)] = self._root(one)

    def all(self) -> Iterator[tuple[int, ...]]:
        """Yield each group."""
        groups: dict[int, list[int]] = {}
        for key in self._parents:
            groups.setdefault(self._root(key), []).append(key)
        yield from (tuple(sorted(keys)) for keys in groups.values())

    def _root(self, key: int) -> int:
        while self._parents[key] != key:
            self._parents[key] = self._parents[self._parents[key]]
            key = self._parents[key]
        return key


def _kinds(versions: Sequence[Version]) -> set[ConflictKind]:
    kinds: set[ConflictKind] = set()
    articles = {place.article_hash for place in versions[0].places}
    for version in versions[1:]:
        if version.differences and any({place.article_hash} != articles for place in version.places):
            kinds.add("altered")
    speakers = {(place.article_hash, place.source): place for version in versions for place in version.places}
    distinct = _distinct(speakers.values())
    for one, other in combinations(distinct, 2):
        kind = disagreement(one, other) if one.article_hash != other.article_hash else None
        if kind is not None:
            kinds.add(kind)
    return kinds


def _distinct(places: Iterable[Location]) -> list[Location]:
    """Return a place for each source, and two where it speaks in two articles, so that one is of another article."""
    kept: dict[tuple[str | None, bool | None], list[Location]] = {}
    for place in places:
        of_source = kept.setdefault((place.source, place.named), [])
        if len(of_source) < 2:
            of_source.append(place)
    return [place for of_source in list(kept.values())[:_MOST_SOURCES] for place in of_source]
