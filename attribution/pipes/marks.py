"""`attribution_marks`, a part of a spaCy pipeline: `nlp.add_pipe("attribution_marks", before="parser")`."""

from spacy.language import Language
from spacy.tokens import Doc

from attribution.engine import mark_boundaries


@Language.factory("attribution_marks", assigns=["token.is_sent_start"])
def make_attribution_marks(nlp: Language, name: str) -> "AttributionMarks":
    """Return the component."""
    return AttributionMarks(name)


class AttributionMarks:
    """Sets where quotation marks and paragraphs decide that a sentence begins, or that none does, as `analyze` does.

    The parser keeps to it, and reads quotations better for it: without it, it ends sentences inside them.
    """

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Return `doc` with the boundaries.

        Raises:
            ValueError: The parser has been there before.
        """
        if len(doc) and doc.has_annotation("DEP"):
            raise ValueError(
                f'{self.name} has to stand before the parser: nlp.add_pipe("attribution_marks", before="parser")'
            )
        return mark_boundaries(doc)
