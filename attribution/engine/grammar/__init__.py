"""The parse of an article: its words, its tree, and the noun phrases in it.

A `Document` and a spaCy pipeline come in, a `Parse` goes out; `parse_many` does it. Its `mentions` are the noun
phrases, each found once by `find_mentions`: where it stands, its form, and what it stands beside.
"""

from attribution.engine.grammar.columns import Columns, Flags, Places
from attribution.engine.grammar.extents import nickname
from attribution.engine.grammar.joints import COLLECTIVE, Joint
from attribution.engine.grammar.lexemes import Word, Words
from attribution.engine.grammar.loading import check_doc, check_pipeline, load_pipeline
from attribution.engine.grammar.mentions import (
    Mentions,
    NounPhrase,
    find_first_person,
    find_mentions,
    is_head,
    is_relative,
)
from attribution.engine.grammar.parsing import Parse, mark_boundaries, parse_many, read_doc
from attribution.engine.grammar.tree import Token

__all__ = [
    "COLLECTIVE",
    "Columns",
    "Flags",
    "Joint",
    "Mentions",
    "NounPhrase",
    "Parse",
    "Places",
    "Token",
    "Word",
    "Words",
    "check_doc",
    "check_pipeline",
    "find_first_person",
    "find_mentions",
    "is_head",
    "is_relative",
    "load_pipeline",
    "mark_boundaries",
    "nickname",
    "parse_many",
    "read_doc",
]
