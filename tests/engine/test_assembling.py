import hashlib
from typing import Any

import msgspec
import pytest

from attribution import lexicon
from attribution.engine.assembling import build_analysis
from attribution.engine.cues.no_comment import find_withheld
from attribution.engine.grammar.parsing import read_doc
from attribution.engine.sources.merging import merge_sources
from attribution.engine.speakers.joining import join_quotations
from attribution.engine.speakers.linking import link_speakers
from attribution.engine.speakers.scene import Scene
from attribution.model import Analysis, Document, Engine, Note
from tests.docs_by_hand import links_by_hand, make_doc, scene_by_hand
from tests.weights_by_hand import weights

ENGINE = Engine(attribution="0.1.0", spacy="3.8", pipeline="by hand")

SAID = """
    “       ``   punct     said
    We      PRP  nsubj     go
    go      VBP  ccomp     said
    ,       ,    punct     said
    ”       ''   punct     said
    said    VBD  ROOT      -     say
    Mayor   NNP  compound  Lee
    Ana     NNP  compound  Lee   PERSON
    Lee     NNP  nsubj     said  PERSON
    .       .    punct     said
"""
AGAIN = """
    “       ``   punct     said
    They    PRP  nsubj     stay
    stay    VBP  ccomp     said
    ,       ,    punct     said
    ”       ''   punct     said
    Lee     NNP  nsubj     said  PERSON
    said    VBD  ROOT      -     say
    .       .    punct     said
"""
SHE = """
    “       ``   punct     said
    We      PRP  nsubj     go
    go      VBP  ccomp     said
    ,       ,    punct     said
    ”       ''   punct     said
    she     PRP  nsubj     said
    said    VBD  ROOT      -     say
    .       .    punct     said
"""
OFFICIAL = """
    “         ``   punct     said
    We        PRP  nsubj     go
    go        VBP  ccomp     said
    ,         ,    punct     said
    ”         ''   punct     said
    said      VBD  ROOT      -     say
    an        DT   det       official
    official  NN   nsubj     said
    who       WP   nsubj     spoke
    spoke     VBD  relcl     official  speak
    on        IN   prep      spoke
    condition NN   pobj      on
    of        IN   prep      condition
    anonymity NN   pobj      of
    .         .    punct     said
"""
RAIN = """
    It      PRP  nsubj  rained
    rained  VBD  ROOT   -       rain
    .       .    punct  rained
    ¶
"""
INDIRECT = """
    Ana     NNP  nsubj  said   PERSON
    said    VBD  ROOT   -      say
    it      PRP  nsubj  works
    works   VBZ  ccomp  said   work
    .       .    punct  said
"""


def analysis_of(scene: Scene, *speakers: str, **answers: Any) -> Analysis:
    """Return the analysis of a scene: each unit in turn is given to a mention, or linked as the weights answer."""
    learned = weights(**answers)
    links = links_by_hand(scene, *speakers) if speakers else link_speakers(scene, learned, threshold=0.4)
    drafts = join_quotations(scene, links, learned)
    return build_analysis(scene, links, drafts, merge_sources(scene, drafts), ENGINE)


def test_a_quotation_with_all_that_belongs_to_it():
    """A quotation has its words, cue, speaker, source, confidence and evidence."""
    analysis = analysis_of(scene_by_hand(SAID, said="“We go,”"), speaker=0.875)
    (quotation,), (source,) = analysis.quotations, analysis.sources
    assert (quotation.text, quotation.kind) == ("“We go,”", "direct")
    assert quotation.cue is not None
    assert (quotation.cue.text, quotation.cue.lemma, quotation.cue.cue_class) == ("said", "say", "neutral")
    assert quotation.speaker is not None
    assert quotation.speaker.text == "Mayor Ana Lee"
    assert (quotation.source_id, quotation.confidence) == (source.id, 0.8724)
    assert quotation.evidence == "the one who speaks in the tag beside the words"
    assert (source.name, source.kind, source.named, source.anonymity) == ("Ana Lee", "person", True, None)
    assert [mention.text for mention in source.mentions] == ["Mayor Ana Lee"]
    assert analysis.engine == ENGINE


