"""Exports of news databases."""

from pathlib import Path

import pytest

from attribution.errors import LoadError
from attribution.load import read, read_all
from attribution.load.news_databases import split_export

OLD = """1 of 2 DOCUMENTS

Ely News
March 2, 2021 Tuesday
Bridge to close
SECTION: NEWS; Pg. 4
LENGTH: 80 words
BYLINE: Jo Day
BODY:
“It is not safe,” Ann Lee said.

It closes.
LOAD-DATE: March 3, 2021
LANGUAGE: ENGLISH
Copyright 2021 Ely News
All Rights Reserved

2 of 2 DOCUMENTS

Bly Post
March 4, 2021 Thursday
Mayor quits
BYLINE: Al Noor
LENGTH: 40 words
BODY:
“It is over,” she said.
LOAD-DATE: March 4, 2021
"""
NEW = """Documents (2)
1. Bridge to close
2. Mayor quits

End of Document
Bridge to close
Ely News
March 2, 2021 Tuesday

Copyright 2021 Ely News All Rights Reserved

Section: NEWS; Pg. 4
Length: 80 words
Byline: By Jo Day
Body

“It is not safe,” Ann Lee said.

It closes.

Classification

Subject: BRIDGES (90%)

Load-Date: March 3, 2021
End of Document

Mayor quits
Bly Post
March 4, 2021 Thursday
Copyright 2021 Bly Post
Length: 40 words
Byline: Al Noor
Body
“It is over,” she said.
Load-Date: March 4, 2021
End of Document
"""
FACTIVA = """News
Bridge to close

By Jo Day
80 words
2 March 2021
Ely News
ELYN
English
Copyright 2021. Ely News.

“It is not safe,” Ann Lee said.

It closes.

Document ELYN000020210302eh3200001


Mayor quits

By Al Noor
40 words
4 March 2021
Bly Post
BLYP
English
(c) 2021 Bly Post

“It is over,” she said.

Document BLYP000020210304eh3400002
"""

TAGGED = """HD    Bridge to close
BY    By Jo Day
WC    80 words
PD    2 March 2021
SN    Ely News
LA    English
LP    “It is not safe,” Ann Lee said.
TD
It closes.
AN    Document ELYN000020210302eh3200001

HD    Mayor quits
BY    Al Noor
WC    40 words
PD    4 March 2021
SN    Bly Post
TD    “It is over,” she said.
AN    Document BLYP000020210304eh3400002
"""


@pytest.mark.parametrize("text", [OLD, NEW, FACTIVA, TAGGED], ids=["old", "new", "factiva", "tagged"])
def test_an_export(text: str) -> None:
    """Each article has its words alone as its text; what stands around them is what is told of it."""
    one, two = split_export(text)

    assert one.blocks[0].text == "“It is not safe,” Ann Lee said.\n\nIt closes."
    assert (one.told.title, one.told.byline, one.told.published) == ("Bridge to close", "Jo Day", "2021-03-02")
    assert (one.told.outlet, one.told.extra["length"]) == ("Ely News", one.told.extra["length"])
    assert "80 words" in one.told.extra["length"]
    assert two.blocks[0].text == "“It is over,” she said."
    assert (two.told.title, two.told.byline, two.told.outlet) == ("Mayor quits", "Al Noor", "Bly Post")


def test_lines_that_tell_nothing() -> None:
    """Numbers of pages, editions and clocks are no headline and no outlet; a byline may have no "By"."""
    page = OLD.replace("Ely News\nMarch 2", "Page 1 of 9\nEly News\nMarch 2").replace(
        "Tuesday\n", "Tuesday\nFinal Edition\n"
    )
    clock = FACTIVA.replace("2 March 2021\n", "2 March 2021\n14:05\n").replace("By Jo Day", "Jo Day")

    for text in (page, clock):
        told = split_export(text)[0].told
        assert (told.title, told.byline, told.outlet) == ("Bridge to close", "Jo Day", "Ely News")


def test_line_ends_of_windows() -> None:
    """They part lines like any other."""
    assert len(split_export(FACTIVA.replace("\n", "\r\n"))) == 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ann Lee said: “It is safe.”\n\nThe report has 300 words\n",
        "Length: 300 words\n\nThe bridge is safe.",
        "The bridge is safe.\n\nEnd of Document\n",
    ],
)
def test_what_is_no_export(text: str) -> None:
    """One sign alone makes none."""
    assert split_export(text) == ()


def test_a_file_with_an_export(tmp_path: Path) -> None:
    """Its articles have numbers; read as one article it is refused."""
    (tmp_path / "ely.txt").write_text(FACTIVA, encoding="utf-8")

    assert [document.id for document in read_all(tmp_path / "ely.txt")] == ["ely.txt#1", "ely.txt#2"]
    with pytest.raises(LoadError, match="it holds several articles: read them with read_all"):
        read(tmp_path / "ely.txt")
