"""Captions: which lines are words, when they are shown, who says them, and where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.text import find_captions
from tests.growth import grows_evenly

TIMES = "00:00:01.000 --> 00:00:02.000"
#: Words as they may stand in a caption: in any script, and no sign that means something in the format.
words = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Zs"), exclude_characters="<>&{}"), min_size=1
)


def shown(text: str) -> list[list[str]]:
    """Return the words of each caption."""
    return [
        [text[words.start : words.end] for line in caption.lines for words in line.words]
        for caption in find_captions(text).captions
    ]


def spoken(text: str) -> list[tuple[str | None, str]]:
    """Return who says which words, in the order of the file."""
    return [
        (words.voice, text[words.start : words.end])
        for caption in find_captions(text).captions
        for line in caption.lines
        for words in line.words
    ]


@pytest.mark.parametrize(
    ("line", "times"),
    [
        ("00:00:01.500 --> 00:00:04.000", (1.5, 4)),
        ("01:02.500 --> 01:04.000", (62.5, 64)),
        ("01:02:03.004 --> 100:00:00.000", (3723.004, 360_000)),
        ("00:01.000 --> 00:02.000 align:start position:10%,line-left", (1, 2)),
        ("00:01.000-->00:02.000", (1, 2)),
        ("00:00:01,500 --> 00:00:04,25", (1.5, 4.25)),
        ("0:0:1,5 -- > 0:0:4", (1.5, 4)),
        ("00:00:01:500 --> 00:00:04:000 X1:40 X2:600", (1.5, 4)),
        ("  00：00：01，500 --> 00：00：04，000", (1.5, 4)),
        ("00:90 --> 01:99", (90, 159)),
    ],
)
@pytest.mark.parametrize("header", ["", "WEBVTT\n\n"])
def test_times(line: str, times: tuple[float, float], header: str) -> None:
    """Times have hours or none, a stop or a comma, and settings after them."""
    [caption] = find_captions(f"{header}{line}\nThe bridge is safe.\n").captions

    assert (caption.shown, caption.gone) == times


@pytest.mark.parametrize("line", ["00:01.000 --> later", "7 --> 8", "00:01.000 --> "])
@pytest.mark.parametrize("header", ["", "WEBVTT\n\n"])
def test_times_that_can_not_be_read(line: str, header: str) -> None:
    """Where a time is missing the words are left out, up to the next times, and the file is not whole."""
    text = f"{header}{TIMES}\nWe stay.\n\n{line}\nLost.\n\n{TIMES}\nWe go.\n"

    assert shown(text) == [["We stay."], ["We go."]]
    assert not find_captions(text).is_whole


@pytest.mark.parametrize("header", ["WEBVTT", "\ufeffWEBVTT", "WEBVTT\tThe hearing", "WEBVTT - 1\nKind: captions"])
def test_header(header: str) -> None:
    """The header, up to an empty line or to the first times, holds no captions."""
    for between in ("\n", "\n\n", "\n\n\n"):
        assert shown(f"{header}{between}{TIMES}\nWe stay.\n") == [["We stay."]]


@pytest.mark.parametrize(
    "block",
    [
        "NOTE",
        "NOTE made by a machine",
        "NOTE\nmade by a machine\nin a night",
        "STYLE\n::cue(b) {\n  color: red;\n}",
        "REGION\nid:fred\nwidth:40%",
        "7",
    ],
)
def test_blocks_of_other_kinds(block: str) -> None:
    """Notes, styles, regions and the number of a caption that is not there hold no words."""
    text = f"WEBVTT\n\n{block}\n\n{TIMES}\nWe stay.\n\n{block}\n\n{TIMES}\nWe go.\n"

    assert shown(text) == [["We stay."], ["We go."]]
    assert find_captions(text).is_whole


def test_words_outside_captions() -> None:
    """In WebVTT an empty line ends a caption; words that come after it are left out, and the file is not whole."""
    text = f"WEBVTT\n\n{TIMES}\nWe stay.\n\nNOTES of mine\n\n{TIMES}\nWe go.\n"

    assert shown(text) == [["We stay."], ["We go."]]
    assert not find_captions(text).is_whole


def test_words_after_an_empty_line_of_subrip() -> None:
    """In SubRip a caption goes on after an empty line, up to the next times; words before the first are left out."""
    text = f"1\n{TIMES}\nWe stay.\n\nWe said so --> here.\n\n2\n{TIMES}\nWe go.\n"

    assert shown(text) == [["We stay.", "We said so --> here."], ["We go."]]
    assert find_captions(text).is_whole
    assert not find_captions(f"A film\n\n{text}").is_whole


@pytest.mark.parametrize("identifier", ["intro", "12", "The first: a question"])
def test_identifiers(identifier: str) -> None:
    """A line before the times names the caption and is no words of it."""
    assert shown(f"WEBVTT\n\n{identifier}\n{TIMES}\nWe stay.\n\n{identifier}\n{TIMES}\nWe go.\n") == [
        ["We stay."],
        ["We go."],
    ]


@pytest.mark.parametrize("header", ["", "WEBVTT\n\n"])
def test_empty_lines_that_are_missing(header: str) -> None:
    """Times begin a caption whatever stands before them; a number directly before them is the caption's."""
    text = f"{header}1\n{TIMES}\nWe stay.\nWe said so.\n2\n{TIMES}\n{TIMES}\nWe go.\n3\n\n4\n{TIMES}\nNo.\n"

    assert [" ".join(words) for words in shown(text)][:2] == ["We stay. We said so.", ""]
    assert shown(text)[-1] == ["No."]
    assert find_captions(text).is_whole


