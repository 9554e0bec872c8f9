"""The parse of an article: its words, its tree, and the noun phrases in it.

A `Document` and a spaCy pipeline come in, a `Parse` goes out; `parse_many` does it. A mention is known by the token
that heads it: `span_of` says where it stands, `is_head` whether it could speak.
"""

from attribution.engine.grammar.mentions import (
    bounds,
    find_first_person,
    is_head,
    is_relative,
    is_role,
    is_somebody_elses,
    mention,
    naming,
    nickname,
    noun_of,
    span_of,
)
from attribution.engine.grammar.parsing import Parse, Token, check_pipeline, load_pipeline, parse_many, read_doc
from attribution.engine.grammar.tree import child

__all__ = [
    "Parse",
    "Token",
    "bounds",
    "check_pipeline",
    "child",
    "find_first_person",
    "is_head",
    "is_relative",
    "is_role",
    "is_somebody_elses",
    "load_pipeline",
    "mention",
    "naming",
    "nickname",
    "noun_of",
    "parse_many",
    "read_doc",
    "span_of",
]
