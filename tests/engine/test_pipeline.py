import gc
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.engine.pipeline import analyze, analyze_doc, analyze_many
from attribution.errors import MissingModelError
from attribution.model import Analysis, Document, Mention, Note, Part, Span, from_json, to_json
from tests.marked import assert_attributed

if TYPE_CHECKING:
    from spacy.language import Language

STORY = (
    "Mayor Ana Lee said the harbor gates would open on Friday.\n\n"
    "“The gates are old,” said Ben Roe, an engineer. “They leak.”\n\n"
    "“We were never asked,” one official said, speaking on condition of anonymity because the review is not public.\n\n"
    "The firm “acted in good faith,” according to a spokeswoman for the port, who declined to comment further.\n\n"
    "“We will pay,” she said."
)


def spans_of(analysis: Analysis) -> Iterator[Span]:
    """Return every span of an analysis: of quotations, cues, speakers, sources, notes and what is nobody's."""
    for quotation in analysis.quotations:
        yield from quotation.spans
        yield from (m for m in (quotation.cue, quotation.speaker, quotation.via, quotation.addressee) if m)
        yield from quotation.first_person
    for source in analysis.sources:
        yield from source.mentions
    for item in analysis.unattributed:
        yield from item.spans
        yield from (candidate.speaker for candidate in item.candidates)
    for note in analysis.notes:
        yield from ([note.span] if note.span else [])


def check(analysis: Analysis) -> None:
    """Check what holds of every analysis, whatever the text."""
    text = analysis.document.text
    for span in spans_of(analysis):
        assert 0 <= span.start < span.end <= len(text)
        if isinstance(span, Mention):
            assert text[span.start : span.end] == span.text
    for item in (*analysis.quotations, *analysis.unattributed):
        assert " ".join(text[s.start : s.end] for s in item.spans) == item.text
        assert all(one.end <= two.start for one, two in zip(item.spans, item.spans[1:], strict=False))
    starts = [quotation.spans[0].start for quotation in analysis.quotations]
    assert starts == sorted(starts)
    ids = [one.id for one in (*analysis.quotations, *analysis.sources)]
    assert len(ids) == len(set(ids))
    sources = {source.id for source in analysis.sources}
    for quotation in analysis.quotations:
        assert 0 <= quotation.confidence <= 1
        assert (quotation.speaker is None) == (quotation.source_id is None)
        assert quotation.source_id is None or quotation.source_id in sources
        assert quotation.evidence
    for source in analysis.sources:
        assert source.member_of is None or source.member_of in sources
        assert set(source.may_be) <= sources


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("{content:“The bridge is safe,”} {cue:said} {speaker:Mayor Ana Lee}.", id="speaker after the cue"),
        pytest.param(
            "{content:“The bridge is safe,”} {speaker:Mayor Ana Lee} {cue:said}.", id="speaker before the cue"
        ),
        pytest.param("{speaker:Mayor Ana Lee} {cue:said}, {content:“The bridge is safe.”}", id="cue before the words"),
        pytest.param(
            "{content:“We told them,”} {speaker:one official} {cue:said} on Tuesday. {content:“Nobody answered.”}",
            id="interrupted",
        ),
        pytest.param("{speaker:The ministry} {cue:said} {content:the road was shut}.", id="indirect"),
        pytest.param(
            "{content:The bridge is safe}, {cue:according to} {speaker:a person familiar with the matter}.",
            id="according to",
        ),
        pytest.param(
            "{cue:According to} {speaker:a 40-page audit}, {content:the pumps had failed twice}.", id="document"
        ),
        pytest.param(
            "{speaker:Ben Roe} {cue:told} {told:reporters} {content:the talks were “a farce.”}",
            id="mixed, to reporters",
        ),
        pytest.param("{content:“Who did it?”} {cue:asked} {speaker:Ana Lee}.", id="question"),
        pytest.param(
            "{content:“The pumps failed,”} {cue:said} {speaker:one of the engineers}.", id="member of a group"
        ),
        pytest.param("{content:“No one came,”} {cue:said} {speaker:several residents} on Monday.", id="group"),
        pytest.param(
            "{speaker:Ana Lee}, the harbor master, {cue:said} {content:the gates would open on Friday}.",
            id="apposition",
        ),
        pytest.param(
            "{content:The plan}, {speaker:Ana Lee} {cue:said}, {content:would cost too much}.", id="in pieces"
        ),
        pytest.param("Ana Lee runs the port. {content:“We will rebuild,”} {speaker:she} {cue:said}.", id="pronoun"),
        pytest.param("{speaker:LEE}: {content:“We will rebuild.”}", id="label"),
        pytest.param("{content:“Build it and they will come.”} — {speaker:Ana Lee}, mayor", id="signature"),
        pytest.param(
            "{content1:“We won,”} {cue1:said} {speaker1:Ana Lee}. {content2:“No,”} {cue2:said} {speaker2:Ben Roe}.",
            id="two speakers",
        ),
        pytest.param("It rained. {content:“Don't worry!”} {speaker:he} {cue:said}.", id="straight apostrophe"),
        pytest.param("{content:‘We are ready,’} {cue:said} {speaker:Ana Lee}.", id="single marks"),
        pytest.param('{content:"We are ready,"} {cue:said} {speaker:Ana Lee}.', id="straight marks"),
    ],
)
def test_attributed(markup: str):
    """Each marked quotation is found whole, with its cue and its speaker."""
    check(assert_attributed(markup))


