"""Who says a clause in the derived text, and who in the original: attributions lost, gained, merged and changed."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attribution.guard.changing import find_changed, find_unmasked, is_clear
from attribution.guard.clauses import Clause, Story
from attribution.guard.matching import Match
from attribution.guard.pairing import Pairing
from attribution.guard.remarks import Remark, remark, shown
from attribution.guard.speakers import find_named, is_same
from attribution.guard.voices import UNKNOWN, Voice, descriptors, head_of, is_in, one_by_one, parts_of, telling_words
from attribution.guard.words import Word, listed, phrase_pattern, stem
from attribution.model import Source
from attribution.names import fold

#: How well a clause has to match for it to be shown that nobody else says it; with a figure in it, less.
_SURE_SCORE, _SURE_FIGURE = 1.6, 1.45
#: Of a clause so much has to be given to somebody, or more words than these.
_LEAST_BACK, _SCRAP = 0.3, 2
#: All that somebody says is in a part of a clause of so many words that the narrator's has not.
_ALL, _LEAST_REST = 0.9, 2
#: How much of a clause has to be near a figure.
_NEAR_FIGURE = 0.3
#: How much of it one of two has to say.
_LEAST_JOINED = 0.4
#: By so much what one of two says has to match better than what the other says.
_CLEARLY_BETTER = 0.6
#: Where the subject of a clause stands, and words for the one who speaks.
_OPENING = 6
_SOMEBODY = frozenset({"he", "she"})
#: So many sentences back a "he" may be named.
_BEFORE = 3
_SAYING = frozenset({"say", "tell", "add", "write"})
_OWN_WORDS = frozenset({"it", "we", "its", "our"})
#: Where in a sentence its subject stands, and what stands before the one who gives a figure.
_SUBJECT, _GIVING = 3, frozenset({"by", "to", "from", "for", "of"})
_QUANTITIES = frozenset({"half", "quarter", "double", "triple", "doubled", "halved", "tripled"})
#: A sum, or a number of so many digits, is the same figure wherever it stands.
_CURRENCIES, _MANY_DIGITS = "$€£¥₹", 4
_FIRST_YEAR, _LAST_YEAR = 1800, 2100


def find_sourcing(pairing: Pairing) -> Iterator[Remark]:
    """Yield what became of the one who says a clause."""
    clause, best = pairing.clause, pairing.best
    voice, original = clause.voice, best.clause.voice
    if clause.is_contested or (best.clause.is_contested and voice is not None):
        if voice is not None and not clause.is_contested:
            yield from find_unmasked(pairing, voice)
        return
    if voice is not None and voice.joined:
        yield from _joined(pairing, voice)
    elif voice is None and original is not None:
        yield from _lost(pairing, original)
    elif voice is None:
        yield from _lost_beside(pairing)
    elif original is not None and _is_told_of(best.clause, voice):
        yield from _lost(pairing, original)
    elif original is None:
        yield from _gained(pairing, voice)
    else:
        yield from find_changed(pairing, voice, original)


def is_told(clause: Clause) -> bool:
    """Return whether the narrator tells a clause: nobody says it, or somebody does it: "they demanded money"."""
    cue = clause.voice.quotation.cue if clause.voice and clause.voice.quotation else None
    return clause.voice is None or (cue is not None and cue.lemma in listed("dealings") and not clause.is_marked)


def find_figure(clause: Clause, derived: Story, every: Sequence[Match]) -> Iterator[Remark]:
    """Yield a figure that only somebody's words have in the originals, where a clause tells it without the source.

    Args:
        clause: A clause that the narrator tells.
        derived: Its text.
        every: All clauses of the originals that share words with it.
    """
    for word in clause.words:
        if not _is_telling_figure(word):
            continue
        found = [match for match in every if word.stem in match.shared]
        voices = [match.clause.voice for match in found]
        is_rare = word.key[:1] in _CURRENCIES or len(re.sub(r"\D", "", word.key)) >= _MANY_DIGITS
        if not found or not all(voice and voice.source for voice in voices):
            continue
        if not is_rare and (found[0].share < _NEAR_FIGURE or len(found[0].shared) == 1):
            continue
        voice = voices[0]
        if (
            voice is None
            or (voice.source is not None and voice.source.name.startswith(UNKNOWN))
            or len({one.source.id for one in voices if one and one.source}) > 1
            or (found[0].clause.is_contested and not _is_within(voice, found[0].clause, clause.voice))
            or (clause.voice is not None and not _is_within(voice, found[0].clause, clause.voice))
        ):
            continue
        if not _gives(derived, clause, voice) and not _is_own_news(clause, found[0], voice):
            yield _without_source(clause, found[0], voice)
            return


def _is_within(outer: Voice, original: Clause, inner: Voice | None) -> bool:
    """Whether somebody tells of another one what that one does: "Lee said the board had offered 3 million"."""
    if inner is None or (outer.source is not None and inner.source is not None and is_same(inner.source, outer.source)):
        return False
    spans = outer.spans
    inside = any(span.start <= original.start and original.end <= span.end for span in spans)
    return inside and head_of(inner.label) != head_of(outer.label)


def _is_telling_figure(word: Word) -> bool:
    if not (word.is_number and word.is_figure) or ":" in word.key or any(c.isalpha() for c in word.key.rstrip("kmbnp")):
        return False
    return not _is_year(word)


def _is_year(word: Word) -> bool:
    return word.key.isdigit() and _FIRST_YEAR <= int(word.key) <= _LAST_YEAR and "," not in word.surface


def _without_source(clause: Clause, match: Match, voice: Voice) -> Remark:
    return remark(
        "figure-without-source", clause, match, f"The figure is from {_called(voice)}, who is not named here."
    )


def _lost(pairing: Pairing, voice: Voice) -> Iterator[Remark]:
    clause, best = pairing.clause, pairing.best
    has_figure = _has_figure(clause, best)
    if best.score < (_SURE_FIGURE if has_figure else _SURE_SCORE) or best.clause.words[0].key == "whether":
        return
    if (not voice.label and not best.clause.is_marked) or pairing.derived.asks(clause):
        return
    if pairing.has_rival(lambda match: match.clause.voice is None) or _is_act(voice):
        return
    if _names(pairing.derived, clause, voice) or _is_own_news(clause, best, voice) or _is_early(voice):
        return
    if has_figure:
        yield _without_source(clause, best, voice)
    else:
        what = f"In the original {_called(voice)} says it; here it stands as a fact."
        yield remark("attribution-lost", clause, best, what)


def _lost_beside(pairing: Pairing) -> Iterator[Remark]:
    """Yield what somebody says, put into a sentence of the narrator's: "The driver who fled had followed the rules"."""
    clause, best = pairing.clause, pairing.best
    rest = {word.stem for word in clause.telling} - best.shared
    told = frozenset[str]().union(*(match.shared for match in pairing.every if match.clause.voice is None))
    for match in pairing.every:
        voice = match.clause.voice
        if voice is None or not voice.label or match.back < _ALL or len(match.shared & rest - told) < _LEAST_REST:
            continue
        if not (_is_act(voice) or _names(pairing.derived, clause, voice) or _is_own_news(clause, match, voice)):
            what = f"In the original {_called(voice)} says a part of it; here it stands as a fact."
            yield remark("attribution-lost", clause, match, what)
            return


