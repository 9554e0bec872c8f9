"""The checker's worksheet: whom to call, what to ask, what to tick, and which unnamed sources to sign off.

An `Analysis` comes in, a file goes out; `make_worksheet` chooses what is in it, `write_worksheet` writes it.

>>> from attribution.worksheet import FORMATS
>>> sorted(FORMATS)
['.csv', '.docx', '.md', '.xlsx']
"""

from attribution.worksheet.content import Call, Item, Silence, Unnamed, Worksheet, make_worksheet
from attribution.worksheet.writing import FORMATS, render_worksheet, write_worksheet

__all__ = [
    "FORMATS",
    "Call",
    "Item",
    "Silence",
    "Unnamed",
    "Worksheet",
    "make_worksheet",
    "render_worksheet",
    "write_worksheet",
]
