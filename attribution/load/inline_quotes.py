"""`<q>` in pages: quoted words whose marks the browser draws."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

_DOUBLE, _SINGLE = ("“", "”"), ("‘", "’")
#: What a writer may have set by hand inside the tags.
_MARKS = frozenset("\"'“”‘’„«»‹›")


def mark_inline_quotes(tree: "etree._Element") -> None:
    """Set marks around the words of each `<q>` in `tree`, in place, as a browser shows them.

    Words that have marks already get no others. One inside another gets single marks.
    """
    for quote in reversed(list(tree.iter("q", "{*}q"))):
        words = "".join(quote.itertext()).strip()
        if words and words[0] not in _MARKS:
            depth = sum(1 for _ in quote.iterancestors("q", "{*}q"))
            opening, closing = _SINGLE if depth % 2 else _DOUBLE
            quote.text = opening + (quote.text or "").lstrip()
            last = quote[-1] if len(quote) else None
            if last is None:
                quote.text = quote.text.rstrip() + closing
            else:
                last.tail = (last.tail or "").rstrip() + closing
        quote.tag = "span"
