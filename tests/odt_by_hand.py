"""OpenDocument texts for tests."""

import zipfile
from io import BytesIO

_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{address}:1.0"'
    for name, address in {
        "office": "office",
        "text": "text",
        "style": "style",
        "fo": "xsl-fo-compatible",
        "table": "table",
        "draw": "drawing",
    }.items()
)
_NAMES += ' xmlns:dc="http://purl.org/dc/elements/1.1/"'


def odt_of(body: str, *, styles: str = "", title: str = "") -> bytes:
    """Return the document with this in its body, in the XML of the format."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        content = f"<office:automatic-styles>{styles}</office:automatic-styles>"
        content += f"<office:body><office:text>{body}</office:text></office:body>"
        archive.writestr("content.xml", f"<office:document-content {_NAMES}>{content}</office:document-content>")
        about = f"<dc:title>{title}</dc:title>"
        archive.writestr("meta.xml", f"<office:document-meta {_NAMES}>{about}</office:document-meta>")
    return file.getvalue()
