"""One story in one folder of plain files: drafts, records, corrections, and a ledger of who has checked what.

A folder comes in, a `Folder` goes out; `open_story` does it. Files are replaced whole, and what was changed by somebody
else in the meantime is never overwritten.
"""

from attribution.story.drafts import is_newest_by_name, newest_draft
from attribution.story.folder import RECORDS, Folder, RecordFile, make_story, open_story
from attribution.story.kept import Kept, key_of
from attribution.story.ledger import Ledger, add_lines, check_ledger, read_ledger
from attribution.story.saving import fingerprint, save_file
from attribution.story.speakers import name_speakers

__all__ = [
    "RECORDS",
    "Folder",
    "Kept",
    "Ledger",
    "RecordFile",
    "add_lines",
    "check_ledger",
    "fingerprint",
    "is_newest_by_name",
    "key_of",
    "make_story",
    "name_speakers",
    "newest_draft",
    "open_story",
    "read_ledger",
    "save_file",
]
