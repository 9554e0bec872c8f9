"""Reading records: transcripts, captions, plain texts, and files that are none of these."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.errors import LoadError
from attribution.model.checks import Record
from attribution.verify import read_record, record_of, verify
from tests.analyses import Story

VTT = """\
WEBVTT

NOTE made by a machine

00:00:01.500 --> 00:00:04.000
<v Ana Diaz>The river is <c.loud>rising</c>

00:01:00.000 --> 00:01:03.000
and we are leaving
"""
SRT = """\
1
00:00:01,000 --> 00:00:03,000
DIAZ: The river is rising

2
00:01:02,500 --> 00:01:04,000
and we are leaving
"""


def spoken(record: Record) -> list[tuple[str | None, str]]:
    """Return the speaker and the words of each segment."""
    return [(segment.speaker, record.text[segment.start : segment.end]) for segment in record.segments]


@pytest.mark.parametrize(
    "line",
    [
        "MAYOR DIAZ: We stay.",
        "[00:01:10] MAYOR DIAZ: We stay.",
        "1:10 MAYOR DIAZ: We stay.",
        "**MAYOR DIAZ:** We stay.",
    ],
)
def test_labels(line: str) -> None:
    """A label may have a time before it, or be set in bold; its words come after it."""
    assert spoken(record_of(line)) == [("MAYOR DIAZ", "We stay.")]


def test_a_label_with_a_role() -> None:
    """What stands in brackets or after a comma is no part of the name."""
    record = record_of("Ana Diaz (voice-over): We stay.\nBen Roe, Treasurer: We go.\nAna Diaz: No.")

    assert [speaker for speaker, _ in spoken(record)] == ["Ana Diaz", "Ben Roe", "Ana Diaz"]


def test_questions_and_answers() -> None:
    """Q. and A. are labels; a line without one goes on with the turn before."""
    record = record_of("Q. Were you there?\nA. I was.\nI left at noon.\nQ. Thank you.")

    assert spoken(record) == [
        ("Q", "Were you there?"),
        ("A", "I was."),
        ("A", "I left at noon."),
        ("Q", "Thank you."),
    ]
    assert [segment.turn for segment in record.segments] == [0, 1, 1, 2]


def test_times_of_turns() -> None:
    """A turn has the time that its line gives."""
    record = record_of("[0:05] ANA: Yes.\n[1:02:03] BEN: No.")

    assert [segment.time for segment in record.segments] == [5, 3723]


@pytest.mark.parametrize(
    "text",
    [
        "We have one aim: to stay. We will stay.",
        "Note: the hall is closed.\nIt opens in May.",
        "Three things matter: bread, water and salt.",
    ],
)
def test_prose_is_no_transcript(text: str) -> None:
    """A colon in prose makes no turn."""
    record = record_of(text)

    assert (record.format, len(record.segments)) == ("text", 1)


def test_webvtt() -> None:
    """Captions give their words without tags, with the voice and the time."""
    record = record_of(VTT, suffix=".vtt")

    assert spoken(record) == [
        ("Ana Diaz", "The river is "),
        ("Ana Diaz", "rising"),
        ("Ana Diaz", "and we are leaving"),
    ]
    assert [segment.time for segment in record.segments] == [1.5, 1.5, 60]


def test_srt() -> None:
    """So do those of SubRip; a label in one holds until the next label."""
    record = record_of(SRT, suffix=".srt")

    assert spoken(record) == [("DIAZ", "The river is rising"), ("DIAZ", "and we are leaving")]
    assert record.segments[1].time == 62.5


def test_line_ends_of_windows() -> None:
    """Offsets are the file's, whatever ends its lines."""
    assert spoken(record_of(SRT.replace("\n", "\r\n"), suffix=".srt"))[1] == ("DIAZ", "and we are leaving")
    assert spoken(record_of(VTT.replace("\n", "\r\n"), suffix=".vtt"))[2] == ("Ana Diaz", "and we are leaving")


def test_rolling_captions() -> None:
    """A line that a caption shows once more is read once."""
    rolling = "WEBVTT\n\n00:01.000 --> 00:02.000\nwe stay\n\n00:02.000 --> 00:03.000\nwe stay\nand wait\n"

    assert [words for _, words in spoken(record_of(rolling, suffix=".vtt"))] == ["we stay", "and wait"]


def test_rolling_captions_with_a_time_for_each_word() -> None:
    """The second time such a line comes without its tags."""
    rolling = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\nwe<00:01.500><c> stay</c>\n\n00:02.000 --> 00:03.000\nwe stay\nand wait\n"
    )

    assert [words for _, words in spoken(record_of(rolling, suffix=".vtt"))] == ["we", " stay", "and wait"]


