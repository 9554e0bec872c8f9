"""The data of the page's script, as JSON that stands in the page."""

import json
import re
from collections.abc import Iterable

import msgspec

from attribution.report import correcting_page, page

#: What could end the script element, be taken for a line's end, turn the page's direction or be changed on the way.
_ESCAPED = re.compile(
    "[<>&\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


#: A column with nothing else is left out.
_NOTHING: tuple[object, ...] = (None, ())


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
        "quotations": _table(
            _quotation(content, entry, looked_at) | _quotation_places(places)
            for entry, places in zip(content.quotations, content.correctable.quotations, strict=True)
        ),
        "sources": _table(
            _source(source) | _source_places(places)
            for source, places in zip(content.sources, content.correctable.sources, strict=True)
        ),
        **_correctable(content.correctable),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return _ESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _table(rows: Iterable[dict[str, object]]) -> list[list[object]]:
    """Return rows as a list of values each, after a list of their names: a long article has the names once.

    What no row has is left out.
    """
    found = list(rows)
    told = [name for name in found[0] if any(row[name] not in _NOTHING for row in found)] if found else []
    return [list(told), *([row[name] for name in told] for row in found)] if found else []


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
        "kind": entry.kind,
        "source": entry.badge.anchor,
        "cue": entry.cue,
        "addressee": entry.addressee,
        "denied": entry.denied,
        "confidence": entry.confidence,
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
        "affiliation": source.affiliation,
    }


def _correctable(it: correcting_page.Correctable) -> dict[str, object]:
    return {
        "story": it.story,
        "text": msgspec.to_builtins(it.text, str_keys=True),
        "nobodys": [_flat(places) for places in it.nobodys],
        "pronouns": it.pronouns,
        "ids": it.ids,
        "noted": it.noted,
        "corrections": msgspec.to_builtins(it.corrections),
    }


def _quotation_places(it: correcting_page.QuotationPlaces) -> dict[str, object]:
    return {
        "speaker_at": it.speaker,
        "via_at": it.via,
        "words": it.words,
        "elsewhere": it.elsewhere,
    }


def _source_places(it: correcting_page.SourcePlaces) -> dict[str, object]:
    terms = it.anonymity
    return {
        "mentions": [number for start, end in it.mentions for number in (start, end - start)],
        "described": it.description,
        "anonymity": [terms.condition, terms.reason, terms.knowledge, terms.claimed] if terms else None,
        "member_of": it.member_of,
        "members": it.members,
        "may_be": it.may_be,
    }


def _flat(places: Iterable[correcting_page.Place]) -> list[int]:
    return [offset for place in places for offset in place]
