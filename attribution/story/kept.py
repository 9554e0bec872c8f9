"""What was worked out for a story, kept in its `cache/`, so that the next time is quick. It may be deleted at any time.

Everything is JSON of our formats, found by hashes of what it was made from; what is broken is made again.
"""

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import msgspec

from attribution.errors import OutputError
from attribution.model import UNREADABLE, Analysis, Check, Record
from attribution.output import replacing

NAME = "cache"
_SIGN = b"Signature: 8a477f597d28d172789f06886806bc55\n# Made by attribution; it may be deleted.\n"


def key_of(data: bytes, *options: object) -> str:
    """Return the key of what is made from a file's bytes with these options.

    >>> key_of(b"Yes.", "0.1") == key_of(b"Yes.", "0.1"), key_of(b"Yes.", "0.1") == key_of(b"Yes.", "0.2")
    (True, False)
    """
    told = hashlib.sha256(data)
    for option in options:
        told.update(f"\n{option!r}".encode("utf-8", "surrogatepass"))
    return told.hexdigest()[:32]


class Kept:
    """Analyses and records that were made before.

    Args:
        folder: The story's folder.
    """

    def __init__(self, folder: Path) -> None:
        self._root = folder / NAME

    def analysis(self, key: str) -> Analysis | None:
        """Return the machine's analysis that was kept under a key, or None."""
        path = next(self._root.glob(f"analyses/*-{key}.json"), None)
        return None if path is None else _read(path, Analysis)

    def earlier(self, texts: Iterable[str]) -> dict[str, Analysis]:
        """Return the analyses of texts, by the texts' hashes, as far as they are kept."""
        found: dict[str, Analysis] = {}
        for text in sorted(set(texts)):
            for path in sorted(self._root.glob(f"analyses/{text[:32]}-*.json")):
                analysis = _read(path, Analysis)
                if analysis is not None and analysis.document.sha256 == text:
                    found[text] = analysis
        return found

    def keep_analysis(self, key: str, analysis: Analysis) -> None:
        """Keep the machine's analysis of a draft; where that can't be written, nothing is kept."""
        self._write(f"analyses/{analysis.document.sha256[:32]}-{key}.json", msgspec.json.encode(analysis))

    def record(self, key: str) -> Record | None:
        """Return the record that was kept under a key, or None."""
        return _read(self._root / f"records/{key}.json", Record)

    def keep_record(self, key: str, record: Record) -> None:
        """Keep a record as it was read; where that can't be written, nothing is kept."""
        self._write(f"records/{key}.json", msgspec.json.encode(record))

    def checks(self, key: str) -> dict[str, Check] | None:
        """Return the checks of a draft's quotations that were kept under a key, by keys of theirs, or None."""
        return _read(self._root / f"checks/{key}.json", dict[str, Check])

    def keep_checks(self, key: str, checks: dict[str, Check]) -> None:
        """Keep what the records say of a draft's quotations; where that can't be written, nothing is kept."""
        self._write(f"checks/{key}.json", msgspec.json.encode(checks))

    def value[T](self, name: str, kind: type[T]) -> T | None:
        """Return what was kept under a name, or None."""
        return _read(self._root / f"{name}.json", kind)

    def keep_value(self, name: str, value: object) -> None:
        """Keep something small under a name; where that can't be written, nothing is kept."""
        self._write(f"{name}.json", msgspec.json.encode(value))

    def _write(self, name: str, data: bytes) -> None:
        path = self._root / name
        with suppress(OutputError, OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            sign = self._root / "CACHEDIR.TAG"
            if not sign.exists():
                sign.write_bytes(_SIGN)
            with replacing(path) as file:
                file.write(data)


def _read[T](path: Path, kind: type[T]) -> T | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except (OSError, *UNREADABLE):
        return None
