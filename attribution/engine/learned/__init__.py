"""The weights that `training/` makes, and the trees that read them. They are data: loading runs none of it.

An npz file comes in, `Learned` goes out; `load_learned` does it. What the trees read has names, which are compared.
"""

from attribution.engine.learned.numbers import NUMBERS
from attribution.engine.learned.trees import Column, OneHot, Rows, columns, make_rows
from attribution.engine.learned.weights import Features, Learned, calibrate, load_learned

__all__ = [
    "NUMBERS",
    "Column",
    "Features",
    "Learned",
    "OneHot",
    "Rows",
    "calibrate",
    "columns",
    "load_learned",
    "make_rows",
]
