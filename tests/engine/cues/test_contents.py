from collections.abc import Iterable

import numpy as np
import pytest

from attribution.engine.cues.candidates import Site, find_sites
from attribution.engine.cues.contents import CONTENT_FEATURES, content_features, find_contents, find_parts, spans
from attribution.engine.cues.scoring import ScoredSite
from attribution.engine.grammar.parsing import Parse
from tests.docs_by_hand import by_hand, token, words
from tests.weights_by_hand import weights

SAID = """
    Ana    NNP  nsubj  said  PERSON
    said   VBD  ROOT   -     say
    that   IN   mark   held
    it     PRP  nsubj  held
    held   VBD  ccomp  said  hold
    .      .    punct  said
"""
TOLD = """
    Ana     NNP  nsubj  told  PERSON
    told    VBD  ROOT   -     tell
    Ben     NNP  dobj   told  PERSON
    it      PRP  nsubj  held
    held    VBD  ccomp  told  hold
    .       .    punct  told
"""
INTERRUPTED = """
    The     DT   det        plan
    plan    NN   nsubj      failed
    ,       ,    punct      failed
    Ana     NNP  nsubj      said    PERSON
    said    VBD  parataxis  failed  say
    ,       ,    punct      failed
    failed  VBD  ROOT       -       fail
    .       .    punct      failed
"""
MEANWHILE = """
    The     DT   det        plan
    plan    NN   nsubj      failed
    failed  VBD  ROOT       -       fail
    ,       ,    punct      failed
    Ana     NNP  nsubj      said    PERSON
    said    VBD  parataxis  failed  say
    ,       ,    punct      failed
    as      IN   mark       rose
    it      PRP  nsubj      rose
    rose    VBD  advcl      failed  rise
    .       .    punct      failed
"""
JOINED = """
    Ana     NNP  nsubj  said    PERSON
    said    VBD  ROOT   -       say
    it      PRP  nsubj  failed
    failed  VBD  ccomp  said    fail
    ,       ,    punct  said
    and     CC   cc     said
    that    IN   mark   stood
    he      PRP  nsubj  stood
    stood   VBD  conj   said    stand
    .       .    punct  said
"""
ACCORDING = """
    It         PRP  nsubj  held
    held       VBD  ROOT   -          hold
    ,          ,    punct  held
    according  VBG  prep   held       accord
    to         IN   prep   according
    Ana        NNP  pobj   to         PERSON
    .          .    punct  held
"""
SPLIT = """
    “       ``   punct  said
    We      PRP  nsubj  tried
    tried   VBD  ccomp  said  try
    ,       ,    punct  said
    ”       ''   punct  said
    she     PRP  nsubj  said
    said    VBD  ROOT   -     say
    .       .    punct  said

    “       ``   punct  failed
    We      PRP  nsubj  failed
    failed  VBD  ROOT   -     fail
    .       .    punct  failed
    ”       ''   punct  failed
"""
PARTIAL = """
    He      PRP  nsubj  called
    called  VBD  ROOT   -       call
    it      PRP  nsubj  farce
    “       ``   punct  farce
    a       DT   det    farce
    farce   NN   ccomp  called
    ,       ,    punct  called
    ”       ''   punct  called
    twice   RB   advmod called
"""


def site_at(parse: Parse, word: str) -> Site:
    return next(site for site in find_sites(parse) if site.head == token(parse, word))


def parts_at(table: str, word: str) -> list[str]:
    parse = by_hand(table)
    return [words(parse, part.tokens) for part in find_parts(parse, site_at(parse, word))]


def shown(parse: Parse, indices: Iterable[int]) -> list[str]:
    return [parse.text[s.start : s.end] for s in spans(parse, indices)]


def between(parse: Parse, first: str, last: str, number: int = 1) -> list[int]:
    return list(range(token(parse, first, number), token(parse, last, number) + 1))


def test_parts_are_the_phrases_under_the_cue():
    """What depends on the cue may be content; the source and the punctuation may not."""
    assert parts_at(SAID, "said") == ["that it held"]


def test_the_one_who_is_told_is_a_part_of_its_own():
    """Each phrase is one part, so that an addressee can be left out."""
    assert parts_at(TOLD, "told") == ["Ben", "it held"]


def test_clause_around_the_cue():
    """Where a cue interrupts a clause, the clause without the cue and its source may be content."""
    assert parts_at(INTERRUPTED, "said") == ["The plan , , failed ."]


def test_clause_around_according_to():
    """What "according to" hangs from may be content; the one it names is not."""
    assert parts_at(ACCORDING, "according")[-1] == "It held , ."
    assert not any("Ana" in part for part in parts_at(ACCORDING, "according"))


def test_likely_parts_are_content():
    """Of a likely cue, the parts that the weights choose are content, and the others are not."""
    parse = by_hand(TOLD)
    (told,) = [ScoredSite(site, 0.9) for site in find_sites(parse) if parse.tokens[site.head].lower == "told"]
    (found,) = find_contents(parse, [told], weights(content=[0.2, 0.8]))
    assert words(parse, sorted(found.content)) == "it held"
    assert (found.site, found.probability) == (told.site, 0.9)


@pytest.mark.parametrize(
    ("table", "content"),
    [
        (INTERRUPTED, "The plan , , failed ."),
        (MEANWHILE, "The plan failed , , ."),
        (MEANWHILE.replace("parataxis", "advcl    "), ""),
        (MEANWHILE.replace("say\n", "believe\n"), ""),
        (JOINED, "that he stood"),
        (JOINED.replace("that    IN", "when    WRB"), ""),
    ],
)
def test_what_is_surely_told(table: str, content: str):
    """The clause around a tag between commas is content, not what went on meanwhile; so is what "and that" joins."""
    parse = by_hand(table)
    (cue,) = [ScoredSite(site, 0.9) for site in find_sites(parse) if parse.tokens[site.head].lower == "said"]
    (found,) = find_contents(parse, [cue], weights(content=[0.3] * len(find_parts(parse, cue.site))))
    assert words(parse, sorted(found.content)) == content


