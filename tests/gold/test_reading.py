"""Marked articles, and what their marks say."""

from pathlib import Path

import pytest

from tests.gold.reading import Article, Identity, parse_article

HEADER = """A remark on the article

lee   Ana Lee | person | named
aide  an aide | person | unnamed
---
"""


def article(body: str) -> Article:
    """Return an article in which Ana Lee and an aide speak, both at least once."""
    return parse_article(f"{HEADER}{body}\n{{aide> “Ah,”}} {{@aide an aide}} said. {{lee> “Oh,”}} {{@lee Lee}} said.")


def first(body: str) -> tuple[list[str], list[str]]:
    """Return the pieces of the first quotation and its mentions."""
    read = article(body)
    one = read.quotations[0]
    return [read.text[a:b] for a, b in one.pieces], [read.text[a:b] for a, b in one.mentions]


def test_text_has_no_marks():
    """The text is what stands between the marks, and the header is none of it."""
    assert article("{lee> “Yes,”} {@lee she} said.").text.startswith("“Yes,” she said.\n“Ah,”")


def test_identities():
    """The header says who speaks: under which name, of which kind, and whether that is a name."""
    identities = article("").identities
    assert identities["lee"] == Identity("lee", "Ana Lee", "person", named=True)
    assert identities["aide"] == Identity("aide", "an aide", "person", named=False)


@pytest.mark.parametrize(
    ("body", "pieces", "mentions"),
    [
        ("{@lee Ana Lee} rose. {lee> “Yes,”} {@lee she} said.", ["“Yes,”"], ["she"]),
        ("{@lee Ana Lee} rose. {@lee She} said: {lee< “Yes.”} {@lee She} sat.", ["“Yes.”"], ["She"]),
        ("{lee> “The bridge,”} {@lee she} said, {lee+ “is safe.”}", ["“The bridge,”", "“is safe.”"], ["she"]),
        ("{lee> “I said {@lee I} would,”} {@lee she} said.", ["“I said I would,”"], ["she"]),
        ("{lee* “Bridge is safe”}", ["“Bridge is safe”"], ["Lee"]),
    ],
)
def test_pieces_and_mentions(body: str, pieces: list[str], mentions: list[str]):
    """A quotation points at the next mention or the last one that stands outside it, and may go on after it."""
    assert first(body) == (pieces, mentions)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("{@lee She} said: {lee< “Yes.”}", "direct"),
        ("{@lee She} said {lee< it was “safe.”}", "mixed"),
        ("{@lee She} said {lee< it was ‘safe’}", "mixed"),
        ("{@lee She} said {i:lee< it was safe}.", "indirect"),
        ("{@lee LEE:} {d:lee< It is safe.}", "direct"),
    ],
)
def test_kinds(body: str, kind: str):
    """The kind follows from the quotation marks; where there are none, the mark says it."""
    assert article(body).quotations[0].kind == kind


def test_words_inside_words():
    """A quotation in another is one of its own, with a mention that may stand inside as well."""
    read = article("{lee> “{@aide He} said, {aide< ‘No,’}”} {@lee she} said.")
    outer, inner = read.quotations[:2]
    assert (outer.nested, inner.nested) == (False, True)
    assert [read.text[a:b] for a, b in inner.pieces + inner.mentions] == ["‘No,’", "He"]


def test_words_passed_on():
    """A quotation names who passes it on, and that mention is the one nearest to it."""
    read = article("{@lee Lee} said {lee<~aide it was “safe,”} according to {@aide him}.")
    via = read.quotations[0].via_mention
    assert via is not None
    assert read.quotations[0].via == "aide"
    assert read.text[slice(*via)] == "him"


def test_nobodys_words():
    """What nobody says here is no quotation."""
    read = article("She sang {nobody “The Iron Ferry.”}")
    assert [read.text[a:b] for a, b in read.nobodys] == ["“The Iron Ferry.”"]
    assert len(read.quotations) == 2


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("{lee> “Yes,” said {@lee Lee}.", "never closed"),
        ("“Yes,”} said Lee.", "not a mark"),
        ("{lee “Yes,”} said {@lee Lee}.", "not a mark"),
        ("{roe> “Yes,”} said {@roe Roe}.", "not in the header: roe"),
        ("{lee< “Yes,”} said {@lee Lee}.", "no mention where '{lee< ' points"),
        ("{lee+ “Yes,”} said {@lee Lee}.", "nothing goes before"),
        ("{lee> Yes}, said {@lee Lee}.", "neither indirect nor in quotation marks"),
        ("{@lee She} said {i:lee< it was “safe.”}", "indirect, with quotation marks"),
    ],
)
def test_slips_are_told(body: str, fault: str):
    """What is not marked as it should be is an error that says where."""
    with pytest.raises(ValueError, match=f"^article: {fault}"):
        article(body)


def test_relay_without_a_mention():
    """Who passes words on has to be mentioned."""
    with pytest.raises(ValueError, match="no mention of aide"):
        parse_article(f"{HEADER}{{@lee She}} said {{i:lee<~aide it was safe}}.")


@pytest.mark.parametrize(
    ("header", "fault"),
    [
        ("lee  Ana Lee | woman | named\n---\n", "not “key  name"),
        ("lee  Ana Lee | person | perhaps\n---\n", "not “key  name"),
        ("lee  Ana Lee | person | named\nlee  Lee | person | named\n---\n", "or twice"),
        ("lee  Ana Lee | person | named\n", "no line --- ends the header"),
        ("lee  Ana Lee | person | named\n---\nNothing was said.", "says nothing: lee"),
    ],
)
def test_faults_of_the_header(header: str, fault: str):
    """A header that is not understood is an error, and so is an identity that says nothing."""
    with pytest.raises(ValueError, match=fault):
        parse_article(header)


def test_readme():
    """The example in the explanation of the marks is marked as it says."""
    text = Path(__file__).with_name("README.md").read_text(encoding="utf-8")
    read = parse_article(text.split("```\n")[1])
    assert read.text.startswith("“The bridge,” Mayor Ana Lee said, “is safe.”")
    assert [quotation.kind for quotation in read.quotations] == ["direct", "indirect"]
