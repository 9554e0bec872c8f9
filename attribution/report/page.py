"""The view model: all that a template gets, as finished values.

The template of an article is given one `page`, an `ArticlePage`; index_page.py has those of the index. Every value is
a plain string, number, truth value, tuple or record, in the order in which it is to be shown. docs/templates.md lists
them with examples.

Anchors are names without "#": `id="{{ quotation.anchor }}"`, `href="#{{ quotation.anchor }}"`.
"""

import msgspec

from attribution.report import correcting_page, review_page


class _Record(msgspec.Struct, frozen=True, kw_only=True):
    """What all records of the view model share."""


class PlaceLink(_Record, frozen=True, kw_only=True):
    """A place on the page, and the words that lead there."""

    text: str
    #: None where the page has no such place: the words are then shown without a link.
    anchor: str | None


class Badge(_Record, frozen=True, kw_only=True):
    """How a source is told from the others, in letters, shape and colour."""

    #: "A" for the first source listed, "?" where there is none, "+" for several in one row. I and O are left out: they
    #: look like digits.
    letter: str
    #: 1 to 12, or 0 where there is no one source: the class `hue-3` sets the colour.
    hue: int
    #: A person or a group without a name: what editors call an anonymous source. Nothing else is called unnamed.
    unnamed: bool
    #: "person", "group", "organization", "document" or "other".
    kind: str
    name: str
    #: The anchor of the source's section, or None where there is no source.
    anchor: str | None


class ShownQuotation(_Record, frozen=True, kw_only=True):
    """A quotation as the list of its source shows it."""

    #: The anchor of this entry.
    anchor: str
    #: The anchor of the quotation in the article, or None where it lies outside the article.
    place: str | None
    #: The letter of the source and the number in reading order: "B12".
    label: str
    #: The number in reading order, from 1.
    number: int
    badge: Badge
    #: "direct", "mixed" or "indirect".
    kind: str
    #: The same in words: "partly in quotation marks".
    kind_words: str
    #: The words, as paragraphs, each in the pieces that the attribution leaves of it.
    passages: tuple[tuple[str, ...], ...]
    #: The words in one string, the pieces joined by a space.
    text: str
    #: How many words it adds to the article: 0 where a pull quote repeats words.
    words: int
    #: The speaker as the article has it here: "she".
    speaker: str | None
    #: The reporting word, which attributes it: "said".
    cue: str | None
    #: What kind of reporting word it is: "a loaded word", or None where it is neutral.
    cue_class: str | None
    #: Who passed the words on.
    via: PlaceLink | None
    #: To whom they were said.
    addressee: str | None
    #: The source is reported to deny the content.
    denied: bool
    #: The confidence with two digits after the point.
    confidence: str
    #: There is a source, with a confidence under 0.70.
    uncertain: bool
    #: Why this speaker, in words.
    evidence: str
    #: Where it stands in the text: "0–26, 54–72".
    offsets: str
    #: What an editor should know, in words: "unclosed mark".
    flags: tuple[str, ...]
    #: The paragraph in which it begins.
    paragraph: PlaceLink | None
    #: What the records say of it; None where it was held against none.
    check: review_page.ShownCheck | None
    #: What stands behind it at the gate; None where no gate was given.
    standing: review_page.ShownStanding | None
    #: The ids of the house rules that found something in it or in its source.
    rules: tuple[str, ...]


class ShownMention(_Record, frozen=True, kw_only=True):
    """One way in which the article names a source."""

    #: A capital at the start of a sentence does not make it another way.
    text: str
    #: How often.
    count: int
    #: The paragraphs in which it does, each once, the first twelve.
    paragraphs: tuple[PlaceLink, ...]


