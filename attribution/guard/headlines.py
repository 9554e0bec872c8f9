"""Who says what a headline says: "Ferry to close, minister says", "Minister: ferry to close"."""

import re
from itertools import takewhile

import msgspec

from attribution import lexicon
from attribution.guard.labels import HEAD_ENDS, roles, telling_words
from attribution.guard.voices import Voice
from attribution.model import Analysis, Source, Span
from attribution.names import compare_names, fold, name_words

_VERBS = (
    "says?|said|concedes?|confirms?|warns?|warned|claims?|insists?|reports?|admits?|"
    "tells?|argues?|announces?|vows?|explains?"
)
_LED = re.compile(
    r"(?P<who>(?:[A-Z][a-z]{1,3}\.\s)?[^:“”\"‘.]{2,60}?)(?:\s+(?:agree|say|warn|insist)s?)?:\s+(?P<what>\S.+)",
    re.DOTALL,
)
_TAIL = re.compile(rf"(?P<what>.{{12,}}?),\s+(?P<who>[^,“”\"]{{2,60}}?)\s+(?:{_VERBS})\b", re.DOTALL)
#: "Ferry to stop, admits minister".
_LAST = re.compile(rf"(?P<what>.{{12,}}?),\s+(?:{_VERBS})\s+(?P<who>[^,“”\"]{{2,60}})\Z", re.DOTALL)
_DASH = re.compile(r"(?P<what>.{12,}?)\s+[–—-]\s+(?P<who>[^,“”\".]{2,50})\Z", re.DOTALL)


#: "Lee", "Lee and Roe".
_NAMES = re.compile(r"[A-Z][\w’'-]+(?: and [A-Z][\w’'-]+)?")
#: What readers are told to do is no name: "Pity the farmers: they pay more", "Meet Ana Lee: she sings".
_CALLED_ON = re.compile(
    r"\s*(?:[A-Z][a-z]+ (?:the|our|those|these|your|their|his|her|my|poor|this|that) "
    r"|(?:Meet|Pity|Spare|Remember|Ask|Blame|Thank|Forget|Imagine|Consider|Hear|Picture|Introducing|Farewell|Congratulations"
    r"|Welcome|Hello|Goodbye|Enter|Cheer|Think|See|Watch|Read|Call|Tell|Save|Spot|Follow|Poor) )"
)
#: What stands before a name: "Dr Rane", "Governor Banda".
_TITLE = re.compile(r"(?P<title>[A-Z][a-z]+)\.? (?=[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?\Z)")
_TITLES = frozenset(
    "dr mr mrs ms miss prof professor sir dame lord lady sister father rev reverend judge justice".split()
)

#: What somebody is called by what the one does.
_NAMED_BY_DEED = re.compile(r"\w{3,}(?:er|or|ist|ian|man|woman|ant|ee)\Z")
_SOMEBODY = frozenset({"someone", "somebody"})

#: "Minister, union", and no "Minister, Ana Lee".
_ROLES = re.compile(r"[\w’'-]+(?: [a-z][\w’'-]*)*, [a-z][\w’'-]*(?: [a-z][\w’'-]*)*")


def find_headline_voice(analysis: Analysis, sentence: Span, *, is_derived: bool = False) -> tuple[Voice, ...]:
    """Return who says a sentence that has no attribution but a headline's, or nothing where nobody does.

    Of a derived text a name by itself is taken too, as the original may know it: "Lee: ferry to close".
    """
    text = analysis.document.text
    shown = text[sentence.start : sentence.end].rstrip(" .\n")
    for pattern in (_LED, _TAIL, _LAST, _DASH):
        found = pattern.match(shown.lstrip())
        if found is None:
            continue
        name = untitled(found["who"].strip())
        is_name = is_derived and pattern is not _TAIL and _NAMES.fullmatch(name) is not None
        if not is_name and not is_speaker(analysis, found["who"]):
            continue
        shift = sentence.start + len(shown) - len(shown.lstrip())
        place = Span(start=shift + found.start("what"), end=shift + found.end("what"))
        label = found["who"].strip()
        first, other = two_of(analysis, label)
        source = known_source(analysis, untitled(first))
        if untitled(first) != first and not source.named:
            source = msgspec.structs.replace(source, kind="person", named=True)
        return (Voice((place,), label, shift + found.start("who"), source, None, other),)
    return ()


