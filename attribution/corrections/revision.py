"""An analysis that is being corrected: its quotations and sources by id, and how to find which is meant."""

import functools
import itertools
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from msgspec import UNSET, structs

from attribution.corrections.anchors import Places, likeness
from attribution.model import (
    Analysis,
    Anchor,
    Ids,
    Mention,
    Note,
    Quotation,
    QuotationAnchor,
    Source,
    SourceAnchor,
    SourceKind,
    Span,
    Unattributed,
)
from attribution.text import read_layout

#: A quotation with this share of the words that are meant is the one that is meant.
_LEAST_SHARED = 0.5
#: So many characters of the words are told where they can't be placed.
_MOST_TOLD = 60


class UnplacedError(Exception):
    """An entry can't be applied; the message says why, in a sentence."""


class Revision:
    """What an analysis has, by id, while corrections are applied to it."""

    def __init__(self, analysis: Analysis) -> None:
        self.text = analysis.document.text
        # A file that somebody edited may have an id twice: the first is meant, as on the page.
        self.quotations = _by_id(analysis.quotations)
        self.sources = _by_id(analysis.sources)
        self.unattributed: list[Unattributed] = list(analysis.unattributed)
        self.notes: list[Note] = list(analysis.notes)
        #: As they were before: entries are about these.
        self.before = analysis
        self._places = Places(self.text)
        self._was = {quotation.id: quotation for quotation in analysis.quotations}
        self._names_before = {source.id: source.name for source in analysis.sources}
        #: By the id of a source that is another one now, the id of that one.
        self._merged: dict[str, str] = {}

    @functools.cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """Where the paragraphs of the article begin and end."""
        return tuple(read_layout(self.text, max(0, self.before.document.body_start)).paragraphs)

    # Finding what is meant

    def span(self, anchor: Anchor) -> Span:
        """Return where an anchor's words stand.

        Raises:
            UnplacedError: They are not in the text, or it can't be told which are meant.
        """
        found = self._places.find(anchor)
        if found is None:
            raise UnplacedError(f"the words “{told(anchor.text)}” are not in this text, or stand in it more than once")
        return found

    def spans(self, anchors: Sequence[Anchor]) -> tuple[Span, ...]:
        """Return where the pieces of a quotation stand, in text order; no two overlap.

        Raises:
            UnplacedError: One is not in the text, or two overlap, or there is none.
        """
        found = sorted((self.span(anchor) for anchor in anchors), key=lambda span: span.start)
        if not found or any(one.end > two.start for one, two in itertools.pairwise(found)):
            raise UnplacedError("it does not say which words are meant")
        return tuple(found)

    def quotation(self, anchor: QuotationAnchor) -> Quotation:
        """Return the quotation that is meant: that of the same words, or of most of them.

        Raises:
            UnplacedError: There is none.
        """
        if not anchor.spans and anchor.id in self.quotations:
            return self.quotations[anchor.id]
        spans = self.spans(anchor.spans)
        shared = [
            (max(likeness(spans, it.spans), likeness(spans, self._was.get(name, it).spans)), name == anchor.id, name)
            for name, it in self.quotations.items()
        ]
        best = max(shared, default=(0.0, False, ""))
        if best[0] < _LEAST_SHARED:
            raise UnplacedError(f"there is no quotation any more of the words “{told(anchor.spans[0].text)}”")
        return self.quotations[best[2]]

    def source(self, anchor: SourceAnchor) -> Source:
        """Return the source that is meant: by its id and name, by where it is mentioned, or by its name alone.

        Raises:
            UnplacedError: There is none, or it can't be told which is meant.
        """
        own = self._current(anchor.id)
        if own is not None and anchor.name in (own.name, self._names_before.get(anchor.id)):
            return own
        found = self._mentioned(anchor) or self.named(anchor.name)
        if found is None:
            raise UnplacedError(f"there is no source “{told(anchor.name)}” any more")
        return found

    def named(self, name: str) -> Source | None:
        """Return the one source of this name, whatever its case and white space, or None."""
        plain = _plain(name)
        now = {it.id for it in self.sources.values() if _plain(it.name) == plain}
        found = now or {
            current.id
            for id_, past in self._names_before.items()
            if _plain(past) == plain and (current := self._current(id_))
        }
        return self.sources[found.pop()] if len(found) == 1 else None

    def source_at(self, span: Span) -> Source | None:
        """Return the one source that is mentioned at a place, or None: of two named together the whole is neither."""
        there = [
            (it.id, mention) for it in self.sources.values() for mention in it.mentions if _overlaps(span, mention)
        ]
        same = {name for name, mention in there if (mention.start, mention.end) == (span.start, span.end)}
        found = same or {name for name, _ in there}
        return self.sources[found.pop()] if len(found) == 1 else None

    def _current(self, source_id: str) -> Source | None:
        while source_id in self._merged:
            source_id = self._merged[source_id]
        return self.sources.get(source_id)

    def _mentioned(self, anchor: SourceAnchor) -> Source | None:
        """Return the source that is mentioned where most of an anchor's mentions stand."""
        places = [span for mention in anchor.mentions if (span := self._places.find(mention))]
        found = [source.id for span in places if (source := self.source_at(span))]
        best = max(dict.fromkeys(found), key=found.count, default=None)
        return self.sources[best] if best is not None and 2 * found.count(best) > len(places) else None

    # Changing what there is

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Return a context in which all changes are made, or none where one can't be."""
        kept = dict(self.quotations), dict(self.sources), list(self.unattributed), list(self.notes), dict(self._merged)
        try:
            yield
        except UnplacedError:
            self.quotations, self.sources, self.unattributed, self.notes, self._merged = kept
            raise

    def mention(self, span: Span) -> Mention:
        """Return a stretch of the text as a mention."""
        return Mention(start=span.start, end=span.end, text=self.text[span.start : span.end])

    def add_source(self, name: str, kind: SourceKind, *, named: bool, members: tuple[str, ...] = ()) -> Source:
        """Put in a new source and return it; its id is that which the engine would give it."""
        ids = Ids((*self.sources, *self._names_before))
        source = Source(id=ids.give("s", name), name=name, kind=kind, named=named, members=members or UNSET)
        self.sources[source.id] = source
        self._names_before[source.id] = name
        return source

    def put(self, quotation: Quotation, **changes: object) -> None:
        """Change a quotation; it is marked as corrected."""
        flags = quotation.flags if "corrected" in quotation.flags else (*quotation.flags, "corrected")
        self.quotations[quotation.id] = structs.replace(quotation, **{"flags": flags, **changes})

    def put_source(self, source: Source, **changes: object) -> None:
        """Change a source."""
        self.sources[source.id] = structs.replace(source, **changes)

    def move_mention(self, mention: Mention, target: Source | None) -> None:
        """Take a mention from the sources that have it, and give it to another one."""
        place = (mention.start, mention.end)
        for source in tuple(self.sources.values()):
            left = tuple(it for it in source.mentions if (it.start, it.end) != place)
            if len(left) < len(source.mentions):
                self.put_source(source, mentions=left)
        if target is not None:
            self.put_source(self.sources[target.id], mentions=_in_order((*self.sources[target.id].mentions, mention)))

    def merge(self, source: Source, other: Source) -> None:
        """Make two sources one: `source` takes over what `other` has."""
        del self.sources[other.id]
        self._merged[other.id] = source.id
        self.put_source(
            source,
            mentions=_in_order((*source.mentions, *other.mentions)),
            pronouns=tuple(dict.fromkeys((*source.pronouns, *other.pronouns))),
            description=source.description or other.description,
            affiliation=source.affiliation or other.affiliation,
            anonymity=source.anonymity or other.anonymity,
            member_of=source.member_of or other.member_of,
            members=(*(source.members or ()), *(other.members or ())) or UNSET,
            may_be=(*source.may_be, *other.may_be),
        )
        self._point(other.id, source.id)
        # What was left open is answered.
        self.notes = [
            note if note.source_id != other.id else structs.replace(note, source_id=source.id)
            for note in self.notes
            if not (note.source_id == other.id and note.kind in ("unresolved", "may-be-same"))
        ]

    def drop_idle(self) -> None:
        """Leave out the sources that nothing is said by after all, where nothing else points to them.

        They are those that corrections have taken every quotation from, and new ones that were given none.
        """
        added = self._names_before.keys() - {source.id for source in self.before.sources}
        had = added | {it.source_id for it in self.before.quotations} | {_via(it) for it in self.before.quotations}
        has = {it.source_id for it in self.quotations.values()} | {_via(it) for it in self.quotations.values()}
        while idle := {
            source_id
            for source_id in self.sources
            if source_id in had - has
            and all(it.member_of != source_id for it in self.sources.values())
            and all(source_id not in (it.members or ()) for it in self.sources.values())
            and all(note.source_id != source_id or note.kind == "unresolved" for note in self.notes)
        }:
            for source_id in idle:
                del self.sources[source_id]
                self._point(source_id, None)
            self.notes = [note for note in self.notes if note.source_id not in idle]

    def _point(self, old: str, new: str | None) -> None:
        """Let everything that points to one source point to another, or to none."""
        for source in tuple(self.sources.values()):
            may_be = dict.fromkeys(new if name == old else name for name in source.may_be)
            member_of = new if source.member_of == old else source.member_of
            members = dict.fromkeys(new if name == old else name for name in source.members or ())
            self.put_source(
                source,
                may_be=tuple(name for name in may_be if name not in (None, source.id)),
                member_of=None if member_of == source.id else member_of,
                members=tuple(name for name in members if name not in (None, source.id)) or UNSET,
            )
        for quotation in tuple(self.quotations.values()):
            via = quotation.via
            if via is not None and via.source_id == old:
                via = structs.replace(via, source_id=new)
            source_id = new if quotation.source_id == old else quotation.source_id
            if (source_id, via) != (quotation.source_id, quotation.via):
                self.quotations[quotation.id] = structs.replace(quotation, source_id=source_id, via=via)


def _by_id[Found: (Quotation, Source)](found: Iterable[Found]) -> dict[str, Found]:
    by_id: dict[str, Found] = {}
    for it in found:
        by_id.setdefault(it.id, it)
    return by_id


def told(words: str) -> str:
    """Return words in one line, cut where they are long."""
    line = " ".join(words.split())
    return line if len(line) <= _MOST_TOLD else f"{line[:_MOST_TOLD].rsplit(' ', 1)[0]} …"


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _via(quotation: Quotation) -> str | None:
    return quotation.via.source_id if quotation.via else None


def _in_order(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    places = {(mention.start, mention.end): mention for mention in mentions}
    return tuple(places[place] for place in sorted(places))


def _overlaps(one: Span, two: Span) -> bool:
    return one.start < two.end and two.start < one.end
