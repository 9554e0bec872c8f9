"""What a process of the desk is asked to do that needs the engine: reading drafts, and texts for programs."""

from functools import partial
from pathlib import Path
from types import MappingProxyType

from attribution.compare import carry_corrections, compare
from attribution.corpus import analyze_in_processes
from attribution.desk.library import drafts_of
from attribution.desk.saving import carry_entries
from attribution.engine import load_pipeline
from attribution.gate import Asked, Maker, hold_story, machine_analysis
from attribution.model import Analysis, Corrections, Document
from attribution.story import Kept


def _warm() -> bytes:
    """Load the model, so that the first story need not wait for it."""
    load_pipeline()
    return b""


def analyse(document: Document) -> Analysis:
    """Return the machine's analysis of a document, made in this process."""
    return next(analyze_in_processes([document], workers=1))


def _prepare(path: str) -> bytes:
    """Read and analyse what is new in a story's folder, and carry what was entered of its last draft to its newest."""
    story = hold_story(Path(path), Asked(maker=Maker(analyse=analyse)))
    new, entered = story.machine, story.corrections
    if entered is not None and entered.document.sha256 != new.document.sha256:
        for old in Kept(Path(path)).earlier([entered.document.sha256]).values():
            carry_entries(Path(path), new.document.sha256, partial(_carried, old, new))
    return b""


def _carried(old: Analysis, new: Analysis, entered: Corrections) -> Corrections:
    return carry_corrections(entered, compare(old, new), old, new)


def _prepare_draft(path: str, draft: str) -> bytes:
    """Analyse a draft that is not the newest."""
    if draft in drafts_of(Path(path)):
        machine_analysis(Path(path, draft), Kept(Path(path)), Maker(analyse=analyse), lambda _: None)
    return b""


JOBS = MappingProxyType({"warm": _warm, "prepare": _prepare, "prepare_draft": _prepare_draft})
