"""Checks that every page of a report must pass, whatever is in it.

`check_pages` fails with all that is wrong: elements that do not nest, a link or an anchor that leads nowhere, anything
that would load from elsewhere, a heading out of order, a style sheet that the page's own policy would refuse.
"""

import base64
import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping
from html.parser import HTMLParser

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_PHRASING = frozenset(
    "a abbr b bdi bdo br button cite code data dfn em i input kbd label mark option path rect s samp select small span "
    "strong sub sup svg textarea time u var wbr".split()
)
#: Elements that hold phrasing content only.
_HOLDS_PHRASING = _PHRASING | frozenset("p h1 h2 h3 h4 h5 h6 pre dt summary title style".split())
#: What some elements may hold, and nothing else.
_CHILDREN = {
    "ul": {"li"},
    "ol": {"li"},
    "dl": {"div", "dt", "dd"},
    "html": {"head", "body"},
    "head": {"meta", "title", "style"},
    "title": set[str](),
    "style": set[str](),
}
_FORBIDDEN = frozenset("q iframe object embed link base img font center marquee".split())
_LOADING = frozenset("src srcset data action formaction poster background ping manifest".split())
_EXTERNAL = re.compile(r"@import|url\(|image-set\(|src\(|https?:|//[a-z]", re.IGNORECASE)


class _Page(HTMLParser):
    """A page, read: its ids, its links, its text, and what is wrong with it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: list[str] = []
        self.problems: list[str] = []
        self.headings: list[int] = []
        self.tags: list[str] = []
        self.policy = ""
        self.style = ""
        #: The page's own script, and the data that it has: these are no text of the page.
        self.script = ""
        self.data = ""
        #: The text of each element that has an id; what is only read out is left out.
        self.texts: dict[str, str] = {}
        self._open: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()
        self._finish(html)

    def handle_decl(self, decl: str) -> None:
        if decl.lower() != "doctype html":
            self.problems.append(f"doctype {decl!r}")

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = dict(attributes)
        self.tags.append(tag)
        self._check_place(tag)
        self._check_attributes(tag, attributes, values)
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "meta" and values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values.get("content") or ""
        if tag == "html" and not values.get("lang"):
            self.problems.append("no language")
        if tag not in _VOID:
            self._open.append((tag, values))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1][0] != tag:
            self.problems.append(f"</{tag}> closes {self._open[-1][0] if self._open else 'nothing'}")
            return
        self._open.pop()

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.problems.append(f"<{tag}/>")

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][0] == "style":
            self.style += data
        if self._open and self._open[-1][0] == "script":
            if self._open[-1][1].get("type") == "application/json":
                self.data += data
            else:
                self.script += data
            return
        if any((values.get("class") or "").split()[:1] in (["spoken"], ["mark"]) for _, values in self._open):
            return
        for _, values in self._open:
            if values.get("id"):
                self.texts[values["id"] or ""] += data

    def handle_comment(self, data: str) -> None:
        self.problems.append(f"comment {data[:40]!r}")

    def unknown_decl(self, data: str) -> None:
        self.problems.append(f"declaration {data[:40]!r}")

    def handle_pi(self, data: str) -> None:
        self.problems.append(f"processing instruction {data[:40]!r}")

    def _check_place(self, tag: str) -> None:
        if tag in _FORBIDDEN:
            self.problems.append(f"<{tag}> is not used")
        if not self._open:
            return
        parent = self._open[-1][0]
        if parent in _CHILDREN and tag not in _CHILDREN[parent]:
            self.problems.append(f"<{tag}> in <{parent}>")
        holders = [name for name, _ in self._open if name in _HOLDS_PHRASING]
        if tag not in _PHRASING and holders:
            self.problems.append(f"<{tag}> in <{holders[0]}>")
        if tag == "a" and "a" in holders:
            self.problems.append("<a> in <a>")

    def _check_attributes(
        self, tag: str, attributes: list[tuple[str, str | None]], values: Mapping[str, str | None]
    ) -> None:
        if len(values) < len(attributes):
            self.problems.append(f"<{tag}> has an attribute twice")
        for name, value in attributes:
            if name == "style" or name.startswith("on") or name in _LOADING:
                self.problems.append(f"<{tag} {name}>")
            if name in {"id", "href"} and (not value or re.search(r"\s", value)):
                self.problems.append(f"<{tag} {name}={value!r}>")
        if "id" in values:
            self.ids.append(values["id"] or "")
            self.texts.setdefault(values["id"] or "", "")
        if "href" in values:
            self.links.append(values["href"] or "")
        for name in ("aria-labelledby", "aria-describedby", "aria-controls", "aria-details", "for"):
            self.links += [f"#{part}" for part in (values.get(name) or "").split()]

    def _finish(self, html: str) -> None:
        self.problems += [f"<{tag}> is not closed" for tag, _ in self._open]
        self.problems += [
            f"id {name!r} is there {times} times" for name, times in Counter(self.ids).items() if times > 1
        ]
        if self.headings.count(1) != 1 or self.headings[0] != 1:
            self.problems.append(f"headings {self.headings}")
        if any(two > one + 1 for one, two in zip(self.headings, self.headings[1:], strict=False)):
            self.problems.append(f"headings skip a level: {self.headings}")
        for tag in ("main", "title", "header"):
            if self.tags.count(tag) != 1:
                self.problems.append(f"{self.tags.count(tag)} <{tag}>")
        digest = base64.b64encode(hashlib.sha256(self.style.encode()).digest()).decode()
        if "form" in self.tags and "form-action 'none'" not in self.policy:
            self.problems.append(f"policy {self.policy!r} for a page with a form")
        if "default-src 'none'" not in self.policy or f"style-src 'sha256-{digest}'" not in self.policy:
            self.problems.append(f"policy {self.policy!r} for a style sheet with the hash {digest}")
        if found := _EXTERNAL.search(self.style):
            self.problems.append(f"style sheet loads: {found.group()}")
        self._check_script()
        if found := re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", html):
            self.problems.append(f"character {found.group()!r}")

    def _check_script(self) -> None:
        digest = base64.b64encode(hashlib.sha256(self.script.encode()).digest()).decode()
        allowed = re.findall(r"script-src ([^;]*)", self.policy)
        if allowed != ([f"'sha256-{digest}'"] if self.script else []):
            self.problems.append(f"policy {self.policy!r} for a script with the hash {digest}")
        if found := re.search(
            r"eval\(|innerHTML|insertAdjacentHTML|document\.write|Function\(|fetch\(|https?:", self.script
        ):
            self.problems.append(f"script has {found.group()}")
        if self.data:
            json.loads(self.data)
        if found := re.search("[<>&]", self.data):
            self.problems.append(f"script data has {found.group()}")


def check_pages(pages: Mapping[str, str]) -> dict[str, _Page]:
    """Return the pages, read; fail if anything is wrong with one."""
    read = {name: _Page(html) for name, html in pages.items()}
    problems = [f"{name}: {problem}" for name, page in read.items() for problem in page.problems]
    for name, page in read.items():
        for link in page.links:
            file, _, anchor = link.partition("#")
            target = read.get(file or name)
            if target is None:
                problems.append(f"{name}: {link} leads to no page of the report")
            elif anchor and anchor not in target.texts:
                problems.append(f"{name}: {link} leads to no anchor")
    assert not problems, "\n".join(problems)
    return read
