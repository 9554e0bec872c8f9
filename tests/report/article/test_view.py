from typing import Any

import pytest
from hypothesis import given

from attribution.corrections import corrected
from attribution.model import (
    Analysis,
    Candidate,
    Mention,
    Profile,
    Quotation,
    Readability,
    Source,
    Span,
    Unattributed,
)
from attribution.report import Review, page, render_report
from attribution.report.article.view import article_page
from tests.analyses import ENGINE, Story, ferry, told_together
from tests.any_analyses import analyses
from tests.corrections_by_hand import Pencil
from tests.reviews_by_hand import finding


def view(story: Story | Analysis, **options: Any) -> page.ArticlePage:
    """Return the page of a story."""
    analysis = story.analysis() if isinstance(story, Story) else story
    return article_page(analysis, file="story.html", **options)


def two_sources() -> Story:
    """Return a story in which one source is quoted and another says more, without marks."""
    story = Story("Bo said that the bridge is safe and will stay so. “It is not,” Ana said.")
    story.source("bo", "Bo")
    story.source("ana", "Ana")
    story.quotation("that the bridge is safe and will stay so", source="bo", speaker="Bo", kind="indirect")
    story.quotation("“It is not,”", source="ana", speaker="Ana")
    return story


def test_which_corrections_it_has() -> None:
    """The page says how many entries a person made, and when; of none it says nothing."""
    pencil = Pencil(ferry(), who="NF")
    pencil.speaker("“Nobody wants", source="Tom Hale")
    pages = [render_report([it]) for it in (ferry(), corrected(pencil.analysis, pencil.corrections()))]
    plain, other = ("".join(files.values()) for files in pages)

    assert "<dt>Corrections</dt>" not in plain
    assert "<dt>Corrections</dt><dd>1 entry applied, the last made " in other


def test_words_in_marks_come_before_more_words_without() -> None:
    """Sources are in order of their quoted words; words reported without marks only break a tie."""
    shown = view(two_sources())

    assert [(source.badge.letter, source.name, source.amount) for source in shown.sources] == [
        ("A", "Ana", "1 quotation: 3 words quoted"),
        ("B", "Bo", "1 quotation: 9 words reported"),
    ]


def test_quotations_are_numbered_as_they_come() -> None:
    """A label is the letter of the source and the number in reading order."""
    assert [quotation.label for source in view(two_sources()).sources for quotation in source.quotations] == [
        "A2",
        "B1",
    ]


def test_a_mixed_quotation_counts_as_quoted_inside_its_marks() -> None:
    """Of a mixed quotation, the words in marks are quoted and the others reported."""
    story = Story("Bo said that it was “quite safe, for now” and cheap.")
    story.source("bo", "Bo")
    story.quotation("that it was “quite safe, for now” and cheap", source="bo", speaker="Bo", kind="mixed")
    (source,) = view(story).sources

    assert (source.quoted_words, source.reported_words) == (4, 5)


def test_one_line_says_what_was_found() -> None:
    """The line counts the quotations by kind, the sources, the unnamed ones and what has no speaker."""
    assert view(ferry()).found == (
        "23 quotations (7 in quotation marks, 3 partly, 13 without) from 9 sources, 4 of them unnamed; "
        "1 without a speaker."
    )


def test_an_organization_without_a_name_is_not_called_unnamed() -> None:
    """Only persons and groups without a name are unnamed: anything else is shown by its kind."""
    story = Story("“No,” a company said. “No,” a man said.")
    story.source("firm", "a company", "organization", named=False)
    story.source("man", "a man", named=False)
    story.quotation("“No,”", source="firm", speaker="a company")
    shown = view(story)

    assert [source.kind for source in shown.sources] == ["organization", "unnamed person"]
    assert [(source.named, source.unnamed, source.badge.unnamed) for source in shown.sources] == [
        (False, False, False),
        (False, True, True),
    ]
    assert (shown.source_count, shown.unnamed_count) == (1, 0)


