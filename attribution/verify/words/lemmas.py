"""The dictionary form of a word, where its forms say the same of the same thing: went and go, children and child."""

import functools

#: What simplemma gets wrong, or takes for the form of another word.
_MENDED = {
    "'s": "be",
    "beating": "beat",
    "beginning": "begin",
    "bit": "bite",
    "bore": "bear",
    "broke": "break",
    "drunk": "drink",
    "felt": "feel",
    "gone": "go",
    "left": "leave",
    "lives": "life",
    "means": "mean",
    "people": "person",
    "rose": "rise",
    "rung": "ring",
    "shook": "shake",
    "shot": "shoot",
    "sitting": "sit",
    "swore": "swear",
    "thinking": "think",
    "thought": "think",
    "won": "win",
    "writing": "write",
}
#: Degrees, which change what is said, pronouns, what is left of a contraction, and words that have another sense than
#: the one whose form they are taken for: each is a word of its own.
_OWN = frozenset(
    """
    ain aren bare best better couldn d didn doesn don em he her hers herself hadn hasn haven him himself his holden i
    isn it its itself least less lied ll m me media mine more most mustn my myself na our ours ourselves pence re s
    seventh shouldn t that the thee their theirs them themselves these they this those us ve wasn we weren who whom
    whose worse worst wouldn you your yours
    """.split()
)
_DEGREES = ("er", "est", "ly")


@functools.lru_cache(maxsize=65536)
def lemma(word: str) -> str:
    """Return the dictionary form of a word in lower case; a degree, a pronoun and a name are their own.

    >>> lemma("went"), lemma("children"), lemma("better"), lemma("larger"), lemma("media")
    ('go', 'child', 'better', 'larger', 'media')
    """
    if word in _MENDED or word in _OWN:
        return _MENDED.get(word, word)
    if not word.isalpha() or word.endswith(_DEGREES):
        return word
    import simplemma  # noqa: PLC0415 -- its words take half a second to load, and not every record needs them

    found = simplemma.lemmatize(word, lang="en")
    return found if found.islower() else word
