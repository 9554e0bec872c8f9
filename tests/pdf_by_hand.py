"""PDF files for tests, written by hand: lines of text at their places."""

import zlib

#: A line: where it begins, from the left and from the bottom, its text, and its size.
type Placed = tuple[float, float, str] | tuple[float, float, str, float]


def pdf_of(*pages: list[Placed], title: str | None = None) -> bytes:
    """Return a PDF with these lines on its pages."""
    return pdf_of_streams(*(_content(page) for page in pages), title=title)


def paragraph(text: str, y: float = 700, x: float = 50) -> list[Placed]:
    """Return the lines of `text`, twelve points apart."""
    return [(x, y - 12 * at, line) for at, line in enumerate(text.splitlines())]


def pdf_of_streams(*streams: bytes, title: str | None = None) -> bytes:
    """Return a PDF whose pages have these contents, which are packed already."""
    count = len(streams)
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for at, stream in enumerate(streams):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * at} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(f"<< /Length {len(stream)} /Filter /FlateDecode >>\nstream\n".encode() + stream + b"\nendstream")
    if title:
        objects.append(f"<< /Title ({title}) >>".encode())
    return _file(objects, f"/Info {len(objects)} 0 R" if title else "")


def _content(page: list[Placed]) -> bytes:
    lines = []
    for x, y, text, *size in page:
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252")
        lines.append(f"BT /F1 {size[0] if size else 10} Tf 1 0 0 1 {x} {y} Tm (".encode() + escaped + b") Tj ET")
    return zlib.compress(b"\n".join(lines))


def _file(objects: list[bytes], info: str) -> bytes:
    data, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    return data + f"trailer << /Size {len(objects) + 1} /Root 1 0 R {info} >>\nstartxref\n{start}\n%%EOF".encode()
