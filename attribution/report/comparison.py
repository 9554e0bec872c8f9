"""The page of two drafts compared."""

import os
from collections import defaultdict

import msgspec
from markupsafe import Markup

from attribution.compare import ComparedQuotation, Comparison, Entered, Pair, Piece
from attribution.report import wording
from attribution.report.html import Templates, _policy

_NOBODY = "no known speaker"


class ComparedEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A quotation or a source, as the page shows it."""

    #: The source's name, or what was entered; in the old draft too, where that is another one.
    who: str
    was: str | None = None
    pieces: tuple[Piece, ...] = ()
    #: What a person entered for it, in words.
    entered: tuple[str, ...] = ()
    #: Why a person has to be asked again, or why what was entered could not be applied.
    ask: str | None = None


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A list of what had the same fate."""

    anchor: str
    heading: str
    explanation: str
    entries: tuple[ComparedEntry, ...]
    #: Folded away until it is asked for.
    is_folded: bool = False


class ComparePage(msgspec.Struct, frozen=True, kw_only=True):
    """The page's data."""

    heading: str
    old: str
    new: str
    found: str
    sections: tuple[Section, ...]


class CompareTemplates(Templates):
    """Our templates with the style sheet of this page.

    Raises:
        TemplateError: A template is absent or broken.
    """

    def comparison(self, content: ComparePage) -> str:
        """Return the HTML of the page."""
        style = self._inline("compare.css", "</style")
        return self._fill("compare.html", page=content, style=Markup(style), policy=_policy(style))


def render_comparison(comparison: Comparison, *, templates: str | os.PathLike[str] | None = None) -> str:
    """Return the page of a comparison, as HTML.

    Args:
        comparison: Two drafts compared.
        templates: A folder of templates that win over ours, file by file.

    Raises:
        TemplateError: A template is absent or broken; the message has its name and line.

    >>> from attribution.compare import Draft
    >>> draft = Draft(id="a.txt", sha256="0")
    >>> "Nothing changed." in render_comparison(Comparison(old=draft, new=draft))
    True
    """
    return CompareTemplates(templates).comparison(compare_page(comparison))


def compare_page(comparison: Comparison) -> ComparePage:
    """Return the page's data."""
    it, work = comparison, _Work(comparison.entered)
    sections = (
        Section(
            anchor="ask-again",
            heading="To be asked again",
            explanation="Look whether what was entered still holds, and enter it again or take it back on the page of "
            "the new draft. Until then it counts for nothing.",
            entries=tuple(_asked(one) for one in it.entered if one.ask_again),
        ),
        Section(
            anchor="unplaced",
            heading="Not applied",
            explanation="What was entered is kept, and nothing in the new draft fits it.",
            entries=tuple(_asked(one) for one in it.entered if one.unplaced),
        ),
        Section(
            anchor="reworded",
            heading="Reworded",
            explanation="Check these again: the words are not those of the old draft.",
            entries=tuple(_pair(pair, work) for pair in it.reworded),
        ),
        Section(
            anchor="reattributed",
            heading="Given to another source",
            explanation="Check these again: the words are the same, and who says them is not.",
            entries=tuple(_pair(pair, work) for pair in it.reattributed),
        ),
        Section(
            anchor="new",
            heading="New",
            explanation="The old draft did not have these.",
            entries=tuple(_quoted(quoted, work) for quoted in it.added),
        ),
        Section(
            anchor="gone",
            heading="Gone",
            explanation="The new draft does not have these. What was entered for them is kept with the corrections.",
            entries=tuple(_quoted(quoted, work) for quoted in it.gone),
        ),
        Section(
            anchor="sources",
            heading="Sources that changed",
            explanation="Sources by another name, new ones and those that are gone.",
            entries=(
                *(ComparedEntry(who=pair.new.name, was=pair.old.name) for pair in it.sources_renamed),
                *(ComparedEntry(who=source.name, entered=("new",)) for source in it.sources_added),
                *(ComparedEntry(who=source.name, entered=("gone",)) for source in it.sources_gone),
            ),
        ),
        Section(
            anchor="kept",
            heading="Kept",
            explanation="The same words from the same source.",
            entries=tuple(_pair(pair, work) for pair in it.kept),
            is_folded=True,
        ),
    )
    return ComparePage(
        heading=it.new.title or it.new.id,
        old=it.old.id,
        new=it.new.id,
        found=_found(it),
        sections=tuple(section for section in sections if section.entries),
    )


class _Work:
    """What a person entered, by the ids of quotations."""

    def __init__(self, entered: tuple[Entered, ...]) -> None:
        self._said: dict[str | None, list[str]] = defaultdict(list)
        for one in entered:
            self._said[one.quotation_id].append(f"to be asked again: {one.said}" if one.ask_again else one.said)

    def of(self, quoted: ComparedQuotation) -> tuple[str, ...]:
        return tuple(self._said.get(quoted.id, ()))


def _asked(entered: Entered) -> ComparedEntry:
    unplaced = entered.unplaced or ""
    ask = entered.ask_again or f"{unplaced[:1].upper()}{unplaced[1:]}."
    if entered.quotation_id is None:
        return ComparedEntry(who=entered.about, entered=(entered.said,), ask=ask)
    return ComparedEntry(who=entered.said, pieces=(Piece(kind="same", text=entered.about),), ask=ask)


def _pair(pair: Pair, work: _Work) -> ComparedEntry:
    was = (pair.old.source or _NOBODY) if pair.reattributed else None
    pieces = _without_ends(pair.words) or (_whole(pair.new),)
    return ComparedEntry(who=pair.new.source or _NOBODY, was=was, pieces=pieces, entered=work.of(pair.new))


def _quoted(quoted: ComparedQuotation, work: _Work) -> ComparedEntry:
    return ComparedEntry(who=quoted.source or _NOBODY, pieces=(_whole(quoted),), entered=work.of(quoted))


def _without_ends(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return the pieces with the space after changed words on its own: no line is to go through it, or under it."""
    apart: list[Piece] = []
    for piece in pieces:
        words = piece.text.rstrip()
        if piece.kind == "same" or not words or words == piece.text:
            apart.append(piece)
        else:
            apart += (Piece(kind=piece.kind, text=words), Piece(kind="same", text=piece.text[len(words) :]))
    return tuple(apart)


def _whole(quoted: ComparedQuotation) -> Piece:
    return Piece(kind="same", text=quoted.text)


def _found(it: Comparison) -> str:
    parts = [
        f"{number:,} {what}"
        for number, what in (
            (len(it.reworded), "reworded"),
            (len(it.reattributed), "given to another source"),
            (len(it.added), "new"),
            (len(it.gone), "gone"),
        )
        if number
    ]
    kept = f"{wording.count(len(it.kept), 'quotation')} kept"
    asked = sum(one.ask_again is not None for one in it.entered)
    told = f"{', '.join((kept, *parts))}." if parts else f"Nothing changed. {kept}."
    return f"{told} To be asked again: {asked:,}." if asked else told
