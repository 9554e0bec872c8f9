"""E-mails as records: each line is the words of whoever wrote it."""

from pathlib import Path

import pytest

from attribution.errors import LoadError
from attribution.model import Record
from attribution.verify import read_record, verify
from tests.analyses import Story

type Told = list[tuple[str | None, str]]

FROM = "From: Ana Lee <ana@harbour.example>\nTo: Ben Roe <ben@paper.example>\nSubject: Re: The wall\n"
ANSWER = "We will keep the wall as it is."
ASKED = "Will you raise the wall this year?"
ON = "On Mon, 3 Nov 2025 at 09:14, Ben Roe <ben@paper.example> wrote:"


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    """Return the path of a file."""
    return tmp_path / "wall.eml"


def read(path: Path, body: str, head: str = FROM) -> Record:
    """Return the record that a message with these lines is."""
    path.write_text(f"{head}Content-Type: text/plain; charset=utf-8\n\n{body}\n", encoding="utf-8")
    return read_record(path)


def told(path: Path, body: str, head: str = FROM) -> Told:
    """Return who writes what."""
    record = read(path, body, head)
    return [(part.speaker, record.text[part.start : part.end].strip()) for part in record.segments]


@pytest.mark.parametrize(
    "quoted",
    [
        f"{ON}\n> {ASKED}",
        f"{ON}\n\n>{ASKED}",
        f"{ON}\n\n{ASKED}",
        f"On Nov 3, 2025, at 9:14 AM, Ben Roe <ben@paper.example> wrote:\n\n> {ASKED}",
        f"On Mon, Nov 3, 2025 at 9:14 AM Ben Roe <ben@paper.example> wrote:\n> {ASKED}",
        f"On 03/11/2025 09:14, Ben Roe wrote:\n> {ASKED}",
        f"On Monday, 3 November 2025 at 09:14:05 GMT, Ben Roe\n<ben@paper.example> wrote:\n\n> {ASKED}",
        f"Ben Roe <ben@paper.example> wrote:\n> {ASKED}",
        f'On 3 Nov 2025, at 09:14, "Roe, Ben" <ben@paper.example> wrote:\n> {ASKED}',
        f"-----Original Message-----\nFrom: Ben Roe <ben@paper.example>\nSent: 3 November 2025 09:14\n"
        f"To: Ana Lee\nSubject: The wall\n\n{ASKED}",
        f"________________________________\nFrom: Roe, Ben\nSent: Monday\nTo: Ana Lee\n\n{ASKED}",
        f"*From:* Ben Roe <ben@paper.example>\n*Date:* Monday\n*To:* Ana Lee\n\n{ASKED}",
        f"---------- Forwarded message ---------\nFrom: Ben Roe <ben@paper.example>\nDate: Monday\n\n{ASKED}",
    ],
)
def test_a_message_that_is_quoted(mail: Path, quoted: str) -> None:
    """What is quoted is the other person's, however the program marks it; the line that says so is nobody's words."""
    assert told(mail, f"{ANSWER}\n\n{quoted}") == [("Ana Lee", ANSWER), ("Ben Roe", ASKED)]


def test_answers_between_what_is_quoted(mail: Path) -> None:
    """Lines without an angle between such with one are the sender's again."""
    body = f"{ON}\n> {ASKED}\n\n{ANSWER}\n\n> And next\n> year?\n\nNo.\n\n-- \nAna Lee"

    assert told(mail, body) == [
        ("Ben Roe", ASKED),
        ("Ana Lee", ANSWER),
        ("Ben Roe", "And next"),
        ("Ben Roe", "year?"),
        ("Ana Lee", "No."),
        ("Ana Lee", "--"),
        ("Ana Lee", "Ana Lee"),
    ]
    assert [part.turn for part in read(mail, body).segments] == [0, 1, 2, 2, 3, 3, 3]


def test_a_message_in_a_message_in_a_message(mail: Path) -> None:
    """Each message has its own writer, and one without a name is nobody's."""
    deeper = "> On 1 Nov 2025, Ida Fox <ida@x.example> wrote:\n> > It leaks.\n> >> Where?"
    assert told(mail, f"{ANSWER}\n\n{ON}\n> {ASKED}\n{deeper}") == [
        ("Ana Lee", ANSWER),
        ("Ben Roe", ASKED),
        ("Ida Fox", "It leaks."),
        (None, "Where?"),
    ]
    assert told(mail, f"{ANSWER}\n\n> {ASKED}") == [("Ana Lee", ANSWER), (None, ASKED)]
    assert told(mail, f"{ANSWER}\n\n-----Original Message-----\n{ASKED}") == [("Ana Lee", ANSWER), (None, ASKED)]


