"""Captions as articles."""

import pytest

import attribution
from attribution.errors import LoadError
from attribution.load.captions import read_caption_file

TALK = """\
WEBVTT

00:01.000 --> 00:04.000
<v Nora Vance>The pier is shut,</v>

00:04.000 --> 00:06.000
<v Nora Vance>and it stays <i>shut</i>.</v>

00:06.000 --> 00:08.000
<v Ilya Stroud>Who says R&amp;D can&#39;t help?</v>
"""


def test_a_paragraph_for_each_turn() -> None:
    """What one says in one go is a paragraph, with its time and name; tags are gone and references decoded once."""
    document = read_caption_file(TALK.encode(), "talk.vtt")

    assert document.text.split("\n\n") == [
        "[0:00:01] Nora Vance: The pier is shut, and it stays shut.",
        "[0:00:06] Ilya Stroud: Who says R&D can't help?",
    ]


def test_captions_without_names() -> None:
    """SubRip without names is one paragraph, divided where two angles say that somebody else speaks."""
    srt = (
        "1\n00:00:01,000 --> 00:00:02,000\nthe pier is shut\n\n"
        "2\n00:00:02,000 --> 00:00:03,000\nthe pier is shut\n&gt;&gt; who says so\n"
    )

    assert read_caption_file(srt.encode(), "talk.srt").text == "[0:00:01] the pier is shut\n\n[0:00:02] >> who says so"


def test_who_speaks_in_captions() -> None:
    """Each turn is a quotation of whom its voice names, also where there is one alone."""
    analysis = attribution.analyze(read_caption_file(TALK.encode(), "talk.vtt"))
    one = attribution.analyze(read_caption_file(b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Nora Vance>No.\n", "n.vtt"))

    assert [(q.text, s.name) for q in analysis.quotations if (s := analysis.source_of(q))] == [
        ("The pier is shut, and it stays shut.", "Nora Vance"),
        ("Who says R&D can't help?", "Ilya Stroud"),
    ]
    assert [source.name for source in one.sources] == ["Nora Vance"]


def test_what_is_no_caption_is_noted() -> None:
    """What could not be read is told, and a file without captions is an error."""
    broken = TALK + "\nwords --> that are none\nlost\n"

    assert [note.kind for note in read_caption_file(broken.encode(), "talk.vtt").notes] == ["parse"]
    with pytest.raises(LoadError, match="it has no captions"):
        read_caption_file(b"WEBVTT\n", "talk.vtt")
