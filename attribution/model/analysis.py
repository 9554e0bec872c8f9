"""The analysis of one document, `attribution/analysis/1`: all that was found in it, and what a person corrected."""

import functools
from collections import Counter
from collections.abc import Mapping
from importlib import import_module
from typing import Literal

import msgspec

from attribution.model.arguments import own_record
from attribution.model.corrections import Corrected
from attribution.model.counting import count_words
from attribution.model.elements import Document, Engine, Note, Quotation, Source, Unattributed
from attribution.model.frozen import Frozen

SCHEMA: Literal["attribution/analysis/1"] = "attribution/analysis/1"


class Analysis(Frozen, frozen=True, kw_only=True, dict=True):
    """All that was found in one document, in text order."""

    schema: Literal["attribution/analysis/1"] = SCHEMA
    document: Document
    engine: Engine
    quotations: tuple[Quotation, ...] = ()
    sources: tuple[Source, ...] = ()
    unattributed: tuple[Unattributed, ...] = ()
    notes: tuple[Note, ...] = ()
    #: What a person corrected, and what became of it; left out where nobody did.
    corrections: Corrected | msgspec.UnsetType = msgspec.UNSET

    def by_source(self) -> tuple[tuple[Source, tuple[Quotation, ...]], ...]:
        """Return the sources with their quotations in text order, those with most words first.

        A source that only passes on another's words, or of which another is a member, may have none. Words of a pull
        quote that the article has elsewhere are not counted again.

        >>> from attribution import analyze
        >>> analysis = analyze("“Yes,” said Ana Lee. “We will all go,” said Ben Roe.")
        >>> [(source.name, len(quotations)) for source, quotations in analysis.by_source()]
        [('Ben Roe', 1), ('Ana Lee', 1)]
        """
        quoted, words = self._quoted, self.words_by_source()
        ranked = sorted(self.sources, key=lambda source: -words[source.id])
        return tuple((source, quoted[source.id]) for source in ranked)

    def words_by_source(self) -> Counter[str | None]:
        """Return how many words each source says, by its id; under None the words that have no source.

        Words that a pull quote repeats count once. Who only passes words on has none.

        >>> from attribution import analyze
        >>> analysis = analyze("“Yes,” said Ana Lee. “We will all go,” said Ben Roe.")
        >>> [analysis.words_by_source()[source.id] for source in analysis.sources]
        [1, 4]
        """
        words: Counter[str | None] = Counter()
        for quotation in self.quotations:
            words[quotation.source_id] += quotation.word_count
        return words

    @property
    def word_count(self) -> int:
        """How many words the article has, leading metadata left off."""
        return count_words(self.document.text[max(0, self.document.body_start) :])

    def source_of(self, quotation: Quotation | str) -> Source | None:
        """Return the source of a quotation, given as the record or by its id; None where the speaker is open.

        Raises:
            TypeError, ValueError: It is neither a quotation nor an id; or none of this analysis.

        >>> from attribution import analyze
        >>> analysis = analyze("“The bridge is safe,” Mayor Ann Lee said.")
        >>> analysis.source_of(analysis.quotations[0]).name
        'Ann Lee'
        """
        own = own_record(quotation, self._quotations, Quotation, "quotation")
        return None if own.source_id is None else own_record(own.source_id, self._sources, Source, "source")

    def quotations_of(self, source: Source | str) -> tuple[Quotation, ...]:
        """Return the quotations of a source, given as the record or by its id, in text order.

        Raises:
            TypeError, ValueError: It is neither a source nor an id; or none of this analysis.

        >>> from attribution import analyze
        >>> analysis = analyze("“Yes,” said Ana Lee. “We will all go,” she said.")
        >>> [quotation.text for quotation in analysis.quotations_of(analysis.sources[0])]
        ['“Yes,”', '“We will all go,”']
        """
        return self._quoted[own_record(source, self._sources, Source, "source").id]

    def members_of(self, source: Source | str) -> tuple[Source, ...]:
        """Return those who speak together as a source, given as the record or by its id; none for anybody else.

        Raises:
            TypeError, ValueError: It is neither a source nor an id; or none of this analysis.

        >>> from attribution import analyze
        >>> analysis = analyze("“It is old,” Ana Lee and Ben Roe said.")
        >>> [source.name for source in analysis.members_of(analysis.sources[0])]
        ['Ana Lee', 'Ben Roe']
        """
        own = own_record(source, self._sources, Source, "source")
        return tuple(self._sources[it] for it in own.members or () if it in self._sources)

    def _repr_html_(self) -> str:
        """Return the analysis as a notebook shows it: the sources, with their quotations and why they are theirs."""
        # The report is floors above: called by its name, not imported.
        return str(import_module("attribution.report").render_card(self))

    # What is looked up often is sorted by id once. The record is frozen, so this can't come to differ from it.
    @functools.cached_property
    def _quotations(self) -> Mapping[str, Quotation]:
        return {quotation.id: quotation for quotation in self.quotations}

    @functools.cached_property
    def _sources(self) -> Mapping[str, Source]:
        return {source.id: source for source in self.sources}

    @functools.cached_property
    def _quoted(self) -> Mapping[str, tuple[Quotation, ...]]:
        """The quotations of each source, in text order."""
        quoted: dict[str, list[Quotation]] = {source.id: [] for source in self.sources}
        for quotation in self.quotations:
            if quotation.source_id in quoted:
                quoted[quotation.source_id].append(quotation)
        return {id_: tuple(quotations) for id_, quotations in quoted.items()}

    def unnamed(self) -> tuple[Source, ...]:
        """Return the people and groups without a name: what editors call anonymous sources, in text order.

        Whom only another's words quote, as in “My aunt said, ‘No,’ ” Lee recalled, is no source of the article's.

        >>> from attribution import analyze
        >>> [source.name for source in analyze("“Yes,” one official said.").unnamed()]
        ['one official']
        """
        heard = {quotation.source_id for quotation in self.quotations if not quotation.is_inside}
        heard |= {None if quotation.via is None else quotation.via.source_id for quotation in self.quotations}
        inner = {quotation.source_id for quotation in self.quotations if quotation.is_inside} - heard
        return tuple(source for source in self.sources if source.is_unnamed and source.id not in inner)