def test_story(nlp: "Language"):
    """A story of five paragraphs gives its quotations with their sources, named and not, and who did not comment."""
    analysis = analyze(STORY, nlp)
    check(analysis)
    names = {source.id: source.name for source in analysis.sources}
    direct = [(q.text, names.get(q.source_id or "")) for q in analysis.quotations if q.kind != "indirect"]
    assert ("“The gates are old,” “They leak.”", "Ben Roe") in direct
    assert ("“We were never asked,”", "one official") in direct
    official = next(source for source in analysis.sources if source.name == "one official")
    assert official.anonymity is not None
    assert official.anonymity.reason == "because the review is not public"
    assert any(note.kind == "no-comment" for note in analysis.notes)


def test_pronoun_is_the_last_woman_named_by_a_role(nlp: "Language"):
    """ "She" after a spokeswoman is the spokeswoman."""
    analysis = analyze(STORY, nlp)
    pay = next(q for q in analysis.quotations if "pay" in q.text)
    source = next(s for s in analysis.sources if s.id == pay.source_id)
    assert source.name == "a spokeswoman for the port"
    assert source.pronouns == ("she",)


@pytest.mark.parametrize(
    "text",
    [
        "Asked whether the bridge was safe, Ana Lee said “yes, of course it is.”",
        "There are fears that the bridge may fall.",
    ],
)
def test_nobody_is_given_what_they_did_not_say(text: str, nlp: "Language"):
    """Who is asked does not ask, and fears are no source."""
    wrong = [q for q in analyze(text, nlp).quotations if q.cue and q.cue.text in ("Asked", "fears") and q.speaker]
    assert wrong == []


def test_condition_of_anonymity_is_no_quotation(nlp: "Language"):
    """That a source asks not to be named is on what terms it speaks, and nothing that it says."""
    analysis = analyze("“No one came,” said a resident, who asked not to be named.", nlp)
    assert [q.text for q in analysis.quotations] == ["“No one came,”"]
    assert analysis.sources[0].anonymity is not None
    assert analysis.sources[0].anonymity.condition == "asked not to be named"


def test_order(nlp: "Language"):
    """Many articles give their analyses in their order, documents and plain text alike."""
    texts: list[str | Document] = [
        "“Yes,” said Ana Lee.",
        Document.from_text("", "b.txt"),
        "“No,” said Ben Roe.",
        STORY,
    ]
    found = list(analyze_many(texts, nlp, batch_size=2))
    assert [a.document.text for a in found] == ["“Yes,” said Ana Lee.", "", "“No,” said Ben Roe.", STORY]
    assert found[1].document.id == "b.txt"


def test_many_are_analysed_as_one(nlp: "Language"):
    """An article among others gets the analysis that it gets alone."""
    alone = analyze(STORY, nlp)
    assert list(analyze_many(["It rained.", STORY, "“Yes,” said Ana Lee."], nlp))[1] == alone


def test_streaming(nlp: "Language"):
    """The first analysis is there before the last article is read."""
    read: list[int] = []

    def articles() -> Iterator[str]:
        for number in range(60):
            read.append(number)
            yield f"“We need {number} gates,” said Ana Lee."

    found = analyze_many(articles(), nlp, batch_size=4)
    assert not read
    assert "0 gates" in next(found).quotations[0].text
    assert len(read) <= 12
    assert "1 gates" in next(found).quotations[0].text