STAYED = """
    “       ``   punct     stay
    They    PRP  nsubj     stay
    stay    VBP  ROOT      -
    .       .    punct     stay
    ”       ''   punct     stay
"""
SPOKESWOMAN = """
    “            ``   punct     said
    We           PRP  nsubj     go
    go           VBP  ccomp     said
    ,            ,    punct     said
    ”            ''   punct     said
    said         VBD  ROOT      -     say
    Ana          NNP  compound  Lee   PERSON
    Lee          NNP  nsubj     said  PERSON
    ,            ,    punct     Lee
    a            DT   det       spokeswoman
    spokeswoman  NN   appos     Lee
    .            .    punct     said
"""


def test_flag_of_words_that_go_on():
    """A quotation that goes on after its attribution says so."""
    (whole,) = analysis_of(scene_by_hand(f"{SAID}\n\n{STAYED}"), "Lee", "Lee").quotations
    (single,) = analysis_of(scene_by_hand(SAID), "Lee").quotations
    assert (whole.flags, single.flags) == (("speaks-on",), ())


def test_description_of_somebody_with_a_name():
    """Who has a name has the description beside it; who has none is called by the description and has no other."""
    (ana,) = analysis_of(scene_by_hand(SPOKESWOMAN), "Lee").sources
    assert (ana.name, ana.description) == ("Ana Lee", "a spokeswoman")
    (official,) = analysis_of(scene_by_hand(OFFICIAL), "official").sources
    assert official.name.startswith("an official")
    assert official.description is None


def test_ids_are_hashes_of_the_words():
    """An id is a hash of the words and of their number among equal words, so that it stays over the years."""
    analysis = analysis_of(scene_by_hand(f"{SAID}\n\n{SAID}"), "Lee", "Lee.2")
    expected = [f"q-{hashlib.sha256(f'q\n“We go,”\n{n}'.encode()).hexdigest()[:8]}" for n in (1, 2)]
    assert [quotation.id for quotation in analysis.quotations] == expected
    assert [source.id for source in analysis.sources] == [f"s-{hashlib.sha256(b's\nAna Lee\n1').hexdigest()[:8]}"]


def test_offsets_show_what_they_say():
    """Every text in an analysis is what its offsets show."""
    analysis = analysis_of(scene_by_hand(f"{RAIN}\n\n{SAID}", said="“We go,”"), "Lee")
    text = analysis.document.text
    shown = [m for q in analysis.quotations for m in (q.cue, q.speaker) if m] + [
        m for s in analysis.sources for m in s.mentions
    ]
    assert shown
    assert all(text[m.start : m.end] == m.text for m in shown)
    assert [text[s.start : s.end] for s in analysis.quotations[0].spans] == ["“We go,”"]


def test_ids_outlive_a_paragraph_elsewhere():
    """Ids are made of words and their number among equals, so that another paragraph changes none."""
    story = f"{SAID}\n¶\n\n{AGAIN.replace('said', 'added')}"
    said = {"said": "“We go,”", "added": "“They stay,”"}
    before = analysis_of(scene_by_hand(story, **said), "Lee", "Lee.2")
    after = analysis_of(scene_by_hand(f"{RAIN}\n\n{story}", **said), "Lee", "Lee.2")
    assert [q.id for q in before.quotations] == [q.id for q in after.quotations]
    assert [s.id for s in before.sources] == [s.id for s in after.sources]
    assert before.quotations[0].spans != after.quotations[0].spans


def test_equal_words_have_ids_of_their_own():
    """Two quotations of the same words have two ids, and two unnamed sources of the same words too."""
    two = f"{OFFICIAL}\n¶\n\n{OFFICIAL}"
    analysis = analysis_of(scene_by_hand(two), "official", "official.2")
    assert len({q.id for q in analysis.quotations}) == len(analysis.quotations) == 2
    assert len({s.id for s in analysis.sources}) == len(analysis.sources) == 2


def test_name_is_the_fullest():
    """A source is named by its fullest name, whichever comes first, titles left off."""
    analysis = analysis_of(scene_by_hand(f"{AGAIN}\n¶\n\n{SAID}"), "Lee", "Lee.2")
    assert [source.name for source in analysis.sources] == ["Ana Lee"]
    assert [mention.text for mention in analysis.sources[0].mentions] == ["Lee", "Mayor Ana Lee"]


