"""Where the words and the sources that a person said something of are in a new draft, and what speaks against it."""

import itertools
from collections.abc import Sequence

from msgspec import UNSET

from attribution import corrections
from attribution.compare.aligning import Alignment
from attribution.compare.matching import match_sources
from attribution.compare.records import Comparison
from attribution.compare.rewording import LEAST_LIKENESS, bag, likeness, same_words
from attribution.corrections import Places, anchor_at, anchor_source
from attribution.model import (
    CONTEXT,
    AddQuotation,
    Analysis,
    Anchor,
    Correction,
    Describe,
    Quotation,
    QuotationAnchor,
    Rename,
    SetAnonymity,
    SetKind,
    SetNamed,
    Source,
    SourceAnchor,
    Span,
)

#: So much of what stands beside words is compared; an anchor has a little more of it.
_NEAR = CONTEXT // 2
#: A quotation with this share of the words that are meant is the one that is meant.
_LEAST_SHARED = 0.5
_GONE = "The words are not in this draft."
_NOBODY = "nobody"
#: What an entry corrects of a source, and what to say where the new draft has it otherwise.
_CORRECTS: dict[type, tuple[str, str]] = {
    Rename: ("name", "“{}” has another name in this draft."),
    Describe: ("description", "“{}” is described otherwise in this draft."),
    SetKind: ("kind", "“{}” is another kind of source in this draft."),
    SetNamed: ("named", "Whether “{}” is a name reads otherwise in this draft."),
    SetAnonymity: ("anonymity", "“{}” speaks on other terms in this draft."),
}
#: An anchor in the new draft, and why a person has to be asked; "" where nothing speaks against it.
type Found[T] = tuple[T, str]


