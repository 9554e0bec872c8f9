"""Other names that the article gives somebody: "Ana Lee (née Roe)", "Ben Roe, better known as Kilo"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from attribution.engine.grammar import Parse
from attribution.names import match_name

#: What stands between a name and another one of its bearer.
_CALLED = re.compile(
    r"(?P<open>[,(])\s{0,2}(?:n[ée]e?|born|formerly|previously|a\.?k\.?a\.?|alias|nicknamed|dubbed"
    r"|(?:stage|pen|birth|maiden|real|ring|screen|street) name:?|(?:also|better|once|then|formerly|popularly|widely"
    r"|professionally) known(?: professionally)? as|known (?:professionally |simply |only )?as"
    r"|who (?:performs|records|writes|sings|paints|plays|raps|goes|wrestles) (?:as|by(?: the name(?: of)?)?)"
    r"|(?:writing|performing|recording|singing|playing|working) as)\s{1,2}[“\"‘'*_]?(?:the )?"
)
_ENDS = re.compile(r"[”\"’'*_]?(?:[,).;]|\s{0,2}\Z)")
_LONGEST = 4


class Alias(NamedTuple):
    """Another name of somebody."""

    #: Its words, in small letters.
    words: tuple[str, ...]
    #: The last token of the name that it is another one for.
    bearer: int


def find_aliases(parse: Parse) -> Iterator[Alias]:
    """Yield the names that stand after others, each as another name of the same bearer."""
    text = parse.text
    for called in _CALLED.finditer(text):
        end = match_name(text, called.end(), longest=_LONGEST)
        if end is None or not _ENDS.match(text, end) or (called["open"] == "(") != (text[end : end + 2].find(")") >= 0):
            continue
        before = text[: called.start()].rstrip()
        bearer = parse.token_at(max(0, len(before) - 1))
        if before and parse.tokens[bearer].pos == "PROPN" and parse.stretch_of[bearer] < 0:
            yield Alias(tuple(text[called.end() : end].lower().split()), bearer)