def test_pronoun_is_never_a_name():
    """A speaker known by a pronoun alone is an unnamed source, and the pronoun is not its name."""
    analysis = analysis_of(scene_by_hand(SHE, said="“We go,”"))
    assert [source.named for source in analysis.sources] == [False]
    assert not any(source.name.lower() in lexicon.pronouns() for source in analysis.sources)


def test_unnamed_source_says_on_what_terms():
    """An unnamed source is called by its description and has the condition that the article states."""
    (source,) = analysis_of(scene_by_hand(OFFICIAL, said="“We go,”"), "official").sources
    assert source.name.startswith("an official")
    assert not source.named
    assert source.anonymity is not None
    assert source.anonymity.condition == "spoke on condition of anonymity"


@pytest.mark.parametrize(
    ("verb", "lemma", "denied"),
    [("denied", "deny", True), ("said", "say", False)],
)
def test_denied(verb: str, lemma: str, denied: bool):
    """What a source denies is marked as denied."""
    table = INDIRECT.replace("said", verb).replace(" say", f" {lemma}")
    (quotation,) = analysis_of(scene_by_hand(table, **{verb: "it works"})).quotations
    assert quotation.denied is denied


def test_not_denied():
    """Who does not deny something has not denied it."""
    table = """
        Ana   NNP  nsubj  deny   PERSON
        did   VBD  aux    deny   do
        not   RB   neg    deny
        deny  VB   ROOT   -
        it    PRP  nsubj  works
        works VBZ  ccomp  deny   work
    """
    (quotation,) = analysis_of(scene_by_hand(table, deny="it works")).quotations
    assert not quotation.denied


def test_cue_with_a_particle():
    """ "Pointed out" is one cue, with the lemma of both its words."""
    table = """
        Ana      NNP  nsubj  pointed  PERSON
        pointed  VBD  ROOT   -        point
        out      RP   prt    pointed
        it       PRP  nsubj  works
        works    VBZ  ccomp  pointed  work
    """
    (quotation,) = analysis_of(scene_by_hand(table, pointed="it works")).quotations
    assert quotation.cue is not None
    assert (quotation.cue.text, quotation.cue.lemma) == ("pointed out", "point out")


def test_according_to():
    """ "According to" is one cue of both words."""
    table = """
        It         PRP  nsubj  works
        works      VBZ  ROOT   -          work
        ,          ,    punct  works
        according  VBG  prep   works      accord
        to         IN   prep   according
        Ana        NNP  pobj   to         PERSON
    """
    (quotation,) = analysis_of(scene_by_hand(table, according="It works")).quotations
    assert quotation.cue is not None
    assert (quotation.cue.text, quotation.cue.lemma, quotation.cue.cue_class) == (
        "according to",
        "according to",
        "neutral",
    )


def test_who_was_told():
    """The addressee is those who were told, and never the speaker."""
    table = """
        Ana        NNP  nsubj  told       PERSON
        told       VBD  ROOT   -          tell
        reporters  NNS  dobj   told       reporter
        it         PRP  nsubj  works
        works      VBZ  ccomp  told       work
    """
    (quotation,) = analysis_of(scene_by_hand(table, told="it works")).quotations
    assert quotation.addressee is not None
    assert quotation.addressee.text == "reporters"


@pytest.mark.parametrize(
    ("speaker", "reason"),
    [([0.1, 0.3], "low-confidence"), ([0.8, 0.8], "ambiguous")],
)
def test_quotation_whose_speaker_is_not_known(speaker: list[float], reason: str):
    """A quotation without a speaker is listed with the reason and with who it may be, the likeliest first."""
    table = """
        Ana    NNP  nsubj  met   PERSON
        met    VBD  ROOT   -     meet
        Ben    NNP  dobj   met   PERSON
        .      .    punct  met

        “      ``   punct  held
        It     PRP  nsubj  held
        held   VBD  ROOT   -     hold
        .      .    punct  held
        ”      ''   punct  held
    """
    analysis = analysis_of(scene_by_hand(table), speaker=speaker)
    (quotation,), (open_one,) = analysis.quotations, analysis.unattributed
    assert (quotation.speaker, quotation.source_id) == (None, None)
    assert (open_one.reason, open_one.quotation_id) == (reason, quotation.id)
    assert {candidate.speaker.text for candidate in open_one.candidates} == {"Ana", "Ben"}
    confidences = [candidate.confidence for candidate in open_one.candidates]
    assert confidences == sorted(confidences, reverse=True)
    assert analysis.sources == ()


