"""What is wrong with an argument, said the same way at every door."""


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
