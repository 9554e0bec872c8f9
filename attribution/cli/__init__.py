"""The command line: arguments, messages and exit statuses; no logic of its own. One module a command."""

from attribution.cli import analyze, report  # noqa: F401 -- each adds its command
from attribution.cli.app import app
from attribution.cli.running import main

__all__ = ["app", "main"]
