"""What is not running text."""

import pytest

from attribution.load.parts import label_parts
from attribution.model import Part

STORY = "The bridge will close on Friday, the mayor said.\n\n“We told the ministry in writing,” one official said."


def labels(text: str) -> list[tuple[str, str]]:
    """Return what is labelled, with its label."""
    return [(part.kind, text[part.start : part.end]) for part in label_parts(text)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Advertisement", "advertisement"),
        ("— ADVERTISEMENT —", "advertisement"),
        ("Story continues below advertisement", "advertisement"),
        ("Read more", "read-more"),
        ("Read more: How the bridge was built", "read-more"),
        ("READ MORE | How the bridge was built", "read-more"),
        ("Related: “It is safe,” says mayor", "read-more"),
        ("Sign up for our weekly newsletter.", "newsletter"),
        ("Subscribe to get the news in your inbox", "newsletter"),
        ("Correction: an earlier version gave a wrong number.", "correction"),
        ("Correction (March 3, 2021): the bridge is in Ely.", "correction"),
        ("This story has been updated to add a statement.", "correction"),
        ("Reporting by Ann Lee; editing by Ben Roe", "contributors"),
        ("Ann Lee in Ely contributed to this report.", "contributors"),
        ("© 2021 The Ely Courier", "copyright"),
        ("Copyright 2021 The Ely Courier. All rights reserved.", "copyright"),
        ("-30-", "end-mark"),
        ("###", "end-mark"),
        ("ENDS", "end-mark"),
    ],
)
def test_clutter(line: str, kind: str) -> None:
    """A line of clutter is labelled wherever it stands, and is all that is."""
    assert labels(f"{STORY}\n\n{line}\n\nThe work will take three months.") == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "Read more books, she said.",
        "Advertisement is dead, he said.",
        "Related matters were not discussed.",
        "“Sign up for our newsletter,” the mayor said.",
        "Copyright is a right, the court said.",
        "The report has been updated, and this story has not.",
        "He said the reporting by the paper was fair.",
        "Watch out, she said.",
        "Ends do not justify means.",
    ],
)
def test_sentences_are_no_clutter(line: str) -> None:
    """A sentence that begins like clutter is text."""
    assert labels(f"{STORY}\n\n{line}") == []


@pytest.mark.parametrize(
    "dateline",
    [
        "ELY —",
        "ELY, England —",
        "SPRINGFIELD, Ill. (AP) —",
        "NEW YORK (Reuters) -",
        "ST. PAUL, Minn., March 2 (Reuters) –",
        "WASHINGTON, Nov. 3 —",
    ],
)
def test_datelines(dateline: str) -> None:
    """A place in capitals before a dash, where the article begins."""
    assert labels(f"{dateline} {STORY}") == [("dateline", dateline)]


@pytest.mark.parametrize("start", ["The bridge — it is old — ", "US officials said — ", "“NO — ", "BREAKING: Ely - "])
def test_no_datelines(start: str) -> None:
    """Other dashes are not datelines."""
    assert labels(f"{start}{STORY}") == []


def test_a_paragraph_that_repeats_a_longer_one() -> None:
    """It is a pull quote, and the words that it repeats are told."""
    text = f"{STORY}\n\nWE TOLD THE MINISTRY IN WRITING\n\nThe work will take three months."
    (part,) = label_parts(text)

    assert part.kind == "pull-quote"
    assert text[part.start : part.end] == "WE TOLD THE MINISTRY IN WRITING"
    assert part.repeats is not None
    assert text[part.repeats.start : part.repeats.end] == "We told the ministry in writing"


@pytest.mark.parametrize(
    "text",
    [
        f"{STORY}\n\n{STORY}",
        f"{STORY}\n\nThe mayor said.",
        f"{STORY}\n\nWe told the county in writing",
        "la la la la la\n" * 20,
    ],
)
def test_no_pull_quotes(text: str) -> None:
    """Equal paragraphs, a few words, and other words are not pull quotes."""
    assert labels(text) == []


