"""The doors for programs as docs/desk.md shows them: each command runs as it stands, and answers what is shown."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from attribution.desk.api_doors import DOORS
from tests.desk.desks import running

TOKEN = "the-token-of-the-documents"
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(checkout: Path) -> Iterator[tuple[str, str | None]]:
    """Yield the commands of the section for programs, each with the answer that is shown below it."""
    section = (checkout / "docs" / "desk.md").read_text(encoding="utf-8").partition("\n## For programs\n")[2]
    found: list[tuple[str, str]] = _BLOCK.findall(section.partition("\n## ")[0])
    for (kind, text), (next_kind, next_text) in zip(found, [*found[1:], ("", "")], strict=True):
        if kind == "sh" and "attribution desk" not in text:
            yield text, next_text if next_kind == "json" else None


def differing(shown: Any, told: Any, path: str = "$") -> list[str]:
    """Return where an answer has something else than what is shown of it, which may be less."""
    if isinstance(shown, dict) and isinstance(told, dict):
        return [it for key, one in shown.items() for it in differing(one, told.get(key), f"{path}.{key}")]
    if isinstance(shown, list) and isinstance(told, list) and len(shown) <= len(told):
        pairs = enumerate(zip(shown, told, strict=False))
        return [it for number, (one, other) in pairs for it in differing(one, other, f"{path}[{number}]")]
    return [] if shown == told else [f"{path}: {shown!r} is shown, {told!r} is told"]


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_what_the_document_shows(tmp_path: Path, checkout: Path) -> None:
    """Every command for programs answers what is shown under it, in the order of the document."""
    ran = 0
    with running(tmp_path / "stories", ATTRIBUTION_TOKEN=TOKEN) as desk:
        environment = {"DESK": desk.base, "ATTRIBUTION_TOKEN": TOKEN, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
        for command, shown in blocks(checkout):
            done = subprocess.run(
                ["/bin/sh", "-ec", command], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
            )
            if shown is not None:
                assert differing(json.loads(shown), json.loads(done.stdout)) == [], command
                ran += 1

    assert ran > 10


def test_the_document_shows_each_door(checkout: Path) -> None:
    """Each door stands in the table, and a command asks there."""
    text = (checkout / "docs" / "desk.md").read_text(encoding="utf-8")
    commands = "".join(command for command, _ in blocks(checkout))

    for door in DOORS:
        assert f"/api{door.path}" in text
        if door.answer is not None:
            assert f"$DESK/api{door.path.replace('{name}', 'ferry')}" in commands