def test_a_quotation_in_pieces_has_one_place_and_ends_with_its_label_twice() -> None:
    """Each piece ends with the quotation's label, and only the first is the place that links lead to."""
    story = Story("“It holds,” Ana said. “For now.”")
    story.source("ana", "Ana")
    story.quotation("“It holds,”", "“For now.”", source="ana", speaker="Ana")
    shown = view(story)
    segments = shown.paragraphs[0].segments

    assert shown.sources[0].quotations[0].passages == (("“It holds,”", "“For now.”"),)
    assert [(o.place, o.spoken) for s in segments for o in s.openings] == [
        ("at-q-0000", "A1, Ana, quoted:"),
        (None, "quotation A1 goes on:"),
    ]
    assert [c.label for s in segments for c in s.closings] == ["A1", "A1"]


def test_a_quotation_over_paragraphs_is_shown_as_paragraphs() -> None:
    """The list shows a long quotation in the paragraphs that it has in the article."""
    story = Story("“One,\n\n“two,\n\n“three,” Ana said.")
    story.source("ana", "Ana")
    story.quotation("“One,\n\n“two,\n\n“three,”", source="ana", speaker="Ana")

    assert view(story).sources[0].quotations[0].passages == (("“One,",), ("“two,",), ("“three,”",))


def test_what_stands_before_the_article_is_apart() -> None:
    """Metadata at the top of the file is not a paragraph of the article."""
    shown = view(ferry())

    assert shown.before == "date 2024-05-17"
    assert shown.paragraphs[0].segments[0].text.startswith("The ferry")


def test_a_quotation_without_a_source_needs_a_look_and_is_listed_apart() -> None:
    """A quotation without a source is listed after the sources, and needs a look, with who may have said it."""
    shown = view(ferry())
    (look,) = shown.look_groups[0].looks
    (entry,) = shown.open_quotations

    assert (entry.label, entry.uncertain) == ("?17", False)
    assert look.about == entry.anchor
    assert look.reason == "Two or more speakers fit equally well."
    assert [(c.text, c.confidence) for c in look.candidates] == [("he", "0.47"), ("A captain on the line", "0.44")]


def test_a_look_says_what_to_do_and_stands_in_the_margin_beside_its_words() -> None:
    """Each group says what to do; a look has its anchor, in order, and the margin leads to it where its words begin."""
    shown = view(ferry())
    looks = [look for group in shown.look_groups for look in group.looks]
    marks = [(mark.anchor, mark.text, p.start) for p in shown.paragraphs for s in p.segments for mark in s.marks]
    text = ferry().document.text

    assert shown.look_groups[0].todo == "Read the passage and say who speaks."
    assert [look.anchor for look in looks] == [f"look-{number}" for number, _ in enumerate(looks, 1)]
    assert {anchor for anchor, _, _ in marks} == {look.anchor for look in looks if look.start is not None}
    assert ("look-1", "who?", text.rindex("\n\n", 0, looks[0].start) + 2) in marks


def test_the_worst_mark_of_a_place_comes_first() -> None:
    """Where several looks begin at one place, the margin has them in the order of the list, notes last."""
    story = Story("“No,” he said.")
    story.source("he", "he", named=False)
    story.quotation("“No,”", source="he", speaker="he", confidence=0.5)
    story.note("unresolved", "Nobody is “he”.", "“No,”")
    found = Review(findings=(finding("“No,” he said.", "“No,”"),))
    segments = view(story, review=found).paragraphs[0].segments

    assert [mark.text for mark in segments[0].marks] == ["who?", "alone", "unnamed", "§1", "note"]


def test_a_paragraph_knows_where_it_begins() -> None:
    """A paragraph has the offset of its first character in the text, whatever stands before the article."""
    text = ferry().document.text

    for paragraph in view(ferry()).paragraphs:
        assert text.startswith(paragraph.segments[0].text, paragraph.start)


def test_low_confidence_needs_a_look() -> None:
    """A quotation whose speaker is doubtful is listed with the evidence, and leads to its entry."""
    (look,) = view(ferry()).look_groups[1].looks

    assert look.reason == (
        "Given to A captain on the line, confidence 0.58. Subject of “said”; “He” may be the captain or Tom Hale."
    )
    assert [link.text for link in look.links] == ["D20", "¶\u00a012"]


@pytest.mark.parametrize(("confidence", "uncertain"), [(0.69, True), (0.6949, True), (0.699, False), (0.7, False)])
def test_doubt_begins_below_seventy_as_it_is_shown(confidence: float, uncertain: bool) -> None:
    """What is shown as 0.70 is not low, whatever its last digits."""
    story = Story("“No,” Ana said.")
    story.source("ana", "Ana")
    story.quotation("“No,”", source="ana", speaker="Ana", confidence=confidence)

    assert view(story).sources[0].quotations[0].uncertain == uncertain


