"""Running a policy's rules over an analysis."""

import os

from attribution.model import Analysis, Finding, Lines
from attribution.policy.article import CheckedArticle
from attribution.policy.policies import Policy, load_policy
from attribution.policy.rules import RULES


def check(analysis: Analysis, policy: Policy | str | os.PathLike[str] = "general") -> tuple[Finding, ...]:
    """Return what the rules of `policy` find in an article, in text order. A finding is a prompt, never a verdict.

    Args:
        analysis: What was found in the article.
        policy: A policy, the name of one of ours, or the path of a TOML file.

    Raises:
        PolicyError: There is no such policy, or it is broken.

    >>> from attribution import analyze
    >>> for finding in check(analyze("“It is over,” a source said."), "ap"):
    ...     print(finding.place.line, finding.place.column, finding.rule, finding.name)
    1 1 ANON010 unnamed-direct
    1 1 ANON011 single-unnamed
    1 15 ANON001 bare-source
    1 15 ANON002 no-reason
    1 15 ANON012 no-byline
    1 15 ANON013 knowledge-missing
    """
    chosen = policy if isinstance(policy, Policy) else load_policy(policy)
    article = CheckedArticle(analysis)
    lines = Lines(article.text, [start for start, _ in article.paragraphs])
    findings = [
        Finding(
            rule=name,
            name=RULES[name].name,
            place=lines.place(remark.span),
            reason=remark.reason,
            policy=rule.asks,
            follows=rule.origin,
            source_id=remark.source_id,
            quotation_id=remark.quotation_id,
        )
        for name, rule in chosen.rules.items()
        for remark in RULES[name].run(article, dict(rule.settings))
    ]
    return tuple(sorted(findings, key=lambda finding: (finding.place.start, finding.rule, finding.place.end)))
