"""Who says a clause in the derived text, and who in the original: attributions lost, gained, merged and changed."""

import re
from collections.abc import Iterator

from attribution import lexicon
from attribution.guard.changing import find_changed, find_unmasked, is_clear
from attribution.guard.clauses import Clause, Story
from attribution.guard.figures import has_figure, is_own_news, without_source
from attribution.guard.labels import descriptors, head_of, is_in, telling_words
from attribution.guard.matching import Match
from attribution.guard.naming import called, is_named, mentions
from attribution.guard.pairing import Pairing
from attribution.guard.remarks import Remark, remark, shown
from attribution.guard.speakers import find_change, find_named, is_same
from attribution.guard.voices import Voice, is_act
from attribution.guard.words import listed, phrase_pattern, stem

#: How well a clause has to match for it to be shown that nobody else says it; with a figure in it, less.
_SURE_SCORE, _SURE_FIGURE = 1.6, 1.45
#: Of a clause so much has to be given to somebody, or more words than these.
_LEAST_BACK, _SCRAP = 0.3, 2
#: All that somebody says is in a part of a clause of so many words that the narrator's has not.
_ALL, _LEAST_REST = 0.9, 2
#: Where a clause has less of a narrator's sentence, and more of what somebody says beside it, it may be from both.
_LEAST_OF_BOTH = 0.45
#: How much of it one of two has to say.
_LEAST_JOINED = 0.4
#: How well another clause has to match for the same one to go on in it.
_LEAST_LIKE = 1.0
#: By so much what one of two says has to match better than what the other says.
_CLEARLY_BETTER = 0.6
#: Words that say that the narrator reports, where they stand near the beginning.
_TOLD, _OPENING = frozenset({"said", "says", "told", "tells", "added", "adds"}), 3
#: In the first words of a sentence it is told that somebody reports something.
_REPORT, _PRONOUNS = 5, frozenset({"he", "she", "it", "they"})
_JOINED = re.compile(r",\s+(?:and|but|while|where|though|although|whereas)\s")
_CONTRAST = re.compile(r",\s+(?:though|although|while|whereas)\s")
#: What tells of a thing that stands before it, and how long its opening is.
_ASIDE = 8
_RELATIVE = re.compile(r",\s+(?:who|which|whose|where)\b")
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did|[a-z]{2,}ed)\b"
)
#: What is called something: "it the best plan".
_JUDGED = re.compile(r"(?:it|this|that|him|her|them)\s(?:an?|the|one|his|her|their|“|\w+ing\b)", re.IGNORECASE)
#: What is said without being told again.
_AGREES = re.compile(
    r"\b(?:agree[sd]?|concur(?:s|red)|echoed|echoes|seconded|said (?:the same|so too|as much)"
    r"|shares? (?:his|her|that|this|the)|shared (?:his|her|that|this|the)|confirmed (?:it|this|that))\b"
)
#: Words for the one who speaks.
_SOMEBODY = frozenset({"he", "she"})
#: So many sentences back a "he" may be named.
_BEFORE = 3
#: Of what the narrator goes on to report, the verb is put back: "He was sorry. He had not known".
_DENY, _OPENING_WORDS = (
    frozenset(
        "deny denies denied denying rejects rejected disputes disputed dismisses dismissed refutes refuted".split()
    ),
    5,
)
_BACKGROUND = frozenset({"after", "when", "as", "since", "while", "who", "which", "where", "whose"})
_ASIDES = frozenset({"which", "who", "whose", "where"})
_REPORTED = frozenset({"had", "would"})
_SAYING = frozenset({"say", "tell", "add", "write"})


def find_sourcing(pairing: Pairing) -> Iterator[Remark]:
    """Yield what became of the one who says a clause."""
    clause, best = pairing.clause, pairing.best
    voice, original = clause.voice, best.clause.voice
    if clause.is_contested and voice is not None and original is not None and _is_new_outside(pairing, voice, original):
        yield from _gained(pairing, voice)
        return
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
    elif original is not None and voice.label_start < clause.end and is_told_of(best.clause, voice):
        yield from _lost(pairing, original)
    elif original is None or _is_deed_told(pairing.clause, voice, original):
        yield from _gained(pairing, voice)
    else:
        yield from find_changed(pairing, voice, original)


def is_told(clause: Clause) -> bool:
    """Return whether the narrator tells a clause: nobody says it, or somebody does it: "they demanded money"."""
    cue = clause.voice.quotation.cue if clause.voice and clause.voice.quotation else None
    return clause.voice is None or (cue is not None and cue.lemma in listed("dealings") and not clause.is_marked)


