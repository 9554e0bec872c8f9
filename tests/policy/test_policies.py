"""Policies: ours, and those in files."""

from pathlib import Path

import pytest

from attribution.errors import PolicyError
from attribution.policy import NAMES, RULES, Policy, check, load_policy
from tests.analyses import Story, ferry


def write(folder: Path, text: str) -> Path:
    """Write a policy file and return its path."""
    path = folder / "house.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", NAMES)
def test_our_policies(name: str) -> None:
    """Each has a name, says what it follows for every rule, and runs."""
    policy = load_policy(name)

    assert policy.name
    assert policy.about
    assert all(rule.asks.endswith(".") and rule.follows for rule in policy.rules.values())
    assert all(finding.policy and finding.follows for finding in check(ferry(), policy))


def test_the_general_policy_has_every_rule() -> None:
    """It is what is used where no policy is named."""
    assert tuple(load_policy().rules) == tuple(RULES)


def test_houses_differ() -> None:
    """What one house forbids another may not mention."""
    story = Story("“Go,” an official said.", byline="Mara Quill")
    story.source("one", "an official", named=False)
    story.quotation("“Go,”", source="one", speaker="an official")
    found = {name: {finding.rule for finding in check(story.analysis(), name)} for name in ("npr", "reuters")}

    assert "ANON001" in found["npr"] - found["reuters"]
    assert "ANON011" in found["reuters"] - found["npr"]


def test_a_policy_of_ones_own(tmp_path: Path) -> None:
    """Only what a file lists is on; what it leaves out has defaults."""
    path = write(tmp_path, '[rules.QUO001]\nmost_words = 5\nasks = "Quote whole\\nsentences."\n')
    policy = load_policy(path)

    assert policy.name == "house"
    assert {name: (rule.asks, dict(rule.settings)) for name, rule in policy.rules.items()} == {
        "QUO001": ("Quote whole sentences.", {"most_words": 5})
    }


def test_a_policy_that_builds_on_another(tmp_path: Path) -> None:
    """It changes what it names: a rule off, a rule's setting, a rule added."""
    path = write(
        tmp_path,
        'name = "Ours"\nextends = "npr"\n[rules.ANON002]\non = false\n[rules.ANON001]\nnouns = ["source"]\n'
        '[rules.ANON005]\nasks = "Begin with a name."\n',
    )
    policy, npr = load_policy(path), load_policy("npr")

    assert policy.rules.keys() == npr.rules.keys() - {"ANON002"} | {"ANON005"}
    assert policy.rules["ANON001"].settings["nouns"] == ("source",)
    assert policy.rules["ANON001"].asks == npr.rules["ANON001"].asks


def test_an_empty_policy_finds_nothing() -> None:
    """No rule, no finding."""
    assert check(ferry(), Policy(name="Nothing", rules={})) == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('name = "A"\n[rules.ANON099]\n', "house.toml, line 2: there is no “rules.ANON099”: ANON001, ANON002, "),
        (
            "[rules.QUO001]\n\nmost_word = 3\n",
            "line 3: there is no “rules.QUO001.most_word”: on, asks, follows, date and ",
        ),
        ('[rules.QUO001]\nmost_words = "3"\n', "line 2: “rules.QUO001.most_words” has to be a whole number, 0 or more"),
        ("[rules.QUO001]\nmost_words = true\n", "has to be a whole number"),
        ("[rules.QUO001]\nmost_words = -1\n", "has to be a whole number"),
        ('[rules.ANON001]\nnouns = "source"\n', "line 2: “rules.ANON001.nouns” has to be a list of texts"),
        ('[rules.ANON001]\nnouns = ["source", ""]\n', "has to be a list of texts"),
        ('[rules.ANON001]\non = "no"\n', "line 2: “rules.ANON001.on” has to be true or false"),
        ("[rules.ANON001]\nasks = 3\n", "line 2: “rules.ANON001.asks” has to be a text"),
        ('extends = "cnn"\n', "line 1: “extends” has to be general, ap, npr, nyt or reuters"),
        ("rules = 3\n", "line 1: “rules” has to be a table: [rules.ANON001]"),
        ("[rules]\nANON001 = true\n", "line 2: “rules.ANON001” has to be a table: [rules.ANON001]"),
        ("rule = 3\n", "line 1: there is no “rule”: name, about, extends and rules may stand here"),
        ('[rules."ANON002"]\nreason.x = 1\n', "line 2: there is no “rules.ANON002.reason”"),
        ("[rules.ANON001\n", "it is no TOML: expected ']' at the end of a table declaration (at line 1"),
        ("a = " + "[" * 5000, "it is no TOML"),
    ],
)
def test_a_broken_policy(tmp_path: Path, text: str, message: str) -> None:
    """The error has the line, the key and what is allowed."""
    with pytest.raises(PolicyError) as caught:
        load_policy(write(tmp_path, text))

    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_policy_that_is_not_there(tmp_path: Path) -> None:
    """A name that is none of ours, and a file that is absent, are told apart."""
    with pytest.raises(PolicyError, match="cnn: there is no such policy: give general, ap, npr, nyt or reuters"):
        load_policy("cnn")
    with pytest.raises(PolicyError, match=r"house\.toml: there is no such file"):
        load_policy(tmp_path / "house.toml")
    with pytest.raises(PolicyError, match="can't be read"):
        load_policy(tmp_path)


def test_a_policy_that_is_no_text(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 are said to be that."""
    (tmp_path / "house.toml").write_bytes(b'name = "caf\xe9"\n')

    with pytest.raises(PolicyError, match="not in UTF-8"):
        load_policy(tmp_path / "house.toml")
