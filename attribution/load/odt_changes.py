"""The tracked changes of an OpenDocument text: what stands before its body, and where the body refers to it."""

from collections.abc import Mapping
from typing import NamedTuple

from attribution.load.blocks import Change
from attribution.load.docx_names import attribute, local
from attribution.model import ChangeKind

_KINDS: Mapping[str, ChangeKind] = {"insertion": "insertion", "deletion": "deletion"}
#: What LibreOffice writes where it knows no time.
_NEVER = "1970-01-01T00:00:00"


class _Region(NamedTuple):
    kind: ChangeKind
    author: str
    when: str
    #: What was deleted.
    words: str


class Regions:
    """Takes what `content.xml` tells of changes, and keeps those of the paragraph that is being read."""

    def __init__(self) -> None:
        #: How many changes there are, those of the look of words among them.
        self.count = 0
        self._regions: dict[str, _Region] = {}
        self._id = ""
        self._kind: ChangeKind | None = None
        self._told = {"creator": "", "date": ""}
        self._words: list[str] = []
        #: The element of the region that text belongs to.
        self._in = ""
        self._depth = 0
        #: Where the insertions that are open begin in this paragraph.
        self._open: dict[str, int] = {}
        self._made: list[Change] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element before the body."""
        name = local(tag)
        if name == "changed-region":
            self.count += 1
            self._id, self._kind = attribute(attributes, "id"), None
            self._told, self._words = {"creator": "", "date": ""}, []
        elif name in _KINDS:
            self._kind = _KINDS[name]
        elif name in ("p", "h") and self._words:
            self._words.append("\n")
        self._in = name

    def end(self, tag: str) -> None:
        """Take the end of an element before the body."""
        name = local(tag)
        if name == "changed-region" and self._kind:
            when = "" if self._told["date"].startswith(_NEVER) else self._told["date"]
            self._regions[self._id] = _Region(self._kind, self._told["creator"], when, "".join(self._words))
        # Words may go on after an element in them, such as a span.
        self._in = "" if name in ("creator", "date", "p", "h") else "p"

    def data(self, text: str) -> None:
        """Take text before the body."""
        if self._in in self._told:
            self._told[self._in] += text
        elif self._in in ("p", "h", "span", "a"):
            self._words.append(text)

    def refer(self, name: str, change: str, at: int, line: str) -> None:
        """Take a reference to a change at a place of a paragraph, whose text up to there is `line`."""
        region = self._regions.get(change)
        if region is None:
            return
        if name == "change" and region.kind == "deletion":
            self._made.append(Change("deletion", region.words, at, at, region.author, region.when))
        elif name == "change-start":
            self._open[change] = at
        elif name == "change-end" and change in self._open:
            self._insert(region, self._open.pop(change), line)

    def take(self, line: str) -> tuple[Change, ...]:
        """Return the changes of a paragraph that ends here, whose text is `line`; open ones go on in the next."""
        for change, start in self._open.items():
            self._insert(self._regions[change], start, line)
        self._open = dict.fromkeys(self._open, 0)
        made, self._made = self._made, []
        return tuple(sorted(made, key=lambda it: (it.start, it.end)))

    def _insert(self, region: _Region, start: int, line: str) -> None:
        if region.kind == "insertion" and start < len(line):
            self._made.append(Change("insertion", line[start:], start, len(line), region.author, region.when))
