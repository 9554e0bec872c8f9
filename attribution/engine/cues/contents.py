"""What a cue reports: which of the phrases that depend on it are content."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from attribution import lexicon
from attribution.engine.cues.candidates import Site, key
from attribution.engine.cues.cue_words import is_denied, read_cue
from attribution.engine.cues.scoring import ScoredSite
from attribution.engine.grammar import Parse
from attribution.engine.learned import NUMBERS, Learned, OneHot, columns
from attribution.model import Cue, Span

_LABELS = OneHot(
    (
        "ccomp xcomp dobj prep advcl nsubj nsubjpass oprd acomp attr acl relcl conj "
        "advmod npadvmod agent dative pcomp pobj parataxis dep"
    ).split()
)
_NEVER = frozenset("punct aux auxpass neg prt det cc mark expl case poss predet intj".split())
_PREPOSITIONS = OneHot("about of on for as to in with against at by from over".split())
_MARKERS = OneHot("that if whether because while as when to for what how why though although after".split())
_CLASSES = OneHot(("neutral", "loaded", "thought", "question", "denial", "document", "other"))
_FORMS = OneHot(("verb", "noun", "adjective", "according"))
_PARTS_OF_SPEECH = OneHot("VERB AUX NOUN PROPN PRON ADP ADJ ADV SCONJ".split())
_ENTITIES = OneHot(("PERSON", "ORG", "DATE", "GPE"))
_BESIDE = ("ccomp", "xcomp", "dobj", "prep", "advcl", "oprd", "nsubjpass", "dative")
_LONGEST = 150.0
_AMOUNTS = frozenset("little much more less nothing anything something enough none".split())


class Phrase(NamedTuple):
    """A phrase that may be content of a site."""

    site: Site
    #: The token at the top of the phrase.
    top: int
    #: Whether the phrase is the clause around the site ("The plan, she said, failed") and not one below it.
    around: bool
    #: The tokens of the phrase, in text order.
    tokens: tuple[int, ...]


class Edges(NamedTuple):
    """How sure it is where a cue's content begins and ends."""

    #: How likely the least likely of its phrases is content.
    taken: float
    #: How likely the likeliest of the other phrases under the cue is content after all.
    left: float


_PLAIN = Edges(1.0, 0.0)


class Reported(NamedTuple):
    """A possible cue with the tokens that it reports."""

    site: Site
    probability: float
    content: frozenset[int]
    #: Its words, and whether by them the source denies the content.
    cue: Cue
    denied: bool
    edges: Edges

    @classmethod
    def of(
        cls, parse: Parse, site: Site, probability: float, content: frozenset[int], edges: Edges = _PLAIN
    ) -> "Reported":
        """Return a possible cue with its words."""
        cue = read_cue(parse, site)
        return cls(site, probability, content, cue, is_denied(parse, site, cue), edges)


class _Place(NamedTuple):
    """Where the phrase stands to its cue; the distance is in tokens, cut at 30."""

    around: float
    before: float
    distance: float


class _Rate(NamedTuple):
    """How often such a phrase under such a word is content in the articles that were learned from."""

    by_label: float
    by_preposition: float


class _Size(NamedTuple):
    """How many phrases like it the cue has, and how long and how much quoted it is."""

    same_label: float
    tokens: float
    quoted_share: float
    has_quoted: float


class _Top(NamedTuple):
    """The head of the phrase, what stands beside the phrase, and its cue."""

    participle: float
    has_subject: float
    infinitive: float
    comma_before: float
    comma_after: float
    right_after_cue: float
    first_in_sentence: float
    cue_is_root: float
    cue_is_subordinate: float
    cue_is_participle: float
    has_source: float
    source_follows: float
    person_noun: float


#: What the model of contents reads, column by column.
CONTENT_FEATURES = (
    *_LABELS.columns("label"),
    *columns("place", _Place._fields),
    *_PREPOSITIONS.columns("preposition"),
    *_MARKERS.columns("marker"),
    *_CLASSES.columns("class"),
    *_FORMS.columns("form"),
    *columns("rate", _Rate._fields),
    *columns("beside", _BESIDE),
    *columns("size", _Size._fields),
    *_PARTS_OF_SPEECH.columns("pos"),
    *_ENTITIES.columns("entity"),
    *columns("top", _Top._fields),
)


