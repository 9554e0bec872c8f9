"""The article that the project was asked for with; its text stays beside the checkout."""

from pathlib import Path

import pytest

from attribution.engine.pipeline import analyze
from attribution.load import read
from attribution.model import Analysis, Quotation, Source

#: How each quoted passage begins, its kind, and the words of its speaker's mention.
PASSAGES = [
    ("We're in many ways catching up", "direct", "one of the U.S. officials"),
    ("high confidence that officers of", "mixed", "a U.S. intelligence assessment"),
    ("The tone and subject of our", "direct", "one official"),
    ("The United States is neither", "direct", "one of the officials"),
    ("We expect this relationship", "direct", "the official"),
    ("Given Russia's conduct in recent", "direct", "the official"),
]


@pytest.fixture(scope="module")
def analysis(shared: Path) -> Analysis:
    return analyze(read(shared / "seed" / "article.txt"))


def passage(analysis: Analysis, number: int) -> Quotation:
    """Return the quotation that holds the passage of this number in PASSAGES."""
    place = analysis.document.text.index(PASSAGES[number - 1][0])
    return next(
        q for q in analysis.quotations if q.kind != "indirect" and any(s.start <= place < s.end for s in q.spans)
    )


def source(analysis: Analysis, number: int) -> Source:
    wanted = passage(analysis, number).source_id
    return next(s for s in analysis.sources if s.id == wanted)


@pytest.mark.parametrize("number", range(1, 7))
def test_kind_and_speaker(analysis: Analysis, number: int):
    """Each quoted passage has its kind and its speaker."""
    _, kind, speaker = PASSAGES[number - 1]
    found = passage(analysis, number)
    assert (found.kind, found.speaker.text if found.speaker else None) == (kind, speaker)


def test_same_voice(analysis: Analysis):
    """“The official” is the one of the passage before, and goes on."""
    assert source(analysis, 4).id == source(analysis, 5).id == source(analysis, 6).id


def test_different_voices(analysis: Analysis):
    """The three unnamed voices are kept apart, and each is said to be perhaps one of the others."""
    voices = [source(analysis, n) for n in (1, 3, 4)]
    assert len({v.id for v in voices}) == 3
    assert all(set(v.may_be) >= {w.id for w in voices if w is not v} for v in voices)


@pytest.mark.parametrize("number", [1, 3, 4])
def test_unnamed_persons(analysis: Analysis, number: int):
    """Each voice is an unnamed person."""
    found = source(analysis, number)
    assert (found.kind, found.named) == ("person", False)


@pytest.mark.parametrize("number", [1, 4])
def test_members_of_the_officials(analysis: Analysis, number: int):
    """“One of the officials” is a member of the senior administration officials, one unnamed group."""
    group = next(s for s in analysis.sources if s.id == source(analysis, number).member_of)
    mentions = {m.text for m in group.mentions}
    assert (group.kind, group.named) == ("group", False)
    assert {"Senior administration officials", "the officials"} <= mentions


def test_the_group_is_one(analysis: Analysis):
    """All the article's names for the administration's officials are one group."""
    (group,) = [s for s in analysis.sources if any(m.text == "Senior administration officials" for m in s.mentions)]
    mentions = {m.text for m in group.mentions}
    assert {
        "the officials",
        "They",
        "officials",
        "The administration officials",
        "Biden administration officials",
    } <= mentions
    assert "the senior Biden administration officials" in mentions


def test_assessment(analysis: Analysis):
    """The assessment is a document, and the officials passed it on."""
    found = passage(analysis, 2)
    group = next(s for s in analysis.sources if any(m.text == "Senior administration officials" for m in s.mentions))
    assert source(analysis, 2).kind == "document"
    assert found.via is not None
    assert (found.via.text, found.via.source_id) == ("officials", group.id)


def test_addressee(analysis: Analysis):
    """The fourth passage was told to reporters."""
    addressee = passage(analysis, 4).addressee
    assert addressee is not None
    assert addressee.text == "reporters"


def test_denial(analysis: Analysis):
    """The Kremlin has denied any role."""
    denied = [q for q in analysis.quotations if q.denied]
    assert [q.speaker.text for q in denied if q.speaker] == ["The Kremlin"]


def test_spokesman(analysis: Analysis):
    """Peskov is named, with who he is."""
    (peskov,) = [s for s in analysis.sources if "Peskov" in s.name]
    assert (peskov.name, peskov.named) == ("Dmitry Peskov", True)
    assert peskov.description == "a spokesman for Russian President Vladimir Putin"


def test_date_is_metadata(analysis: Analysis):
    """The leading date is the article's and no quotation's."""
    assert analysis.document.published == "2021-03-02"
    assert all(s.start >= analysis.document.body_start for q in analysis.quotations for s in q.spans)
