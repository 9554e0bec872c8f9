"""Break lines of the engine, of the text room and of verify, one at a time, and see whether a test notices.

python -m tests.mutants, or make mutants. Each change is made in a copy of the tree, never in the working tree. The
tests of the changed module's room run first, then those of its neighbours; the first that fails has noticed. Without
changes all of these tests must pass. The exit status is 1 where fewer than nine in ten are noticed.
"""

import argparse
import compileall
import multiprocessing
import os
import py_compile
import random
import shutil
import signal
import sys
import tempfile
import textwrap
import time
import traceback
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from tests.mutations import Mutation, mutations

ROOT = Path(__file__).parents[1]
ROOMS = ("engine", "text", "verify")
#: Tests read the docs and the settings, too.
_NOT_COPIED = shutil.ignore_patterns(".*", "__pycache__", "build", "dist")
_LEAST = 0.9
#: A change may make work endless. No test takes as long as this, in seconds.
_LONGEST_TEST = 180
#: How pytest ends where all tests pass or there are none, and where one fails or a file of tests can't be imported.
_PASSED, _FAILED = (0, 5), (1, 2)


class Verdict(NamedTuple):
    """What the tests say of a tree."""

    #: The first test that failed, or none.
    failed: str
    #: In seconds.
    took: float


def copy_tree(folder: Path) -> None:
    """Copy the tree to `folder`."""
    shutil.copytree(ROOT, folder, ignore=_NOT_COPIED)
    # The time of a file may not tell a change from what was there; what stands in it does.
    mode = py_compile.PycInvalidationMode.CHECKED_HASH
    compileall.compile_dir(folder / "attribution", quiet=1, invalidation_mode=mode)


def files_for(path: str) -> tuple[list[str], list[str]]:
    """Return the files with tests for a module: those of its own room, and all others."""
    module = Path(path)
    room = Path(*module.parts[1:-1])
    own = sorted(_tests(room, "test_*.py"), key=lambda file: not Path(file).stem.startswith(f"test_{module.stem}"))
    first = [path, *own]
    neighbours = _tests(Path(module.parts[1]), "**/test_*.py")
    others = [file for name in ROOMS for file in _tests(Path(name), "**/test_*.py")]
    examples = [str(file.relative_to(ROOT)) for file in sorted((ROOT / "attribution" / module.parts[1]).rglob("*.py"))]
    rest = ["tests/test_gold.py", *neighbours, *others, *examples]
    return first, [file for file in dict.fromkeys(rest) if file not in first]


def _tests(room: Path, pattern: str) -> list[str]:
    return [str(file.relative_to(ROOT)) for file in sorted((ROOT / "tests" / room).glob(pattern))]


def try_out(mutation: Mutation, *, trees: Path) -> Verdict:
    """Return what the tests say of a change, which is made in a tree of this process and taken back."""
    tree = _own_tree(trees)
    module = tree / mutation.path
    before = module.read_bytes()
    module.write_bytes(mutation.changed)
    try:
        first, rest = files_for(mutation.path)
        verdict = run_tests(tree, first)
        if verdict.failed:
            return verdict
        further = run_tests(tree, rest)
        return Verdict(further.failed, verdict.took + further.took)
    finally:
        module.write_bytes(before)


def try_unchanged(files: list[str], *, trees: Path) -> Verdict:
    """Return what the tests in `files` say without a change."""
    return run_tests(_own_tree(trees), files)


def _own_tree(trees: Path) -> Path:
    tree = trees / str(os.getpid())
    if not tree.exists():
        copy_tree(tree)
    return tree


def run_tests(tree: Path, files: list[str]) -> Verdict:
    """Return what a process says that runs the tests in `files`, up to the first that fails."""
    told = tree / "told.txt"
    told.write_text("", encoding="utf-8")
    begin = time.monotonic()
    child = os.fork()
    if child == 0:
        _be_pytest(tree, files, told)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)  # what a test started and left behind
    took = time.monotonic() - begin
    if status in _PASSED:
        return Verdict("", took)
    failed = told.read_text(encoding="utf-8")
    # Below 0 a signal ended it: the alarm, or a crash.
    if not failed or (status > 0 and status not in _FAILED):
        raise RuntimeError(f"the tests did not run, status {status}:\n{(tree / 'log.txt').read_text(encoding='utf-8')}")
    return Verdict(f"{failed} (took too long)" if status == -signal.SIGALRM else failed, took)


