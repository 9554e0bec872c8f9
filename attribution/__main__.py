"""Run the command as `python -m attribution`."""

from attribution.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
