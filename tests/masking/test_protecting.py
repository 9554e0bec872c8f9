"""Taking the quotations, and the names of sources, out of a text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from attribution import analyze
from attribution.masking import protect, restore
from attribution.model import Analysis, Document, Quotation, Source, Span, Speaker, text_hash
from tests.analyses import ENGINE, Story, ferry
from tests.any_analyses import analyses

#: What placeholders are made of, and what editors put between.
BRACKETED = ["⟦Q1⟧", "[[q2]]", "⟦", "⟧", "Q1", "[[", "&lobrk;", "\ufeff", "\r\n", "\ud800", "\\", "&", "Lee"]
LEE = Speaker(name="Ana Lee", kind="person", named=True)


def test_each_piece_of_a_direct_quotation() -> None:
    """Each piece has a placeholder of its own, with its marks; quotations are numbered in text order."""
    protected = protect(analyze("“It holds,” said Ana Lee. “For now.” Ben Roe laughed. “Well,” Roe said."))

    assert protected.text == "⟦Q1⟧ said Ana Lee. ⟦Q1.2⟧ Ben Roe laughed. ⟦Q2⟧ Roe said."
    assert [(one.placeholder, one.words) for one in protected.key.quotations] == [
        ("⟦Q1⟧", "“It holds,”"),
        ("⟦Q1.2⟧", "“For now.”"),
        ("⟦Q2⟧", "“Well,”"),
    ]


def test_words_between_marks_of_a_mixed_one() -> None:
    """Of a mixed quotation each stretch between marks is taken out; indirect speech stays."""
    text = "Ana Lee said that it was “a farce” and “a waste” of money. She said that she would leave."

    assert protect(analyze(text)).text == (
        "Ana Lee said that it was ⟦Q1⟧ and ⟦Q1.2⟧ of money. She said that she would leave."
    )


def test_what_is_nobodys_words_stays() -> None:
    """A title in marks is no quotation."""
    assert "“Bridge to Summer.”" in protect(ferry()).text


def test_a_quotation_inside_another() -> None:
    """Marks inside marks go with the quotation that holds them."""
    story = Story("“He said, ‘No,’ and left,” Ana Lee said.")
    story.source("lee", "Ana Lee")
    story.quotation("“He said, ‘No,’ and left,”", source="lee", speaker="Ana Lee")
    story.quotation("‘No,’", source="lee", inside="q-0000")

    protected = protect(story.analysis())

    assert protected.text == "⟦Q1⟧ Ana Lee said."
    assert len(protected.key.quotations) == 1


def test_the_key_says_who_speaks_and_where() -> None:
    """Each entry has its place in the original text and the speaker, or None where that is open."""
    text = "Ana Lee spoke. “It holds,” she said.\n\n“Who knows?” was asked.\n"
    story = Story(text)
    story.source("lee", "Ana Lee")
    story.quotation("“It holds,”", source="lee", speaker="she")
    story.open_quotation("“Who knows?”", cue=None)
    key = protect(story.analysis()).key

    assert [(text[one.start : one.end], one.speaker) for one in key.quotations] == [
        ("“It holds,”", LEE),
        ("“Who knows?”", None),
    ]
    assert key.original_sha256 == text_hash(text)


def test_whom_only_a_pronoun_names() -> None:
    """Who is known by a pronoun alone is no speaker that could be told from another."""
    story = Story("“It holds,” she said.")
    story.source("she", "unknown (“she”)", "other", named=False)
    story.quotation("“It holds,”", source="she", speaker="she")

    assert protect(story.analysis()).key.quotations[0].speaker is None


def test_what_the_machine_read() -> None:
    """Where a person corrected the speaker, the key has what the machine had as well."""
    story = Story("“It holds,” Ana Lee said. Ben Roe left.")
    story.source("lee", "Ana Lee")
    story.source("roe", "Ben Roe")
    story.quotation("“It holds,”", source="roe", speaker="Ben Roe")
    machine = story.analysis()
    story.quotations.clear()
    story.quotation("“It holds,”", source="lee", speaker="Ana Lee")

    [entry] = protect(story.analysis(), machine=machine).key.quotations

    assert entry.speaker == LEE
    assert entry.read_as == Speaker(name="Ben Roe", kind="person", named=True)


def test_names_of_sources() -> None:
    """Each source has a number and each form of its name another; those inside quotations went with these."""
    text = "“Lee holds it,” said Ana Lee. Lee’s ferry sank, ANA LEE wrote. “Sad,” Ben Roe said."
    protected = protect(analyze(text), sources=True)

    assert protected.text == "⟦Q1⟧ said ⟦S1⟧. ⟦S1.2⟧’s ferry sank, ⟦S1.3⟧ wrote. ⟦Q2⟧ ⟦S2⟧ said."
    assert [(one.placeholder, one.words, one.source.name) for one in protected.key.names] == [
        ("⟦S1⟧", "Ana Lee", "Ana Lee"),
        ("⟦S1.2⟧", "Lee", "Ana Lee"),
        ("⟦S1.3⟧", "ANA LEE", "Ana Lee"),
        ("⟦S2⟧", "Ben Roe", "Ben Roe"),
    ]


def test_no_name_is_left() -> None:
    """No form of a source's name is in the masked text, in the lines above the article neither."""
    text = "Title: Lee sees cracks\nBy Cy Poe\n\n“It holds,” said Ana Lee. Ana’s mother denied that Lee knew."
    masked = protect(analyze(text), sources=True).text

    assert "Lee" not in masked
    assert "Ana" not in masked
    assert "Cy Poe" in masked


def test_a_text_with_placeholders_of_its_own() -> None:
    """What looks like a placeholder in the article is left as it is: ours then have another form."""
    text = "“See ⟦Q1⟧,” said Ana Lee. The form has [[q2]] in it."
    protected = protect(analyze(text))

    assert protected.text == "⟦AQ1⟧ said Ana Lee. The form has [[q2]] in it."
    assert restore(protected.text, protected.key).text == text


def test_something_else_is_refused() -> None:
    """A text is no analysis."""
    with pytest.raises(TypeError, match="protect takes an Analysis"):
        protect("“Yes.”")  # type: ignore[arg-type]


@given(analyses(), st.booleans())
def test_what_is_protected_is_restored(analysis: Analysis, sources: bool) -> None:
    """Whatever an analysis holds, the words come back, character by character, and nothing is told."""
    protected = protect(analysis, sources=sources)
    restored = restore(protected.text, protected.key)

    assert restored.text == analysis.document.text
    assert restored.remarks == ()


@example(["pages\\", "Yes."], [(6, 10)])
@given(
    st.lists(st.text(max_size=9) | st.sampled_from(BRACKETED)),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6),
)
def test_any_text_with_any_quotations(pieces: list[str], bounds: list[tuple[int, int]]) -> None:
    """Any text comes back: with brackets, line ends of any kind, half a surrogate pair, and a mark of byte order."""
    text = "".join(pieces)
    document = Document(id="x", text=text, sha256=text_hash(text))
    quotations = tuple(
        Quotation(id=f"q-{number}", kind="direct", spans=(Span(start=a, end=b),), text="", source_id="s-1")
        for number, (a, b) in enumerate(bounds)
    )
    lee = Source(id="s-1", name="Ana Lee", kind="person", named=True)
    analysis = Analysis(document=document, engine=ENGINE, quotations=quotations, sources=(lee,))

    protected = protect(analysis, sources=True)
    restored = restore(f"{protected.text} Lee.", protected.key)

    assert restored.text == f"{text} Lee."
    assert {remark.kind for remark in restored.remarks} <= {"in-marks"}
