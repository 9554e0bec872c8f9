"""Every error that `attribution` raises of its own.

    AttributionError            the root; catch this one
    ├── LoadError               an input that can't be read
    ├── MissingModelError       a spaCy pipeline that is absent or lacks a part
    ├── TemplateError           a template that is absent or broken
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


class LoadError(AttributionError):
    """An input can't be read: absent, unreadable, binary, or of an unknown format."""


class MissingModelError(AttributionError):
    """A spaCy pipeline is not installed, or has no tagger, parser or entity recogniser."""


class TemplateError(AttributionError):
    """A template can't be found, or Jinja can't compile or fill it."""


class OutputError(AttributionError):
    """A file or folder can't be written."""
