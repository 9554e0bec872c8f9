"""The file of a key, `attribution/key/1`: written for its owner alone, read, checked."""

import json
import os
from pathlib import Path

import msgspec

from attribution.errors import KeyFileError
from attribution.masking.restoring import ring_of
from attribution.model import KEY_SCHEMA, Key
from attribution.output import replacing

#: No key of an article is larger.
_MOST_BYTES = 100_000_000


def write_key(key: Key, path: str | os.PathLike[str]) -> None:
    """Write a key to a file that its owner alone may read (mode 600); one that is there is replaced.

    Raises:
        OutputError: The file can't be written.
    """
    with replacing(path, private=True) as file:
        file.write(encode_key(key))


def encode_key(key: Key) -> bytes:
    r"""Return a key as the bytes of its file: indented JSON.

    >>> encode_key(Key(document="a.txt", original_sha256="0", masked_sha256="1"))[:34]
    b'{\n  "schema": "attribution/key/1",'
    """
    content = msgspec.to_builtins(key)
    try:
        data = json.dumps(content, indent=2, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        # Half a surrogate pair is no character, and JSON can hold it all the same.
        data = json.dumps(content, indent=2).encode()
    return data + b"\n"


def read_key(path: str | os.PathLike[str]) -> Key:
    """Return the key in a file, checked.

    Raises:
        KeyFileError: It can't be read, is no key, is broken, or was made by a newer version.
    """
    try:
        with Path(path).open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise KeyFileError(path, "there is no such file: check the path") from error
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise KeyFileError(path, f"can't be read ({reason}): check the file") from error
    if len(data) > _MOST_BYTES:
        raise KeyFileError(path, f"it has more than {_MOST_BYTES // 1_000_000} MB: that is no key")
    return parse_key(data, os.fspath(path))


def parse_key(data: bytes, subject: str) -> Key:
    """Return the key that a file's bytes hold, checked; `subject` is what errors call it.

    Raises:
        KeyFileError: They are no key, are broken, or were made by a newer version.

    >>> parse_key(b"{}", "key.json")
    Traceback (most recent call last):
    attribution.errors.KeyFileError: key.json: it is no key: give the file that attribution protect wrote
    """
    try:
        content = json.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as error:
        raise KeyFileError(subject, _broken(error)) from error
    schema = content.get("schema") if isinstance(content, dict) else None
    if not isinstance(schema, str) or not schema.startswith("attribution/key/"):
        raise KeyFileError(subject, "it is no key: give the file that attribution protect wrote")
    if schema != KEY_SCHEMA:
        raise KeyFileError(subject, f"it has the format {schema}, which is newer than {KEY_SCHEMA}: update attribution")
    try:
        key = msgspec.convert(content, Key)
        ring_of(key)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise KeyFileError(subject, _broken(error)) from error
    return key


def _broken(error: Exception) -> str:
    return f"it is broken ({' '.join(str(error).split())}): take an older copy, or protect the story again"
