"""A gate as SARIF: what is left to do in a story, where an editor or a code host shows it."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from attribution.model import Gate, Held, HeldRecord, Lines, Span
from attribution.output import SarifResult, SarifRule, sarif_log


class _About(NamedTuple):
    """What a rule is about."""

    name: str
    looks_for: str
    cannot_know: str


_RULES: Mapping[str, _About] = {
    "GATE-look": _About(
        "to-be-looked-at",
        "A quotation that a record has otherwise, of another speaker, or without limits that it had.",
        "whether the record is true to what was said.",
    ),
    "GATE-unbacked": _About(
        "not-backed",
        "A quotation that no record has, and nobody has signed.",
        "whether somebody has checked it and did not sign.",
    ),
    "GATE-stale": _About(
        "stale-signature",
        "A signature that covers other words, another speaker, another paragraph, or what other records said.",
        "whether the person who signed would sign again.",
    ),
    "GATE-record": _About("record-not-read", "A record that can't be read.", "what the record says."),
    "GATE-rule": _About(
        "house-rule", "A place that a house rule asks somebody to look at.", "whether an editor let it stand."
    ),
}


def format_sarif(gate: Gate, draft: str, text: str, records: str = "records") -> str:
    """Return what is left to do as a SARIF log; there is a result for all that keeps the story from going out.

    Args:
        gate: The gate.
        draft: The path of the draft.
        text: Its text.
        records: The path of the folder of its records.

    >>> from attribution.model import Engine, HeldDraft
    >>> draft = HeldDraft(id="a.txt", sha256="")
    >>> engine = Engine(attribution="", spacy="", pipeline="")
    >>> gate = Gate(story="ferry", when="", draft=draft, engine=engine, standard="strict")
    >>> '"results": []' in format_sarif(gate, "ferry/a.txt", "")
    True
    """
    lines = Lines(text)
    return sarif_log(
        "attribution/gate/",
        base="The folder in which the story was held.",
        paths=[draft, *(_path(records, record) for record in gate.unread)],
        rules=[
            SarifRule(name, it.name, it.looks_for, it.looks_for, f"What this can't know: {it.cannot_know}", {})
            for name, it in _RULES.items()
        ],
        results=list(_results(gate, draft, lines, records)),
    )


def _results(gate: Gate, draft: str, lines: Lines, records: str) -> Iterator[SarifResult]:
    for held in gate.open:
        yield SarifResult(_rule(held), _message(held), draft, lines.place(held.words))
    if "records" not in gate.allowed:
        nowhere = Lines("").place(Span(start=0, end=0))
        for record in gate.unread:
            yield SarifResult("GATE-record", f"Not read: {record.problem}.", _path(records, record), nowhere)
    if "rules" not in gate.allowed:
        for found in gate.findings:
            yield SarifResult("GATE-rule", f"{found.reason} [{found.rule}]", draft, found.place)


def _rule(held: Held) -> str:
    if held.stale:
        return "GATE-stale"
    return "GATE-look" if held.state == "look" else "GATE-unbacked"


def _message(held: Held) -> str:
    return f"{held.stale} Check it, and sign it again. {held.reason}" if held.stale else held.reason


def _path(folder: str, record: HeldRecord) -> str:
    return f"{folder}/{record.id}"
