"""Policies: which verdicts may stand. Each is a TOML file; two come with the library."""

import functools
import tomllib
from importlib import resources
from pathlib import Path

import msgspec

from attribution.errors import PolicyError
from attribution.model import Policy

#: The policies that come with the library.
NAMES = ("strict", "cleaned")


def load_policy(policy: str | Path | Policy) -> Policy:
    """Return the policy of that name, or the one in that file.

    Args:
        policy: "strict", "cleaned", the path of a TOML file, or a policy, which is returned as it is.

    Raises:
        PolicyError: There is no such policy or file, or the file is broken.

    >>> sorted(load_policy("strict").passes)
    ['marked-edits', 'verbatim']
    """
    if isinstance(policy, Policy):
        return policy
    if policy in NAMES:
        return _shipped(str(policy))
    try:
        text = Path(policy).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        advice = f"there is no such policy: give one of {', '.join(NAMES)}, or a TOML file"
        raise PolicyError(policy, advice) from error
    except (OSError, ValueError) as error:
        raise PolicyError(policy, "this can't be read as text: give a TOML file") from error
    return _read(text, str(policy))


@functools.cache
def _shipped(name: str) -> Policy:
    folder = resources.files("attribution.verify").joinpath("standards")
    return _read(folder.joinpath(f"{name}.toml").read_text(encoding="utf-8"), f"{name}.toml")


def _read(text: str, subject: str) -> Policy:
    try:
        return msgspec.convert(tomllib.loads(text), Policy)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, RecursionError) as error:
        raise PolicyError(subject, f"this is no policy ({error}): see docs/verify.md for what one holds") from error
