"""What a cue reports: which of the phrases that depend on it are content."""

import itertools
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from attribution import lexicon
from attribution.engine.cues.candidates import Site, key
from attribution.engine.cues.scoring import ScoredSite
from attribution.engine.grammar import Columns, Parse, Places
from attribution.engine.learned import NUMBERS, Column, Learned, OneHot, Rows, columns, make_rows
from attribution.model import Span

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
_FAR = 30
_LONGEST = 150
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
    edges: Edges = _PLAIN


class _Place(NamedTuple):
    """Where the phrase stands to its cue; the distance is in tokens, cut at 30."""

    around: Column
    before: Column
    distance: Column


class _Rate(NamedTuple):
    """How often such a phrase under such a word is content in the articles that were learned from."""

    by_label: Column
    by_preposition: Column


class _Size(NamedTuple):
    """How many phrases like it the cue has, and how long and how much quoted it is."""

    same_label: Column
    tokens: Column
    quoted_share: Column
    has_quoted: Column


class _Top(NamedTuple):
    """The head of the phrase, what stands beside the phrase, and its cue."""

    participle: Column
    has_subject: Column
    infinitive: Column
    comma_before: Column
    comma_after: Column
    right_after_cue: Column
    first_in_sentence: Column
    cue_is_root: Column
    cue_is_subordinate: Column
    cue_is_participle: Column
    has_source: Column
    source_follows: Column
    person_noun: Column


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
    rows = content_features(parse, [part for _, part in parts], learned.content_rates)
    chosen: list[set[int]] = [set() for _ in cues]
    edges = [_PLAIN for _ in cues]
    for (i, part), probability in zip(parts, learned.content.probabilities(rows).tolist(), strict=True):
        taken, left = edges[i]
        if probability > NUMBERS.cues.is_content or is_told_beside(parse, part):
            chosen[i].update(part.tokens if probability > NUMBERS.cues.is_content else _without_scene(parse, part))
            edges[i] = Edges(min(taken, probability), left)
        else:
            edges[i] = Edges(taken, max(left, probability))
    each = zip(cues, chosen, edges, strict=True)
    return tuple(Reported(cue.site, cue.probability, frozenset(c), e) for cue, c, e in each)


def _says_how_much(parse: Parse, site: Site) -> bool:
    """Whether a cue's own object is how much was said, so that no clause before it is: "It fell; they said little"."""
    thing = parse.child(site.head, "dobj")
    return thing is not None and thing > site.head and parse.tokens[thing].lower in _AMOUNTS


def is_told_beside(parse: Parse, part: Phrase) -> bool:
    """Return whether a phrase without marks is surely told: it stands around a tag between commas, or after "and that".

    "Orders had fallen, she said, and no one was to blame"; "said the road was shut, and that it would stay so".
    """
    site, tokens = part.site, parse.tokens
    said = lexicon.reporting_verbs().get(tokens[site.head].lemma, "thought") != "thought"
    if not said or site.source is None or any(parse.stretch_of[index] >= 0 for index in part.tokens):
        return False
    if not part.around:
        mark = parse.child(part.top, "mark")
        return tokens[part.top].dep == "conj" and mark is not None and tokens[mark].lower == "that"
    if tokens[site.head].dep != "parataxis" or tokens[part.top].dep != "ROOT":
        return False
    before = parse.left_edge[min(site.source, site.head)] - 1
    last = parse.right_edge[max(site.source, site.head)]
    return (
        before > 0
        and tokens[before].lower == ","
        and "," in (tokens[last - 1].lower, *(token.lower for token in tokens[last : last + 1]))
    )


def _without_scene(parse: Parse, part: Phrase) -> Iterator[int]:
    """Yield the tokens of a phrase, but for a clause behind the cue that tells of the meanwhile: ", as it rose"."""
    scenes = {
        token
        for place in parse.children[part.top]
        if part.around and place > part.site.head and parse.tokens[place].dep == "advcl"
        for token in parse.subtree(place)
    }
    return (token for token in part.tokens if token not in scenes)


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