def test_looks_are_grouped_with_gaps_first() -> None:
    """Missing speakers come first, then doubtful ones, marks, unnamed sources, and other notes last."""
    assert [group.heading for group in view(ferry()).look_groups] == [
        "No speaker",
        "Doubtful speaker",
        "Quotation marks",
        "Unnamed, and relied on alone",
        "Notes",
    ]


def test_a_stretch_without_a_speaker_that_is_no_quotation_needs_a_look_too() -> None:
    """A quoted stretch with no speaker is listed even if the analysis has no quotation for it."""
    story = Story("“Who knows?” It rained.")
    span, he = Span(start=0, end=12), Mention(start=13, end=15, text="It")
    item = Unattributed(
        spans=(span,), text="“Who knows?”", reason="no-speaker", candidates=(Candidate(speaker=he, confidence=0.2),)
    )
    story.unattributed.append(item)
    (look,) = view(story).look_groups[0].looks

    assert (look.about, look.start, look.excerpt) == (None, 0, "“Who knows?”")
    assert look.links == (page.PlaceLink(text="¶\u00a01", anchor="p-1"),)


def test_a_source_that_is_not_there_is_no_source() -> None:
    """A quotation that names a source which the analysis lacks is shown as one without."""
    story = Story("“No,” Ana said.")
    story.source("ana", "Ana")
    story.quotation("“No,”", source="ana", speaker="Ana")
    story.sources.clear()
    shown = view(story)

    assert [look.reason for group in shown.look_groups for look in group.looks] == ["It is given to nobody."]


def test_silence_and_nobodys_words_are_set_apart() -> None:
    """Who did not comment and what is nobody's words are no quotations and need no look."""
    shown = view(ferry())

    assert [(aside.text, aside.badge and aside.badge.name) for aside in shown.no_comments] == [
        ("A spokeswoman declined to comment", "Lorn Line")
    ]
    assert [(aside.text, aside.reason) for aside in shown.nobodys] == [
        ("‘scrap’", "a term"),
        ("“Bridge to Summer.”", "a title"),
    ]
    assert shown.look_count == 6


def test_mentions_are_listed_by_their_words() -> None:
    """A source's mentions are listed once each, with their paragraphs; a capital makes no other mention."""
    story = Story("Ana came.\n\nShe left. She said “no.”\n\nThen she slept.")
    story.source("ana", "Ana")
    for word in ("Ana", "She", "she"):
        story.mention(word, "ana")
    (source,) = view(story).sources

    assert [(m.text, m.count, [link.text for link in m.paragraphs]) for m in source.mentions] == [
        ("Ana", 1, ["¶\u00a01"]),
        ("she", 2, ["¶\u00a02", "¶\u00a03"]),
    ]


def test_a_mention_leads_to_twelve_paragraphs_at_most() -> None:
    """A source that is named in forty paragraphs leads to the first twelve."""
    text = "Ana spoke.\n\n" * 40
    mentions = tuple(Mention(start=at * 12, end=at * 12 + 3, text="Ana") for at in range(40))
    source = Source(id="s-a", name="Ana", kind="person", named=True, mentions=mentions)
    analysis = Analysis(document=Story(text).document, engine=ENGINE, sources=(source,))
    (mention,) = view(analysis).sources[0].mentions

    assert (mention.count, len(mention.paragraphs), mention.paragraphs[-1].text) == (40, 12, "¶\u00a012")


def test_members_are_shown_from_both_sides() -> None:
    """One of the officials leads to the officials, and they to their members."""
    by_name = {source.name: source for source in view(ferry()).sources}

    assert by_name["one official"].member_of == by_name["Transport officials"].badge
    assert [badge.name for badge in by_name["Transport officials"].members] == ["one official", "A second official"]
    assert [badge.name for badge in by_name["one official"].may_be] == ["A second official"]


def test_people_who_speak_together_are_shown_from_both_sides() -> None:
    """Two who speak together lead to each of them, also to one who says nothing alone, and each leads to the two."""
    by_name = {source.name: source for source in view(told_together()).sources}
    both = by_name["Ines Calder and Rolf Stamm"]

    assert {badge.name for badge in both.members} == {"Ines Calder", "Rolf Stamm"}
    assert by_name["Ines Calder"].together == by_name["Rolf Stamm"].together == (both.badge,)
    assert (len(both.quotations), len(by_name["Ines Calder"].quotations)) == (1, 0)


