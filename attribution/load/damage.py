"""What happened to a text before it came here: decoded wrongly, escaped, its marks lost, written in another language.

Nothing is changed here: a reader is told, and what to do next.
"""

import re
from collections.abc import Iterator

from attribution import lexicon
from attribution.model import Mention, Note

#: A text longer than this is looked at up to there.
_SAMPLE = 200_000

#: UTF-8 read as Windows-1252: what begins a mark or a letter with an accent there. A mark may have lost its last byte.
_MISREAD = re.compile(
    r"â\x80[\x80-\xbf]|â€[œ\x9d\ufffd˜™“”¦ \x93\x94\x98\x99]?|Ã[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ]|Â[\xa0-\xbf]"
)
#: What a program writes for characters where it writes no others.
_ESCAPE = re.compile(
    r"\\u[0-9a-fA-F]{4}|%u20[0-9a-fA-F]{2}|=E2=80=[89AB][0-9A-F]|\\[\"']|&(?:[lr][sd]quo|quot|apos|nbsp|amp|[mn]dash|hellip|#[0-9]{2,5}|#x[0-9a-fA-F]{2,4});"
)
#: A question mark that opens words, and one that closes them after a comma or a stop: “?We will,? she said”.
_LOST = re.compile(
    r"(?:(?<=\s)|\A)(?P<mark>[?¿])(?=[A-Z])[^?¿\n]{2,300}[,.!](?P=mark)(?=\s|\Z)"
    # "It?s ours", and no address: "a?id=1".
    r"|(?<![\w/.:?=&])[A-Za-z]{1,12}[?¿](?:s|t|ll|re|ve|d|m)\b(?![=&])"
)
#: Stands where a program could not read a character.
_REPLACED = re.compile("\ufffd")
_WORD = re.compile(r"[^\W\d_]+")


def find_damage(text: str, start: int = 0) -> Iterator[Note]:
    r"""Yield a note for each thing that happened to a text; `start` is where the article begins.

    >>> [note.message for note in find_damage("?We will stay,? she said. ?It is ours.?")]
    ['question marks stand where quotation marks were lost, as in “?We will stay,?”: put them back']
    """
    end = min(len(text), start + _SAMPLE)
    if found := _MISREAD.search(text, start, end):
        yield _note(text, found, "the text was decoded wrongly before it came here, as in “{}”: try --fix-encoding")
    if found := _ESCAPE.search(text, start, end):
        yield _note(text, found, "characters are written as escapes, as in “{}”: save the text without them")
    if found := _LOST.search(text, start, end):
        yield _note(text, found, "question marks stand where quotation marks were lost, as in “{}”: put them back")
    if (found := _REPLACED.search(text, start, end)) and not _MISREAD.search(text, start, end):
        yield _note(text, found, "characters were lost before the text came here: “{}” stands for each")
    words = [word.lower() for word in _WORD.findall(text, start, end)]
    if not lexicon.is_english(words):
        message = "the text does not seem to be English: what is found in it will mostly be wrong"
        yield Note(kind="language", message=message)


def _note(text: str, found: re.Match[str], message: str) -> Note:
    shown = found[0] if len(found[0]) <= 60 else found[0][:59] + "…"
    place = Mention(start=found.start(), end=found.end(), text=text[found.start() : found.end()])
    return Note(kind="encoding", message=message.format(shown), span=place)
