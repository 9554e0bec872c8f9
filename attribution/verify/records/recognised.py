"""What programs that recognise speech write, told by its shape: words, who says them, and when."""

from collections.abc import Callable, Iterator

from attribution.verify.records.fields import Row, has_words, read_rows, read_speaker, read_time, tells_more
from attribution.verify.records.spoken import Spoken

#: Lists of what is said, by the name that programs give them, the best first; single words come after any other list.
_LISTS = "utterances speakers segments chunks phrases transcription audio_segments cues captions".split()
_ORDER = {name: place for place, name in enumerate(_LISTS)} | {"words": len(_LISTS) + 1}
_DEEPEST = 6


def read_recognised(data: object) -> tuple[Spoken, ...]:
    """Return what the data of a recogniser says: WhisperX, Whisper, AssemblyAI, Amazon, Deepgram, Google, others.

    Where nothing but the words are known, they are returned without speaker and time; no words where there are none.

    >>> read_recognised({"segments": [{"start": 1.0, "text": " We stay.", "speaker": "SPEAKER_00"}]})
    (Spoken(words=' We stay.', speaker='SPEAKER_00', time=1.0, goes_on=False),)
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
        spoken.append(Spoken(words, read_speaker(monologue), time))
    return tuple(spoken)


def _best_of_each(data: object) -> tuple[Spoken, ...]:
    """Read Deepgram, Google and Azure: of each stretch the likeliest words, one by one where each has its speaker."""
    if _rows(_field(data, "results"), "utterances"):
        return ()  # Deepgram's own division of what is said
    stretches = [*_rows(data, "recognizedPhrases"), *_rows(data, "results")]
    stretches += [*_rows(_field(data, "results"), "channels"), *_rows(_field(data, "response"), "results")]
    spoken: list[Spoken] = []
    for stretch in stretches:
        best = next(iter([*_rows(stretch, "alternatives"), *_rows(stretch, "nBest")]), None)
        words = _rows(best, "words")
        if any(read_speaker(word) for word in words):
            spoken += read_rows(words, single_words=True)
        elif best is not None:
            row = {**best, "words": None} if words else best
            first = words[0] if words else stretch
            spoken += [
                piece._replace(
                    speaker=piece.speaker or read_speaker(stretch),
                    time=read_time(first) if piece.time is None else piece.time,
                    goes_on=stretch.get("type") in ("word", "punctuation"),
                )
                for piece in read_rows([row])
            ]
    return tuple(spoken)


def _listed(data: object) -> tuple[Spoken, ...]:
    """Read a list of what is said, wherever in the data it stands."""
    lists = sorted(_lists(data, _DEEPEST), key=lambda found: _ORDER.get(found[0], len(_LISTS)))
    spoken = (found for found in lists if any(read_speaker(row) for row in found[1]))
    timed = (found for found in lists if any(tells_more(row) for row in found[1]))
    name, rows = next(spoken, None) or next(timed, None) or next(iter(lists), ("", []))
    if name == "words":
        return read_rows(rows, single_words=True)
    return tuple(piece for pieces in _by_speaker(rows) for piece in pieces)


def _by_speaker(rows: list[Row]) -> Iterator[tuple[Spoken, ...]]:
    """Yield what rows say, word by word where all words are there, or where their speakers differ."""
    whole = read_rows(rows)
    for row, piece in zip((row for row in rows if has_words(row)), whole, strict=True):
        words = _rows(row, "words")
        speakers = {read_speaker(word) for word in words} - {None}
        if len(speakers) > 1 or len(words) == len(piece.words.split()) > 1:
            each = read_rows(words, single_words=True)
            yield tuple(word._replace(speaker=word.speaker or piece.speaker) for word in each)
        else:
            yield (piece,)


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
