"""Under a Python that is too old, the command says which one it needs."""

import ast
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", ["__init__.py", "__main__.py"])
def test_an_old_python_reads_what_tells_it(name: str) -> None:
    """The two files that `python -m attribution` reads first have no syntax that Python 3.8 lacks."""
    source = (CHECKOUT / "attribution" / name).read_text(encoding="utf-8")

    ast.parse(source, feature_version=(3, 8))


def test_pip_is_told() -> None:
    """The package says which Python it needs, the same as the file of the version and the message."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    version = (CHECKOUT / ".python-version").read_text(encoding="utf-8").strip()

    assert project["requires-python"] == f">={version}"
    assert f"needs Python {version} or newer" in (CHECKOUT / "attribution/__main__.py").read_text(encoding="utf-8")


def test_under_an_old_python() -> None:
    """`python3.11 -m attribution` is one line and status 2."""
    old = next(filter(None, map(shutil.which, ("python3.11", "python3.10", "python3.9", "python3.8"))), None)
    if old is None:
        pytest.skip("there is no older Python here")
    ended = subprocess.run([old, "-m", "attribution"], cwd=CHECKOUT, capture_output=True, text=True, check=False)

    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("attribution: needs Python 3.12 or newer; this is 3.")
    assert ended.stderr.count("\n") == 1


def test_make_under_an_old_python(tmp_path: Path) -> None:
    """`make report` where no Python is new enough says so, and makes nothing."""
    for name in ("python3.12", "python3.13", "python3.14", "python3", "uv"):
        (tmp_path / "bin").mkdir(exist_ok=True)
        shim = tmp_path / "bin" / name
        shim.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
        shim.chmod(0o755)
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(CHECKOUT / name, tmp_path)
    if (make := shutil.which("make")) is None:
        pytest.skip("there is no make here")
    ended = subprocess.run(
        [make, "report"], cwd=tmp_path, env={"PATH": f"{tmp_path}/bin"}, capture_output=True, text=True, check=False
    )

    assert ended.returncode == 2
    assert "no Python 3.12 or newer" in ended.stderr
    assert not (tmp_path / ".venv").exists()
