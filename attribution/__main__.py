"""Run the command as `python -m attribution`."""

import sys

if sys.version_info < (3, 12):  # noqa: UP036 -- an older Python reads this file as well, and no further
    sys.stderr.write("attribution: needs Python 3.12 or newer; this is %d.%d\n" % sys.version_info[:2])  # noqa: UP031
    raise SystemExit(2)

from attribution.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
