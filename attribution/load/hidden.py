"""What a page of HTML hides: it is none of the article, and may be meant for nobody outside."""

import re

from lxml import etree, html

#: A script may show the whole of an article that is hidden at first.
_WHOLE = frozenset(("html", "body", "main", "article", "h1"))
#: What is hidden within these is told; elsewhere it is menus and the like.
_OF_STORIES = frozenset(("main", "article", "p", "li", "blockquote", "h2", "h3"))
_HIDING = re.compile(r"(?:^|;)\s{0,9}(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.IGNORECASE)


def take_out_hidden(tree: "html.HtmlElement") -> str:
    """Take what is hidden out of a page, in place, and return the words of it that stood in a story.

    >>> page = html.fromstring("<div><p>It is safe.<span hidden> Not so.</span></p><p style='display:none'>No.</div>")
    >>> take_out_hidden(page).split(), page.text_content()
    (['Not', 'so.', 'No.'], 'It is safe.')
    """
    words = []
    for element in list(tree.iter(etree.Element)):
        if not _hides(element) or any(part.tag in _WHOLE for part in element.iter(etree.Element)):
            continue
        if any(part.tag in _OF_STORIES for part in (element, *element.iterancestors())):
            words += [*element.itertext(), " "]
        element.drop_tree()
    return "".join(words)


def _hides(element: "etree._Element") -> bool:
    if element.tag == "template":
        return True
    return element.get("hidden", "until-found") != "until-found" or bool(_HIDING.search(element.get("style") or ""))
