"""An analysis made ready for the rules: who is unnamed and heard, and what stands in one paragraph."""

import functools
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from attribution import lexicon
from attribution.model import Analysis, Mention, Quotation, Source, Span, Voices
from attribution.text import Stretch, read_layout

#: Whoever speaks for a body by trade has no name in many articles, and is no anonymous source.
_SPOKESPEOPLE = re.compile(r"\bspokes(?:man|woman|person|men|women|people|persons)\b", re.IGNORECASE)
#: Words that tell nothing of who a source is.
EMPTY_WORDS = frozenset(
    "a an the one another some any several many few multiple various "
    "other others second third both all each this that these those of in at least more than nearly almost about only "
    "most unnamed anonymous unidentified informed well-informed well-placed reliable credible knowledgeable trusted "
    "confidential no none nobody everybody everyone somebody someone anybody anyone he she they them us it".split()
) | {word for word, number in lexicon.UNITS.items() if 1 < number <= 10}
#: Cues that report speech; thoughts are nobody's to attribute, and what is described is not said.
_SPEECH = ("neutral", "loaded", "denial", "question")
#: The first letter after the marks that open a quotation.
_FIRST_LETTER = re.compile(r"[^\w\s]{0,3}(\w)")
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")


class CheckedArticle:
    """What the rules ask about an analysis. A source that is not there, or a span outside the text, is left out."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.document = analysis.document
        self.text = analysis.document.text
        self.body_start = min(max(0, analysis.document.body_start), len(self.text))
        self.layout = read_layout(self.text, self.body_start)
        self.paragraphs = self.layout.paragraphs
        self.sources = {source.id: source for source in analysis.sources}
        self.quotations = tuple(q for q in analysis.quotations if _is_within(q.spans, len(self.text)))

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """What stands between quotation marks, outermost only, in text order."""
        return self.layout.marked

    @functools.cached_property
    def said(self) -> dict[str, tuple[Quotation, ...]]:
        """The quotations of each source that has any, in text order."""
        said: dict[str, list[Quotation]] = defaultdict(list)
        for quotation in self.quotations:
            if quotation.source_id in self.sources:
                said[quotation.source_id].append(quotation)
        return {name: tuple(quotations) for name, quotations in said.items()}

    @functools.cached_property
    def unresolved(self) -> frozenset[str | None]:
        """The sources that are only a pronoun which nobody in the article surely fits."""
        return frozenset(note.source_id for note in self.analysis.notes if note.kind == "unresolved")

    @functools.cached_property
    def _nameless(self) -> tuple[Source, ...]:
        """The people and groups without a name who are described: “some” and “six in 10” are not."""
        nameless = (s for s in self.analysis.unnamed() if s.id not in self.unresolved)
        described = (s for s in nameless if s.member_of or telling_words(s.name))
        return tuple(s for s in described if not _SPOKESPEOPLE.search(s.name))

    @functools.cached_property
    def unnamed(self) -> tuple[Source, ...]:
        """The unnamed people and groups that speak or pass words on, in text order; spokespeople are left out."""
        relays = {q.via.source_id for q in self.quotations if q.via}
        heard = relays | {
            q.source_id for q in self.quotations if has_marks(q) or (q.cue and q.cue.cue_class in _SPEECH)
        }
        return tuple(s for s in self._nameless if s.id in heard)

    @functools.cached_property
    def unnamed_groups(self) -> tuple[Source, ...]:
        """The groups without a name that are heard, or of which a member is, in text order."""
        wholes = {self.sources[name].member_of for name in self.said}
        return tuple(s for s in self._nameless if s.kind == "group" and (s.id in wholes or s.id in self.said))

    def whole(self, source: Source) -> Source | None:
        """Return the source that `source` is a member of."""
        return self.sources.get(source.member_of or "")

    def first_place(self, source: Source) -> Span:
        """Return where the article first mentions `source`: as a speaker, if it keeps no mentions."""
        for mention in source.mentions:
            if _is_within((mention,), len(self.text)):
                return mention
        said = self.said.get(source.id, ())
        speakers = (q.speaker for q in said if q.speaker)
        words = (span for q in said for span in q.spans)
        return next(chain(speakers, words), Span(start=self.body_start, end=self.body_start))

    def paragraph_of(self, offset: int) -> int:
        """Return the index of the paragraph that an offset lies in, or follows; -1 before the first."""
        return self.layout.paragraph_at(offset)

    def paragraphs_of(self, quotation: Quotation) -> frozenset[int]:
        """Return the paragraphs that a quotation stands in; none for one outside the text."""
        if not _is_within(quotation.spans, len(self.text)):
            return frozenset()
        return frozenset(self.paragraph_of(span.start) for span in quotation.spans)

    @functools.cached_property
    def voices(self) -> Voices:
        """Who is quoted where."""
        return Voices(self.analysis, self.paragraphs_of)

    def quoted(self, quotation: Quotation) -> tuple[Stretch, ...]:
        """Return what of a quotation stands between quotation marks."""
        found: dict[int, Stretch] = {}
        for span in quotation.spans:
            first = bisect_right(self.stretches, span.start, key=lambda stretch: stretch.end)
            last = bisect_left(self.stretches, span.end, key=lambda stretch: stretch.start)
            found |= {stretch.start: stretch for stretch in self.stretches[first:last]}
        return tuple(found.values())

    def outside(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield where `pattern` matches in the reporter's own words."""
        starts = [stretch.start for stretch in self.stretches]
        for found in pattern.finditer(self.text, self.body_start):
            index = bisect_right(starts, found.start()) - 1
            if index < 0 or self.stretches[index].end <= found.start():
                yield found


