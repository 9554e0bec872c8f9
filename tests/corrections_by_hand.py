"""Corrections written by hand, for tests of what becomes of them."""

import itertools
from collections.abc import Callable, Sequence
from typing import Any

from attribution.corrections import anchor_at, anchor_quotation, anchor_source
from attribution.model import (
    AddQuotation,
    Analysis,
    Anchor,
    CorrectedDocument,
    Correction,
    Corrections,
    Describe,
    DifferentSource,
    NotAQuotation,
    QuotationAnchor,
    Rename,
    SameSource,
    SetAnonymity,
    SetKind,
    SetKnownTo,
    SetNamed,
    SetSigned,
    SetSpans,
    SetSpeaker,
    SetStatus,
    SetVia,
    SourceAnchor,
    Span,
    Whom,
)


class Pencil:
    """Corrects an analysis as a person does, who points at words and sources by what they are.

    >>> from tests.analyses import ferry
    >>> pencil = Pencil(ferry(), who="NF")
    >>> pencil.speaker("“", name="Cy Poe")
    >>> pencil.corrections().entries[0].speaker.name
    'Cy Poe'
    """

    def __init__(self, analysis: Analysis, who: str | None = None) -> None:
        self.analysis = analysis
        self.entries: list[Correction] = []
        self._who = who
        self._numbers = itertools.count(1)

    def corrections(self) -> Corrections:
        """Return all that was entered, as a file has it."""
        document = self.analysis.document
        about = CorrectedDocument(id=document.id, sha256=document.sha256, title=document.title)
        return Corrections(document=about, entries=tuple(self.entries))

    def speaker(self, words: str, **whom: Any) -> None:
        """Say who says the quotation that begins with `words`: source=NAME, mention=WORDS, name=NAME, or nobody."""
        self._add(SetSpeaker, quotation=self.quotation(words), speaker=self.whom(**whom))

    def via(self, words: str, **whom: Any) -> None:
        """Say who passed the quotation on that begins with `words`."""
        self._add(SetVia, quotation=self.quotation(words), via=self.whom(**whom))

    def no_quotation(self, words: str) -> None:
        """Say that the words are nobody's speech."""
        self._add(NotAQuotation, quotation=self.quotation(words))

    def missed(self, *pieces: str, kind: Any = "direct", **whom: Any) -> None:
        """Say that a quotation was missed."""
        self._add(AddQuotation, kind=kind, spans=tuple(map(self.anchor, pieces)), speaker=self.whom(**whom))

    def span(self, words: str, *pieces: str, kind: Any = None) -> None:
        """Say that the quotation that begins with `words` has other pieces."""
        self._add(SetSpans, quotation=self.quotation(words), spans=tuple(map(self.anchor, pieces)), kind=kind)

    def same(self, name: str, other: str) -> None:
        """Say that two sources are one."""
        self._add(SameSource, source=self.source(name), other=self.source(other))

    def apart(self, source: str, *places: str, name: str | None = None, other: str | None = None) -> None:
        """Say that some mentions of a source are of another one, or that two sources are not one."""
        them = None if other is None else self.source(other)
        mentions = tuple(map(self.anchor, places))
        self._add(DifferentSource, source=self.source(source), other=them, mentions=mentions, name=name)

    def rename(self, source: str, name: str) -> None:
        """Call a source something else."""
        self._add(Rename, source=self.source(source), name=name)

    def describe(self, source: str, description: str | None) -> None:
        """Describe a source."""
        self._add(Describe, source=self.source(source), description=description)

    def kind(self, source: str, kind: Any) -> None:
        """Say what kind of source it is."""
        self._add(SetKind, source=self.source(source), kind=kind)

    def named(self, source: str, *, named: bool) -> None:
        """Say whether a source has a name."""
        self._add(SetNamed, source=self.source(source), named=named)

    def anonymity(self, source: str, terms: Any) -> None:
        """Say on what terms a source spoke."""
        self._add(SetAnonymity, source=self.source(source), anonymity=terms)

    def status(self, words: str, status: Any, note: str = "") -> None:
        """Enter a status and a note."""
        self._add(SetStatus, quotation=self.quotation(words), status=status, note=note)

    def signed(self, words: str, how: Any, note: str = "") -> None:
        """Answer for a quotation."""
        self._add(SetSigned, quotation=self.quotation(words), how=how, note=note)

    def known_to(self, source: str, who: Any) -> None:
        """Enter who knows an unnamed source."""
        self._add(SetKnownTo, source=self.source(source), identity_known_to=who)

    def quotation(self, words: str) -> QuotationAnchor:
        """Return the anchor of the quotation that begins with `words`."""
        found = next(it for it in self.analysis.quotations if it.text.startswith(words))
        return anchor_quotation(self.analysis.document.text, found)

    def source(self, name: str) -> SourceAnchor:
        """Return the anchor of the source of this name; one that is not there has a name alone."""
        found = next((it for it in self.analysis.sources if it.name == name), None)
        return SourceAnchor(id="", name=name) if found is None else anchor_source(self.analysis.document.text, found)

    def anchor(self, words: str) -> Anchor:
        """Return the anchor of the first place of `words`; "…|she|…" points at a word by those around it."""
        before, _, rest = words.rpartition("|")[0].rpartition("|") if "|" in words else ("", "", words)
        text = self.analysis.document.text
        start = text.index(words.replace("|", "")) + len(before)
        return anchor_at(text, Span(start=start, end=start + len(rest)))

    def whom(
        self, source: str | None = None, mention: str | None = None, name: str | None = None, **fields: Any
    ) -> Whom:
        """Return who is meant."""
        return Whom(
            source=None if source is None else self.source(source),
            mention=None if mention is None else self.anchor(mention),
            name=name,
            **fields,
        )

    def _add(self, entry: Callable[..., Correction], **fields: Any) -> None:
        number = next(self._numbers)
        when = f"2026-03-02T14:{number // 60:02}:{number % 60:02}Z"
        self.entries.append(entry(id=f"c-{number:08x}", when=when, who=self._who, **fields))


def pointed(analysis: Analysis) -> Sequence[tuple[str, str | None]]:
    """Return the words of each quotation and the name of its source."""
    names = {source.id: source.name for source in analysis.sources}
    return [(it.text, names.get(it.source_id or "")) for it in analysis.quotations]
