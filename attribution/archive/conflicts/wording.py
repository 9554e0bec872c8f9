"""How two wordings differ, as far as that may change the sense."""

from typing import NamedTuple

from attribution.archive.conflicts.nearness import features_of
from attribution.archive.conflicts.records import VersionDifference
from attribution.archive.wordings import exact_text
from attribution.model import Analysis, Document, Engine, Quotation, Span, Standard
from attribution.verify import record_from, verify

#: Wordings that share less are not nearly the same.
_LEAST_SHARED = 0.4
_ENGINE = Engine(attribution="", spacy="", pipeline="")
#: Every verdict is looked at, so that no standard matters.
_STANDARD = Standard(name="none", title="", read="", passes=frozenset())
_TELLS_NOTHING = frozenset({"not-found", "no-record", "not-judged", "spliced", "ambiguous"})


class Wording(NamedTuple):
    """One wording, ready to be compared."""

    key: int
    text: str
    words: list[str]


def compare(first: Wording, other: Wording) -> tuple[VersionDifference, ...] | None:
    """Return the critical differences of `other` from `first`, or None where the two are not nearly the same.

    What only one of them has at its beginning or its end is no difference: an article may quote less.

    >>> first = Wording(1, "“We will not close it this year.”", "we will not close it this year".split())
    >>> other = Wording(2, "“We will close it this year.”", "we will close it this year".split())
    >>> [(it.kind, it.there, it.here) for it in compare(first, other)]
    [('polarity', 'not', '')]
    """
    if not _is_near(first, other):
        return None
    # The shorter one is held against the longer one, as a quotation against a record.
    is_shorter = len(other.words) <= len(first.words)
    quoted, record = (other, first) if is_shorter else (first, other)
    check = verify(_analysis(quoted.text), [record_from(Document.from_text(record.text))], standard=_STANDARD)[0]
    if check.verdict in _TELLS_NOTHING:
        return None
    edits = [edit for edit in check.edits if edit.critical]
    pairs = [(edit.kind, edit.said, edit.quoted) for edit in edits]
    return tuple(
        VersionDifference(kind=kind, there=said if is_shorter else written, here=written if is_shorter else said)
        for kind, said, written in pairs
    )


def plain_text(text: str, kind: str) -> str:
    """Return what is compared of a quotation: its exact words, without quotation marks around them."""
    return exact_text(text, kind).replace("“", " ").replace("”", " ").replace('"', " ").strip()


def _is_near(first: Wording, other: Wording) -> bool:
    one, two = features_of(first.words), features_of(other.words)
    return len(one & two) >= _LEAST_SHARED * len(one | two)


def _analysis(text: str) -> Analysis:
    whole = Quotation(id="q", kind="direct", spans=(Span(start=0, end=len(text)),), text=text)
    return Analysis(document=Document.from_text(text), engine=_ENGINE, quotations=(whole,))
