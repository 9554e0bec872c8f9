"""Who says a clause in the derived text where somebody else says it in the original."""

import re
from collections.abc import Iterator

from attribution.guard.labels import descriptors, head_of, is_in, roles
from attribution.guard.matching import Match
from attribution.guard.pairing import Pairing, is_name_alone
from attribution.guard.remarks import Remark, remark, shown
from attribution.guard.speakers import find_change, is_described, is_lead, is_same
from attribution.guard.voices import Voice
from attribution.guard.wording import has_denial
from attribution.guard.words import listed, read_words
from attribution.names import name_words

#: How sure the engine has to be who says something, in both texts, for a speaker to be another one.
_CLEAR = 0.6
#: The same where it is given "according to" somebody.
_CLEAR_GIVEN = 0.5
#: Of a clause so much has to be in what another one says whom the label may mean.
_LEAST_LIKE = 0.3
#: What is denied without being told again: "The company denied this".
_UNTRUE = r"(?:untrue|not true|false|wrong|nonsense|rubbish|absurd|ridiculous|baseless|unfounded|impossible|slander)"
_DENIED = re.compile(
    rf"\b(?:call(?:s|ed)|said|says)\s+(?:it|this|that|the\s+(?:claim|allegation|report|story)s?)\s+(?:was\s+|is\s+)?"
    rf"(?:{_UNTRUE}|an?\s+(?:invention|lie|fabrication|fiction|myth|fairy tale|slander))\b"
    r"|"
    r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|dispute[sd]?|contradict(?:s|ed)?)"
    r"(?:\s+(?:it|this|that|so|her|him|them|the\s+(?:claim|charge|accusation|allegation|report|account|story)s?))"
    r"(?=[,.;]|\s*\Z|\s+(?:and|but|on|in|as|saying)\b)"
)
_DENY = frozenset({"deny", "denies", "denied", "denying"})
_NOT = frozenset({"not", "no", "never", "none", "nobody", "nothing"})
#: "Lee said Roe had told him that": who tells it in the words of another is named so early.
_OPENING = 6
#: It is denied in its own sentence or in the next.
_NEXT = 2


def find_changed(pairing: Pairing, voice: Voice, original: Voice) -> Iterator[Remark]:
    """Yield that another one says a clause in the original, or one with a name, or without."""
    best = pairing.best
    if not (is_clear(voice) and is_clear(original)):
        return
    rivals = [
        match
        for match in pairing.near
        if (match.source is None or match.source != original.source)
        and not (match.clause.is_frame and (_is_around(match, best) or is_name_alone(pairing.clause, match)))
    ]
    described = [match for match in rivals if match.source is not None and is_described(voice, match.source)]
    if voice.is_named and described:
        # "It will last four days, aid worker Ana Lee said", where an aid worker says so, and a minister two weeks.
        best, rivals = described[0], []
        original = best.clause.voice or original
    if denied := _denied_beside(pairing, voice):
        what = f"In the original {shown(voice.label)} denies it."
        yield remark("denial-dropped", pairing.clause, denied, what)
        return
    if (rivals and not _is_called(voice, original)) or _is_anothers(pairing, voice):
        return
    if _stands_between(pairing, voice, original):
        return
    if _turns(pairing, voice) and not (original.is_denial or has_denial(best.clause)):
        return  # it is another statement: the one that it is not so
    if _denies(pairing, voice) or _has_denied(pairing, voice):
        what = f"In the original {shown(voice.label)} denies it."
        yield remark("denial-dropped", pairing.clause, best, what)
        return
    if original.is_denial and not (voice.is_denial or has_denial(pairing.clause)):
        return  # it is another statement: the one that it is so
    change = find_change(voice, original, pairing.originals.stories)
    if change is not None:
        yield remark(change.departure, pairing.clause, best, change.differs)


def _turns(pairing: Pairing, voice: Voice) -> bool:
    """Whether somebody denies a clause, or it says outright that something is not so: "Lee knew of no boats"."""
    is_indirect = voice.quotation is not None and voice.quotation.kind == "indirect"
    return (voice.is_denial and is_indirect) or any(word.key in _NOT for word in pairing.clause.words)


def _is_around(match: Match, best: Match) -> bool:
    """Whether a match is told of the one who says the best one: "Lee, who was asked to value it, put it at six"."""
    is_near = match.story == best.story and match.clause.number == best.clause.number
    return is_near and match.clause.words[0].key == "who"


def _is_called(voice: Voice, original: Voice) -> bool:
    """Whether what the original calls the one who says it stands beside a name, and so tells who is meant."""
    return voice.is_named and original.source is not None and is_described(voice, original.source)


def find_unmasked(pairing: Pairing, voice: Voice) -> Iterator[Remark]:
    """Yield the name of one who has none in the original, where two are reported to say the words there."""
    for original in pairing.best.clause.voices:
        if voice.is_named and original.source is not None and is_described(voice, original.source):
            yield from find_changed(pairing, voice, original)
            return


