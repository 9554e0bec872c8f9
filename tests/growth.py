"""Whether work takes time in proportion to its size, by the processor's time for much of it against that for little."""

import gc
import time
from collections.abc import Callable

#: The small job is so many times smaller than the large one, and the large one may take so many times as long. Time
#: that grows with the square would be 64 times as long.
_TIMES, _MOST = 8, 24
#: What is shorter than this, in seconds, can't be told from nothing.
_LEAST = 0.004


def grows_evenly(work: Callable[[int], object], size: int) -> bool:
    """Return whether `work(size)` takes no more than its share of the time of `work(size // 8)`."""
    small = min(_seconds(work, size // _TIMES) for _ in range(3))
    # The processor may have been slowed down.
    return any(_seconds(work, size) < _MOST * max(small, _LEAST) for _ in range(3))


def _seconds(work: Callable[[int], object], size: int) -> float:
    # A search for garbage looks at all that the tests before have made, and only much work brings one about.
    gc.disable()
    try:
        start = time.process_time()
        work(size)
        return time.process_time() - start
    finally:
        gc.enable()
