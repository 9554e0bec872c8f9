"""How words are counted, wherever they are."""

import re

#: A word: letters and digits, with what holds them together inside: "don't", "well-known", "1,200", "U.S.".
_WORD = re.compile(r"\w+(?:['’.,:&-]\w+)*")


def count_words(text: str) -> int:
    """Return how many words `text` has; a dash or a mark that stands alone is none.

    >>> count_words("“Don’t,” she said — twice.")
    4
    """
    return len(find_words(text))


def find_words(text: str) -> list[str]:
    """Return the words of `text` as `count_words` counts them.

    >>> find_words("“Don’t,” she said — twice.")
    ['Don’t', 'she', 'said', 'twice']
    """
    return _WORD.findall(text)
