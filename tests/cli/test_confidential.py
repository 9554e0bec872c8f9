"""What is confidential in a draft is in nothing that a command prints or writes, unless it is asked for."""

import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import docx
import pytest

from attribution.cli import main
from tests.docx_by_hand import saved
from tests.odt_by_hand import odt_of

SECRET = "zebra"
SPOKEN = "“The quay stays open,” Ann Lee said."
PROSE = "The council met on Monday to speak of the quay, and it will meet again in May to speak of the money."
HEAD = "From: Jo Day <j@x.example>\nSubject: Quay\nContent-Type: text/{}; charset=utf-8\n\n"


class Draft(NamedTuple):
    """A draft with a secret word, and how often it is told that something was left out."""

    what: str
    file: str
    content: str | bytes | Callable[[], bytes]
    #: What a command tells of it.
    told: str = "hidden text was left out"
    #: Whether the word is there where it is asked for.
    is_shown: bool = True


def commented() -> bytes:
    document = docx.Document()
    run = document.add_paragraph().add_run(SPOKEN)
    document.add_comment(run, f"Did {SECRET} say so?", author="Ed", initials="E")
    document.add_paragraph(PROSE)
    return saved(document)


def hidden() -> bytes:
    document = docx.Document()
    document.add_paragraph(SPOKEN).add_run(f" “No,” {SECRET} said.").font.hidden = True
    document.add_paragraph(PROSE)
    return saved(document)


def in_odt() -> bytes:
    comment = f"<office:annotation><text:p>Ask {SECRET}.</text:p></office:annotation>"
    section = f'<text:section text:display="none"><text:p>Not {SECRET}.</text:p></text:section>'
    return odt_of(f"<text:p>{SPOKEN}{comment}</text:p><text:p>{PROSE}</text:p>{section}")


def page(body: str) -> str:
    return f"<html><body><article><h1>Quay</h1><p>{PROSE}</p>{body}<p>{PROSE}</p></article></body></html>"


GOOGLE = (
    f'<p>“The quay stays open<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup>,” Ann Lee said.</p>'
    f'<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Ask {SECRET}.</span></p></div>'
)
IN_TEXT = f"“The quay stays open,”[a] Ann Lee said.\n\n{PROSE}\n\n[a]Ask {SECRET}.\nAnd hers.\n"
RTF = rf"{{\rtf1\ansi \ldblquote The quay stays open,\rdblquote  Ann Lee said.{{\v {SECRET}}}\par}}"
NOTE = f"Hi Sam,\n\nStory below. “Fine,” says {SECRET}.\n\nJo\n\n---"
PAGE_OF_MAIL = "".join(f"<p>{line}</p>" for line in [*NOTE.split("\n\n"), SPOKEN, PROSE, PROSE])
NOTE_TOLD = "the note before the story was left out"

DRAFTS = (
    Draft("a comment in Word", "a.docx", commented, "1 comment was left out"),
    Draft("hidden text in Word", "b.docx", hidden),
    Draft("both in OpenDocument", "c.odt", in_odt, "1 comment was left out"),
    Draft("a comment of Google Docs in a page", "d.html", page(GOOGLE), "1 comment was left out"),
    Draft("hidden text in a page", "e.html", page(f"<p>{SPOKEN}</p><p hidden>“No,” {SECRET} said of it all then.</p>")),
    Draft("a comment of HTML", "f.html", page(f"<p>{SPOKEN}</p><!-- {SECRET} -->"), "", is_shown=False),
    Draft("a comment of Google Docs in a text", "g.txt", IN_TEXT, "1 comment was left out"),
    Draft("a comment of Markdown", "h.md", f"{SPOKEN} <!-- {SECRET} -->\n\n{PROSE}\n"),
    Draft("hidden text in RTF", "i.rtf", RTF.encode()),
    Draft("a note before a story", "j.eml", f"{HEAD.format('plain')}{NOTE}\n\n{SPOKEN}\n\n{PROSE}\n", NOTE_TOLD),
    Draft("a note before a story in HTML", "k.eml", f"{HEAD.format('html')}{PAGE_OF_MAIL}", NOTE_TOLD),
)

