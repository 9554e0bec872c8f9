"""What limits a statement and stands just outside the words that are quoted: "only if", "I don't think", "some say"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from attribution.model import Span
from attribution.text import has_stop
from attribution.verify.limits.reach import (
    Qualifier,
    begins_limit,
    clause_end,
    clause_start,
    has_comma,
    limitable,
    reach_after,
    reach_before,
    reach_of_clause,
    reach_of_question,
    reach_of_words,
)
from attribution.verify.places import (
    Hole,
    Quoted,
    closes_marks,
    is_narration,
    narration_after,
    narration_before,
    opens_marks,
)
from attribution.verify.words import (
    Tokens,
    ends_sentence,
    filler_flags,
    has_pause,
    is_number,
    is_punctuated,
    phrase_length,
    words,
    words_in,
)

_NEAR = 300
#: So many words before "that" may be the noun phrase that it goes with.
_NOUN_PHRASE = 7
_SHORTEST_CLAUSE = 3
_LONGEST_TELLING = 10
_PAUSE = re.compile(r"[,;:.!?…—–]")


def find_qualifier(quoted: Quoted, record: Tokens, links: tuple[int, ...], holes: tuple[Hole, ...]) -> Qualifier | None:
    """Return the first qualifier that was cut off, or None; one that the article gives in its own words is not."""
    told = _told(quoted)
    found = _qualifiers(quoted, record, links, holes)
    return next((each for each in found if each is not None and each.word not in told), None)


def find_own_hedge(quoted: Quoted, record: Tokens, links: tuple[int, ...]) -> Qualifier | None:
    """Return the speaker's own "I think" right before what is given as a sentence, or None.

    To say "I think" is mostly a manner of speaking, so that no verdict hangs on it.
    """
    first = _anew(record, next((link for link in links if link >= 0), 0))
    if not quoted.tokens.surface(0)[:1].isupper() or ends_sentence(record, first):
        return None
    start = clause_start(record, first)
    last = first - 1 if record.keys[first - 1] == "that" else first
    for low in range(start, last):
        length = phrase_length(record.keys, low, last, "own_hedges")
        if length and low + length == last and record.keys[low + length - 1] not in _told(quoted):
            return Qualifier(low, first, record.keys[low + length - 1], "hedge")
    return None


def _anew(record: Tokens, first: int) -> int:
    """Return where a filler begins, or a word before it that is said again: "I think they, um, they sold it"."""
    low = first
    while low > 0 and not ends_sentence(record, low) and (size := _filler_before(record, low)):
        low -= size
    is_anew = 0 < low < first and record.keys[low - 1] == record.keys[first] and not ends_sentence(record, low)
    return low - 1 if is_anew else low


def _filler_before(record: Tokens, end: int) -> int:
    """Return how many words the filler has that ends before a word, or 0; an opener is none that follows no pause."""
    if record.keys[end - 1] in words("fillers"):
        return 1
    if record.keys[end - 1] in words("openers") and has_pause(record, end - 1) and has_pause(record, end):
        return 1
    sizes = (size for size in (4, 3, 2) if end >= size)
    return next((it for it in sizes if phrase_length(record.keys, end - it, end, "filler_phrases") == it), 0)


def _qualifiers(
    quoted: Quoted, record: Tokens, links: tuple[int, ...], holes: tuple[Hole, ...]
) -> Iterator[Qualifier | None]:
    linked = [link for link in links if link >= 0]
    first = holes[0].low if links[0] < 0 else linked[0]
    end = holes[-1].high if links[-1] < 0 else linked[-1] + 1
    yield _of_number(record, first)
    look = narration_before(record, first)
    if look == first and opens_marks(record, first):
        yield _denied_by_narrator(record, first)
    else:
        yield reach_before(record, look)
        yield _before_filler(record, look)
        yield _before_aside(record, look)
        yield reach_of_clause(record, look)
        yield reach_of_question(record, look)
        yield _question(quoted, record, look, end)
        yield _of_sentence(quoted, record, look)
        yield _told_by_another(record, look)
    for hole in holes:
        yield _in_hole(record, hole) or _governing(record, hole) or _narrowed_in(record, hole)
    yield _after(record, end) or _narrowed(record, end)


def _before_filler(record: Tokens, first: int) -> Qualifier | None:
    """A limit before a filler: "I don't think they, er, they wanted it"."""
    begins = _anew(record, first)
    start = clause_start(record, begins) if 0 < begins < first else begins
    if record.keys[start:begins] and {*record.keys[start:begins]} <= words("openers") | {"no"}:
        # An answer: “No, look, we want to talk”.
        return None
    found = reach_of_words(record, start, begins, ("near", "next")) if start < begins else None
    # A "like" before a filler is one itself.
    return found if found and found.kind != "hedge" else None


def _before_aside(record: Tokens, first: int) -> Qualifier | None:
    """A limit before something that is put in before "that": "We hope, and much depends on the rain, that it opens"."""
    that = first - 1
    if that < 1 or record.keys[that] != "that" or not has_pause(record, that) or ends_sentence(record, that):
        return None
    start = clause_start(record, that)
    edges = (at for at in range(start + 1, that) if has_pause(record, at))
    found = (reach_of_words(record, start, at, ("near", "next")) for at in edges)
    return next((one._replace(high=first) for one in found if one is not None), None)


def _of_number(record: Tokens, first: int) -> Qualifier | None:
    """A number that begins the quotation, without its "at least"."""
    if not (is_number(record.keys[first]) or record.keys[first] in words("quantifier")):
        return None
    start = clause_start(record, first)
    before = record.keys[start:first]
    if len(before) > 1 and before[-1] in ("or", "to") and is_number(before[-2]) and is_number(record.keys[first]):
        return Qualifier(first - 2, first, before[-2], "quantity")
    found = reach_before(record, first, of=("number",))
    return found and found._replace(word=record.keys[found.low])


def _of_sentence(quoted: Quoted, record: Tokens, first: int) -> Qualifier | None:
    """A denial a few words before what is given as a sentence: "I wouldn't call it brave" as "It's brave"."""
    is_made_sentence = quoted.tokens.surface(0)[:1].isupper() and not record.surface(first)[:1].isupper()
    if not is_made_sentence or not is_punctuated(record) or has_pause(record, first):
        return None
    start = clause_start(record, first)
    start = max((index for index in range(start, first) if has_pause(record, index)), default=start)
    found = reach_of_words(record, start, first, ("next",), of=("sentence",))
    return found and found._replace(word=record.keys[found.low])


def _told_by_another(record: Tokens, first: int) -> Qualifier | None:
    """Somebody else's words in what a person says: "He says to me every week, tell them, I will stay"."""
    if not has_comma(record, first) or ends_sentence(record, first):
        return None
    start = max(clause_start(record, first), first - _LONGEST_TELLING)
    verb = next((at for at in range(first - 1, start, -1) if record.keys[at] in words("telling")), None)
    if verb is None or record.keys[verb - 1] not in words("others") or record.keys[verb - 2] == "as":
        return None
    between = record.keys[verb + 1 : first]
    return None if words("finite").intersection(between) else Qualifier(verb - 1, first, record.keys[verb], "claim")


