"""The checker's worksheet: whom to call, what to ask, what to look up, and which unnamed sources to sign off.

An `Analysis` comes in, a file goes out; `make_worksheet` chooses what is in it, `write_worksheet` writes it. And the
draft itself with comments: `make_remarks` chooses what they say, `add_comments` puts them into a Word document,
`add_marks` into a page.

>>> from attribution.worksheet import FORMATS
>>> sorted(FORMATS)
['.csv', '.docx', '.md', '.xlsx']
"""

from attribution.worksheet.changed import Changed
from attribution.worksheet.comments import AUTHOR, Commented, add_comments
from attribution.worksheet.content import Call, Silence, Unnamed, Worksheet, make_worksheet
from attribution.worksheet.items import Item, Said
from attribution.worksheet.marks import add_marks
from attribution.worksheet.remarks import Remark, make_remarks
from attribution.worksheet.writing import FORMATS, render_worksheet, write_worksheet

__all__ = [
    "AUTHOR",
    "FORMATS",
    "Call",
    "Changed",
    "Commented",
    "Item",
    "Remark",
    "Said",
    "Silence",
    "Unnamed",
    "Worksheet",
    "add_comments",
    "add_marks",
    "make_remarks",
    "make_worksheet",
    "render_worksheet",
    "write_worksheet",
]
