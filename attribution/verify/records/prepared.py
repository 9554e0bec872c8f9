"""Records that have been made ready to be searched: once, for as many articles as are held against them."""

from collections.abc import Iterable
from typing import NamedTuple

from attribution.model import Record
from attribution.verify.words import Tokens, Vocabulary, words

#: Of an English text, a third and more are such words.
_ENGLISH, _LEAST_WORDS, _SAMPLE = 0.1, 20, 5000


class Source(NamedTuple):
    """A record, ready to be searched."""

    record: Record
    tokens: Tokens
    is_english: bool


class PreparedRecords(NamedTuple):
    """Records to hold articles against; `prepare` makes it, and `verify` takes it in the place of records."""

    #: Those that have words in them.
    sources: tuple[Source, ...]
    #: The letters of the records' words; a quotation adds none to it.
    vocabulary: Vocabulary


def prepare(records: Iterable[Record]) -> PreparedRecords:
    """Return records ready to be searched, for several articles that are held against the same ones.

    >>> from attribution.verify.records.reading import record_of
    >>> ready = prepare([record_of("DIAZ: We will stay.", "meeting.txt"), record_of("We will go.", "speech.txt")])
    >>> [source.record.id for source in ready.sources]
    ['meeting.txt', 'speech.txt']
    """
    vocabulary = Vocabulary()
    sources = tuple(_source(record, vocabulary) for record in records)
    vocabulary.close()
    return PreparedRecords(tuple(source for source in sources if len(source.tokens)), vocabulary)


def _source(record: Record, vocabulary: Vocabulary) -> Source:
    tokens = Tokens(record.text, record.segments, vocabulary)
    sample = tokens.keys[:_SAMPLE]
    share = sum(key in words("english") for key in sample) / max(1, len(sample))
    return Source(record, tokens, len(sample) < _LEAST_WORDS or share >= _ENGLISH)
