"""The file of corrections: what is read, and what is refused with a reason."""

from pathlib import Path

import pytest

from attribution.corrections import encode_corrections, parse_corrections, read_corrections
from attribution.errors import CorrectionsError
from tests.analyses import ferry
from tests.corrections_by_hand import Pencil

HEAD = '{"schema": "attribution/corrections/1", "document": {"id": "a", "sha256": ""}, "entries": %s}'
STATUS = (
    '{"id": "c-1", "when": "", "correction": "status", "quotation": {"id": "q-1", "kind": "direct", "spans": []}%s}'
)


def test_a_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Also with the mark that some editors put in front."""
    pencil = Pencil(ferry(), who="NF")
    pencil.speaker("“", name="Lía Moss")
    path = tmp_path / "ferry.corrections.json"
    path.write_bytes(b"\xef\xbb\xbf" + encode_corrections(pencil.corrections()))

    assert read_corrections(path) == pencil.corrections()
    assert "Lía Moss" in path.read_text(encoding="utf-8"), "people read it too"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "it is broken"),
        ("[]", "it is broken"),
        ("{}", "it is no file of corrections: save one from the report's page"),
        ('{"schema": "attribution/status/1"}', "it is a status file of an earlier version: load it into the story's"),
        ('{"schema": "attribution/corrections/2"}', "it has the format attribution/corrections/2, which is newer"),
        (HEAD % '[{"id": "c-1", "when": "", "correction": "guess"}]', r"it is broken \(Invalid value 'guess'"),
        (HEAD % f"[{STATUS % ', "status": "fine"'}]", r"it is broken \(Invalid enum value 'fine'"),
        (HEAD % f"[{STATUS % ', "colour": "red"'}]", "it is broken .*unknown field `colour`"),
        (HEAD % f"[{STATUS % ''}, {STATUS % ''}]", "two entries are called “c-1”"),
        ("[" * 100_000, "it is broken"),
    ],
)
def test_what_is_no_file_of_corrections_is_refused(content: str, reason: str) -> None:
    """The message says what is wrong and what to do."""
    with pytest.raises(CorrectionsError, match=reason):
        parse_corrections(content.encode(), "work.json")


def test_what_can_not_be_read_is_told(tmp_path: Path) -> None:
    """A file that is not there, a folder, and one that is far too large."""
    large = tmp_path / "large.json"
    large.write_bytes(b" " * 10_000_001)

    with pytest.raises(CorrectionsError, match="there is no such file: check the path"):
        read_corrections(tmp_path / "none.json")
    with pytest.raises(CorrectionsError, match="can't be read"):
        read_corrections(tmp_path)
    with pytest.raises(CorrectionsError, match="more than 10 MB"):
        read_corrections(large)
