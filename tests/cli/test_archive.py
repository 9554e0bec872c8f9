"""`attribution archive`: what its commands print, and their exit statuses."""

import json
import sys
from pathlib import Path

import msgspec
import pytest

from attribution.cli import main
from attribution.model import Engine, from_json, to_json
from tests import fake_engine
from tests.archived import said

WORDS = "We will not close the harbour before the summer."


@pytest.fixture(autouse=True)
def engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a quick stand-in in the place of the engine."""
    for name, module in fake_engine.modules().items():
        monkeypatch.setitem(sys.modules, name, module)


@pytest.fixture
def saved(stories: Path) -> Path:
    """Return a file of three analyses, in the working folder."""
    articles = [
        said(WORDS, "Ana Ruiz", "a.txt", published="2024-05-17", outlet="The Lorn Post"),
        said(WORDS, "Tom Hale", "b.txt", published="2024-05-18"),
        said("Rust is everywhere.", "one engineer", "c.txt", named=False),
    ]
    path = stories / "saved.jsonl"
    path.write_text("".join(f"{to_json(article)}\n" for article in articles), encoding="utf-8")
    return path


@pytest.fixture
def filled(saved: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Return the name of an archive of these analyses."""
    assert main(["archive", "add", "news.db", saved.name]) == 0
    capsys.readouterr()
    return "news.db"


