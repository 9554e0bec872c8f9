"""One feature through four doors: a draft in Word, a proof, a page and an e-mail give the same quotations."""

import re
import textwrap
from collections.abc import Callable
from email.message import EmailMessage

import docx
import pytest

from attribution import analyze
from attribution.load.formats import format_of, read_each
from attribution.load.options import DEFAULT
from attribution.model import Analysis
from attribution.text import find_changed
from tests.docx_by_hand import edited, saved, with_changes
from tests.pdf_by_hand import Placed, pdf_of

TITLE = "The orchard that would not move"
BYLINE = "By Nell Farrow"
#: [+words+] are what an editor put in, [-words-] what an editor took out; "> " begins a block quotation, and "## " a
#: heading within.
DESCRIPTION = """\
On the morning the surveyors came, Edda Quist was up a ladder with a saw in her hand, and she did not come down. “I
had forty more trees to prune,” she said. “They could wait, or they could hold the ladder.”

They waited. It was the [-second-][+third+] visit in a year to Hollin Hill, where the county wants to build a
reservoir and where Quist, [-74-][+73+], grows nine kinds of apple that nobody else in the valley grows any more.

“People think an orchard is a row of trees,” said Quist, who took the farm over from her aunt in 1981. “It is a row of
[-promises-][+decisions+]. Somebody made every one of them, and most of those people are dead.”

The plan for the reservoir is older than most of the trees. It was drawn up after the drought of 1976, put in a
drawer, and taken out again when three dry summers left the towns below with water for [-two hours-][+an hour+] a day.
The county's water board now calls it “the least bad of eleven sites.”

## A drawer full of maps

Marek Oyelaran, the board's chief engineer, keeps all eleven on one wall of his office. “I know what it looks like
from the hill,” he said. “It looks like somebody in a town drew a circle. But I have [+not +]slept well since the day
we drew it.”

He said that the hill was chosen because the rock under it holds water, and because only four houses stand there. “If
there were a place with none, I would build it there tomorrow,” Oyelaran said.

Not everybody on the board agrees. One member, who asked not to be named because the vote had been taken behind closed
doors, said the count of houses had been “wrong from the first page.” She added: “We left out the barns, and people
live in two of the barns.”

Oyelaran would not talk about the vote. Of the barns he said only that they “were not on the map we were given.”

The map was made by Tarn Valley Surveys, a firm of six people in the next county. Its owner, Ruth Amado, said she had
sent the board a warning. In a letter in March she wrote:

> We were asked for dwellings with a postal address. Barns were not part of the order, and we advise the board to send
somebody to look.

Nobody went, according to two people at the board who have seen the file. “The letter was stamped and put away,” one
of them said. “It was a Friday.”

## What the water would cover

Walk the orchard with Quist and the reservoir has a shape. She points with the saw, and the dog, who is used to it,
keeps out of the way. The shore would run along the upper wall. The packing shed would be under eleven metres of
water, and the oldest tree, a pear that her aunt called the Bishop, under four.

“My aunt told me, ‘Never sell the Bishop,’ and I asked her who would buy a tree,” Quist recalled. “She just laughed at
me.”

Her nephew, Ivo Quist, drives a van for a bakery in Sallow, the largest of the towns below. He carries water home from
work in flour buckets. “I love that hill,” he said. “I also have two children who wash in a bucket. Nobody asks me
which I love more, and I am glad.”

He has told his aunt that he will not take the farm. “She was not angry,” he said. “She said, ‘Then I had better live
for ever,’ and went back to her ladder.”

In Sallow the taps run from six to seven. Hanna Brandvold, who runs the laundry on Mill Street, opens at
[-four-][+five+] to be ready for it. “You plan your whole life around one hour,” she said, “and then a pipe bursts and
you have planned for nothing.” She lost a third of her customers last year. Asked about the orchard, she shook her
head. “I am sorry for the trees,” Brandvold said. “I would flood them myself, with a hose, if I had the water.”

Her neighbour Joss Penhale, a retired teacher, has gone from door to door with a petition for the reservoir. It has
[-2,100-][+2,300+] names on it. He does not like to call it a fight. “Edda taught my daughter to graft,” he said. “I
don't have an enemy on that hill.

“What I have is a street where an old man fell on the stairs with a can of water in each hand, because the lift needs
pressure and the pump needs power,” he went on. “He lay there until seven. I signed the first line of that petition
when I got home.”

## A second wall

There is another way, or there may be. In April the university at Karst published a study of the valley's old mill
ponds. It found that nineteen of them could be dug out and joined, and would hold “between a third and a half” of what
the reservoir would.

“It is slower and it costs more, and it drowns nobody's aunt,” said Lise Monfort, the geographer who led the study.
She said the board had the numbers in February. “They thanked us. They said it was very interesting. In my trade that
is how people say no.”

Oyelaran said he had read every page. “Half a reservoir is half a reservoir,” he said. “When the fourth dry summer
comes, I cannot tell the people on Mill Street that the ponds are lovely.”

A spokesman for the water board, Pell Rooney, said that the ponds “remain under review” and that no date had been set.
He declined to say whether anybody had been to see the barns.

At the Plough in Hollin the hill is talked of every night. “Put it in the paper that nobody here drinks water,” said
the landlord, Corin Vale. His sister, Mabli Vale, was washing glasses in a bucket. “Put it in the paper who carries
it,” she said.

A man at the bar, who would give no name, said that the board had [+“+]a drawer for everything.[+”+] He had worked
there for 30 years. “I built that drawer,” the man said.

Monfort has offered to walk the board along all nineteen. So far one member has come, on a wet Sunday, in town shoes.
“He was soaked to the knees and he asked good questions,” she said. “I have hope for one man in nine.”

The vote is on the sixth of June. Quist has a seat in the gallery, a sandwich and a thermos, and a speech that she has
written on the back of a seed list and does not expect to give. It has two sentences. She read them out under the
Bishop, without her glasses, from memory.

“I will not chain myself to anything, because I am too old and the chain would be cold,” she said. “But I would like
one of you to come up here in blossom time and tell the tree.”

Then she went to see about the ladder. The surveyors had left it leaning on the wall, and somebody, she noticed, had
wiped the rungs.
"""


