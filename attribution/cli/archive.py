"""`attribution archive`: many articles in one SQLite file, to be searched."""

import datetime
import enum
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from attribution.cli.app import DONE, Articles, Job, Model, OutputFile, Threshold, Words, Workers, app, at_least_one
from attribution.cli.archiving import Settings, add_all
from attribution.cli.correcting import CorrectionFiles, NoCorrections, correcting
from attribution.cli.messages import STDOUT, complain
from attribution.cli.panels import CORRECTIONS, SOUGHT, WORK, WRITTEN, Group, command
from attribution.cli.reading import with_reading
from attribution.cli.wrapping import fit_terminal
from attribution.load import Reading
from attribution.model import THRESHOLD

if TYPE_CHECKING:
    from attribution.archive import Archive, ListedSource

#: The exit status where a search finds nothing, and where there are conflicts.
NOTHING_FOUND, SOME_FOUND = 1, 1
_WAIT = 10.0

archive_app = typer.Typer(
    name="archive",
    cls=Group,
    help="Keep many articles in one SQLite file, search them, and find words that they do not agree on.",
    epilog="attribution archive add news.db stories/\nattribution archive search news.db bridge --source Lee",
    rich_markup_mode=None,
)
app.add_typer(archive_app)

Database = Annotated[Path, typer.Argument(metavar="DB", help="The archive's file.")]
Json = Annotated[bool, typer.Option("--json", rich_help_panel=WRITTEN, help="Print JSON lines, one a result.")]
Limit = Annotated[
    int,
    typer.Option("--limit", metavar="N", callback=at_least_one, rich_help_panel=WRITTEN, help="Print so many at most."),
]

Uncorrected = Annotated[
    bool,
    typer.Option("--no-corrections", rich_help_panel=CORRECTIONS, help="What the machine found, without corrections."),
]


