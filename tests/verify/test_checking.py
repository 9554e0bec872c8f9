"""Whether a record bears a quotation out: verdicts, speakers, passages and places."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.model import Analysis, Document, Quotation, Span, marked_text
from attribution.model.checks import CRITICAL, Check
from attribution.verify import prepare, record_from, record_of, verify
from tests.analyses import ENGINE, Story
from tests.any_analyses import analyses
from tests.verify_pairs import ACCEPTABLE

HEARING = """\
CHAIR: Ms. Adu, what did the gauge show?

ADU: It showed nine feet. We do not call that a flood, and I have never called it one.

CHAIR: And after the rain?

ADU: It may have reached ten, if the gauge was right.
"""


def check(quotation: str, *records: str, by: str = "Esi Adu", kind: str = "direct") -> Check:
    """Return the check of the first quotation in a story."""
    story = Story(f"{quotation} {by} said.")
    story.source("adu", by)
    story.quotation(quotation, source="adu", speaker=by, kind=kind)
    return verify(story.analysis(), [record_of(record) for record in records])[0]


def words(draw_from: str, size: int) -> st.SearchStrategy[str]:
    """Return texts of words."""
    return st.lists(st.sampled_from(draw_from.split()), min_size=1, max_size=size).map(" ".join)


SPEECH = words(
    "we went to town and the river never rose so I said no to nine men. not one may all go. is it? maybe", 60
)
ODD = st.text(
    alphabet=st.sampled_from("ab AB 19%$.,?!…[]()“”‘’'\"-–—:\n\r\t\0\u0301\u200b\u202e\ufeff\ud800é字🌉"), max_size=80
)


def test_offsets_lead_into_both_texts() -> None:
    """What an edit calls said and quoted stands at its places in the record and in the article."""
    found = check("“We do call that a flood,”", HEARING)

    edit = found.edits[0]
    assert (found.verdict, edit.kind, edit.said) == ("altered", "polarity", "not")
    assert HEARING[edit.record.start : edit.record.end] == "not"
    assert found.quoted[0].text == "“We do call that a flood,”"


@pytest.mark.parametrize(
    ("said", "quotation", "shown"),
    [
        (
            "The part was due in March, and it was late.",
            "“The part was due in May,”",
            "The part was due in [-March-]{+May+}",
        ),
        ("We saw forty boats go out.", "“fifty boats go out,”", "[-forty-]{+fifty+} boats go out"),
        (
            "The county will pay for all of it.",
            "“The county will pay for some of it,”",
            "pay for [-all-]{+some+} of it",
        ),
        ("The pier is safe and dry today.", "“The pier is safe and dry today,”", "The pier is safe and dry today"),
    ],
)
def test_a_changed_word_at_the_edge_is_shown(said: str, quotation: str, shown: str) -> None:
    """The passage takes in what the record has in the place of the first words, or of the last."""
    found = check(quotation, f"CHAIR: Good.\n\nADU: {said} Thank you.")

    assert shown in marked_text(found, found.passages[0])


def test_a_passage_shows_where_it_is_from() -> None:
    """A passage has its words, its turn with the label, and what stands around it."""
    passage = check("“It showed nine feet.”", HEARING).passages[0]

    assert HEARING[passage.start : passage.end] == passage.text == "It showed nine feet"
    assert (passage.turn, passage.speaker) == (2, "ADU")
    assert passage.before.endswith("what did the gauge show?")
    assert passage.after.startswith(". We do not call that a flood")


def test_captions_have_offsets_into_the_file() -> None:
    """A passage over two captions leaves the time code out of its words, and its places are the file's."""
    captions = "WEBVTT\n\n00:05.000 --> 00:07.000\nit showed nine\n\n00:07.000 --> 00:09.000\nfeet\n"
    passage = verify(_article("“It showed nine feet,”"), [record_of(captions, suffix=".vtt")])[0].passages[0]

    assert [captions[span.start : span.end] for span in passage.words] == ["it showed nine", "feet"]
    assert passage.time == 5


