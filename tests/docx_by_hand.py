"""Word documents for tests: written by python-docx, their XML edited where it has no way to say a thing."""

import re
import zipfile
from io import BytesIO

import docx

NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(document: docx.document.Document) -> bytes:
    """Return the bytes of a document."""
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def document_of(*paragraphs: str) -> bytes:
    """Return a document with these paragraphs, in which marks stand for changes.

    [+words+] were inserted, [-words-] were deleted, and a paragraph whose end is [-¶-] or [+¶+] has a changed end.
    """
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return edited(saved(document), with_changes)


def edited(data: bytes, edit, entry: str = "word/document.xml") -> bytes:
    """Return the archive `data` with one of its entries changed by `edit`."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, edit(text.decode()).encode() if name == entry else text)
    return file.getvalue()


def with_entry(data: bytes, name: str, content: bytes | str) -> bytes:
    """Return the archive `data` with one entry more."""
    file = BytesIO(data)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return file.getvalue()


def with_changes(xml: str) -> str:
    """Return the XML of a body in which marks stand for changes, as `document_of` has them, with the changes."""
    for mark, tag in (("+", "ins"), ("-", "del")):
        end = rf"<w:p><w:r><w:t([^>]*)>((?:(?!</w:p>).)*?)\[{re.escape(mark)}¶{re.escape(mark)}\]"
        xml = re.sub(end, rf'<w:p><w:pPr><w:rPr><w:{tag} w:id="9" w:author="Ed"/></w:rPr></w:pPr><w:r><w:t\1>\2', xml)
        text = "w:delText" if tag == "del" else "w:t"
        run = (
            rf'</w:t></w:r><w:{tag} w:id="1" w:author="Ed">'
            rf'<w:r><{text} xml:space="preserve">\1</{text}></w:r></w:{tag}>'
            r'<w:r><w:t xml:space="preserve">'
        )
        xml = re.sub(rf"\[{re.escape(mark)}([^¶\]]*){re.escape(mark)}\]", run, xml)
    return xml.replace("<w:t>", '<w:t xml:space="preserve">')