def test_no_search_for_garbage_meanwhile(nlp: "Language"):
    """Python looks for no garbage in cycles while an analysis is made, and does so again while its reader works."""
    searches: list[str] = []
    text = "\n\n".join(f"“The bridge {number} is safe,” said Ana Lee." for number in range(200))
    gc.callbacks.append(lambda phase, _: searches.append(phase))
    try:
        for _ in analyze_many([text, text], nlp):
            found, is_on = len(searches), gc.isenabled()
            searches.clear()
            assert (found <= 2, is_on) == (True, True)
    finally:
        gc.callbacks.pop()


def test_search_for_garbage_stays_off(nlp: "Language"):
    """Where the caller has turned it off it stays off, and an error leaves it as it was."""
    gc.disable()
    try:
        analyze("“Yes,” said Ana Lee.", nlp)
        assert not gc.isenabled()
    finally:
        gc.enable()
    with pytest.raises(TypeError):
        list(analyze_many(["“Yes,” said Ana Lee.", 7], nlp))  # type: ignore[list-item] # not an article
    assert gc.isenabled()


def test_no_articles(nlp: "Language"):
    """No articles give no analyses."""
    assert list(analyze_many([], nlp)) == []


def test_threshold_of_one(nlp: "Language"):
    """Where only certainty will do, a quotation has no speaker, and its candidates are listed."""
    analysis = analyze("“The bridge is safe,” said Mayor Ana Lee.", nlp, threshold=1.0)
    (quotation,), (open_one,) = analysis.quotations, analysis.unattributed
    assert (quotation.speaker, quotation.source_id, quotation.rule) == (None, None, "too-unsure")
    assert (open_one.quotation_id, open_one.reason) == (quotation.id, "low-confidence")
    assert open_one.candidates[0].speaker.text == "Mayor Ana Lee"
    assert open_one.candidates[0].confidence == quotation.confidence < 1
    check(analysis)


def test_threshold_holds_for_indirect_quotations(nlp: "Language"):
    """An indirect quotation below the threshold has no speaker either."""
    (quotation,) = analyze("The ministry said the road was shut.", nlp, threshold=1.0).quotations
    assert (quotation.speaker, quotation.source_id) == (None, None)


@pytest.mark.parametrize("text", ["", " \n\n ", "\u200b", "“", "“”", "...", "😀"])
def test_next_to_nothing(text: str, nlp: "Language"):
    """Text without words gives an analysis without quotations, and no error."""
    analysis = analyze(text, nlp)
    assert (analysis.quotations, analysis.sources) == ((), ())
    assert analysis.document.text == text


def test_half_a_surrogate_pair(nlp: "Language"):
    """Text with half a surrogate pair, as broken feeds give, is bad text and no error; offsets count it once."""
    analysis = analyze("\ud83d “Yes,” said Ana Lee.", nlp)
    check(analysis)
    assert [q.text for q in analysis.quotations] == ["“Yes,”"]


def test_engine_is_named(nlp: "Language"):
    """An analysis says which versions made it."""
    engine = analyze("It rained.", nlp).engine
    assert engine.spacy == spacy.__version__
    assert engine.pipeline.startswith("en_core_web_md 3.")


def test_metadata_is_not_analysed(nlp: "Language"):
    """What stands before the body is no quotation, and offsets count from the first character of the file."""
    text = "Title: “Gates,” said Nobody\n\n“We will rebuild,” said Ana Lee."
    document = msgspec.structs.replace(
        Document.from_text(text), body_start=29, notes=(Note(kind="encoding", message="guessed"),)
    )
    analysis = analyze(document, nlp)
    check(analysis)
    assert [q.text for q in analysis.quotations] == ["“We will rebuild,”"]
    assert analysis.quotations[0].spans[0].start == 29
    assert [note.message for note in analysis.notes] == ["guessed"]


def test_words_outside_the_running_text(nlp: "Language"):
    """A quotation in a pull quote or a caption is marked, and words that a pull quote repeats are counted once."""
    text = (
        "“The gates are old, and they have leaked since May,” said Ben Roe.\n\n"
        "“The gates are old,” Roe said.\n\n"
        "“I swam here,” said Ana Lee, in blue.\n\n"
        "“We will pay for new ones by the end of May,” said Ann Marsh."
    )
    pull, caption = text.index("“The gates are old,” Roe"), text.index("“I swam")
    parts = (
        Part(kind="pull-quote", start=pull, end=pull + 30, repeats=Span(start=1, end=18)),
        Part(kind="caption", start=caption, end=text.index("\n\n“We")),
    )
    document = msgspec.structs.replace(Document.from_text(text), parts=parts)
    (analysis,) = analyze_many([document], nlp)
    flags = {q.text: set(q.flags) & {"repeats", "caption"} for q in analysis.quotations}
    assert flags["“The gates are old,”"] == {"repeats"}
    assert flags["“I swam here,”"] == {"caption"}
    assert not any(marks for words, marks in flags.items() if words.endswith("May,”"))
    assert [source.name for source, _ in analysis.by_source()] == ["Ann Marsh", "Ben Roe", "Ana Lee"]