class ShownSource(_Record, frozen=True, kw_only=True):
    """A source with its quotations."""

    anchor: str
    #: The place in the list, from 1.
    number: int
    badge: Badge
    name: str
    #: It has a name of its own. A document or a body may have none and is still not called unnamed.
    named: bool
    #: A person or a group without a name: what editors call an anonymous source.
    unnamed: bool
    #: What kind of source, in words: "unnamed person".
    kind: str
    description: str | None
    #: Whom or what the source speaks or works for.
    affiliation: str | None
    #: How the source knows, in the article's words.
    knowledge: str | None
    #: How many people the article says they are.
    claimed: int | None
    #: On what condition the source has no name, in the article's words.
    condition: str | None
    #: Why the source has no name, in the article's words.
    reason: str | None
    member_of: Badge | None
    #: The sources that are members of this one, or that speak together as this one.
    members: tuple[Badge, ...]
    #: The sources as which it speaks together with others.
    together: tuple[Badge, ...]
    may_be: tuple[Badge, ...]
    pronouns: tuple[str, ...]
    mentions: tuple[ShownMention, ...]
    quotations: tuple[ShownQuotation, ...]
    #: Words inside quotation marks.
    quoted_words: int
    #: Words reported without quotation marks.
    reported_words: int
    #: Both, in words: "3 quotations, 84 words quoted, 12 reported".
    amount: str
    #: What its words are about, the most telling first; empty where it says too little, or where nobody asked.
    key_terms: tuple[str, ...]
    #: How its words in quotation marks read: "9 sentences, 18 words in each on average …"; None where they are too few.
    reads: str | None


class ShownCandidate(_Record, frozen=True, kw_only=True):
    """Who may have said something."""

    #: The mention, in the article's words.
    text: str
    #: How likely, with two digits after the point.
    confidence: str


class Look(_Record, frozen=True, kw_only=True):
    """One thing that needs a look."""

    #: The anchor of this look: "look-3".
    anchor: str
    #: The anchor of the quotation or the source that it is about; None where it is about neither.
    about: str | None
    #: Where its mark stands in the margin of the article: the offset of a character in the text; None for nowhere.
    start: int | None
    #: Why, in a sentence.
    reason: str
    #: The words it is about, shortened; or None.
    excerpt: str | None
    #: The source it is about, where it is about one as a whole.
    source: Badge | None
    #: Where to look.
    links: tuple[PlaceLink, ...]
    #: Who may have said it, the likeliest first.
    candidates: tuple[ShownCandidate, ...]


class LookGroup(_Record, frozen=True, kw_only=True):
    """Things that need a look for the same reason."""

    heading: str
    #: What the group is, in a sentence.
    explanation: str
    #: What to do, in a sentence.
    todo: str
    #: What the margin of the article has beside each: "who?".
    mark: str
    #: It is of notes, which come after what house rules found.
    is_note: bool
    looks: tuple[Look, ...]


class Layer(_Record, frozen=True, kw_only=True):
    """A quotation that a stretch of the article belongs to."""

    label: str
    hue: int
    kind: str


class Opening(_Record, frozen=True, kw_only=True):
    """Where a quotation begins in the article, or goes on."""

    #: The anchor, or None where the quotation only goes on.
    place: str | None
    #: Who speaks, for those who hear the page: "direct quotation A12, Maria Reyes:".
    spoken: str


class Closing(_Record, frozen=True, kw_only=True):
    """Where a piece of a quotation ends in the article."""

    label: str
    hue: int
    #: The anchor of the quotation's entry.
    anchor: str


class MarginMark(_Record, frozen=True, kw_only=True):
    """What the margin of the article has beside words that need a look."""

    #: "who?", or "§3" for what house rules found.
    text: str
    #: The anchor of the look, or of the finding.
    anchor: str
    #: Its anchor in the article.
    place: str
    #: The same for those who hear the page: "needs a look: no speaker".
    spoken: str


class ShownSegment(_Record, frozen=True, kw_only=True):
    """A stretch of the article in which nothing begins or ends."""

    #: The article's own characters.
    text: str
    #: The quotations it belongs to, the outermost first, at most three.
    layers: tuple[Layer, ...]
    #: "speaker", "cue", "nobody" or "".
    role: str
    #: The hue of the speaker's source, or 0.
    role_hue: int
    #: The text has characters that turn the direction of writing.
    turns: bool
    openings: tuple[Opening, ...]
    closings: tuple[Closing, ...]
    #: What needs a look in words that begin here, the worst first.
    marks: tuple[MarginMark, ...]


class ShownParagraph(_Record, frozen=True, kw_only=True):
    """A paragraph of the article."""

    #: From 1.
    number: int
    anchor: str
    #: The offset of its first character in the text.
    start: int
    segments: tuple[ShownSegment, ...]


