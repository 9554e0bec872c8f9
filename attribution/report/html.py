"""From page data to HTML: the Jinja environment, and the one place where pages are written.

A page is one file that loads nothing: its style sheet and its script stand in it, and its Content-Security-Policy
allows these two and nothing else.
"""

import base64
import hashlib
import os
import re
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

import jinja2
from markupsafe import Markup

from attribution.errors import TemplateError
from attribution.model import Analysis, Profile
from attribution.output import naming, replacing
from attribution.report import page
from attribution.report.article import article_page, work_data
from attribution.report.direction import settle
from attribution.report.file_names import FileNames, is_index_stem
from attribution.report.index import Index, IndexPart, remove_stale
from attribution.report.review import Review

#: What gives the checks and findings of an article, or None where there are none of either.
Reviewer = Callable[[Analysis], Review | None]
#: What gives the profiles of an article's sources, by the source's id.
Profiler = Callable[[Analysis], Mapping[str, Profile]]
#: The file name of the index's first page.
INDEX = "index.html"
#: A house template that extends ours finds ours under this prefix: `{% extends "default/page.html" %}`.
DEFAULT_PREFIX = "default"
#: Of a script: its comments, its words in quotation marks, what may be a regular expression, and spaced punctuation.
_COMMENT = re.compile(r"^(?:/\*.*?\*/$|//[^\n]*$)", re.DOTALL | re.MULTILINE)
_LITERAL = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`)""")
_UNSURE = re.compile("""[/`"']""")
_SPACED = re.compile(r" ?([=,{}()<>?:;&|!*\[\]]+) ?")
_PACKAGE = Path(__file__).resolve().parent.parent
#: In a wheel the templates lie in the package; in a checkout, and so in an editable install, beside it.
_PLACES = (_PACKAGE / "templates", _PACKAGE.parent / "templates")
#: What an expression in a broken template may raise when it is filled.
_BROKEN = (ArithmeticError, AttributeError, LookupError, OSError, RecursionError, TypeError, ValueError)
#: Characters that HTML can't hold: most controls, lone surrogates and code points that stand for no character.
_UNSHOWABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)


def render_report(
    analyses: Iterable[Analysis],
    *,
    title: str | None = None,
    templates: str | os.PathLike[str] | None = None,
    review: Reviewer | None = None,
    profiles: Profiler | None = None,
) -> dict[str, str]:
    """Return a report's pages, as HTML by file name: one for each article, and an index if there is more than one.

    The same analyses and templates give the same pages. The whole report is held in memory; `write_report`
    holds one page.

    Args:
        analyses: What was found in each article.
        title: The report's title.
        templates: A folder of templates that win over ours, file by file.
        review: A function that gives what records say of an article's quotations and what house rules find in it.
            Without it, or where it gives None, the page is of the analysis alone.
        profiles: A function that gives what each source talks about and how its words read, such as
            `attribution.profile_sources`. Without it the page says neither.

    Raises:
        TemplateError: A template is absent or broken; the message has its name and line.

    >>> from attribution import Analysis, Document, Engine
    >>> engine = Engine(attribution="0.1.0", spacy="3.8", pipeline="en_core_web_md 3.8.0")
    >>> story = Analysis(document=Document.from_text("Nothing was said.", "story.txt"), engine=engine)
    >>> sorted(render_report([story]))
    ['story.html']
    """
    return dict(_pages(analyses, title, Templates(templates), review, profiles))


