"""Records that come as data: what is said, by whom and when, made into a text with segments."""

from collections.abc import Sequence
from typing import NamedTuple

from attribution.model import Segment
from attribution.text import END_MARKS


class Spoken(NamedTuple):
    """Some words of a recording, with what is known of them."""

    words: str
    speaker: str | None = None
    #: In seconds.
    time: float | None = None
    #: They belong to the sentence before, as the single words do that a recogniser gives.
    goes_on: bool = False


def compose(spoken: Sequence[Spoken]) -> tuple[str, tuple[Segment, ...]]:
    r"""Return a text with a line for each stretch of one speaker at one time, and where its words are.

    Single words are put together to sentences.

    >>> text, segments = compose([Spoken("We", "Ana", 1.0), Spoken("stay.", "Ana", 1.5, True), Spoken("No.", "Ben")])
    >>> text, [(segment.speaker, segment.time) for segment in segments]
    ('We stay.\nNo.', [('Ana', 1.0), ('Ben', None)])
    """
    lines: list[Spoken] = []
    for piece in spoken:
        words = " ".join(piece.words.split())
        if not words:
            continue
        last = lines[-1] if lines else None
        if last and piece.goes_on and piece.speaker == last.speaker and last.words[-1] not in END_MARKS:
            joint = "" if not words[0].isalnum() and words[0] in ",.;:?!…’'”)%" else " "
            lines[-1] = last._replace(words=f"{last.words}{joint}{words}")
        else:
            lines.append(piece._replace(words=words))
    segments: list[Segment] = []
    at, turn = 0, 0
    for number, line in enumerate(lines):
        turn += bool(number) and line.speaker != lines[number - 1].speaker
        end = at + len(line.words)
        segments.append(Segment(start=at, end=end, turn=turn, speaker=line.speaker, time=line.time))
        at = end + 1
    return "\n".join(line.words for line in lines), tuple(segments)
