"""Records that have been made ready to be searched: once, for as many articles as are held against them."""

from collections.abc import Iterable
from typing import NamedTuple

from attribution import lexicon
from attribution.model import Record
from attribution.verify.records.given import Given, records_of
from attribution.verify.words import Tokens, Vocabulary


class Speech(NamedTuple):
    """A record, ready to be searched."""

    record: Record
    tokens: Tokens
    is_english: bool


class PreparedRecords(NamedTuple):
    """Records to hold articles against; `prepare` makes it, and `verify` takes it in the place of records."""

    #: Those that have words in them.
    sources: tuple[Speech, ...]
    #: The letters of the records' words; a quotation adds none to it.
    vocabulary: Vocabulary


def prepare(records: Given | Iterable[Given]) -> PreparedRecords:
    """Return records ready to be searched, for several articles that are held against the same ones.

    Args:
        records: A record, a `Document`, the words of a record as a string, or the path of its file; or several.

    Raises:
        LoadError: A file can't be read, or there are no words in a text.
        TypeError: Something is none of these.
        ValueError: A string looks like the name of a file.

    >>> from attribution.verify.records.reading import record_of
    >>> ready = prepare([record_of("DIAZ: We will stay.", "meeting.txt"), "ROE: We will go."])
    >>> [source.record.id for source in ready.sources]
    ['meeting.txt', 'record 2']
    """
    vocabulary = Vocabulary()
    sources = tuple(_source(record, vocabulary) for record in records_of(records))
    vocabulary.close()
    return PreparedRecords(tuple(source for source in sources if len(source.tokens)), vocabulary)


def _source(record: Record, vocabulary: Vocabulary) -> Speech:
    tokens = Tokens(record.text, record.segments, vocabulary)
    return Speech(record, tokens, lexicon.is_english(tokens.keys))
