"""What importing costs: the heavy packages come in when they are needed, not before."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("spacy", "textacy", "jinja2", "rich", "numpy", "sklearn", "yaml", "charset_normalizer", "nameparser")


def imported(code: str, packages: tuple[str, ...] = HEAVY) -> set[str]:
    """Return which of the packages, the heavy ones if none are named, a new Python has imported after `code`."""
    program = f"{code}\nimport sys\nprint('imported:', *sys.modules)"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    modules = ended.stdout.rpartition("imported:")[2].split()
    return {package for package in packages if package in modules}


@pytest.mark.parametrize(
    "code",
    [
        "import attribution",
        "import attribution; dir(attribution)",
        "from attribution import Analysis, Document, LoadError",
        "import attribution.cli",
        "from attribution.cli import main; assert main(['--help']) == 0",
        "from attribution.cli import main; assert main(['analyze', '--help']) == 0",
        "from attribution.cli import main; assert main(['--version']) == 0",
    ],
)
def test_nothing_heavy_at_first(code: str) -> None:
    """Importing the library or its command line, and asking for help, imports none of the heavy packages."""
    assert imported(code) == set()


def test_rooms_come_in_when_they_are_used() -> None:
    """`attribution.verify.verify` works after `import attribution` alone, without spaCy; so do the other rooms."""
    code = "import attribution; attribution.verify.verify, attribution.policy.check, attribution.compare.compare"
    rest = "attribution.worksheet.write_worksheet, attribution.export.export, attribution.archive.open_archive"
    more = "attribution.report.write_report, attribution.load.read_analyses, attribution.errors.LoadError"

    assert not imported(f"{code}, {rest}, {more}") & {"spacy", "textacy"}


@pytest.mark.parametrize("code", ["from attribution import read", "from attribution import find_articles"])
def test_reading_needs_no_spacy(code: str) -> None:
    """Articles are read without the engine."""
    assert imported(code) == set()


def test_a_missing_file_is_told_without_spacy() -> None:
    """An input that is not there is told at once, not after the model has been loaded."""
    code = "from attribution.cli import main; assert main(['analyze', 'there-is-no-such-file.txt']) == 2"

    assert not imported(code) & {"spacy", "textacy"}


#: What the analysis of a plain text does without.
UNNEEDED = (
    *("textacy", "jinja2", "rich", "sklearn", "yaml", "charset_normalizer", "lxml", "trafilatura", "openpyxl", "docx"),
    *("pypdf", "striprtf", "starlette", "uvicorn", "simplemma", "pyarrow", "scipy", "pandas", "sqlite3", "asyncio"),
    *("requests", "httpx", "urllib3", "weasel", "spacy.cli", "torch", "cupy", "pygments"),
    *("attribution.export", "attribution.report", "attribution.verify", "attribution.policy", "attribution.desk"),
    *("attribution.gate", "attribution.guard", "attribution.archive", "attribution.story", "attribution.worksheet"),
    *("attribution.compare", "attribution.masking", "attribution.cli.drawing", "attribution.cli.gate"),
)


def test_an_article_needs_no_more_than_it_needs(tmp_path: Path) -> None:
    """`attribution analyze` imports neither the rooms of other commands nor the packages that they need."""
    story = tmp_path / "bridge.txt"
    story.write_text("“The bridge is safe,” said Mayor Ana Lee.\n", encoding="utf-8")
    code = f"from attribution.cli import main; assert main(['analyze', {str(story)!r}]) == 0"

    assert imported(code, UNNEEDED) == set()


def test_reports_need_no_spacy() -> None:
    """Analyses made elsewhere are rendered without the engine."""
    code = "from attribution import render_report, write_report"

    assert not imported(code) & {"spacy", "textacy"}


def test_reports_without_profiles_need_no_textacy() -> None:
    """Reading, analysing and reporting an article never loads textacy, unless profiles are asked for."""
    code = "from attribution import analyze, profile_sources, render_report\n"
    code += "story = analyze('“It is {},” said Ana Lee.')\n"

    assert "textacy" not in imported(f"{code}render_report([story])")
    assert "textacy" in imported(f"{code.format('rust, ' * 40)}render_report([story], profiles=profile_sources)")


def test_help_is_quick() -> None:
    """`attribution --help` takes under 0.4 seconds of the processor's time, the best of five.

    On a machine that others keep busy it takes under three times what the libraries below it do.
    """

    def run(*arguments: str) -> float:
        before = os.times()
        subprocess.run([sys.executable, *arguments], capture_output=True, check=True)
        after = os.times()
        return after.children_user + after.children_system - before.children_user - before.children_system

    libraries = "import typer.main, msgspec, importlib.metadata"

    assert any(run("-m", "attribution", "--help") < max(0.4, 3 * run("-c", libraries)) for _ in range(5))


def test_what_is_not_there_is_not_there() -> None:
    """A name that the package does not have is an AttributeError, as ever."""
    import attribution

    with pytest.raises(AttributeError, match="no attribute 'verfy'"):
        _ = attribution.verfy  # type: ignore[attr-defined]
    assert {"verify", "policy", "analyze", "__version__"} <= set(dir(attribution))
