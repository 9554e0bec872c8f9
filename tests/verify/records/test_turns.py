"""When the lines of a plain text are the turns of a transcript."""

import pytest

from attribution.names import fold
from attribution.verify import record_of


@pytest.mark.parametrize(
    "text",
    [
        "ANA LEE: We stay.\nIt is late.\nThe hall is cold.\nBen Roe: We go.\nThe bus waits.",
        "Ana Lee: We stay.\nIt is late.\nBen Roe: We go.\nThe bus waits.",
        "Ana Lee: We stay.\nIt is late.\nThe hall is cold.\nThe bus waits.\nAna Lee: We wait.",
        "ANA LEE: We stay.\nIt is late.\nThe hall is cold.",
        "ANA LEE: WE STAY.\nBEN ROE: IT IS LATE.",
    ],
)
def test_what_is_a_transcript(text: str) -> None:
    """Labels make a transcript: half of them in capitals, one that comes again, or one on half of the lines."""
    assert record_of(text).format == "transcript"


@pytest.mark.parametrize(
    "text",
    [
        "ANA LEE: We stay.\nIt is late.\nThe hall is cold.\nBen Roe: We go.\nThe bus waits.\nIda Fox: No.\nIt rains.",
        "Ana Lee: We stay.\nIt is late.\nBen Roe: We go.\nThe bus waits.\nIt rains.",
        "Ana Lee: We stay.",
        "Ana Lee: We stay.\nIt is late.\nThe bus waits.",
        "SMALL BOATS: FERRIES COME BACK\nThe ferries of the sound are back, Ana Lee says.\nIt is late.",
        "LORN FERRIES: ISLAND ROUTES\nMinutes of the meeting\nChair: Ida Fox\nMr Lee said that it was late.\nIt rains.",
        "SMALL BOATS: ALL FERRIES COME BACK\nThe ferries are back.\nIt is late.\nImages: two boats at the pier.",
    ],
)
def test_what_is_no_transcript(text: str) -> None:
    """Fewer labels than that may be colons of prose."""
    assert record_of(text).format == "text"


def test_a_time_without_a_name() -> None:
    """A line that gives a time and no name goes on with the turn, at that time."""
    record = record_of("[0:05] ANA: Yes.\n[0:09] We stay.\nWe wait.\nBEN: No.")

    assert [(part.turn, part.speaker, part.time) for part in record.segments] == [
        (0, "ANA", 5),
        (0, "ANA", 9),
        (0, "ANA", 9),
        (1, "BEN", None),
    ]


def test_times_in_somebodys_notes() -> None:
    """A time with a dot stands before a label as one with a colon does; before other words it is theirs."""
    notes = "10.41 LEE (in reply): We stay.\nROE: Why?\n11.05am Lee: It is late.\n11.20 rise. 4.50 Noted: no tide."

    assert [(part.speaker, notes[part.start : part.end]) for part in record_of(notes).segments] == [
        ("LEE", "We stay."),
        ("ROE", "Why?"),
        ("Lee", "It is late."),
        ("Lee", "11.20 rise. 4.50 Noted: no tide."),
    ]


def test_a_label_that_comes_again() -> None:
    """A label on each line of one person's words begins no new turn."""
    record = record_of("ANA: Yes.\nANA: We stay.\nBEN: No.\nANA: Yes.")

    assert [part.turn for part in record.segments] == [0, 0, 1, 2]


def spoken(text: str) -> list[tuple[str | None, float | None, str]]:
    """Return the speaker, the time and the words of each part of a record."""
    record = record_of(text)
    return [(part.speaker, part.time, record.text[part.start : part.end]) for part in record.segments]


def test_messages_of_a_chat() -> None:
    """A message has a date before the name; what the program says of itself is nobody's."""
    exported = (
        "[3/9/2024, 7:04:05 PM] Nora Vance: the pier is shut\n"
        "[3/9/2024, 7:05:00 PM] Ilya left\n"
        "[3/9/2024, 7:06:00 PM] ~ ilya s.: who says so"
    )
    assert spoken(exported) == [
        ("Nora Vance", 68_645, "the pier is shut"),
        (None, 68_700, "Ilya left"),
        ("ilya s.", 68_760, "who says so"),
    ]
    other = "03.09.24, 19:04 - Nora: It is shut.\n03.09.24, 19:05 - Ilya: No."
    assert [speaker for speaker, *_ in spoken(other)] == ["Nora", "Ilya"]


def test_the_congressional_record() -> None:
    """A name in capitals with its title ends in a stop, also where a state or brackets follow it."""
    text = (
        "Mr. VANCE of Ohio. Mr. Speaker, the pier is shut.\nWe know.\n"
        "Ms. McROE (during the reading). I object.\n"
        "The PRESIDING OFFICER. Without objection.\n"
    )
    assert spoken(text) == [
        ("Mr. VANCE of Ohio", None, "Mr. Speaker, the pier is shut."),
        ("Mr. VANCE of Ohio", None, "We know."),
        ("Ms. McROE", None, "I object."),
        ("The PRESIDING OFFICER", None, "Without objection."),
    ]


def test_who_asks_in_a_deposition() -> None:
    """Questions are asked by whom the line above them names."""
    text = "BY MS. VANCE:\nQ. Was it shut?\nA. It was.\nTHE COURT: Go on.\nBY MR. STROUD:\nQ.\tWho shut it?\n"
    assert [(speaker, words) for speaker, _, words in spoken(text)] == [
        ("MS. VANCE", "Was it shut?"),
        ("A", "It was."),
        ("THE COURT", "Go on."),
        ("MR. STROUD", "Who shut it?"),
    ]


