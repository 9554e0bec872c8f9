"""Findings as SARIF 2.1.0, which code hosts and editors read."""

from collections.abc import Iterable

from attribution.output import SarifResult, SarifRule, sarif_log
from attribution.policy.listing import Checked
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
        results=[
            SarifResult(found.rule, found.reason, it.article, found.place) for it in articles for found in it.findings
        ],
    )


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