def _lost(pairing: Pairing, voice: Voice) -> Iterator[Remark]:
    clause, best = pairing.clause, pairing.best
    is_figure = has_figure(clause, best)
    least = _SURE_FIGURE if is_figure or clause.voice is not None else _SURE_SCORE
    if best.score < least or best.clause.words[0].key == "whether":
        return
    if (not voice.label and not best.clause.is_marked) or pairing.derived.asks(clause):
        return
    if _is_of_thing(voice):
        return
    if voice.is_denial and not _DENY.isdisjoint(word.key for word in clause.words[:_OPENING_WORDS]):
        return  # "She has denied it" names the one who does
    if best.clause.number == 0 and best.clause.words[0].key in _BACKGROUND:
        return  # what is told beside the news: "after she hurt a knee"
    if is_act(voice) and not _is_judged(voice):
        return
    if pairing.has_rival(
        lambda match: match.clause.voice is None and not match.clause.is_frame and _has_most(match, best)
    ):
        yield from _lost_beside(pairing)
        return
    if is_named(pairing.derived, clause, voice) or is_own_news(clause, best, voice) or _is_early(voice):
        return
    if is_figure:
        yield without_source(clause, best, voice)
    else:
        what = f"In the original {called(voice)} says it; here it stands as a fact."
        yield remark("attribution-lost", clause, best, what)


def _has_most(match: Match, best: Match) -> bool:
    """Whether a clause has more than a third of what the best match has: else it tells something else."""
    return len(match.shared & best.shared) * 3 > len(best.shared)


def _is_judged(voice: Voice) -> bool:
    """Whether somebody says what a thing is, and does nothing by it: "called it the best plan"."""
    quotation = voice.quotation
    is_called = quotation is not None and quotation.cue is not None and quotation.cue.lemma == "call"
    return is_called and quotation is not None and _JUDGED.match(quotation.text) is not None


def _is_of_thing(voice: Voice) -> bool:
    """Whether what tells something is no source but how sure it is: "tests suggest"."""
    cue = voice.quotation.cue if voice.quotation else None
    return voice.is_thing and cue is not None and cue.lemma in ("suggest", "indicate")


def _lost_beside(pairing: Pairing) -> Iterator[Remark]:
    """Yield what somebody says, put into a sentence of the narrator's: "The driver who fled had followed the rules"."""
    clause = pairing.clause
    narrated = next((match for match in pairing.matches if match.clause.voice is None), pairing.best)
    rest = {word.stem for word in clause.telling} - narrated.shared
    told = frozenset[str]().union(*(match.shared for match in pairing.every if match.clause.voice is None))
    for match in pairing.every:
        voice = match.clause.voice
        if voice is None or not voice.label or match.back < _ALL or len(match.shared & rest - told) < _LEAST_REST:
            continue
        if not (is_act(voice) or is_named(pairing.derived, clause, voice) or is_own_news(clause, match, voice)):
            what = f"In the original {called(voice)} says a part of it; here it stands as a fact."
            yield remark("attribution-lost", clause, match, what)
            return


def _gained(pairing: Pairing, voice: Voice) -> Iterator[Remark]:
    clause, best = pairing.clause, pairing.best
    is_given = _is_given(pairing, voice)
    is_aside = clause.words[0].key in _ASIDES and not is_given
    if best.score < _SURE_SCORE or best.clause.is_frame or clause.is_marked or is_aside or not voice.label:
        return
    if not is_given and (clause.words[0].key in _BACKGROUND or _is_bare(pairing)):
        return  # "after clerks are cleared", of a verdict that the story tells
    if any(word.key in _TOLD for word in best.clause.words[:_OPENING]) or _is_report(best.clause):
        return  # "It said it would sue", where "it" stays open
    if _is_far(pairing, voice):
        return
    has_number = any(word.is_number and word.stem in best.shared for word in clause.words)
    if best.back < _LEAST_BACK and len(best.shared) <= _SCRAP and not has_number:
        return  # "after a fault"
    if pairing.has_rival(lambda match: match.clause.voice is not None) or not is_clear(voice):
        return
    if best.clause.words[0].key in _SOMEBODY and not _is_elsewhere(pairing, voice):
        return  # "He ruled out a sale" tells what somebody says.
    if mentions(pairing.original, best.clause, voice) or _follows(voice, best, pairing.original):
        return
    if any(_goes_on(voice, best, match) for match in pairing.every):
        return
    yield from _gained_or_changed(pairing, voice)


