import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.report.file_names import FileNames, anchors


@pytest.mark.parametrize(
    ("document_id", "name"),
    [
        ("story.txt", "story.html"),
        ("drafts/May/The bridge.md", "The-bridge.html"),
        (r"C:\drafts\story.txt", "story.html"),
        ("../../etc/passwd", "passwd.html"),
        ("/", "article.html"),
        ("", "article.html"),
        ("...", "article.html"),
        (".hidden.txt", "hidden.html"),
        ("-rf", "rf.html"),
        ("CON.txt", "CON-article.html"),
        ("nul", "nul-article.html"),
        ("com1.backup", "com1-article.backup.html"),
        ("console.txt", "console.html"),
        ("index.txt", "index-article.html"),
        ("Sources-3.md", "Sources-3-article.html"),
        ("Café.txt", "Café.html"),
        ("a?b*c<d>e|f:g\"h'.txt", "a-b-c-d-e-f-g-h.html"),
        ("line\nbreak\0.txt", "line-break.html"),
        ("name\u202egpj.txt", "name-gpj.html"),
        ("\ud800", "article.html"),
    ],
)
def test_a_name_is_safe_everywhere(document_id: str, name: str) -> None:
    """A path, a reserved name or a character that some system refuses gives a plain file name."""
    assert FileNames().name(document_id) == name


def test_equal_names_get_numbers() -> None:
    """Names that are equal, or equal on a system that ignores case, get a number."""
    names = FileNames()

    assert [names.name(n) for n in ("a.txt", "A.md", "a-3.txt", "b/a.txt", "a-2.txt")] == [
        "a.html",
        "A-2.html",
        "a-3.html",
        "a-4.html",
        "a-2-2.html",
    ]


def test_an_accent_written_in_two_ways_is_one_name() -> None:
    """A composed and a decomposed accent are the same file on a Mac, so the second gets a number."""
    names = FileNames()

    assert [names.name("caf\u00e9"), names.name("cafe\u0301")] == ["caf\u00e9.html", "caf\u00e9-2.html"]


def test_a_name_is_cut_to_what_file_systems_take() -> None:
    """A long name is cut by characters, and by bytes where its characters take several."""
    assert FileNames().name("a" * 300) == "a" * 80 + ".html"
    assert FileNames().name("\U00020000" * 300) == "\U00020000" * 40 + ".html"


@given(st.lists(st.text(max_size=300), max_size=8))
def test_any_names_give_different_files_with_short_names(ids: list[str]) -> None:
    """Any names give as many files, none with a name too long, a separator or an edge that Windows drops."""
    names = FileNames()
    files = [names.name(name) for name in ids]

    assert len({file.casefold() for file in files}) == len(ids)
    for file in files:
        assert len(file.encode()) < 200
        assert file.endswith(".html")
        assert not file.startswith((".", "-"))
        assert not set(file) & set('/\\:*?"<>|\0 ')


def test_an_id_that_is_safe_is_its_own_anchor() -> None:
    """An id from the analysis is the anchor, so that a link to it outlives a new run."""
    assert anchors(["q-5f0c1e", "q-a_b-2"], "q-") == ["q-5f0c1e", "q-a_b-2"]


@given(
    st.lists(st.one_of(st.text(max_size=80), st.sampled_from(["q-a", "q-a-2", "article", "p-1", "q-"])), max_size=12)
)
def test_any_ids_give_different_anchors(ids: list[str]) -> None:
    """Any ids give as many anchors, each with the prefix and nothing that must be escaped."""
    made = anchors(ids, "q-")

    assert len(set(made)) == len(ids)
    assert all(anchor.startswith("q-") and anchor.replace("-", "").replace("_", "").isalnum() for anchor in made)
    assert all(anchor.isascii() for anchor in made)
