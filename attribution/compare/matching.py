"""Which quotation of a new draft is which of the old one, and which source is which."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from attribution.compare.rewording import LEAST_LIKENESS, bag, likeness
from attribution.model import Analysis, Quotation, Source
from attribution.names import compare_names

#: A word in more quotations than this leads to no candidate: "the" would pair each with each.
_COMMON = 50
#: Of two wordings that are about as much alike, the one from the same source is taken.
_SAME_SOURCE = 0.1


def match_sources(old: Analysis, new: Analysis) -> dict[str, str]:
    """Return the new id of each old source that is surely the same one: by its id, its name, or a part of its name.

    A source without a name is the same only where its description is.
    """
    matched = _pairs(old.sources, new.sources, lambda source: source.id)
    matched |= _pairs(_left(old.sources, matched), _left(new.sources, matched.values()), _key)
    for source in _left(old.sources, matched):
        fits = [s for s in _left(new.sources, matched.values()) if _is_name_of_same(source, s)]
        rivals = [s for s in _left(old.sources, matched) if fits and _is_name_of_same(s, fits[0])]
        if len(fits) == 1 and len(rivals) == 1:
            matched[source.id] = fits[0].id
    return matched | _who_speak_together(old, new, matched)


def _who_speak_together(old: Analysis, new: Analysis, matched: dict[str, str]) -> dict[str, str]:
    """Return the new ids of the old sources as which the same people speak together, whatever they are called."""
    people = {frozenset(source.members): source.id for source in new.sources if source.members}
    now = {source.id: frozenset(matched.get(one, "") for one in source.members or ()) for source in old.sources}
    taken = set(matched.values())
    return {
        before: people[members]
        for before, members in now.items()
        if before not in matched and members in people and people[members] not in taken
    }


def match_quotations(old: Analysis, new: Analysis, sources: dict[str, str]) -> dict[int, int]:
    """Return the number of the new quotation for that of each old one: same words first, then the most alike."""
    before, after = old.quotations, new.quotations
    matched: dict[int, int] = {}
    old_words = [tuple(quotation.text.split()) for quotation in before]
    new_words = [tuple(quotation.text.split()) for quotation in after]
    old_sources = [sources.get(quotation.source_id or "") for quotation in before]
    new_sources = [quotation.source_id for quotation in after]
    # The same words from the same source first, so that of two equal quotations each keeps its own.
    _match_equal(
        matched, list(zip(old_words, old_sources, strict=True)), list(zip(new_words, new_sources, strict=True))
    )
    _match_equal(matched, old_words, new_words)
    taken = set(matched.values())
    for _, one, two in sorted(_alike(before, after, matched, sources), key=lambda row: (-row[0], row[1], row[2])):
        if one not in matched and two not in taken:
            matched[one] = two
            taken.add(two)
    return matched


def _match_equal(matched: dict[int, int], old_keys: Sequence[object], new_keys: Sequence[object]) -> None:
    """Match what has the same key and is still free, in text order."""
    taken = set(matched.values())
    free: dict[object, list[int]] = defaultdict(list)
    for number, key in enumerate(new_keys):
        if number not in taken:
            free[key].append(number)
    for number, key in enumerate(old_keys):
        if number not in matched and free[key]:
            matched[number] = free[key].pop(0)


def _alike(
    before: Sequence[Quotation], after: Sequence[Quotation], matched: dict[int, int], sources: dict[str, str]
) -> Iterable[tuple[float, int, int]]:
    """Yield how much alike the quotations are that share a word that is not in many."""
    taken = set(matched.values())
    bags = {number: bag(quotation.text) for number, quotation in enumerate(after) if number not in taken}
    by_word: dict[str, list[int]] = defaultdict(list)
    for number, words in bags.items():
        for word in words:
            by_word[word].append(number)
    for number, quotation in enumerate(before):
        if number in matched:
            continue
        words = bag(quotation.text)
        for other in {n for word in words if len(by_word.get(word, ())) <= _COMMON for n in by_word.get(word, ())}:
            alike = likeness(words, bags[other])
            known = sources.get(quotation.source_id or "")
            bonus = _SAME_SOURCE if known and known == after[other].source_id else 0.0
            if alike >= LEAST_LIKENESS:
                yield alike + bonus, number, other


def _pairs(old: Iterable[Source], new: Iterable[Source], key: Callable[[Source], object]) -> dict[str, str]:
    there = {key(source): source.id for source in reversed(tuple(new))}
    return {source.id: there.pop(key(source)) for source in old if key(source) in there}


def _left(sources: Iterable[Source], matched: Iterable[str]) -> list[Source]:
    taken = set(matched)
    return [source for source in sources if source.id not in taken]


def _key(source: Source) -> tuple[str, str, bool]:
    return " ".join(source.name.casefold().split()), source.kind, source.named


def _is_name_of_same(one: Source, two: Source) -> bool:
    """Return whether both are surely one bearer's names: “Ruiz”, “Ana Ruiz”."""
    alike = one.named and two.named and one.kind == two.kind
    return alike and compare_names(one.name, two.name, one.kind) == "same"
