"""docs/exports.md keeps up with the code."""

import re
from pathlib import Path

import pytest

from attribution.cli.export import To
from attribution.export import FORMATS, QuotationRow, SourceRow

TEXT = (Path(__file__).parents[2] / "docs/exports.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("row", "after"), [(QuotationRow, "A row a quotation:"), (SourceRow, "A row a source")])
def test_every_column_is_there(row: type[QuotationRow] | type[SourceRow], after: str) -> None:
    """The documented columns are those of the tables, in their order."""
    table = TEXT.partition(after)[2].partition("\n\n")[2].partition("\n\n")[0]

    assert tuple(re.findall(r"`([a-z_0-9]+)`", "\n".join(re.findall(r"^\| (.*?) \|", table, re.M)))) == (
        row.__struct_fields__
    )


def test_every_format_is_there() -> None:
    """Each value of --to has a line in the table of formats, with where it is written."""
    table = dict(re.findall(r"^\| `([a-z]+)` \| .+? \| (.+?) \|", TEXT, re.M))

    assert set(table) == set(To) == {*FORMATS, "docbin"}
    for name, format_ in FORMATS.items():
        assert format_.place in table[name]
        assert ("or none" in table[name]) == (format_.encode is not None)
