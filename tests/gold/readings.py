"""What the engine reads in the articles beside this file, line by line: python -m tests.gold.readings [--update].

readings.tsv has one line for each quotation, source, note and stretch that is nobody's words. It says what the engine
makes of the articles, not what would be right: the marks say that. It is held exactly, so that no change of outcome
goes by unseen; so is what the models read, in features.tsv. Without `--update` the lines that differ are printed.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from difflib import ndiff
from pathlib import Path

from attribution.model import Analysis, Anonymity, Note, Quotation, Source, Span, Unattributed
from tests.gold import features, gate
from tests.gold.reading import read_articles

READINGS = Path(__file__).with_name("readings.tsv")
#: The cell that is left out where lines are compared: processors differ in the last digits of a confidence.
_CONFIDENCE = "confidence"
_SHOWN = 50


def read_lines(analyses: Sequence[Analysis]) -> list[str]:
    """Return a line for each thing that was found, article by article; the cells of a line stand between tabs."""
    return [
        "\t".join((analysis.document.id, *filter(None, cells))) for analysis in analyses for cells in _rows(analysis)
    ]


def stored_lines(file: Path = READINGS) -> list[str]:
    """Return the lines of readings.tsv, or of another file beside it; none where it was never written."""
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


def without_confidence(line: str) -> str:
    r"""Return a line without the cell that says how sure its speaker is.

    >>> without_confidence("article\tquotation\trule label\tconfidence 0.97")
    'article\tquotation\trule label'
    """
    return "\t".join(cell for cell in line.split("\t") if not cell.startswith(f"{_CONFIDENCE} "))


def confidence(line: str) -> float | None:
    """Return how sure the speaker of a line's quotation is, 0 to 1; None where the line is of no quotation."""
    last = line.rpartition("\t")[2]
    return float(last.removeprefix(_CONFIDENCE)) if last.startswith(_CONFIDENCE) else None


def differences(old: Sequence[str], new: Sequence[str]) -> list[str]:
    r"""Return what changed, as lines that begin with "-" or "+"; confidences are not compared.

    >>> differences(["a\tnote", "b\tnote"], ["a\tnote", "b\tnote\tat 1"])
    ['- b\tnote', '+ b\tnote\tat 1']
    """
    one, two = ([without_confidence(line) for line in lines] for lines in (old, new))
    return [line for line in ndiff(one, two) if line[0] in "-+"] if one != two else []


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what changed since readings.tsv and features.tsv were written, or write them anew."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--update", action="store_true", help="write readings.tsv and features.tsv anew")
    given = parser.parse_args(arguments)
    with features.recorded() as rows:
        analyses = gate.analyse_articles(read_articles())
    changed = False
    for file, lines in ((READINGS, read_lines(analyses)), (features.SUMS, features.sum_lines(rows))):
        differing = differences(stored_lines(file), lines)
        sys.stdout.writelines(f"{line}\n" for line in differing)
        changed = changed or bool(differing)
        if given.update:
            file.write_text("\n".join((*lines, "")), encoding="utf-8")
    return 1 if changed and not given.update else 0


def _rows(analysis: Analysis) -> Iterator[tuple[str, ...]]:
    names = {source.id: source.name for source in analysis.sources}
    for quotation in analysis.quotations:
        yield ("quotation", *_quotation(quotation, names))
    for stretch in analysis.unattributed:
        yield ("unattributed", *_unattributed(stretch))
    for source in analysis.sources:
        yield ("source", *_source(source, names))
    for note in analysis.notes:
        yield ("note", *_note(note, names))


def _quotation(quotation: Quotation, names: Mapping[str, str]) -> tuple[str, ...]:
    cue = quotation.cue
    return (
        _spans(quotation.spans),
        quotation.kind,
        _short(quotation.text),
        _cell("cue", cue),
        f"as {cue.lemma}, {cue.cue_class}" if cue else "",
        _cell("speaker", quotation.speaker),
        _named("of", quotation.source_id, names),
        _cell("via", quotation.via),
        _named("of", quotation.via.source_id if quotation.via else None, names),
        _cell("told", quotation.addressee),
        _listed("first person", [_spans([span]) for span in quotation.first_person]),
        "denied" if quotation.denied else "",
        _cell("rule", quotation.rule),
        _cell("evidence", quotation.evidence),
        _listed("flags", quotation.flags),
        f"{_CONFIDENCE} {quotation.confidence:.2f}",
    )


def _unattributed(stretch: Unattributed) -> tuple[str, ...]:
    candidates = [_at(candidate.speaker) for candidate in stretch.candidates]
    return _spans(stretch.spans), stretch.reason, _short(stretch.text), _listed("may be", candidates)


def _source(source: Source, names: Mapping[str, str]) -> tuple[str, ...]:
    return (
        source.name,
        source.kind,
        "named" if source.named else "unnamed",
        _cell("description", source.description),
        _cell("affiliation", source.affiliation),
        _named("member of", source.member_of, names),
        _listed("may be", [names[other] for other in source.may_be]),
        _listed("pronouns", source.pronouns),
        *_anonymity(source.anonymity),
        f"{len(source.mentions)} mentions",
        _spans(source.mentions),
    )


def _anonymity(anonymity: Anonymity | None) -> tuple[str, ...]:
    if anonymity is None:
        return ()
    return tuple(_cell(field, getattr(anonymity, field)) for field in ("condition", "reason", "knowledge", "claimed"))


def _note(note: Note, names: Mapping[str, str]) -> tuple[str, ...]:
    return (
        note.kind,
        note.message,
        _cell("at", note.span),
        _named("of", note.source_id, names),
        _cell("by", note.by),
        _cell("for", note.on_behalf_of),
    )


def _cell(name: str, value: object) -> str:
    if value is None or value == "":
        return ""
    return f"{name} {_at(value) if isinstance(value, Span) else value}"


def _named(name: str, id_: str | None, names: Mapping[str, str]) -> str:
    return "" if id_ is None else f"{name} {names.get(id_, 'no source')}"


def _listed(name: str, values: Sequence[str]) -> str:
    return f"{name} {', '.join(values)}" if values else ""


def _at(span: Span) -> str:
    return f"{_spans([span])} {_short(getattr(span, 'text', ''))}".strip()


def _spans(spans: Sequence[Span]) -> str:
    return " ".join(f"{span.start}-{span.end}" for span in spans)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"


if __name__ == "__main__":
    sys.exit(main())
