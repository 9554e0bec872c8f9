"""Corrections of the articles that a command reads: found beside them or given, applied, and told."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from attribution.cli.beside import CorrectionsFile, Inputs, Place, read_file
from attribution.cli.messages import complain
from attribution.cli.panels import CORRECTIONS
from attribution.errors import AttributionError, CorrectionsError
from attribution.load import DEFAULT, Reading

if TYPE_CHECKING:
    from attribution.model import Analysis, Corrected, Corrections, Document

CorrectionFiles = Annotated[
    list[Path] | None,
    typer.Option(
        "--corrections",
        metavar="FILE",
        rich_help_panel=CORRECTIONS,
        help="What a story's page saved; give it again for each more. If not given, STORY.corrections.json beside it.",
    ),
]
NoCorrections = Annotated[
    bool,
    typer.Option(
        "--no-corrections",
        rich_help_panel=CORRECTIONS,
        help="Read no corrections, also where they lie beside the story.",
    ),
]


def correcting(
    paths: list[str], files: list[Path] | None, *, off: bool, reading: Reading = DEFAULT
) -> Callable[[], "Correcting"]:
    """Return what makes the corrections of a command; the files are read when it is called.

    Raises:
        BadParameter: Files are given, and none are wanted.
    """
    if files and off:
        raise typer.BadParameter(
            "it says the opposite of --corrections: leave one out", param_hint="'--no-corrections'"
        )
    return partial(Correcting, paths, files, off=off, reading=reading)


class Found(NamedTuple):
    """The corrections of one article."""

    files: tuple[CorrectionsFile, ...]
    #: All that is in these files.
    corrections: "Corrections"


class Applied(NamedTuple):
    """What became of the corrections of one article."""

    #: Those of the files that fit it.
    found: Found
    before: "Analysis"
    after: "Analysis"


class Correcting:
    """Finds the corrections of articles, applies them, and tells on standard error what became of them.

    A file is an article's where its hash is that of the article's text. One that has the article's name, or is given
    where there is one article alone, is so too: it was made for another form of the text, and its words are looked for.
    """

    def __init__(
        self, paths: list[str], files: list[Path] | None, *, off: bool = False, reading: Reading = DEFAULT
    ) -> None:
        """Read the files that are given.

        Args:
            paths: The articles and the saved analyses that the command reads.
            files: The files of corrections; without any they are looked for beside the articles.
            off: Whether none are wanted.
            reading: How the articles are read.

        Raises:
            CorrectionsError: A file can't be read, or is broken.
        """
        self._off = off
        self._inputs = Inputs(paths, reading)
        self._given = tuple(map(read_file, files or ()))
        self._used: set[Path] = set()
        self._remarks: list[str] = []

    @property
    def is_idle(self) -> bool:
        """Whether there are no corrections for any article."""
        return self._off or not (self._given or self._inputs.has_corrections)

    def applied(self, analyses: "Iterable[Analysis]", failed: list[AttributionError]) -> "Iterator[Analysis]":
        """Yield the analyses of articles as they are corrected; what is wrong with a file goes to `failed`."""
        for analysis in analyses:
            yield self.apply_article(analysis, failed)
        self.finish(failed)

    def apply_article(self, analysis: "Analysis", failed: list[AttributionError]) -> "Analysis":
        """Return the analysis of an article that was read under the paths of the command as it is corrected."""
        return self.apply(analysis, self._inputs.place_of(analysis.document.id), failed)

    def apply(self, analysis: "Analysis", place: Place | None, failed: list[AttributionError]) -> "Analysis":
        """Return an analysis as it is corrected.

        Args:
            analysis: The machine's, or one that was corrected before.
            place: Where it was read from.
            failed: What is wrong with a file goes there.
        """
        found = self.find(analysis.document, place, failed)
        return analysis if found is None else self.outcome(found, analysis) or analysis

    def find_article(self, document: "Document", failed: list[AttributionError]) -> Found | None:
        """Return the corrections of an article that was read under the paths of the command, or None."""
        return self.find(document, self._inputs.place_of(document.id), failed)

    def find(self, document: "Document", place: Place | None, failed: list[AttributionError]) -> Found | None:
        """Return the corrections of an article, or None where there are none."""
        if self.is_idle:
            return None
        try:
            files = self._fitting(document, place) if self._given else self._beside(document, place)
        except CorrectionsError as error:
            failed.append(error)
            return None
        return Found(files, _together(files)) if files else None

    def outcome(self, found: Found, analysis: "Analysis") -> "Analysis | None":
        """Return the corrected analysis and remember what to tell; None where what is given is another article's."""
        applied = self.attempt(found, analysis)
        if applied is None:
            return None
        self.tell(applied)
        return applied.after

    def attempt(self, found: Found, analysis: "Analysis") -> Applied | None:
        """Return what becomes of the corrections of an article; None where what is given is another article's."""
        from attribution.corrections import corrected

        result = corrected(analysis, found.corrections)
        fitting = tuple(file for file in found.files if not self._given or _is_fitting(file, result))
        if len(fitting) < len(found.files):
            return self.attempt(Found(fitting, _together(fitting)), analysis) if fitting else None
        self._used |= {file.path for file in fitting}
        return Applied(found, analysis, result)

    def tell(self, applied: Applied) -> None:
        """Remember what is to be told of corrections that were applied."""
        from attribution.corrections import tell_applied

        for file in applied.found.files:
            self._remarks += tell_applied(str(file.path), file.corrections, applied.after)
        self._remarks += _left_in(applied.before, applied.found)

    def finish(self, failed: list[AttributionError]) -> None:
        """Tell what became of the corrections; what was given and fits no article goes to `failed`."""
        for remark in self._remarks:
            complain(remark)
        advice = "it fits none of the articles: give the file that was saved for one of them"
        failed += [CorrectionsError(file.path, advice) for file in self._given if file.path not in self._used]

    def _fitting(self, document: "Document", place: Place | None) -> tuple[CorrectionsFile, ...]:
        """Return the given files that are an article's."""
        return tuple(file for file in self._given if self._fits(file, document, place))

    def _fits(self, file: CorrectionsFile, document: "Document", place: Place | None) -> bool:
        if file.sha256 == document.sha256:
            return True
        own = place.own_name if place is not None else None
        is_alone = self._inputs.is_one and place is not None and place.is_alone
        has_name = file.corrections.document.id == document.id or (own is not None and own.name == file.path.name)
        return (is_alone or has_name) and file.sha256 not in self._inputs.articles_by_text

    def _beside(self, document: "Document", place: Place | None) -> tuple[CorrectionsFile, ...]:
        """Return the file of corrections that lies beside an article, if there is one.

        Raises:
            CorrectionsError: It is broken, or there are two, and nothing says which is meant.
        """
        own = place.own_name if place is not None else None
        named = read_file(own) if own is not None and own.is_file() else None
        same = self._inputs.files_of(document.sha256, place)
        if named is not None and (named.sha256 == document.sha256 or not same):
            chosen = named if named.sha256 == document.sha256 or self._is_free(named, document) else None
        elif len(same) > 1:
            both = " and ".join(file.path.name for file in same)
            raise CorrectionsError(document.id, f"{both} are both of its text: say with --corrections which to apply")
        else:
            chosen = next(iter(same), None)
        if chosen is None:
            return ()
        left = {file.path for file in (*same, *([named] if named else []))} - {chosen.path}
        self._remarks += [f"{path}: not applied: {chosen.path.name} is of this text" for path in sorted(left)]
        return (chosen,)

    def _is_free(self, file: CorrectionsFile, document: "Document") -> bool:
        """Return whether a file that was made for another text is not that of another article at hand."""
        other = self._inputs.articles_by_text.get(file.sha256)
        if other is not None:
            self._remarks.append(f"{file.path}: not applied to {document.id}: it was made for {other}")
        return other is None