def paragraphs(*, tracked: bool = False) -> list[tuple[str, str]]:
    """Return the feature's paragraphs, each with what it is: "" for running text, "##" or ">"."""
    lines = [" ".join(paragraph.split()) for paragraph in DESCRIPTION.split("\n\n")]
    if not tracked:
        lines = [re.sub(r"\[\+(.*?)\+\]", r"\1", re.sub(r"\[-.*?-\]", "", line)) for line in lines]
    found = [re.fullmatch(r"(?:(##|>) )?(.*)", line) for line in lines]
    return [(it[1] or "", it[2]) for it in found if it]


def text() -> bytes:
    """Return the feature as plain text."""
    lines = (f"> {words}" if kind == ">" else words for kind, words in paragraphs())
    return "\n\n".join((f"Title: {TITLE}", BYLINE, *lines)).encode()


def word() -> bytes:
    """Return the draft in Word, in which an editor’s changes are tracked, in quotation marks and outside them."""
    document = docx.Document()
    document.add_paragraph(TITLE, style="Title")
    document.add_paragraph(BYLINE)
    styles = {"": "Normal", "##": "Heading 2", ">": "Quote"}
    for kind, words in paragraphs(tracked=True):
        document.add_paragraph(words, style=styles[kind])
    return edited(saved(document), with_changes)


def proof() -> bytes:
    """Return the proof, a PDF: lines with hyphens at their ends, a head and a foot on each page."""
    pages: list[list[Placed]] = [[(60, 720, TITLE, 20), (60, 695, BYLINE)]]
    y = 670.0
    for kind, words in paragraphs():
        lines = hyphenated(words, 70 if kind == ">" else 84)
        if y - 13 * len(lines) < 70:
            pages.append([])
            y = 715.0
        for line in lines:
            pages[-1].append((90 if kind == ">" else 60, y, line, 13 if kind == "##" else 10))
            y -= 13
        y -= 10
    marks: list[list[Placed]] = [
        [(60, 760, "SALLOW GAZETTE", 8), (280, 30, f"Page {number} of {len(pages)}", 8)]
        for number in range(1, len(pages) + 1)
    ]
    return pdf_of(*(page + mark for page, mark in zip(pages, marks, strict=True)))


