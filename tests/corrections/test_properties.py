"""What holds of any corrections of any article: real ones, corrected at random."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import UNSET, structs

from attribution import analyze_many, read
from attribution.corrections import (
    anchor_at,
    anchor_quotation,
    anchor_source,
    corrected,
    encode_corrections,
    parse_corrections,
)
from attribution.model import (
    HOW_WORDS,
    AddQuotation,
    Analysis,
    Anonymity,
    CorrectedDocument,
    Correction,
    Corrections,
    Describe,
    DifferentSource,
    NotAQuotation,
    Rename,
    SameSource,
    SetAnonymity,
    SetKind,
    SetNamed,
    SetSigned,
    SetSpans,
    SetSpeaker,
    SetStatus,
    SetVia,
    Span,
    Whom,
    from_json,
    to_json,
)

SHARED = Path(__file__).parents[3] / "shared/eval/polnear/dev/text"
SAMPLES = Path(__file__).parents[2] / "reports/sample"
_MANY = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def articles() -> Sequence[Analysis]:
    """Return the analyses of our own samples, and of articles of the evaluation where they are."""
    paths = [*sorted(SAMPLES.glob("*.txt")), *sorted(SHARED.glob("*.txt"))[::6]]
    return tuple(analyze_many(read(path) for path in paths))


@st.composite
def entries(draw: st.DrawFn, analysis: Analysis) -> list[Correction]:
    """Return some corrections of an article, of any kind, about anything in it."""
    numbers = range(draw(st.integers(1, 8)))
    return [_entry(draw, analysis, f"c-{number:08x}", f"2026-03-02T14:05:{number:02}Z") for number in numbers]


def _entry(draw: st.DrawFn, analysis: Analysis, name: str, when: str) -> Correction:
    text = analysis.document.text
    quotation = st.sampled_from(analysis.quotations).map(lambda it: anchor_quotation(text, it))
    source = st.sampled_from(analysis.sources).map(lambda it: anchor_source(text, it))
    start = st.integers(0, len(text) - 40)
    stretch = st.builds(lambda at, length: anchor_at(text, Span(start=at, end=at + length)), start, st.integers(1, 40))
    whom = st.one_of(
        source.map(lambda it: Whom(source=it)),
        stretch.map(lambda it: Whom(mention=it)),
        st.sampled_from(["Lia Moss", "one guard", analysis.sources[0].name]).map(lambda it: Whom(name=it)),
        st.just(Whom()),
    )
    said: dict[str, Any] = {"id": st.just(name), "when": st.just(when)}
    places = source.filter(lambda it: bool(it.mentions)).map(lambda it: (it, it.mentions[:1]))
    kinds = [
        st.builds(SetSpeaker, quotation=quotation, speaker=whom, **said),
        st.builds(NotAQuotation, quotation=quotation, **said),
        st.builds(AddQuotation, kind=st.just("indirect"), spans=st.tuples(stretch), speaker=whom, **said),
        st.builds(SetSpans, quotation=quotation, spans=st.tuples(stretch), **said),
        st.builds(SameSource, source=source, other=source, **said),
        st.builds(lambda it, **fields: DifferentSource(source=it[0], mentions=it[1], **fields), places, **said),
        st.builds(Rename, source=source, name=st.sampled_from(["Lia Moss", "one guard"]), **said),
        st.builds(Describe, source=source, description=st.just("a plumber"), **said),
        st.builds(SetKind, source=source, kind=st.just("document"), **said),
        st.builds(SetNamed, source=source, named=st.booleans(), **said),
        st.builds(SetSigned, quotation=quotation, how=st.sampled_from(tuple(HOW_WORDS)), **said),
        st.builds(SetAnonymity, source=source, anonymity=st.just(Anonymity(claimed=3)), **said),
        st.builds(SetVia, quotation=quotation, via=whom, **said),
        st.builds(SetStatus, quotation=quotation, status=st.just("misquote"), **said),
    ]
    return draw(st.one_of(kinds))


def of(analysis: Analysis, made: Sequence[Correction]) -> Corrections:
    """Return corrections as a file of the article has them."""
    document = CorrectedDocument(id=analysis.document.id, sha256=analysis.document.sha256)
    return Corrections(document=document, entries=tuple(made))


def spans_of(analysis: Analysis) -> list[tuple[Span, str]]:
    """Return every stretch that an analysis shows, with the words that it shows there."""
    text = analysis.document.text
    found = [(mention, mention.text) for source in analysis.sources for mention in source.mentions]
    for quotation in analysis.quotations:
        found += [(it, it.text) for it in (quotation.speaker, quotation.cue, quotation.via) if it]
        found += [(span, text[span.start : span.end]) for span in quotation.spans]
    return found


@_MANY
@given(data=st.data())
def test_no_offset_is_broken_and_nothing_is_lost(articles: Sequence[Analysis], data: st.DataObject) -> None:
    """Whatever is corrected: words stand where they are said to, ids lead to what there is, each entry is told."""
    machine = data.draw(st.sampled_from(articles))
    made = data.draw(entries(machine))

    analysis = corrected(machine, of(machine, made))

    text, told = analysis.document.text, analysis.corrections
    assert all(text[span.start : span.end] == words for span, words in spans_of(analysis))
    assert all(it.text == " ".join(text[s.start : s.end] for s in it.spans) for it in analysis.quotations)
    names, quoted = {it.id for it in analysis.sources}, {it.id for it in analysis.quotations}
    assert len(names) == len(analysis.sources)
    assert len(quoted) == len(analysis.quotations)
    assert {it.source_id for it in analysis.quotations} <= {*names, None}
    assert {it.via.source_id for it in analysis.quotations if it.via} <= {*names, None}
    assert {it.member_of for it in analysis.sources} <= {*names, None}
    assert {other for it in analysis.sources for other in it.may_be} <= names
    assert {it.inside for it in analysis.quotations} <= {*quoted, UNSET}
    assert {it.quotation_id for it in analysis.unattributed} <= {*quoted, None}
    assert {it.id for it in told.entries} == {it.id for it in made}
    assert sorted([*told.placed, *(it.entry for it in told.unplaced)]) == sorted(it.id for it in made)
    taken_out = sum(isinstance(it, NotAQuotation) and it.id in told.placed for it in made)
    assert len(analysis.quotations) >= len(machine.quotations) - taken_out


@_MANY
@given(data=st.data())
def test_applying_twice_is_applying_once(articles: Sequence[Analysis], data: st.DataObject) -> None:
    """Also after the analysis was written and read again."""
    machine = data.draw(st.sampled_from(articles))
    made = of(machine, data.draw(entries(machine)))

    once = corrected(machine, made)

    assert corrected(once, made) == once
    assert corrected(from_json(to_json(once)), made) == once


@_MANY
@given(data=st.data())
def test_the_order_of_entries_does_not_matter(articles: Sequence[Analysis], data: st.DataObject) -> None:
    """A file whose lines were merged or sorted is the same file."""
    machine = data.draw(st.sampled_from(articles))
    made = data.draw(entries(machine))

    assert corrected(machine, of(machine, data.draw(st.permutations(made)))) == corrected(machine, of(machine, made))


@_MANY
@given(data=st.data())
def test_leaving_entries_out_undoes_them(articles: Sequence[Analysis], data: st.DataObject) -> None:
    """What no entry is about is as the machine made it, and without entries all is."""
    machine = data.draw(st.sampled_from(articles))
    made = data.draw(entries(machine))

    analysis = corrected(machine, of(machine, made))

    assert corrected(machine, of(machine, [])) == machine
    touched = {*analysis.corrections.placed.values()}
    before = {it.id: it for it in machine.quotations}
    moved = any(isinstance(it, SameSource | DifferentSource | NotAQuotation | AddQuotation) for it in made)
    for quotation in analysis.quotations:
        if quotation.id in before and quotation.id not in touched and not moved:
            assert quotation == before[quotation.id]
    assert [it.id for it in machine.quotations if it.id in {q.id for q in analysis.quotations}] == [
        it.id for it in analysis.quotations if it.id in before
    ] or any(isinstance(it, SetSpans) for it in made)


@_MANY
@given(data=st.data())
def test_a_file_holds_them(articles: Sequence[Analysis], data: st.DataObject) -> None:
    """Written and read again they are the same."""
    machine = data.draw(st.sampled_from(articles))
    made = of(machine, data.draw(entries(machine)))

    assert parse_corrections(encode_corrections(made), "a") == made


@_MANY
@given(data=st.data())
def test_they_hold_in_another_format_of_the_story(articles: Sequence[Analysis], data: st.DataObject) -> None:
    """With lines wrapped elsewhere and straight marks each quotation keeps its speaker, or it is told why not."""
    machine = data.draw(st.sampled_from(articles))
    quotation = data.draw(st.sampled_from(machine.quotations))
    entry = SetSpeaker(
        id="c-1", when="", quotation=anchor_quotation(machine.document.text, quotation), speaker=Whom(name="Lia Moss")
    )
    text = machine.document.text.translate(str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "—": "-"}))
    other = structs.replace(machine, document=structs.replace(machine.document, text=text, sha256="0" * 64))

    analysis = corrected(other, of(machine, [entry]))

    if not analysis.corrections.unplaced:
        assert analysis.source_of(analysis.corrections.placed["c-1"]).name == "Lia Moss"
        assert analysis.corrections.placed["c-1"] == quotation.id


def test_a_broken_analysis_is_corrected_as_far_as_it_goes(articles: Sequence[Analysis]) -> None:
    """An id that is used twice, as a file that was edited by hand may have it, leaves nobody without the first."""
    machine = articles[0]
    twice = structs.replace(machine, quotations=(*machine.quotations, machine.quotations[0]))
    entry = SetStatus(id="c-1", when="", quotation=anchor_quotation(machine.document.text, machine.quotations[0]))

    assert corrected(twice, of(machine, [entry])).quotations == machine.quotations
    assert msgspec.json.decode(to_json(corrected(twice, of(machine, [entry]))))["corrections"]["placed"]
