"""Quotations that a record backs, given to another person of the draft: each has to be looked at."""

import shutil
from pathlib import Path

import msgspec
import pytest

from attribution.cli.articles import maker
from attribution.gate import Asked, folders, hold_story
from attribution.model import Analysis, Held

HERE = Path(__file__).parent


def exchanged(analysis: Analysis) -> Analysis:
    """Return a draft in which each named person's words are the next one's."""
    people = [source for source in analysis.sources if source.named and source.kind == "person"]
    following = dict(zip((source.id for source in people), [*people[1:], *people[:1]], strict=True))
    quotations = tuple(
        msgspec.structs.replace(one, source_id=other.id, speaker=other.mentions[0])
        if (other := following.get(one.source_id or "")) is not None
        else one
        for one in analysis.quotations
    )
    return msgspec.structs.replace(analysis, quotations=quotations)


def held(story: Path, folder: Path) -> dict[str, Held]:
    """Return what is backed of a story, which is copied to a folder."""
    shutil.copytree(story, folder)
    found = hold_story(folder, Asked(maker=maker())).gate.quotations
    return {one.quotation_id: one for one in found if one.state == "backed"}


@pytest.mark.parametrize(
    "name",
    [
        "ninth/australia-trial",
        "ninth/ireland-inquiry",
        "tenth/us-police-shooting",
        "tenth/sa-mine-closure",
        "third/glasheen-inquest",
        "fifth/inquest",
    ],
)
def test_nobody_is_given_the_words_of_another(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hearings, notes, statements and minutes tell whose the words are, each in its own way."""
    before = held(HERE / name, tmp_path / "before")
    machine = folders.machine_analysis
    monkeypatch.setattr(folders, "machine_analysis", lambda *given: exchanged(machine(*given)))
    after = held(HERE / name, tmp_path / "after")
    moved = [number for number, one in after.items() if number in before and before[number].speaker != one.speaker]

    assert len(before) > 2
    assert [after[number].words.text for number in moved] == []
