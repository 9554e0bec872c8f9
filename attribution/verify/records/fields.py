"""The fields of data that tell what is said, by whom and when, whatever a program calls them."""

import re
from collections.abc import Iterable, Mapping

from attribution.text import read_stamp
from attribution.verify.records.spoken import Spoken

type Row = Mapping[str, object]

#: What fields are called, small and without marks between their words, the likeliest first.
_WORDS = (
    "punctuatedword",
    "text",
    "transcript",
    "body",
    "content",
    "display",
    "utterance",
    "sentence",
    "caption",
    "line",
    "message",
    "word",
    "value",
    "words",
    "quote",
    "quotation",
)
_SPEAKERS = (
    "speakername",
    "speaker",
    "speakerlabel",
    "speakertag",
    "speakerid",
    "speakernumber",
    "name",
    "who",
    "person",
    "author",
    "participant",
)
_STARTS = (
    "start",
    "starttime",
    "timestamp",
    "begin",
    "ts",
    "time",
    "starts",
    "startseconds",
    "timecode",
    "in",
    "from",
    "startsec",
)
_ENDS = ("end", "endtime", "ends", "out", "to", "endts")
_MILLISECONDS = ("offsetmilliseconds", "startms", "startmilliseconds", "offsetms", "tstartms")
_TICKS = ("offsetinticks",)
_NUMBER = re.compile(r"\d{1,9}(?:\.\d{1,9})?s?")
#: No time is as late.
_LATEST = 1e12
#: A word takes no longer than this, in seconds: times that would have it so are in thousandths.
_LONGEST_WORD = 20
_THOUSAND, _TICKS_A_SECOND = 1000, 10_000_000


def plain(name: str) -> str:
    """Return what a field is called, small and without what parts its words.

    >>> plain("Speaker_Label"), plain("startTime")
    ('speakerlabel', 'starttime')
    """
    return "".join(mark for mark in name.casefold() if mark.isalnum())


def has_words(row: object) -> bool:
    """Return whether some data is a row with words in it.

    >>> has_words({"Text": "We stay."}), has_words({"text": None}), has_words("We stay.")
    (True, False, False)
    """
    return isinstance(row, dict) and _find(row, _WORDS, str) is not None


def tells_more(row: Row) -> bool:
    """Return whether a row has a speaker or a time beside its words.

    >>> tells_more({"text": "We stay.", "start": 1.5}), tells_more({"text": "We stay.", "title": "Ferry"})
    (True, False)
    """
    return read_speaker(row) is not None or _time(row, _STARTS) is not None


def read_rows(rows: Iterable[Row], *, single_words: bool = False) -> tuple[Spoken, ...]:
    """Return what rows say, with their speakers and times.

    Args:
        rows: The rows; one without words is left out.
        single_words: Whether each row is a word, and not a sentence.

    >>> read_rows([{"speaker": "A", "text": "We will stay.", "start": 4000, "end": 5200}])
    (Spoken(words='We will stay.', speaker='A', time=4.0, goes_on=False),)
    """
    found = [row for row in rows if has_words(row)]
    unit = _THOUSAND if _is_in_thousandths(found) else 1
    spoken: list[Spoken] = []
    for row in found:
        words = _find(row, _WORDS, str)
        time = read_time(row)
        assert isinstance(words, str)  # each row has some
        is_own = _find(row, (*_MILLISECONDS, *_TICKS), int, float) is not None
        spoken.append(Spoken(words, read_speaker(row), time if time is None or is_own else time / unit, single_words))
    return tuple(spoken)


def read_speaker(row: Row) -> str | None:
    """Return who speaks in a row: a name as it stands, a number as "Speaker 2".

    >>> read_speaker({"speaker": 2}), read_speaker({"Speaker": {"name": "Ana Lee"}}), read_speaker({"speaker": ""})
    ('Speaker 2', 'Ana Lee', None)
    """
    found = _find(row, _SPEAKERS, str, int, dict)
    if isinstance(found, dict):
        found = _find(found, _SPEAKERS, str, int)
    if isinstance(found, bool) or found is None:
        return None
    return f"Speaker {found}" if isinstance(found, int) else " ".join(str(found).split()) or None


def read_time(row: Row) -> float | None:
    """Return when a row begins, in the unit that it has.

    >>> [read_time(row) for row in ({"start_time": "1.5"}, {"timestamp": [2.0, 4.0]}, {"startTime": "3.2s"})]
    [1.5, 2.0, 3.2]
    >>> read_time({"time": "0:01:05"}), read_time({"offsets": {"from": 1500}})
    (65.0, 1.5)
    """
    for names, unit in ((_MILLISECONDS, _THOUSAND), (_TICKS, _TICKS_A_SECOND)):
        time = _time(row, names)
        if time is not None:
            return time / unit
    offsets = row.get("offsets")
    if isinstance(offsets, dict):
        time = _time(offsets, _STARTS)
        return None if time is None else time / _THOUSAND
    return _time(row, _STARTS)


def _is_in_thousandths(rows: Iterable[Row]) -> bool:
    """Whether whole numbers are too far apart to be seconds."""
    spent, count = 0.0, 0
    for row in rows:
        start, end = _find(row, _STARTS, int, float, str), _find(row, _ENDS, int, float, str)
        if not isinstance(start, int) or not isinstance(end, int) or isinstance(start, bool):
            return False
        spent += end - start
        count += len(str(_find(row, _WORDS, str)).split())
    return count > 0 and spent > _LONGEST_WORD * count


def _time(row: Row, names: tuple[str, ...]) -> float | None:
    value = _find(row, names, int, float, str, list)
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, str):
        return _read_clock(value.strip())
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    return float(value) if abs(value) < _LATEST else None


def _read_clock(text: str) -> float | None:
    stamp = read_stamp(text, 0, len(text))
    if stamp is not None and stamp.end == len(text):
        return stamp.time
    return float(text.removesuffix("s")) if _NUMBER.fullmatch(text) else None


def _find(row: Row, names: tuple[str, ...], *kinds: type) -> object:
    """Return the value of the first of the fields called so that is of one of these kinds, and not empty."""
    called: dict[str, object] = {}
    for name, value in row.items():
        called.setdefault(plain(str(name)), value)
    for name in names:
        value = called.get(name)
        if isinstance(value, kinds) and (not isinstance(value, str) or value.strip()):
            return value
    return None
