"""Lines that a terminal shows whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.cli.wrapping import break_line, fit_terminal


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("", [""]),
        ("One official", ["One official"]),
        ("one of the officials who know", ["one of the officials", "    who know"]),
        ("   article: in the first line", ["   article: in the", "       first line"]),
        ("\x1b[1mone of the\x1b[0m officials who", ["\x1b[1mone of the\x1b[0m officials", "    who"]),
        ("https://ely.example/a-long-address", ["https://ely.example/a-long-address"]),
    ],
)
def test_pieces(line: str, pieces: list[str]) -> None:
    """A line is broken between words; colours have no width, and a word that is longer stays whole."""
    assert list(break_line(line, 20)) == pieces


@given(st.text(alphabet="ab “”\x1b[1m", max_size=80), st.integers(min_value=8, max_value=40))
def test_no_word_is_lost(line: str, width: int) -> None:
    """The words of the pieces are those of the line, in their order."""
    assert " ".join(break_line(line, width)).split() == line.split()


def test_a_pipe_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    """What goes to no terminal stays as it is, however long."""
    assert fit_terminal("word " * 100) == "word " * 100


def test_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal each line fits; empty lines stay."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "30")

    assert fit_terminal(f"{'word ' * 10}\n\nend\n").split("\n") == [
        "word word word word word word",
        "    word word word word",
        "",
        "end",
        "",
    ]
