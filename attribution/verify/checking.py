"""Checking the quotations of an article against records: the stages in order."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from attribution.model import Analysis, Check, Lines, Mention, Passage, Quotation, Source, Standard, Verdict, named_kind
from attribution.text import Layout, read_layout
from attribution.verify.differences import Difference
from attribution.verify.judge import Judgement, judge
from attribution.verify.limits import Qualifier
from attribution.verify.offices import labels_of_another, labels_of_own
from attribution.verify.paraphrases import Voice, hold_paraphrase, statements_in
from attribution.verify.places import Quoted, locate, nearest, passage, read_quoted
from attribution.verify.records import Given, PreparedRecords, Speech, prepare
from attribution.verify.speakers import Named, find_together
from attribution.verify.standards import load_standard
from attribution.verify.telling import Known, tell_edits, tell_reason, tell_remarks
from attribution.verify.words import Tokens, words

_WEAK = 3
#: Two places are equally good if their scores are as near as this.
_EQUAL = 0.5
_PASSABLE = ("verbatim", "marked-edits", "minor-edits", "cleaned-up", "silent-cut")


class _Place(NamedTuple):
    source: Speech
    finding: Judgement


def verify(
    analysis: Analysis,
    records: Given | Iterable[Given] | PreparedRecords,
    *,
    standard: str | Path | Standard = "strict",
) -> tuple[Check, ...]:
    """Return a check for each quotation of an article, in text order: do the records bear it out?

    Words in quotation marks are looked for in the records, and each difference is told. Indirect speech is not judged;
    the passage nearest to it is offered. Words inside another quotation are judged with that. Nothing is ever called
    invented: what is not found is not in these records.

    Args:
        analysis: The article.
        records: What it is held against: a record, a `Document`, the words of a record as a string, or the path of its
            file; or several of these. For several articles by the same records, what `prepare` makes of them.
        standard: Which verdicts may stand: "strict", "spoken", "cleaned", the path of a TOML file, or a standard.

    Raises:
        LoadError: The file of a record can't be read, or there are no words in a record.
        StandardError: There is no such standard, or its file is broken.
        TypeError: An argument is of another kind.
        ValueError: A string looks like the name of a file and not like words.

    >>> from attribution.model import Document, Engine, Quotation, Span
    >>> article = Document.from_text("“We will close it in 50 days,” Ana Diaz said.")
    >>> words = Quotation(id="q-1", kind="direct", spans=(Span(start=0, end=30),), text=article.text[:30])
    >>> analysis = Analysis(
    ...     document=article, engine=Engine(attribution="", spacy="", pipeline=""), quotations=(words,)
    ... )
    >>> check = verify(analysis, "DIAZ: We will close it in fifteen days.")[0]
    >>> check.verdict, [(edit.kind, edit.said, edit.quoted) for edit in check.edits], check.passes
    ('altered', [('number', 'fifteen', '50')], False)
    """
    if not isinstance(analysis, Analysis):
        raise TypeError(f"verify takes an Analysis, as analyze gives it, not {named_kind(analysis)}")
    required = load_standard(standard)
    ready = records if isinstance(records, PreparedRecords) else prepare(records)
    layout = read_layout(analysis.document.text, analysis.document.body_start)
    people = [source for source in analysis.sources if source.named and source.kind == "person"]
    whose = {source.id: _Whose(source.name, (source.name,)) for source in people} | {
        source.id: _Whose(source.name, tuple(it.name for it in analysis.members_of(source.id) if it in people))
        for source in analysis.sources
        if source.members
    }
    checker = _Checker(layout, ready, required, people)
    return tuple(checker.check(quotation, whose.get(quotation.source_id or "")) for quotation in analysis.quotations)


class _Whose(NamedTuple):
    """A source by name, and the people whose names a record may have for it: several where they speak together."""

    name: str
    people: tuple[str, ...]


class _Checker:
    """Checks quotations of one article, one by one."""

    def __init__(
        self,
        layout: Layout,
        ready: PreparedRecords,
        standard: Standard,
        people: Sequence[Source],
    ) -> None:
        self._layout = layout
        self._lines = Lines(layout.text, [start for start, _ in layout.paragraphs])
        self._sources, self._vocabulary = ready
        self._standard = standard
        labels = {segment.speaker for source in self._sources for segment in source.record.segments}
        self._labels = sorted(label for label in labels if label)
        self._people = people
        self._names = tuple(source.name for source in people)
        self._named: dict[tuple[str, ...], Named] = {}

    def check(self, quotation: Quotation, whose: _Whose | None) -> Check:
        """Return the check of a quotation, and `whose` it is; None for a source without a name."""
        quoted = self._quoted(quotation)
        speaker = whose.name if whose else quotation.speaker.text if quotation.speaker else None
        named = self._person(whose.people if whose else ())
        told = Known(quoted=quoted, speaker=speaker)
        if quotation.is_inside:
            return self._finish(quotation, told._replace(verdict="not-judged", inside=True))
        if quotation.kind == "indirect" or not any(not bracketed for bracketed in quoted.bracketed):
            return self._paraphrase(quotation, told, named)
        if not self._sources:
            return self._finish(quotation, told._replace(verdict="no-record"))
        places = self._places(quoted, named)
        if not places or places[0].finding.verdict == "not-found":
            foreign = not any(source.is_english for source in self._sources)
            verdict: Verdict = "no-record" if foreign else "not-found"
            return self._finish(
                quotation, told._replace(verdict=verdict, passages=self._nearest(quoted), foreign=foreign)
            )
        best = places[0]
        told = told._replace(finding=best.finding, record=best.source.tokens, verdict=best.finding.verdict)
        told = told._replace(passages=_passages(quoted, best), named=named)
        rivals = _rivals(places, named)
        if rivals:
            others = tuple(one for place in rivals for one in _passages(quoted, place)[:1])
            told = told._replace(verdict="ambiguous", others=others)
        check = self._finish(quotation, told)
        return self._with_rest(quotation, check, named) if quotation.kind == "mixed" and check.passes else check

    def _with_rest(self, quotation: Quotation, check: Check, named: Named) -> Check:
        """Return the check of words in marks with what the records say otherwise than the statements beside them."""
        whole = msgspec.structs.replace(quotation, kind="indirect")
        voice = self._voice(quotation, named)
        marked = self._layout.marked
        for part in statements_in(whole, self._quoted(whole)):
            span = part.spans[0]
            if any(mark.start < span.end and span.start < mark.end for mark in marked):
                continue
            held = hold_paraphrase(part, self._quoted(part), self._sources, voice)
            if held is not None and held[1]:
                reason = f"What stands beside the marks differs. {held[1][0].sentence}"
                passes = "altered" in self._standard.passes
                return msgspec.structs.replace(check, verdict="altered", passes=passes, reason=reason, edits=held[1])
        return check

    def _paraphrase(self, quotation: Quotation, told: Known, named: Named) -> Check:
        """Return the check of indirect speech: the sentence that it goes back to, and what that has besides."""
        told = told._replace(verdict="not-judged")
        voice = self._voice(quotation, named)
        parts = (quotation, *statements_in(quotation, told.quoted)) if quotation.kind == "indirect" else ()
        found = [hold_paraphrase(part, self._quoted(part), self._sources, voice) for part in parts]
        held = [one for one in found if one is not None]
        if not held:
            return self._finish(quotation, told._replace(passages=self._nearest(told.quoted)))
        passage_there, edits = next((one for one in held if one[1]), held[0])
        check = self._finish(quotation, told._replace(passages=(passage_there,)))
        return msgspec.structs.replace(check, edits=edits)

    def _voice(self, quotation: Quotation, named: Named) -> Voice:
        return Voice(named, quotation.speaker.text if quotation.speaker else None, self._labels)

    def _quoted(self, quotation: Quotation) -> Quoted:
        return read_quoted(quotation, self._layout, self._vocabulary)

    def _person(self, names: tuple[str, ...]) -> Named:
        if names not in self._named:
            named = find_together(names, self._labels, self._names)
            self._named[names] = self._with_offices(named, names)
        return self._named[names]

    def _with_offices(self, named: Named, names: tuple[str, ...]) -> Named:
        """Return one person with the labels that tell this one, or another, by an office."""
        found = [source for source in self._people if source.name in names]
        if len(found) != 1:
            return named
        others = [source for source in self._people if source is not found[0]]
        called = frozenset(label for other in others for label in labels_of_own(self._labels, other))
        own = labels_of_own(self._labels, found[0]) - called
        labels = ({segment.speaker for segment in one.record.segments} for one in self._sources)
        told = (labels_of_another(sorted(filter(None, one)), found[0], others) for one in labels)
        return named._replace(another=frozenset[str]().union(*told) - own, own=own)

    def _places(self, quoted: Quoted, named: Named) -> list[_Place]:
        """Return where the quotation may be from, the best place first."""
        found = [
            _Place(source, judge(quoted, source, alignment, named))
            for source in self._sources
            for alignment in locate(quoted, source.tokens)
        ]
        return sorted(found, key=lambda place: _rank(place.finding, named))

    def _nearest(self, quoted: Quoted) -> tuple[Passage, ...]:
        found = [nearest(quoted.tokens.keys, source.record, source.tokens) for source in self._sources]
        return tuple(sorted((one for one in found if one), key=lambda one: -one.share)[:1])

    def _finish(self, quotation: Quotation, told: Known) -> Check:
        quoted, finding = told.quoted, told.finding
        return Check(
            quotation_id=quotation.id,
            verdict=told.verdict,
            passes=None if told.verdict == "not-judged" else told.verdict in self._standard.passes,
            reason=tell_reason(told),
            quoted=quoted.pieces,
            paragraph=self._lines.paragraph(quoted.pieces[0].start) if quoted.pieces else None,
            line=self._lines.position(quoted.pieces[0].start)[0] if quoted.pieces else None,
            speaker=told.speaker,
            passages=told.passages,
            others=told.others,
            edits=tell_edits(told),
            qualifier=_place_of(finding.qualifier, told.record) if finding else None,
            left_off=_place_of(finding.left_off, told.record) if finding else None,
            remarks=tell_remarks(told),
            weak=sum(key not in words("common") for key in quoted.tokens.keys) < _WEAK,
        )


def _place_of(limit: Qualifier | None, record: Tokens | None) -> Mention | None:
    """Return where in a record a limit stands."""
    if limit is None or record is None:
        return None
    span = record.span(limit.low, limit.high)
    return Mention(start=span.start, end=span.end, text=record.text[span.start : span.end])


def _rank(finding: Judgement, named: Named) -> tuple[bool, float, bool, bool]:
    """Return a key that sorts the better finding first: found at all, the score, the right speaker."""
    found = named.compare(finding.label)
    return (
        finding.verdict == "not-found",
        -round(finding.score - 2 * (found == "other"), 3),
        found != "same",
        finding.verdict not in _PASSABLE,
    )


def _rivals(places: Sequence[_Place], named: Named) -> list[_Place]:
    """Return places that are as good as the first and say something else: another verdict, or another speaker."""
    best = places[0].finding
    rivals = []
    for place in places[1:]:
        finding = place.finding
        if best.score - finding.score > _EQUAL or finding.verdict == "not-found":
            continue
        if named.compare(finding.label) != named.compare(best.label):
            continue
        if finding.verdict != best.verdict or finding.label != best.label:
            rivals.append(place)
    return rivals


def _passages(quoted: Quoted, place: _Place) -> tuple[Passage, ...]:
    """Return the places of a finding: one, or each that a splice is from, in the quotation's order."""
    record, tokens, text = place.source.record, place.source.tokens, quoted.layout.text
    found = []
    for piece in place.finding.pieces:
        span = quoted.tokens.span(piece.first, piece.last)
        words = Mention(start=span.start, end=span.end, text=text[span.start : span.end])
        low, high = _with_edges(piece.low, piece.high, place.finding.differences)
        found.append(passage(record, tokens, low, high, share=place.finding.share, quoted=words))
    return tuple(found)


def _with_edges(low: int, high: int, differences: Iterable[Difference]) -> tuple[int, int]:
    """Return a range of words with what the record has in the place of the quotation's first words, or its last."""
    for each in differences:
        if each.low < low == each.high:
            low = each.low
        elif each.low == high < each.high:
            high = each.high
    return low, high
