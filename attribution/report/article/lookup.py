"""An analysis made ready to be looked things up in: paragraphs, badges, anchors and the quotations as entries."""

import functools
from bisect import bisect_right
from collections.abc import Sequence

from attribution import model
from attribution.report import page, review_page, wording
from attribution.report.article.rules_found import rules_by_quotation
from attribution.report.article.segments import clip
from attribution.report.article.standing import standings
from attribution.report.article.verdicts import shown_checks
from attribution.report.file_names import anchors
from attribution.report.review import Review
from attribution.text import read_layout

#: colours.css has this many colours for sources; a further source takes the first one again.
HUES = 12
#: What a quotation without a source has in place of one.
NOBODY = page.Badge(letter="?", hue=0, unnamed=False, kind="other", name="speaker not known", anchor=None)
#: A number follows the letter, and I and O would look like a part of it.
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"


def source_letter(number: int) -> str:
    """Return the letters of the source `number`, counted from 1 as spreadsheets count columns, without I and O.

    >>> source_letter(1), source_letter(9), source_letter(24), source_letter(25)
    ('A', 'J', 'Z', 'AA')
    """
    letters = ""
    while number > 0:
        number, place = divmod(number - 1, len(_LETTERS))
        letters = _LETTERS[place] + letters
    return letters


def paragraph_link(number: int) -> page.PlaceLink:
    r"""Return the link to a paragraph.

    >>> paragraph_link(4).text
    '¶\xa04'
    """
    return page.PlaceLink(text=f"¶\u00a0{number}", anchor=f"p-{number}")


