"""Rules about quotations, whoever says them."""

import re
from collections.abc import Iterator

from attribution.model import Mention, Quotation, Span
from attribution.policy.article import CheckedArticle, has_marks, phrase_pattern, words_of
from attribution.policy.remarks import Remark, on_quotation, on_source, shown
from attribution.text import Stretch, find_changed

_EDITED = re.compile(r"\[[^\[\]]{1,80}\]|…|\.\s?\.\s?\.")
_SPELLINGS = tuple(
    "gonna wanna gotta gimme lemme kinda sorta dunno coulda woulda shoulda oughta outta cuz ain't 'cause y'all 'em "
    "goin' doin' nothin' somethin' comin' gettin' talkin' lookin' tryin' sayin'".split()
)

#: Pronouns that stand for a thing, or for the reporter or the reader.
_NO_PERSON = frozenset("it its we us our you your i my".split())


def fragment(article: CheckedArticle, *, most_words: int = 3) -> Iterator[Remark]:
    """Yield the quotations of at most `most_words` words that are a part of the reporter's own sentence."""
    for quotation in article.quotations:
        if not has_marks(quotation):
            continue
        for stretch in article.quoted(quotation):
            inner = article.text[stretch.inner_start : stretch.inner_end]
            if 0 < len(words_of(inner)) <= most_words and inner[:1].islower():
                reason = f"Only {shown(inner)} is quoted. Would a full sentence, or none in marks, be fairer?"
                yield on_quotation(_span(stretch), quotation, reason)


def late_speaker(article: CheckedArticle) -> Iterator[Remark]:
    """Yield the quotations of which more than a sentence stands before anybody is told who speaks."""
    paragraph_before, source_before = -2, None
    for quotation in article.quotations:
        paragraph = article.paragraph_of(quotation.spans[0].start)
        goes_on = quotation.source_id == source_before and paragraph - paragraph_before <= 1
        if quotation.kind == "direct" and not goes_on:
            yield from _told_late(article, quotation)
        paragraph_before, source_before = paragraph, quotation.source_id


def _told_late(article: CheckedArticle, quotation: Quotation) -> Iterator[Remark]:
    first, speaker = quotation.spans[0], quotation.speaker
    if speaker is None or speaker.start < first.end:
        return
    ends = article.layout.ends_within(first.start, first.end)
    if ends:
        place = Span(start=first.start, end=ends[0])
        reason = f"The speaker, {shown(speaker.text)}, is told after {len(ends) + 1} sentences."
        yield on_quotation(place, quotation, f"{reason} Could it come after the first?")


def two_speakers(article: CheckedArticle) -> Iterator[Remark]:
    """Yield the quotations in marks in whose paragraph somebody else has been quoted in marks before."""
    seen: dict[int, str | None] = {}
    for quotation in article.quotations:
        known = quotation.source_id in article.sources and quotation.source_id not in article.unresolved
        if not has_marks(quotation) or not known or quotation.source_id is None:
            continue
        paragraph = article.paragraph_of(quotation.spans[0].start)
        before = seen.setdefault(paragraph, quotation.source_id)
        if before != quotation.source_id and before in article.sources:
            names = f"{shown(article.sources[before].name)} and {shown(article.sources[quotation.source_id].name)}"
            reason = f"{names} are quoted in one paragraph. Can a reader tell them apart?"
            yield on_quotation(quotation.spans[0], quotation, reason)


def loaded_word(
    article: CheckedArticle, *, allow: tuple[str, ...] = (), also: tuple[str, ...] = ()
) -> Iterator[Remark]:
    """Yield the reporting words that judge what they report; `allow` and `also` are dictionary forms."""
    for quotation in article.quotations:
        cue = quotation.cue
        is_known = quotation.source_id in article.sources
        if cue and is_known and cue.lemma not in allow and (cue.cue_class == "loaded" or cue.lemma in also):
            reason = f"{shown(cue.text)} may tell the reader what to think of the words. Would “said” do?"
            yield on_quotation(cue, quotation, reason)
    for note in article.analysis.notes:
        if (
            note.kind == "no-comment"
            and note.span
            and note.span.text.lower().startswith("refus")
            and "refuse" not in allow
        ):
            reason = f"{shown(note.span.text)} may sound like a charge. Would “declined” do?"
            yield Remark(note.span, reason, source_id=note.source_id)


