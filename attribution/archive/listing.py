"""What an archive gives, as text to read: quotations with the words that were looked for, and sources."""

from collections.abc import Iterable, Iterator

from attribution.archive.records import Hit, ListedSource
from attribution.output import clean

_BOLD, _DIM, _PLAIN = "\x1b[1;33m", "\x1b[2m", "\x1b[0m"
#: So much of a quotation is shown where the width is not known.
_WIDTH = 110
_LEAST_WIDTH = 40


def format_hits(hits: Iterable[Hit], *, width: int | None = None, colour: bool = False) -> str:
    """Return two lines for each quotation: where it stands, and its words around those that were looked for.

    What was looked for is set »so«. Nothing in it steers a terminal, but the colours, if they are asked for.

    Args:
        hits: The quotations.
        width: The columns of the terminal.
        colour: Whether to colour the words that were looked for as well.
    """
    return "".join(f"{line}\n" for hit in hits for line in _hit_lines(hit, width or _WIDTH, colour=colour))


def in_context(hit: Hit, width: int, *, colour: bool = False) -> str:
    """Return the words of a quotation in one line of about `width` columns, with the first match in its middle.

    >>> from attribution.archive import Hit
    >>> from attribution.model import Span
    >>> hit = Hit(
    ...     article="a", title=None, published=None, url=None, outlet=None, article_hash="", quotation_id="q-1",
    ...     kind="direct", start=0, end=24, text="“The ferry sails at ten.”", matches=(Span(start=5, end=10),),
    ...     source=None, source_kind=None, named=None, confidence=0.0,
    ... )
    >>> in_context(hit, 40)
    '“The »ferry« sails at ten.”'
    """
    low, high = _window(hit, max(width, _LEAST_WIDTH))
    shown, at = "… " if low else "", low
    for match in hit.matches:
        if match.start < at or match.end > high:
            continue
        marked = f"»{clean(hit.text[match.start : match.end])}«"
        shown += on_one_line(hit.text[at : match.start]) + (f"{_BOLD}{marked}{_PLAIN}" if colour else marked)
        at = match.end
    return shown + on_one_line(hit.text[at:high]) + (" …" if high < len(hit.text) else "")


def format_sources(sources: Iterable[ListedSource]) -> str:
    """Return a line for each source: articles, quotations, words, and who it is; one more for its key terms.

    >>> ana = ListedSource(name="Ana Ruiz", kind="person", named=True, articles=2, quotations=3, words=41)
    >>> print(format_sources([ana]), end="")
    articles  quotations    words  source
           2           3       41  Ana Ruiz (person)
    """
    lines = ["articles  quotations    words  source"]
    for it in sources:
        unnamed = "" if it.named or it.kind not in ("person", "group") else "unnamed "
        parts = [f"{unnamed}{it.kind}"]
        parts += [it.description] if it.description and it.description != it.name else []
        parts += [f"in {it.article}"] if it.article is not None else []
        who = clean(f"{it.name} ({', '.join(parts)})")
        lines.append(f"{it.articles:8}  {it.quotations:10}  {it.words:7}  {who}")
        lines += [f"{'':31}talks about {clean('; '.join(it.key_terms))}"] if it.key_terms else []
    return "".join(f"{line}\n" for line in lines)


def source_words(name: str | None, kind: str | None, *, named: bool | None) -> str:
    """Return who said something, in words: the name, and that it is none.

    >>> source_words("Ana Ruiz", "person", named=True), source_words("one official", "person", named=False)
    ('Ana Ruiz', 'one official (unnamed person)')
    >>> source_words(None, None, named=None)
    'no known speaker'
    """
    if name is None:
        return "no known speaker"
    return f"{name} (unnamed {kind})" if named is False and kind in ("person", "group") else name


def _hit_lines(hit: Hit, width: int, *, colour: bool) -> Iterator[str]:
    where = [hit.published or "no date", hit.article, *([hit.outlet] if hit.outlet else [])]
    who = source_words(hit.source, hit.source_kind, named=hit.named)
    head = clean(" · ".join([*where, who, hit.kind, hit.quotation_id]))
    yield f"{_DIM}{head}{_PLAIN}" if colour else head
    yield f"    {in_context(hit, width - 4, colour=colour)}"


def _window(hit: Hit, width: int) -> tuple[int, int]:
    """Return the part of a quotation to show; it begins and ends between words where there are any."""
    text = hit.text
    if len(text) <= width:
        return 0, len(text)
    first = hit.matches[0] if hit.matches else None
    middle = (first.start + first.end) // 2 if first else 0
    low = max(0, min(middle - width // 2, len(text) - width))
    high = min(len(text), low + width)
    if first is not None and first.end - first.start >= width:
        return first.start, first.end
    if low:
        space = text.find(" ", low, first.start if first else high)
        low = space + 1 if space >= 0 else low
    if high < len(text):
        space = text.rfind(" ", first.end if first else low, high)
        high = space if space >= 0 else high
    return low, high


def on_one_line(text: str) -> str:
    r"""Return a part of a line; `clean` takes off the spaces at the edges, which part words here.

    >>> on_one_line("\n the\n ferry ")
    ' the ferry '
    """
    shown = clean(text)
    if not shown:
        return " " if text else ""
    return (" " if text[:1].isspace() else "") + shown + (" " if text[-1:].isspace() else "")
