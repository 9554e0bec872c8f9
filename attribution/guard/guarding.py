"""Holding a derived text against its originals: the rules, in the order in which they are tried."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from attribution import lexicon
from attribution.guard.clauses import Clause, Story, read_story
from attribution.guard.described import find_invented
from attribution.guard.figures import find_figure
from attribution.guard.hedging import find_added_hedge, find_dropped_hedge
from attribution.guard.labels import descriptors, head_of, telling_words
from attribution.guard.matching import Match, Originals
from attribution.guard.merging import find_merged, find_split
from attribution.guard.pairing import Pairing, find_pairing
from attribution.guard.pronouns import name_pronouns
from attribution.guard.quoting import find_quoting
from attribution.guard.remarks import Remark, remark, shown
from attribution.guard.sourcing import find_sourcing, is_told, is_told_of
from attribution.guard.speakers import is_same, recognise
from attribution.guard.voices import Voice, is_act
from attribution.guard.wording import find_denial, has_denial
from attribution.guard.words import listed
from attribution.model import Analysis, Departure, Guarded, GuardedText, Lines, OriginalPlace, Source, named_kind
from attribution.verify import lemma

#: Of a second clause so much has to be in the derived one.
_HALF = 0.5
#: Of a clause that the same one says so much has to be in the derived one.
_MOST = 0.75
#: So much of a clause has to be put into another one for a hedge to be in it; all of it where that is one word.
_MUCH, _WHOLE = 0.6, 0.9
#: So early in a clause stands the verb of what it reports.
_REPORT = 6
#: How well the words of somebody else have to match for a hedge of theirs to be missed.
_LEAST_LIKE = 1.5
#: What is not told of a sentence that is told to be merged from two.
_OF_ONE = frozenset({"speaker-changed", "named-unnamed", "unnamed-named"})


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
    text = recognise(name_pronouns(read_story(derived, is_derived=True)), stories.stories)
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
    pairings: dict[int, list[Pairing]] = defaultdict(list)
    figures: dict[int, list[Remark]] = defaultdict(list)
    for clause in derived.clauses:
        if is_told(clause) and not derived.asks(clause):
            figures[clause.number] += find_figure(clause, derived, originals.matches(clause))
        if clause.is_frame or (
            clause.is_marked and any(s.start < clause.end and clause.start < s.end for s in nowhere)
        ):
            continue
        if pairing := _pair(clause, derived, originals):
            pairings[clause.number].append(pairing)
    told: set[tuple[str, str]] = set()
    found: list[Remark] = []
    for number in range(len(derived.sentences)):
        for one in _of_sentence(pairings[number], figures[number]):
            ids = {(one.departure, voice.quotation.id) for voice in _voices(pairings[number]) if voice.quotation}
            # Of a quotation with several sentences it is told once who says it.
            if one.departure != "speaker-changed" or told.isdisjoint(ids):
                found.append(one)
            told |= ids
    yield from found
    yield from _by_description(derived, originals, found)


def _by_description(derived: Story, originals: Originals, found: list[Remark]) -> Iterator[Remark]:
    """Yield invented names of sources, in sentences of which nothing is said of who speaks."""
    done = {one.sentence.start for one in found if one.departure in _OF_ONE or one.departure == "sources-merged"}
    yield from (one for one in find_invented(derived, originals) if one.sentence.start not in done)


def _pair(clause: Clause, derived: Story, originals: Originals) -> Pairing | None:
    """Return a clause with where it is from, or with the words before it where they are told of in the original too.

    What is done by saying it goes with who does it: "Lee asked for time". So does what somebody is said to have said:
    of “The union said crews had warned the yard” it is told as a fact that "crews had warned the yard".
    """
    if clause.voice is not None and not clause.is_marked:
        frames = [one for one in derived.clauses if one.number == clause.number and one.is_frame]
        before = next((one for one in frames if one.end <= clause.start <= one.end + 1), None)
        whole = clause._replace(words=(*before.words, *clause.words), start=before.start) if before else clause
        if is_act(clause.voice):
            pairing = find_pairing(whole, derived, originals)
            if (
                pairing is not None
                and pairing.best.source is not None
                and is_told_of(pairing.best.clause, clause.voice)
            ):
                return pairing
        elif before is not None:
            pairing = find_pairing(whole._replace(voice=None), derived, originals)
            if pairing is not None and _is_told_within(pairing, before, clause.voice):
                return pairing
    return find_pairing(clause, derived, originals)


def _is_told_within(pairing: Pairing, frame: Clause, voice: Voice) -> bool:
    """Whether in the original somebody else says that the one who is said to say something says it."""
    best = pairing.best
    if best.clause.voice is None or best.clause.is_marked or best.source is None or _is_by(voice, best.source):
        return False
    is_report = any(lemma(word.key) in lexicon.reporting_verbs() for word in best.clause.words[1:_REPORT])
    own = {word.stem for word in telling_words(voice.label)}
    is_told_of_all = any(word.stem in best.shared - own for word in frame.telling)
    return is_report and is_told_of_all and best.own >= _MOST


def _voices(pairings: Iterable[Pairing]) -> list[Voice]:
    return [pairing.clause.voice for pairing in pairings if pairing.clause.voice is not None]


def _of_sentence(pairings: list[Pairing], figures: list[Remark]) -> Iterator[Remark]:
    """Yield what is found in a sentence, of each class once."""
    merged = [*find_merged(pairings), *(one for pairing in pairings if (one := find_split(pairing)))]
    done = set()
    found = [*figures, *(one for pairing in pairings for one in _of_clause(pairing))]
    sources = {(one.story, one.source) for one in found if one.departure == "figure-without-source"}
    for one in (*merged, *found):
        is_lost_twice = one.departure == "attribution-lost" and (one.story, one.source) in sources
        if (
            one.departure not in done
            and not (merged and one not in merged and one.departure in _OF_ONE)
            and not is_lost_twice
        ):
            done.add(one.departure)
            yield one


def _of_clause(pairing: Pairing) -> Iterator[Remark]:
    yield from find_sourcing(pairing)
    clause = next((one for one in pairing.derived.clauses if one.end == pairing.clause.end), pairing.clause)
    told = pairing if clause is pairing.clause else find_pairing(clause, pairing.derived, pairing.originals)
    if not clause.is_marked and told is not None:
        yield from _wording(told)


def _wording(pairing: Pairing) -> Iterator[Remark]:
    clause, best, original = pairing.clause, pairing.best, pairing.original
    for match in (best, *_beside(pairing), *_denied_by_same(pairing)):
        if match is best and _is_told_plainly(pairing):
            continue
        if denial := find_denial(clause, match, pairing.derived, original):
            yield remark("denial-dropped", clause, match, f"The original has {shown(denial)}, which is missing here.")
            return
    if best.score < _LEAST_LIKE and _is_of_others(pairing):
        return
    for match in (best, *_of_same(pairing)):
        if hedge := find_dropped_hedge(clause, match, pairing.derived, original):
            yield remark("hedge-dropped", clause, match, f"The original has {shown(hedge)}, which is missing here.")
            return
    for match in (best, *_put_in(pairing)):
        hedge = None if pairing.derived.asks(clause) else find_added_hedge(clause, match, pairing.derived, original)
        if hedge:
            yield remark("hedge-added", clause, match, f"Here is {shown(hedge)}, which the original has not.")
            return


def _put_in(pairing: Pairing) -> Iterator[Match]:
    """Yield clauses of the narrator that are put into one with the best: "The pool, said to be old, has a slide"."""
    best, clause = pairing.best, pairing.clause
    if clause.voice is not None or best.clause.voice is not None:
        return
    for match in pairing.matches[1:]:
        is_apart = len(match.shared - best.shared) > 1 or match.back >= _WHOLE
        if match.clause.voice is None and match.back >= _MUCH and is_apart and match.story == best.story:
            yield match._replace(shared=match.shared - best.shared)


def _is_told_plainly(pairing: Pairing) -> bool:
    """Whether the narrator has nearly the same in another clause of the original that denies nothing."""
    best = pairing.best
    if best.clause.voice is not None or best.own > _MOST:
        return False
    return pairing.has_rival(
        lambda match: (
            match.clause.voice is None
            and not match.clause.is_frame
            and not has_denial(match.clause)
            and not match.shared.isdisjoint(best.shared)
        )
    )


def _beside(pairing: Pairing) -> Iterator[Match]:
    """Yield a second clause by the same source that is put into one with the first."""
    best = pairing.best
    for match in pairing.matches[1:]:
        is_near = match.source is not None and match.source == best.source and match.back >= _HALF
        if is_near and match.shared - best.shared and match.story == best.story:
            yield match
            return


def _denied_by_same(pairing: Pairing) -> Iterator[Match]:
    """Yield what the one who says a clause denies in the original, most of which is in the clause.

    Where the clause is paired with what somebody else tells, half of it is enough: "no evidence that he fell".
    """
    voice = pairing.clause.voice
    if voice is None or voice.source is None:
        return
    is_others = pairing.best.source is None or not _is_by(voice, pairing.best.source)
    for match in pairing.matches[1:]:
        yours = match.clause.voice
        if yours is None or match.source is None or len(match.shared) <= 1:
            continue
        denies = yours.is_denial and match.back >= _MOST and voice.source.named and match.source.named
        negates = is_others and match.back >= _HALF and has_denial(match.clause)
        if (denies and is_same(voice.source, match.source)) or (negates and _is_by(voice, match.source)):
            yield match
            return


def _is_by(voice: Voice, source: Source) -> bool:
    """Whether a source of the original is the one who says something here, by name or by what the one is called."""
    if voice.source is not None and voice.source.named and source.named:
        return is_same(voice.source, source)
    return head_of(voice.label) in descriptors(source)


def _is_of_others(pairing: Pairing) -> bool:
    """Whether somebody else says the best match than the clause."""
    voice, yours = pairing.clause.voice, pairing.best.source
    if voice is None or voice.source is None or yours is None:
        return False
    return not is_same(voice.source, yours) and head_of(voice.label) not in descriptors(yours)


def _of_same(pairing: Pairing) -> Iterator[Match]:
    """Yield a clause that the one who is given here says in the original, nearly all of which is here."""
    source = pairing.clause.voice.source if pairing.clause.voice else None
    figures = {word.stem for word in pairing.clause.words if word.is_number and word.is_figure}
    for match in pairing.matches[1:]:
        certain = {word.stem for word in match.clause.telling if word.key not in listed("hedges")}
        is_whole = bool(certain) and certain <= match.shared
        is_here = is_whole or match.back >= _MOST or not figures.isdisjoint(match.shared - pairing.best.shared)
        is_of_same = source is not None and match.source is not None and is_same(source, match.source)
        if pairing.clause.voice is None and (match.clause.voice is None or match.clause.voice.is_thing):
            is_of_same = is_here = is_whole and len(certain) > 1 and not match.shared <= pairing.best.shared
        if is_here and is_of_same and match.story == pairing.best.story:
            yield match
            return


def _identity(analysis: Analysis) -> GuardedText:
    return GuardedText(id=analysis.document.id, sha256=analysis.document.sha256)


def _departure(one: Remark, derived: Story, originals: Originals) -> Departure:
    return Departure(
        departure=one.departure,
        derived=Lines(derived.text).place(one.derived),
        sentence=derived.text[one.sentence.start : one.sentence.end].strip(),
        original=_original(one, originals),
        differs=one.differs,
        edits=one.edits,
    )


def _original(one: Remark, originals: Originals) -> OriginalPlace | None:
    if one.story is None or one.original is None:
        return None
    story, span = originals.stories[one.story], one.original
    place = Lines(story.text).place(span)
    sentence = next((s for s in story.sentences if s.start <= span.start < s.end), span)
    return OriginalPlace(
        document_id=story.analysis.document.id,
        sentence=story.text[sentence.start : sentence.end].strip(),
        **{name: getattr(place, name) for name in place.__struct_fields__},
    )
