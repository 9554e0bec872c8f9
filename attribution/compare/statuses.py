"""What was entered for an old draft, carried to a new one.

Nothing that a person entered is lost: what belongs to words that changed is kept beside the new words as `earlier`, and
what belongs to words that are gone is kept under `gone`.
"""

from collections.abc import Set
from typing import Any

from attribution.compare.records import ComparedQuotation, Comparison, Pair
from attribution.compare.rewording import LEAST_LIKENESS, bag, likeness
from attribution.compare.status_files import Row, StatusFile
from attribution.errors import StatusFileError
from attribution.model import Analysis


def carry_statuses(statuses: StatusFile, comparison: Comparison, old: Analysis, new: Analysis) -> StatusFile:
    """Return a status file for the new draft, with all that `statuses` has.

    A status goes over where words and source are the same. Where either changed, the quotation is unchecked again, and
    what was entered stands with it as `earlier`. `new`, `changed` and `gone` in `carried` list what became of the
    quotations.

    Args:
        statuses: The content of a status file of the old draft, or of one before it.
        comparison: The old draft compared with the new one.
        old: The old draft.
        new: The new draft.

    Raises:
        StatusFileError: The file is of another article.

    >>> import json
    >>> from attribution import analyze
    >>> from attribution.compare import compare, parse_statuses
    >>> old, new = analyze("“We will close,” said Ana Lee."), analyze("“We may close,” said Ana Lee.")
    >>> row = {"source": "Ana Lee", "text": "“We will close,”", "status": "verified-verbatim"}
    >>> work = {"schema": "attribution/status/1", "quotations": {old.quotations[0].id: row}}
    >>> carried = carry_statuses(parse_statuses(json.dumps(work).encode(), "work"), compare(old, new), old, new)
    >>> [(row["status"], row["earlier"][0]["status"]) for row in carried["quotations"].values()]
    [('unchecked', 'verified-verbatim')]
    """
    _check_article(statuses, old, new)
    rows, gone = _carry_quotations(_entered(statuses), comparison, new)
    sources, gone_sources = _carry_sources(statuses, new)
    others = {key: value for key, value in statuses.items() if key not in ("quotations", "sources", "gone", "carried")}
    return {
        **others,
        "document": {"id": new.document.id, "sha256": new.document.sha256, "title": _title(new)},
        "quotations": rows,
        "sources": sources,
        "gone": {"quotations": gone, "sources": gone_sources},
        "carried": {
            "from": comparison.old.sha256,
            "new": [it.id for it in comparison.added],
            "changed": {it.new.id: it.old.id for it in (*comparison.reworded, *comparison.reattributed)},
            "gone": [it.id for it in comparison.gone],
        },
    }


def _carry_quotations(
    entered: dict[str, Row], comparison: Comparison, new: Analysis
) -> tuple[dict[str, Row], dict[str, Row]]:
    """Return the rows of the new draft's quotations, and of those that it no longer has."""
    pairs = {pair.new.number: pair for pair in (*comparison.kept, *comparison.reworded, *comparison.reattributed)}
    kept = {pair.new.number for pair in comparison.kept}
    matched = {pair.old.id for pair in pairs.values()}
    rows: dict[str, Row] = {}
    for quotation in _quotations(comparison, new):
        is_kept = quotation.number in kept
        pair = pairs.get(quotation.number)
        # An id that belongs to another pair is that of equal words elsewhere in the old draft.
        own = {quotation.id} - matched if pair is None else {quotation.id} - matched | {pair.old.id}
        rows[quotation.id] = _new_row(quotation, pair, entered, own, is_kept=is_kept)
    _remember_alike(entered, rows, frozenset(it.id for it in comparison.gone))
    # The page passes over what is gone under the id of a quotation that it has.
    gone: dict[str, Row] = {}
    for name, row in entered.items():
        if _is_entered(row):
            gone[_free_name(name, rows.keys() | gone.keys() | (entered.keys() - {name}))] = row
    return rows, gone


def _new_row(
    quotation: ComparedQuotation, pair: Pair | None, entered: dict[str, Row], own: set[str], *, is_kept: bool
) -> Row:
    """Return a quotation's row: with the status it had if nothing changed, else with that as `earlier`.

    What is taken over is taken out of `entered`; `own` are the ids under which it may stand there.
    """
    row: Row = {"label": str(quotation.number), "source": quotation.source or "", "text": quotation.text}
    row |= {"status": "unchecked", "note": ""}
    earlier: list[Row] = []
    for name in dict.fromkeys((pair.old.id if pair else quotation.id, quotation.id)):
        past = entered.pop(name, None) if name in own else None
        if past is None:
            continue
        earlier += past.pop("earlier", [])
        if not _is_entered(row) and _is_of(past, name, quotation, pair, is_kept=is_kept):
            row = {**past, **row, "status": past["status"], "note": past["note"]}
        elif _is_entered(past):
            earlier = [past, *earlier]
    return {**row, "earlier": earlier} if earlier else row


