"""What a process of the desk is asked to do that needs the engine: reading drafts, and texts for programs."""

from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec

from attribution.corpus import analyze_in_processes
from attribution.desk.library import drafts_of
from attribution.engine import load_pipeline
from attribution.gate import Asked, Maker, hold_story, machine_analysis
from attribution.model import Analysis, Document
from attribution.story import Kept


def _warm() -> bytes:
    """Load the model, so that the first story need not wait for it."""
    load_pipeline()
    return b""


def analyse(document: Document) -> Analysis:
    """Return the machine's analysis of a document, made in this process."""
    return next(analyze_in_processes([document], workers=1))


def _analyse(document: Any) -> bytes:
    """Return the analysis of an article that a program sent, as JSON."""
    return msgspec.json.encode(analyse(msgspec.convert(document, Document)))


def _prepare(path: str) -> bytes:
    """Read and analyse what is new in a story's folder."""
    hold_story(Path(path), Asked(maker=Maker(analyse=analyse)))
    return b""


def _prepare_draft(path: str, draft: str) -> bytes:
    """Analyse a draft that is not the newest."""
    if draft in drafts_of(Path(path)):
        machine_analysis(Path(path, draft), Kept(Path(path)), Maker(analyse=analyse), lambda _: None)
    return b""


JOBS = MappingProxyType({"warm": _warm, "analyse": _analyse, "prepare": _prepare, "prepare_draft": _prepare_draft})