class Kind(enum.StrEnum):
    """A kind of quotation."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class ConflictKind(enum.StrEnum):
    """A kind of conflict."""

    OTHER_SPEAKER = "other-speaker"
    ALTERED = "altered"
    OTHER_SOURCE = "other-source"


Named = Annotated[
    bool | None,
    typer.Option(
        "--named/--unnamed",
        rich_help_panel=SOUGHT,
        help="Only sources with a name, or only people and groups without one.",
    ),
]


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no date: write it as 2024-05-17") from None


@command(
    archive_app,
    "attribution archive add news.db stories/",
    "cat story.txt | attribution archive add news.db",
)
@with_reading
def add(
    database: Annotated[Path, typer.Argument(metavar="DB", help="The archive's file; it is made if it is not there.")],
    articles: Articles,
    *,
    replace: Annotated[
        bool, typer.Option("--replace", rich_help_panel=WORK, help="Replace articles that are there already.")
    ] = False,
    corrections: CorrectionFiles = None,
    no_corrections: NoCorrections = False,
    workers: Workers = None,
    threshold: Threshold = THRESHOLD,
    model: Model = None,
    words: Words = None,
    reading: Reading,
) -> Job:
    """Put articles in; each is there whole as soon as it is analysed.

    An article whose text is there already is left alone, unless another version of the engine analysed it, or there are
    other corrections of it. Run it again after a stop, and it goes on.
    """
    settings = Settings(
        reading=reading,
        threshold=threshold,
        model=model,
        words=words,
        workers=workers,
        replace=replace,
        correcting=correcting(articles, corrections, off=no_corrections, reading=reading),
    )
    return partial(add_all, database, articles, settings, wait=_WAIT)


@command(
    archive_app,
    "attribution archive search news.db bridge --source Lee",
    "attribution archive search news.db --unnamed --since 2024-05-01 --json",
)
def search(
    database: Database,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="WORD", help="Words that the quotation has, in any order.")
    ] = None,
    *,
    phrase: Annotated[
        bool, typer.Option("--phrase", rich_help_panel=SOUGHT, help="The words follow one another.")
    ] = False,
    source: Annotated[
        str, typer.Option("--source", rich_help_panel=SOUGHT, metavar="NAME", help="Words of the source's name.")
    ] = "",
    named: Named = None,
    kind: Annotated[Kind | None, typer.Option("--kind", rich_help_panel=SOUGHT, help="How it is quoted.")] = None,
    outlet: Annotated[
        str, typer.Option("--outlet", rich_help_panel=SOUGHT, metavar="NAME", help="Where it was published.")
    ] = "",
    since: Annotated[
        datetime.date | None,
        typer.Option(
            "--since", rich_help_panel=SOUGHT, metavar="DATE", parser=_day, help="From this day on: 2024-05-17."
        ),
    ] = None,
    until: Annotated[
        datetime.date | None,
        typer.Option("--until", rich_help_panel=SOUGHT, metavar="DATE", parser=_day, help="Up to this day."),
    ] = None,
    newest: Annotated[
        bool, typer.Option("--newest-first", rich_help_panel=WRITTEN, help="The latest first, not the earliest.")
    ] = False,
    limit: Limit = 20,
    concordance: Annotated[
        bool,
        typer.Option(
            "--concordance",
            rich_help_panel=WRITTEN,
            help="A line for each place of the words, these under one another.",
        ),
    ] = False,
    as_json: Json = False,
) -> Job:
    """Print quotations with the words that were looked for in their context, by date.

    Exit status: 0 something is found, 1 nothing, 2 the archive can't be read.
    """
    if concordance and (as_json or not words):
        wrong = "it is text: leave out --json" if as_json else "there is no word to line up: give one"
        raise typer.BadParameter(wrong, param_hint="'--concordance'")
    asked = {
        "words": " ".join(words or ()),
        "phrase": phrase,
        "source": source,
        "named": named,
        "kind": kind.value if kind else None,
        "outlet": outlet,
        "since": since,
        "until": until,
        "newest_first": newest,
    }
    return partial(_search, database, asked, limit, lined_up=concordance, as_json=as_json)


@command(
    archive_app,
    "attribution archive sources news.db",
    "attribution archive sources news.db --named --key-terms",
)
def sources(
    database: Database,
    *,
    named: Named = None,
    key_terms: Annotated[
        bool, typer.Option("--key-terms", rich_help_panel=WRITTEN, help="Say what each talks about; loads the model.")
    ] = False,
    limit: Limit = 50,
    as_json: Json = False,
) -> Job:
    """Print who is quoted, in most articles first.

    Sources of several articles are one only where the full name is the same; unnamed ones stand by article.
    """
    return partial(_sources, database, named, limit, key_terms=key_terms, as_json=as_json)


@command(
    archive_app,
    "attribution archive show news.db bridge.txt",
    "attribution archive show news.db 4f1c --json",
)
def show(
    database: Database,
    article: Annotated[
        str, typer.Argument(metavar="ID", help="The article's id, or the first characters of its text's hash.")
    ],
    *,
    as_json: Annotated[
        bool, typer.Option("--json", rich_help_panel=WRITTEN, help="Print the analysis as a line of JSON.")
    ] = False,
    no_corrections: Uncorrected = False,
) -> Job:
    """Print who said what in one article, as `attribution analyze` does."""
    return partial(_show, database, article, as_json=as_json, corrected=not no_corrections)


@command(
    archive_app,
    "attribution archive export news.db -o analyses.jsonl",
    "attribution archive export news.db | attribution export --to csv -o tables",
)
def export(
    database: Database,
    *,
    output: OutputFile = None,
    no_corrections: Uncorrected = False,
) -> Job:
    """Print all analyses as JSON lines, as `attribution analyze --format jsonl` does.

    They are what was put in, byte for byte; where an article has corrections, these are applied.
    """
    return partial(_export, database, output, corrected=not no_corrections)


@command(
    archive_app,
    "attribution archive conflicts news.db",
    "attribution archive conflicts news.db --kind altered --json",
)
def conflicts(
    database: Database,
    *,
    kinds: Annotated[
        list[ConflictKind] | None,
        typer.Option("--kind", rich_help_panel=SOUGHT, help="Only this kind; give it again for each."),
    ] = None,
    limit: Limit = 50,
    as_json: Json = False,
) -> Job:
    """Print words that several articles have and do not agree on.

    The same words of another speaker, nearly the same words with a difference that may change the sense, and the same
    words of another sort of source, in this order. Exit status: 0 none, 1 some, 2 the archive can't be read.
    """
    return partial(_conflicts, database, [kind.value for kind in kinds or ConflictKind], limit, as_json=as_json)


def _search(database: Path, asked: dict[str, object], limit: int, *, lined_up: bool, as_json: bool) -> int:
    from attribution.archive import format_concordance, format_hits

    colour = sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if colour else None
    with _reading(database) as archive:
        # One more, to know whether there are more.
        hits = archive.search(**asked, limit=limit + 1)  # type: ignore[arg-type] # the options above
    shown = hits[:limit]
    if lined_up:
        text = format_concordance(shown, width=width, colour=colour)
    else:
        text = fit_terminal(format_hits(shown, width=width, colour=colour))
    _write(_json_lines(shown) if as_json else [text], as_json=as_json)
    if not hits:
        complain("nothing is found")
        return NOTHING_FOUND
    if len(hits) > limit:
        complain(f"there are more than these {limit}: see --limit")
    return DONE


def _sources(
    database: Path,
    named: bool | None,  # noqa: FBT001 -- private
    limit: int,
    *,
    key_terms: bool,
    as_json: bool,
) -> int:
    from attribution.archive import format_sources

    with _reading(database) as archive:
        listed = archive.sources(named=named, limit=limit + 1)
        shown = listed[:limit]
        if key_terms:
            shown = tuple(_with_key_terms(archive, source) for source in shown)
    _write(_json_lines(shown) if as_json else [fit_terminal(format_sources(shown))], as_json=as_json)
    if len(listed) > limit:
        complain(f"there are more than these {limit}: see --limit")
    return DONE


def _with_key_terms(archive: "Archive", source: "ListedSource") -> "ListedSource":
    import msgspec

    from attribution.engine import find_key_terms

    return msgspec.structs.replace(source, key_terms=find_key_terms(archive.said_by(source), names=[source.name]))


def _show(database: Path, article: str, *, as_json: bool, corrected: bool) -> int:
    from attribution.cli.terminal import encode

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    with _reading(database) as archive:
        analysis = archive.article(article, corrected=corrected)
    pieces = encode([analysis], "jsonl" if as_json else "table", encoding=sys.stdout.encoding, width=width)
    _write_bytes(pieces, None)
    return DONE


def _export(database: Path, output: Path | None, *, corrected: bool) -> int:
    with _reading(database) as archive:
        _write_bytes((line + b"\n" for line in archive.lines(corrected=corrected)), output)
    return DONE


def _conflicts(database: Path, kinds: list[str], limit: int, *, as_json: bool) -> int:
    from attribution.archive import find_conflicts, format_conflict

    colour, found, more = sys.stdout.isatty(), 0, False
    with _reading(database) as archive:
        for conflict in find_conflicts(archive, kinds=kinds):  # type: ignore[arg-type] # the options above
            if found == limit:
                more = True
                break
            found += 1
            text = [fit_terminal(format_conflict(found, conflict, colour=colour))]
            _write(_json_lines([conflict]) if as_json else text, as_json=as_json)
    if more:
        complain(f"there are more than these {limit}: see --limit")
    return SOME_FOUND if found else DONE


def _reading(database: Path) -> "Archive":
    from attribution.archive import open_archive

    return open_archive(database, read_only=True, wait=_WAIT)


def _json_lines(records: Iterable[object]) -> Iterator[str]:
    import msgspec

    return (msgspec.json.encode(record).decode("utf-8") + "\n" for record in records)


def _write(texts: Iterable[str], *, as_json: bool) -> None:
    encoding = "utf-8" if as_json else sys.stdout.encoding
    _write_bytes((text.encode(encoding, "replace") for text in texts), None)


def _write_bytes(pieces: Iterable[bytes], output: Path | None) -> None:
    from attribution.output import Output, replacing

    with replacing(output) if output else nullcontext(Output(sys.stdout.buffer, STDOUT)) as file:
        for piece in pieces:
            file.write(piece)
        file.flush()