def _stands_between(pairing: Pairing, voice: Voice, original: Voice) -> bool:
    """Whether the one who says it in the original is named after a source: "Lee, whose son Roe says"."""
    clause, source = pairing.clause, original.source
    if source is None or not source.named or not 0 <= voice.label_start < clause.start:
        return False
    between = read_words(pairing.derived.text, voice.label_start + len(voice.label), clause.start)
    if voice.source is not None and voice.source.kind == "organization":
        called = descriptors(source)
        if any(word.key in roles() and word.stem in called for word in between):
            return True  # "The bank says through its manager that"
    near = clause.words[:_OPENING] if source.kind == "person" else clause.words
    return is_in(source.name, (*between, *near))


def _is_anothers(pairing: Pairing, voice: Voice) -> bool:
    """Whether somebody whom a label without a name means says a part of it: "an economist", where one doubts it."""
    if voice.is_named or pairing.best.source is None:
        return False
    head = head_of(voice.label)
    others = (
        match.source
        for match in pairing.every
        if match.own >= _LEAST_LIKE and len(match.shared) > 1 and match is not pairing.best
    )
    called = (descriptors(source) for source in others if source is not None and source != pairing.best.source)
    return head not in descriptors(pairing.best.source) and any(head in one for one in called)


def _has_denied(pairing: Pairing, voice: Voice) -> bool:
    """Whether the one who says it here denies in the original what another one says there."""
    source = voice.source
    if source is None or voice.is_denial or has_denial(pairing.clause):
        return False
    cue = voice.quotation.cue if voice.quotation else None
    if cue is not None and cue.lemma in listed("admissions") and _denies_near(pairing, voice):
        return True
    return source.named and any(
        len(match.shared) > 1
        and (
            match.clause.voice.is_denial and match.source is not None and is_same(source, match.source)
            if match.clause.voice is not None
            else is_in(source.name, match.clause.words) and any(word.key in _DENY for word in match.clause.words)
        )
        for match in pairing.every
    )


def _denied_beside(pairing: Pairing, voice: Voice) -> Match | None:
    """Return where the one who says it here denies it in the original, where another one says nearly the same."""
    if voice.source is None or not voice.source.named or voice.is_denial or has_denial(pairing.clause):
        return None
    return next(
        (
            match
            for match in pairing.near
            if match.clause.voice is not None
            and match.clause.voice.is_denial
            and match.source is not None
            and len(match.shared) > 1
            and is_same(voice.source, match.source)
        ),
        None,
    )


def _denies_near(pairing: Pairing, voice: Voice) -> bool:
    """Whether one who may be the same denies something like it: "Pilot admits that he drank"."""
    head = head_of(voice.label)
    return any(
        match.clause.voice is not None
        and match.clause.voice.is_denial
        and match.source is not None
        and (not voice.is_named or (voice.source is not None and is_same(voice.source, match.source)))
        and (voice.is_named or head in descriptors(match.source) or _is_lead_of(pairing, head))
        and any(word.stem in match.shared and not word.is_capital for word in pairing.clause.telling)
        for match in pairing.every
    )


def _is_lead_of(pairing: Pairing, head: str) -> bool:
    """Whether a story opens with one who is called so, without a name: it is named later."""
    stories = pairing.originals.stories
    return any(
        head == head_of(one.name) and is_lead(one, stories) for story in stories for one in story.analysis.sources
    )


def _denies(pairing: Pairing, voice: Voice) -> bool:
    """Whether the one who says it here denies it in the original, in words that do not tell it again."""
    story, number = pairing.original, pairing.best.clause.number
    source = voice.source
    there = {word.key for word in pairing.best.clause.words}
    own = pairing.clause._replace(words=tuple(word for word in pairing.clause.words if word.key not in there))
    if source is None or voice.is_denial or has_denial(own):
        return False
    family = name_words(source.name)[-1:] if source.named and source.kind == "person" else ()
    for sentence in story.sentences[number : number + _NEXT]:
        text = story.text[max(sentence.start, pairing.best.clause.end) : sentence.end]
        found = _DENIED.search(text)
        before = read_words(text, 0, found.start()) if found else ()
        stems = {word.stem for word in before}
        if found and (any(is_in(name, before) for name in family) or head_of(voice.label) in stems):
            return True
    return False


def is_clear(voice: Voice) -> bool:
    """Return whether it is sure enough who says something."""
    if voice.label.lower().startswith("whose "):
        return False  # "Lee, whose people say", of whom Lee tells it
    quotation = voice.quotation
    is_given = quotation is not None and quotation.cue is not None and quotation.cue.lemma.startswith("accord")
    is_anybody = voice.label.lower().split()[:1] in (["someone"], ["somebody"])  # who it is stays open, and is left so
    is_told = (
        voice.is_indefinite and quotation is not None and quotation.cue is not None and quotation.cue.lemma == "say"
    )
    return quotation is None or is_anybody or is_told or quotation.confidence >= (_CLEAR_GIVEN if is_given else _CLEAR)
