"""A worksheet as Markdown: boxes to tick, and tables for what is filled in."""

import re
from collections.abc import Iterable, Iterator

from attribution.output import showable
from attribution.worksheet.changed import HEADING, Changed
from attribution.worksheet.content import ATTEMPT, ATTEMPTS, BOXES, SIGN_OFF, Call, Unnamed, Worksheet
from attribution.worksheet.items import Item, Said

#: What may mean something to Markdown, or begin HTML.
_MEANS = re.compile(r"([\\`*_{}\[\]<>#!|~&$])")
#: What means something at the beginning of a line: a list, a heading, a rule.
_BEGINS = re.compile(r"\A(\d{0,9})([-+=.)])")


def to_markdown(sheet: Worksheet) -> bytes:
    """Return a worksheet as Markdown in UTF-8.

    >>> empty = Worksheet(title="The pump", about=())
    >>> print(to_markdown(empty).decode().splitlines()[0])
    # Worksheet: The pump
    """
    return "\n".join(_lines(sheet)).encode()


def escaped(text: str) -> str:
    r"""Return words of an article that mean nothing to Markdown, on one line.

    >>> print(escaped("1. <b>no</b>"))
    1\. \<b\>no\</b\>
    """
    line = _MEANS.sub(r"\\\1", " ".join(showable(text).split()))
    return _BEGINS.sub(r"\1\\\2", line)


def _lines(sheet: Worksheet) -> Iterator[str]:
    yield from (f"# Worksheet: {escaped(sheet.title)}", "")
    for line in (*sheet.about, *(f"Not on this sheet: {line}" for line in sheet.left_off)):
        yield from (escaped(line), "")
    if sheet.changed:
        yield from _section(HEADING, (line for it in sheet.changed for line in _changed(it)))
    yield from _section("Calls", (line for call in sheet.calls for line in _call(call, attempts=True)))
    silences = (f"- [ ] {escaped(it.who)}: “{escaped(it.what)}” ({escaped(it.place)})" for it in sheet.silences)
    yield from _section("Did not comment", silences)
    yield from _section("To look up", (line for call in sheet.lookups for line in _call(call, attempts=False)))
    yield from _section("Names and numbers", (f"- [ ] {escaped(it.words)} ({it.place})" for it in sheet.named))
    yield from _section("Unnamed sources: for the editor", (line for one in sheet.unnamed for line in _unnamed(one)))
    crowds = (line for call in sheet.crowds for line in _call(call, attempts=False))
    yield from _section("Groups spoken of as one, and who is heard through another", crowds)


def _changed(it: Changed) -> Iterator[str]:
    yield f"- [ ] {escaped(it.told)}"
    yield from (f"  - {name}: {escaped(words)}" for name, words in (("before", it.before), ("now", it.now)))


def _section(heading: str, lines: Iterable[str]) -> Iterator[str]:
    yield from (f"## {heading}", "")
    found = tuple(lines)
    yield from found or ("None.",)
    if not found or found[-1]:
        yield ""


def _call(call: Call, *, attempts: bool) -> Iterator[str]:
    yield from (f"### {escaped(call.name)}", "", escaped(call.about), "")
    yield from (f"- [ ] {escaped(question)}" for question in call.ask)
    yield ""
    yield from _said(call.said)
    if attempts:
        blank = ((str(number), *[""] * len(ATTEMPT)) for number in range(1, ATTEMPTS + 1))
        yield from _table(("attempt", *ATTEMPT), blank)


def _said(said: Said) -> Iterator[str]:
    for item in said.items:
        yield from _item(item)
    if said.fragments:
        yield from (f"- [ ] a word or two: {escaped(said.fragments_in_words)}", "")


def _item(item: Item) -> Iterator[str]:
    yield from (f"**{item.number}** {item.place}; {escaped(item.how)}", "")
    if item.facts:
        yield f"- [ ] ask: {escaped(item.asked)}"
    yield f"- {' '.join(f'[ ] {box}' for box in BOXES)}"
    yield from (f"- {name}: {escaped(value)}" for name, value in item.entered)
    yield from ("", f"> {escaped(item.words)}", "")


def _unnamed(one: Unnamed) -> Iterator[str]:
    yield from (f"### {escaped(one.descriptor)}", "")
    known = (*one.terms, *zip(SIGN_OFF, one.sign_off, strict=True))
    yield from _table(("what", "answer"), ((name, escaped(value)) for name, value in known))
    yield from _said(one.said)


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    header = tuple(header)
    yield f"| {' | '.join(header)} |"
    yield f"|{' --- |' * len(header)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""
