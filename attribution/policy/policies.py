"""Policies: which rules are on, with what settings, in whose words. They are TOML files; ours lie in `house/`.

A policy may build on another, `extends = "ap"`, and change rules of it; what it does not name stays as it is.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec

from attribution.errors import PolicyError
from attribution.policy.rules import RULES, Setting

#: The policies that come along: `general` follows no house.
NAMES = ("general", "ap", "npr", "nyt", "reuters")
#: A longer file is no policy.
_MOST_BYTES = 1_000_000
_TOP_KEYS = ("name", "about", "extends", "rules")
_RULE_KEYS = ("on", "asks", "follows", "date")


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """A rule as a policy has it."""

    #: What the policy asks for, in our words.
    asks: str
    #: The name of what it follows, and its date.
    follows: str
    date: str = ""
    settings: Mapping[str, Setting] = MappingProxyType({})

    @property
    def origin(self) -> str:
        """What it follows, with the date."""
        return f"{self.follows}, {self.date}" if self.date else self.follows


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """House rules: the rules that are on, by id."""

    name: str
    about: str = ""
    rules: Mapping[str, Chosen]


def load_policy(policy: str | os.PathLike[str] = "general") -> Policy:
    """Return a policy: one of ours by its name, or the one in a TOML file.

    Raises:
        PolicyError: There is no such policy, it is no TOML, or it has a key or a value that is not allowed. The message
            has the line, the key and what is allowed.

    >>> load_policy("ap").rules["ANON001"].follows
    'AP Statement of News Values and Principles'
    """
    if policy in NAMES:
        return _ours(str(policy))
    path = Path(policy)
    if not path.suffix and not path.exists():
        raise PolicyError(os.fspath(policy), f"there is no such policy: give {_either(NAMES)}, or a TOML file")
    return _parse(_read(path), os.fspath(policy))


def _ours(name: str) -> Policy:
    return _parse(files(__package__).joinpath("house", f"{name}.toml").read_bytes(), f"{name}.toml")


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise PolicyError(path, "there is no such file: check the path") from error
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise PolicyError(path, f"can't be read ({reason}): check the file") from error
    if len(data) > _MOST_BYTES:
        raise PolicyError(path, "it has more than 1 MB: that is no policy")
    return data


def _parse(data: bytes, subject: str) -> Policy:
    try:
        text = data.decode("utf-8-sig")
        content = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise PolicyError(subject, "it is not in UTF-8: save it so") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise PolicyError(subject, f"it is no TOML: {_lower(str(error))}") from error
    return _Reader(subject, text, content).policy()


class _Reader:
    """Reads a policy, and knows in which line a key stands."""

    def __init__(self, subject: str, text: str, content: dict[str, Any]) -> None:
        self._subject = subject
        self._text = text
        self._content = content

    def policy(self) -> Policy:
        self._check_keys((), self._content, _TOP_KEYS)
        base = self._base()
        tables = self._content.get("rules", {})
        if not isinstance(tables, dict):
            raise self._wrong(("rules",), "a table: [rules.ANON001]")
        self._check_keys(("rules",), tables, tuple(RULES))
        rules = dict(base.rules) if base else {}
        for name, table in tables.items():
            chosen = self._rule(name, table, rules.get(name))
            if chosen:
                rules[name] = chosen
            else:
                rules.pop(name, None)
        return Policy(
            name=self._words((), self._content, "name", Path(self._subject).stem),
            about=self._words((), self._content, "about", base.about if base else ""),
            rules=MappingProxyType({name: rules[name] for name in sorted(rules)}),
        )

    def _base(self) -> Policy | None:
        if "extends" not in self._content:
            return None
        name = self._content["extends"]
        if name not in NAMES:
            raise self._wrong(("extends",), _either(NAMES))
        return _ours(name)

    def _rule(self, name: str, table: object, before: Chosen | None) -> Chosen | None:
        where = ("rules", name)
        if not isinstance(table, dict):
            raise self._wrong(where, f"a table: [rules.{name}]")
        rule = RULES[name]
        defaults = rule.settings
        self._check_keys(where, table, (*_RULE_KEYS, *defaults))
        if not isinstance(table.get("on", True), bool):
            raise self._wrong((*where, "on"), "true or false")
        settings = dict(before.settings) if before else {}
        settings |= {key: self._setting((*where, key), table[key], defaults[key]) for key in defaults if key in table}
        chosen = Chosen(
            asks=self._words(where, table, "asks", before.asks if before else rule.looks_for),
            follows=self._words(where, table, "follows", before.follows if before else self._subject),
            date=self._words(where, table, "date", before.date if before else ""),
            settings=MappingProxyType(settings),
        )
        return chosen if table.get("on", True) else None

    def _setting(self, where: tuple[str, ...], value: object, default: Setting) -> Setting:
        if isinstance(default, int):
            if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
                return value
            raise self._wrong(where, "a whole number, 0 or more")
        if isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value):
            return tuple(value)
        raise self._wrong(where, "a list of texts")

    def _words(self, where: tuple[str, ...], table: Mapping[str, object], key: str, default: str) -> str:
        value = table.get(key, default)
        if not isinstance(value, str):
            raise self._wrong((*where, key), "a text")
        return " ".join(value.split())

    def _check_keys(self, where: tuple[str, ...], table: Mapping[str, object], allowed: tuple[str, ...]) -> None:
        for key in table:
            if key not in allowed:
                path = ".".join((*where, key))
                raise PolicyError(
                    self._place((*where, key)), f"there is no “{path}”: {_all_of(allowed)} may stand here"
                )

    def _wrong(self, where: tuple[str, ...], wanted: str) -> PolicyError:
        return PolicyError(self._place(where), f"“{'.'.join(where)}” has to be {wanted}")

    def _place(self, where: tuple[str, ...]) -> str:
        line = _line_of(self._text, where)
        return f"{self._subject}, line {line}" if line else self._subject


def _line_of(text: str, where: tuple[str, ...]) -> int | None:
    """Return the line of a key, or that of the table it is in; TOML is read without places."""
    table: tuple[str, ...] = ()
    best = None
    for number, line in enumerate(text.splitlines(), start=1):
        if header := re.match(r"\s*\[\s*([^\[\]]+?)\s*\]", line):
            table = _keys(header[1])
            found = table
        elif key := re.match(r"\s*([\w\"'. -]+?)\s*=", line):
            found = (*table, *_keys(key[1]))
        else:
            continue
        if found[: len(where)] == where:
            return number
        if best is None and found == where[: len(found)]:
            best = number
    return best


def _keys(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))


def _either(names: tuple[str, ...]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}"


def _all_of(names: tuple[str, ...]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


def _lower(message: str) -> str:
    return message[:1].lower() + message[1:]
