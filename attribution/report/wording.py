"""What the report calls things, in plain English.

Every word that depends on a kind, a reason or a number is here, so that the templates hold none of these choices.
"""

import datetime
import math

from attribution import lexicon
from attribution.model import (
    DOUBTFUL,
    HOW_WORDS,
    CueClass,
    QuotationKind,
    Readability,
    RecordFormat,
    SourceKind,
    UnattributedReason,
)
from attribution.report.page import Choice, ShownQuotation, ShownSource
from attribution.report.review import Review

#: Below this confidence a link needs a look.
LOW_CONFIDENCE = DOUBTFUL

_SOURCE_KINDS: dict[SourceKind, str] = {
    "person": "person",
    "group": "group",
    "organization": "organization",
    "document": "document",
    "other": "source",
}
CUE_CLASSES: dict[CueClass, str | None] = {
    "neutral": None,
    "loaded": "a loaded word",
    "thought": "a thought",
    "question": "a question",
    "denial": "a denial",
    "document": "in writing",
    "other": None,
}
#: Stretches in quotation marks that are nobody's words.
NOBODYS: dict[UnattributedReason, str] = {
    "title": "a title",
    "term": "a term",
    "scare-quote": "marks that keep a distance",
    "motto": "a motto or slogan",
    "corrected": "no quotation, as a person says",
}
NO_SPEAKER: dict[UnattributedReason, str] = {
    "no-speaker": "Nobody near it fits as its speaker.",
    "low-confidence": "The likeliest speaker is too doubtful to be named.",
    "ambiguous": "Two or more speakers fit equally well.",
}
#: What a reader can say of a quotation. The page's script and its files know a status by its value.
STATUSES = tuple(
    Choice(value=value, text=text)
    for value, text in (
        ("unchecked", "unchecked"),
        ("verified-verbatim", "verified verbatim"),
        ("verified-minor-edit", "verified, minor edit"),
        ("needs-fix", "needs fix"),
        ("misquote", "misquote"),
        ("source-disputes", "source disputes"),
        ("cannot-verify", "cannot verify"),
        ("cut", "cut"),
    )
)
#: How a quotation was checked that somebody signs.
WAYS = tuple(Choice(value=how, text=text) for how, text in HOW_WORDS.items())
#: To whom an unnamed source's identity may be known; the identity itself is asked for nowhere.
KNOWN_TO = tuple(Choice(value=who, text=who) for who in ("editor", "checker", "nobody"))
#: What a standard makes of a verdict.
RESULTS = {True: "passes", False: "does not pass"}
RECORD_FORMATS: dict[RecordFormat, str] = {
    "text": "text",
    "transcript": "transcript",
    "webvtt": "WebVTT captions",
    "srt": "SubRip captions",
    "e-mail": "e-mail",
}
#: The last year of school.
_LAST_GRADE = 12
#: How the words of a quotation stand in the article.
KINDS: dict[QuotationKind, str] = {
    "direct": "in quotation marks",
    "mixed": "partly in quotation marks",
    "indirect": "without quotation marks",
}
#: The same, where another kind was named before.
_KINDS_AFTER: dict[QuotationKind, str] = {"mixed": "partly", "indirect": "without"}
#: The same for those who hear the page.
SPOKEN_KINDS: dict[str, str] = {"direct": "quoted", "mixed": "quoted in part", "indirect": "reported"}
_FLAGS = {
    "unclosed-mark": "the closing mark is missing",
    "corrected": "corrected by a person",
    "unopened-mark": "the opening mark is missing",
    "paragraphs": "runs through several paragraphs",
    "single-marks": "in single quotation marks",
    "inside-another-quotation": "inside another quotation",
    "speaks-on": "goes on after the words that say who speaks",
    "label": "a label names the speaker",
    "repeats": "repeats words of the running text",
    "contributors": "in the line of contributors",
    "copyright": "in the line of copyright",
    "newsletter": "in an offer of a newsletter",
    "page-furniture": "in what the page has around the article",
    "read-more": "in a link to another article",
}