def _denied_by_narrator(record: Tokens, first: int) -> Qualifier | None:
    """What an article says before the marks is the narrator's; only a denial may turn what is in them."""
    key = record.keys[first - 1]
    return (
        Qualifier(first - 1, first, key, "denial")
        if key in words("polarity") and not has_comma(record, first)
        else None
    )


def _question(quoted: Quoted, record: Tokens, first: int, end: int) -> Qualifier | None:
    """The beginning of a question, of which the end is given as a statement: "Do you believe the wall is safe?"."""
    start = clause_start(record, first)
    if start == first or ends_sentence(record, first) or has_comma(record, first):
        return None
    after = record.between(end) if end < len(record) else record.text[record.ends[-1] : record.segments[-1].end]
    written = quoted.tokens.text[quoted.tokens.ends[-1] : quoted.pieces[-1].end]
    if "?" not in after.split("\n")[0] or "?" in written or all(filler_flags(record, start, first)):
        return None
    return Qualifier(start, first, "asked", "question")


def _after(record: Tokens, end: int) -> Qualifier | None:
    """A clause after: "… if the state agrees"; in the next sentence only what plainly goes back to this one."""
    if end >= len(record) or record.segment(end).turn != record.segment(end - 1).turn:
        return None
    if closes_marks(record, end):
        begins = narration_after(record, end)
        if begins == end or has_stop(record.between(end)) or has_stop(record.between(begins)):
            return None
        return _limit_at(record, end, begins, same_sentence=True)
    start = end
    while start < min(len(record), end + 3) and record.keys[start] in words("fillers"):
        start += 1
    return _limit_at(record, end, start, same_sentence=not ends_sentence(record, end))


