"""Findings as SARIF 2.1.0, which code hosts and editors read.

Every result has the level "note": a finding is a prompt, never a verdict.
"""

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path, PurePath
from urllib.parse import quote

from attribution.errors import installed_version
from attribution.model import Finding, Place
from attribution.policy.listing import Checked
from attribution.policy.policies import Policy
from attribution.policy.rules import RULES

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
#: What addresses of articles are relative to: the folder in which the command ran.
_BASE = "%SRCROOT%"


def format_sarif(articles: Iterable[Checked], policy: Policy) -> str:
    """Return the findings in all articles as a SARIF log, with the rules that were on.

    >>> from attribution.policy import load_policy
    >>> log = json.loads(format_sarif([], load_policy("npr")))
    >>> log["version"], log["runs"][0]["tool"]["driver"]["rules"][0]["id"]
    ('2.1.0', 'ANON001')
    """
    articles = tuple(articles)
    numbers = {name: number for number, name in enumerate(policy.rules)}
    run = {
        "tool": {"driver": _driver(policy)},
        "automationDetails": {"id": f"attribution/{policy.name}/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_BASE: {"description": {"text": "The folder in which the articles were checked."}}},
        "artifacts": [{"location": _location(it.article), "mimeType": "text/plain"} for it in articles],
        "results": [
            _result(found, it.article, numbers[found.rule], index)
            for index, it in enumerate(articles)
            for found in it.findings
        ],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return f"{json.dumps(log, ensure_ascii=False, indent=2)}\n".encode("utf-8", "replace").decode()


def _driver(policy: Policy) -> dict[str, object]:
    rules = [
        {
            "id": name,
            "name": RULES[name].name,
            "shortDescription": {"text": RULES[name].looks_for},
            "fullDescription": {"text": f"{chosen.asks} ({chosen.origin})"},
            "help": {"text": f"{chosen.asks} What this can't know: {_small(RULES[name].cannot_know)}"},
            "defaultConfiguration": {"level": "note"},
            "properties": {"policy": policy.name, "follows": chosen.follows, "date": chosen.date},
        }
        for name, chosen in policy.rules.items()
    ]
    return {"name": "attribution", "version": installed_version(), "rules": rules}


def _result(found: Finding, article: str, rule: int, artifact: int) -> dict[str, object]:
    return {
        "ruleId": found.rule,
        "ruleIndex": rule,
        "level": "note",
        "kind": "review",
        "message": {"text": found.reason},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {**_location(article), "index": artifact},
                    "region": _region(found.place),
                }
            }
        ],
        "partialFingerprints": {"attribution/1": _fingerprint(found)},
    }


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


def _location(article: str) -> dict[str, str]:
    return {"uri": relative_uri(article), "uriBaseId": _BASE}


def relative_uri(path: str) -> str:
    """Return a path as an address that is relative to the working folder.

    >>> relative_uri("drafts/The bridge.txt")
    'drafts/The%20bridge.txt'
    """
    if PurePath(path).is_absolute():
        path = os.path.relpath(path, Path.cwd())
    return quote(PurePath(path).as_posix().encode("utf-8", "replace"), safe="/-._~")


def _fingerprint(found: Finding) -> str:
    """Return what tells a finding from others when lines move: its rule and its words."""
    return hashlib.sha256(f"{found.rule}\n{found.place.text}".encode("utf-8", "replace")).hexdigest()[:16]


def _small(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
