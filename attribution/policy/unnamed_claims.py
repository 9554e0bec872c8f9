"""Rules about what unnamed sources are used for, and about claims that have no source at all."""

import re
from collections.abc import Iterator

from attribution.model import Note, Source, Span
from attribution.policy.article import CheckedArticle, find_near, phrase_pattern, words_of
from attribution.policy.remarks import Remark, on_quotation, on_source, shown

_BYLINE = re.compile(r"(?:by|reported by|words by)\s{1,3}[^\W\d_]", re.IGNORECASE)
#: A byline is among the first lines, and short.
_FIRST_LINES, _LONGEST_BYLINE = 5, 100
#: So many characters after "is said that" tell by whom, if its clause does.
_LONGEST_CLAUSE = 200
_LITTLE_WORDS = frozenset("the a an of for at in to its his her their and".split())
#: After these words "has learned" is no report: "has learned to swim".
_LEARNED_ELSE = re.compile(r"\s{1,3}(?:to|from|how|a|the|his|her|its|their)\b")
_JUDGMENTS = tuple(
    "absurd abysmal appalling arrogant atrocious awful brilliant bully chaotic clown clueless clumsy corrupt coward "
    "cowardly crazy crook cruel deranged despicable dishonest disaster disastrous disgrace disgraceful dreadful "
    "embarrassing embarrassment evil extraordinary failure fantastic farce fool foolish fraud genius ghastly gifted "
    "great greedy hero heroic hopeless horrible horrific hypocrite idiot idiotic incompetence incompetent inept insane "
    "joke lazy liar ludicrous lunatic mess monster nasty nightmare outrageous outstanding pathetic petty reckless "
    "ridiculous ruthless saint scandalous selfish shameful shambles stupid superb terrible terrific thug toxic tyrant "
    "unfit unhinged useless vindictive visionary weak wonderful worst worthless".split()
)


def judgment(article: CheckedArticle, *, words: tuple[str, ...] = _JUDGMENTS) -> Iterator[Remark]:
    """Yield the quotations of unnamed sources in which one of `words` judges somebody or something."""
    pattern = phrase_pattern(words)
    for source in article.unnamed:
        for quotation in article.said.get(source.id, ()):
            for span in quotation.spans:
                if found := pattern.search(article.text, span.start, span.end):
                    place = Span(start=found.start(), end=found.end())
                    reason = f"{shown(source.name)} has no name and says {shown(found[0])}. Is this fact or opinion?"
                    yield on_quotation(place, quotation, reason)
                    break


def declined_near_unnamed(article: CheckedArticle) -> Iterator[Remark]:
    """Yield where somebody did not comment for a body from which an unnamed source is quoted."""
    for note in article.analysis.notes:
        if note.kind != "no-comment" or note.span is None:
            continue
        for source in article.unnamed:
            if _is_of_same_body(article, note, source):
                reason = (
                    f"No comment is reported here, and {shown(source.name)} is quoted without a name. "
                    "Could these be the same people?"
                )
                yield on_source(note.span, source, reason)


def _is_of_same_body(article: CheckedArticle, note: Note, source: Source) -> bool:
    if note.source_id == source.id:
        return True
    silent = article.sources.get(note.source_id or "")
    by = note.by.text if note.by else None
    bodies = [note.on_behalf_of, by, silent.affiliation if silent else None]
    if silent and silent.kind == "organization":
        bodies.append(silent.name)
    whole = article.whole(source)
    own = [source.affiliation, whole.affiliation if whole else None]
    return any(_names_same(one, two) for one in bodies if one for two in own if two)


def _names_same(one: str, two: str) -> bool:
    """Return whether all telling words of one name are in the other: “the ministry”, “the transport ministry”."""
    first, second = (frozenset(words_of(name)) - _LITTLE_WORDS for name in (one, two))
    return bool(first and second) and (first <= second or second <= first)