def edited_words(article: CheckedArticle) -> Iterator[Remark]:
    """Yield the ellipses and square brackets inside quotation marks."""
    for quotation, stretch in _quoted(article):
        for found in _EDITED.finditer(article.text, stretch.inner_start, stretch.inner_end):
            reason = f"{shown(found[0])} shows that the words were edited. Does the recording bear the sense out?"
            yield on_quotation(Span(start=found.start(), end=found.end()), quotation, reason)


def dialect_spelling(article: CheckedArticle, *, words: tuple[str, ...] = _SPELLINGS) -> Iterator[Remark]:
    """Yield the spellings inside quotation marks that show how somebody sounded."""
    endings = phrase_pattern(words)
    for quotation, stretch in _quoted(article):
        for found in endings.finditer(article.text, stretch.inner_start, stretch.inner_end):
            reason = f"{shown(found[0])} spells how somebody sounded. Would the usual spelling be fairer?"
            yield on_quotation(Span(start=found.start(), end=found.end()), quotation, reason)


def unclear_reference(article: CheckedArticle) -> Iterator[Remark]:
    """Yield the mentions that may mean more than one of the people in the article, or none of them."""
    for note in article.analysis.notes:
        if note.kind == "unresolved" and note.span and note.span.text.lower() not in _NO_PERSON:
            reason = f"Whom {shown(note.span.text)} means is not plain from the article. Will a reader know?"
            yield Remark(note.span, reason, source_id=note.source_id)
    for source in article.analysis.sources:
        others = [article.sources[name].name for name in source.may_be if name in article.sources]
        place = next((mention for mention in source.mentions if _is_definite(mention)), None)
        if others and place:
            named = " or ".join(shown(name) for name in others[:3])
            yield on_source(place, source, f"{shown(place.text)} may also be {named}. Will a reader know which?")


def _is_definite(mention: Mention) -> bool:
    return mention.text.lower().startswith(("the ", "that ", "this ", "one of the ", "one of them"))


def unpaired_mark(article: CheckedArticle) -> Iterator[Remark]:
    """Yield the quotation marks that open and are not closed, or close and were not opened."""
    for note in article.analysis.notes:
        if note.kind in ("unclosed-mark", "unopened-mark"):
            what = "opens and none closes it" if note.kind == "unclosed-mark" else "closes and none opens it"
            place = note.span or Span(start=article.body_start, end=article.body_start)
            yield Remark(place, f"A quotation mark {what}. Where do the words end or begin?")


def no_source(article: CheckedArticle) -> Iterator[Remark]:
    """Yield the quotations in marks whose speaker was not found."""
    open_ones = {entry.quotation_id: entry for entry in article.analysis.unattributed if entry.quotation_id}
    for quotation in article.quotations:
        if not has_marks(quotation) or quotation.source_id in article.sources:
            continue
        entry = open_ones.get(quotation.id)
        maybe = " or ".join(dict.fromkeys(shown(one.speaker.text) for one in entry.candidates[:3])) if entry else ""
        reason = "No speaker was found for these words" + (f"; it may be {maybe}" if maybe else "")
        yield on_quotation(quotation.spans[0], quotation, f"{reason}. Does the article say who?")


def changed_in_draft(article: CheckedArticle) -> Iterator[Remark]:
    """Yield the words inside quotation marks that tracked changes of the draft touch."""
    for it in sorted(find_changed(article.analysis), key=lambda it: it.place.start):
        reason = f"{' '.join(it.told)} Before: {shown(it.before)[1:-1]} Which did the source say?"
        quotation = next((one for one in article.quotations if one.id == it.quotation_id), None)
        yield on_quotation(it.place, quotation, reason) if quotation else Remark(it.place, reason)


def _quoted(article: CheckedArticle) -> Iterator[tuple[Quotation, Stretch]]:
    """Yield each stretch in quotation marks with the quotation that it belongs to, once."""
    seen: set[int] = set()
    for quotation in article.quotations:
        if not has_marks(quotation):
            continue
        for stretch in article.quoted(quotation):
            if stretch.start not in seen:
                seen.add(stretch.start)
                yield quotation, stretch


def _span(stretch: Stretch) -> Span:
    return Span(start=stretch.start, end=stretch.end)
