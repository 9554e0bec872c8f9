"""Putting the words back, and telling what became of the placeholders."""

from collections.abc import Callable

import pytest

from attribution import analyze
from attribution.masking import Protected, Restored, protect, restore
from attribution.model import Key

TEXT = "“It holds,” said Ana Lee. “For now.”\n\n“Well,” Ben Roe said, and Lee left."


@pytest.fixture(scope="module")
def protected() -> Protected:
    """Return the text with placeholders for its quotations and for the names of its sources."""
    return protect(analyze(TEXT), sources=True)


def told(restored: Restored) -> list[tuple[str, str, int | None]]:
    return [(remark.kind, remark.placeholder, remark.line) for remark in restored.remarks]


def test_the_text_is_what_it_should_be(protected: Protected) -> None:
    """The other tests change this text."""
    assert protected.text == "⟦Q1⟧ said ⟦S1⟧. ⟦Q1.2⟧\n\n⟦Q2⟧ ⟦S2⟧ said, and ⟦S1.2⟧ left."


def test_words_around_are_free(protected: Protected) -> None:
    """Whatever is written around the placeholders, in any order of quotations, the words are the same."""
    restored = restore("⟦S2⟧:\r\n\t⟦Q2⟧\r\nNot so ⟦S1⟧. ⟦Q1⟧\u00a0⟦Q1.2⟧ \ufeff", protected.key)

    assert restored.text == "Ben Roe:\r\n\t“Well,”\r\nNot so Ana Lee. “It holds,”\u00a0“For now.” \ufeff"
    assert told(restored) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda text: text.replace("⟦Q2⟧", ""), [("lost", "⟦Q2⟧", None)]),
        (lambda text: text.replace("⟦Q1.2⟧", "[Q1.2]"), [("lost", "⟦Q1.2⟧", 1)]),
        (lambda text: text.replace("⟦Q2⟧", "⟦Q2⟧ ⟦Q2⟧"), [("doubled", "⟦Q2⟧", 3)]),
        (lambda text: f"{text}\n⟦Q9⟧ [[S7]]", [("unknown", "⟦Q9⟧", 4), ("unknown", "[[S7]]", 4)]),
        (lambda text: text.replace("⟦Q2⟧", "[[q2]]"), [("spelled", "⟦Q2⟧", 3)]),
        (lambda text: text.replace("⟦Q1⟧", "⟦Q1\n⟧"), [("spelled", "⟦Q1⟧", 1)]),
        (lambda text: text.replace("⟦Q2⟧", "“⟦Q2⟧”"), [("in-marks", "⟦Q2⟧", 3)]),
        (lambda text: "⟦Q1.2⟧" + text.replace("⟦Q1.2⟧", ""), [("reordered", "⟦Q1⟧", 1)]),
        (lambda text: text.replace("⟦S2⟧", "he"), [("lost", "⟦S2⟧", None)]),
        (lambda text: text.replace("⟦S1⟧", "she"), []),
        (lambda text: text.replace("⟦S1.2⟧", "⟦S1⟧"), []),
        (lambda text: text.replace("⟦S1.2⟧", "⟦S2⟧ and ⟦S2⟧"), []),
    ],
)
def test_what_became_of_placeholders(
    change: Callable[[str], str], expected: list[tuple[str, str, int | None]], protected: Protected
) -> None:
    """Each that was lost, doubled, made up, put into marks or put before an earlier piece is told, with its line.

    A source may be named less often, more often or in another form; it is lost where it is not named at all.
    """
    assert told(restore(change(protected.text), protected.key)) == expected


def test_what_is_told_of_a_lost_one(protected: Protected) -> None:
    """The message has the words, the speaker, and what may be meant for the placeholder."""
    [remark] = restore(protected.text.replace("⟦Q2⟧", "(Q2)"), protected.key).remarks

    assert remark.message == (
        "it stands nowhere: “Well,” (Ben Roe); write it in full where (Q2) stands, if that is meant for it"
    )


def test_unknown_ones_stay(protected: Protected) -> None:
    """What the key does not have is left as it is written."""
    assert restore("⟦ Q9 ⟧", protected.key).text == "⟦ Q9 ⟧"


def test_words_are_not_read_again() -> None:
    """Words that look like a placeholder are words."""
    protected = protect(analyze("“Write ⟦AQ2⟧ and ⟦Q1⟧,” said Ana Lee. “Yes,” Ben Roe said."))

    restored = restore(f"So: {protected.text}", protected.key)

    assert restored.text == "So: “Write ⟦AQ2⟧ and ⟦Q1⟧,” said Ana Lee. “Yes,” Ben Roe said."
    assert told(restored) == []


def test_where_the_words_stand(protected: Protected) -> None:
    """Each place of words in the restored text is known, with its line."""
    restored = restore(f"No.\n{protected.text}", protected.key)

    assert [(restored.text[one.start : one.end], one.line) for one in restored.placed] == [
        ("“It holds,”", 2),
        ("Ana Lee", 2),
        ("“For now.”", 2),
        ("“Well,”", 4),
        ("Ben Roe", 4),
        ("Lee", 4),
    ]


def test_a_broken_key() -> None:
    """A key whose entries have no placeholder, or the same one, can't be used."""
    key = protect(analyze(TEXT)).key
    twice = (key.quotations[0], key.quotations[0])

    with pytest.raises(ValueError, match="⟦Q1⟧ stands in it twice"):
        restore("", Key(document="x", original_sha256="", masked_sha256="", quotations=twice))
    with pytest.raises(ValueError, match="⟦Q1⟧ is no placeholder of its kind"):
        restore("", Key(document="x", original_sha256="", masked_sha256="", prefix="A", quotations=key.quotations))