def sourceless_report(
    article: CheckedArticle,
    *,
    phrases: tuple[str, ...] = (
        *("has learned", "have learned", "reportedly", "it is understood", "is understood to", "are understood to"),
        "it has emerged",
    ),
) -> Iterator[Remark]:
    """Yield where `phrases` stand in for a source, in the reporter's own words."""
    for found in article.outside(phrase_pattern(phrases)):
        if found[0].lower().endswith("learned") and _LEARNED_ELSE.match(article.text, found.end()):
            continue
        reason = f"{shown(found[0])} stands here in the place of a source. Who says so?"
        yield Remark(Span(start=found.start(), end=found.end()), reason)


def agentless_passive(
    article: CheckedArticle,
    *,
    verbs: tuple[str, ...] = tuple(
        "said claimed alleged believed thought reported rumored rumoured suggested feared".split()
    ),
) -> Iterator[Remark]:
    """Yield where something is said, believed or claimed, and not by whom: “it has been claimed that”."""
    be = r"(?:is|are|was|were|has been|have been|had been)"
    spoken = "|".join(re.escape(verb) for verb in verbs) or "(?!)"
    pattern = re.compile(rf"\b{be}\s{{1,3}}(?:\w{{2,12}}ly\s{{1,3}})?(?:{spoken})\s{{1,3}}(?:to|that)\b", re.IGNORECASE)
    for found in article.outside(pattern):
        far = found.end() + _LONGEST_CLAUSE
        end = next(iter(article.layout.ends_within(found.end(), far)), far)
        clause = re.split(r"[;:\n“”]", article.text[found.end() : end], maxsplit=1)[0]
        if not re.search(r"\bby\b|\baccording to\b", clause):
            reason = f"{shown(found[0])} does not tell by whom. Who says or thinks so?"
            yield Remark(Span(start=found.start(), end=found.end()), reason)


def no_byline(article: CheckedArticle) -> Iterator[Remark]:
    """Yield the first unnamed source of an article in which no byline was found."""
    if not article.unnamed or article.document.byline:
        return
    before = [line.strip() for line in article.text[: article.body_start].splitlines()[:40]]
    first = [article.text[start:end] for start, end in article.paragraphs[:_FIRST_LINES]]
    if any(_BYLINE.match(line) for line in (*before, *first) if len(line) <= _LONGEST_BYLINE):
        return
    source = article.unnamed[0]
    reason = f"{shown(source.name)} has no name, and no byline was found. Does the published article carry one?"
    yield on_source(article.first_place(source), source, reason)


def provenance_missing(
    article: CheckedArticle,
    *,
    obtained: tuple[str, ...] = (
        *("obtained", "seen by", "viewed by", "reviewed", "shared with", "provided", "leaked", "released", "published"),
        *("posted", "filed", "issued", "made public", "according to a copy", "a copy of", "unsealed", "submitted"),
        *("records request", "information request", "on its website", "sent to", "given to", "handed to", "showed"),
        *("testified", "court", "announced", "journal"),
    ),
    public: tuple[str, ...] = tuple(
        "statement lawsuit suit complaint indictment ruling verdict law bill constitution statute treaty resolution "
        "sign poster website post tweet article column book song speech newspaper manual survey poll census data "
        "figures results footage interview".split()
    ),
) -> Iterator[Remark]:
    """Yield the documents that are quoted where no paragraph that mentions them has one of `obtained`.

    Documents that are called one of `public` everybody can read.
    """
    pattern, readable = phrase_pattern(obtained), phrase_pattern((*public, *(f"{word}s" for word in public)))
    for source in article.analysis.sources:
        said = article.said.get(source.id, ())
        if source.kind != "document" or not said or source.named or readable.search(source.name):
            continue
        places = {article.paragraph_of(span.start) for span in (*source.mentions, *(q.spans[0] for q in said))}
        texts = [article.text[slice(*article.paragraphs[number])] for number in places if number >= 0]
        if not any(pattern.search(text) for text in (source.name, *texts)):
            place = find_near(article, source.name, article.first_place(source)) or article.first_place(source)
            reason = f"The article does not seem to tell how {shown(source.name)} was obtained. Does it?"
            yield on_source(place, source, reason)
