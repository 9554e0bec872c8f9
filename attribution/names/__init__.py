"""Names of people and bodies: what one looks like, its parts, and whether two may be one bearer's.

A name as printed comes in, a `PersonName` goes out; `parse_name` does it. `compare_names` says whether two names are
one bearer's, `may_be_same` whether two that are parsed, of one article, may be.
"""

from attribution.names.bodies import abbreviates, is_body_name, plain_body, short_forms
from attribution.names.full import full_name, is_full_name
from attribution.names.naming import fold, name_words, names_nobody
from attribution.names.persons import PersonName, given_name_pronoun, may_be_same, parse_name, title_pronoun
from attribution.names.respelling import is_respelt, sounds_alike
from attribution.names.sameness import Sameness, compare_names, is_misspelt
from attribution.names.shapes import find_names, is_capital, is_handle, is_in_capitals, match_name
from attribution.names.words import ARTICLES, PARTICLES

__all__ = [
    "ARTICLES",
    "PARTICLES",
    "PersonName",
    "Sameness",
    "abbreviates",
    "compare_names",
    "find_names",
    "fold",
    "full_name",
    "given_name_pronoun",
    "is_body_name",
    "is_capital",
    "is_full_name",
    "is_handle",
    "is_in_capitals",
    "is_misspelt",
    "is_respelt",
    "match_name",
    "may_be_same",
    "name_words",
    "names_nobody",
    "parse_name",
    "plain_body",
    "short_forms",
    "sounds_alike",
    "title_pronoun",
]
