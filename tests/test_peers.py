"""The comparison with textacy reads its answers rightly; the articles here are invented."""

import json

from attribution.model import Document
from benchmarks import peers

STORY = (
    "The hall was full.\n\n“We had no warning at all,” Ana Lee said.\n\nThe street was quiet by nine.\n\n"
    "The shops were shut.\n\n“Nobody asked us first,” Ben Roe added."
)
#: The first quotation goes on in the next paragraph, so its mark is not closed.
GOES_ON = "“We had no warning at all,” Ana Lee said. “Nobody.\n\n“Nobody told us.”"


def found(outcome: peers.Outcome, text: str) -> list[tuple[str, str]]:
    """Return the quotations of the first article, each with its speaker, as the text has them."""
    quotations = json.loads(outcome.lines[0])["quotations"]
    spans = [(quotation["spans"][0], quotation["speaker"]) for quotation in quotations]
    return [(text[a["start"] : a["end"]], text[b["start"] : b["end"]]) for a, b in spans]


def test_paragraphs_keep_their_place():
    """Each paragraph stands in the text where its offset says."""
    assert [STORY[start : start + len(text)] for start, text in peers.paragraphs(STORY)] == STORY.split("\n\n")


def test_offsets_count_from_the_start_of_the_article(nlp):
    """What textacy finds is the same place in the article whether the article is whole or in paragraphs."""
    documents = [Document.from_text(STORY, "story")]
    expected = [("“We had no warning at all,”", "Ana Lee"), ("“Nobody asked us first,”", "Ben Roe")]
    for split in (peers.whole, peers.paragraphs):
        outcome = peers.run_textacy(documents, nlp, split)
        assert (found(outcome, STORY), outcome.failed) == (expected, 0)


def test_articles_on_which_textacy_raises(nlp):
    """An article with an odd number of marks counts as one on which it raised, and has no quotation."""
    documents = [Document.from_text(GOES_ON, "goes-on"), Document.from_text(STORY, "story")]
    outcome = peers.run_textacy(documents, nlp, peers.whole)
    assert (found(outcome, GOES_ON), outcome.failed, len(outcome.lines)) == ([], 1, 2)


def test_row():
    """A line of the table has the figures to a tenth, and a dash where there is none."""
    figures = dict.fromkeys(peers.FIGURES, 92.449)
    assert peers.row("ours", figures) == "| ours |" + " 92.4 |" * len(peers.FIGURES)
    assert peers.row("theirs", peers.without_confidence(figures)).endswith("| 92.4 | – | – |")
