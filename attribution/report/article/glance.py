"""The article at a glance: where each source speaks, and how much."""

from collections.abc import Iterable, Sequence

from attribution import model
from attribution.report import page
from attribution.report.article.lookup import NOBODY, Lookup

#: Positions and widths are in thousandths: of the article's length, or of the longest bar.
WHOLE = 1000
#: A mark or a bar that is there has this width at least.
LEAST = 4
#: So many sources are drawn one by one; the others are joined, where they are at least so many.
MOST_DRAWN = 20
LEAST_JOINED = 2
#: What the classes of sources are called, many and one.
_CLASSES = {
    "named people": "named person",
    "named groups": "named group",
    "unnamed people": "unnamed person",
    "unnamed groups": "unnamed group",
    "organizations": "organization",
    "documents": "document",
    "other sources": "other source",
    "no speaker known": "",
}
_KIND_CLASSES = {"organization": "organizations", "document": "documents"}
#: A source, and its quotations.
type _Said = tuple[page.Badge, Sequence[page.ShownQuotation]]


def glance(reading: Lookup, sources: Sequence[page.ShownSource]) -> page.Glance:
    """Return the article at a glance, with a row for each source that is quoted."""
    quoted = [(source.badge, source.quotations) for source in sources if source.quotations]
    without = tuple(entry for entry in reading.entries if entry.badge is NOBODY)
    nobody = [(NOBODY, without)] if without else []
    drawn = [*_joined(quoted), *nobody]
    most = sum(max((_words(reading, entries) for _, entries in drawn), key=sum, default=(0, 0)))
    return page.Glance(
        rows=tuple(_row(reading, badge, entries, most) for badge, entries in [*quoted, *nobody]),
        drawn=tuple(_row(reading, badge, entries, most) for badge, entries in drawn),
        shares=_shares([*quoted, *nobody]),
    )


def _joined(quoted: Sequence[_Said]) -> list[_Said]:
    """Return what is drawn of the sources: where they are too many to be read, the last of them as one."""
    rest = quoted[MOST_DRAWN:]
    if len(rest) < LEAST_JOINED:
        return list(quoted)
    others = page.Badge(
        letter="+", hue=0, unnamed=False, kind="other", name=f"{len(rest):,} other sources", anchor=None
    )
    return [*quoted[:MOST_DRAWN], (others, tuple(entry for _, entries in rest for entry in entries))]


def _row(reading: Lookup, badge: page.Badge, entries: Sequence[page.ShownQuotation], most: int) -> page.GlanceRow:
    words, reported = _words(reading, entries)
    paragraphs = {entry.paragraph.anchor: entry.paragraph for entry in entries if entry.paragraph}
    return page.GlanceRow(
        badge=badge,
        quotation_count=len(entries),
        quoted_words=words,
        reported_words=reported,
        quoted_width=_width(words, most),
        reported_width=_width(reported, most),
        stretches=tuple(
            stretch for entry in entries for stretch in _stretches(reading, entry, reading.analysis.quotations)
        ),
        paragraphs=tuple(paragraphs.values()),
    )


def _words(reading: Lookup, entries: Iterable[page.ShownQuotation]) -> tuple[int, int]:
    pairs = [reading.words[entry.number - 1] for entry in entries]
    return sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)


def _width(part: int, whole: int) -> int:
    return max(LEAST, part * WHOLE // whole) if part else 0


def _stretches(
    reading: Lookup, entry: page.ShownQuotation, quotations: Sequence[model.Quotation]
) -> Iterable[page.ShownStretch]:
    """Yield the pieces of a quotation that lie in the article."""
    begin, end = (reading.bounds[0][0], reading.bounds[-1][1]) if reading.bounds else (0, 0)
    for span in quotations[entry.number - 1].spans:
        first, last = max(span.start, begin), min(span.end, end)
        if first < last:
            width = max(LEAST, (last - first) * WHOLE // (end - begin))
            start = min((first - begin) * WHOLE // (end - begin), WHOLE - width)
            yield page.ShownStretch(start=start, width=width, kind=entry.kind)


def _shares(quoted: Sequence[_Said]) -> tuple[page.Share, ...]:
    words = dict.fromkeys(_CLASSES, 0)
    counts = {label: [0, 0] for label in _CLASSES}
    for badge, entries in quoted:
        label = _class(badge)
        counts[label][0] += badge is not NOBODY
        counts[label][1] += len(entries)
        words[label] += sum(entry.words for entry in entries)
    whole = sum(words.values()) or 1
    return tuple(
        page.Share(
            label=label,
            text=" ".join(part for part in (str(sources or ""), _CLASSES[label] if sources == 1 else label) if part),
            source_count=sources,
            quotation_count=quotations,
            word_count=words[label],
            share=f"{round(100 * words[label] / whole)}%",
        )
        for label, (sources, quotations) in counts.items()
        if quotations
    )


def _class(badge: page.Badge) -> str:
    if badge is NOBODY:
        return "no speaker known"
    if badge.kind in {"person", "group"}:
        return f"{'un' if badge.unnamed else ''}named {'people' if badge.kind == 'person' else 'groups'}"
    return _KIND_CLASSES.get(badge.kind, "other sources")