def write_report(
    analyses: Iterable[Analysis],
    directory: str | os.PathLike[str],
    *,
    title: str | None = None,
    templates: str | os.PathLike[str] | None = None,
    review: Reviewer | None = None,
    profiles: Profiler | None = None,
) -> tuple[Path, ...]:
    """Write a report's pages into `directory` and return their paths: the index if there is one, then the articles.

    The folder is made if there is none. A page that is already there is replaced when the new one is complete. The
    analyses are taken one after the other, so there may be many. Pages of an earlier index that this one has no more
    are removed; the other pages of the index stand beside the first.

    Args:
        analyses: What was found in each article.
        directory: Where to write.
        title: The report's title.
        templates: A folder of templates that win over ours, file by file.
        review: A function that gives what records say of an article's quotations and what house rules find in it.
            Without it, or where it gives None, the page is of the analysis alone.
        profiles: A function that gives what each source talks about and how its words read, such as
            `attribution.profile_sources`. Without it the page says neither.

    Raises:
        OutputError: The folder can't be made or written, or the disk is full.
        TemplateError: A template is absent or broken; the message has its name and line.

    >>> import tempfile
    >>> from attribution import Analysis, Document, Engine
    >>> engine = Engine(attribution="0.1.0", spacy="3.8", pipeline="en_core_web_md 3.8.0")
    >>> stories = [Analysis(document=Document.from_text(text, text), engine=engine) for text in ("One.", "Two.")]
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     [path.name for path in write_report(stories, folder)]
    ['index.html', 'One.html', 'Two.html']
    """
    folder = Path(directory)
    environment = Templates(templates)
    names: list[str] = []
    for name, html in _pages(analyses, title, environment, review, profiles):
        if not names:
            with naming(folder):
                folder.mkdir(parents=True, exist_ok=True)
        with replacing(folder / name) as file:
            file.write(html.encode())
        names.append(name)
    if names:
        remove_stale(folder, frozenset(names))
    articles = [name for name in names if not is_index_stem(Path(name).stem)]
    return tuple(folder / name for name in (*([INDEX] if INDEX in names else []), *articles))


