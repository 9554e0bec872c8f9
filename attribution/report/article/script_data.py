"""The data of the page's script, as JSON that stands in the page."""

import json
import re
from collections.abc import Iterable

from attribution.report import page

#: What could end the script element, be taken for a line's end, turn the page's direction or be changed on the way.
_ESCAPED = re.compile(
    "[<>&\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def work_data(content: page.ArticlePage) -> str:
    r"""Return what the script needs of a page, as JSON in which no character means anything to HTML.

    >>> from attribution import Analysis, Document, Engine
    >>> from attribution.report.article.view import article_page
    >>> engine = Engine(attribution="0.1.0", spacy="3.8", pipeline="en_core_web_md 3.8.0")
    >>> story = Analysis(document=Document.from_text("Nothing.", "</script>.txt"), engine=engine)
    >>> print(work_data(article_page(story, file="story.html"))[:47])
    {"document":{"id":"\u003c/script\u003e.txt",...
    """
    looked_at = {link.anchor for group in content.look_groups for look in group.looks for link in look.links}
    data = {
        "document": {"id": content.document_id, "sha256": content.sha256, "title": content.heading},
        "file": content.file.removesuffix(".html"),
        **({"held": True} if content.held else {}),
        **({"ruled": True} if content.house_rules else {}),
        "quotations": _table(_quotation(content, entry, looked_at) for entry in content.quotations),
        "sources": _table(_source(source) for source in content.sources),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return _ESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _table(rows: Iterable[dict[str, object]]) -> list[list[object]]:
    """Return rows as a list of values each, after a list of their names: a long article has the names once."""
    found = list(rows)
    return [list(found[0]), *(list(row.values()) for row in found)] if found else []


def _quotation(content: page.ArticlePage, entry: page.ShownQuotation, looked_at: set[str | None]) -> dict[str, object]:
    reviewed: dict[str, object] = {}
    if content.held:
        check = entry.check
        reviewed |= {"verdict": check.verdict if check else None, "passes": check.passes if check else None}
    if content.house_rules:
        reviewed["rules"] = entry.rules
    return {
        "id": entry.anchor,
        "label": entry.label,
        "text": entry.text,
        "kind": entry.kind,
        "source": entry.badge.anchor,
        "speaker": entry.speaker,
        "cue": entry.cue,
        "via": entry.via.text if entry.via else None,
        "addressee": entry.addressee,
        "denied": entry.denied,
        "confidence": entry.confidence,
        "paragraph": entry.paragraph.text[2:] if entry.paragraph else None,
        "characters": entry.offsets,
        "flags": entry.flags,
        "look": entry.badge.anchor is None or entry.anchor in looked_at,
        **reviewed,
    }


def _source(source: page.ShownSource) -> dict[str, object]:
    return {
        "id": source.anchor,
        "name": source.name,
        "kind": source.badge.kind,
        "named": source.named,
        "unnamed": source.unnamed,
        "description": source.description,
        "affiliation": source.affiliation,
        "words": [mention.text for mention in source.mentions],
    }
