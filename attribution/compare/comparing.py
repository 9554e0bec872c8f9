"""Comparing two drafts of an article."""

from collections import Counter

import msgspec

from attribution.compare.entering import entered_in
from attribution.compare.matching import match_quotations, match_sources
from attribution.compare.records import ComparedQuotation, Comparison, Draft, Named, Pair, Renamed
from attribution.compare.rewording import same_words, word_pieces
from attribution.model import Analysis


def compare(old: Analysis, new: Analysis) -> Comparison:
    """Return what became of the old draft's quotations and sources in the new one, and what is new.

    Of a new draft that was corrected, it says too what a person entered, and what has to be asked again.

    >>> from attribution import analyze
    >>> old = analyze("“We will close the bridge in May,” said Ana Lee.")
    >>> new = analyze("“We may close the bridge in May,” said Ana Lee. “It is old.”")
    >>> [(piece.kind, piece.text) for piece in compare(old, new).reworded[0].words]
    [('same', '“We '), ('deleted', 'will '), ('added', 'may '), ('same', 'close the bridge in May,” '), ...]
    """
    sources = match_sources(old, new)
    numbers = match_quotations(old, new, sources)
    before, after = _quoted(old), _quoted(new)
    pairs = [_pair(before[one], after[two], sources) for one, two in sorted(numbers.items(), key=lambda row: row[1])]
    reworded = tuple(pair for pair in pairs if not same_words(pair.old.text, pair.new.text))
    unchanged = [pair for pair in pairs if same_words(pair.old.text, pair.new.text)]
    taken = set(numbers.values())
    comparison = Comparison(
        old=_draft(old),
        new=_draft(new),
        kept=tuple(pair for pair in unchanged if not pair.reattributed),
        reworded=reworded,
        reattributed=tuple(pair for pair in unchanged if pair.reattributed),
        added=tuple(it for number, it in enumerate(after) if number not in taken),
        gone=tuple(it for number, it in enumerate(before) if number not in numbers),
        entered=tuple(entered_in(new)),
    )
    return _with_sources(comparison, old, new, sources)


def _with_sources(comparison: Comparison, old: Analysis, new: Analysis, matched: dict[str, str]) -> Comparison:
    before = {it.id: it for it in _named(old)}
    after = {it.id: it for it in _named(new)}
    renamed = {one: two for one, two in matched.items() if _plain(before[one].name) != _plain(after[two].name)}
    taken = set(matched.values())
    return msgspec.structs.replace(
        comparison,
        sources_kept=tuple(after[two] for one, two in matched.items() if one not in renamed),
        sources_renamed=tuple(Renamed(old=before[one], new=after[two]) for one, two in renamed.items()),
        sources_added=tuple(it for it in after.values() if it.id not in taken),
        sources_gone=tuple(it for it in before.values() if it.id not in matched),
    )


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _draft(analysis: Analysis) -> Draft:
    document = analysis.document
    return Draft(id=document.id, sha256=document.sha256, title=document.title)


def _quoted(analysis: Analysis) -> list[ComparedQuotation]:
    names = {source.id: source.name for source in analysis.sources}
    return [
        ComparedQuotation(
            id=it.id,
            number=number,
            kind=it.kind,
            text=it.text,
            source_id=it.source_id if it.source_id in names else None,
            source=names.get(it.source_id or ""),
        )
        for number, it in enumerate(analysis.quotations, start=1)
    ]


def _named(analysis: Analysis) -> list[Named]:
    said = Counter(quotation.source_id for quotation in analysis.quotations)
    return [
        Named(id=it.id, name=it.name, named=it.named, kind=it.kind, quotations=said[it.id]) for it in analysis.sources
    ]


def _pair(old: ComparedQuotation, new: ComparedQuotation, sources: dict[str, str]) -> Pair:
    expected = sources.get(old.source_id) if old.source_id else None
    is_same = old.source_id is None and new.source_id is None if expected is None else expected == new.source_id
    return Pair(old=old, new=new, words=word_pieces(old.text, new.text), reattributed=not is_same)
