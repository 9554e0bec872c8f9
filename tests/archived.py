"""Articles for tests of the archive: short stories in which somebody says something."""

from typing import Any

from attribution.model import Analysis
from tests.analyses import Story


def said(words: str, name: str = "Ana Ruiz", article: str = "story.txt", **fields: Any) -> Analysis:
    """Return an article in which a source says `words`, in curly marks.

    >>> said("It holds.").document.text
    '“It holds.” Ana Ruiz said. (story.txt)'
    """
    source = {key: fields.pop(key) for key in ("named", "source_kind") if key in fields}
    kind = fields.pop("kind", "direct")
    shown = f"“{words}”" if kind != "indirect" else words
    # The article's id stands in it, so that two articles with the same words are two texts.
    story = Story(f"{shown} {name} said. ({article})", article, **fields)
    story.source("one", name, source.get("source_kind", "person"), named=source.get("named", True))
    story.quotation(shown, source="one", speaker=name, kind=kind)
    return story.analysis()