def _gained(pairing: Pairing, voice: Voice) -> Iterator[Remark]:
    clause, best = pairing.clause, pairing.best
    if best.score < _SURE_SCORE or best.clause.is_frame or clause.is_marked or not voice.label:
        return
    has_number = any(word.is_number and word.stem in best.shared for word in clause.words)
    if best.back < _LEAST_BACK and len(best.shared) <= _SCRAP and not has_number:
        return  # "after a fault"
    if pairing.has_rival(lambda match: match.clause.voice is not None) or not is_clear(voice):
        return
    if best.clause.words[0].key in _SOMEBODY and not _is_elsewhere(pairing, voice):
        return  # "He ruled out a sale" tells what somebody says.
    if _mentions(pairing.original, best.clause, voice) or _follows(voice, best, pairing.original):
        return
    if any(_goes_on(voice, best, match) for match in pairing.every):
        return
    what = f"The original tells it as a fact; here {shown(voice.label)} says it."
    yield remark("attribution-gained", clause, best, what)


def _is_told_of(clause: Clause, voice: Voice) -> bool:
    """Whether what somebody does is what a clause of the original tells: "the mayor had called the judges"."""
    cue = voice.quotation.cue if voice.quotation and voice.quotation.kind == "indirect" else None
    stems = {word.stem for word in clause.words}
    is_deed = cue is not None and cue.lemma not in _SAYING and stem(cue.lemma) in stems
    return is_deed and head_of(voice.label) in stems