def hyphenated(words: str, width: int) -> list[str]:
    """Return words in lines, a long word at a line’s end parted by a hyphen."""
    lines = [""]
    for word in words.split():
        line = f"{lines[-1]} {word}".strip()
        room = width - len(lines[-1]) - 2
        if len(line) <= width:
            lines[-1] = line
        elif re.fullmatch(r"[a-z]{8,}", word) and room >= len(word) // 2:
            lines[-1] += f" {word[: len(word) // 2]}-"
            lines.append(word[len(word) // 2 :])
        else:
            lines.append(word)
    return lines


def page() -> bytes:
    """Return the feature as a page, with what stands around and in it."""
    tags = {"": "<p>{}</p>", "##": "<h2>{}</h2>", ">": "<blockquote><p>{}</p></blockquote>"}
    story = [tags[kind].format(words) for kind, words in paragraphs()]
    newsletter = (
        "<div class='newsletter-signup'><form><label>Sign up to our newsletter</label><input type='email'>"
        "<button>Sign up</button></form></div>"
    )
    related = (
        "<aside class='related'><h3>Related</h3><ul><li><a href='/a'>“Let them drink cider,” says mayor</a></li>"
        "<li><a href='/b'>‘No water, no wash’: laundries speak out</a></li></ul></aside>"
    )
    story[8:8] = [newsletter]
    nav = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/sport'>“Sport,” says everyone</a></li></ul></nav>"
    share = "<div class='share'><a href='/fb'>Share on Facebook</a> <a href='/x'>Post “this”</a></div>"
    comments = "<section id='comments' class='comments'><h3>Comments</h3><p>“First,” said Bob.</p></section>"
    head = f"<head><title>{TITLE} | Sallow Gazette</title><meta name='author' content='Nell Farrow'></head>"
    article = f"<article><h1>{TITLE}</h1>{share}{''.join(story)}{share}</article>"
    foot = "<footer><p>© Sallow Gazette. All rights reserved.</p></footer>"
    return (
        f"<!doctype html><html>{head}<body>{nav}<main>{article}</main>{related}{comments}{foot}</body></html>".encode()
    )


def mail() -> bytes:
    """Return the feature as an e-mail to the desk, with a covering note and a signature."""
    note = (
        "Hi Sam,\n\nHere is the orchard, cut to length. Marek said “ring me” if the desk has questions.\n\nBest,\nNell"
    )
    lines = (textwrap.indent(words, "    ") if kind == ">" else words for kind, words in paragraphs())
    message = EmailMessage()
    message["From"] = "Nell Farrow <nell@gazette.example>"
    message["Subject"] = TITLE
    message.set_content(f"{note}\n\n---\n\n{'\n\n'.join(lines)}\n\n-- \nNell Farrow\nSallow Gazette\n0123 456789\n")
    return message.as_bytes()


DOORS: dict[str, Callable[[], bytes]] = {"a.docx": word, "a.pdf": proof, "a.html": page, "a.eml": mail}


def analysis_of(name: str, data: bytes) -> Analysis:
    """Return the analysis of a file."""
    [document] = read_each(format_of(name))(data, name, DEFAULT)
    return analyze(document)


def told(analysis: Analysis) -> list[tuple[str, str, str | None, str | None]]:
    """Return the quotations: kind, words, source, and the mention that speaks; white space aside."""
    found = []
    for quotation in analysis.quotations:
        source, speaker = analysis.source_of(quotation), quotation.speaker
        words = " ".join(quotation.text.removeprefix(">").split())
        name = " ".join(source.name.split()) if source else None
        found.append((quotation.kind, words, name, " ".join(speaker.text.split()) if speaker else None))
    return found


@pytest.fixture(scope="module")
def plain() -> Analysis:
    """Return the analysis of the plain text."""
    return analysis_of("a.txt", text())


def test_the_feature_itself(plain: Analysis) -> None:
    """It has 1,200 words and thirty quotations: direct, mixed, in a block, over paragraphs, one in another."""
    quoted = [quotation for quotation in plain.quotations if quotation.kind != "indirect"]

    assert sum(len(words.split()) for _, words in paragraphs()) >= 1200
    assert len(quoted) >= 30
    assert {"direct", "mixed"} == {quotation.kind for quotation in quoted}
    assert sum(quotation.is_inside for quotation in quoted) == 2
    assert any("paragraphs" in quotation.flags for quotation in quoted)
    assert {"Edda Quist", "Ivo Quist", "Ruth Amado", "Hanna Brandvold", "Joss Penhale", "Lise Monfort"} <= {
        name for _, _, name, _ in told(plain)
    }
    assert len(plain.unnamed()) >= 3


@pytest.mark.parametrize("name", DOORS)
def test_the_same_through_each_door(name: str, plain: Analysis) -> None:
    """Quotations, kinds, sources and speakers are those of the plain text, whatever the format adds around them."""
    assert told(analysis_of(name, DOORS[name]())) == told(plain)


def test_what_the_editor_changed_in_the_draft() -> None:
    """The draft tells what was changed inside quotation marks, and nothing of what was changed outside them."""
    analysis = analysis_of("a.docx", word())

    assert [changed.told for changed in find_changed(analysis)] == [
        ("Ed put in the mark “.", "Ed put in the mark ”."),
        ("Ed put in “not”.",),
        ("Ed replaced “promises” with “decisions”.",),
    ]
    assert len(analysis.document.changes) > 12
