import pytest

from attribution.engine.cues.no_comment import find_no_comments
from attribution.engine.grammar.parsing import Parse, read_doc
from attribution.engine.sources.anonymity import find_anonymity, find_terms
from attribution.model import Document, Span
from tests.docs_by_hand import by_hand, make_doc, token
from tests.growth import grows_evenly


def plain(text: str) -> Parse:
    """Return a parse where every sentence is one, which is all that conditions and reasons need."""
    rows = []
    for sentence in text.split(". "):
        rows.append(
            "\n".join(
                f"{word} NN dep {'-' if not i else sentence.split()[0]}" for i, word in enumerate(sentence.split())
            )
        )
    doc = make_doc("\n\n".join(rows))
    return read_doc(doc, Document.from_text(doc.text))


def reason_of(text: str, who: str) -> tuple[str | None, str | None]:
    """Return the condition and the reason that the text gives for `who`, the words of a mention."""
    parse = plain(text)
    start = parse.text.index(who)
    found = find_anonymity(parse, (Span(start=start, end=start + len(who)),))
    return found.condition, found.reason


@pytest.mark.parametrize(
    ("text", "condition", "reason"),
    [
        pytest.param(
            "One official spoke on condition of anonymity because the talks are private.",
            "spoke on condition of anonymity",
            "because the talks are private",
            id="because",
        ),
        pytest.param(
            "One official asked not to be named for fear of losing work.",
            "asked not to be named",
            "for fear of losing work",
            id="for fear of",
        ),
        pytest.param(
            "One official spoke on condition of anonymity to discuss the talks.",
            "spoke on condition of anonymity",
            "to discuss the talks",
            id="to discuss",
        ),
        pytest.param(
            "One official spoke on condition of anonymity .", "spoke on condition of anonymity", None, id="no reason"
        ),
        pytest.param("One official said nothing new.", None, None, id="neither"),
        pytest.param(
            "One official asked that I not use his name , because his wife does not know.",
            "asked that I not use his name",
            "because his wife does not know",
            id="asked of the writer",
        ),
        pytest.param(
            "One official declined to give his name.", "declined to give his name", None, id="a condition is no reason"
        ),
        pytest.param(
            "One official , whose name the court has ordered withheld , said so.",
            "whose name the court has ordered withheld",
            None,
            id="withheld by another",
        ),
        pytest.param(
            "One official spoke only if her name was not printed , for fear of revenge.",
            "only if her name was not printed",
            "for fear of revenge",
            id="only if",
        ),
        pytest.param(
            "One official , who was not authorized to speak publicly , said so.",
            None,
            "was not authorized to speak publicly",
            id="a reason by itself",
        ),
        pytest.param(
            "One official , citing fear of revenge , said so.",
            None,
            "citing fear of revenge",
            id="citing, after a comma",
        ),
        pytest.param(
            "One official said the road was shut because it rained.", None, None, id="a because of something else"
        ),
        pytest.param(
            "One official spoke on background , as is usual , and said it was shut because it rained.",
            "on background",
            "as is usual",
            id="the first reason after the condition",
        ),
    ],
)
def test_condition_and_reason(text: str, condition: str | None, reason: str | None):
    """The condition and the reason are the article's words, from the sentence that has the source."""
    found = reason_of(text.replace(" ,", ","), "One official")
    assert found == (condition, reason)


def test_reason_in_another_sentence_is_not_taken():
    """What the next sentence says of another source is not this one's reason."""
    text = "One official said so. Another spoke on condition of anonymity because the talks are private."
    assert reason_of(text, "One official") == (None, None)


def test_any_mention_may_have_the_reason():
    """A source whose later mention stands beside the condition has that condition."""
    parse = plain("One official said so. The official spoke on condition of anonymity for fear of reprisal.")
    places = [parse.text.index(words) for words in ("One official", "The official")]
    found = find_anonymity(parse, tuple(Span(start=at, end=at + 12) for at in places))
    assert (found.condition, found.reason) == ("spoke on condition of anonymity", "for fear of reprisal")


@pytest.mark.parametrize(
    ("text", "terms", "reason"),
    [
        pytest.param(
            "Ana, who asked that her last name not be used because she is shy.",
            "asked that her last name not be used",
            "because she is shy",
            id="right after the mention",
        ),
        pytest.param(
            "Ana, who came late to the old hall by the river and left again, asked that her last name not be used.",
            None,
            None,
            id="far from the mention",
        ),
        pytest.param("Ana wept.", None, None, id="no terms"),
    ],
)
def test_terms_of_a_part_of_the_name(text: str, terms: str | None, reason: str | None):
    """On what terms somebody is known by a part of the name stands right after a mention."""
    found = find_terms(plain(text), (Span(start=0, end=3),))
    assert (found and found.condition, found and found.reason) == (terms, reason)


def test_no_mentions():
    """Without a mention there is neither condition nor reason."""
    found = find_anonymity(plain("It rained."), ())
    assert (found.condition, found.reason) == (None, None)


