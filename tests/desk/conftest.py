"""What the tests of the desk's pages share: a browser, a desk, and pages opened under watch."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.browsing import chromium
from tests.desk.desks import Served, running
from tests.desk.pages import watching


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Return a browser, or skip the tests."""
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return a desk that runs."""
    with running(tmp_path_factory.mktemp("desk")) as served:
        yield served


@pytest.fixture
def visit(browser: Any, desk: Served) -> Iterator[Any]:
    """Return a function that opens a path of the desk; no page may complain or ask anybody else."""
    with watching(browser, desk) as open_page:
        yield open_page
