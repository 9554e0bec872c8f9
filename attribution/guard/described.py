"""Names that no original has, beside what an original calls a source: "driver Peter Ochieng" for "a driver"."""

import re
from collections.abc import Iterator

from attribution.guard.clauses import Story
from attribution.guard.labels import HEAD_ENDS, roles, telling_words
from attribution.guard.matching import Originals
from attribution.guard.remarks import Remark, shown
from attribution.guard.words import read_words
from attribution.model import Source, Span

_NAME = r"(?P<name>[A-Z][\w’'-]+(?:\s(?:[a-z]{1,3}\s)?[A-Z][\w’'-]+)+)"
#: "driver Peter Ochieng", "Mother of three Ana Lee", "Peter Ochieng, a driver with the firm".
_BEFORE = re.compile(rf"(?P<what>[A-Za-z][\w’'-]*(?:\s[a-z][\w’'-]*){{0,3}})\s{_NAME}")
_AFTER = re.compile(rf"{_NAME},\s(?:an?|the|one)\s(?P<what>[a-z][^,.;:“”\"]{{2,60}})")


def find_invented(derived: Story, originals: Originals) -> Iterator[Remark]:
    """Yield names that no original has, beside what an original calls a source without a name."""
    printed = {word.key for story in originals.stories for clause in story.clauses for word in clause.words}
    done: set[str] = set()
    for sentence in derived.sentences:
        for pattern in (_BEFORE, _AFTER):
            for found in pattern.finditer(derived.text, sentence.start, sentence.end):
                names = read_words(found["name"], 0, len(found["name"]))
                if found["name"] in done or not printed.isdisjoint(name.key for name in names):
                    continue
                called = {word.stem for word in telling_words(found["what"]) if word.key in roles()}
                hit = _unnamed_as(called, originals)
                if hit is None:
                    continue
                done.add(found["name"])
                story, source = hit
                what = f"The original does not name {shown(source.name)}; here it is {shown(found['name'])}."
                where = source.mentions[0]
                place = Span(start=where.start, end=where.end)
                yield Remark("unnamed-named", sentence, sentence, story, place, what, source=source.id)


def _unnamed_as(called: set[str], originals: Originals) -> tuple[int, Source] | None:
    """Return the one source that has no name and is called so, where no other one is."""
    cast = [(number, one) for number, story in enumerate(originals.stories) for one in story.analysis.sources]
    found = [
        (number, one) for number, one in cast if one.mentions and not one.named and not called.isdisjoint(_heads(one))
    ]
    return found[0] if len(found) == 1 and found[0][1].kind == "person" else None


def _heads(source: Source) -> set[str]:
    """Return the stems of the roles in what a source without a name is called."""
    return {word.stem for word in telling_words(HEAD_ENDS.split(source.name, maxsplit=1)[0]) if word.key in roles()}
