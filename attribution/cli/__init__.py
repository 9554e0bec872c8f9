"""The command line: arguments, messages and exit statuses; no logic of its own. One module a command.

Words of a command line come in, text, files and an exit status go out; `main` does it.
"""

from attribution.cli.running import main

__all__ = ["main"]
