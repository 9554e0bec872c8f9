"""Who the source of a quotation is, where the sentence itself says more than the engine is sure of."""

import re

import msgspec

from attribution import lexicon
from attribution.guard.labels import HEAD_ENDS, UNKNOWN, head_of, head_word, roles, telling_words
from attribution.guard.words import listed, stem
from attribution.model import Analysis, Mention, Quotation, Source
from attribution.names import compare_names, fold, name_words

#: "the mayor", "Lee’s lawyer".
DEFINITE = re.compile(r"(?:the|its|his|her|their|this|that)\s|[^\W\d_]+[’']s?\s", re.IGNORECASE)

#: "a dealer in Lorn, Otto Brandt, said", "according to co-founder Otto Brandt".
_APPOSED = re.compile(r",?\s(?P<name>[A-Z][^\W\d_]+(?:\s(?:[a-z]{1,3}\s)?[A-Z][\w’'-]+){1,2})(?=[,.;]|\s*\Z)")
#: "Paloma Cruz, a restorer who worked there".
_TOLD_AS = re.compile(r",\s(?P<what>[^,.;:“”\"]{3,60})[,.;]")
#: "Economist Ana Lee of Lorn University".
_ROLE_AND_NAME = re.compile(
    r"(?P<role>[A-Za-z][\w’'-]*(?:\s[a-z][\w’'-]*){0,3})\s(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)+)(?:\s(?:of|from|at|with|for)\s.*)?\Z"
)
#: "once a worker at the orchard", "until last year a clerk".
_ONCE = re.compile(
    r",\s(?:once|formerly|previously|until [\w ]{2,20}|for [\w ]{2,20}|now|then)\s(?:an?|the|one of the)\s"
)
_MOST_NAMES = 3
_WHO = re.compile(r",?\swho(?:se)?\b")
_ANY = re.compile(r"(?:an?|one|another)\s", re.IGNORECASE)
#: "a spokeswoman for the town", before the name of the town.
_OF_BODY = re.compile(
    r"\A(?:an?|one)\s.+\s(?:of|for|from|at|with)\s(?:the|its|their)\s(?:[\w’'-]+\s)*(?P<noun>[\w’'-]+)\Z", re.IGNORECASE
)


def source_of(analysis: Analysis, quotation: Quotation) -> Source | None:
    """Return the source of a quotation; of one by "she" that stays open, the one who speaks before in its paragraph."""
    source = analysis.source_of(quotation)
    if source is not None and quotation.speaker is not None:
        mend = _mended if source.named else _of_kind
        is_body = _is_body(source)
        source = mend(analysis.document.text, quotation.speaker, source)
        if is_body:
            source = msgspec.structs.replace(source, kind="organization")
    if source is not None and quotation.speaker is not None and (not source.named or is_described(source)):
        return _apposed(analysis, quotation.speaker, source)
    if source is None or not source.name.startswith(UNKNOWN) or quotation.speaker is None:
        return source
    text = analysis.document.text
    before = [one for one in analysis.quotations if one.spans and one.spans[-1].end <= quotation.spans[0].start]
    near = [one for one in before if "\n" not in text[one.spans[0].start : quotation.spans[0].start].strip()]
    known = [analysis.source_of(one) for one in near]
    people = {one.id: one for one in known if one is not None and not one.name.startswith(UNKNOWN)}
    only = next(iter(people.values())) if len(people) == 1 else None
    if only is None or only.kind != "person":
        return source
    said = quotation.speaker.text.lower()
    return source if only.pronouns and said not in only.pronouns else only


