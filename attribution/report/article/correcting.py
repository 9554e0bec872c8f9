"""What the page's script needs of an analysis to correct it on the page."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import PurePosixPath

from msgspec import UNSET

from attribution import lexicon, model
from attribution.report import correcting_page, page, wording
from attribution.report.article.lookup import Lookup

#: What HTML can't hold, or holds otherwise, and what turns the direction of writing: see `html.py` and `direction.py`.
_SHOWN_OTHERWISE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)


def correctable(reading: Lookup, sources: tuple[page.ShownSource, ...]) -> correcting_page.Correctable:
    """Return what the script needs to correct an article."""
    analysis = reading.analysis
    ids = {badge.anchor: name for name, badge in reading.badges.items()}
    named = {entry.anchor: it.id for entry, it in zip(reading.entries, analysis.quotations, strict=True)}
    shown = [reading.sources[ids[source.anchor]] for source in sources]
    return correcting_page.Correctable(
        story=story(analysis.document.id),
        text=_text(reading),
        quotations=tuple(_quotation(reading, number, it) for number, it in enumerate(analysis.quotations)),
        sources=tuple(_source(reading, source) for source in shown),
        nobodys=tuple(
            tuple((span.start, span.end) for span in it.spans)
            for it in analysis.unattributed
            if it.reason in wording.NOBODYS
        ),
        pronouns=_pronouns(analysis),
        ids={anchor: name for anchor, name in (*ids.items(), *named.items()) if anchor and anchor != name},
        noted=tuple(
            badge.anchor
            for name, badge in reading.badges.items()
            if badge.anchor and any(it.source_id == name and it.kind != "unresolved" for it in analysis.notes)
        ),
        corrections=corrections_of(reading),
    )


def corrections_of(reading: Lookup) -> model.Corrected:
    """Return what became of the corrections of an article."""
    corrections = reading.analysis.corrections
    return model.Corrected() if corrections is UNSET else corrections


def story(document_id: str) -> str:
    r"""Return the name of a story's file without its folder and its suffix, as its file of corrections has it.

    >>> story("drafts/The bridge.v2.txt"), story(r"C:\desk\bridge.docx"), story("")
    ('The bridge.v2', 'bridge', 'article')
    """
    return PurePosixPath(document_id.replace("\\", "/")).stem or "article"


def _text(reading: Lookup) -> correcting_page.ShownText:
    text, bounds = reading.text, reading.bounds
    first, last = (bounds[0][0], bounds[-1][1]) if bounds else (len(text), len(text))
    gaps = [text[one[1] : two[0]] for one, two in pairwise(bounds)]
    usual = Counter(gaps).most_common(1)[0][0] if gaps else ""
    return correcting_page.ShownText(
        start=first,
        head=text[max(0, first - model.CONTEXT) : first],
        tail=text[last : last + model.CONTEXT],
        gap=usual,
        gaps={number: gap for number, gap in enumerate(gaps, 1) if gap != usual},
        exact={
            number: text[start:end]
            for number, (start, end) in enumerate(bounds, 1)
            if _SHOWN_OTHERWISE.search(text, start, end)
        },
    )


def _quotation(reading: Lookup, number: int, quotation: model.Quotation) -> correcting_page.QuotationPlaces:
    speaker, via = quotation.speaker, quotation.via
    is_counted = not (quotation.is_inside or "repeats" in quotation.flags)
    return correcting_page.QuotationPlaces(
        speaker=(speaker.start, speaker.end) if speaker else None,
        via=(via.start, via.end, reading.source_of(via.source_id).anchor) if via else None,
        words=reading.words[number] if is_counted else None,
        elsewhere=None if _stands_there(reading, quotation) else quotation.text,
    )


def _stands_there(reading: Lookup, quotation: model.Quotation) -> bool:
    """Return whether the words of a quotation are in the paragraphs that the page shows."""
    words = " ".join(reading.text[span.start : span.end] for span in quotation.spans)
    return words == quotation.text and all(reading.paragraph_at([span]) for span in quotation.spans)


def _source(reading: Lookup, source: model.Source) -> correcting_page.SourcePlaces:
    return correcting_page.SourcePlaces(
        mentions=tuple((it.start, it.end) for it in source.mentions),
        description=source.description,
        anonymity=source.anonymity,
        member_of=reading.source_of(source.member_of).anchor,
        members=tuple(anchor for name in source.members or () if (anchor := reading.source_of(name).anchor)),
        may_be=tuple(anchor for name in source.may_be if (anchor := reading.source_of(name).anchor)),
    )


def _pronouns(analysis: model.Analysis) -> dict[str, str]:
    known = lexicon.pronouns()
    return {word: known[word] for word in sorted(_mentioned(analysis)) if word in known}


def _mentioned(analysis: model.Analysis) -> Iterator[str]:
    for source in analysis.sources:
        yield from (mention.text.lower() for mention in source.mentions)
    yield from (it.speaker.text.lower() for it in analysis.quotations if it.speaker)
