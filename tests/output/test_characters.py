"""Characters that documents and tables can't hold, or take for something else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from attribution.output.characters import is_formula, neutralised, showable


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_what_is_showable_is_xml(text: str) -> None:
    """Every text can be put into an XML document, each character for one character."""
    element = etree.Element("a")
    element.text = showable(text)

    assert (etree.fromstring(etree.tostring(element)).text or "") == showable(text)
    assert len(showable(text)) == len(text)


def test_what_is_kept() -> None:
    """Letters of all scripts, emoji, spaces and line ends stay."""
    assert showable("Zoë 河 🛥\t\r\n\u2028") == "Zoë 河 🛥\t\r\n\u2028"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_formulas(start: str) -> None:
    """What a spreadsheet takes for a formula is known, and neutralised by an apostrophe."""
    assert is_formula(f"{start}1")
    assert neutralised(f"{start}1") == f"'{start}1"


@given(st.text())
def test_nothing_stays_a_formula(text: str) -> None:
    """After that no text is taken for one, and all others are as they were."""
    assert not is_formula(neutralised(text))
    assert neutralised(text) in (text, f"'{text}")
    assert not re.match(r"[=+@-]", neutralised(text))
