"""Worksheets as files: one module a format, chosen by the file's suffix."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from types import MappingProxyType

from attribution.model import Analysis, Check, Gate
from attribution.output import replacing
from attribution.worksheet.content import Worksheet, make_worksheet
from attribution.worksheet.excel import to_xlsx
from attribution.worksheet.markdown import to_markdown
from attribution.worksheet.separated import to_csv
from attribution.worksheet.word import to_docx

#: What makes a worksheet's bytes, by suffix.
FORMATS: MappingProxyType[str, Callable[[Worksheet], bytes]] = MappingProxyType(
    {".docx": to_docx, ".xlsx": to_xlsx, ".csv": to_csv, ".md": to_markdown}
)


def render_worksheet(analysis: Analysis, suffix: str, checks: Sequence[Check] = (), gate: Gate | None = None) -> bytes:
    """Return the worksheet of an article as a file's bytes.

    Args:
        analysis: What was found in the article.
        suffix: ".docx", ".xlsx", ".csv" or ".md".
        checks: What records say of its quotations, as `attribution.verify` gives it.
        gate: What stands behind each, as `attribution.gate` gives it.

    Raises:
        ValueError: There is no such format.
        MissingExtraError: The format needs a package that is not installed.

    >>> from attribution import analyze
    >>> print(render_worksheet(analyze("“It holds,” Ana Lee said."), ".md").decode())
    # Worksheet: text
    ...
    ### Ana Lee
    ...
    - [ ] name spelt so?
    ...
    """
    if suffix not in FORMATS:
        raise ValueError(f"no worksheet in the format {suffix!r}: choose {', '.join(FORMATS)}")
    return FORMATS[suffix](make_worksheet(analysis, checks, gate))


def write_worksheet(
    analysis: Analysis, path: str | os.PathLike[str], checks: Sequence[Check] = (), gate: Gate | None = None
) -> Path:
    """Write the worksheet of an article and return its path; the suffix says the format.

    Args:
        analysis: What was found in the article.
        path: Where to write it.
        checks: What records say of its quotations, as `attribution.verify` gives it.
        gate: What stands behind each, as `attribution.gate` gives it.

    Raises:
        ValueError: There is no such format.
        MissingExtraError: The format needs a package that is not installed.
        OutputError: The file can't be written.

    >>> import tempfile
    >>> from attribution import analyze
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_worksheet(analyze("“It holds,” Ana Lee said."), folder + "/sheet.csv").name
    'sheet.csv'
    """
    target = Path(path)
    data = render_worksheet(analysis, target.suffix.lower(), checks, gate)
    with replacing(target) as file:
        file.write(data)
    return target
