"""How an analysis stands against the marks of an article; README.md beside this file defines each figure."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from attribution.model import Analysis, Quotation, Source
from tests.gold.reading import Article, Bounds, Identity, MarkedQuotation

#: No part of a name, before it or after it.
_TITLES = frozenset(
    "the a an mr mrs ms miss dr prof sir dame lord lady rev sen rep gov judge mayor sheriff president chief kc".split()
)
Figures = dict[str, float]


@dataclass(frozen=True)
class Judged:
    """A marked quotation, the one that was found for it, and what is right of it."""

    article: Article
    marked: MarkedQuotation
    found: Quotation | None
    shown: Source | None
    #: The speaker is the mention that is marked.
    link: bool
    #: It stands under the source that bears the identity.
    source: bool
    #: That source is shown under the full name of the identity.
    name: bool
    #: It stands under the name of another person.
    wrong: bool

    @property
    def quoted(self) -> bool:
        """Whether some of it stands in quotation marks, or is set as the speaker's own words."""
        return self.marked.kind != "indirect"

    def __str__(self) -> str:
        words = " ".join(self.article.text[a:b] for a, b in self.marked.pieces)
        want = self.article.identities[self.marked.key].name
        return f"{self.article.name}: {self._fault()}: {words[:60]!r} is {want}’s{self._got()}"

    def _fault(self) -> str:
        if self.found is None:
            return "not found"
        return "wrong name" if self.wrong else "source" if not self.source else "link" if not self.link else "name"

    def _got(self) -> str:
        if self.found is None:
            return ""
        speaker = repr(self.found.speaker.text) if self.found.speaker else "nobody"
        return f", given to {speaker}, shown as {self.shown.name if self.shown else 'nobody'}"


@dataclass(frozen=True)
class Judgement:
    """All that is judged of one article."""

    judged: tuple[Judged, ...]
    #: The marked quotations inside others, with what was found of them.
    nested: tuple[Judged, ...]
    #: The found quotations that are none of the marked ones.
    junk: tuple[Quotation, ...]


def judge(article: Article, analysis: Analysis) -> Judgement:
    """Return what is right of each marked quotation, and what was found beside them."""
    outer = [q for q in article.quotations if not q.nested]
    nested = [q for q in article.quotations if q.nested]
    pairs = _pair(outer, analysis.quotations)
    left = [q for q in analysis.quotations if q not in pairs.values()]
    inner = _pair(nested, [q for q in left if _lies_in(q, nested)])
    bearers = _identities(article, analysis)
    return Judgement(
        judged=tuple(_judge_one(article, analysis, q, pairs.get(i), bearers) for i, q in enumerate(outer)),
        nested=tuple(_judge_one(article, analysis, q, inner.get(i), bearers) for i, q in enumerate(nested)),
        junk=tuple(q for q in left if not (_lies_in(q, nested) or _passes_on(q, outer))),
    )


def figures(judgements: Sequence[Judgement]) -> Figures:
    """Return each figure in percent; of `quoted.wrong` less is better."""
    judged = [one for judgement in judgements for one in judgement.judged]
    junk = [quotation for judgement in judgements for quotation in judgement.junk]
    quoted = [one for one in judged if one.quoted]
    named = [one for one in quoted if _identity(one).named]
    unnamed = [one for one in quoted if not _identity(one).named and _identity(one).kind in ("person", "group")]
    # What was found for words without marks may have marks, and the other way round: it is counted where it was found.
    quoted_junk = sum(quotation.kind != "indirect" for quotation in junk)
    return {
        "quoted.found": _f1(sum(one.found is not None for one in quoted), len(quoted), quoted_junk),
        "quoted.link": _share(one.link for one in quoted),
        "quoted.source": _share(one.source for one in quoted),
        "quoted.name": _share(one.name for one in named),
        "quoted.wrong": _share(one.wrong for one in quoted),
        "unnamed.source": _share(one.source for one in unnamed),
        "all.found": _f1(sum(one.found is not None for one in judged), len(judged), len(junk)),
        "all.source": _f1(sum(one.source for one in judged), len(judged), len(junk), found=_found(judged)),
    }


def faults(judgements: Sequence[Judgement], figure: str) -> list[str]:
    """Return a line for each quotation that went wrong in what a figure counts."""
    kind, _, what = figure.partition(".")
    judged = [one for judgement in judgements for one in judgement.judged if kind == "all" or one.quoted]
    if kind == "unnamed":
        judged = [one for one in judged if not _identity(one).named]
    lines = [str(one) for one in judged if not _is_right(one, what)]
    if what == "found" or figure == "all.source":
        lines += [
            f"{judgement.judged[0].article.name}: nobody says: {quotation.text[:60]!r}"
            for judgement in judgements
            for quotation in judgement.junk
            if kind == "all" or quotation.kind != "indirect"
        ]
    return lines


def _is_right(judged: Judged, what: str) -> bool:
    match what:
        case "found":
            return judged.found is not None
        case "link":
            return judged.link
        case "name":
            return judged.name or not _identity(judged).named
        case "wrong":
            return not judged.wrong
    return judged.source


def extra_figures(judgements: Sequence[Judgement]) -> Figures:
    """Return the figures that are measured and not held: of words inside words, and of those who pass words on."""
    nested = [one for judgement in judgements for one in judgement.nested]
    passed_on = [one for judgement in judgements for one in judgement.judged if one.marked.via]
    return {
        "nested.found": _share(one.found is not None for one in nested),
        "nested.source": _share(one.source for one in nested),
        "via.found": _share(_via_is_right(one) for one in passed_on),
    }


