"""What needs a look first: quoted words that were changed in the draft."""

from attribution.report.article.view import article_page
from tests.drafts_in_word import draft_analysis


def test_changed_words_come_first() -> None:
    """They stand above all else that needs a look, with the author, the words before and those now, the worst first."""
    analysis = draft_analysis(
        "“It is [-late-][+early+],” Ana Lee said.",
        "“We will [-never-][+not+] sell.”",
        quotations=(("“It is early,”",),),
    )

    page = article_page(analysis, file="draft.html")
    group = page.look_groups[0]

    assert page.found.startswith("Changed inside quotation marks: in 2 places. 1 quotation")
    assert (group.heading, group.mark) == ("Changed inside quotation marks", "changed?")
    assert [(look.excerpt, look.reason, [link.text for link in look.links]) for look in group.looks] == [
        ("“We will not sell.”", "Ed replaced “never” with “not”. Before: “We will never sell.”", ["¶\xa02"]),
        ("“It is early,”", "Ed replaced “late” with “early”. Before: “It is late,”", ["A1", "¶\xa01"]),
    ]
    assert [mark.text for paragraph in page.paragraphs for it in paragraph.segments for mark in it.marks][:2] == [
        "changed?",
        "changed?",
    ]


def test_a_draft_without_changes_has_no_such_group() -> None:
    """Nor has one that was changed outside the marks alone."""
    analysis = draft_analysis("“It is late,” Ana Lee [-claimed-][+said+].", quotations=(("“It is late,”",),))

    assert "Changed inside quotation marks" not in [it.heading for it in article_page(analysis, file="x").look_groups]
