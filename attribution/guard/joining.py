"""Who says something together with somebody: "Lee and Roe said", "said Lee, a view shared by Roe"."""

import re

from attribution import lexicon
from attribution.guard.labels import AND, HEAD_ENDS, is_in, roles, telling_words
from attribution.model import Analysis, Quotation, Source
from attribution.names import fold, name_words

_OTHER = (
    r"(?P<other>(?:[A-Z][a-z]{1,4}\.\s+|[Tt]he\s+|[Aa]n?\s+|[Hh]er\s+|[Hh]is\s+|[Ii]ts\s+|[Tt]heir\s+)?(?:[^\W\d_][\w’'-]*)(?:\s+[A-Z][\w’'-]*){0,3}"
    r"|(?:the|an?|her|his|its|other)(?:\s+[\w’'-]+){2,4}"
    r"|the(?:\s+[\w’'-]+){1,3}\s+of\s+(?:[A-Z][\w’'-]+|(?:the|its)(?:\s+[\w’'-]+){1,3}))"
)
#: "union head Lars Roe", "Chief executive Ana Lee".
_TITLED = r"[^\W\d_][\w’'-]*(?:\s+[a-z][\w’'-]*){1,3}(?:\s+[A-Z][\w’'-]+){0,3}"
#: "Lee and Roe said", "Lee and Roe, who run the board, both said", "said Lee and Roe".
_JOINED_AFTER = re.compile(
    rf"(?:,\s[^,“”\"]{{2,60}},)?(?:,?\s+and|,?\s+but\s+also|,\s+like|,\s+(?:joined|echoed|seconded|backed|supported)\s+by|,?\s+(?:together|along)\s+with|,\s+as\s+well\s+as)\s+(?:{_OTHER}|(?P<long>{_TITLED}))(?:\s(?:of|from|at|for|with)\s[^,;“”\"]{{2,50}}?)?(?:\s*,[^“”\"]*)?(?:\s+(?:both|alike|also|jointly|each|have|all))?\s*,?\s*\Z"
)
_JOINED_LAST = re.compile(
    rf"(?:,\s[^,.;“”\"]{{2,60}},)?\s+and\s+{_OTHER}(?=[.,;]|\s*\Z)"
    rf"|,\s+and\s+{_OTHER.replace('other', 'last')}(?:,\s[^,.;“”\"]{{2,60}})?(?=[.;]|\s*\Z)"
    rf"|(?:,\s[^,.;“”\"]{{2,60}},)?\s+and\s+(?P<long>{_TITLED})(?=[.,;]|\s*\Z)"
)
_JOINED_BEFORE = re.compile(
    rf"(?:^|[.;,”\"’]\s+|to\s)(?:{_OTHER}|(?P<long>{_TITLED}))\s+and\s+(?:[a-z][\w’'-]*\s+){{0,3}}\Z"
    rf"|(?:^|[.;”]\s+)(?:(?:Together|Along)\s+with|Like)\s+{_OTHER.replace('other', 'first')},\s+"
    r"(?:[^,.;“”\"]{2,60},\s+)?\Z"
)
_TOLD = (
    r"agreed|agrees|concurred|concurs|said\s+(?:the\s+same|so\s+too|as\s+much)|says\s+the\s+same"
    r"|made\s+the\s+same\s+point"
)
_SHARED = r"shared|echoed|backed|supported|confirmed|endorsed|repeated"
_VIEW = (
    r"an?\s+(?:view|claim|figure|estimate|account|opinion|assessment|number|point|fear|statement|charge|accusation"
    r"|allegation|assertion|warning|prediction|forecast|argument|complaint|belief|concern|criticism|verdict|judge?ment"
    r"|remark|theory|version|diagnosis|conclusion|suspicion|observation)"
)
_SHARES = (
    r"confirmed|confirms|shares|shared|backs|backed|supports|supported|endorsed|endorses|echoed|echoes|repeated"
    r"|repeats"
)
#: "Lee said it was old, as did Roe", "It was old, said Lee, and Roe agreed", "a figure Roe confirmed".
_AGREED = re.compile(
    rf"(?:,|\s[–—-])\s+(?:as\s+did|as\s+does|and\s+so\s+did|and\s+so\s+does|(?:{_SHARED})\s+by"
    rf"|{_VIEW}\s+(?:also\s+)?(?:{_SHARED})\s+by)\s+(?:{_OTHER}|(?P<long>{_TITLED}))(?=[.,;]|\s*\Z)"
    rf"|(?:(?:,|\s[–—-])\s+and\s+|\.[”\"’]?\s+)(?:{_OTHER.replace('other', 'last')}|(?P<much>{_TITLED}))\s+"
    rf"(?:(?:also\s+)?(?:{_TOLD}|(?:echoed|confirmed|confirms|echoes)\s+(?:him|her|it|that|this)))(?=[.,;]|\s*\Z)"
    rf"|(?:,|\s[–—-])\s+(?:which|{_VIEW}(?:\s+that)?|whose\s+(?:view|opinion|fears?|account))\s+"
    rf"(?:{_OTHER.replace('other', 'too')}|(?P<so>{_TITLED}))\s+(?:also\s+|later\s+)?(?:{_SHARES})(?=[.,;]|\s*\Z)"
)
#: What may stand between the words for a speaker and those who agree: "told reporters on Monday".
_ADDED = re.compile(r"(?:\s+(?:reporters|journalists|on\s+\w+day|\w+day))*")
_STATE = re.compile(r"\b(?:had|was|were|is|are|has|have|would|could|will|might|may)\b")
_MANY = re.compile(r"\b(?:many|most|some|several|others|everyone|all)\b")
#: "the union's Ana Lee".
_OF_BODY = re.compile(r"[^,]*[’']s?\s(?:[A-Z][\w’'-]+\s?){2,3}")
_OF = re.compile(r"\s(?:of|from|at|for|with)\s")
_NEAR = 120
#: "the Food and Farm Union".
_BODY_WITH_AND = re.compile(r"(?:[Tt]he\s)?[A-Z][\w’'-]*\sand\s(?:[A-Z][\w’'-]*\s)*(?P<last>[A-Z][\w’'-]*)")
#: "Lee of the guides' union | and Roe".
_AND = re.compile(r"(?P<before>[\w’'-]+)\s+and\s+(?P<second>[\w’'-].*)\Z", re.DOTALL)