def test_an_article_is_a_record_too() -> None:
    """A quotation that another article has is found there."""
    first = Document.from_text("The gauge “showed nine feet,” Ms. Adu said on Monday.", "first.txt")

    assert verify(_article("“It showed nine feet,”"), [record_from(first)])[0].verdict != "not-found"


def test_the_best_of_several_records_counts() -> None:
    """With several records the quotation is held against the one that has it."""
    found = check("“It showed nine feet.”", "ADU: It showed ten feet.", HEARING)

    assert found.verdict == "verbatim"


@pytest.mark.parametrize(
    ("label", "verdict"),
    [
        ("MR. ROE", "wrong-speaker"),
        ("MS. ADU", "verbatim"),
        ("Q", "verbatim"),
        ("SPEAKER 2", "verbatim"),
        ("THE WITNESS", "verbatim"),
        ("EA", "verbatim"),
    ],
)
def test_only_a_name_makes_a_wrong_speaker(label: str, verdict: str) -> None:
    """A turn with another person's name is another person's; a label that names nobody never is."""
    assert check("“It showed nine feet.”", f"{label}: It showed nine feet.").verdict == verdict


def test_a_turn_of_the_right_speaker_is_preferred() -> None:
    """Where two people say the words, those of the speaker count."""
    found = check("“It showed nine feet.”", "ROE: It showed nine feet.\n\nADU: It showed nine feet.")

    assert (found.verdict, found.passages[0].speaker) == ("verbatim", "ADU")


def test_indirect_speech_gets_the_nearest_passage() -> None:
    """Indirect speech is not judged, and the passage that is nearest to it is offered."""
    found = check("the gauge may have reached ten", HEARING, kind="indirect")

    assert (found.verdict, found.passes) == ("not-judged", None)
    assert "reached ten" in found.passages[0].text


def test_not_found_is_not_called_invented() -> None:
    """What is not in the record may come from elsewhere, and the reason says so."""
    reason = check("“My sister swam across the lake to Ghana,”", HEARING).reason

    assert reason.startswith("These words are not in the record. They may come from another occasion.")


def test_no_record_and_no_words() -> None:
    """Without a record there is nothing to look into."""
    assert check("“It showed nine feet.”").verdict == "no-record"


def test_the_article_may_give_the_limit_itself() -> None:
    """A qualifier that the article has in its own words is not cut off."""
    story = Story("If the gauge was right, “it may have reached ten,” Esi Adu said.")
    story.quotation("“it may have reached ten,”", speaker="Esi Adu")

    assert verify(story.analysis(), [record_of(HEARING)])[0].verdict == "verbatim"
    assert check("“It may have reached ten.”", HEARING).verdict == "qualifier-cut"


def test_few_words_are_weak() -> None:
    """A quotation of one or two telling words may be found by chance, and the check says so."""
    assert check("“Nine feet.”", HEARING).weak
    assert not check("“We do not call that a flood, and I have never called it one.”", HEARING).weak


def test_a_long_quotation_is_aligned_in_parts() -> None:
    """Thousands of words are compared, and a word that was changed among them is found."""
    said = [f"w{number % 977}x{'abcdefg'[number % 7]}" for number in range(3000)]
    quoted = [*said[:1500], "not", *said[1500:]]
    found = check(f"“{' '.join(quoted)}”", " ".join(said))

    assert (found.verdict, [edit.kind for edit in found.edits]) == ("altered", ["polarity"])


def test_repeated_words_end() -> None:
    """A record of one word said over and over is searched like any other."""
    assert check(f"“{'the river ' * 40}”", "the " * 20000).verdict in ("not-found", "altered", "no-record")


@settings(max_examples=60)
@given(st.data(), SPEECH)
def test_what_is_cut_out_is_verbatim(data: st.DataObject, speech: str) -> None:
    """Words cut out of a record as they are have no edits, and their place is where they were cut out."""
    said = speech.split()
    first = data.draw(st.integers(0, len(said) - 1))
    last = data.draw(st.integers(first + 1, len(said)))
    quoted = " ".join(said[first:last])
    found = check(f"“{quoted}”", speech)

    assert found.verdict in ("verbatim", "qualifier-cut", "ambiguous")
    assert not {edit.kind for edit in found.edits} - {"punctuation"}
    passage = found.passages[0]
    assert speech[passage.start : passage.end] == passage.text
    assert passage.text.strip(".?! ") == quoted.strip(".?! ")