def find_contents(parse: Parse, cues: Iterable[ScoredSite], learned: Learned) -> tuple[Reported, ...]:
    """Return the cues with what each reports; one that is most unlikely, or reports nothing here, has no content."""
    cues = tuple(cues)
    parts = [
        (i, part)
        for i, cue in enumerate(cues)
        if cue.probability > NUMBERS.cues.hopeless
        for part in find_parts(parse, cue.site)
        if part.top > cue.site.head or not _says_how_much(parse, cue.site)
    ]
    rows = [content_features(parse, part, learned.content_rates) for _, part in parts]
    chosen: list[set[int]] = [set() for _ in cues]
    edges = [_PLAIN for _ in cues]
    for (i, part), probability in zip(parts, learned.content.probabilities(rows), strict=True):
        taken, left = edges[i]
        if probability > NUMBERS.cues.is_content:
            chosen[i].update(part.tokens)
            edges[i] = Edges(min(taken, float(probability)), left)
        else:
            edges[i] = Edges(taken, max(left, float(probability)))
    each = zip(cues, chosen, edges, strict=True)
    return tuple(Reported.of(parse, cue.site, cue.probability, frozenset(c), e) for cue, c, e in each)


def _says_how_much(parse: Parse, site: Site) -> bool:
    """Whether a cue's own object is how much was said, so that no clause before it is: "It fell; they said little"."""
    thing = parse.child(site.head, "dobj")
    return thing is not None and thing > site.head and parse.tokens[thing].lower in _AMOUNTS


def find_parts(parse: Parse, site: Site) -> tuple[Phrase, ...]:
    """Return the phrases that depend on the site, or that it interrupts, in text order."""
    parts = []
    for place in parse.children[site.head]:
        if parse.tokens[place].dep in _NEVER or place == site.source:
            continue
        inside = tuple(parse.subtree(place))
        if site.source is None or site.source not in inside or site.form == "noun":
            parts.append(Phrase(site, place, around=False, tokens=inside))
    head = parse.tokens[site.head].head
    if head != site.head and parse.tokens[head].pos in ("VERB", "AUX", "NOUN", "ADJ", "PROPN"):
        own = set(parse.subtree(site.head))
        if site.source is not None and site.source not in own and parse.tokens[site.source].head == head:
            own |= set(parse.subtree(site.source))
        around = tuple(t for t in parse.subtree(head) if t not in own)
        if around:
            parts.append(Phrase(site, head, around=True, tokens=around))
    return tuple(parts)


def content_features(parse: Parse, part: Phrase, rates: Mapping[str, float]) -> list[float]:
    """Return what the model of contents reads of a phrase."""
    tokens, site = parse.tokens, part.site
    top = tokens[part.top]
    labels = [tokens[c].dep for c in parse.children[site.head]]
    marker = parse.child(part.top, "mark", "advmod")
    marker_word = tokens[marker].lower if marker is not None else tokens[part.tokens[0]].lower
    word_class = lexicon.reporting_verbs().get(tokens[site.head].lemma)
    quoted = sum(parse.stretch_of[t] >= 0 for t in part.tokens)
    word = key(parse, site)
    under = "around" if part.around else top.dep
    return [
        *_LABELS["" if part.around else top.dep],
        *_Place(
            around=float(part.around),
            before=float(part.top < site.head),
            distance=float(min(abs(part.top - site.head), 30)),
        ),
        *_PREPOSITIONS[top.lower],
        *_MARKERS[marker_word],
        *_CLASSES[word_class or ""],
        *_FORMS[site.form],
        *_Rate(
            by_label=rates.get(f"{word}>{under}", rates.get(f">{under}", 0.0)),
            by_preposition=rates.get(f"{word}>{top.lower}", 0.0) if top.dep == "prep" else -1.0,
        ),
        *[float(label in labels) for label in _BESIDE],
        *_Size(
            same_label=float(sum(label == top.dep for label in labels)),
            tokens=min(float(len(part.tokens)), _LONGEST),
            quoted_share=quoted / len(part.tokens),
            has_quoted=float(quoted > 0),
        ),
        *_PARTS_OF_SPEECH[top.pos],
        *_ENTITIES[top.entity],
        *_top_features(parse, part),
    ]