@pytest.mark.parametrize("part", ["parser", "tagger", "ner"])
def test_pipeline_that_lacks_a_part(part: str, nlp: "Language"):
    """A pipeline without a tagger, a parser or an entity recogniser is an error and not an empty analysis."""
    with nlp.select_pipes(disable=[part]), pytest.raises(MissingModelError):
        analyze("“Yes,” said Ana Lee.", nlp)


def test_blank_pipeline():
    """A blank pipeline is an error and not an empty analysis."""
    with pytest.raises(MissingModelError, match="has no tagger"):
        analyze("“Yes,” said Ana Lee.", spacy.blank("en"))


def test_same_input_same_bytes(nlp: "Language"):
    """The same article gives the same bytes, and comes back from them."""
    one, two = to_json(analyze(STORY, nlp)), to_json(analyze(STORY, nlp))
    assert one == two
    assert to_json(from_json(one)) == one


def test_ids_outlive_an_unrelated_paragraph(nlp: "Language"):
    """A paragraph that is added elsewhere changes no id and no words, only places."""
    before = analyze(STORY, nlp)
    after = analyze("The harbor froze over in the cold winter of that year.\n\n" + STORY, nlp)
    assert [(q.id, q.text, q.source_id) for q in after.quotations] == [
        (q.id, q.text, q.source_id) for q in before.quotations
    ]
    assert [(s.id, s.name) for s in after.sources] == [(s.id, s.name) for s in before.sources]


def test_doc_of_another_pipeline(nlp: "Language"):
    """A text that the caller has parsed already is analysed as it is."""
    analysis = analyze_doc(nlp("“The bridge is safe,” said Ana Lee."))
    check(analysis)
    assert [(q.text, q.speaker.text) for q in analysis.quotations if q.speaker] == [
        ("“The bridge is safe,”", "Ana Lee")
    ]


def test_parsed_doc_is_an_article(nlp: "Language"):
    """`analyze` takes a text that a spaCy pipeline has parsed, and needs no pipeline for it."""
    doc = nlp("“The bridge is safe,” said Ana Lee.")
    assert to_json(analyze(doc)) == to_json(analyze_doc(doc))
    assert analyze(doc).engine.pipeline == "en pipeline of the caller"


def test_docs_among_texts(nlp: "Language"):
    """Texts, documents and docs may come in any order, and their analyses come in the same."""
    said = ["“Yes,” said Ana Lee.", "“No,” said Ben Roe.", "“Maybe,” said Eva Kim."]
    mixed = [said[0], nlp(said[1]), Document.from_text(said[2])]
    assert [a.sources[0].name for a in analyze_many(mixed, nlp)] == ["Ana Lee", "Ben Roe", "Eva Kim"]


@pytest.mark.parametrize(
    ("made", "lacks"),
    [
        (spacy.blank("en"), "has no tagger and no parser and no entity recogniser"),
        (spacy.blank("de"), 'reads "de", not English'),
    ],
)
def test_doc_without_a_parse(made: "Language", lacks: str):
    """A doc that no full English pipeline has seen is an error and not an empty analysis."""
    with pytest.raises(MissingModelError, match=lacks):
        analyze(made("“Yes,” said Ana Lee."))


@pytest.mark.parametrize("part", ["parser", "tagger", "ner"])
def test_doc_that_lacks_a_part(part: str, nlp: "Language"):
    """A doc that was parsed by a pipeline without one of the needed parts is an error too."""
    spared = ("attribute_ruler", "lemmatizer")
    with nlp.select_pipes(disable=[part, *spared]), pytest.raises(MissingModelError, match="has no"):
        analyze(nlp("“Yes,” said Ana Lee."))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "#"])
def test_doc_without_words(text: str, nlp: "Language"):
    """A doc with next to nothing in it is an article without quotations."""
    assert analyze(nlp(text)).quotations == ()


