"""Checks as they are printed."""

from attribution.verify import format_text, load_standard, record_of, verify
from tests.drafts_in_word import draft_analysis


def test_what_was_changed_in_the_draft_stands_with_the_check() -> None:
    """Who changed the words, and how they read before, is told under the verdict of their quotation."""
    analysis = draft_analysis("“We will [-never-][+not+] sell,” Ana Lee said.", quotations=(("“We will not sell,”",),))
    checks = verify(analysis, [record_of("ANA LEE: We will never sell.")])

    told = format_text(analysis, checks, load_standard("strict")).splitlines()

    assert "   changed in the draft: Ed replaced “never” with “not”. Before: “We will never sell,”" in told
