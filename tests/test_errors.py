"""The errors."""

import inspect
import pickle

import pytest

from attribution import errors
from attribution.errors import AttributionError

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
