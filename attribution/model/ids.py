"""Ids that are hashes of what they name, so that a link, a note or a correction outlives a new run."""

import hashlib
from collections import Counter
from collections.abc import Iterable


class Ids:
    """Gives ids: a hash of the words and of their number among equal words.

    >>> ids = Ids()
    >>> ids.give("s", "Ana Lee"), ids.give("s", "Ana Lee"), Ids().give("s", "Ana Lee")
    ('s-4c99431e', 's-b22b39ca', 's-4c99431e')
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._seen: Counter[str] = Counter()
        self._taken = frozenset(taken)

    def give(self, prefix: str, words: str) -> str:
        """Return the id of the next thing with these words that is not among those taken."""
        key = f"{prefix}\n{words}"
        while True:
            self._seen[key] += 1
            digest = hashlib.sha256(f"{key}\n{self._seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()
            name = f"{prefix}-{digest[:8]}"
            if name not in self._taken:
                return name
