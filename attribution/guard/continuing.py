"""What somebody goes on to say in a sentence: "who also said that", "but she found it old", "both he and Roe said"."""

import re
from collections.abc import Iterator

from attribution.guard.labels import telling_words
from attribution.guard.voices import Voice
from attribution.model import Analysis, Source, Span

_VERBS = (
    "said|says|told|added|adds|noted|notes|disclosed|discloses|revealed|reveals|stressed|stresses"
    "|pointed out|points out|warned|warns|confirmed|confirms|explained|explains|recalled|recalls|claimed|claims"
    "|insisted|insists|argued|argues|acknowledged|mentioned|complained|complains|estimated|estimates|admitted|admits|remarked"
    "|observed|believes|believed"
)
#: "Lee, who also disclosed that profits had fallen".
_WHO_ALSO = re.compile(
    rf"(?:,[^,;:“”\"]{{2,70}})?,\s+who\s+(?:\w+\s+)?(?:{_VERBS})\s+(?:(?:reporters|journalists)\s+)?(?:that\s+)?"
    r"(?P<what>[^;:“”\"]{10,}?)(?=;|\.?\s*\Z)"
)
_NOT_IT = re.compile(r"(?:so|this|it|nothing|no more|as much|reporters|journalists)\b\W*(?:[,.]|\Z)")
#: "but she found the plan hasty", "and he considered it old".
_FOUND = re.compile(
    r",?\s(?:but|and|while|though|although|yet)\s+(?P<who>he|she)\s+(?:\w+ly\s+|also\s+)?"
    r"(?:found|finds|considers|considered|thinks|thought|deems|deemed|judges|judged|regards|regarded|called|calls)\s+"
    r"(?P<what>(?:it|that|this|the|its|his|her|their)\s[^;:“”\"]{8,}?)(?=;|\.?\s*\Z)"
)
#: "but he conceded that it was old".
_WENT_ON = re.compile(
    r",?\s(?:but|and|while|though|although|yet)\s+(?P<who>he|she)\s+(?:\w+ly\s+|also\s+|later\s+|then\s+)?"
    rf"(?:{_VERBS}|conceded|concedes)\s+that\s+(?P<what>[^;:“”\"]{{8,}}?)(?=;|\.?\s*\Z)"
)
#: "and both he and Roe spoke of a leak".
_BOTH = re.compile(
    r",?\s(?:but|and|while|though|although|yet)\s+(?:both\s+)?(?P<who>he|she)\s+and\s+(?P<other>[^,;:“”\"]{2,60}?)\s+"
    rf"(?:both\s+|also\s+|each\s+)?(?:{_VERBS}|say|warn|believe|argue|think|spoke of|complain)\s+(?:that\s+)?"
    r"(?P<what>[^;:“”\"]{8,}?)(?=;|\.?\s*\Z)"
)
#: "The wall was wet, she said, and the roof was gone".
_PRONOUN = re.compile(
    rf"(?P<what>[^;“”\"]{{8,}}?),\s+(?P<who>he|she)\s+(?:{_VERBS}|wrote|writes)(?P<rest>,\s[^;“”\"]{{8,}})?\.?\s*\Z",
    re.DOTALL,
)


def find_continued(analysis: Analysis, sentence: Span, voices: list[Voice]) -> Iterator[Voice]:
    """Yield what the one who speaks in a sentence goes on to say in it, alone or together with somebody."""
    text = analysis.document.text
    for voice in voices:
        label_end = voice.label_start + len(voice.label)
        if not sentence.start <= voice.label_start < sentence.end or voice.joined:
            continue
        found = _WHO_ALSO.match(text, label_end, sentence.end)
        if found is not None and not _NOT_IT.match(found["what"]) and not _is_said(voices, found.start("what")):
            place = Span(start=found.start("what"), end=found.end("what"))
            yield voice._replace(spans=(place,), quotation=None)
    speaker = _only(voices)
    if speaker is None:
        return
    for pattern in (_FOUND, _BOTH, _WENT_ON):
        found = pattern.search(text, speaker.label_start + len(speaker.label), sentence.end)
        if found is not None and _fits(speaker, found["who"]) and not _is_own(voices, found.start("who")):
            place = Span(start=found.start("what"), end=found.end("what"))
            other = found.groupdict().get("other")
            yield Voice((place,), speaker.label, speaker.label_start, speaker.source, None, other)
            return


def _is_said(voices: list[Voice], at: int) -> bool:
    return any(span.start <= at < span.end for one in voices for span in one.spans)


def _is_own(voices: list[Voice], at: int) -> bool:
    """Whether words for a speaker are known already to be so."""
    return any(one.label_start == at for one in voices)


def _only(voices: list[Voice]) -> Voice | None:
    """Return the one person who speaks in a sentence; None where there are two, or none is known."""
    people = {one.source.id or one.source.name: one for one in voices if one.source is not None}
    first = next(iter(people.values())) if len(people) == 1 else None
    if first is None or first.source is None or first.label_start < 0 or not telling_words(first.label):
        return None
    # A family name by itself may be read as that of a body.
    is_family_name = first.source.named and " " not in first.source.name
    return first if first.source.kind == "person" or is_family_name else None


def _fits(voice: Voice, pronoun: str) -> bool:
    """Whether a "he" or "she" may be a person's."""
    known = voice.source.pronouns if voice.source is not None else ()
    return not known or pronoun in known


def find_by_pronoun(text: str, start: int, part: str, person: Source | None) -> Iterator[Voice]:
    """Yield what "she said" tells in the midst or at the end of a sentence; she is who spoke before."""
    found = _PRONOUN.match(part)
    if found is None or person is None or (person.pronouns and found["who"] not in person.pronouns):
        return
    spans = [Span(start=start + found.start("what"), end=start + found.end("what"))]
    if found["rest"]:
        spans.append(Span(start=start + found.start("rest"), end=start + found.end("rest")))
    label_start = start + found.start("who")
    yield Voice(tuple(spans), text[label_start : label_start + len(found["who"])], label_start, person, None)
