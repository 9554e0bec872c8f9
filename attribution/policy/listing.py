"""Findings as text, a line each, and as JSON."""

from collections.abc import Iterable

import msgspec

from attribution.load import has_lines
from attribution.model import Finding, Place
from attribution.policy.remarks import shown

#: Marks around the words of a finding, which are shown in marks.
_MARKS = '“”"'
#: So many characters of the words show where in a paragraph a finding is.
_LONGEST = 40


class Checked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An article and what was found in it."""

    #: The path of the article, or what it is called.
    article: str
    findings: tuple[Finding, ...]


def format_text(checked: Checked) -> str:
    r"""Return a line for each finding: where it is, what was found, and last the rule.

    The place is path, line and column; of a file without lines, such as a Word document, the paragraph and the words.

    >>> format_text(Checked(article="story.txt", findings=()))
    ''
    """
    lines = (
        f"{checked.article}:{place_in_file(checked.article, it.place)}: {it.reason} [{it.rule} {it.name}]"
        for it in checked.findings
    )
    return "".join(f"{_one_line(line)}\n" for line in lines)


def format_asks(articles: Iterable[Checked]) -> str:
    """Return what the policy asks for with each rule that found something, a line a rule, with what it follows.

    >>> format_asks([])
    ''
    """
    found = {it.rule: it for checked in articles for it in checked.findings}
    lines = (f"{rule}: {found[rule].policy} [{found[rule].follows}]" for rule in sorted(found))
    return "".join(f"{_one_line(line)}\n" for line in lines)


def place_in_file(article: str, place: Place) -> str:
    """Return where a finding is, as its file shows it: "3:13", or "¶ 2, “It leaks,”" where no lines are.

    Args:
        article: The path of the article.
        place: Where in its text it is.
    """
    if has_lines(article) or place.paragraph is None:
        return f"{place.line}:{place.column}"
    return f"¶ {place.paragraph}, {shown(place.text.strip(_MARKS), _LONGEST)}"


def format_json(articles: Iterable[Checked], policy: str) -> str:
    """Return the findings in all articles as JSON.

    >>> format_json([], "AP").split()
    ['{', '"schema":', '"attribution/findings/1",', '"policy":', '"AP",', '"articles":', '[]', '}']
    """
    content = {"schema": "attribution/findings/1", "policy": policy, "articles": tuple(articles)}
    return f"{msgspec.json.format(msgspec.json.encode(content)).decode()}\n"


def _one_line(text: str) -> str:
    return " ".join(text.split())
