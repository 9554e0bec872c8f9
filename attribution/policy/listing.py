"""Findings as text, a line each, and as JSON."""

from collections.abc import Iterable

import msgspec

from attribution.model import Finding


class Checked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An article and what was found in it."""

    #: The path of the article, or what it is called.
    article: str
    findings: tuple[Finding, ...]


def format_text(checked: Checked) -> str:
    r"""Return a line for each finding: path, line, column, rule, reason, and what the policy asks for.

    >>> format_text(Checked(article="story.txt", findings=()))
    ''
    """
    lines = (
        f"{checked.article}:{it.place.line}:{it.place.column}: {it.rule} {it.reason} [{it.follows}: {it.policy}]"
        for it in checked.findings
    )
    return "".join(f"{_one_line(line)}\n" for line in lines)


def format_json(articles: Iterable[Checked], policy: str) -> str:
    """Return the findings in all articles as JSON.

    >>> format_json([], "AP").split()
    ['{', '"schema":', '"attribution/findings/1",', '"policy":', '"AP",', '"articles":', '[]', '}']
    """
    content = {"schema": "attribution/findings/1", "policy": policy, "articles": tuple(articles)}
    return f"{msgspec.json.format(msgspec.json.encode(content)).decode()}\n"


def _one_line(text: str) -> str:
    return " ".join(text.split())
