"""SARIF 2.1.0, which code hosts and editors read: what any room finds in texts, as a log.

Every result has the level "note": a finding is a prompt, never a verdict.
"""

import hashlib
import json
import os
from collections.abc import Sequence, Set
from mimetypes import guess_type
from pathlib import Path, PurePath
from typing import NamedTuple
from urllib.parse import quote

from attribution.errors import installed_version
from attribution.model import Place

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
#: What addresses of articles are relative to: the folder in which the command ran.
_BASE = "%SRCROOT%"


class SarifRule(NamedTuple):
    """What is looked for."""

    id: str
    name: str
    short: str
    full: str
    help: str
    properties: dict[str, str]


class SarifRelated(NamedTuple):
    """A place in another text that a result goes back to."""

    #: The path of the text.
    path: str
    place: Place
    message: str


class SarifResult(NamedTuple):
    """One thing that was found, and where."""

    #: The id of its rule.
    rule: str
    message: str
    path: str
    place: Place
    related: tuple[SarifRelated, ...] = ()


def sarif_log(
    category: str,
    *,
    base: str,
    paths: Sequence[str],
    rules: Sequence[SarifRule],
    results: Sequence[SarifResult],
    unlined: Set[str] = frozenset(),
) -> str:
    """Return a SARIF log with a newline at its end.

    Args:
        category: What tells this kind of run from others: "attribution/ap/".
        base: What the folder is in which the command ran, in a sentence.
        paths: The texts; results stand in them.
        rules: What was looked for.
        results: What was found.
        unlined: The paths of files that have no lines, such as Word documents: a result in one has its paragraph.

    >>> log = json.loads(sarif_log("attribution/ap/", base="A folder.", paths=["a.txt"], rules=[], results=[]))
    >>> log["version"], log["runs"][0]["artifacts"][0]["location"]["uri"]
    ('2.1.0', 'a.txt')
    """
    numbers = {rule.id: number for number, rule in enumerate(rules)}
    artifacts = {path: number for number, path in reversed(tuple(enumerate(paths)))}
    run = {
        "tool": {"driver": _driver(rules)},
        "automationDetails": {"id": category},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_BASE: {"description": {"text": base}}},
        "artifacts": [{"location": _location(path), "mimeType": _mime_type(path, unlined)} for path in paths],
        "results": [_result(one, numbers[one.rule], artifacts, unlined) for one in results],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return f"{json.dumps(log, ensure_ascii=False, indent=2)}\n".encode("utf-8", "replace").decode()


def _driver(rules: Sequence[SarifRule]) -> dict[str, object]:
    rows = [
        {
            "id": rule.id,
            "name": rule.name,
            "shortDescription": {"text": rule.short},
            "fullDescription": {"text": rule.full},
            "help": {"text": rule.help},
            "defaultConfiguration": {"level": "note"},
            "properties": rule.properties,
        }
        for rule in rules
    ]
    return {"name": "attribution", "version": installed_version(), "rules": rows}


def _result(found: SarifResult, rule: int, artifacts: dict[str, int], unlined: Set[str]) -> dict[str, object]:
    location: dict[str, object] = {"physicalLocation": _physical(found.path, found.place, artifacts, unlined)}
    if found.path in unlined and found.place.paragraph is not None:
        location["logicalLocations"] = [{"name": f"paragraph {found.place.paragraph}", "kind": "paragraph"}]
    result: dict[str, object] = {
        "ruleId": found.rule,
        "ruleIndex": rule,
        "level": "note",
        "kind": "review",
        "message": {"text": found.message},
        "locations": [location],
        "partialFingerprints": {"attribution/1": _fingerprint(found)},
    }
    if found.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _physical(one.path, one.place, artifacts, unlined),
                "message": {"text": one.message},
            }
            for number, one in enumerate(found.related, start=1)
        ]
    return result


def _physical(path: str, place: Place, artifacts: dict[str, int], unlined: Set[str]) -> dict[str, object]:
    file: dict[str, object] = {"artifactLocation": {**_location(path), "index": artifacts[path]}}
    return file if path in unlined else {**file, "region": _region(place)}


def _mime_type(path: str, unlined: Set[str]) -> str:
    return (guess_type(path)[0] or "application/octet-stream") if path in unlined else "text/plain"


def _region(place: Place) -> dict[str, object]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        "charOffset": place.start,
        "charLength": place.end - place.start,
        "snippet": {"text": place.text},
    }


def _location(path: str) -> dict[str, str]:
    return {"uri": relative_uri(path), "uriBaseId": _BASE}


def relative_uri(path: str) -> str:
    """Return a path as an address that is relative to the working folder.

    >>> relative_uri("drafts/The bridge.txt")
    'drafts/The%20bridge.txt'
    """
    if PurePath(path).is_absolute():
        path = os.path.relpath(path, Path.cwd())
    return quote(PurePath(path).as_posix().encode("utf-8", "replace"), safe="/-._~")


def _fingerprint(found: SarifResult) -> str:
    """Return what tells a finding from others when lines move: its rule and its words."""
    return hashlib.sha256(f"{found.rule}\n{found.place.text}".encode("utf-8", "replace")).hexdigest()[:16]
