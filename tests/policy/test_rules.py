"""The rules as a whole."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given

from attribution.model import Analysis, Mention, Quotation, Source, Span
from attribution.policy import NAMES, RULES, Chosen, Policy, check, load_policy
from attribution.text import find_paragraphs
from tests.analyses import Story
from tests.any_analyses import analyses
from tests.growth import grows_evenly


def test_every_rule_is_described() -> None:
    """Each says what it looks for and what it can't know, in a sentence."""
    for name, rule in RULES.items():
        assert name == rule.id
        assert rule.looks_for.endswith(".")
        assert rule.cannot_know.endswith(".")
        assert (rule.find.__doc__ or "").startswith("Yield ")


def test_every_rule_is_in_the_document(checkout: Path) -> None:
    """docs/policies.md has each rule in the words of the rules, with its settings and the policies that have it on."""
    document = (checkout / "docs/policies.md").read_text(encoding="utf-8")
    for rule in RULES.values():
        section = document.partition(f"### {rule.id} {rule.name}\n")[2].partition("\n##")[0]

        assert rule.looks_for in section, rule.id
        assert rule.cannot_know in section, rule.id
        assert [setting for setting in rule.settings if f"`{setting}`" not in section] == [], rule.id
        on = [name for name in NAMES if rule.id in load_policy(name).rules]
        assert f"- On in: {', '.join(f'`{name}`' for name in on)}\n" in f"{section}\n", rule.id


@given(analyses())
def test_any_analysis_can_be_checked(analysis: Analysis) -> None:
    """Whatever is in an analysis, findings lie in its text and are in order."""
    findings = check(analysis)

    assert all(0 <= it.place.start <= it.place.end <= len(analysis.document.text) for it in findings)
    assert [it.place.start for it in findings] == sorted(it.place.start for it in findings)


def long_article(times: int) -> Analysis:
    """Return the analysis of an article with so many quotations, each of a source of its own."""
    story = Story("".join(f"“It’s gonna leak. No. {n},” aide {n} said. It is said to leak.\n" for n in range(times)))
    analysis = story.analysis()
    quotations, sources = [], []
    for number, (start, end) in enumerate(find_paragraphs(analysis.document.text)):
        words = story.document.text[start:end].partition(" aide")[0]
        speaker = Mention(start=start + len(words) + 1, end=start + len(words) + 5, text="aide")
        spans = (Span(start=start, end=start + len(words)),)
        name = f"s-{number}"
        source = Source(id=name, name="aide", kind="person", named=False, mentions=(speaker,))
        sources.append(source)
        quotations.append(
            Quotation(id=f"q-{number}", kind="direct", spans=spans, text=words, speaker=speaker, source_id=name)
        )
    return msgspec.structs.replace(analysis, quotations=tuple(quotations), sources=tuple(sources))


@pytest.mark.parametrize("rule", RULES)
def test_a_long_article_takes_little_time(rule: str) -> None:
    """Time goes up with the length of an article, and not with its square."""
    policy = Policy(name="Test", rules={rule: Chosen(asks="Look.", follows="a test")})

    assert grows_evenly(lambda times: check(long_article(times), policy), 800)
