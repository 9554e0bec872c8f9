"""The rooms of the package: how many there are, what each says of itself, and that each is entered by its door."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "attribution"
MODULES = sorted(PACKAGE.rglob("*.py"))
ROOMS = sorted(path.parent for path in MODULES if path.name == "__init__.py" and path.parent != PACKAGE)


def dotted(path: Path) -> str:
    """Return the name under which a module or a package is imported."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {dotted(path) for path in MODULES}
DOORS = {dotted(room / "__init__.py") for room in ROOMS}


def imported(path: Path) -> Iterator[str]:
    """Yield the modules of this package that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module in NAMES:
            yield node.module


def name(path: Path) -> str:
    """Return a module's name for the list of tests."""
    return dotted(path)


def test_few_things_lie_at_the_top() -> None:
    """A newcomer sees 27 entries at most."""
    entries = [path.name for path in PACKAGE.iterdir() if path.name != "__pycache__"]

    assert len(entries) <= 27, sorted(entries)


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.relative_to(PACKAGE).as_posix())
def test_a_room_says_what_comes_in_and_what_goes_out(room: Path) -> None:
    """The first lines of a room say what it is for, in ten lines or fewer before any example."""
    said = ast.get_docstring(ast.parse((room / "__init__.py").read_text(encoding="utf-8"))) or ""
    words = said.partition(">>>")[0].strip()

    assert len(words.splitlines()) <= 10, words
    assert re.search(r"comes? in\b", words), words
    assert re.search(r"goe?s? out\b", words), words


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_room_is_entered_by_its_door(path: Path) -> None:
    """From outside, a room's things are imported from the room itself, never from a module in it."""
    here = dotted(path)
    for target in imported(path):
        parts = target.split(".")
        outer = [".".join(parts[:n]) for n in range(2, len(parts))]
        entered = [door for door in outer if door in DOORS and not f"{here}.".startswith(f"{door}.")]

        assert not entered, f"{here} imports {target}: import it from {entered[0]}"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_textacy_waits_until_it_is_used(path: Path) -> None:
    """No module imports textacy when it is itself imported, for that costs a second."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        found = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        found += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []

        assert not any(module.split(".")[0] == "textacy" for module in found)
