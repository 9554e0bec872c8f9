"""Labels of a record that name nobody and tell who speaks all the same: "THE CORONER", "MAYOR", "MADAM CHAIR"."""

import re
from collections.abc import Iterable, Iterator

from attribution import lexicon
from attribution.model import Source
from attribution.names import compare_names, fold, name_words

#: Where what somebody is ends: "aide to the mayor", "chair of the board", "counsel assisting the coroner".
_MORE = re.compile(r"\s(?:of|for|to|at|in|on|with|who|from|assisting|advising|representing)\b|[,(]")
_POLITE = frozenset("the a an madam madame mr mrs ms mister sir hon honourable honorable your".split())
#: Words that make an office another one.
_RANKS = frozenset("acting assistant associate deputy former late sub under vice ex".split())
#: Whoever speaks is one in a recording's labels.
_ANYBODY = frozenset({"speaker"})
_ONE_OFFICE = {"chairman": "chair", "chairwoman": "chair", "chairperson": "chair", "head teacher": "headteacher"}
#: What one is who works for somebody else, and so does not hold that one's office.
_WORK = frozenset(
    "adviser advisor agent aide ally assistant attorney barrister biographer clerk colleague counsel counselor lawyer "
    "publicist representative secretary solicitor spokesman spokesperson spokeswoman staffer".split()
)
#: Who asks, leads and notes, beside those who are asked.
_BESIDE = frozenset(
    "announcer audience bailiff caller clerk correspondent counsel court examiner foreman interpreter interviewer "
    "journalist judge juror moderator narrator operator presenter press prosecutor reporter translator".split()
)
#: Who speaks under these may be anybody, she who has a label of her own elsewhere as well.
_UNSURE = frozenset(
    "speaker person participant guest panelist panellist respondent interviewee witness defendant claimant plaintiff "
    "applicant member unknown unidentified inaudible unnamed voice male female".split()
)
_ANYONE = frozenset({"man", "woman"})
_VOICE, _NUMBER = re.compile(r"voices? (?:from|in|at|off|on) "), re.compile(r"(?: #?\d+)+$")
_QUESTIONS, _ANSWERS = frozenset({"q", "question"}), frozenset({"answer", "witness", ""})
_LONGEST = 3


def labels_of_another(labels: Iterable[str], source: Source, others: Iterable[Source]) -> frozenset[str]:
    """Return the labels that tell an office which somebody does not hold, as far as an article says.

    That is an office of another person in the article, or any where the article says that this one is something else,
    or where the record has this one under a label of their own. There those who ask and note are others as well.

    Args:
        labels: The labels of a record.
        source: The person to whom the article gives words.
        others: The other people in the article.
    """
    taken = {office for other in others for office in _offices_of(other)}
    # A mention without the name may be misread: of "counsel assisting the coroner, Ana Lee" the parser makes her that.
    own = _offices_of(source) | (_offices_of(source, by_name=False) - taken)
    own = (own & _WORK) or own
    told = {label: _office(label) for label in labels}
    is_named = any(compare_names(label, source.name) == "same" for label, office in told.items() if not office)
    found = {label for label, office in told.items() if office and office not in own}
    found = {label for label in found if told[label] in taken or own or is_named}
    return frozenset(found | (_roles_beside(told, source) if is_named else set()))


def _roles_beside(labels: Iterable[str], source: Source) -> set[str]:
    """Return the labels of others beside somebody with a label of their own: "REPORTER", "CLERK", "MAN IN AUDIENCE"."""
    called = {
        word
        for text in (source.description or "", *(one.text for one in source.mentions))
        for word in fold(text).split()
    }
    named = frozenset(name_words(source.name))
    roles = {label: _bare(label) for label in labels}
    # Under “Q.” and “A.” are also those whom the labels around them name.
    is_sworn = not _ANSWERS.isdisjoint(roles.values())
    return {
        label
        for label, role in roles.items()
        if (role in _BESIDE or (role in _QUESTIONS and not is_sworn) or _is_somebody(role))
        and called.isdisjoint((role, _head(role)))
        and named.isdisjoint(role.split())
    }


def _is_somebody(role: str) -> bool:
    """Whether a label tells of one among others: "MAN IN AUDIENCE", "CALLER 2", "VOICE FROM THE FLOOR"."""
    head = _head(role)
    # What one holds by name, “rescue chief” or “gate officer”, may be hers.
    is_held = head in lexicon.offices() or (head in lexicon.label_roles() and head not in _BESIDE | _ANYONE)
    is_unsure = is_held or not _UNSURE.isdisjoint(_MORE.split(role)[0].split())
    return bool(_VOICE.match(role)) or (not is_unsure and lexicon.noun_kind(head) == "person")


def _head(role: str) -> str:
    """Return the noun that says what somebody is: "man" of "young man in audience"."""
    return (_NUMBER.sub("", _MORE.split(role)[0]).split() or [""])[-1]


def _bare(label: str) -> str:
    return " ".join(word for word in fold(label).strip(" .:").split() if word not in _POLITE)


def labels_of_own(labels: Iterable[str], source: Source) -> frozenset[str]:
    """Return the labels that are what an article calls somebody right before the name, office or no office we know.

    "REEVE" is that of "Reeve Ana Lee", and could be a family name.
    """
    called = {" ".join(words) for words in _before_name(source)}
    return frozenset(label for label in labels if _bare(label) in called)


def _before_name(source: Source) -> Iterator[list[str]]:
    """Yield the words that stand before a name in its mentions, as far as each reaches back from it."""
    named = name_words(source.name)
    for mention in source.mentions:
        words = [word.strip(".,’'") for word in fold(mention.text).split()]
        first = next((at for at, word in enumerate(words) if word in named), 0)
        yield from (words[start:first] for start in range(first))


def _office(label: str) -> str:
    """Return the office that a label tells, or "": it names somebody, or tells none."""
    office = _bare(label)
    return "" if office in _ANYBODY or office not in lexicon.offices() else _ONE_OFFICE.get(office, office)


def _offices_of(source: Source, *, by_name: bool = True) -> set[str]:
    """Return what an article says that somebody is: offices, and work for others.

    It says so in a description, and in mentions with the name, or else in those without it.
    """
    named = name_words(source.name)
    found = _offices_at_end(_MORE.split(fold(source.description))[0].split()) if source.description else set()
    for mention in source.mentions:
        head = _MORE.split(fold(mention.text))[0].split()
        has_name = any(word.strip(".’'") in named for word in fold(mention.text).split())
        while head and head[-1].strip(".’'") in named:
            head.pop()
        found |= _offices_at_end(head) if has_name == by_name else set()
    return found


def _offices_at_end(words: list[str]) -> set[str]:
    for size in range(min(_LONGEST, len(words)), 0, -1):
        office = " ".join(words[-size:])
        if office in lexicon.offices() or (size == 1 and office in _WORK):
            ranked = len(words) > size and words[-size - 1] in _RANKS
            last = office if size == 1 or words[-size] in _RANKS else words[-1]
            whole = {f"{words[-size - 1]} {office}"} if ranked else {office, last}
            return {_ONE_OFFICE.get(one, one) for one in whole}
    return set()