def _gained_or_changed(pairing: Pairing, voice: Voice) -> Iterator[Remark]:
    clause, other = pairing.clause, _rest_of(pairing)
    if other is None or other.clause.voice is None:
        what = f"The original tells it as a fact; here {shown(voice.label)} says it."
        yield remark("attribution-gained", clause, pairing.best, what)
        return
    change = find_change(voice, other.clause.voice, pairing.originals.stories)
    if change is not None:
        yield remark(change.departure, clause, other, change.differs)


def _rest_of(pairing: Pairing) -> Match | None:
    """Return what somebody says next to a narrator's sentence, where a clause has no more than a part of each."""
    best = pairing.best
    if best.back >= _LEAST_OF_BOTH:
        return None
    return next(
        (
            match
            for match in pairing.every
            if match.clause.voice is not None
            and match.story == best.story
            and abs(match.clause.number - best.clause.number) == 1
            and match.back >= _LEAST_OF_BOTH
            and match.shared - best.shared
        ),
        None,
    )


def _is_given(pairing: Pairing, voice: Voice) -> bool:
    """Whether "according to" follows a clause at once: "which has 40 beds, according to the nurse, is shut"."""
    cue = voice.quotation.cue if voice.quotation else None
    is_according = cue is not None and cue.lemma.startswith("accord")
    text, end = pairing.derived.text, pairing.clause.end
    return cue is not None and is_according and text[end : max(end, cue.start)].strip() in ("", ",")


def _is_bare(pairing: Pairing) -> bool:
    """Whether a clause is no more than who or what does something, and what it is: "The guild, which may sue,"."""
    clause, text = pairing.clause, pairing.derived.text
    beside = _RELATIVE.search(text, clause.start, min(len(text), clause.end + _ASIDE))
    is_beside = beside is not None and beside.start() <= clause.end
    is_first = beside is not None and is_beside and _VERB.search(text, clause.start, beside.start()) is None
    return is_first or _is_cut(pairing)


def _is_cut(pairing: Pairing) -> bool:
    """Whether the same one says more after the words that tell who speaks: "The track, he added, would open"."""
    clause = pairing.clause
    near = [one for one in pairing.derived.clauses if one.number == clause.number and one.start >= clause.end]
    later = [one for one in near if one.voice is clause.voice]
    is_parted = bool(later) and near[0].is_frame
    return is_parted and _VERB.match(pairing.derived.text, later[0].start) is not None


def _is_report(clause: Clause) -> bool:
    """Whether a sentence of the narrator's reports what somebody does by speaking: "She ruled out a toll"."""
    at = next((index for index, word in enumerate(clause.words[:_REPORT]) if word.key in listed("reports")), None)
    return bool(at) and (clause.words[0].key in _PRONOUNS or clause.words[0].is_capital)


def _is_far(pairing: Pairing, voice: Voice) -> bool:
    """Whether a clause is not the one that the words for the speaker follow: "The line is shut, and it may stay so"."""
    between = pairing.derived.text[pairing.clause.end : max(voice.label_start, pairing.clause.end)]
    return _JOINED.match(between) is not None or _CONTRAST.search(between) is not None


def is_told_of(clause: Clause, voice: Voice) -> bool:
    """Return whether what somebody does is what a clause of the original tells: "the mayor had called the judges"."""
    cue = voice.quotation.cue if voice.quotation and voice.quotation.kind == "indirect" else None
    stems = {word.stem for word in clause.words}
    is_deed = cue is not None and cue.lemma not in _SAYING and stem(cue.lemma) in stems
    return is_deed and head_of(voice.label) in stems


def _is_deed_told(clause: Clause, voice: Voice, original: Voice) -> bool:
    """Whether a clause tells what somebody does in the original by saying it: "units had been ordered to stop"."""
    cue = original.quotation.cue if original.quotation and original.quotation.kind == "indirect" else None
    own = voice.quotation.cue if voice.quotation else None
    if cue is None or (own is not None and stem(own.lemma) == stem(cue.lemma)):
        return False
    return cue.lemma in listed("dealings") and stem(cue.lemma) in {word.stem for word in clause.words}


