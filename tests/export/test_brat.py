"""brat standoff: read back by brat's own rules."""

from pathlib import Path

import pytest
from hypothesis import given, settings

from attribution.export import write_brat
from attribution.export.texts import whole
from attribution.model import Analysis
from tests.analyses import Story, ferry
from tests.brat_reader import Standoff, read_standoff
from tests.exported import any_exported, harbour, shown


def read(folder: Path, stem: str) -> Standoff:
    text = (folder / f"{stem}.txt").read_bytes().decode()
    return read_standoff((folder / f"{stem}.ann").read_bytes().decode(), text)


def test_two_files_an_article(tmp_path: Path) -> None:
    """Each article has its text and its annotations, in files named after it and its number; brat finds its types."""
    written = write_brat([harbour(), ferry(), harbour()], tmp_path / "brat")

    stems = ["000001-The-harbour", "000002-lorn-ferry", "000003-The-harbour"]
    assert sorted(path.name for path in (tmp_path / "brat").iterdir()) == [
        *(f"{stem}.{suffix}" for stem in stems for suffix in ("ann", "txt")),
        "about.tsv",
        "annotation.conf",
    ]
    assert (tmp_path / "brat/000001-The-harbour.txt").read_bytes().decode() == harbour().document.text
    assert (written.paths, written.articles) == ((tmp_path / "brat",), 3)


def test_what_an_annotation_says(tmp_path: Path) -> None:
    """A quotation in pieces is one annotation of several fragments, with its speaker, its cue and its kind."""
    write_brat([harbour()], tmp_path)

    found = read(tmp_path, "000001-The-harbour")
    words = {name: one.words for name, one in found.text_bound.items()}
    relations = [(type_, words[first], words[second]) for type_, first, second in found.relations]
    [first, *_] = [one for one in found.text_bound.values() if one.type == "Content"]
    assert (first.spans, first.words) == ([(17, 28), (44, 61)], "“It holds,” “It always held.”")
    assert relations == [
        ("SpokenBy", "“It holds,” “It always held.”", "Ana Ruiz"),
        ("CuedBy", "“It holds,” “It always held.”", "said"),
        ("SpokenBy", "cracks", "the audit"),
        ("CuedBy", "cracks", "found"),
        ("PassedOnBy", "cracks", "Officials"),
        ("SpokenBy", "that it knew", "The ministry"),
        ("CuedBy", "that it knew", "denied"),
    ]
    attributes = [(type_, words[name], value) for type_, name, value in found.attributes]
    assert ("Denied", "that it knew", None) in attributes
    assert ("Kind", "cracks", "indirect") in attributes
    assert ("SourceKind", "Officials", "group") in attributes


def test_mentions_of_one_source_are_equivalent(tmp_path: Path) -> None:
    """The mentions of a source are told to be the same."""
    write_brat([ferry()], tmp_path)

    found = read(tmp_path, "000001-lorn-ferry")
    names = [{found.text_bound[name].words for name in names} for names in found.equivalences]
    assert {"Ana Ruiz", "She", "she", "Ruiz"} in names


def test_two_sources_at_one_place(tmp_path: Path) -> None:
    """The words are one annotation, and say of what kind they are once, as brat wants it."""
    story = Story("“It holds,” the Hales said.")
    story.source("tom", "the Hales", kind="person")
    story.source("dan", "the Hales", kind="group")
    story.quotation("“It holds,”", source="tom", speaker="the Hales")

    write_brat([story.analysis()], tmp_path)

    found = read(tmp_path, "000001-story")
    assert [value for type_, _, value in found.attributes if type_ == "SourceKind"] == ["person"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\u2028", "\x85", "\t"])
def test_a_quotation_over_lines(tmp_path: Path, end: str) -> None:
    """It becomes a fragment a line, since no line of the file may hold the end of one."""
    story = Story(f"“It holds.{end}It always held,” Ana Ruiz said.")
    story.source("ruiz", "Ana Ruiz")
    story.quotation(f"“It holds.{end}It always held,”", source="ruiz", speaker="Ana Ruiz")

    write_brat([story.analysis()], tmp_path)

    found = read(tmp_path, "000001-story")
    assert [one.words for one in found.text_bound.values() if one.type == "Content"] == ["“It holds. It always held,”"]


def test_types_are_those_that_are_declared(tmp_path: Path) -> None:
    """annotation.conf, in brat's four sections, has each type that is used."""
    write_brat([ferry(), harbour()], tmp_path)

    sections: dict[str, set[str]] = {}
    for line in (tmp_path / "annotation.conf").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            sections[line] = names = set()
        elif line:
            names.add(line.split("\t")[0])
    assert list(sections) == ["[entities]", "[relations]", "[events]", "[attributes]"]
    for stem in ("000001-lorn-ferry", "000002-The-harbour"):
        found = read(tmp_path, stem)
        assert {one.type for one in found.text_bound.values()} <= sections["[entities]"]
        assert {type_ for type_, _, _ in found.relations} <= sections["[relations]"]
        assert {type_ for type_, _, _ in found.attributes} <= sections["[attributes]"]


@settings(max_examples=60)
@given(analysis=any_exported())
def test_any_analysis(analysis: Analysis, tmp_path_factory) -> None:  # type: ignore[no-untyped-def]
    """Any analysis is written by brat's rules, and read back with the same places, ends of lines left out."""
    folder = tmp_path_factory.mktemp("brat")
    write_brat([analysis], folder)

    [path] = folder.glob("*.txt")
    found = read(folder, path.stem)
    text = whole(analysis).document.text
    # Places show characters; of those that end a line there is nothing to show.
    expected = [
        {at for start, end in spans for at in range(start, end) if text[at] not in "\r\n"} for spans in shown(analysis)
    ]
    contents = [one.spans for one in found.text_bound.values() if one.type == "Content"]
    assert [{at for start, end in spans for at in range(start, end)} for spans in contents] == [
        places for places in expected if places
    ]