def find_joined(analysis: Analysis, quotation: Quotation) -> str | None:
    """Return who else says a quotation: the other of "Lee and Roe said"; None where nobody does."""
    label = quotation.speaker.text if quotation.speaker else ""
    if _is_one_body(label):
        return None
    joined = _joined(analysis, quotation)
    return joined if joined or _is_of_body(label) else _last_of(analysis.source_of(quotation))


def _is_one_body(label: str) -> bool:
    """Whether the name of a body has an "and" in it: "the Food and Farm Union"."""
    found = _BODY_WITH_AND.fullmatch(label)
    return found is not None and lexicon.noun_kind(found["last"].lower()) == "organization"


def _joined(analysis: Analysis, quotation: Quotation) -> str | None:
    text, speaker, cue = analysis.document.text, quotation.speaker, quotation.cue
    if speaker is None or cue is None:
        return None
    first, _, second = HEAD_ENDS.split(speaker.text, maxsplit=1)[0].partition(" and ")
    if second and " of " not in first:
        return second
    if (other := _after_body(analysis, quotation, speaker.text)) is not None:
        return other
    if speaker.end <= cue.start:
        found = _JOINED_AFTER.match(text, speaker.end, cue.start)
    else:
        found = _JOINED_LAST.match(text, speaker.end, min(len(text), speaker.end + _NEAR))
    if found is not None and _OF.search(speaker.text) and not _is_person(analysis, quotation, _label(found) or ""):
        found = None  # "Lee of Smith and Sons"
    found = found or _JOINED_BEFORE.search(text, max(0, speaker.start - _NEAR), speaker.start)
    found = found or _agreed(text, quotation)
    if found is None or _MANY.search(found[0]):
        return None
    if speaker.text in ("he", "she") and (found.groupdict().get("other") or "").islower():
        return None  # "Lee said it went to hospital and she said nobody had called"
    return _label(found)


