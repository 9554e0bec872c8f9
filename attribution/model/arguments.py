"""What is wrong with an argument, said the same way at every door."""

from collections.abc import Mapping
from typing import Protocol


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


def check_threshold(threshold: object) -> None:
    """Raise unless `threshold` is a number from 0 to 1.

    Raises:
        TypeError: It is no number.
        ValueError: It is below 0, above 1, or NaN.

    >>> check_threshold(40)
    Traceback (most recent call last):
    ValueError: a threshold is a probability: give a number from 0 to 1, not 40
    """
    if isinstance(threshold, bool) or not isinstance(threshold, int | float):
        raise TypeError(f"a threshold is a probability: give a number from 0 to 1, not {named_kind(threshold)}")
    # NaN is neither.
    if not 0 <= threshold <= 1:
        raise ValueError(f"a threshold is a probability: give a number from 0 to 1, not {threshold!r}")


def named_kind(value: object) -> str:
    """Return what a value is, for a message: its class, or None itself.

    >>> named_kind(None), named_kind(b"Yes."), named_kind([])
    ('None', 'bytes', 'list')
    """
    return "None" if value is None else type(value).__name__


def own_record[T: _HasId](given: T | str, known: Mapping[str, T], kind: type[T], word: str) -> T:
    """Return the record among `known` that is given, or whose id is.

    Raises:
        TypeError: It is neither a record of this kind nor an id.
        ValueError: It is not among `known`; `word` says what it is not.
    """
    if not isinstance(given, str | kind):
        raise TypeError(f"give a {word} of this analysis or its id, not {named_kind(given)}")
    id_ = given if isinstance(given, str) else given.id
    own = known.get(id_)
    if own is None:
        raise ValueError(f"there is no {word} “{id_}” in this analysis: take one from its {word}s")
    # An id is a hash of words, so that another article's record may have the same one.
    if not isinstance(given, str) and given is not own and given != own:
        raise ValueError(f"the {word} “{id_}” is of another analysis: give the id to mean this one's")
    return own
