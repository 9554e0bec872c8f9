"""A worksheet as Markdown: boxes to tick, and tables for what is filled in."""

import re
from collections.abc import Iterable, Iterator

from attribution.output import showable
from attribution.worksheet.content import ATTEMPT, ATTEMPTS, BOXES, SIGN_OFF, Call, Item, Unnamed, Worksheet

#: What may mean something to Markdown, or begin HTML.
_MEANS = re.compile(r"([\\`*_{}\[\]<>#!|~&$])")
#: What means something at the beginning of a line: a list, a heading, a rule.
_BEGINS = re.compile(r"\A(\d{0,9})([-+=.)])")


def to_markdown(sheet: Worksheet) -> bytes:
    """Return a worksheet as Markdown in UTF-8.

    >>> empty = Worksheet(title="The pump", about=(), calls=(), unnamed=(), silences=())
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
    for line in sheet.about:
        yield from (escaped(line), "")
    yield from ("## Call sheet", "")
    for call in sheet.calls:
        yield from _call(call)
    yield from ("## Unnamed sources", "")
    for one in sheet.unnamed:
        yield from _unnamed(one)
    if not sheet.unnamed:
        yield from ("None.", "")
    yield from ("## No comment", "")
    yield from (f"- {escaped(it.who)}: “{escaped(it.what)}” ({escaped(it.place)})" for it in sheet.silences)
    if not sheet.silences:
        yield "None."
    yield ""


def _call(call: Call) -> Iterator[str]:
    yield from (f"### {escaped(call.name)}", "", escaped(call.about), "")
    yield from (f"- [ ] {escaped(question)}" for question in call.ask)
    yield ""
    for item in call.items:
        yield from _item(item)
    yield from _table(("attempt", *ATTEMPT), ((str(number), *[""] * len(ATTEMPT)) for number in range(1, ATTEMPTS + 1)))


def _item(item: Item) -> Iterator[str]:
    yield from (f"**{item.number}.** {escaped(item.place)}; {escaped(item.how)}", "")
    yield from (f"- [ ] ask: {escaped(fact)}" for fact in item.facts)
    yield from (f"- [ ] {box}" for box in BOXES)
    yield from (f"- {name}: {escaped(value)}" for name, value in item.entered)
    yield from ("", "Verbatim:", "", f"> {escaped(item.words)}", "")


def _unnamed(one: Unnamed) -> Iterator[str]:
    yield from (f"### {escaped(one.descriptor)}", "")
    known = (
        *(("reason", one.reason), ("condition", one.condition), ("how it knows", one.knows)),
        *(("people claimed", one.claimed), ("first use", one.first_use), ("quotations", str(one.quotations))),
    )
    yield from _table(
        ("what", "answer"),
        ((name, escaped(value)) for name, value in (*known, *zip(SIGN_OFF, one.sign_off, strict=True))),
    )


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    header = tuple(header)
    yield f"| {' | '.join(header)} |"
    yield f"|{' --- |' * len(header)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""
