"""Names for files and anchors, made from what an article or an analysis calls things.

Such names are not ours: they may be paths, hold quotation marks or be reserved by an operating system.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable

#: What an input's name may end with; the page takes ".html" in its place.
_INPUT_SUFFIX = re.compile(r"\.(?:txt|text|md|markdown|html?|xml|docx|odt|rtf|pdf|json|jsonl|csv)\Z", re.IGNORECASE)
_UNSAFE = re.compile(r"[^\w.-]+")
#: Names that Windows keeps for devices, whatever follows their first point.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|\Z)", re.IGNORECASE)
#: In characters and in bytes; file systems allow 255 bytes, and a suffix and a number must fit in as well.
_LONGEST_NAME = 80
_LONGEST_NAME_BYTES = 160
#: What the pages of the index are called, the second and later ones with a number.
_INDEX_STEMS = re.compile(r"(?:index|sources|names|unnamed|dates)(?:-[0-9]+)?")
_SAFE_ID = re.compile(r"[\w-]{1,64}", re.ASCII)


class FileNames:
    """Gives each article a file name of its own, safe on every system.

    Two names that differ only in case or in how an accent is written are one file on some systems, so they clash here.

    >>> names = FileNames()
    >>> names.name("drafts/The bridge.txt"), names.name("the bridge.md"), names.name("../../etc/passwd")
    ('The-bridge.html', 'the-bridge-2.html', 'passwd.html')
    """

    def __init__(self) -> None:
        self._used: set[str] = set()
        self._next: dict[str, int] = {}

    def name(self, document_id: str) -> str:
        """Return a file name for the page of the article `document_id`."""
        stem = _stem(document_id)
        candidate, key = stem, _same(stem)
        if key in self._used:
            number = self._next.get(key, 2)
            while _same(candidate := f"{stem}-{number}") in self._used:
                number += 1
            self._next[key] = number + 1
        self._used.add(_same(candidate))
        return f"{candidate}.html"


def _stem(document_id: str) -> str:
    last = re.split(r"[/\\]", document_id.rstrip("/\\"))[-1]
    stem = _UNSAFE.sub("-", unicodedata.normalize("NFC", _INPUT_SUFFIX.sub("", last)))[:_LONGEST_NAME]
    while len(stem.encode()) > _LONGEST_NAME_BYTES:
        stem = stem[:-1]
    stem = _DEVICES.sub(r"\g<0>-article", stem.strip(".-_"))
    return f"{stem}-article" if is_index_stem(stem) else stem or "article"


def is_index_stem(stem: str) -> bool:
    """Return whether a page of this name would be one of the index, on some system.

    >>> is_index_stem("index"), is_index_stem("Sources-3"), is_index_stem("sources-of-the-nile")
    (True, True, False)
    """
    return _INDEX_STEMS.fullmatch(_same(stem)) is not None


def _same(stem: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", stem).casefold())


def anchors(ids: Iterable[str], prefix: str) -> list[str]:
    """Return an anchor for each of `ids`: safe in an attribute, one of its kind, and the id itself where that is so.

    >>> anchors(["q-5f0c1e", "q-5f0c1e", '"><script>'], "q-")
    ['q-5f0c1e', 'q-5f0c1e-2', 'q-554299e984']
    """
    made: list[str] = []
    used: set[str] = set()
    counts: dict[str, int] = {}
    for name in ids:
        safe = name.startswith(prefix) and _SAFE_ID.fullmatch(name)
        stem = name if safe else prefix + hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:10]
        anchor = stem
        while anchor in used:
            counts[stem] = counts.get(stem, 1) + 1
            anchor = f"{stem}-{counts[stem]}"
        used.add(anchor)
        made.append(anchor)
    return made
