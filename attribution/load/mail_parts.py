"""The parts of a message: the note that comes with a story, the story, the signature, the letter that is answered."""

import re
from collections.abc import Iterator

from attribution.load.blocks import Block
from attribution.model import PartKind

_GREETING = re.compile(
    r"(?:hi|hello|hey|dear|greetings|good (?:morning|afternoon|evening|day)|morning|afternoon|evening|all|team|folks)\b"
    r"[^.?\"“]{0,60}[,!:;–—-]?",
    re.IGNORECASE,
)
#: The same at the start of a line that goes on: "Hi Sam, here is the story".
_GREETED = re.compile(
    r"(?:hi|hello|hey|dear|morning|good (?:morning|afternoon|evening))\b[^.?!,\"“]{0,40}(?:[,!]|\s[–—-])\s",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:(?:(?:with )?(?:very )?(?:best|kind|kindest|warm|warmest) (?:regards|wishes)|all the best|best|regards|cheers"
    r"|thanks|many thanks|thank you|thanks again|thx|sincerely(?: yours)?|yours(?: (?:sincerely|faithfully|truly))?"
    r"|respectfully|speak soon|talk soon)\b[^.?\"“a-z]{0,3}(?: (?:in advance|again|all))?[,!.–—-]?)"
    # "Thanks, Jo"
    r"(?:(?<=[,–—-])\s?(?-i:[A-Z])[\w’'-]{0,20}(?:\s(?-i:[A-Z])[\w’'-]{0,20})?)?",
    re.IGNORECASE,
)
_DIVIDER = re.compile(r"(?:[-–—=_*#~+]\s?){3,}")
_STORY = re.compile(
    r"(?:for immediate release|(?:press|news|media) release|embargoed?\b.{0,60}"
    r"|(?:the )?(?:story|draft|copy|text|article|release)(?: (?:below|follows|starts|begins)(?: here)?)?:?|begins?:?)",
    re.IGNORECASE,
)
_FORWARDED = re.compile(
    r"(?:-{2,}\s?)?(?:forwarded message|begin forwarded message|forwarded by .{1,80})\s?:?(?:\s?-{2,})?", re.I
)
_ORIGINAL = re.compile(r"-{2,}\s?original (?:message|appointment)\s?-{2,}", re.IGNORECASE)
_WROTE = re.compile(r"(?:on|am|le|el)\b.{4,200}\bwrote:", re.IGNORECASE)
_HEADER = re.compile(r"\*?(?:from|sent|to|cc|date|subject|reply-to)\*?:\*? .*", re.IGNORECASE)
#: What firms set under all that their people write.
_DISCLAIMER = re.compile(
    r"\b(?:confidential|intended (?:recipient|solely|only)|privileged|disclaimer|unsubscribe|virus"
    r"|registered (?:in|office)|before (?:you )?print(?:ing)?)\b",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?:sent|get outlook) (?:from|for|via) .{2,60}", re.IGNORECASE)
#: What a note that comes with a story speaks of.
_SPEAKS_OF = re.compile(
    r"\b(?:below|attached|here is|here['’]s|please find|pls find|see the|as promised"
    r"|for (?:your )?(?:review|approval|edit))\b",
    re.IGNORECASE,
)
#: A note is no longer than this, a signature has no more lines, and a story has at least so many characters.
_LONGEST_NOTE, _MOST_LINES, _LEAST_STORY = 2_000, 9, 120
_LONGEST_LINE = 90


def read_parts(text: str, sender: str = "") -> Iterator[Block]:
    r"""Yield the paragraphs of a message; what is not the story is labelled.

    Args:
        text: The message.
        sender: The name of whoever sent it, which may sign it.

    >>> text = "Hi Sam,\n\nThe story is below.\n\nBest,\nJo\n\n---\n\n" + 4 * "The bridge is safe, the mayor said. "
    >>> [(block.kind, block.text[:12]) for block in read_parts(text) if block.text]
    [('covering-note', 'Hi Sam,\n\nThe'), (None, 'The bridge i')]
    """
    lines = [line.rstrip("\r") for line in text.split("\n")]
    signs = _signs(sender)
    begins = _story_begins(lines, signs)
    ends = _story_ends(lines, begins, signs)
    if begins:
        yield Block("\n".join(lines[:begins]).strip("\n"), "covering-note")
    yield from _paragraphs(lines[begins:ends])
    yield from _after(lines[ends:])


def set_note_apart(blocks: list[Block], sender: str = "") -> list[Block]:
    r"""Return the blocks of a message in HTML; the note that comes before the story is one block, and labelled.

    >>> story = Block(4 * "The bridge is safe, the mayor said. ")
    >>> note = [Block(words) for words in ("Hi Sam,", "The story is below.", "Best,", "Jo", "---")]
    >>> [(block.kind, block.text[:12]) for block in set_note_apart([*note, story])]
    [('covering-note', 'Hi Sam,\n\nThe'), (None, 'The bridge i')]
    """
    lines = [line for block in blocks for line in (*block.text.split("\n"), "")]
    begins = _story_begins(lines, _signs(sender))
    if not begins:
        return blocks
    story, at = [], 0
    for block in blocks:
        own = block.text.split("\n")
        if left := own[max(begins - at, 0) :]:
            story.append(block._replace(text="\n".join(left)))
        at += len(own) + 1
    return [Block("\n".join(lines[:begins]).strip("\n"), "covering-note"), *story]


def _signs(sender: str) -> set[str]:
    """Return what whoever sent a message may sign it with."""
    return {sender.lower(), sender.partition(" ")[0].lower()} - {""}


def _paragraphs(lines: list[str]) -> Iterator[Block]:
    """Yield the paragraphs of lines; those that quote an earlier message are blocks of their own."""
    kind: PartKind | None = None
    gathered: list[str] = []
    for number, line in enumerate(lines):
        quotes = line.startswith(">") or (_WROTE.fullmatch(line.strip()) and _is_answered(lines[number + 1 :]))
        of_line: PartKind | None = "quoted-reply" if quotes else None
        if of_line != kind or not line.strip():
            yield Block("\n".join(gathered), kind)
            gathered, kind = [], of_line
        if line.strip():
            gathered.append(line)
    yield Block("\n".join(gathered).rstrip(), kind)


def _is_answered(following: list[str]) -> bool:
    """Whether what comes next quotes an earlier message."""
    return next((line.startswith(">") for line in following if line.strip()), False)


def _after(lines: list[str]) -> Iterator[Block]:
    """Yield the signature, and an earlier message that stands under it."""
    answered = next((n for n, line in enumerate(lines) if _begins_answered(lines, n)), len(lines))
    for kind, part in (("signature", lines[:answered]), ("quoted-reply", lines[answered:])):
        words = "\n".join(part).strip("\n")
        if words.strip():
            yield Block(words, "signature" if kind == "signature" else "quoted-reply")


def _begins_answered(lines: list[str], number: int) -> bool:
    line = lines[number].strip()
    if _ORIGINAL.fullmatch(line) or line.startswith(">") or _WROTE.fullmatch(line):
        return True
    headers = [bool(_HEADER.fullmatch(one.strip())) for one in lines[number : number + 3]]
    return line.lower().startswith(("from:", "*from")) and headers == [True] * 3


def _story_ends(lines: list[str], begins: int, signs: set[str]) -> int:
    """Return the line with which the signature, or an earlier message, begins; the end where there is neither."""
    answered = _answered_end(lines, begins)
    end = next((n for n in range(begins, answered) if lines[n] == "-- " or _ends_story(lines, n, begins)), answered)
    found, count = end, 0
    for number in range(end - 1, begins, -1):
        line = lines[number].strip()
        if not line or _DISCLAIMER.search(line):
            continue
        count += 1
        if count > _MOST_LINES or len(line) > _LONGEST_LINE or any(mark in line for mark in '“”"?'):
            break
        if _CLOSING.fullmatch(line) or line == "--":
            return number
        if (_PHONE.fullmatch(line) and count <= 2) or (line.rstrip(",.").lower() in signs and count <= 5):
            found = number
    return found


def _answered_end(lines: list[str], begins: int) -> int:
    """Return the line from which on all is quoted from an earlier message; the end where the last line is not."""
    end = len(lines)
    for number in range(len(lines) - 1, begins, -1):
        line = lines[number].strip()
        if line.startswith(">") or (_WROTE.fullmatch(line) and end < len(lines)):
            end = number
        elif line:
            break
    return end


def _ends_story(lines: list[str], number: int, begins: int) -> bool:
    line = lines[number].strip()
    if _ORIGINAL.fullmatch(line):
        return True
    return (
        number > begins and not line.startswith(">") and not _WROTE.fullmatch(line) and _begins_answered(lines, number)
    )


def _story_begins(lines: list[str], signs: set[str]) -> int:
    """Return the line with which the story begins that a note comes with; 0 where there is no note."""
    forwarded = next((n for n, line in enumerate(lines) if _FORWARDED.fullmatch(line.strip())), None)
    if forwarded is not None and len("\n".join(lines[:forwarded])) <= _LONGEST_NOTE:
        after = forwarded + 1
        while after < len(lines) and (not lines[after].strip() or _HEADER.fullmatch(lines[after].strip())):
            after += 1
        return after if _is_story(lines[after:]) else 0
    first = next((line.strip() for line in lines if line.strip()), "")
    greets = _GREETING.fullmatch(first) is not None or _GREETED.match(first) is not None
    length = 0
    for number, line in enumerate(lines):
        length += len(line) + 1
        if length > _LONGEST_NOTE:
            return 0
        note = "\n".join(lines[:number])
        begins = _after_divider(line, number) or (_after_closing(lines, number, signs) if greets else 0)
        if begins and (greets or _SPEAKS_OF.search(note)) and note.strip() and _is_story(lines[begins:]):
            return begins
    return 0


def _after_divider(line: str, number: int) -> int:
    """Return the line after one that parts the note from the story; 0 where `line` is none."""
    words = line.strip()
    return number + 1 if _DIVIDER.fullmatch(words) or _STORY.fullmatch(words) else 0


def _after_closing(lines: list[str], number: int, signs: set[str]) -> int:
    """Return the line after a closing formula and the few short lines of a name under it; 0 where there are none.

    The name of whoever sent the message closes it by itself.
    """
    line = lines[number].strip()
    signed = line.rstrip(",.").lower() in signs
    if not signed and not _CLOSING.fullmatch(line):
        return 0
    after, names = number + 1, int(signed or " " in line.partition(",")[2])
    while after < len(lines) and (lines[after].strip() or not names):
        names += bool(lines[after].strip())
        if names > _MOST_LINES or len(lines[after]) > _LONGEST_LINE:
            return 0
        after += 1
    # A line of signs may part it from the story besides.
    following = next((n for n in range(after, len(lines)) if lines[n].strip()), len(lines))
    return _after_divider(lines[following], following) or after if following < len(lines) else 0


def _is_story(lines: list[str]) -> bool:
    """Whether so much follows, of what this message says itself, that it may be a story."""
    answered = next((number for number in range(len(lines)) if _begins_answered(lines, number)), len(lines))
    return len("\n".join(lines[:answered]).strip()) >= _LEAST_STORY
