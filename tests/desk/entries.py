"""Entries of a story with a draft, and how they are saved, for tests of what becomes of them."""

from pathlib import Path
from typing import Any

from attribution.desk.saving import (
    read_entries,
    save_entries,
)
from attribution.model import Analysis, CorrectedDocument, Correction, SetStatus
from attribution.story import Kept
from tests.drafts_by_hand import OLD, old_draft, which

DRAFT = old_draft()
FILE = "story.corrections.json"


def story_in(parent: Path) -> Path:
    """Return the folder of a story with one draft, which has been analysed."""
    folder = parent / "Pump"
    folder.mkdir()
    (folder / "pump-1.txt").write_text(OLD, encoding="utf-8")
    Kept(folder).keep_analysis("old", DRAFT)
    return folder


def of(analysis: Analysis) -> CorrectedDocument:
    document = analysis.document
    return CorrectedDocument(id=document.id, sha256=document.sha256, title=document.title)


def entry(name: str, note: str, number: int = 1, analysis: Analysis = DRAFT) -> SetStatus:
    """Return an entry: a note on a quotation."""
    return SetStatus(
        id=f"c-{name}",
        when="2026-03-02T14:05:00Z",
        quotation=which(analysis, number),
        status="needs-fix",
        note=note,
    )


def save(story: Path, *add: Correction, **options: Any) -> dict[str, Any]:
    """Return the notes that are in the file after some were saved."""
    return notes(save_entries(story, options.pop("document", of(DRAFT)), add=add, **options).entries)


def notes(entries: tuple[Correction, ...]) -> dict[str, Any]:
    return {it.id: it.note for it in entries if isinstance(it, SetStatus)}


def there(story: Path) -> dict[str, Any]:
    """Return the notes that are in the file."""
    found = read_entries(story)
    return notes(found.entries) if found else {}
