"""Finding where in a record a quotation may come from: exact words first, then windows that are like it."""

import functools
from collections.abc import Iterator
from itertools import pairwise

from rapidfuzz import fuzz

from attribution.text import has_stop
from attribution.verify.places.aligning import MATCH, Alignment, align
from attribution.verify.places.quoted import Quoted
from attribution.verify.words import Tokens, critical_kind, lemma, words

#: A longer quotation is aligned in parts of this many words.
_PART = 150
#: So many words of a piece are looked for at once; rapidfuzz is fast up to this length.
_NEEDLE = 60
_LEAST_RATIO = 30
_MOST_EXACT = 8
_MOST_FRAGMENTS = 50
_SHORT_QUOTATION = 7
_MOST_LIKE = 3
_SLACK, _MARKED_SLACK = 30, 120
#: A record that has fewer of a quotation's telling words need not be looked through, unless these are few: each may
#: have been changed.
_LEAST_HELD, _FEW_TELLING = 0.25, 5
_LEAST_PIECE = 3
_LEAST_RUN = 3
_RUN_RATIO = 80
#: Looking for what is only like a run takes time; so many runs are looked for.
_MOST_RUNS = 4


def locate(quoted: Quoted, record: Tokens) -> tuple[Alignment, ...]:
    """Return ways in which a quotation may lie in a record, the best first; none where nothing is like it."""
    if not len(quoted.tokens) or not len(record) or not _may_hold(quoted, record):
        return ()
    exact = tuple(_exact(quoted, record))
    if exact:
        return exact
    if len(quoted.tokens) > _PART:
        found = [_in_parts(quoted, record)]
    else:
        found = [align(quoted, (0, len(quoted.tokens)), record, window) for window in _windows(quoted, record)]
    found = [_fill(quoted, record, each) for each in found]
    unique = {each.links: each for each in found if any(link >= 0 for link in each.links)}
    return tuple(sorted(unique.values(), key=lambda each: -each.score))


def _may_hold(quoted: Quoted, record: Tokens) -> bool:
    """Whether so many telling words are anywhere in a record that the quotation may be found in it.

    It is quick, and says no for most records of other occasions. A number or a "not" may have been changed.
    """
    telling = _telling_forms(quoted.tokens, quoted.bracketed)
    held = sum(form in record.forms for form in telling)
    return len(telling) < _FEW_TELLING or held >= _LEAST_HELD * len(telling)


@functools.lru_cache(maxsize=16)
def _telling_forms(tokens: Tokens, bracketed: tuple[bool, ...]) -> tuple[str, ...]:
    """Return the dictionary forms of a quotation's telling words, which all records are asked for."""
    plain = [i for i, key in enumerate(tokens.keys) if not bracketed[i] and key not in words("common")]
    return tuple(lemma(tokens.keys[i]) for i in plain if critical_kind(tokens, i, len(tokens)) is None)


def _exact(quoted: Quoted, record: Tokens) -> Iterator[Alignment]:
    """Yield where all words stand side by side."""
    letters, length = quoted.tokens.letters, len(quoted.tokens)
    for start in _find_all(letters, record.letters, _MOST_EXACT):
        yield Alignment(tuple(range(start, start + length)), MATCH * length)


def _find_all(letters: str, within: str, most: int) -> Iterator[int]:
    start = within.find(letters)
    while start >= 0 and most:
        yield start
        most -= 1
        start = within.find(letters, start + 1)


def _pieces(quoted: Quoted) -> list[tuple[int, int]]:
    """Return the runs of words that nothing parts, the longest first."""
    runs: list[tuple[int, int]] = []
    start = 0
    for index in range(1, len(quoted.tokens) + 1):
        if index == len(quoted.tokens) or quoted.gaps[index] or quoted.bracketed[index] != quoted.bracketed[index - 1]:
            runs.append((start, index))
            start = index
    return sorted(runs, key=lambda run: (quoted.bracketed[run[0]], run[0] - run[1]))


