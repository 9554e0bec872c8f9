"""An article as clauses, each with who says it: a source, or the narrator."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from attribution import lexicon
from attribution.guard.apart import by_opening, find_apart, within_part
from attribution.guard.continuing import find_continued
from attribution.guard.headlines import find_headline_voice, is_led
from attribution.guard.inverting import righted
from attribution.guard.reach import reaching
from attribution.guard.told import find_beside, find_put, find_told
from attribution.guard.voices import Voice, read_voices
from attribution.guard.words import Word, is_telling, listed, read_words
from attribution.model import Analysis, Span
from attribution.text import layout_of

#: Where a clause may begin, by the words that open it.
_SUBJECTS = "he|she|it|they|the|a|an|its|his|her|their"
_VERBS = "said|was|is|has|had|were|are|would|will|may|might|could|can|did|does|do"
_DEEDS = "[a-z]{2,}ed|showed|made|took|gave|left|went|kept|put|set"
_OPENING = re.compile(
    r"[;:—–](?=\s)"
    r"|,(?=\s+(?:and|but|while|although|though|after|because|so|as|or|with(?!\s+\w+,)|when|who|which|where|whose|yet|adding|nor)\b)"
    rf"|\s(?=(?:but|while|although|though|after|because|whereas|and (?:that|{_SUBJECTS}|{_VERBS}|{_DEEDS})) )"
)
#: Where a second clause with a subject of its own may begin: "it was shut and two paths were fenced".
_SECOND = re.compile(
    r"(?<=\w),?\s(?=and (?:[\w’'-]+ ){1,4}(?:was|were|is|are|has|had|have|will|would|could|may|might)\b)"
)
_FINITE = re.compile(r"\b(?:was|were|is|are|has|had|have|will|would|could|may|might|[a-z]{2,}ed)\b")
#: "Nobody was hurt, and a tug brought the ship in": a clause, be it short.
_NOBODY = re.compile(r"\s*(?:Nobody|No one|No-one|None|nobody|no one|no-one|none)\s[^,;]{4,40},?\s")
#: "Nobody was hurt when a storm broke the lamp": the same, with what comes after it.
_NOBODY_WHEN = re.compile(
    r"\b[Nn](?:obody|o one|o-one|one)\s(?:was|were|is|are|has been|have been|had been)\s\w+\s(?=(?:when|as|after)\s)"
)
#: What is said before these is a clause, be it short.
_SAID = re.compile(r"\s*and that\s")
#: What opens an article before its first sentence: "NAIROBI, Kenya - ".
_DATELINE = re.compile(r"[A-Z][A-Z .’'-]{2,}(?:,\s[A-Z][\w. ]+)?(?:\s\([\w ]+\))?\s[-–—]+\s")
#: Where what is put in ends: "Corvin, which makes shoes, will close".
_CLOSING = re.compile(
    r",\s(?:who|which|where|whose)\b[^,;:“”\"]{3,90},(?=\s(?:was|were|is|are|has|had|have|will|would|could|may|might|can"
    r"|must|should|did|does|do|said|says|[a-z]{3,}(?:ed|s))\b)"
)
#: Where what opens a sentence ends: "Although it had rained, the dam was dry".
_LEADING = re.compile(
    r"(?<![^\s“\"])(?:Although|Though|While|After|Because|Before|Since|As|With|Having|Despite)\s[^,;:“”\"]{10,},(?=\s)"
)
_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their"})
_RELATIVE = frozenset({"who", "whose"})
#: A clause with fewer telling words is no clause by itself.
_LEAST_TELLING = 2
#: What parts two reports in one sentence: "Lee said …, while Roe said …".
_GOING_ON = re.compile(r"(?:, (?:and|while|but|whereas)|;) \Z")


class Clause(NamedTuple):
    """A stretch of a text that one voice says."""

    start: int
    end: int
    #: The sentence that it stands in.
    sentence: Span
    #: The number of the sentence in the text.
    number: int
    words: tuple[Word, ...]
    #: Who says it; None for the narrator.
    voice: Voice | None
    #: Whether it stands in quotation marks.
    is_marked: bool
    #: Whether it is what stands around somebody's words: "the mayor said on Tuesday".
    is_frame: bool
    #: All who are reported to say it: of two, one speaks in the words of the other.
    voices: tuple[Voice, ...] = ()

    @property
    def is_contested(self) -> bool:
        """Whether it is given to two, one of whom speaks in the words of the other."""
        return len({voice.source.id if voice.source else "" for voice in self.voices}) > 1

    @property
    def telling(self) -> tuple[Word, ...]:
        """The words that tell what it is about."""
        return tuple(word for word in self.words if is_telling(word.key))


class Story(NamedTuple):
    """A text that is held against another."""

    analysis: Analysis
    clauses: tuple[Clause, ...]
    sentences: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The text as read."""
        return self.analysis.document.text

    def asks(self, clause: Clause) -> bool:
        """Return whether the sentence of a clause is a question."""
        return self.text[clause.start : clause.sentence.end].rstrip("”’\"' \n").endswith("?")

    def words_of(self, number: int) -> tuple[Word, ...]:
        """Return the words of a sentence, or none where there is no such sentence."""
        return tuple(w for clause in self.clauses if clause.number == number for w in clause.words)


