"""What stands apart from the sentences of a paragraph: datelines, headline tags, picture credits."""

import pytest

from attribution.text import find_dateline, read_layout

STORY = "The bridge across the old harbour will close on Friday for a year, the mayor said."


@pytest.mark.parametrize(
    "dateline",
    [
        "OSLO (AP) — ",
        "PARIS, Sept 3 (Meridian) - ",
        "LAGOS, Nigeria, Feb. 11 — ",
        "DENVER, March 2, 1997 (Rocky Press) — ",
        "LONDON, 3 May 2018 (Reuters) - ",
        "WASHINGTON --  ",
        "NASHUA, N.H. - ",
        "McALLEN, Texas (AP) — ",
        "SÃO PAULO, March 3 (Reuters) – ",
        "SAN JOSE DEL MONTE CITY, Philippines — ",
        "LIMA/QUITO, Aug 30 (Andes Wire) - ",
        "BEIJING and SEOUL — ",
        "NEW YORK, Sept. 3, 2020 /NewsWire/ -- ",
        "MOSCOW, June 4. /TASS/. ",
        "BELFAST, Saturday. — ",
        "CARDIFF, Tuesday. ",
        "LONDON—",
        "NEW HARBOUR: ",
        "Sydney: ",
        "PARIS, le 4 mai (AFP) — ",
        "ADEN, off Yemen, 4/5 (Gulf Wire) — ",
        "Kampala, Aug. 9 (Lakes Agency) – ",
        "Washington (AFP) – ",
        "Geneva — ",
        "(CNN) — ",
    ],
)
def test_dateline(dateline: str) -> None:
    """A place, with a date, an agency, both or neither, and a sign after it."""
    assert find_dateline(dateline + STORY, 0, len(dateline + STORY)) == len(dateline)


@pytest.mark.parametrize(
    "text",
    [
        "Ida Holm — who is 60 — resigned.",
        "Paris — The one in Texas, that is — has a tower of its own, which wears a hat.",
        "US officials said — The bridge is shut.",
        "BREAKING: Ely - The bridge is shut.",
        "Savings - and risks.",
        "Geneva — Negotiators agree",
        "HIGHER TURNOUT IN EVERY STATE BUT TWO OF THEM - Ana Lee writes.",
        "LEE: “I never saw it,” and with that the minister left the room again.",
        "LONDON-The mayor resigned.",
        "Sen. Ana Lee (D-Ely) — Announced her candidacy in March of the same year, as had been expected.",
        "AP: The chair of the harbour board has resigned over the bridge.",
        "REUTERS: The chair of the harbour board has resigned over the bridge.",
    ],
)
def test_no_dateline(text: str) -> None:
    """Dashes of sentences, headings and names are none."""
    assert find_dateline(text, 0, len(text)) is None


def apart(text: str) -> list[tuple[str, str]]:
    """Return what stands apart in a text, with its kind."""
    return [(one.kind, text[one.start : one.end]) for one in read_layout(text).apart]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            f"EXCLUSIVE-Mayor to resign\n\nELY, March 3 (AP) - {STORY}",
            [("tag", "EXCLUSIVE-"), ("dateline", "ELY, March 3 (AP) - ")],
        ),
        (f"UPDATE 2-WRAPUP 3-Mayor to resign\n\n{STORY}", [("tag", "UPDATE 2-"), ("tag", "WRAPUP 3-")]),
        ("Analysis: Why the bridge failed", [("tag", "Analysis: ")]),
        (
            "The keeper at dawn. Photograph: Ida Brandt/Northern Courier",
            [("credit", "Photograph: Ida Brandt/Northern Courier")],
        ),
        ("The keeper at dawn. (Photo by Ida Brandt/Adria Images)", [("credit", "(Photo by Ida Brandt/Adria Images)")]),
        ("The keeper at dawn. (Courtesy of the Halden Trust)", [("credit", "(Courtesy of the Halden Trust)")]),
        ("Poll: Holm ahead in the north", []),
        ("Live music is back, and so is the bar.", []),
        ("“The photo by Ida Brandt is lost,” she said.", []),
        (f"KELLER: You moved it?\n\nSTRAND: I moved the boxes.\n\nKELLER: {STORY}", []),
        (f"{STORY}\n\nRate the bridge: {STORY}", []),
    ],
)
def test_apart(text: str, want: list[tuple[str, str]]) -> None:
    """Datelines, the tags before a headline, and the credit that ends a caption; no label of a transcript."""
    assert apart(text) == want


def test_dateline_that_comes_again() -> None:
    """What stands before a dash in several paragraphs is the name of one who speaks, or of a part."""
    text = f"HOLM — {STORY}\n\nBRANDT — {STORY}\n\nHOLM — {STORY}"
    assert apart(text) == []