@pytest.mark.parametrize(
    "head",
    [
        "NORA VANCE, sworn:",
        "(Nora Vance, sworn.)",
        "NORA VANCE, called as a witness by the harbour board, having been first duly sworn, testified:",
        "NORA VANCE, affirmed",
    ],
)
def test_who_answers_is_the_one_who_was_sworn(head: str) -> None:
    """Answers are given by the last who was sworn in, questions by whom the examination is."""
    text = (
        f"{head}\nEXAMINATION BY MR STROUD\n\nQ. Was it shut?\nA. It was.\n\n"
        "CROSS-EXAMINATION BY MS. ROE:\n\nQ. Who shut it?\nA. I did.\n\nTHE COURT: Thank you.\n\n"
        "DR ILYA FOX, pathologist, sworn.\nQ. Is it old?\nA. Very.\n"
    )
    names = {words: speaker for speaker, _, words in spoken(text)}

    assert [fold(names[words] or "") for words in ("It was.", "I did.", "Very.")] == [
        *["nora vance"] * 2,
        "dr ilya fox",
    ]
    assert [names[words] for words in ("Was it shut?", "Who shut it?")] == ["MR STROUD", "MS. ROE"]


@pytest.mark.parametrize(
    ("question", "answer", "speaker"),
    [
        ("State your name for the record, please.", "Nora Vance. V-a-n-c-e.", "Nora Vance"),
        ("Could you give us your full name?", "Yes, my name is Nora J. Vance, and I sail.", "Nora J. Vance"),
        ("What is your name?", "Nora Vance", "Nora Vance"),
        ("What is the name of the boat?", "Sea Otter.", "A"),
        ("State your name, please.", "I won’t.", "A"),
        ("Were you sworn at?", "Nora Vance swore at me.", "A"),
    ],
)
def test_who_answers_is_the_one_who_gave_a_name(question: str, answer: str, speaker: str) -> None:
    """The name that a witness gives when asked for it is that of all answers."""
    found = spoken(f"THE COURT: Go on.\nQ. {question}\nA. {answer}\nQ. Was it shut?\nA. It was.\n")

    assert found[-1] == (speaker, None, "It was.")


def test_numbered_lines_of_a_deposition() -> None:
    """The numbers of the lines are no words."""
    text = "1    Q.   Was the pier\n2    shut?\n3\n4    A.   It was.\n5         THE COURT:  Go on.\n"
    assert [words for _, _, words in spoken(text)] == ["Was the pier", "shut?", "It was.", "Go on."]


def test_a_time_on_the_line_before_a_name() -> None:
    """A line with nothing but a time is when the next one speaks."""
    text = "0:0:1.0 --> 0:0:4.2\nNora Vance\nIt is shut.\n0:0:5.0 --> 0:0:6.0\nIlya Stroud\nNo.\n"
    assert spoken(text) == [("Nora Vance", 1, "It is shut."), ("Ilya Stroud", 5, "No.")]


def test_two_speakers_in_a_line() -> None:
    """Two angles within a line begin another's words."""
    text = ">> VANCE: IT IS SHUT. >> STROUD: NO. >> Who knows."
    assert [speaker for speaker, *_ in spoken(text)] == ["VANCE", "STROUD", None]


def test_what_nobody_in_particular_calls_out() -> None:
    """A label without a name takes the words from the one who spoke before."""
    text = "Nora Vance: It is shut.\nAn honourable member: Shame!\n- Nora Vance: It stays shut.\n"
    assert [speaker for speaker, *_ in spoken(text)] == ["Nora Vance", "An honourable member", "Nora Vance"]


def test_captions_without_their_suffix() -> None:
    """SubRip is known by its first lines, whatever the file is called."""
    record = record_of("1\n00:00:01,000 --> 00:00:02,000\nIt is shut.\n")
    assert (record.format, [part.time for part in record.segments]) == ("srt", [1])


@pytest.mark.parametrize(
    "line",
    [
        "He has agreed to pay for the stairs.",
        "Asked about the stairs, he shrugged.",
        "They have a plan for the gate.",
        "Her office said the same.",
    ],
)
def test_a_line_of_notes_that_tells_of_others(line: str) -> None:
    """In notes a line that tells of others may be the writer’s: it is nobody’s, up to the next name."""
    text = (
        f"Mori: keep the wall as it is\n{line}\nno date yet\nDiaz: no money this year\nMori: then we wait\nwe have time"
    )

    assert [speaker for speaker, *_ in spoken(text)] == ["Mori", None, None, "Diaz", "Mori", "Mori"]


@pytest.mark.parametrize(
    "text",
    [
        "Mori: keep the wall\nI told him so, and he will pay.\nDiaz: no money\nMori: we wait",
        "MORI: We keep it.\nHe has agreed to pay.\nDIAZ: No.\nMORI: Yes.",
        "Ana Mori: We keep it.\nHe has agreed to pay.\nBen Diaz: No.\nAna Mori: Yes.",
        "[0:05] Mori: We keep it.\nHe has agreed to pay.\n[0:09] Diaz: No.\n[0:12] Mori: Yes.",
    ],
)
def test_a_line_that_goes_on(text: str) -> None:
    """A line goes on with the turn where its speaker is in it, and in a transcript, which has nobody else's words."""
    speakers = [speaker for speaker, *_ in spoken(text)]

    assert speakers[0] == speakers[1]