def _mended(text: str, speaker: Mention, source: Source) -> Source:
    """Return a source as a person where it is told as one, and without a name where the name is that of a body."""
    if source.kind == "person" and source.description and source.name.startswith(f"{source.description} "):
        source = msgspec.structs.replace(source, name=source.name.removeprefix(f"{source.description} "))
    if source.kind in ("organization", "other") and speaker.text == source.name and _is_told_as_person(text, speaker):
        return msgspec.structs.replace(source, kind="person")
    if source.kind == "person" and _is_of_body(text, speaker, source):
        return msgspec.structs.replace(source, name=speaker.text, named=False)
    is_person = source.kind in ("organization", "other") and name_words(source.name)[:1] and speaker.text == source.name
    if is_person and name_words(source.name)[0] in lexicon.given_names():
        told = _TOLD_AS.match(text, speaker.end)
        if told is not None and any(word.key in roles() for word in telling_words(told["what"])):
            return msgspec.structs.replace(source, kind="person")
    if source.kind == "person" and speaker.text == source.name:
        told = _TOLD_AS.match(text, speaker.end)
        head = HEAD_ENDS.split(told["what"], maxsplit=1)[0].split() if told is not None else []
        if head and head[0] in ("a", "an", "the") and lexicon.noun_kind(head[-1].lower()) == "organization":
            return msgspec.structs.replace(source, kind="organization")
    if source.kind != "person" and (named := _ROLE_AND_NAME.match(speaker.text)) is not None:
        is_role = named["role"].split()[-1].lower() in roles()
        if is_role and name_words(named["name"])[0] in lexicon.given_names():
            return msgspec.structs.replace(source, kind="person", name=named["name"])
    return source


def _is_body(source: Source) -> bool:
    """Whether the name of a person is that of a body, by its last word: "Seddon Property Trust"."""
    words = source.name.split()
    is_name = source.kind == "person" and len(words) > 1 and all(word[:1].isupper() for word in words)
    is_body = is_name and lexicon.noun_kind(words[-1].lower()) == "organization"
    return is_body and fold(words[0].lower()) not in lexicon.given_names()


def _is_told_as_person(text: str, speaker: Mention) -> bool:
    """Whether a name of two words is told as somebody's: "Des Moor, once a worker there", "Des Moor, who digs"."""
    words = speaker.text.split()
    if not 1 < len(words) <= _MOST_NAMES or lexicon.noun_kind(words[-1].lower()) == "organization":
        return False
    return bool(_ONCE.match(text, speaker.end) or _WHO.match(text, speaker.end))


def _of_kind(text: str, speaker: Mention, source: Source) -> Source:
    """Return a source without a name as a person where a person's "who" follows: "a guide, who asked"."""
    is_thing = source.kind in ("document", "other")
    # "A crane operator who asked for no name": no firm.
    is_who = _WHO.search(speaker.text) or _WHO.match(text, speaker.end)
    is_role = head_of(speaker.text) in _role_stems() if is_thing else _is_one_in_trade(speaker.text)
    is_person = (is_who and source.kind != "group") or is_role
    return msgspec.structs.replace(source, kind="person") if is_person else source


def _is_one_in_trade(label: str) -> bool:
    """Whether a label is that of one in a trade, and of no firm that the text knows: "a local lodge operator"."""
    head = head_word(label)
    return bool(_ANY.match(label) and head) and head[0].key in listed("trades")


@lexicon.cached
def _role_stems() -> frozenset[str]:
    return frozenset(stem(role) for role in lexicon.person_roles() if " " not in role)


def _is_of_body(text: str, speaker: Mention, source: Source) -> bool:
    """Whether a name that follows a description is that of a body in it: "a spokesman for the exporter, Sambava"."""
    found = _OF_BODY.search(speaker.text)
    if found is None or not text[speaker.end :].startswith(f", {source.name}"):
        return False
    return name_words(source.name)[0] not in lexicon.given_names()


def is_described(source: Source) -> bool:
    """Whether the name of a source is what it is called: "The head of the observatory"."""
    return bool(DEFINITE.match(source.name)) and source.kind == "person"


def _apposed(analysis: Analysis, speaker: Mention, source: Source) -> Source:
    """Return a source with the name that follows what it is called: "a dealer in Lorn, Otto Brandt, said"."""
    called = f"{speaker.text} {source.name}"
    if source.kind != "person" or not any(word.key in roles() for word in telling_words(called)):
        return source
    ends = [speaker.end, *(mention.end for mention in source.mentions if is_described(source))]
    tried = (_APPOSED.match(analysis.document.text, end) for end in ends)
    found = next((one for one in tried if one is not None), None)
    if found is None or (_OF_BODY.search(speaker.text) and name_words(found["name"])[0] not in lexicon.given_names()):
        return source
    people = [one for one in analysis.sources if one.named and compare_names(found["name"], one.name) == "same"]
    return people[0] if people else msgspec.structs.replace(source, name=found["name"], named=True)
