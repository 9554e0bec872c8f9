"""House rules as findings: where an article calls for a look, by whose rule, and why.

>>> from attribution.policy import RULES, load_policy
>>> len(RULES), "ANON012" in load_policy("ap").rules
(23, True)
"""

from attribution.policy.checking import check
from attribution.policy.policies import NAMES, Chosen, Policy, load_policy
from attribution.policy.rules import RULES, Rule

__all__ = ["NAMES", "RULES", "Chosen", "Policy", "Rule", "check", "load_policy"]