def is_led(analysis: Analysis, sentence: Span, voices: list[Voice]) -> bool:
    """Return whether a colon gives all of a sentence to one, who tells what others say: "Lee: staff asked for help"."""
    text = analysis.document.text
    found = _LED.fullmatch(text[sentence.start : sentence.end].strip().rstrip("."))
    if found is None or not is_speaker(analysis, found["who"]) or any(mark in found["what"] for mark in '“”"‘'):
        return False
    first = text.index(":", sentence.start)
    return all(voice.label_start > first for voice in voices)


def untitled(label: str) -> str:
    """Return a name without the title or the office before it: "Rane" for "Dr Rane"."""
    found = _TITLE.match(label)
    is_title = found is not None and (found["title"].lower() in _TITLES or found["title"].lower() in roles())
    return label[found.end() :] if found is not None and is_title else label


def two_of(analysis: Analysis, label: str) -> tuple[str, str | None]:
    """Return the two whom a label names: "Minister and union"; a label of one, and None."""
    first, _, other = label.partition(" and ")
    if not other and _ROLES.fullmatch(label):
        first, _, other = label.partition(", ")
    is_one = not other or any(label in source.name for source in analysis.sources)
    are_two = all(_NAMES.fullmatch(one) or is_speaker(analysis, one) for one in (first, other))
    if is_one or not are_two:
        return label, None
    return first, other


def is_speaker(analysis: Analysis, label: str) -> bool:
    """Whether a label ends in a role, or in a body that speaks."""
    words = telling_words(label)
    head = HEAD_ENDS.split(label.strip(), maxsplit=1)[0].split()
    last = head[-1].lower() if head else ""
    if last in _SOMEBODY:
        return True
    if re.match(r"(?:no|how|why|what|when|where|who)\b", label.strip(), re.IGNORECASE) or _CALLED_ON.match(label):
        return False
    roles = [word.lower() for word in head if word[:1].islower()]
    if roles and last[:1].isalpha() and head[-1][:1].isupper() and roles[-1] in lexicon.person_roles():
        return True  # "club manager Ana Lee"
    names = list(takewhile(lambda word: word[:1].isupper(), reversed(head)))[::-1]
    if len(names) > 1 and roles and _NAMED_BY_DEED.search(roles[-1]):
        return True  # "loss adjuster Ana Lee"
    if len(names) > 1 and head[-len(names) :] == names and fold(names[0].lower()) in lexicon.given_names():
        return True  # "guide Ana Lee"
    if words and all(word.is_capital for word in words) and (len(words) > 1 or _is_known(analysis, label)):
        return True  # a name
    return bool(words) and (
        lexicon.noun_kind(last) in ("person", "organization") or last.removesuffix("s") in lexicon.person_roles()
    )


def _is_known(analysis: Analysis, label: str) -> bool:
    """Whether a word is part of a name in the text."""
    return any(source.named and label.strip() in source.name.split() for source in analysis.sources)


def known_source(analysis: Analysis, label: str) -> Source:
    """Return the source that a label names or describes; a new one where the article has none."""
    found = [source for source in analysis.sources if source.name.casefold() == label.casefold()]
    if found:
        return found[0]
    names = name_words(label)
    named = [one for one in analysis.sources if one.named and names and compare_names(label, one.name) == "same"]
    if named:
        return named[0]
    if len(names) > 1:
        words = label.split()[-len(names) :]
        while len(words) > 1 and words[0][:1].islower():
            words = words[1:]  # "guide Ana Lee"
        deeds = [at for at, word in enumerate(words) if word.islower() and _NAMED_BY_DEED.search(word)]
        if deeds and deeds[-1] + 2 < len(words) and all(word[:1].isupper() for word in words[deeds[-1] + 1 :]):
            words = words[deeds[-1] + 1 :]  # "Retired loss adjuster Ana Lee"
        return Source(id="", name=" ".join(words), kind="person", named=True)
    head = HEAD_ENDS.split(label, maxsplit=1)[0].split() or label.split()
    plural = head[-1].lower().endswith("s")
    kind = lexicon.noun_kind(head[-1].lower().removesuffix("s"))
    return Source(
        id="",
        name=label,
        kind="organization" if kind == "organization" else "group" if plural else "person",
        named=False,
    )
