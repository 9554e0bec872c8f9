"""What the tests of the rules share: a story of one quotation, and what one rule finds in a story."""

from typing import Any

from attribution.policy import Policy, check
from attribution.policy.policies import Chosen
from attribution.policy.rules import Setting
from tests.analyses import Story


def found(story: Story, rule: str, **settings: Setting) -> list[str]:
    """Return the words that the rule points at."""
    chosen = Chosen(asks="Look.", follows="a test", settings=settings)
    policy = Policy(name="Test", rules={rule: chosen})
    findings = check(story.analysis(), policy)

    assert all(finding.rule == rule and finding.reason.endswith("?") for finding in findings), findings
    return [finding.place.text for finding in findings]


def said(text: str, words: str, speaker: str, kind: Any = "person", **source: Any) -> Story:
    """Return a story in which an unnamed source says `words`."""
    story = Story(text)
    story.source("one", speaker, kind, named=source.pop("named", False), **source)
    story.quotation(words, source="one", speaker=speaker, kind="direct" if words.startswith("“") else "indirect")
    return story
