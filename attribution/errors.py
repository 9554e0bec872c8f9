"""Every error that `attribution` raises of its own.

    AttributionError            the root; catch this one
    ├── ArchiveError            an archive that can't be opened, read or written
    ├── AnalysisError           an article that the engine fails on
    ├── ClusterError            a cluster that can't be reached, or work that fails there as a whole
    ├── LoadError               an input that can't be read
    ├── MissingModelError       a spaCy pipeline that is absent or lacks a part
    ├── PolicyError             house rules that are absent or broken
    ├── StatusFileError         a file of statuses that is broken, or of another article
    ├── TemplateError           a template that is absent or broken
    ├── MissingExtraError       an optional package that a format needs
    ├── WorkerError             a process of several that was ended from outside
    └── OutputError             a file or folder that can't be written

Each has `subject`, the thing it is about, and a message of one line that names the thing and says what to do next. The
cause, where there is one, is chained. Bad arguments are a `ValueError`; bad text is no error at all, it gives notes.
"""


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


class WorkerError(AttributionError):
    """One of the processes that share the work was ended from outside."""


class LoadError(AttributionError):
    """An input can't be read: absent, unreadable, binary, or of an unknown format."""


class MissingModelError(AttributionError):
    """A spaCy pipeline is not installed, or has no tagger, parser or entity recogniser."""


class TemplateError(AttributionError):
    """A template can't be found, or Jinja can't compile or fill it."""


class OutputError(AttributionError):
    """A file or folder can't be written."""


class PolicyError(AttributionError):
    """House rules can't be found or read, or name a rule or a setting that is not there."""


class StatusFileError(AttributionError):
    """A file of statuses can't be read, is of another article, or was made by a newer version."""


class MissingExtraError(AttributionError):
    """A format needs a package that is not installed; the message names the extra that brings it."""
