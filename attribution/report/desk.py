"""The pages of the desk as HTML, from the same templates and macros as a report's.

A desk's page is served, not kept as a file: its style sheet and its script come from the same address, and its
Content-Security-Policy, which the desk sends, allows nothing else.
"""

import os
from collections.abc import Mapping
from pathlib import PurePosixPath
from types import MappingProxyType

from markupsafe import Markup

from attribution.compare import Comparison
from attribution.model import Analysis, Gate
from attribution.report.article import article_page, work_data
from attribution.report.comparison import compare_page
from attribution.report.gate import gate_page
from attribution.report.html import Templates, _bare, _compact
from attribution.report.review import Review

#: What the desk serves beside pages: by the name in the address, the template and the media type.
_ASSETS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "desk.css": ("desk/desk.css", "text/css"),
        "story.css": ("desk/story.css", "text/css"),
        "compare.css": ("desk/compare.css", "text/css"),
        "desk.js": ("desk/desk.js", "text/javascript"),
        "story.js": ("desk/story.js", "text/javascript"),
        "unnamed.js": ("desk/unnamed.js", "text/javascript"),
        "icon.svg": ("desk/icon.svg", "image/svg+xml"),
    }
)


class DeskTemplates(Templates):
    """Our templates as the desk serves them.

    Raises:
        TemplateError: A template is absent or broken.
    """

    def __init__(self, house: str | os.PathLike[str] | None = None) -> None:
        super().__init__(house)
        self._assets = {name: (self._asset(template), kind) for name, (template, kind) in _ASSETS.items()}

    def asset(self, name: str) -> tuple[str, str] | None:
        """Return a style sheet or a script with its media type; None where there is none of that name."""
        return self._assets.get(name)

    def story(self, analysis: Analysis, review: Review, /, *, to_do: str, **desk: object) -> str:
        """Return the page on which a story is read, corrected and checked.

        Args:
            analysis: The draft, corrected.
            review: What records, house rules and the gate say of it.
            to_do: The piece that `to_do` gives.
            desk: What the desk's own template shows beside the article's page.
        """
        content = article_page(analysis, file=f"{PurePosixPath(analysis.document.id).stem}.html", review=review)
        # It is a page's piece that was made by our own templates, escaped there.
        shown = Markup(to_do)
        return self._fill("desk/story.html", page=content, data=Markup(work_data(content)), to_do=shown, **desk)

    def to_do(self, gate: Gate, *, name: str, unnamed: int) -> str:
        """Return a piece of a page: how a story stands at the gate, and what is still to be done, in order.

        Args:
            gate: How it stands.
            name: The name of the story's folder.
            unnamed: How many unnamed sources are not signed off.
        """
        return self._fill("desk/to-do.html", page=gate_page(gate), name=name, unnamed=unnamed)

    def comparison(self, comparison: Comparison, *, name: str) -> str:
        """Return the page of two drafts of a story compared.

        Args:
            comparison: The drafts.
            name: The name of the story's folder.
        """
        return self._fill("desk/compare.html", page=compare_page(comparison), name=name)

    def page(self, template: str, /, **values: object) -> str:
        """Return another page of the desk.

        Args:
            template: The name of its template in the folder desk/: "stories.html".
            values: What it shows.
        """
        return self._fill(f"desk/{template}", **values)

    def _asset(self, template: str) -> str:
        text = self._fill(template)
        return _compact(text) if template.endswith(".js") else _bare(text)
