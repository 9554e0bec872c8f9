"""The records of the analysis format, `attribution/analysis/1`.

They are frozen: a later stage makes a new record and never edits an earlier one. The JSON format, its JSON Schema and
its validation all come from these classes.

Offsets are code points into `Document.text`, half-open: `text[start:end]` is what a span shows.
"""

import hashlib
import re
from bisect import bisect_right
from typing import Literal

import msgspec

from attribution.model.counting import count_words
from attribution.model.frozen import Frozen

QuotationKind = Literal["direct", "mixed", "indirect"]
SourceKind = Literal["person", "group", "organization", "document", "other"]
CueClass = Literal["neutral", "loaded", "thought", "question", "denial", "document", "other"]
#: Why a stretch in marks is nobody's words ("corrected" where a person says so), or why a quotation has no speaker.
UnattributedReason = Literal[
    "title", "term", "scare-quote", "motto", "corrected", "no-speaker", "low-confidence", "ambiguous"
]
#: The least probability with which a speaker is given, where the caller sets none. It was chosen on training articles.
THRESHOLD = 0.4
#: A link under this confidence is doubtful: somebody has to look who speaks.
DOUBTFUL = 0.7

_SURROGATE = re.compile("[\ud800-\udfff]")
#: What became of words in a draft whose changes are tracked.
ChangeKind = Literal["insertion", "deletion", "moved-here", "moved-away"]
NoteKind = Literal[
    "encoding",
    "empty",
    "unclosed-mark",
    "unopened-mark",
    "no-comment",
    "unresolved",
    "may-be-same",
    "parse",
    "language",
    # What the reader of a file noted.
    "revision",
    "comment",
    "footnote",
    "hyphen",
    "layout",
    "left-out",
    # What is confidential in a file: its words where they are asked for, or that it was left out.
    "hidden-text",
    "confidential",
]
#: What a stretch of a file is, where it is not the article's running text.
PartKind = Literal[
    "title",
    "heading",
    "dateline",
    "byline",
    "caption",
    "pull-quote",
    "block-quote",
    "table",
    "advertisement",
    "read-more",
    "newsletter",
    "correction",
    "contributors",
    "copyright",
    "end-mark",
    "page-furniture",
    "covering-note",
    "quoted-reply",
    "signature",
]


class Span(Frozen, frozen=True, kw_only=True):
    """A half-open stretch of the document's text, in code points."""

    start: int
    end: int


class Mention(Span, frozen=True, kw_only=True):
    """A stretch of the document's text that names or describes someone or something."""

    #: The stretch itself: `document.text[start:end]`.
    text: str


class Cue(Mention, frozen=True, kw_only=True):
    """The words that attribute: "said", "according to"."""

    #: The dictionary form of the reporting word: "say" for "said".
    lemma: str
    #: What kind of reporting word it is. A "loaded" one judges what it reports: "claimed", "admitted".
    cue_class: CueClass = msgspec.field(name="class", default="neutral")


class Relay(Mention, frozen=True, kw_only=True):
    """Who passed another's words on: the officials in "officials said the assessment concluded"."""

    source_id: str | None = None


class Part(Span, frozen=True, kw_only=True):
    """A stretch of the document that is not the article's running text: a caption, an advertisement."""

    kind: PartKind
    #: Of a pull quote: where the running text has the same words.
    repeats: Span | None = None


class TrackedChange(Span, frozen=True, kw_only=True):
    """Words that somebody put into a draft, or took out of it, as the draft's file tells.

    Words that are in the text stand at the span. Those that are not have an empty span, where they would stand.
    """

    kind: ChangeKind
    #: The words that were put in or taken out; empty where they are not in the text, and were left out as confidential.
    text: str
    #: Who did it, and when, as the file tells; Word writes the local time as if it were that of UTC.
    author: str | None = None
    when: str | None = None
    #: It lies in words that the article quotes: between quotation marks, or set off from the text.
    quoted: bool = False
    #: The quotation that it lies in; the innermost, where one holds another.
    quotation_id: str | None = None


