"""What several test files share."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from spacy.language import Language

CHECKOUT = Path(__file__).parents[1]

# A busy machine is no fault of the code: what a property needs in time is not asked for here.
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")


@pytest.fixture(scope="session")
def nlp() -> "Language":
    """Return the default pipeline; loading it takes a second, so it is loaded once."""
    from attribution.engine.grammar import load_pipeline

    return load_pipeline()


@pytest.fixture(scope="session")
def checkout() -> Path:
    """Return the project's folder."""
    return CHECKOUT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of corpora beside the checkout; tests that need it are skipped where it is absent."""
    folder = CHECKOUT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the shared corpora are not here")
    return folder


@pytest.fixture
def stories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the working folder, in which there are two stories, a binary file and an empty folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bridge.txt").write_text(
        "Title: Bridge to close\n\n“It is safe,” Ann Lee said. “Nobody need worry.”\n", encoding="utf-8"
    )
    (tmp_path / "market.md").write_text("“We sell fish,” Ann Lee said.\n", encoding="utf-8")
    (tmp_path / "photo.txt").write_bytes(b"\x89PNG\0\0")
    (tmp_path / "empty").mkdir()
    return tmp_path