def _limit_at(record: Tokens, end: int, start: int, *, same_sentence: bool) -> Qualifier | None:
    """A limit that begins at `start`, or after its "and", behind words that end at `end`."""
    of = tuple(limitable(record, end)) if same_sentence else ()
    skips_and = record.keys[start : start + 2] in (["and", "only"], ["and", "even"])
    starts = (start, start + 1) if skips_and else (start,)
    found = (reach_after(record, end, begins, same_sentence=same_sentence, of=of) for begins in starts)
    return next((each for each in found if each), None)


def _in_hole(record: Tokens, hole: Hole) -> Qualifier | None:
    """Words that are left out and limit what is kept: "if the state agrees", "some say"."""
    low, high = hole.low, hole.high
    if hole.jump or low >= high or hole.first != hole.last or is_narration(record, low, high):
        return None
    clauses = _clauses(record, low, high)
    for first, last in clauses:
        # A hedge of one word is told as an edit.
        if record.keys[first] not in words("modal") and not _stops(record, low, first):
            found = reach_after(record, first, first, same_sentence=True) or begins_limit(record, first, last)
            if found and found.low < last:
                return found._replace(low=first, high=last)
    first, last = clauses[-1]
    if _PAUSE.search(record.between(high)):
        return None if has_stop(record.between(high)) else begins_limit(record, first, last)
    is_said_again = all(filler_flags(record, low, high))
    return None if is_said_again else reach_of_words(record, first, last, ("near", "next"))


def _governing(record: Tokens, hole: Hole) -> Qualifier | None:
    """A denial in what an ellipsis leaves out, which governs what is kept: "We had no idea … that they were lost"."""
    low, high = hole.low, hole.high
    if hole.jump or low >= high or high >= len(record) or record.keys[high] not in words("governed"):
        return None
    begins = max((index for index in range(low + 1, high + 1) if has_stop(record.between(index))), default=low)
    if begins in (low, high):
        return None
    denials = (index for index in range(begins, high) if record.keys[index] in words("polarity"))
    first = next(denials, None)
    return first if first is None else Qualifier(first, high, record.keys[first], "denial")


def _narrowed_in(record: Tokens, hole: Hole) -> Qualifier | None:
    """The same in what is left out; "that" alone may be left out."""
    return None if hole.jump or hole.high - hole.low < _SHORTEST_CLAUSE else _narrowed(record, hole.low)


def _narrowed(record: Tokens, end: int) -> Qualifier | None:
    """A clause that says of which: "any reef that still has living coral" as "any reef"."""
    if not 0 < end < len(record) or record.keys[end] not in words("narrowing") or has_pause(record, end):
        return None
    if record.segment(end).turn != record.segment(end - 1).turn:
        return None
    start = max(clause_start(record, end - 1), end - _NOUN_PHRASE)
    start = max((index for index in range(start + 1, end) if has_pause(record, index)), default=start)
    if not words("of_any").intersection(record.keys[start:end]):
        return None
    return Qualifier(end, clause_end(record, end), "", "exception")


def _stops(record: Tokens, low: int, high: int) -> bool:
    """Whether a sentence ends before one of the words from `low` to `high`, that one included."""
    return any(has_stop(record.between(index)) for index in range(low, high + 1))


def _clauses(record: Tokens, low: int, high: int) -> list[tuple[int, int]]:
    edges = [low, *(index for index in range(low + 1, high) if _PAUSE.search(record.between(index))), high]
    return [(a, b) for a, b in pairwise(edges) if a < b]


def _told(quoted: Quoted) -> frozenset[str]:
    """Return the words that the article has around the quotation, outside its marks and in the same paragraph."""
    layout, pieces = quoted.layout, quoted.pieces
    start, end = pieces[0].start, pieces[-1].end
    before, after = layout.paragraph_around(start)[0], layout.paragraph_around(end - 1)[1]
    spans = [Span(start=max(before, start - _NEAR), end=start)]
    spans += [Span(start=one.end, end=two.start) for one, two in pairwise(pieces)]
    spans.append(Span(start=end, end=max(end, min(after, end + _NEAR))))
    return frozenset(key for span in spans for key, *_ in words_in(layout.text, span.start, span.end))