class Document(Frozen, frozen=True, kw_only=True):
    """One article as it was read."""

    #: The file's name, or what the caller calls the article.
    id: str
    #: The text exactly as read: nothing is trimmed, straightened or joined.
    text: str
    #: SHA-256 of the text in UTF-8, in hexadecimal.
    sha256: str
    title: str | None = None
    byline: str | None = None
    #: The date as an ISO 8601 date, where the article gives one.
    published: str | None = None
    url: str | None = None
    #: Who published it, where the file says so.
    outlet: str | None = None
    #: Where the article begins, after leading metadata. Nothing before it is quoted or analysed.
    body_start: int = 0
    #: What is not running text, in text order; no two overlap. It is labelled and stays in the text.
    parts: tuple[Part, ...] = ()
    #: What else a dump tells of the article, by column.
    extra: dict[str, str] = msgspec.field(default_factory=dict)
    #: What the reader of the file noted. `Analysis.notes` takes these over.
    notes: tuple["Note", ...] = ()
    #: The tracked changes of a draft, in text order; left out where there are none.
    changes: tuple[TrackedChange, ...] | msgspec.UnsetType = msgspec.UNSET

    @classmethod
    def from_text(cls, text: str, name: str = "text") -> "Document":
        """Return a document that is `text` and nothing else.

        Half a surrogate pair, which is no character, becomes U+FFFD; offsets stay as they are.

        >>> Document.from_text("“Yes,” she said.").sha256[:8]
        'ef2e0a4c'
        """
        whole = _SURROGATE.sub("\ufffd", text)
        note = Note(kind="encoding", message="half a surrogate pair stands in the text and was replaced")
        return cls(id=name, text=whole, sha256=text_hash(whole), notes=(note,) if whole != text else ())

    def part_at(self, offset: int) -> Part | None:
        """Return the part that an offset lies in, or None where it is running text.

        >>> document = Document(id="x", text="Yes Ad", sha256="", parts=(Part(kind="advertisement", start=4, end=6),))
        >>> document.part_at(1), document.part_at(5).kind
        (None, 'advertisement')
        """
        place = bisect_right(self.parts, offset, key=lambda part: part.start) - 1
        return self.parts[place] if place >= 0 and offset < self.parts[place].end else None


class Quotation(Frozen, frozen=True, kw_only=True):
    """What somebody is reported to have said, written or thought, and who."""

    #: A hash of the words and of their place among equal words: it outlives edits elsewhere in the article.
    id: str
    #: "direct": all of it in quotation marks; "mixed": part of it; "indirect": none of it.
    kind: QuotationKind
    #: The content, in pieces where the attribution interrupts it, with its marks, in text order.
    spans: tuple[Span, ...]
    #: The pieces' text, joined by a space.
    text: str
    cue: Cue | None = None
    #: The mention that the quotation is given to, or None where it stays open.
    speaker: Mention | None = None
    source_id: str | None = None
    #: Who passed the words on, where that is not the speaker.
    via: Relay | None = None
    #: To whom the words were said: "reporters".
    addressee: Mention | None = None
    #: Of a quotation inside another's words, the id of that quotation: “He said, ‘No,’ ” she recalled.
    inside: str | msgspec.UnsetType = msgspec.UNSET
    #: Where "I" and "we" and their forms in the quoted words stand for the speaker.
    first_person: tuple[Span, ...] = ()
    #: The source is reported to deny the content, or not to have said it.
    denied: bool = False
    #: The probability that the speaker is right, 0 to 1; without a speaker, that of the best candidate.
    confidence: float = 0.0
    #: Why this speaker, in words.
    evidence: str = ""
    #: The name of the rule that linked the speaker.
    rule: str = ""
    #: What an editor should know: "unclosed-mark", "single-marks", "repeats", "caption" …
    flags: tuple[str, ...] = ()

    @property
    def word_count(self) -> int:
        """How many words it adds to its article.

        None where a pull quote repeats words that stand elsewhere, or where its words are inside another quotation.

        >>> Quotation(id="q-1", kind="direct", spans=(), text="“We’ve lost 1,200 — so far.”").word_count
        5
        """
        return 0 if self.is_inside or "repeats" in self.flags else count_words(self.text)

    @property
    def is_inside(self) -> bool:
        """Whether it stands inside another quotation, in marks inside marks."""
        return self.inside is not msgspec.UNSET