def test_a_page(mail: Path) -> None:
    """In HTML what a program sets apart is quoted, and what follows it is the sender's."""
    pytest.importorskip("trafilatura")
    page = (
        f"<html><body><div>{ANSWER} Nobody has asked us for more than that so far.</div><div>{ON}</div>"
        f"<blockquote><p>{ASKED} I hear that it leaks, and that it is old.</p></blockquote></body></html>"
    )
    mail.write_text(f"{FROM}Content-Type: text/html; charset=utf-8\n\n{page}\n", encoding="utf-8")

    assert [part.speaker for part in read_record(mail).segments] == ["Ana Lee", "Ben Roe"]


@pytest.mark.parametrize(
    ("sender", "name"),
    [
        ("Ana Lee <ana@harbour.example>", "Ana Lee"),
        ('"Lee, Ana" <ana@harbour.example>', "Ana Lee"),
        ("Noor Haddad (Harbour) <n@harbour.example>", "Noor Haddad"),
        ("Ana Lee | Harbour Trust <ana@harbour.example>", "Ana Lee"),
        ('"Ana Lee, Harbour Trust" <ana@harbour.example>', "Ana Lee"),
        ("'Ana Lee' via Group <group@harbour.example>", "Ana Lee"),
        ("=?utf-8?q?In=C3=AAs_Prado?= <i@harbour.example>", "Inês Prado"),
        ("ana@harbour.example", None),
        ("Harbour Press Office <x@harbour.example>", None),
        ("Ana Lee <press@harbour.example>", None),
        ("Media Relations <x@harbour.example>", None),
        ("City of Lorn <x@harbour.example>", None),
    ],
)
def test_who_sends(mail: Path, sender: str, name: str | None) -> None:
    """A person sends in their own name; a house, a shared box and an address are nobody."""
    assert told(mail, ANSWER, f"From: {sender}\nSubject: The wall\n") == [(name, ANSWER)]


@pytest.mark.parametrize(
    "body",
    [
        f"FOR IMMEDIATE RELEASE\n\n{ANSWER}",
        f"Statement from Mayor Ida Fox:\n\n{ANSWER}",
        f"Hi Ben,\n\nplease attribute the following to Mayor Fox.\n\n{ANSWER}",
        f"I am writing on behalf of Mayor Fox.\n\n{ANSWER}",
    ],
)
def test_words_for_others(mail: Path, body: str) -> None:
    """Who sends a release or a statement does not say what is in it."""
    assert {speaker for speaker, _ in told(mail, body)} == {None}


def test_words_for_oneself(mail: Path) -> None:
    """Who asks for words to be given to herself says them."""
    body = "You can attribute this to me."
    assert told(mail, f"{body}\n\n{ANSWER}") == [("Ana Lee", body), ("Ana Lee", ANSWER)]


def test_words_in_quotation_marks(mail: Path) -> None:
    """Words that the sender quotes are somebody else's."""
    assert told(mail, "They told me “the wall is done for” on Friday.") == [
        ("Ana Lee", "They told me"),
        (None, "“the wall is done for”"),
        ("Ana Lee", "on Friday."),
    ]


@pytest.mark.parametrize(
    "line", ["On Monday the mayor wrote:", "From: the north side it is dry.", "In 2019 she wrote:", "We wrote: no."]
)
def test_lines_that_begin_no_message(mail: Path, line: str) -> None:
    """Words that only look like what stands before a message are the sender's, and so is what follows them."""
    assert told(mail, f"{line}\n\n{ANSWER}") == [("Ana Lee", line), ("Ana Lee", ANSWER)]


def test_words_of_a_quoted_message_that_are_given_to_the_sender(mail: Path) -> None:
    """An article that gives the sender what the sender only quotes has the wrong speaker."""
    record = read(mail, f"{ANSWER}\n\n{ON}\n> I hear that the wall leaks at\n> both ends.")
    story = Story("“I hear that the wall leaks at both ends,” Ana Lee said. “We will keep the wall as it is.”")
    story.source("lee", "Ana Lee")
    story.quotation("“I hear that the wall leaks at both ends,”", source="lee", speaker="Ana Lee")
    story.quotation("“We will keep the wall as it is.”", source="lee", speaker="Ana Lee")
    checks = verify(story.analysis(), record)

    assert record.format == "e-mail"
    assert [check.verdict for check in checks] == ["wrong-speaker", "verbatim"]
    assert checks[0].passages[0].speaker == "Ben Roe"


def test_a_message_without_words(mail: Path) -> None:
    """A message with nothing in it is no record."""
    with pytest.raises(LoadError, match="there are no words in it"):
        read(mail, "")


def test_words_before_what_is_enclosed(mail: Path) -> None:
    """What a sender says before an enclosed text is as much the sender's, though it may look like a note to a desk."""
    enclosed = (
        "The harbour was built in the last century, and its walls are of stone that came from the hills by boat. " * 2
    )
    body = f"Hi Ben,\n\n{ANSWER} Our news is below.\n\nBest,\nAna\n\n---\n\n{enclosed}"

    assert ANSWER in " ".join(words for who, words in told(mail, body) if who == "Ana Lee")
