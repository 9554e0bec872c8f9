"""Reading house words from a TOML file."""

import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from attribution.errors import WordsError, reason_of
from attribution.lexicon.house import HouseWord, HouseWords
from attribution.model import CueClass, named_kind

#: A longer file is no list of words.
_MOST_BYTES = 1_000_000
#: A list of ours, and a section in it.
type _List = tuple[str, str]
_VERBS: dict[str, _List] = {name: ("reporting-verbs.txt", name) for name in get_args(CueClass)}
#: The lists that the keys of each table of the file add to.
_LISTS: dict[str, dict[str, _List]] = {
    "verbs": _VERBS | {"manner": ("manner-verbs.txt", "")},
    "titles": {name: ("titles.txt", name) for name in ("he", "she", "any")},
    "kinds": {
        "person": ("person-roles.txt", "other"),
        "group": ("group-nouns.txt", "singular"),
        "organization": ("organization-nouns.txt", ""),
        "document": ("document-nouns.txt", ""),
    },
}
#: What a word of each table looks like, and how to say it.
_SHAPES = {
    "verbs": (re.compile(r"[^\W\d_A-Z]+(?:-[^\W\d_A-Z]+)*(?: [a-z]+)?"), "a verb as a dictionary has it: “skeet”"),
    "titles": (re.compile(r"[^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,4}"), "a title as it is printed: “Ald.”"),
    "kinds": (re.compile(r"[^\W\d_A-Z]+(?:[ '’-][^\W\d_A-Z]+){0,4}"), "a noun, singular and in lower case: “quango”"),
}


def load_words(path: str | os.PathLike[str]) -> HouseWords:
    r"""Return the house words in a TOML file: reporting verbs by class, titles by pronoun, nouns by kind of source.

    Raises:
        TypeError: `path` is no path.
        WordsError: The file can't be read, is no TOML, or has a table, a key or a word that is not allowed. The message
            has the line, and what is allowed.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "desk.toml").write_text('[verbs]\nneutral = ["skeet"]\n', encoding="utf-8")
    ...     [word, *_] = load_words(folder + "/desk.toml").words
    >>> word.text, word.section
    ('skeet', 'neutral')
    """
    if not isinstance(path, str | os.PathLike):
        raise TypeError(f"give the path of a TOML file of house words, not {named_kind(path)}")
    subject = os.fspath(path)
    text = _read(Path(path), subject)
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        reason = str(error)
        raise WordsError(subject, f"it is no TOML: {reason[:1].lower()}{reason[1:]}") from error
    return HouseWords(name=Path(subject).name, words=tuple(_Reader(subject, text).words(content)))


def as_words(words: HouseWords | str | os.PathLike[str] | None) -> HouseWords | None:
    """Return the house words that an argument names: the record itself, the file at a path, or none."""
    return words if words is None or isinstance(words, HouseWords) else load_words(words)


def _read(path: Path, subject: str) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise WordsError(subject, "it has more than 1 MB: that is no list of words")
        return data.decode("utf-8-sig")
    except FileNotFoundError as error:
        raise WordsError(subject, "there is no such file: check the path") from error
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise WordsError(f"{subject}, line {line}", "it is not in UTF-8: save it so") from error
    except (OSError, ValueError) as error:
        raise WordsError(subject, f"can't be read ({reason_of(error).lower()}): check the file") from error


class _Reader:
    """Reads the tables, and knows in which line a thing stands; TOML is read without places."""

    def __init__(self, subject: str, text: str) -> None:
        self._subject = subject
        self._lines = text.splitlines()

    def words(self, content: dict[str, Any]) -> Iterator[HouseWord]:
        for table, keys in content.items():
            lists = _LISTS.get(table)
            if lists is None:
                raise self._wrong((table,), f"there is no “{table}”: {_all_of(_LISTS)} may stand here")
            if not isinstance(keys, dict):
                raise self._wrong((table,), f"“{table}” has to be a table: [{table}]")
            seen: dict[str, str] = {}
            for key, words in keys.items():
                if key not in lists:
                    raise self._wrong((table, key), f"there is no “{table}.{key}”: {_all_of(lists)} may stand here")
                if not isinstance(words, list):
                    raise self._wrong((table, key), f'“{table}.{key}” has to be a list of words: ["…"]')
                for word in words:
                    yield from self._word(table, key, word, seen)

    def _word(self, table: str, key: str, word: object, seen: dict[str, str]) -> Iterator[HouseWord]:
        shape, wanted = _SHAPES[table]
        if not isinstance(word, str) or not shape.fullmatch(word):
            raise self._wrong((table, key), f"“{word}” has to be {wanted}", word)
        if word in seen:
            raise self._wrong((table, key), f"“{word}” stands in “{table}.{seen[word]}” already", word)
        seen[word] = key
        file, section = _LISTS[table][key]
        if table == "verbs" and " " in word:
            # A verb with the word that makes it report: "thunder on".
            file, section = "reporting-phrases.txt", "other" if key == "manner" else key
        yield HouseWord(text=word, file=file, section=section)
        if table == "verbs":
            verb = word.split()[0]
            for wrong in _wrong_lemmas(verb):
                yield HouseWord(text=f"{wrong} = {verb}", file="lemma-fixes.txt", section="verb")

    def _wrong(self, where: tuple[str, ...], advice: str, word: object = None) -> WordsError:
        return WordsError(f"{self._subject}, line {self._line_of(where, word)}", advice)

    def _line_of(self, where: tuple[str, ...], word: object) -> int:
        """Return the line of a table, of a key in it, or of a word in the list of that key."""
        table, *key = where
        start = self._find(rf"\s*\[\s*{re.escape(table)}\s*\]|\s*{re.escape(table)}\s*[=.]", 0)
        if not key:
            return start + 1
        start = self._find(rf"\s*(?:{re.escape(table)}\s*\.\s*)?[\"']?{re.escape(key[0])}[\"']?\s*=", start)
        end = self._find(r"\s*(?:\[\s*\w|[\w.\"' -]+=)", start + 1, len(self._lines))
        with_word = [number for number in range(start, end) if str(word) in self._lines[number]]
        return (with_word[-1] if word is not None and with_word else start) + 1

    def _find(self, pattern: str, start: int, otherwise: int | None = None) -> int:
        """Return the first line from `start` on that begins so."""
        found = (n for n in range(start, len(self._lines)) if re.match(pattern, self._lines[n]))
        return next(found, start if otherwise is None else otherwise)


def _wrong_lemmas(verb: str) -> Iterator[str]:
    """Yield the lemmas that spaCy gives for forms of a verb that it does not know: "skeete" for "skeeted".

    >>> [[*_wrong_lemmas(verb)] for verb in ("skeet", "vlog", "parley", "rally", "ventilate")]
    [['skeete'], ['vlogge', 'vlogg'], ['parleye'], ['rallye', 'rallie'], []]
    """
    if verb.endswith("e"):
        return
    doubles = re.search(r"[^aeiou][aeiou][^aeiouwxy]$", verb) is not None
    # “rate” is a verb of its own, and no form of “rat” leads to it.
    if not doubles or len(re.findall("[aeiouy]+", verb)) > 1:
        yield f"{verb}e"
    if doubles:
        yield f"{verb}{verb[-1]}e"
        yield f"{verb}{verb[-1]}"
    if re.search("[^aeiou]y$", verb):
        yield f"{verb[:-1]}ie"


def _all_of(names: dict[str, Any]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}"
