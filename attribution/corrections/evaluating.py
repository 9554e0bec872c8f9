"""How often people kept what the machine found, by what it said of it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from msgspec import UNSET

from attribution.corrections.entered import looked_at, statuses
from attribution.corrections.speaking import is_pronoun
from attribution.model import (
    Analysis,
    Changes,
    Corrected,
    DifferentSource,
    EvaluatedStory,
    Evaluation,
    Kept,
    Links,
    Quotation,
    Rename,
    SameSource,
)

#: Where the bands of confidence begin, and what they are called.
_BANDS = (
    (0.0, "0-0.5"),
    (0.5, "0.5-0.7"),
    (0.7, "0.7-0.8"),
    (0.8, "0.8-0.9"),
    (0.9, "0.9-0.95"),
    (0.95, "0.95-1"),
)
_KINDS = ("direct", "mixed", "indirect")
_SPEAKERS = ("name", "description", "pronoun", "none")


def evaluate(stories: Iterable[tuple[Analysis, Analysis]]) -> Evaluation:
    """Return how often people kept what the machine found; each story is the machine's analysis and the corrected one.

    A link, a quotation that the machine gave to a source, was kept where it is still a quotation and still of that
    source: other words, another name for the source, or another source that became one with it change nothing. A
    quotation was looked at where it has a status other than “unchecked”, or was itself corrected. What nobody looked at
    is no evidence, so that the figures stand for those alone too. A story without corrections counts for nothing.

    Args:
        stories: For each story what the machine made of it, and the same with its corrections applied.

    Raises:
        ValueError: The first of two is corrected itself, or the second is of another text.

    >>> from attribution import analyze, corrected
    >>> from attribution.corrections import anchor_quotation
    >>> from attribution.model import CorrectedDocument, Corrections, SetSpeaker, Whom
    >>> machine = analyze("Ana Lee met Ben Roe. “We will close it,” she said. “It is old,” said Roe.")
    >>> which = anchor_quotation(machine.document.text, machine.quotations[0])
    >>> entry = SetSpeaker(id="c-1", when="2026-03-02T14:05:00Z", quotation=which, speaker=Whom(name="Ida Moss"))
    >>> document = CorrectedDocument(id="a.txt", sha256=machine.document.sha256)
    >>> found = evaluate([(machine, corrected(machine, Corrections(document=document, entries=(entry,))))])
    >>> found.links.all.share, found.looked_at.all.share, [(it.label, it.share) for it in found.links.by_speaker]
    (0.5, 0.0, [('name', 1.0), ('pronoun', 0.0)])
    """
    rows: list[EvaluatedStory] = []
    without: list[str] = []
    changes: Counter[str] = Counter()
    every, looked_at = _Tally(), _Tally()
    for machine, result in stories:
        _check(machine, result)
        if result.corrections is UNSET or not result.corrections.entries:
            without.append(machine.document.id)
            continue
        links = _links(machine, result, result.corrections)
        for link in links:
            every.add(link)
            if link.is_looked_at:
                looked_at.add(link)
        changes += _changes(machine, result, result.corrections)
        rows.append(_story(machine, result.corrections, links))
    return Evaluation(
        stories=tuple(rows),
        without_corrections=tuple(without),
        links=every.links(),
        looked_at=looked_at.links(),
        changes=Changes(**changes),
    )


class _Link(NamedTuple):
    """A quotation of the machine's, and what became of it."""

    quotation: Quotation
    speaker: str
    is_kept: bool
    is_looked_at: bool
    has_status: bool


class _Tally:
    """Links counted by what the machine said of them."""

    def __init__(self) -> None:
        self._counts: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])

    def add(self, link: _Link) -> None:
        """Count a link; a quotation without a source is none."""
        quotation = link.quotation
        if quotation.source_id is None:
            return
        band = next(name for least, name in reversed(_BANDS) if quotation.confidence >= least)
        for sort in (
            ("all", "all"),
            ("confidence", band),
            ("kind", quotation.kind),
            ("rule", quotation.rule),
            ("speaker", link.speaker),
        ):
            self._counts[sort][0] += 1
            self._counts[sort][1] += link.is_kept

    def links(self) -> Links:
        """Return what was counted."""
        rules = sorted((-links, name) for (sort, name), (links, _) in self._counts.items() if sort == "rule")
        return Links(
            all=self._kept("all", "all"),
            by_confidence=self._each("confidence", (name for _, name in _BANDS)),
            by_kind=self._each("kind", _KINDS),
            by_rule=self._each("rule", (name for _, name in rules)),
            by_speaker=self._each("speaker", _SPEAKERS),
        )

    def _each(self, sort: str, labels: Iterable[str]) -> tuple[Kept, ...]:
        return tuple(self._kept(sort, label) for label in labels if (sort, label) in self._counts)

    def _kept(self, sort: str, label: str) -> Kept:
        links, kept = self._counts.get((sort, label), (0, 0))
        return Kept(label=label, links=links, kept=kept)


