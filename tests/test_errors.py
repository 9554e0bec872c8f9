"""The errors."""

import inspect
import pickle
import sys
import types
from importlib import metadata

import pytest

from attribution import errors
from attribution.errors import AttributionError, cannot_import

ALL = [value for _, value in inspect.getmembers(errors, inspect.isclass) if issubclass(value, Exception)]


@pytest.mark.parametrize("error", ALL)
def test_one_root(error: type[AttributionError]) -> None:
    """Whoever catches `AttributionError` catches them all."""
    assert issubclass(error, AttributionError)


@pytest.mark.parametrize("error", ALL)
def test_the_tree_is_drawn(error: type[AttributionError]) -> None:
    """The drawing at the top of the module has every error."""
    assert errors.__doc__
    assert error.__name__ in errors.__doc__


@pytest.mark.parametrize("error", ALL)
def test_an_error_names_its_subject_and_what_to_do(error: type[AttributionError]) -> None:
    """The message is the subject and then the advice; both are there to be read by a program."""
    caught = error("story.txt", "there is no such file: check the path")

    assert str(caught) == "story.txt: there is no such file: check the path"
    assert (caught.subject, caught.advice) == ("story.txt", "there is no such file: check the path")


@pytest.mark.parametrize("error", ALL)
def test_an_error_passes_between_processes(error: type[AttributionError]) -> None:
    """A worker's error arrives as what it was."""
    caught = pickle.loads(pickle.dumps(error("story.txt", "check the path")))

    assert type(caught) is error
    assert str(caught) == "story.txt: check the path"


def test_a_package_that_is_absent() -> None:
    """A package that is not there is named by the name it is installed by, at the version that we need."""
    error = ModuleNotFoundError("No module named 'docx'", name="docx")

    assert cannot_import("python-docx", error) == 'it needs python-docx: pip install "python-docx<2,>=1.1"'


def test_no_advice_installs_a_strangers_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """The name of our package in the public index is not that of the command; without our own data, names alone do."""
    error = ModuleNotFoundError("No module named 'ray'", name="ray")

    assert 'install "ray[data]<' in cannot_import("ray", error)
    assert metadata.metadata("quotation-attribution")["Name"] == "quotation-attribution"
    monkeypatch.setattr("attribution.errors.DISTRIBUTION", "no-such-distribution")
    assert cannot_import("ray", error) == 'it needs ray: pip install "ray"'


def test_a_package_that_a_package_needs() -> None:
    """Where a package is there and one that it needs is not, the one that is absent is named."""
    error = ModuleNotFoundError("No module named 'pandas'", name="pandas")

    assert cannot_import("pyarrow", error) == 'it needs pandas: pip install "pyarrow<27,>=20"'


@pytest.mark.parametrize(
    "error",
    [
        ImportError("cannot import name 'Workbook' from 'openpyxl'", name="openpyxl"),
        ImportError("numpy.core.multiarray failed to import"),
        ModuleNotFoundError("No module named 'openpyxl.cell'", name="openpyxl.cell"),
        OSError("libarrow.so.2300: cannot open shared object file"),
        PermissionError(13, "Permission denied", "openpyxl/__init__.py"),
    ],
    ids=["too old", "broken", "other version", "library", "unreadable"],
)
def test_a_package_that_is_there_is_not_called_absent(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that is installed and fails is told as that, with the cause, and how to put it right."""
    monkeypatch.setitem(sys.modules, "openpyxl", types.ModuleType("openpyxl"))
    said = cannot_import("openpyxl", error)

    assert said.startswith("openpyxl is installed but can't be used (")
    assert str(error) in said
    assert said.endswith('pip install "openpyxl<4,>=3.1" --force-reinstall')
