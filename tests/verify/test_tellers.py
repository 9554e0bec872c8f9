import pytest

from attribution.verify import prepare, record_of
from attribution.verify.paraphrases.statements import statements_of


@pytest.mark.parametrize(
    ("text", "words", "teller"),
    [
        ("MARA LINDT, 41, potter:\n- the kiln is broken\n- nobody rang", "nobody rang", "MARA LINDT"),
        ("OLSEN (phone 9.10)\n- the kiln is broken", "the kiln is broken", "OLSEN"),
        ("4.1 Ms Lindt undertook to mend the kiln. She asked for a week.", "She asked for a week", "Ms Lindt"),
        ("4.1 The kiln was mended. She asked for a week.", "She asked for a week", None),
        ('The kiln broke.\n\n"We had no clay," Mara Lindt said. "We shut."\n\nIt is old.', "We shut", "Mara Lindt"),
        ('The kiln broke.\n\n"We had no clay," Mara Lindt said. "We shut."\n\nIt is old.', "It is old", None),
    ],
)
def test_who_tells(text: str, words: str, teller: str | None) -> None:
    """Notes, minutes and releases say without labels who tells what; other sentences are nobody's."""
    [source] = prepare([record_of(text, "notes.txt")]).sources
    found = [one.teller for one in statements_of(source.tokens) if words in source.tokens.shown(one.low, one.high)]

    assert found == [teller]
