"""The fields of data that tell what is said, by whom and when, whatever a program calls them."""

import functools
import math
import re
from collections.abc import Iterable, Mapping, Sequence

from attribution.text import read_stamp
from attribution.verify.records.spoken import Heard, Spoken

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
    "startoffset",
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
#: How sure a program is of a word, of 1 or of 100; and as the logarithm of that.
_SCORES = ("confidence", "probability", "score", "p", "conf", "prob")
_LOGARITHMS = ("logprob", "logprobability")
#: Whisper counts a stretch with a lower mean as failed; a higher one says nothing of any word in it.
_MEAN, _LOWEST_MEAN = "avglogprob", -1.0
_HUNDRED = 100
#: The words of a stretch, or the pieces of them, one by one.
_PARTS = ("words", "tokens", "logprobs")
#: What a model says to itself: "[_BEG_]", "<|0.00|>".
_SPECIAL = re.compile(r"\s*(?:\[_[^\[\]]{0,40}\]|<\|[^<>|]{0,40}\|>)\s*")
_MILLISECONDS = ("offsetmilliseconds", "startms", "startmilliseconds", "offsetms", "tstartms")
_TICKS = ("offsetinticks",)
_NUMBER = re.compile(r"\d{1,9}(?:\.\d{1,9})?s?")
#: No time is as late.
_LATEST = 1e12
#: A word takes no longer than this, in seconds: times that would have it so are in thousandths.
_LONGEST_WORD = 20
_THOUSAND, _TICKS_A_SECOND = 1000, 10_000_000


@functools.lru_cache(maxsize=1024)
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

    >>> row = {"speaker": "A", "text": "We will stay.", "start": 4000, "end": 5200, "confidence": 0.9}
    >>> read_rows([row])
    (Spoken(words='We will stay.', speaker='A', time=4.0, goes_on=False, score=0.9, heard=()),)
    """
    found = [row for row in rows if has_words(row)]
    unit = _THOUSAND if _is_in_thousandths(found) else 1
    spoken: list[Spoken] = []
    for row in found:
        words = _find(row, _WORDS, str)
        time = read_time(row)
        assert isinstance(words, str)  # each row has some
        is_own = _find(row, (*_MILLISECONDS, *_TICKS), int, float) is not None
        time = time if time is None or is_own else time / unit
        score = _read_score(row) if single_words else _read_mean(row)
        heard = () if single_words else tuple(Heard(each.words, each.time, each.score) for each in read_parts(row))
        spoken.append(Spoken(words, read_speaker(row), time, single_words, score, heard))
    return _glued(spoken) if single_words else tuple(spoken)


def read_parts(row: Row) -> tuple[Spoken, ...]:
    """Return the words of a row one by one, where it has them.

    >>> [each.words for each in read_parts({"text": " We stay.", "tokens": [{"text": " We"}, {"text": " st"}]})]
    [' We', ' st']
    """
    for name in _PARTS:
        parts = row.get(name)
        rows = (
            [{"text": one.get("token"), **one} for one in parts if isinstance(one, dict)]
            if isinstance(parts, list)
            else []
        )
        found = read_rows((one for one in rows if not _is_special(one)), single_words=True)
        if found:
            return found
    return ()


def _is_special(row: Row) -> bool:
    words = _find(row, _WORDS, str)
    return isinstance(words, str) and _SPECIAL.fullmatch(words) is not None


def _glued(words: Sequence[Spoken]) -> tuple[Spoken, ...]:
    """Return words whose pieces are put together: where spaces stand before words, what has none is no new word."""
    if not any(word.words[:1].isspace() for word in words):
        return tuple(words)
    glued: list[Spoken] = []
    for word in words:
        last = glued[-1] if glued else None
        if last is None or word.words[:1].isspace() or word.speaker != last.speaker:
            glued.append(word)
        else:
            heard = (*last.one_by_one(), *word.one_by_one())
            time = word.time if last.time is None else last.time
            score = min((one.score for one in heard if one.score is not None), default=None)
            glued[-1] = last._replace(words=last.words + word.words, time=time, score=score, heard=heard)
    return tuple(glued)


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
    offsets, stamps = row.get("offsets"), row.get("timestamps")
    if isinstance(offsets, dict):
        time = _time(offsets, _STARTS)
        return None if time is None else time / _THOUSAND
    if isinstance(stamps, dict):
        return _time(stamps, _STARTS)
    return _time(row, _STARTS)


def _read_score(row: Row) -> float | None:
    """Return how sure a program is of the word in a row, of 1."""
    score = _number(_find(row, _SCORES, int, float, str))
    if score is not None and 0 <= score <= _HUNDRED:
        return score / _HUNDRED if score > 1 else score
    logarithm = _number(_find(row, _LOGARITHMS, int, float))
    return math.exp(logarithm) if logarithm is not None and logarithm <= 0 else None


def _read_mean(row: Row) -> float | None:
    """Return how sure a program is of a whole stretch, of 1, where it tells."""
    mean = _number(_find(row, (_MEAN,), int, float))
    if mean is not None:
        return math.exp(mean) if mean < _LOWEST_MEAN else None
    score = _number(_find(row, _SCORES[:1], int, float, str))
    return score if score is not None and 0 <= score <= 1 else None


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        return float(value)
    except (ValueError, OverflowError):
        return None


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
