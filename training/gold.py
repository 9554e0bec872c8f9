"""The annotated articles as training examples: which sites are cues, which phrases content, which mentions speakers."""

import functools
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from attribution.engine.cues.candidates import Site, find_sites
from attribution.engine.cues.contents import Phrase, find_parts
from attribution.engine.grammar import Parse, load_pipeline, parse_many
from attribution.engine.speakers.units import Unit
from attribution.model import Document, Span

Bounds = tuple[int, int]
_NO_WORDS = ("PUNCT", "SPACE")


@dataclass(frozen=True)
class Relation:
    """One annotated attribution."""

    content: tuple[Bounds, ...]
    source: tuple[Bounds, ...]
    cue: tuple[Bounds, ...]


@dataclass(frozen=True)
class Example:
    """A parsed article with its annotated attributions."""

    parse: Parse
    relations: tuple[Relation, ...]
    #: The characters of which somebody said whether they attribute anything, or are attributed; None where all are.
    judged: AbstractSet[int] | None = None
    #: Attributions that nobody judged. Nothing is learned of them; they only say who spoke before.
    assumed: tuple[Relation, ...] = ()

    @functools.cached_property
    def sites(self) -> tuple[Site, ...]:
        """The possible cues of the article, as far as they were judged."""
        return tuple(s for s in find_sites(self.parse) if self._is_judged(self.parse.tokens[s.head].start))

    @functools.cached_property
    def are_cues(self) -> tuple[bool, ...]:
        """For each site, whether it is an annotated cue's main word: its last verb, else its last noun or adjective."""
        heads = {self._cue_head(relation) for relation in self.relations}
        return tuple(site.head in heads for site in self.sites)

    @functools.cached_property
    def parts(self) -> tuple[tuple[Phrase, bool], ...]:
        """The phrases under the annotated cues, each with whether most of its words are annotated as content."""
        found = []
        for site, is_cue in zip(self.sites, self.are_cues, strict=True):
            relation = self._relation_of(site) if is_cue else None
            if relation is None:
                continue
            for part in find_parts(self.parse, site):
                words = [t.start for t in map(self.parse.tokens.__getitem__, part.tokens) if t.pos not in _NO_WORDS]
                if words:
                    found.append((part, _share(words, relation.content) > 0.5))
        return tuple(found)

    def _cue_head(self, relation: Relation) -> int:
        tokens = self.parse.tokens
        inside: list[int] = []
        for a, b in relation.cue:
            i = self.parse.token_at(a)
            while i < len(tokens) and tokens[i].start < b:
                inside += [i] if tokens[i].start >= a else []
                i += 1
        for wanted in (("VERB",), ("NOUN", "ADJ", "AUX")):
            found = [i for i in inside if tokens[i].pos in wanted]
            if found:
                return found[-1]
        return -1

    def _relation_of(self, site: Site) -> Relation | None:
        start = self.parse.tokens[site.head].start
        return next((r for r in self.relations if r.content and any(a <= start < b for a, b in r.cue)), None)

    def relation_over(self, unit: Unit) -> Relation | None:
        """Return the annotated attribution that covers most of the unit's first stretch."""
        return self._over(unit, self.relations)

    def assumed_over(self, unit: Unit) -> Relation | None:
        """Return the attribution that covers most of the unit's first stretch and that nobody judged."""
        return self._over(unit, self.assumed)

    def is_judged(self, unit: Unit) -> bool:
        """Whether somebody said of the unit's first stretch whose words it is, or that it is nobody's."""
        stretch = self.parse.stretches[unit.stretches[0]]
        return self.relation_over(unit) is not None or self._is_judged((stretch.inner_start + stretch.inner_end) // 2)

    def has_judged(self, spans: Iterable[Span]) -> bool:
        """Whether somebody said of some of these words whose they are, or that they are nobody's."""
        if self.judged is None:
            return True
        bounds = [(span.start, span.end) for span in spans]
        return any(_shared(bounds, relation.content) for relation in self.relations) or any(
            not self.judged.isdisjoint(range(a, b)) for a, b in bounds
        )

    def _is_judged(self, place: int) -> bool:
        return self.judged is None or place in self.judged

    def _over(self, unit: Unit, relations: Iterable[Relation]) -> Relation | None:
        stretch = self.parse.stretches[unit.stretches[0]]
        best, most = None, 0
        for relation in relations:
            shared = _shared(((stretch.inner_start, stretch.inner_end),), relation.content)
            if shared > most:
                best, most = relation, shared
        return best if 2 * most >= stretch.inner_end - stretch.inner_start else None

    def is_speaker(self, head: int, relation: Relation) -> bool:
        """Whether the mention that `head` heads is the annotated source."""
        mention = self.parse.mentions[head].mention
        return same_mention((mention.start, mention.end), relation.source)


def same_mention(mention: Bounds, source: Sequence[Bounds]) -> bool:
    """Whether half of the shorter of the two is shared."""
    shared = _shared((mention,), source)
    return shared > 0 and 2 * shared >= min(mention[1] - mention[0], sum(b - a for a, b in source))


def _share(places: Sequence[int], content: Sequence[Bounds]) -> float:
    return sum(any(a <= place < b for a, b in content) for place in places) / len(places)


def _shared(one: Iterable[Bounds], other: Sequence[Bounds]) -> int:
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)


def read_documents(folder: Path) -> list[Document]:
    """Return the articles of a folder with `text/`, in the order of their names."""
    paths = sorted((folder / "text").glob("*.txt"))
    return [Document.from_text(path.read_bytes().decode("utf-8"), path.stem) for path in paths]


def read_examples(folder: Path) -> list[Example]:
    """Return the parsed articles of a folder with `text/` and `attributions/`, in the order of their names."""
    parses = parse_many(read_documents(folder), load_pipeline())
    return [Example(parse, read_relations(folder / "attributions" / f"{parse.document.id}.ann")) for parse in parses]


def read_relations(path: Path) -> tuple[Relation, ...]:
    """Return the attributions of a standoff file, in its order."""
    spans: dict[str, list[Bounds]] = {}
    relations = []
    for line in path.read_bytes().decode("utf-8").splitlines():
        cells = line.split("\t")
        if line.startswith("T") and len(cells) >= 3:
            pieces = cells[1].split(" ", 1)[1].split(";")
            spans[cells[0]] = [(int(p.split()[0]), int(p.split()[1])) for p in pieces]
        elif line.startswith("E") and len(cells) >= 2:
            roles: dict[str, list[Bounds]] = {"content": [], "source": [], "cue": []}
            for argument in cells[1].split():
                role, target = argument.split(":")
                roles.setdefault(role.rstrip("0123456789").lower(), []).extend(spans.get(target, []))
            relations.append(Relation(tuple(roles["content"]), tuple(roles["source"]), tuple(roles["cue"])))
    return tuple(relations)
