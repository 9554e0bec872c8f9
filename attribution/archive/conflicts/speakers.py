"""Whether two articles give the same words to sources that can't be one."""

from attribution.archive.conflicts.records import ConflictKind
from attribution.archive.records import Location
from attribution.names import compare_names


def disagreement(one: Location, other: Location) -> ConflictKind | None:
    """Return how the sources of two places disagree, or None where they may be one, or nothing is known."""
    if one.source is None or other.source is None or not (one.named or other.named):
        return None
    if not (one.named and other.named) or one.source_kind != other.source_kind:
        return "other-source" if compare_names(one.source, other.source, "other") == "other" else None
    found = compare_names(one.source, other.source, one.source_kind or "other", respelled=True)
    return "other-speaker" if found == "other" else None
