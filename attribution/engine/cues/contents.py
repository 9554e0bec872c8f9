"""What a cue reports: which of the phrases that depend on it are content."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from attribution import lexicon
from attribution.engine.cues.candidates import Site, key
from attribution.engine.cues.cue_words import is_denied, read_cue
from attribution.engine.cues.scoring import ScoredSite
from attribution.engine.grammar import Parse
from attribution.engine.learned import Learned, OneHot
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
_HOPELESS = 0.05
_IS_CONTENT = 0.5
_LONGEST = 150.0


class Part(NamedTuple):
    """A phrase that may be content of a site."""

    site: Site
    #: The token at the top of the phrase.
    top: int
    #: Whether the phrase is the clause around the site ("The plan, she said, failed") and not one below it.
    around: bool
    #: The tokens of the phrase, in text order.
    tokens: tuple[int, ...]


class Reported(NamedTuple):
    """A possible cue with the tokens that it reports."""

    site: Site
    probability: float
    content: frozenset[int]
    #: Its words, and whether by them the source denies the content.
    cue: Cue
    denied: bool

    @classmethod
    def of(cls, parse: Parse, site: Site, probability: float, content: frozenset[int]) -> "Reported":
        """Return a possible cue with its words."""
        cue = read_cue(parse, site)
        return cls(site, probability, content, cue, is_denied(parse, site, cue))


def find_contents(parse: Parse, cues: Iterable[ScoredSite], learned: Learned) -> tuple[Reported, ...]:
    """Return the cues with what each reports; one that is most unlikely, or reports nothing here, has no content."""
    cues = tuple(cues)
    parts = [
        (i, part) for i, cue in enumerate(cues) if cue.probability > _HOPELESS for part in find_parts(parse, cue.site)
    ]
    rows = [content_features(parse, part, learned.content_rates) for _, part in parts]
    chosen: list[set[int]] = [set() for _ in cues]
    for (i, part), probability in zip(parts, learned.content.probabilities(rows), strict=True):
        if probability > _IS_CONTENT:
            chosen[i].update(part.tokens)
    both = zip(cues, chosen, strict=True)
    return tuple(Reported.of(parse, cue.site, cue.probability, frozenset(c)) for cue, c in both)


def find_parts(parse: Parse, site: Site) -> tuple[Part, ...]:
    """Return the phrases that depend on the site, or that it interrupts, in text order."""
    parts = []
    for place in parse.children[site.head]:
        if parse.tokens[place].dep in _NEVER or place == site.source:
            continue
        inside = tuple(parse.subtree(place))
        if site.source is None or site.source not in inside or site.form == "noun":
            parts.append(Part(site, place, around=False, tokens=inside))
    head = parse.tokens[site.head].head
    if head != site.head and parse.tokens[head].pos in ("VERB", "AUX", "NOUN", "ADJ", "PROPN"):
        own = set(parse.subtree(site.head))
        if site.source is not None and site.source not in own and parse.tokens[site.source].head == head:
            own |= set(parse.subtree(site.source))
        around = tuple(t for t in parse.subtree(head) if t not in own)
        if around:
            parts.append(Part(site, head, around=True, tokens=around))
    return tuple(parts)


def content_features(parse: Parse, part: Part, rates: Mapping[str, float]) -> list[float]:
    """Return what the model of contents reads of a phrase."""
    tokens, site = parse.tokens, part.site
    top = tokens[part.top]
    first, last = part.tokens[0], part.tokens[-1]
    labels = [tokens[c].dep for c in parse.children[site.head]]
    marker = parse.child(part.top, "mark", "advmod")
    marker_word = tokens[marker].lower if marker is not None else tokens[first].lower
    word_class = lexicon.reporting_verbs().get(tokens[site.head].lemma)
    quoted = sum(parse.stretch_of[t] >= 0 for t in part.tokens)
    word = key(parse, site)
    row = list(_LABELS["" if part.around else top.dep])
    row += [float(part.around), float(part.top < site.head), float(min(abs(part.top - site.head), 30))]
    row += _PREPOSITIONS[top.lower] + _MARKERS[marker_word] + _CLASSES[word_class or ""] + _FORMS[site.form]
    row += [
        rates.get(
            f"{word}>{'around' if part.around else top.dep}", rates.get(f">{'around' if part.around else top.dep}", 0.0)
        )
    ]
    row += [rates.get(f"{word}>{top.lower}", 0.0) if top.dep == "prep" else -1.0]
    row += [
        float(label in labels) for label in ("ccomp", "xcomp", "dobj", "prep", "advcl", "oprd", "nsubjpass", "dative")
    ]
    row += [float(sum(label == top.dep for label in labels))]
    row += [min(float(len(part.tokens)), _LONGEST), quoted / len(part.tokens), float(quoted > 0)]
    row += _PARTS_OF_SPEECH[top.pos] + _ENTITIES[top.entity]
    row += [
        float(top.tag in ("VBG", "VBN")),
        float(any(tokens[c].dep in ("nsubj", "nsubjpass") for c in parse.children[part.top])),
        float(any(tokens[c].tag == "TO" for c in parse.children[part.top])),
        float(first > 0 and tokens[first - 1].lower == ","),
        float(last + 1 < len(tokens) and tokens[last + 1].lower == ","),
        float(first > site.head and first == site.head + 1),
        float(first == parse.sentence_starts[parse.sentence_of[site.head]]),
        float(tokens[site.head].dep == "ROOT"),
        float(tokens[site.head].dep in ("conj", "advcl", "relcl", "ccomp", "parataxis")),
        float(tokens[site.head].tag in ("VBG", "VBN")),
        float(site.source is not None),
        float(site.source is not None and site.source > site.head),
        float(lexicon.noun_kind(top.lemma) == "person"),
    ]
    return row


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
    return tuple(_merge(out))


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
