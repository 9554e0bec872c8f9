from attribution.engine.grammar.hyphens import join_hyphenated
from attribution.engine.grammar.tree import Token


def tokens(*rows: tuple[str, str, str, int], apart: bool = False) -> list[Token]:
    """Return tokens of words, each with its part of speech, label and head; a hyphen stands close, or apart."""
    out: list[Token] = []
    start = 0
    for word, pos, dep, head in rows:
        close = not apart and (word == "-" or (bool(out) and out[-1].lower == "-"))
        start += (bool(out) and not close) * 1
        out.append(Token(start, start + len(word), word, word, pos, "NN", dep, head, ""))
        start += len(word)
    return out


CO_STAR = (
    ("the", "DET", "det", 1),
    ("co", "NOUN", "nsubj", 4),
    ("-", "NOUN", "nsubj", 4),
    ("star", "NOUN", "nsubj", 4),
    ("said", "VERB", "ROOT", 4),
)


def test_parts_of_a_hyphenated_noun_hang_from_its_last():
    """Where the parser takes the parts of a hyphenated noun for two, the last heads it, with what stood before."""
    joined = join_hyphenated(tokens(*CO_STAR))

    assert [(t.dep, t.head) for t in joined[:4]] == [("det", 3), ("compound", 3), ("punct", 3), ("nsubj", 4)]


def test_other_dashes_are_left():
    """A dash with a space before it, and a part that hangs from the other already, are left as they are."""
    apart = tokens(*CO_STAR, apart=True)
    under = tokens(*CO_STAR[:1], ("co", "NOUN", "nmod", 3), *CO_STAR[2:])

    assert join_hyphenated(apart) == tuple(apart)
    assert join_hyphenated(under) == tuple(under)
