"""Which reader reads a file, and what no file can do to it."""

import importlib
import sys
import types
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attribution.errors import LoadError
from attribution.load import Reading, read, read_all
from attribution.load.formats import FORMATS, format_of, read_each, read_many
from attribution.model import Document
from tests.docx_by_hand import document_of
from tests.load.test_epub import book
from tests.load.test_parquet import written
from tests.load.test_warc import FIRST
from tests.odt_by_hand import odt_of
from tests.pdf_by_hand import paragraph, pdf_of

SEEDS = {
    ".txt": "By Ann Lee\n\n“It is safe,” she said.".encode(),
    ".html": b"<html><title>Bridge</title><article>" + b"<p>The bridge is safe, she said.</p>" * 9 + b"</article>",
    ".docx": document_of("We were [-always-][+never+] warned."),
    ".pdf": pdf_of(paragraph("The re-\nport is public.")),
    ".eml": b"From: Ann <a@x.example>\nSubject: =?utf-8?q?Br=C3=BCcke?=\nMIME-Version: 1.0\n\nIt is safe.\n> Is it?\n",
    ".jsonl": b'{"id": 1, "text": "Ely."}\n{"body": "\\ud800"}\n',
    ".csv": 'id,text\n1,"a\n\nb"\n2,“c”\n'.encode(),
    ".odt": odt_of("<text:p>It is <text:span>safe</text:span>.</text:p>"),
    ".rtf": rb"{\rtf1\ansi \ldblquote It is {\v not }safe,\rdblquote  she said.\par So.}",
    ".epub": book(a_dot_xhtml="<p>It is safe.</p>"),
    ".json": b'[{"text": ["Ely.", "<p>Bly.</p>"]}, {"body": "\\\\u201cYes\\\\u201d"}]',
    ".xml": b"<nitf><body><body.content><p>It is <q>safe</q>.</p></body.content></body></nitf>",
    ".vtt": b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann Lee>It is &amp; stays safe.\n",
    ".srt": b"1\n00:00:01,000 --> 00:00:02,000\nANN: It is safe.\n",
    ".parquet": written({"text": ["a", "b"], "n": [1, None]}),
    ".warc": FIRST,
}


@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_every_format_has_its_reader(suffix: str) -> None:
    """What the table says can be imported."""
    format_ = format_of(f"a{suffix}")

    assert callable(read_many(format_) if format_.is_dump else read_each(format_))


@pytest.mark.parametrize(
    ("suffix", "package", "advice"),
    [
        (".html", "trafilatura", 'it needs trafilatura: pip install "trafilatura<3,>=2.3"'),
        (".docx", "defusedxml", 'it needs defusedxml: pip install "defusedxml<1,>=0.7"'),
        (".pdf", "pypdf", 'it needs pypdf: pip install "pypdf<8,>=7"'),
        (".parquet", "pyarrow", 'it needs pyarrow: pip install "pyarrow<27,>=20"'),
        (".warc", "fastwarc", 'it needs FastWARC: pip install "fastwarc<3,>=2"'),
    ],
)
def test_a_missing_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, package: str, advice: str
) -> None:
    """The error says how to install it."""
    for module in list(sys.modules):
        if module.partition(".")[0] == package or module.startswith("attribution.load."):
            monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, package, None)
    files = importlib.import_module("attribution.load.files")
    (tmp_path / f"a{suffix}").write_bytes(SEEDS[suffix])

    with pytest.raises(LoadError) as caught:
        list(files.read_all(tmp_path / f"a{suffix}"))

    assert str(caught.value) == (f"{tmp_path}/a{suffix}: can't be read: {advice}")


def test_a_package_that_is_there_and_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that is installed and fails is not called absent; the message has its own words."""
    monkeypatch.delitem(sys.modules, "attribution.load.pdf", raising=False)
    monkeypatch.setitem(sys.modules, "pypdf", types.ModuleType("pypdf"))
    (tmp_path / "a.pdf").write_bytes(SEEDS[".pdf"])

    with pytest.raises(
        LoadError, match=r"is installed but can't be used \(cannot import name .* from 'pypdf'"
    ) as caught:
        read(tmp_path / "a.pdf")
    assert str(caught.value).endswith('pip install "pypdf<8,>=7" --force-reinstall')
    assert caught.value.__cause__ is not None


def test_encoding_is_mended_by_a_package_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It is asked for only where it is needed."""
    monkeypatch.delitem(sys.modules, "attribution.load.mojibake", raising=False)
    monkeypatch.setitem(sys.modules, "ftfy", None)
    (tmp_path / "a.txt").write_bytes(b"Ely.")

    assert read(tmp_path / "a.txt").text == "Ely."
    with pytest.raises(LoadError, match=r'it needs ftfy: pip install "ftfy<7,>=6.3"'):
        read(tmp_path / "a.txt", reading=Reading(fix_encoding=True))


@pytest.mark.parametrize("content", sorted(SEEDS))
@pytest.mark.parametrize("suffix", sorted(SEEDS))
def test_files_that_lie_about_their_type(tmp_path: Path, content: str, suffix: str) -> None:
    """A file under the suffix of another format is read as text if it is text, or told."""
    path = tmp_path / f"a{suffix}"
    path.write_bytes(SEEDS[content])

    documents, errors = everything(path)

    assert documents or errors
    if content != suffix and content in (".docx", ".pdf", ".parquet", ".warc") and suffix != ".eml":
        assert errors


def test_a_page_named_text_is_text(tmp_path: Path) -> None:
    """Its markup is what is read."""
    (tmp_path / "a.txt").write_bytes(SEEDS[".html"])

    assert read(tmp_path / "a.txt").text.startswith("<html>")


def everything(path: Path) -> tuple[list[Document], list[LoadError]]:
    """Return what is in a file, and what is wrong with it."""
    errors: list[LoadError] = []
    return list(read_all(path, on_error=errors.append, reading=Reading(fix_encoding=True))), errors


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """Return a suffix and the bytes of a file of that format with some of them changed, or any bytes."""
    suffix = draw(st.sampled_from(sorted(SEEDS)))
    if draw(st.integers(0, 4)) == 0:
        return suffix, draw(st.binary(max_size=400))
    data = bytearray(SEEDS[suffix])
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(len(data) - 1, 0)))
        data[at : at + draw(st.integers(0, 8))] = draw(st.binary(max_size=8))
    return suffix, bytes(data)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(damaged())
def test_no_file_can_break_its_reader(tmp_path: Path, file: tuple[str, bytes]) -> None:
    """Whatever the bytes are, there are documents with spans that lie in them, or an error of ours."""
    suffix, data = file
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data)

    documents, errors = everything(path)

    assert all(type(error) is LoadError for error in errors)
    for document in documents:
        assert all(0 <= part.start < part.end <= len(document.text) for part in document.parts)
        document.text.encode()
