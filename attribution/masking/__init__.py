"""The words of a text kept safe while somebody else rewrites the rest.

An analysis comes in, a text with placeholders and its key go out: `protect` does it. The edited text comes in with the
key, the text with the words in their places goes out, with what became of each placeholder: `restore` does it, and
`check_speakers` tells which quotations the edited text gives to somebody else.
"""

from attribution.masking.edited import Edited, decode_edited, document_of, read_edited
from attribution.masking.keys import encode_key, parse_key, read_key, write_key
from attribution.masking.protecting import Protected, protect
from attribution.masking.reporting import format_restoration, report_of
from attribution.masking.restoring import Placed, Restored, restore
from attribution.masking.speaking import check_speakers

__all__ = [
    "Edited",
    "Placed",
    "Protected",
    "Restored",
    "check_speakers",
    "decode_edited",
    "document_of",
    "encode_key",
    "format_restoration",
    "parse_key",
    "protect",
    "read_edited",
    "read_key",
    "report_of",
    "restore",
    "write_key",
]