def _together(files: tuple[CorrectionsFile, ...]) -> "Corrections":
    """Return what is in all files, each entry once; of two with one id the later."""
    import msgspec

    entries = sorted((entry for file in files for entry in file.corrections.entries), key=attrgetter("when"))
    latest = {entry.id: entry for entry in entries}
    return msgspec.structs.replace(files[0].corrections, entries=tuple(latest.values()))


def _is_fitting(file: CorrectionsFile, result: "Analysis") -> bool:
    """Return whether a file is of this text, or has an entry whose words are in it."""
    entries = file.corrections.entries
    return file.sha256 == result.document.sha256 or any(entry.id in _entered(result).placed for entry in entries)


def _left_in(analysis: "Analysis", found: Found) -> Iterator[str]:
    """Yield that an analysis that was corrected before has entries that are not, or no longer so, in the files."""
    known = {entry.id: entry for entry in found.corrections.entries}
    others = [entry for entry in _entered(analysis).entries if known.get(entry.id) != entry]
    if others:
        has = "has a correction that is" if len(others) == 1 else f"has {len(others)} corrections that are"
        where = " or ".join(str(file.path) for file in found.files)
        yield f"{analysis.document.id}: its analysis {has} not in {where}: analyse the article again"


def _entered(result: "Analysis") -> "Corrected":
    from attribution.model import Corrected

    return result.corrections or Corrected()
