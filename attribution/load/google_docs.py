"""Comments in the pages and texts that Google Docs makes of a draft: marks such as "[a]", and the comments below."""

import re

from lxml import etree, html

from attribution.model import Note

_MARK = re.compile(r"#?cmnt_ref(?P<number>\d{1,4})\Z")
_COMMENT = re.compile(r"#?cmnt(?P<number>\d{1,4})\Z")


def take_out_comments(tree: "html.HtmlElement") -> tuple[Note, ...]:
    """Take the comments out of a page that Google Docs made, in place, and return them as notes, in their order."""
    notes: list[Note] = []
    for link in list(tree.iter("a")):
        name = link.get("id") or link.get("name") or ""
        if _COMMENT.match(name) and _MARK.match(link.get("href") or ""):
            around = _comment_around(link)
            link.text = ""
            words = " ".join("".join(around.itertext()).split())
            notes.append(Note(kind="comment", message=words))
            _remove(around)
        elif _MARK.match(name) and _COMMENT.match(link.get("href") or ""):
            parent = link.getparent()
            alone = parent is not None and parent.tag == "sup" and len(parent) == 1 and not (link.tail or "").strip()
            _remove(parent if alone and parent is not None else link)
    return tuple(notes)


def _comment_around(link: "html.HtmlElement") -> "html.HtmlElement":
    """Return the box that holds a comment, or else its paragraph."""
    box = next(link.iterancestors("div"), None)
    if box is not None and sum(1 for other in box.iter("a") if _COMMENT.match(other.get("id") or "")) == 1:
        return box
    paragraph: html.HtmlElement = next(link.iterancestors("p"), link)
    return paragraph


def _remove(element: "etree._Element") -> None:
    """Remove an element and leave what stands after it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)
