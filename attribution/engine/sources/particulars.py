"""What a description tells of a source: whom it speaks for, how it knows, and how many people it claims to be."""

import re

from attribution import lexicon
from attribution.names import is_capital

_AFFILIATION = re.compile(r"\b(?:for|at|with|of|to|from|in)\s+(?P<body>(?:the\s+|an?\s+)?[^,;]{2,80})$")
_KNOWLEDGE = re.compile(
    r"\b(?:who\s|whose\s|briefed\s|familiar\s|privy\s|close\sto\s|involved\s|present\s|with\s(?:\w+\s){0,2}(?:knowledge|access|insight|sight)\b)"
    r".{1,160}$"
)
_CLAUSE = re.compile(
    r"\s(?:who|whose|that|which|briefed|familiar|privy|involved|speaking|with\s(?:\w+\s){0,2}knowledge)\s.*$"
)
_MOST = 15
_NUMBERS = {
    form: number for word, number in lexicon.UNITS.items() if 0 < number <= _MOST for form in (word, str(number))
} | {"a": 1, "an": 1, "another": 1, "both": 2, "half a dozen": 6, "a half-dozen": 6, "a couple": 2, "a dozen": 12}
_COUNT = re.compile(
    rf"^(?:at least |about |nearly |the |these |those )?({'|'.join(sorted(_NUMBERS, key=len, reverse=True))})\b", re.I
)


def find_affiliation(description: str) -> str | None:
    """Return whom or what a description says its source speaks or works for, where it is plain.

    >>> find_affiliation("a spokesman for the utility"), find_affiliation("a man of few words")
    ('the utility', None)
    """
    match = _AFFILIATION.search(_CLAUSE.sub("", description))
    role = description[: match.start()].split()[-1:] if match else []
    if match is None or not role or lexicon.noun_kind(role[0].lower()) != "person":
        return None
    body = match["body"]
    known = lexicon.noun_kind(body.split()[-1].lower()) in ("organization", "person")
    return body if known or any(map(is_capital, body.split())) else None


def find_knowledge(description: str) -> str | None:
    """Return how a description says its source knows, in its words.

    >>> find_knowledge("a person briefed on the talks"), find_knowledge("one official")
    ('briefed on the talks', None)
    """
    match = _KNOWLEDGE.search(description)
    return match.group().strip() if match else None


def count_claimed(description: str, *, plural: bool) -> int | None:
    """Return how many people a description claims to be; None where it gives no number.

    >>> count_claimed("three people", plural=True), count_claimed("several residents", plural=True)
    (3, None)
    """
    match = _COUNT.match(description)
    if match is not None:
        return _NUMBERS[match[1].lower()]
    return None if plural else 1
