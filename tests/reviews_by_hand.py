"""Checks and findings written by hand, for tests of what a report shows of them."""

from typing import Any

from attribution.model import Analysis, Mention, Span, text_hash
from attribution.model.checks import Check, Edit, Passage, Record, Segment, Standard
from attribution.model.findings import Finding, Lines
from attribution.report import Review
from tests.analyses import Story

STANDARD = Standard(
    name="desk", title="Words in marks are the words said", read="2026-11-25", passes=frozenset({"verbatim"})
)
ARTICLE = "“We will close it in 50 days,” Ana Diaz said. “It is safe,” she said. She said it was old."
RECORD = "MAYOR DIAZ: Well. We will not close it in fifteen days. It is safe, I think. ROE: Good."


def story(text: str = ARTICLE, name: str = "story.txt") -> Analysis:
    """Return the analysis of a story with a quotation that differs from the record, one that is in it, and a report."""
    told = Story(text, name)
    told.source("diaz", "Ana Diaz")
    told.quotation("“We will close it in 50 days,”", source="diaz", speaker="Ana Diaz")
    told.quotation("“It is safe,”", source="diaz", speaker="she")
    told.quotation("it was old", source="diaz", speaker="She", kind="indirect")
    return told.analysis()


def record(text: str = RECORD, name: str = "hearing.txt") -> Record:
    """Return a record, of which the first turn is the mayor's."""
    turns = (Segment(start=12, end=76, turn=0, speaker="MAYOR DIAZ"), Segment(start=82, end=87, turn=1, speaker="ROE"))
    return Record(id=name, text=text, sha256=text_hash(text), format="transcript", segments=turns)


def passage(words: str, text: str = RECORD, **fields: Any) -> Passage:
    """Return the place of `words` in the record, with what stands around them."""
    start = text.index(words)
    end = start + len(words)
    values = {"turn": 1, "speaker": "MAYOR DIAZ", "time": 70.5, "before": text[12:start], "after": text[end:76]}
    place = {"record_id": "hearing.txt", "start": start, "end": end, "text": words}
    return Passage(**{**place, "words": (Span(start=start, end=end),), **values, **fields})


def edit(kind: Any, said: str, quoted: str, sentence: str, at: str | None = None) -> Edit:
    """Return a difference: `said` in the record, or nothing before the words `at`, and `quoted` in the article."""
    start = RECORD.index(said or at or "")
    place = ARTICLE.index(quoted) if quoted else 8
    return Edit(
        kind=kind,
        said=said,
        quoted=quoted,
        record=Span(start=start, end=start + len(said)),
        article=Span(start=place, end=place + len(quoted)),
        sentence=sentence,
    )


def altered(**fields: Any) -> Check:
    """Return the check of the first quotation: a "not" left out, and 50 for fifteen."""
    values: dict[str, Any] = {
        "quotation_id": "q-0000",
        "verdict": "altered",
        "passes": False,
        "reason": "What differs may change what was said: polarity.",
        "quoted": (Mention(start=0, end=30, text=ARTICLE[:30]),),
        "passages": (passage("We will not close it in fifteen days"),),
        "edits": (
            edit("polarity", "not", "", "The record has “not”, which the article leaves out."),
            edit("number", "fifteen", "50", "The record has “fifteen” where the article has “50”."),
        ),
    }
    return Check(**{**values, **fields})


def finding(text: str, words: str, **fields: Any) -> Finding:
    """Return what a rule found in the words `words` of an article."""
    start = text.index(words)
    values = {"rule": "QUO001", "name": "few-words", "reason": "Is that fair?", "policy": "Quote sentences."}
    place = Lines(text).place(Span(start=start, end=start + len(words)))
    return Finding(**{**values, "follows": "the desk’s book, 2026", "place": place, **fields})


def review(analysis: Analysis) -> Review:
    """Return a review with something of everything, of a story with the three quotations above."""
    text = analysis.document.text
    cut = passage("It is safe")
    left_off = Mention(start=cut.end + 2, end=cut.end + 9, text="I think")
    return Review(
        checks=(
            altered(),
            Check(
                quotation_id="q-0001",
                verdict="qualifier-cut",
                passes=False,
                reason="“I think” was left off.",
                passages=(cut,),
                others=(passage("Good", before="", after="", turn=2, speaker=None, time=None),),
                qualifier=left_off,
                weak=True,
            ),
            Check(quotation_id="q-0002", verdict="not-judged", passes=None, reason="Not in marks."),
        ),
        standard=STANDARD,
        records=(record(),),
        findings=(
            finding(text, "“It is safe,”"),
            finding(text, "Ana Diaz", rule="ANON001", name="bare-source", reason="Who is it?"),
        ),
        house="The Desk",
    )
