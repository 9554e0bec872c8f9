"""Whether a text is English, by its small words."""

from collections.abc import Sequence

from attribution.lexicon import lists
from attribution.lexicon.house import cached

#: Of an English text most often a third are such words, and in no article fewer than this. A few words tell nothing.
_ENGLISH, _LEAST_WORDS, _SAMPLE = 0.05, 20, 5000


@cached
def english_words() -> frozenset[str]:
    """Return small words that an English text is full of.

    >>> "which" in english_words()
    True
    """
    return lists.words("english-words.txt")


def is_english(words: Sequence[str]) -> bool:
    """Return whether a text may be English, by its words in lower case; of a few words it always may.

    >>> is_english(("le conseil a dit que le pont ne serait pas fermé cet hiver " * 2).split())
    False
    """
    sample = words[:_SAMPLE]
    return len(sample) < _LEAST_WORDS or sum(word in english_words() for word in sample) >= _ENGLISH * len(sample)
