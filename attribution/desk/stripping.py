"""A Word document without its comments and its hidden text, so that it can be given to others."""

from io import BytesIO

import docx
from docx.opc.part import Part, XmlPart
from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: Parts that hold more of comments: who answers whom, which are done.
_MORE_OF_COMMENTS = ("/commentsExtended", "/commentsIds", "/commentsExtensible")
#: What binds a comment to its words.
_BONDS = tuple(f"{_W}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))
_OFF = frozenset({"0", "false", "off"})


def strip_word(data: bytes) -> bytes:
    """Return a Word document without its comments and its hidden text; tracked changes stay as they are.

    Args:
        data: The document's bytes.
    """
    document = docx.Document(BytesIO(data))
    rels = document.part.rels
    for name in [name for name, rel in rels.items() if rel.reltype.endswith(_MORE_OF_COMMENTS)]:
        del rels[name]
    for part in document.part.package.iter_parts():
        if str(part.partname).startswith("/word/"):
            _strip_part(part)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _strip_part(part: Part) -> None:
    if isinstance(part, XmlPart):
        _strip(part.element)
    elif str(part.partname).endswith(".xml"):
        root = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
        _strip(root)
        part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _strip(root: etree._Element) -> None:
    """Take comments, their bonds and hidden runs out of the XML of a part."""
    hidden = [mark.getparent().getparent() for mark in root.iter(f"{_W}vanish") if _hides(mark)]
    for it in [*root.iter(f"{_W}comment", *_BONDS), *hidden]:
        parent = it.getparent()
        if parent is not None:
            parent.remove(it)


def _hides(mark: etree._Element) -> bool:
    """Return whether a mark hides a run; one in a style, or on the end of a paragraph, hides no words here."""
    if mark.get(f"{_W}val", "1") in _OFF:
        return False
    properties = mark.getparent()
    return bool(properties.tag == f"{_W}rPr" and properties.getparent().tag == f"{_W}r")
