"""Reading rich text."""

import time

import pytest

from attribution.errors import LoadError
from attribution.load import rtf
from attribution.load.options import Reading
from attribution.load.rtf import read_rtf

QUOTED = rb"\ldblquote It is safe,\rdblquote  she said."


def text(*parts: bytes) -> str:
    """Return the text of a document with these parts."""
    return read_rtf(b"{\\rtf1\\ansi\\ansicpg1252 " + b"".join(parts) + b"}", "a.rtf").text


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        (QUOTED, "“It is safe,” she said."),
        (rb"\'93It is safe,\'94 she said.", "“It is safe,” she said."),
        (rb"\u8220?It is safe,\u8221? she said.", "“It is safe,” she said."),
        (rb"Ely.\par Bly.", "Ely.\n\nBly."),
        (rb"One\line two.", "One\n\ntwo."),
        (rb"{\b Bold} and {\i slanted}.", "Bold and slanted."),
        (rb'{\field{\*\fldinst{HYPERLINK "https://ely.example/x"}}{\fldrslt{the report}}} says.', "the report says."),
        (rb"\trowd Ann\cell Lee\cell\row Ely.", "Ann\tLee\n\nEly."),
        (rb"It is{\footnote So they say.} safe.{\header Page 1}", "It is safe."),
        (rb"{\pict\pngblip 89504e470d0a}Ely.", "Ely."),
    ],
)
def test_words(markup: bytes, words: str) -> None:
    """Characters are read in each way that RTF writes them; paragraphs stand apart; what is no text is left out."""
    assert text(markup) == words


@pytest.mark.parametrize(
    "hidden",
    [rb"{\v Not so.}", rb"\v Not so.\v0 ", rb"{\rtlch\v\insrsid1 Not so.}", rb"{\v Not {\b at} all.}"],
)
def test_hidden_text(hidden: bytes) -> None:
    """It is left out, with a note."""
    document = read_rtf(b"{\\rtf1\\ansi " + QUOTED + hidden + b"}", "a.rtf")

    assert document.text == "“It is safe,” she said."
    assert [note.message for note in document.notes] == ["hidden text was left out; --with-comments shows it"]
    [note] = read_rtf(b"{\\rtf1\\ansi " + QUOTED + hidden + b"}", "a.rtf", Reading(with_comments=True)).notes
    assert note.message.startswith("hidden: Not ")


def test_a_style_that_hides_and_is_not_used() -> None:
    """Nothing was left out, so nothing is told."""
    document = read_rtf(rb"{\rtf1\ansi{\stylesheet{\s1\v Secret;}}Ely.}", "a.rtf")

    assert (document.text, document.notes) == ("Ely.", ())


@pytest.mark.parametrize(
    ("revisions", "words", "done"), [("accept", "It is safe.", "accepted"), ("reject", "It is closed.", "rejected")]
)
def test_tracked_changes(revisions, words: str, done: str) -> None:
    """They are taken as made, or left undone, with a note."""
    data = rb"{\rtf1\ansi It is {\deleted closed}{\revised safe}.}"
    document = read_rtf(data, "a.rtf", Reading(revisions=revisions))

    assert document.text == words
    assert [note.message for note in document.notes] == [f"tracked changes were {done}: 1 insertions and 1 deletions"]


def test_tracked_changes_that_may_not_be() -> None:
    """The error says what to do."""
    with pytest.raises(LoadError, match="it has 1 tracked changes: accept or reject them, or choose with --revisions"):
        read_rtf(rb"{\rtf1 {\deleted closed}}", "a.rtf", Reading(revisions="fail"))


def test_the_title() -> None:
    """The file may tell it."""
    assert read_rtf(rb"{\rtf1{\info{\title Bridge to close}}Ely.}", "a.rtf").title == "Bridge to close"


def test_what_is_no_rtf() -> None:
    """The error says so."""
    with pytest.raises(LoadError, match="this is no RTF"):
        read_rtf(b"Ely.", "a.rtf")


def test_what_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is refused, and so is a table of fonts without end."""
    monkeypatch.setattr(rtf, "MAX_FONTS", 100)

    with pytest.raises(LoadError, match="far larger than an article"):
        text(rb"{\fonttbl", rb"{\f0\fcharset0 A;}" * 20, b"}")


def test_what_is_broken() -> None:
    """What can be read is read."""
    assert read_rtf(rb"{\rtf1 Ely.}}}{{", "a.rtf").text == "Ely."


@pytest.mark.parametrize(
    "markup", [rb"\v a", rb"{\v a}", rb"{\field{\*\fldinst{HYPERLINK ", rb"{\pict ", rb"{\title a"]
)
def test_what_is_made_to_take_long(markup: bytes) -> None:
    """The same again and again takes no time that grows with its square."""
    start = time.process_time()
    read_rtf(rb"{\rtf1 " + markup * 50_000 + b"}", "a.rtf")

    assert time.process_time() - start < 10
