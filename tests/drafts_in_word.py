"""Drafts in Word with tracked changes, read without the engine."""

import msgspec

from attribution.load.docx import read_docx
from attribution.load.options import DEFAULT, Reading
from attribution.model import Analysis
from attribution.text import place_changes
from tests.analyses import Story
from tests.docx_by_hand import document_of


def draft_analysis(
    *paragraphs: str, quotations: tuple[tuple[str, ...], ...] = (), reading: Reading = DEFAULT
) -> Analysis:
    """Return an analysis of a draft in which [+words+] were inserted and [-words-] deleted.

    Args:
        paragraphs: Its paragraphs.
        quotations: What Ana Lee says, as the draft has it now, in its pieces.
        reading: How to read it.
    """
    document = read_docx(document_of(*paragraphs), "draft.docx", reading)
    story = Story(document.text, document.id)
    story.source("lee", "Ana Lee")
    for pieces in quotations:
        story.quotation(*pieces, source="lee", speaker="Ana Lee", cue=None)
    analysis = story.analysis()
    return msgspec.structs.replace(analysis, document=place_changes(document, analysis.quotations))
