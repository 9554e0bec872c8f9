"""Datelines: the place, date and agency that stand before an article's first sentence, in the forms that papers use."""

import re

from attribution import lexicon
from attribution.names import is_capital, is_in_capitals, match_name

#: What ends a dateline: a dash, a colon, or a stop after a date ("CARDIFF, Tuesday.").
_END = re.compile(r"(?P<stop>\.)?[^\S\n]?(?P<sign>[—–―]|--?|:)(?P<gap>[^\S\n]*)(?=\S)|(?P<full>\.)[^\S\n]+(?=\S)")
#: "(AP)", "/TASS/"; no party: "Ana Lee (D-Ely)".
_AGENCY = re.compile(r"[ ,]{0,2}(?:\((?![A-Z]-)[^()\n]{2,40}\)|/[^/()\n]{2,40}/)\Z")
#: "(AP) —": the agency alone.
_AGENCY_ALONE = re.compile(r"\([A-Z][^()\n]{1,30}\)\Z")
_PARTS = re.compile(r"\s?/\s?|,\s|\s(?:and|&)\s")
_LONGEST = 90
#: No place in capitals before a colon is shorter; bodies are: "UN: World must act".
_SHORTEST = 5
_MOST_PARTS = 4
_MOST_WORDS = 5
#: So long is the paragraph of a dateline in small letters with nothing but a dash: no heading, no item of a list.
_LEAST_AFTER = 30
#: What begins a sentence after one capitalised word and a colon, and no one's words: "Sydney: A man was fined".
_ARTICLES = ("A ", "An ", "The ", "Two ", "Three ")
_SENTENCE_ENDS = frozenset(".!?…\"”’')")


def find_dateline(text: str, start: int, end: int, *, leads: bool = True) -> int | None:
    """Return where the text begins after the dateline that begins a paragraph, or None where none does.

    Args:
        text: The text.
        start: Where the paragraph begins.
        end: Where it ends.
        leads: Whether the paragraph may be an article's first, where a place, set as any name is, and a dash are
            enough: "Geneva — Negotiators agreed". A colon ends a dateline only there.

    >>> text = "OSLO, March 3 (AP) — Prime Minister Ida Holm resigned."
    >>> text[find_dateline(text, 0, len(text)) :]
    'Prime Minister Ida Holm resigned.'
    >>> find_dateline("Ida Holm — who is 60 — resigned.", 0, 32)
    """
    for found in _END.finditer(text, start, min(end, start + _LONGEST)):
        head = text[start : found.start()]
        if head.count("(") != head.count(")"):
            continue
        dated, place = _peel(head)
        if found["full"] and not dated:
            continue
        if _is_place(place, head) and _is_ended(
            text, found, start, end, dated=dated, capitals=_leads_in_capitals(place), leads=leads
        ):
            return found.end()
    return None


def _peel(head: str) -> tuple[bool, str]:
    """Return whether a date or an agency ends what stands before the dash, and the place before them."""
    place = head.rstrip()
    if _AGENCY_ALONE.match(place):
        return True, ""
    while True:
        rest = _AGENCY.sub("", _date().sub("", place))
        if rest == place:
            return place != head.rstrip(), place
        place = rest


@lexicon.cached
def _date() -> re.Pattern[str]:
    """Return a pattern for a date that ends a dateline: ", Sept 3", ", 4 May 2018", ", Tuesday"."""
    months = "|".join(sorted(lexicon.MONTH_NUMBERS, key=len, reverse=True))
    days = "|".join([*map(str.lower, lexicon.WEEKDAYS), *lexicon.SHORT_WEEKDAYS])
    day = rf"(?:(?:{months})\.? \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? (?:{months})\.?)(?:,? \d{{4}})?"
    return re.compile(rf"[, ]{{1,2}}(?:(?:{days})\.?(?:, )?)?(?:{day})?(?<=[\w.])(?<![, ])\.?\Z", re.I)


def _is_place(place: str, head: str) -> bool:
    """Whether words are one place or several, each with the region after a comma: "ST. PAUL, Minn.", "LIMA/QUITO"."""
    if not place:
        return bool(head.strip())
    parts = _PARTS.split(place)
    if len(parts) > _MOST_PARTS or any(len(part.split()) > _MOST_WORDS for part in parts):
        return False
    title = parts[0].split()[:1]
    if title and title[0].endswith(".") and title[0].title() in lexicon.titles() - {"St."}:
        return False
    if head.rstrip().endswith((")", "/")) and is_in_capitals(parts[0]):
        parts = parts[:1]  # before an agency, a date may stand in any form: "PARIS, le 4 mai (AFP)"
    if any(character.isdigit() for part in parts for character in part) or lexicon.listing_words() & {parts[0].lower()}:
        return False
    return all(match_name(part, 0) == len(part) for part in parts) and sum(map(str.isalpha, parts[0])) > 1


def _leads_in_capitals(place: str) -> bool:
    return is_in_capitals(_PARTS.split(place)[0])


def _is_ended(
    text: str, found: re.Match[str], start: int, end: int, *, dated: bool, capitals: bool, leads: bool
) -> bool:
    """Whether what is set off by this sign is a dateline, and a sentence follows."""
    following = text[found.end() : end].lstrip("“\"‘'«([")
    if not (is_capital(following) or following[:1].isdigit()):
        return False
    if found["full"]:
        return capitals
    if found["sign"] == ":":
        if found.start() < start + _SHORTEST or text[start : found.start()] in _outlets():
            return False  # "AP: Trump chair resigns" tells who says so
        capitals = capitals or (text[start : found.start()].isalpha() and following.startswith(_ARTICLES))
        return leads and (capitals or dated) and following[:1] == text[found.end()] and _is_text(following)
    if found["gap"] == "" and (found["sign"].startswith("-") or not capitals):
        return False
    if dated or capitals:
        return True
    again = _END.search(text, found.end(), end)
    parenthesis = again is not None and again["sign"] not in (None, ":") and bool(again["gap"])
    return leads and found["sign"] != "-" and not parenthesis and _is_text(following)


@lexicon.cached
def _outlets() -> frozenset[str]:
    return frozenset(name.upper() for name in lexicon.outlet_names())


def _is_text(following: str) -> bool:
    return len(following) >= _LEAST_AFTER and following.rstrip()[-1] in _SENTENCE_ENDS
