"""A page with marks on its quotations: where they stand, what they say, and what a stranger's page can't do."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from attribution.cli import main
from attribution.load.html import read_html
from attribution.model import Span
from attribution.worksheet import Commented, add_marks
from attribution.worksheet.remarks import Remark

FILL = "<p>It rained all day, and the quay stayed shut until the evening, as the board had said it would be.</p>" * 4


def page(*paragraphs: str, around: str = "", head: str = "") -> bytes:
    """Return a page with these paragraphs."""
    story = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    title = "<title>The quay</title>"
    body = f"<article><h1>The quay</h1>{story}{FILL}</article>{around}"
    return f"<!doctype html><html><head>{title}{head}</head><body>{body}</body></html>".encode()


def remark(text: str, *words: str, line: str = "Speaker: Ana Lee.", look: bool = False) -> Remark:
    """Return a remark on words of a text."""
    spans = tuple(Span(start=(at := text.index(it)), end=at + len(it)) for it in words)
    return Remark(spans, (line,), needs_a_look=look)


def marked(data: bytes, *groups: tuple[str, ...], line: str = "Speaker: Ana Lee.") -> Commented:
    """Return a page with remarks on these words of its article."""
    text = read_html(data, "a.html").text
    return add_marks(data, "a.html", text, [remark(text, *words, line=line) for words in groups])


def marks(made: Commented) -> list[str]:
    """Return the marked words, in the page’s order; pieces of one quotation apart."""
    return [" ".join(mark.text_content().split()) for mark in html.fromstring(made.data.decode()).iter("mark")]


def test_each_quotation_is_marked_with_its_remark_below() -> None:
    """The words stay, the remark is their title, and is read at the page’s end without a script."""
    data = page("“We will not close the quay,” said Ana Lee. “The islands need it.”", "“Who pays?” he asked.")

    made = marked(data, ("“We will not close the quay,”", "“The islands need it.”"), ("“Who pays?”",))

    tree = html.fromstring(made.data.decode())
    assert made.count == 2
    assert marks(made) == ["“We will not close the quay,”", "“The islands need it.”", "“Who pays?”"]
    assert next(mark.get("title") for mark in tree.iter("mark")) == "1. Speaker: Ana Lee."
    below = tree.get_element_by_id("attribution-remark-1").text_content()
    assert "“We will not close the quay,” … “The islands need it.”" in below
    assert "Speaker: Ana Lee." in below
    assert tree.get_element_by_id("attribution-1").text_content() == "[1]"
    assert tree.get_element_by_id("attribution-1").getprevious().text_content() == "“The islands need it.”"


@pytest.mark.parametrize(
    ("paragraph", "words", "expected"),
    [
        ("“We will <em>not</em> close,” said Ana Lee.", "“We will not close,”", ["“We will", "not", "close,”"]),
        ("“We will<br>not close,” said Ana Lee.", "“We will\nnot close,”", ["“We will", "not close,”"]),
        ("&ldquo;We\n  will not&nbsp;close,&rdquo; said Lee.", "“We will not close,”", ["“We will not close,”"]),
        ("Lee said <q>we will not close</q> today.", "“we will not close”", ["“we will not close”"]),
        ("<a href='/x'>“We will not close,”</a> said Ana Lee.", "“We will not close,”", ["“We will not close,”"]),
        ("“We’ll close at 5 &lt; 6,” said Ana Lee.", "“We’ll close at 5 < 6,”", ["“We’ll close at 5 < 6,”"]),
    ],
)
def test_words_in_elements_of_a_page(paragraph: str, words: str, expected: list[str]) -> None:
    """A quotation may run through elements; a link in a link is none."""
    made = marked(page(paragraph), (words,))

    assert marks(made) == expected
    assert not html.fromstring(made.data.decode()).xpath("//a//a")


def test_the_words_of_the_article_not_those_elsewhere() -> None:
    """A teaser with the same words gets no mark: which of the two is meant is told by the paragraph."""
    teaser = "<aside><p>“Who pays?”</p></aside><footer><p>“Who pays?”</p></footer>"
    data = page("It was late. “Who pays?” asked Ben Roe, a docker on the quay.", around=teaser)

    made = marked(data, ("“Who pays?”",))

    tree = html.fromstring(made.data.decode())
    [mark] = tree.iter("mark")
    assert mark.getparent().text_content().startswith("It was late.")


def test_what_can_not_be_told_apart_gets_no_mark() -> None:
    """Of the same paragraph twice, with nothing that tells which, none is marked, and the remark is given back."""
    text = "“Who pays?” he asked."
    data = f"<html><body><p>{text}</p><p>It rained.</p><p>{text}</p></body></html>".encode()

    made = add_marks(data, "a.html", text, [remark(text, "“Who pays?”")])

    assert (made.count, len(made.unplaced), marks(made)) == (0, 1, [])


def test_words_that_are_not_on_the_page_get_no_mark() -> None:
    """They are given back."""
    made = add_marks(page("It rained."), "a.html", "“No,” she said.", [remark("“No,” she said.", "“No,”")])

    assert (made.count, len(made.unplaced)) == (0, 1)


def test_a_quotation_in_another() -> None:
    """Each has its mark, one in the other, and its number where it ends."""
    made = marked(
        page("“He told me, ‘Never,’ and left,” Ana Lee said."), ("“He told me, ‘Never,’ and left,”",), ("‘Never,’",)
    )

    [inner] = html.fromstring(made.data.decode()).xpath("//mark/mark")
    assert inner.text_content() == "‘Never,’"
    assert (inner.get("title") or "").startswith("2. ")


HOSTILE = (
    "<p onclick=\"alert(1)\">“<a href='javascript:alert(2)'>We will not close the quay,</a>” said Ana Lee.</p>"
    "<script>alert(3)</script><iframe src='//evil.example'></iframe><object data='x'></object>"
    "<svg onload=alert(4)><script>alert(5)</script></svg><form action='javascript:alert(6)'><button>Go</button></form>"
)


def test_a_hostile_page_can_do_nothing() -> None:
    """No script, no handler, no frame, no address that runs; and a policy forbids what would be left."""
    head = (
        "<base href='//evil.example/'><meta http-equiv='refresh' content='0;url=//evil.example'>"
        "<link rel=stylesheet href='//evil.example/a.css'><style>@import '//evil.example/b.css';</style>"
    )
    data = page("It was late.", HOSTILE, around=HOSTILE, head=head)

    shown = marked(data, ("“We will not close the quay,”",), line="<script>alert(7)</script>\0").data.decode()

    tree = html.fromstring(shown)
    assert {it.tag for it in tree.iter()} & {"script", "iframe", "object", "embed", "base", "link"} == set()
    assert not [name for it in tree.iter() for name in it.attrib if name.startswith("on")]
    assert "javascript:" not in shown
    assert "refresh" not in shown
    assert "@import" not in shown
    first, second = tree.find("head")[:2]
    assert (first.get("charset"), second.get("http-equiv")) == ("utf-8", "Content-Security-Policy")
    assert "default-src 'none'" in second.get("content")


def test_the_same_gives_the_same() -> None:
    """Nothing of the time or the machine is in it; the page’s encoding becomes UTF-8."""
    text = page("“Café,” said Ana Lee of the harbour board.").decode()
    data = text.replace("<head>", "<head><meta charset='windows-1252'>").encode("cp1252")

    one, two = (marked(data, ("“Café,”",)).data for _ in range(2))

    assert one == two
    assert "“Café,”" in one.decode("utf-8")
    assert b"1252" not in one


WORDS = st.lists(
    st.sampled_from(["“No,”", "she", "said", "<b>", "</b>", "<br>", "&amp;", "a", "\n", "‘Go’"]), max_size=12
)


@settings(max_examples=60, deadline=None)
@given(WORDS, st.data())
def test_marks_change_no_word(words: list[str], data: st.DataObject) -> None:
    """Whatever is marked, the page reads as before, and what is marked are the words of the remark."""
    source = f"<html><body><p>It rained. {' '.join(words)} end.</p></body></html>".encode()
    text = " ".join(html.fromstring(source.decode()).text_content().split())
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start=start, end=data.draw(st.integers(start + 1, len(text))))

    made = add_marks(source, "a.html", text, [Remark((span,), ("x",), needs_a_look=True)])

    tree = html.fromstring(made.data.decode())
    for extra in [*tree.iter("sup"), *tree.iter("aside"), *tree.iter("style")]:
        extra.drop_tree()
    assert "".join(tree.text_content().split()) == "".join(text.split())
    shown = "".join("".join(mark.text_content().split()) for mark in tree.iter("mark"))
    wanted = "".join(text[span.start : span.end].split())
    assert shown == (wanted if made.count else "")
    assert made.count == bool(wanted)


@pytest.mark.usefixtures("nlp")
def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A page is written with its marks; a page is not written as a Word document."""
    monkeypatch.chdir(tmp_path)
    Path("story.html").write_bytes(page("“We will not close the quay,” said Ana Lee, the harbour chief, on Monday."))

    assert main(["annotate", "story.html", "-o", "checked.html"]) == 0
    assert main(["annotate", "story.html", "-o", "checked.docx"]) == 2

    printed = capsys.readouterr()
    assert "Wrote checked.html: 1 comment" in printed.out
    assert "a draft in .html is written as one, so the name has to end with .html" in printed.err
    shown = Path("checked.html").read_text(encoding="utf-8")
    assert "Speaker: Ana Lee" in shown
    assert '<mark class="attribution"' in shown
