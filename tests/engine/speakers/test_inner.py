"""Quotations inside quotations: whose they are, that they say where they stand, and what is none."""

import pytest

from attribution import analyze, from_json, to_json
from attribution.model import Analysis, Quotation
from attribution.verify import verify


def inner(text: str) -> list[Quotation]:
    """Return the quotations inside others."""
    return [quotation for quotation in analyze(text).quotations if quotation.is_inside]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        pytest.param(
            "“My aunt looked at the roof and said, ‘Leave it,’ and so we did,” Ana Ruiz said.",
            "‘Leave it,’",
            "My aunt",
            id="a verb before",
        ),
        pytest.param(
            "‘The pilot turned round and told us, “Sit down”, and we sat,’ Joan Marsh told the inquest.",
            "“Sit down”",
            "The pilot",
            id="double marks in single ones",
        ),
        pytest.param(
            "“‘Nobody leaves,’ the captain told us, and nobody did,” said Lena Ott.",
            "‘Nobody leaves,’",
            "the captain",
            id="a tag after",
        ),
        pytest.param(
            "“I said to him, ‘That is not my coat,’” Adaeze Obi said.",
            "‘That is not my coat,’",
            "Adaeze Obi",
            id="I is who says the outer words",
        ),
    ],
)
def test_who_says_the_inner_words(text: str, words: str, speaker: str):
    """The inner words are those of the one whom the outer words name."""
    (found,) = inner(text)
    assert (found.text, found.speaker and found.speaker.text, found.rule) == (words, speaker, "words-in-words")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“The so-called ‘reform’ cost us forty beds,” said Ilse Vogt.", id="so-called"),
        pytest.param("“It was a ‘soft’ opening,” Mara Finch said.", id="a scornful word"),
        pytest.param("“The play is called ‘Winter Light,’ and it is long,” said Ada Quist.", id="a title"),
        pytest.param("“They call it ‘Old Bess,’” said Greta Moll.", id="a name"),
        pytest.param("“You said, ‘Never,’ and I believed it,” Ana Ruiz said.", id="you, whoever that is"),
    ],
)
def test_what_is_no_quotation_inside_another(text: str):
    """Terms, titles and names in the outer words are no quotations; nor is what "you" said given to anybody."""
    assert inner(text) == []


@pytest.fixture(scope="module")
def recalled() -> Analysis:
    """Return an article in which Tom Reyes recalls what another man told him."""
    return analyze("Tom Reyes was at the gate. “He told me, ‘Run,’ and I ran,” Reyes said.")


def test_he_is_not_the_one_who_says_the_outer_words(recalled: Analysis):
    """Whom "he" means inside another's words stays open, and is surely not the one who says them."""
    outer, within = recalled.quotations
    assert [source.name for source in recalled.sources if source.id == outer.source_id] == ["Tom Reyes"]
    assert within.source_id != outer.source_id


def test_where_it_stands_is_kept(recalled: Analysis):
    """The inner one names the outer one, also in JSON and back; others have no such field."""
    outer, within = recalled.quotations
    assert within.inside == outer.id
    assert within.flags == ("single-marks", "inside-another-quotation")
    assert from_json(to_json(recalled)) == recalled
    assert to_json(recalled).count('"inside"') == 1


def test_inner_words_count_once(recalled: Analysis):
    """The words of both are those of the outer one."""
    assert sum(recalled.words_by_source().values()) == recalled.quotations[0].word_count == 7


def test_whom_only_anothers_words_quote_is_no_unnamed_source(recalled: Analysis):
    """A man of whom Reyes tells is no anonymous source of the article's."""
    assert recalled.unnamed() == ()


def test_inner_words_are_judged_with_the_outer_ones(recalled: Analysis):
    """A record is asked once for them."""
    outer, within = verify(recalled, "REYES: He told me, Run, and I ran.")
    assert (outer.verdict, within.verdict) == ("verbatim", "not-judged")
    assert within.reason == "These words stand inside another quotation, and are judged with it."
