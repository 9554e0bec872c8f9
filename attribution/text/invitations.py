"""Lines that ask the reader to follow, to sign up or to read on: nobody in the article says them."""

import re

_INVITATION = re.compile(
    r"(?:follow|like|find|join|connect with|subscribe|sign up|read more|watch more)\b[^.!?\n]{0,80}?"
    r"(?:\bon (?:twitter|x|facebook|instagram|threads|bluesky|mastodon|youtube|linkedin|telegram|whatsapp)\b|@\w"
    r"|\b(?:newsletters?|podcast|mailing list)\b|\bat \w+\.[a-z]{2,})[^\n]{0,80}",
    re.I,
)


def is_invitation(text: str, start: int, end: int) -> bool:
    """Whether the text from `start` to `end` is nothing but such a line.

    >>> line = "Follow Ana Lee on Twitter @analee."
    >>> is_invitation(line, 0, len(line)), is_invitation("Follow the river.", 0, 17)
    (True, False)
    """
    return _INVITATION.fullmatch(text[start:end].strip()) is not None
