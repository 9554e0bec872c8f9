"""What recognisers of speech write, each in its own shape: the times, scores and speakers of words are kept."""

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.model import Record
from attribution.verify import record_of
from attribution.verify.records.spoken import Heard, Spoken, compose

type Row = dict[str, object]
type Word = tuple[str, float | None, float | None]

SAID = "We keep fifteen boats. Why?"
TIMES = (1.5, 2.0, 2.5, 3.0, 4.0)
SCORES = (0.9, 0.8, 0.3, 0.95, 0.7)
#: Each word with when it begins and how well it was heard.
WORDS = tuple(zip(SAID.split(), TIMES, SCORES, strict=True))
EXPECTED = [(word.strip(".?"), time, score) for word, time, score in WORDS]
WHO = ("spk_0",) * 4 + ("spk_1",)


def read(data: object) -> Record:
    """Return the record that the data of a recogniser is."""
    return record_of(json.dumps(data), "talk.json", suffix=".json")


def words(data: object) -> list[Word]:
    """Return the words of a record with their times and scores."""
    record = read(data)
    return [(record.text[word.start : word.end], word.time, word.score) for word in record.words]


def lines(data: object) -> list[tuple[str | None, float | None, str]]:
    """Return the speaker, the time and the words of each part of a record."""
    record = read(data)
    return [(part.speaker, part.time, record.text[part.start : part.end]) for part in record.segments]


def rows(word: str, start: str, score: str, *, unit: int = 1, lead: str = "", speaker: str = "") -> list[Row]:
    """Return the words as rows, with fields of these names."""
    told: list[Row] = []
    for (text, time, sure), who in zip(WORDS, WHO, strict=True):
        begins, ends = (time, time + 0.4) if unit == 1 else (round(time * unit), round((time + 0.4) * unit))
        row: Row = {word: lead + text, start: begins, "end": ends, score: sure}
        told.append({**row, speaker: who} if speaker else row)
    return told


def deepgram() -> list[Row]:
    """Return the words as Deepgram has them: small, without marks, and once more with them."""
    return [
        {**row, "word": str(row["punctuated_word"]).strip(".?").lower()}
        for row in rows("punctuated_word", "start", "confidence")
    ]


def amazon(text: str, time: float, score: float) -> list[Row]:
    """Return a word, and the mark after it, as Amazon has them."""
    start = str(time)
    word, mark = text.strip(".?"), text[-1]
    said: Row = {"type": "pronunciation", "start_time": start, "end_time": start}
    said["alternatives"] = [{"confidence": str(score), "content": word}]
    marks: Row = {"type": "punctuation", "alternatives": [{"confidence": "0.0", "content": mark}]}
    return [said, marks] if mark in ".?" else [said]


def token(text: str, time: float, p: float) -> Row:
    """Return a piece of a word as whisper.cpp has it."""
    begins = round(time * 1000)
    stamps = {"from": "00:00:00,000", "to": "00:00:00,000"}
    return {"text": text, "timestamps": stamps, "offsets": {"from": begins, "to": begins}, "id": 7, "p": p}


