from dataclasses import replace

import numpy as np

from attribution.engine.grammar.columns import Names
from tests.docs_by_hand import by_hand, token

TABLE = """
    Ana    NNP  nsubj  said  PERSON
    said   VBD  ROOT   -     say
    that   IN   mark   held
    it     PRP  nsubj  held
    held   VBD  ccomp  said  hold
    .      .    punct  said
"""


def test_names():
    """Names are asked for several at once, turned into others, and into figures; each is looked up once."""
    asked: list[str] = []

    def ending(name: str) -> str | None:
        asked.append(name)
        return name[-1:] if name != "b" else None

    names = Names(["xa", "ya", "b", "xa"])
    assert names.among("xa", "b", "zz").tolist() == [True, False, True, True]
    assert names.via(ending).among("a").tolist() == [True, True, False, True]
    assert names.figures(len).tolist() == [2.0, 2.0, 1.0, 2.0]
    assert asked == ["xa", "ya", "b"]


def test_what_hangs_under_a_token():
    """A root does not hang under itself, and of several that hang under a token the first is found."""
    parse = by_hand(TABLE)
    columns, said = parse.columns, token(parse, "said")
    below = columns.first(columns.deps.among("nsubj", "mark", "punct", "ROOT"))
    assert below.tolist() == [-1, token(parse, "Ana"), -1, -1, token(parse, "that"), -1, -1]
    assert np.flatnonzero(columns.have(columns.deps.among("ROOT", "nsubj"))).tolist() == [said, token(parse, "held")]
    nsubj = columns.deps.codes[0]
    counts = columns.count_labels(np.array([said, said, 0]), np.array([nsubj, columns.deps.codes[said], nsubj]))
    assert counts.tolist() == [1, 0, 0]


def test_no_token():
    """What is asked of no token, before the first or after the last, is no: it has no name and nothing under it."""
    parse = by_hand(TABLE)
    columns = parse.columns
    for place in (-1, len(parse.tokens)):
        assert not columns.lowers.among("ana", ".")[place]
        assert columns.first(columns.pos.among("NOUN", "PROPN", "VERB"))[place] == -1
        assert (columns.heads[place], columns.extents[place]) == (-1, 0)


def test_no_text():
    """A text without a token has a place for no token all the same."""
    bare = by_hand("Ana NNP ROOT -")
    columns = replace(bare, tokens=(), sentence_starts=(), entities=()).columns
    assert columns.lowers.among("ana").tolist() == [False]
    assert columns.have(columns.deps.among("ROOT")).tolist() == [False]