def _is_new_outside(pairing: Pairing, voice: Voice, original: Voice) -> bool:
    """Whether a clause gives to somebody what tells it by itself in the original: "Lee said tests showed it"."""
    inner = [head_of(one.label) for one in pairing.clause.voices if one is not voice]
    is_inner = bool(inner) and all(head == head_of(original.label) for head in inner)
    return is_inner and not pairing.best.clause.is_contested and not original.is_named


def _is_elsewhere(pairing: Pairing, voice: Voice) -> bool:
    """Whether a person with a name is not spoken of where the original has a "he" or "she"."""
    number = pairing.best.clause.number
    near = {word.stem for at in range(number - _BEFORE, number + 1) for word in pairing.original.words_of(at)}
    return voice.is_named and near.isdisjoint(word.stem for word in telling_words(voice.label))


def _joined(pairing: Pairing, voice: Voice) -> Iterator[Remark]:
    """Yield where two are given for what one of them said, or neither: "Lee and Roe said"."""
    good = [match for match in pairing.every if match.source and match.share >= _LEAST_JOINED]
    own = [match for match in good if _is_of(match, voice)] or [match for match in good if len(match.shared) > 1]
    if not own or any(match.clause.voice and _may_be_joined(match.clause.voice, voice) for match in own):
        return
    if any(match.source != own[0].source and own[0].score - match.score < _CLEARLY_BETTER for match in own):
        return
    source = own[0].source
    if _has_agreed(pairing, own[0], voice) or _is_with_its_own(pairing, own[0], voice):
        return
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


def _may_be_joined(original: Voice, voice: Voice) -> bool:
    """Whether two may say it in the original, and no others than those who are given here."""
    if original.joined is None:
        return False
    names = [word for word in telling_words(original.joined) if word.is_capital]
    label = telling_words(f"{voice.label} {voice.joined}")
    are_named = bool(names) and sum(word.is_capital for word in label) > 1
    return not are_named or not {word.stem for word in names}.isdisjoint(word.stem for word in label)


def _has_agreed(pairing: Pairing, match: Match, voice: Voice) -> bool:
    """Whether the other one agrees in the original, in words that do not tell it again: "Roe agreed"."""
    story, number = pairing.originals.stories[match.story], match.clause.number
    mine = descriptors(match.source) if match.source is not None else frozenset()
    labels = f"{voice.label} {voice.joined} {voice.source.name if voice.source else ''}"
    others = {word.stem for word in telling_words(labels)} - mine
    return any(
        _AGREES.search(story.text, max(sentence.start, match.clause.end), sentence.end)
        and not others.isdisjoint(word.stem for word in story.words_of(at))
        for at, sentence in enumerate(story.sentences[: number + _BEFORE])
        if at >= number
    )


def _is_with_its_own(pairing: Pairing, match: Match, voice: Voice) -> bool:
    """Whether a body says something beside one who speaks for it: "the firm and its director said"."""
    source, label = match.source, f" {voice.label} {voice.joined} "
    if source is None:
        return False
    is_body = any(lexicon.noun_kind(word.key) == "organization" for word in telling_words(source.name)[-1:])
    if source.kind != "organization" and not is_body:
        return False
    cast = pairing.originals.stories[match.story].analysis.sources
    known = [one for one in cast if one.kind == "person" and one.named and is_in(one.name, telling_words(label))]
    called = [text for one in known for text in (one.description or "", *(mention.text for mention in one.mentions))]
    other = (voice.joined or "").lower().split() or [""]
    is_officer = other[0] == "its" and other[-1] in lexicon.person_roles()  # and no "its critics"
    return is_officer or any(text.lower().startswith("its ") for text in called)


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
    return (
        (len(more) > 1 or other.score >= _LEAST_LIKE)
        and bool(more)
        and other.source is not None
        and voice.source is not None
        and is_same(voice.source, other.source)
    )


def _follows(voice: Voice, best: Match, story: Story) -> bool:
    """Whether the same one says the sentence before, and the narrator goes on for the source: "It had been slow"."""
    if _REPORTED.isdisjoint(word.key for word in best.clause.words):
        return False
    near = [one for one in story.clauses if one.number == best.clause.number - 1 and one.voice is not None]
    between = story.text[near[-1].end : best.clause.start] if near else "\n"
    sources = [one.voice.source for one in near if one.voice and one.voice.source]
    return "\n" not in between and voice.source is not None and any(is_same(voice.source, one) for one in sources)


def _is_early(voice: Voice) -> bool:
    """Whether what tells something is no source but how sure it is: "according to preliminary data"."""
    return phrase_pattern("early").match(voice.label.lower()) is not None
