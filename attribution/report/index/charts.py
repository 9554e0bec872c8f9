"""Charts by date: how many quotations of each kind of source, and how many of them without a name.

The drawing is all positions and heights, so that a template only sets it; the same numbers are a table.
"""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from attribution.report import page, wording
from attribution.report.index.page import Bar, Chart, Strip, TableRow

#: How high a drawing is, and a bar at least, so that one quotation can be seen.
HEIGHT = 100
LEAST = 3
#: How wide a day, month or year is in the drawing, on a wide page at most, and all of them together.
STEP = 10
_WIDEST_STEP = 24
_WIDEST = 960
#: Up to so many days they are told one by one, then by month, then by year.
_DAYS = 62
_MONTHS = 120
_NAMED, _UNNAMED = "Named people and groups", "Unnamed people and groups"
_NOBODY = "No speaker known"
_CLASSES = (_NAMED, _UNNAMED, "Organizations", "Documents", "Other sources", _NOBODY)
_KIND_CLASSES = {"organization": "Organizations", "document": "Documents", "other": "Other sources"}


class DateCounts:
    """The quotations of all dated articles, by date and class of source."""

    def __init__(self) -> None:
        self._articles: Counter[datetime.date] = Counter()
        self._quotations: dict[datetime.date, Counter[str]] = {}
        #: The articles of which no date is known.
        self.undated = 0

    def __len__(self) -> int:
        return len(self._articles)

    def add(self, article: page.ArticlePage) -> None:
        """Count an article's quotations."""
        if not article.date_iso:
            self.undated += 1
            return
        day = datetime.date.fromisoformat(article.date_iso)
        self._articles[day] += 1
        counts = self._quotations.setdefault(day, Counter())
        given = 0
        for source in article.sources:
            counts[_class_of(source.badge)] += len(source.quotations)
            given += len(source.quotations)
        counts[_NOBODY] += article.quotation_count - given

    def charts(self) -> tuple[Chart, ...]:
        """Return the charts; none where no date is known."""
        if not self._articles:
            return ()
        unit = _unit(min(self._articles), max(self._articles))
        scale = _Scale(unit, min(self._articles), max(self._articles))
        counts: dict[int, Counter[str]] = {}
        articles: Counter[int] = Counter()
        for day in sorted(self._articles):
            at = scale.place(day)
            articles[at] += self._articles[day]
            counts.setdefault(at, Counter()).update(self._quotations[day])
        return _by_class(scale, counts, articles), _share(scale, counts)


class _Scale:
    """Days, months or years in a row."""

    def __init__(self, unit: str, first: datetime.date, last: datetime.date) -> None:
        self.unit = unit
        self._place, self._label = _UNITS[unit]
        self._first = self._place(first)
        self.length = self._place(last) - self._first + 1

    def place(self, day: datetime.date) -> int:
        """Return in which day, month or year it falls, counted from 0."""
        return self._place(day) - self._first

    def label(self, place: int) -> str:
        """Return the name of a day, month or year."""
        return self._label(self._first + place)


_UNITS: dict[str, tuple[Callable[[datetime.date], int], Callable[[int], str]]] = {
    "day": (lambda day: day.toordinal(), lambda at: wording.date(datetime.date.fromordinal(at).isoformat())[0] or ""),
    "month": (
        lambda day: day.year * 12 + day.month - 1,
        lambda at: (wording.date(f"{at // 12:04}-{at % 12 + 1:02}-01")[0] or "").partition(" ")[2],
    ),
    "year": (lambda day: day.year, str),
}


def _unit(first: datetime.date, last: datetime.date) -> str:
    """Return what the bars stand for: days while they are few, then months, then years."""
    if (last - first).days < _DAYS:
        return "day"
    return "month" if (last.year - first.year) * 12 + last.month - first.month < _MONTHS else "year"


def _class_of(badge: page.Badge) -> str:
    return _KIND_CLASSES.get(badge.kind) or (_UNNAMED if badge.unnamed else _NAMED)


def _by_class(scale: _Scale, counts: dict[int, Counter[str]], articles: Counter[int]) -> Chart:
    shown = [name for name in _CLASSES if any(counter[name] for counter in counts.values())]
    most = max((counter[name] for counter in counts.values() for name in shown), default=0)
    preposition = "on" if scale.unit == "day" else "in"
    strips = []
    for name in shown:
        values = {at: counter[name] for at, counter in counts.items()}
        peak = max(values, key=lambda at: (values[at], -at))
        total = wording.count(sum(values.values()), "quotation")
        strips.append(
            Strip(
                label=name,
                summary=f"{total}, at most {values[peak]:,} {preposition} {scale.label(peak)}",
                unnamed=name == _UNNAMED,
                bars=_bars(values, most),
            )
        )
    return _chart(
        scale,
        anchor="kinds",
        heading=f"Quotations a {scale.unit} by kind of source",
        about=f"All rows have one scale: a full bar stands for {wording.count(most, 'quotation')}.",
        strips=strips,
        columns=(scale.unit.capitalize(), "Articles", "Quotations", *shown),
        rows=[
            (at, (articles[at], sum(counter.values()), *(counter[name] for name in shown)))
            for at, counter in sorted(counts.items())
        ],
    )


def _share(scale: _Scale, counts: dict[int, Counter[str]]) -> Chart:
    known = {at: sum(counter.values()) - counter[_NOBODY] for at, counter in counts.items()}
    unnamed = {at: counter[_UNNAMED] for at, counter in counts.items()}
    shares = {at: round(100 * unnamed[at] / total) for at, total in known.items() if total}
    total = sum(known.values())
    overall = f"{_percent(sum(unnamed.values()), total)} of {wording.count(total, 'quotation')}" if total else "none"
    return _chart(
        scale,
        anchor="share",
        heading="The share of unnamed sources",
        about="Of the quotations with a known source, how many are from a person or a group without a name. "
        "A full bar is all of them.",
        strips=[Strip(label=_UNNAMED, summary=overall, unnamed=True, bars=_bars(shares, 100))],
        columns=(scale.unit.capitalize(), "Quotations with a known source", "From unnamed people and groups", "Share"),
        rows=[(at, (known[at], unnamed[at], _percent(unnamed[at], known[at]))) for at in sorted(counts)],
    )


def _chart(
    scale: _Scale,
    *,
    anchor: str,
    heading: str,
    about: str,
    strips: Sequence[Strip],
    columns: tuple[str, ...],
    rows: Iterable[tuple[int, tuple[int | str, ...]]],
) -> Chart:
    return Chart(
        anchor=anchor,
        heading=heading,
        about=about,
        width=scale.length * STEP,
        pixels=min(_WIDEST, scale.length * _WIDEST_STEP),
        first=scale.label(0),
        last=scale.label(scale.length - 1),
        strips=tuple(strips),
        columns=columns,
        rows=tuple(
            TableRow(
                label=scale.label(at),
                cells=tuple(cell if isinstance(cell, str) else f"{cell:,}" for cell in cells),
            )
            for at, cells in rows
        ),
    )


def _bars(values: dict[int, int], most: int) -> tuple[Bar, ...]:
    heights = {at: max(LEAST, round(HEIGHT * value / most)) for at, value in sorted(values.items()) if value}
    return tuple(Bar(x=at * STEP, y=HEIGHT - height, height=height) for at, height in heights.items())


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}%" if whole else "–"