def test_adding_articles(stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Articles are analysed and put in, and counted; again, they are left alone and not analysed."""
    assert main(["archive", "add", "news.db", "bridge.txt", "market.md"]) == 0
    assert capsys.readouterr() == ("news.db: 2 added\n", "")

    assert main(["archive", "add", "news.db", "bridge.txt"]) == 0
    assert capsys.readouterr().out == "news.db: 0 added, 1 unchanged: their text was there already\n"

    assert main(["archive", "add", "news.db", "bridge.txt", "--replace"]) == 0
    assert capsys.readouterr().out == "news.db: 0 added, 1 replaced on request\n"


def test_adding_what_another_version_analysed(filled: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Analyses of another version take the place of those that are there, and that is said."""
    newer = Engine(attribution="9.0.0", spacy="3.8.7", pipeline="en_core_web_md 3.8.0")
    analysis = msgspec.structs.replace(said(WORDS, "Tom Hale", "b.txt", published="2024-05-18"), engine=newer)
    Path("newer.json").write_text(f"[\n{to_json(analysis)}\n]\n", encoding="utf-8")

    assert main(["archive", "add", filled, "newer.json"]) == 0
    assert capsys.readouterr().out == ("news.db: 0 added, 1 replaced by the analysis of another version or threshold\n")


def test_a_stop_keeps_what_is_in(stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the user stops it, what was done stays and is told."""
    (stories / "stop.txt").write_text("Ctrl-C", encoding="utf-8")

    assert main(["archive", "add", "news.db", "bridge.txt", "stop.txt", "market.md"]) == 130
    assert capsys.readouterr().out == "news.db: 1 added\n"
    assert main(["archive", "search", "news.db", "safe"]) == 0


def test_some_inputs_fail(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What can't be read is told and left out; status 1, or 2 if nothing is left."""
    with saved.open("a", encoding="utf-8") as file:
        file.write('{"schema": "attribution/analysis/1"}\n')

    assert main(["archive", "add", "news.db", "photo.txt", "saved.jsonl", "bridge.txt"]) == 1
    out, err = capsys.readouterr()
    assert out == "news.db: 4 added\n"
    assert "photo.txt" in err
    assert "saved.jsonl, line 4: it is no analysis of ours" in err

    assert main(["archive", "add", "news.db", "photo.txt", "none.jsonl"]) == 2


def test_search(filled: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Quotations are printed with the words that were looked for marked."""
    assert main(["archive", "search", filled, "harbour", "close", "--limit", "1"]) == 0
    assert capsys.readouterr() == (
        "2024-05-17 · a.txt · The Lorn Post · Ana Ruiz · direct · q-0000\n"
        "    “We will not »close« the »harbour« before the summer.”\n",
        "attribution: there are more than these 1: see --limit\n",
    )


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["harbour"], ["a.txt", "b.txt"]),
        (["harbour", "--newest-first"], ["b.txt", "a.txt"]),
        (["the harbour", "--phrase", "--source", "hale"], ["b.txt"]),
        (["--unnamed"], ["c.txt"]),
        (["--named", "--kind", "direct"], ["a.txt", "b.txt"]),
        (["--since", "2024-05-18"], ["b.txt"]),
        (["--until", "2024-05-17"], ["a.txt"]),
        (["--outlet", "lorn post"], ["a.txt"]),
    ],
)
def test_search_as_json(filled: str, options: list[str], found: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Each option narrows the search; JSON is a line a hit."""
    assert main(["archive", "search", filled, *options, "--json"]) == 0
    assert [json.loads(line)["article"] for line in capsys.readouterr().out.splitlines()] == found


def test_a_concordance(filled: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The words that were looked for stand under one another, a line a place."""
    assert main(["archive", "search", filled, "harbour", "close", "--concordance"]) == 0
    found = capsys.readouterr().out.splitlines()

    assert len({line.index("»") for line in found}) == 1
    assert [line.partition("»")[2].partition("«")[0] for line in found] == ["close", "harbour"] * 2


@pytest.mark.parametrize("options", [["harbour", "--json"], []])
def test_no_concordance(filled: str, options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Without a word there is nothing to line up, and it is text for people; what to do is said."""
    assert main(["archive", "search", filled, "--concordance", *options]) == 2
    assert "--concordance" in capsys.readouterr().err


def test_key_terms_of_sources(stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where it is asked for, each source has what it talks about, over all its articles."""
    analyses = [
        said(f"The pilot boat {what}, and nobody has told us so, as it is not for us to know.", article=f"{number}.txt")
        for number, what in enumerate(("is old", "was sold"))
    ]
    (stories / "pilot.jsonl").write_text("".join(f"{to_json(one)}\n" for one in analyses), encoding="utf-8")
    assert main(["archive", "add", "pilot.db", "pilot.jsonl"]) == 0
    capsys.readouterr()

    assert main(["archive", "sources", "pilot.db", "--key-terms"]) == 0
    assert capsys.readouterr().out.endswith("Ana Ruiz (person)\n" + " " * 31 + "talks about pilot boat\n")


def test_nothing_is_found(filled: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Then it says so, and the status is 1."""
    assert main(["archive", "search", filled, "zebra"]) == 1
    assert capsys.readouterr() == ("", "attribution: nothing is found\n")


@pytest.mark.parametrize(
    "arguments", [["search", "none.db", "x"], ["search", "bridge.txt", "x"], ["search", "news.db", "--since", "May"]]
)
def test_what_can_not_be_done(filled: str, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """An absent file, a file that is no archive and a wrong date are one line on standard error and status 2."""
    assert main(["archive", *arguments]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)


def test_sources(filled: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A line a source, and which article an unnamed one is in."""
    assert main(["archive", "sources", filled]) == 0
    assert capsys.readouterr().out == (
        "articles  quotations    words  source\n"
        "       1           1        9  Ana Ruiz (person)\n"
        "       1           1        9  Tom Hale (person)\n"
        "       1           1        3  one engineer (unnamed person, in c.txt)\n"
    )
    assert main(["archive", "sources", filled, "--limit", "1"]) == 0
    assert "there are more than these 1" in capsys.readouterr().err
    assert main(["archive", "sources", filled, "--unnamed", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["article"] == "c.txt"


def test_show(filled: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One article is shown as `analyze` shows it, or as the line of JSON that it was."""
    assert main(["archive", "show", filled, "c.txt"]) == 0
    assert "one engineer (unnamed person)" in capsys.readouterr().out
    assert main(["archive", "show", filled, "c.txt", "--json"]) == 0
    assert from_json(capsys.readouterr().out).document.id == "c.txt"
    assert main(["archive", "show", filled, "d.txt"]) == 2


def test_export(filled: str, saved: Path) -> None:
    """The bytes are those that were put in."""
    assert main(["archive", "export", filled, "-o", "out.jsonl"]) == 0
    assert Path("out.jsonl").read_bytes() == saved.read_bytes()


def test_conflicts(filled: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The status is 1 where articles do not agree, and 0 where they do."""
    assert main(["archive", "conflicts", filled]) == 1
    assert capsys.readouterr().out == (
        "1. the same words, another speaker\n"
        "   “We will not close the harbour before the summer.”\n"
        "     2024-05-17 · a.txt · The Lorn Post · Ana Ruiz\n"
        "     2024-05-18 · b.txt · Tom Hale\n"
    )
    assert main(["archive", "conflicts", filled, "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["kinds"] == ["other-speaker"]
    assert main(["archive", "conflicts", filled, "--kind", "altered"]) == 0
    assert capsys.readouterr().out == ""


def test_help_of_each_command(capsys: pytest.CaptureFixture[str]) -> None:
    """Each command, argument and option says what it is for."""
    import typer

    from attribution.cli.commands import application

    group = typer.main.get_command(application()).commands["archive"]  # type: ignore[attr-defined] # a group has commands
    assert sorted(group.commands) == ["add", "conflicts", "export", "search", "show", "sources"]
    for command in group.commands.values():
        assert command.help
        assert not [parameter.name for parameter in command.params if not getattr(parameter, "help", None)]


def test_searching_needs_no_engine(filled: str) -> None:
    """Neither spaCy nor textacy is loaded to search, to list, to show, to export or to compare."""
    import subprocess

    code = """if 1:
        import contextlib, io, sys
        from attribution.cli import main
        for arguments in (["search", "x"], ["sources"], ["show", "a.txt"], ["export"], ["conflicts"]):
            with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())):
                main(["archive", arguments[0], "news.db", *arguments[1:]])
        print(sorted({"spacy", "textacy"} & set(sys.modules)))
    """
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout == "[]\n"
