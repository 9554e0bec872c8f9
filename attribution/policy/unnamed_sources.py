"""Rules about the people whom an article does not name: how they are described, why, and how much hangs on each."""

import re
from collections.abc import Iterator

from attribution.model import Source, stated_reason
from attribution.policy.article import (
    CheckedArticle,
    begins_sentence,
    find_near,
    has_marks,
    phrase_pattern,
    telling_words,
)
from attribution.policy.remarks import Remark, on_quotation, on_source, shown

#: “Employees of the authority”, “a lawyer for the tenants”: a place to know it from; “one of them” is none.
_BELONGS = re.compile(r"(?<!one)(?<!some)(?<!two)(?<!both)(?<!several)\s(?:of|for|at|in|from|with|to)\s", re.IGNORECASE)


def bare_source(
    article: CheckedArticle, *, nouns: tuple[str, ...] = ("source", "sources"), phrases: tuple[str, ...] = ()
) -> Iterator[Remark]:
    """Yield the unnamed sources whose fullest description is one of `nouns`, or has one of `phrases`."""
    vague = phrase_pattern(phrases)
    for source in article.unnamed:
        telling = telling_words(source.name)
        is_bare = bool(telling) and all(word in nouns for word in telling) and _is_bare(article.whole(source), nouns)
        if is_bare or vague.search(source.name):
            reason = f"{shown(source.name)} is all that the article tells of who this is. Can it tell more?"
            yield on_source(article.first_place(source), source, reason)


def _is_bare(whole: Source | None, nouns: tuple[str, ...]) -> bool:
    """Return whether the group that a source belongs to tells nothing more."""
    return whole is None or all(word in nouns for word in telling_words(whole.name))


def no_reason(article: CheckedArticle) -> Iterator[Remark]:
    """Yield the unnamed sources of which the article does not say why they have no name."""
    for source in _but_members(article):
        if stated_reason(source, article.whole(source)) is None:
            condition = source.anonymity.condition if source.anonymity else None
            given = f", only the condition, {shown(condition)}" if condition else ""
            reason = f"No reason was found why {shown(source.name)} has no name{given}. Does the article give one?"
            yield on_source(article.first_place(source), source, reason)


def _but_members(article: CheckedArticle) -> Iterator[Source]:
    """Yield the unnamed sources that are heard; members of one that is heard itself are left out."""
    heard = {source.id for source in article.unnamed}
    return (source for source in article.unnamed if source.member_of not in heard)


def boilerplate_reason(
    article: CheckedArticle,
    *,
    phrases: tuple[str, ...] = (
        *("not authorized", "not authorised", "not permitted", "not allowed", "unauthorized", "unauthorised"),
        *("sensitivity", "sensitive", "because of the nature", "to speak freely", "to speak candidly", "to be candid"),
        *("private conversations", "private deliberations", "internal deliberations"),
    ),
) -> Iterator[Remark]:
    """Yield the reasons for anonymity that say what is said of most unnamed sources: those with one of `phrases`."""
    pattern = phrase_pattern(phrases)
    for source in article.unnamed:
        reason = source.anonymity.reason if source.anonymity else None
        if reason and pattern.search(reason):
            place = article.first_place(source)
            told = f"The reason for {shown(source.name)}, {shown(reason)}, is one that fits almost anybody. "
            yield on_source(find_near(article, reason, place) or place, source, told + "Can it say more?")


def plural_with_one_voice(article: CheckedArticle) -> Iterator[Remark]:
    """Yield the groups without a name of which one member is heard, or that speak in one voice in quotation marks."""
    for source in article.unnamed_groups:
        members = [s for s in article.analysis.sources if s.member_of == source.id and s.id in article.said]
        if len(members) == 1 and source.id not in article.said:
            reason = f"The article speaks of {shown(source.name)} and quotes one of them. Did more than one say it?"
            yield on_source(article.first_place(source), source, reason)
        said = article.said.get(source.id, ())
        marked = next((q for q in said if q.kind == "direct" and begins_sentence(article, q)), None)
        if marked and not members:
            reason = f"The same words in quotation marks are given to {shown(source.name)}. How many people said them?"
            yield on_quotation(marked.spans[0], marked, reason)


def unnamed_first(article: CheckedArticle) -> Iterator[Remark]:
    """Yield the first quotation with quotation marks, where its source has no name."""
    unnamed = {source.id: source for source in article.unnamed}
    first = next((q for q in article.quotations if has_marks(q) and q.source_id), None)
    if first and first.source_id in unnamed:
        name = shown(unnamed[first.source_id].name)
        yield on_quotation(
            first.spans[0], first, f"The first person quoted, {name}, has no name. Could a named one be?"
        )


def unnamed_direct(article: CheckedArticle) -> Iterator[Remark]:
    """Yield each quotation with quotation marks whose source has no name: a list to sign off."""
    unnamed = {source.id: source for source in article.unnamed}
    for quotation in article.quotations:
        if has_marks(quotation) and quotation.source_id in unnamed:
            name = shown(unnamed[quotation.source_id].name)
            yield on_quotation(quotation.spans[0], quotation, f"{name} is quoted in marks. Who signed this off?")


def single_unnamed(article: CheckedArticle, *, paragraphs: int = 1) -> Iterator[Remark]:
    """Yield each unnamed person with whom nobody else is quoted in the same paragraph, or `paragraphs` from it."""
    for source in article.unnamed:
        if _is_several(source):
            continue
        alone = [article.analysis.quotations[place] for place in article.voices.alone(source, reach=paragraphs)]
        if alone:
            reason = (
                f"Nobody but {shown(source.name)} is quoted near this. Does a second source or a document bear it out?"
            )
            yield on_quotation(alone[0].spans[0], alone[0], reason)


def _is_several(source: Source) -> bool:
    claimed = source.anonymity.claimed if source.anonymity else None
    return claimed > 1 if claimed is not None else source.kind == "group"


def knowledge_missing(article: CheckedArticle) -> Iterator[Remark]:
    """Yield the unnamed sources of which the article tells neither how they know nor where they belong."""
    for source in _but_members(article):
        whole = article.whole(source)
        if not any(_is_placed(one) for one in (source, whole) if one):
            speaker = next((q.speaker for q in article.said.get(source.id, ()) if q.speaker), None)
            reason = f"The article does not seem to tell how {shown(source.name)} knows this. Does it?"
            yield on_source(speaker or article.first_place(source), source, reason)


def _is_placed(source: Source) -> bool:
    knows = source.anonymity.knowledge if source.anonymity else None
    return bool(knows or source.affiliation or _BELONGS.search(source.name))