def _agreed(text: str, quotation: Quotation) -> re.Match[str] | None:
    """Return the words by which another one agrees with what is quoted."""
    speaker, cue, last = quotation.speaker, quotation.cue, quotation.spans[-1]
    if speaker is None or cue is None:
        return None
    ends = [last.end, speaker.end, max(speaker.end, cue.end)]
    tried = (_AGREED.match(text, added.end()) for end in ends if (added := _ADDED.match(text, end)) is not None)
    found = next((one for one in tried if one is not None), None)
    within = _AGREED.search(text, last.start, last.end) if quotation.kind == "indirect" else None
    # "She said she lost it, as did Roe" tells of the loss.
    is_told = within is not None and (" did " not in within[0] or _STATE.search(text, last.start, within.start()))
    return found or (within if is_told else None)


def find_agreed(text: str, start: int) -> str | None:
    """Return who agrees in words that begin at a place: "said Lee – and Roe agreed"."""
    found = _AGREED.match(text, start)
    return None if found is None or _MANY.search(found[0]) else _label(found)


def _label(found: re.Match[str]) -> str | None:
    """Return what the other one is called in words that join two."""
    groups = found.groupdict()
    if (long := groups.get("long") or groups.get("much") or groups.get("so")) is not None:
        return long if _is_titled(long) else None
    return groups.get("other") or groups.get("last") or groups.get("first") or groups.get("too")


def _after_body(analysis: Analysis, quotation: Quotation, label: str) -> str | None:
    """Return who follows the body that the first of two is of: "Lee of the guides' union and Roe"."""
    found = _AND.search(label)
    if found is None or not _is_of_body(label):
        return None
    is_apart = found["before"].islower() and found["second"][:1].isupper()
    return found["second"] if is_apart or _is_person(analysis, quotation, found["second"]) else None


def _is_of_body(label: str) -> bool:
    """Whether what joins two stands after what one is of: "Lee of Smith and Sons"."""
    found = _AND.search(label)
    return found is not None and _OF.search(label[: found.start("second")]) is not None


def _is_person(analysis: Analysis, quotation: Quotation, label: str) -> bool:
    """Whether a label is that of a person, other than the one who is quoted, or of one by what the person is."""
    words = telling_words(label)
    if _OF_BODY.fullmatch(label):
        return True
    names = name_words(label)
    if words and not words[-1].is_capital:
        return words[-1].key in roles()
    others = [one for one in analysis.sources if one.named and one.kind == "person" and one.id != quotation.source_id]
    is_known = bool(words) and any(is_in(one.name, words[-1:]) for one in others)
    return is_known or (len(names) > 1 and any(fold(name) in lexicon.given_names() for name in names[:-1]))


def _last_of(source: Source | None) -> str | None:
    """Return the last of some people whom a sentence names together, each with what they are."""
    names = AND.split(source.name) if source is not None and source.members and source.named else []
    return names[-1] if len(names) > 1 else None


def _is_titled(label: str) -> bool:
    """Whether the word before a name is a role: "union head Lars Roe", and no verb: "blamed the Treasury"."""
    small = [word for word in label.split() if word[:1].islower()]
    last = {small[-1], small[-1].removesuffix("s")} if small else set()
    return not last.isdisjoint(roles()) or any(lexicon.noun_kind(one) in ("person", "organization") for one in last)