def test_captions_that_roll_by_three_lines() -> None:
    """Of three lines the first two may be those of the caption before."""
    rolling = (
        "1\n00:00:01,000 --> 00:00:02,000\nwe stay\nand wait\n\n"
        "2\n00:00:02,000 --> 00:00:03,000\nwe stay\nand wait\nfor news\n\n"
        "3\n00:00:03,000 --> 00:00:04,000\nand wait\nfor news\nof you\n"
    )

    words = ["we stay", "and wait", "for news", "of you"]
    assert [line for _, line in spoken(record_of(rolling, suffix=".srt"))] == words


def test_a_change_of_speaker_within_a_line() -> None:
    """Two angles in the middle of a line, also among the tags of rolling captions, begin another's words."""
    rolling = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\nwe<00:01.500><c> stay</c><c> &gt;&gt;</c><c> why</c>\n\n"
        "00:02.000 --> 00:03.000\nwe stay &gt;&gt; why\nnot<00:02.500><c> go</c>\n"
    )
    record = record_of(rolling, suffix=".vtt")

    assert [(part.turn, words) for part, (_, words) in zip(record.segments, spoken(record), strict=True)] == [
        (0, "we"),
        (0, " stay"),
        (1, " why"),
        (1, "not"),
        (1, " go"),
    ]


def test_a_name_above_the_words_of_a_caption() -> None:
    """A name that has a caption's first line to itself, and comes again, labels the next."""
    lines = ("Ana Diaz\nWe stay.", "Ben Roe\nWe go.", "Ana Diaz\nWhy?")
    captions = "".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{two}\n\n" for n, two in enumerate(lines, start=1))

    assert spoken(record_of(captions, suffix=".srt")) == [
        ("Ana Diaz", "We stay."),
        ("Ben Roe", "We go."),
        ("Ana Diaz", "Why?"),
    ]


def test_two_voices_in_a_line() -> None:
    """Each says its own words, and no words of the other."""
    record = record_of("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana Diaz>Stay.</v> <v Ben Roe>No.</v>\n", suffix=".vtt")

    assert spoken(record) == [("Ana Diaz", "Stay."), ("Ben Roe", "No.")]
    assert [segment.turn for segment in record.segments] == [0, 1]


@pytest.mark.parametrize("mark", [">>", "&gt;&gt;"])
def test_a_change_of_speaker_in_captions(mark: str) -> None:
    """Two angles, also as references, say that somebody else speaks."""
    captions = f"1\n00:00:01,000 --> 00:00:02,000\nDIAZ: We stay.\n{mark} We go.\n"

    assert spoken(record_of(captions, suffix=".srt")) == [("DIAZ", "We stay."), (None, "We go.")]


@pytest.mark.parametrize("reference", ["&#39;", "&#x27;", "&apos;", "&rsquo;"])
def test_an_apostrophe_as_a_reference(reference: str) -> None:
    """What stands for an apostrophe is one, and its place in the captions is that of the whole word."""
    story = Story("“We don't stay at Roe & Sons,” she said.")
    story.quotation("“We don't stay at Roe & Sons,”")
    captions = f"WEBVTT\n\n00:01.000 --> 00:02.000\nWe don{reference}t stay at Roe &amp; Sons.\n"
    [check] = verify(story.analysis(), [record_of(captions, suffix=".vtt")])

    assert check.verdict == "verbatim"


def test_a_mark_at_the_beginning_of_the_file() -> None:
    """A file may begin with the mark of its encoding; captions are known by their first line, whatever the suffix."""
    assert record_of("\ufeff" + VTT, suffix=".txt").format == "webvtt"
    assert spoken(record_of("\ufeff" + SRT, suffix=".srt"))[0] == ("DIAZ", "The river is rising")
    assert record_of("WEBVTTS are captions.").format == "text"


def test_a_garbled_part_is_noted() -> None:
    """What is no caption in a file of captions is left out, with a note."""
    garbled = SRT + "\n3\n00:99 --> later\nlost words\n"

    assert [note.message for note in record_of(garbled, suffix=".srt").notes] == [
        "parts of the file are no captions, and were left out"
    ]


@pytest.mark.parametrize(
    ("name", "data", "advice"),
    [
        ("empty.txt", b"", "there are no words in it: give a record that has some"),
        ("blank.txt", b" \n\n ... \n", "there are no words in it: give a record that has some"),
        ("labels.txt", b"ANA:\nBEN:\n", "there are no words in it: give a record that has some"),
        (
            "broken.vtt",
            b"00:01.000 --> 00:02.000\nwords\n",
            "it is no WebVTT, which begins with WEBVTT: check the file",
        ),
        ("empty.vtt", b"WEBVTT\n", "it has no captions with words: check the file"),
        ("broken.srt", b"just words\n", "it has no captions with words: check the file"),
        ("spaces.srt", b" " * 5000, "no captions look like this (a line or a gap without end): check the file"),
    ],
)
def test_bad_files_are_told(tmp_path: Path, name: str, data: bytes, advice: str) -> None:
    """A record that is empty or broken is an error about its path, with what to do."""
    (tmp_path / name).write_bytes(data)

    with pytest.raises(LoadError) as caught:
        read_record(tmp_path / name)

    assert (caught.value.subject, caught.value.advice) == (str(tmp_path / name), advice)


