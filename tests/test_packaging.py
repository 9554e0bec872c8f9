"""What is shipped, and what it says of itself."""

import re
import tomllib
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

import pytest
from hatchling.builders.wheel import WheelBuilder

import attribution

CHECKOUT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    """Return pyproject.toml."""
    return tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def shipped() -> set[str]:
    """Return the paths of the files that a wheel would have."""
    builder = WheelBuilder(str(CHECKOUT))
    return {file.distribution_path for file in builder.recurse_included_files()}


def normal(name: str) -> str:
    """Return a package's name in the one spelling that all its spellings stand for."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_public_names_are_sorted() -> None:
    """`__all__` is in order and has no name twice."""
    assert attribution.__all__ == sorted(set(attribution.__all__))


def test_every_public_name_is_there() -> None:
    """Each name in `__all__` can be had, and is what its own module calls by that name."""
    for name in attribution.__all__:
        value = getattr(attribution, name)
        home = import_module(value.__module__)

        assert getattr(home, name) is value


def test_public_names_are_complete() -> None:
    """Every record of the format and every error is public, and `dir` lists all public names."""
    model = import_module("attribution.model.elements")
    records = {n for n, v in vars(model).items() if isinstance(v, type) and v.__module__ == model.__name__}
    errors = {name for name, value in vars(import_module("attribution.errors")).items() if isinstance(value, type)}

    assert {name for name in records | errors if not name.startswith("_")} <= set(attribution.__all__)
    assert set(attribution.__all__) <= set(dir(attribution))


def test_every_public_name_has_a_docstring() -> None:
    """`help(attribution.NAME)` says something."""
    for name in attribution.__all__:
        assert (getattr(attribution, name).__doc__ or "").strip(), name


def test_other_names_are_errors() -> None:
    """A misspelt name is an `AttributeError` that says so."""
    with pytest.raises(AttributeError, match="module 'attribution' has no attribute 'analyse'"):
        attribution.analyse  # type: ignore[attr-defined]  # noqa: B018 -- it is the access that fails


def test_the_version_is_the_projects(project: dict[str, Any]) -> None:
    """One version, in pyproject.toml; an environment that is behind is set up anew by `make`."""
    assert attribution.__version__ == metadata.version("quotation-attribution") == project["project"]["version"]


def test_entry_points() -> None:
    """The command and the spaCy factory are found, and are what they should be."""
    found = {(point.group, point.name): point for point in metadata.distribution("quotation-attribution").entry_points}

    assert found["console_scripts", "attribution"].load() is import_module("attribution.cli").main
    assert found["spacy_factories", "attribution"].load() is import_module("attribution.pipes").make_attribution


def test_what_is_shipped(shipped: set[str]) -> None:
    """The wheel has the package, its data and the templates inside it, and nothing else."""
    there = {str(path.relative_to(CHECKOUT)) for path in (CHECKOUT / "attribution").rglob("*") if path.is_file()}

    assert "attribution/py.typed" in shipped
    beside = ("attribution/templates/", "attribution/samples/")
    assert {path for path in shipped if not path.startswith(beside)} == {
        path for path in there if "__pycache__" not in path
    }


def test_every_template_is_shipped(shipped: set[str]) -> None:
    """The top folder templates/ is attribution/templates/ in the wheel, file by file."""
    there = {
        f"attribution/{path.relative_to(CHECKOUT)}" for path in (CHECKOUT / "templates").rglob("*") if path.is_file()
    }

    assert there
    assert {path for path in shipped if path.startswith("attribution/templates/")} == there
    assert not [path for path in there if path.endswith(".py")]


def test_the_sample_stories_are_shipped(shipped: set[str]) -> None:
    """The desk can be shown: the sample stories are in the wheel, and no page of theirs."""
    there = {f"attribution/samples/{path.name}" for path in (CHECKOUT / "reports/sample").glob("*.txt")}

    assert there
    assert {path for path in shipped if path.startswith("attribution/samples/")} == there


def test_nothing_executable_is_shipped_as_data(shipped: set[str]) -> None:
    """No data file is of a kind that runs code when it is loaded."""
    assert not [path for path in shipped if path.endswith((".pkl", ".pickle", ".joblib", ".pt"))]


def test_every_dependency_is_pinned(project: dict[str, Any]) -> None:
    """constraints.txt gives one exact version for each direct dependency, and it is the one installed here."""
    lines = (CHECKOUT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = dict(line.split("==") for line in lines if line and not line.startswith("#"))
    pins = {normal(name): version for name, version in pins.items()}
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    for requirement in wanted:
        name = normal(re.split(r"[^\w.-]", requirement)[0])

        assert pins.get(name) == metadata.version(name), name


def test_no_install_names_a_registry() -> None:
    """Where packages come from is the installer's choice, so no file for installing names a host."""
    for name in ("pyproject.toml", "constraints.txt", "Makefile", ".ci/run"):
        text = (CHECKOUT / name).read_text(encoding="utf-8")

        assert not re.search(r"https?://|index-url|find-links", text), name
