"""The commands, each in a module of its name, which adds it to the application."""

from importlib import import_module

import typer

from attribution.cli.app import app

_MODULES = """
analyze annotate archive check cluster compare desk evaluate export gate guard protect report restore sign story verify
worksheet
""".split()


def application(asked: str | None = None) -> typer.Typer:
    """Return the application with the command that is asked for alone; with all of them where it is none of them.

    >>> len(application().registered_commands) > 10
    True
    """
    for name in [asked] if asked in _MODULES else _MODULES:
        import_module(f"attribution.cli.{name}")
    return app
