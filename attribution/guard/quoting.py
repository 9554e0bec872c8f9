"""The words in quotation marks of a derived text, held against the originals as against a record."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import count

from attribution.guard.clauses import Clause, Story
from attribution.guard.matching import Match, Originals
from attribution.guard.remarks import Remark, shown
from attribution.guard.speakers import is_same
from attribution.guard.words import is_telling, read_words
from attribution.model import EDIT_WORDS, Analysis, Check, Edit, EditKind, Quotation, Source, Span
from attribution.text import Stretch, layout_of
from attribution.verify import record_from, verify

_SAME = frozenset({"verbatim", "marked-edits", "minor-edits", "qualifier-cut", "ambiguous", "no-record", "not-judged"})
_NO_CHANGE: frozenset[EditKind] = frozenset({"punctuation", "bracketed", "marked-cut", "contraction", "filler"})
_NOT_SPEECH = frozenset({"title", "term", "motto"})
#: So much of the words has to be in a quotation of the original for it to be the one that was altered.
_LEAST_SHARE = 0.45
#: Fewer words may be a term.
_LEAST_WORDS = 2
_LEAST_PARAPHRASE = 4
#: Of so many telling words so many have to be in the passage that was altered.
_FEW, _LEAST_OF_IT = 3, 0.3
#: Of so many words so many have to be the same, in their order, for one short quotation to be another one altered.
_LEAST_ALIKE, _ALIKE = 4, 0.7
#: The same of more words, where the numbers of words may differ.
_LONGER, _NEARLY = 7, 0.5


def find_quoting(derived: Story, originals: Originals) -> Iterator[Remark]:
    """Yield the words in quotation marks that the originals have otherwise, or nowhere."""
    stretches = _stretches(derived.analysis)
    made = tuple(
        Quotation(id=f"g-{number}", kind="direct", spans=(Span(start=one.start, end=one.end),), text="")
        for number, one in zip(count(1), stretches)
    )
    asked = Analysis(document=derived.analysis.document, engine=derived.analysis.engine, quotations=made)
    records = [record_from(story.analysis.document) for story in originals.stories]
    checks = list(zip(stretches, verify(asked, records), strict=True))
    for stretch, check in checks:
        for one in _judge(stretch, check, derived, originals):
            other = (
                _other_part(stretch, checks, derived.analysis) if one.departure == "quotation-from-nowhere" else None
            )
            yield _altered(one, other, originals) if other is not None and check.verdict == "not-found" else one


def _other_part(stretch: Stretch, checks: Sequence[tuple[Stretch, Check]], analysis: Analysis) -> Check | None:
    """Return what is known of another part of the quotation that a stretch ends: “I saw it,” she said, “and fled.”."""
    whole = next((one for one in analysis.quotations if any(_meets(span, stretch) for span in one.spans)), None)
    if whole is None or not analysis.document.text[stretch.start :].lstrip("“\"‘'")[:1].islower():
        return None
    parts = (
        check for other, check in checks if other.end <= stretch.start and any(_meets(s, other) for s in whole.spans)
    )
    return next((check for check in parts if check.verdict in _SAME and check.passages), None)


def _meets(span: Span, stretch: Stretch) -> bool:
    return span.start < stretch.end and stretch.start < span.end


def _altered(one: Remark, other: Check, originals: Originals) -> Remark:
    """Return words from nowhere as those in which a quotation of the original ends otherwise."""
    passage = other.passages[0]
    story = next(n for n, it in enumerate(originals.stories) if it.analysis.document.id == passage.record_id)
    where = Span(start=passage.start, end=passage.end)
    return one._replace(departure="quotation-altered", story=story, original=where, differs="The words differ.")


def _stretches(analysis: Analysis) -> tuple[Stretch, ...]:
    """Return what stands in marks and may be somebody's words."""
    named = [span for one in analysis.unattributed if one.reason in _NOT_SPEECH for span in one.spans]
    return tuple(
        stretch
        for stretch in layout_of(analysis.document).marked
        if not any(span.start < stretch.end and stretch.start < span.end for span in named)
        and len(read_words(analysis.document.text, stretch.start, stretch.end)) >= _LEAST_WORDS
    )


def _judge(stretch: Stretch, check: Check, derived: Story, originals: Originals) -> Iterator[Remark]:
    place = Span(start=stretch.start, end=stretch.end)
    sentence = next((one for one in derived.sentences if one.start <= place.start < one.end), place)
    if check.verdict == "not-found":
        yield _unmarked(place, sentence, derived, originals)
        return
    passage = check.passages[0] if check.passages else None
    if passage is None:
        return
    story = next(n for n, one in enumerate(originals.stories) if one.analysis.document.id == passage.record_id)
    where = Span(start=passage.start, end=passage.end)
    changed = tuple(edit for edit in check.edits if edit.kind not in _NO_CHANGE)
    if check.verdict not in _SAME and changed and not _is_like(place, derived, where, originals.stories[story]):
        yield _unmarked(place, sentence, derived, originals)
    elif check.verdict not in _SAME and changed:
        yield Remark("quotation-altered", place, sentence, story, where, _differs(changed), changed)
    elif check.verdict not in _SAME and check.verdict != "cleaned-up":
        yield Remark("quotation-altered", place, sentence, story, where, check.reason)
    elif _is_paraphrase(originals.stories[story], where, derived, place):
        what = "The original has these words, but not in quotation marks."
        yield Remark("quotation-from-nowhere", place, sentence, story, where, what)


