"""Whose say-so a statement is: the speaker's own, or somebody else's that was left off: "the report says that"."""

from attribution.verify.words import words

_OWN = frozenset({"i", "we"})
_OBJECTS = frozenset({"me", "us", "you", "him", "her", "them", "people", "everyone", "everybody"})
#: After an object of more words than this something else is said.
_LONGEST_OBJECT = 4
#: Of what one says oneself, these make it another thing than a statement: "I could say that".
_UNSURE = frozenset({"could", "may", "might", "was", "were", "am", "been", "be"})
_WANTING = frozenset(
    {"like", "likes", "love", "loves", "want", "wants", "used", "going", "try", "tries", "keep", "keeps"}
)
_DUTY = frozenset({"have", "has", "had", "got"})


def is_own(keys: list[str]) -> bool:
    """Return whether the last words left off are the speaker's own "I think that", "I would argue", "I told them that".

    >>> is_own(["i", "have", "always", "said"]), is_own(["i", "never", "said"]), is_own(["they", "say"])
    (True, False, False)
    """
    verb = _verb(keys)
    if verb is None or "if" in keys[max(0, verb - 2) :]:
        return False
    subject, skipped = _subject(keys, verb)
    is_denied = any(key in words("polarity") for key in skipped)
    return subject in _OWN and not is_denied and not _is_unsure(keys[verb], skipped) and "used" not in skipped


def claim_before(keys: list[str]) -> int | None:
    """Return which of some words is the verb of somebody else's say-so that the last of them are, or None.

    >>> claim_before(["some", "will", "tell", "you"]), claim_before(["i", "must", "say"])
    (2, None)
    """
    verb = _verb(keys)
    if verb is None:
        return None
    subject, skipped = _subject(keys, verb)
    if subject in ("", "let", "me", "us"):
        return None
    if subject in _OWN and not _is_unsure(keys[verb], skipped):
        return None
    if skipped[-1:] == ["to"] and not (_WANTING | _DUTY) & set(skipped):
        return None
    return verb


def speech_before(keys: list[str]) -> int | None:
    """Return which of some words before a comma is the verb of somebody else's speech, or None: "he goes", "she said".

    >>> speech_before(["and", "she", "said"]), speech_before(["as", "he", "said"]), speech_before(["and", "i", "said"])
    (2, None, None)
    """
    end = len(keys)
    if end > 2 and keys[-1] in _OBJECTS:
        end -= 2 if keys[-2] == "to" else keys[-2] in words("tellings")
    if end < 2 or keys[end - 1] not in words("speech"):
        return None
    subject, skipped = _subject(keys, end - 1)
    start = end - 2 - len(skipped)
    if subject in _OWN or subject in ("that", "this", "it", "", "let", "me") or "as" in keys[max(0, start - 3) : start]:
        return None
    return end - 1


def _is_unsure(verb: str, skipped: list[str]) -> bool:
    """Whether "could" or "was" makes it another thing than a statement: "I was told", and not "I am telling you".

    "I'd like to say that" is said, and "I'd love to say that" is not.
    """
    if "love" in skipped or (verb in ("think", "believe") and _WANTING & set(skipped)):
        return True
    return bool(_UNSURE & set(skipped)) and not (verb.endswith("ing") and not {"could", "may", "might"} & set(skipped))


def _verb(keys: list[str]) -> int | None:
    """Return which of the words is the verb that what follows them is said with."""
    has_that = keys[-1:] == ["that"]
    end = len(keys) - has_that
    if end and keys[end - 1] in words("claims"):
        return end - 1
    for verb in range(end - 2, max(-1, end - 2 - _LONGEST_OBJECT), -1):
        if keys[verb] in words("tellings"):
            is_short = end - verb == 2 and keys[verb + 1] in _OBJECTS
            return (
                verb if is_short or has_that or keys[verb + 1] in ("the", "my", "our", "his", "her", "their") else None
            )
    return None


def _subject(keys: list[str], verb: int) -> tuple[str, list[str]]:
    """Return the word before a verb and what helps it, and these helping words; "" where there is none."""
    at = verb - 1
    while at >= 0 and (keys[at] in words("helping") or keys[at] in words("modal") or keys[at] in words("polarity")):
        if keys[at] in ("nobody", "none", "nothing"):
            break
        at -= 1
    return (keys[at] if at >= 0 else ""), keys[at + 1 : verb]