@pytest.mark.parametrize(
    ("given", "advice"),
    [
        (None, "a text, a Document or a spaCy Doc, not None"),
        (b'"Yes," said Ana Lee.', "not bytes: decode it, or give its file to attribution.read"),
        (Path("story.txt"), "not a path: give that to attribution.read first"),
        (["“Yes,” said Ana Lee."], "not list"),
        (7, "not int"),
    ],
)
def test_what_is_no_article(given: Any, advice: str):
    """What is no article is a TypeError that says what to give, alone and among others."""
    with pytest.raises(TypeError, match=advice):
        analyze(given)
    with pytest.raises(TypeError, match=advice):
        list(analyze_many([given]))


@pytest.mark.parametrize("given", ["“Yes,” said Ana Lee.", b"Yes", Document.from_text("Yes."), None, 7])
def test_what_is_not_many_articles(given: Any):
    """One article given for many is an error at once, not an analysis of each of its letters."""
    with pytest.raises(TypeError, match="analyze_many takes many articles"):
        analyze_many(given)


@pytest.mark.parametrize("threshold", [-0.01, 1.01, 40, float("nan"), float("inf")])
def test_threshold_out_of_range(threshold: float):
    """A threshold is a probability; what is none is refused before anything is loaded."""
    with pytest.raises(ValueError, match="give a number from 0 to 1, not"):
        analyze("“Yes,” said Ana Lee.", threshold=threshold)
    with pytest.raises(ValueError, match="give a number from 0 to 1, not"):
        analyze_many([], threshold=threshold)


@pytest.mark.parametrize("threshold", [None, "0.5", True])
def test_threshold_of_another_kind(threshold: Any):
    """What is no number is no threshold."""
    with pytest.raises(TypeError, match=r"give a number from 0 to 1, not (None|str|bool)"):
        analyze("“Yes,” said Ana Lee.", threshold=threshold)


def test_pipeline_by_name():
    """A name in the place of a pipeline is an error that says how to load it."""
    with pytest.raises(TypeError, match=r"give load_pipeline\('en_core_web_sm'\)"):
        analyze("Yes.", "en_core_web_sm")  # type: ignore[arg-type]


def test_batches_without_articles():
    """A batch has one article or more."""
    with pytest.raises(ValueError, match="batch size of 1 or more, not 0"):
        analyze_many([], batch_size=0)


WHO = [
    "Ana Lee",
    "Mr. Roe",
    "she",
    "one of the officials",
    "the ministry",
    "a spokeswoman for the port",
    "They",
    "Dr. Ana M. Lee",
]
SAID = ["said", "told reporters", "asked", "declined to comment", "was quoted as saying", "added, pointing out"]
WORDS = ["We go", "the gates are old", "no", "I — we — tried", "It’s over", "Was it?", "(laughs)", "never “ever” again"]
MARKS = ["“", "”", '"', "'", "‘", "’", "«", "»", "``", "''", "", " "]
ENDS = [". ", "? ", ", ", ".\n\n", "\r\n", " — ", "\u2028", "…", ": ", "\u00a0", "\u200b"]
TEMPLATES = [
    "{m}{words}{m2}{end}{who} {said}{end}",
    "{who} {said}{end}{m}{words}{m2}{end}",
    "{who}{end}{m}{words}{end}",
    "{words}{m}{end}",
]


@st.composite
def stories(draw: st.DrawFn) -> str:
    """Return a few sentences with marks that may or may not belong together."""

    def pick(options: Iterable[str]) -> str:
        return draw(st.sampled_from(list(options)))

    return "".join(
        pick(TEMPLATES).format(
            m=pick(MARKS), m2=pick(MARKS), words=pick(WORDS), who=pick(WHO), said=pick(SAID), end=pick(ENDS)
        )
        for _ in range(draw(st.integers(1, 5)))
    )


@settings(max_examples=150)
@given(stories(), st.sampled_from([0.0, 0.4, 1.0]))
def test_any_story(nlp: "Language", text: str, threshold: float):
    """Whatever the sentences and the marks, every span shows its text and the analysis hangs together."""
    analysis = analyze(text, nlp, threshold=threshold)
    check(analysis)
    assert from_json(to_json(analysis)) == analysis


@settings(max_examples=60)
@given(st.text(alphabet="aA sS.,'\"“”‘’\n\r\t:—-()\u00a0\u200b\u2028\x85é😀0", max_size=60))
def test_any_text(nlp: "Language", text: str):
    """Whatever the characters, there is an analysis and every span shows its text."""
    check(analyze(text, nlp))
