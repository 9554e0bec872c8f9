"""Conflicts as text to read."""

from collections.abc import Iterator

from attribution.archive.conflicts.records import CONFLICT_WORDS, Conflict, VersionDifference
from attribution.archive.listing import source_words
from attribution.archive.records import Location
from attribution.model import EDIT_WORDS
from attribution.output import clean

_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"
#: So many places of one wording are shown.
_MOST_PLACES = 10


def format_conflict(number: int, conflict: Conflict, *, colour: bool = False) -> str:
    """Return a conflict as text: each wording, where it stands and whose it is there, and what differs.

    Args:
        number: Its number in the list.
        conflict: The conflict.
        colour: Whether the heading is to stand out on a terminal.
    """
    head = f"{number}. {'; '.join(CONFLICT_WORDS[kind] for kind in conflict.kinds)}"
    lines = [f"{_BOLD}{head}{_PLAIN}" if colour else head]
    for version in conflict.versions:
        lines.append(f"   {clean(version.text)}")
        lines += [f"     - {_difference(difference)}" for difference in version.differences]
        lines += [f"     {line}" for line in _places(version.places)]
    return "".join(f"{line}\n" for line in lines)


def _difference(difference: VersionDifference) -> str:
    kind = EDIT_WORDS[difference.kind]
    if not difference.here:
        return f"{kind}: without “{clean(difference.there)}”"
    if not difference.there:
        return f"{kind}: with “{clean(difference.here)}”"
    return f"{kind}: “{clean(difference.here)}” for “{clean(difference.there)}”"


def _places(places: tuple[Location, ...]) -> Iterator[str]:
    for place in places[:_MOST_PLACES]:
        where = [place.published or "no date", place.article, *([place.outlet] if place.outlet else [])]
        yield clean(" · ".join([*where, source_words(place.source, place.source_kind, named=place.named)]))
    if len(places) > _MOST_PLACES:
        yield f"and in {len(places) - _MOST_PLACES} more places"
