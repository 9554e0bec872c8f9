"""Every error that `attribution` raises of its own.

    AttributionError            the root; catch this one
    ├── ArchiveError            an archive that can't be opened, read or written
    ├── AnalysisError           an article that the engine fails on
    ├── ClusterError            a cluster that can't be reached, or work that fails there as a whole
    ├── LoadError               an input that can't be read
    ├── CorrectionsError        a file of corrections that is absent or broken
    ├── KeyFileError            a key of protected text that is absent or broken
    ├── NotMadeError            an analysis that was to be there already
    ├── MissingModelError       a spaCy pipeline that is absent, broken or lacks a part
    ├── PolicyError             house rules that are absent or broken
    ├── StandardError           a standard for verdicts that is absent or broken
    ├── StoryError              a story's folder or a file in it that is absent, broken or changed by somebody else
    ├── TemplateError           a template that is absent or broken
    ├── MissingExtraError       an optional package that is needed, absent or broken
    ├── WeightsError            learned weights that do not fit the code
    ├── WordsError              house words that are absent or broken
    ├── WorkerError             a process of several that was ended from outside
    └── OutputError             a file or folder that can't be written

Each has `subject`, the thing it is about, and a message of one line that names the thing and says what to do next. The
cause, where there is one, is chained. Bad arguments are a `ValueError`; bad text is no error at all, it gives notes.
"""

import re
import sys
from importlib import metadata

#: Packages that are imported under another name than they are installed by.
_IMPORTED_AS = {"FastWARC": "fastwarc", "python-docx": "docx"}
#: What this package is called where packages are installed from. `attribution` there is somebody else's.
DISTRIBUTION = "quotation-attribution"


class AttributionError(Exception):
    """The root of the tree.

    Args:
        subject: What the error is about: a path, a model's name, a template's name.
        advice: What is wrong and what to do, as the rest of the line after the subject.
    """

    def __init__(self, subject: object, advice: str) -> None:
        self.subject = str(subject)
        self.advice = advice
        super().__init__(self.subject, advice)

    def __str__(self) -> str:
        return f"{self.subject}: {self.advice}"


class ArchiveError(AttributionError):
    """An archive is absent, is no archive, is of a newer version, is in use, or can't be read or written."""


class AnalysisError(AttributionError):
    """The engine fails on an article; nothing that an article holds should make it."""


class ClusterError(AttributionError):
    """A cluster can't be reached, or the work fails there as a whole."""


class WeightsError(AttributionError):
    """The learned weights were learned from other features than the code reads."""


class WordsError(AttributionError):
    """House words can't be found or read, or there is a word or a table that is not allowed."""


class WorkerError(AttributionError):
    """One of the processes that share the work was ended from outside."""


class LoadError(AttributionError):
    """An input can't be read: absent, unreadable, binary, or of an unknown format."""


class MissingModelError(AttributionError):
    """A spaCy pipeline is not installed, can't be loaded, or has no tagger, parser or entity recogniser."""


class TemplateError(AttributionError):
    """A template can't be found, or Jinja can't compile or fill it."""


class OutputError(AttributionError):
    """A file or folder can't be written."""


class PolicyError(AttributionError):
    """House rules can't be found or read, or name a rule or a setting that is not there."""


class StandardError(AttributionError):
    """A standard for verdicts can't be found or read, or names a verdict that is not there."""


class CorrectionsError(AttributionError):
    """A file of corrections can't be read, is broken, or was made by a newer version."""


class StoryError(AttributionError):
    """A story's folder, or a file in it, is absent or broken, or was changed by somebody else in the meantime."""


class NotMadeError(AttributionError):
    """An analysis that was to be there already is not, and nothing may be analysed now."""


class KeyFileError(AttributionError):
    """The key of a protected text can't be read, is no key, is broken, or was made by a newer version."""


class MissingExtraError(AttributionError):
    """A format needs a package that is not installed, or is but can't be used; the message names what brings it."""


def installed_version() -> str:
    """Return the version of this package."""
    return metadata.version(DISTRIBUTION)


def cannot_import(package: str, error: Exception) -> str:
    r"""Return what to say where an import of `package` fails: that it is absent, or broken, and how to install it.

    The advice names the package itself, at the version that we need, so it works wherever we were installed from. A
    package that is there and fails, for its own reasons or since it is of a version without what is asked of it, is
    not called absent.

    >>> cannot_import("ftfy", ModuleNotFoundError("No module named 'ftfy'", name="ftfy"))
    'it needs ftfy: pip install "ftfy<7,>=6.3"'
    >>> cannot_import("ftfy", ImportError("wcwidth is too old"))
    'ftfy is installed but can\'t be used (wcwidth is too old): pip install "ftfy<7,>=6.3" --force-reinstall'
    """
    install = f'pip install "{_requirement(package)}"'
    absent = absent_package(error)
    if absent is not None:
        # It may be one that the package asked for needs in turn.
        return f"it needs {package if absent == _IMPORTED_AS.get(package, package) else absent}: {install}"
    return f"{package} is installed but can't be used ({reason_of(error)}): {install} --force-reinstall"


def _requirement(package: str) -> str:
    """Return what we need of a package, as pip takes it: "ftfy<7,>=6.3"; its name where our own data is not there."""
    try:
        lines = metadata.requires(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        lines = []
    wanted = (line.partition(";")[0].strip() for line in lines)
    return next((it for it in wanted if re.match(rf"{re.escape(package)}(?![\w.-])", it, re.IGNORECASE)), package)


def absent_package(error: Exception) -> str | None:
    """Return the package that is not installed, where that is why an import failed; None where one is broken.

    >>> absent_package(ModuleNotFoundError("No module named 'no_such'", name="no_such.part"))
    'no_such'
    >>> absent_package(ModuleNotFoundError("No module named 'json.yaml'", name="json.yaml"))
    """
    if not isinstance(error, ModuleNotFoundError) or not error.name:
        return None
    package, _, part = error.name.partition(".")
    # A package that lacks a module has been imported itself.
    return None if part and sys.modules.get(package) is not None else package


def reason_of(error: BaseException) -> str:
    r"""Return in one short line why something failed, for a message.

    >>> reason_of(OSError("no\nlibrary")), reason_of(KeyError())
    ('no library', 'KeyError')
    """
    return " ".join(str(error).split())[:200] or type(error).__name__
