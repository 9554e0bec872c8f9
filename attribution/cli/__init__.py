"""The command line: arguments, messages and exit statuses; no logic of its own. One module a command.

Words of a command line come in, text, files and an exit status go out; `main` does it.
"""

# Each adds its command.
from attribution.cli import (  # noqa: F401
    analyze,
    annotate,
    archive,
    check,
    cluster,
    compare,
    desk,
    evaluate,
    export,
    gate,
    guard,
    protect,
    report,
    restore,
    sign,
    story,
    verify,
    worksheet,
)
from attribution.cli.app import app
from attribution.cli.running import main

__all__ = ["app", "main"]
