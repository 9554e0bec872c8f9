"""What stands beside names and in their place: titles, suffixes, roles, labels."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from attribution.lexicon import lists
from attribution.lexicon.house import cached

_GENDERS = ("he", "she", "any")
_LISTINGS = ("heading", "prose")


@cached
def titles() -> frozenset[str]:
    """Return titles and honorifics that stand before a name, as printed, with their full stops and without.

    >>> {"Mr.", "Mr", "Prime Minister", "Det Insp"} <= titles()
    True
    """
    return _with_and_without_stops(lists.words("titles.txt", _GENDERS))


@cached
def name_spellings() -> Mapping[str, str]:
    """Return one spelling of each name that is spelled in several ways, small and without accents.

    >>> name_spellings()["kathryn"] == name_spellings()["catherine"]
    True
    """
    rows = (row.split() for row in lists.words("name-spellings.txt"))
    return MappingProxyType({word: min(row) for row in rows for word in row})


@cached
def short_names() -> Mapping[str, frozenset[str]]:
    """Return the given names that each short form stands for, small and without accents.

    >>> sorted(short_names()["kate"])[:2]
    ['caitlin', 'catherine']
    """
    rows = (row.split() for row in lists.words("short-names.txt"))
    return MappingProxyType({short: frozenset(names) for short, *names in rows})


@cached
def title_prefixes() -> frozenset[str]:
    """Return words before a title or role that give its time or rank; one ending in "-" is joined to the next word.

    >>> {"former", "then-"} <= title_prefixes()
    True
    """
    return lists.words("title-prefixes.txt")


@cached
def title_pronouns() -> Mapping[str, str]:
    """Return "he" or "she" for the titles that tell, as printed, with their full stops and without.

    >>> title_pronouns()["Dame"]
    'she'
    """
    kinds = lists.by_section("titles.txt", _GENDERS)
    telling = {title: kind for title, kind in kinds.items() if kind != "any"}
    return MappingProxyType(telling | {title.replace(".", ""): kind for title, kind in telling.items()})


@cached
def role_pronouns() -> Mapping[str, str]:
    """Return "he" or "she" for the nouns for persons that tell.

    >>> role_pronouns()["spokeswoman"]
    'she'
    """
    return lists.by_section("role-pronouns.txt", ("he", "she"))


@cached
def headline_tags() -> frozenset[str]:
    """Return what is set before a headline and parted from it by a dash or a colon, in lower case.

    >>> {"exclusive", "wrapup"} <= headline_tags()
    True
    """
    return lists.words("headline-tags.txt")


@cached
def list_headings() -> frozenset[str]:
    """Return the words that head a list of sources or of works, in lower case.

    >>> {"further reading", "winners"} <= list_headings()
    True
    """
    return lists.words("list-headings.txt")


@cached
def given_name_pronouns() -> Mapping[str, str]:
    """Return "he" or "she" for given names, small and without accents, that nearly all bearers of share.

    >>> given_name_pronouns()["walter"], given_name_pronouns().get("kim")
    ('he', None)
    """
    return lists.by_section("given-names.txt", ("he", "she"))


@cached
def given_names() -> frozenset[str]:
    """Return given names, small and without accents, whoever bears them.

    >>> {"walter", "kim"} <= given_names()
    True
    """
    return lists.words("shared-given-names.txt").union(given_name_pronouns())


@cached
def listing_words() -> frozenset[str]:
    """Return words that stand before a colon in an article and are nobody: the parts of a listing, of a recipe.

    >>> {"ingredients", "director"} <= listing_words()
    True
    """
    return lists.words("listing-words.txt", _LISTINGS)


@cached
def headings() -> frozenset[str]:
    """Return the words of `listing_words` that label nobody in a transcript either.

    >>> "note" in headings(), "director" in headings()
    (True, False)
    """
    return lists.words("listing-words.txt", _LISTINGS, only="heading")


@cached
def label_roles() -> frozenset[str]:
    """Return what a transcript calls a speaker by in the place of a name.

    >>> {"moderator", "q"} <= label_roles()
    True
    """
    return lists.words("label-roles.txt")


@cached
def family_names() -> frozenset[str]:
    """Return words for what somebody is that are family names as well.

    >>> {"king", "cook"} <= family_names(), "moderator" in family_names()
    (True, False)
    """
    return lists.words("family-names.txt")


@cached
def words_for_given_names() -> frozenset[str]:
    """Return given names that are words or places as well, before which a role is an office.

    >>> {"art", "austin"} <= words_for_given_names(), "joan" in words_for_given_names()
    (True, False)
    """
    return lists.words("words-for-given-names.txt")


@cached
def short_titles() -> frozenset[str]:
    """Return the words that a title ends in with a stop, in lower case and without it.

    >>> {"mr", "sen", "insp"} <= short_titles(), "mayor" in short_titles()
    (True, False)
    """
    entries = lists.words("titles.txt", _GENDERS)
    return frozenset(title.split()[-1][:-1].lower() for title in entries if title.endswith("."))


@cached
def title_roles() -> Mapping[str, str]:
    """Return the role that a short title stands for, in lower case and without its stop.

    >>> title_roles()["sen"]
    'senator'
    """
    return MappingProxyType(dict(lists.split_entries(lists.entries("title-roles.txt"), "title-roles.txt", "=")))


@cached
def role_kinds() -> Mapping[str, frozenset[str]]:
    """Return the nouns for persons that each general noun may stand for.

    >>> "bishop" in role_kinds()["cleric"]
    True
    """
    pairs = lists.split_entries(lists.entries("role-kinds.txt"), "role-kinds.txt", "=")
    return MappingProxyType({general: frozenset(kinds.split(", ")) for general, kinds in pairs})


def _with_and_without_stops(words: Iterable[str]) -> frozenset[str]:
    return frozenset(form for word in words for form in (word, word.replace(".", "")))
