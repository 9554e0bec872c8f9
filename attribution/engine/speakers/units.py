"""Units of quoted speech: a stretch in quotation marks, or several that one quotation runs through."""

from typing import NamedTuple

from attribution.engine.grammar import Parse
from attribution.text import Stretch, find_label, is_invitation

__all__ = ["Unit", "find_label", "find_units", "is_line_apart", "starts_turn"]


class Unit(NamedTuple):
    """Quoted stretches, each going on from the one before over a paragraph's end, that one person says or writes."""

    #: Indices into `Parse.stretches`.
    stretches: tuple[int, ...]
    #: The first token inside and the one after the last, its marks among them.
    first: int
    last: int


def find_units(parse: Parse) -> tuple[Unit, ...]:
    """Return the units of `parse`, in text order; a stretch within another is part of the outer one.

    A turn of a transcript, which has a label and no marks, is a unit like any other.
    """
    units: list[Unit] = []
    going_on = False
    for index, stretch in enumerate(parse.stretches):
        if stretch.depth:
            continue
        first, last = parse.token_at(stretch.start), parse.token_at(stretch.end - 1) + 1
        apart = is_line_apart(parse, stretch)
        if going_on and not apart and (stretch.label is not None or not starts_turn(parse.text, stretch.inner_start)):
            units[-1] = Unit((*units[-1].stretches, index), units[-1].first, last)
        else:
            units.append(Unit((index,), first, last))
        going_on = stretch.goes_on and not apart
    return tuple(units)


def is_line_apart(parse: Parse, stretch: Stretch) -> bool:
    """Whether a stretch is a paragraph that asks the reader to follow somebody, which a stray mark has made words."""
    start, end = parse.paragraphs[stretch.paragraph]
    alone = stretch.start == start and stretch.end >= end
    return alone and is_invitation(parse.text, stretch.inner_start, stretch.inner_end)


def starts_turn(text: str, start: int) -> bool:
    """Whether a turn of a transcript, or a stage direction such as "(CROSSTALK.)", begins at `start`."""
    return text[start : start + 1] in "([" or find_label(text, start) is not None
