"""The rows of the tables: one for each quotation, one for each source. The columns of CSV, Parquet and XLSX."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec

from attribution.corrections import corrected_ids, known_to, made_by, statuses
from attribution.model import Analysis, Anonymity, Quotation, Source, Span


class QuotationRow(msgspec.Struct, frozen=True, kw_only=True):
    """One quotation. Offsets are code points into the article's text, half-open."""

    article_id: str
    article_sha256: str
    article_title: str | None
    article_published: str | None
    article_outlet: str | None
    article_url: str | None
    quotation_id: str
    kind: str
    #: The verbatim words.
    text: str
    #: Where the words begin and end; `spans` has the pieces where the attribution interrupts them.
    start: int | None
    end: int | None
    spans: tuple[Span, ...]
    #: How many words it adds to the article: 0 where a pull quote repeats words, so that sums are right.
    words: int
    cue: str | None
    cue_lemma: str | None
    cue_class: str | None
    cue_start: int | None
    cue_end: int | None
    speaker: str | None
    speaker_start: int | None
    speaker_end: int | None
    source_id: str | None
    #: The source's name, or its fullest description where it has none.
    source: str | None
    source_kind: str | None
    source_named: bool | None
    #: Who passed the words on.
    via: str | None
    via_source_id: str | None
    addressee: str | None
    #: The id of the quotation that it stands inside.
    inside: str | None
    #: The source is reported to deny the content.
    denied: bool
    confidence: float
    rule: str
    evidence: str
    #: Why there is no speaker.
    unattributed: str | None
    flags: tuple[str, ...]
    #: The other columns of the dump that the article came from.
    extra: dict[str, str]
    #: What became of checking it, and what was noted; None where nobody entered it.
    status: str | None
    note: str | None
    #: Whether a person changed it, or put it in.
    corrected: bool
    #: What made the analysis, and which corrections it has, in words: "none" where it has none.
    engine: str
    corrections: str


class SourceRow(msgspec.Struct, frozen=True, kw_only=True):
    """One source of one article."""

    article_id: str
    article_sha256: str
    article_title: str | None
    article_published: str | None
    article_outlet: str | None
    article_url: str | None
    source_id: str
    name: str
    kind: str
    named: bool
    description: str | None
    affiliation: str | None
    member_of: str | None
    #: The ids of those who speak together as this source.
    members: tuple[str, ...]
    may_be: tuple[str, ...]
    pronouns: tuple[str, ...]
    anonymity_condition: str | None
    anonymity_reason: str | None
    anonymity_knowledge: str | None
    anonymity_claimed: int | None
    #: How many quotations the source has, and how many words.
    quotations: int
    words: int
    mentions: tuple[Span, ...]
    extra: dict[str, str]
    #: Who knows who an unnamed source is; None where nobody entered it.
    identity_known_to: str | None
    #: Whether a person changed it.
    corrected: bool
    #: What made the analysis, and which corrections it has, in words: "none" where it has none.
    engine: str
    corrections: str


def quotation_rows(analysis: Analysis) -> Iterator[QuotationRow]:
    """Yield the quotations of an article as rows, in text order.

    >>> from attribution import analyze
    >>> for row in quotation_rows(analyze("“It holds,” Ana Ruiz said.")):
    ...     row.source, row.text, row.start, row.end
    ('Ana Ruiz', '“It holds,”', 0, 11)
    """
    sources = {source.id: source for source in analysis.sources}
    reasons = {one.quotation_id: one.reason for one in analysis.unattributed if one.quotation_id}
    about = _about(analysis)
    entered, changed = statuses(analysis), corrected_ids(analysis)
    for quotation in analysis.quotations:
        status = entered.get(quotation.id)
        source = sources.get(quotation.source_id or "")
        yield QuotationRow(
            **about,
            **_placed(quotation),
            quotation_id=quotation.id,
            kind=quotation.kind,
            text=quotation.text,
            words=quotation.word_count,
            source_id=quotation.source_id,
            source=source.name if source else None,
            source_kind=source.kind if source else None,
            source_named=source.named if source else None,
            via=quotation.via.text if quotation.via else None,
            via_source_id=quotation.via.source_id if quotation.via else None,
            addressee=quotation.addressee.text if quotation.addressee else None,
            inside=quotation.inside if isinstance(quotation.inside, str) else None,
            denied=quotation.denied,
            confidence=quotation.confidence,
            rule=quotation.rule,
            evidence=quotation.evidence,
            unattributed=reasons.get(quotation.id),
            flags=quotation.flags,
            status=status.status if status else None,
            note=(status.note or None) if status else None,
            corrected=quotation.id in changed,
        )


def source_rows(analysis: Analysis) -> Iterator[SourceRow]:
    """Yield the sources of an article as rows, in text order.

    >>> from attribution import analyze
    >>> [(row.name, row.named, row.quotations) for row in source_rows(analyze("“It holds,” Ana Ruiz said."))]
    [('Ana Ruiz', True, 1)]
    """
    quotations = Counter(quotation.source_id for quotation in analysis.quotations)
    words = analysis.words_by_source()
    about = _about(analysis)
    known, changed = known_to(analysis), corrected_ids(analysis)
    for source in analysis.sources:
        yield SourceRow(
            **about,
            **_unnamed(source),
            source_id=source.id,
            name=source.name,
            kind=source.kind,
            named=source.named,
            description=source.description,
            affiliation=source.affiliation,
            member_of=source.member_of,
            members=source.members or (),
            may_be=source.may_be,
            pronouns=source.pronouns,
            quotations=quotations[source.id],
            words=words[source.id],
            mentions=tuple(Span(start=mention.start, end=mention.end) for mention in source.mentions),
            identity_known_to=known.get(source.id),
            corrected=source.id in changed,
        )


def _about(analysis: Analysis) -> dict[str, Any]:
    document, made = analysis.document, made_by(analysis)
    return {
        "article_id": document.id,
        "article_sha256": document.sha256,
        "article_title": document.title,
        "article_published": document.published,
        "article_outlet": document.outlet,
        "article_url": document.url,
        "extra": document.extra,
        "engine": made.engine_in_words,
        "corrections": made.corrections_in_words,
    }


def _placed(quotation: Quotation) -> dict[str, Any]:
    cue, speaker, spans = quotation.cue, quotation.speaker, quotation.spans
    return {
        "start": min((span.start for span in spans), default=None),
        "end": max((span.end for span in spans), default=None),
        "spans": spans,
        "cue": cue.text if cue else None,
        "cue_lemma": cue.lemma if cue else None,
        "cue_class": cue.cue_class if cue else None,
        "cue_start": cue.start if cue else None,
        "cue_end": cue.end if cue else None,
        "speaker": speaker.text if speaker else None,
        "speaker_start": speaker.start if speaker else None,
        "speaker_end": speaker.end if speaker else None,
    }


def _unnamed(source: Source) -> dict[str, Any]:
    anonymity = source.anonymity or Anonymity()
    return {
        "anonymity_condition": anonymity.condition,
        "anonymity_reason": anonymity.reason,
        "anonymity_knowledge": anonymity.knowledge,
        "anonymity_claimed": anonymity.claimed,
    }
