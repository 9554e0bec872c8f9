"""The words of English news: what reports, who speaks, what is quoted; data files with one function each.

Text files come in, frozen sets and tables go out, each by a function of its own and read once. Each file says in its
first lines what it holds; one that is malformed raises `ValueError` with the file and the line. Words are lower case,
verbs and nouns in their dictionary form, unless a list says otherwise. In `with using(words)` a house's words are there
too; what is made of the lexicon is kept with `cached`, never with functools, so that they leave nothing behind.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, get_args

from attribution.lexicon import lists
from attribution.lexicon.calendar import MONTH_NUMBERS as MONTH_NUMBERS
from attribution.lexicon.calendar import MONTHS as MONTHS
from attribution.lexicon.calendar import SEASONS as SEASONS
from attribution.lexicon.calendar import SHORT_WEEKDAYS as SHORT_WEEKDAYS
from attribution.lexicon.calendar import WEEKDAYS as WEEKDAYS
from attribution.lexicon.house import HouseWord as HouseWord
from attribution.lexicon.house import HouseWords as HouseWords
from attribution.lexicon.house import cached as cached
from attribution.lexicon.house import cached_up_to as cached_up_to
from attribution.lexicon.house import using as using
from attribution.lexicon.house_file import as_words as as_words
from attribution.lexicon.house_file import load_words as load_words
from attribution.lexicon.language import english_words as english_words
from attribution.lexicon.language import is_english as is_english
from attribution.lexicon.numbers import ORDINALS as ORDINALS
from attribution.lexicon.numbers import SCALES as SCALES
from attribution.lexicon.numbers import TENS as TENS
from attribution.lexicon.numbers import UNITS as UNITS
from attribution.lexicon.titles import family_names as family_names
from attribution.lexicon.titles import given_name_pronouns as given_name_pronouns
from attribution.lexicon.titles import given_names as given_names
from attribution.lexicon.titles import headings as headings
from attribution.lexicon.titles import headline_tags as headline_tags
from attribution.lexicon.titles import label_roles as label_roles
from attribution.lexicon.titles import list_headings as list_headings
from attribution.lexicon.titles import listing_words as listing_words
from attribution.lexicon.titles import name_spellings as name_spellings
from attribution.lexicon.titles import role_kinds as role_kinds
from attribution.lexicon.titles import role_pronouns as role_pronouns
from attribution.lexicon.titles import short_names as short_names
from attribution.lexicon.titles import short_titles as short_titles
from attribution.lexicon.titles import title_prefixes as title_prefixes
from attribution.lexicon.titles import title_pronouns as title_pronouns
from attribution.lexicon.titles import title_roles as title_roles
from attribution.lexicon.titles import titles as titles
from attribution.lexicon.titles import words_for_given_names as words_for_given_names
from attribution.model import CueClass

NounKind = Literal["person", "organization", "document", "group"]
PronounKind = Literal["he", "she", "they", "it", "first", "second", "relative", "indefinite", "demonstrative"]
ConditionKind = Literal["anonymity", "unnamed", "background", "pseudonym"]
ReasonKind = Literal["opener", "alone"]
NoCommentAct = Literal["declined", "would-not", "refused", "no-response", "unreachable", "referred", "unavailable"]

_ROLES = ("unnamed", "office", "other")
_LEMMAS = ("verb", "noun")


@cached
def reporting_verbs() -> Mapping[str, CueClass]:
    """Return the class of each verb that reports: speech, thought, what a document shows.

    Keys are lemmas as spaCy gives them, also where it errs: "hop" is there for "hoped". `verb_lemma` puts that right.

    >>> reporting_verbs()["claim"]
    'loaded'
    """
    verbs = _classes("reporting-verbs.txt")
    misread = {wrong: verbs[right] for wrong, right in _verb_fixes().items() if right in verbs}
    return MappingProxyType(dict(verbs) | misread)


@cached
def manner_verbs() -> frozenset[str]:
    """Return verbs that mostly report only where they govern a quotation: “Not again,” she sighed.

    >>> "sigh" in manner_verbs()
    True
    """
    return lists.words("manner-verbs.txt")


@cached
def act_verbs() -> frozenset[str]:
    """Return verbs that report with a clause, and with a noun for object tell what is done: “approved a plan”.

    >>> "approve" in act_verbs()
    True
    """
    return lists.words("act-verbs.txt")


@cached
def deeds() -> Mapping[str, frozenset[str]]:
    """Return for verbs that may report, some with a small word, to what something is done by them; "any" for all.

    >>> "envoy" in deeds()["recall"], deeds()["call off"]
    (True, frozenset({'any'}))
    """
    rows = lists.split_entries(lists.entries("deeds.txt"), "deeds.txt", "=")
    return MappingProxyType({verb: frozenset(nouns.split()) for verb, nouns in rows})


@cached
def reporting_phrases() -> Mapping[str, CueClass]:
    """Return the class of verbs with the words that make them report: "point out"; the verb is a lemma.

    >>> reporting_phrases()["play down"]
    'loaded'
    """
    return _classes("reporting-phrases.txt")


@cached
def reporting_nouns() -> Mapping[str, CueClass]:
    """Return the class of nouns for what is said, written or thought, as lemmas.

    >>> reporting_nouns()["belief"]
    'thought'
    """
    return _classes("reporting-nouns.txt")


@cached
def reporting_adjectives() -> Mapping[str, CueClass]:
    """Return the class of adjectives that attribute after "be": “she is convinced that …”.

    >>> reporting_adjectives()["hopeful"]
    'thought'
    """
    return _classes("reporting-adjectives.txt")


@cached
def person_roles() -> frozenset[str]:
    """Return nouns for persons, singular.

    >>> {"aide", "mayor", "economist"} <= person_roles()
    True
    """
    return lists.words("person-roles.txt", _ROLES)


@cached
def unnamed_roles() -> frozenset[str]:
    """Return the nouns of `person_roles` that news uses for people it does not name.

    >>> "insider" in unnamed_roles(), "pope" in unnamed_roles()
    (True, False)
    """
    return lists.words("person-roles.txt", _ROLES, only="unnamed")


@cached
def offices() -> frozenset[str]:
    """Return the nouns of `person_roles` that one person holds at a time: “the mayor” mostly has a name nearby.

    >>> "mayor" in offices()
    True
    """
    return lists.words("person-roles.txt", _ROLES, only="office")


@cached
def group_nouns() -> frozenset[str]:
    """Return nouns for several people: some singular in form, some bare plurals such as "critics".

    >>> {"family", "critics"} <= group_nouns()
    True
    """
    return lists.words("group-nouns.txt", ("singular", "plural"))


@cached
def organization_nouns() -> frozenset[str]:
    """Return nouns for bodies that speak as one.

    >>> "ministry" in organization_nouns()
    True
    """
    return lists.words("organization-nouns.txt")


@cached
def company_nouns() -> frozenset[str]:
    """Return nouns for a company that stand for its name: "the airline".

    >>> "airline" in company_nouns()
    True
    """
    return lists.words("company-nouns.txt")


@cached
def thing_nouns() -> frozenset[str]:
    """Return nouns for things that end as nouns for persons do.

    >>> "answer" in thing_nouns(), "restorer" in thing_nouns()
    (True, False)
    """
    return lists.words("thing-nouns.txt")


@cached
def government_metonyms() -> frozenset[str]:
    """Return places that stand for the government there, as printed, without "the".

    >>> {"Kremlin", "Downing Street"} <= government_metonyms()
    True
    """
    return lists.words("government-metonyms.txt")


@cached
def outlet_names() -> frozenset[str]:
    """Return names of news outlets, as printed.

    >>> "Reuters" in outlet_names()
    True
    """
    return lists.words("outlet-names.txt")


@cached
def outlet_words() -> frozenset[str]:
    """Return words that names of newspapers and stations end in, as printed.

    >>> "Gazette" in outlet_words()
    True
    """
    return lists.words("outlet-words.txt")


@cached
def document_nouns() -> frozenset[str]:
    """Return nouns for what can be read, heard or watched and then quoted.

    >>> "affidavit" in document_nouns()
    True
    """
    return lists.words("document-nouns.txt")


def noun_kind(noun: str) -> NounKind | None:
    """Return what kind of source the noun is for, or None; singular or a lemma, of one word or more.

    >>> noun_kind("lawsuit"), noun_kind("people"), noun_kind("bridge")
    ('document', 'person', None)
    """
    return _noun_kinds().get(noun)


def noun_lemma(lemma: str) -> str:
    """Return the singular of a lemma that spaCy leaves plural or gets wrong; any other as it is.

    >>> noun_lemma("spokespeople"), noun_lemma("medium"), noun_lemma("aide")
    ('spokesperson', 'media', 'aide')
    """
    return _noun_fixes().get(lemma, lemma)


def verb_lemma(lemma: str) -> str:
    """Return the reporting verb behind a lemma that spaCy gets wrong; any other as it is.

    >>> verb_lemma("hop"), verb_lemma("say")
    ('hope', 'say')
    """
    return _verb_fixes().get(lemma, lemma)


@cached
def anonymity_conditions() -> Mapping[ConditionKind, re.Pattern[str]]:
    """Return patterns for the terms on which a source has no name, in a text in small letters.

    >>> anonymity_conditions()["anonymity"].search("she spoke on condition of anonymity.")[0]
    'spoke on condition of anonymity'
    """
    return lists.patterns("anonymity-conditions.txt", get_args(ConditionKind))


@cached
def anonymity_reasons() -> Mapping[ReasonKind, re.Pattern[str]]:
    """Return patterns for where a reason begins after a condition, and for what is one by itself, in small letters.

    >>> anonymity_reasons()["opener"].search("anonymity for fear of losing work")[0]
    'for fear of'
    """
    return lists.patterns("anonymity-reasons.txt", get_args(ReasonKind))


@cached
def no_comment_acts() -> Mapping[NoCommentAct, re.Pattern[str]]:
    """Return a pattern for each way not to comment, in small letters; whose act it is stands outside the match.

    >>> no_comment_acts()["declined"].search("the mayor declined to comment.")[0]
    'declined to comment'
    """
    return lists.patterns("no-comment-acts.txt", get_args(NoCommentAct))


@cached
def work_words() -> frozenset[str]:
    """Return words near a quoted stretch that is the title of a work.

    >>> "documentary" in work_words()
    True
    """
    return lists.words("work-words.txt")


@cached
def term_words() -> frozenset[str]:
    """Return words before a quoted stretch that is a term, a name or a motto.

    >>> "so-called" in term_words()
    True
    """
    return lists.words("term-words.txt")


@cached
def pronouns() -> Mapping[str, PronounKind]:
    """Return whom each pronoun points to; those of one person, in all their forms, under that person's pronoun.

    >>> pronouns()["him"], pronouns()["our"], pronouns()["who"]
    ('he', 'first', 'relative')
    """
    return lists.by_section("pronouns.txt", get_args(PronounKind))


@cached
def time_words() -> frozenset[str]:
    """Return words that tell a time and do not speak: “said Tuesday”.

    >>> "tuesday" in time_words()
    True
    """
    return lists.words("time-words.txt")


@cached
def general_words() -> frozenset[str]:
    """Return nouns and adjectives that say nothing of what is talked about: "thing", "good".

    >>> {"thing", "good"} <= general_words(), "bridge" in general_words()
    (True, False)
    """
    return lists.words("general-words.txt")


def _classes(name: str) -> Mapping[str, CueClass]:
    return lists.by_section(name, get_args(CueClass))


@cached
def _noun_kinds() -> Mapping[str, NounKind | None]:
    kinds: dict[str, NounKind | None] = dict.fromkeys(group_nouns(), "group")
    kinds |= dict.fromkeys(document_nouns(), "document")
    kinds |= dict.fromkeys(organization_nouns(), "organization")
    kinds |= dict.fromkeys(person_roles(), "person")
    # Lemmas that spaCy gets wrong are in the table themselves: it is asked of nearly every word.
    return MappingProxyType(kinds | {wrong: kinds.get(right) for wrong, right in _noun_fixes().items()})


@cached
def _noun_fixes() -> Mapping[str, str]:
    plurals = lists.split_entries(lists.entries("irregular-plurals.txt"), "irregular-plurals.txt", "=")
    return MappingProxyType(dict(plurals) | _lemma_fixes("noun"))


@cached
def _verb_fixes() -> Mapping[str, str]:
    return MappingProxyType(_lemma_fixes("verb"))


def _lemma_fixes(section: str) -> dict[str, str]:
    rows = [row for row in lists.entries("lemma-fixes.txt", _LEMMAS) if row.section == section]
    return dict(lists.split_entries(rows, "lemma-fixes.txt", "="))