def _is_elsewhere(pairing: Pairing, voice: Voice) -> bool:
    """Whether a person with a name is not spoken of where the original has a "he" or "she"."""
    number = pairing.best.clause.number
    near = {word.stem for at in range(number - _BEFORE, number + 1) for word in pairing.original.words_of(at)}
    return voice.is_named and near.isdisjoint(word.stem for word in telling_words(voice.label))


def _joined(pairing: Pairing, voice: Voice) -> Iterator[Remark]:
    """Yield where two are given for what one of them said, or neither: "Lee and Roe said"."""
    good = [match for match in pairing.every if match.source and match.share >= _LEAST_JOINED]
    own = [match for match in good if _is_of(match, voice)] or [match for match in good if len(match.shared) > 1]
    if not own or any(match.clause.voice and match.clause.voice.joined for match in own):
        return
    if any(match.source != own[0].source and own[0].score - match.score < _CLEARLY_BETTER for match in own):
        return
    source = own[0].source
    if source is not None and source.kind == "group" and not source.named:
        # Two of several whom the original does not name.
        if named := find_named(voice, source, pairing.originals.stories):
            yield remark(named.departure, pairing.clause, own[0], named.differs)
        elif own[0] == pairing.best and own[0].clause.voice is not None:
            yield from find_changed(pairing, voice, own[0].clause.voice)
        return
    name = source.name if source else ""
    what = f"Two are given for it here, and the original gives it to {shown(name)}."
    yield remark("sources-merged", pairing.clause, own[0], what)


def _is_of(match: Match, voice: Voice) -> bool:
    """Whether one of two who are given for something says it in the original."""
    if match.source is None:
        return False
    other = {word.stem for word in telling_words(voice.joined or "")}
    return not other.isdisjoint(descriptors(match.source)) or (
        voice.source is not None and is_same(voice.source, match.source)
    )


def _goes_on(voice: Voice, best: Match, other: Match) -> bool:
    """Whether the same one says something in the original that has more of the words: "he expects another"."""
    more = other.shared - best.shared
    return bool(more) and other.source is not None and voice.source is not None and is_same(voice.source, other.source)


def _follows(voice: Voice, best: Match, story: Story) -> bool:
    """Whether the same one says the sentence before, in one paragraph: the narrator may go on for the source."""
    near = [one for one in story.clauses if one.number == best.clause.number - 1 and one.voice is not None]
    between = story.text[near[-1].end : best.clause.start] if near else "\n"
    sources = [one.voice.source for one in near if one.voice and one.voice.source]
    return "\n" not in between and voice.source is not None and any(is_same(voice.source, one) for one in sources)


def _is_act(voice: Voice) -> bool:
    cue = voice.quotation.cue if voice.quotation else None
    return cue is not None and cue.lemma in listed("acts")


def _is_early(voice: Voice) -> bool:
    """Whether what tells something is no source but how sure it is: "according to preliminary data"."""
    return phrase_pattern("early").match(voice.label.lower()) is not None


