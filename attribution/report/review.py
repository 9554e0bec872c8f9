"""What is handed to the report beside an analysis: what records, house rules and the gate say of it.

The report makes none of it. attribution.verify makes checks, attribution.policy findings, attribution.gate gates.
"""

from collections.abc import Iterable

import msgspec

from attribution.model import Check, Finding, Gate, Record, Standard


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """The checks and the findings of one article.

    >>> Review().checks is None, Review(checks=()).checks
    (True, ())
    """

    #: The checks of its quotations; None where they were held against nothing.
    checks: tuple[Check, ...] | None = None
    #: The standard that the checks were made with.
    standard: Standard | None = None
    #: What the quotations were held against.
    records: tuple[Record, ...] = ()
    #: What house rules found; None where none were asked.
    findings: tuple[Finding, ...] | None = None
    #: The name of the policy that the findings were made with.
    house: str = ""
    #: What stands behind each quotation; None where no story's folder was held.
    gate: Gate | None = None

    @classmethod
    def of_gate(cls, gate: Gate, standard: Standard, records: Iterable[Record]) -> "Review":
        """Return what a gate says of an article, and what that was held against."""
        return cls(
            checks=tuple(one.check for one in gate.quotations),
            standard=standard,
            records=tuple(records),
            findings=gate.findings if gate.policy else None,
            house=gate.policy or "",
            gate=gate,
        )
