"""What programs that recognise speech write, told by its shape: words, who says them, and when."""

from bisect import bisect_left
from collections.abc import Callable, Iterator

from attribution.verify.records.fields import (
    Row,
    has_words,
    read_parts,
    read_rows,
    read_speaker,
    read_time,
    tells_more,
)
from attribution.verify.records.spoken import Heard, Spoken

#: Lists of what is said, by the name that programs give them, the best first; single words are the last.
_LISTS = (
    "utterances speakers segments chunks phrases transcription audio_segments cues captions sentences words".split()
)
_ORDER = {name: place for place, name in enumerate(_LISTS)}
_DEEPEST = 6
#: A list with a smaller share of the words than the longest is none of all that is said, but of the names in it, say.
_LEAST_SHARE = 0.5
#: So many rows, and such a share of them, have one word each where rows are words.
_LEAST_WORDS, _MOST_ARE_WORDS = 4, 0.9
#: Words begin no earlier than their stretch, but for what is lost in rounding, in seconds.
_ROUNDING = 0.05


def read_recognised(data: object) -> tuple[Spoken, ...]:
    """Return what the data of a recogniser says: WhisperX, Whisper, AssemblyAI, Amazon, Deepgram, Google, others.

    Where nothing but the words are known, they are returned without speaker and time; no words where there are none.

    >>> read_recognised({"segments": [{"start": 1.0, "text": " We stay.", "speaker": "SPEAKER_00"}]})
    (Spoken(words=' We stay.', speaker='SPEAKER_00', time=1.0, goes_on=False, score=None, heard=()),)
    """
    for read in _SHAPES:
        found = read(data)
        if any(piece.words.strip() for piece in found):
            return found
    return ()


def _amazon(data: object) -> tuple[Spoken, ...]:
    """Read Amazon Transcribe: words one by one, and who speaks from when to when."""
    results = _field(data, "results")
    items, labels = _rows(results, "items"), _rows(_field(results, "speaker_labels"), "segments")
    spans = [(read_time(one) or 0.0, read_speaker(one)) for one in labels]
    spoken: list[Spoken] = []
    for item in items:
        word = next(iter(_rows(item, "alternatives")), None)
        if word is None or not has_words(word):
            continue
        time = read_time(item)
        if time is None:  # a comma or a stop
            speaker = spoken[-1].speaker if spoken else None
        else:
            speaker = read_speaker(item) or next((who for start, who in reversed(spans) if start <= time), None)
        spoken += [piece._replace(speaker=speaker, time=time) for piece in read_rows([word], single_words=True)]
    if spoken or not labels:
        return tuple(spoken)
    # Without the words one by one the whole is known, and one who may have said all of it.
    whole = read_rows(_rows(results, "transcripts"))
    only = spans[0] if len({who for _, who in spans}) == 1 else (spans[0][0], None)
    return tuple(piece._replace(speaker=only[1], time=only[0]) for piece in whole)


def _elements(data: object) -> tuple[Spoken, ...]:
    """Read Rev: what each says in one go, as words and what stands between them."""
    spoken: list[Spoken] = []
    for monologue in _rows(data, "monologues"):
        elements = _rows(monologue, "elements")
        words = "".join(str(element.get("value", "")) for element in elements)
        time = next((time for element in elements if (time := read_time(element)) is not None), None)
        heard = tuple(Heard(each.words, each.time, each.score) for each in read_rows(elements, single_words=True))
        spoken.append(Spoken(words, read_speaker(monologue), time, heard=heard))
    return tuple(spoken)


def _best_of_each(data: object) -> tuple[Spoken, ...]:
    """Read Deepgram, Google and Azure: of each stretch the likeliest words, one by one where each has its speaker."""
    if _rows(_field(data, "results"), "utterances"):
        return ()  # Deepgram's own division of what is said
    stretches = [*_rows(data, "recognizedPhrases"), *_rows(data, "results")]
    stretches += [*_rows(_field(data, "results"), "channels"), *_rows(_field(data, "response"), "results")]
    stretches = _without_repeats(stretches)
    spoken: list[Spoken] = []
    for stretch in stretches:
        best = _best(stretch)
        words = _rows(best, "words")
        if any(read_speaker(word) for word in words):
            spoken += read_rows(words, single_words=True)
        elif best is not None:
            first = words[0] if words else stretch
            spoken += [
                piece._replace(
                    speaker=piece.speaker or read_speaker(stretch),
                    time=read_time(first) if piece.time is None else piece.time,
                )
                for piece in read_rows([best], single_words=_is_word(stretch))
            ]
    return tuple(spoken)


def _best(stretch: Row) -> Row | None:
    return next(iter([*_rows(stretch, "alternatives"), *_rows(stretch, "nBest")]), None)