def read_story(analysis: Analysis, *, is_derived: bool = False) -> Story:
    """Return an article as its clauses; a derived text is held against others."""
    layout = layout_of(analysis.document)
    sentences = tuple(
        Span(start=start, end=end)
        for first, last in layout.paragraphs
        for start, end in pairwise((first, *layout.ends_within(first, last), last))
        if analysis.document.text[start:end].strip()
    )
    voices = read_voices(analysis)
    marked = [(stretch.start, stretch.end) for stretch in layout.marked]
    clauses: list[Clause] = []
    for number, sentence in enumerate(sentences):
        said = [voice for voice in voices if any(_share(span, sentence) for span in voice.spans)]
        said = [one for voice in said for one in righted(analysis, sentence, voice)]
        own = [reaching(analysis.document.text, sentence, voice, said) for voice in said]
        own = [by_opening(analysis, sentence, within_part(analysis.document.text, sentence, voice)) for voice in own]
        if not own or (is_derived and is_led(analysis, sentence, own)):
            headline = find_headline_voice(analysis, sentence, is_derived=is_derived)
            own = list(headline or find_told(analysis, sentence))
        else:
            beside = [*find_beside(analysis, sentence, own), *find_continued(analysis, sentence, own)]
            beside += find_apart(analysis, sentence, own)
            own = [*(_without(voice, beside) for voice in own), *beside]
        own += find_put(analysis, sentence, own)
        clauses += _clauses(analysis.document.text, sentence, number, own, marked)
    return Story(analysis, tuple(clauses), sentences)


def _clauses(
    text: str, sentence: Span, number: int, voices: list[Voice], marked: list[tuple[int, int]]
) -> Iterator[Clause]:
    edges = {sentence.start, sentence.end}
    for one in voices:
        for span in one.spans:
            edges |= {min(max(at, sentence.start), sentence.end) for at in (span.start, span.end)}
    if (dateline := _DATELINE.match(text)) is not None and sentence.start == 0:
        edges = {at for at in edges if at >= dateline.end()} | {dateline.end()}
    opened = _openings(text, sentence)
    inside = [at for at in opened if not any(first < at < last for first, last in marked)]
    for start, end in pairwise(_apart(text, sorted(edges), sorted(inside))):
        words = read_words(text, start, end)
        if not words:
            continue
        last_end = words[-1].end
        voice = _voice_at(text, voices, start, end)
        is_marked = any(first <= words[0].start and last_end <= last for first, last in marked)
        is_frame = voice is None and bool(voices) and _is_frame(words, voices)
        is_frame = is_frame or text[last_end:].lstrip().startswith(":")
        if voice is not None and not is_marked and _is_apart(text, voice, start, last_end):
            voice, is_frame = None, _is_short(words)
        if voice is not None and not is_marked and _is_apposed(text, voice, words):
            voice, is_frame = None, True
        if voice is not None:
            words += _telling_cue(text, voice)
        yield Clause(
            words[0].start,
            last_end,
            sentence,
            number,
            words,
            voice,
            is_marked,
            is_frame,
            _voices_at(voices, start, end),
        )


def _without(voice: Voice, others: list[Voice]) -> Voice:
    """Return a voice without what others say in the same words: "pines, which scientists warn could burn"."""
    starts = [one.spans[0].start for one in others]
    spans = tuple(
        Span(start=span.start, end=min([span.end, *(at for at in starts if span.start < at < span.end)]))
        for span in voice.spans
    )
    return voice._replace(spans=spans)


def _is_frame(words: tuple[Word, ...], voices: list[Voice]) -> bool:
    """Whether words that nobody says tell who says the rest of the sentence, and how; few words are no more."""
    is_told = words[0].key in _RELATIVE  # "Lee, who is to retire, said"
    is_number = words[0].key == "which" and any(word.is_number for word in words)  # "which is said to have 340 pupils"
    return is_told or (_is_short(words) and not is_number) or any(_frames(one, words) for one in voices)