class ShownStretch(_Record, frozen=True, kw_only=True):
    """Where a source speaks in the article, in thousandths of the article's length."""

    start: int
    #: At least enough to be seen.
    width: int
    kind: str


class GlanceRow(_Record, frozen=True, kw_only=True):
    """One source at a glance."""

    badge: Badge
    quotation_count: int
    quoted_words: int
    reported_words: int
    #: How long the bars of its words are, in thousandths of the longest row that is drawn.
    quoted_width: int
    reported_width: int
    stretches: tuple[ShownStretch, ...]
    #: The paragraphs in which its quotations begin.
    paragraphs: tuple[PlaceLink, ...]


class Share(_Record, frozen=True, kw_only=True):
    """How much of the article's quotations one class of sources has."""

    #: "named people".
    label: str
    #: The same with its number: "1 named person".
    text: str
    source_count: int
    quotation_count: int
    word_count: int
    #: The share of all words quoted or reported: "38%".
    share: str


class Choice(_Record, frozen=True, kw_only=True):
    """Something that the reader of the page can choose."""

    #: How the page's script and its files call it: "needs-fix".
    value: str
    #: How the page calls it: "needs fix".
    text: str


class Glance(_Record, frozen=True, kw_only=True):
    """The article at a glance."""

    #: The sources that are quoted, most words first; last, what has no speaker.
    rows: tuple[GlanceRow, ...]
    #: What the picture draws: the same, but of many sources the first twenty, and the others as one row.
    drawn: tuple[GlanceRow, ...]
    #: Named people, unnamed people, organizations, documents, others; those that are there.
    shares: tuple[Share, ...]


class Aside(_Record, frozen=True, kw_only=True):
    """Somebody who did not comment, or a stretch in marks that is nobody's words."""

    text: str
    #: What was made of it, in words.
    reason: str
    badge: Badge | None
    #: Who did not comment, and for whom, in the article's words.
    by: str | None
    on_behalf_of: str | None
    paragraph: PlaceLink | None


class ArticlePage(_Record, frozen=True, kw_only=True):
    """The page of one article."""

    #: The file's name: "story.html".
    file: str
    #: The report's title, or None.
    report_title: str | None
    #: The article's title, or what stands for it.
    heading: str
    byline: str | None
    #: The date in words: "2 March 2021".
    date: str | None
    #: The same as HTML wants it: "2021-03-02"; None where the article's date is not one.
    date_iso: str | None
    url: str | None
    document_id: str
    #: One line of what was found.
    found: str
    quotation_count: int
    #: The sources that are quoted.
    source_count: int
    #: Those of them that are persons or groups without a name.
    unnamed_count: int
    #: What needs a look, house rules left out.
    look_count: int
    #: The worst first, notes last.
    look_groups: tuple[LookGroup, ...]
    #: What the quotations were held against, or None.
    held: review_page.Held | None
    #: What house rules found; None where none were asked.
    house_rules: review_page.HouseRules | None
    glance: Glance
    #: Most words first.
    sources: tuple[ShownSource, ...]
    #: Of some of them the page says what they talk about, or how their words read.
    profiled: bool
    #: All of them, in reading order.
    quotations: tuple[ShownQuotation, ...]
    #: Those of them that have no source.
    open_quotations: tuple[ShownQuotation, ...]
    #: What a reader can say of a quotation.
    statuses: tuple[Choice, ...]
    #: How a reader can have checked a quotation that is signed; empty where no gate was given.
    ways: tuple[Choice, ...]
    #: Who may know the identity of an unnamed source.
    known_to: tuple[Choice, ...]
    #: What stands before the article in its file: a date, a title. "" where nothing does.
    before: str
    paragraphs: tuple[ShownParagraph, ...]
    no_comments: tuple[Aside, ...]
    nobodys: tuple[Aside, ...]
    sha256: str
    #: The length of the text: "4,210 characters".
    length: str
    attribution_version: str
    #: Which corrections the analysis has, in words; "none" where it has none.
    corrections_applied: str
    spacy_version: str
    pipeline: str
    #: The index's file name, where there is one.
    index: str | None
    #: What the page's script needs to correct the article; templates need none of it.
    correctable: correcting_page.Correctable
