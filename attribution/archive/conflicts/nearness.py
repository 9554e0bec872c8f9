"""Wordings that are nearly the same, found without comparing each with each.

Each wording gets a MinHash signature of its words and pairs of words. The signature is cut into bands; wordings that
share a band are compared. The bands lie in a temporary file, so that the memory needed does not grow with them.
"""

import hashlib
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from itertools import combinations, groupby, pairwise
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

_BANDS, _ROWS = 20, 4
_BAND_BYTES = _ROWS * 4
#: Each row of a signature orders the hashes in a way of its own, `hash * factor + summand` in 32 bits; an odd factor
#: keeps different hashes apart. This generator gives the same numbers in every version of numpy, so that the same
#: archive gives the same pairs.
_RANDOM = np.random.RandomState(1)
_FACTORS = _RANDOM.randint(0, 1 << 31, _BANDS * _ROWS, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
_SUMMANDS = _RANDOM.randint(0, 1 << 32, _BANDS * _ROWS, dtype=np.uint32)
#: In one band more wordings than these are a formula; each is compared with its neighbours only.
_MOST_IN_BAND = 50
#: Words that say little by themselves; only their pairs count.
_COMMON = frozenset(
    "a an and are as at be been but by for from had has have he i if in is it it's its not of on or our she so that "
    "the their them there they this to was we were what when which who will with would you your".split()
)


def near_pairs(wordings: Iterable[tuple[int, list[str]]]) -> Iterator[tuple[int, int]]:
    """Yield pairs of keys whose words may be nearly the same, the smaller key first; a pair may come twice.

    Two wordings of ten words with one word changed are found with a probability of over 0.9.

    Args:
        wordings: A key and the words of each.

    >>> stay = "we will not close the harbour before the summer".split()
    >>> leave = "nobody has told us where the money came from".split()
    >>> list(dict.fromkeys(near_pairs([(1, stay), (2, leave), (3, [*stay[:2], *stay[3:]])])))
    [(1, 3)]
    """
    with tempfile.TemporaryDirectory(prefix="attribution-") as folder:
        bands = sqlite3.connect(Path(folder, "bands.db"), autocommit=True)
        try:
            bands.execute("PRAGMA journal_mode = OFF")
            bands.execute("PRAGMA synchronous = OFF")
            bands.execute("CREATE TABLE band (hash INTEGER NOT NULL, wording INTEGER NOT NULL)")
            bands.execute("BEGIN")
            for wording, words in wordings:
                bands.executemany("INSERT INTO band VALUES (?, ?)", ((key, wording) for key in band_keys(words)))
            rows = bands.execute("SELECT hash, wording FROM band ORDER BY hash, wording")
            for _, group in groupby(rows, key=lambda row: row[0]):
                members = [wording for _, wording in group]
                if len(members) > 1:
                    yield from combinations(members, 2) if len(members) <= _MOST_IN_BAND else pairwise(members)
        finally:
            bands.close()


def features_of(words: list[str]) -> set[bytes]:
    """Return what the likeness of two wordings is measured by: their pairs of words, and words that say something.

    >>> sorted(features_of(["it", "holds"]))
    [b'holds', b'it holds']
    """
    pairs = {f"{one} {other}" for one, other in pairwise(words)}
    return {feature.encode("utf-8") for feature in pairs | {word for word in words if word not in _COMMON}}


def band_keys(words: list[str]) -> list[int]:
    """Return a number for each band of the signature of a wording.

    >>> one = band_keys("nobody has told us where the money came from last year".split())
    >>> other = band_keys("nobody has told us where the money came from last summer".split())
    >>> 0 < sum(key in other for key in one) < len(one)
    True
    """
    values = _signature(features_of(words)).astype("<u4").tobytes()
    return [_number(band, values[band * _BAND_BYTES : (band + 1) * _BAND_BYTES]) for band in range(_BANDS)]


def _signature(features: set[bytes]) -> NDArray[np.uint32]:
    """Return the least hash of the features in each order: two signatures share as much as the features do."""
    if not features:
        return np.full(_BANDS * _ROWS, np.iinfo(np.uint32).max, np.uint32)
    hashes = np.fromiter(map(crc32, features), np.uint32, len(features))
    # A checksum of what is alike is alike; these are the last steps of MurmurHash3, which spread it.
    hashes = (hashes ^ (hashes >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    hashes = (hashes ^ (hashes >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    hashes ^= hashes >> np.uint32(16)
    least: NDArray[np.uint32] = (hashes[:, np.newaxis] * _FACTORS + _SUMMANDS).min(axis=0)
    return least


def _number(band: int, values: bytes) -> int:
    digest = hashlib.blake2b(values, digest_size=8, salt=bytes([band])).digest()
    return int.from_bytes(digest, "big", signed=True)
