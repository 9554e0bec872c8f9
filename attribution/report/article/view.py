"""From an analysis to the data of its page.

All choices of what a page shows, and in which order, are made here; the templates only set it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from attribution import model
from attribution.corrections import made_by
from attribution.report import page, wording
from attribution.report.article.changed_looks import changed_group
from attribution.report.article.correcting import correctable
from attribution.report.article.glance import glance
from attribution.report.article.headline import find_headline
from attribution.report.article.house_rules import finding_marks, house_rules
from attribution.report.article.looks import look_groups, look_marks, no_comments, nobodys
from attribution.report.article.lookup import NOBODY, Lookup, paragraph_link
from attribution.report.article.segments import Marking, annotate
from attribution.report.article.verdicts import held
from attribution.report.review import Review

#: A mention is linked to at most this many paragraphs.
_MOST_LINKS = 12


def article_page(
    analysis: model.Analysis,
    *,
    file: str,
    report_title: str | None = None,
    index: str | None = None,
    review: Review | None = None,
    profiles: Mapping[str, model.Profile] | None = None,
) -> page.ArticlePage:
    """Return the data of an article's page.

    Args:
        analysis: What was found in the article.
        file: The page's file name.
        report_title: The report's title. The only article of a report takes it where it has none of its own.
        index: The index's file name, where there is one.
        review: What records say of its quotations, and what house rules find.
        profiles: By the source's id, what it talks about and how its words read.
    """
    document, engine, reading = analysis.document, analysis.engine, Lookup(analysis, review)
    sources, groups, changed = _sources(reading, profiles or {}), look_groups(reading), changed_group(reading)
    quoted = [source for source in sources if source.quotations]
    date, date_iso = wording.date(document.published)
    title = document.title or find_headline(document)
    stands_in = report_title if not title and index is None else None
    return page.ArticlePage(
        file=file,
        report_title=None if stands_in else report_title,
        heading=title or stands_in or document.id,
        byline=document.byline,
        date=date,
        date_iso=date_iso,
        url=document.url,
        document_id=document.id,
        found=wording.changed(len(changed.looks))
        + wording.found(reading.entries, sources)
        + wording.reviewed(reading.review),
        quotation_count=len(reading.entries),
        source_count=len(quoted),
        unnamed_count=sum(source.unnamed for source in quoted),
        look_count=sum(len(group.looks) for group in groups),
        look_groups=groups,
        held=held(reading.review),
        house_rules=house_rules(reading),
        glance=glance(reading, sources),
        sources=sources,
        profiled=any(source.key_terms or source.reads for source in sources),
        quotations=reading.entries,
        open_quotations=tuple(entry for entry in reading.entries if entry.badge is NOBODY),
        statuses=wording.STATUSES,
        ways=wording.WAYS if reading.review.gate else (),
        known_to=wording.KNOWN_TO,
        before=reading.text[: reading.body_start].strip(),
        paragraphs=annotate(reading.text, reading.bounds, _marks(reading, groups)),
        no_comments=no_comments(reading),
        nobodys=nobodys(reading),
        sha256=document.sha256,
        length=wording.count(len(reading.text), "character"),
        attribution_version=engine.attribution,
        corrections_applied=made_by(analysis).corrections_in_words,
        spacy_version=engine.spacy,
        pipeline=f"{engine.pipeline}, with the words of {engine.words}" if engine.words else engine.pipeline,
        index=index,
        correctable=correctable(reading, sources),
    )


def _sources(reading: Lookup, profiles: Mapping[str, model.Profile]) -> tuple[page.ShownSource, ...]:
    quoted: dict[str | None, list[page.ShownQuotation]] = defaultdict(list)
    members: dict[str | None, list[page.Badge]] = defaultdict(list)
    for entry in reading.entries:
        quoted[entry.badge.anchor].append(entry)
    together: dict[str, list[page.Badge]] = defaultdict(list)
    for name, badge in reading.badges.items():
        members[reading.sources[name].member_of].append(badge)
    for name, badge in reading.badges.items():
        for one in reading.analysis.members_of(name):
            members[name].append(reading.badges[one.id])
            together[one.id].append(badge)
    return tuple(
        _source(
            reading,
            number,
            reading.sources[name],
            quotations=tuple(quoted[badge.anchor]),
            members=tuple(members[name]),
            together=tuple(together[name]),
            profile=profiles.get(name, model.Profile()),
        )
        for number, (name, badge) in enumerate(reading.badges.items(), 1)
    )


def _source(
    reading: Lookup,
    number: int,
    source: model.Source,
    *,
    quotations: tuple[page.ShownQuotation, ...],
    members: tuple[page.Badge, ...],
    together: tuple[page.Badge, ...],
    profile: model.Profile,
) -> page.ShownSource:
    badge, anonymity = reading.badges[source.id], source.anonymity
    words = [reading.words[entry.number - 1] for entry in quotations]
    quoted, reported = sum(pair[0] for pair in words), sum(pair[1] for pair in words)
    return page.ShownSource(
        anchor=badge.anchor or "",
        number=number,
        badge=badge,
        name=source.name,
        named=source.named,
        unnamed=badge.unnamed,
        kind=wording.source_kind(source.kind, unnamed=badge.unnamed),
        description=source.description if source.description != source.name else None,
        affiliation=source.affiliation,
        knowledge=anonymity.knowledge if anonymity else None,
        claimed=anonymity.claimed if anonymity else None,
        condition=anonymity.condition if anonymity else None,
        reason=anonymity.reason if anonymity else None,
        member_of=reading.badges.get(source.member_of or ""),
        members=members,
        together=together,
        may_be=tuple(reading.badges[name] for name in source.may_be if name in reading.badges),
        pronouns=source.pronouns,
        mentions=_mentions(reading, source.mentions),
        quotations=quotations,
        quoted_words=quoted,
        reported_words=reported,
        amount=wording.amount(len(quotations), quoted, reported),
        key_terms=profile.key_terms,
        reads=wording.reads(profile.readability) if profile.readability else None,
    )


def _mentions(reading: Lookup, mentions: Sequence[model.Mention]) -> tuple[page.ShownMention, ...]:
    by_text: dict[str, list[model.Mention]] = defaultdict(list)
    for mention in mentions:
        by_text[mention.text[:1].lower() + mention.text[1:]].append(mention)
    found = []
    for lowered, alike in by_text.items():
        text = lowered if any(mention.text == lowered for mention in alike) else alike[0].text
        numbers = dict.fromkeys(number for mention in alike if (number := reading.paragraph_number([mention])))
        links = tuple(paragraph_link(number) for number in list(numbers)[:_MOST_LINKS])
        found.append(page.ShownMention(text=text, count=len(alike), paragraphs=links))
    return tuple(found)


def _marks(reading: Lookup, groups: Sequence[page.LookGroup]) -> Iterator[Marking]:
    """Yield what is marked in the article."""
    # In the order in which one steps through them: notes are last.
    yield from look_marks([group for group in groups if not group.is_note])
    yield from finding_marks(reading)
    yield from look_marks([group for group in groups if group.is_note])
    for quotation, entry in zip(reading.analysis.quotations, reading.entries, strict=True):
        yield from _pieces(reading, quotation, entry)
    for item in reading.analysis.unattributed:
        if item.reason in wording.NOBODYS:
            yield from (Marking(span.start, span.end, role="nobody") for span in item.spans)
    for quotation in reading.analysis.quotations:
        if quotation.cue:
            yield Marking(quotation.cue.start, quotation.cue.end, role="cue")
        if quotation.via:
            hue = reading.source_of(quotation.via.source_id).hue
            yield Marking(quotation.via.start, quotation.via.end, role="speaker", hue=hue)
        if quotation.speaker:
            hue = reading.source_of(quotation.source_id).hue
            yield Marking(quotation.speaker.start, quotation.speaker.end, role="speaker", hue=hue)


def _pieces(reading: Lookup, quotation: model.Quotation, entry: page.ShownQuotation) -> Iterator[Marking]:
    layer = page.Layer(label=entry.label, hue=entry.badge.hue, kind=entry.kind)
    opening = page.Opening(
        place=entry.place, spoken=f"{entry.label}, {entry.badge.name}, {wording.SPOKEN_KINDS[entry.kind]}:"
    )
    closing = page.Closing(label=entry.label, hue=entry.badge.hue, anchor=entry.anchor)
    for span in quotation.spans:
        if reading.paragraph_at([span]):
            yield Marking(span.start, span.end, layer=layer, opening=opening, closing=closing)
            opening = page.Opening(place=None, spoken=f"quotation {entry.label} goes on:")
