"""A comparison as text to read."""

from collections.abc import Iterable, Iterator

from attribution.compare.records import ComparedQuotation, Comparison, Entered, Pair, Piece

_SHOWN = {"same": "{}", "deleted": "[-{}-]", "added": "{{+{}+}}"}


def format_text(comparison: Comparison) -> str:
    """Return what changed between two drafts, a line each; words that are gone in [- -], new ones in {+ +}.

    What a person entered and has to be asked again stands first.

    >>> from attribution.compare import Draft
    >>> draft = Draft(id="a.txt", sha256="0")
    >>> print(format_text(Comparison(old=draft, new=draft)))
    a.txt → a.txt
    Quotations: 0 kept, 0 reworded, 0 given to another source, 0 new, 0 gone
    Sources: 0 kept, 0 renamed, 0 new, 0 gone
    """
    return "\n".join(" ".join(line.split("\n")) for line in _lines(comparison))


def marked(pieces: Iterable[Piece]) -> str:
    """Return pieces in one line, with what is gone and what is new in brackets.

    >>> marked((Piece(kind="deleted", text="will "), Piece(kind="added", text="may ")))
    '[-will-] {+may+} '
    """
    shown = (_SHOWN[piece.kind].format(piece.text.rstrip()) + " " * piece.text.endswith(" ") for piece in pieces)
    return "".join(shown)


def _lines(it: Comparison) -> Iterator[str]:
    quoted = f"{len(it.kept)} kept, {len(it.reworded)} reworded, {len(it.reattributed)} given to another source"
    named = f"{len(it.sources_kept)} kept, {len(it.sources_renamed)} renamed"
    yield f"{it.old.id} → {it.new.id}"
    yield f"Quotations: {quoted}, {len(it.added)} new, {len(it.gone)} gone"
    yield f"Sources: {named}, {len(it.sources_added)} new, {len(it.sources_gone)} gone"
    yield from _section("To be asked again", (_asked(one) for one in it.entered if one.ask_again))
    yield from _section("Not applied", (f"{_plain(one)} ({one.unplaced})" for one in it.entered if one.unplaced))
    yield from _section("Reworded", (f"{_whose(pair)}: {marked(pair.words)}" for pair in it.reworded))
    yield from _section("Given to another source", (f"{_whose(pair)}: {_line(pair.new)}" for pair in it.reattributed))
    yield from _section("New", (f"{_who(quoted)}: {_line(quoted)}" for quoted in it.added))
    yield from _section("Gone", (f"{_who(quoted)}: {_line(quoted)}" for quoted in it.gone))
    yield from _section("Sources renamed", (f"{pair.old.name} → {pair.new.name}" for pair in it.sources_renamed))
    yield from _section("New sources", (source.name for source in it.sources_added))
    yield from _section("Sources gone", (source.name for source in it.sources_gone))


def _section(heading: str, lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        if not number:
            yield from ("", heading)
        yield f"  {line}"


def _asked(entered: Entered) -> str:
    return f"{_plain(entered)} – {entered.ask_again}"


def _plain(entered: Entered) -> str:
    return f"{' '.join(entered.about.split())}: {entered.said}"


def _whose(pair: Pair) -> str:
    return f"{_who(pair.old)} → {_who(pair.new)}" if pair.reattributed else _who(pair.new)


def _who(quoted: ComparedQuotation) -> str:
    return quoted.source or "no known speaker"


def _line(quoted: ComparedQuotation) -> str:
    return " ".join(quoted.text.split())
