"""schema.org ClaimReview: for each quotation a review to fill in, of a claim whose author is the speaker.

A rating is given only where there is a verdict: a record's on the words, or the status that a person entered. Both are
about the words, which `reviewAspect` says; whether a claim is true is for the claim checker to say.
"""

from collections.abc import Iterable, Iterator, Mapping

from attribution.corrections import statuses
from attribution.export.jsonld import CONTEXT, article_node, finding_node, node_uri, origin_nodes
from attribution.export.texts import inside, whole
from attribution.export.written import as_array
from attribution.model import VERDICT_WORDS, Analysis, Check, Quotation, SetStatus

_BY_RECORD = "whether the words are what the record has"
_BY_PERSON = "whether the words are what was said, as a person found it"

type _Json = dict[str, object]


def encode_claimreview(
    analyses: Iterable[Analysis], checks: Mapping[str, Iterable[Check]] | None = None
) -> Iterator[bytes]:
    """Yield the quotations of `analyses` as one JSON array of reviews, a review a line.

    What a source denies is no claim of it, and what a pull quote repeats is the same claim: both are left out.

    Args:
        analyses: What was found.
        checks: What records say of the quotations, by the id of the article.

    >>> import msgspec
    >>> from attribution import analyze
    >>> [review] = msgspec.json.decode(b"".join(encode_claimreview([analyze("“It holds,” Ana Ruiz said.")])))
    >>> review["claimReviewed"], review["itemReviewed"]["author"]["name"], "reviewRating" in review
    ('“It holds,”', 'Ana Ruiz', False)
    """
    given = checks or {}
    return as_array(
        review
        for analysis in analyses
        for review in _reviews(whole(analysis), {it.quotation_id: it for it in given.get(analysis.document.id, ())})
    )


def _reviews(analysis: Analysis, checks: Mapping[str, Check]) -> Iterator[_Json]:
    document, entered = analysis.document, statuses(analysis)
    article, finding = article_node(document), finding_node(analysis)
    for number, quotation in enumerate(analysis.quotations, start=1):
        if quotation.denied or "repeats" in quotation.flags or not inside(document.text, quotation.spans):
            continue
        words = " ".join(quotation.text.split())
        claim: _Json = {"@type": "Claim", "@id": node_uri(document, f"claim-{number}"), "text": words}
        claim |= origin_nodes(analysis, quotation, "author") | {"appearance": article}
        review: _Json = {"@context": CONTEXT, "@type": "ClaimReview", "identifier": quotation.id}
        review |= {"claimReviewed": words, "itemReviewed": claim, "subjectOf": finding}
        yield review | _rating(quotation, checks, entered)


def _rating(quotation: Quotation, checks: Mapping[str, Check], entered: Mapping[str, SetStatus]) -> _Json:
    """Return the verdict on the words: the record's, else the status; nothing where there is neither."""
    check, status = checks.get(quotation.id), entered.get(quotation.id)
    if check is not None and check.passes is not None:
        return _rated(VERDICT_WORDS[check.verdict], check.reason, _BY_RECORD)
    if status is not None and status.status != "unchecked":
        return _rated(status.status.replace("-", " "), status.note, _BY_PERSON)
    return {}


def _rated(verdict: str, explanation: str, aspect: str) -> _Json:
    rating: _Json = {"@type": "Rating", "alternateName": verdict, "reviewAspect": aspect}
    return {"reviewRating": rating | ({"ratingExplanation": explanation} if explanation else {})}
