"""Find quotations in news text, link each to its speaker, and render reports grouped by source.

The names and rooms below are imported when they are first used, so that `import attribution` costs next to nothing and
does not import spaCy.

>>> import attribution
>>> attribution.Document.from_text("“Yes,” she said.").text
'“Yes,” she said.'
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from attribution import (  # noqa: F401 -- not in __all__, since `import *` is to stay light
        archive,
        compare,
        corpus,
        corrections,
        errors,
        export,
        gate,
        guard,
        lexicon,
        load,
        masking,
        model,
        pipes,
        policy,
        report,
        story,
        verify,
        worksheet,
    )
    from attribution.corrections import corrected, read_corrections
    from attribution.engine import analyze, analyze_many, find_key_terms, load_pipeline, profile_sources
    from attribution.errors import (
        AnalysisError,
        ArchiveError,
        AttributionError,
        ClusterError,
        CorrectionsError,
        KeyFileError,
        LoadError,
        MissingExtraError,
        MissingModelError,
        NotMadeError,
        OutputError,
        PolicyError,
        StandardError,
        StoryError,
        TemplateError,
        WeightsError,
        WordsError,
        WorkerError,
    )
    from attribution.lexicon import HouseWords, load_words
    from attribution.load import Reading, find_articles, read, read_all
    from attribution.model import (
        Analysis,
        Anonymity,
        Candidate,
        Corrections,
        Cue,
        Document,
        Engine,
        Mention,
        Note,
        Part,
        Profile,
        Quotation,
        Readability,
        Relay,
        Source,
        Span,
        TrackedChange,
        Unattributed,
        from_json,
        to_json,
    )
    from attribution.report import render_report, write_report

    __version__: str

__all__ = [
    "Analysis",
    "AnalysisError",
    "Anonymity",
    "ArchiveError",
    "AttributionError",
    "Candidate",
    "ClusterError",
    "Corrections",
    "CorrectionsError",
    "Cue",
    "Document",
    "Engine",
    "HouseWords",
    "KeyFileError",
    "LoadError",
    "Mention",
    "MissingExtraError",
    "MissingModelError",
    "NotMadeError",
    "Note",
    "OutputError",
    "Part",
    "PolicyError",
    "Profile",
    "Quotation",
    "Readability",
    "Reading",
    "Relay",
    "Source",
    "Span",
    "StandardError",
    "StoryError",
    "TemplateError",
    "TrackedChange",
    "Unattributed",
    "WeightsError",
    "WordsError",
    "WorkerError",
    "analyze",
    "analyze_many",
    "corrected",
    "find_articles",
    "find_key_terms",
    "from_json",
    "load_pipeline",
    "load_words",
    "profile_sources",
    "read",
    "read_all",
    "read_corrections",
    "render_report",
    "to_json",
    "write_report",
]

#: Which module each public name comes from.
_MODULES = {
    "attribution.errors": (
        *("AnalysisError", "ArchiveError", "AttributionError", "ClusterError", "CorrectionsError", "KeyFileError"),
        *("LoadError", "MissingExtraError", "MissingModelError", "NotMadeError", "OutputError"),
        *("PolicyError", "StandardError"),
        *("StoryError", "TemplateError", "WeightsError", "WordsError", "WorkerError"),
    ),
    "attribution.corrections": ("corrected", "read_corrections"),
    "attribution.lexicon": ("HouseWords", "load_words"),
    "attribution.load": ("Reading", "find_articles", "read", "read_all"),
    "attribution.model": (
        *("Analysis", "Anonymity", "Candidate", "Cue", "Document", "Corrections", "Engine", "Mention", "Note"),
        *("Part", "Profile", "Quotation", "Readability", "Relay", "Source", "Span", "TrackedChange", "Unattributed"),
        *("from_json", "to_json"),
    ),
    "attribution.engine": ("analyze", "analyze_many", "find_key_terms", "load_pipeline", "profile_sources"),
    "attribution.report": ("render_report", "write_report"),
}
#: The rooms that `attribution.verify` and the like find without an import of their own.
_ROOMS = frozenset(
    """
    archive compare corpus corrections errors export gate guard lexicon load masking model pipes policy report story
    verify worksheet
    """.split()
)
_HOMES = {name: module for module, names in _MODULES.items() for name in names}


if not TYPE_CHECKING:  # a type checker reads the imports above, and so still finds misspelt names

    def __getattr__(name: str) -> object:
        if name == "__version__":
            value: object = import_module("attribution.errors").installed_version()
        elif name in _HOMES:
            value = getattr(import_module(_HOMES[name]), name)
        elif name in _ROOMS:
            value = import_module(f"{__name__}.{name}")
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, *_ROOMS, "__version__"})