def _unmarked(place: Span, sentence: Span, derived: Story, originals: Originals) -> Remark:
    """Return words that no original has so in marks as one of its quotations altered, or as from nowhere."""
    match = _nearest(place, derived, originals)
    if match is not None:
        where = Span(start=match.clause.start, end=match.clause.end)
        return Remark("quotation-altered", place, sentence, match.story, where, "The words differ.")
    if (like := _likest(place, derived, originals)) is not None:
        return Remark("quotation-altered", place, sentence, *like, "The words differ.")
    if (other := _reworded(place, derived, originals)) is not None:
        return Remark("quotation-altered", place, sentence, *other, "The words differ.")
    return Remark("quotation-from-nowhere", place, sentence, None, None, "No original has these words.")


def _reworded(place: Span, derived: Story, originals: Originals) -> tuple[int, Span] | None:
    """Return the quotation of the same speaker that words were made from, of which they keep a telling word or more.

    One that the derived text has as it was is not meant.
    """
    source = _source_at(place, derived.analysis)
    if source is None:
        return None
    own = {word.stem for word in read_words(derived.text, place.start, place.end) if is_telling(word.key)}
    found: list[tuple[int, int, Span]] = []
    for number, story in enumerate(originals.stories):
        for stretch in layout_of(story.analysis.document).marked:
            span = Span(start=stretch.start, end=stretch.end)
            other = _source_at(span, story.analysis)
            if other is None or not is_same(source, other) or _is_kept(stretch, story, derived):
                continue
            there = {word.stem for word in read_words(story.text, span.start, span.end) if is_telling(word.key)}
            found.append((len(own & there), number, span))
    most, number, span = max(found, key=lambda one: one[0], default=(0, 0, place))
    return (number, span) if most else None


def _source_at(place: Span, analysis: Analysis) -> Source | None:
    """Return who says the words in marks at a place, or None where that is open."""
    ids = (
        one.source_id
        for one in analysis.quotations
        if any(span.start < place.end and place.start < span.end for span in one.spans)
    )
    by_id = {source.id: source for source in analysis.sources}
    return next((by_id[source_id] for source_id in ids if source_id in by_id), None)


def _is_kept(stretch: Stretch, original: Story, derived: Story) -> bool:
    """Whether a derived text has a quotation of the original as it was."""
    return original.text[stretch.inner_start : stretch.inner_end].rstrip(",. ") in derived.text


def _is_like(place: Span, derived: Story, where: Span, original: Story) -> bool:
    """Whether a passage stands in marks, and has enough of what is quoted for it to be what was altered."""
    own = {word.stem for word in read_words(derived.text, place.start, place.end) if is_telling(word.key)}
    marked = [
        (max(one.start, where.start), min(one.end, where.end))
        for one in layout_of(original.analysis.document).stretches
        if one.start < where.end and where.start < one.end
    ]
    there = {word.stem for start, end in marked for word in read_words(original.text, start, end)}
    return bool(marked) and (len(own) < _FEW or len(own & there) >= len(own) * _LEAST_OF_IT)


def _is_marked(original: Story, where: Span) -> bool:
    """Whether a passage of an original stands in marks, or a part of it."""
    marked = layout_of(original.analysis.document).stretches
    return any(one.start < where.end and where.start < one.end for one in marked)


def _is_paraphrase(original: Story, where: Span, derived: Story, place: Span) -> bool:
    """Whether the original says in its own words what is quoted."""
    if len(read_words(derived.text, place.start, place.end)) < _LEAST_PARAPHRASE:
        return False
    return not _is_marked(original, where)


def _nearest(place: Span, derived: Story, originals: Originals) -> Match | None:
    """Return the quotation of an original that the words may have been made from."""
    clauses = [one for one in derived.clauses if one.start < place.end and place.start < one.end]
    found = [
        match for clause in clauses for match in originals.matches(_narrowed(clause, place)) if match.clause.is_marked
    ]
    best = max(found, key=lambda match: match.own, default=None)
    return best if best is not None and best.own >= _LEAST_SHARE and len(best.shared) > 1 else None


def _likest(place: Span, derived: Story, originals: Originals) -> tuple[int, Span] | None:
    """Return the quotation of an original that has the same words in the same order, but for few."""
    own = [word.key for word in read_words(derived.text, place.start, place.end)]
    if len(own) < _LEAST_ALIKE:
        return None
    for number, story in enumerate(originals.stories):
        for stretch in layout_of(story.analysis.document).marked:
            there = [word.key for word in read_words(story.text, stretch.start, stretch.end)]
            least = _ALIKE if abs(len(there) - len(own)) <= 1 else 1.0
            least = _NEARLY if min(len(own), len(there)) >= _LONGER else least
            if SequenceMatcher(None, own, there).ratio() >= least:
                return number, Span(start=stretch.start, end=stretch.end)
    return None


def _narrowed(clause: Clause, place: Span) -> Clause:
    words = tuple(word for word in clause.words if place.start <= word.start < place.end)
    return clause._replace(words=words)


def _differs(edits: Sequence[Edit]) -> str:
    return " ".join(f"{EDIT_WORDS[edit.kind]}: {shown(edit.said)} became {shown(edit.quoted)}." for edit in edits)