def _is_word(stretch: Row) -> bool:
    return stretch.get("type") in ("word", "punctuation")


def _without_repeats(stretches: list[Row]) -> list[Row]:
    """Return stretches without those whose words the last one says again, with their speakers, as Google's does."""
    if len(stretches) < 2:
        return stretches
    *others, last = ([*_rows(_best(stretch), "words")] for stretch in stretches)
    before = [word for words in others for word in words]
    again = bool(before) and [word.get("word") for word in last[: len(before)]] == [word.get("word") for word in before]
    speak = any(read_speaker(word) for word in last) and not any(read_speaker(word) for word in before)
    return stretches[-1:] if again and speak else stretches


def _listed(data: object) -> tuple[Spoken, ...]:
    """Read a list of what is said, wherever in the data it stands."""
    lists = sorted(_lists(data, _DEEPEST), key=lambda found: _ORDER.get(found[0], len(_LISTS)))
    lengths = [sum(len(piece.words.split()) for piece in read_rows(rows, single_words=True)) for _, rows in lists]
    lists = [one for one, length in zip(lists, lengths, strict=True) if length >= _LEAST_SHARE * max(lengths)]
    spoken = (found for found in lists if any(read_speaker(row) for row in found[1]))
    timed = (found for found in lists if any(tells_more(row) for row in found[1]))
    name, rows = next(spoken, None) or next(timed, None) or next(iter(lists), ("", []))
    if name == "words" or _are_words(rows):
        return read_rows(rows, single_words=True)
    pieces = tuple(piece for pieces in _by_speaker(rows) for piece in pieces)
    apart = next((rows for other, rows in lists if other == "words"), [])
    return pieces if any(piece.heard or piece.goes_on for piece in pieces) else _with_words(pieces, apart)


def _are_words(rows: list[Row]) -> bool:
    """Whether each row is a word, or a piece of one."""
    single = [len(piece.words.split()) == 1 for piece in read_rows(rows)]
    return len(single) >= _LEAST_WORDS and sum(single) >= _MOST_ARE_WORDS * len(single)


def _with_words(pieces: tuple[Spoken, ...], rows: list[Row]) -> tuple[Spoken, ...]:
    """Return stretches with the words that a list apart from them has for their times."""
    words = [word for word in read_rows(rows, single_words=True) if word.time is not None]
    starts = [word.time or 0.0 for word in words]
    begins = [bisect_left(starts, piece.time - _ROUNDING) if piece.time is not None else None for piece in pieces]
    found: list[Spoken] = []
    ends = [*begins[1:], len(words)]
    for piece, first, last in zip(pieces, begins, ends, strict=False):
        inside = words[first:last] if first is not None and last is not None else []
        found.append(piece._replace(heard=tuple(Heard(word.words, word.time, word.score) for word in inside)))
    return tuple(found)


def _by_speaker(rows: list[Row]) -> Iterator[tuple[Spoken, ...]]:
    """Yield what rows say, word by word where all words are there as they are written, or where speakers differ."""
    for row, piece in zip((row for row in rows if has_words(row)), read_rows(rows), strict=True):
        words = read_parts(row)
        speakers = {word.speaker for word in words} - {None}
        if len(speakers) > 1 or (len(words) > 1 and _is_written(piece, words)):
            yield tuple(word._replace(speaker=word.speaker or piece.speaker) for word in words)
        else:
            yield (piece,)


def _is_written(piece: Spoken, words: tuple[Spoken, ...]) -> bool:
    """Whether a stretch is nothing but these words, their punctuation with them."""
    return "".join("".join(word.words for word in words).split()) == "".join(piece.words.split())


def _whole(data: object) -> tuple[Spoken, ...]:
    """Read the words alone."""
    return read_rows([data]) if isinstance(data, dict) else ()


def _lists(data: object, depth: int) -> Iterator[tuple[str, list[Row]]]:
    """Yield each list of rows with words, with the name of its field, the outer before the inner."""
    if isinstance(data, list) and any(has_words(row) for row in data):
        yield "", [row for row in data if isinstance(row, dict)]
        return
    if not isinstance(data, dict) or not depth:
        return
    inner: list[tuple[str, object]] = []
    for name, value in data.items():
        if isinstance(value, list) and any(has_words(row) for row in value):
            yield name, [row for row in value if isinstance(row, dict)]
        elif isinstance(value, dict):
            inner.append((name, value))
    for _, value in inner:
        yield from _lists(value, depth - 1)


def _field(data: object, name: str) -> object:
    return data.get(name) if isinstance(data, dict) else None


def _rows(data: object, name: str) -> list[Row]:
    rows = _field(data, name)
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


_SHAPES: tuple[Callable[[object], tuple[Spoken, ...]], ...] = (_amazon, _elements, _best_of_each, _listed, _whole)
