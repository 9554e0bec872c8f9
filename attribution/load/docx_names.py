"""How the XML of Word documents names things."""

from collections.abc import Mapping

#: The namespace of most of it, in the two editions of the standard.
WORD = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)


def local(tag: str) -> str:
    """Return a tag's name without its namespace.

    >>> local("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p")
    'p'
    """
    return tag.rpartition("}")[2]


def attribute(attributes: Mapping[str, str], name: str) -> str:
    """Return the attribute called `name` in any namespace; an empty text if it is not there."""
    return next((value for key, value in attributes.items() if local(key) == name), "")
