"""Print the table of the numbers that were set on articles, for README.md: python -m training.numbers."""

import tomllib
from collections.abc import Iterator
from importlib import resources


def table() -> Iterator[str]:
    """Yield the lines of the table, in Markdown."""
    text = (resources.files("attribution.engine.learned") / "numbers.toml").read_text(encoding="utf-8")
    yield "| number | value | what it is | what it was set on |"
    yield "|---|---|---|---|"
    for room, numbers in tomllib.loads(text).items():
        if "value" in numbers:
            values = "; ".join(f"{name}: {_shown(value)}" for name, value in numbers["value"].items())
            yield f"| `{room}` | {values} | {numbers['what']} | {numbers['set_on']} |"
        else:
            for name, row in numbers.items():
                yield f"| `{room}.{name}` | {row['value']} | {row['what']} | {row['set_on']} |"


def _shown(value: float | list[float]) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


if __name__ == "__main__":
    print("\n".join(table()))
