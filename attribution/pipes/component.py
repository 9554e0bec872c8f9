"""`attribution` as a part of any spaCy pipeline: `nlp.add_pipe("attribution")`, found by entry point."""

from typing import TYPE_CHECKING

import msgspec
from spacy.language import Language
from spacy.tokens import Doc

from attribution.engine import analyze_doc
from attribution.model import THRESHOLD, check_threshold

if TYPE_CHECKING:
    from attribution.model import Analysis, Quotation, Span

#: The groups of spans that the component writes.
QUOTATIONS, CUES, SPEAKERS = "quotations", "cues", "speakers"


@Language.factory(
    "attribution",
    default_config={"threshold": THRESHOLD},
    requires=["token.dep", "token.head", "token.tag", "token.lemma", "doc.ents", "doc.sents"],
    assigns=["doc.spans", "doc._.attribution"],
)
def make_attribution(nlp: Language, name: str, threshold: float) -> "Attribution":
    """Return the component; `threshold` is the least probability with which a speaker is given.

    Raises:
        ValueError: The threshold is not from 0 to 1.
    """
    check_threshold(threshold)
    return Attribution(name, threshold)


class Attribution:
    """Writes what `analyze` finds onto a parsed `Doc`.

    `doc.spans` gets "quotations" (one span a piece), "cues" and "speakers", widened to whole tokens. The label of each
    is the kind of the quotation ("direct", "mixed" or "indirect"), its `id_` the quotation's id. `doc._.attribution`
    gets the analysis as a plain dict with exact offsets into `doc.text`, which `to_bytes`, `DocBin` and several
    processes carry along.
    """

    def __init__(self, name: str, threshold: float) -> None:
        self.name = name
        self.threshold = threshold
        if not Doc.has_extension("attribution"):
            Doc.set_extension("attribution", default=None)

    def __call__(self, doc: Doc) -> Doc:
        """Return `doc` with its quotations.

        Raises:
            MissingModelError: The pipeline is not English, or has no tagger, parser or entity recogniser.
        """
        write_spans(doc, analyze_doc(doc, threshold=self.threshold))
        return doc


def write_spans(doc: Doc, analysis: "Analysis") -> None:
    """Write `analysis` onto `doc`, which has the same text: its groups of spans, and `doc._.attribution`."""
    if not Doc.has_extension("attribution"):
        Doc.set_extension("attribution", default=None)
    groups: dict[str, list[tuple[Span, Quotation]]] = {QUOTATIONS: [], CUES: [], SPEAKERS: []}
    for quotation in analysis.quotations:
        groups[QUOTATIONS] += [(span, quotation) for span in quotation.spans]
        groups[CUES] += [(quotation.cue, quotation)] if quotation.cue else []
        groups[SPEAKERS] += [(quotation.speaker, quotation)] if quotation.speaker else []
    for key, spans in groups.items():
        # An analysis from elsewhere may have a span that ends before it begins; spaCy fails on one.
        found = (
            doc.char_span(s.start, s.end, label=of.kind, span_id=of.id, alignment_mode="expand")
            for s, of in spans
            if s.start <= s.end
        )
        doc.spans[key] = [span for span in found if span is not None]
    doc._.attribution = msgspec.to_builtins(analysis)
