"""The articles in folds, so that what is measured or stacked was not learned from the same articles."""

from collections.abc import Sequence

FOLDS = 4


def held_out[T](items: Sequence[T], fold: int, folds: int = FOLDS) -> list[T]:
    """Return the items of one fold, every so-many-th.

    >>> held_out("abcdefg", 1, folds=3)
    ['b', 'e']
    """
    return list(items[fold::folds])


def others[T](items: Sequence[T], fold: int, folds: int = FOLDS) -> list[T]:
    """Return the items of all other folds, in their order.

    >>> others("abcdefg", 1, folds=3)
    ['a', 'c', 'd', 'f', 'g']
    """
    return [item for place, item in enumerate(items) if place % folds != fold]