class Templates:
    """Our templates, with those of a house in front of them.

    Raises:
        TemplateError: `house` is not a folder, or a template is absent or broken.
    """

    def __init__(self, house: str | os.PathLike[str] | None = None) -> None:
        ours = jinja2.FileSystemLoader(default_templates())
        loaders: list[jinja2.BaseLoader] = [ours, jinja2.PrefixLoader({DEFAULT_PREFIX: ours})]
        if house is not None:
            if not Path(house).is_dir():
                raise TemplateError(os.fspath(house), "there is no such folder of templates: give one that exists")
            loaders.insert(0, jinja2.FileSystemLoader(house))
        self._environment = jinja2.Environment(
            loader=jinja2.ChoiceLoader(loaders),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            finalize=_finalize,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        style, reviewed = (_bare(self._inline(name, "</style")) for name in ("style.css", "review.css"))
        script, signing = (_compact(self._inline(name, "</script", "<!--")) for name in ("script.js", "signing.js"))
        index_style = _bare(self._inline("index.css", "</style"))
        self._index = {"style": Markup(index_style), "policy": _policy(index_style)}
        self._plain = _with_script(style, script)
        self._reviewed = _with_script(reviewed, script)
        self._held = _with_script(reviewed, f"{script}\n{signing}")

    def article(self, content: page.ArticlePage) -> str:
        """Return the HTML of an article's page."""
        is_reviewed = content.held or content.house_rules
        look = self._held if content.ways else self._reviewed if is_reviewed else self._plain
        return self._fill("page.html", page=content, data=Markup(work_data(content)), **look)

    def card(self, content: object) -> str:
        """Return the HTML of what a notebook shows of an analysis."""
        return self._fill("notebook.html", card=content)

    def index(self, template: str, content: IndexPart) -> str:
        """Return the HTML of a page of the index."""
        return self._fill(template, page=content, **self._index)

    def _inline(self, name: str, *endings: str) -> str:
        """Return a style sheet or script that can stand in the page: nothing in it ends its element."""
        text = self._fill(name)
        for ending in endings:
            if ending in text.lower():
                raise TemplateError(name, f"it holds “{ending}”, which would end it in the page: take it out")
        return text

    def _fill(self, name: str, /, **values: object) -> str:
        try:
            html = self._environment.get_template(name).render(values)
        except jinja2.TemplateNotFound as error:
            missing = error.name or name
            raise TemplateError(missing, "there is no such template: correct the name or add the file") from error
        except jinja2.TemplateSyntaxError as error:
            place = f"{error.filename or error.name or name}, line {error.lineno}"
            raise TemplateError(place, _advice(error)) from error
        except (jinja2.TemplateError, *_BROKEN) as error:
            raise TemplateError(_place(error, name), _advice(error)) from error
        return _UNSHOWABLE.sub(_picture, html)


def _with_script(style: str, script: str) -> dict[str, str]:
    return {"style": Markup(style), "policy": _policy(style, script), "script": Markup(script)}


def _bare(text: str) -> str:
    """Return a style sheet or a script without the comments that begin a line, and without what indents it."""
    lines = "\n".join(line.strip() for line in text.split("\n"))
    return "\n".join(line for line in _COMMENT.sub("", lines).split("\n") if line)


def _compact(text: str) -> str:
    r"""Return a script without comments, without what indents it, and without spaces that say nothing.

    Every page has it once. Only lines are made shorter of which the words in quotation marks can be told for sure. What
    has a template over several lines stays as it is.

    >>> _compact('// says why\nconst a = { b: "c = d" };')
    'const a={b:"c = d"};'
    """
    if any(line.count("`") % 2 for line in text.split("\n")):
        return text
    return "\n".join(_shorter(line) for line in _bare(text).split("\n"))


def _shorter(line: str) -> str:
    parts = _LITERAL.split(line)
    if line.count("`") > 2 or any(_UNSURE.search(code) for code in parts[::2]):
        return line
    parts[::2] = [_SPACED.sub(r"\1", code) for code in parts[::2]]
    return "".join(parts)


def _policy(style: str, script: str | None = None) -> str:
    """Return a Content-Security-Policy that allows a style sheet, perhaps a script, and nothing else."""
    allowed = f"style-src {_digest(style)};" + (f" script-src {_digest(script)};" if script is not None else "")
    return f"default-src 'none'; {allowed} base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def default_templates() -> Path:
    """Return the folder of our templates.

    Raises:
        TemplateError: It is not there, so the installation is incomplete.
    """
    for place in _PLACES:
        if (place / "page.html").is_file():
            return place
    raise TemplateError(_PLACES[0], "the templates are missing: install attribution again")


def _pages(
    analyses: Iterable[Analysis],
    title: str | None,
    templates: Templates,
    review: Reviewer | None,
    profiles: Profiler | None,
) -> Iterator[tuple[str, str]]:
    """Yield the pages by file name, the index last: it needs a few counts and names of each article."""
    names, index = FileNames(), Index(title)
    for analysis, is_only in _with_only(analyses):
        content = article_page(
            analysis,
            file=names.name(analysis.document.id),
            report_title=title,
            index=None if is_only else INDEX,
            review=review(analysis) if review else None,
            profiles=profiles(analysis) if profiles else None,
        )
        yield content.file, templates.article(content)
        index.add(content)
    for name, template, part in index.pages():
        yield name, templates.index(template, part)


def _with_only(analyses: Iterable[Analysis]) -> Iterator[tuple[Analysis, bool]]:
    """Yield each analysis, and whether it is the only one, reading at most one ahead."""
    remaining = iter(analyses)
    head = list(islice(remaining, 2))
    for analysis in head:
        yield analysis, len(head) == 1
    for analysis in remaining:
        yield analysis, False


def _finalize(value: object) -> object:
    """Return a value as a template may show it: text from outside turns nothing but itself."""
    return settle(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _place(error: Exception, name: str) -> str:
    """Return the template and line in which an error came up; Jinja puts both into the traceback."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename.endswith((".html", ".css", ".js")):
            return f"{frame.filename}, line {frame.lineno}"
    return name


def _advice(error: Exception) -> str:
    return f"{' '.join(str(error).split()) or type(error).__name__}: correct the template"


def _picture(match: re.Match[str]) -> str:
    """Return a picture of a control character, or the replacement character for anything else that can't be shown."""
    code = ord(match.group())
    return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else "\ufffd"