class Anonymity(Frozen, frozen=True, kw_only=True):
    """What the article says of why a source has no name."""

    #: The condition in the article's words: "spoke on condition of anonymity".
    condition: str | None = None
    #: The reason in the article's words: "because the report is not public".
    reason: str | None = None
    #: How the source knows, in the article's words: "who was in the room".
    knowledge: str | None = None
    #: How many people the article says they are: 3 for "three people", None for "several".
    claimed: int | None = None


class Source(Frozen, frozen=True, kw_only=True):
    """The identity behind mentions, in one document; it may have no name."""

    id: str
    #: The fullest name that the article gives, titles left off; of an unnamed source, its fullest description.
    name: str
    kind: SourceKind
    named: bool
    #: Who the source is, in the article's words: "a spokesman for the ministry".
    description: str | None = None
    #: Whom or what the source speaks or works for, where the description says it plainly: "the ministry".
    affiliation: str | None = None
    #: The source that this one is a member of.
    member_of: str | None = None
    #: Of several who are named together and speak together, the sources that each of them is; left out of others.
    members: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET
    #: Sources that may be the same as this one; the article does not say.
    may_be: tuple[str, ...] = ()
    #: The pronouns that the article uses for this source. Nothing is inferred from names.
    pronouns: tuple[str, ...] = ()
    #: Set for unnamed sources, and for those known by a part of the name where the article says why.
    anonymity: Anonymity | None = None
    mentions: tuple[Mention, ...] = ()

    @property
    def is_unnamed(self) -> bool:
        """Whether it is a person or group without a name: what editors call an anonymous source."""
        return not self.named and self.kind in ("person", "group")

    @property
    def kind_in_words(self) -> str:
        """What kind of source it is: "unnamed person"."""
        return f"unnamed {self.kind}" if self.is_unnamed else self.kind


class Candidate(Frozen, frozen=True, kw_only=True):
    """A mention that a quotation might have been given to."""

    speaker: Mention
    confidence: float


class Unattributed(Frozen, frozen=True, kw_only=True):
    """A quoted stretch that is nobody's words here, or a quotation whose speaker is not known."""

    spans: tuple[Span, ...]
    text: str
    reason: UnattributedReason
    #: The quotation, where it is one without a speaker.
    quotation_id: str | None = None
    #: Who it may be, the likeliest first.
    candidates: tuple[Candidate, ...] = ()


class Note(Frozen, frozen=True, kw_only=True):
    """Something the reader of an analysis should know."""

    kind: NoteKind
    message: str
    span: Mention | None = None
    source_id: str | None = None
    #: Of a "no-comment": who did not comment, and for whom.
    by: Mention | None = None
    on_behalf_of: str | None = None


class Engine(Frozen, frozen=True, kw_only=True):
    """What made an analysis: versions, the pipeline, how sure a link had to be, and which house words there were."""

    attribution: str
    spacy: str
    pipeline: str
    threshold: float = THRESHOLD
    #: The house words that were added to the lexicon, by their file's name and a hash; left out where there were none.
    words: str | msgspec.UnsetType = msgspec.UNSET


def text_hash(text: str) -> str:
    """Return the SHA-256 of `text` in hexadecimal; a lone surrogate counts as its three bytes."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