def test_files_that_are_absent_or_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So are a file that is not there, a folder, and one that is too large."""
    monkeypatch.setattr("attribution.verify.records.reading.MAX_BYTES", 10)
    (tmp_path / "long.txt").write_text("We stay here.", encoding="utf-8")

    with pytest.raises(LoadError, match="there is no such file"):
        read_record(tmp_path / "absent.txt")
    with pytest.raises(LoadError, match="this is a folder"):
        read_record(tmp_path)
    with pytest.raises(LoadError, match="give the part that matters"):
        read_record(tmp_path / "long.txt")


def test_a_page_as_a_record(tmp_path: Path) -> None:
    """A page is read as an article is, and its offsets count in the text that was taken out of it."""
    path = tmp_path / "speech.html"
    path.write_text("<html><body><p>We will stay &amp; fight.</p></body></html>", encoding="utf-8")
    record = read_record(path)

    assert (record.id, [words.strip() for _, words in spoken(record)]) == ("speech.html", ["We will stay & fight."])
    assert read_record(path, name="speech").id == "speech"


@pytest.mark.parametrize(
    ("error", "advice"),
    [
        (PermissionError(13, "Permission denied"), "permission denied: change who may read it"),
        (OSError(5, "Input/output error"), "can't be read (input/output error): check the file"),
        (ValueError("embedded null byte"), "this is no path: check its characters"),
    ],
)
def test_a_file_that_cannot_be_opened(error: Exception, advice: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system says against opening a file is told with what to do."""

    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(LoadError) as caught:
        read_record("hearing.txt")

    assert (caught.value.subject, caught.value.advice) == ("hearing.txt", advice)


def test_a_number_that_runs_on_in_the_next_caption() -> None:
    """A number that two captions share is one number."""
    captions = "WEBVTT\n\n00:01.000 --> 00:02.000\nWe lost forty\n\n00:02.000 --> 00:03.000\ntwo sheep in the snow.\n"
    story = Story("“We lost 42 sheep in the snow,” she said. “We lost 40 sheep in the snow,” she said.")
    story.quotation("“We lost 42 sheep in the snow,”")
    story.quotation("“We lost 40 sheep in the snow,”")
    checks = verify(story.analysis(), [record_of(captions, suffix=".vtt")])

    assert [check.verdict for check in checks] == ["verbatim", "altered"]


@given(st.text(max_size=200), st.sampled_from([".txt", ".vtt", ".srt"]))
def test_any_text_is_read_or_refused(text: str, suffix: str) -> None:
    """Any text gives a record whose segments lie inside it, in order, or an error of ours."""
    try:
        record = record_of(("WEBVTT\n\n" if suffix == ".vtt" else "") + text, suffix=suffix)
    except LoadError:
        return
    edges = [edge for segment in record.segments for edge in (segment.start, segment.end)]

    assert edges == sorted(edges)
    assert 0 <= edges[0] <= edges[-1] <= len(record.text)


@pytest.mark.parametrize(
    ("label", "other"),
    [
        ("ÅSA LINDQVIST", "BEN ROE"),
        ("Élodie Marsh", "Ben Roe"),
        ("ŁUKASZ ŻAK", "BEN ROE"),
        ("NGUYỄN THỊ HOA", "BEN ROE"),
        ("İBRAHİM ŞAHİN", "BEN ROE"),
        ("ØYVIND ÅS", "BEN ROE"),
        ("NORA O’BRIEN", "BEN ROE"),
        ("IAN McKAY", "BEN ROE"),
        ("DR. MARIA DE LA CRUZ", "BEN ROE"),
    ],
)
def test_words_of_another_are_told(label: str, other: str) -> None:
    """What a person said whose name has letters of its own is not passed as the words of another."""
    record = record_of(f"{other}: The pier is closed.\n\n{label}: We will open it on Friday at noon.")
    story = Story("“We will open it on Friday at noon,” Ben Roe said.")
    story.source("roe", "Ben Roe")
    story.quotation("“We will open it on Friday at noon,”", source="roe", speaker="Ben Roe")

    assert [speaker for speaker, _ in spoken(record)] == [other, label]
    assert [check.verdict for check in verify(story.analysis(), [record])] == ["wrong-speaker"]
