"""The weights that `training/` makes, and the trees that read them. They are data: loading runs none of it.

An npz file comes in, `Learned` goes out; `load_learned` does it.
"""

from attribution.engine.learned.trees import OneHot
from attribution.engine.learned.weights import Learned, calibrate, load_learned

__all__ = ["Learned", "OneHot", "calibrate", "load_learned"]
