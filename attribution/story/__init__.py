"""One story in one folder of plain files: drafts, records, corrections, and a ledger of who has checked what.

A folder comes in, a `Folder` goes out; `open_story` does it. Files are replaced whole, and what was changed by somebody
else in the meantime is never overwritten.
"""

from attribution.story.drafts import NOTES, find_drafts, is_newest_by_name, newest_draft
from attribution.story.folder import CORRECTIONS, RECORDS, STORY, Folder, RecordFile, make_story, open_story, read_story
from attribution.story.kept import Kept, key_of
from attribution.story.ledger import Ledger, add_lines, check_ledger, read_ledger
from attribution.story.saving import fingerprint, locked, read_bytes, save_file
from attribution.story.speakers import name_speakers

__all__ = [
    "CORRECTIONS",
    "NOTES",
    "RECORDS",
    "STORY",
    "Folder",
    "Kept",
    "Ledger",
    "RecordFile",
    "add_lines",
    "check_ledger",
    "find_drafts",
    "fingerprint",
    "is_newest_by_name",
    "key_of",
    "locked",
    "make_story",
    "name_speakers",
    "newest_draft",
    "open_story",
    "read_bytes",
    "read_ledger",
    "read_story",
    "save_file",
]