def test_long_reason_is_cut():
    """A sentence that never ends gives a reason of bounded length."""
    _, reason = reason_of("One official asked not to be named because " + "of rain and " * 100, "One official")
    assert reason is not None
    assert len(reason) <= 200


def test_many_mentions_in_a_sentence_without_end():
    """A sentence that never ends and has a thousand mentions of one source is searched in a moment."""
    parses = {times: plain("the source spoke " * times) for times in (100, 800)}

    def search(times: int) -> None:
        places = [t for t in parses[times].tokens if t.lower == "source"]
        find_anonymity(parses[times], tuple(Span(start=t.start, end=t.end) for t in places))

    assert grows_evenly(search, 800)


DECLINED = """
    Ana       NNP  nsubj  declined  PERSON
    declined  VBD  ROOT   -         decline
    to        TO   aux    comment
    comment   VB   xcomp  declined
    .         .    punct  declined
"""
NO_REPLY = """
    The       DT   det    firm
    firm      NN   nsubj  respond
    did       VBD  aux    respond   do
    not       RB   neg    respond
    respond   VB   ROOT   -
    .         .    punct  respond
"""
UNREACHABLE = """
    Ben       NNP  nsubjpass  reached  PERSON
    could     MD   aux        reached
    not       RB   neg        reached
    be        VB   auxpass    reached
    reached   VBN  ROOT       -        reach
    .         .    punct      reached
"""
NOBODY = """
    Calls     NNS  nsubjpass  returned  call
    were      VBD  auxpass    returned  be
    not       RB   neg        returned
    returned  VBN  ROOT       -         return
    .         .    punct      returned
"""
REFUSED = """
    Ana       NNP  nsubj  refused  PERSON
    refused   VBD  ROOT   -        refuse
    to        TO   aux    comment
    comment   VB   xcomp  refused
"""
WOULD_NOT = """
    She       PRP  nsubj  say
    would     MD   aux    say
    not       RB   neg    say
    say       VB   ROOT   -
    why       WRB  advmod say
"""
QUOTED = """
    “         ``   punct    said
    I         PRP  nsubj    decline
    decline   VBP  ccomp    said
    to        TO   aux      comment
    comment   VB   xcomp    decline
    ,         ,    punct    said
    ”         ''   punct    said
    Ana       NNP  nsubj    said     PERSON
    said      VBD  ROOT     -        say
"""


@pytest.mark.parametrize(
    ("table", "kind", "words", "who"),
    [
        pytest.param(DECLINED, "declined", "declined to comment", "Ana", id="declined"),
        pytest.param(REFUSED, "refused", "refused to comment", "Ana", id="refused"),
        pytest.param(WOULD_NOT, "would-not", "would not say", "She", id="would not say"),
        pytest.param(NO_REPLY, "no-response", "did not respond", "firm", id="no reply"),
        pytest.param(UNREACHABLE, "unreachable", "could not be reached", "Ben", id="could not be reached"),
    ],
)
def test_no_comment(table: str, kind: str, words: str, who: str):
    """Not commenting is an act with its kind, its words and whose it was."""
    parse = by_hand(table)
    (act,) = find_no_comments(parse)
    assert (act.kind, parse.text[act.span.start : act.span.end]) == (kind, words)
    assert act.head == token(parse, who)


def test_calls_not_returned():
    """Calls that were not returned are an act of no comment, and the calls are not those who did not comment."""
    parse = by_hand(NOBODY)
    (act,) = find_no_comments(parse)
    assert act.kind == "no-response"
    assert act.head is None or parse.tokens[act.head].lower != "calls"


def test_no_comment_inside_a_quotation():
    """What somebody says in quotation marks is quoted and is no act of not commenting."""
    assert list(find_no_comments(by_hand(QUOTED))) == []


def test_acts_come_in_text_order():
    """Several acts come in text order, each once."""
    parse = by_hand(f"{NO_REPLY}\n\n{DECLINED}")
    assert [act.kind for act in find_no_comments(parse)] == ["no-response", "declined"]


def test_reason_ends_with_the_mention():
    """The reason in a mention ends where the mention does: "an aide who sought anonymity to keep his job said"."""
    who = "an aide who requested anonymity to protect his job"

    assert reason_of(f"Then {who} said so.", who) == ("requested anonymity", "to protect his job")


def test_refusing_a_name_is_no_comment_of_another():
    """Who declined to give a name of one's own has commented; who declined to give names of others has not."""
    own = find_no_comments(plain("A neighbor declined to give his name."))
    others = find_no_comments(plain("A neighbor declined to give any names."))

    assert ([act.kind for act in own], [act.kind for act in others]) == ([], ["declined"])


def test_a_reason_ahead_of_the_source_ends_before_it():
    """What a sentence tells of its source after the reason is no part of the reason."""
    text = "Speaking on condition of anonymity because they feared for their jobs, two aides said he had shouted."

    assert reason_of(text, "two aides") == (
        "Speaking on condition of anonymity",
        "because they feared for their jobs",
    )
