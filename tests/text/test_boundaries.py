import re

import pytest

from attribution.text import find_boundaries, find_paragraphs, find_stretches


def boundaries(text: str, start: int = 0, end: int | None = None) -> str:
    """Return the text with "|" where a sentence begins by its marks, and "~" where none does."""
    paragraphs = find_paragraphs(text)
    decided = find_boundaries(
        text, find_stretches(text, paragraphs), paragraphs, start, len(text) if end is None else end
    )
    shown = list(text[start:end])
    for offset in sorted(decided, reverse=True):
        shown.insert(offset, "|" if decided[offset] else "~")
    return "".join(shown)


@pytest.mark.parametrize(
    "expected",
    [
        # What stands before an opening mark decides whether a sentence begins with it.
        "|It snowed. |“~We left,~” ~Lee said.",
        "|It snowed! |“~We left,~” ~Lee said.",
        "|Did it snow? |“~We left,~” ~Lee said.",
        "|It snowed… |“~We left,~” ~Lee said.",
        "|Lee said, ~“~We left,~” ~and went.",
        "|Lee called it ~“~over.~”",
        "|The ~“~end~” ~is near.",
        # After words that end with a stop, a capital begins a sentence, and the next mark does.
        "|Lee called it ~“~over.~” |Roe wept.",
        "|Lee called it ~“~over.~” ~and wept.",
        "|Lee called it ~“~over.~” |“~We left,~” ~Roe said.",
        "|Lee called it ~“~over~” ~“~at last.~”",
        # After a comma, or before one, the sentence goes on.
        "|“~We left,~” ~Lee said.",
        "|“~We left~”~, Lee said.",
        "|“~We left~”~; Lee said so.",
        "|“~We left,~” ~Nobody knew.",
        "|The plan (~“~a gift~”~) failed.",
        # After a question only words that attribute, or small letters, go on.
        "|“~Who left?~” ~asked Lee.",
        "|“~Who left?~” ~Lee asked.",
        "|“~Who left?~” Nobody knew.",
        "|“~Get out!~” ~Lee shouted.",
        "|“~We were—~” ~Lee said.",
        "|“~We were-~” ~Lee said.",
        "|“~We left~” Lee then said.",
        "|“~We left~” ~said Lee.",
        # A mark with no partner.
        "|“~We left and did not look back.",
        "|We left and did not look back.~” |Lee wept.",
        "|“ ~We left ,~” ~Lee said.",
    ],
)
def test_marks_decide(expected: str):
    """A sentence begins where the marks say so, and none begins inside the words or before what attributes them."""
    assert boundaries(re.sub("[|~]", "", expected)) == expected


def test_paragraphs_and_turns_begin_sentences():
    """A paragraph begins a sentence, and so do the words after a label."""
    assert boundaries("It snowed\n\nLee left") == "|It snowed\n\n|Lee left"
    assert boundaries("LEE: We go.\n\nROE: Why?") == "|LEE: |We go.\n\n|ROE: |Why?"


def test_boundaries_of_a_piece():
    """Of a long text a piece is asked about: offsets count from its start, and what lies outside decides nothing."""
    text = "“Go,” she said.\n\nLee called it “over.” Roe wept.\n\n“Stay,” he said."
    start, end = text.index("Lee"), text.index("\n\n“Stay")
    assert boundaries(text, start, end) == "|Lee called it ~“~over.~” |Roe wept."
    assert boundaries(text, start, end - len(" Roe wept.")) == "|Lee called it ~“~over.~”"
