"""Finding articles."""

import os
from pathlib import Path

import pytest

from attribution.errors import LoadError
from attribution.load import find_articles, read


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with articles, and with files that are none."""
    for name in ("b.txt", "a.md", "C.TXT", "march/a.md", "march/deep/d.txt", "photo.jpg", ".hidden.txt", ".git/x.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"Ely.")
    return tmp_path


def ids(*paths: object) -> list[str]:
    """Return the ids of the articles under `paths`."""
    return [article.id for article in find_articles([str(path) for path in paths])]


def test_a_folder_is_searched_to_its_depths(folder: Path) -> None:
    """Articles are those with a known suffix, sorted, hidden ones left out; ids are paths inside the folder."""
    assert ids(folder) == ["C.TXT", "a.md", "b.txt", "march/a.md", "march/deep/d.txt"]


def test_what_is_found_can_be_read(folder: Path) -> None:
    """Each article is read under its id."""
    documents = [read(article.path, name=article.id) for article in find_articles(folder)]

    assert [document.id for document in documents] == ids(folder)


def test_paths_keep_their_order(folder: Path) -> None:
    """Files come in the order they are given in."""
    assert ids(folder / "b.txt", folder / "a.md") == ["b.txt", "a.md"]


def test_a_file_named_twice_comes_once(folder: Path) -> None:
    """A file and the folder that it is in are not two articles."""
    assert ids(folder / "march/a.md", folder / "march", folder / "march/../march/a.md") == ["a.md", "deep/d.txt"]


def test_equal_names_get_different_ids(folder: Path) -> None:
    """As many folders are added as it takes to tell the articles apart."""
    other = folder / "april/deep/d.txt"
    other.parent.mkdir(parents=True)
    other.write_bytes(b"Ely.")

    assert ids(folder / "march/deep/d.txt", other, folder / "b.txt") == [
        "march/deep/d.txt",
        "april/deep/d.txt",
        "b.txt",
    ]


def test_standard_input() -> None:
    """A hyphen is standard input, once."""
    assert ids("-", "-") == ["stdin"]


def test_a_single_path() -> None:
    """One path need not be in a list."""
    assert [article.path for article in find_articles("-")] == ["-"]


def test_a_path_with_nothing_there(tmp_path: Path) -> None:
    """The first such path is an error."""
    with pytest.raises(LoadError, match="there is no such file or folder"):
        find_articles([tmp_path / "none.txt"])


def test_a_folder_without_articles(tmp_path: Path) -> None:
    """The error says what was looked for."""
    (tmp_path / "photo.jpg").touch()

    with pytest.raises(LoadError, match=r"no article in this folder \(\.txt, \.md, "):
        find_articles([tmp_path])


def test_errors_may_be_collected(folder: Path) -> None:
    """With `on_error` the other paths are still found."""
    errors: list[LoadError] = []
    articles = find_articles([folder / "none.txt", "a\0b", folder / "b.txt"], on_error=errors.append)

    assert [article.id for article in articles] == ["b.txt"]
    assert [error.subject for error in errors] == [f"{folder}/none.txt", "a\0b"]


def test_a_folder_that_can_not_be_searched(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A closed folder inside is told; the articles beside it are found."""
    scandir = os.scandir

    def refuse(path: str | Path) -> object:
        if Path(path).name == "march":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    errors: list[LoadError] = []
    articles = find_articles([folder], on_error=errors.append)

    assert [article.id for article in articles] == ["C.TXT", "a.md", "b.txt"]
    assert [str(error) for error in errors] == [
        f"{folder}/march: this folder can't be searched (permission denied): change who may read it"
    ]
    with pytest.raises(LoadError, match="can't be searched"):
        find_articles([folder])


def test_links_between_folders_do_not_go_round(folder: Path) -> None:
    """A link to a folder above is not followed; a link to a file is an article."""
    (folder / "march/up").symlink_to(folder)
    (folder / "march/link.txt").symlink_to(folder / "b.txt")
    (folder / "march/broken.txt").symlink_to(folder / "none.txt")

    assert ids(folder / "march") == ["a.md", "link.txt", "deep/d.txt"]


def test_one_article_a_file_in_folders(tmp_path: Path) -> None:
    """A folder is searched for articles, not for dumps, which may be anything; a dump that is named is found."""
    for name in ("a.html", "b.docx", "c.pdf", "d.eml", "e.csv", "f.jsonl", "g.warc.gz", "~$b.docx"):
        (tmp_path / name).write_bytes(b"Ely.")

    assert ids(tmp_path) == ["a.html", "b.docx", "c.pdf", "d.eml"]
    assert [article.is_dump for article in find_articles([tmp_path / "e.csv", tmp_path / "a.html"])] == [True, False]


def test_what_a_folder_has_and_is_not_read(tmp_path: Path) -> None:
    """A line for each kind names the files, and says what to do; what lies beside stories and pages is no matter."""
    names = ("a.txt", "old.doc", "b/older.doc", "dump.csv", "page.css", "a.corrections.json", ".hidden.doc", "notes")
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"Ely.")
    told: list[str] = []

    find_articles(tmp_path, on_passed_over=told.append)

    assert told == [
        f"{tmp_path}: 1 file was passed over: notes (the name has no suffix: add .txt if it is text)",
        f"{tmp_path}: 1 file was passed over: dump.csv (.csv may hold many articles: name it to have it read)",
        f"{tmp_path}: 2 files were passed over: old.doc, b/older.doc (.doc can't be read: save it as .docx)",
    ]


def test_many_files_that_are_not_read(tmp_path: Path) -> None:
    """A few are named, and the rest counted."""
    for number in range(7):
        (tmp_path / f"{number}.xyz").touch()
    (tmp_path / "a.txt").touch()
    told: list[str] = []

    find_articles(tmp_path, on_passed_over=told.append)

    assert told == [
        f"{tmp_path}: 7 files were passed over: 0.xyz, 1.xyz, 2.xyz, 3.xyz, 4.xyz and 2 more (.xyz can't be read)"
    ]


def test_reports_are_no_articles(tmp_path: Path) -> None:
    """The pages that a report wrote are passed over in a folder, so that a report beside its articles does no harm."""
    page = '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="generator" content="attribution">'
    (tmp_path / "story.html").write_text(page)
    (tmp_path / "story.txt").write_text("Ely.")

    assert ids(tmp_path) == ["story.txt"]
    assert ids(tmp_path / "story.html") == ["story.html"]


def test_a_page_that_may_not_be_read_is_an_article(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether a report wrote it can't be seen; that it can't be read is told when it is read."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    (folder / "march/page.html").touch()
    monkeypatch.setattr(Path, "open", refuse)

    assert "page.html" in ids(folder / "march")
