"""What a process of the desk does for programs: reading files, and what is worked out of analyses, without spaCy."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec

from attribution.corrections import corrected
from attribution.errors import LoadError
from attribution.guard import format_json as guard_json
from attribution.guard import guard
from attribution.load import DEFAULT, format_of, read, read_each
from attribution.model import Analysis, Corrections, Record
from attribution.policy import Checked, check, load_policy
from attribution.policy import format_json as findings_json
from attribution.verify import format_json as checks_json
from attribution.verify import load_standard, read_record, record_of, verify

#: A text is read as standard input is.
_TEXT = "text.txt"


def _read_file(path: str, name: str, about: dict[str, str]) -> bytes:
    """Return the article in a file, as JSON."""
    with _named(name):
        document = read(path, name=name)
    return msgspec.json.encode(msgspec.structs.replace(document, **about))


def _read_text(text: str, name: str, about: dict[str, str]) -> bytes:
    """Return a text as an article, as JSON."""
    found = list(read_each(format_of(_TEXT))(text.encode("utf-8", "replace"), name, DEFAULT))
    return msgspec.json.encode(msgspec.structs.replace(found[0], **about))


def _correct(analysis: Any, corrections: Any) -> bytes:
    """Return an analysis as a person corrected it, as JSON."""
    return msgspec.json.encode(corrected(_analysis(analysis), msgspec.convert(corrections, Corrections)))


def _verify(analysis: Any, records: list[dict[str, str]], standard: str) -> bytes:
    """Return what records say of an article."""
    _check_names([record["name"] for record in records])
    chosen, read_ones = load_standard(standard), [_record(**record) for record in records]
    article = _analysis(analysis)
    return checks_json(article, verify(article, read_ones, standard=chosen), chosen, read_ones).encode()


def _check(analysis: Any, policy: str) -> bytes:
    """Return what house rules find in an article."""
    article, rules = _analysis(analysis), load_policy(policy)
    checked = Checked(article=article.document.id, findings=check(article, rules))
    return findings_json([checked], rules.name).encode()


def _guard(originals: list[Any], derived: Any) -> bytes:
    """Return where a text says something else than what it was made from."""
    stories = [_analysis(one) for one in originals]
    _check_names([story.document.id for story in stories])
    return guard_json(guard(stories, _analysis(derived))).encode()


def _analysis(given: Any) -> Analysis:
    """Return an analysis, which may have been made or changed by anybody.

    Raises:
        LoadError: It names a source that it has not.
    """
    analysis = msgspec.convert(given, Analysis)
    known = {source.id for source in analysis.sources}
    for quotation in analysis.quotations:
        named = {quotation.source_id, quotation.via.source_id if quotation.via else None} - {None}
        if not named <= known:
            advice = f"the quotation {quotation.id} has a source that the analysis has not: make it again"
            raise LoadError(analysis.document.id, advice)
    return analysis


def _record(name: str, text: str | None = None, path: str | None = None) -> Record:
    with _named(name):
        if path is not None:
            return read_record(path, name=name)
        return record_of(text or "", name, suffix=Path(name).suffix.lower() or ".txt")


def _check_names(names: list[str]) -> None:
    """Refuse texts of one name: no place could be told from another's.

    Raises:
        LoadError: Two have the same name.
    """
    for number, name in enumerate(names):
        if name in names[:number]:
            raise LoadError(name, "two texts are called so: give each a name of its own")


@contextmanager
def _named(name: str) -> Iterator[None]:
    """Name what is wrong with a file by what it was called, not by where it lies meanwhile."""
    try:
        yield
    except LoadError as error:
        raise LoadError(name, error.advice) from error


JOBS = MappingProxyType(
    {
        "read_file": _read_file,
        "read_text": _read_text,
        "correct": _correct,
        "verify": _verify,
        "check": _check,
        "guard": _guard,
    }
)