def _check(machine: Analysis, result: Analysis) -> None:
    if machine.corrections is not UNSET:
        raise ValueError(f"{machine.document.id} is corrected already: give the machine's own analysis first")
    if machine.document.sha256 != result.document.sha256:
        raise ValueError(f"{machine.document.id} and {result.document.id} are not of the same text")


def _links(machine: Analysis, result: Analysis, corrected: Corrected) -> list[_Link]:
    """Return the quotations of the machine's, each with what became of it."""
    now = {quotation.id: quotation for quotation in result.quotations}
    merged = _merged(result, corrected)
    seen = looked_at(result)
    checked = {name for name, entry in statuses(result).items() if entry.status != "unchecked"}
    links = []
    for quotation in machine.quotations:
        after = now.get(quotation.id)
        own = _followed(quotation.source_id, merged)
        links.append(
            _Link(
                quotation,
                _speaker(machine, quotation),
                is_kept=after is not None and after.source_id == own,
                is_looked_at=quotation.id in seen,
                has_status=quotation.id in checked,
            )
        )
    return links


def _changes(machine: Analysis, result: Analysis, corrected: Corrected) -> Counter[str]:
    before = {quotation.id: quotation for quotation in machine.quotations}
    after = {quotation.id: quotation for quotation in result.quotations}
    placed = [entry for entry in corrected.entries if entry.id in corrected.placed]
    merged = _merged(result, corrected)
    both = [(it, after[name]) for name, it in before.items() if name in after]
    return Counter(
        added=len(after.keys() - before.keys()),
        removed=len(before.keys() - after.keys()),
        spans=sum(one.spans != two.spans for one, two in both),
        given_to_another=sum(
            one.source_id is not None
            and two.source_id is not None
            and _followed(one.source_id, merged) != two.source_id
            for one, two in both
        ),
        given_to_nobody=sum(one.source_id is not None and two.source_id is None for one, two in both),
        given_to_somebody=sum(one.source_id is None and two.source_id is not None for one, two in both),
        merged=sum(isinstance(entry, SameSource) for entry in placed),
        split=sum(isinstance(entry, DifferentSource) and bool(entry.mentions) for entry in placed),
        renamed=len({corrected.placed[entry.id] for entry in placed if isinstance(entry, Rename)}),
    )


def _story(machine: Analysis, corrected: Corrected, links: list[_Link]) -> EvaluatedStory:
    given = [link for link in links if link.quotation.source_id is not None]
    return EvaluatedStory(
        id=machine.document.id,
        quotations=len(links),
        looked_at=sum(link.is_looked_at for link in links),
        with_status=sum(link.has_status for link in links),
        links=len(given),
        kept=sum(link.is_kept for link in given),
        unplaced=len(corrected.unplaced),
    )


def _merged(result: Analysis, corrected: Corrected) -> dict[str, str]:
    """Return for each source that became one with another which one that is, by id."""
    left = {source.id for source in result.sources}
    return {
        entry.other.id: corrected.placed[entry.id]
        for entry in corrected.entries
        if isinstance(entry, SameSource) and entry.id in corrected.placed and entry.other.id not in left
    }


def _followed(source_id: str | None, merged: Mapping[str, str]) -> str | None:
    """Return which source one is now."""
    for _ in merged:
        source_id = merged.get(source_id or "", source_id)
    return source_id


def _speaker(machine: Analysis, quotation: Quotation) -> str:
    """Return what the speaker's mention is: a name, a description, a pronoun, or that there is none."""
    if quotation.speaker is None:
        return "none"
    if is_pronoun(quotation.speaker):
        return "pronoun"
    source = next((it for it in machine.sources if it.id == quotation.source_id), None)
    named = _words(source.name) if source is not None and source.named else set()
    return "name" if named & _words(quotation.speaker.text) else "description"


def _words(text: str) -> set[str]:
    # Without what a possessive has after its apostrophe, and without initials.
    return {word for word in re.findall(r"\w+", text) if len(word) > 1}
