"""Departures as text, a block each, as JSON and as SARIF."""

from collections.abc import Mapping

import msgspec

from attribution.guard.classes import CLASSES
from attribution.model import DEPARTURE_WORDS, Departure, Guarded
from attribution.output import SarifRelated, SarifResult, SarifRule, sarif_log


def format_text(guarded: Guarded, derived: str | None = None, originals: Mapping[str, str] | None = None) -> str:
    r"""Return a block for each departure: the class, both sentences with their places, and what differs.

    Args:
        guarded: What was found.
        derived: The path of the derived text; its id if not given.
        originals: The paths of the originals by their ids; their ids if not given.

    >>> from attribution.model import GuardedText
    >>> text = GuardedText(id="brief.txt", sha256="0" * 64)
    >>> format_text(Guarded(derived=text, originals=()))
    'brief.txt: nothing found\n'
    """
    paths, name = originals or {}, derived or guarded.derived.id
    count = len(guarded.departures)
    summary = f"{count} departure{'' if count == 1 else 's'} from the original" if count else "nothing found"
    blocks = [_block(one, name, paths) for one in guarded.departures]
    return "\n".join([f"{name}: {summary}\n", *blocks])


def _block(one: Departure, name: str, paths: Mapping[str, str]) -> str:
    lines = [
        f"{name}:{one.derived.line}:{one.derived.column}: {DEPARTURE_WORDS[one.departure]} ({one.departure})",
        f"  here      {_one_line(one.sentence)}",
    ]
    if one.original is not None:
        place = one.original
        lines.append(f"  original  {_one_line(place.sentence)}")
        lines.append(f"            {paths.get(place.document_id, place.document_id)}:{place.line}:{place.column}")
    else:
        lines.append("  original  (nothing like it)")
    lines.append(f"  differs   {_one_line(one.differs)}")
    return "".join(f"{line}\n" for line in lines)


def format_json(guarded: Guarded) -> str:
    """Return what was found as JSON, `attribution/guard/1`.

    >>> from attribution.model import GuardedText
    >>> text = GuardedText(id="brief.txt", sha256="0" * 64)
    >>> '"departures": []' in format_json(Guarded(derived=text, originals=()))
    True
    """
    return f"{msgspec.json.format(msgspec.json.encode(guarded)).decode()}\n"


def format_sarif(guarded: Guarded, derived: str | None = None, originals: Mapping[str, str] | None = None) -> str:
    """Return what was found as a SARIF log; each result has the place in the original beside it.

    Args:
        guarded: What was found.
        derived: The path of the derived text; its id if not given.
        originals: The paths of the originals by their ids; their ids if not given.
    """
    paths, name = originals or {}, derived or guarded.derived.id
    return sarif_log(
        "attribution/guard/",
        base="The folder in which the texts were compared.",
        paths=[name, *(paths.get(text.id, text.id) for text in guarded.originals)],
        rules=[
            SarifRule(kind, kind, about.looks_for, about.looks_for, f"What this can't know: {about.cannot_know}", {})
            for kind, about in CLASSES.items()
        ],
        results=[_result(one, name, paths) for one in guarded.departures],
    )


def _result(one: Departure, path: str, paths: Mapping[str, str]) -> SarifResult:
    related: tuple[SarifRelated, ...] = ()
    if one.original is not None:
        where = paths.get(one.original.document_id, one.original.document_id)
        related = (SarifRelated(where, one.original, "The original."),)
    message = f"{DEPARTURE_WORDS[one.departure].capitalize()}: {one.differs}"
    return SarifResult(one.departure, message, path, one.derived, related)


def _one_line(text: str) -> str:
    return " ".join(text.split())