class Lookup:
    """One analysis, with what is needed to look things up in it.

    An analysis may come from a file that somebody edited: a span that lies outside the text, an id used twice or a
    source that is not there leaves out a link, and is no error.
    """

    def __init__(self, analysis: model.Analysis, review: Review | None = None) -> None:
        self.analysis = analysis
        self.review = review or Review()
        self.text = analysis.document.text
        self.body_start = max(0, analysis.document.body_start)
        #: The paragraphs of the article.
        self.layout = read_layout(self.text, self.body_start)
        self.bounds = self.layout.paragraphs
        self._ends = [end for _, end in self.bounds]
        self.sources = {source.id: source for source in reversed(analysis.sources)}
        #: For each quotation, how many of its words are quoted and how many are reported without marks.
        self.words = self._count_words()
        #: A badge for each source, by its id, in the order in which the page lists them.
        self.badges = self._make_badges()
        #: The quotations as the lists show them, in text order.
        self.entries = self._make_entries()

    def source_of(self, source_id: str | None) -> page.Badge:
        """Return the badge of a source, or that of nobody."""
        return self.badges.get(source_id, NOBODY) if source_id else NOBODY

    def paragraph_number(self, spans: Sequence[model.Span]) -> int | None:
        """Return the number of the paragraph in which the first of `spans` begins, or None outside the article."""
        for span in spans:
            if placed := clip(span.start, span.end, self.bounds):
                return bisect_right(self._ends, placed[0]) + 1
        return None

    def paragraph_at(self, spans: Sequence[model.Span]) -> page.PlaceLink | None:
        """Return a link to the paragraph in which the first of `spans` begins, or None outside the article."""
        number = self.paragraph_number(spans)
        return paragraph_link(number) if number else None

    def start_of(self, spans: Sequence[model.Span]) -> int | None:
        """Return where the first of `spans` begins that lies in the article, or None where none does."""
        placed = (clip(span.start, span.end, self.bounds) for span in spans)
        return next((place[0] for place in placed if place), None)

    @functools.cached_property
    def voices(self) -> model.Voices:
        """Who is quoted where."""
        return model.Voices(self.analysis, self._paragraph_numbers)

    def _paragraph_numbers(self, quotation: model.Quotation) -> set[int]:
        return {number for span in quotation.spans if (number := self.paragraph_number([span]))}

    def passages(self, spans: Sequence[model.Span]) -> tuple[tuple[str, ...], ...]:
        """Return the text of `spans` as paragraphs, each in its pieces."""
        found: list[tuple[int, list[str]]] = []
        for span in spans:
            for index, start, end in self._cut(span):
                piece = self.text[start:end]
                if found and found[-1][0] == index:
                    found[-1][1].append(piece)
                else:
                    found.append((index, [piece]))
        return tuple(tuple(pieces) for _, pieces in found)

    def _cut(self, span: model.Span) -> list[tuple[int, int, int]]:
        """Return what of a span lies in each paragraph: the paragraph's index, start and end."""
        placed = clip(span.start, span.end, self.bounds)
        if placed is None:
            return []
        first, last = bisect_right(self._ends, placed[0]), bisect_right(self._ends, placed[1] - 1)
        return [
            (index, max(placed[0], self.bounds[index][0]), min(placed[1], self.bounds[index][1]))
            for index in range(first, last + 1)
        ]

    def _count_words(self) -> list[tuple[int, int]]:
        counts = []
        mixed = any(quotation.kind == "mixed" for quotation in self.analysis.quotations)
        stretches = self.layout.outermost if mixed else ()
        for quotation in self.analysis.quotations:
            words = quotation.word_count
            quoted = words if quotation.kind == "direct" else 0
            if quotation.kind == "mixed":
                for span in quotation.spans:
                    first = bisect_right(stretches, span.start, key=lambda stretch: stretch.end)
                    last = bisect_right(stretches, span.end - 1, key=lambda stretch: stretch.start)
                    for inner in stretches[first:last]:
                        inside = self.text[max(span.start, inner.start) : min(span.end, inner.end)]
                        quoted += model.count_words(inside)
            quoted = min(quoted, words)
            counts.append((quoted, words - quoted))
        return counts

    def _make_badges(self) -> dict[str, page.Badge]:
        """Rank the sources: those with most words quoted first, then most words reported, then in text order."""
        totals = {source.id: [0, 0] for source in self.analysis.sources}
        for quotation, words in zip(self.analysis.quotations, self.words, strict=True):
            if quotation.source_id in totals:
                total = totals[quotation.source_id]
                total[0], total[1] = total[0] + words[0], total[1] + words[1]
        unnamed = {source.id for source in self.analysis.unnamed()}
        ranked = sorted(totals, key=lambda name: (-totals[name][0], -totals[name][1]))
        return {
            name: page.Badge(
                letter=source_letter(number),
                hue=(number - 1) % HUES + 1,
                unnamed=name in unnamed,
                kind=self.sources[name].kind,
                name=self.sources[name].name,
                anchor=anchor,
            )
            for number, (name, anchor) in enumerate(zip(ranked, anchors(ranked, "s-"), strict=True), 1)
        }

    def _make_entries(self) -> tuple[page.ShownQuotation, ...]:
        quotations = self.analysis.quotations
        names = anchors((quotation.id for quotation in quotations), "q-")
        ids = [quotation.id for quotation in quotations]
        said = zip(shown_checks(self.review, ids), standings(self.review.gate, ids), strict=True)
        rules = rules_by_quotation(quotations, self.review.findings or ())
        rows = enumerate(zip(names, quotations, said, rules, strict=True), 1)
        return tuple(self._make_entry(number, *row) for number, row in rows)

    def _make_entry(
        self,
        number: int,
        anchor: str,
        quotation: model.Quotation,
        said: tuple[review_page.ShownCheck | None, review_page.ShownStanding | None],
        rules: tuple[str, ...],
    ) -> page.ShownQuotation:
        badge, paragraph = self.source_of(quotation.source_id), self.paragraph_at(quotation.spans)
        cue, via = quotation.cue, quotation.via
        return page.ShownQuotation(
            anchor=anchor,
            place=f"at-{anchor}" if paragraph else None,
            label=f"{badge.letter}{number}",
            number=number,
            badge=badge,
            kind=quotation.kind,
            kind_words=wording.KINDS[quotation.kind],
            passages=self.passages(quotation.spans) or ((quotation.text,),),
            text=quotation.text,
            words=sum(self.words[number - 1]),
            speaker=quotation.speaker.text if quotation.speaker else None,
            cue=cue.text if cue else None,
            cue_class=wording.CUE_CLASSES[cue.cue_class] if cue else None,
            via=page.PlaceLink(text=via.text, anchor=self.source_of(via.source_id).anchor) if via else None,
            addressee=quotation.addressee.text if quotation.addressee else None,
            denied=quotation.denied,
            confidence=wording.confidence(quotation.confidence),
            uncertain=badge is not NOBODY and wording.is_low(quotation.confidence),
            evidence=quotation.evidence,
            offsets=", ".join(f"{span.start}–{span.end}" for span in quotation.spans),
            flags=tuple(wording.flag(flag) for flag in quotation.flags),
            paragraph=paragraph,
            check=said[0],
            standing=said[1],
            rules=rules,
        )