def test_relay_addressee_and_denial_are_shown() -> None:
    """An entry says who passed the words on, to whom they were said and whether the source denies them."""
    entries = {entry.number: entry for source in view(ferry()).sources for entry in source.quotations}

    assert entries[6].via == page.PlaceLink(text="the officials", anchor="s-officials")
    assert entries[8].addressee == "reporters"
    assert [number for number, entry in entries.items() if entry.denied] == [9]
    assert entries[9].cue_class == "a denial"


def test_the_only_article_takes_the_report_title() -> None:
    """An article without a title is headed by the report's title if there is no other, else by its name."""
    plain = Story("Nothing.").analysis()

    assert view(plain, report_title="May").heading == "May"
    assert view(plain, report_title="May").report_title is None
    assert view(plain, report_title="May", index="index.html").heading == "story.txt"
    assert view(ferry(), report_title="May").report_title == "May"


def test_an_article_without_a_title_takes_the_headline_in_its_text() -> None:
    """A headline in the text heads the page before the report's title and the file's name."""
    plain = Story("Bridge to close\n\nIt rained.").analysis()

    assert view(plain).heading == "Bridge to close"
    assert view(plain, report_title="May").heading == "Bridge to close"
    assert view(plain, report_title="May").report_title == "May"


def test_an_empty_article_gives_an_empty_page() -> None:
    """An article with no text has no paragraphs, no sources and a line that says so."""
    shown = view(Story(""))

    assert (shown.paragraphs, shown.sources, shown.found) == ((), (), "No quotation was found.")


def test_a_span_outside_the_text_leaves_out_the_link() -> None:
    """A quotation whose span lies beyond the text keeps its words and has no place in the article."""
    quotation = Quotation(id="q-1", kind="direct", spans=(Span(start=90, end=99),), text="“Gone.”")
    shown = view(Analysis(document=Story("Short.").document, engine=ENGINE, quotations=(quotation,)))
    (entry,), (look,) = shown.open_quotations, shown.look_groups[0].looks

    assert (entry.passages, entry.place, entry.paragraph) == ((("“Gone.”",),), None, None)
    assert look.start is None


@given(analyses())
def test_any_analysis_gives_a_page_with_each_quotation_once(analysis: Analysis) -> None:
    """Every quotation is listed once, under its source or among those without one, and all anchors differ."""
    shown = view(analysis)
    under_sources = [entry for source in shown.sources for entry in source.quotations]
    places = [o.place for p in shown.paragraphs for s in p.segments for o in s.openings if o.place]

    assert sorted(entry.number for entry in [*under_sources, *shown.open_quotations]) == [
        number for number, _ in enumerate(analysis.quotations, 1)
    ]
    assert sorted(entry.place for entry in [*under_sources, *shown.open_quotations] if entry.place) == sorted(places)
    assert len(set(places)) == len(places)


def test_what_a_source_talks_about() -> None:
    """Where profiles are given, a source has its key terms, and how its words read in words; others have neither."""
    ruiz = Profile(
        key_terms=("ferry bridge",), readability=Readability(words=120, sentences=6, distinct_words=80, grade=0.2)
    )
    shown = article_page(ferry(), file="ferry.html", profiles={"s-ruiz": ruiz})
    by_name = {source.name: source for source in shown.sources}

    assert by_name["Ana Ruiz"].key_terms == ("ferry bridge",)
    assert by_name["Ana Ruiz"].reads == (
        "6 sentences of 20 words on average, 80 different words; reads like a text for grade 1 in US schools"
    )
    assert {(source.key_terms, source.reads) for name, source in by_name.items() if name != "Ana Ruiz"} == {((), None)}
    assert shown.profiled
    assert not article_page(ferry(), file="ferry.html").profiled


def test_key_terms_are_text() -> None:
    """What a source says is shown as it is, and is no HTML."""
    hostile = Profile(key_terms=("<b>rust</b> & steel",))
    [html] = render_report([ferry()], profiles=lambda _: {"s-ruiz": hostile}).values()

    assert 'Talks about</dt><dd><ul class="run"><li><bdi>&lt;b&gt;rust&lt;/b&gt; &amp; steel</bdi>' in html