def test_numbers_without_captions() -> None:
    """A number alone between empty lines is that of a caption which is not there."""
    text = f"1\n{TIMES}\nWe stay.\n\n2\n\n3\n \n4\n{TIMES}\nWe go.\n\n5\n"

    assert shown(text) == [["We stay."], ["We go."]]
    assert find_captions(text).is_whole


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends(end: str) -> None:
    """Any of the three line ends, and no other sign, ends a line; places are those of the file."""
    text = f"WEBVTT\n\na\n{TIMES}\nWe stay,\x0b\u2028he said.\nAll of us.\n\nb\n{TIMES}\nWe go.".replace("\n", end)

    assert shown(text) == [["We stay,\x0b\u2028he said.", "All of us."], ["We go."]]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<v Ana Ruiz>We stay.</v> <v Ben>No.", [("Ana Ruiz", "We stay."), ("Ben", "No.")]),
        ("<v.loud.first Ana Ruiz>We stay.", [("Ana Ruiz", "We stay.")]),
        ("<v Roe &amp; Sons>We stay.</v> All do.", [("Roe & Sons", "We stay."), (None, " All do.")]),
        ("<c.red>We</c> <i>stay</i>.", [(None, "We"), (None, "stay"), (None, ".")]),
        ("We <00:01:02.000>stay.", [(None, "We "), (None, "stay.")]),
        (r"{\an8}We stay {here}.", [(None, "We stay {here}.")]),
        ("<ruby>We<rt>all</rt></ruby>", [(None, "We"), (None, "all")]),
        ("We stay < 3 days, > 2.", [(None, "We stay < 3 days, > 2.")]),
        ("Roe &amp; Sons&nbsp;stay.", [(None, "Roe &amp; Sons"), (None, "stay.")]),
        ("We don&#39;t, at R&DX; caf&eacute;.", [(None, "We don&#39;t, at R&DX; caf&eacute;.")]),
    ],
)
def test_tags(line: str, expected: list[tuple[str | None, str]]) -> None:
    """Tags and references to signs part words and are none; a voice lasts until its end or the next."""
    assert spoken(f"WEBVTT\n\n{TIMES}\n{line}\n") == expected


def test_a_voice_in_several_lines() -> None:
    """A voice goes on in the next line of its caption, and not in the next caption."""
    text = f"WEBVTT\n\n{TIMES}\n<v Ana Ruiz>We stay,\nall of us.\n\n{TIMES}\nWe go.\n"

    assert spoken(text) == [("Ana Ruiz", "We stay,"), ("Ana Ruiz", "all of us."), (None, "We go.")]


@given(
    st.lists(st.lists(words, min_size=1, max_size=3), max_size=4),
    st.sampled_from(["", "WEBVTT\n\n", "\ufeffWEBVTT x\n\n"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["", "<i>", "<v Ana Ruiz>", "&lrm;"]),
)
def test_the_words_of_any_captions(captions: list[list[str]], header: str, end: str, tag: str) -> None:
    """The words of any captions are read back from their places, with their lines, whatever is around them."""
    lines = [[f"w{line}" for line in caption] for caption in captions]
    blocks = ["".join(f"{tag}{line}\n" for line in caption) for caption in lines]
    text = header + "".join(f"{number}\n{TIMES}\n{block}\n" for number, block in enumerate(blocks))

    assert shown(text.replace("\n", end)) == lines


@given(st.text(st.sampled_from("aé😀1 \n\r<v>&;:.,->{\\}\ufeff")), st.sampled_from(["", "WEBVTT\n", f"{TIMES}\n"]))
def test_places_in_any_text(text: str, header: str) -> None:
    """In any text the places lie in it, in order, none empty, each in its line and without a line end."""
    text = header + text
    at = 0
    for caption in find_captions(text).captions:
        for line in caption.lines:
            assert not set("\r\n") & set(text[line.start : line.end])
            at = max(at, line.start)
            for words in line.words:
                assert at <= words.start < words.end
                assert words.end <= line.end
                at = words.end
    assert at <= len(text)


@pytest.mark.parametrize(
    "piece",
    [
        "\n", "\r", " \n", "-->", "-->\n", "1\n", "9", "00:", "00:01.000 -->", f"{TIMES}\n", f"{TIMES}\nWe stay.\n\n",
        "<", "<v ", "<v.a", "{\\", "&", "&amp;", "&#3", "NOTE\n\n", "STYLE\n", f"{TIMES}\n<v Ana>We <c>stay",
    ],
)  # fmt: skip
def test_time_grows_evenly(piece: str) -> None:
    """Whatever a file repeats, twice as much of it takes twice as long."""
    for header in ("", "WEBVTT\n\n"):
        assert grows_evenly(lambda size, header=header: find_captions(header + piece * size), 8000)
