"""Names that an article and a record spell in two ways."""

from attribution.names import fold, is_in_capitals, sounds_alike
from attribution.verify.words import Tokens, has_pause, is_name


def find_respelt(tokens: Tokens, record: Tokens, links: tuple[int, ...]) -> tuple[str, ...]:
    """Return the names of a record that an article spells in another way and that are surely the same ones.

    Args:
        tokens: The words of the quotation.
        record: The record.
        links: For each word of the quotation the word of the record, or -1.
    """
    found = [
        record.shown(*whole_name(record, link, link + 1))
        for index, link in enumerate(links)
        if link >= 0 and is_spelled_otherwise(tokens, index, record, link)
    ]
    return tuple(dict.fromkeys(found))


def is_spelled_otherwise(tokens: Tokens, index: int, record: Tokens, link: int) -> bool:
    """Return whether two words are one person's name in two spellings: heard as one, beside a name that is the same.

    A family name by itself is not enough: “Abbot” and “Abbott” are two families. A record that has the article's
    spelling as well speaks of two people. Only the accents may differ anywhere; capitals often go without.
    """
    written, said = tokens.keys[index], record.keys[link]
    if written == said or not may_be_respelt(tokens, index, record, link):
        return False
    if fold(written) == fold(said):
        return not is_in_capitals(record.surface(link))
    return _has_same_beside(tokens, index, record, link) and written not in record.keys


def may_be_respelt(tokens: Tokens, index: int, record: Tokens, link: int) -> bool:
    """Return whether two words are names that are heard as one."""
    is_named = is_name(tokens, index) or is_name(record, link) or _has_same_beside(tokens, index, record, link)
    return is_named and sounds_alike(fold(tokens.keys[index]), fold(record.keys[link]))


def whole_name(record: Tokens, low: int, high: int) -> tuple[int, int]:
    """Return where the name begins and ends that the words from `low` up to `high` are part of."""
    while low and not has_pause(record, low) and is_name(record, low - 1):
        low -= 1
    while high < len(record) and not has_pause(record, high) and is_name(record, high):
        high += 1
    return low, high


def _has_same_beside(tokens: Tokens, index: int, record: Tokens, link: int) -> bool:
    """Whether the name goes on, to either side, in a word that is the same in both texts."""
    return any(
        0 <= index + step < len(tokens)
        and 0 <= link + step < len(record)
        and tokens.keys[index + step] == record.keys[link + step]
        and is_name(tokens, index + max(step, 0))
        and is_name(record, link + max(step, 0))
        and not has_pause(record, link + max(step, 0))
        and record.surface(link + step)[:1].isupper()
        and tokens.surface(index + step)[:1].isupper()
        for step in (-1, 1)
    )
