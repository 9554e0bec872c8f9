"""Taking the quotations, and on request the names of sources, out of a text."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec import UNSET

from attribution.lexicon import pronouns
from attribution.masking.naming import NamePlace, find_source_names
from attribution.masking.placeholders import Placeholder, free_prefix
from attribution.model import (
    Analysis,
    Key,
    MaskedName,
    MaskedQuotation,
    Source,
    Span,
    Speaker,
    named_kind,
    text_hash,
)
from attribution.text import layout_of
from attribution.verify import exact_spans


class Protected(NamedTuple):
    """A text without its quotations, and the key that gives them back."""

    text: str
    key: Key


class _Cut(NamedTuple):
    """A stretch that a placeholder takes the place of."""

    start: int
    end: int
    placeholder: Placeholder


def protect(analysis: Analysis, *, sources: bool = False, machine: Analysis | None = None) -> Protected:
    """Return the text of an article with placeholders for its quotations, and the key that gives them back.

    Each piece of a direct quotation has a placeholder, and of a mixed one each stretch between marks. Indirect speech
    stays as it is, and so do words in marks that are nobody's quotation.

    Args:
        analysis: The article, corrected or not.
        sources: Whether the names of its sources are taken out too.
        machine: The same as the machine made it, where a person corrected it.

    Raises:
        TypeError: It is no analysis.

    >>> from attribution import analyze
    >>> protected = protect(analyze("“It holds,” said Ana Lee. “For now.”"), sources=True)
    >>> protected.text
    '⟦Q1⟧ said ⟦S1⟧. ⟦Q1.2⟧'
    >>> [(one.placeholder, one.words, one.speaker.name) for one in protected.key.quotations]
    [('⟦Q1⟧', '“It holds,”', 'Ana Lee'), ('⟦Q1.2⟧', '“For now.”', 'Ana Lee')]
    """
    if not isinstance(analysis, Analysis):
        raise TypeError(f"protect takes an Analysis, as analyze gives it, not {named_kind(analysis)}")
    text = analysis.document.text
    prefix = free_prefix(text)
    cuts, quotations = _cut_quotations(analysis, machine or analysis, prefix)
    names: tuple[MaskedName, ...] = ()
    if sources:
        of_names, names = _cut_names(text, _outside(find_source_names(analysis), cuts), prefix)
        cuts = sorted([*cuts, *of_names])
    masked = _put(text, cuts, prefix)
    key = Key(
        document=analysis.document.id,
        original_sha256=text_hash(text),
        masked_sha256=text_hash(masked),
        prefix=prefix,
        quotations=quotations,
        names=names,
    )
    return Protected(masked, key)


def speakers_of(analysis: Analysis) -> dict[str | None, Speaker]:
    """Return the sources of an analysis as speakers, by their ids; one of whom only a pronoun is known is none."""
    return {source.id: _as_speaker(source) for source in analysis.sources if not _is_pronoun(source)}


def _is_pronoun(source: Source) -> bool:
    known = [mention for mention in source.mentions if mention.text.lower() not in pronouns()]
    return not source.named and bool(source.mentions) and not known


def _as_speaker(source: Source) -> Speaker:
    return Speaker(name=source.name, kind=source.kind, named=source.named)


def _cut_quotations(
    analysis: Analysis, machine: Analysis, prefix: str
) -> tuple[list[_Cut], tuple[MaskedQuotation, ...]]:
    """Return where quotations are cut out, in text order, and what the key has of each piece."""
    text, layout = analysis.document.text, layout_of(analysis.document)
    pieces = [
        (span.start, span.end, number)
        for number, quotation in enumerate(analysis.quotations)
        if quotation.kind != "indirect"
        for span in exact_spans(quotation, layout)
    ]
    speakers, first = speakers_of(analysis), speakers_of(machine)
    before = {quotation.id: first.get(quotation.source_id) for quotation in machine.quotations}
    numbers: dict[int, int] = {}
    parts: dict[int, int] = defaultdict(int)
    cuts: list[_Cut] = []
    masked: list[MaskedQuotation] = []
    at = 0
    for begin, end, index in sorted(pieces):
        # Words inside another quotation went with that.
        start = max(at, begin)
        if start >= end:
            continue
        at = end
        number = numbers.setdefault(index, len(numbers) + 1)
        parts[index] += 1
        placeholder = Placeholder("Q", number, parts[index])
        quotation = analysis.quotations[index]
        speaker = speakers.get(quotation.source_id)
        read_as = before.get(quotation.id, speaker)
        cuts.append(_Cut(start, end, placeholder))
        masked.append(
            MaskedQuotation(
                start=start,
                end=end,
                placeholder=placeholder.write(prefix),
                words=text[start:end],
                quotation_id=quotation.id,
                speaker=speaker,
                read_as=UNSET if read_as == speaker else read_as,
            )
        )
    return cuts, tuple(masked)


def _cut_names(text: str, places: Iterable[NamePlace], prefix: str) -> tuple[list[_Cut], tuple[MaskedName, ...]]:
    """Return where names are cut out, in text order, and what the key has of each form of a name."""
    numbers: dict[str, int] = {}
    forms: dict[str, dict[str, int]] = defaultdict(dict)
    of_form: dict[Placeholder, list[NamePlace]] = defaultdict(list)
    cuts = []
    for place in places:
        number = numbers.setdefault(place.source.id, len(numbers) + 1)
        known = forms[place.source.id]
        part = known.setdefault(text[place.start : place.end], len(known) + 1)
        placeholder = Placeholder("S", number, part)
        of_form[placeholder].append(place)
        cuts.append(_Cut(place.start, place.end, placeholder))
    names = tuple(
        MaskedName(
            placeholder=placeholder.write(prefix),
            words=text[found[0].start : found[0].end],
            source=_as_speaker(found[0].source),
            places=tuple(Span(start=place.start, end=place.end) for place in found),
        )
        for placeholder, found in sorted(of_form.items())
    )
    return cuts, names


def _outside(places: Sequence[NamePlace], cuts: Sequence[_Cut]) -> list[NamePlace]:
    """Return what of some places lies in none of the cuts; both are in text order."""
    left: list[NamePlace] = []
    first = 0
    for place in places:
        while first < len(cuts) and cuts[first].end <= place.start:
            first += 1
        at, number = place.start, first
        while number < len(cuts) and cuts[number].start < place.end:
            left.append(place._replace(start=at, end=cuts[number].start))
            at = cuts[number].end
            number += 1
        left.append(place._replace(start=at))
    return [place for place in left if place.start < place.end]


def _put(text: str, cuts: Iterable[_Cut], prefix: str) -> str:
    out, at = [], 0
    for cut in cuts:
        out += [text[at : cut.start], cut.placeholder.write(prefix)]
        at = cut.end
    return "".join([*out, text[at:]])
