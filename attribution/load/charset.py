"""The text of a web page: which encoding it says that it is in."""

import re

from attribution.load.encoding import decode
from attribution.model import Note

#: A page names its encoding here at the latest.
_HEAD = 2048

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s{0,4}=\s{0,4}[\"']?\s{0,4}([\w.:-]{2,30})", re.IGNORECASE)

#: The encodings that browsers know, as they are called. Python knows more, and some of those can be made to do harm.
_KNOWN = re.compile(
    r"(?:utf-?8|us-?ascii|ascii|latin-?1|iso-?8859-?[0-9]{1,2}|(?:windows|cp|x-cp)-?125[0-9]|koi8-?[ru]|mac(?:intosh|-?roman)"
    r"|gbk|gb2312|gb18030|big5|euc-?(?:jp|kr)|shift[_-]?jis|utf-?16(?:-?[lb]e)?)\Z",
    re.IGNORECASE,
)

#: Pages that say Latin 1 are in Windows-1252, which adds the curly quotation marks; browsers read them so.
_MEANT = {"latin1": "cp1252", "iso88591": "cp1252", "usascii": "cp1252", "ascii": "cp1252", "macintosh": "mac_roman"}


def decode_page(data: bytes, subject: str, charset: str | None = None) -> tuple[str, tuple[Note, ...]]:
    """Return the text of a page, and a note if its encoding had to be guessed.

    A byte order mark comes first, then UTF-8, then what the server said, then what the page says, then detection.

    Raises:
        LoadError: The bytes are no text. It is about `subject`.

    >>> decode_page("<meta charset='iso-8859-1'><p>“Café”".encode("cp1252"), "page.html")
    ("<meta charset='iso-8859-1'><p>“Café”", ())
    """
    declared = _DECLARED.search(data, 0, _HEAD)
    names = (charset, declared[1].decode("ascii", "replace") if declared else None)
    for name in names:
        if (text := _decode_as(data, name)) is not None:
            return text, ()
    return decode(data, subject)


def _decode_as(data: bytes, name: str | None) -> str | None:
    """Return the text where it is in the encoding `name`, and none of the surer signs says another."""
    if name is None or not _KNOWN.match(name):
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return None
    try:
        text = data.decode(_MEANT.get(re.sub(r"[\W_]", "", name).lower(), name))
    except (LookupError, UnicodeDecodeError):
        return None
    # Bytes that are no text at all can be read as Latin 1, and as what not.
    return None if "\0" in text or text.startswith(("%PDF-", "PK\3\4", "\ufeff")) else text