class Finder:
    """Finds in a new draft what anchors in an old one mean."""

    def __init__(self, comparison: Comparison, old: Analysis, new: Analysis) -> None:
        self._old, self._new = old, new
        self._before, self._after = old.document.text, new.document.text
        self._places, self._old_places = Places(self._after), Places(self._before)
        self._alignment = Alignment(self._before, self._after)
        self._matched = match_sources(old, new)
        self._is_corrected = old.corrections is not UNSET
        pairs = (*comparison.kept, *comparison.reworded, *comparison.reattributed)
        #: By the number of an old quotation, the new one that it became.
        became = ((pair.old.number - 1, new.quotations[pair.new.number - 1]) for pair in pairs)
        self._became = {number: quotation for number, quotation in became if quotation.spans}

    def quotation(self, anchor: QuotationAnchor) -> Found[QuotationAnchor]:
        """Return the quotation that is meant; the new words where they were reworded."""
        # Of words that an earlier draft had, the offsets mean nothing here.
        were = [span for piece in anchor.spans if (span := self._old_span(piece))]
        number = _number_at(self._old, were) if were else None
        before = None if number is None else self._old.quotations[number]
        became = None if number is None else self._became.get(number)
        own = () if became is None else tuple(anchor_at(self._after, span) for span in became.spans)
        is_same = same_words(_words(anchor.spans), _words(own))
        spans = self._unchanged(anchor.spans)
        if spans is not None and (
            before is None or became is None or self._is_there(anchor.spans, spans, before, became)
        ):
            there = _quotation_at(self._new, spans)
            doubt = self._other_source(before, there, anchor.spans, spans)
            # Of equal words those from the same source are meant.
            if not (doubt and is_same):
                return QuotationAnchor(id=there.id if there else anchor.id, kind=anchor.kind, spans=spans), doubt
        if became is None:
            pieces, doubt = self.pieces(anchor.spans)
            return QuotationAnchor(id=anchor.id, kind=anchor.kind, spans=pieces), doubt
        doubt = self._other_source(before, became, anchor.spans, own) if is_same else _were(anchor.spans)
        return QuotationAnchor(id=became.id, kind=anchor.kind if is_same else became.kind, spans=own), doubt

    def _is_there(self, was: Sequence[Anchor], now: Sequence[Anchor], before: Quotation, became: Quotation) -> bool:
        """Return whether words that stand in the new draft are what a quotation became.

        They are not where it has other words beside them, which did not stand there before.
        """
        if same_words(before.text, became.text):
            return True
        left = self._after[became.spans[0].start : now[0].start][-_NEAR:]
        right = self._after[now[-1].end : became.spans[-1].end][:_NEAR]
        return _plain(was[0].before).endswith(_plain(left)) and _plain(was[-1].after).startswith(_plain(right))

    def pieces(self, anchors: tuple[Anchor, ...]) -> Found[tuple[Anchor, ...]]:
        """Return where words are now; the new words where they were reworded, the old anchors where they are gone."""
        unchanged = self._unchanged(anchors)
        if unchanged is not None:
            return unchanged, ""
        spans = self._like(anchors)
        found = tuple(anchor_at(self._after, span) for span in spans)
        alike = likeness(bag(_words(anchors)), bag(_words(found)))
        if alike < LEAST_LIKENESS or not _in_order(spans):
            return anchors, _GONE
        return found, "" if same_words(_words(anchors), _words(found)) else _were(anchors)

    def source(self, anchor: SourceAnchor) -> Found[SourceAnchor]:
        """Return the source that is meant."""
        found = [span for mention in anchor.mentions if (span := self._places.find(mention))]
        mentions = tuple(anchor_at(self._after, span) for span in found)
        there = self._new_source(anchor, found)
        if there is not None:
            own = anchor_source(self._after, there)
            return SourceAnchor(id=own.id, name=own.name, mentions=mentions or own.mentions), ""
        if anchor.mentions and not mentions:
            return anchor, f"“{anchor.name}” is not in this draft."
        # It may be one that another entry has put in.
        return SourceAnchor(id=anchor.id, name=anchor.name, mentions=mentions), ""

    def other_speaker(self, entry: AddQuotation) -> str:
        """Return why a speaker may be another now: the quotation is found by now, and is given to somebody else."""
        spans = self._unchanged(entry.spans)
        there = None if spans is None else _quotation_at(self._new, spans)
        if spans is None or there is None or there.source_id is None or _same_around(entry.spans, spans):
            return ""
        whom, given = entry.speaker, self._name(self._new, there.source_id)
        own = None if whom.source is None else self._new_source(whom.source, [])
        names = {own.name if own else "", whom.name or "", whom.mention.text if whom.mention else ""}
        return "" if given in names else f"The words are given to {given} in this draft."

    def other_value(self, entry: Correction) -> str:
        """Return why what was corrected of a source may be right now: it is not what it was in the old draft."""
        # Where the old draft is corrected already, what the machine made of it is not known.
        if not isinstance(entry, Rename | Describe | SetKind | SetNamed | SetAnonymity) or self._is_corrected:
            return ""
        field, sentence = _CORRECTS[type(entry)]
        before = next((it for it in self._old.sources if it.id == entry.source.id), None)
        after = self._new_source(entry.source, [])
        if before is None or after is None:
            return ""
        as_it_was = (getattr(before, field), getattr(entry, field))
        return "" if getattr(after, field) in as_it_was else sentence.format(after.name)

    def _unchanged(self, anchors: Sequence[Anchor]) -> tuple[Anchor, ...] | None:
        """Return where the same words stand, or None where not all do, or not in their order."""
        spans = [self._places.find(anchor) for anchor in anchors]
        found = [span for span in spans if span is not None]
        if not found or len(found) < len(anchors) or not _in_order(found):
            return None
        return tuple(anchor_at(self._after, span) for span in found)

    def _old_span(self, anchor: Anchor) -> Span | None:
        """Return where an anchor's words stand in the old draft; the anchor may be of one before it."""
        if self._before[anchor.start : anchor.end] == anchor.text:
            return anchor
        return self._old_places.find(anchor)

    def _like(self, anchors: Sequence[Anchor]) -> tuple[Span, ...]:
        """Return where words stand in the new draft, reworded or not; nothing where they are gone."""
        were = [span for anchor in anchors if (span := self._old_span(anchor))]
        if were:
            return tuple(span for place in were if (span := self._alignment.find(place)))
        # They are of a draft before the old one.
        wanted = bag(_words(anchors))
        return max(
            (it.spans for it in self._new.quotations), key=lambda it: likeness(wanted, bag(self._said(it))), default=()
        )

    def _said(self, spans: Sequence[Span]) -> str:
        return " ".join(self._after[span.start : span.end] for span in spans)

    def _other_source(
        self, before: Quotation | None, after: Quotation | None, was: Sequence[Anchor], now: Sequence[Anchor]
    ) -> str:
        """Return why a speaker may be another now: the same words are given to another source than before."""
        if before is None or after is None:
            return ""
        if self._is_corrected and before.rule == "corrected" and _same_around(was, now):
            return ""
        expected = self._matched.get(before.source_id or "")
        if before.source_id is None and after.source_id is None:
            return ""
        if expected is not None and expected == after.source_id:
            return ""
        one, two = self._name(self._old, before.source_id), self._name(self._new, after.source_id)
        # Two whom the article does not tell apart can't be told apart here.
        return "" if one == two else f"The words were given to {one}, and are given to {two} in this draft."

    def _new_source(self, anchor: SourceAnchor, places: Sequence[Span]) -> Source | None:
        """Return the source of the new draft that is meant: the one it became, or one of these places or this name."""
        after = {source.id: source for source in self._new.sources}
        if anchor.id in self._matched:
            return after[self._matched[anchor.id]]
        same = [it for it in self._new.sources if any(corrections.overlap(it.mentions, [place]) for place in places)]
        same = same or [it for it in self._new.sources if it.name.casefold() == anchor.name.casefold()]
        return same[0] if len(same) == 1 else None

    def _name(self, analysis: Analysis, source_id: str | None) -> str:
        return next((it.name for it in analysis.sources if it.id == source_id), _NOBODY)


def _quotation_at(analysis: Analysis, spans: Sequence[Span]) -> Quotation | None:
    number = _number_at(analysis, spans)
    return None if number is None else analysis.quotations[number]


def _number_at(analysis: Analysis, spans: Sequence[Span]) -> int | None:
    """Return the number of the quotation that has most of these words, and of which they are most."""
    best, most = None, 0.0
    for number, quotation in enumerate(analysis.quotations):
        same = corrections.likeness(quotation.spans, spans)
        if same >= _LEAST_SHARED and same > most:
            best, most = number, same
    return best


def _same_around(was: Sequence[Anchor], now: Sequence[Anchor]) -> bool:
    """Return whether what stands before words and after them is what stood there."""
    return same_words(was[0].before, now[0].before) and same_words(was[-1].after, now[-1].after)


def _in_order(spans: Sequence[Span]) -> bool:
    return all(one.end <= two.start for one, two in itertools.pairwise(spans))


def _plain(text: str) -> str:
    return " ".join(text.split())


def _words(anchors: Sequence[Anchor]) -> str:
    return " ".join(anchor.text for anchor in anchors)


def _were(anchors: Sequence[Anchor]) -> str:
    words = _plain(_words(anchors))
    return f"The words were {words}." if words.startswith(("“", "‘", '"')) else f"The words were “{words}”."