def _be_pytest(tree: Path, files: list[str], told: Path) -> None:
    """Run tests in this process, which was forked for it, and end it."""
    status = 3
    try:
        os.setsid()
        os.chdir(tree)
        log = os.open("log.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(log, 1)
        os.dup2(log, 2)
        sys.path[:] = [str(tree), *(entry for entry in sys.path if Path(entry or ROOT).resolve() != ROOT)]
        os.environ["PYTHONPATH"] = os.pathsep.join([str(tree), os.environ.get("PYTHONPATH", "")])
        # The copy's tests are to be imported, and not these. Nothing else of the project has been.
        for name in [name for name in sys.modules if name.partition(".")[0] == "tests"]:
            del sys.modules[name]
        import pytest

        signal.alarm(_LONGEST_TEST)
        status = int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *files], plugins=[_Teller(told)]))
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


class _Teller:
    """A plugin of pytest that writes down which test runs, the last of them being the one that fails."""

    def __init__(self, told: Path) -> None:
        self._told = told

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        signal.alarm(_LONGEST_TEST)
        self._told.write_text(nodeid, encoding="utf-8")

    def pytest_collectreport(self, report: Any) -> None:
        if report.failed:
            self._told.write_text(report.nodeid, encoding="utf-8")


def choose(seed: int, count: int) -> list[Mutation]:
    """Return changes of `count` lines, as many in each room, in the order of their files."""
    pick = random.Random(seed)
    chosen: list[Mutation] = []
    for number, room in enumerate(ROOMS):
        lines: dict[tuple[str, int], list[Mutation]] = {}
        for file in sorted((ROOT / "attribution" / room).rglob("*.py")):
            for mutation in mutations(str(file.relative_to(ROOT)), file.read_bytes()):
                lines.setdefault((mutation.path, mutation.line), []).append(mutation)
        share = count // len(ROOMS) + (number < count % len(ROOMS))
        chosen += [pick.choice(lines[line]) for line in sorted(pick.sample(sorted(lines), min(share, len(lines))))]
    return chosen


def judge(chosen: list[Mutation], jobs: int, *, is_checked: bool) -> int:
    """Print what becomes of each change, and return how many are noticed.

    Raises:
        SystemExit: A test fails without a change, so that its failure would tell nothing.
    """
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        trees = Path(folder)
        with ProcessPoolExecutor(jobs, multiprocessing.get_context("fork")) as pool:
            if is_checked:
                files = sorted({file for mutation in chosen for part in files_for(mutation.path) for file in part})
                parts = [files[number::jobs] for number in range(jobs)]
                for verdict in pool.map(partial(try_unchanged, trees=trees), parts):
                    if verdict.failed:
                        raise SystemExit(f"a test fails without any change: {verdict.failed}")
            noticed = 0
            verdicts = pool.map(partial(try_out, trees=trees), chosen)
            for mutation, verdict in zip(chosen, verdicts, strict=True):
                noticed += bool(verdict.failed)
                show(mutation)
                print(f"    {verdict.failed or 'NOT NOTICED'}  ({verdict.took:.0f} s)", flush=True)
    return noticed


def show(mutation: Mutation) -> None:
    """Print a change: where it is, the line as it was, and what is changed in it."""
    print(f"{mutation.path}:{mutation.line}  {mutation.text}")
    print(f"    {textwrap.shorten(mutation.told, 200, placeholder=' …')}")


def main() -> int:
    """Run the command line; return its exit status."""
    parser = argparse.ArgumentParser(description="Break lines one at a time, and see whether a test notices.")
    parser.add_argument("--seed", type=int, default=1, help="another one chooses other lines")
    parser.add_argument("--count", type=int, default=60, help="how many lines to break")
    parser.add_argument("--only", nargs="+", metavar="START", help="of these, those whose file:line begins so")
    parser.add_argument("--list", action="store_true", help="show the changes, and run nothing")
    parser.add_argument("--jobs", type=int, default=2, help="how many runs at a time")
    parser.add_argument(
        "--unchecked",
        action="store_true",
        help="trust that all tests pass without a change: one that fails would seem to notice each",
    )
    asked = parser.parse_args()
    chosen = choose(asked.seed, asked.count)
    if asked.only:
        chosen = [one for one in chosen if f"{one.path}:{one.line}".startswith(tuple(asked.only))]
    if asked.list:
        for mutation in chosen:
            show(mutation)
        return 0
    import spacy  # noqa: F401 -- each run is forked from here, and has it at once

    noticed = judge(chosen, asked.jobs, is_checked=not asked.unchecked)
    print(f"{noticed} of {len(chosen)} noticed")
    return int(noticed < _LEAST * len(chosen))


if __name__ == "__main__":
    sys.exit(main())