def _remember_alike(entered: dict[str, Row], rows: dict[str, Row], gone: frozenset[str]) -> None:
    """Put what is in neither draft beside the words that are most like it: the file may be of a draft before these."""
    bags = {name: bag(row["text"]) for name, row in rows.items()}
    for name, past in tuple(entered.items()):
        if name in gone or not _is_entered(past):
            continue
        words = bag(past["text"])
        alike, best = max(((likeness(words, other), it) for it, other in bags.items()), default=(0.0, ""))
        if alike >= LEAST_LIKENESS:
            del entered[name]
            older = past.pop("earlier", [])
            rows[best]["earlier"] = [*rows[best].get("earlier", []), past, *older]


def _free_name(name: str, taken: Set[str]) -> str:
    while name in taken:
        name = f"{name}-gone"
    return name


def _is_of(past: Row, name: str, quotation: ComparedQuotation, pair: Pair | None, *, is_kept: bool) -> bool:
    """Return whether what was entered is of these words of this source."""
    is_worded_so = past["text"].split() == quotation.text.split() if past["text"] else name == quotation.id
    if not past["source"]:
        return is_worded_so and (is_kept if pair else True)
    names = {quotation.source} | ({pair.old.source} if pair and is_kept else set())
    return is_worded_so and past["source"] in names


def _entered(statuses: StatusFile) -> dict[str, Row]:
    """Return all that was entered for quotations, by id; what is there twice stands with the rest as `earlier`."""
    rows = {name: dict(row) for name, row in _rows(statuses, "gone", "quotations").items()}
    for name, row in _rows(statuses, "quotations").items():
        past = rows.pop(name, None)
        rows[name] = dict(row)
        if past and _is_entered(past):
            older = past.pop("earlier", [])
            rows[name]["earlier"] = [*row.get("earlier", []), past, *older]
    return rows


def _carry_sources(statuses: StatusFile, new: Analysis) -> tuple[dict[str, Row], dict[str, Row]]:
    """Return who knows the unnamed sources of the new draft, and of those it no longer has."""
    entered = {name: dict(row) for name, row in _rows(statuses, "gone", "sources").items()}
    for name, row in _rows(statuses, "sources").items():
        past = entered.pop(name, {"identity_known_to": ""})
        entered[name] = row if row["identity_known_to"] else {**row, "identity_known_to": past["identity_known_to"]}
        if past["identity_known_to"] not in ("", entered[name]["identity_known_to"]):
            entered[name] = {**entered[name], "earlier": [past]}
    there: dict[str, Row] = {}
    for source in new.unnamed():
        there[source.id] = {"identity_known_to": "", **entered.pop(source.id, {}), "name": source.name}
    return there, {name: row for name, row in entered.items() if row["identity_known_to"]}


def _check_article(statuses: StatusFile, old: Analysis, new: Analysis) -> None:
    """Refuse a file of another article, as the page does: no words of it are here, and its title is another one."""
    document = statuses["document"]
    if document["sha256"] in (old.document.sha256, new.document.sha256):
        return
    entered = _rows(statuses, "quotations").keys() | _rows(statuses, "gone", "quotations").keys()
    known = {quotation.id for analysis in (old, new) for quotation in analysis.quotations}
    titles = {_title(old), _title(new)}
    if not entered & known and document["title"] not in titles:
        name = document["title"] or document["id"] or "one without a title"
        raise StatusFileError("status file", f"it is of another article, “{name}”: give that of the old draft")


def _title(analysis: Analysis) -> str:
    """Return what the page calls an article."""
    return analysis.document.title or analysis.document.id


def _quotations(comparison: Comparison, new: Analysis) -> list[ComparedQuotation]:
    pairs = (*comparison.kept, *comparison.reworded, *comparison.reattributed)
    found = {it.number: it for it in (*(pair.new for pair in pairs), *comparison.added)}
    return [found[number] for number in range(1, len(new.quotations) + 1)]


def _is_entered(row: Row) -> bool:
    has_more = bool(row.keys() - {"label", "source", "text", "status", "note", "earlier"})
    return row["status"] != "unchecked" or row["note"] != "" or bool(row.get("earlier")) or has_more


def _rows(statuses: StatusFile, *keys: str) -> dict[str, Row]:
    found: Any = statuses
    for key in keys:
        found = found[key]
    return dict(found)