SPEAKS = [("spk_0", 1.5, "We keep fifteen boats."), ("spk_1", 4.0, "Why?")]
SILENT = [(None, time, text) for _, time, text in SPEAKS]
WHISPER = {"id": 0, "seek": 0, "start": 1.5, "end": 4.4, "text": f" {SAID}", "tokens": [50364], "avg_logprob": -0.2}
SCORED = {"word": "We", "start": 1.5, "end": 1.9, "score": 0.9}
CPP = [
    token("[_BEG_]", 1.5, 0.9),
    *(token(" We", 1.5, 0.9), token(" keep", 2.0, 0.8), token(" fif", 2.5, 0.7), token("teen", 2.7, 0.3)),
    *(token(" boats", 3.0, 0.95), token(".", 3.4, 0.99), token(" Why", 4.0, 0.7), token("?", 4.3, 0.9)),
    token("[_TT_220]", 4.4, 0.1),
]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(
            {
                "segments": [
                    {
                        "start": 1.5,
                        "end": 4.4,
                        "text": f" {SAID}",
                        "words": rows("word", "start", "score", speaker="speaker"),
                    }
                ],
                "word_segments": [SCORED],
                "language": "en",
            },
            SPEAKS,
            id="WhisperX",
        ),
        pytest.param(
            {
                "text": f" {SAID}",
                "segments": [{**WHISPER, "words": rows("word", "start", "probability", lead=" ")}],
                "language": "en",
            },
            SILENT,
            id="Whisper",
        ),
        pytest.param(
            [{**WHISPER, "words": rows("word", "start", "probability", lead=" ")}], SILENT, id="faster-whisper"
        ),
        pytest.param(
            {
                "systeminfo": "AVX = 1",
                "params": {"model": "base.en"},
                "result": {"language": "en"},
                "transcription": [
                    {
                        "timestamps": {"from": "00:00:01,500", "to": "00:00:04,400"},
                        "offsets": {"from": 1500, "to": 4400},
                        "text": f" {SAID}",
                        "tokens": CPP,
                    }
                ],
            },
            SILENT,
            id="whisper.cpp",
        ),
        pytest.param(
            {
                "status": "completed",
                "text": SAID,
                "words": rows("text", "start", "confidence", unit=1000, speaker="speaker"),
                "utterances": [
                    {
                        "speaker": "spk_0",
                        "text": "We keep fifteen boats.",
                        "confidence": 0.7,
                        "start": 1500,
                        "end": 3400,
                        "words": rows("text", "start", "confidence", unit=1000, speaker="speaker")[:4],
                    },
                    {
                        "speaker": "spk_1",
                        "text": "Why?",
                        "confidence": 0.7,
                        "start": 4000,
                        "end": 4400,
                        "words": rows("text", "start", "confidence", unit=1000, speaker="speaker")[4:],
                    },
                ],
            },
            SPEAKS,
            id="AssemblyAI",
        ),
        pytest.param(
            {
                "text": SAID,
                "words": rows("text", "start", "confidence", unit=1000),
                "utterances": None,
                "entities": [{"entity_type": "quantity", "text": "fifteen boats", "start": 2500, "end": 3400}],
            },
            SILENT,
            id="AssemblyAI without speakers",
        ),
        pytest.param(
            {
                "jobName": "talk",
                "results": {
                    "transcripts": [{"transcript": SAID}],
                    "speaker_labels": {
                        "speakers": 2,
                        "segments": [
                            {"start_time": "1.5", "speaker_label": "spk_0", "end_time": "3.4", "items": []},
                            {"start_time": "4.0", "speaker_label": "spk_1", "end_time": "4.4", "items": []},
                        ],
                    },
                    "items": [item for word in WORDS for item in amazon(*word)],
                },
            },
            SPEAKS,
            id="Amazon",
        ),
        pytest.param(
            {
                "metadata": {"request_id": "r"},
                "results": {
                    "channels": [{"alternatives": [{"transcript": SAID, "confidence": 0.9, "words": deepgram()}]}]
                },
            },
            [(None, 1.5, SAID)],
            id="Deepgram",
        ),
        pytest.param(
            {
                "monologues": [
                    {
                        "speaker": 0,
                        "elements": [
                            part
                            for text, time, score in WORDS
                            for part in (
                                {"type": "text", "value": text, "ts": time, "end_ts": time, "confidence": score},
                                {"type": "punct", "value": " "},
                            )
                        ],
                    }
                ]
            },
            [("Speaker 0", 1.5, SAID)],
            id="Rev",
        ),
        pytest.param(
            {"result": rows("word", "start", "conf"), "text": SAID},
            SILENT,
            id="Vosk",
        ),
    ],
)
def test_words_one_by_one(data: object, expected: list[tuple[str | None, float | None, str]]) -> None:
    """Words have their times in seconds and their scores, of 1; sentences have the time of their first word."""
    assert words(data) == EXPECTED
    assert lines(data) == expected