@settings(max_examples=60)
@given(st.data(), SPEECH)
def test_a_not_put_in_never_passes(data: st.DataObject, speech: str) -> None:
    """A quotation with a "not" that the record does not have there is never acceptable."""
    said = [word for word in speech.split() if word.strip(".?") != "not"]
    at = data.draw(st.integers(0, len(said)))
    quoted = [*said[:at], "not", *said[at:]]

    assert check(f"“{' '.join(quoted)}”", " ".join(said) or "yes").verdict not in ACCEPTABLE


@settings(max_examples=60)
@given(
    st.sampled_from(["the mayor", "most of us", "she", "ships from Malta"]),
    st.sampled_from(["will", "can", "did", "should", "would"]),
    st.sampled_from(["not", "never", "not ever", "hardly"]),
    st.sampled_from(["sell the mill", "say that in court", "go home", "wait for the fifteen boats"]),
    st.sampled_from([" … ", " ", " ... "]),
)
def test_a_denial_cut_out_never_passes(who: str, may: str, denial: str, does: str, mark: str) -> None:
    """A denial that is cut out of its clause changes what was said, marked or not."""
    found = check(f"“{who} {may}{mark}{does}.”", f"He said it twice. In May {who} {may} {denial} {does}. Thank you.")

    assert found.verdict == "altered"


def test_records_that_are_prepared_serve_many_articles() -> None:
    """Records that are made ready once give each article the checks that the records themselves give."""
    records = [record_of(HEARING), record_of("“Nine,” she wrote.")]
    articles = [_article("“It showed nine feet.”"), _article("“It showed zebras and ninety feet.”")]
    ready = prepare(records)

    for article in (*articles, *articles):
        assert verify(article, ready) == verify(article, records)


def test_what_is_prepared_takes_in_no_words_of_articles() -> None:
    """A quotation whose words no record has is not found, also where such words were quoted before."""
    ready = prepare([record_of(HEARING)])

    for quotation in ("“Zebras crossed bridges.”", "“Otters mended fences.”", "“Zebras crossed bridges.”"):
        assert verify(_article(quotation), ready)[0].verdict == "not-found"


@settings(max_examples=60)
@given(SPEECH, st.lists(ODD, max_size=3), st.sampled_from(["direct", "mixed", "indirect"]))
def test_any_text_gets_a_verdict(quoted: str, odd: list[str], kind: str) -> None:
    """Whatever the texts hold there is a check, with edits whose places lie inside both texts."""
    text = f"“{'…'.join([quoted, *odd])}” Ana said."
    quotation = Quotation(id="q", kind=kind, spans=(Span(start=-3, end=9), Span(start=4, end=500)), text="")  # type: ignore[arg-type]
    article = Analysis(document=Document.from_text(text), engine=ENGINE, quotations=(quotation,))
    records = [record_of(f"Yes, {quoted} {rest}") for rest in odd]

    for found in verify(article, records):
        assert all(0 <= edit.article.start <= edit.article.end <= len(text) for edit in found.edits)
        assert not (found.verdict in ACCEPTABLE and {edit.kind for edit in found.edits} & CRITICAL)


@settings(max_examples=60)
@given(analyses(), ODD)
def test_any_analysis_gets_a_check_a_quotation(article: Analysis, odd: str) -> None:
    """Whatever an analysis holds, each of its quotations has a check, in their order."""
    found = verify(article, [record_of(f"ab {odd}")])

    assert [each.quotation_id for each in found] == [quotation.id for quotation in article.quotations]


def _article(quotation: str) -> Analysis:
    story = Story(f"{quotation} Esi Adu said.")
    story.quotation(quotation, speaker="Esi Adu")
    return story.analysis()