NOBODYS = """
    They    PRP  nsubj   {verb}
    {verb}  VBD  ROOT    -
    the     DT   det     {noun}
    {noun}  NN   dobj    {verb}
    “       ``   punct   {last}
    {words}
    ”       ''   punct   {last}
    .       .    punct   {verb}
"""


@pytest.mark.parametrize(
    ("noun", "words", "reason"),
    [
        pytest.param(
            "film", "The DT det Ferry NONE\nLast NNP compound Ferry\nFerry NNP appos film", "title", id="title"
        ),
        pytest.param("motto", "always RB advmod dry\ndry JJ appos motto", "motto", id="motto"),
        pytest.param("term", "drip NN compound tax\ntax NN appos term", "term", id="term"),
        pytest.param("so-called", "drip NN compound tax\ntax NN appos so-called", "term", id="so-called"),
        pytest.param("gift", "free JJ amod lunch\nlunch NN appos gift", "scare-quote", id="scare quote"),
    ],
)
def test_what_is_nobodys_words(noun: str, words: str, reason: str):
    """A title, a motto, a term and a scare quote are listed as such and are no quotations."""
    table = NOBODYS.format(
        verb="liked", noun=noun, words=words.replace(" NONE", ""), last=words.split("\n")[-1].split()[0]
    )
    analysis = analysis_of(scene_by_hand(table), speech=0.1)
    assert analysis.quotations == ()
    assert [item.reason for item in analysis.unattributed] == [reason]
    assert analysis.unattributed[0].quotation_id is None


def test_marks_without_partners():
    """A mark without its partner is noted, and the quotation says so too."""
    open_mark = SAID.replace("    ”       ''   punct     said\n", "")
    analysis = analysis_of(scene_by_hand(open_mark))
    assert [note.kind for note in analysis.notes] == ["unclosed-mark"]
    assert "unclosed-mark" in analysis.quotations[0].flags


def test_no_comment_is_noted():
    """Who did not comment is noted with the act, though it is no quotation."""
    table = """
        Ana       NNP  nsubj  declined  PERSON
        declined  VBD  ROOT   -         decline
        to        TO   aux    comment
        comment   VB   xcomp  declined
        .         .    punct  declined
    """
    analysis = analysis_of(scene_by_hand(f"{AGAIN.replace('Lee', 'Ana')}\n\n{table}", said="“They stay,”"))
    (note,) = analysis.notes
    assert (note.kind, note.message) == ("no-comment", "Ana: declined to comment")
    assert note.span is not None
    assert note.span.text == "declined to comment"
    assert note.source_id == analysis.sources[0].id


def test_notes_of_the_reader_are_taken_over():
    """What the reader of the file noted stands in the analysis, and once only."""
    doc = make_doc(RAIN)
    note = Note(kind="encoding", message="read as Latin-1")
    parse = read_doc(doc, msgspec.structs.replace(Document.from_text(doc.text), notes=(note,)))
    analysis = analysis_of(Scene(parse, (), (), find_withheld(parse)))
    assert analysis.notes == (note,)
    assert analysis.document.notes == ()


def test_two_who_may_be_the_same_are_named_to_each_other():
    """Two unnamed sources who may be one each name the other by id."""
    two = f"{OFFICIAL}\n¶\n\n{OFFICIAL}"
    analysis = analysis_of(scene_by_hand(two), "official", "official.2")
    one, other = analysis.sources
    assert (one.may_be, other.may_be) == ((other.id,), (one.id,))


def test_nothing_found():
    """An article without quotations gives an analysis without any."""
    analysis = analysis_of(scene_by_hand(RAIN))
    assert (analysis.quotations, analysis.sources, analysis.unattributed, analysis.notes) == ((), (), (), ())
