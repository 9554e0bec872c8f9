"""Marked-up sentences: the expected answer is the example itself.

    {content:“The bridge is safe,”} {cue:said} {speaker:Mayor Lee}.

Roles are content, cue, speaker, via and told; a role may carry a number where a text has several quotations
(`{content1:…}`). A content in pieces repeats its role.
"""

import re
from dataclasses import dataclass, field

from attribution.engine.pipeline import analyze
from attribution.model import Analysis, Quotation

_OPEN = re.compile(r"\{(content|cue|speaker|via|told)(\d?):")
Bounds = tuple[int, int]


@dataclass
class Expected:
    """What the markup says of one quotation."""

    content: list[Bounds] = field(default_factory=list)
    cue: Bounds | None = None
    speaker: Bounds | None = None
    via: Bounds | None = None
    told: Bounds | None = None


def read(markup: str) -> tuple[str, dict[str, Expected]]:
    """Return the text without markup, and for each number what is expected."""
    text: list[str] = []
    length = 0
    expected: dict[str, Expected] = {}
    open_roles: list[tuple[str, str, int]] = []
    place = 0
    while place < len(markup):
        match = _OPEN.match(markup, place)
        if match:
            open_roles.append((match[1], match[2], length))
            place = match.end()
        elif markup[place] == "}" and open_roles:
            role, number, start = open_roles.pop()
            entry = expected.setdefault(number, Expected())
            if role == "content":
                entry.content.append((start, length))
            else:
                setattr(entry, role, (start, length))
            place += 1
        else:
            text.append(markup[place])
            length += 1
            place += 1
    return "".join(text), expected


def _bounds(span: object) -> Bounds | None:
    return None if span is None else (span.start, span.end)  # type: ignore[attr-defined]


def assert_attributed(markup: str) -> Analysis:
    """Check that each marked quotation is found, with its pieces, cue, speaker, relay and addressee.

    Return the analysis. What the markup leaves out is not checked, but a quotation without `{speaker:…}` must have no
    speaker.
    """
    text, expected = read(markup)
    analysis = analyze(text)
    for want in expected.values():
        found = _covering(analysis, want.content)
        assert found is not None, f"no quotation at {[text[a:b] for a, b in want.content]}: {_shown(analysis)}"
        assert [(s.start, s.end) for s in found.spans] == sorted(want.content), _shown(analysis)
        assert _bounds(found.speaker) == want.speaker, _shown(analysis)
        for role, got in (("cue", found.cue), ("via", found.via), ("told", found.addressee)):
            marked = getattr(want, role)
            assert marked is None or _bounds(got) == marked, f"{role}: {_shown(analysis)}"
    return analysis


def _covering(analysis: Analysis, content: list[Bounds]) -> Quotation | None:
    for quotation in analysis.quotations:
        if any(s.start < b and a < s.end for a, b in content for s in quotation.spans):
            return quotation
    return None


def _shown(analysis: Analysis) -> str:
    return "; ".join(
        f"{q.speaker.text if q.speaker else None!r} → {q.text!r} ({q.rule}, {q.confidence})"
        for q in analysis.quotations
    )