def count(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> count(1, "source"), count(1200, "source")
    ('1 source', '1,200 sources')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def part(number: int, whole: int) -> str:
    """Return how many of the quotations are meant.

    >>> part(1, 1), part(3, 3), part(1, 3)
    ('its one quotation', 'all 3 quotations', '1 of 3 quotations')
    """
    if number < whole:
        return f"{number:,} of {whole:,} quotations"
    return "its one quotation" if whole == 1 else f"all {whole:,} quotations"


def source_kind(kind: SourceKind, *, unnamed: bool) -> str:
    """Return what kind of source it is.

    >>> source_kind("person", unnamed=True), source_kind("document", unnamed=False)
    ('unnamed person', 'document')
    """
    return f"unnamed {_SOURCE_KINDS[kind]}" if unnamed else _SOURCE_KINDS[kind]


def amount(quotations: int, quoted_words: int, reported_words: int) -> str:
    """Return how much a source says.

    >>> amount(3, 84, 12)
    '3 quotations: 84 words quoted, 12 reported'
    """
    if not quotations:
        return "no quotation"
    parts = [f"{count(quoted_words, 'word')} quoted"] if quoted_words else []
    if reported_words:
        parts.append(f"{reported_words:,} reported" if parts else f"{count(reported_words, 'word')} reported")
    return f"{count(quotations, 'quotation')}{': ' if parts else ''}{', '.join(parts)}"


def reads(it: Readability) -> str:
    """Return how words in quotation marks read.

    >>> reads(Readability(words=162, sentences=9, distinct_words=104, grade=8.7))
    '9 sentences of 18 words on average, 104 different words; reads like a text for grade 9 in US schools'
    >>> reads(Readability(words=120, sentences=1, distinct_words=80, grade=14.2))
    '1 sentence of 120 words, 80 different words; reads like a text for college'
    """
    length = f"{round(it.words / it.sentences)} words{' on average' if it.sentences > 1 else ''}"
    readers = f"grade {max(1, round(it.grade))} in US schools" if round(it.grade) <= _LAST_GRADE else "college"
    different = f"{it.distinct_words:,} different words"
    return f"{count(it.sentences, 'sentence')} of {length}, {different}; reads like a text for {readers}"


def found(quotations: tuple[ShownQuotation, ...], sources: tuple[ShownSource, ...]) -> str:
    """Return one line of what was found in an article.

    >>> found((), ())
    'No quotation was found.'
    """
    if not quotations:
        return "No quotation was found."
    kinds: list[str] = [quotation.kind for quotation in quotations]
    there = [kind for kind in KINDS if kind in kinds]
    by_kind = ", ".join(
        f"{kinds.count(kind):,} {(at and _KINDS_AFTER.get(kind)) or KINDS[kind]}" for at, kind in enumerate(there)
    )
    sentence = f"{count(len(quotations), 'quotation')} ({by_kind})"
    quoted = [source for source in sources if source.quotations]
    if quoted:
        sentence += f" from {count(len(quoted), 'source')}"
        unnamed = sum(source.unnamed for source in quoted)
        if unnamed == len(quoted):
            sentence += ", unnamed" if unnamed == 1 else ", all of them unnamed"
        elif unnamed:
            sentence += f", {unnamed:,} of them unnamed"
    if no_source := sum(quotation.badge.anchor is None for quotation in quotations):
        sentence += f"; {no_source:,} without a speaker"
    return f"{sentence}."


def changed(number: int) -> str:
    """Return what comes before `found` where quoted words were changed in a draft.

    >>> changed(2), changed(0)
    ('Changed inside quotation marks: in 2 places. ', '')
    """
    return f"Changed inside quotation marks: in {count(number, 'place')}. " if number else ""


def reviewed(review: Review) -> str:
    """Return what follows `found` where an article was checked: how many quotations pass, and how much was found.

    >>> reviewed(Review(checks=(), findings=()))
    ' Against the record: no quotation. House rules: no finding.'
    """
    told = ""
    if review.checks is not None:
        judged = [check.passes for check in review.checks if check.passes is not None]
        passes = "passes" if len(judged) == 1 else "pass"
        standard = f" “{review.standard.name}”" if review.standard else ""
        parts = [f"{sum(judged):,} of {count(len(judged), 'quotation')} {passes}{standard}"] if judged else []
        if unjudged := len(review.checks) - len(judged):
            parts.append(f"{unjudged:,} not judged")
        told += f" Against the record: {', '.join(parts) or 'no quotation'}."
    if review.findings is not None:
        told += f" House rules: {count(len(review.findings), 'finding') if review.findings else 'no finding'}."
    return told


def held_to(review: Review) -> str:
    """Return what it means that a quotation does not pass, in a sentence or two."""
    standard = (
        f"The standard is “{review.standard.name}”. {sentence(review.standard.title)} " if review.standard else ""
    )
    return f"{standard}A reason to look, not a judgement of anybody: a record has errors of its own."


def found_in_all(articles: int, quotations: int, looks: int) -> str:
    """Return one line of what was found in many articles.

    >>> found_in_all(2, 31, 4)
    '2 articles, 31 quotations, 4 things that need a look.'
    """
    look = f"{looks:,} {'thing that needs' if looks == 1 else 'things that need'} a look"
    return f"{count(articles, 'article')}, {count(quotations, 'quotation')}, {look}."


def doubt(quotation: ShownQuotation) -> str:
    """Return why a quotation's speaker is doubtful, in a sentence or two."""
    given = f"Given to {quotation.badge.name}, confidence {quotation.confidence}."
    return f"{given} {sentence(quotation.evidence)}".strip()


def flag(name: str) -> str:
    """Return what an editor should know of a quotation.

    >>> flag("single-marks"), flag("caption")
    ('in single quotation marks', 'in a caption')
    """
    return _FLAGS.get(name) or f"in {'an' if name.startswith('a') else 'a'} {name.replace('-', ' ')}"


def is_low(confidence: float) -> bool:
    """Return whether a confidence, as shown, is too low to go by."""
    return not round(confidence, 2) >= LOW_CONFIDENCE


def confidence(value: float) -> str:
    """Return a confidence with two digits after the point."""
    return f"{value:.2f}" if math.isfinite(value) else "unknown"


def sentence(words: str) -> str:
    """Return `words` with a capital and a full stop.

    >>> sentence("subject of “said”")
    'Subject of “said”.'
    """
    words = words.strip()
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith(('.', '!', '?', '…')) else '.'}" if words else ""


def date(published: str | None) -> tuple[str | None, str | None]:
    """Return a date in words and as HTML wants it; what is no date is returned as it is.

    >>> date("2021-03-02"), date("early March")
    (('2 March 2021', '2021-03-02'), ('early March', None))
    """
    if not published:
        return None, None
    try:
        day = datetime.date.fromisoformat(published[:10] if published[10:11] in {"T", " "} else published)
    except ValueError:
        return published, None
    return f"{day.day} {lexicon.MONTHS[day.month - 1]} {day.year}", day.isoformat()


def shorten(text: str, limit: int = 160) -> str:
    """Return `text` on one line, cut after a word where it is longer than `limit` characters.

    >>> shorten("The bridge is closed.", 12)
    'The bridge …'
    """
    line = " ".join(text[: 4 * limit].split())
    if len(line) <= limit and len(text) <= 4 * limit:
        return line
    cut = line[:limit]
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut[limit // 2 :] else cut.rstrip()} …"