COMMANDS = (
    ("analyze", "{}"),
    ("analyze", "{}", "--format", "json"),
    ("analyze", "{}", "--format", "jsonl", "-o", "analyses.jsonl"),
    ("report", "{}", "-o", "pages", "--against", "record.txt", "--policy", "general"),
    ("verify", "{}", "--against", "record.txt"),
    ("verify", "{}", "--against", "record.txt", "--format", "json", "-o", "checks.json"),
    ("check", "{}", "--format", "sarif", "-o", "findings.sarif"),
    ("compare", "{}", "{}", "-o", "changes.html"),
    ("worksheet", "{}", "-o", "calls.docx"),
    ("worksheet", "{}", "-o", "calls.xlsx"),
    ("archive", "add", "news.db", "{}"),
)
#: These read what the others wrote, where there is one that is not compressed.
AFTER = (
    ("archive", "export", "news.db", "-o", "archived.jsonl"),
    ("export", "analyses.jsonl", "--to", "csv", "-o", "tables"),
    ("export", "analyses.jsonl", "--to", "tei", "-o", "tei"),
    ("export", "analyses.jsonl", "--to", "xlsx", "-o", "tables.xlsx"),
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "record.txt").write_text("LEE: The quay stays open.\n", encoding="utf-8")
    return tmp_path


def write(draft: Draft) -> None:
    content = draft.content() if callable(draft.content) else draft.content
    Path(draft.file).write_bytes(content.encode() if isinstance(content, str) else content)


def run(draft: Draft, *more: str) -> None:
    """Run every command on a draft."""
    for command in COMMANDS:
        assert main([part.format(draft.file) for part in command] + list(more)) in (0, 1), command
    for command in AFTER:
        assert main(command) in (0, 1), command


def written(folder: Path, draft: Draft) -> Iterator[tuple[str, bytes]]:
    """Yield what lies in the folder beside the draft, and what is packed in it."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path != folder / draft.file:
            yield path.name, path.read_bytes()
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as archive:
                    yield from ((f"{path.name}/{name}", archive.read(name)) for name in archive.namelist())


@pytest.mark.parametrize("draft", DRAFTS, ids=[draft.what for draft in DRAFTS])
def test_it_is_nowhere(draft: Draft, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The word is in no output of any command; that something was left out is told on standard error."""
    write(draft)
    run(draft)

    captured = capsys.readouterr()
    assert [name for name, data in written(folder, draft) if SECRET.encode() in data.lower()] == []
    assert SECRET not in (captured.out + captured.err).lower()
    assert "quay stays open" in captured.out
    assert f"{draft.file}: {draft.told}" in captured.err or not draft.told
    assert captured.err.count("--with-comments shows") >= len(COMMANDS) or not draft.told


@pytest.mark.parametrize("draft", [d for d in DRAFTS if d.is_shown], ids=[d.what for d in DRAFTS if d.is_shown])
def test_it_is_shown_to_whoever_asks(draft: Draft, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With `--with-comments` the saved analysis and the page have the word, and nothing is said to be left out."""
    write(draft)
    for command in COMMANDS[2:4]:
        assert main([part.format(draft.file) for part in command] + ["--with-comments"]) in (0, 1)

    assert SECRET in Path("analyses.jsonl").read_text(encoding="utf-8")
    assert any(SECRET.encode() in data for name, data in written(folder, draft) if name.endswith(".html"))
    assert "left out" not in capsys.readouterr().err


def test_many_are_counted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of more than a few drafts one line says of how many something was left out."""
    drafts = folder / "drafts"
    drafts.mkdir()
    for number in range(6):
        (drafts / f"{number}.md").write_text(f"{SPOKEN} <!-- {SECRET} -->\n", encoding="utf-8")

    assert main(["analyze", "drafts", "--workers", "1"]) == 0
    message = "comments, hidden text or notes were left out of 6 articles; --with-comments shows them"
    assert capsys.readouterr().err == f"attribution: {message}\n"
    shutil.rmtree(drafts)
