"""The file of a key."""

import stat
from pathlib import Path

import pytest
from hypothesis import given

from attribution.errors import KeyFileError, OutputError
from attribution.masking import encode_key, parse_key, protect, read_key, write_key
from attribution.model import Analysis
from tests.analyses import ferry
from tests.any_analyses import analyses

KEY = protect(ferry(), sources=True).key


def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    """The file has the mode 600, also where one that everybody may read was there before."""
    path = tmp_path / "key.json"
    path.write_text("{}")
    path.chmod(0o644)
    write_key(KEY, path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert read_key(path) == KEY
    assert list(tmp_path.iterdir()) == [path]


def test_it_can_be_read_by_people(tmp_path: Path) -> None:
    """It is indented, with every character as it is."""
    write_key(KEY, tmp_path / "key.json")

    assert '      "words": "“Three letters,”"' in (tmp_path / "key.json").read_text(encoding="utf-8")


def test_a_place_that_is_not_there(tmp_path: Path) -> None:
    """A folder that is not there is told."""
    with pytest.raises(OutputError, match="there is no such folder"):
        write_key(KEY, tmp_path / "none" / "key.json")


@given(analyses())
def test_what_is_written_is_read(analysis: Analysis) -> None:
    """Any key is read back as it was, half a surrogate pair included."""
    key = protect(analysis, sources=True).key

    assert parse_key(encode_key(key), "key.json") == key


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "it is broken"),
        ("[" * 100_000, "it is broken"),
        ("[]", "it is no key: give the file that attribution protect wrote"),
        ('{"schema": "attribution/analysis/1"}', "it is no key"),
        ('{"schema": "attribution/key/2"}', "is newer than attribution/key/1: update attribution"),
        ('{"schema": "attribution/key/1"}', "it is broken"),
        (encode_key(KEY).decode().replace("⟦Q2⟧", "⟦Q1⟧"), "⟦Q1⟧ stands in it twice"),
        (encode_key(KEY).decode().replace("⟦S1⟧", "[S1]"), r"\[S1\] is no placeholder of its kind"),
    ],
)
def test_what_is_no_key(content: str, message: str) -> None:
    """What is no key, is broken or is newer is refused, with the reason."""
    with pytest.raises(KeyFileError, match=message):
        parse_key(content.encode(), "key.json")


def test_a_key_that_is_not_there(tmp_path: Path) -> None:
    """A file that is not there, or is a folder, is told."""
    with pytest.raises(KeyFileError, match="there is no such file"):
        read_key(tmp_path / "key.json")
    with pytest.raises(KeyFileError, match="can't be read"):
        read_key(tmp_path)