def test_hopeless_cue_has_no_content():
    """Of a cue that is most unlikely no part is even read, and it stays in its place with nothing."""
    parse = by_hand(SAID)
    cues = [ScoredSite(site, 0.001) for site in find_sites(parse)]
    found = find_contents(parse, cues, weights(content=[]))
    assert [item.content for item in found] == [frozenset()] * len(cues)


@pytest.mark.parametrize("table", [SAID, TOLD, INTERRUPTED, ACCORDING, SPLIT, PARTIAL])
def test_what_is_read_of_a_part(table: str):
    """All parts are described by the same number of plain figures."""
    parse = by_hand(table)
    parts = [part for site in find_sites(parse) for part in find_parts(parse, site)]
    rows = content_features(parse, parts, {"say>ccomp": 0.9})
    assert parts
    assert rows.shape == (len(parts), len(CONTENT_FEATURES))
    assert np.isfinite(rows).all()


def test_rate_of_a_kind_of_phrase_is_read():
    """How often a phrase of this kind was content under this cue in training is part of what is read."""
    parse = by_hand(SAID)
    parts = find_parts(parse, site_at(parse, "said"))
    assert len(parts) == 1
    assert 0.875 in content_features(parse, parts, {"say>ccomp": 0.875})
    assert 0.625 in content_features(parse, parts, {">ccomp": 0.625})


def test_spans_leave_out_commas_and_stops_at_their_edges():
    """A stretch of content begins and ends with a word."""
    parse = by_hand(INTERRUPTED)
    everything = [*between(parse, "The", "plan"), 2, 5, 6, 7]
    assert shown(parse, everything) == ["The plan", "failed"]


def test_spans_take_in_the_marks_of_quoted_words():
    """Quoted words come with both their marks, and with the comma inside."""
    parse = by_hand(SPLIT)
    assert shown(parse, [1, 2]) == ["“We tried,”"]
    assert shown(parse, [0, 1, 2, 3, 4]) == ["“We tried,”"]


def test_spans_of_words_inside_and_outside_marks():
    """A stretch that ends in quoted words ends with their mark."""
    parse = by_hand(PARTIAL)
    assert shown(parse, between(parse, "it", "farce")) == ["it “a farce,”"]


def test_spans_of_part_of_a_quotation():
    """A piece that stops short of the last quoted word does not take in the closing mark."""
    parse = by_hand(SPLIT)
    assert shown(parse, [token(parse, "We")]) == ["“We"]


def test_spans_in_pieces():
    """Content that the attribution interrupts comes in pieces, in text order."""
    parse = by_hand(SPLIT)
    assert shown(parse, [*range(8, 13), *range(5)]) == ["“We tried,”", "“We failed.”"]


DASHED = """
    We    PRP  nsubj  left
    left  VBD  ROOT   -     leave
    {}    :    punct  left
    Ana   NNP  nsubj  went
    went  VBD  conj   left  go
"""


@pytest.mark.parametrize(
    ("sign", "expected"),
    [(",", ["We left, Ana went"]), ("—", ["We left", "Ana went"]), ("(", ["We left", "Ana went"])],
)
def test_spans_beside_signs(sign: str, expected: list[str]):
    """A comma between two parts of what is said leaves it whole; a dash or a bracket parts it."""
    parse = by_hand(DASHED.format(sign))
    assert shown(parse, [0, 1, 3, 4]) == expected


def test_spans_of_one_quotation_are_one():
    """Where the parser takes a sign before the closing mark for a word, the quoted words are no two pieces."""
    parse = by_hand("“ `` punct Go\nGo VB ROOT -\n! NN dep Go\n” '' punct Go")
    assert shown(parse, [0, 1, 3]) == ["“Go!”"]


def test_clause_around_a_cue_without_its_source():
    """A source that the parser hung on the clause around the cue is no part of what is said."""
    parse = by_hand(INTERRUPTED.replace("Ana     NNP  nsubj      said ", "Ana     NNP  dep        failed "))
    (part,) = find_parts(parse, Site(token(parse, "said"), "verb", token(parse, "Ana"), ""))
    assert words(parse, part.tokens) == "The plan , , failed ."
    (other,) = find_parts(parse, Site(token(parse, "said"), "verb", None, ""))
    assert words(parse, other.tokens) == "The plan , Ana , failed ."


def test_spans_of_nothing():
    """No tokens, or punctuation alone, are no stretch."""
    parse = by_hand(SAID)
    assert spans(parse, []) == ()
    assert spans(parse, [token(parse, ".")]) == ()


LITTLE = """
    prices  NNS  nsubj  fell   price
    fell    VBD  ccomp  said   fall
    ;       :    punct  said
    they    PRP  nsubj  said
    said    VBD  ROOT   -      say
    {much}    JJ   dobj   said
    .       .    punct  said
"""


@pytest.mark.parametrize(
    ("much", "said"),
    [pytest.param("little", "little", id="said little"), pytest.param("so", "prices fell so", id="said so")],
)
def test_how_much_was_said(much: str, said: str):
    """Where a cue's object is how much was said, the clause before it is not what was said."""
    parse = by_hand(LITTLE.format(much=much))
    (site,) = [each for each in find_sites(parse) if parse.tokens[each.head].lower == "said"]
    (reported,) = find_contents(parse, [ScoredSite(site, 0.9)], weights())
    assert words(parse, reported.content) == said
