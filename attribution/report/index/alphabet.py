"""The sources of all articles from A to Z, so that one can be looked up by name.

People stand under their last name, everything else under its first word that is no article. People and groups without a
name are not here: nobody would look them up, and they have a part of their own.
"""

import unicodedata
from collections.abc import Iterable, Sequence

from attribution.names import parse_name
from attribution.report.index.page import IndexSource, Letter, NameRow, PageLink

ARTICLES = frozenset({"a", "an", "the"})
#: Where names stand that begin with no letter.
NO_LETTER = "0–9"


def name_rows(rows: Iterable[tuple[str, IndexSource]]) -> list[tuple[str, NameRow]]:
    """Return the letter and the entry of each source that is no unnamed one, from A to Z.

    Args:
        rows: The file in which a source is listed, and the source.
    """
    found = [(sort_key(row.name, row.kind), file, row) for file, row in rows if not row.unnamed]
    return [(first_letter(key), _entry(file, row)) for key, file, row in sorted(found, key=_order)]


def sort_key(name: str, kind: str) -> str:
    """Return what a source is sorted by, without accents and capitals.

    >>> sort_key("Ana M. Álvarez", "person"), sort_key("The Lorn Post", "organization")
    ('alvarez ana m. alvarez', 'lorn post')
    """
    words = name.split()
    if words and words[0].casefold() in ARTICLES:
        words = words[1:] or words
    last = parse_name(name).last if kind == "person" and len(words) > 1 else ""
    return _plain(" ".join([last, *words] if last else words))


def first_letter(key: str) -> str:
    """Return the letter that a source stands under.

    >>> first_letter("alvarez ana"), first_letter("3 rivers"), first_letter("")
    ('A', '0–9', '0–9')
    """
    return key[0].upper() if key[:1].isalpha() and len(key[0].upper()) == 1 else NO_LETTER


def letters(rows: Iterable[tuple[str, NameRow]]) -> tuple[Letter, ...]:
    """Return the entries of one page, by letter."""
    by_letter: dict[str, list[NameRow]] = {}
    for letter, row in rows:
        by_letter.setdefault(letter, []).append(row)
    return tuple(Letter(text=it, anchor=letter_anchor(it), rows=tuple(found)) for it, found in by_letter.items())


def letter_links(files: Sequence[str], pages: Sequence[Sequence[tuple[str, NameRow]]]) -> tuple[PageLink, ...]:
    """Return the way to each letter, on the first page that has it."""
    places = {letter: file for file, rows in reversed(list(zip(files, pages, strict=True))) for letter, _ in rows}
    order = dict.fromkeys(letter for rows in pages for letter, _ in rows)
    return tuple(PageLink(text=it, file=f"{places[it]}#{letter_anchor(it)}", current=False) for it in order)


def letter_anchor(letter: str) -> str:
    """Return the anchor of a letter's heading.

    >>> letter_anchor("R"), letter_anchor("Ж")
    ('letter-r', 'letter-416')
    """
    return f"letter-{letter.lower() if letter.isascii() else format(ord(letter[0]), 'x')}"


def _entry(file: str, row: IndexSource) -> NameRow:
    return NameRow(
        link=f"{file}#{row.anchor}",
        name=row.name,
        kind=row.kind,
        article_count=row.article_count,
        quotation_count=row.quotation_count,
    )


def _order(found: tuple[str, str, IndexSource]) -> tuple[bool, str, str, int]:
    key, _, row = found
    return (first_letter(key) == NO_LETTER, key, row.name, row.number)


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    return "".join(it for it in apart if not unicodedata.combining(it)).casefold()
