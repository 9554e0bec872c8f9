"""The ledger: lines that hang together, whatever is done to the file."""

import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.errors import StoryError
from attribution.model import Basis, LedgerLine, Signed
from attribution.story import add_lines, check_ledger, read_ledger

CHECKOUT = Path(__file__).parents[2]


def line(who: str = "NF", note: str = "") -> LedgerLine:
    """Return a signature."""
    words = Signed(
        id="q-1",
        draft="ferry.txt",
        draft_sha256="d",
        start=0,
        end=9,
        words_sha256="w",
        speaker_sha256="s",
        paragraph_sha256="p",
    )
    return LedgerLine(
        number=0,
        when="2026-03-02T14:05:00Z",
        who=who,
        state="signed",
        quotation=words,
        how="heard",
        note=note,
        basis=Basis(state="unbacked", verdict="not-found"),
    )


def test_each_line_has_the_hash_of_the_one_before(tmp_path: Path) -> None:
    """Lines are numbered and chained."""
    add_lines(tmp_path, [line("NF"), line("MB")])
    add_lines(tmp_path, [line("AR")])

    lines = check_ledger(tmp_path).lines

    assert [(one.number, one.who) for one in lines] == [(1, "NF"), (2, "MB"), (3, "AR")]
    assert [one.previous for one in lines] == ["", lines[0].hash, lines[1].hash]


def test_a_folder_without_a_ledger_has_an_empty_one(tmp_path: Path) -> None:
    """Nothing was signed yet."""
    assert read_ledger(tmp_path).lines == ()


@settings(max_examples=60, deadline=None)
@given(data=st.data(), number=st.integers(1, 4))
def test_tampering_with_any_line_is_found(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, number: int
) -> None:
    """One character of any line, changed, added or taken away, is told with the first line that doesn't fit."""
    folder = tmp_path_factory.mktemp("ledger")
    add_lines(folder, [line(note=f"call {n}") for n in range(4)])
    path = folder / "ledger.jsonl"
    rows = path.read_bytes().splitlines(keepends=True)
    row = rows[number - 1]
    at = data.draw(st.integers(0, len(row) - 2))
    other = data.draw(st.integers(32, 126).filter(lambda code: code != row[at]))
    inserted, before, after = bytes([other]), row[:at], row[at + 1 :]
    changed = data.draw(st.sampled_from([before + after, before + inserted + row[at:], before + inserted + after]))
    rows[number - 1] = changed
    path.write_bytes(b"".join(rows))
    if changed == row:
        return

    with pytest.raises(StoryError, match=f"line {number} doesn't fit"):
        check_ledger(folder)


@pytest.mark.parametrize(
    ("rearranged", "first"), [([1, 2, 3], 1), ([0, 2, 3], 2), ([0, 1, 3], 3), ([1, 0, 2, 3], 1), ([0, 1, 1, 2, 3], 3)]
)
def test_lines_taken_out_put_in_or_changed_round_are_found(tmp_path: Path, rearranged: list[int], first: int) -> None:
    """The first line that doesn't follow the one before it is told."""
    add_lines(tmp_path, [line(note=str(n)) for n in range(4)])
    path = tmp_path / "ledger.jsonl"
    rows = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(rows[index] for index in rearranged))

    with pytest.raises(StoryError, match=f"line {first} doesn't fit"):
        check_ledger(tmp_path)


def test_lines_cut_off_at_the_end_are_found_by_a_hash_kept_elsewhere(tmp_path: Path) -> None:
    """A certificate has the hash of the last line; it must be that of a line still."""
    head = add_lines(tmp_path, [line(), line("MB")])[-1].hash
    path = tmp_path / "ledger.jsonl"
    assert check_ledger(tmp_path, head[:12]).head == head
    path.write_bytes(path.read_bytes().splitlines(keepends=True)[0])

    assert len(check_ledger(tmp_path).lines) == 1
    with pytest.raises(StoryError, match="no line has the hash"):
        check_ledger(tmp_path, head)


def test_nothing_is_added_to_a_broken_ledger(tmp_path: Path) -> None:
    """What is broken is mended first; the file stays as it is."""
    add_lines(tmp_path, [line()])
    path = tmp_path / "ledger.jsonl"
    path.write_bytes(path.read_bytes().replace(b"heard", b"called"))
    broken = path.read_bytes()

    with pytest.raises(StoryError, match="line 1 doesn't fit"):
        add_lines(tmp_path, [line("MB")])
    assert path.read_bytes() == broken


def test_a_ledger_that_is_full_stays_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What would make it too long to be read is not added."""
    add_lines(tmp_path, [line("NF")])
    monkeypatch.setattr("attribution.story.ledger._MOST_BYTES", (tmp_path / "ledger.jsonl").stat().st_size + 10)

    with pytest.raises(StoryError, match="takes no more"):
        add_lines(tmp_path, [line("MB")])
    assert [one.who for one in check_ledger(tmp_path).lines] == ["NF"]


def _add_many(folder: Path, who: str) -> None:
    for number in range(15):
        add_lines(folder, [line(who, str(number))])


def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    """Each of two processes adds its lines, and all are there, in one chain."""
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_add_many, args=(tmp_path, who)) for who in ("NF", "MB")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    lines = check_ledger(tmp_path).lines

    assert [one.note for one in lines if one.who == "NF"] == [str(n) for n in range(15)]
    assert [one.note for one in lines if one.who == "MB"] == [str(n) for n in range(15)]


_WRITER = """
import sys
from pathlib import Path
from attribution.story import add_lines
from tests.story.test_ledger import line
print("ready", flush=True)
for number in range(100000):
    add_lines(Path(sys.argv[1]), [line(note=str(number))])
    print(number, flush=True)
"""


def test_killed_at_twenty_random_moments_nothing_is_lost(tmp_path: Path) -> None:
    """A line that was told to be written is there after the process was killed, and the chain holds."""
    chance = random.Random(7)
    told = 0
    for _ in range(20):
        writer = subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(tmp_path)],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        )
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0.005, 0.12))
        writer.send_signal(signal.SIGKILL)
        told += len(writer.stdout.read().split("\n")) - 1
        writer.wait()
        writer.stdout.close()

        assert len(check_ledger(tmp_path).lines) >= told
        told = len(check_ledger(tmp_path).lines)
    assert told > 20