def test_a_pull_quote_with_its_speaker() -> None:
    """Of a pull quote that its reader knows of, the words in marks, or its first line, are what is looked for."""
    for pulled in ("“We told the ministry in writing” — A source", "We told the ministry in writing\nA source"):
        text = f"{STORY}\n\n{pulled}"
        start = len(STORY) + 2
        (part,) = label_parts(text, 0, [Part(kind="pull-quote", start=start, end=len(text))])

        assert part.repeats is not None
        assert text[part.repeats.start : part.repeats.end] == "We told the ministry in writing"


def test_a_pull_quote_that_repeats_nothing() -> None:
    """It is a pull quote all the same."""
    text = f"{STORY}\n\n“Nobody ever answered any of our letters”"
    (part,) = label_parts(text, 0, [Part(kind="pull-quote", start=len(STORY) + 2, end=len(text))])

    assert (part.kind, part.repeats) == ("pull-quote", None)


def test_nothing_before_the_body() -> None:
    """What leads the article is not looked at."""
    text = f"Advertisement\n\n{STORY}"

    assert label_parts(text, body_start=15) == ()


def test_a_large_text_is_labelled_soon() -> None:
    """Its lines are not compared with one another."""
    text = "We told the ministry in writing again and again.\n" * 40_000 + "Advertisement"

    assert labels(text) == [("advertisement", "Advertisement")]


def test_words_that_stand_in_many_places() -> None:
    """Only the first few places are looked at, and a place over two paragraphs is none."""
    text = (
        "one two three\n\nfour five six seven\n\none two three four five\n\n"
        + "He wrote of it again and again.\n\n" * 50
    )

    assert labels(text) == []


def test_a_long_paragraph_is_no_pull_quote() -> None:
    """It is not even looked for."""
    long = "The bridge is safe and will stay open for all of the year. " * 30

    assert labels(f"{long}\n\nHe said: {long}") == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Lee wrote:\n\n> We stay.\n> All of us.\n\nSo.", ["> We stay.\n> All of us."]),
        ("> One.\n>\n> Two.", ["> One.\n>\n> Two."]),
        ("> One.\n\n> Two.", ["> One.", "> Two."]),
        (">> LEE: We stay.", []),
    ],
)
def test_lines_that_are_set_off(text: str, parts: list[str]) -> None:
    """Lines with ">" before them are a block quotation, up to an empty line."""
    assert [text[part.start : part.end] for part in label_parts(text) if part.kind == "block-quote"] == parts


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        (
            "It rained.\n\nWe stay! — Ann Lee (@annlee) March 2, 2024\n\nSo.",
            ["We stay! — Ann Lee (@annlee) March 2, 2024"],
        ),
        ("We stay!\n\n— Ann Lee (@annlee) 2 March 2024", ["We stay!\n\n— Ann Lee (@annlee) 2 March 2024"]),
        ("She wrote to Ann Lee (@annlee) on March 2, 2024", []),
        ("We stay! — Ann Lee (@annlee) March 2, 2024, as she wrote", []),
    ],
)
def test_posts_that_are_shown(text: str, posts: list[str]) -> None:
    """A name, its handle and a date end a post, or stand under it; it is a block quotation."""
    assert [text[part.start : part.end] for part in label_parts(text) if part.kind == "block-quote"] == posts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Lee wrote:\n\n    We stay.\n    All of us.\n\nSo.", ["    We stay.\n    All of us."]),
        ("Lee wrote:\n\n\tWe stay.", ["\tWe stay."]),
        ("Lee wrote.\n\n    We stay.", []),
        ("We need:\n\n  - bread\n  - milk", []),
        ("    Lee wrote:\n    We stay.", []),
    ],
)
def test_lines_that_are_indented(text: str, parts: list[str]) -> None:
    """Under a line that ends in a colon they are a block quotation, unless they are a list or all lines are so."""
    assert [text[part.start : part.end] for part in label_parts(text) if part.kind == "block-quote"] == parts
