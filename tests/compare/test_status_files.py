"""Status files: read and checked."""

from pathlib import Path

import pytest

from attribution.compare import parse_statuses, read_statuses
from attribution.errors import StatusFileError


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "it is broken (Expecting value: line 1 column 1 (char 0))"),
        ('{"schema": "attribution/status/1", ', "it is broken (Expecting property name"),
        ("[" * 100_000, "it is broken ("),
        ("[]", "it is no status file"),
        ('{"schema": 3}', "it is no status file"),
        ('{"schema": "attribution/analysis/1"}', "it is no status file"),
        (
            '{"schema": "attribution/status/2"}',
            "the format attribution/status/2, which is newer than attribution/status/1",
        ),
        ('{"schema": "attribution/status/1", "quotations": []}', "“quotations” has to be a table"),
        ('{"schema": "attribution/status/1", "quotations": {"q": 3}}', "“quotations.q” has to be a table"),
        (
            '{"schema": "attribution/status/1", "quotations": {"q": {"note": 3}}}',
            "“quotations.q.note” has to be a text",
        ),
        (
            '{"schema": "attribution/status/1", "gone": {"quotations": {"q": {"earlier": {}}}}}',
            "“gone.quotations.q.earlier”",
        ),
        ('{"schema": "attribution/status/1", "quotations": {"q": {"earlier": [3]}}}', "“quotations.q.earlier.0”"),
        ('{"schema": "attribution/status/1", "sources": {"s": 3}}', "“sources.s” has to be a table"),
        ('{"schema": "attribution/status/1", "quotations": {"q": {}, "q": {}}}', "“q” stands in it twice"),
        ('{"schema": "attribution/status/1", "desk": NaN}', "NaN is no JSON"),
    ],
)
def test_a_broken_file(content: str, message: str) -> None:
    """What is wrong is told in one line."""
    with pytest.raises(StatusFileError) as caught:
        parse_statuses(content.encode(), "work.json")

    assert str(caught.value).startswith("work.json: ")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """It is named; a folder, and a file that is too large, are too."""
    large = tmp_path / "large.json"
    large.write_bytes(b" " * 10_000_001)

    with pytest.raises(StatusFileError, match="there is no such file"):
        read_statuses(tmp_path / "none.json")
    with pytest.raises(StatusFileError, match="can't be read"):
        read_statuses(tmp_path)
    with pytest.raises(StatusFileError, match="more than 10 MB"):
        read_statuses(large)