def same_stretch(one: Iterable[Bounds], other: Iterable[Bounds]) -> bool:
    """Whether two stretches, each perhaps in pieces, share half of the shorter of the two.

    >>> same_stretch([(0, 10)], [(8, 12)]), same_stretch([(0, 10)], [(9, 12)])
    (True, False)
    """
    mine, theirs = _places(one), _places(other)
    return bool(mine and theirs) and 2 * len(mine & theirs) >= min(len(mine), len(theirs))


def fits(name: str, other: str) -> bool:
    """Whether one name has all words of the other, titles left off.

    >>> fits("Mayor Lee", "Ana Lee"), fits("Ana Lee", "Ben Lee")
    (True, False)
    """
    one, two = set(name_words(name)), set(name_words(other))
    return bool(one and two) and (one <= two or two <= one)


def name_words(name: str) -> list[str]:
    """Return the words of a name as they are compared: in lower case, without titles and "'s".

    >>> name_words("Mayor Ana Lee’s")
    ['ana', 'lee']
    """
    words = re.findall(r"[\w’'&-]+", re.sub(r"[’']s\b", "", name.lower()))
    return [word for word in words if word not in _TITLES]


def _judge_one(
    article: Article,
    analysis: Analysis,
    marked: MarkedQuotation,
    found: Quotation | None,
    bearers: dict[str, set[str]],
) -> Judged:
    identity = article.identities[marked.key]
    sources = {source.id: source for source in analysis.sources}
    shown = sources.get(found.source_id) if found and found.source_id else None
    speaker = [(found.speaker.start, found.speaker.end)] if found and found.speaker else []
    names = _names(article, identity)
    right = shown is not None and marked.key in bearers[shown.id] and _may_bear(shown, identity, names)
    return Judged(
        article=article,
        marked=marked,
        found=found,
        shown=shown,
        link=any(same_stretch(speaker, [mention]) for mention in marked.mentions),
        source=right,
        name=right and shown is not None and name_words(shown.name) == name_words(identity.name),
        wrong=shown is not None and _is_other_person(shown, names),
    )


def _pair(marked: Sequence[MarkedQuotation], found: Sequence[Quotation]) -> dict[int, Quotation]:
    """Return which quotation was found for which marked one, by its place: one for each, the closest first."""
    close = []
    for (i, one), (j, other) in itertools.product(enumerate(marked), enumerate(found)):
        mine, theirs = _places(one.pieces), _places(_bounds(other))
        if same_stretch(one.pieces, _bounds(other)):
            close.append((-len(mine & theirs) / len(mine | theirs), i, j))
    pairs: dict[int, Quotation] = {}
    taken: set[int] = set()
    for _, i, j in sorted(close):
        if i not in pairs and j not in taken:
            pairs[i] = found[j]
            taken.add(j)
    return pairs


def _lies_in(quotation: Quotation, nested: Iterable[MarkedQuotation]) -> bool:
    """Whether most of a quotation stands in one that is marked inside another."""
    own = _places(_bounds(quotation))
    return any(2 * len(own & _places(one.pieces)) > len(own) for one in nested)


def _passes_on(quotation: Quotation, marked: Iterable[MarkedQuotation]) -> bool:
    """Whether a quotation is what a relay says of marked words: "Lee said Roe had promised it" has two, one marked."""
    speaker = quotation.speaker
    return speaker is not None and any(
        one.via_mention is not None
        and same_stretch([(speaker.start, speaker.end)], [one.via_mention])
        and same_stretch(_bounds(quotation), one.pieces)
        for one in marked
    )


def _identities(article: Article, analysis: Analysis) -> dict[str, set[str]]:
    """Return for each source the identities whose marked mentions it has most of."""
    bearers = {}
    for source in analysis.sources:
        own = Counter(
            marked.key
            for marked in article.mentions
            if any(same_stretch([(m.start, m.end)], [(marked.start, marked.end)]) for m in source.mentions)
        )
        bearers[source.id] = {key for key, number in own.items() if number == max(own.values())}
    return bearers


def _names(article: Article, identity: Identity) -> list[str]:
    """Return what the article calls an identity."""
    return [identity.name, *(article.text[m.start : m.end] for m in article.mentions if m.key == identity.key)]


def _may_bear(source: Source, identity: Identity, names: Iterable[str]) -> bool:
    """Whether the name that is shown can be that of the identity."""
    if identity.named:
        return source.named and fits(source.name, identity.name)
    return not _is_other_person(source, names)


def _is_other_person(source: Source, names: Iterable[str]) -> bool:
    """Whether the name that is shown is a person's, and nothing that the article calls the identity."""
    return source.named and source.kind == "person" and not any(fits(source.name, name) for name in names)


def _via_is_right(judged: Judged) -> bool:
    via = judged.found.via if judged.found else None
    mention = judged.marked.via_mention
    return via is not None and mention is not None and same_stretch([(via.start, via.end)], [mention])


def _identity(judged: Judged) -> Identity:
    return judged.article.identities[judged.marked.key]


def _bounds(quotation: Quotation) -> list[Bounds]:
    return [(span.start, span.end) for span in quotation.spans]


def _places(spans: Iterable[Bounds]) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}


def _found(judged: Iterable[Judged]) -> int:
    return sum(one.found is not None for one in judged)


def _share(rights: Iterable[bool]) -> float:
    known = list(rights)
    return round(100 * sum(known) / len(known), 2) if known else 100.0


def _f1(right: int, marked: int, junk: int, *, found: int | None = None) -> float:
    """Return the F1 of `right` among the marked and the found ones."""
    both = marked + (right if found is None else found) + junk
    return round(200 * right / both, 2) if both else 100.0
