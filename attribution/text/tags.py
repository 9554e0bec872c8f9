"""Words that attribute, as they look without a parse: "she said", "asked one of the boys"."""

import re

from attribution import lexicon
from attribution.names import is_capital

_PRONOUNS = frozenset("he she they it we i you who".split())
_DETERMINERS = frozenset("the a an one two his her their its my our another some".split())
#: Where a tag may begin: after a comma or an end mark inside the quotation.
_BEFORE = re.compile(r"[,?!]\s+(?=\w)")
_ENDS = re.compile(r"\w{4,}[.?!]$|[?!]$")
_STOPS = ".,;:?!"
_LONGEST = 160
_LONGEST_NAME = 5
_LONGEST_NOUN = 6
_LONGEST_REST = 3
_PAST = frozenset({"said", "told", "wrote", "went", "thought"})


def find_last_tag(text: str, start: int, end: int, *, goes_on: bool = False) -> int | None:
    """Return where the words that attribute begin, if a stretch of text ends in them; else None.

    Args:
        text: The text.
        start: Where the stretch begins.
        end: Where it ends.
        goes_on: Whether the next paragraph opens with a mark, so that the words mostly go on there and a verb in them
            is theirs: "the bank says wait, my wife says sell." Then only a pronoun or a name and a verb in the past
            that end the paragraph attribute, and no verb that one may also do: "he cried".

    >>> find_last_tag("We go, she said. ", 0, 17)
    6
    >>> find_last_tag("I want it, the expert wants it. ", 0, 32, goes_on=True)
    """
    floor = max(start, end - _LONGEST)
    near = text[floor:end]
    if not any(is_reporting_form(word.strip(_STOPS)) for word in near.split()):
        return None
    for match in _BEFORE.finditer(near):
        words = near[match.end() :].split()
        length = _tag_length(words)
        if length and _is_little(words[length - 1 :]) and not (goes_on and not _ends_plainly(words, length)):
            return floor + match.start() + 1
    return None


def begins_with_tag(text: str, start: int, end: int) -> bool:
    """Return whether a stretch of text begins with words that attribute.

    >>> begins_with_tag(" she said. We stay.", 0, 19)
    True
    """
    return _tag_length(text[start : min(end, start + _LONGEST)].split()) > 0


def _tag_length(words: list[str]) -> int:
    """Return how many of the words say who speaks and that they do; 0 where they do not say it."""
    bare = [word.strip(_STOPS) for word in words[: _LONGEST_NOUN + 1]]
    if not bare:
        return 0
    if is_reporting_form(bare[0]):
        names = len(bare) > 1 and (bare[1].lower() in _PRONOUNS | _DETERMINERS or is_capital(bare[1]))
        return 2 if names else 0
    if bare[0].lower() in _PRONOUNS:
        longest = 1
    elif bare[0].lower() in _DETERMINERS:
        longest = _LONGEST_NOUN
    else:
        longest = next((i for i, word in enumerate(bare[:_LONGEST_NAME]) if not is_capital(word)), _LONGEST_NAME)
    verb = next((i for i in range(1, len(bare)) if is_reporting_form(bare[i])), _LONGEST)
    return verb + 1 if verb <= longest else 0


def _ends_plainly(words: list[str], length: int) -> bool:
    """Whether words are a pronoun or a name and a verb in the past, and no more: "she said.", "Ana Lee added."."""
    names = words[0].lower() in _PRONOUNS or (is_capital(words[0]) and words[0].lower() not in _DETERMINERS)
    verb = words[length - 1].strip(_STOPS)
    reports = verb in _PAST or (verb.endswith("ed") and not _stems(verb) & lexicon.manner_verbs())
    return names and length == len(words) and reports


def _is_little(words: list[str]) -> bool:
    """Whether little follows a tag's last word, which comes first: a few words, or what a comma sets off."""
    if any(_ENDS.search(word) for word in words[:-1]):
        return False
    plain = next((i for i, word in enumerate(words) if word.endswith(",")), len(words) - 1)
    return plain <= _LONGEST_REST


@lexicon.cached_up_to(4096)
def is_reporting_form(word: str) -> bool:
    """Return whether a word, as it stands in a text, may be a form of a verb that reports.

    >>> [is_reporting_form(word) for word in ("said", "cried", "adds", "boats")]
    [True, True, True, False]
    """
    verbs = lexicon.reporting_verbs().keys() | lexicon.manner_verbs()
    if word in _PAST:
        return True
    return (word[-2:] in ("ed", "es") and bool(_stems(word) & verbs)) or (word[-1:] == "s" and word[:-1] in verbs)


def _stems(word: str) -> set[str]:
    """Return the forms that a verb may have in a dictionary: "cry", "cri" and others for "cried"."""
    return {word[:-cut] + ending for cut, ending in ((1, ""), (2, ""), (3, "y"), (3, "")) if len(word) > cut + 1}
