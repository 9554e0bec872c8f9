"""A page of A4 set small: what the printed worksheet is laid out with."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from attribution.output import showable

if TYPE_CHECKING:
    from docx.document import Document as Docx

_A4 = (210, 297)
_MARGIN, _SMALLEST, _SIZE = 15, 7.5, 8.5
_SHADE = "E7E6E1"
_FONT = "Calibri"


class Row(NamedTuple):
    """A row of a table: its cells; of one that goes across, one cell alone."""

    cells: tuple[str, ...]
    #: What stands in bold before the first cell.
    bold: str = ""
    is_band: bool = False


class Paper:
    """A document that is being laid out. Words are made fit for XML as they come."""

    def __init__(self, document: "Docx", title: str) -> None:
        from docx.shared import Mm, Pt  # noqa: PLC0415 -- an optional package

        self.document, self._mm, self._pt = document, Mm, Pt
        properties = document.core_properties
        properties.title, properties.author, properties.comments = showable(title)[:255], "", ""
        self._set_up(document.sections[0])
        style = document.styles["Normal"]
        style.font.name, style.font.size = _FONT, Pt(_SIZE)
        style.paragraph_format.space_after = style.paragraph_format.space_before = Pt(0)
        style.paragraph_format.line_spacing = 1
        document.add_heading(showable(title), 0)
        for name, size in (("Title", 15), ("Heading 1", 11)):
            style = document.styles[name]
            style.font.size = Pt(size)
            style.paragraph_format.space_before = Pt(6 if name != "Title" else 0)
            style.paragraph_format.space_after = Pt(2)

    def heading(self, text: str, *, on_new_page: bool = False) -> None:
        """Add a heading."""
        self.document.add_heading(showable(text), 1).paragraph_format.page_break_before = on_new_page

    def line(self, text: str) -> None:
        """Add a paragraph."""
        self.document.add_paragraph(showable(text))

    def small(self, text: str) -> None:
        """Add a paragraph in small letters."""
        self.document.add_paragraph().add_run(showable(text)).font.size = self._pt(_SMALLEST)

    @contextmanager
    def columns(self, number: int) -> Iterator[None]:
        """Set what is added in columns."""
        from docx.enum.section import WD_SECTION  # noqa: PLC0415 -- an optional package

        self._set_up(self.document.add_section(WD_SECTION.CONTINUOUS), columns=number)
        yield
        self._set_up(self.document.add_section(WD_SECTION.CONTINUOUS))

    def row(self, *cells: str) -> Row:
        """Return a row."""
        return Row(cells)

    def across(self, text: str) -> Row:
        """Return a row that is one cell."""
        return Row((text,))

    def band(self, bold: str, text: str) -> Row:
        """Return a row that begins what is below it."""
        return Row((text,), bold=bold, is_band=True)

    def table(self, header: Sequence[str], widths: Sequence[int], rows: Sequence[Row]) -> None:
        """Add a table whose header comes again on each page; no row is divided, and a band stays with what follows."""
        table = self.document.add_table(rows=0, cols=len(widths))
        table.style, table.autofit = "Table Grid", False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = self._mm(width)
        for number, row in enumerate((Row(tuple(header)), *rows)):
            cells = table.add_row().cells
            for cell, width in zip(cells, widths, strict=True):
                cell.width = self._mm(width)
            properties = table.rows[-1]._tr.get_or_add_trPr()
            _add(properties, "cantSplit")
            if not number:
                _add(properties, "tblHeader")
            if len(row.cells) == 1 < len(widths):
                cells = (cells[0].merge(cells[-1]),)
            for cell, text in zip(cells, row.cells, strict=True):
                self._fill(cell, row, text, is_small=not number)

    def _fill(self, cell: Any, row: Row, text: str, *, is_small: bool) -> None:
        paragraph = cell.paragraphs[0]
        if row.bold:
            paragraph.add_run(showable(f"{row.bold}   ")).bold = True
        run = paragraph.add_run(showable(text))
        if is_small:
            run.font.size = self._pt(_SMALLEST)
        if row.is_band:
            paragraph.paragraph_format.keep_with_next = True
            _add(cell._tc.get_or_add_tcPr(), "shd", val="clear", fill=_SHADE)

    def _set_up(self, section: Any, columns: int = 1) -> None:
        section.page_width, section.page_height = (self._mm(size) for size in _A4)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = self._mm(_MARGIN)
        section.header_distance = section.footer_distance = self._mm(_MARGIN // 2)
        for old in section._sectPr.findall(_name("cols")):
            section._sectPr.remove(old)
        _add(section._sectPr, "cols", num=str(columns), space="340")


def _name(tag: str) -> str:
    from docx.oxml.ns import qn  # noqa: PLC0415 -- an optional package

    return str(qn(f"w:{tag}"))


def _add(parent: Any, tag: str, **attributes: str) -> None:
    """Add an element of WordprocessingML."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 -- an optional package

    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(_name(name), value)
    parent.append(element)
