"""The token of programs, from the environment."""

import pytest
from typer.testing import CliRunner

from attribution.cli.commands import application


@pytest.mark.parametrize("token", ["", "fifteen-letters", "sixteen letters and blanks", "sixteen-letters-ä"])
def test_a_token_that_could_be_guessed_or_sent_otherwise(monkeypatch: pytest.MonkeyPatch, token: str) -> None:
    """A short token, or one that fits in no header, is refused before anything is served."""
    monkeypatch.setenv("ATTRIBUTION_TOKEN", token)
    result = CliRunner().invoke(application(), ["desk", "stories", "--no-browser"])

    assert result.exit_code == 2
    assert "ATTRIBUTION_TOKEN: it can't be a token: give it 16 characters or more" in " ".join(result.output.split())