def has_marks(quotation: Quotation) -> bool:
    """Return whether a quotation has words in quotation marks."""
    return quotation.kind in ("direct", "mixed")


def begins_sentence(article: CheckedArticle, quotation: Quotation) -> bool:
    """Return whether a quotation is speech in full sentences, as its first letter shows."""
    first = _FIRST_LETTER.match(article.text, quotation.spans[0].start)
    return first is not None and first[1].isupper()


def words_of(text: str) -> list[str]:
    """Return the words of `text` in lower case.

    >>> words_of("The board’s two aides")
    ['the', 'board’s', 'two', 'aides']
    """
    return [word.lower() for word in _WORD.findall(text)]


def telling_words(name: str) -> list[str]:
    """Return the words of a description that tell something of who it is.

    >>> telling_words("one of two well-placed sources"), telling_words("six in 10")
    (['sources'], [])
    """
    return [word for word in words_of(name) if word not in EMPTY_WORDS and not word.isdigit()]


def phrase_pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for any of `phrases`, whatever their case, their white space and their apostrophes.

    >>> bool(phrase_pattern(("has learned",)).search("The Post HAS  learned"))
    True
    """
    longest_first = sorted(phrases, key=len, reverse=True)
    parts = [r"\s{1,3}".join(map(re.escape, phrase.replace("’", "'").split())) for phrase in longest_first]
    sources = [part.replace("'", "['’]") for part in parts]
    # Without a phrase nothing is to be found.
    return re.compile(rf"(?<!\w)(?:{'|'.join(sources)})(?!\w)" if sources else r"(?!)", re.IGNORECASE)


def find_near(article: CheckedArticle, words: str, place: Span) -> Span | None:
    """Return where `words` of the article stand: from the paragraph of `place` on, else anywhere."""
    paragraph = article.paragraph_of(place.start)
    start = article.paragraphs[paragraph][0] if paragraph >= 0 else article.body_start
    at = article.text.find(words, start)
    at = at if at >= 0 else article.text.find(words)
    return Mention(start=at, end=at + len(words), text=words) if words and at >= 0 else None


def _is_within(spans: tuple[Span, ...], length: int) -> bool:
    return bool(spans) and all(0 <= span.start < span.end <= length for span in spans)
