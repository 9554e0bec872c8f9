"""The doors for programs, one record each: what is asked at which address, and what is answered.

The routes and the document that describes them are both made from these.
"""

from typing import Any, Literal, NamedTuple

from attribution.desk import api_records as own
from attribution.desk.library import RECORD_SUFFIXES
from attribution.load import ARTICLE_SUFFIXES
from attribution.model import Analysis, Document, Gate, Guarded

_ARTICLE = f"An article: {', '.join(ARTICLE_SUFFIXES)}."
_RECORD = f"A record: {', '.join(RECORD_SUFFIXES)}."


class FilePart(NamedTuple):
    """A file of a form, or several of one name."""

    name: str
    about: str
    suffixes: tuple[str, ...]
    is_many: bool = False


class Form(NamedTuple):
    """A form with files."""

    files: tuple[FilePart, ...]
    #: The record of its other fields, each of which is text.
    fields: type[Any] = own.NoForm


class Door(NamedTuple):
    """One method at one address under /api."""

    #: What it is called in the document, and what does it.
    name: str
    method: Literal["GET", "POST"]
    path: str
    about: str
    #: The record of the answer; None for a document of another kind.
    answer: type[Any] | None
    #: The record of a body of JSON, and a form; None where it takes none.
    body: type[Any] | None = None
    form: Form | None = None
    #: The record of what stands in the address after "?".
    query: type[Any] = own.NoQuery
    status: Literal[200, 201] = 200

    @property
    def is_of_story(self) -> bool:
        """Whether it is one story's."""
        return "{name}" in self.path


_DRAFT = FilePart("file", _ARTICLE, ARTICLE_SUFFIXES)

DOORS: tuple[Door, ...] = (
    Door(
        "analyse",
        "POST",
        "/analyse",
        "Find who said what in an article: the analysis that `attribution analyze` makes.",
        Analysis,
        body=own.Text,
        form=Form((_DRAFT,), own.AboutForm),
    ),
    Door(
        "read",
        "POST",
        "/read",
        "Read a file: its text as everything else counts in it, its parts and notes, without an analysis.",
        Document,
        form=Form((_DRAFT,)),
    ),
    Door(
        "correct",
        "POST",
        "/correct",
        "Apply corrections to an analysis.",
        Analysis,
        body=own.Correct,
    ),
    Door(
        "verify",
        "POST",
        "/verify",
        "Hold the quotations of an article against records of what was said, as `attribution verify` does.",
        own.Checks,
        body=own.Verify,
        form=Form((_DRAFT, FilePart("records", _RECORD, RECORD_SUFFIXES, is_many=True)), own.VerifyForm),
    ),
    Door(
        "check",
        "POST",
        "/check",
        "Hold an article to house rules, as `attribution check` does.",
        own.Findings,
        body=own.CheckRules,
        form=Form((_DRAFT,), own.CheckForm),
    ),
    Door(
        "guard",
        "POST",
        "/guard",
        "Find where a text says something else than what it was made from, as `attribution guard` does.",
        Guarded,
        body=own.Guard,
        form=Form(
            (
                FilePart("originals", _ARTICLE, ARTICLE_SUFFIXES, is_many=True),
                FilePart("derived", _ARTICLE, ARTICLE_SUFFIXES),
            )
        ),
    ),
    Door("stories", "GET", "/stories", "List all stories of the desk.", own.Stories),
    Door(
        "new_story",
        "POST",
        "/stories",
        "Make a story of its first draft. It is read and analysed from now on.",
        own.MadeStory,
        body=own.NewStory,
        form=Form((_DRAFT,), own.StoryForm),
        status=201,
    ),
    Door("standing", "GET", "/stories/{name}", "Tell at once how a story stands.", own.StoryStanding),
    Door(
        "gate",
        "GET",
        "/stories/{name}/gate",
        "Tell what backs each quotation of a story's newest draft, as `attribution gate` does, once it has been read.",
        Gate,
    ),
    Door("entries", "GET", "/stories/{name}/corrections", "List what was entered of a story.", own.Entered),
    Door(
        "enter",
        "POST",
        "/stories/{name}/corrections",
        "Save entries, and take others back; all that are there then are answered.",
        own.Entered,
        body=own.Enter,
    ),
    Door("search", "GET", "/search", "Find quotations in all stories.", own.Hits, query=own.Search),
    Door("described", "GET", "/openapi.json", "Describe all this: the document that you read.", None),
)
