"""How often people kept what the machine found."""

import pytest
from hypothesis import given, settings

from attribution.corrections import corrected, evaluate, format_evaluation
from attribution.model import Analysis, Changes, Evaluation, Kept, Links
from tests.analyses import Story
from tests.any_analyses import analyses
from tests.corrections_by_hand import Pencil

TEXT = """\
Ana Ruiz met Tom Hale at the pump house on Monday.

“The pump will fail,” she said. “Nobody has ordered parts.”

“It is a good pump,” Tom Hale said. He called it a “work horse”.

“They told me ‘no’,” one official said. “It was late.”

The council said the water was safe.
"""


def machine() -> Analysis:
    """Return what the machine found in the article: six links, and an open quotation."""
    told = Story(TEXT, "pump.txt", title="The pump")
    told.source("ruiz", "Ana Ruiz")
    told.source("hale", "Tom Hale")
    told.source("official", "one official", named=False)
    told.source("council", "the council", "organization", named=False)
    told.mention("Ana Ruiz", "ruiz")
    told.quotation("“The pump will fail,”", source="ruiz", speaker="she", confidence=0.62)
    told.quotation("“Nobody has ordered parts.”", source="ruiz", speaker="she", confidence=0.55, rule="speaks-on")
    told.quotation("“It is a good pump,”", source="hale", speaker="Tom Hale", confidence=1.0)
    told.quotation("“work horse”", source="hale", speaker="He", kind="mixed", confidence=0.81)
    told.quotation("“They told me ‘no’,”", source="official", speaker="one official", confidence=0.95)
    told.open_quotation("“It was late.”", cue=None)
    told.quotation("the water was safe", source="council", speaker="The council", kind="indirect", confidence=0.9)
    return told.analysis()


def found(pencil: Pencil) -> Evaluation:
    """Return how the machine's analysis is judged by what was entered."""
    return evaluate([(pencil.analysis, corrected(pencil.analysis, pencil.corrections()))])


def counts(links: tuple[Kept, ...]) -> dict[str, tuple[int, int]]:
    """Return by its label how many links of a sort were kept, and of how many."""
    return {it.label: (it.kept, it.links) for it in links}


def test_links_that_were_kept() -> None:
    """Each link is counted by what the machine said of it; a speaker who was set and a removed quotation are lost."""
    pencil = Pencil(machine())
    pencil.speaker("“The pump will", source="Tom Hale")
    pencil.no_quotation("“work horse”")
    links = found(pencil).links

    assert (links.all.kept, links.all.links) == (4, 6)
    assert counts(links.by_confidence) == {
        "0.5-0.7": (1, 2),
        "0.8-0.9": (0, 1),
        "0.9-0.95": (1, 1),
        "0.95-1": (2, 2),
    }
    assert counts(links.by_kind) == {"direct": (3, 4), "mixed": (0, 1), "indirect": (1, 1)}
    assert counts(links.by_rule) == {"subject-of-cue": (3, 5), "speaks-on": (1, 1)}
    assert counts(links.by_speaker) == {"name": (1, 1), "description": (2, 2), "pronoun": (1, 3)}


def test_only_what_was_looked_at_is_evidence() -> None:
    """A status or a correction says that somebody looked; a note alone and what is unchecked do not."""
    pencil = Pencil(machine())
    pencil.status("“The pump will", "verified-verbatim")
    pencil.status("“Nobody", "unchecked", "who is this?")
    pencil.speaker("“It is a good", source="Ana Ruiz")
    evaluation = found(pencil)

    [story] = evaluation.stories
    assert (story.quotations, story.looked_at, story.with_status) == (7, 2, 1)
    assert (evaluation.looked_at.all.kept, evaluation.looked_at.all.links) == (1, 2)
    assert (evaluation.links.all.kept, evaluation.links.all.links) == (5, 6)


def test_the_last_status_counts() -> None:
    """A status that was taken back is none."""
    pencil = Pencil(machine())
    pencil.status("“The pump will", "verified-verbatim")
    pencil.status("“The pump will", "unchecked")

    assert found(pencil).stories[0].looked_at == 0


def test_what_leaves_a_link_kept() -> None:
    """Other borders, another name, a source that became one with another, a speaker confirmed: the link was right."""
    pencil = Pencil(machine())
    pencil.span("“The pump will", "The pump will fail")
    pencil.rename("Ana Ruiz", "Ana Ruiz Pena")
    pencil.same("the council", "one official")
    pencil.same("Tom Hale", "the council")
    pencil.speaker("“It is a good", source="Tom Hale")
    evaluation = found(pencil)

    assert evaluation.links.all.share == 1.0
    assert evaluation.changes == Changes(spans=1, renamed=1, merged=2)


