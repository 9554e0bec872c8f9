r"""Is this quotation in that record? The words of an article held against transcripts, captions, speeches, documents.

>>> from attribution.verify import record_of, verify
>>> record = record_of("MAYOR DIAZ: We will not close it.\n\nROE: Good.")
>>> record.format
'transcript'
"""

from attribution.verify.checking import verify
from attribution.verify.policies import NAMES, load_policy
from attribution.verify.prepared import PreparedRecords, prepare
from attribution.verify.records import read_record, record_from, record_of

__all__ = ["NAMES", "PreparedRecords", "load_policy", "prepare", "read_record", "record_from", "record_of", "verify"]
