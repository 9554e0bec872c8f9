"""Who speaks in captions: a name stands on the first caption of a turn, and goes on until another speaks."""

import pytest

from attribution.load import read_captions

type Told = list[tuple[str | None, str]]


def told(*captions: str) -> Told:
    """Return who says what in SubRip captions of a second each."""
    text = "\n".join(
        f"{number}\n00:00:{number:02},000 --> 00:00:{number:02},900\n{words}\n"
        for number, words in enumerate(captions, start=1)
    )
    segments, is_whole = read_captions(text, "talk.srt")
    assert is_whole
    return [(part.speaker, text[part.start : part.end]) for part in segments]


@pytest.mark.parametrize("name", ["MORI:", "Mori:", ">> MORI:", "MORI:\n"])
def test_a_name_goes_on(name: str) -> None:
    """Captions without a name are the words of the one named before, up to the next name."""
    found = told(f"{name} We keep the wall", "as it is, and", "that is that.", "DIAZ: Who pays?", "Not we.")

    assert [(who or "").upper() for who, _ in found] == ["MORI", "MORI", "MORI", "DIAZ", "DIAZ"]


@pytest.mark.parametrize(
    "caption",
    [
        "- Who pays?\n- The town.",
        "–Who pays?\n–The town.",
        "(man) Who pays?",
        "[female reporter]: Who pays?",
        ">> Who pays?",
    ],
)
def test_another_without_a_name(caption: str) -> None:
    """Dashes and "(man)" say that somebody else speaks: nobody knows who, nor who speaks after that."""
    found = told("MORI: We keep it.", caption, "It does.", "MORI: Good.")

    first, *others, last = (who for who, _ in found)
    assert (first, set(others), last) == ("MORI", {None}, "MORI")


@pytest.mark.parametrize("caption", ["- and the stairs", "[applause]", "(laughs) Yes.", "(as it was) Yes."])
def test_what_names_nobody(caption: str) -> None:
    """One dash and what is in brackets besides take the words from nobody."""
    assert [who for who, _ in told("MORI: We keep it", caption)] == ["MORI", "MORI"]
