"""Leading metadata."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.load.metadata import find_metadata

BODY = "Ely. The bridge will close on Friday."


def body(text: str) -> str:
    """Return the article in `text`, without what leads it."""
    return text[find_metadata(text).body_start :]


@pytest.mark.parametrize(
    "line",
    [
        "date 2021-03-02",
        " date 2021-03-02",
        "Date: 2 March 2021",
        "DATE: March 2, 2021",
        "Dated 2 March 2021",
        "Published: Tuesday, 2 March 2021, 10:15 GMT",
        "Published on 2 March 2021",
        "Publication date: 2021-03-02T10:15:00Z",
        "Posted: 2 March 2021",
        "2 March 2021",
        "Tuesday, March 2, 2021",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n\r\n", "  \n \n"])
def test_a_date_line(line: str, gap: str) -> None:
    """A line with the date is metadata; the article begins after it and the empty lines."""
    found = find_metadata(line + gap + BODY)

    assert found.published == "2021-03-02"
    assert body(line + gap + BODY) == BODY


@pytest.mark.parametrize(
    "lead", ["date 2021-03-02 ", "  date 2021-03-02   ", "Date: 2 March 2021 ", "Published: 2021-03-02 "]
)
def test_the_article_may_follow_the_date_on_its_line(lead: str) -> None:
    """The article begins after the date and the spaces."""
    found = find_metadata(lead + BODY)

    assert (found.published, found.body_start) == ("2021-03-02", len(lead))


@pytest.mark.parametrize(
    "sentence",
    [
        "Published 2 March 2021, the report is 40 pages long.",
        "2 March 2021 was a dark day, she said.",
        "March 2, 2021, was a dark day, she said.",
        "Date palms grow here.",
        "Updated: three people are dead.",
        "Posted to Berlin, he said nothing.",
    ],
)
def test_a_sentence_with_a_date_is_no_metadata(sentence: str) -> None:
    """An article may begin with a date, or with a word that also introduces one."""
    assert find_metadata(sentence).body_start == 0


@pytest.mark.parametrize("line", ["Date: 02/03/2021", "Date: March 2021", "Published: spring 2021"])
def test_a_date_that_is_not_sure_is_left_out(line: str) -> None:
    """The line is metadata all the same; a wrong date would be worse than none."""
    found = find_metadata(f"{line}\n{BODY}")

    assert found.published is None
    assert found.body_start == len(line) + 1


def test_an_update_is_not_the_date() -> None:
    """The day of publication counts, not that of the last change."""
    text = f"Updated: 5 March 2021\nPublished: 2 March 2021\n{BODY}"

    assert find_metadata(text).published == "2021-03-02"
    assert body(text) == BODY


@pytest.mark.parametrize("key", ["Title:", "TITLE:", "Headline :", "title:"])
def test_a_title(key: str) -> None:
    """The title is the rest of its line; a quotation in it is not the article's."""
    text = f"{key}  Mayor:  “We will close it”\n\n{BODY}"

    assert find_metadata(text).title == "Mayor: “We will close it”"
    assert body(text) == BODY


@pytest.mark.parametrize(
    "byline",
    [
        "Ann Lee",
        "ANN LEE",
        "Ann Lee and Ben O’Neil",
        "Ann Lee, Ben Roe and Cy Poe",
        "Ann Lee, City Desk",
        "Ann Lee | The Ely Courier",
        "Ann Lee in Geneva",
        "Ludwig van der Berg",
        "Élodie d’Arcy-Lamy",
        "A. B. Lee Jr.",
        "Ann Lee of the Ely Courier",
        "The Ely Courier",
        "ANN LEE Staff Writer",
    ],
)
@pytest.mark.parametrize("by", ["By ", "BY ", "By: ", "Author: ", "Byline: ", "  By "])
def test_a_byline(by: str, byline: str) -> None:
    """A short line of names after "By" is the byline."""
    text = f"{by}{byline}\n\n{BODY}"

    assert find_metadata(text).byline == byline
    assert body(text) == BODY


