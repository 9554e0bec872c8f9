"""The XML files in a document that is a zip archive, read bit by bit."""

from collections.abc import Mapping
from typing import Protocol
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from attribution.errors import LoadError
from attribution.load.zips import Package


class Target(Protocol):
    """Takes what a parser comes by, in order."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element."""

    def end(self, tag: str) -> None:
        """Take the end of an element."""

    def data(self, text: str) -> None:
        """Take text."""

    def close(self) -> None:
        """Take the end of the file."""


def parse_entry[T: Target](archive: Package, entry: str, target: T, name: str) -> T:
    """Return `target` after an entry went through it, bit by bit; no tree is built, and no entity is read.

    Raises:
        LoadError: The entry is broken, or declares entities. It is about `name`.
    """
    if entry not in archive:
        return target
    parser = DefusedXMLParser(target=target, forbid_dtd=True, forbid_entities=True, forbid_external=True)
    try:
        for piece in archive.pieces(entry):
            parser.feed(piece)
        parser.close()
    except DefusedXmlException as error:
        raise LoadError(name, "it declares entities, which no document does: it was made to do harm") from error
    except ParseError as error:
        raise LoadError(name, f"{entry} in it is broken ({error})") from error
    return target
