r"""Is this quotation in that record? The words of an article held against transcripts, captions, speeches, documents.

An `Analysis` and records come in, a `Check` of each quotation goes out; `verify` does it. Its rooms, in their order:
`records` reads, `words` says what counts as the same, `places` where the words stand, `differences` what differs, and
`limits` what limits them.

>>> from attribution.verify import record_of, verify
>>> record = record_of("MAYOR DIAZ: We will not close it.\n\nROE: Good.")
>>> record.format
'transcript'
"""

from attribution.verify.checking import verify
from attribution.verify.listing import format_json, format_text, marked_words
from attribution.verify.offices import labels_of_own
from attribution.verify.places import exact_spans
from attribution.verify.records import PreparedRecords, entry_head, prepare, read_record, record_from, record_of
from attribution.verify.standards import NAMES, load_standard
from attribution.verify.words import is_number, lemma, words, words_in

__all__ = [
    "NAMES",
    "PreparedRecords",
    "entry_head",
    "exact_spans",
    "format_json",
    "format_text",
    "is_number",
    "labels_of_own",
    "lemma",
    "load_standard",
    "marked_words",
    "prepare",
    "read_record",
    "record_from",
    "record_of",
    "verify",
    "words",
    "words_in",
]