def content_features(parse: Parse, parts: Sequence[Phrase], rates: Mapping[str, float]) -> Rows:
    """Return what the model of contents reads of each phrase."""
    columns = parse.columns
    tops = [parse.tokens[part.top] for part in parts]
    top = np.array([part.top for part in parts], dtype=np.int64)
    cue = np.array([part.site.head for part in parts], dtype=np.int64)
    around = np.array([part.around for part in parts], dtype=np.bool_)
    marker = columns.first(columns.deps.among("mark", "advmod"))[top].tolist()
    verbs = lexicon.reporting_verbs()
    return make_rows(
        len(parts),
        _LABELS.of("" if part.around else token.dep for part, token in zip(parts, tops, strict=True)),
        _Place(around=around, before=top < cue, distance=np.minimum(abs(top - cue), _FAR)),
        _PREPOSITIONS.of(token.lower for token in tops),
        _MARKERS.of(
            parse.tokens[part.tokens[0] if place < 0 else place].lower
            for part, place in zip(parts, marker, strict=True)
        ),
        _CLASSES.of(verbs.get(parse.tokens[part.site.head].lemma, "") for part in parts),
        _FORMS.of(part.site.form for part in parts),
        _rate_features(parse, parts, rates),
        [columns.have(columns.deps.among(label))[cue] for label in _BESIDE],
        _size_features(columns, top, cue, parts),
        _PARTS_OF_SPEECH.of(token.pos for token in tops),
        _ENTITIES.of(token.entity for token in tops),
        _top_features(columns, top, cue, parts),
    )


def _rate_features(parse: Parse, parts: Sequence[Phrase], rates: Mapping[str, float]) -> _Rate:
    words = {site: key(parse, site) for site in {part.site for part in parts}}
    by_label, by_preposition = [], []
    for part in parts:
        word, top = words[part.site], parse.tokens[part.top]
        under = "around" if part.around else top.dep
        by_label.append(rates.get(f"{word}>{under}", rates.get(f">{under}", 0.0)))
        by_preposition.append(rates.get(f"{word}>{top.lower}", 0.0) if top.dep == "prep" else -1.0)
    return _Rate(by_label, by_preposition)


def _size_features(columns: Columns, top: Places, cue: Places, parts: Sequence[Phrase]) -> _Size:
    sizes = np.array([len(part.tokens) for part in parts], dtype=np.int64)
    tokens = np.fromiter(itertools.chain.from_iterable(part.tokens for part in parts), np.int64, sizes.sum())
    is_quoted = columns.stretch_of[tokens] >= 0
    quoted = np.add.reduceat(is_quoted, sizes.cumsum() - sizes, dtype=np.int64) if parts else sizes
    return _Size(
        same_label=columns.count_labels(cue, columns.deps.codes[top]),
        tokens=np.minimum(sizes, _LONGEST),
        quoted_share=quoted / sizes,
        has_quoted=quoted > 0,
    )


def _top_features(columns: Columns, top: Places, cue: Places, parts: Sequence[Phrase]) -> _Top:
    lowers, deps, tags = columns.lowers, columns.deps, columns.tags
    first = np.array([part.tokens[0] for part in parts], dtype=np.int64)
    last = np.array([part.tokens[-1] for part in parts], dtype=np.int64)
    source = np.array([-1 if part.site.source is None else part.site.source for part in parts], dtype=np.int64)
    return _Top(
        participle=tags.among("VBG", "VBN")[top],
        has_subject=columns.have(deps.among("nsubj", "nsubjpass"))[top],
        infinitive=columns.have(tags.among("TO"))[top],
        comma_before=lowers.among(",")[first - 1],
        comma_after=lowers.among(",")[last + 1],
        right_after_cue=first == cue + 1,
        first_in_sentence=first == columns.sentence_starts[cue],
        cue_is_root=deps.among("ROOT")[cue],
        cue_is_subordinate=deps.among("conj", "advcl", "relcl", "ccomp", "parataxis")[cue],
        cue_is_participle=tags.among("VBG", "VBN")[cue],
        has_source=source >= 0,
        source_follows=source > cue,
        person_noun=columns.noun_kinds.among("person")[top],
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
