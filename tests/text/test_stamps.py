"""Times as transcripts print them."""

import pytest

from attribution.text.stamps import read_stamp


@pytest.mark.parametrize(
    ("printed", "seconds"),
    [
        ("0:05", 5),
        ("1:02:03", 3723),
        ("[00:00:07.500]", 7.5),
        ("(00:07)", 7),
        ("00:00:01,000 --> 00:00:04,000", 1),
        ("00:00:12:24", 12),
        ("2 minutes 5 seconds", 125),
        ("1 hour 1 minute 1 second", 3661),
        ("9 s", 9),
        ("4m 2s", 242),
        ("10:05 PM", 79_500),
        ("12:05 a.m.", 300),
        ("[3/9/2024, 7:04:05 AM]", 25_445),
        ("2024-09-03 19:04", 68_640),
        ("Sep 3, 2024 7:04 PM", 68_640),
        ("Yesterday at 7:04 PM", 68_640),
    ],
)
def test_times(printed: str, seconds: float) -> None:
    """Clocks, times with a date and times in words give seconds: from the beginning, or of the day."""
    stamp = read_stamp(printed, 0, len(printed))
    assert stamp is not None
    assert (stamp.time, stamp.end) == (seconds, len(printed))


@pytest.mark.parametrize("text", ["", "ten to four", "2024", "3 sheep", "1:2", "[0:05", "0:05]"[4:]])
def test_what_is_no_time(text: str) -> None:
    """A number, a time in prose and half a bracket are none."""
    assert read_stamp(text, 0, len(text)) is None
