"""The styles of a Word document: how each is called, what it is made of, and whether it hides its text."""

from collections.abc import Mapping

from attribution.load.docx_names import attribute, local

_OFF = ("0", "false", "off")
_DEEPEST = 20


class Styles:
    """Takes the parts of `word/styles.xml`, and answers for a style by its id."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._made_of: dict[str, str] = {}
        self._hidden: dict[str, bool] = {}
        self._style: str | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element."""
        match local(tag):
            case "style":
                self._style = attribute(attributes, "styleId")
            case "name" if self._style is not None:
                self._names.setdefault(self._style, attribute(attributes, "val"))
            case "basedOn" if self._style is not None:
                self._made_of[self._style] = attribute(attributes, "val")
            case "vanish" if self._style is not None:
                self._hidden[self._style] = is_on(attributes)

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if local(tag) == "style":
            self._style = None

    def data(self, text: str) -> None:
        """Take text."""

    def close(self) -> None:
        """Take the end of the file."""

    def name_of(self, style: str) -> str:
        """Return what a style is called in English, whatever language Word speaks; its id where that is not told."""
        return self._names.get(style, style)

    def hides(self, style: str) -> bool:
        """Return whether text of a style is hidden, by itself or by what it is made of."""
        for _ in range(_DEEPEST):
            if style in self._hidden:
                return self._hidden[style]
            style = self._made_of.get(style, "")
        return False


def is_on(attributes: Mapping[str, str]) -> bool:
    """Return whether an element that turns something on does so: `<w:vanish/>`, not `<w:vanish w:val="0"/>`."""
    return attribute(attributes, "val").lower() not in _OFF
