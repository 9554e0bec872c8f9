"""Stories that people corrected as training examples, the same as annotated articles give.

Gold is only what somebody looked at or corrected: a quotation with a status other than "unchecked", one that was
corrected or put in, and one that was taken out. Of the rest of a story nothing is learned, whatever the machine made
of it; it only says who spoke before.
"""

from collections.abc import Iterable
from pathlib import Path

from attribution.corrections import SUFFIX, corrected, looked_at, read_corrections
from attribution.engine import analyze_many
from attribution.engine.grammar import Parse, load_pipeline, parse_many
from attribution.load import find_articles, read
from attribution.model import Analysis, Mention, Quotation, Span
from training.gold import Bounds, Example, Relation


def read_stories(folder: Path) -> list[Example]:
    """Return the stories of a folder that have corrections beside them, in the order of their names.

    Raises:
        LoadError: A story can't be read.
        CorrectionsError: A file of corrections can't be read, or is broken.
    """
    nlp = load_pipeline()
    articles = [article for article in find_articles([str(folder)]) if not article.is_dump]
    paths = [(article, Path(article.path).with_suffix(SUFFIX)) for article in articles]
    paths = [(article, path) for article, path in paths if path.is_file()]
    documents = [read(article.path, name=article.id) for article, _ in paths]
    machines = analyze_many(documents, nlp)
    return [
        corrected_example(parse, machine, corrected(machine, read_corrections(path)))
        for parse, machine, (_, path) in zip(parse_many(documents, nlp), machines, paths, strict=True)
    ]


def corrected_example(parse: Parse, machine: Analysis, result: Analysis) -> Example:
    """Return a story as an example.

    Args:
        parse: The parse of the story.
        machine: What the machine made of it.
        result: The same, corrected.
    """
    seen = looked_at(result)
    before = {quotation.id: quotation for quotation in machine.quotations}
    after = {quotation.id: quotation for quotation in result.quotations}
    # Who says it is known, and where it does not stand in the text, nothing can be learned of it.
    gold = [it for name, it in after.items() if name in seen and (it.source_id is None or _source(result, it))]
    relations = tuple(_relation(result, quotation, before.get(quotation.id)) for quotation in gold)
    known = {quotation.id for quotation in gold}
    rest = [quotation for name, quotation in after.items() if name not in known]
    removed = [quotation for name, quotation in before.items() if name not in after]
    return Example(
        parse,
        relations,
        judged=_judged(parse, relations, removed) - _open(result, relations, rest),
        assumed=tuple(_relation(result, quotation, quotation) for quotation in rest if quotation.id not in seen),
    )


def _relation(result: Analysis, quotation: Quotation, before: Quotation | None) -> Relation:
    """Return a quotation as an annotated attribution.

    The machine's reporting word is that of the speaker whom the machine found, and of nobody else.
    """
    keeps_cue = before is not None and _place(before.speaker) == _place(quotation.speaker)
    cue = (_bounds(quotation.cue),) if quotation.cue is not None and keeps_cue else ()
    return Relation(tuple(map(_bounds, quotation.spans)), _source(result, quotation), cue)


def _source(result: Analysis, quotation: Quotation) -> tuple[Bounds, ...]:
    """Return the speaker's mention; where the quotation has none, all mentions of its source, of which any is right."""
    if quotation.speaker is not None:
        return (_bounds(quotation.speaker),)
    source = next((it for it in result.sources if it.id == quotation.source_id), None)
    return () if source is None else tuple(map(_bounds, source.mentions))


def _judged(parse: Parse, relations: Iterable[Relation], removed: Iterable[Quotation]) -> frozenset[int]:
    """Return the characters of which it is known whether they report something, or are somebody's words.

    In the sentence of a quotation's reporting word, between that, the words and the speaker, no other word reports it.
    What stands in marks in what a person took out is nobody's words, and its reporting word reports nothing.
    """
    judged: set[int] = set()
    for relation in relations:
        if relation.cue:
            parts = (*relation.content, *relation.source, *relation.cue)
            start, end = _sentence(parse, relation.cue[0][0])
            judged |= set(range(max(start, min(a for a, _ in parts)), min(end, max(b for _, b in parts))))
    for quotation in removed:
        words = _inside(map(_bounds, quotation.spans))
        marked = ((it.start, it.end) for it in parse.stretches if not words.isdisjoint(range(it.start, it.end)))
        judged |= _inside((*marked, *((_bounds(quotation.cue),) if quotation.cue else ())))
    return frozenset(judged)


def _open(result: Analysis, relations: Iterable[Relation], rest: Iterable[Quotation]) -> set[int]:
    """Return the characters that nobody was asked about.

    They are what is inside the words of a quotation, what belongs to one that nobody looked at, and what stands in
    marks and is taken for nobody's words by the machine alone.
    """
    inner = {place for relation in relations for place in _inside(relation.content)}
    other = [span for it in rest for span in (*it.spans, *((it.cue,) if it.cue else ()))]
    alone = [span for it in result.unattributed if it.reason != "corrected" for span in it.spans]
    cues = {place for relation in relations for place in _inside(relation.cue)}
    return (inner | _inside(map(_bounds, [*other, *alone]))) - cues


def _sentence(parse: Parse, place: int) -> Bounds:
    """Return where the sentence of a character begins and ends."""
    first, last = parse.sentence_bounds(parse.sentence_of[parse.token_at(place)])
    return parse.tokens[first].start, parse.tokens[last - 1].end


def _inside(bounds: Iterable[Bounds]) -> set[int]:
    return {place for start, end in bounds for place in range(start, end)}


def _bounds(span: Span) -> Bounds:
    return (span.start, span.end)


def _place(mention: Mention | None) -> Bounds | None:
    return None if mention is None else _bounds(mention)