def test_a_source_that_is_two() -> None:
    """What was said at the mentions that are somebody else's was not kept."""
    pencil = Pencil(machine())
    pencil.apart("Tom Hale", "|He| called", name="Ida Moss")
    evaluation = found(pencil)

    assert (evaluation.links.all.kept, evaluation.links.all.links) == (5, 6)
    assert evaluation.changes == Changes(split=1, given_to_another=1)


def test_what_was_changed() -> None:
    """Quotations that were missed or were none, and those that somebody or nobody says now, are counted."""
    pencil = Pencil(machine())
    pencil.missed("met Tom Hale", kind="indirect", name="Ida Moss")
    pencil.no_quotation("“work horse”")
    pencil.speaker("“The pump will")
    pencil.speaker("“It was late", source="one official")

    assert found(pencil).changes == Changes(added=1, removed=1, given_to_nobody=1, given_to_somebody=1)


def test_what_was_found_after_all() -> None:
    """A quotation that is entered as missed and that the machine has is no missed one."""
    pencil = Pencil(machine())
    pencil.missed("“It was late.”", source="one official")

    assert found(pencil).changes == Changes(given_to_somebody=1)


def test_stories_without_corrections() -> None:
    """They are told, and count for nothing; what could not be applied is told with its story."""
    pencil = Pencil(machine())
    pencil.rename("Cy Poe", "Cyril Poe")
    same = machine()
    evaluation = evaluate([(same, same), (same, corrected(same, pencil.corrections()))])

    assert evaluation.without_corrections == ("pump.txt",)
    assert [(story.links, story.unplaced) for story in evaluation.stories] == [(6, 1)]


def test_what_can_not_be_compared() -> None:
    """The machine's own analysis is needed, and both of one text."""
    pencil = Pencil(machine())
    pencil.rename("Tom Hale", "Thomas Hale")
    after = corrected(machine(), pencil.corrections())

    with pytest.raises(ValueError, match=r"pump\.txt is corrected already"):
        evaluate([(after, after)])
    with pytest.raises(ValueError, match="are not of the same text"):
        evaluate([(machine(), Story("Other.").analysis())])


@settings(max_examples=30)
@given(analyses())
def test_any_analysis(analysis: Analysis) -> None:
    """Whatever is in an analysis, all of its links are kept where nothing was said of them."""
    pencil = Pencil(analysis)
    pencil.rename("nobody of this name", "Cy Poe")
    names = {quotation.id for quotation in analysis.quotations}
    links = found(pencil).links if len(names) == len(analysis.quotations) else None

    assert links is None or links.all.kept == links.all.links


def test_a_table_to_read() -> None:
    """Each sort has a line, with how many links there were and the share that was kept; hostile ids are cleaned."""
    pencil = Pencil(machine())
    pencil.status("“The pump will", "verified-verbatim")
    pencil.speaker("“It is a good", source="Ana Ruiz")
    pencil.rename("Cy Poe", "Cyril Poe")
    other = Story("Nothing.", "a\x1b.txt").analysis()
    evaluation = evaluate([(pencil.analysis, corrected(pencil.analysis, pencil.corrections())), (other, other)])

    assert format_evaluation(evaluation).splitlines() == [
        "1 story with corrections: 7 quotations, 2 of them looked at (1 with a status)",
        "Entries that could not be applied, not counted: 1",
        "Stories without corrections, not counted: a\ufffd.txt",
        "",
        "                                           all           looked at",
        "                                   links     kept      links     kept",
        "all links                              6   83.3 %          2   50.0 %",
        "by confidence",
        "  0.5-0.7                              2  100.0 %          1  100.0 %",
        "  0.8-0.9                              1  100.0 %          –        –",
        "  0.9-0.95                             1  100.0 %          –        –",
        "  0.95-1                               2   50.0 %          1    0.0 %",
        "by kind of quotation",
        "  direct                               4   75.0 %          2   50.0 %",
        "  mixed                                1  100.0 %          –        –",
        "  indirect                             1  100.0 %          –        –",
        "by speaker",
        "  name                                 1    0.0 %          1    0.0 %",
        "  description                          2  100.0 %          –        –",
        "  pronoun                              3  100.0 %          1  100.0 %",
        "by rule",
        "  subject-of-cue                       5   80.0 %          2   50.0 %",
        "  speaks-on                            1  100.0 %          –        –",
        "",
        "corrected",
        "  given to another source              1",
    ]


def test_no_link_at_all() -> None:
    """A table of nothing has no share."""
    none = Links(all=Kept(label="all", links=0, kept=0))

    assert format_evaluation(Evaluation(links=none, looked_at=none)).splitlines()[-1].split() == (
        "all links 0 – 0 –".split()
    )
