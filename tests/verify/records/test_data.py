"""Files of data as records: what recognisers of speech write, and tables."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from attribution.errors import LoadError
from attribution.verify import read_record, record_of

type Told = list[tuple[str | None, float | None, str]]


def word(name: str, text: str, start: float | str, **more: object) -> Mapping[str, object]:
    """Return a word as recognisers write it."""
    return {name: text, "start": start, "end": start, **more}


def told(data: object, suffix: str = ".json") -> Told:
    """Return the speaker, the time and the words of each part of a record."""
    record = record_of(data if isinstance(data, str) else json.dumps(data), "talk" + suffix, suffix=suffix)
    assert record.format == "transcript"
    return [(part.speaker, part.time, record.text[part.start : part.end]) for part in record.segments]


PIER = "The pier is shut."
AMAZON = {
    "results": {
        "transcripts": [{"transcript": "It is. Why?"}],
        "speaker_labels": {
            "segments": [
                {"start_time": "1.5", "end_time": "2.5", "speaker_label": "spk_0"},
                {"start_time": "3.0", "end_time": "3.5", "speaker_label": "spk_1"},
            ]
        },
        "items": [
            {"type": "pronunciation", "start_time": "1.5", "alternatives": [{"content": "It"}]},
            {"type": "pronunciation", "start_time": "1.9", "alternatives": [{"content": "is"}]},
            {"type": "punctuation", "alternatives": [{"content": "."}]},
            {"type": "pronunciation", "start_time": "3.0", "alternatives": [{"content": "Why"}]},
            {"type": "punctuation", "alternatives": [{"content": "?"}]},
        ],
    }
}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(
            {
                "segments": [
                    {"start": 1.5, "end": 3.0, "text": f" {PIER}", "speaker": "SPEAKER_00"},
                    {"start": 3.0, "end": 4.0, "text": " Why?", "speaker": "SPEAKER_01"},
                ]
            },
            [("SPEAKER_00", 1.5, PIER), ("SPEAKER_01", 3.0, "Why?")],
            id="WhisperX",
        ),
        pytest.param(
            {
                "segments": [
                    {
                        "start": 1.5,
                        "text": "It is. Why?",
                        "speaker": "SPEAKER_00",
                        "words": [
                            word("word", "It", 1.5, speaker="SPEAKER_00"),
                            word("word", "is.", 1.9, speaker="SPEAKER_00"),
                            word("word", "Why?", 3.0, speaker="SPEAKER_01"),
                        ],
                    }
                ]
            },
            [("SPEAKER_00", 1.5, "It is."), ("SPEAKER_01", 3.0, "Why?")],
            id="WhisperX, two in a segment",
        ),
        pytest.param(
            {"text": PIER, "language": "en", "segments": [{"id": 0, "start": 0.0, "end": 2.0, "text": PIER}]},
            [(None, 0.0, PIER)],
            id="Whisper",
        ),
        pytest.param(
            {
                "text": f"{PIER} Why?",
                "utterances": [
                    {"start": 1500, "end": 3000, "speaker": "A", "text": PIER, "confidence": 0.9},
                    {"start": 3000, "end": 3600, "speaker": "B", "text": "Why?", "confidence": 0.9},
                ],
            },
            [("A", 1.5, PIER), ("B", 3.0, "Why?")],
            id="AssemblyAI",
        ),
        pytest.param(AMAZON, [("spk_0", 1.5, "It is."), ("spk_1", 3.0, "Why?")], id="Amazon"),
        pytest.param(
            {
                "results": {
                    "transcripts": [{"transcript": PIER}],
                    "speaker_labels": {"segments": [{"start_time": "1.5", "speaker_label": "spk_0"}]},
                    "items": [],
                }
            },
            [("spk_0", 1.5, PIER)],
            id="Amazon without the words one by one",
        ),
        pytest.param(
            {
                "results": {
                    "channels": [
                        {
                            "alternatives": [
                                {
                                    "transcript": "it is why",
                                    "words": [
                                        word("word", "it", 1.5, speaker=0, punctuated_word="It"),
                                        word("word", "is", 1.9, speaker=0, punctuated_word="is."),
                                        word("word", "why", 3.0, speaker=1, punctuated_word="Why?"),
                                    ],
                                }
                            ]
                        }
                    ]
                }
            },
            [("Speaker 0", 1.5, "It is."), ("Speaker 1", 3.0, "Why?")],
            id="Deepgram",
        ),
        pytest.param(
            {
                "results": {
                    "channels": [{"alternatives": [{"transcript": "it is", "words": [word("word", "it", 1.5)]}]}],
                    "utterances": [{"start": 1.5, "end": 2.0, "transcript": "It is.", "speaker": 0}],
                }
            },
            [("Speaker 0", 1.5, "It is.")],
            id="Deepgram with utterances",
        ),
        pytest.param(
            {
                "text": PIER,
                "chunks": [{"timestamp": [1.5, 3.0], "text": PIER}, {"timestamp": [3.0, None], "text": "Why?"}],
            },
            [(None, 1.5, PIER), (None, 3.0, "Why?")],
            id="Hugging Face",
        ),
        pytest.param(
            {
                "chunks": [{"timestamp": [1.5, 3.0], "text": PIER}],
                "speakers": [{"speaker": "SPEAKER_00", "timestamp": [1.5, 3.0], "text": PIER}],
            },
            [("SPEAKER_00", 1.5, PIER)],
            id="Hugging Face with speakers",
        ),
        pytest.param(
            {"results": [{"alternatives": [{"words": [{"startTime": "1.500s", "word": "Why", "speakerTag": 2}]}]}]},
            [("Speaker 2", 1.5, "Why")],
            id="Google",
        ),
        pytest.param(
            {"recognizedPhrases": [{"speaker": 1, "offsetInTicks": 15_000_000, "nBest": [{"display": PIER}]}]},
            [("Speaker 1", 1.5, PIER)],
            id="Azure",
        ),
        pytest.param(
            {
                "monologues": [
                    {
                        "speaker": 0,
                        "elements": [
                            {"type": "text", "value": "Why", "ts": 1.5},
                            {"type": "punct", "value": ", "},
                            {"type": "text", "value": "then", "ts": 1.9},
                        ],
                    }
                ]
            },
            [("Speaker 0", 1.5, "Why, then")],
            id="Rev",
        ),
        pytest.param(
            {"segments": [{"speaker": "Nora Vance", "startTime": 1.5, "endTime": 3.0, "body": PIER}]},
            [("Nora Vance", 1.5, PIER)],
            id="podcasts",
        ),
        pytest.param(
            {"transcription": [{"offsets": {"from": 1500, "to": 3000}, "text": PIER}]},
            [(None, 1.5, PIER)],
            id="whisper.cpp",
        ),
        pytest.param([{"speaker": {"name": "Nora"}, "time": "0:05", "text": PIER}], [("Nora", 5, PIER)], id="a list"),
        pytest.param({"text": PIER}, [(None, None, PIER)], id="words alone"),
    ],
)
def test_recognised_speech(data: object, expected: Told) -> None:
    """What a program wrote is known by its shape, with speakers and times in seconds."""
    assert told(data) == expected


def test_tables() -> None:
    """A row of a table has a speaker and words, whatever parts its cells."""
    expected = [("Nora Vance", 5.0, "It is shut, yes."), ("Ilya Stroud", 9.0, "Why?")]
    assert told('Speaker,Start,Text\nNora Vance,0:05,"It is shut, yes."\nIlya Stroud,9,Why?\n', ".csv") == expected
    assert told("start\tname\ttext\n5\tNora Vance\tIt is shut, yes.\n9.0\tIlya Stroud\tWhy?\n", ".tsv") == expected
    rows = (
        {"speaker": "Nora Vance", "start": 5, "text": "It is shut, yes."},
        {"speaker": "Ilya Stroud", "start": "0:09", "text": "Why?"},
    )
    lines = "\n\n".join(json.dumps(row) for row in rows)
    assert told(lines, ".jsonl") == expected


@pytest.mark.parametrize(
    ("suffix", "text", "advice"),
    [
        (".json", "[1, 2]", "no words are found in it"),
        (".json", '{"segments": []}', "no words are found in it"),
        (".json", "{", "this is no JSON"),
        (".json", "[" * 100_000, "this is no JSON"),
        (".json", '{"a":' * 3_000 + "1" + "}" * 3_000, "JSON|no words"),
        (".jsonl", '{"schema": "attribution/analysis/1"}', "give what the quotations are from"),
        (".csv", "a,b\n1,2\n", "call a column “text”"),
        (".csv", 'speaker,text\nNora,"It', "this is no table"),
        (".csv", "", "no words are found in it"),
    ],
)
def test_data_that_is_no_record(suffix: str, text: str, advice: str) -> None:
    """Data without words, and what is broken or nested without end, is an error that says what to do."""
    with pytest.raises(LoadError, match=advice):
        record_of(text, "talk" + suffix, suffix=suffix)


def test_times_that_are_none() -> None:
    """A time that is no number is left out, and the words stay."""
    data = '[{"text": "Why?", "start": NaN}, {"text": "No.", "start": 1e999}, {"text": "So.", "start": "soon"}]'
    assert told(data) == [(None, None, "Why?"), (None, None, "No."), (None, None, "So.")]


def test_data_in_a_file(tmp_path: Path) -> None:
    """A file of data is a record like any other."""
    path = tmp_path / "hearing.json"
    path.write_text(json.dumps({"segments": [{"text": PIER, "start": 2.0, "speaker": "A"}]}), encoding="utf-8")
    record = read_record(path)
    assert (record.id, record.text, record.segments[0].speaker) == ("hearing.json", PIER, "A")
