"""Reading e-mails."""

from email.message import EmailMessage

import pytest

from attribution.errors import LoadError
from attribution.load.mail import read_mail


def message(text: str = "“It is safe,” Ana Lee said.\n", **headers: str) -> EmailMessage:
    """Return a message with this text."""
    made = EmailMessage()
    made["From"] = "Ben Roe <roe@county.example>"
    made["Subject"] = "Bridge to close"
    made["Date"] = "Tue, 02 Mar 2021 10:15:00 +0000"
    for name, value in headers.items():
        made[name] = value
    made.set_content(text)
    return made


def test_a_message() -> None:
    """Subject, sender and date are the document's; its text is what was written."""
    document = read_mail(message().as_bytes(), "a.eml")

    assert (document.title, document.byline, document.published) == ("Bridge to close", "Ben Roe", "2021-03-02")
    assert document.text == "“It is safe,” Ana Lee said."


def test_encoded_headers_and_bodies() -> None:
    """What is packed for the way comes out as it was written."""
    made = message("“Café,” she said, “" + "is open " * 20 + "”\n")
    made.replace_header("Subject", "“Café” opens")

    document = read_mail(made.as_bytes(), "a.eml")

    assert document.title == "“Café” opens"
    assert document.text.startswith("“Café,” she said, “is open is open")


def test_earlier_messages_and_signatures_are_labelled() -> None:
    """They stay in the text."""
    document = read_mail(
        message("Yes.\n\n> Is it\n> safe?\n\nIt is.\n-- \nBen Roe\nPress office\n").as_bytes(), "a.eml"
    )

    assert document.text == "Yes.\n\n> Is it\n> safe?\n\nIt is.\n\n-- \nBen Roe\nPress office"
    assert [(part.kind, document.text[part.start : part.end]) for part in document.parts] == [
        ("quoted-reply", "> Is it\n> safe?"),
        ("signature", "-- \nBen Roe\nPress office"),
    ]


def test_attachments_are_named() -> None:
    """They are not read."""
    made = message()
    made.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="audit.pdf")
    made.add_attachment("Some text", filename="notes.txt")

    document = read_mail(made.as_bytes(), "a.eml")

    assert document.text == "“It is safe,” Ana Lee said."
    assert [note.message for note in document.notes] == ["attachments were not read: audit.pdf, notes.txt"]


def test_html() -> None:
    """A message in both forms is read in its plain one; one in HTML alone as a page."""
    page = (
        "<html><body><article>" + "<p>The bridge will be closed on Friday, Ana Lee said.</p>" * 8 + "</article></body>"
    )
    both, alone = message(), message()
    both.add_alternative(page, subtype="html")
    alone.set_content(page, subtype="html")

    assert read_mail(both.as_bytes(), "a.eml").text == "“It is safe,” Ana Lee said."
    assert read_mail(alone.as_bytes(), "a.eml").text.startswith("The bridge will be closed on Friday")
    assert read_mail(alone.as_bytes(), "a.eml").title == "Bridge to close"


def test_no_message() -> None:
    """A text without the lines that a message begins with is none."""
    with pytest.raises(LoadError, match="this is no e-mail"):
        read_mail(b"The bridge is safe.\n\nSo they said.", "a.eml")


def test_deep_nesting() -> None:
    """Parts in parts in parts are refused, not followed."""
    inside = message()
    for _ in range(40):
        outside = EmailMessage()
        outside["Subject"] = "x"
        outside.make_mixed()
        outside.attach(inside)
        inside = outside

    with pytest.raises(LoadError, match="it was made to do harm"):
        read_mail(inside.as_bytes(), "a.eml")


def test_a_message_in_a_message() -> None:
    """A message that was sent on as a file is an attachment."""
    made = message()
    made.add_attachment(message("Earlier."))

    document = read_mail(made.as_bytes(), "a.eml")

    assert document.text == "“It is safe,” Ana Lee said."
    assert [note.message for note in document.notes] == ["attachments were not read: message/rfc822"]


@pytest.mark.parametrize("date", ["", "soon", "Tue, 99 Mar 2021 10:15:00 +0000"])
def test_dates_that_are_none(date: str) -> None:
    """They are left out."""
    data = message().as_bytes().replace(b"Tue, 02 Mar 2021 10:15:00 +0000", date.encode())

    assert read_mail(data, "a.eml").published is None


def test_a_message_without_text() -> None:
    """A message that is a file and nothing else is empty, and the file is named."""
    made = message()
    made.set_content(b"%PDF-", maintype="application", subtype="pdf")

    document = read_mail(made.as_bytes(), "a.eml")

    assert document.text == ""
    assert [note.kind for note in document.notes] == ["left-out", "empty"]
