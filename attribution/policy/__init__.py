"""House rules as findings: where an article calls for a look, by whose rule, and why.

An `Analysis` and a `Policy` come in, each `Finding` goes out; `check` does it.

>>> from attribution.policy import RULES, load_policy
>>> len(RULES), "ANON012" in load_policy("ap").rules
(24, True)
"""

from attribution.policy.checking import check
from attribution.policy.listing import Checked, format_asks, format_json, format_text
from attribution.policy.policies import NAMES, Chosen, Policy, load_policy
from attribution.policy.rules import RULES, Rule
from attribution.policy.sarif import format_sarif

__all__ = [
    "NAMES",
    "RULES",
    "Checked",
    "Chosen",
    "Policy",
    "Rule",
    "check",
    "format_asks",
    "format_json",
    "format_sarif",
    "format_text",
    "load_policy",
]
