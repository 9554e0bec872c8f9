"""The lines of a PDF's page, with their places."""

from collections.abc import Sequence
from typing import Any

from pypdf import PageObject
from pypdf.generic import DictionaryObject

from attribution.load.pdf_layout import Line

#: Typesetters' joined letters are not letters of the words.
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\0": "\ufffd"}
)

#: How wide a letter is on average, as a share of its height.
_LETTER_WIDTH = 0.5

#: The size of letters where a page does not say.
_SIZE = 10.0


def page_lines(page: PageObject) -> list[Line]:
    """Return the lines of a page in the order in which they are drawn, which is most often that of reading."""
    gathered = _Gathered()
    page.extract_text(visitor_text=gathered.take)
    return gathered.lines()


class _Gathered:
    """The pieces of text on a page, each with its place."""

    def __init__(self) -> None:
        self._lines: list[Line] = []

    def take(
        self,
        text: str,
        page: Sequence[float],
        matrix: Sequence[float],
        font: DictionaryObject | None,
        size: float | None,
    ) -> None:
        """Take a piece; pypdf calls this for each, with the matrices that place it."""
        del font
        x, y = _place(page, matrix)
        scale = abs(float(matrix[3]) * float(page[3])) or abs(float(matrix[1]) * float(page[2])) or 1.0
        height = abs(float(size or _SIZE)) * scale or _SIZE
        for at, piece in enumerate(text.split("\n")):
            is_new = at > 0 or self._is_other_column(piece, x, y, height)
            self._add(piece.translate(_LIGATURES), x, y, height, is_new=is_new)

    def _is_other_column(self, text: str, x: float, y: float, height: float) -> bool:
        """Tell whether a piece stands far right of the line before it, or left of it again, at about its height."""
        last = self._lines[-1] if self._lines else None
        if last is None or not text.strip() or not last.text.strip():
            return False
        right = last.x + len(last.text) * last.height * _LETTER_WIDTH
        if x > right + 3 * height:
            return abs(last.y - y) < 0.9 * height
        return x < last.x - 3 * height and abs(last.y - y) > 0.3 * height

    def _add(self, text: str, x: float, y: float, height: float, *, is_new: bool) -> None:
        last = self._lines[-1] if self._lines else None
        if last is None or is_new:
            self._lines.append(Line(text=text, x=x, y=y, height=height))
        elif not last.text.strip():
            self._lines[-1] = Line(text=last.text + text, x=x, y=y, height=height)
        else:
            self._lines[-1] = last._replace(text=last.text + text)

    def lines(self) -> list[Line]:
        """Return the lines that have words."""
        return [line._replace(text=" ".join(line.text.split())) for line in self._lines if line.text.strip()]


def _place(page: Sequence[float], matrix: Sequence[Any]) -> tuple[float, float]:
    x, y = float(matrix[4]), float(matrix[5])
    a, b, c, d, e, f = (float(one) for one in page)
    return a * x + c * y + e, b * x + d * y + f
