"""What an article is held against: a transcript, captions, a speech, a document.

A file or a text comes in, a `Record` with its segments and their speakers goes out; `read_record` does it.
"""

from attribution.verify.records.entries import entry_head, heads_in
from attribution.verify.records.given import Given, records_of
from attribution.verify.records.prepared import PreparedRecords, Speech, prepare
from attribution.verify.records.reading import read_record, record_from, record_of

__all__ = [
    "Given",
    "PreparedRecords",
    "Speech",
    "entry_head",
    "heads_in",
    "prepare",
    "read_record",
    "record_from",
    "record_of",
    "records_of",
]
