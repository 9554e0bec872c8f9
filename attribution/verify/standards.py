"""Standards: which verdicts may stand. Each is a TOML file; two come with the library."""

import functools
import tomllib
from importlib import resources
from pathlib import Path

import msgspec

from attribution.errors import StandardError
from attribution.model import Standard

#: The standards that come with the library.
NAMES = ("strict", "spoken", "cleaned")


def load_standard(standard: str | Path | Standard) -> Standard:
    """Return the standard of that name, or the one in that file.

    Args:
        standard: "strict", "spoken", "cleaned", the path of a TOML file, or a standard, which is returned as it is.

    Raises:
        StandardError: There is no such standard or file, or the file is broken.

    >>> sorted(load_standard("strict").passes)
    ['marked-edits', 'verbatim']
    """
    if isinstance(standard, Standard):
        return standard
    if standard in NAMES:
        return _shipped(str(standard))
    try:
        text = Path(standard).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        advice = f"there is no such standard: give one of {', '.join(NAMES)}, or a TOML file"
        raise StandardError(standard, advice) from error
    except (OSError, ValueError) as error:
        raise StandardError(standard, "this can't be read as text: give a TOML file") from error
    return _read(text, str(standard))


@functools.cache
def _shipped(name: str) -> Standard:
    folder = resources.files("attribution.verify").joinpath("standards")
    return _read(folder.joinpath(f"{name}.toml").read_text(encoding="utf-8"), f"{name}.toml")


def _read(text: str, subject: str) -> Standard:
    try:
        return msgspec.convert(tomllib.loads(text), Standard)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, RecursionError) as error:
        raise StandardError(subject, f"this is no standard ({error}): see docs/verify.md for what one holds") from error
