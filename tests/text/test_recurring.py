"""Labels that are known by the others of their kind."""

import pytest

from attribution.text import read_labels

WORDS = ("The pier is shut.", "Who says so?", "The board does.")


def labelled(text: str, *, in_prose: bool = False) -> list[tuple[str, str]]:
    """Return the name of each label in the lines of a text, and what follows it in the line."""
    lines, at = [], 0
    for line in text.splitlines():
        lines.append((at, at + len(line)))
        at += len(line) + 1
    lines = [line for line in lines if line[0] < line[1]]
    labels = read_labels(text, lines, in_prose=in_prose)
    return [
        (text[slice(*label.name)], text[label.end : end])
        for label, (_, end) in zip(labels, lines, strict=True)
        if label.name
    ]


@pytest.mark.parametrize(
    "form",
    [
        "{name} — {words}",
        "{name} - {words}",
        "{name}\t{words}",
        "0:01\t{name}\t{words}",
        "{name}\t00:00:01\t{words}",
        "3\t{name}\t{words}",
        "{name} | {words}",
        "{name}     {words}",
        "**{name}** {words}",
        "[{name}] {words}",
        "[0:01] [{name}] {words}",
        "<{name}> {words}",
    ],
)
def test_names_within_the_line(form: str) -> None:
    """A name before a dash, in a column, in bold or in brackets labels its line where it comes again."""
    names = ("Nora Vance", "Ilya Stroud", "Nora Vance")
    text = "\n".join(form.format(name=name, words=words) for name, words in zip(names, WORDS, strict=True))
    assert labelled(text) == list(zip(names, WORDS, strict=True))


def test_names_in_small_letters() -> None:
    """So does a name in small letters before a colon, and one in capitals before a stop."""
    assert labelled("nora: yes\nilya: no\nnora: why") == [("nora", "yes"), ("ilya", "no"), ("nora", "why")]
    assert labelled("NORA VANCE. Yes.\nILYA STROUD. No.") == [("NORA VANCE", "Yes."), ("ILYA STROUD", "No.")]


@pytest.mark.parametrize(
    "form",
    [
        "{name}  0:01",
        "{name}   1 minutes 4 seconds",
        "{name} (00:01)",
        "{name} | 00:01",
        "[{name}] 10:00:01",
        "{name}, [03.09.24 19:04]",
        "[00:00:01] {name}",
        "#### {name}",
        "**{name}**",
        "{name}",
        "{name} (Lowell) (Lab)",
    ],
)
def test_names_on_lines_of_their_own(form: str) -> None:
    """A name that has a line to itself, with or without a time, labels the lines below it."""
    names = ("Nora Vance", "Speaker 2", "Nora Vance")
    text = "\n".join(f"{form.format(name=name)}\n{words}" for name, words in zip(names, WORDS, strict=True))
    assert labelled(text) == [(name, "") for name in names]


def test_a_heading_among_names() -> None:
    """What stands on a line of its own once, with neither a time nor a given name, is a heading."""
    text = "Sea Walls\nNora Vance\nThe pier is shut.\nIlya Stroud\nWho says so?\nNora Vance\nThe board does."
    assert [name for name, _ in labelled(text)] == ["Nora Vance", "Ilya Stroud", "Nora Vance"]


@pytest.mark.parametrize(
    "text",
    [
        "Nora Vance — The pier is shut.\nNora Vance — It stays shut.",
        "Sunday\nWe met.\nMonday\nWe left.\nTuesday\nIt rained.",
        "Nora Vance\nIlya Stroud\nNora Vance\nThe pier is shut.",
        "The pier is shut.\nNora Vance\nIt stays shut.",
        "time: ten\nplace: the hall\ntime: noon",
        "",
    ],
)
def test_what_labels_nobody(text: str) -> None:
    """One name, names that never come again, headings and the heads of a listing are no labels."""
    assert labelled(text) == []