def test_words_beside_the_sentences() -> None:
    """OpenAI gives words in a list of their own, without marks or scores; a stretch that failed is doubted whole."""
    data = {
        "task": "transcribe",
        "text": SAID,
        "segments": [
            {"id": 0, "start": 1.5, "end": 3.4, "text": " We keep fifteen boats.", "avg_logprob": -1.2},
            {"id": 1, "start": 4.0, "end": 4.4, "text": " Why?", "avg_logprob": -0.9},
        ],
        "words": [{"word": word, "start": time, "end": time + 0.4} for word, time, _ in EXPECTED],
    }

    assert words(data) == [
        *((word, time, 0.301) for word, time, _ in EXPECTED[:4]),
        ("Why", 4.0, None),
    ]
    assert lines(data) == SILENT


def test_words_that_are_chunks() -> None:
    """Hugging Face may give each word as a chunk with two times."""
    data = {"text": SAID, "chunks": [{"text": f" {word}", "timestamp": [time, time + 0.4]} for word, time, _ in WORDS]}

    assert lines(data) == SILENT
    assert words(data) == [(word, time, None) for word, time, _ in EXPECTED]


def test_pieces_that_are_rows() -> None:
    """Where a row is a piece of a word, what has no space before it goes on with the word."""
    pieces = (" We", " keep", " fif", "teen", " boats", ".")
    data = {
        "transcription": [{"offsets": {"from": n * 500, "to": n * 500}, "text": text} for n, text in enumerate(pieces)]
    }

    assert lines(data) == [(None, 0, "We keep fifteen boats.")]
    assert words(data)[2] == ("fifteen", 1, None)


def test_stamps_without_offsets() -> None:
    """whisper.cpp prints times as captions do as well."""
    stamps = {"from": "00:01:01,500", "to": "00:01:04,400"}

    assert lines({"transcription": [{"timestamps": stamps, "text": f" {SAID}"}]}) == [(None, 61.5, SAID)]


def test_logarithms() -> None:
    """A score that is a logarithm is told as a likelihood; one of a hundred as one of one."""
    tokens = [{"token": "We", "logprob": 0}, {"token": " st", "logprob": -0.1}, {"token": "ay", "logprob": -2}]
    assert words({"text": "We stay.", "logprobs": tokens}) == [("We", None, 1), ("stay", None, 0.135)]
    assert words({"words": [{"text": "We", "confidence": 91}, {"text": "stay.", "confidence": "nan"}]}) == [
        ("We", None, 0.91)
    ]


def test_words_that_a_last_result_says_again() -> None:
    """Google's last result has all words again, with their speakers; they are read once."""
    told = [{"word": "We", "startTime": "1.5s"}, {"word": "stay", "startTime": "2s"}]
    again = [{**word, "speakerTag": 1} for word in told]
    results = [{"alternatives": [{"transcript": "We stay", "words": told}]}, {"alternatives": [{"words": again}]}]

    assert lines({"results": results}) == [("Speaker 1", 1.5, "We stay")]


def test_words_heard_otherwise_than_written() -> None:
    """A number that is written in figures has nothing of its own, and the words after it are found again."""
    heard = tuple(Heard(word, number) for number, word in enumerate("We keep fifteen boats here".split()))
    made = compose([Spoken("We keep 15 boats here.", heard=heard)])

    assert [(made.text[word.start : word.end], word.time) for word in made.words] == [
        ("We", 0),
        ("keep", 1),
        ("boats", 3),
        ("here", 4),
    ]


@given(st.lists(st.builds(Spoken, words=st.text(max_size=12), time=st.none() | st.floats(0, 9), goes_on=st.booleans())))
def test_words_lie_in_their_segments(spoken: list[Spoken]) -> None:
    """Words stand in text order, each within a segment, and none is empty."""
    made = compose(spoken)

    assert all(one.end <= two.start for one, two in zip(made.words, made.words[1:], strict=False))
    for word in made.words:
        assert word.start < word.end
        assert any(part.start <= word.start and word.end <= part.end for part in made.segments)


def test_a_record_is_kept_as_json() -> None:
    """A record that was read once may be written as JSON, and is the same when it is read again."""
    record = read({"segments": [{**WHISPER, "words": rows("word", "start", "probability", lead=" ")}]})

    assert msgspec.json.decode(msgspec.json.encode(record), type=Record) == record
    assert [word.time for word in record.words_in(3, 15)] == [2.0, 2.5]