def _names(story: Story, clause: Clause, voice: Voice) -> bool:
    """Whether the sentence of a clause names a source, or says what it is."""
    words = story.words_of(clause.number)
    source = voice.source
    called = descriptors(source) if source is not None else frozenset()
    if any(word.key in listed("accounts") and not called.isdisjoint({one.stem for one in words}) for word in words):
        return True  # "by the mayor's account"
    if source is not None and _is_of_people(source):
        if not _roles_of(source).isdisjoint({word.stem for word in words[:_SUBJECT]}):
            return True  # "One islander smelled it"
        return any(is_in(one.name, words) for one in one_by_one(source))
    return _is_called(voice, {word.stem for word in words})


def _is_of_people(source: Source) -> bool:
    """Whether a source is known by the name of a person, or by the names of several who speak together."""
    return source.named and (source.kind == "person" or bool(source.members))


def _roles_of(source: Source) -> frozenset[str]:
    """Return the stems of what stands before the name of a person: the islander of "Islander Ana Lee"."""
    names = parts_of(source.name)
    called = [telling_words(mention.text) for mention in source.mentions]
    before = (pair for words in called for pair in pairwise(words) if fold(pair[1].key) in names)
    return frozenset(first.stem for first, _ in before if fold(first.key) not in names)


def _gives(story: Story, clause: Clause, voice: Voice) -> bool:
    """Whether the sentence of a clause gives a figure to a source, and does not only tell what it costs the source."""
    if voice.source is not None and _is_of_people(voice.source):
        return _names(story, clause, voice)
    return any(
        _is_called(voice, {word.stem})
        for words in (one.words for one in story.clauses if one.number == clause.number)
        for index, word in enumerate(words)
        if index < _SUBJECT or not {near.key for near in words[index - 3 : index]}.isdisjoint(_GIVING)
    )


def _mentions(story: Story, clause: Clause, voice: Voice) -> bool:
    """Whether the sentence of a clause has any word of what a source is called."""
    said = {word.key for word in story.words_of(clause.number)}
    called = {word.key for word in telling_words(voice.label)}
    if voice.is_authority:
        return not said.isdisjoint(called)  # "police" are not "an officer"
    return _names(story, clause, voice) or not said.isdisjoint(called)


def _is_called(voice: Voice, stems: set[str]) -> bool:
    """Whether some stems are those of what a body is called: the noun, or the first word of its name."""
    names = [voice.label] + ([voice.source.name] if voice.source else [])
    first = (
        {telling_words(voice.source.name)[0].stem}
        if voice.source and voice.is_named and telling_words(voice.source.name)
        else set()
    )
    return not stems.isdisjoint({head_of(name) for name in names} | first)


def _is_own_news(clause: Clause, match: Match, voice: Voice) -> bool:
    """Whether a body tells of itself, or is the one by whose word the whole story stands: what opens it is news."""
    source = voice.source
    is_lead = match.clause.number == 0
    if source is None:
        return False
    if is_lead and voice.label.lower().startswith(("its ", "their ")):
        return True
    words = telling_words(voice.label)
    if _is_of_people(source) and any(is_in(one.name, words) for one in one_by_one(source)):
        return False
    opening = match.clause.words[:_OPENING]
    # "It feared that others would have to wait" tells of others.
    is_of_itself = opening[0].key in _OWN_WORDS and not (len(opening) > 1 and opening[1].key in listed("views"))
    is_own = is_of_itself or _is_called(voice, {word.stem for word in opening})
    if is_lead and _is_act(voice) and source.kind != "person":
        return True
    if is_lead and (not _has_figure(clause, match) or (voice.is_generic and not voice.is_authority)):
        return True
    return is_own and source.kind != "person" and is_lead


def _has_figure(clause: Clause, match: Match) -> bool:
    shared = [word for word in clause.words if word.stem in match.shared]
    return any(word.key in _QUANTITIES or (word.is_figure and not _is_year(word)) for word in shared)


def _called(voice: Voice) -> str:
    return shown(voice.source.name if voice.source else voice.label) if voice.label else "somebody"
