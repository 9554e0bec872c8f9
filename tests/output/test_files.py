"""Files that are written whole or not at all."""

import errno
import os
import stat
from pathlib import Path

import pytest

from attribution.errors import OutputError
from attribution.output.files import advice_for, naming, replacing


def test_the_file_is_there_when_all_went_well(tmp_path: Path) -> None:
    """What was written is at the path, and nothing else is in the folder."""
    with replacing(tmp_path / "out.jsonl") as file:
        file.write(b"new")

    assert (tmp_path / "out.jsonl").read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["out.jsonl"]  # noqa: PTH208 -- the names are what is compared


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError, BrokenPipeError])
def test_the_old_file_outlives_a_crash(tmp_path: Path, error: type[BaseException]) -> None:
    """Until the end the old file is untouched, and a half-written one does not stay."""
    path = tmp_path / "out.jsonl"
    path.write_bytes(b"old")

    def write() -> None:
        with replacing(path) as file:
            file.write(b"ne")
            file.flush()
            assert path.read_bytes() == b"old"
            raise error

    with pytest.raises(error):
        write()
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.jsonl"]


def test_a_private_file_is_never_anybody_elses(tmp_path: Path) -> None:
    """Its owner alone may read it, while it is written as well, and whoever might read the file before."""
    path = tmp_path / "key.json"
    path.write_bytes(b"old")
    path.chmod(0o644)
    with replacing(path, private=True) as file:
        [part] = [entry for entry in tmp_path.iterdir() if entry != path]
        assert stat.S_IMODE(part.stat().st_mode) == 0o600
        file.write(b"new")

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_bytes() == b"new"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_full_disk_is_told() -> None:
    """The error names the file that was to be written."""

    def write() -> None:
        with replacing("/dev/full") as file:
            file.write(b"much")

    with pytest.raises(OutputError, match=r"^/dev/full: the disk is full"):
        write()


def test_a_disk_that_fills_up_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is on the way out when the disk is full is removed, and the old file stays."""
    (tmp_path / "out.jsonl").write_bytes(b"old")

    def refuse(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)

    with pytest.raises(OutputError, match=r"out\.jsonl: the disk is full"), replacing(tmp_path / "out.jsonl") as file:
        file.write(b"new")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]


def test_other_errors_are_not_the_files(tmp_path: Path) -> None:
    """A refusal that has to do with something else is not told as one about this file."""
    with pytest.raises(FileNotFoundError), replacing(tmp_path / "out.jsonl"):
        raise FileNotFoundError(errno.ENOENT, "No such file or directory", "lexicon.toml")


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """No folder is made up."""
    with pytest.raises(OutputError, match="there is no such folder"), replacing(tmp_path / "none/out.jsonl"):
        pass


def test_a_folder_in_the_files_place(tmp_path: Path) -> None:
    """A folder is not replaced."""
    with pytest.raises(OutputError, match="this is a folder"), replacing(tmp_path):
        pass


def test_a_device_is_written_to_and_stays() -> None:
    """The null device is no file to put another in the place of."""
    with replacing(os.devnull) as file:
        file.write(b"gone")

    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """What a link points at is replaced, and keeps who may read it."""
    target = tmp_path / "target.jsonl"
    target.write_bytes(b"old")
    target.chmod(0o640)
    (tmp_path / "link.jsonl").symlink_to(target)

    with replacing(tmp_path / "link.jsonl") as file:
        file.write(b"new")

    assert (tmp_path / "link.jsonl").is_symlink()
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@pytest.mark.parametrize(
    "number", [errno.EACCES, errno.EROFS, errno.EDQUOT, errno.ENAMETOOLONG, errno.ENOTDIR, errno.EIO]
)
def test_every_refusal_has_advice(number: int) -> None:
    """What is wrong is followed by what to do."""
    assert ": " in advice_for(OSError(number, os.strerror(number)))


def test_a_closed_pipe_is_no_fault_of_the_path() -> None:
    """Who reads the output may stop when they like."""
    with pytest.raises(BrokenPipeError), naming("out.jsonl"):
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")
