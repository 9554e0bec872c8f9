"""Which encoding a file is in."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.errors import LoadError
from attribution.load.encoding import decode

STORY = "“We won’t close the bridge – not now,” the mayor said at the café.\n"
TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))


@given(TEXTS.filter(lambda text: not text.startswith(("\ufeff", "%PDF-", "{\\rtf", "PK\x03\x04", "\x1f"))))
def test_utf8_is_kept_to_the_character(text: str) -> None:
    """Text in UTF-8 comes out as it went in, without a note."""
    assert decode(text.encode(), "story.txt") == (text, ())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
@given(TEXTS)
def test_a_byte_order_mark_is_no_character(encoding: str, text: str) -> None:
    """Where a byte order mark names the encoding, the text begins after it and nothing is noted."""
    assert decode(text.encode(encoding), "story.txt") == (text, ())


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n", "\n\r\n"])
def test_line_ends_stay(ends: str) -> None:
    """No line end is translated, since offsets count every character."""
    text = f"One.{ends}Two.{ends}"

    assert decode(text.encode(), "story.txt")[0] == text


@pytest.mark.parametrize(("encoding", "name"), [("cp1252", "Windows-1252"), ("mac_roman", "Mac Roman")])
@pytest.mark.parametrize("times", [1, 40])
def test_an_old_english_encoding_is_detected(encoding: str, name: str, times: int) -> None:
    """The encodings that English news had before Unicode are told apart, even in one sentence, and noted."""
    text, notes = decode((STORY * times).encode(encoding), "story.txt")

    assert text == STORY * times
    assert [note.kind for note in notes] == ["encoding"]
    assert f"read as {name}, a guess" in notes[0].message


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("Мэр сказал: «Мост безопасен», и ушёл. ", "cp1251"), ("市長は「橋は安全だ」と述べた。", "shift_jis")],
)
def test_other_alphabets_are_detected(text: str, encoding: str) -> None:
    """A text that is not in an English encoding is not forced into one."""
    assert decode((text * 8).encode(encoding), "story.txt")[0] == text * 8


def test_a_long_file_is_detected_by_its_beginning_and_read_whole() -> None:
    """The sample that decides is not all that is read."""
    text = STORY * 40_000

    assert decode(text.encode("cp1252"), "story.txt")[0] == text


def test_an_encoding_that_fails_after_the_sample_is_not_used() -> None:
    """Bytes that Windows-1252 does not have, past the sample, lead to another guess or a refusal, never to a crash."""
    data = (STORY * 20_000).encode("cp1252") + b"\x81\x8d\x8f\x90\x9d"

    try:
        text, notes = decode(data, "story.txt")
    except LoadError:
        return
    assert notes
    assert text


def test_damaged_utf8_is_still_utf8() -> None:
    """Two broken bytes among curly quotation marks do not turn every mark into three wrong characters."""
    text, notes = decode((STORY * 3).encode() + b"\xe2\x80 end\xff", "story.txt")

    assert text == STORY * 3 + "\ufffd end\ufffd"
    assert "damaged in 2 places" in notes[0].message


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"text\0more", "a binary file"),
        ("a\0b".encode("utf-16"), "a binary file"),
        (b"%PDF-1.7\n1 0 obj", "a PDF"),
        (b"{\\rtf1\\ansi Hello}", "rich-text"),
        (b"PK\x03\x04rest", "a Word document or another zip archive"),
        (b"\xff\xfeabc", "begins as UTF-16 but is not UTF-16 throughout"),
        (b"\xff\xfe\x00\x00abc", "begins as UTF-32 but"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, message: str) -> None:
    """A file that is not text is an error that names the file, says what it is, and says what to do."""
    with pytest.raises(LoadError) as caught:
        decode(data, "bridge.txt")

    assert caught.value.subject == "bridge.txt"
    assert message in str(caught.value)
    assert "save it as plain text" in str(caught.value)


def test_noise_is_refused() -> None:
    """Random bytes are not taken for an article in some encoding."""
    noise = bytes(random.Random(7).choices(range(1, 256), k=4000))

    with pytest.raises(LoadError, match="not text"):
        decode(noise, "noise.txt")


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_load_error(data: bytes) -> None:
    """Whatever the bytes, there is a text that can be encoded again, or one kind of error."""
    try:
        text, _ = decode(data, "story.txt")
    except LoadError:
        return
    assert "\0" not in text
    text.encode()


@pytest.mark.parametrize(("start", "what"), [(b"PAR1", "a Parquet file"), (b"WARC/1.1", "a web archive")])
def test_formats_that_have_readers_of_their_own(start: bytes, what: str) -> None:
    """They are known by how they begin."""
    with pytest.raises(LoadError, match=f"this is {what}"):
        decode(start + b" and so on", "a.txt")