def _is_short(words: Iterable[Word]) -> bool:
    return sum(is_telling(word.key) for word in words) <= _LEAST_TELLING


def _frames(voice: Voice, words: tuple[Word, ...]) -> bool:
    cue = voice.quotation.cue if voice.quotation else None
    if cue is not None and cue.start < words[-1].end and words[0].start < cue.end:
        return True
    first, last = voice.label_start, voice.label_start + len(voice.label)
    beside = [word for word in words if word.end <= first or last <= word.start]
    # "Corvin has bought the land and has asked for a permit": the first part is news.
    return len(beside) < len(words) and _is_short(beside)


def _openings(text: str, sentence: Span) -> set[int]:
    """Return where in a sentence a clause may begin."""
    opened = {found.end() for found in _OPENING.finditer(text, sentence.start, sentence.end)}
    for pattern in (_CLOSING, _LEADING, _NOBODY_WHEN):
        opened |= {found.end() for found in pattern.finditer(text, sentence.start, sentence.end)}
    for found in _SECOND.finditer(text, sentence.start, sentence.end):
        before = max([sentence.start, *(at for at in opened if at < found.end())])
        if _FINITE.search(text, before, found.start()):
            opened.add(found.end())
    return opened


def _apart(text: str, edges: list[int], inside: list[int]) -> list[int]:
    """Return where clauses begin and end: at all of some edges, and at those inside that leave enough words."""
    found = list(edges[:1])
    for first, last in pairwise(edges):
        cuts = [first]
        for at in inside:
            least = 1 if _SAID.match(text, at) or _NOBODY.fullmatch(text, cuts[-1], at) else _LEAST_TELLING
            if first < at < last and _tells(text, cuts[-1], at, least) and _tells(text, at, last, _LEAST_TELLING):
                cuts.append(at)
        found += [*cuts[1:], last]
    return found


def _tells(text: str, start: int, end: int, least: int) -> bool:
    return sum(is_telling(word.key) for word in read_words(text, start, end)) >= least


def _voice_at(text: str, voices: list[Voice], start: int, end: int) -> Voice | None:
    """Return the outermost: "Lee said the board had denied it" is what Lee says, unless another says on after "and"."""
    found = _voices_at(voices, start, end)
    outer = max(found, key=lambda voice: sum(span.end - span.start for span in voice.spans), default=None)
    return next((one for one in found if outer is not None and _goes_on(text, one, outer)), outer)


def _goes_on(text: str, inner: Voice, outer: Voice) -> bool:
    """Whether another says something after what one says: "Lee said it was late, and the board said it was not"."""
    place = inner.label_start
    within = any(span.start < place < span.end for span in outer.spans)
    is_other = inner.source is not None and outer.source is not None and inner.source.id != outer.source.id
    return within and is_other and bool(_GOING_ON.search(text, max(0, place - 12), place))


def _voices_at(voices: list[Voice], start: int, end: int) -> tuple[Voice, ...]:
    """Return all who are reported to say something of a clause."""
    return tuple(voice for voice in voices if any(span.start < end and start < span.end for span in voice.spans))


def _is_apart(text: str, voice: Voice, start: int, end: int) -> bool:
    """Whether a semicolon parts a clause from the words that say whose it is."""
    cue = voice.quotation.cue if voice.quotation else None
    if cue is None:
        return False
    between = text[end : cue.start] if end <= cue.start else text[cue.end : start]
    return ";" in between


def _is_apposed(text: str, voice: Voice, words: tuple[Word, ...]) -> bool:
    """Whether a clause says who the one is who was named last: "It leaks, according to Lee, the head of the yard"."""
    cue, label_end = voice.quotation.cue if voice.quotation else None, voice.label_start + len(voice.label)
    is_after = cue is not None and voice.spans[0].start < cue.start < voice.label_start < words[0].start
    is_beside = is_after and text[label_end : words[0].start] in (", ", ", once ", ", now ")
    return is_beside and words[0].key in _ARTICLES and _FINITE.search(text, words[0].start, words[-1].end) is None


def _telling_cue(text: str, voice: Voice) -> tuple[Word, ...]:
    """Return the reporting word where it tells something itself: "promised money"."""
    cue = voice.quotation.cue if voice.quotation else None
    if cue is None or (cue.lemma in lexicon.reporting_verbs() and cue.lemma not in listed("acts")):
        return ()
    return tuple(word for word in read_words(text, cue.start, cue.end) if is_telling(word.key))


def _share(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