def _top_features(parse: Parse, part: Phrase) -> _Top:
    tokens, site, top = parse.tokens, part.site, parse.tokens[part.top]
    first, last = part.tokens[0], part.tokens[-1]
    return _Top(
        participle=float(top.tag in ("VBG", "VBN")),
        has_subject=float(any(tokens[c].dep in ("nsubj", "nsubjpass") for c in parse.children[part.top])),
        infinitive=float(any(tokens[c].tag == "TO" for c in parse.children[part.top])),
        comma_before=float(first > 0 and tokens[first - 1].lower == ","),
        comma_after=float(last + 1 < len(tokens) and tokens[last + 1].lower == ","),
        right_after_cue=float(first > site.head and first == site.head + 1),
        first_in_sentence=float(first == parse.sentence_starts[parse.sentence_of[site.head]]),
        cue_is_root=float(tokens[site.head].dep == "ROOT"),
        cue_is_subordinate=float(tokens[site.head].dep in ("conj", "advcl", "relcl", "ccomp", "parataxis")),
        cue_is_participle=float(tokens[site.head].tag in ("VBG", "VBN")),
        has_source=float(site.source is not None),
        source_follows=float(site.source is not None and site.source > site.head),
        person_noun=float(lexicon.noun_kind(top.lemma) == "person"),
    )


def spans(parse: Parse, indices: Iterable[int]) -> tuple[Span, ...]:
    """Return the stretches of text that the tokens cover, without commas and stops at their edges.

    A quotation mark goes with the words that it holds.
    """
    chosen = sorted(set(indices))
    pieces: list[list[int]] = []
    for index in chosen:
        gap = parse.tokens[pieces[-1][-1] + 1 : index] if pieces else ()
        if pieces and all(t.pos in ("PUNCT", "SPACE") and t.lower not in ("—", "–", "(", ")") for t in gap):
            pieces[-1].append(index)
        else:
            pieces.append([index])
    out = []
    for piece in pieces:
        bound = _trim(parse, piece[0], piece[-1])
        if bound is not None:
            out.append(bound)
    return tuple(piece for span in _merge(out) for piece in _without_silent(parse, span))


def _without_silent(parse: Parse, span: Span) -> Iterator[Span]:
    """Yield the pieces of a stretch between what is none of the article's words; a piece has a word."""
    start = span.start
    for begin, end in (*parse.silent[bisect_left(parse.silent, (span.start, 0)) :], (span.end, span.end)):
        until = min(begin, span.end)
        piece = parse.text[start:until]
        if begin >= span.end and start == span.start:
            yield span
        elif any(map(str.isalnum, piece)):
            yield Span(start=start + len(piece) - len(piece.lstrip()), end=start + len(piece.rstrip()))
        if begin >= span.end:
            return
        start = max(start, end)


def _trim(parse: Parse, first: int, last: int) -> Span | None:
    tokens = parse.tokens
    while first <= last and _is_edge(parse, first):
        first += 1
    while last >= first and _is_edge(parse, last):
        last -= 1
    if first > last:
        return None
    start, end = tokens[first].start, tokens[last].end
    opening, closing = parse.stretch_of[first], parse.stretch_of[last]
    if opening >= 0 and start <= parse.stretches[opening].inner_start:
        start = parse.stretches[opening].start
    if closing >= 0:
        stretch = parse.stretches[closing]
        inside = parse.text[stretch.inner_start : stretch.inner_end].rstrip(" ,.;!?")
        if end >= stretch.inner_start + len(inside):
            end = max(end, stretch.end)
    return Span(start=start, end=end)


def _is_edge(parse: Parse, index: int) -> bool:
    token = parse.tokens[index]
    return parse.stretch_of[index] < 0 and (token.pos in ("PUNCT", "SPACE") or token.lower in (",", ";", ":", "-", "—"))


def _merge(spans_: list[Span]) -> list[Span]:
    out: list[Span] = []
    for span in sorted(spans_, key=lambda s: (s.start, s.end)):
        if out and span.start <= out[-1].end:
            out[-1] = Span(start=out[-1].start, end=max(out[-1].end, span.end))
        else:
            out.append(span)
    return out
