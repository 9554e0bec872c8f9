"""What became of the placeholders of a text, all in one report."""

from collections.abc import Iterable

import msgspec

from attribution.masking.restoring import Restored
from attribution.model import Key, Restoration, RestorationRemark, text_hash


def report_of(restored: Restored, key: Key, moved: Iterable[RestorationRemark] = ()) -> Restoration:
    """Return the report on a restored text, its remarks in text order; what was lost comes last.

    Args:
        restored: What `restore` gave.
        key: The key.
        moved: What `check_speakers` gave.
    """
    remarks = sorted((*restored.remarks, *moved), key=lambda one: (one.kind == "lost", one.line or 0))
    digest = text_hash(restored.text)
    return Restoration(
        document=key.document,
        restored_sha256=digest,
        is_original=digest == key.original_sha256,
        remarks=tuple(remarks),
    )


def format_restoration(restoration: Restoration) -> bytes:
    """Return a report as indented JSON, in UTF-8."""
    return msgspec.json.format(msgspec.json.encode(restoration), indent=2) + b"\n"
