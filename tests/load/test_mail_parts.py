"""The parts of a message."""

import pytest

from attribution import analyze
from attribution.load.mail import read_mail
from attribution.load.mail_parts import read_parts
from attribution.load.options import Reading

STORY = """The council met on Monday to speak of the bridge and its money.

“It is not safe,” Ann Lee told the council. She has led it for two years.

The next meeting is in May."""


def parts(text: str) -> dict[str, str]:
    """Return what of a message is of which kind; the story under "story"."""
    found: dict[str, list[str]] = {}
    for block in read_parts(text, "Ben Roe"):
        if block.text.strip():
            found.setdefault(block.kind or "story", []).append(block.text)
    return {kind: "\n\n".join(texts) for kind, texts in found.items()}


@pytest.mark.parametrize(
    "signature",
    [
        "-- \nBen Roe\nEly News",
        "Best regards,\n\nBen Roe\nReporter, Ely News\nTel. 01632 960000",
        "Kind regards\nBen",
        "Many thanks,\nBen Roe",
        "Thanks!\nBen",
        "Yours sincerely,\nBen Roe\nEly",
        "Sent from my phone",
        "--\nBen Roe\nEly News",
        "Ben\n\nSent from my phone",
        "Thanks, Ben",
        "Regards\n\nBen Roe\n\nThis e-mail is confidential. If you are not the intended recipient, please delete it at "
        "once and tell whoever sent it.",
    ],
)
def test_signatures(signature: str) -> None:
    """A closing formula, and what stands under it to the end, is the signature."""
    assert parts(f"{STORY}\n\n{signature}\n") == {"story": STORY, "signature": signature}


@pytest.mark.parametrize(
    "end",
    [
        "Best of all was the food, Ann Lee said at the end.",
        "“Thanks,” she said.\n\n“Thanks!”",
        "Thanks\n\nto a gift the bridge stays. “We are glad,” Ann Lee said.",
    ],
)
def test_ends_that_are_no_signatures(end: str) -> None:
    """A sentence, or words in marks, are the story's."""
    assert parts(f"{STORY}\n\n{end}") == {"story": f"{STORY}\n\n{end}"}


@pytest.mark.parametrize(
    "note",
    [
        "Hi Sam,\n\nHere is the story. Al Noor said “no comment” to me.\n\nBest,\nBen\n\n---",
        "Hello desk,\n\nPlease check the name.\n\nThanks\nBen",
        "Hi both, here is the piece. “Great,” says Al.\n\nThanks, Ben",
        "Hey team - story below. Let me know!\nBen",
        "Sam - story below. Call me.\n\n* * *",
        "Dear all\n\nPlease find our news.\n\nFOR IMMEDIATE RELEASE",
        "See below.\n\nBen\n\n---------- Forwarded message ---------\nFrom: Ely Press <p@ely.example>\n"
        "Date: Fri, 1 Mar 2024\nSubject: Bridge\nTo: <b@ely.example>",
        "FYI\n\nBegin forwarded message:\n\nFrom: Ely Press\nSubject: Bridge\nDate: 1 March 2024\nTo: Ben Roe",
    ],
)
def test_covering_notes(note: str) -> None:
    """What comes before the story, and is said to the desk, is set apart with the line between the two."""
    assert parts(f"{note}\n\n{STORY}\n") == {"covering-note": note, "story": STORY}


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        f"Dear Editor,\n\n{STORY}",
        f"PRESS RELEASE\n\n{STORY}",
        "Hi Sam,\n\nThe story is late.\n\n---\n\nBen",
        f"Hi Sam,\n\nIt is safe.\n\nBest,\nAl\n\nAl Noor\nEngineer\n\nOn Fri, 1 Mar 2024, Sam Lee wrote:\n> {STORY}",
        STORY.replace("\n\n", "\n\n* * *\n\n"),
    ],
)
def test_no_covering_note(text: str) -> None:
    """A letter, a release, a divided story, a note without a story, and an answer have none."""
    assert "covering-note" not in parts(text)


@pytest.mark.parametrize(
    "reply",
    [
        "On Fri, 1 Mar 2024, Al Noor wrote:\n> Is it safe?\n> “No.”",
        "-----Original Message-----\nFrom: Al Noor\nIs it safe?",
        "From: Al Noor\nSent: Friday, 1 March 2024\nTo: Ben Roe\nSubject: Bridge\n\nIs it safe?",
    ],
)
def test_an_earlier_message(reply: str) -> None:
    """It is labelled from the line that announces it, also after a signature."""
    assert parts(f"{STORY}\n\n{reply}") == {"story": STORY, "quoted-reply": reply}
    assert parts(f"{STORY}\n\nBest,\nBen\n\n{reply}") == {
        "story": STORY,
        "signature": "Best,\nBen",
        "quoted-reply": reply,
    }


def test_a_mail_with_all_of_them() -> None:
    """Nobody of the note, and nobody of the signature, is a source; the story's byline goes before the sender."""
    head = "From: Ben Roe <b@ely.example>\nSubject: Bridge\nContent-Type: text/plain; charset=utf-8\n\n"
    note = "Hi Sam,\n\nHere it is. Al Noor said “no comment.”\n\nBest,\nBen\n\n---\n\nBy Jo Day\n\n"
    document = read_mail(f"{head}{note}{STORY}\n\n-- \nIda Brandt\nEly News\n".encode(), "a.eml")

    assert document.byline == "Jo Day"
    assert document.text[document.body_start :].startswith("The council met")
    assert "Al Noor" not in document.text
    assert [note.message for note in document.notes] == [
        "the note before the story was left out; --with-comments shows it"
    ]


def test_a_note_that_is_asked_for() -> None:
    """It is a part of the text then, before the story, and is not analysed."""
    head = "From: Ben Roe <b@ely.example>\nSubject: Bridge\nContent-Type: text/plain; charset=utf-8\n\n"
    mail = f"{head}Hi Sam,\n\nHere it is.\n\nBest,\nBen\n\n---\n\n{STORY}\n"
    document = read_mail(mail.encode(), "a.eml", Reading(with_comments=True))

    assert document.text.startswith("Hi Sam,\n\nHere it is.")
    assert document.text[document.body_start :].startswith("The council met")
    assert [note.message for note in document.notes] == [
        "the covering note before the story is set apart, and is not analysed"
    ]


def test_a_note_in_a_mail_of_html() -> None:
    """It is found there as well, by the same words."""
    head = "From: Ben Roe <b@ely.example>\nSubject: Bridge\nContent-Type: text/html; charset=utf-8\n\n"
    note = "<p>Hi Sam,</p><p>Here it is. Al Noor said “no comment.”</p><p>Best,<br>Ben</p><p>---</p>"
    story = "".join(f"<p>{paragraph}</p>" for paragraph in STORY.split("\n\n"))
    mail = f"{head}<html><body>{note}{story}</body></html>".encode()
    document, asked = read_mail(mail, "a.eml"), read_mail(mail, "a.eml", Reading(with_comments=True))

    assert "Al Noor" not in document.text
    assert document.text.startswith(STORY[:40])
    assert [part.kind for part in asked.parts] == ["covering-note"]
    assert "Al Noor" in asked.text[: asked.body_start]
    assert {source.name for source in analyze(document).sources} == {"Ann Lee", "The council"}