def _windows(quoted: Quoted, record: Tokens) -> list[tuple[int, int]]:
    """Return the stretches of the record in which to align."""
    length = len(quoted.tokens)
    slack = _SLACK + length // 2 + (_MARKED_SLACK if quoted.is_mended or any(quoted.gaps) else 0)
    starts: list[int] = []
    pieces = _pieces(quoted)
    for first, last in pieces[:2]:
        if last - first < _LEAST_PIECE:
            continue
        letters = quoted.tokens.letters[first:last]
        starts += [at - first for at in _find_all(letters, record.letters, _MOST_LIKE)]
    if not starts:
        for first, last in pieces[:2]:
            starts += [
                at - first for at in _like(quoted.tokens.letters[first : min(last, first + _NEEDLE)], record.letters)
            ]
        starts += _at_rare_words(quoted, record)
    windows: list[tuple[int, int]] = []
    for start in starts:
        if not any(low <= start - slack // 2 and start + length + slack // 2 <= high for low, high in windows):
            windows.append((start - slack, start + length + slack))
    return windows


def _at_rare_words(quoted: Quoted, record: Tokens) -> Iterator[int]:
    """Yield where a short quotation may begin by where its telling words stand: few words are like much."""
    if len(quoted.tokens) > _SHORT_QUOTATION:
        return
    for index, (key, letter) in enumerate(zip(quoted.tokens.keys, quoted.tokens.letters, strict=True)):
        if key not in words("common") and not quoted.bracketed[index]:
            places = list(_find_all(letter, record.letters, _MOST_LIKE + 1))
            if len(places) <= _MOST_LIKE:
                yield from (at - index for at in places)


def _like(needle: str, record: str, most: int = _MOST_LIKE) -> Iterator[int]:
    """Yield where stretches begin that are like `needle`, the likest first."""
    stretches = [(0, len(record))]
    best = 0.0
    while stretches and most:
        found = [
            (result.score, low + result.dest_start, low + result.dest_end, number)
            for number, (low, high) in enumerate(stretches)
            if high > low
            and (result := fuzz.partial_ratio_alignment(needle, record[low:high], score_cutoff=_LEAST_RATIO))
        ]
        if not found:
            return
        score, start, end, number = max(found)
        best = max(best, score)
        if score < best * 0.8:
            return
        yield start
        low, high = stretches[number]
        stretches[number : number + 1] = [(low, start), (max(end, start + 1), high)]
        most -= 1


def _in_parts(quoted: Quoted, record: Tokens) -> Alignment:
    """Align a long quotation part by part, each where the last one ended or, failing that, anywhere."""
    links: list[int] = []
    score, end = 0.0, 0
    for first in range(0, len(quoted.tokens), _PART):
        last = min(len(quoted.tokens), first + _PART)
        part = _part(quoted, first, last, record, end)
        links += part.links
        score += part.score
        end = max(part.links, default=-1) + 1 or end
    return Alignment(tuple(links), score)


def _part(quoted: Quoted, first: int, last: int, record: Tokens, end: int) -> Alignment:
    letters = quoted.tokens.letters[first:last]
    at = record.letters.find(letters, end)
    at = at if at >= 0 else record.letters.find(letters)
    if at >= 0:
        return Alignment(tuple(range(at, at + last - first)), MATCH * (last - first))
    tried = align(quoted, (first, last), record, (end, end + (last - first) + 2 * _MARKED_SLACK)) if end else None
    if tried is not None and tried.score >= MATCH * (last - first) / 2:
        return tried
    start = next(_like(letters[:_NEEDLE], record.letters, 1), None)
    if start is None:
        return tried or Alignment((-1,) * (last - first), 0.0)
    found = align(quoted, (first, last), record, (start - _SLACK, start + (last - first) + _MARKED_SLACK))
    return max(found, tried or found, key=lambda each: each.score)


def _fill(quoted: Quoted, record: Tokens, found: Alignment) -> Alignment:
    """Look elsewhere in the record for what has no good link: whole sentences first, then runs of words."""
    return _fill_runs(quoted, record, _fill_sentences(quoted, record, _fill_fragments(quoted, record, found)))


def _fill_fragments(quoted: Quoted, record: Tokens, found: Alignment) -> Alignment:
    """Link each fragment of a narrator's sentence that one speaker says word for word, the nearest place first.

    The speaker is the one who says most of them so; where several do, the one that most of the links are with.
    """
    links, score = list(found.links), found.score
    edges = [index for index in range(1, len(links)) if quoted.gaps[index] == "fragment"]
    fragments = [
        part for part in pairwise([0, *edges, len(links)]) if edges and _tells(quoted.tokens.keys[slice(*part)])
    ]
    places = {part: _find_said(quoted, record, part) for part in fragments}
    linked = [record.segment(link).speaker for link in links if link >= 0]
    labels = dict.fromkeys([*linked, *(label for said in places.values() for label in said)])
    label = max(labels, key=lambda one: (sum(one in said for said in places.values()), linked.count(one)), default=None)
    for first, last in fragments:
        placed, said = links[first:last], places[first, last].get(label, [])
        others = [link for link in (*links[:first], *links[last:]) if link >= 0]
        if said and others and placed[0] not in said:
            at = min(said, key=lambda place: abs(place - others[0]))
            links[first:last] = range(at, at + last - first)
            score += MATCH * sum(link < 0 for link in placed)
    return Alignment(tuple(links), score)


def _find_said(quoted: Quoted, record: Tokens, part: tuple[int, int]) -> dict[str | None, list[int]]:
    """Return where a part of a quotation is said word for word, by the label of who says it."""
    found: dict[str | None, list[int]] = {}
    for at in _find_all(quoted.tokens.letters[slice(*part)], record.letters, _MOST_FRAGMENTS):
        found.setdefault(record.segment(at).speaker, []).append(at)
    return found


def _tells(keys: list[str]) -> bool:
    return any(key not in words("common") for key in keys) or len(keys) >= _LEAST_RUN


def _fill_sentences(quoted: Quoted, record: Tokens, found: Alignment) -> Alignment:
    """Link each sentence that stands elsewhere word for word, and not where the alignment has it."""
    links, score = list(found.links), found.score
    sentences = _sentences(quoted)
    for first, last in sentences if len(sentences) > 1 else []:
        placed = links[first:last]
        if last - first < _LEAST_RUN or placed == list(range(placed[0], placed[0] + last - first)):
            continue
        near = max((link for link in links[:first] if link >= 0), default=0)
        letters = quoted.tokens.letters[first:last]
        at = record.letters.find(letters, near)
        at = at if at >= 0 else record.letters.find(letters)
        if at >= 0:
            links[first:last] = range(at, at + last - first)
            score += MATCH * sum(link < 0 for link in placed)
    return Alignment(tuple(links), score)


def _sentences(quoted: Quoted) -> list[tuple[int, int]]:
    """Return the sentences of a quotation, divided also where something parts it."""
    edges = [
        index for index in range(1, len(quoted.tokens)) if quoted.gaps[index] or has_stop(quoted.tokens.between(index))
    ]
    return list(pairwise([0, *edges, len(quoted.tokens)]))


def _fill_runs(quoted: Quoted, record: Tokens, found: Alignment) -> Alignment:
    """Look elsewhere in the record for the runs of words that have no link; a splice is made of such."""
    links, score = list(found.links), found.score
    tries = _MOST_RUNS
    for first, last in _unlinked(quoted, links):
        letters = quoted.tokens.letters[first:last]
        if not _has_content(quoted.tokens.keys[first:last]):
            continue
        near = max((link for link in links[:first] if link >= 0), default=0)
        at = record.letters.find(letters, near)
        at = at if at >= 0 else record.letters.find(letters)
        if at >= 0:
            links[first:last] = range(at, at + last - first)
            score += MATCH * (last - first)
        elif last - first > _LEAST_RUN and tries:
            tries -= 1
            like = _alike(letters, record.letters)
            if like is None:
                continue
            part = align(quoted, (first, last), record, (like - _SLACK // 2, like + last - first + _SLACK // 2))
            if part.score > MATCH * (last - first) / 2:
                links[first:last] = part.links
                score += part.score
    return Alignment(tuple(links), score)


def _alike(letters: str, record: str) -> int | None:
    result = fuzz.partial_ratio_alignment(letters[:_NEEDLE], record, score_cutoff=_RUN_RATIO)
    return result.dest_start if result else None


def _unlinked(quoted: Quoted, links: list[int]) -> list[tuple[int, int]]:
    """Return the runs of words without a link and without brackets."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for index, link in enumerate([*links, 0]):
        is_free = index < len(links) and link < 0 and not quoted.bracketed[index]
        if is_free and start is None:
            start = index
        elif not is_free and start is not None:
            if index - start >= _LEAST_RUN:
                runs.append((start, index))
            start = None
    return runs


def _has_content(keys: list[str]) -> bool:
    return sum(key not in words("common") for key in keys) > 1 or len(keys) > 2 * _LEAST_RUN
