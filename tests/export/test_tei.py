"""TEI: valid by TEI's own rules, with the text and the places kept."""

from importlib.resources import files
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from attribution.export import write_tei
from attribution.export.texts import whole
from attribution.model import Analysis
from attribution.output.characters import showable
from tests.analyses import Story, ferry
from tests.exported import any_exported, harbour, shown

TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
#: The rules of TEI P5, which trafilatura carries.
RULES = etree.DTD(BytesIO((files("trafilatura") / "data/tei_corpus.dtd").read_bytes()))


def read(folder: Path) -> etree._Element:
    """Return the one document in `folder`, held against the rules."""
    [path] = folder.glob("*.xml")
    root = etree.fromstring(path.read_bytes(), etree.XMLParser(resolve_entities=False, no_network=True))
    assert RULES.validate(root), RULES.error_log
    names = [element.get(ID) for element in root.iter(etree.Element) if element.get(ID)]
    assert len(set(names)) == len(names)
    for element in root.iter(f"{TEI}said"):
        for pointer in (element.get(key) for key in ("who", "next", "prev")):
            assert pointer is None or pointer.removeprefix("#") in names
    return root


def body_text(root: etree._Element) -> str:
    return "".join(root.find(f".//{TEI}body").itertext())


def places(root: etree._Element) -> list[list[tuple[int, int]]]:
    """Return where the pieces of each quotation stand, by counting the characters of the body."""
    starts: dict[etree._Element, int] = {}
    ends: dict[etree._Element, int] = {}
    at = 0
    for event, element in etree.iterwalk(root.find(f".//{TEI}body"), events=("start", "end")):
        if event == "start":
            starts[element] = at
            at += len(element.text or "")
        else:
            ends[element] = at
            at += len(element.tail or "")
    said = {element.get(ID): element for element in starts if element.tag == f"{TEI}said"}
    found = []
    for element in said.values():
        if element.get("prev") is None:
            pieces = [element]
            while following := pieces[-1].get("next"):
                pieces.append(said[following.removeprefix("#")])
                assert pieces[-1].get("prev") == f"#{pieces[-2].get(ID)}"
            found.append([(starts[one], ends[one]) for one in pieces])
    return found


def characters(spans: list[tuple[int, int]], text: str) -> frozenset[int]:
    """Return the places of the characters in spans, but for spaces, which may stand between paragraphs."""
    return frozenset(at for start, end in spans for at in range(start, end) if text[at] not in " \t\n")


def test_what_a_document_has(tmp_path: Path) -> None:
    """A quotation in pieces is two linked `said`; each points at its source, whose name is in the header."""
    written = write_tei([harbour()], tmp_path)

    root = read(tmp_path)
    said = list(root.iter(f"{TEI}said"))
    people = root.find(f".//{TEI}listPerson")
    assert written.paths == (tmp_path,)
    assert ["".join(one.itertext()) for one in said] == ["“It holds,”", "“It always held.”", "cracks", "“Who did?”"]
    assert [one.get("who") for one in said] == ["#s-ruiz", "#s-ruiz", "#s-audit", None]
    assert [one.get("direct") for one in said] == ["true", "true", "false", "true"]
    assert (said[0].get("next"), said[1].get("prev")) == (f"#{said[1].get(ID)}", f"#{said[0].get(ID)}")
    assert [(one.tag.removeprefix(TEI), one.get(ID)) for one in people] == [
        ("person", "s-ruiz"),
        ("personGrp", "s-officials"),
        ("org", "s-ministry"),
    ]
    assert people[0][0].text == "Ana Ruiz"
    # A description is no name.
    assert [(one.tag.removeprefix(TEI), one.text) for one in people[1]] == [("note", "Officials"), ("note", "unnamed")]
    assert root.find(f".//{TEI}listBibl")[0].text == "the audit"


@pytest.mark.parametrize("analysis", [harbour(), ferry()])
def test_the_text_is_kept(analysis: Analysis, tmp_path: Path) -> None:
    """The characters of the body are those of the text, line ends and all, and the places are the same."""
    write_tei([analysis], tmp_path)

    root = read(tmp_path)
    assert body_text(root) == analysis.document.text
    assert sorted(places(root)) == sorted(shown(analysis, denied=False))


def test_a_quotation_over_paragraphs(tmp_path: Path) -> None:
    """It is cut where a paragraph ends, and its pieces are linked."""
    story = Story("“It holds.\n\nIt always held,” Ana Ruiz said.")
    story.source("ruiz", "Ana Ruiz")
    story.quotation("“It holds.\n\nIt always held,”", source="ruiz", speaker="Ana Ruiz")

    write_tei([story.analysis()], tmp_path)

    root = read(tmp_path)
    assert [[*paragraph.itertext()] for paragraph in root.iter(f"{TEI}p")][-2:] == [
        ["“It holds."],
        ["It always held,”", " Ana Ruiz said."],
    ]
    assert places(root) == [[(0, 10), (12, 28)]]


def test_quotations_that_cross(tmp_path: Path) -> None:
    """The one that begins later is cut where the earlier ends."""
    story = Story("one two three")
    story.open_quotation("one two", cue=None)
    story.open_quotation("two three", cue=None)

    write_tei([story.analysis()], tmp_path)

    assert places(read(tmp_path)) == [[(0, 7)], [(4, 7), (7, 13)]]


@pytest.mark.parametrize("text", ["", " \n\t\n", "\r\n", "a\x00b ]]> <p> &amp; \ufffe"])
def test_texts_that_are_hard_on_xml(text: str, tmp_path: Path) -> None:
    """Each is a valid document, with “�” for what XML can't hold."""
    write_tei([Story(text).analysis()], tmp_path)

    assert body_text(read(tmp_path)) == showable(text)


@settings(max_examples=100)
@given(analysis=any_exported())
def test_any_analysis(analysis: Analysis, tmp_path_factory) -> None:  # type: ignore[no-untyped-def]
    """Any analysis is a valid document with the same text and the same places."""
    folder = tmp_path_factory.mktemp("tei")
    write_tei([analysis], folder)

    root = read(folder)
    text = whole(analysis).document.text
    assert body_text(root) == showable(text)
    expected = [characters(spans, text) for spans in shown(analysis, denied=False)]
    found = [characters(spans, text) for spans in places(root)]
    assert sorted(map(sorted, filter(None, found))) == sorted(map(sorted, filter(None, expected)))
