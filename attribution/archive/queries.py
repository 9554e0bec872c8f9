"""From what a person types to a question that SQLite's full-text index understands.

Every word is quoted, so that nothing in it is taken for syntax.
"""

import functools

from attribution.model import QuotationKind

#: More words are no search; SQLite has its own limits further up.
MOST_WORDS = 64


@functools.lru_cache(maxsize=256)
def match_expression(
    words: str = "",
    *,
    phrase: bool = False,
    source: str = "",
    outlet: str = "",
    kind: QuotationKind | None = None,
    named: bool | None = None,
) -> str | None:
    """Return the question, None for one that asks for everything, or "" for one that nothing can answer.

    >>> match_expression('say "no" OR', source="Lee", kind="direct")
    'text : ("say" "no" "OR") AND source : ("Lee") AND facets : ("direct")'
    >>> match_expression("took effect", phrase=True)
    'text : ("took effect")'
    >>> match_expression(), match_expression("—")
    (None, '')
    """
    facets = [kind or "", {True: "named", False: "unnamed", None: ""}[named]]
    columns = (
        ("text", words, _whole(words) if phrase else _each(words)),
        ("source", source, _each(source)),
        ("outlet", outlet, _whole(outlet)),
        ("facets", "".join(facets), _each(" ".join(facets))),
    )
    if any(asked.strip() and not terms for _, asked, terms in columns):
        return ""
    return " AND ".join(f"{column} : ({' '.join(terms)})" for column, _, terms in columns if terms) or None


def _each(text: str) -> list[str]:
    """Return each word in quotation marks; what has no letter or digit is no word."""
    words = dict.fromkeys(word for word in _safe(text).split() if any(map(str.isalnum, word)))
    return [f'"{word}"' for word in list(words)[:MOST_WORDS]]


def _whole(text: str) -> list[str]:
    """Return all words in one pair of quotation marks: they have to follow one another."""
    words = _safe(text).split()[:MOST_WORDS]
    return [f'"{" ".join(words)}"'] if any(map(str.isalnum, "".join(words))) else []


def _safe(text: str) -> str:
    """Return `text` without quotation marks, without NUL, which ends a text, and without halves of characters."""
    return text.replace('"', " ").replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
