"""The exact words of quotations, evened out so that the same words are the same however they are printed."""

import hashlib
import re
import unicodedata

#: Fewer words are said by many, and tell nothing.
LEAST_WORDS = 5

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_IN_MARKS = re.compile('“([^“”]*)”|"([^"]*)"|«([^«»]*)»|„([^„“]*)“')


def words_of(text: str, kind: str) -> list[str]:
    """Return the words of a quotation that are claimed to be exact: of a mixed one, those between quotation marks.

    Case, punctuation, the kind of marks and the way to write accents do not count.

    >>> words_of("“We’ll stay,” “and that’s FINAL.”", "direct")
    ["we'll", 'stay', 'and', "that's", 'final']
    >>> words_of("that they would “stay here”", "mixed"), words_of("that they would stay", "indirect")
    (['stay', 'here'], [])
    """
    plain = unicodedata.normalize("NFKC", exact_text(text, kind)).replace("’", "'").casefold()
    return _WORD.findall(plain)


def exact_text(text: str, kind: str) -> str:
    """Return the part of a quotation that is claimed to be exact, as printed.

    >>> exact_text("that they would “stay here”", "mixed"), exact_text("that they would stay", "indirect")
    ('stay here', '')
    """
    if kind == "mixed":
        return " ".join("".join(found) for found in _IN_MARKS.findall(text))
    return "" if kind == "indirect" else text


def wording_key(text: str, kind: str) -> int | None:
    """Return a number that is the same for the same exact words, or None for too few words.

    >>> wording_key("“We will stay right here.”", "direct") == wording_key('"We will stay – right here"', "direct")
    True
    >>> wording_key("“Yes.”", "direct") is None
    True
    """
    words = words_of(text, kind)
    if len(words) < LEAST_WORDS:
        return None
    digest = hashlib.blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
