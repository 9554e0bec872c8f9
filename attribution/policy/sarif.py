"""Findings as SARIF 2.1.0, which code hosts and editors read."""

from collections.abc import Iterable

from attribution.load import has_lines
from attribution.model import Finding
from attribution.output import SarifResult, SarifRule, sarif_log
from attribution.policy.listing import Checked, place_in_file
from attribution.policy.policies import Policy
from attribution.policy.rules import RULES


def format_sarif(articles: Iterable[Checked], policy: Policy) -> str:
    """Return the findings in all articles as a SARIF log, with the rules that were on.

    >>> import json
    >>> from attribution.policy import load_policy
    >>> log = json.loads(format_sarif([], load_policy("npr")))
    >>> log["version"], log["runs"][0]["tool"]["driver"]["rules"][0]["id"]
    ('2.1.0', 'ANON001')
    """
    articles = tuple(articles)
    return sarif_log(
        f"attribution/{policy.name}/",
        base="The folder in which the articles were checked.",
        paths=[it.article for it in articles],
        rules=_rules(policy),
        results=[_result(it.article, found) for it in articles for found in it.findings],
        unlined=frozenset(it.article for it in articles if not has_lines(it.article)),
    )


def _result(article: str, found: Finding) -> SarifResult:
    where = "" if has_lines(article) else f"{place_in_file(article, found.place)}: "
    return SarifResult(found.rule, f"{where}{found.reason}", article, found.place)


def _rules(policy: Policy) -> list[SarifRule]:
    return [
        SarifRule(
            id=name,
            name=RULES[name].name,
            short=RULES[name].looks_for,
            full=f"{chosen.asks} ({chosen.origin})",
            help=f"{chosen.asks} What this can't know: {_small(RULES[name].cannot_know)}",
            properties={"policy": policy.name, "follows": chosen.follows, "date": chosen.date},
        )
        for name, chosen in policy.rules.items()
    ]


def _small(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