def test_a_full_stop_is_not_part_of_a_byline() -> None:
    """After a key the line may end like a sentence; an abbreviation keeps its point."""
    assert find_metadata(f"BYLINE: Ann Lee.\n{BODY}").byline == "Ann Lee"
    assert find_metadata(f"BYLINE: Ann Lee Jr.\n{BODY}").byline == "Ann Lee Jr."


@pytest.mark.parametrize(
    "sentence",
    [
        "By Friday the bridge will be closed.\n",
        "By Friday\n",
        "By Ann Lee’s account, the bridge is safe.\n",
        "By the time Mayor Lee spoke, the bridge was closed\n",
        "By Any Measure, a Bad Day\n",
        "By 2025 Ely Will Have Two Bridges\n",
        "By Ann Lee’s Reckoning, Ely Is Safe.\n",
        "Bypass Opens\n",
        "By \n",
        "By Ann Lee said nothing of it\n",
        "By " + "Ann Lee and " * 12 + "Ben Roe\n",
    ],
)
def test_a_sentence_that_begins_with_by_is_no_byline(sentence: str) -> None:
    """An article may begin with "By"."""
    assert find_metadata(sentence + BODY)[1:] == (None, None, None, 0, ())


def test_lines_come_in_any_order() -> None:
    """Title, byline, date and address are found together, each once."""
    lead = "By Ann Lee\nTitle: Bridge to close\nURL: https://ely.example/bridge?id=1\n\nDate: 2021-03-02\n\n"

    assert find_metadata(lead + BODY) == (
        "Bridge to close",
        "Ann Lee",
        "2021-03-02",
        "https://ely.example/bridge?id=1",
        len(lead),
        (),
    )


def test_a_second_title_is_text() -> None:
    """What looks like metadata again is the article's."""
    text = "Title: Bridge to close\nTitle: is the first word here."

    assert body(text) == "Title: is the first word here."


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://ely.example", "https://a b", "/etc/passwd", ""])
def test_only_a_web_address_is_an_address(address: str) -> None:
    """An address ends up in a link, so it must be one of the web."""
    assert find_metadata(f"URL: {address}\n{BODY}").url is None
    assert find_metadata(f"---\nurl: {address}\n---\n{BODY}").url is None


@pytest.mark.parametrize(
    ("value", "byline"),
    [
        ("Ann Lee", "Ann Lee"),
        ("[Ann Lee, Ben Roe]", "Ann Lee, Ben Roe"),
        ("[{name: Ann Lee}, {name: Ben Roe}]", "Ann Lee, Ben Roe"),
        ("{email: ann@ely.example}", None),
        ("[]", None),
    ],
)
def test_front_matter(value: str, byline: str | None) -> None:
    """Front matter gives the same fields; authors may be a list."""
    text = f"---\nTitle: Bridge to close\nauthors: {value}\ndate: 2021-03-02 10:15\n---\n\n{BODY}"

    assert find_metadata(text)[:3] == ("Bridge to close", byline, "2021-03-02")
    assert body(text) == BODY


def test_lines_after_front_matter_fill_what_it_leaves_open() -> None:
    """Front matter wins; lines after it are metadata still."""
    text = f"---\ntitle: First\n---\nTitle: Second\nBy Ann Lee\n{BODY}"

    assert find_metadata(text)[:2] == ("First", "Ann Lee")
    assert body(text) == BODY


def test_broken_front_matter_is_text() -> None:
    """The article begins at its first character, and a note tells why."""
    found = find_metadata("---\ntitle: [\n---\nEly.")

    assert found.body_start == 0
    assert [note.kind for note in found.notes] == ["parse"]


def test_an_article_without_metadata_begins_at_its_first_character() -> None:
    """Spaces before the first word are left where they are."""
    assert find_metadata(f"\n  {BODY}") == (None, None, None, None, 0, ())


@given(st.text(), st.sampled_from(["", "date 2021-03-02 ", "Title: ", "By ", "Date: ", "---\n", "URL: "]))
def test_the_article_begins_inside_the_text(text: str, lead: str) -> None:
    """Whatever the text, the article begins in it, and not in the middle of a run of spaces."""
    whole = lead + text
    start = find_metadata(whole).body_start

    assert 0 <= start <= len(whole)
    assert start == 0 or not whole[start : start + 1].isspace()
