"""What a name looks like in a text, in every script.

A name begins with a letter as it stands at a name's beginning: a capital where the script has capitals, any letter
where it has none. `str.title` knows which: it leaves "Å", "Ж" and "王" as they are, and changes "å" and "ж".
"""

import re
from collections.abc import Collection, Iterator

from attribution import lexicon
from attribution.names.words import PARTICLES

#: Signs that belong to the letter before them, of which `\w` knows nothing: accents in a text that spells them apart,
#: the vowels of Hebrew, Arabic and of the scripts of India and South-East Asia, and joiners.
SIGNS = "\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u0670\u0900-\u0963\u0966-\u109f\u200c\u200d"
#: A word of a name, with its stops, apostrophes and hyphens: "O’Brien", "J.R.", "Lee-Roe", "’t".
_WORD = re.compile(rf"['’]t(?=\s)|[^\W\d_][\w{SIGNS}.'’‘-]*|\d[\w.'’-]*")
_SPACE = re.compile(r"[^\S\r\n\x85\u2028\u2029]")
#: What is written in one with the name that it leads: "d’Alembert", "al-Sadr".
_JOINED = re.compile(r"(?P<lead>[^\W\d_]{1,3})(?P<mark>['’-])(?P<rest>[^\W\d_])")
_ELIDED = frozenset({"d", "l", "t", "dell"})
#: What keeps its small letters in a name in capitals: "McKAY", "DeSANTIS".
_LEADS = ("Mc", "Mac", "De", "Di", "Du", "La", "Le", "Fitz", "Van", "Von")
#: A word with a stop after it.
_STOPPED = re.compile(r"[^\s.][^\s]*\.(?=\s|\Z)")
_HANDLE = re.compile(r"@\w[\w.]{1,38}|(?=[a-z])\w{1,20}_\w{1,20}", re.I)
_LONGEST = 5
_LONGEST_REACH = 200


def is_capital(word: str) -> bool:
    """Whether a word begins as a name does: with a capital, or with a letter of a script that has none.

    >>> [is_capital(word) for word in ("Åsa", "İbrahim", "Жанна", "王小明", "d’Alembert", "al-Sadr")]
    [True, True, True, True, True, True]
    >>> [is_capital(word) for word in ("åsa", "жанна", "7th", "", "don’t")]
    [False, False, False, False, False]
    """
    if word[:1].isalpha() and word[:1].title() == word[:1]:
        return True
    # Most words are asked for their first letter alone.
    joined = _JOINED.match(word) if len(word) > 1 else None
    leads = PARTICLES if joined and joined["mark"] == "-" else _ELIDED
    return joined is not None and joined["lead"] in leads and is_capital(joined["rest"])


def is_handle(word: str) -> bool:
    """Whether a word is what somebody is called by on a network and no word of a language.

    >>> [is_handle(word) for word in ("@drydock", "mossy_hat", "ferry_fan44", "ferry", "Lee", "@", "4x4")]
    [True, True, True, False, False, False, False]
    """
    return ("_" in word or word.startswith("@")) and _HANDLE.fullmatch(word) is not None


def is_in_capitals(name: str) -> bool:
    """Whether a name is set in capitals, as labels are, or in letters of a script that has none.

    >>> [is_in_capitals(name) for name in ("ÅSA LINDQVIST", "MR. McKAY", "DeSANTIS", "王小明", "McKay", "Lee")]
    [True, True, True, True, False, False]
    """
    return all(word == word.upper() or _is_led_in_capitals(word) for word in name.split())


def _is_led_in_capitals(word: str) -> bool:
    lead = next((lead for lead in _LEADS if word.startswith(lead)), "")
    return bool(lead) and len(word) > len(lead) + 1 and word[len(lead) :] == word[len(lead) :].upper()


def match_name(
    text: str,
    start: int,
    end: int | None = None,
    *,
    longest: int = _LONGEST,
    joining: Collection[str] = PARTICLES,
    others: int = 0,
) -> int | None:
    """Return where the name ends that begins at `start`, or None where none does. It lies in one line.

    Args:
        text: The text.
        start: Where the name is to begin.
        end: Where to look no further; the text's end if not given.
        longest: How many words the name may have, those that join included.
        joining: Words in lower case that may stand in a name, and not end it: "Ana de la Cruz".
        others: How many more words in lower case may stand in it, or end it: "Mayor pro tem Ana Lee".

    >>> text = "Élodie de la Tour-Marsh of the board"
    >>> text[: match_name(text, 0)]
    'Élodie de la Tour-Marsh'
    >>> match_name("the board", 0)
    """
    limit = len(text) if end is None else end
    found = None
    for count in range(longest):
        word = _WORD.match(text, start, limit)
        if word is None:
            break
        if is_capital(word[0]) or (count and word[0][0].isdigit()):
            found = word.end()
        elif not count:
            break
        elif word[0] not in joining:
            others -= 1
            if others < 0:
                break
            found = word.end()
        space = _SPACE.match(text, word.end(), limit)
        if space is None:
            break
        start = space.end()
    return found


def find_names(text: str, *, joining: Collection[str] = PARTICLES) -> Iterator[tuple[int, int]]:
    """Yield where names stand in running text, by their form alone. None runs over the end of a sentence.

    >>> text = "We told Mr. Åsa af Lee. Boats sank."
    >>> [text[slice(*found)] for found in find_names(text)]
    ['We', 'Mr. Åsa', 'Lee', 'Boats']
    """
    after = 0
    for word in _WORD.finditer(text):
        if word.start() < after or not is_capital(word[0]):
            continue
        end = match_name(text, word.start(), _sentence_end(text, word.start()), joining=joining)
        assert end is not None  # a capital begins a name
        after = end if is_shortened(text[word.start() : end].split()[-1]) else end - text[:end].endswith(".")
        yield word.start(), after


def is_shortened(word: str) -> bool:
    """Whether a word ends in a stop that ends no sentence: an initial's, a title's, or one after capitals.

    >>> [is_shortened(word) for word in ("J.", "U.S.", "Sen.", "Lee.", "Lee")]
    [True, True, True, False, False]
    """
    return word.endswith(".") and (
        word[-2:-1].isupper() or (is_capital(word) and word[:-1].lower() in lexicon.short_titles())
    )


def _sentence_end(text: str, start: int) -> int:
    """Return where the sentence that a name begins in ends, as far as one may be long."""
    stops = _STOPPED.finditer(text, start, min(len(text), start + _LONGEST_REACH))
    return next((stop.end() for stop in stops if not is_shortened(stop[0])), len(text))
