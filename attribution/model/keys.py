"""The records of protected text: the key that gives the words back, and what a rewriter did to the placeholders.

The key holds the words and the names that were taken out of the text: it is as confidential as the article.
"""

from typing import Literal

import msgspec

from attribution.model.elements import SourceKind, Span
from attribution.model.frozen import Frozen

KEY_SCHEMA: Literal["attribution/key/1"] = "attribution/key/1"
RESTORATION_SCHEMA: Literal["attribution/restoration/1"] = "attribution/restoration/1"

#: What is told of a placeholder. "spelled": it was written in another way, and was read all the same; "open": the
#: edited text does not tell any more who speaks.
RemarkKind = Literal["lost", "doubled", "unknown", "moved", "reordered", "in-marks", "spelled", "open"]
#: What has to be mended before the text can stand.
FAULTS: frozenset[RemarkKind] = frozenset({"lost", "doubled", "unknown", "moved", "reordered", "in-marks"})


class Speaker(Frozen, frozen=True, kw_only=True):
    """Whom an article gives words to."""

    #: The fullest name that the article gives, or of an unnamed source its fullest description.
    name: str
    kind: SourceKind
    named: bool


class MaskedQuotation(Span, frozen=True, kw_only=True):
    """A piece of a quotation that a placeholder stands for; `start` and `end` are its place in the original text."""

    #: As it stands in the masked text: "⟦Q3⟧", and "⟦Q3.2⟧" for the second piece.
    placeholder: str
    words: str
    #: The quotation's id in the analysis.
    quotation_id: str
    #: Whom the analysis gives the words to, as it was corrected, or None where that is open.
    speaker: Speaker | None
    #: Whom the machine gave them to, where a person corrected that.
    read_as: Speaker | msgspec.UnsetType | None = msgspec.UNSET


class MaskedName(Frozen, frozen=True, kw_only=True):
    """A source's name that a placeholder stands for, wherever the text has it in this form."""

    #: "⟦S2⟧", and "⟦S2.2⟧" for the second form of the name.
    placeholder: str
    words: str
    #: The source.
    source: Speaker
    #: Its places in the original text, in text order.
    places: tuple[Span, ...]


class Key(Frozen, frozen=True, kw_only=True):
    """A key, `attribution/key/1`: what each placeholder of one masked text stands for."""

    schema: Literal["attribution/key/1"] = KEY_SCHEMA
    #: The id of the article.
    document: str
    #: SHA-256 of the original text in UTF-8, in hexadecimal.
    original_sha256: str
    #: The same of the masked text.
    masked_sha256: str
    #: What stands before the letter in each placeholder: empty, unless the article has such characters of its own.
    prefix: str = ""
    quotations: tuple[MaskedQuotation, ...] = ()
    names: tuple[MaskedName, ...] = ()


class RestorationRemark(Frozen, frozen=True, kw_only=True):
    """Something that happened to a placeholder."""

    kind: RemarkKind
    #: As the key has it; an unknown one as the edited text has it.
    placeholder: str
    #: The line of the edited text, from 1; None where it stands nowhere.
    line: int | None
    #: What happened, in a sentence.
    message: str

    @property
    def is_fault(self) -> bool:
        """Whether it has to be mended before the text can stand."""
        return self.kind in FAULTS


class Restoration(Frozen, frozen=True, kw_only=True):
    """What became of the placeholders of a masked text, `attribution/restoration/1`."""

    schema: Literal["attribution/restoration/1"] = RESTORATION_SCHEMA
    #: The id of the article.
    document: str
    #: SHA-256 of the restored text in UTF-8, in hexadecimal.
    restored_sha256: str
    #: Whether the restored text is the original, character by character.
    is_original: bool
    #: In the order of the edited text; what was lost comes last.
    remarks: tuple[RestorationRemark, ...] = ()
