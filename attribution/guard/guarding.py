"""Holding a derived text against its originals: the rules, in the order in which they are tried."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from attribution.guard.clauses import Clause, Story, read_story
from attribution.guard.matching import Match, Originals
from attribution.guard.quoting import find_quoting
from attribution.guard.remarks import Remark, remark, shown
from attribution.guard.speakers import find_change
from attribution.guard.voices import Voice, descriptors, telling_words
from attribution.guard.wording import find_added_hedge, find_denial, find_dropped_hedge
from attribution.model import (
    Analysis,
    Departure,
    Guarded,
    GuardedText,
    Lines,
    OriginalPlace,
    named_kind,
)
from attribution.names import name_words

#: How well a clause has to match an original, 0 to 3, for a rule to be tried.
_LEAST_SHARE, _LEAST_SCORE = 0.4, 1.25
#: The same where it is to be shown that nobody else says it.
_SURE_SCORE = 1.6
#: By so much one match has to be better than another to be the one.
_MARGIN = 0.3
_QUANTITIES = frozenset({"half", "third", "quarter", "double", "triple", "twice", "doubled", "halved", "tripled"})


def guard(originals: Analysis | Iterable[Analysis], derived: Analysis) -> Guarded:
    """Return where a text that was made from a story departs from it. A departure is a reason to look, no verdict.

    Args:
        originals: The story, or all stories that the text was made from.
        derived: The summary, the headline, the rewrite.

    Raises:
        TypeError: Something is no analysis.
        ValueError: There is no original, or two have the same id.

    >>> from attribution import analyze
    >>> story = analyze("“We may close two schools,” Mayor Ana Diaz said. The council meets on Monday.")
    >>> [found.departure for found in guard(story, analyze("Mayor Ana Diaz said two schools will close.")).departures]
    ['hedge-dropped']
    """
    given = (originals,) if isinstance(originals, Analysis) else tuple(originals)
    for one in (*given, derived):
        if not isinstance(one, Analysis):
            raise TypeError(f"guard takes analyses, as analyze gives them, not {named_kind(one)}")
    if not given or len({one.document.id for one in given}) < len(given):
        raise ValueError("give one original or more, each with an id of its own")
    stories = Originals([read_story(one) for one in given])
    text = read_story(derived)
    found = sorted(_find(text, stories), key=lambda one: (one.derived.start, one.derived.end, one.departure))
    return Guarded(
        derived=_identity(derived),
        originals=tuple(_identity(one) for one in given),
        departures=tuple(_departure(one, text, stories) for one in found),
    )


def _find(derived: Story, originals: Originals) -> Iterator[Remark]:
    quoted = list(find_quoting(derived, originals))
    yield from quoted
    nowhere = [one.derived for one in quoted if one.departure == "quotation-from-nowhere"]
    done: set[tuple[str, int]] = set()
    for clause in derived.clauses:
        if any(span.start < clause.end and clause.start < span.end for span in nowhere) and clause.is_marked:
            continue
        for one in _of_clause(clause, derived, originals):
            key = (one.departure, clause.number)
            if key not in done:
                done.add(key)
                yield one


def _of_clause(clause: Clause, derived: Story, originals: Originals) -> Iterator[Remark]:
    if clause.is_frame:
        return
    matches = [match for match in originals.matches(clause) if _tells(clause, match)]
    if not matches or matches[0].share < _LEAST_SHARE or matches[0].score < _LEAST_SCORE:
        return
    best = matches[0]
    yield from _of_voice(clause, matches, derived, originals)
    if not clause.is_marked:
        yield from _of_wording(clause, best, derived, originals)


def _tells(clause: Clause, match: Match) -> bool:
    """Whether what two clauses share is more than names."""
    shared = [word for word in clause.telling if word.stem in match.shared]
    return len(match.shared) > 1 and any(not word.is_capital for word in shared)


def _of_wording(clause: Clause, best: Match, derived: Story, originals: Originals) -> Iterator[Remark]:
    original = originals.stories[best.story]
    if denial := find_denial(clause, best, derived, original):
        yield remark("denial-dropped", clause, best, f"The original has {shown(denial)}, which is missing here.")
        return
    if hedge := find_dropped_hedge(clause, best, derived, original):
        yield remark("hedge-dropped", clause, best, f"The original has {shown(hedge)}, which is missing here.")
    elif not _is_question(clause, derived) and (hedge := find_added_hedge(clause, best, original)):
        yield remark("hedge-added", clause, best, f"Here is {shown(hedge)}, which the original has not.")


def _of_voice(clause: Clause, matches: Sequence[Match], derived: Story, originals: Originals) -> Iterator[Remark]:
    best = matches[0]
    voice, original = clause.voice, best.clause.voice
    if voice is not None and voice.joined:
        yield from _merged(clause, voice, matches)
    elif voice is None and original is not None:
        yield from _lost(clause, matches, derived, originals)
    elif voice is not None and original is None:
        yield from _gained(clause, voice, matches, originals)
    elif voice is not None and original is not None:
        yield from _changed(clause, voice, original, matches, originals)


def _lost(clause: Clause, matches: Sequence[Match], derived: Story, originals: Originals) -> Iterator[Remark]:
    best, voice = matches[0], matches[0].clause.voice
    if not _is_sure(best) or voice is None or not voice.label or best.clause.words[0].key == "whether":
        return
    if _rival(matches, lambda match: match.clause.voice is None):
        return
    if _names(derived, clause, voice) or _is_own_news(best, voice, originals):
        return
    who = shown(voice.source.name if voice.source else voice.label)
    if _has_figure(clause, best):
        yield remark("figure-without-source", clause, best, f"The figure is from {who}, who is not named here.")
    else:
        yield remark("attribution-lost", clause, best, f"In the original {who} says it; here it stands as a fact.")


def _gained(clause: Clause, voice: Voice, matches: Sequence[Match], originals: Originals) -> Iterator[Remark]:
    best = matches[0]
    if not _is_sure(best) or best.clause.is_frame or _rival(matches, lambda match: match.clause.voice is not None):
        return
    if clause.is_marked or not voice.label or _names(originals.stories[best.story], best.clause, voice):
        return
    yield remark(
        "attribution-gained", clause, best, f"The original tells it as a fact; here {shown(voice.label)} says it."
    )


def _changed(
    clause: Clause, voice: Voice, original: Voice, matches: Sequence[Match], originals: Originals
) -> Iterator[Remark]:
    best = matches[0]
    if _rival(matches, lambda match: match.source is None or match.source != original.source):
        return
    change = find_change(voice, original, originals.stories)
    if change is not None:
        yield remark(change.departure, clause, best, change.differs)


def _merged(clause: Clause, voice: Voice, matches: Sequence[Match]) -> Iterator[Remark]:
    """Yield where two are given for what one of them said, or neither."""
    least = matches[0].score / 2
    good = [match for match in matches if match.source and match.share >= _LEAST_SHARE and match.score >= least]
    if not good or any(match.clause.voice and match.clause.voice.joined for match in good):
        return
    if any(match.source != good[0].source and good[0].score - match.score < _MARGIN for match in good):
        return
    name = good[0].source.name if good[0].source else ""
    what = f"Two are given for it here, and the original gives it to {shown(name)}."
    yield remark("sources-merged", clause, good[0], what)


def _is_question(clause: Clause, story: Story) -> bool:
    return story.text[clause.start : clause.sentence.end].rstrip("”’\"' \n").endswith("?")


def _is_sure(match: Match) -> bool:
    return match.score >= _SURE_SCORE


def _rival(matches: Sequence[Match], is_other: Callable[[Match], bool]) -> bool:
    """Whether another kind of match is nearly as good as the best."""
    return any(matches[0].score - match.score < _MARGIN and is_other(match) for match in matches[1:])


def _names(story: Story, clause: Clause, voice: Voice) -> bool:
    """Whether the sentence of a clause names a source."""
    said = {word.stem for word in story.words_of(clause.number)}
    source = voice.source
    if source is not None and source.named:
        names = name_words(source.name) if source.kind == "person" else ()
        keys = {word.key for word in story.words_of(clause.number)}
        return bool(set(names) & keys) or (source.kind != "person" and bool(descriptors(source) & said))
    words = {word.stem for word in telling_words(voice.label)}
    return bool(words & said)


def _is_own_news(match: Match, voice: Voice, originals: Originals) -> bool:
    """Whether a body tells of itself, or is the one by whose word the whole story stands: what opens it is news."""
    if voice.source is None:
        return False
    if voice.source.kind == "person" and voice.source.named:
        return False
    if match.clause.number == 0 and voice.source.kind != "person":
        return True
    own = match.clause.words[:6]
    return voice.source.kind == "organization" and (
        any(word.key in ("it", "we", "its", "our") for word in own[:1])
        or bool({w.stem for w in own} & descriptors(voice.source))
    )


def _has_figure(clause: Clause, match: Match) -> bool:
    shared = [word for word in clause.words if word.stem in match.shared]
    return any(word.key in _QUANTITIES or word.is_figure for word in shared)


def _identity(analysis: Analysis) -> GuardedText:
    return GuardedText(id=analysis.document.id, sha256=analysis.document.sha256)


def _departure(one: Remark, derived: Story, originals: Originals) -> Departure:
    place = None
    if one.story is not None and one.original is not None:
        story = originals.stories[one.story]
        at = Lines(story.text).place(one.original)
        sentence = next((s for s in story.sentences if s.start <= one.original.start < s.end), one.original)
        place = OriginalPlace(
            document_id=story.analysis.document.id,
            sentence=story.text[sentence.start : sentence.end].strip(),
            **{name: getattr(at, name) for name in at.__struct_fields__},
        )
    return Departure(
        departure=one.departure,
        derived=Lines(derived.text).place(one.derived),
        sentence=derived.text[one.sentence.start : one.sentence.end].strip(),
        original=place,
        differs=one.differs,
        edits=one.edits,
    )
