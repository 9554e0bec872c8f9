"""Where quotation marks decide that a sentence begins, or that none does.

Parsers split inside and around quotations where no sentence ends, and join two sentences where a mark stands between.
"""

import re
from collections.abc import Iterable

from attribution.text.apart import Apart
from attribution.text.sentences import END_MARKS
from attribution.text.stretches import Stretch
from attribution.text.tags import begins_with_tag

_NOT_SPACE = re.compile(r"\S")


def find_boundaries(
    text: str,
    stretches: Iterable[Stretch],
    paragraphs: Iterable[tuple[int, int]],
    start: int,
    end: int,
    *,
    apart: Iterable[Apart] = (),
) -> dict[int, bool]:
    """Return whether a sentence begins there, for the offsets from `start` on at which marks or paragraphs decide.

    Args:
        text: The article, with one kind of mark for each role.
        stretches: What is quoted in it.
        paragraphs: Where its paragraphs begin and end.
        start: Where the piece of the text begins that is asked about.
        end: Where it ends.
        apart: What stands apart from the sentences beside it.
    """
    forced: dict[int, bool] = {}
    #: Where marks close after a full stop.
    stopped: set[int] = set()
    for stretch in stretches:
        if not start <= stretch.start < end:
            continue
        if not stretch.is_marked:
            forced[stretch.start - start] = True
            continue
        if stretch.closed:
            forced[stretch.inner_end - start] = False
            following = _NOT_SPACE.search(text, stretch.end, end)
            if following and (begins := _begins_after(text, stretch, following.start())) is not None:
                forced[following.start() - start] = begins
            if text[stretch.inner_end - 1] == ".":
                stopped.add(stretch.end)
        if stretch.opened:
            forced[stretch.start - start] = _ends_before(text, stretch.start, stopped)
            word = _NOT_SPACE.search(text, stretch.inner_start, end)
            if word:
                forced[word.start() - start] = False
    forced |= {begin - start: True for begin, _ in paragraphs if start <= begin < end}
    forced |= {edge - start: True for one in apart for edge in (one.start, one.end) if start <= edge < end}
    return forced


def _begins_after(text: str, stretch: Stretch, following: int) -> bool | None:
    """Return whether a sentence begins after a closing mark; None where the mark does not tell."""
    if _goes_on(text, stretch, following):
        return False
    return True if text[stretch.inner_end - 1] == "." and text[following].isupper() else None


def _ends_before(text: str, mark: int, stopped: set[int]) -> bool:
    """Whether a sentence ends right before an opening mark."""
    before = text[max(0, mark - 3) : mark]
    words = before.rstrip()
    return mark - len(before) + len(words) in stopped or (bool(words) and words[-1] in END_MARKS)


def _goes_on(text: str, stretch: Stretch, following: int) -> bool:
    """Whether the sentence goes on after a closing mark: "…," X said; "…?" asked X; "Morning?" Harry asked."""
    last = text[stretch.inner_end - 1 : stretch.inner_end]
    if last == "," or text[following] in ",;:)":
        return True
    if last not in "?!-—":
        return text[following].islower()
    if text[following].islower():
        return True
    return begins_with_tag(text, following, len(text))
